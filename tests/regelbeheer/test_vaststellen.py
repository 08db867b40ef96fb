"""Een regelset beginnen en vaststellen: twee mensen, alles groen, en daarna valt elke wijziging op."""

import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest
from beheerhulp import DAG, NETWERK, PILOT, REGELS, knoei, kopie, laad

from wijknetwerk.regelbeheer import vaststellen
from wijknetwerk.regelbeheer.bevinding import Controle
from wijknetwerk.regelbeheer.csv import naar_csv, uit_csv
from wijknetwerk.regelbeheer.mappen import BestaatAl
from wijknetwerk.regelbeheer.nieuw import nieuw
from wijknetwerk.regelbeheer.vaststellen import Geweigerd, stel_vast
from wijknetwerk.regels import Regelboek, RegelFouten

NIEUW = "2027-01-01_langer"


@pytest.fixture(scope="module")
def bron(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Een eigen regelmap met een vastgestelde regelset; één keer gemaakt, want de controle kost tijd."""
    map_ = tmp_path_factory.mktemp("bron") / "regels"
    assert nieuw(REGELS, NETWERK, date(2027, 1, 1), "langer", map_) == NIEUW
    vast = stel_vast(map_, NIEUW, "beleid A", "teamleider B", DAG)
    assert (vast.beeindigd, vast.geldig_tot) == (NETWERK, date(2026, 12, 31))
    assert vast.sha256 == laad(map_, NIEUW).sha256
    assert vast.aannames == laad(map_, NIEUW).aannames
    return map_


@pytest.fixture
def vast(bron: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(bron, tmp_path / "regels"))


def zinnen(map_: Path, naam: str = NIEUW) -> list[str]:
    with pytest.raises(RegelFouten) as gevangen:
        laad(map_, naam)
    return [str(fout) for fout in gevangen.value.fouten]


def test_nieuw_is_een_volledige_kopie_als_concept(tmp_path: Path) -> None:
    voor = {pad: pad.read_bytes() for pad in REGELS.rglob("*") if pad.is_file()}
    nieuw(REGELS, NETWERK, date(2027, 1, 1), "langer", tmp_path / "eigen")
    assert {pad: pad.read_bytes() for pad in REGELS.rglob("*") if pad.is_file()} == voor
    boek = laad(tmp_path / "eigen", NIEUW)
    assert (boek.regelset.status, boek.regelset.geldig_van, boek.regelset.geldig_tot) == (
        "concept",
        date(2027, 1, 1),
        None,
    )
    for pad in (REGELS / NETWERK).iterdir():
        zelfde = (tmp_path / "eigen" / NIEUW / pad.name).read_bytes() == pad.read_bytes()
        assert zelfde == (pad.name != "regelset.toml")


def test_nieuw_van_een_beeindigde_set_heeft_geen_einde(tmp_path: Path) -> None:
    naam = nieuw(REGELS, PILOT, date(2028, 1, 1), "terug", tmp_path / "eigen")
    assert laad(tmp_path / "eigen", naam).regelset.geldig_tot is None


def test_nieuw_overschrijft_niets(tmp_path: Path) -> None:
    (tmp_path / "eigen").mkdir()
    with pytest.raises(BestaatAl):
        nieuw(REGELS, NETWERK, date(2027, 1, 1), "langer", tmp_path / "eigen")
    with pytest.raises(FileExistsError):
        nieuw(REGELS, NETWERK, date(2025, 1, 1), "wijknetwerk", tmp_path / "ander")
    assert not (tmp_path / "ander").exists()


def test_nieuw_laat_niets_half_achter(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    knoei(map_ / NETWERK / "tenzij.toml", "crisis =", "crisiss =")
    with pytest.raises(RegelFouten):
        nieuw(map_, NETWERK, date(2027, 1, 1), "langer", tmp_path / "eigen")
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["regels"]


def test_een_vastgestelde_set_noemt_wie_en_wanneer(bron: Path) -> None:
    kop = tomllib.loads((bron / NIEUW / "regelset.toml").read_text(encoding="utf-8"))
    assert (kop["vastgesteld_door"], kop["gezien_door"], kop["vastgesteld_op"]) == ("beleid A", "teamleider B", DAG)
    assert kop["status"] == "vastgesteld"
    bestanden = {pad.name for pad in (bron / NIEUW).iterdir()}
    assert set(kop["zegel"]) == {*bestanden, "velden.toml"}
    assert laad(bron, NIEUW).regelset.status == "vastgesteld"


def test_de_opvolger_neemt_het_op_haar_dag_over(bron: Path) -> None:
    assert Regelboek.laad(bron, date(2026, 12, 31)).naam == NETWERK
    assert Regelboek.laad(bron, date(2027, 1, 1)).naam == NIEUW


@pytest.mark.parametrize(
    "bestand",
    sorted(pad.name for pad in (REGELS / NETWERK).iterdir() if pad.name != "regelset.toml"),
)
def test_elke_latere_wijziging_is_een_fout_bij_het_laden(vast: Path, bestand: str) -> None:
    with (vast / NIEUW / bestand).open("a", encoding="utf-8") as pad:
        pad.write("# gewijzigd\n")
    begin = f"{NIEUW}/{bestand}: de regelset is vastgesteld en dit is daarna gewijzigd; zet het terug, of maak met"
    assert [zin.startswith(begin) for zin in zinnen(vast)] == [True]
    with pytest.raises(RegelFouten, match="daarna gewijzigd"):
        Regelboek.laad(vast, DAG)


def test_ook_de_kop_de_velden_en_een_verdwenen_bestand_vallen_op(vast: Path) -> None:
    knoei(vast / NIEUW / "regelset.toml", '"NW", "RKV"', '"NW"')
    knoei(vast / "velden.toml", "maximum = 520", "maximum = 260")
    (vast / NIEUW / "scenarios.csv").unlink()
    bestanden = [zin.split(":")[0] for zin in zinnen(vast)]
    assert bestanden == [f"{NIEUW}/regelset.toml", f"{NIEUW}/scenarios.csv", "velden.toml"]


def test_wat_niets_verandert_mag(vast: Path) -> None:
    knoei(vast / NIEUW / "regelset.toml", "\nstatus", "\ngeldig_tot = 2029-12-31\nstatus")
    for pad in (vast / NIEUW).glob("*.toml"):
        pad.write_bytes(b"\xef\xbb\xbf" + pad.read_bytes().replace(b"\n", b"\r\n"))
    with (vast / "velden.toml").open("a", encoding="utf-8") as pad_:
        pad_.write('\n[heel_nieuw_veld]\nsoort = "ja_nee"\nherkomst = "feit"\nvraag = "Is dit nieuw?"\n')
    assert laad(vast, NIEUW).regelset.geldig_tot == date(2029, 12, 31)


@pytest.mark.parametrize(
    ("oud", "nieuw_", "zin"),
    [
        (
            'status = "vastgesteld"',
            'status = "concept"',
            ", status: deze regelset heeft een zegel en is dus vastgesteld",
        ),
        ('gezien_door = "teamleider B"\n', "", ", gezien_door: «gezien_door» ontbreekt; stel de regelset vast met"),
    ],
)
def test_aan_het_zegel_valt_niet_te_knoeien(vast: Path, oud: str, nieuw_: str, zin: str) -> None:
    knoei(vast / NIEUW / "regelset.toml", oud, nieuw_)
    (enige,) = zinnen(vast)
    assert enige.startswith(f"{NIEUW}/regelset.toml{zin}")


def test_met_de_hand_vaststellen_kan_niet(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    knoei(map_ / NETWERK / "regelset.toml", 'status = "concept"', 'status = "vastgesteld"')
    (enige,) = zinnen(map_, NETWERK)
    assert enige == (
        f"{NETWERK}/regelset.toml, zegel: een vastgestelde regelset heeft een zegel; "
        "stel haar vast met «regels stel-vast»"
    )


def test_van_een_vastgestelde_set_maak_je_een_nieuw_concept(vast: Path, tmp_path: Path) -> None:
    naam = nieuw(vast, NIEUW, date(2028, 1, 1), "nog_langer", tmp_path / "eigen")
    boek = laad(tmp_path / "eigen", naam)
    assert boek.regelset.status == "concept"
    assert "zegel" not in (tmp_path / "eigen" / naam / "regelset.toml").read_text(encoding="utf-8")
    naar_csv(vast, NIEUW, tmp_path / "csv")
    knoei(tmp_path / "csv" / "parameters.csv", "kortdurend_weken;26;", "kortdurend_weken;39;")
    uit_csv(tmp_path / "csv", vast, NIEUW, tmp_path / "voorstel")
    assert laad(tmp_path / "voorstel" / "regels", NIEUW).regelset.status == "concept"


@pytest.mark.parametrize(
    ("door", "gezien_door", "reden"),
    [
        ("Beleid A", " beleid  a ", "vaststellen doen twee verschillende mensen"),
        ("", "B", "noem bij --door en --gezien-door een naam of rol"),
        ("A", "b" * 101, "hoogstens 100 tekens"),
    ],
)
def test_vaststellen_doen_twee_verschillende_mensen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, door: str, gezien_door: str, reden: str
) -> None:
    map_ = kopie(tmp_path)
    monkeypatch.setattr(vaststellen, "controleer", lambda _: Controle(laad().kenmerk, ()))
    voor = (map_ / NETWERK / "regelset.toml").read_bytes()
    with pytest.raises(Geweigerd, match=reden):
        stel_vast(map_, NETWERK, door, gezien_door, DAG)
    assert (map_ / NETWERK / "regelset.toml").read_bytes() == voor


def test_alle_bezwaren_tegelijk(vast: Path, tmp_path: Path) -> None:
    with pytest.raises(Geweigerd, match=f"regelset {NIEUW} is al vastgesteld"):
        stel_vast(vast, NIEUW, "A", "B", DAG)
    map_ = kopie(tmp_path / "ander")
    knoei(map_ / NETWERK / "parameters.toml", "waarde = 26", "waarde = 39")
    knoei(
        map_ / NETWERK / "route.toml", 'als = { tenzij_geldt = "ja" }', 'als = { tenzij_geldt = "ja", crisis = "ja" }'
    )
    with pytest.raises(Geweigerd) as gevangen:
        stel_vast(map_, NETWERK, "A", "A", DAG)
    soorten = {reden.split(":")[0] for reden in gevangen.value.redenen[1:]}
    assert soorten == {"controle", "proef"}
    assert laad(map_).regelset.status == "concept"


def test_zonder_scenarios_is_er_niets_vast_te_stellen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = kopie(tmp_path)
    (map_ / NETWERK / "scenarios.csv").unlink()
    monkeypatch.setattr(vaststellen, "controleer", lambda _: Controle(laad().kenmerk, ()))
    with pytest.raises(RegelFouten, match=r"scenarios\.csv: dit bestand ontbreekt"):
        stel_vast(map_, NETWERK, "A", "B", DAG)


def test_de_eerste_regelset_beeindigt_niemand(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    uitslag = stel_vast(map_, NETWERK, "A", "B", DAG)
    assert (uitslag.beeindigd, uitslag.geldig_tot) == (None, None)
    assert laad(map_, PILOT).regelset.geldig_tot == date(2024, 1, 31)
