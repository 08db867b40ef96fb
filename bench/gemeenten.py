"""Twintig (of meer) willekeurige gemeenten om te simuleren: elk een team met een eigen omvang, krapte en instroom."""

import random
from dataclasses import dataclass, replace
from datetime import date

from teamweken import GEBIED, Omvang, maak_teamweek

from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import Regelboek
from wijknetwerk.simulatie import Beleid, Scenario, Wereld, maak_wereld

DUUR_WEKEN = 34


@dataclass(frozen=True)
class Gemeente:
    """Een gemeente, te maken uit haar zaad alleen."""

    zaad: int

    def wereld(self, beleid: Beleid, weken: int) -> Wereld:
        """De wereld van deze gemeente; zelfde zaad, zelfde wereld."""
        loten = random.Random(self.zaad)  # noqa: S311 - een proefgemeente, geen geheim
        omvang = Omvang(
            hulpvragen=loten.randint(30, 60),
            wijkcoaches=loten.randint(4, 10),
            partners=loten.randint(5, 12),
            tweede_schil=loten.randint(4, 16),
            groepen=loten.randint(3, 12),
        )
        week = maak_teamweek(self.zaad, loten.uniform(0.8, 1.4), omvang)
        boek = Regelboek.laad(pad("regels"), date(2026, 11, 16))
        boek = replace(boek, regelset=replace(boek.regelset, gebieden=(GEBIED,)))
        per_jaar = round(omvang.hulpvragen * 52 / DUUR_WEKEN * loten.uniform(0.8, 1.2))
        scenario = Scenario(
            naam=str(self.zaad),
            weken=weken,
            instroom_per_jaar=per_jaar,
            beleid=beleid,
            opschalen_procent_per_jaar=10,
            afschalen_procent_per_jaar=10,
        )
        return maak_wereld(week, boek, scenario)
