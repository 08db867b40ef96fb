"""Schuiven en ruilen: elk plan past, wordt alleen beter, en is op kleine gevallen het beste dat er is."""

from itertools import islice, product

import numpy as np
import pytest
from numpy.typing import NDArray
from ruilen import Toedeling, _beste_stap, ruil


def gemaakt(zaad: int, vragen: int = 6, plekken: int = 3) -> Toedeling:
    """Een kleine toedeling waarin het gebruik per plek verschilt."""
    loten = np.random.default_rng(zaad)
    gebruik = loten.integers(5, 26, (vragen, plekken))
    return Toedeling(loten.integers(10, 51, (vragen, plekken)), gebruik, gebruik.sum(axis=0) * 9 // (10 * plekken))


def plannen(toedeling: Toedeling, stappen: int, zaad: int = 0) -> list[NDArray[np.int64]]:
    """De plannen die in zoveel stappen voorbijkomen, vanaf ieder op haar goedkoopste plek."""
    begin = toedeling.punten.argmin(axis=1)
    prijs = np.ones(len(toedeling.ruimte))
    return [plan for plan in islice(ruil(toedeling, begin, prijs, zaad), stappen) if plan is not None]


def uitputtend(toedeling: Toedeling) -> int | None:
    """De laagste waarde van alle plannen die passen."""
    vragen, plekken = toedeling.punten.shape
    waarden = []
    for keuze in product(range(plekken), repeat=vragen):
        druk = [sum(int(toedeling.gebruik[v, p]) for v, p in enumerate(keuze) if p == plek) for plek in range(plekken)]
        if all(vol <= ruimte for vol, ruimte in zip(druk, toedeling.ruimte, strict=True)):
            waarden.append(sum(int(toedeling.punten[v, p]) for v, p in enumerate(keuze)))
    return min(waarden, default=None)


@pytest.mark.parametrize("zaad", range(12))
def test_het_laatste_plan_is_het_beste_en_elk_plan_past_en_is_beter(zaad: int) -> None:
    toedeling = gemaakt(zaad)
    gevonden = plannen(toedeling, 1500)
    waarden = [toedeling.waarde(plan) for plan in gevonden]
    assert waarden == sorted(set(waarden), reverse=True)
    assert all((toedeling.druk(plan) <= toedeling.ruimte).all() for plan in gevonden)
    assert (waarden[-1] if waarden else None) == uitputtend(toedeling)


def test_hetzelfde_zaad_geeft_hetzelfde() -> None:
    een, ander = (plannen(gemaakt(3), 300, zaad=7) for _ in range(2))
    assert [plan.tolist() for plan in een] == [plan.tolist() for plan in ander]


def test_wie_nergens_anders_heen_kan_blijft_staan() -> None:
    toedeling = Toedeling(np.array([[4]]), np.array([[2]]), np.array([2]))
    assert [plan.tolist() for plan in plannen(toedeling, 5)] == [[0]]


@pytest.mark.parametrize("zaad", range(40))
def test_elke_stap_is_de_goedkoopste_van_alle_verschuivingen_en_ruilingen_die_niet_taboe_zijn(zaad: int) -> None:
    toedeling, loten = gemaakt(zaad), np.random.default_rng(zaad)
    plek = loten.integers(0, 3, 6)
    prijs, taboe = loten.random(3) * 5, loten.random((6, 3)) < 0.3

    def kost(stap: tuple[tuple[int, int], ...]) -> float:
        na = plek.copy()
        for vraag, naar in stap:
            na[vraag] = naar
        return toedeling.waarde(na) + float(prijs @ np.maximum(0, toedeling.druk(na) - toedeling.ruimte))

    schuiven = [((v, p),) for v, p in product(range(6), range(3)) if p != plek[v]]
    ruilen = [((a, int(plek[b])), (b, int(plek[a]))) for a, b in product(range(6), repeat=2) if plek[a] != plek[b]]
    mag = [kost(stap) for stap in [*schuiven, *ruilen] if not any(taboe[v, p] for v, p in stap)]
    stap = _beste_stap(toedeling, plek, prijs, taboe)
    assert not any(taboe[v, p] for v, p in stap)
    assert kost(stap) == pytest.approx(min(mag))


def test_een_verlaten_plek_is_even_taboe() -> None:
    toedeling = Toedeling(np.array([[1, 2]]), np.array([[1, 1]]), np.array([1, 1]))
    assert [plan.tolist() for plan in plannen(toedeling, 2)] == [[0]]
    assert _beste_stap(toedeling, np.array([1]), np.ones(2), np.array([[True, False]])) == ()
