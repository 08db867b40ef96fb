"""Fouten in een regelmap: allemaal tegelijk, met plaats en zin, en nooit een regel die stil wegvalt."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from regelmap import NETWERK, PILOT, REGELS, fouten, knoei, kopie

from wijknetwerk.regels import Regelboek, RegelFout, RegelFouten
from wijknetwerk.regels.fouten import bedoelde_u
from wijknetwerk.regels.regelboek import MAG_ERBIJ

ZINNEN: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("foutzinnen.toml").read_text(encoding="utf-8"))[
    "fout"
]


def zinnen(map_: Path, naam: str = NETWERK) -> list[str]:
    return [str(fout).removeprefix(f"{naam}/") for fout in fouten(map_, naam)]


@pytest.mark.parametrize("geval", ZINNEN, ids=lambda geval: f"{geval['bestand']}-{geval['wordt'][:30]!r}")
def test_een_fout_krijgt_haar_zin(tmp_path: Path, geval: dict[str, Any]) -> None:
    map_ = kopie(tmp_path)
    gedeeld = (map_ / geval["bestand"]).exists()
    knoei(map_, geval["bestand"] if gedeeld else f"{NETWERK}/{geval['bestand']}", geval["was"], geval["wordt"])
    assert zinnen(map_) == geval["melding"]


def test_er_zijn_ruim_honderd_verschillende_fouten() -> None:
    assert len({tuple(geval["melding"]) for geval in ZINNEN}) > 90


def test_een_fout_noemt_bestand_tabel_regel_en_cel(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    knoei(map_, f"{NETWERK}/tenzij.toml", 'crisis = "ja"', 'crisiss = "ja"')
    bestand = f"{NETWERK}/tenzij.toml"
    zin = "onbekend veld «crisiss»; bedoelde u «crisis»?"
    assert fouten(map_) == (RegelFout(bestand, "tenzij", "TZ-01", "crisiss", zin),)


@pytest.mark.parametrize(
    ("waarde", "slot"),
    [
        ("1", "; bedoelde u «001»?"),
        ("02", "; kies uit 000, 001, wmo-2-3-2"),
        ("", "; kies uit 000, 001, wmo-2-3-2"),
        ("wmo-2-3", "; bedoelde u «wmo-2-3-2»?"),
    ],
)
def test_een_stuk_dat_er_niet_is_met_wat_bedoeld_kan_zijn(waarde: str, slot: str) -> None:
    assert bedoelde_u(waarde, ("000", "001", "wmo-2-3-2")) == slot


def test_alle_fouten_komen_tegelijk_uit_alle_bestanden(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    knoei(map_, f"{NETWERK}/tenzij.toml", 'crisis = "ja"', 'crisis = "jaa"')
    knoei(map_, f"{NETWERK}/tenzij.toml", '"> kortdurend_weken"', '"> kort"')
    knoei(map_, f"{NETWERK}/route.toml", 'dan = "crisishulp"', 'dan = "crisis"')
    knoei(map_, f"{NETWERK}/parameters.toml", "waarde = 42", "waarde = true")
    knoei(map_, f"{NETWERK}/gewichten.toml", "waarde = 12", 'waarde = "12"')
    knoei(map_, f"{NETWERK}/regelset.toml", '{ stuk = "003"', '{ stuk = "033"')
    knoei(map_, "velden.toml", 'vraag = "Kan de hulp wachten?"\n', "")
    knoei(map_, "bronnen.toml", 'datum = "2022"', "datum = 2022")
    knoei(map_, "woordenlijst.toml", "lvb", "LVB")
    (map_ / NETWERK / "routes.toml").write_text("", encoding="utf-8")
    gevonden = fouten(map_)
    assert len(gevonden) == 10
    assert len({fout.bestand for fout in gevonden}) == 9
    assert gevonden == tuple(sorted(gevonden))


def test_syntaxfouten_in_alle_bestanden_komen_tegelijk(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    for bestand in ("velden.toml", f"{NETWERK}/route.toml", f"{NETWERK}/termijnen.toml"):
        with (map_ / bestand).open("a", encoding="utf-8") as pad:
            pad.write("\nkapot = [\n")
    assert [fout.bestand for fout in fouten(map_)] == [
        f"{NETWERK}/route.toml",
        f"{NETWERK}/termijnen.toml",
        "velden.toml",
    ]


def test_een_stuk_met_een_andere_naam_geeft_een_fout_bij_elke_verwijzing(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    knoei(map_, "bronnen.toml", "[000]", "[0000]")
    gevonden = fouten(map_)
    assert {fout.zin for fout in gevonden} == {"onbekend stuk «000»; bedoelde u «0000»?"}
    assert {fout.regel_id for fout in gevonden} >= {"TZ-02", "RT-08", "MK-09"}


@pytest.mark.parametrize("bestand", sorted({pad.name for pad in (REGELS / NETWERK).glob("*.toml")} - set(MAG_ERBIJ)))
def test_een_bestand_dat_ontbreekt_wordt_gemist(tmp_path: Path, bestand: str) -> None:
    map_ = kopie(tmp_path)
    (map_ / NETWERK / bestand).unlink()
    assert zinnen(map_) == [f"{bestand}: dit bestand ontbreekt"]


@pytest.mark.parametrize("bestand", ["velden.toml", "bronnen.toml", "woordenlijst.toml"])
def test_een_gedeeld_bestand_dat_ontbreekt_wordt_gemist(tmp_path: Path, bestand: str) -> None:
    map_ = kopie(tmp_path)
    (map_ / bestand).unlink()
    assert zinnen(map_) == [f"{bestand}: dit bestand ontbreekt"]


def maak_bestand(pad: Path) -> None:
    pad.write_text("", encoding="utf-8")


@pytest.mark.parametrize(
    ("naam", "maak", "zin"),
    [
        (f"{NETWERK}/tenzijj.toml", maak_bestand, "onbekend bestand; bedoelde u «tenzij.toml»?"),
        (f"{NETWERK}/oud", Path.mkdir, "onbekend bestand"),
        ("veldn.toml", maak_bestand, "onbekend bestand; bedoelde u «velden.toml»?"),
        ("notities.txt", maak_bestand, "onbekend bestand; kies uit"),
    ],
)
def test_een_bestand_dat_niemand_leest_is_een_fout(
    tmp_path: Path, naam: str, maak: Callable[[Path], None], zin: str
) -> None:
    map_ = kopie(tmp_path)
    maak(map_ / naam)
    (fout,) = fouten(map_)
    assert (fout.bestand, fout.zin[: len(zin)]) == (naam, zin)


def test_verborgen_bestanden_en_een_leesmij_mogen(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    for naam in (".DS_Store", f"{NETWERK}/.DS_Store", f"{NETWERK}/LEESMIJ.md", f"{NETWERK}/scenarios.csv"):
        maak_bestand(map_ / naam)
    (map_ / ".git").mkdir()
    assert Regelboek.laad(map_, date(2026, 1, 5)).naam == NETWERK


# Wat er niet te lezen is


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b'x = "\xff"', "route.toml: rij 1: dit is geen UTF-8; sla het bestand op als UTF-8"),
        (b"\n\n" + "x = 'é'".encode("cp1252"), "route.toml: rij 3: dit is geen UTF-8; sla het bestand op als UTF-8"),
        (b"x" * (64 * 1024 + 1), "route.toml: het bestand is groter dan 64 kB"),
        (b"a = " + b"[" * 5000, "route.toml: het einde van het bestand: hier klopt de TOML niet"),
        (b"a = " + b"9" * 5000, "route.toml: het einde van het bestand: hier klopt de TOML niet"),
        (b"a = 2025-13-01", "route.toml: rij 1, teken 9: hier klopt de TOML niet"),
        (b"a = {b = 1, b = 2}", "route.toml: rij 1, teken 18: deze sleutel of tabel staat er al"),
        (b"[a]\n[a]", "route.toml: rij 2, teken 3: deze sleutel of tabel staat er al"),
        (b"", "route.toml, regel: «regel» ontbreekt"),
    ],
)
def test_wat_niet_te_lezen_is(tmp_path: Path, inhoud: bytes, zin: str) -> None:
    map_ = kopie(tmp_path)
    (map_ / NETWERK / "route.toml").write_bytes(inhoud)
    assert zin in "\n".join(zinnen(map_))


def test_meer_regels_dan_het_mag(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    with (map_ / NETWERK / "route.toml").open("a", encoding="utf-8") as pad:
        pad.writelines("\n[[regel]]" for _ in range(500))
    assert zinnen(map_) == ["route.toml, regel: een tabel heeft hoogstens 500 regels, dit zijn er 510"]


def test_een_bom_en_regeleinden_van_windows_mogen(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    pad = map_ / NETWERK / "route.toml"
    pad.write_bytes(b"\xef\xbb\xbf" + pad.read_bytes().replace(b"\n", b"\r\n"))
    assert Regelboek.laad(map_, date(2026, 1, 5)).sha256 == Regelboek.laad(REGELS, date(2026, 1, 5)).sha256


# Welke regelset geldt


@pytest.mark.parametrize(
    ("dag", "naam"),
    [
        (date(2021, 2, 1), PILOT),
        (date(2024, 1, 31), PILOT),
        (date(2025, 1, 1), NETWERK),
        (date(2099, 12, 31), NETWERK),
    ],
)
def test_de_dag_kiest_de_regelset(dag: date, naam: str) -> None:
    assert Regelboek.laad(REGELS, dag).naam == naam


@pytest.mark.parametrize("dag", [date(2021, 1, 31), date(2024, 2, 1), date(2024, 12, 31)])
def test_op_een_dag_zonder_regelset_staat_er_welke_er_wel_zijn(dag: date) -> None:
    with pytest.raises(RegelFouten) as gevangen:
        Regelboek.laad(REGELS, dag)
    assert str(gevangen.value) == (
        f"regels: op {dag:%d-%m-%Y} geldt geen regelset; er zijn: "
        "2021-02-01_pilot-wmo (vanaf 01-02-2021 tot en met 31-01-2024), 2025-01-01_wijknetwerk (vanaf 01-01-2025)"
    )


def test_twee_regelsets_op_een_dag_is_een_fout(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    knoei(map_, f"{PILOT}/regelset.toml", "geldig_tot = 2024-01-31\n", "")
    (fout,) = fouten(map_)
    assert fout.zin == (
        "op 16-11-2026 gelden twee of meer regelsets tegelijk: "
        "2021-02-01_pilot-wmo (vanaf 01-02-2021), 2025-01-01_wijknetwerk (vanaf 01-01-2025)"
    )


def test_met_een_naam_telt_de_dag_niet_en_een_andere_kapotte_regelset_ook_niet(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    (map_ / NETWERK / "regelset.toml").unlink()
    assert Regelboek.laad(map_, date(2026, 1, 5), PILOT).naam == PILOT
    assert zinnen(map_, PILOT) == [f"{NETWERK}/regelset.toml: dit bestand ontbreekt"]


def test_een_naam_die_er_niet_is() -> None:
    with pytest.raises(
        RegelFouten, match="er is geen regelset «2025-01-01_wijknetwerken»; bedoelde u «2025-01-01_wijk"
    ):
        Regelboek.laad(REGELS, date(2026, 1, 5), "2025-01-01_wijknetwerken")


def test_een_map_die_er_niet_is_of_leeg_is(tmp_path: Path) -> None:
    with pytest.raises(RegelFouten, match="weg: deze map met regels bestaat niet"):
        Regelboek.laad(tmp_path / "weg", date(2026, 1, 5))
    with pytest.raises(RegelFouten, match="geldt geen regelset; er zijn: geen"):
        Regelboek.laad(tmp_path, date(2026, 1, 5))


def test_de_andere_regelset_wordt_niet_gelezen(tmp_path: Path) -> None:
    """Een fout in de tabellen van een regelset die niet geldt, houdt het werk van deze week niet op."""
    map_ = kopie(tmp_path)
    (map_ / PILOT / "route.toml").write_text("kapot", encoding="utf-8")
    assert Regelboek.laad(map_, date(2026, 1, 5)).naam == NETWERK
    assert len(zinnen(map_, PILOT)) == 1
