"""voorstel, toets en uitleg: van werkmap tot bestanden, met elke uitgang."""

import json
import shutil
from pathlib import Path

import pytest
from draaien import Draai

from wijknetwerk import toets as toetskamer
from wijknetwerk import weekvoorstel as weekkamer
from wijknetwerk.opdrachten.opdracht import Uitgang
from wijknetwerk.rapport import schrijven
from wijknetwerk.rapport.json import lees_voorstel, maak_json
from wijknetwerk.toets import Bevinding

BESTANDEN = ["voorstel.csv", "voorstel.html", "voorstel.json", "voorstel.xlsx"]


def bestanden(map_: Path) -> list[str]:
    return sorted(str(pad.relative_to(map_)) for pad in map_.rglob("*") if pad.is_file())


def test_voorstel_toont_en_schrijft(draai: Draai, klein: Path, tmp_path: Path) -> None:
    uit = draai("voorstel", klein)
    assert uit.exit_code == Uitgang.GOED
    assert uit.stdout.startswith("Weekvoorstel 2026-W47 (16 t/m 22 november 2026)\nStatus: voorstel")
    assert "Bewezen: op alle 8 treden van de ladder kan het niet beter." in uit.stdout
    assert max(len(rij) for rij in uit.stdout.splitlines()) <= 100
    assert bestanden(tmp_path) == [f"uit/2026-W47/{naam}" for naam in BESTANDEN]


def test_json_is_hetzelfde_document_als_het_bestand(draai: Draai, klein: Path, tmp_path: Path) -> None:
    uit = draai("voorstel", klein, "--json", "--uit", "hier")
    assert uit.exit_code == Uitgang.GOED
    assert json.loads(uit.stdout)["schema"] == "wijknetwerk/voorstel/1"
    assert uit.stdout.encode() == (tmp_path / "hier" / "voorstel.json").read_bytes()


def test_twee_keer_draaien_vervangt_en_geeft_dezelfde_bytes(draai: Draai, klein: Path, tmp_path: Path) -> None:
    map_ = tmp_path / "uit" / "2026-W47"
    map_.mkdir(parents=True)
    (map_ / "voorstel.html").write_text("oud", encoding="utf-8")
    (map_ / "aantekening.txt").write_text("van de teamleider", encoding="utf-8")
    draai("voorstel", klein)
    eerste = {naam: (map_ / naam).read_bytes() for naam in BESTANDEN}
    draai("voorstel", klein)
    assert {naam: (map_ / naam).read_bytes() for naam in BESTANDEN} == eerste
    assert bestanden(map_) == sorted([*BESTANDEN, "aantekening.txt"])
    assert eerste["voorstel.html"] != b"oud"


def test_toets_keurt_het_eigen_voorstel_goed_en_een_veranderd_voorstel_af(
    draai: Draai, klein: Path, tmp_path: Path
) -> None:
    draai("voorstel", klein, "--uit", ".")
    goed = draai("toets", klein, "voorstel.json")
    assert goed.exit_code == Uitgang.GOED
    assert goed.stdout.startswith("Niets gevonden")
    voorstel = lees_voorstel(tmp_path / "voorstel.json")
    rijen = tuple(rij.model_copy(update={"minuten_per_week": rij.minuten_per_week + 15}) for rij in voorstel.rijen)
    (tmp_path / "anders.json").write_bytes(maak_json(voorstel.model_copy(update={"rijen": rijen})))
    slecht = draai("toets", klein, "anders.json")
    assert slecht.exit_code == Uitgang.BEVINDINGEN
    assert "minuten" in slecht.stdout
    als_json = draai("toets", klein, "anders.json", "--json")
    document = json.loads(als_json.stdout)
    assert als_json.exit_code == Uitgang.BEVINDINGEN
    assert document["goed"] is False
    assert len(document["bevindingen"]) == len(slecht.stdout.splitlines()) - 1


