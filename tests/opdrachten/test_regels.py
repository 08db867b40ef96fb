"""De opdrachten van `wijknetwerk regels`: elke uitgang, het document van `--json`, en nooit iets half of overschreven.

Wat zij op het scherm zetten, staat in docs/regels.md en wordt daar nagekeken.
"""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from draaien import Draai

from wijknetwerk import meegeleverd
from wijknetwerk.opdrachten.opdracht import Uitgang
from wijknetwerk.regels import Regelboek

REGELS = meegeleverd.pad("regels")
NETWERK, PILOT = "2025-01-01_wijknetwerk", "2021-02-01_pilot-wmo"
NIEUW = "2027-01-01_langer"


@pytest.fixture
def eigen(draai: Draai, tmp_path: Path) -> Path:
    """Een eigen map met regels, met een concept erin."""
    uit = draai("regels", "nieuw", NETWERK, "--naam", "langer", "--geldig-van", "2027-01-01", "--uit", "eigen")
    assert uit.exit_code == Uitgang.GOED
    return tmp_path / "eigen"


def knoei(pad: Path, oud: str, nieuw: str) -> None:
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")


def inhoud(map_: Path) -> dict[Path, bytes]:
    return {pad: pad.read_bytes() for pad in sorted(map_.rglob("*")) if pad.is_file()}


def document(uit: Result, schema: str) -> dict[str, Any]:
    gelezen: dict[str, Any] = json.loads(uit.stdout)
    assert gelezen["schema"] == f"wijknetwerk/{schema}/1"
    return gelezen


# Een regelset kiezen


def test_een_regelset_is_een_naam_een_pad_of_die_van_vandaag(draai: Draai, eigen: Path) -> None:
    op_naam = draai("regels", "toon", NIEUW, "--regels", eigen)
    assert op_naam.stdout.startswith(f"Regelset {NIEUW}\n")
    assert draai("regels", "toon", eigen / NIEUW).stdout == op_naam.stdout
    assert draai("regels", "toon", f"eigen/{NIEUW}/").stdout == op_naam.stdout
    assert draai("regels", "toon").stdout.startswith(f"Regelset {NETWERK}\n")


@pytest.mark.parametrize("delen", [["toon"], ["controleer"], ["proef"], ["vergelijk", PILOT]], ids=" ".join)
def test_een_regelset_die_er_niet_is(draai: Draai, delen: list[str]) -> None:
    uit = draai("regels", *delen, "2025-01-01_wijknetwrk", "--json")
    assert uit.exit_code == Uitgang.INVOERFOUTEN
    assert document(uit, "controle")["fouten"][0]["zin"].endswith("bedoelde u «2025-01-01_wijknetwerk»?")


# Toon


def test_toon_schrijft_een_pagina_markdown_of_tekst(draai: Draai, tmp_path: Path) -> None:
    for naam, begin in (("r.html", b"<!DOCTYPE html>"), ("r.md", b"# Regelset"), ("r.TXT", b"Regelset")):
        assert draai("regels", "toon", NETWERK, "--uit", naam).exit_code == Uitgang.GOED
        assert begin in (tmp_path / naam).read_bytes()[:200]
    assert draai("regels", "toon", NETWERK).stdout.encode() == (tmp_path / "r.TXT").read_bytes()


def test_toon_overschrijft_nooit_ongevraagd(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "r.html").write_bytes(b"van een ander")
    uit = draai("regels", "toon", NETWERK, "--uit", "r.html")
    assert uit.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert (tmp_path / "r.html").read_bytes() == b"van een ander"
    assert draai("regels", "toon", NETWERK, "--uit", "r.html", "--overschrijven").exit_code == Uitgang.GOED
    assert draai("regels", "toon", NETWERK, "--uit", "route.toml").exit_code == Uitgang.VERKEERD_GEBRUIK
    weg = draai("regels", "toon", NETWERK, "--uit", "weg/r.html")
    assert weg.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "de map bestaat niet" in weg.stderr


