"""De eisen: harde voorwaarden voor een hulpvraag op een plek, zichtbaar op een rij per soort plek."""

from collections.abc import Iterable

import numpy as np

from wijknetwerk.eisen.aanbieder import EISEN_AANBIEDER, EISEN_ERVARING, EISEN_EXPERTISE
from wijknetwerk.eisen.coach import EISEN_COACH, EISEN_DEEL_COACH, EISEN_TWEEDE_COACH
from wijknetwerk.eisen.eis import Eis
from wijknetwerk.eisen.groep import EISEN_BESCHIKBAAR, EISEN_GROEP
from wijknetwerk.eisen.toelating import Toelating, masker
from wijknetwerk.eisen.veld import Getallen, Masker, Veld, dekt, kruisjes

__all__ = [
    "EISEN_AANBIEDER",
    "EISEN_BESCHIKBAAR",
    "EISEN_COACH",
    "EISEN_DEEL_COACH",
    "EISEN_ERVARING",
    "EISEN_EXPERTISE",
    "EISEN_GROEP",
    "EISEN_TWEEDE_COACH",
    "Eis",
    "Getallen",
    "Masker",
    "Toelating",
    "Veld",
    "dekt",
    "haalt_alle",
    "kruisjes",
]


def haalt_alle(eisen: Iterable[Eis], veld: Veld) -> Masker:
    """H × plekken: waar alle eisen worden gehaald."""
    samen: Masker = np.logical_and.reduce([masker(eis, veld) for eis in eisen])
    return samen
