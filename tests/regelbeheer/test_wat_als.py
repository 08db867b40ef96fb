"""Wat als: elke gemelde omslag slaat echt om, kleiner kan niet, en wat beschermd is verandert nooit."""

from collections.abc import Iterator

import bouwers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutatie import laad
from tabellen import BASIS, VELDEN, Geval, alle_gevallen, tabellen, uitkomst

from wijknetwerk.regelbeheer.wat_als import BESCHERMD, Omslag, Verandering, wat_als, wat_als_hulpvraag
from wijknetwerk.regels import Regel, Tabel


def gevallen() -> st.SearchStrategy[Geval]:
    g = VELDEN["g"]
    waarden = {naam: VELDEN[naam].waarden or range(g.minimum, g.maximum + 1) for naam in BASIS}
    return st.fixed_dictionaries({naam: st.sampled_from(list(deel)) for naam, deel in waarden.items()})


def op_afstand(geval: Geval, vast: frozenset[str], hoogstens: int) -> Iterator[tuple[int, Geval]]:
    """Elk geval dat alleen in niet-beschermde velden anders is, met in hoeveel."""
    for ander in alle_gevallen():
        anders = {naam for naam in BASIS if ander[naam] != geval[naam]}
        if anders and not anders & vast and len(anders) <= hoogstens:
            yield len(anders), ander


@given(tabellen("eerste"), gevallen(), st.sets(st.sampled_from(BASIS), max_size=2), st.sampled_from(["", "p", "q"]))
@settings(max_examples=80, deadline=None)
def test_elke_omslag_slaat_echt_om_en_kleiner_kan_niet(tabel: Tabel, geval: Geval, vast: set[str], doel: str) -> None:
    antwoord = wat_als(tabel, geval, doel, vast)
    nu = uitkomst(tabel, geval, "voor")
    assert antwoord.uitkomst == nu
    raak = [
        (afstand, ander)
        for afstand, ander in op_afstand(geval, frozenset(vast), 3)
        if (naar := uitkomst(tabel, ander, "voor")) is not None and naar != nu and doel in ("", naar)
    ]
    assert bool(antwoord.omslagen) == bool(raak)
    for omslag in antwoord.omslagen:
        veranderd = geval | {deel.veld: deel.naar for deel in omslag.veranderingen}
        assert uitkomst(tabel, veranderd, "voor") == omslag.uitkomst != nu
        assert doel in ("", omslag.uitkomst)
        assert len(omslag.veranderingen) == min(afstand for afstand, _ in raak)
        assert not {deel.veld for deel in omslag.veranderingen} & vast
        assert all(deel.van == geval[deel.veld] != deel.naar for deel in omslag.veranderingen)


@given(tabellen("eerste"), gevallen())
@settings(max_examples=40, deadline=None)
def test_alle_kleinste_combinaties_van_velden_worden_genoemd(tabel: Tabel, geval: Geval) -> None:
    nu = uitkomst(tabel, geval, "voor")
    raak: dict[int, set[frozenset[str]]] = {}
    for afstand, ander in op_afstand(geval, frozenset(), 3):
        if uitkomst(tabel, ander, "voor") not in (None, nu):
            raak.setdefault(afstand, set()).add(frozenset(n for n in BASIS if ander[n] != geval[n]))
    genoemd = {
        frozenset(deel.veld for deel in omslag.veranderingen) for omslag in wat_als(tabel, geval, vast=()).omslagen
    }
    assert genoemd == (raak[min(raak)] if raak else set())


LANG = {
    "crisis": "nee",
    "veiligheidsrisico": "nee",
    "uitstelbaar": "ja",
    "wlz_indicatie": "nee",
    "resterende_dagen": -1,
    "collectief_passend": "nee",
    "contra_indicatie_groep": "nee",
    "collectief_beschikbaar": "nee",
    "verwachte_duur_weken": 60,
    "waakvlam": "nee",
    "doel": "zelfstandigheid_vergroten",
    "specialisme": "basis",
    "expertise_in_team": "ja",
    "minuten_per_week": 60,
    "inwoner_wil_aanbieder": "nee",
    "zes_ogen": "nog_niet_gewogen",
    "deel_door_wijkcoach": "nee",
}


