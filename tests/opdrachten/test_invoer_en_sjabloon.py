"""controleer, sjabloon en wat elke opdracht met foute invoer doet."""

import json
import shutil
from pathlib import Path

import pytest
from draaien import Draai

from wijknetwerk.begrippen import Week
from wijknetwerk.invoer import lees
from wijknetwerk.meegeleverd import pad
from wijknetwerk.opdrachten.opdracht import Uitgang
from wijknetwerk.regels import laad_woordenlijst


@pytest.fixture
def fout(klein: Path, tmp_path: Path) -> Path:
    """De kleine werkmap met twee fouten in twee tabellen."""
    werkmap = tmp_path / "fout"
    shutil.copytree(klein, werkmap)
    for naam, was, wordt in (("hulpvragen.csv", "wmo", "wom"), ("wijkcoaches.csv", "wmo", "wom")):
        tekst = (werkmap / naam).read_text(encoding="utf-8")
        (werkmap / naam).write_text(tekst.replace(was, wordt, 1), encoding="utf-8")
    return werkmap


def test_controleer_een_goede_werkmap(draai: Draai, klein: Path) -> None:
    uit = draai("controleer", klein)
    assert uit.exit_code == Uitgang.GOED
    assert "De werkmap is in orde voor week 2026-W47" in uit.stdout
    assert "hulpvragen              8" in uit.stdout


def test_controleer_json_is_een_document(draai: Draai, klein: Path) -> None:
    uit = draai("controleer", klein, "--json")
    document = json.loads(uit.stdout)
    assert (document["schema"], document["goed"], document["week"]) == ("wijknetwerk/controle/1", True, "2026-W47")
    assert document["aantallen"]["hulpvragen"] == 8


def test_de_week_van_de_opdrachtregel_gaat_voor(draai: Draai, klein: Path) -> None:
    uit = draai("controleer", klein, "--week", "2026-W48", "--json")
    document = json.loads(uit.stdout)
    assert document["week"] == "2026-W48"
    assert any("2026-W48" in melding["tekst"] for melding in document["waarschuwingen"])


@pytest.mark.parametrize("opdracht", [["controleer"], ["voorstel"], ["uitleg"], ["toets"], ["sjabloon"]], ids=" ".join)
@pytest.mark.parametrize("json_optie", [[], ["--json"]], ids=["tekst", "json"])
def test_foute_invoer_geeft_alle_fouten_en_schrijft_niets(
    draai: Draai, fout: Path, tmp_path: Path, opdracht: list[str], json_optie: list[str]
) -> None:
    (tmp_path / "plan.json").write_text('{"geen": "voorstel"}', encoding="utf-8")
    voor = sorted(tmp_path.rglob("*"))
    argumenten = {
        "uitleg": [fout, "K-1"],
        "toets": [fout, "plan.json"],
        "sjabloon": ["nieuw.xlsx", "--werkmap", fout],
    }.get(opdracht[0], [fout])
    uit = draai(*opdracht, *argumenten, *json_optie)
    assert uit.exit_code == Uitgang.INVOERFOUTEN
    assert sorted(tmp_path.rglob("*")) == voor
    assert "er is niets berekend en niets geschreven" in uit.stderr
    assert "Traceback" not in uit.output
    verwacht = ["plan.json"] if opdracht == ["toets"] else ["hulpvragen.csv", "wijkcoaches.csv"]
    for bestand in verwacht:
        assert f"Fout: {bestand}" in uit.stderr
    if json_optie:
        document = json.loads(uit.stdout)
        assert document["goed"] is False
        assert {f["tekst"].split(",")[0].split(":")[0] for f in document["fouten"]} == set(verwacht)
    else:
        assert uit.stdout == ""


def test_een_kapotte_regelmap_is_ook_een_invoerfout(draai: Draai, klein: Path, tmp_path: Path) -> None:
    regels = tmp_path / "regels"
    shutil.copytree(pad("regels"), regels)
    parameters = next(regels.glob("2025*/parameters.toml"))
    parameters.write_text(parameters.read_text(encoding="utf-8").replace("waarde", "waarden", 1), encoding="utf-8")
    for argumenten in (["controleer", klein], ["voorstel", klein]):
        uit = draai(*argumenten, "--regels", regels)
        assert uit.exit_code == Uitgang.INVOERFOUTEN
        assert "parameters.toml" in uit.stderr
    (regels / "woordenlijst.toml").unlink()
    uit = draai("controleer", klein, "--regels", regels, "--json")
    assert uit.exit_code == Uitgang.INVOERFOUTEN
    assert json.loads(uit.stdout)["fouten"][0]["bestand"] == "woordenlijst.toml"


def test_een_werkmap_die_er_niet_is(draai: Draai) -> None:
    uit = draai("controleer", "nergens")
    assert uit.exit_code == Uitgang.INVOERFOUTEN
    assert "nergens: bestaat niet" in uit.stderr


def test_sjabloon_leeg_en_gevuld(draai: Draai, klein: Path, tmp_path: Path) -> None:
    assert draai("sjabloon", "leeg.xlsx").exit_code == Uitgang.GOED
    uit = draai("sjabloon", "vol.xlsx", "--werkmap", klein, "--json")
    assert json.loads(uit.stdout) == {"schema": "wijknetwerk/sjabloon/1", "bestand": "vol.xlsx", "gevuld": True}
    woordenlijst = laad_woordenlijst(pad("regels"))
    terug = lees(tmp_path / "vol.xlsx", woordenlijst, Week.lees("2026-W47"))
    assert terug.werkvoorraad == lees(klein, woordenlijst, Week.lees("2026-W47")).werkvoorraad


def test_sjabloon_overschrijft_nooit_ongevraagd(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "boek.xlsx").write_bytes(b"het werk van een ander")
    uit = draai("sjabloon", "boek.xlsx")
    assert uit.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "bestaat al" in uit.stderr
    assert (tmp_path / "boek.xlsx").read_bytes() == b"het werk van een ander"
    assert draai("sjabloon", "boek.xlsx", "--overschrijven").exit_code == Uitgang.GOED
    assert draai("sjabloon", "boek.ods").exit_code == Uitgang.VERKEERD_GEBRUIK


def test_sjabloon_in_een_map_die_er_niet_is(draai: Draai) -> None:
    uit = draai("sjabloon", "weg/boek.xlsx")
    assert uit.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "de map bestaat niet" in uit.stderr
