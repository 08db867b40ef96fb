"""`wijknetwerk monitor`: scherm, bestanden, json, en wat er gebeurt als iets niet klopt."""

import gc
import json
import shutil
from pathlib import Path

import pytest
from draaien import draai

WORTEL = Path(__file__).resolve().parents[2]
PILOT = WORTEL / "voorbeelddata/pilot-2020-2022"


def test_het_scherm_en_de_bestanden(tmp_path: Path) -> None:
    uitslag = draai("monitor", str(PILOT), "--uit", str(tmp_path))
    assert uitslag.exit_code == 0
    assert "72 % van de beschikbare uren ging naar zelf begeleiden (12.182 van 16.814)." in uitslag.stdout
    assert "De begroting komt op € 830.342" in uitslag.stdout
    assert "24 van 28" not in uitslag.stdout
    namen = ["datawoordenboek.csv", "monitor.csv", "monitor.html", "monitor.xlsx"]
    assert sorted(pad.name for pad in tmp_path.iterdir()) == namen
    assert gc.isenabled()


def test_intern_toont_ook_wat_klein_is(tmp_path: Path) -> None:
    uitslag = draai("monitor", str(PILOT), "--uit", str(tmp_path), "--intern")
    assert "86 % (24 van 28; tussen 32 % en 95 %)" in uitslag.stdout


def test_json_is_een_document_op_stdout(tmp_path: Path) -> None:
    periode = ("--van", "2022-01-01", "--tot", "31-03-2022")
    uitslag = draai("monitor", str(PILOT), "--uit", str(tmp_path), "--json", *periode)
    document = json.loads(uitslag.stdout)
    assert document["schema"] == "wijknetwerk/monitor/1"
    assert (document["van"], document["tot"]) == ("2022-01-01", "2022-03-31")
    assert document["intern"] is False


def test_fouten_in_de_map_komen_allemaal_met_uitgang_3(tmp_path: Path) -> None:
    map_ = tmp_path / "kapot"
    shutil.copytree(PILOT, map_)
    (map_ / "geeindigd.csv").write_text("traject;datum;eindreden\nX9;31-02-2022;klaar\n", encoding="utf-8")
    uitslag = draai("monitor", str(map_), "--uit", str(tmp_path / "uit"), "--json")
    assert uitslag.exit_code == 3
    assert len(json.loads(uitslag.stdout)["fouten"]) > 2
    assert not (tmp_path / "uit").exists()


def test_een_map_zonder_gebeurtenissen_is_een_invoerfout(tmp_path: Path) -> None:
    (tmp_path / "begonnen.csv").write_text(
        "traject;hulpvraag;wet;wijk;gebied;soort_plek;plek;uren_per_week;van\n", encoding="utf-8"
    )
    (tmp_path / "geeindigd.csv").write_text("traject;datum;eindreden\n", encoding="utf-8")
    uitslag = draai("monitor", str(tmp_path))
    assert uitslag.exit_code == 3
    assert "er valt niets te tellen" in uitslag.stderr


@pytest.mark.parametrize(
    ("opties", "zin"),
    [
        (("--van", "2022-06-01", "--tot", "2022-05-01"), "--tot ligt voor --van"),
        (("--van", "2023-06-01"), "voor zij begint"),
        (("--van", "morgen"), "morgen"),
    ],
)
def test_een_periode_die_niet_kan_is_verkeerd_gebruik(tmp_path: Path, opties: tuple[str, ...], zin: str) -> None:
    uitslag = draai("monitor", str(PILOT), "--uit", str(tmp_path), *opties)
    assert uitslag.exit_code == 2
    assert zin in uitslag.stderr


def test_een_regelmap_zonder_afspraken_wordt_genoemd(tmp_path: Path) -> None:
    uitslag = draai("monitor", str(PILOT), "--regels", str(tmp_path), "--uit", str(tmp_path / "uit"))
    assert uitslag.exit_code == 3
    assert "journaal/monitor.toml is niet te lezen" in uitslag.stderr


def test_schrijven_waar_het_niet_mag_is_verkeerd_gebruik(tmp_path: Path) -> None:
    (tmp_path / "uit").write_text("ik ben een bestand", encoding="utf-8")
    uitslag = draai("monitor", str(PILOT), "--uit", str(tmp_path / "uit"))
    assert uitslag.exit_code == 2
    assert "lukt niet" in uitslag.stderr
