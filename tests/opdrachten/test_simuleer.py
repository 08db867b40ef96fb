"""`wijknetwerk simuleer`: scherm, bestanden, json, dezelfde bytes met werkers en dask, onderbreken en hervatten."""

import json
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster
from draaien import draai

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "proces"))

from proceshulp import AFSPRAKEN, gebeurtenis, voorstel

from wijknetwerk.begrippen import Week
from wijknetwerk.journaal.opslag import Journaal
from wijknetwerk.opdrachten.simuleer import duur
from wijknetwerk.proces import Besluit
from wijknetwerk.simulatie import draaien as spreider

WORTEL = Path(__file__).resolve().parents[2]
RKV = str(WORTEL / "voorbeelddata/rkv")
SCENARIOS = WORTEL / "voorbeelddata/scenarios"
TWEE = (str(SCENARIOS / "vandaag.toml"), str(SCENARIOS / "netwerk-van-7.toml"))
KORT = ("--weken", "14", "--herhalingen", "2")
BESTANDEN = ["datawoordenboek.csv", "simulatie.csv", "simulatie.html", "simulatie.json", "simulatie.xlsx"]


def simuleer(uit: Path, *erbij: str, scenarios: tuple[str, ...] = TWEE) -> Any:
    return draai("simuleer", RKV, *scenarios, *KORT, "--uit", str(uit), *erbij)


def bytes_van(uit: Path) -> dict[str, bytes]:
    return {naam: (uit / naam).read_bytes() for naam in BESTANDEN}


def test_het_scherm_en_de_bestanden(tmp_path: Path) -> None:
    uitslag = simuleer(tmp_path)
    assert uitslag.exit_code == 0
    assert "Simulatie vanaf week 2026-W47: 14 weken, 2 herhalingen." in uitslag.stdout
    assert "netwerk van 7 − vandaag" in uitslag.stdout
    assert "Met het wijkteam erbij is de som van alle verschuivingen nul." in uitslag.stdout
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["bewaard", *BESTANDEN]
    pagina = (tmp_path / "simulatie.html").read_text(encoding="utf-8")
    assert pagina.count("<img ") == pagina.count("<figcaption>") >= 6
    assert pagina.count("<table") == pagina.count("<section") >= 9
    assert "<script" not in pagina


def test_dezelfde_bytes_met_een_of_twee_werkers_en_achter_dask(tmp_path: Path) -> None:
    assert simuleer(tmp_path / "een").exit_code == 0
    assert simuleer(tmp_path / "twee", "--werkers", "2").exit_code == 0
    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as groep:
        assert simuleer(tmp_path / "dask", "--dask", groep.scheduler_address).exit_code == 0
    assert bytes_van(tmp_path / "een") == bytes_van(tmp_path / "twee") == bytes_van(tmp_path / "dask")


def test_json_is_een_document_op_stdout_met_de_formatie(tmp_path: Path) -> None:
    uitslag = simuleer(tmp_path, "--json", "--formatie", "50", scenarios=TWEE[:1])
    document = json.loads(uitslag.stdout)
    assert document["schema"] == "wijknetwerk/simulatie/1"
    assert document["formatie"]["doel_procent"] == 50
    assert document["formatie"]["fte_van"] <= document["formatie"]["fte"] <= document["formatie"]["fte_tot"]
    assert [scenario["knoppen"]["naam"] for scenario in document["scenarios"]] == ["vandaag"]
    assert {"kwartaal", "geheel", "omzet", "formatie"} == {cijfer["soort"] for cijfer in document["cijfers"]}
    assert document["conclusies"]["formatie"]


def test_onderbreken_bewaart_wat_klaar_is_en_dezelfde_opdracht_gaat_verder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt, gerekend = spreider.loop, []

    def telt(wereld: Any, nummer: int) -> object:
        if len(gerekend) == 1:
            raise KeyboardInterrupt
        gerekend.append(nummer)
        return echt(wereld, nummer)

    monkeypatch.setattr(spreider, "loop", telt)
    half = simuleer(tmp_path / "half")
    assert half.exit_code == 130
    assert "Van «vandaag» zijn 1 van 2 herhalingen klaar, bewaard in" in half.stderr
    assert "Geef dezelfde opdracht nog eens om verder te gaan." in half.stderr
    assert not (tmp_path / "half" / "simulatie.html").exists()
    monkeypatch.setattr(spreider, "loop", lambda wereld, nummer: gerekend.append(nummer) or echt(wereld, nummer))
    assert simuleer(tmp_path / "half").exit_code == 0
    assert gerekend == [0, 1, 0, 1]
    monkeypatch.setattr(spreider, "loop", echt)
    assert simuleer(tmp_path / "heel").exit_code == 0
    assert bytes_van(tmp_path / "half") == bytes_van(tmp_path / "heel")


def test_fouten_komen_allemaal_met_uitgang_3(tmp_path: Path) -> None:
    kapot = tmp_path / "kapot.toml"
    kapot.write_text('eruit = ["havk"]\nnetwerkgrote = 7\n', encoding="utf-8")
    uitslag = simuleer(tmp_path / "uit", "--json", scenarios=(str(kapot),))
    assert uitslag.exit_code == 3
    assert "bedoelde u «netwerkgrootte»?" in json.loads(uitslag.stdout)["fouten"][0]["tekst"]
    kapot.write_text('instroom_per_jaar = 9\nregelset = "2021-02-01_pilot-wm"\n', encoding="utf-8")
    anders = simuleer(tmp_path / "uit", scenarios=(str(kapot),))
    assert anders.exit_code == 3
    assert "2021-02-01_pilot-wm" in anders.stderr
    assert not (tmp_path / "uit").exists()


