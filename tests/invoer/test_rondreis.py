"""Wat geschreven wordt, komt bij teruglezen precies zo terug: leeg en gevuld, CSV en werkboek."""

import unicodedata
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from bouwers import WEEK, aanbieder, werkvoorraad
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invoerhulp import WOORDENLIJST, goede_werkvoorraad, zinnen

from wijknetwerk.begrippen import TABELLEN, Begrip, Week, Werkvoorraad
from wijknetwerk.invoer import lees, schrijf_sjabloon, schrijf_werkmap
from wijknetwerk.invoer.cellen import LAATSTE, VROEGSTE, lees_cel
from wijknetwerk.invoer.kolommen import ALLE_TABELLEN, Celsoort, Kolom, kolommen
from wijknetwerk.invoer.privacy import bevat_bsn
from wijknetwerk.invoer.schrijven import als_tekst
from wijknetwerk.invoer.sjabloon import als_werkboek
from wijknetwerk.invoer.tekens import gebrek


def _leesbaar(tekst: str) -> bool:
    """Tekst zoals de lezer haar zelf oplevert; `x005F_` haalt openpyxl uit elke tekst weg."""
    gewoon = tekst == " ".join(tekst.split()) and gebrek(tekst) is None
    return gewoon and not bevat_bsn(tekst) and "x005F_" not in tekst


TEKSTEN = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn"]), min_size=1, max_size=40).filter(
        _leesbaar
    ),
    st.sampled_from(
        [
            *("=1+1", "'=1+1", "''-x", "@som", "+31", "-", "'", '"quote"', "a;b,c", "<script>alert(1)</script>"),
            *("NA", "nan", "None", "null", "Zoë", "café “de Brug”", "مرحبا", "שלום", "日本", "👩‍👧‍👦 thuis"),
            *("=cmd|' /C calc'!A0", "_x0041_", "%x"),
        ]
    ),
)


def _waarde(kolom: Kolom) -> st.SearchStrategy[Any]:
    match kolom.soort:
        case Celsoort.KEUZE:
            return st.sampled_from(kolom.keuzes)
        case Celsoort.KEUZES:
            return st.lists(st.sampled_from(kolom.keuzes), unique=True, min_size=int(kolom.verplicht)).map(tuple)
        case Celsoort.JANEE:
            return st.booleans()
        case Celsoort.DATUM:
            return st.dates(VROEGSTE, LAATSTE)
        case Celsoort.TEKST:
            return TEKSTEN
        case _:
            return st.integers(kolom.minstens or 0, kolom.hoogstens)


def _veld(kolom: Kolom) -> st.SearchStrategy[Any]:
    waarde = _waarde(kolom)
    return st.none() | waarde if kolom.standaard is None and not kolom.verplicht else waarde


@st.composite
def werkvoorraden(trek: st.DrawFn) -> Werkvoorraad:
    """Een willekeurige werkvoorraad die klopt: codes verwijzen naar elkaar, en van elk getal bestaat de grens."""
    voorraad = goede_werkvoorraad()
    tabellen: dict[str, tuple[Begrip, ...]] = {}
    for tabel, soort in TABELLEN.items():
        rijen = []
        for rij in getattr(voorraad, tabel):
            anders = {
                kolom.veld: trek(_veld(kolom))
                for kolom in kolommen(tabel)
                if kolom.soort not in (Celsoort.CODE, Celsoort.CODES) and (tabel, kolom.veld) != ("vastgezet", "soort")
            }
            rijen.append(soort.model_validate(_kloppend(rij.model_dump() | anders)))
        tabellen[tabel] = tuple(rijen)
    week = Week.van(trek(st.dates(date(2015, 1, 5), date(2040, 12, 30))))
    return Werkvoorraad.model_validate({"week": week, **tabellen})


