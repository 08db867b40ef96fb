"""Persoonsgegevens: het hele bestand geweigerd, en de waarde staat nergens in de lezing."""

import logging
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invoerhulp import (
    WOORDENLIJST,
    Wijziging,
    goede_tabellen,
    lees_csv_map,
    met_kolom,
    samen,
    schrijf_csv,
    verwacht,
    werkboek,
    zet,
    zinnen,
)
from stdnum.nl import bsn

from wijknetwerk.invoer import lees
from wijknetwerk.invoer.privacy import bevat_bsn

NEP = "111222333"
"""Haalt de elfproef en is van niemand: het voorbeeld dat de overheid zelf gebruikt."""
KORT = "10000008"
H = "hulpvragen"

PLEKKEN: dict[str, Wijziging] = {
    "als_nummer": zet(H, 2, "nummer", NEP),
    "acht_cijfers": zet(H, 2, "nummer", KORT),
    "met_punten": zet(H, 2, "huishouden", "111.222.333"),
    "met_streepjes": zet(H, 2, "huishouden", "111-222-333"),
    "met_spaties": zet(H, 2, "huishouden", "1112 22 333"),
    "in_vrije_tekst": zet("vastgezet", 2, "reden", f"zie dossier {NEP}, gebeld"),
    "acht_cijfers_in_vrije_tekst": zet("vastgezet", 2, "reden", f"zie {KORT}."),
    "achter_een_jaartal": zet("vastgezet", 2, "reden", f"in 2026 {NEP}"),
    "met_letter_ervoor": zet(H, 2, "nummer", f"H{NEP}"),
    "met_bsn_ervoor": zet("vastgezet", 2, "reden", f"bsn{KORT}"),
    "in_een_getalkolom": zet(H, 2, "uren_per_week", NEP),
    "in_een_datumkolom": zet(H, 2, "melddatum", NEP),
    "onzichtbaar_gesplitst": zet(H, 2, "nummer", "1112\u200b22333"),
    "brede_cijfers": zet(H, 2, "nummer", "１１１２２２３３３"),
    "vaste_spatie": zet(H, 2, "nummer", "111\u00a0222\u00a0333"),
    "in_een_onbekende_kolom": met_kolom(H, "opmerking", NEP),
    "als_kolomnaam": met_kolom(H, NEP, "x"),
    "in_een_te_brede_rij": lambda tabellen: tabellen[H][1].append(NEP),
    "in_een_lange_cel": zet("vastgezet", 2, "reden", f"{NEP} " + "x" * 2500),
    "zonder_kopregel": lambda tabellen: tabellen.update({H: [[NEP, "wmo", "WK1"]]}),
    "twee_keer": samen(zet(H, 2, "nummer", NEP), zet("vastgezet", 2, "reden", f"{KORT} en {NEP}")),
}


