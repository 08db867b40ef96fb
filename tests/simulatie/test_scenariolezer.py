"""Een scenariobestand: alles wat er mis is komt tegelijk, met plaats en herstel."""

from pathlib import Path
from typing import Any

import pytest
from werelden import rkv

from wijknetwerk.meegeleverd import pad
from wijknetwerk.simulatie.scenario import Scenario
from wijknetwerk.simulatie.scenariolezer import Scenariolezing, lees_scenarios

VOORBEELDEN = sorted((pad("voorbeelddata") / "scenarios").glob("*.toml"))
WERK = rkv().werkvoorraad


def lees(tmp_path: Path, *teksten: str, **anders: int) -> Scenariolezing:
    paden = [tmp_path / f"s{nummer}.toml" for nummer in range(len(teksten))]
    for bestand, tekst in zip(paden, teksten, strict=True):
        bestand.write_text(tekst, encoding="utf-8")
    return lees_scenarios(paden, WERK, anders)


def test_alle_voorbeelden_zijn_te_lezen_en_samen_te_vergelijken() -> None:
    lezing = lees_scenarios(VOORBEELDEN, WERK, {})
    assert not lezing.fouten
    assert len(lezing.scenarios) == len(VOORBEELDEN) >= 5


def test_de_naam_is_anders_die_van_het_bestand_en_de_opdrachtregel_gaat_voor(tmp_path: Path) -> None:
    (scenario,) = lees(tmp_path, "instroom_per_jaar = 50\nweken = 20", weken=7).scenarios
    assert (scenario.naam, scenario.weken, scenario.instroom_per_jaar) == ("s0", 7, 50)


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("netwerkgrote = 7", "netwerkgrote: onbekende knop «netwerkgrote»; bedoelde u «netwerkgrootte»?"),
        ('fte_procent = "90"', "fte_procent: hier hoort een heel getal, niet «90»"),
        ("fte_procent = 1001", "fte_procent: hier hoort een getal van hoogstens 1000, niet «1001»"),
        ('beleid = "vlug"', "beleid: hier hoort 'precies' of 'snel', niet «vlug»"),
        ('eruit = "havik"', 'eruit: hier hoort een lijst tussen [ en ], zoals ["havik", "merel"], niet «havik»'),
        ('eruit = ["havk"]', "eruit: aanbieder «havk» staat niet in de werkmap; bedoelde u «havik»?"),
        ('kopgroep = ["RKV-C1"]', "kopgroep: wijkcoach «RKV-C1» staat niet in de werkmap; bedoelde u «"),
        ("kopgroep = []", "kopgroep: noem minstens één wijkcoach"),
        ("rolverdeling = { ik = 50 }", "rolverdeling: wijkcoach «ik» staat niet in de werkmap"),
        ('[[gebieden]]\ngebied = "RKW"', "gebieden: gebied «RKW» staat niet in de werkmap"),
        ('[[gebieden]]\ngebid = "RKV"', "gebieden.1.gebid: onbekende knop «gebid»; bedoelde u «gebied»?"),
        ('deelnemers = ["havik"]\nnetwerkgrootte = 3', "netwerkgrootte: noem deelnemers of een netwerkgrootte"),
        ('erbij = ["berk"]\neruit = ["berk"]', "eruit: «berk» kan niet tegelijk meedoen en uitvallen"),
        ("aanloop_weken = 104", "aanloop_weken: de aanloop is korter dan de 104 weken"),
        ('instroom = "hertrokken"', "instroom_weken: hoort bij instroom"),
        ("instroom_weken = [3]", "instroom_weken: hoort bij instroom"),
        ("leeg_begin = 1", "leeg_begin: hier hoort true of false, niet «1»"),
        ("weken = ", "rij 2, teken 9: hier klopt de TOML niet"),
    ],
)
def test_elke_fout_heeft_een_plaats_en_een_herstel(tmp_path: Path, tekst: str, zin: str) -> None:
    lezing = lees(tmp_path, f"instroom_per_jaar = 260\n{tekst}\n")
    assert not lezing.scenarios
    assert any(str(fout).startswith((f"s0.toml, {zin}", f"s0.toml: {zin}")) for fout in lezing.fouten), lezing.fouten


def test_zonder_instroom_is_er_niets_te_simuleren(tmp_path: Path) -> None:
    (fout,) = lees(tmp_path, "weken = 20").fouten
    assert "instroom_per_jaar: hoeveel nieuwe hulpvragen komen er per jaar?" in str(fout)
    beide = lees(tmp_path, 'instroom = "hertrokken"\ninstroom_weken = [3, 5]\ninstroom_per_jaar = 9').fouten
    assert "laat instroom_per_jaar en groei weg" in str(beide[0])
    assert not lees(tmp_path, 'instroom = "hertrokken"\ninstroom_weken = [3, 5]').fouten


def test_alle_fouten_van_alle_bestanden_komen_tegelijk(tmp_path: Path) -> None:
    lezing = lees(tmp_path, 'weken = "x"\nzaad = -1\nfte = 3', "instroom_per_jaar = 1.5")
    assert [fout.bestand for fout in lezing.fouten] == ["s0.toml"] * 3 + ["s1.toml"]
    assert lezing.scenarios == ()
    ontbreekt = lees_scenarios([tmp_path / "weg.toml"], WERK, {}).fouten
    assert str(ontbreekt[0]) == "weg.toml: dit bestand ontbreekt"


def test_alleen_wat_te_vergelijken_is_gaat_samen(tmp_path: Path) -> None:
    goed = "instroom_per_jaar = 260\n"
    assert not lees(tmp_path, goed, goed + "fte_procent = 90").fouten
    weken, naam = lees(tmp_path, goed + 'naam = "a"', goed + "weken = 9", goed + 'naam = "a"').fouten
    assert "weken: het eerste scenario heeft 104" in str(weken)
    assert "naam: «a» is ook de naam van s0.toml" in str(naam)


def test_elke_knop_heeft_een_uitleg() -> None:
    knoppen: dict[str, Any] = dict(Scenario.model_fields)
    assert all(veld.description for veld in knoppen.values())
    bladzijde = (Path(__file__).resolve().parents[2] / "docs" / "simuleren.md").read_text(encoding="utf-8")
    for naam in knoppen:
        assert f"| `{naam}` |" in bladzijde, naam
