"""Wat er met een Excel-werkboek mis kan zijn; de zinnen staan in verwacht.toml."""

import io
import re
import stat
import zipfile
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from invoerhulp import WOORDENLIJST, goede_tabellen, goede_werkvoorraad, verwacht, werkboek, zinnen

from wijknetwerk.invoer import Lezing, bewakers, lees

Boek = openpyxl.Workbook
Greep = Callable[[Boek], object]


def _zet(tabel: str, cel: str, waarde: Any, opmaak: str | None = None) -> Greep:
    def zet(boek: Boek) -> None:
        boek[tabel][cel] = waarde
        if opmaak:
            boek[tabel][cel].number_format = opmaak

    return zet


def _verberg(boek: Boek) -> None:
    boek["hulpvragen"].row_dimensions[2].hidden = True
    boek["wijken"].sheet_state = "hidden"


def _naam(van: str, naar: str) -> Greep:
    return lambda boek: setattr(boek[van], "title", naar)


def _grens(boek: Boek) -> None:
    boek["wijken"]["BI2"] = "x"


def _tweede_tabel(boek: Boek) -> None:
    boek.create_sheet("Wijken ")


CELLEN: dict[str, Greep] = {
    "getal_als_code": _zet("hulpvragen", "A2", 12),
    "getal_als_wijk": _zet("wijken", "A2", 6811.0),
    "getal_als_codes": _zet("wijken", "D2", 2),
    "getal_als_tekst": _zet("aanbieders", "B2", 112),
    "datum_als_code": _zet("hulpvragen", "A2", datetime(2026, 2, 1)),  # noqa: DTZ001 - Excel kent geen tijdzone
    "waar_als_code": _zet("hulpvragen", "A2", value := True),
    "waar_als_getal": _zet("hulpvragen", "E2", value),
    "waar_als_oordeel": _zet("hulpvragen", "J2", value),
    "waar_als_janee": _zet("aanbieders", "D2", value),
    "getal_als_oordeel": _zet("hulpvragen", "J2", 1),
    "getal_als_opsomming": _zet("wijkcoaches", "C2", 1),
    "getal_als_datum": _zet("hulpvragen", "D2", 46335, "General"),
    "datum_met_tijd": _zet("hulpvragen", "D2", datetime(2026, 11, 9, 13, 45)),  # noqa: DTZ001 - idem
    "tijd_als_datum": _zet("hulpvragen", "D2", time(9, 30)),
    "datum_buiten_excel": _zet("hulpvragen", "D2", 1e9, "dd-mm-yyyy"),
    "datum_als_uren": _zet("hulpvragen", "E2", datetime(2026, 5, 4)),  # noqa: DTZ001 - idem
    "klok_als_uren": _zet("hulpvragen", "E2", time(1, 30)),
    "duur_als_uren": _zet("hulpvragen", "E2", timedelta(hours=30)),
    "negatieve_uren": _zet("hulpvragen", "E2", -2.5),
    "te_veel_decimalen": _zet("hulpvragen", "E2", 1.2345),
    "reuzengetal": _zet("hulpvragen", "E2", 1e300),
    "halve_plaats": _zet("collectief_aanbod", "G2", 6.5),
    "excelfout_na": _zet("hulpvragen", "C2", "#N/A"),
    "excelfout_ref": _zet("hulpvragen", "E2", "#REF!"),
    "formule_zonder_waarde": _zet("hulpvragen", "E2", "=2+2"),
    "formule_zonder_waarde_in_code": _zet("hulpvragen", "A2", '="H"&1'),
    "mojibake": _zet("aanbieders", "B2", "ZoÃ« Zorg"),
    "cel_te_lang": _zet("aanbieders", "B2", "z" * 2001),
    "samengevoegd": lambda boek: boek["hulpvragen"].merge_cells("H2:H3"),
    "kop_is_een_getal": _zet("wijken", "B1", 2026),
    "kop_ontbreekt": lambda boek: boek["wijken"].delete_rows(1),
    "lege_eerste_rij": lambda boek: boek["wijken"].insert_rows(1),
    "cel_zonder_kolomnaam": _zet("wijken", "F2", "opmerking"),
    "kolom_eenenzestig": _grens,
    "rij_twintigduizend_en_twee": _zet("wijken", "A20002", "WK1"),
    "cel_xfd1048576": _zet("wijken", "XFD1048576", 1),
    "blad_leeg": lambda boek: boek["wijken"].delete_rows(1, 10),
    "blad_ontbreekt": lambda boek: boek.remove(boek["wijkcoaches"]),
    "blad_verkeerd_gespeld": _naam("wijkcoaches", "wijkcoach"),
    "blad_te_veel": lambda boek: boek.create_sheet("Blad1"),
    "blad_twee_keer": _tweede_tabel,
    "grafiekblad": lambda boek: boek.create_chartsheet("Grafiek"),
}