def test_toon_als_document_en_een_tabel_die_er_niet_is(draai: Draai) -> None:
    gelezen = document(draai("regels", "toon", NETWERK, "--tabel", "tenzij", "--json"), "regels")
    assert [regel["id"] for regel in gelezen["tabellen"][0]["regels"]][:2] == ["TZ-01", "TZ-02"]
    assert gelezen["tabellen"][0]["regels"][0]["bron"] == [{"stuk": "001", "citaat": "omvat geen crisishulp"}]
    uit = draai("regels", "toon", NETWERK, "--tabel", "rote")
    assert uit.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "bedoelde u «route»?" in uit.stderr


# Controleer en proef


@pytest.mark.parametrize("naam", [PILOT, NETWERK])
def test_de_meegeleverde_regelsets_zijn_schoon_en_komen_uit(draai: Draai, naam: str) -> None:
    for opdracht, schema in (("controleer", "regelcontrole"), ("proef", "regelproef")):
        uit = draai("regels", opdracht, naam, "--json")
        assert uit.exit_code == Uitgang.GOED
        assert document(uit, schema)["goed"] is True
    proef = document(draai("regels", "proef", naam, "--json"), "regelproef")
    assert (proef["afwijkingen"], proef["onbeproefd"]) == ([], [])
    assert proef["scenarios"] >= 30
    assert proef["grenzen"]


def test_controleer_vindt_een_regel_die_weg_is(draai: Draai, eigen: Path) -> None:
    pad = eigen / NIEUW / "schil.toml"
    tekst = pad.read_text(encoding="utf-8")
    begin = tekst.index('[[regel]]\nid = "SC-03b"')
    pad.write_text(tekst[:begin], encoding="utf-8")
    uit = draai("regels", "controleer", eigen / NIEUW)
    assert uit.exit_code == Uitgang.BEVINDINGEN
    assert "schil: gat: geen enkele regel geldt als in_netwerkgebied = ja" in uit.stdout
    gelezen = document(draai("regels", "controleer", eigen / NIEUW, "--json"), "regelcontrole")
    assert gelezen["goed"] is False
    assert gelezen["fouten"][0]["getuige"]["deelnemer"] == "nee"


def test_proef_met_andere_scenarios_en_met_fouten_erin(draai: Draai, tmp_path: Path) -> None:
    pad = tmp_path / "mijn.csv"
    shutil.copy(REGELS / NETWERK / "scenarios.csv", pad)
    knoei(pad, ";zelf;geen;basis;netwerkpartner;", ";samen;geen;basis;netwerkpartner;")
    uit = draai("regels", "proef", NETWERK, "--scenarios", pad, "--json")
    assert uit.exit_code == Uitgang.BEVINDINGEN
    (afwijking,) = document(uit, "regelproef")["afwijkingen"]
    assert (afwijking["scenario"], afwijking["verwacht"], afwijking["kreeg"]) == ("standaard", "samen", "zelf")
    knoei(pad, "naam;crisis", "naam;crisiss")
    uit = draai("regels", "proef", NETWERK, "--scenarios", pad)
    assert uit.exit_code == Uitgang.INVOERFOUTEN
    assert "bedoelde u «crisis»?" in uit.stderr


# Vergelijk, wat-als en advies


def test_vergelijk_met_zichzelf_is_gelijk(draai: Draai, klein: Path) -> None:
    uit = draai("regels", "vergelijk", NETWERK, REGELS / NETWERK, "--werkmap", klein, "--json")
    gelezen = document(uit, "regelvergelijking")
    assert (gelezen["gelijk"], gelezen["verschuivingen"]) == (True, [])
    assert gelezen["werkmap"] == {"aantal": 8, "routes": [], "plekken": None}


def test_vergelijk_met_een_werkmap_noemt_wie_waarheen_en_door_welke_regel(
    draai: Draai, eigen: Path, klein: Path
) -> None:
    knoei(eigen / NIEUW / "parameters.toml", "waarde = 26", "waarde = 12")
    gelezen = document(
        draai("regels", "vergelijk", NETWERK, eigen / NIEUW, "--werkmap", klein, "--verdeel", "--json"),
        "regelvergelijking",
    )
    assert gelezen["getallen"] == [{"naam": "kortdurend_weken", "oud": 26, "nieuw": 12, "eenheid": "weken"}]
    verhuizing = gelezen["werkmap"]["routes"][0]
    assert verhuizing["van"] == "zelf"
    assert "TZ-03" in verhuizing["regels_nieuw"]
    assert verhuizing["minuten_per_week"] > 0
    assert gelezen["werkmap"]["plekken"] is not None


