"""Regels: de machine achter het beleid in `regels/`. Zij kent geen drempel en geen gemeente."""

from wijknetwerk.regels.fouten import RegelFout, RegelFouten
from wijknetwerk.regels.getallen import Getal
from wijknetwerk.regels.regel import Regel, Rekendag
from wijknetwerk.regels.regelboek import Aanname, Regelboek
from wijknetwerk.regels.regelset import Regelset
from wijknetwerk.regels.tabel import Tabel, Uitslag
from wijknetwerk.regels.tabelsoorten import SCHILUITKOMSTEN, TABELSOORTEN
from wijknetwerk.regels.uitspraak import GEEN_REGEL, ONBESLIST, Uitspraak
from wijknetwerk.regels.velden import Herkomst, Kolom, Regelveld, Soort, kolommen
from wijknetwerk.regels.woordenlijst import laad_woordenlijst

__all__ = [
    "GEEN_REGEL",
    "ONBESLIST",
    "SCHILUITKOMSTEN",
    "TABELSOORTEN",
    "Aanname",
    "Getal",
    "Herkomst",
    "Kolom",
    "Regel",
    "RegelFout",
    "RegelFouten",
    "Regelboek",
    "Regelset",
    "Regelveld",
    "Rekendag",
    "Soort",
    "Tabel",
    "Uitslag",
    "Uitspraak",
    "kolommen",
    "laad_woordenlijst",
]
