"""De scenario's van beide regelsets komen uit, raken elke regel en elke grens, en een fout erin krijgt haar plaats."""

from pathlib import Path

import pytest
from beheerhulp import NETWERK, PILOT, REGELS, knoei, kopie, laad

from wijknetwerk.regelbeheer.beslissing import beslis
from wijknetwerk.regelbeheer.grenzen import drempels
from wijknetwerk.regelbeheer.proef import Proef, beproef
from wijknetwerk.regelbeheer.scenarios import lees_scenarios, te_vullen
from wijknetwerk.regels import TABELSOORTEN, RegelFouten, Soort
from wijknetwerk.regels.cellen import Cel

PROEVEN = {naam: beproef(REGELS, laad(naam=naam)) for naam in (NETWERK, PILOT)}


@pytest.fixture(params=(NETWERK, PILOT))
def proef(request: pytest.FixtureRequest) -> Proef:
    return PROEVEN[request.param]


def test_alle_scenarios_komen_uit(proef: Proef) -> None:
    assert proef.goed
    assert proef.afwijkingen == ()
    assert f"alle {len(proef.scenarios)} scenario's komen uit" in proef.tekst()
    assert "Let op" not in proef.tekst()


def test_er_zijn_genoeg_scenarios_in_zinnen() -> None:
    assert len(PROEVEN[NETWERK].scenarios) >= 40
    assert len(PROEVEN[PILOT].scenarios) >= 25
    for proef in PROEVEN.values():
        assert all(len(scenario.naam.split()) >= 4 for scenario in proef.scenarios[1:])


def test_elke_regel_telt_in_een_scenario_en_elke_grens_staat_in_een_scenario(proef: Proef) -> None:
    assert set(proef.dekking) == {soort.naam for soort in TABELSOORTEN}
    assert proef.onbeproefd == ()
    assert len(proef.grenzen) == {NETWERK: 41, PILOT: 18}[proef.regelset]
    assert [grens for grens in proef.grenzen if not grens.scenario] == []


def test_een_grensgeval_staat_net_onder_op_en_net_boven_de_drempel() -> None:
    gevallen = {(g.waarde, g.geldt, g.uitkomst) for g in PROEVEN[NETWERK].grenzen if g.regel == "TZ-03"}
    assert gevallen == {(25, False, "geen"), (26, False, "geen"), (27, True, "langdurig")}


def test_onbekend_is_expliciet_en_een_lege_cel_is_de_standaard() -> None:
    scenarios = {scenario.naam: scenario for scenario in PROEVEN[NETWERK].scenarios}
    standaard = scenarios["standaard"].antwoorden
    onbekend = scenarios["Is de duur onbekend, dan vragen wij die na"]
    assert onbekend.antwoorden == {**standaard, "verwachte_duur_weken": "onbekend"}
    assert str(onbekend.verwacht["verwacht_route"]) == "navragen: verwachte_duur_weken"


def test_wat_na_de_verdeling_bekend_is_telt_alleen_als_het_er_staat() -> None:
    fasen = {scenario.naam: scenario.fase for scenario in PROEVEN[NETWERK].scenarios}
    assert fasen["standaard"] == "voor"
    assert fasen["Zit het wijknetwerk na de verdeling vol, dan mag de tweede schil"] == "na"