def test_verdeel_en_naar_horen_ergens_bij(draai: Draai, klein: Path) -> None:
    for delen in (["vergelijk", PILOT, NETWERK, "--verdeel"], ["wat-als", klein, "--naar", "zelf"]):
        assert draai("regels", *delen).exit_code == Uitgang.VERKEERD_GEBRUIK
    uit = draai("regels", "wat-als", klein, "K-4", "--naar", "zelfs")
    assert uit.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "bedoelde u «zelf»?" in uit.stderr
    assert "Bedoelde u K-4?" in draai("regels", "advies", klein, "K-44").stderr


def test_wat_als_en_advies_als_document(draai: Draai, klein: Path) -> None:
    gelezen = document(draai("regels", "wat-als", klein, "K-4", "--naar", "aanbieder", "--json"), "wat-als")
    assert gelezen["uitkomst"] == "zelf"
    assert {"veld": "waakvlam", "van": "nee", "naar": "ja"} in gelezen["omslagen"][1]["veranderingen"]
    assert not {deel["veld"] for omslag in gelezen["omslagen"] for deel in omslag["veranderingen"]} & {"crisis", "wet"}
    drempels = document(draai("regels", "wat-als", klein, "--json"), "drempels")
    assert {drempel["naam"] for drempel in drempels["drempels"]} >= {"kortdurend_weken", "loopt_door_dagen"}
    advies = document(draai("regels", "advies", klein, "K-4", "--json"), "advies")
    assert (advies["route"], advies["redenen"][0]["regel"]) == ("zelf", "RT-08")
    assert "TE-04" in [termijn["regel"] for termijn in advies["termijnen"]]
    assert advies["regelset"]["sha256"]


# Nieuw en csv


def test_nieuw_maakt_een_map_en_laat_de_oude_met_rust(draai: Draai, tmp_path: Path) -> None:
    voor = inhoud(REGELS)
    delen = ["regels", "nieuw", NETWERK, "--naam", "langer", "--geldig-van", "2027-01-01", "--uit", "eigen"]
    assert document(draai(*delen, "--json"), "regels-nieuw")["regelset"] == NIEUW
    nog_eens = draai(*delen)
    assert nog_eens.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "«eigen» bestaat al" in nog_eens.stderr
    assert inhoud(REGELS) == voor
    assert Regelboek.laad(tmp_path / "eigen", date.min, NIEUW).regelset.status == "concept"


def test_nieuw_met_de_naam_van_een_regelset_die_er_al_is(draai: Draai, tmp_path: Path) -> None:
    uit = draai("regels", "nieuw", NETWERK, "--naam", "wijknetwerk", "--geldig-van", "2025-01-01", "--uit", "eigen")
    assert uit.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert f"{NETWERK}» bestaat al" in uit.stderr
    assert list(tmp_path.iterdir()) == []


def test_nieuw_van_een_map_met_een_fout_maakt_niets(draai: Draai, eigen: Path, tmp_path: Path) -> None:
    (eigen / NIEUW / "scenarios.csv").rename(eigen / NIEUW / "scenarioos.csv")
    uit = draai("regels", "nieuw", eigen / NIEUW, "--naam", "x", "--geldig-van", "2028-01-01", "--uit", "ander")
    assert uit.exit_code == Uitgang.INVOERFOUTEN
    assert not (tmp_path / "ander").exists()


@pytest.mark.parametrize("naam", ["../x", "", "Met Spatie", "a/b", "-a"])
def test_nieuw_weigert_een_naam_die_geen_map_is(draai: Draai, tmp_path: Path, naam: str) -> None:
    uit = draai("regels", "nieuw", NETWERK, f"--naam={naam}", "--geldig-van", "2027-01-01", "--uit", "eigen")
    assert uit.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert list(tmp_path.iterdir()) == []