def test_een_andere_regelset_en_een_gebied_zonder_netwerk(tmp_path: Path) -> None:
    pilot = tmp_path / "pilot.toml"
    pilot.write_text('instroom_per_jaar = 260\nregelset = "2021-02-01_pilot-wmo"\n', encoding="utf-8")
    uitslag = simuleer(tmp_path / "uit", "--json", scenarios=(str(pilot),))
    assert json.loads(uitslag.stdout)["scenarios"][0]["regelset"] == "2021-02-01_pilot-wmo"


def test_groottes_zet_er_een_scenario_per_grootte_bij(tmp_path: Path) -> None:
    uitslag = simuleer(tmp_path, "--groottes", "3-5", "--json", scenarios=TWEE[:1])
    document = json.loads(uitslag.stdout)
    assert [scenario["knoppen"]["netwerkgrootte"] for scenario in document["scenarios"]] == [None, 3, 4, 5]
    assert (
        "deelnemers per wet" in document["conclusies"]["grootte"]
        or "Geen van de groottes" in document["conclusies"]["grootte"]
    )
    assert [scenario["deelnemers_per_wet"] for scenario in document["scenarios"][1:]] == [3, 4, 5]
    for fout in ("3", "5-3", "0-4", "a-b", "1-101"):
        verkeerd = simuleer(tmp_path, "--groottes", fout)
        assert verkeerd.exit_code == 2
        assert "schrijf bijvoorbeeld 4-12" in verkeerd.stderr


def test_groottes_en_genoemde_deelnemers_gaan_niet_samen(tmp_path: Path) -> None:
    vast = tmp_path / "vast.toml"
    vast.write_text('instroom_per_jaar = 260\ndeelnemers = ["havik"]\n', encoding="utf-8")
    uitslag = simuleer(tmp_path / "uit", "--groottes", "3-5", scenarios=(str(vast),))
    assert uitslag.exit_code == 2
    assert "laat --groottes weg" in uitslag.stderr
    vast.write_text("instroom_per_jaar = 260\n", encoding="utf-8")
    dubbel = tmp_path / "dubbel.toml"
    dubbel.write_text('naam = "vast, grootte 3"\ninstroom_per_jaar = 260\n', encoding="utf-8")
    uitslag = simuleer(tmp_path / "uit", "--groottes", "3-5", scenarios=(str(vast), str(dubbel)))
    assert uitslag.exit_code == 2
    assert "Er is al een scenario «vast, grootte 3»" in uitslag.stderr


def test_een_verkeerd_adres_of_een_map_die_niet_kan_is_verkeerd_gebruik(tmp_path: Path) -> None:
    (tmp_path / "vol").write_text("", encoding="utf-8")
    uitslag = simuleer(tmp_path / "uit", "--map", str(tmp_path / "vol" / "map"), scenarios=TWEE[:1])
    assert uitslag.exit_code == 2
    assert "een deel van het pad is een bestand en geen map" in uitslag.stderr


def test_de_tijd_die_nog_rest_staat_in_gewone_woorden() -> None:
    assert [duur(s) for s in (0.2, 59, 60, 5000, 5400)] == [
        *("1 s", "59 s", "ongeveer 1 min", "ongeveer 83 min", "ongeveer 1,5 uur"),
    ]


def vul_journaal(pad: Path, per_week: tuple[int, ...]) -> str:
    """Een journaal met in elke week zoveel nieuwe hulpvragen, en dan nog de week waarin het laatste voorstel kwam."""
    begin = date(2026, 8, 3)
    journaal = Journaal(str(pad), maak=True)
    for week, aantal in enumerate((0, *per_week, 1)):
        maandag = begin + timedelta(weeks=week)
        bericht = voorstel(week=str(Week.van(maandag)), melddatum=maandag - timedelta(days=3))
        for nummer in range(aantal):
            een = gebeurtenis("voorstel_gemaakt", bericht, hulpvraag=f"W{week}-{nummer}")
            journaal.leg_vast([Besluit(een.besluit, (een,))], AFSPRAKEN)
    journaal.sluit()
    return str(pad)


def test_de_instroom_komt_uit_het_journaal(tmp_path: Path) -> None:
    adres = vul_journaal(tmp_path / "journaal.sqlite3", (1, 7, 1, 7, 1, 7))
    uitslag = simuleer(tmp_path / "uit", "--journaal", adres, "--json")
    assert uitslag.exit_code == 0
    knoppen = [scenario["knoppen"] for scenario in json.loads(uitslag.stdout)["scenarios"]]
    assert {een["instroom"] for een in knoppen} == {"hertrokken"}
    assert {een["instroom_per_jaar"] for een in knoppen} == {None}
    assert [een["instroom_weken"] for een in knoppen] == [[7, 1, 7, 1, 7, 1]] * 2


def test_te_weinig_weken_in_het_journaal_is_verkeerd_gebruik(tmp_path: Path) -> None:
    adres = vul_journaal(tmp_path / "journaal.sqlite3", (1, 7))
    uitslag = simuleer(tmp_path / "uit", "--journaal", adres)
    assert uitslag.exit_code == 2
    assert (
        "daarin staan voor 2 hele weken voorstellen; om de instroom te hertrekken zijn er minstens 4 nodig"
        in uitslag.stderr
    )
    assert not (tmp_path / "uit").exists()
