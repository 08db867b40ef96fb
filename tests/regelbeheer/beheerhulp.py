"""Hulp voor de tests van het regelbeheer: de echte regelmap, een kopie om in te werken, en knoeien in een bestand."""

import shutil
from datetime import date
from pathlib import Path

from wijknetwerk.regels import Regelboek

WORTEL = Path(__file__).resolve().parents[2]
REGELS = WORTEL / "regels"
PILOT, NETWERK = "2021-02-01_pilot-wmo", "2025-01-01_wijknetwerk"
DAG = date(2026, 11, 16)


def kopie(doel: Path) -> Path:
    return Path(shutil.copytree(REGELS, doel / "regels"))


def laad(map_: Path = REGELS, naam: str = NETWERK) -> Regelboek:
    return Regelboek.laad(map_, DAG, naam)


def knoei(pad: Path, oud: str, nieuw: str) -> None:
    """Vervangt één keer `oud` door `nieuw`; een test die niets verandert is geen test."""
    tekst = pad.read_bytes().decode("utf-8-sig")
    assert oud in tekst, f"{oud!r} staat niet in {pad.name}"
    pad.write_bytes(tekst.replace(oud, nieuw, 1).encode("utf-8-sig" if pad.suffix == ".csv" else "utf-8"))