def test_naar_csv_en_terug_zonder_wijziging_schrijft_niets(draai: Draai, tmp_path: Path) -> None:
    assert document(draai("regels", "naar-csv", NETWERK, "--uit", "csv", "--json"), "regels-csv")["bestanden"]
    assert draai("regels", "naar-csv", NETWERK, "--uit", "csv").exit_code == Uitgang.VERKEERD_GEBRUIK
    uit = draai("regels", "uit-csv", "csv", NETWERK, "--uit", "voorstel")
    assert (uit.exit_code, "er is niets geschreven" in uit.stdout) == (Uitgang.GOED, True)
    assert not (tmp_path / "voorstel").exists()
    gelezen = document(draai("regels", "uit-csv", "csv", NETWERK, "--uit", "voorstel", "--json"), "regels-voorstel")
    assert (gelezen["map"], gelezen["wijzigingen"]) == (None, [])


def test_uit_csv_na_excel_met_bom_en_zonder_voorloopnullen(draai: Draai, tmp_path: Path) -> None:
    draai("regels", "naar-csv", NETWERK, "--uit", "csv")
    pad = tmp_path / "csv" / "parameters.csv"
    assert pad.read_bytes().startswith(b"\xef\xbb\xbf")
    knoei(pad, "001: niet gericht", "1: niet gericht")
    uit = draai("regels", "uit-csv", "csv", NETWERK, "--uit", "voorstel")
    assert uit.exit_code == Uitgang.INVOERFOUTEN
    assert "onbekend stuk «1»; bedoelde u «001»?" in uit.stderr
    assert not (tmp_path / "voorstel").exists()
    knoei(pad, "1: niet gericht", "001: niet gericht")
    knoei(pad, "kortdurend_weken;26;", "kortdurend_weken;39;")
    gelezen = document(draai("regels", "uit-csv", "csv", NETWERK, "--uit", "voorstel", "--json"), "regels-voorstel")
    assert gelezen["wijzigingen"] == ["parameters kortdurend_weken: waarde «26» wordt «39»"]


# Vaststellen


def test_stel_vast_weigert_zonder_iets_te_wijzigen(draai: Draai, eigen: Path) -> None:
    knoei(eigen / NIEUW / "parameters.toml", "waarde = 26", "waarde = 39")
    voor = inhoud(eigen)
    uit = draai("regels", "stel-vast", eigen / NIEUW, "--door", "A", "--gezien-door", " a ", "--json")
    assert uit.exit_code == Uitgang.GEWEIGERD
    gelezen = document(uit, "regelvaststelling")
    assert gelezen["goed"] is False
    assert gelezen["redenen"][0].startswith("vaststellen doen twee verschillende mensen")
    assert gelezen["redenen"][1].startswith("proef: rij 26, «Vanaf 27 weken")
    assert inhoud(eigen) == voor


def test_stel_vast_verzegelt_en_dan_is_elke_wijziging_een_fout(draai: Draai, eigen: Path) -> None:
    delen = ["regels", "stel-vast", NIEUW, "--regels", eigen, "--door", "A", "--gezien-door", "B"]
    gelezen = document(draai(*delen, "--json"), "regelvaststelling")
    assert (gelezen["goed"], gelezen["naam"], gelezen["geldig_tot"]) == (True, NIEUW, "2026-12-31")
    nog_eens = draai(*delen)
    assert nog_eens.exit_code == Uitgang.GEWEIGERD
    assert "is al vastgesteld" in nog_eens.stderr
    knoei(eigen / NIEUW / "route.toml", "Er is crisis.", "Er is Crisis.")
    uit = draai("regels", "controleer", eigen / NIEUW)
    assert uit.exit_code == Uitgang.INVOERFOUTEN
    assert "de regelset is vastgesteld en dit is daarna gewijzigd" in uit.stderr


def test_stel_vast_raakt_de_meegeleverde_regels_nooit_ongevraagd(draai: Draai) -> None:
    voor = inhoud(REGELS)
    uit = draai("regels", "stel-vast", NETWERK, "--door", "A", "--gezien-door", "B")
    assert uit.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert inhoud(REGELS) == voor
    uit = draai("regels", "stel-vast", "x", "--regels", "nergens", "--door", "A", "--gezien-door", "B")
    assert uit.exit_code == Uitgang.INVOERFOUTEN
