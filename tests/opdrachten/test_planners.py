"""De opdrachten voor planners: netwerk, gebied, kansen en hiaten, en het sjabloon van een netwerkmap."""

import json
import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from draaien import draai

from wijknetwerk import planners
from wijknetwerk.begrippen import Wet
from wijknetwerk.invoer import lees
from wijknetwerk.netwerk.beeld import Wens
from wijknetwerk.rapport.planafspraken import PlanafsprakenFout
from wijknetwerk.regels import laad_woordenlijst
from wijknetwerk.simulatie import Scenario

WORTEL = Path(__file__).resolve().parents[2]
ARNHEM, RKV = WORTEL / "voorbeelddata/netwerk-arnhem", WORTEL / "voorbeelddata/rkv"
COLLECTIEF = WORTEL / "voorbeelddata/collectief"


@pytest.fixture
def klein(tmp_path: Path) -> Path:
    """Een netwerkmap met vier kandidaten, zodat alles snel uitgerekend is."""
    map_ = tmp_path / "klein"
    map_.mkdir()
    kop = "code;naam;wet;systeempartij;expertise;basis_uren;bereid_tot_vernieuwing;loondienst_procent\n"
    (map_ / "kandidaten.csv").write_text(
        kop
        + "a;A;wmo;ja;lvb;100;ja;90\nb;B;wmo;nee;lvb;60;ja;90\nc;C;wmo;nee;lvb;50;ja;90\nd;D;wmo;nee;;40;nee;90\n"
        + "a;A;jeugdwet;nee;lvb;80;ja;90\n",
        encoding="utf-8",
    )
    (map_ / "vraag.csv").write_text(
        "wet;gebied;vorm;uren_per_week;inwoners\nwmo;NW;basis;200;90\njeugdwet;NW;basis;100;40\n", encoding="utf-8"
    )
    return map_


def test_netwerk_geeft_scherm_en_bestanden(klein: Path, tmp_path: Path) -> None:
    uitslag = draai("netwerk", klein, "--omvang", "2", "--peildatum", "2026-11-16", "--uit", tmp_path / "uit")
    assert uitslag.exit_code == 0
    assert "een netwerk van 2 leden 80 % van de" in uitslag.stdout
    assert "Het kleinste netwerk dat 80 % haalt heeft 2 leden (80 %)" in uitslag.stdout
    assert "Samen zijn het 2 organisaties; 1 daarvan doet voor beide wetten mee." in uitslag.stdout
    namen = ["datawoordenboek.csv", "netwerk.csv", "netwerk.html", "netwerk.xlsx"]
    assert sorted(pad.name for pad in (tmp_path / "uit").iterdir()) == namen


def test_netwerk_met_eigen_keuze_als_json(klein: Path, tmp_path: Path) -> None:
    keuze = ("--erin", "d", "--eruit", "b", "--wet", "wmo", "--omvang", "2", "--omvang", "3")
    uitslag = draai("netwerk", klein, *keuze, "--peildatum", "2026-11-16", "--uit", tmp_path, "--json")
    tabellen = json.loads(uitslag.stdout)["tabellen"]
    assert [rij["lid"] for rij in tabellen["leden_wmo_2"]] == ["a", "d"]
    assert [rij["waarom"] for rij in tabellen["leden_wmo_3"]] == ["systeempartij", "gekozen", "vastgezet"]
    assert "verloop_jeugdwet" not in tabellen


@pytest.mark.parametrize(
    ("opties", "zin"),
    [
        (("--erin", "x"), "«x» staat niet in de werkmap"),
        (("--erin", "a", "--eruit", "a"), "staat bij --erin en bij --eruit"),
        (("--wet", "wmo", "--omvang", "1", "--erin", "b"), "een netwerk van 1 is te klein: a, b zitten er zeker in"),
        (("--omvang", "0"), "0"),
    ],
)
def test_netwerk_verkeerd_gebruik_is_uitgang_2(klein: Path, tmp_path: Path, opties: tuple[str, ...], zin: str) -> None:
    uitslag = draai("netwerk", klein, *opties, "--uit", tmp_path / "uit")
    assert uitslag.exit_code == 2
    assert zin in " ".join(uitslag.stderr.split())
    assert not (tmp_path / "uit").exists()


