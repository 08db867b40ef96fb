"""Driewaardigheid, getoetst met brute kracht: elke invulling van wat onbekend is wordt echt uitgeprobeerd.

De referentie hieronder is met opzet dom: één geval, één invulling, één regel tegelijk, zonder numpy en zonder boom.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from regelmap import BOEKEN, NETWERK

from wijknetwerk.regels import GEEN_REGEL, ONBESLIST, Kolom, Regel, Regelboek, Regelveld, Tabel
from wijknetwerk.regels.cellen import OEVER, Cel
from wijknetwerk.regels.velden import Herkomst, Soort, kolommen

Geval = dict[str, Any]
Uitkomst = str | tuple[str, ...] | None


def antwoorden(veld: Regelveld, tabellen: list[Tabel]) -> list[Any]:
    """Alle antwoorden die verschil kunnen maken: elke waarde, of elk getal vlak bij een grens."""
    if veld.soort is not Soort.GETAL:
        return list(veld.waarden)
    grenzen = {veld.minimum, veld.maximum}
    for tabel in tabellen:
        for regel in tabel.regels:
            for cel in regel.als:
                if cel.veld.naam == veld.naam:
                    grenzen |= {cel.onder - 1, cel.onder, cel.boven, cel.boven + 1}
    return sorted(grens for grens in grenzen if veld.minimum <= grens <= veld.maximum)


def klopt(cel: Cel, waarde: str | int) -> bool:
    if cel.veld.soort is Soort.GETAL:
        return cel.onder <= int(waarde) <= cel.boven
    return cel.veld.waarden.index(str(waarde)) in cel.waarden


def geldende(tabel: Tabel, geval: Geval, fase: str) -> list[Regel]:
    """De regels die gelden als alles bekend is."""
    vol = dict(geval)
    for naam, achter in tabel.bij.items():
        if naam not in vol:
            vol[naam] = "ja" if geldende(achter, geval, fase) else "nee"
    mee = [regel for regel in tabel.regels if fase == "na" or regel.fase == "voor"]
    return [regel for regel in mee if all(klopt(cel, vol[cel.veld.naam]) for cel in regel.als)]


def uitkomst(tabel: Tabel, geval: Geval, fase: str) -> Uitkomst:
    geldt = geldende(tabel, geval, fase)
    if tabel.trefregel == "eerste":
        return geldt[0].dan if geldt else None
    return tuple(regel.id for regel in geldt)


def basisvelden(tabel: Tabel) -> list[str]:
    """De velden waar de uitkomst op rust, door afgeleide velden heen."""
    namen = [cel.veld.naam for regel in tabel.regels for cel in regel.als]
    eigen = dict.fromkeys(namen)
    return [naam for deel in eigen for naam in (basisvelden(tabel.bij[deel]) if deel in tabel.bij else [deel])]


def invullingen(geval: Geval, mogelijk: Mapping[str, list[Any]]) -> Iterator[Geval]:
    open_velden = [naam for naam, waarde in geval.items() if waarde is None]
    for keuze in product(*(mogelijk[naam] for naam in open_velden)):
        yield geval | dict(zip(open_velden, keuze, strict=True))


def toets_tegen_brute_kracht(tabel: Tabel, velden: Mapping[str, Regelveld], geval: Geval, fase: str = "voor") -> None:
    """De uitslag is die welke elke invulling deelt; nagevraagd wordt precies wat de uitkomst kan veranderen."""
    mogelijk = {naam: antwoorden(velden[naam], [tabel, *tabel.bij.values()]) for naam in geval}
    alle = {tuple(vol.values()): uitkomst(tabel, vol, fase) for vol in invullingen(geval, mogelijk)}
    uitslag = tabel.beslis(kolommen([geval], velden), fase)
    if tabel.trefregel == "eerste":
        assert uitslag.onbeslist[0] == (len(set(alle.values())) > 1)
        assert uitslag.uitkomst[0] == (next(iter(alle.values())) if len(set(alle.values())) == 1 else None)
        if set(alle.values()) == {None}:
            assert uitslag.codes[0] == GEEN_REGEL
        eersten = {regels[0].id for vol in invullingen(geval, mogelijk) if (regels := geldende(tabel, vol, fase))}
        assert {regel.id for regel in uitslag.beslissend(0)} == eersten
    else:
        zeker = set.intersection(*(set(ids) for ids in alle.values()))
        ooit = set.union(*(set(ids) for ids in alle.values()))
        assert {regel.id for regel in uitslag.geldig(0)} == zeker
        assert {r.id for r, kan in zip(uitslag.regels, uitslag.mogelijk[0], strict=True) if kan} == ooit
        een = {bool(ids) for ids in alle.values()}
        kolom = uitslag.minstens_een()
        assert (bool(kolom.bekend[0]), bool(kolom.codes[0])) == (len(een) == 1, een == {True})
    assert set(uitslag.navragen(0)) == set(doet_ertoe(geval, mogelijk, alle))
    los, samen = tabel.beslis_een(geval, fase), uitslag.uitspraak(0)
    assert (los.zeker, los.mogelijk, los.navragen) == (samen.zeker, samen.mogelijk, samen.navragen)
    assert (los.code if tabel.trefregel == "eerste" else None, los.minstens_een, los.beslissend) == (
        uitslag.codes[0] if tabel.trefregel == "eerste" else None,
        samen.minstens_een,
        samen.beslissend,
    )


def doet_ertoe(geval: Geval, mogelijk: Mapping[str, list[Any]], alle: Mapping[tuple[Any, ...], Any]) -> Iterator[str]:
    """De onbekende velden waarvan bij minstens één invulling van de rest het antwoord de uitkomst verandert."""
    for plaats, naam in enumerate(geval):
        if geval[naam] is None and any(
            alle[(*vol[:plaats], ander, *vol[plaats + 1 :])] != gevonden
            for vol, gevonden in alle.items()
            for ander in mogelijk[naam]
        ):
            yield naam


# De echte tabellen


def gevallen(boek: Regelboek, tabel: str, hoogstens_onbekend: int) -> st.SearchStrategy[Geval]:
    namen = list(dict.fromkeys(basisvelden(boek.tabel(tabel))))
    tabellen = [boek.tabel(tabel), *boek.tabel(tabel).bij.values()]
    vol = st.fixed_dictionaries({naam: st.sampled_from(antwoorden(boek.velden[naam], tabellen)) for naam in namen})
    weg = st.sets(st.sampled_from(namen), max_size=hoogstens_onbekend)
    return st.tuples(vol, weg).map(lambda paar: {n: None if n in paar[1] else w for n, w in paar[0].items()})


@pytest.mark.parametrize("tabel", ["tenzij", "route", "product", "schil", "meekijken", "termijnen"])
@pytest.mark.parametrize("fase", ["voor", "na"])
@given(st.data())
@settings(max_examples=40, deadline=None)
def test_de_echte_tabellen_tegen_brute_kracht(tabel: str, fase: str, data: st.DataObject) -> None:
    boek = BOEKEN[NETWERK]
    geval = data.draw(gevallen(boek, tabel, 4))
    toets_tegen_brute_kracht(boek.tabel(tabel), boek.velden, geval, fase)


@pytest.mark.parametrize("naam", BOEKEN)
@given(st.data())
@settings(max_examples=50, deadline=None)
def test_onbekende_crisis_wordt_nooit_zelf(naam: str, data: st.DataObject) -> None:
    boek = BOEKEN[naam]
    geval = data.draw(gevallen(boek, "route", 6)) | {"crisis": None}
    uitslag = boek.tabel("route").beslis(boek.kolommen([geval]))
    assert uitslag.uitkomst == (None,)
    assert uitslag.navragen(0)[0] == "crisis"


@pytest.mark.parametrize("naam", BOEKEN)
@given(st.data())
@settings(max_examples=50, deadline=None)
def test_bekende_crisis_is_altijd_crisishulp(naam: str, data: st.DataObject) -> None:
    boek = BOEKEN[naam]
    geval = data.draw(gevallen(boek, "route", 20)) | {"crisis": "ja"}
    assert boek.tabel("route").beslis(boek.kolommen([geval])).uitkomst == ("crisishulp",)


@given(st.data())
@settings(max_examples=20, deadline=None)
def test_veel_gevallen_tegelijk_is_hetzelfde_als_een_voor_een(data: st.DataObject) -> None:
    boek = BOEKEN[NETWERK]
    rijen = data.draw(st.lists(gevallen(boek, "route", 6), min_size=1, max_size=12))
    samen = boek.tabel("route").beslis(boek.kolommen(rijen))
    los = [boek.tabel("route").beslis(boek.kolommen([rij])) for rij in rijen]
    assert samen.uitkomst == tuple(uitslag.uitkomst[0] for uitslag in los)
    assert [samen.navragen(i) for i in range(len(rijen))] == [uitslag.navragen(0) for uitslag in los]


# Willekeurige tabellen, ook rare: met gaten, met rijen die nooit beslissen en met een tabel achter een veld


VELDEN = {
    "a": Regelveld("a", Soort.JA_NEE, Herkomst.OORDEEL, "A?", ("nee", "ja")),
    "b": Regelveld("b", Soort.KEUZE, Herkomst.FEIT, "B?", ("x", "y", "z")),
    "g": Regelveld("g", Soort.GETAL, Herkomst.FEIT, "G?", eenheid="weken", minimum=-2, maximum=9),
    "h": Regelveld("h", Soort.GETAL, Herkomst.FEIT, "H?", eenheid="weken", minimum=1, maximum=3),
    "d": Regelveld("d", Soort.JA_NEE, Herkomst.AFGELEID, "D?", ("nee", "ja"), uit_tabel="onder"),
}


def cellen(naam: str) -> st.SearchStrategy[Cel]:
    veld = VELDEN[naam]
    if veld.soort is not Soort.GETAL:
        codes = range(len(veld.waarden))
        return st.sets(st.sampled_from(codes), min_size=1).map(lambda deel: Cel(veld, "", frozenset(deel)))
    maten = st.sampled_from([-OEVER, *range(veld.minimum, veld.maximum + 1), OEVER])
    return st.tuples(maten, maten).map(lambda paar: Cel(veld, "", onder=min(paar), boven=max(paar)))


def tabel_van(naam: str, velden: str, trefregel: str) -> st.SearchStrategy[Tabel]:
    losse = st.fixed_dictionaries({}, optional={veld: cellen(veld) for veld in velden})
    paren = st.tuples(losse, st.sampled_from("pq"), st.sampled_from(["voor", "na"]))

    def maak(rijen: list[tuple[dict[str, Cel], str, str]]) -> Tabel:
        regels = (Regel(f"R{i}", tuple(als.values()), dan, "", fase=fase) for i, (als, dan, fase) in enumerate(rijen))
        return Tabel(naam, trefregel, ("p", "q"), tuple(regels))

    return st.lists(paren, min_size=1, max_size=5).map(maak)


@pytest.mark.parametrize("trefregel", ["eerste", "alle"])
@given(st.data())
@settings(max_examples=100, deadline=None)
def test_willekeurige_tabellen_tegen_brute_kracht(trefregel: str, data: st.DataObject) -> None:
    onder = data.draw(tabel_van("onder", "abg", "alle"))
    los = data.draw(tabel_van("boven", "abghd", trefregel))
    tabel = Tabel(los.naam, los.trefregel, los.uitkomst, los.regels, {"d": onder})
    geval = {naam: data.draw(st.none() | st.sampled_from(antwoorden(VELDEN[naam], [tabel, onder]))) for naam in "abgh"}
    toets_tegen_brute_kracht(tabel, VELDEN, geval, data.draw(st.sampled_from(["voor", "na"])))


# Wat Kleene alleen niet ziet


def losse_tabel(trefregel: str, *regels: tuple[dict[str, Cel], str], bij: dict[str, Tabel] | None = None) -> Tabel:
    rijen = (Regel(f"R{nummer}", tuple(als.values()), dan, "") for nummer, (als, dan) in enumerate(regels))
    return Tabel("los", trefregel, ("p", "q"), tuple(rijen), bij or {})


def cel(naam: str, *codes: int) -> dict[str, Cel]:
    return {naam: Cel(VELDEN[naam], "", frozenset(codes))}


def test_twee_regels_die_samen_alles_dekken_beslissen_ook_bij_onbekend() -> None:
    tabel = losse_tabel("eerste", (cel("a", 1), "p"), (cel("a", 0), "p"), ({}, "q"))
    uitslag = tabel.beslis(kolommen([{"a": None}], VELDEN))
    assert not uitslag.zeker[0, :2].any()
    assert uitslag.uitkomst == ("p",)
    assert [regel.id for regel in uitslag.beslissend(0)] == ["R0", "R1"]
    assert uitslag.navragen(0) == ()


def test_een_regel_die_zichzelf_tegenspreekt_door_een_afgeleid_veld_geldt_nooit() -> None:
    onder = losse_tabel("alle", (cel("a", 1), "p"))
    tabel = losse_tabel("eerste", (cel("d", 1) | cel("a", 0), "p"), bij={"d": onder})
    uitslag = tabel.beslis(kolommen([{"a": None}], VELDEN))
    assert uitslag.codes.tolist() == [GEEN_REGEL]
    assert uitslag.uitkomst == (None,)
    assert not uitslag.onbeslist.any()
    assert (uitslag.beslissend(0), uitslag.navragen(0)) == ((), ())


# Kolommen


def test_alles_onbekend_blijft_snel_en_vraagt_alles() -> None:
    boek = BOEKEN[NETWERK]
    geval = dict.fromkeys(basisvelden(boek.tabel("route")))
    uitslag = boek.tabel("route").beslis(boek.kolommen([geval]))
    assert uitslag.codes.tolist() == [ONBESLIST]
    assert set(uitslag.navragen(0)) == set(geval) - {"ruimte_in_team"}


def test_een_kolom_kent_onbekend_als_none_als_tekst_en_als_oordeel() -> None:
    boek = BOEKEN[NETWERK]
    kolom = boek.kolommen([{"crisis": w} for w in (None, "onbekend", "ja", "nee", True, False)])["crisis"]
    assert kolom.bekend.tolist() == [False, False, True, True, True, True]
    assert kolom.codes.tolist() == [-1, -1, 1, 0, 1, 0]
    assert kolom.codes.dtype == np.int8
    assert len(kolom) == 6
    duur = boek.kolommen([{"verwachte_duur_weken": 30}])["verwachte_duur_weken"]
    assert duur.codes.dtype == np.int32


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("crisis", "misschien", "veld crisis: «misschien» is geen antwoord; kies uit nee, ja"),
        ("doel", True, "veld doel: «true» is geen antwoord; kies uit zelfstandigheid_vergroten, stabiliseren"),
        ("minuten_per_week", "60", "veld minuten_per_week: «60» is geen heel getal"),
        ("minuten_per_week", True, "veld minuten_per_week: «true» is geen heel getal"),
        ("minuten_per_week", 1.5, "veld minuten_per_week: «1.5» is geen heel getal"),
    ],
)
def test_een_antwoord_dat_niet_bestaat_is_een_fout_van_ons(veld: str, waarde: object, zin: str) -> None:
    with pytest.raises(ValueError, match=r"^veld") as fout:
        BOEKEN[NETWERK].kolommen([{veld: waarde}])
    assert str(fout.value) == zin


def test_een_code_die_geen_antwoord_is_telt_niet_stil_als_onbekend() -> None:
    tabel = BOEKEN[NETWERK].tabel("product")
    for code in (2, -1):
        kolommen = {naam: Kolom.gelijk(code if naam == "onduidelijk_wat_nodig" else 1, 3) for naam in tabel.velden}
        with pytest.raises(ValueError, match="kolom onduidelijk_wat_nodig heeft een code die geen antwoord is"):
            _ = tabel.beslis(kolommen).uitkomst


def test_een_kolom_die_ontbreekt_is_een_fout() -> None:
    with pytest.raises(KeyError, match="basis_passend"):
        _ = BOEKEN[NETWERK].tabel("product").beslis({"onduidelijk_wat_nodig": Kolom.gelijk(0, 2)}).codes


def test_gelijke_kolommen() -> None:
    assert Kolom.gelijk(None, 2).bekend.tolist() == [False, False]
    assert Kolom.gelijk(3, 2).codes.tolist() == [3, 3]
    kolom = Kolom.ja_nee(np.array([True, False]), np.array([True, False]))
    assert (kolom.codes.tolist(), kolom.bekend.tolist()) == ([1, 0], [True, False])


def test_geen_gevallen_geeft_lege_uitslag() -> None:
    boek = BOEKEN[NETWERK]
    leeg = boek.kolommen([])
    assert set(leeg) == set(boek.velden)
    assert boek.tabel("route").beslis(leeg).uitkomst == ()
    assert boek.tabel("tenzij").beslis(leeg).zeker.shape == (0, 7)


def test_een_tabel_die_alles_geeft_heeft_niet_een_uitkomst() -> None:
    boek = BOEKEN[NETWERK]
    with pytest.raises(ValueError, match="tabel tenzij geeft elke regel die geldt"):
        _ = boek.tabel("tenzij").beslis(boek.kolommen([])).uitkomst
