"""Wat er echt binnenkwam: elke hulpvraag één keer, in de week van haar melding, en alleen in hele weken."""

import sys
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "proces"))

from proceshulp import gebeurtenis, voorstel
from werelden import rkv

from wijknetwerk.begrippen import Gebeurtenis, Week
from wijknetwerk.simulatie import loop
from wijknetwerk.simulatie.hertrekken import echte_weken

EERSTE = date(2026, 11, 16)


def gemeld(nummer: str, dagen: int, week: int) -> Gebeurtenis:
    """Een voorstel in week `week` voor een hulpvraag die zoveel dagen na de eerste maandag gemeld is."""
    naam = str(Week.van(EERSTE + timedelta(weeks=week)))
    bericht = voorstel(week=naam, melddatum=EERSTE + timedelta(days=dagen))
    return gebeurtenis("voorstel_gemaakt", bericht, hulpvraag=nummer)


def test_elke_week_telt_wie_daarin_gemeld_is() -> None:
    rij = [gemeld("H0", -3, 0), gemeld("H1", 0, 1), gemeld("H2", 6, 1), gemeld("H3", 7, 2), gemeld("H4", 21, 3)]
    assert echte_weken(rij) == (2, 1, 0)


def test_een_hulpvraag_die_weken_wacht_telt_een_keer() -> None:
    wacht = [gemeld("H1", 8, week) for week in (1, 2, 3)]
    assert echte_weken([*wacht, gemeld("H2", 15, 3)]) == (1, 1)


def test_zonder_voorstellen_zijn_er_geen_weken() -> None:
    assert echte_weken([]) == ()
    assert echte_weken([gemeld("H1", 0, 0)]) == ()


def test_de_simulatie_trekt_alleen_aantallen_die_er_echt_waren() -> None:
    wereld = rkv(weken=60, instroom="hertrokken", instroom_weken=(2, 9), instroom_per_jaar=None)
    aantallen = [week.instroom for week in loop(wereld, 0).weken]
    assert set(aantallen) == {2, 9}
    assert wereld.per_week == 5.5