def test_een_wet_zonder_kandidaten_is_verkeerd_gebruik(klein: Path) -> None:
    (klein / "vraag.csv").write_text("wet;gebied;vorm;uren_per_week\nwmo;NW;basis;200\n", encoding="utf-8")
    uitslag = draai("netwerk", klein, "--wet", "jeugdwet")
    assert uitslag.exit_code == 2
    assert "niet zowel kandidaten als vraag" in uitslag.stderr


def test_fouten_in_de_map_komen_allemaal_met_uitgang_3(klein: Path, tmp_path: Path) -> None:
    (klein / "vraag.csv").write_text("wet;gebied;vorm;uren_per_week\nwmo;NW;los;1.250\n", encoding="utf-8")
    for opdracht in ("netwerk", "gebied"):
        uitslag = draai(opdracht, klein, "--uit", tmp_path / "uit", "--json")
        assert uitslag.exit_code == 3
        assert len(json.loads(uitslag.stdout)["fouten"]) == 2
    assert not (tmp_path / "uit").exists()


def test_gebied_zet_de_wijken_van_arnhem_op_volgorde(tmp_path: Path) -> None:
    uitslag = draai("gebied", ARNHEM, "--uit", tmp_path, "--json")
    tabellen = json.loads(uitslag.stdout)["tabellen"]
    assert [rij["wijk"] for rij in tabellen["volgorde_001"]][:2] == ["Spijkerkwartier", "Vredenburg/Kronenburg"]
    assert len(tabellen["criteria"]) == 8
    alleen = json.loads(draai("gebied", ARNHEM, "--brief", "003", "--uit", tmp_path, "--json").stdout)["tabellen"]
    assert "volgorde_001" not in alleen


def test_gebied_zonder_cijfers_is_een_invoerfout(klein: Path) -> None:
    uitslag = draai("gebied", klein)
    assert uitslag.exit_code == 3
    assert "er staat geen enkel cijfer in" in uitslag.stderr


def test_kansen_uit_meer_weken(tmp_path: Path) -> None:
    uitslag = draai("kansen", RKV, WORTEL / "voorbeelddata/noordwest", "--uit", tmp_path / "uit")
    assert uitslag.exit_code == 0
    assert "Nieuwe groepen".upper() in uitslag.stdout
    assert draai("kansen", RKV, RKV, "--week", "2026-W47").exit_code == 2


def test_het_voorbeeld_collectief_geeft_groepen_en_een_die_er_een_te_kort_komt(tmp_path: Path) -> None:
    opties = ("--intern", "--json", "--uit", tmp_path / "uit")
    tabellen = json.loads(draai("kansen", COLLECTIEF, *opties).stdout)["tabellen"]
    groepen = [(rij["thema"], rij["wijk"], rij["hulpvragen"]) for rij in tabellen["kansen"]]
    assert groepen == [("administratie", "Vredenburg/Kronenburg", 5), ("opvoeden", "Vredenburg/Kronenburg", 6)]
    assert [(rij["thema"], rij["nummers"]) for rij in tabellen["een_te_kort"]] == [("dagritme", "V-014 V-015 V-016")]
    na = json.loads(draai("kansen", COLLECTIEF, "--na-navragen", *opties).stdout)["tabellen"]
    assert [rij["hulpvragen"] for rij in na["kansen"] if rij["thema"] == "dagritme"] == [4]
    assert na["een_te_kort"] == []
    om_te_delen = draai("kansen", COLLECTIEF, "--uit", tmp_path / "delen").stdout
    assert "Bij 1 groep ontbreekt nog één deelnemer." in om_te_delen
    assert "dagritme" not in om_te_delen


def test_hiaten_van_het_voorbeeld_collectief_winnen_uren(tmp_path: Path) -> None:
    uitslag = draai("hiaten", COLLECTIEF, "--hoogstens", "1", "--json", "--uit", tmp_path)
    (rij,) = json.loads(uitslag.stdout)["tabellen"]["hiaten"]
    assert (rij["thema"], rij["oorzaak"], rij["hulpvragen"]) == ("administratie", "beperkt aanwezig", 5)
    assert rij["in_groep"] >= 5
    assert rij["uren_vrij"] > 0