def met_werkboek(pad: Path, greep: Greep) -> Lezing:
    boek = werkboek(goede_tabellen())
    greep(boek)
    boek.save(pad)
    return lees(pad, WOORDENLIJST)


Zipgreep = Callable[[dict[str, bytes]], object]


def _vervang(lid: str, patroon: bytes, nieuw: bytes) -> Zipgreep:
    def vervang(leden: dict[str, bytes]) -> None:
        assert re.search(patroon, leden[lid])
        leden[lid] = re.sub(patroon, nieuw, leden[lid], count=1)

    return vervang


BLAD = "xl/worksheets/sheet1.xml"
LEDEN: dict[str, Zipgreep] = {
    "macros_erin": lambda leden: leden.update({"xl/vbaProject.bin": b"Sub Auto_Open()"}),
    "lid_naar_buiten": lambda leden: leden.update({"../../etc/passwd": b""}),
    "lid_met_schijf": lambda leden: leden.update({"C:\\win.ini": b""}),
    "te_veel_leden": lambda leden: leden.update({f"xl/media/{nummer}.png": b"" for nummer in range(200)}),
    "geen_werkboek": lambda leden: leden.pop("xl/workbook.xml"),
    "blad_weg": lambda leden: leden.pop(BLAD),
    "kapotte_xml": _vervang(BLAD, b"</row>", b"</raw>"),
    "rijen_door_elkaar": _vervang(BLAD, b'<row r="2"', b'<row r="9"'),
    "rij_te_ver": _vervang(BLAD, b'<row r="3"', b'<row r="99999999999"'),
    "cellen_door_elkaar": _vervang(BLAD, b'r="B2"', b'r="A2"'),
    "cel_in_andere_rij": _vervang(BLAD, b'r="B2"', b'r="B7"'),
    "tekst_die_niet_bestaat": _vervang(BLAD, b't="inlineStr"><is><t>H1</t></is>', b't="s"><v>99999</v>'),
    "naamruimte_strict": lambda leden: leden.update(
        {BLAD: leden[BLAD].replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"urn:strict")}
    ),
}


def met_leden(pad: Path, greep: Zipgreep) -> Lezing:
    uit = io.BytesIO()
    werkboek(goede_tabellen()).save(uit)
    with zipfile.ZipFile(uit) as zip_:
        leden = {naam: zip_.read(naam) for naam in zip_.namelist()}
    greep(leden)
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in leden.items():
            zip_.writestr(naam, inhoud)
    return lees(pad, WOORDENLIJST)


BYTES: dict[str, Callable[[bytes], bytes]] = {
    "leeg_bestand": lambda _: b"",
    "geen_zip": lambda _: b"<html>niet gevonden</html>",
    "oud_xls": lambda _: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512),
    "wachtwoord": lambda _: bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
    "zip_met_wachtwoord": lambda goed: goed.replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    ),
    "afgekapt": lambda goed: goed[: len(goed) // 2],
    "te_groot": lambda goed: goed + bytes(25_000_000),
}


def met_bytes(pad: Path, greep: Callable[[bytes], bytes]) -> Lezing:
    werkboek(goede_tabellen()).save(pad)
    pad.write_bytes(greep(pad.read_bytes()))
    return lees(pad, WOORDENLIJST)


