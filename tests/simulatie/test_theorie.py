"""De simulatie tegen wat de wachtrijtheorie en brief 000 zeggen."""

from collections.abc import Sequence
from math import factorial

import numpy as np
import pytest
from werelden import loketten

from wijknetwerk.simulatie import loop
from wijknetwerk.simulatie.cijfers import Weekcijfers


def _gemiddeld(weken: Sequence[Weekcijfers], telling: str) -> float:
    return float(np.mean([getattr(week, telling) for week in weken]))


def test_niets_raakt_kwijt() -> None:
    """Wat binnenkomt loopt, wacht, is geëindigd of heeft de weekronde verlaten."""
    weken = loop(loketten(6, weken=120, instroom_per_jaar=20), 0).weken
    binnen = np.cumsum([week.instroom - week.uitstroom - week.verlaat_weekronde for week in weken])
    assert [week.actief + week.wachtend for week in weken] == binnen.tolist()


def test_de_wet_van_little() -> None:
    """Gemiddeld lopend is instroom per week maal duur; met 30 plaatsen hoeft bijna niemand te wachten."""
    weken = loop(loketten(30, weken=400, instroom_per_jaar=52), 1).weken[100:]
    duur = 20
    verwacht = _gemiddeld(weken, "instroom") * duur
    assert _gemiddeld(weken, "actief") == pytest.approx(verwacht, rel=0.1)
    assert _gemiddeld(weken, "wachtend") < 0.2


def erlang_c(plaatsen: int, belasting: float) -> float:
    """De gemiddelde wachtrij van M/M/c."""
    vol = belasting**plaatsen / factorial(plaatsen) * plaatsen / (plaatsen - belasting)
    kans = vol / (sum(belasting**k / factorial(k) for k in range(plaatsen)) + vol)
    return kans * belasting / (plaatsen - belasting)


def test_de_wachtrij_en_de_wachttijd_van_mmc() -> None:
    """Vijf plekken, negen per jaar, twintig weken: Erlang geeft de rij, en Little daaruit de wachttijd."""
    plaatsen, per_jaar, duur = 5, 9, 20
    wereld = loketten(plaatsen, weken=800, instroom_per_jaar=per_jaar, duur_weken=duur)
    weken = [week for herhaling in range(3) for week in loop(wereld, herhaling).weken[200:]]
    rij = erlang_c(plaatsen, per_jaar / 52 * duur)
    assert _gemiddeld(weken, "wachtend") == pytest.approx(rij, rel=0.3)
    wachttijd = sum(week.gewacht_weken for week in weken) / sum(week.begonnen for week in weken)
    assert wachttijd == pytest.approx(rij / (per_jaar / 52), rel=0.3)


@pytest.mark.parametrize(
    ("instroom", "uitstroom", "weken", "per_jaar"),
    [(69, 34, 74, 49), (62, 40, 74, 44), (72, 38, 86, 44), (62, 53, 86, 38)],
    ids=["CSA", "RKV", "Malburgen", "Schuytgraaf/Elderveld"],
)
def test_vaste_instroom_geeft_de_tabellen_van_brief_000(
    instroom: int, uitstroom: int, weken: int, per_jaar: int
) -> None:
    """De pilots begonnen leeg, 17 en 20 maanden terug; bij één vaste duur horen precies deze in-, uit- en actieven."""
    binnen = [per_jaar * (week + 1) // 52 - per_jaar * week // 52 for week in range(weken)]
    duur = next(duur for duur in range(1, weken) if sum(binnen[: weken - duur]) == uitstroom)
    vast = {"instroom": "vast", "instroom_per_jaar": per_jaar, "duur": "vast"}
    gang = loop(loketten(100, weken=weken, duur_weken=duur, **vast), 0).weken
    assert sum(week.instroom for week in gang) == instroom
    assert sum(week.uitstroom for week in gang) == uitstroom
    assert (gang[-1].actief, gang[-1].wachtend) == (instroom - uitstroom, 0)