def test_notebooks_rekenen_met_de_eigen_regelmap(klein: Path, tmp_path: Path) -> None:
    regels = tmp_path / "regels"
    shutil.copytree(WORTEL / "regels", regels)
    week = lees(RKV, laad_woordenlijst(regels)).werkvoorraad
    assert week is not None
    boek = planners.regels_van(date(2026, 11, 16), regels)
    arnhem = planners.lees(ARNHEM, regels)
    kies = (
        lambda map_: planners.kies_gebied(arnhem, regelmap=map_),
        lambda map_: planners.kies_netwerk(planners.lees(klein), boek, [Wet.WMO], Wens((2,)), regelmap=map_),
        lambda map_: planners.vind_groepen(week, boek, regelmap=map_),
        lambda map_: planners.vind_hiaten(week, boek, hoogstens=0, regelmap=map_),
    )
    (regels / "journaal/planning.toml").unlink()
    for een in kies:
        assert een(None).stukken
        with pytest.raises(PlanafsprakenFout, match=r"planning\.toml"):
            een(regels)


def test_simuleren_in_een_notebook_geeft_dezelfde_cijfers_als_de_opdracht(tmp_path: Path) -> None:
    week = lees(RKV, laad_woordenlijst(WORTEL / "regels")).werkvoorraad
    assert week is not None
    bestand = tmp_path / "vandaag.toml"
    bestand.write_text("instroom_per_jaar = 260\nweken = 14\n", encoding="utf-8")
    draai("simuleer", RKV, bestand, "--herhalingen", "2", "--uit", tmp_path / "uit")
    uit_csv = pd.read_csv(tmp_path / "uit/simulatie.csv", sep=";", decimal=",", encoding="utf-8-sig")
    scenario = Scenario(naam="vandaag", weken=14, instroom_per_jaar=260)
    cijfers = planners.simuleer(week, planners.regels_van(date(2026, 11, 16)), [scenario], herhalingen=2)
    assert list(cijfers.columns) == list(uit_csv.columns)
    assert cijfers["maat"].tolist() == uit_csv["maat"].tolist()
    assert cijfers["gemiddeld"].tolist() == pytest.approx(uit_csv["gemiddeld"].tolist(), abs=1e-4, nan_ok=True)


def test_hiaten_met_winst_en_de_derde_code(tmp_path: Path) -> None:
    monitor = WORTEL / "voorbeelddata/pilot-2020-2022"
    opties = ("--hoogstens", "1", "--monitor", monitor, "--intern", "--json", "--uit", tmp_path)
    tabellen = json.loads(draai("hiaten", RKV, *opties).stdout)["tabellen"]
    doorgerekend = [rij["in_groep"] is not None for rij in tabellen["hiaten"]]
    assert doorgerekend[0]
    assert not any(doorgerekend[1:])
    assert sum(rij["formulieren"] for rij in tabellen["niet_bekend"]) > 0


def test_hiaten_met_een_kapotte_monitormap_is_uitgang_3(tmp_path: Path) -> None:
    assert draai("hiaten", RKV, "--monitor", tmp_path).exit_code == 3


def test_het_sjabloon_van_een_netwerkmap_is_meteen_te_gebruiken(tmp_path: Path) -> None:
    boek = tmp_path / "netwerk.xlsx"
    assert draai("sjabloon", boek, "--netwerkmap", ARNHEM).exit_code == 0
    assert draai("gebied", boek, "--uit", tmp_path / "uit").exit_code == 0
    assert draai("sjabloon", tmp_path / "leeg.xlsx", "--soort", "netwerk").exit_code == 0
    assert draai("netwerk", tmp_path / "leeg.xlsx").exit_code == 3
    assert draai("sjabloon", tmp_path / "x.xlsx", "--soort", "netwerk", "--werkmap", RKV).exit_code == 2


def test_regels_zonder_afspraken_voor_planners_zijn_een_invoerfout(klein: Path, tmp_path: Path) -> None:
    regels = tmp_path / "regels"
    shutil.copytree(WORTEL / "regels", regels)
    (regels / "journaal/planning.toml").unlink()
    uitslag = draai("netwerk", klein, "--regels", regels)
    assert uitslag.exit_code == 3
    assert "planning.toml is niet te lezen" in uitslag.stderr