@pytest.mark.parametrize("naam", PLEKKEN)
def test_een_bsn_wordt_nergens_herhaald(naam: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        lezing = lees_csv_map(tmp_path / "werkmap", samen(zet(H, 3, "wet", "fout"), PLEKKEN[naam]))
    assert lezing.werkvoorraad is None
    assert zinnen(lezing) == verwacht("privacy", naam)
    for geheim in (NEP, KORT, "111.222", "1112 22", "1112", "１１１", "222"):
        assert geheim not in repr(lezing) + lezing.model_dump_json() + caplog.text


KOLOMMEN = {
    "naam": H,
    "Voornaam": H,
    "achternaam": H,
    "naam cliënt": H,
    "BSN": H,
    "burgerservicenummer": H,
    "geboortedatum": H,
    "Geboorteland": H,
    "geboorteplaats": H,
    "adres": H,
    "postcode": H,
    "nationaliteit": H,
    "etniciteit": H,
    "religie": H,
    "godsdienst": H,
    "e-mail": H,
    "telefoonnummer": H,
    "roepnaam": "wijkcoaches",
    "bsn_nummer": "lopende_trajecten",
    "naam_contactpersoon": "aanbieders",
}


@pytest.mark.parametrize("kolom", KOLOMMEN)
def test_een_kolom_met_persoonsgegevens(kolom: str, tmp_path: Path) -> None:
    tabel = KOLOMMEN[kolom]
    lezing = lees_csv_map(tmp_path / "werkmap", met_kolom(tabel, kolom, "Jansen"))
    (melding,) = lezing.fouten
    assert (melding.bestand, melding.kolom, melding.waarde) == (f"{tabel}.csv", kolom, None)
    assert melding.zin == (
        "deze kolom wijst op persoonsgegevens; het hele bestand is geweigerd; "
        "verwijder de kolom: het voorstel heeft alleen codes nodig"
    )
    assert "Jansen" not in lezing.model_dump_json()


@pytest.mark.parametrize("waarde", [111222333, 111222333.0, 10000008])
def test_een_excelgetal_dat_een_bsn_is(waarde: float, tmp_path: Path) -> None:
    boek = werkboek(goede_tabellen())
    boek["hulpvragen"]["H2"] = waarde
    boek.save(tmp_path / "week.xlsx")
    lezing = lees(tmp_path / "week.xlsx", WOORDENLIJST)
    assert zinnen(lezing) == verwacht("privacy", "excelgetal")


def _op_uitleg(boek: openpyxl.Workbook) -> None:
    boek.create_sheet("uitleg")["B7"] = NEP


def _als_blad(boek: openpyxl.Workbook) -> None:
    boek.create_sheet(NEP)


def test_ook_op_een_blad_dat_verder_niet_meetelt(tmp_path: Path) -> None:
    boek = werkboek(goede_tabellen())
    _op_uitleg(boek)
    boek.save(tmp_path / "week.xlsx")
    assert zinnen(lees(tmp_path / "week.xlsx", WOORDENLIJST)) == verwacht("privacy", "op_een_ander_blad")


def test_ook_als_naam_van_een_blad_bestand_of_map(tmp_path: Path) -> None:
    boek = werkboek(goede_tabellen())
    _als_blad(boek)
    boek.save(tmp_path / "week.xlsx")
    map_ = schrijf_csv(tmp_path / "map", goede_tabellen())
    (map_ / f"{NEP}.txt").touch()
    for pad in (tmp_path / "week.xlsx", map_, schrijf_csv(tmp_path / NEP, goede_tabellen()), tmp_path / f"{NEP}.xlsx"):
        lezing = lees(pad, WOORDENLIJST)
        assert lezing.werkvoorraad is None
        assert "burgerservicenummer" in lezing.fouten[0].zin
        assert NEP not in lezing.model_dump_json()


def test_ook_achter_een_andere_fout_die_de_waarde_noemt(tmp_path: Path) -> None:
    """Het nummer staat in een tabel die zelf niet te lezen is, en elders als verwijzing."""
    lezing = lees_csv_map(tmp_path / "werkmap", zet("vastgezet", 2, "hulpvraag", NEP))
    assert NEP not in lezing.model_dump_json()


@pytest.mark.parametrize(
    "tekst",
    [
        *("123456789", "H-12", "2026-11-09", "10-10-2010", "van 01.01.2024 tot 02.01.2025", "2024 2025", "4,5", ""),
        *("WK10000008", "0612345678", "NL91ABNA0417164300", "1234567890123", "2026-00018", "000000000", "1.250,5"),
    ],
)
def test_gewone_gegevens_zijn_geen_bsn(tekst: str) -> None:
    assert not bevat_bsn(tekst)


def test_een_lijst_van_korte_wijkcodes_is_geen_bsn(tmp_path: Path) -> None:
    """`1000 0008` zou aaneen de elfproef halen, maar het zijn twee codes uit de tabel wijken."""
    assert bevat_bsn("1000 0008")
    wijziging = samen(
        *(zet("wijken", 2, "code", "1000"), zet("wijken", 3, "code", "0008"), zet("wijken", 2, "buren", "0008")),
        *(zet("wijken", 3, "buren", "1000"), zet(H, 2, "wijk", "1000"), zet(H, 3, "wijk", "0008")),
        *(zet("collectief_aanbod", 2, "wijken", "1000 0008"), zet("lopende_trajecten", 2, "wijk", "1000")),
    )
    assert zinnen(lees_csv_map(tmp_path / "werkmap", wijziging)) == []


@given(st.integers(1, 999_999_999), st.sampled_from(["", ".", " ", "\u00a0"]), st.sampled_from(["", "x ", "(", "bsn:"]))
def test_elk_getal_dat_de_elfproef_haalt_wordt_gezien(getal: int, scheiding: str, ervoor: str) -> None:
    cijfers = f"{getal:09d}"
    tekst = ervoor + scheiding.join((cijfers[:4], cijfers[4:6], cijfers[6:])) + ")"
    if bsn.is_valid(cijfers):
        assert bevat_bsn(tekst)
    elif not scheiding and cijfers[0] != "0":
        assert not bevat_bsn(tekst)
