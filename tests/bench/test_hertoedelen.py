"""Deel na deel opnieuw verdelen: het plan wordt nooit slechter, komt binnen de ruimte en is op het eind het beste."""

from itertools import product

import numpy as np
import pytest
from hertoedelen import STRAF, Hertoedeler, Toedeling
from openbaar import als_stelsel, zoek_toedeling
from openbaar_sets import ToedelingGeval, maak_toedeling

from wijknetwerk.verdeling.klem import klem


def gemaakt(zaad: int, vragen: int = 6, plekken: int = 3, ruim: int = 9) -> Toedeling:
    """Een kleine toedeling waarin het gebruik per plek verschilt; `ruim` is in tienden van wat alles samen vraagt."""
    loten = np.random.default_rng(zaad)
    gebruik = loten.integers(5, 26, (vragen, plekken))
    return Toedeling(loten.integers(10, 51, (vragen, plekken)), gebruik, gebruik.sum(axis=0) * ruim // (10 * plekken))


def hertoedeler(toedeling: Toedeling, zaad: int = 0) -> Hertoedeler:
    """Begint met ieder op haar goedkoopste plek, ook als dat niet past."""
    stelsel, doel = als_stelsel(ToedelingGeval("", toedeling.punten, toedeling.gebruik, toedeling.ruimte))
    return Hertoedeler(toedeling, klem(stelsel, doel), toedeling.punten.argmin(axis=1), zaad)


def uitputtend(toedeling: Toedeling) -> int:
    """De laagste waarde van alle plannen, met de straf voor wat niet past."""
    vragen, plekken = toedeling.punten.shape
    waarden = []
    for keuze in product(range(plekken), repeat=vragen):
        druk = [sum(int(toedeling.gebruik[v, p]) for v, p in enumerate(keuze) if p == plek) for plek in range(plekken)]
        over = sum(max(0, vol - ruimte) for vol, ruimte in zip(druk, toedeling.ruimte.tolist(), strict=True))
        waarden.append(sum(int(toedeling.punten[v, p]) for v, p in enumerate(keuze)) + STRAF * over)
    return min(waarden)


@pytest.mark.parametrize("ruim", [5, 9])
@pytest.mark.parametrize("zaad", range(12))
def test_het_plan_wordt_nooit_slechter_en_eindigt_als_het_beste(zaad: int, ruim: int) -> None:
    werk = hertoedeler(gemaakt(zaad, ruim=ruim))
    waarden = [werk.waarde]
    for _ in range(60):
        werk.stap()
        waarden.append(werk.waarde)
    assert waarden == sorted(waarden, reverse=True)
    assert waarden[-1] == uitputtend(werk.toedeling)
    assert werk.past == (waarden[-1] < STRAF)


def test_hetzelfde_zaad_geeft_hetzelfde() -> None:
    een, ander = (hertoedeler(gemaakt(3, 20, 4), zaad=7) for _ in range(2))
    for _ in range(10):
        een.stap()
        ander.stap()
        assert een.plan.tolist() == ander.plan.tolist()


def test_alleen_een_beter_plan_wordt_overgenomen() -> None:
    werk = hertoedeler(Toedeling(np.array([[4, 2, 3]]), np.array([[1, 1, 1]]), np.array([1, 0, 1])))
    werk.neem_over(np.array([0]))
    assert werk.plan.tolist() == [0], "op de goedkoopste plek past zij niet"
    werk.neem_over(np.array([2]))
    werk.neem_over(np.array([0]))
    assert werk.plan.tolist() == [2]


def test_met_een_plek_valt_er_niets_te_kiezen() -> None:
    werk = hertoedeler(Toedeling(np.array([[4], [3]]), np.array([[2], [2]]), np.array([3])))
    werk.stap()
    assert (werk.plan.tolist(), werk.past, werk.waarde) == ([0, 0], False, 7 + STRAF)


@pytest.mark.parametrize("soort", ["C", "D"])
def test_twee_werkers_bewijzen_een_klein_geval(soort: str) -> None:
    geval = maak_toedeling(soort, 3, 9, 5)
    uitkomst = zoek_toedeling(geval, 30)
    assert uitkomst.bewezen
    assert uitkomst.waarde == uitputtend(Toedeling(geval.kosten, geval.gebruik, geval.ruimte))
