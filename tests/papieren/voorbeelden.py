"""De voorstellen van de voorbeelden, per voorbeeld één keer uitgerekend."""

from datetime import date
from functools import cache
from typing import NamedTuple

from papierbouwer import WORTEL

from wijknetwerk.begrippen import Weekvoorstel, Werkvoorraad
from wijknetwerk.invoer import lees
from wijknetwerk.regels import Regelboek, laad_woordenlijst
from wijknetwerk.weekvoorstel import maak_weekvoorstel

REGELS = WORTEL / "regels"
NAMEN = ("klein", "rkv", "noordwest")


class Voorbeeld(NamedTuple):
    werkvoorraad: Werkvoorraad
    regelboek: Regelboek
    voorstel: Weekvoorstel


@cache
def voorbeeld(naam: str) -> Voorbeeld:
    werkvoorraad = lees(WORTEL / "voorbeelddata" / naam, laad_woordenlijst(REGELS)).werkvoorraad
    assert werkvoorraad is not None
    boek = regelboek()
    return Voorbeeld(werkvoorraad, boek, maak_weekvoorstel(werkvoorraad, boek))


@cache
def regelboek() -> Regelboek:
    return Regelboek.laad(REGELS, date(2026, 11, 16))
