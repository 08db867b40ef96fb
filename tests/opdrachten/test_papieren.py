"""papieren, algoritmeregister, bewijsmap en herhaal: zoals een gebruiker ze draait, met elke uitgang."""

import io
import json
import shutil
import warnings
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from draaien import Draai
from draaien import draai as draai_los

from wijknetwerk import meegeleverd
from wijknetwerk.begrippen import Monitormap
from wijknetwerk.invoer.schrijven import schrijf_monitormap
from wijknetwerk.opdrachten.opdracht import Uitgang

ADMINISTRATIE = """
gemeentecode = "0202"

[agb]
mus = "42420001"

[toewijzing.K-4]
nummers = [1001]
"""
GEZET = ("--gezet", "besproken", "--gezet", "wensen_gevraagd", "--gezet", "clientondersteuning_genoemd")


@pytest.fixture(scope="module")
def besloten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Klein, met een journaal waarin K-1 (groep), K-2 (wijkcoach) en K-4 (aanbieder) zijn vastgesteld."""
    map_ = tmp_path_factory.mktemp("besloten")
    shutil.copytree(meegeleverd.pad("voorbeelddata") / "klein", map_ / "werkmap")
    assert draai_los("voorstel", map_ / "werkmap", "--uit", map_ / "uit").exit_code == 0
    _vul_in(map_ / "uit", ("K-1", "K-2", "K-4"))
    bij = ("--journaal", map_ / "j.sqlite3", "--door", "Anja")
    uit = draai_los("besluit", map_ / "werkmap", map_ / "uit" / "besluiten.xlsx", *bij)
    assert uit.exit_code == 0, uit.output
    uit = draai_los("stel-vast", "K-1", "K-2", "K-4", *bij, *GEZET)
    assert uit.exit_code == 0, uit.output
    (map_ / "administratie.toml").write_text(ADMINISTRATIE, encoding="utf-8")
    return map_


def _vul_in(map_: Path, nummers: tuple[str, ...]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl kent de staven op het blad belasting niet
        boek = openpyxl.load_workbook(io.BytesIO((map_ / "voorstel.xlsx").read_bytes()))
    blad = boek["besluiten"]
    kop = [cel.value for cel in blad[1]]
    for rij in blad.iter_rows(min_row=2):
        if rij[0].value in nummers:
            for kolom, waarde in {"besluit": "overnemen", "besloten door": "Anja", "datum": "18-11-2026"}.items():
                rij[kop.index(kolom)].value = waarde
    boek.save(map_ / "besluiten.xlsx")


def test_de_monitor_telt_wat_in_het_journaal_staat(besloten: Path, draai: Draai, tmp_path: Path) -> None:
    """Van besluit tot verslag: elk vastgesteld besluit telt één keer, ook als de map zelf nog leeg is."""
    schrijf_monitormap(tmp_path / "feiten", Monitormap())
    leeg = draai("monitor", tmp_path / "feiten", "--uit", tmp_path / "m")
    assert leeg.exit_code == Uitgang.INVOERFOUTEN
    gewoon = ("monitor", tmp_path / "feiten", "--uit", tmp_path / "m", "--intern", "--json")
    uit = draai(*gewoon, "--journaal", besloten / "j.sqlite3")
    assert uit.exit_code == Uitgang.GOED, uit.output
    alles, *_ = json.loads(uit.stdout)["cijfers"]["volggraad"]["rijen"]
    assert (alles["groep"], alles["teller"], alles["noemer"]) == ([], 3, 3), "K-1, K-2 en K-4 volgden het voorstel"
    gedeeld = draai("monitor", tmp_path / "feiten", "--uit", tmp_path / "m", "--journaal", besloten / "j.sqlite3")
    assert gedeeld.exit_code == Uitgang.GOED, gedeeld.output
    mist = draai(*gewoon, "--journaal", tmp_path / "bestaat-niet.sqlite3")
    assert mist.exit_code == Uitgang.GEWEIGERD


@pytest.fixture
def papieren(draai: Draai, besloten: Path, tmp_path: Path) -> Any:
    def papieren(soort: str, *meer: object) -> Any:
        vast = (besloten / "werkmap", besloten / "uit" / "voorstel.json", "--soort", soort, "--uit", tmp_path / "p")
        return draai("papieren", *vast, *meer)

    return papieren


@pytest.fixture
def bij(besloten: Path) -> tuple[object, ...]:
    return ("--journaal", besloten / "j.sqlite3", "--administratie", besloten / "administratie.toml")


def namen(map_: Path) -> list[str]:
    return sorted(pad.name for pad in map_.iterdir()) if map_.exists() else []


def test_wegingsbladen_en_motiveringsbladen(papieren: Any, tmp_path: Path) -> None:
    for soort in ("wegingsblad", "motivering"):
        uit = papieren(soort)
        assert uit.exit_code == Uitgang.GOED, uit.output
        assert uit.stderr == ""
    assert namen(tmp_path / "p") == [*(f"motivering-K-{n}.html" for n in range(1, 9)), "wegingsbladen.html"]


def test_een_motiveringsblad_bij_een_besluit_noemt_wie_besloot(papieren: Any, bij: Any, tmp_path: Path) -> None:
    zonder = papieren("motivering", "--hulpvraag", "K-4")
    assert "Er is nog niets besloten" in (tmp_path / "p" / "motivering-K-4.html").read_text(encoding="utf-8")
    met = papieren("motivering", "--hulpvraag", "K-4", *bij)
    assert (zonder.exit_code, met.exit_code) == (0, 0)
    blad = (tmp_path / "p" / "motivering-K-4.html").read_text(encoding="utf-8")
    assert "Anja" in blad
    assert "Er is nog niets besloten" not in blad


def test_een_301_alleen_voor_wat_een_mens_voor_een_aanbieder_besloot(papieren: Any, bij: Any, tmp_path: Path) -> None:
    uit = papieren("301", *bij)
    assert uit.exit_code == Uitgang.GOED, uit.output
    assert namen(tmp_path / "p") == ["301-K-4.xml"]
    assert "Geen 301 voor K-2: proces: begeleiding door de wijkcoach is een algemene voorziening" in uit.stdout
    geweigerd = uit.stdout.splitlines()[:-1]
    assert len(geweigerd) == 7
    assert sum("nog geen besluit" in zin for zin in geweigerd) == 4
    inhoud = (tmp_path / "p" / "301-K-4.xml").read_text(encoding="utf-8")
    assert "<?afzender-vult-in Bsn?>" in inhoud
    assert "<wmo301:ToewijzingNummer>1001<" in inhoud


def test_een_301_die_u_noemt_en_niet_mag_is_exitcode_4(papieren: Any, bij: Any, tmp_path: Path) -> None:
    uit = papieren("301", "--hulpvraag", "K-1", "--json", *bij)
    assert uit.exit_code == Uitgang.GEWEIGERD
    document = json.loads(uit.stdout)
    assert document["bestanden"] == []
    (weigering,) = document["geweigerd"]
    assert weigering["hulpvraag"] == "K-1"
    assert "algemene voorziening" in weigering["redenen"][0]["zin"]
    assert namen(tmp_path / "p") == []


@pytest.mark.parametrize(
    ("administratie", "zin"),
    [
        (ADMINISTRATIE.replace("1001", "1000000000"), "LDT_Nummer"),
        (ADMINISTRATIE.replace("1001", "999900006"), "op een BSN lijkt"),
        (f'{ADMINISTRATIE}reden_wijziging = "01"', "CS336"),
        (f"{ADMINISTRATIE}geen_berichtenverkeer = true", "OP003"),
        (ADMINISTRATIE.replace("42420001", "4242"), "LDT_AgbCode"),
    ],
)
def test_wat_de_standaard_verbiedt_is_exitcode_4_met_het_nummer_van_de_regel(
    papieren: Any, bij: Any, tmp_path: Path, administratie: str, zin: str
) -> None:
    (tmp_path / "fout.toml").write_text(administratie, encoding="utf-8")
    uit = papieren("301", *bij[:2], "--administratie", tmp_path / "fout.toml")
    assert uit.exit_code == Uitgang.GEWEIGERD, uit.output
    assert zin in uit.stdout
    assert "999900006" not in uit.output
    assert namen(tmp_path / "p") == []


def test_een_301_zonder_journaal_of_administratie_is_verkeerd_gebruik(papieren: Any, bij: Any) -> None:
    for meer in ((), bij[:2], bij[2:]):
        uit = papieren("301", *meer)
        assert uit.exit_code == Uitgang.VERKEERD_GEBRUIK
        assert "noem --journaal en --administratie" in uit.stderr


def test_verkeerde_invoer_van_de_gebruiker(papieren: Any, tmp_path: Path, bij: Any) -> None:
    onbekend = papieren("motivering", "--hulpvraag", "K-99")
    assert onbekend.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "«K-99» staat niet in het voorstel" in onbekend.stderr
    (tmp_path / "a.toml").write_text('gemeente = "0202"\n')
    stuk = papieren("301", *bij[:2], "--administratie", tmp_path / "a.toml", "--json")
    assert stuk.exit_code == Uitgang.INVOERFOUTEN
    assert {fout["tekst"] for fout in json.loads(stuk.stdout)["fouten"]} == {
        "a.toml: «gemeentecode» ontbreekt",
        "a.toml: «gemeente» is hier onbekend",
    }
    (tmp_path / "p").write_text("geen map")
    vol = papieren("wegingsblad")
    assert vol.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "lukt niet" in vol.stderr


def test_een_veranderd_voorstel_krijgt_geen_papieren(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    voorstel = json.loads((besloten / "uit" / "voorstel.json").read_text(encoding="utf-8"))
    voorstel["rijen"][0]["minuten_per_week"] += 1
    (tmp_path / "v.json").write_text(json.dumps(voorstel), encoding="utf-8")
    vast = (besloten / "werkmap", tmp_path / "v.json")
    for uit in (
        draai("papieren", *vast, "--soort", "wegingsblad", "--uit", tmp_path / "p"),
        draai("bewijsmap", *vast, "--uit", tmp_path / "p"),
    ):
        assert uit.exit_code == Uitgang.GEWEIGERD
        assert "het voorstel klopt niet" in uit.stderr
        assert uit.stderr.endswith("er is niets gemaakt.\n")
    assert not (tmp_path / "p").exists()


def test_bewijsmap_en_herhaal(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    vast = (besloten / "werkmap", besloten / "uit" / "voorstel.json", "--uit", tmp_path / "b")
    gemaakt = json.loads(draai("bewijsmap", *vast, "--journaal", besloten / "j.sqlite3", "--json").stdout)
    besluiten = json.loads((tmp_path / "b" / "besluiten.json").read_text(encoding="utf-8"))["boekingen"]
    assert {boeking["hulpvraag"] for boeking in besluiten} >= {"K-1", "K-4"}
    assert gemaakt["anker"]
    goed = draai("herhaal", tmp_path / "b", "--kenmerk", gemaakt["kenmerk"][:10])
    assert goed.exit_code == Uitgang.GOED, goed.output
    assert "byte voor byte hetzelfde" in goed.stdout
    (tmp_path / "bestand").write_text("geen map")
    kan_niet = draai("bewijsmap", *vast[:-1], tmp_path / "bestand" / "b")
    assert kan_niet.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "lukt niet" in kan_niet.stderr
    nog_eens = draai("bewijsmap", *vast)
    assert nog_eens.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "wordt nooit overschreven" in nog_eens.stderr


def test_een_vervolg_op_een_vorig_voorstel_is_met_dat_voorstel_te_herhalen(
    draai: Draai, besloten: Path, tmp_path: Path
) -> None:
    vorig = besloten / "uit" / "voorstel.json"
    for nummer, meer in enumerate(((), ("--wijzigingen", 0), ("--kromme",))):
        gemaakt = draai("voorstel", besloten / "werkmap", "--vorig", vorig, *meer, "--uit", tmp_path / "v")
        assert gemaakt.exit_code == 0, gemaakt.output
        vast = ("bewijsmap", besloten / "werkmap", tmp_path / "v" / "voorstel.json", "--uit", tmp_path / f"b{nummer}")
        zonder = draai(*vast)
        assert zonder.exit_code == Uitgang.INVOERFOUTEN
        assert "geef het vorige voorstel erbij met --vorig" in zonder.stderr
        ander = draai(*vast, "--vorig", tmp_path / "v" / "voorstel.json")
        assert "dit is niet het vorige voorstel" in ander.stderr
        assert draai(*vast, "--vorig", "er-niet.json").exit_code == Uitgang.VERKEERD_GEBRUIK
        assert draai(*vast, "--vorig", vorig).exit_code == 0
        weer = draai("herhaal", tmp_path / f"b{nummer}")
        assert weer.exit_code == Uitgang.GOED, weer.output
    los = draai("bewijsmap", besloten / "werkmap", vorig, "--uit", tmp_path / "los", "--vorig", vorig)
    assert los.exit_code == Uitgang.INVOERFOUTEN
    assert "laat --vorig weg" in los.stderr


def test_herhaal_zegt_wat_er_anders_is(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    draai("bewijsmap", besloten / "werkmap", besloten / "uit" / "voorstel.json", "--uit", tmp_path / "b")
    ander = draai("herhaal", tmp_path / "b", "--kenmerk", "")
    assert ander.exit_code == Uitgang.BEVINDINGEN
    assert "dat is niet het kenmerk dat u opgaf" in ander.stdout
    bewijs = json.loads((tmp_path / "b" / "bewijs.json").read_text(encoding="utf-8"))
    bewijs["versies"]["ortools"] = "1.0"
    (tmp_path / "b" / "bewijs.json").write_text(json.dumps(bewijs), encoding="utf-8")
    versie = draai("herhaal", tmp_path / "b")
    assert versie.exit_code == Uitgang.GOED
    assert "Versie: ortools was 1.0 en is nu" in versie.stdout
    (tmp_path / "b" / "besluiten.json").write_text("{}")
    stuk = draai("herhaal", tmp_path / "b", "--json")
    assert stuk.exit_code == Uitgang.BEVINDINGEN
    document = json.loads(stuk.stdout)
    assert (document["gelijk"], document["verschillen"]) == (False, ["het bestand besluiten.json is veranderd"])
    niets = draai("herhaal", besloten)
    assert niets.exit_code == Uitgang.INVOERFOUTEN
    assert "is geen bewijsmap" in niets.stderr


def test_algoritmeregister_schrijft_en_vergelijkt(draai: Draai, tmp_path: Path) -> None:
    regels = shutil.copytree(meegeleverd.pad("regels"), tmp_path / "regels")
    vast = ("algoritmeregister", "--dag", "2026-11-16", "--regels", regels)
    assert json.loads(draai(*vast, "--json").stdout)["vermelding"]["schema"] == "1.0.0"
    assert draai(*vast, "--uit", "v.json").stdout == "Geschreven: v.json\n"
    gelijk = draai(*vast, "--vorige", "v.json")
    assert (gelijk.exit_code, gelijk.stdout) == (0, "De vermelding klopt nog met de regels.\n")
    pad = regels / "2025-01-01_wijknetwerk" / "parameters.toml"
    pad.write_text(pad.read_text(encoding="utf-8").replace("waarde = 26\n", "waarde = 27\n"), encoding="utf-8")
    anders = draai(*vast, "--vorige", "v.json")
    assert anders.exit_code == Uitgang.BEVINDINGEN
    assert "  - kortdurend weken: 26 weken;\n  + " in anders.stdout
    assert "staan niet meer in" in anders.stdout


def test_algoritmeregister_noemt_welke_gevallen_anders_uitkomen_en_wat_alleen_tekst_is(
    draai: Draai, tmp_path: Path
) -> None:
    draai("algoritmeregister", "--dag", "2022-01-01", "--uit", "v.json")
    uit = json.loads(draai("algoritmeregister", "--dag", "2026-11-16", "--vorige", "v.json", "--json").stdout)
    assert uit["regels"].startswith("Van 2021-02-01_pilot-wmo naar 2025-01-01_wijknetwerk:")
    oud = uit["vermelding"] | {"contact": "https://example.org"}
    (tmp_path / "v.json").write_text(json.dumps(oud), encoding="utf-8")
    onbekend = oud | {"source_id": "2019-01-01_iets/0"}
    (tmp_path / "o.json").write_text(json.dumps(onbekend), encoding="utf-8")
    weg = draai("algoritmeregister", "--dag", "2026-11-16", "--vorige", "o.json")
    assert "De regels van toen (2019-01-01_iets, kenmerk 0) staan niet meer in" in weg.stdout
    tekst = draai("algoritmeregister", "--dag", "2026-11-16", "--vorige", "v.json")
    assert tekst.exit_code == Uitgang.BEVINDINGEN
    assert tekst.stdout.endswith("De regels zelf zijn niet veranderd.\n")


def test_algoritmeregister_met_verkeerde_invoer(draai: Draai) -> None:
    assert draai("algoritmeregister", "--json", "--dag", "2019-01-01").exit_code == Uitgang.INVOERFOUTEN
    assert draai("algoritmeregister", "--vorige", "er-niet.json").exit_code == Uitgang.INVOERFOUTEN
    niets = draai("algoritmeregister")
    assert niets.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "Noem --uit om te schrijven" in niets.stderr
    weg = draai("algoritmeregister", "--uit", "er/niet/v.json")
    assert weg.exit_code == Uitgang.VERKEERD_GEBRUIK
    assert "de map bestaat niet" in weg.stderr
