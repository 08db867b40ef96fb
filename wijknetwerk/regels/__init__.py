"""Regels: de machine achter het beleid in `regels/`. Zij kent geen drempel en geen gemeente."""

from wijknetwerk.regels.advies import Advies, NetNiet, Oordeelveld, Termijnadvies
from wijknetwerk.regels.fouten import RegelFout, RegelFouten
from wijknetwerk.regels.getallen import Getal
from wijknetwerk.regels.regel import Regel, Rekendag
from wijknetwerk.regels.regelboek import Aanname, Regelboek
from wijknetwerk.regels.regelset import Regelset
from wijknetwerk.regels.tabel import Tabel, Uitslag
from wijknetwerk.regels.tabelsoorten import SCHILUITKOMSTEN, TABELSOORTEN
from wijknetwerk.regels.uitleg import Klopt, Regeluitleg, Voorwaarde, leg_uit
from wijknetwerk.regels.uitspraak import GEEN_REGEL, ONBESLIST, Uitspraak
from wijknetwerk.regels.velden import Herkomst, Kolom, Regelveld, Soort, kolommen
from wijknetwerk.regels.woordenlijst import laad_woordenlijst

__all__ = [
    "GEEN_REGEL",
    "ONBESLIST",
    "SCHILUITKOMSTEN",
    "TABELSOORTEN",
    "Aanname",
    "Advies",
    "Getal",
    "Herkomst",
    "Klopt",
    "Kolom",
    "NetNiet",
    "Oordeelveld",
    "Regel",
    "RegelFout",
    "RegelFouten",
    "Regelboek",
    "Regelset",
    "Regeluitleg",
    "Regelveld",
    "Rekendag",
    "Soort",
    "Tabel",
    "Termijnadvies",
    "Uitslag",
    "Uitspraak",
    "Voorwaarde",
    "kolommen",
    "laad_woordenlijst",
    "leg_uit",
]