def test_een_lange_vraag_wordt_zelf_bij_26_weken() -> None:
    antwoord = wat_als(laad().tabel("route"), LANG, "zelf")
    assert antwoord.omslagen == (Omslag((Verandering("verwachte_duur_weken", 60, 26),), "zelf"),)
    assert antwoord.tekst() == "Nu: aanbieder. Voor «zelf»:\n  verwachte_duur_weken 60 → 26: zelf\n"


def test_zonder_doel_elke_andere_uitkomst() -> None:
    omslagen = {str(omslag) for omslag in wat_als(laad().tabel("route"), LANG).omslagen}
    assert omslagen == {
        "resterende_dagen -1 → 43: loopt_door",
        "verwachte_duur_weken 60 → 26: zelf",
        "deel_door_wijkcoach nee → ja: samen",
    }


def test_waakvlam_is_de_andere_weg_naar_zelf_als_de_duur_vaststaat() -> None:
    vast = (*BESCHERMD, "verwachte_duur_weken")
    (omslag,) = wat_als(laad().tabel("route"), LANG, "zelf", vast).omslagen
    assert str(omslag) == "waakvlam nee → ja en minuten_per_week 60 → 28: zelf"


def test_wat_beschermd_is_verandert_nooit_en_dan_kan_het_soms_niet() -> None:
    antwoord = wat_als(laad().tabel("route"), LANG | {"crisis": "ja"}, "zelf")
    assert (antwoord.uitkomst, antwoord.omslagen) == ("crisishulp", ())
    assert antwoord.tekst() == (
        "Nu: crisishulp. Voor «zelf»:\n  geen verandering van hoogstens 3 antwoorden is genoeg.\n"
    )


def test_een_onbekend_antwoord_invullen_is_een_verandering() -> None:
    antwoord = wat_als(laad().tabel("route"), LANG | {"verwachte_duur_weken": None}, "zelf")
    assert antwoord.uitkomst is None
    assert [str(omslag) for omslag in antwoord.omslagen] == ["verwachte_duur_weken onbekend → 1: zelf"]
    assert antwoord.tekst().startswith("Nu: navragen. Voor «zelf»:")
    assert wat_als(laad().tabel("route"), LANG).tekst().startswith("Nu: aanbieder. Voor een andere uitkomst:")


def test_wie_het_doel_al_heeft_hoeft_niets_te_veranderen() -> None:
    assert wat_als(laad().tabel("route"), LANG, "aanbieder").omslagen == ()


def test_een_tabel_zonder_voorwaarden_is_nooit_anders() -> None:
    kaal = Tabel("kaal", "eerste", ("p",), (Regel("R", (), "p", ""),))
    assert wat_als(kaal, {}).uitkomst == "p"
    assert wat_als(kaal, {}).omslagen == ()


def test_een_hulpvraag_uit_een_werkvoorraad() -> None:
    week = bouwers.werkvoorraad(
        bouwers.hulpvraag("H1"),
        bouwers.hulpvraag("H2", verwachte_duur_weken=60),
        wijkcoaches=(bouwers.wijkcoach(),),
    )
    antwoord = wat_als_hulpvraag(week, laad(), "H2", "zelf")
    assert (antwoord.uitkomst, [str(deel) for deel in antwoord.omslagen]) == (
        "aanbieder",
        ["verwachte_duur_weken 60 → 26: zelf"],
    )
    with pytest.raises(ValueError, match="er is geen hulpvraag «H9» in deze werkvoorraad"):
        wat_als_hulpvraag(week, laad(), "H9")
    with pytest.raises(ValueError, match="tabel route kent geen uitkomst «zelfs»"):
        wat_als_hulpvraag(week, laad(), "H2", "zelfs")


def test_de_beschermde_velden_bestaan_en_de_wens_van_de_inwoner_hoort_erbij() -> None:
    assert set(BESCHERMD) <= laad().velden.keys()
    assert "inwoner_wil_aanbieder" in BESCHERMD
