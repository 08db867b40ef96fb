"""De vingerafdruk van een regelset: gelijk bij gelijke inhoud, anders bij elke andere letter die telt."""

import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest
from regelmap import BOEKEN, NETWERK, PILOT, REGELS, kopie

from wijknetwerk.regels import Regelboek

DAG = date(2026, 11, 16)
TELT = sorted(
    pad.relative_to(REGELS).as_posix() for pad in [*REGELS.glob("*.toml"), *(REGELS / NETWERK).glob("*.toml")]
)


def sha(map_: Path) -> str:
    return Regelboek.laad(map_, DAG).sha256


def test_de_vingerafdruk_hangt_niet_van_de_plaats_af(tmp_path: Path) -> None:
    assert sha(kopie(tmp_path)) == BOEKEN[NETWERK].sha256
    assert len(BOEKEN[NETWERK].sha256) == 64
    assert BOEKEN[NETWERK].kenmerk.model_dump() == {"naam": NETWERK, "sha256": BOEKEN[NETWERK].sha256}


def test_elke_regelset_heeft_haar_eigen_vingerafdruk() -> None:
    assert BOEKEN[PILOT].sha256 != BOEKEN[NETWERK].sha256


def test_alle_bestanden_tellen() -> None:
    assert len(TELT) == 16


@pytest.mark.parametrize("bestand", TELT)
def test_een_andere_letter_geeft_een_andere_vingerafdruk(tmp_path: Path, bestand: str) -> None:
    map_ = kopie(tmp_path)
    with (map_ / bestand).open("a", encoding="utf-8") as pad:
        pad.write("# een opmerking\n")
    assert sha(map_) != BOEKEN[NETWERK].sha256


def test_wat_niet_telt_verandert_niets(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    (map_ / "LEESMIJ.md").write_text("anders", encoding="utf-8")
    (map_ / NETWERK / "scenarios.csv").write_text("naam\n", encoding="utf-8")
    shutil.rmtree(map_ / PILOT)
    assert sha(map_) == BOEKEN[NETWERK].sha256


def test_de_vingerafdruk_laat_zich_met_de_hand_narekenen() -> None:
    """Zo staat het in regels/LEESMIJ.md: per bestand, op naam gesorteerd, naam, lengte en inhoud."""
    som = hashlib.sha256()
    for pad in sorted((REGELS / deel for deel in TELT), key=lambda pad: pad.name):
        inhoud = pad.read_bytes().replace(b"\r\n", b"\n")
        som.update(f"{pad.name}\n{len(inhoud)}\n".encode() + inhoud)
    assert BOEKEN[NETWERK].sha256 == som.hexdigest()
