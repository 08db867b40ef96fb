"""De strenge lezer van een monitormap: alles tegelijk, in het Nederlands, en nooit persoonsgegevens."""

from pathlib import Path

import pytest
from bouwers_monitor import PILOT, begonnen, geeindigd, pilotmap

from wijknetwerk.begrippen import Monitormap, breuk
from wijknetwerk.invoer import schrijf_monitormap
from wijknetwerk.monitor import lees_monitormap

KOP = "traject;hulpvraag;wet;wijk;gebied;soort_plek;plek;uren_per_week;van\n"
COACHKOP = "traject;datum;voorliggend_ingezet;voorliggend_niet\n"
TEAMKOP = "team;naam;wet;extra_fte;beschikbaar_uren\n"
RIJ = "T1;V1;wmo;WK1;G1;zelf;C1;1,5;01-03-2022\n"


def schrijf(map_: Path, **bestanden: str) -> Path:
    gewoon = {"begonnen": KOP + RIJ, "geeindigd": "traject;datum;eindreden\n"}
    for naam, inhoud in (gewoon | bestanden).items():
        (map_ / f"{naam}.csv").write_text(inhoud, encoding="utf-8")
    return map_


def fouten(map_: Path) -> list[str]:
    lezing = lees_monitormap(map_)
    assert lezing.map is None
    return [str(fout) for fout in lezing.fouten]


def test_schrijven_en_teruglezen_geeft_dezelfde_map(tmp_path: Path) -> None:
    schrijf_monitormap(tmp_path, pilotmap())
    assert lees_monitormap(tmp_path).map == pilotmap()
    assert {pad.name: pad.read_bytes() for pad in tmp_path.iterdir()} == {
        pad.name: pad.read_bytes() for pad in PILOT.glob("*.csv")
    }


def test_een_map_met_alleen_het_nodige_is_goed(tmp_path: Path) -> None:
    assert lees_monitormap(schrijf(tmp_path)).map is not None


@pytest.mark.parametrize(
    ("bestanden", "zin"),
    [
        ({"geeindigd": "traject;datum;eindreden\nT9;01-06-2022;volgens_plan\n"}, "staat niet in de tabel begonnen"),
        (
            {"geeindigd": "traject;datum;eindreden\nT1;01-02-2022;volgens_plan\n"},
            "eindigt voor het begint (01-03",
        ),
        ({"geeindigd": "traject;datum;eindreden\nT1;01-06-2022;klaar\n"}, "verwacht volgens_plan"),
        ({"begonnen": KOP + RIJ + RIJ}, "hetzelfde staat al in rij 2"),
        ({"begonnen": KOP.replace(";van", ";van;tot") + RIJ.strip() + ";01-02-2022\n"}, "de laatste dag ligt voor"),
        (
            {"evaluaties_coaches": COACHKOP + "T1;01-06-2022;ja;niet_bekend\n"},
            "hoort alleen bij voorliggend_ingezet nee",
        ),
        (
            {"teams": "team;naam;wet;extra_fte;beschikbaar_uren\nG1;Een;wmo;1.67;10\n"},
            "een aantal fte zoals 4,64 of 1/3",
        ),
        (
            {"teams": "team;naam;wet;extra_fte;beschikbaar_uren\nG1;Een;wmo;1/0;10\n"},
            "een aantal fte zoals 4,64 of 1/3",
        ),
        ({"evaluaties_inwoners": "traject;datum;opmerking\nT1;01-06-2022;x\n"}, "deze kolom hoort niet in de tabel"),
        ({"begroting": "wet;omschrijving;fte;bedrag_per_fte_euro;maanden\nwmo;x;1;74.000;12\n"}, "dubbelzinnig"),
        ({"hulpvragen": "nummer\n"}, "hoort niet in een monitormap"),
    ],
)
def test_wat_er_mis_kan_zijn(tmp_path: Path, bestanden: dict[str, str], zin: str) -> None:
    (gevonden,) = fouten(schrijf(tmp_path, **bestanden))
    assert zin in gevonden


def test_alle_fouten_komen_tegelijk_met_hun_plaats(tmp_path: Path) -> None:
    schrijf(
        tmp_path,
        begonnen=KOP + RIJ.replace("wmo", "wom"),
        geeindigd="traject;datum;eindreden\nT1;31-02-2022;klaar\n",
    )
    gevonden = fouten(tmp_path)
    assert [fout.split(":")[0] for fout in gevonden] == [
        "begonnen.csv, rij 2, kolom wet (C2)",
        "geeindigd.csv, rij 2, kolom datum (B2)",
        "geeindigd.csv, rij 2, kolom eindreden (C2)",
    ]


@pytest.mark.parametrize(
    "formulier",
    [
        "traject;datum;naam_inwoner\nT1;01-06-2022;Jansen\n",
        "traject;datum;zelfstandig_verder\n111222333;01-06-2022;ja\n",
        "traject;datum;toelichting\nT1;01-06-2022;bsn 111222333\n",
    ],
)
def test_persoonsgegevens_worden_geweigerd_zonder_ze_te_herhalen(tmp_path: Path, formulier: str) -> None:
    gevonden = " ".join(fouten(schrijf(tmp_path, evaluaties_inwoners=formulier)))
    assert "geweigerd" in gevonden
    assert "Jansen" not in gevonden
    assert "111222333" not in gevonden


def test_geen_map_of_een_lege_map(tmp_path: Path) -> None:
    assert "verwacht een map" in fouten(tmp_path / "weg")[0]
    assert [fout.split(" ontbreekt")[0].split()[-1] for fout in fouten(tmp_path)] == ["begonnen", "geeindigd"]


def test_een_formulier_bij_een_afgekeurde_tabel_geeft_geen_reeks_andere_fouten(tmp_path: Path) -> None:
    schrijf(tmp_path, begonnen=KOP.replace("traject", "nummer_traject") + RIJ)
    (tmp_path / "geeindigd.csv").write_text("traject;datum;eindreden\nT1;01-06-2022;volgens_plan\n", encoding="utf-8")
    assert all("begonnen.csv" in fout for fout in fouten(tmp_path))


def test_fte_is_een_breuk_of_een_getal_met_een_komma() -> None:
    assert [breuk(fte) for fte in ("1/3", "4,64", "2", "0,5")] == [
        breuk("2/6"),
        breuk("464/100"),
        breuk("20/10"),
        breuk("1/2"),
    ]
    for fout in ("", "-1", "1,234", "1/0", "drie"):
        with pytest.raises(ValueError, match="fte"):
            breuk(fout)


def test_het_voorbeeld_heeft_alleen_codes_en_geen_vrije_tekst() -> None:
    assert {rij.traject[:2] for rij in pilotmap().begonnen} == {"P-", "A-"}
    assert Monitormap(begonnen=(begonnen(),), geeindigd=(geeindigd(),)).begonnen[0].hulpvraag == "V-T1"
