"""De landelijke studie: dezelfde uitkomst als elke gemeente apart, met hoeveel werkers ook."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from random import Random

import weekplan
from hypothesis import given
from hypothesis import strategies as st
from krappeweken import maak_krappe_week

from wijknetwerk.begrippen import Werkvoorraad
from wijknetwerk.studie import bestudeer, tel_op, verdeel_gedeelde_ruimte
from wijknetwerk.verdeling import verdeel
from wijknetwerk.weging import weeg


def _maak(zaad: int) -> Werkvoorraad:
    return maak_krappe_week(Random(zaad))  # noqa: S311 - een proefweek, geen geheim


def _weken(aantal: int) -> list[Callable[[], Werkvoorraad]]:
    return [partial(_maak, zaad) for zaad in range(aantal)]


def test_een_land_is_de_som_van_zijn_gemeenten_en_nooit_beter_dan_exact() -> None:
    los = [verdeel(weeg(week(), weekplan.regelboek())).bewijs.treden for week in _weken(6)]
    with ThreadPoolExecutor(1) as werkers:
        gemeenten = list(bestudeer(_weken(6), weekplan.regelboek(), werkers))
    land = tel_op(gemeenten)
    assert land.gemeenten == 6
    assert land.hulpvragen == sum(len(week().hulpvragen) for week in _weken(6))
    assert land.som == sum(gemeente.som for gemeente in gemeenten)
    assert land.ondergrens == sum(gemeente.ondergrens for gemeente in gemeenten) <= land.som
    for gemeente, treden in zip(gemeenten, los, strict=True):
        assert list(gemeente.treden.values()) >= [trede.waarde for trede in treden]
        exact = sum(10 ** (len(treden) - 1 - nummer) * trede.waarde for nummer, trede in enumerate(treden[:-1]))
        assert gemeente.ondergrens <= exact
        assert gemeente.som == sum(
            10 ** (len(treden) - 1 - nummer) * gemeente.treden[trede.naam] for nummer, trede in enumerate(treden[:-1])
        )
    assert 0 <= land.gat < 0.02


def test_meer_werkers_geven_dezelfde_uitkomst() -> None:
    uitkomsten = []
    for aantal in (1, 2):
        with ThreadPoolExecutor(aantal) as werkers:
            uitkomsten.append(list(bestudeer(_weken(5), weekplan.regelboek(), werkers)))
    assert uitkomsten[0] == uitkomsten[1]


@given(st.integers(0, 10**6), st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 10**4), min_size=1))
def test_gedeelde_ruimte_gaat_helemaal_op_en_nooit_dubbel(ruimte: int, gevraagd: dict[str, int]) -> None:
    delen = verdeel_gedeelde_ruimte(ruimte, gevraagd)
    assert sum(delen.values()) == (ruimte if sum(gevraagd.values()) else 0)
    assert all(delen[naam] >= ruimte * vraag // max(1, sum(gevraagd.values())) for naam, vraag in gevraagd.items())
