"""De landelijke studie: dezelfde uitkomst als elke gemeente apart, met hoeveel werkers ook."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import combinations
from random import Random

import bouwers
import pytest
import weekplan
from hypothesis import given
from hypothesis import strategies as st
from krappeweken import maak_krappe_week

from wijknetwerk.begrippen import Werkvoorraad
from wijknetwerk.studie import GedeeldeRuimteFout, bestudeer, deelweek, tel_op, verdeel_gedeelde_ruimte
from wijknetwerk.studie.gedeeld import Ruimte, deel_naar, met_deel
from wijknetwerk.verdeling import Instellingen, verdeel
from wijknetwerk.verdeling.ladder import leg_op
from wijknetwerk.verdeling.oplossen import minimaliseer
from wijknetwerk.verdeling.opties import maak_opties
from wijknetwerk.verdeling.stad import gids
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


def _deel_a1(week: Werkvoorraad, minuten: int) -> Werkvoorraad:
    return met_deel(week, {Ruimte("A1", "ruimte_basis"): minuten, Ruimte("A1", "ruimte_specialistisch"): 0})


def _gedeeld(zaad: int, minuten: int) -> Werkvoorraad:
    """Een krappe week waarin aanbieder A1 van meer gemeenten is, met alleen ruimte voor basisbegeleiding."""
    return _deel_a1(_maak(zaad), minuten)


def _laagste(week: Werkvoorraad) -> int:
    """De laagste som die deze gemeente kan halen, exact."""
    stelsel, _, ladder = leg_op(maak_opties(weeg(week, weekplan.regelboek())))
    return minimaliseer(stelsel, gids([doel for _, doel in ladder]), None, Instellingen()).waarde


def _mogelijk(week: Werkvoorraad) -> set[int]:
    """Alle minuten die een gemeente van A1 kan gebruiken."""
    opties = maak_opties(weeg(week, weekplan.regelboek()))
    minuten = opties.basis[opties.is_aanbieder & (opties.codes == "A1")].tolist()
    return {sum(deel) for aantal in range(len(minuten) + 1) for deel in combinations(minuten, aantal)}


@pytest.mark.parametrize("zaad", [2, 3, 5, 8, 13, 21])
def test_gedeelde_ruimte_heeft_een_grens_die_elke_verdeling_haalt(zaad: int) -> None:
    ruimte = 75
    weken = [partial(_gedeeld, zaad, ruimte), partial(_gedeeld, zaad + 100, ruimte)]
    with ThreadPoolExecutor(1) as werkers:
        sleutel = verdeel_gedeelde_ruimte(weken, weekplan.regelboek(), ["A1"], werkers)
        gekozen = list(map(deelweek, weken, sleutel.delen))
        land = tel_op(bestudeer(gekozen, weekplan.regelboek(), werkers), sleutel.ondergrens)
    assert [sum(deel[soort] for deel in sleutel.delen) for soort in sleutel.delen[0]] == [ruimte, 0]
    eerste, tweede = (week() for week in weken)
    beste = min(
        _laagste(_deel_a1(eerste, minuten)) + _laagste(_deel_a1(tweede, ruimte - minuten))
        for minuten in _mogelijk(eerste)
        if minuten <= ruimte
    )
    assert land.ondergrens <= beste <= land.som


def test_een_krappe_gedeelde_partner_gaat_naar_wie_er_het_meest_aan_heeft() -> None:
    vraag = bouwers.hulpvraag("H1", verwachte_duur_weken=52, minuten_per_week=60)
    dringend = bouwers.hulpvraag("H1", verwachte_duur_weken=52, minuten_per_week=60, urgentie="hoog")
    partij = bouwers.aanbieder("A1", ruimte_basis=60)
    weken = [partial(bouwers.werkvoorraad, een, aanbieders=(partij,)) for een in (vraag, dringend)]
    with ThreadPoolExecutor(1) as werkers:
        sleutel = verdeel_gedeelde_ruimte(weken, weekplan.regelboek(), ["A1"], werkers)
    assert [deel[Ruimte("A1", "ruimte_basis")] for deel in sleutel.delen] == [0, 60]


def test_een_gemeente_die_de_partner_niet_kent_krijgt_niets_en_genoeg_ruimte_is_meteen_klaar() -> None:
    partij = bouwers.aanbieder("A1", ruimte_basis=600)
    weken = [
        partial(bouwers.werkvoorraad, bouwers.hulpvraag("H1", verwachte_duur_weken=52), aanbieders=aanbieders)
        for aanbieders in ((), (partij,))
    ]
    with ThreadPoolExecutor(1) as werkers:
        sleutel = verdeel_gedeelde_ruimte(weken, weekplan.regelboek(), ["A1"], werkers)
        los = list(bestudeer(weken, weekplan.regelboek(), werkers))
    assert [deel[Ruimte("A1", "ruimte_basis")] for deel in sleutel.delen] == [0, 600]
    assert sleutel.ondergrens == sum(gemeente.ondergrens for gemeente in los)


def test_twee_gemeenten_die_een_partner_anders_noemen_is_een_fout() -> None:
    weken = [partial(_gedeeld, 2, 60), partial(_gedeeld, 3, 75)]
    with ThreadPoolExecutor(1) as werkers, pytest.raises(GedeeldeRuimteFout, match="van «A1» is 60 en 75 minuten"):
        verdeel_gedeelde_ruimte(weken, weekplan.regelboek(), ["A1"], werkers)


@given(st.integers(0, 10**6), st.lists(st.floats(0, 10**4), min_size=1, max_size=6))
def test_gedeelde_ruimte_gaat_helemaal_op_en_nooit_dubbel(ruimte: int, gevraagd: list[float]) -> None:
    delen = deel_naar(ruimte, gevraagd)
    assert sum(delen) == ruimte
    if sum(gevraagd) >= 1:
        assert all(abs(deel - ruimte * vraag / sum(gevraagd)) < 1 for deel, vraag in zip(delen, gevraagd, strict=True))
