"""voorstel --vorig, wat-als en overdracht, zoals een teamleider ze draait."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from draaien import Draai

from wijknetwerk.opdrachten.opdracht import Uitgang


@pytest.fixture
def vorige_week(draai: Draai, klein: Path, tmp_path: Path) -> Path:
    """Het voorstel van klein, en een werkmap waarin coach-1 intussen verlof heeft."""
    assert draai("voorstel", klein, "--uit", "vorig").exit_code == Uitgang.GOED
    shutil.copytree(klein, tmp_path / "nu")
    coaches = (klein / "wijkcoaches.csv").read_text(encoding="utf-8-sig").splitlines()
    kop = coaches[0].split(";")
    if "verlof_van" not in kop:
        coaches = [f"{rij};" for rij in coaches]
        coaches[0] = f"{coaches[0]}verlof_van"
        kop.append("verlof_van")
    velden = coaches[1].split(";")
    velden[kop.index("verlof_van")] = "16-11-2026"
    coaches[1] = ";".join(velden)
    (tmp_path / "nu" / "wijkcoaches.csv").write_text("\n".join(coaches) + "\n", encoding="utf-8")
    return tmp_path / "vorig" / "voorstel.json"


def test_dezelfde_week_met_budget_nul_verandert_niets(draai: Draai, klein: Path, vorige_week: Path) -> None:
    uit = draai("voorstel", klein, "--vorig", vorige_week, "--wijzigingen", 0, "--kromme", "--json", "--uit", "weer")
    assert uit.exit_code == Uitgang.GOED
    document = json.loads(uit.stdout)
    oud = json.loads(vorige_week.read_text(encoding="utf-8"))
    assert [(rij["plek"], rij["tweede_coach"], rij["wijkcoach"]) for rij in document["rijen"]] == [
        (rij["plek"], rij["tweede_coach"], rij["wijkcoach"]) for rij in oud["rijen"]
    ]
    assert document["herplan"]["wijzigingen"] == []
    assert [punt["wijzigingen"] for punt in document["herplan"]["kromme"]] == [0]
    assert draai("toets", klein, "weer/voorstel.json").exit_code == Uitgang.GOED


def test_wat_verandert_staat_in_elk_rapport_met_een_reden(draai: Draai, vorige_week: Path, tmp_path: Path) -> None:
    uit = draai("voorstel", "nu", "--vorig", vorige_week, "--wijzigingen", 1, "--kromme")
    assert uit.exit_code == Uitgang.GOED, uit.output
    assert "Ten opzichte van het vorige voorstel van week 2026-W47" in uit.stdout
    assert "mag niet meer: wijkcoach coach-1 heeft verlof" in uit.stdout
    assert "Wat meer wijzigen oplevert" in uit.stdout
    assert max(len(rij) for rij in uit.stdout.splitlines()) <= 100
    map_ = tmp_path / "uit" / "2026-W47"
    pagina = (map_ / "voorstel.html").read_text(encoding="utf-8")
    assert '<h2 id="wijzigingen">Wat er verandert</h2>' in pagina
    assert "heeft verlof" in pagina
    assert '<h3 id="kromme">' in pagina
    with zipfile.ZipFile(map_ / "voorstel.xlsx") as boek:
        bladen = boek.read("xl/workbook.xml").decode()
        teksten = boek.read("xl/sharedStrings.xml").decode()
    assert all(f'name="{naam}"' in bladen for naam in ("wijzigingen", "kromme"))
    assert "coach-1 heeft verlof" in teksten
    assert draai("toets", "nu", map_ / "voorstel.json").exit_code == Uitgang.GOED


def test_zonder_vorig_voorstel_staat_er_niets_over(draai: Draai, klein: Path, tmp_path: Path) -> None:
    uit = draai("voorstel", klein)
    assert "vorige voorstel" not in uit.stdout
    assert "wijzigingen" not in (tmp_path / "uit" / "2026-W47" / "voorstel.html").read_text(encoding="utf-8")


@pytest.fixture
def rare_voorstellen(vorige_week: Path, tmp_path: Path) -> Path:
    """Een map met een bestand dat geen voorstel is, en een voorstel van een week later."""
    (tmp_path / "geen.json").write_text("niets", encoding="utf-8")
    tekst = vorige_week.read_text(encoding="utf-8").replace('"week": "2026-W47"', '"week": "2026-W48"')
    (tmp_path / "later.json").write_text(tekst, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("delen", "verwacht"),
    [
        (["--wijzigingen", 0], (Uitgang.VERKEERD_GEBRUIK, "geef het op met --vorig")),
        (["--kromme"], (Uitgang.VERKEERD_GEBRUIK, "geef het op met --vorig")),
        (["--vorig", "weg.json"], (Uitgang.INVOERFOUTEN, "weg.json: kan het bestand niet lezen")),
        (["--vorig", "geen.json"], (Uitgang.INVOERFOUTEN, "geen.json: dit is geen json-bestand")),
        (["--vorig", "later.json"], (Uitgang.INVOERFOUTEN, "week 2026-W48, na de week van de werkmap (2026-W47)")),
        (["--wijzigingen", -1], (Uitgang.VERKEERD_GEBRUIK, "-1")),
    ],
)
def test_een_verkeerd_vorig_voorstel(
    draai: Draai, klein: Path, rare_voorstellen: Path, delen: list[object], verwacht: tuple[Uitgang, str]
) -> None:
    uit = draai("voorstel", klein, "--uit", "nieuw", *delen)
    assert uit.exit_code == verwacht[0]
    assert verwacht[1] in uit.stderr
    assert not (rare_voorstellen / "nieuw").exists()


def test_andere_regels_dan_vorige_keer_is_een_waarschuwing(draai: Draai, klein: Path, vorige_week: Path) -> None:
    document = json.loads(vorige_week.read_text(encoding="utf-8"))
    document["regelset"]["sha256"] = "0" * 64
    vorige_week.write_text(json.dumps(document), encoding="utf-8")
    uit = draai("voorstel", klein, "--vorig", vorige_week)
    assert uit.exit_code == Uitgang.GOED
    assert "met andere regels gemaakt" in uit.stderr


def test_het_budget_werkt_ook_met_alleen_de_tabel_vorig_voorstel(draai: Draai, klein: Path, tmp_path: Path) -> None:
    shutil.copytree(klein, tmp_path / "nu")
    tabel = "hulpvraag;plek;meegedeeld\nK-1;G-1;ja\nK-99;coach-2;nee\n"
    (tmp_path / "nu" / "vorig_voorstel.csv").write_text(tabel, encoding="utf-8")
    uit = draai("voorstel", "nu", "--wijzigingen", 0)
    assert uit.exit_code == Uitgang.GOED, uit.output
    assert "veranderen 0 plekken" in uit.stdout
    assert "K-99  niet meer op tafel" in uit.stdout
    assert ": nieuw" not in uit.stdout


def test_wat_als_rekent_een_keuze_door_en_schrijft_niets(draai: Draai, klein: Path, tmp_path: Path) -> None:
    uit = draai("wat-als", klein, "--vraag", "K-2", "--niet-naar", "coach-1", "--json")
    assert uit.exit_code == Uitgang.GOED, uit.output
    document = json.loads(uit.stdout)
    assert document["schema"] == "wijknetwerk/wat-als/1"
    assert document["bewezen"]
    assert [zet["wel"] for zet in document["zetten"]] == [False]
    assert {"K-2"} <= {rij["hulpvraag"] for rij in document["verhuizingen"]}
    hoogste = next(trede for trede in document["prijs"] if trede["verschil"])
    assert hoogste["verschil"] > 0
    assert list(tmp_path.iterdir()) == []


def test_wat_als_met_een_keuze_die_er_al_is_kost_niets(draai: Draai, klein: Path) -> None:
    uit = draai("wat-als", klein, "--vraag", "K-1", "--naar", "G-1", "--vraag", "K-2", "--naar", "coach-1")
    assert uit.exit_code == Uitgang.GOED, uit.output
    assert "Kost niets" in uit.stdout
    assert "Niemand anders verhuist." in uit.stdout


def test_wat_als_zegt_waarom_een_keuze_niet_kan(draai: Draai, klein: Path) -> None:
    uit = draai("wat-als", klein, "--vraag", "K-7", "--naar", "coach-1", "--vraag", "K-4", "--naar", "coach-1")
    assert uit.exit_code == Uitgang.GOED, uit.output
    assert "Kan niet: K-7 naar wijkcoach coach-1." in uit.stdout
    assert "de route is crisishulp" in uit.stdout
    assert "Kan niet: K-4 naar wijkcoach coach-1." in uit.stdout
    assert "Trede" not in uit.stdout


def test_wat_als_laat_vastgezette_rijen_wijken(draai: Draai, klein: Path, tmp_path: Path) -> None:
    shutil.copytree(klein, tmp_path / "nu")
    tabel = "hulpvraag;plek;soort;reden;door\nK-2;coach-1;vastgezet;kent het gezin;teamleider\n"
    tabel += "K-2;coach-3;uitgesloten;bezwaar;teamleider\nK-1;G-1;vastgezet;past;teamleider\n"
    (tmp_path / "nu" / "vastgezet.csv").write_text(tabel, encoding="utf-8")
    uit = draai("wat-als", "nu", "--vraag", "K-2", "--naar", "coach-3", "--json")
    assert uit.exit_code == Uitgang.GOED, uit.output
    wijkt = {(rij["hulpvraag"], rij["plek"]) for rij in json.loads(uit.stdout)["vervangt"]}
    assert wijkt == {("K-2", "coach-1"), ("K-2", "coach-3")}


@pytest.mark.parametrize("procent", [0, 10, 100])
def test_wat_als_toont_het_effect_van_een_reserve(draai: Draai, klein: Path, procent: int) -> None:
    uit = draai("wat-als", klein, "--reserve", procent)
    assert uit.exit_code == Uitgang.GOED, uit.output
    assert f"Wat als met {procent} % reserve voor schaarse expertise?" in uit.stdout
    assert "reserve" in uit.stdout.splitlines()[-2]


@pytest.mark.parametrize(
    ("delen", "zin"),
    [
        ([], "minstens één --vraag"),
        (["--naar", "G-1"], "Zet vóór --naar eerst --vraag"),
        (["--vraag", "K-1"], "Bij --vraag K-1 hoort --naar of --niet-naar"),
        (["--vraag", "K-1", "--vraag", "K-2", "--naar", "G-1"], "Bij --vraag K-1 hoort"),
        (["--vraag", "K-99", "--naar", "G-1"], "«K-99» staat niet in de werkmap"),
        (["--vraag", "K-1", "--naar", "G-9"], "«G-9» staat niet in de werkmap"),
        (["--vraag", "K-1", "--naar", "G-1", "--niet-naar", "G-1"], "niet tegelijk wel en niet naar G-1"),
        (["--vraag", "K-1", "--naar", "G-1", "--naar", "coach-1"], "niet tegelijk naar G-1 en naar coach-1"),
    ],
)
def test_wat_als_met_een_onduidelijke_vraag(draai: Draai, klein: Path, delen: list[str], zin: str) -> None:
    uit = draai("wat-als", klein, *delen)
    assert uit.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert zin in uit.stderr


def test_overdracht_verdeelt_de_caseload_van_wie_vertrekt(draai: Draai, klein: Path, tmp_path: Path) -> None:
    uit = draai("overdracht", klein, "--vertrekt", "coach-1", "--per", "01-12-2026", "--json")
    assert uit.exit_code == Uitgang.GOED, uit.output
    document = json.loads(uit.stdout)
    assert (document["schema"], document["status"], document["per"]) == (
        "wijknetwerk/overdracht/1",
        "voorstel",
        "2026-12-01",
    )
    assert {rij["van"] for rij in document["rijen"]} <= {"coach-1"}
    assert all(trede["bewezen"] for trede in document["bewijs"]["treden"])
    tekst = draai("overdracht", klein, "--vertrekt", "coach-1")
    assert tekst.stdout.startswith("Overdracht per 16-11-2026; vertrekt: coach-1")
    assert max(len(rij) for rij in tekst.stdout.splitlines()) <= 100
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("delen", "zin"),
    [
        ([], "--vertrekt"),
        (["--vertrekt", "coach-9"], "«coach-9» staat niet in de werkmap"),
        (["--vertrekt", "coach-1", "--per", "morgen"], "morgen"),
        (["--vertrekt", "coach-1", "--voeg-samen", "NERGENS", "RKV"], "«NERGENS» staat niet in de werkmap"),
    ],
)
def test_overdracht_verkeerd_gevraagd(draai: Draai, klein: Path, delen: list[str], zin: str) -> None:
    uit = draai("overdracht", klein, *delen)
    assert uit.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert zin in uit.stderr