def test_een_voorstel_met_een_onmogelijke_week(draai: Draai, klein: Path, tmp_path: Path) -> None:
    draai("voorstel", klein, "--uit", ".")
    inhoud = (tmp_path / "voorstel.json").read_text(encoding="utf-8").replace("2026-W47", "2026-W60")
    (tmp_path / "voorstel.json").write_text(inhoud, encoding="utf-8")
    uit = draai("toets", klein, "voorstel.json")
    assert uit.exit_code == Uitgang.INVOERFOUTEN
    assert "week 60 bestaat niet" in uit.stderr


def test_een_afgekeurd_plan_wordt_bewaard_en_nooit_getoond(
    draai: Draai, klein: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bevinding = Bevinding(soort="ruimte", over="C1", zin="C1 krijgt 60 minuten te veel")
    monkeypatch.setattr(toetskamer, "toets", lambda *_: (bevinding,))
    for argumenten in (["voorstel", klein], ["voorstel", klein, "--json"], ["uitleg", klein, "K-1"]):
        uit = draai(*argumenten)
        assert uit.exit_code == Uitgang.ONZE_FOUT
        assert uit.stdout == ""
        assert "C1: C1 krijgt 60 minuten te veel" in uit.stderr
    (geval,) = bestanden(tmp_path)
    assert geval.startswith("uit/2026-W47/toetsgeval-2026-W47-")
    document = json.loads((tmp_path / geval).read_text(encoding="utf-8"))
    assert document["bevindingen"] == [bevinding.model_dump(mode="json")]
    assert document["voorstel"]["invoer_sha256"]
    assert len(document["werkvoorraad"]["hulpvragen"]) == 8


def test_een_afgekeurd_plan_dat_niet_te_bewaren_is(
    draai: Draai, klein: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toetskamer, "toets", lambda *_: (Bevinding(soort="ruimte", over="C1", zin="te veel"),))
    (tmp_path / "uit").write_text("x", encoding="utf-8")
    uit = draai("voorstel", klein)
    assert uit.exit_code == Uitgang.ONZE_FOUT
    assert "C1: te veel" in uit.stderr
    assert "bewaren in uit/2026-W47 lukt niet: een deel van het pad is een bestand en geen map." in uit.stderr


def test_een_fout_van_ons_krijgt_een_zin_en_met_sporen_het_spoor(
    draai: Draai, klein: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kapot(*_: object, **__: object) -> None:
        raise ZeroDivisionError("delen door nul")

    monkeypatch.setattr(weekkamer, "maak_weekvoorstel", kapot)
    uit = draai("voorstel", klein)
    assert uit.exit_code == Uitgang.ONZE_FOUT
    assert "Fout van ons (ZeroDivisionError)" in uit.stderr
    assert "--sporen" in uit.stderr
    assert bestanden(tmp_path) == []
    met_sporen = draai("voorstel", klein, "--sporen")
    assert isinstance(met_sporen.exception, ZeroDivisionError)
    assert met_sporen.exit_code == Uitgang.ONZE_FOUT


def test_ctrl_c_laat_niets_half_achter(
    draai: Draai, klein: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draai("voorstel", klein, "--uit", "oud")
    voor = {naam: (tmp_path / "oud" / naam).read_bytes() for naam in BESTANDEN}

    def onderbroken(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(schrijven, "maak_xlsx", onderbroken)
    uit = draai("voorstel", klein, "--uit", "oud", "--week", "2026-W48")
    assert uit.exit_code == Uitgang.AFGEBROKEN
    assert "Afgebroken. Er staat geen half bestand." in uit.stderr
    assert {naam: (tmp_path / "oud" / naam).read_bytes() for naam in BESTANDEN} == voor
    assert bestanden(tmp_path / "oud") == BESTANDEN


def test_een_uitmap_die_een_bestand_is(draai: Draai, klein: Path, tmp_path: Path) -> None:
    (tmp_path / "bezet").write_text("x", encoding="utf-8")
    uit = draai("voorstel", klein, "--uit", "bezet")
    assert uit.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "Schrijven in «bezet» lukt niet: op die plaats staat al een bestand." in uit.stderr


def test_waarschuwingen_komen_op_stderr(draai: Draai, klein: Path, tmp_path: Path) -> None:
    werkmap = tmp_path / "werkmap"
    shutil.copytree(klein, werkmap)
    (werkmap / "instellingen.csv").unlink()
    uit = draai("voorstel", werkmap, "--week", "2026-W47", "--json")
    json.loads(uit.stdout)
    zonder_week = draai("controleer", werkmap)
    assert "Let op: " in zonder_week.stdout
    assert "week van vandaag" in zonder_week.stdout


def test_uitleg_over_een_hulpvraag(draai: Draai, klein: Path, tmp_path: Path) -> None:
    uit = draai("uitleg", klein, "K-4")
    assert uit.exit_code == Uitgang.GOED
    assert uit.stdout.startswith("Hulpvraag K-4  ")
    assert "Waarom     - " in uit.stdout
    assert "Vol        - " in uit.stdout
    assert "Mag niet   - " in uit.stdout
    assert bestanden(tmp_path) == []


def test_uitleg_naar_een_plek(draai: Draai, klein: Path) -> None:
    vol = draai("uitleg", klein, "K-4", "--naar", "coach-1")
    assert "coach-1 heeft 1,75 uur per week vrij; nodig is 2." in vol.stdout
    assert "coach-3" not in vol.stdout
    zelf = draai("uitleg", klein, "K-4", "--naar", "mus")
    assert "Mus (verzonnen) (mus) hoort bij dit voorstel." in zelf.stdout
    elders = draai("uitleg", klein, "K-7", "--naar", "mus")
    assert "komt voor deze hulpvraag niet in beeld" in elders.stdout
    document = json.loads(draai("uitleg", klein, "K-4", "--naar", "coach-1", "--json").stdout)
    assert [ander["plek"] for ander in document["rij"]["alternatieven"]] == ["coach-1"]


def test_uitleg_rekent_door_wat_een_volle_plek_kost_en_wie_dan_verhuist(draai: Draai, klein: Path) -> None:
    uit = draai("uitleg", klein, "K-5", "--naar", "mus").stdout
    assert "Te kort: 2 uur; nu voor K-4." in uit
    assert "Kost       - Mus (verzonnen) (mus): Minpunten: zonder plek +1 en versnippering +1." in uit
    assert "K-4 (Mus (verzonnen) → geen plek)" in uit
    assert "Anders als - Als mus 2 uur per week meer vrij had: aanbieder, mus." in uit
    document = json.loads(draai("uitleg", klein, "K-5", "--naar", "mus", "--json").stdout)
    assert document["prijzen"][0]["verschil"] == {"zonder_plek": 1, "versnippering": 1}
    assert document["tegenfeiten"][0]["plek"] == "mus"


def test_uitleg_kort_rekent_niets_door(draai: Draai, klein: Path) -> None:
    uit = draai("uitleg", klein, "K-5", "--kort")
    assert uit.exit_code == Uitgang.GOED
    assert "Kost  " not in uit.stdout
    assert "Anders als" not in uit.stdout
    document = json.loads(draai("uitleg", klein, "K-5", "--kort", "--json").stdout)
    assert (document["prijzen"], document["tegenfeiten"]) == ([], [])


def test_uitleg_noemt_de_regel_die_een_soort_plek_uitsluit(draai: Draai, klein: Path) -> None:
    uit = draai("uitleg", klein, "K-7", "--naar", "mus").stdout
    assert "route crisishulp door TZ-01, TZ-02 en RT-01." in uit
    assert "Geen enkele losse verandering die wij kennen, geeft iets anders." in uit


def test_uitleg_over_iets_dat_er_niet_is(draai: Draai, klein: Path) -> None:
    uit = draai("uitleg", klein, "K-44")
    assert uit.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "«K-44» staat niet in de werkmap. Bedoelde u K-4?" in uit.stderr
    uit = draai("uitleg", klein, "K-4", "--naar", "mos")
    assert uit.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "Bedoelde u mus?" in uit.stderr
