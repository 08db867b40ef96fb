"""De opgeslagen voorbeelden zijn leesbaar, precies opnieuw te maken, en een verschil valt op."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import maak
import pytest
from voorbeeldmaker import noordwest, rkv, stad

from wijknetwerk.begrippen import Werkvoorraad, Woordenlijst
from wijknetwerk.invoer import lees, schrijf_werkmap

WORTEL = Path(__file__).resolve().parents[2]
MAKERS = {"rkv": rkv.maak, "noordwest": noordwest.maak}


@pytest.mark.parametrize("naam", ["klein", "noordwest", "rkv"])
def test_elk_voorbeeld_is_te_lezen_zonder_fouten(naam: str, woordenlijst: Woordenlijst) -> None:
    lezing = lees(WORTEL / "voorbeelddata" / naam, woordenlijst)
    assert [str(fout) for fout in lezing.fouten] == []
    assert lezing.werkvoorraad is not None


def test_klein_geeft_ook_geen_waarschuwing(woordenlijst: Woordenlijst) -> None:
    assert lees(WORTEL / "voorbeelddata/klein", woordenlijst).waarschuwingen == ()


@pytest.mark.parametrize("naam", MAKERS)
def test_opgeslagen_is_wat_de_maker_maakt(voorbeelden: dict[str, Werkvoorraad], naam: str) -> None:
    assert voorbeelden[naam] == MAKERS[naam](maak.WEEK)


def test_de_stad_is_te_schrijven_en_terug_te_lezen(tmp_path: Path, woordenlijst: Woordenlijst) -> None:
    gemaakt = stad.maak(maak.WEEK)
    schrijf_werkmap(tmp_path / "stad", gemaakt)
    lezing = lees(tmp_path / "stad", woordenlijst)
    assert [str(fout) for fout in lezing.fouten] == []
    assert lezing.werkvoorraad == gemaakt


def test_controleer_vindt_niets_in_een_ander_proces_met_een_andere_hashvolgorde() -> None:
    for zaad in ("0", "1"):
        gedaan = subprocess.run(
            [sys.executable, str(WORTEL / "voorbeelddata/maak.py"), "--controleer"],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONHASHSEED": zaad},
            text=True,
        )
        assert (gedaan.returncode, gedaan.stderr) == (0, "")


def test_controleer_noemt_een_bestand_dat_anders_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for naam in maak.OPGESLAGEN:
        shutil.copytree(WORTEL / "voorbeelddata" / naam, tmp_path / naam)
    with (tmp_path / "rkv/wijken.csv").open("a", encoding="utf-8") as bestand:
        bestand.write("\n")
    (tmp_path / "noordwest/extra.csv").write_text("iets\n", encoding="utf-8")
    monkeypatch.setattr(maak, "HIER", tmp_path)
    with pytest.raises(SystemExit) as einde:
        maak.main.main(["--controleer"], standalone_mode=False)
    assert einde.value.code == maak.GEVONDEN
    assert capsys.readouterr().err.splitlines() == [
        "anders dan opgeslagen: rkv/wijken.csv",
        "anders dan opgeslagen: noordwest/extra.csv",
    ]


def test_maken_schrijft_de_voorbeelden_en_de_stad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maak, "HIER", tmp_path)
    maak.main.main(["--stad", str(tmp_path / "stad")], standalone_mode=False)
    for naam in maak.OPGESLAGEN:
        for pad in (WORTEL / "voorbeelddata" / naam).glob("*.csv"):
            assert (tmp_path / naam / pad.name).read_bytes() == pad.read_bytes()
    assert (tmp_path / "stad/hulpvragen.csv").exists()