def test_alle_afwijkingen_komen_tegelijk(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    knoei(map_ / NETWERK / "parameters.toml", "waarde = 26", "waarde = 39")
    proef = beproef(map_, laad(map_))
    assert [str(afwijking).split(", verwacht_")[0] for afwijking in proef.afwijkingen] == [
        "rij 26, «Vanaf 27 weken is begeleiding langdurig en voor een aanbieder»",
    ] * len(proef.afwijkingen)
    assert str(proef.afwijkingen[0]).endswith("verwacht_route: verwacht aanbieder, kreeg zelf (door RT-08)")
    assert "1 van 66 scenario's komt niet uit" in proef.tekst()
    assert (
        "geen scenario staat op deze grens: TZ-03 bij verwachte_duur_weken 38; "
        "TZ-03 bij verwachte_duur_weken 39; TZ-03 bij verwachte_duur_weken 40." in proef.tekst()
    )


def test_meer_afwijkingen_en_regels_die_niet_meer_tellen(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    knoei(
        map_ / NETWERK / "route.toml", 'als = { crisis = "ja" }', 'als = { crisis = "ja", wlz_indicatie = "onbekend" }'
    )
    with pytest.raises(RegelFouten):
        laad(map_)
    map_ = kopie(tmp_path / "twee")
    knoei(
        map_ / NETWERK / "route.toml", 'als = { wlz_indicatie = "ja" }', 'als = { crisis = "ja", wlz_indicatie = "ja" }'
    )
    proef = beproef(map_, laad(map_))
    assert proef.onbeproefd == ("RT-03",)
    assert "Let op: in geen scenario telt RT-03." in proef.tekst()
    assert "komt niet uit" in proef.tekst()


def test_verwachten_dat_er_niets_na_te_vragen_is(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    knoei(map_ / NETWERK / "scenarios.csv", "navragen: crisis;;", "zelf;;")
    knoei(map_ / NETWERK / "scenarios.csv", ";navragen: doel;", ";navragen: doel, crisis;")
    (een, twee) = beproef(map_, laad(map_)).afwijkingen
    assert str(een).endswith("verwacht_route: verwacht zelf, kreeg navragen: crisis")
    assert (twee.verwacht, twee.kreeg) == ("navragen: crisis, doel", "navragen: doel")
    assert beproef(map_, laad(map_)).tekst().startswith(f"Regelset {NETWERK}: 2 van 66 scenario's komen niet uit.")


def fouten(pad: Path) -> list[str]:
    with pytest.raises(RegelFouten) as gevangen:
        lees_scenarios(pad, laad())
    return [str(fout).removeprefix(f"{NETWERK}/scenarios.csv") for fout in gevangen.value.fouten]


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ("naam;crisis;", "naam;crisiss;", ", kolom crisis: deze kolom ontbreekt"),
        ("naam;crisis;", "naam;crisis;crisis;", ", kolom crisis: deze kolom staat er twee keer"),
        ("naam;crisis;", "naam;crisis;krisis;", ", kolom krisis: onbekende kolom; bedoelde u «crisis»?"),
        (
            "naam;crisis;",
            "naam;crisis;tenzij_geldt;",
            ", kolom tenzij_geldt: dit volgt uit de regels zelf; haal deze kolom weg",
        ),
        (
            "standaard;nee",
            "standaard;",
            ", rij 2, crisis: vul bij «standaard» een waarde in, of schrijf «onbekend»",
        ),
        ("standaard;nee", "gewoon;nee", ", rij 2, naam: het eerste scenario heet «standaard», niet «gewoon»"),
        ("standaard;nee", "standaard;nnee", ", rij 2, crisis: onbekende waarde «nnee»; bedoelde u «nee»?"),
        (
            ";43;",
            ";43 dagen;",
            ", rij 14, resterende_dagen: «43 dagen» is geen heel getal (dagen) en ook niet «onbekend»",
        ),
        (";27;;;;", ";0;;;;", ", rij 26, verwachte_duur_weken: 0 valt buiten 1 tot en met 520"),
        (
            "spoed;veiligheid",
            "spoedd;veiligheid",
            ", rij 6, verwacht_route: onbekend «aanbieder_met_spoedd»; bedoelde u",
        ),
        (";navragen: doel;", ";navragen: doell;", ", rij 30, verwacht_route: onbekend «doell»; bedoelde u «doel»?"),
        ("25 weken is kortdurend;", ";", ", rij 27, naam: geef dit scenario een naam"),
        (
            "25 weken is kortdurend;",
            "standaard;",
            ", rij 27, naam: «standaard» staat ook op rij 2",
        ),
        ("geen;basis;netwerkpartner;", ";;;;;;;;;;", ", rij 2: deze rij heeft meer cellen dan de kop"),
    ],
)
def test_een_fout_krijgt_haar_plaats(tmp_path: Path, oud: str, nieuw: str, zin: str) -> None:
    map_ = kopie(tmp_path)
    knoei(map_ / NETWERK / "scenarios.csv", oud, nieuw)
    gevonden = fouten(map_ / NETWERK / "scenarios.csv")
    assert any(fout.startswith(zin) for fout in gevonden), gevonden


def test_een_scenario_dat_niets_verwacht(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    pad = map_ / NETWERK / "scenarios.csv"
    pad.write_bytes(pad.read_bytes() + b"iets zonder verwachting\r\n\r\n")
    assert fouten(pad) == [", rij 68: dit scenario verwacht niets; vul minstens één verwachting in"]


def test_een_bestand_dat_niet_te_gebruiken_is(tmp_path: Path) -> None:
    pad = tmp_path / "scenarios.csv"
    assert fouten(pad) == [": dit bestand ontbreekt"]
    pad.write_bytes(b"")
    assert fouten(pad) == [": het bestand heeft geen kopregel"]
    pad.write_bytes(b"x" * (2 * 1024 * 1024 + 1))
    assert fouten(pad) == [": het bestand is groter dan 2048 kB"]
    pad.write_bytes(b"naam;\x81\n")
    assert fouten(pad)[0].startswith(": dit is geen CSV; sla het bestand in Excel op")
    pad.write_bytes((REGELS / NETWERK / "scenarios.csv").read_bytes().splitlines(keepends=True)[0])
    assert fouten(pad) == [": er staan geen scenario's in"]


def test_csv_van_een_oude_excel_en_met_tabs_leest_hetzelfde(tmp_path: Path) -> None:
    bron = REGELS / NETWERK / "scenarios.csv"
    oud = tmp_path / "scenarios.csv"
    oud.write_bytes(bron.read_bytes().decode("utf-8-sig").encode("cp1252"))
    assert lees_scenarios(oud, laad()) == lees_scenarios(bron, laad())
    oud.write_bytes(bron.read_bytes().replace(b";", b"\t"))
    assert lees_scenarios(oud, laad()) == lees_scenarios(bron, laad())


def test_de_bestanden_openen_in_excel_en_bevatten_geen_formule() -> None:
    for naam in (NETWERK, PILOT):
        ruw = (REGELS / naam / "scenarios.csv").read_bytes()
        assert ruw.startswith(b"\xef\xbb\xbf")
        cellen = [cel for rij in ruw.decode("utf-8-sig").splitlines() for cel in rij.split(";")]
        assert not [cel for cel in cellen if cel.startswith(("=", "+", "-", "@"))]


def test_een_grens_noemt_de_drempel_die_er_staat() -> None:
    boek = laad()
    cellen = {
        cel.tekst: drempels(cel)
        for tabel in boek.tabellen.values()
        for regel in tabel.regels
        for cel in regel.als
        if cel.veld.soort is Soort.GETAL
    }
    assert cellen["> kortdurend_weken"] == (26,)
    assert cellen[">= gecombineerd_min_minuten_per_week"] == (240,)
    assert cellen["<= wlz_weinig_minuten_per_week"] == (120,)
    assert cellen["< zorgvolume_min_minuten_per_week"] == (2400,)
    assert cellen["= 0"] == (0,)
    assert drempels(Cel(boek.velden["verwachte_duur_weken"], "3 t/m 9", onder=3, boven=9)) == (3, 9)


def test_een_scenario_over_partnerselectie_hoeft_geen_hulpvraag_te_zijn() -> None:
    boek = laad()
    leeg = dict.fromkeys(te_vullen(boek, ["partnerselectie"]))
    (besluiten,) = beslis(boek, [leeg | {"systeempartij": "ja", "basis_procent": 0}], ["partnerselectie"])
    assert str(besluiten["partnerselectie"]) == "systeempartij, alleen_gespecialiseerd"


def test_zonder_scenario_van_na_de_verdeling_telt_die_regel_niet(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    pad = map_ / NETWERK / "scenarios.csv"
    pad.write_bytes(
        b"".join(rij for rij in pad.read_bytes().splitlines(keepends=True) if b"na de verdeling" not in rij)
    )
    proef = beproef(map_, laad(map_))
    assert proef.goed
    assert proef.onbeproefd == ("TZ-07", "SC-03")


def test_een_regel_die_nooit_kan_gelden_heeft_geen_grensgeval(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    knoei(map_ / NETWERK / "product.toml", "als = { onduidelijk_wat_nodig", "als = { basis_passend")
    knoei(map_ / NETWERK / "product.toml", 'als = { basis_passend = "ja" }', "als = {}")
    assert not [grens for grens in beproef(map_, laad(map_)).grenzen if grens.regel == "PR-03"]
