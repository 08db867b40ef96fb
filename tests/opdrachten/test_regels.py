"""De opdrachten van `wijknetwerk regels`: wat zij zeggen, met welke code zij eindigen en wat zij schrijven."""

import json
from pathlib import Path

import pytest
from draaien import draai

from wijknetwerk.meegeleverd import pad
from wijknetwerk.opdrachten.opdracht import Uitgang

SET = "2025-01-01_wijknetwerk"
CONCEPT = "2027-01-01_proef"


@pytest.fixture
def eigen(tmp_path: Path) -> Path:
    """Een eigen map met regels, met een concept erin."""
    uit = tmp_path / "mijn-regels"
    klaar = draai("regels", "nieuw", SET, "--naam", "proef", "--geldig-van", "2027-01-01", "--uit", uit)
    assert klaar.exit_code == Uitgang.GOED, klaar.output
    return uit


def _wijzig(bestand: Path, oud: str, nieuw: str) -> None:
    inhoud = bestand.read_text(encoding="utf-8")
    assert oud in inhoud
    bestand.write_text(inhoud.replace(oud, nieuw, 1), encoding="utf-8")


@pytest.mark.parametrize("naam", ["2021-02-01_pilot-wmo", SET])
def test_de_meegeleverde_sets_zijn_schoon_en_komen_uit(naam: str) -> None:
    assert draai("regels", "controleer", naam).exit_code == Uitgang.GOED
    proef = draai("regels", "proef", naam, "--json")
    assert proef.exit_code == Uitgang.GOED
    document = json.loads(proef.stdout)
    assert document["goed"]
    assert document["scenarios"] >= 30
    assert document["onbeproefd"] == []


@pytest.mark.parametrize("naam", ["regels.txt", "regels.md", "regels.html"])
def test_toon_in_elke_vorm(naam: str, tmp_path: Path) -> None:
    op_scherm = draai("regels", "toon", SET)
    assert op_scherm.exit_code == Uitgang.GOED
    assert max(map(len, op_scherm.stdout.splitlines())) <= 100
    doel = tmp_path / naam
    assert draai("regels", "toon", SET, "--uit", doel).exit_code == Uitgang.GOED
    inhoud = doel.read_text(encoding="utf-8")
    for tekst in (op_scherm.stdout, inhoud):
        assert "TZ-03" in tekst
        assert "niet gericht op langdurige zorg" in tekst
    weer = draai("regels", "toon", SET, "--uit", doel)
    assert weer.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert draai("regels", "toon", SET, "--uit", doel, "--overschrijven").exit_code == Uitgang.GOED
    assert doel.read_text(encoding="utf-8") == inhoud


def test_een_onbekende_regelset_noemt_wat_er_is(eigen: Path) -> None:
    uitkomst = draai("regels", "controleer", "2027-01-01_proeff", "--regels", eigen)
    assert uitkomst.exit_code == Uitgang.INVOERFOUTEN
    assert "bedoelde u «2027-01-01_proef»?" in uitkomst.stderr


def test_een_pad_wijst_een_regelset_ook_aan(eigen: Path) -> None:
    assert draai("regels", "controleer", eigen / CONCEPT).exit_code == Uitgang.GOED


def test_nieuw_overschrijft_nooit(eigen: Path) -> None:
    nog_eens = draai("regels", "nieuw", SET, "--naam", "proef", "--geldig-van", "2027-01-01", "--uit", eigen)
    assert nog_eens.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "bestaat al" in nog_eens.stderr


def test_een_weggehaalde_regel_is_een_gat_met_een_geval(eigen: Path) -> None:
    route = eigen / CONCEPT / "route.toml"
    begin, _, _ = route.read_text(encoding="utf-8").rpartition("[[regel]]")
    route.write_text(begin, encoding="utf-8")
    uitkomst = draai("regels", "controleer", CONCEPT, "--regels", eigen, "--json")
    assert uitkomst.exit_code == Uitgang.BEVINDINGEN
    document = json.loads(uitkomst.stdout)
    assert not document["goed"]
    assert document["fouten"]


def test_een_gebroken_cel_is_een_fout_met_plaats_en_niets_gaat_stil_weg(eigen: Path) -> None:
    _wijzig(eigen / CONCEPT / "tenzij.toml", 'crisis = "ja"', 'crisis = "jaa"')
    _wijzig(eigen / CONCEPT / "tenzij.toml", 'doel = "stabiliseren"', 'doell = "stabiliseren"')
    uitkomst = draai("regels", "toon", CONCEPT, "--regels", eigen)
    assert uitkomst.exit_code == Uitgang.INVOERFOUTEN
    assert "TZ-01" in uitkomst.stderr
    assert "bedoelde u «ja»?" in uitkomst.stderr
    assert "bedoelde u «doel»?" in uitkomst.stderr
    assert "2 fouten gevonden" in uitkomst.stderr