def _kloppend(rij: dict[str, Any]) -> dict[str, Any]:
    """Zet paren die elkaar begrenzen in de goede volgorde."""
    for laag, hoog in (
        ("start", "einddatum"),
        ("start", "einde"),
        ("verlof_van", "verlof_tot"),
        ("minimum", "plaatsen"),
        ("bezet", "plaatsen"),
        ("bandbreedte_van", "bandbreedte_tot"),
        ("begeleiding_minuten", "contract_minuten"),
    ):
        if rij.get(laag) is not None and rij.get(hoog) is not None and rij[laag] > rij[hoog]:
            rij[laag], rij[hoog] = rij[hoog], rij[laag]
    if "maandag" in rij:
        rij["maandag"] = max(date(2015, 1, 5), rij["maandag"] - timedelta(days=rij["maandag"].weekday()))
    if rij.get("minimum") is not None:
        rij["minimum"] = min(rij["minimum"], rij["plaatsen"])
        rij["bezet"] = min(rij["bezet"], rij["plaatsen"])
    if "verlof_van" in rij and rij["verlof_van"] is None:
        rij["verlof_tot"] = None
    if rij.get("minuten_wijkcoach") is not None and rij["minuten_wijkcoach"] >= rij["minuten_per_week"]:
        rij["minuten_wijkcoach"] = None
    if "contract_tot" in rij:
        rij["contract_tot"] = None if rij["code"] == "A1" else rij["contract_tot"]
    return rij


STIL = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=60, deadline=None, suppress_health_check=STIL)
@given(voorraad=werkvoorraden())
def test_een_map_met_csv_komt_terug(voorraad: Werkvoorraad, tmp_path: Path) -> None:
    schrijf_werkmap(tmp_path / "map", voorraad)
    lezing = lees(tmp_path / "map", WOORDENLIJST)
    assert zinnen(lezing) == []
    assert lezing.werkvoorraad == voorraad


@settings(max_examples=15, deadline=None, suppress_health_check=STIL)
@given(voorraad=werkvoorraden())
def test_een_gevuld_sjabloon_komt_terug(voorraad: Werkvoorraad, tmp_path: Path) -> None:
    schrijf_sjabloon(tmp_path / "week.xlsx", WOORDENLIJST, voorraad)
    lezing = lees(tmp_path / "week.xlsx", WOORDENLIJST)
    assert zinnen(lezing) == []
    assert lezing.werkvoorraad == voorraad


def test_een_leeg_sjabloon_komt_leeg_terug(tmp_path: Path) -> None:
    schrijf_sjabloon(tmp_path / "week.xlsx", WOORDENLIJST)
    lezing = lees(tmp_path / "week.xlsx", WOORDENLIJST, week=WEEK)
    assert zinnen(lezing) == []
    assert lezing.werkvoorraad == werkvoorraad(wijken=())


def test_dezelfde_inhoud_geeft_dezelfde_bytes(tmp_path: Path) -> None:
    voorraad = goede_werkvoorraad()
    assert als_werkboek(WOORDENLIJST, voorraad) == als_werkboek(WOORDENLIJST, voorraad)
    for map_ in ("een", "twee"):
        schrijf_werkmap(tmp_path / map_, voorraad)
    for tabel in ALLE_TABELLEN:
        assert (tmp_path / "een" / f"{tabel}.csv").read_bytes() == (tmp_path / "twee" / f"{tabel}.csv").read_bytes()


@pytest.mark.parametrize("minuten", range(1, 181))
def test_elke_minuut_overleeft_de_uren_in_het_bestand(minuten: int) -> None:
    kolom = next(kolom for kolom in kolommen("hulpvragen") if kolom.veld == "minuten_per_week")
    assert lees_cel(kolom, als_tekst(kolom, minuten)) == minuten
    assert lees_cel(kolom, round(minuten / 60, 2)) == minuten


def test_tekst_die_een_formule_lijkt_is_onschuldig_in_csv(tmp_path: Path) -> None:
    voorraad = werkvoorraad(aanbieders=(aanbieder(naam="=HYPERLINK(1)"),))
    schrijf_werkmap(tmp_path, voorraad)
    assert ";'=HYPERLINK(1);" in (tmp_path / "aanbieders.csv").read_text(encoding="utf-8-sig")


def test_de_csv_opent_in_een_nederlandse_excel(tmp_path: Path) -> None:
    schrijf_werkmap(tmp_path, goede_werkvoorraad())
    inhoud = (tmp_path / "wijken.csv").read_bytes()
    assert inhoud.startswith(b"\xef\xbb\xbfcode;naam;gebied;buren;inwoners\nWK1;")
    assert unicodedata.normalize("NFC", inhoud.decode("utf-8-sig")) == inhoud.decode("utf-8-sig")
