"""Kleine werelden waarvan de uitkomst uit de theorie bekend is."""

from datetime import date
from functools import cache
from typing import Any

import bouwers

from wijknetwerk.begrippen import Werkvoorraad
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import Regelboek
from wijknetwerk.simulatie import Scenario, Wereld, maak_wereld

UUR = 60
KORTDUREND = 26


@cache
def boek() -> Regelboek:
    return Regelboek.laad(pad("regels"), date(2026, 11, 16))


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
