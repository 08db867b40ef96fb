"""Het proces van een hulpvraag: welke stap mag, en waarom niet. Zuiver: geen klok, geen opslag."""

from wijknetwerk.proces.afspraken import Afspraken, lees_afspraken
from wijknetwerk.proces.besluit import Besluit
from wijknetwerk.proces.dossier import Dossier, dossiers, na
from wijknetwerk.proces.staten import STAPPEN, Stap, stap_van
from wijknetwerk.proces.voorwaarden import VOORWAARDEN, Bezwaar, bezwaren

__all__ = [
    "STAPPEN",
    "VOORWAARDEN",
    "Afspraken",
    "Besluit",
    "Bezwaar",
    "Dossier",
    "Stap",
    "bezwaren",
    "dossiers",
    "lees_afspraken",
    "na",
    "stap_van",
]