@pytest.mark.parametrize("naam", CELLEN)
def test_een_verkeerde_cel_of_blad(naam: str, tmp_path: Path) -> None:
    lezing = met_werkboek(tmp_path / "week.xlsx", CELLEN[naam])
    assert lezing.werkvoorraad is None
    assert zinnen(lezing) == verwacht("werkboek", naam)


@pytest.mark.parametrize("naam", LEDEN)
def test_een_verkeerd_onderdeel(naam: str, tmp_path: Path) -> None:
    lezing = met_leden(tmp_path / "week.xlsx", LEDEN[naam])
    assert lezing.werkvoorraad is None
    assert zinnen(lezing) == verwacht("onderdeel", naam)


@pytest.mark.parametrize("naam", BYTES)
def test_verkeerde_bytes(naam: str, tmp_path: Path) -> None:
    lezing = met_bytes(tmp_path / "week.xlsx", BYTES[naam])
    assert lezing.werkvoorraad is None
    assert zinnen(lezing) == verwacht("bytes", naam)


def test_een_koppeling_in_de_zip_wordt_geweigerd(tmp_path: Path) -> None:
    pad = tmp_path / "week.xlsx"
    lid = zipfile.ZipInfo("xl/wijk")
    lid.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(pad, "w") as zip_:
        zip_.writestr(lid, "/etc/passwd")
    assert zinnen(lees(pad, WOORDENLIJST)) == verwacht("onderdeel", "lid_naar_buiten")


def test_een_goed_werkboek_met_getallen_en_datums(tmp_path: Path) -> None:
    lezing = met_werkboek(tmp_path / "week.xlsx", lambda boek: boek.create_sheet("Leesmij eerst"))
    assert zinnen(lezing) == []
    assert lezing.werkvoorraad == goede_werkvoorraad()


@pytest.mark.parametrize(
    ("cel", "waarde"),
    [
        ("E2", 1),
        ("E2", 1.0),
        ("E2", "1"),
        ("E2", "1,00"),
        ("E2", 60 / 60 + 1e-12),
        ("D2", "2026-11-09"),
        ("D2", "9/11/2026"),
    ],
)
def test_dezelfde_waarde_in_een_andere_vorm(cel: str, waarde: object, tmp_path: Path) -> None:
    lezing = met_werkboek(tmp_path / "week.xlsx", _zet("hulpvragen", cel, waarde))
    assert lezing.werkvoorraad == goede_werkvoorraad()


def test_een_uitgerekende_formule_telt_als_haar_waarde(tmp_path: Path) -> None:
    def met_uitkomst(leden: dict[str, bytes]) -> None:
        leden[BLAD] = re.sub(rb'(<c r="E2"[^>]*>)<v>1</v>', rb"\1<f>80/60</f><v>1.3333333333333333</v>", leden[BLAD])

    lezing = met_leden(tmp_path / "week.xlsx", met_uitkomst)
    assert lezing.werkvoorraad is not None
    assert lezing.werkvoorraad.hulpvragen[0].minuten_per_week == 80


def test_een_te_kleine_maat_in_het_blad_verbergt_geen_rijen(tmp_path: Path) -> None:
    lezing = met_leden(tmp_path / "week.xlsx", _vervang(BLAD, b'<dimension ref="[^"]*"', b'<dimension ref="A1:B1"'))
    assert lezing.werkvoorraad == goede_werkvoorraad()


def test_wat_verborgen_is_wordt_gelezen_en_gemeld(tmp_path: Path) -> None:
    lezing = met_werkboek(tmp_path / "week.xlsx", _verberg)
    assert lezing.werkvoorraad == goede_werkvoorraad()
    assert [str(melding) for melding in lezing.waarschuwingen] == verwacht("verborgen", "rij_en_blad")


def test_zonder_defusedxml_gaat_er_geen_werkboek_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openpyxl, "DEFUSEDXML", False)
    with pytest.raises(RuntimeError, match="installeer defusedxml"):
        met_werkboek(tmp_path / "week.xlsx", lambda _: None)
    assert bewakers.eis_defusedxml.__doc__