def test_csv_heen_en_terug_geeft_een_voorstel_met_alleen_de_wijziging(eigen: Path, tmp_path: Path) -> None:
    csv, voorstel = tmp_path / "csv", tmp_path / "voorstel"
    assert draai("regels", "naar-csv", CONCEPT, "--regels", eigen, "--uit", csv).exit_code == Uitgang.GOED
    terug = ("regels", "uit-csv", csv, CONCEPT, "--regels", eigen, "--uit", voorstel)
    assert draai(*terug).exit_code == Uitgang.GOED
    assert not voorstel.exists(), "zonder wijziging is er geen voorstel"
    _wijzig(csv / "parameters.csv", "kortdurend_weken;26", "kortdurend_weken;39")
    assert draai(*terug).exit_code == Uitgang.GOED
    verschil = (voorstel / "verschil.txt").read_text(encoding="utf-8")
    assert "-waarde = 26" in verschil
    assert "+waarde = 39" in verschil
    oud, nieuw = ((map_ / CONCEPT / "tenzij.toml").read_bytes() for map_ in (eigen, voorstel / "regels"))
    assert oud == nieuw


def test_csv_met_een_fout_schrijft_niets(eigen: Path, tmp_path: Path) -> None:
    draai("regels", "naar-csv", CONCEPT, "--regels", eigen, "--uit", tmp_path / "csv")
    _wijzig(tmp_path / "csv" / "tenzij.csv", "> kortdurend_weken", "> kortdurende_weken")
    terug = draai("regels", "uit-csv", tmp_path / "csv", CONCEPT, "--regels", eigen, "--uit", tmp_path / "voorstel")
    assert terug.exit_code == Uitgang.INVOERFOUTEN
    assert "kortdurend_weken" in terug.stderr
    assert not (tmp_path / "voorstel").exists()


def test_vergelijken_met_een_werkmap_telt_wie_verhuist(eigen: Path) -> None:
    _wijzig(eigen / CONCEPT / "parameters.toml", "[kortdurend_weken]\nwaarde = 26", "[kortdurend_weken]\nwaarde = 39")
    week = ("--werkmap", pad("voorbeelddata") / "noordwest")
    uitkomst = draai("regels", "vergelijk", SET, CONCEPT, "--regels", eigen, *week, "--json")
    assert uitkomst.exit_code == Uitgang.GOED
    assert "N-033" in uitkomst.stdout
    json.loads(uitkomst.stdout)


def test_wat_als_over_een_week_en_over_een_hulpvraag() -> None:
    week = draai("regels", "wat-als", pad("voorbeelddata") / "noordwest")
    assert week.exit_code == Uitgang.GOED
    assert "kortdurend_weken" in week.stdout
    een = draai("regels", "wat-als", pad("voorbeelddata") / "noordwest", "N-010", "--json")
    assert een.exit_code == Uitgang.GOED
    json.loads(een.stdout)
    mist = draai("regels", "wat-als", pad("voorbeelddata") / "noordwest", "N-01O")
    assert mist.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "Bedoelde u" in mist.stderr


def test_advies_over_een_hulpvraag() -> None:
    uitkomst = draai("regels", "advies", pad("voorbeelddata") / "noordwest", "N-010", "--json")
    document = json.loads(uitkomst.stdout)
    assert document["route"] == "zelf"
    assert document["regelset"]["naam"] == SET
    tekst = draai("regels", "advies", pad("voorbeelddata") / "noordwest", "N-010").stdout
    assert "Net niet:" in tekst
    assert "Dit is een advies; een mens beslist." in tekst


def test_vaststellen_vraagt_twee_mensen_en_verzegelt(eigen: Path) -> None:
    alleen = draai(
        "regels", "stel-vast", CONCEPT, "--regels", eigen, "--door", "A. Bakker", "--gezien-door", "a. bakker "
    )
    assert alleen.exit_code == Uitgang.GEWEIGERD
    samen = draai(
        "regels", "stel-vast", CONCEPT, "--regels", eigen, "--door", "A. Bakker", "--gezien-door", "C. de Wit"
    )
    assert samen.exit_code == Uitgang.GOED, samen.output
    assert draai("regels", "toon", CONCEPT, "--regels", eigen).exit_code == Uitgang.GOED
    _wijzig(eigen / CONCEPT / "gewichten.toml", "waarde = 1", "waarde = 3")
    daarna = draai("regels", "toon", CONCEPT, "--regels", eigen)
    assert daarna.exit_code == Uitgang.INVOERFOUTEN
    assert "gewichten.toml" in daarna.stderr


def test_een_set_met_een_scenario_dat_niet_uitkomt_is_niet_vast_te_stellen(eigen: Path) -> None:
    _wijzig(eigen / CONCEPT / "parameters.toml", "[kortdurend_weken]\nwaarde = 26", "[kortdurend_weken]\nwaarde = 39")
    mensen = ("--door", "A. Bakker", "--gezien-door", "C. de Wit")
    uitkomst = draai("regels", "stel-vast", CONCEPT, "--regels", eigen, *mensen, "--json")
    assert uitkomst.exit_code == Uitgang.GEWEIGERD
    json.loads(uitkomst.stdout)
    assert "vastgesteld_door" not in (eigen / CONCEPT / "regelset.toml").read_text(encoding="utf-8")
