"""Kleine werelden waarvan de uitkomst uit de theorie bekend is."""

from datetime import date
from functools import cache
from typing import Any

import bouwers

from wijknetwerk.begrippen import Werkvoorraad
from wijknetwerk.invoer import lees
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import Regelboek, laad_woordenlijst
from wijknetwerk.simulatie import Scenario, Wereld, maak_wereld
from wijknetwerk.simulatie.maten import Tarieven

UUR = 60
KORTDUREND = 26


TARIEVEN = Tarieven(wijkcoach=5649, basis=5760, specialistisch=6180)


@cache
def boek(naam: str | None = None) -> Regelboek:
    return Regelboek.laad(pad("regels"), date(2026, 11, 16), naam)


@cache
def _rkv() -> Werkvoorraad:
    week = lees(pad("voorbeelddata") / "rkv", laad_woordenlijst(pad("regels"))).werkvoorraad
    assert week is not None
    return week


def rkv(**scenario: Any) -> Wereld:
    """Het voorbeeld rkv, met een gewone instroom."""
    return wereld(_rkv(), **({"instroom_per_jaar": 260} | scenario))


def wereld(werkvoorraad: Werkvoorraad, **scenario: Any) -> Wereld:
    return maak_wereld(werkvoorraad, boek(), Scenario(**({"naam": "test", "weken": 52} | scenario)))


def loketten(aantal: int, duur_weken: int = 20, **scenario: Any) -> Wereld:
    """Eén soort vraag van een uur, en één plek met `aantal` uur: een wijkcoach, of een aanbieder als het lang duurt."""
    tweede = boek().getal("tweede_coach_minuten_per_week")
    band = {"bandbreedte_van": 0, "bandbreedte_tot": aantal * UUR}
    coaches = (
        bouwers.wijkcoach("C1", begeleiding_minuten=aantal * UUR, **band),
        bouwers.wijkcoach("C2", begeleiding_minuten=aantal * tweede, wetten=("jeugdwet",), **band),
    )
    ruim = bouwers.aanbieder(ruimte_basis=aantal * UUR)  # voor wie langer duurt dan een wijkcoach begeleidt
    vraag = bouwers.hulpvraag(verwachte_duur_weken=duur_weken)
    week = bouwers.werkvoorraad(vraag, wijkcoaches=coaches, aanbieders=(ruim,) if duur_weken > KORTDUREND else ())
    return wereld(week, leeg_begin=True, **scenario)
