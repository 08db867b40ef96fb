"""Hulp voor de tests van regels: de echte regelmap, en een klein eigen kaartenhuis om stuk te maken."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from wijknetwerk.regels import Regelboek, RegelFout, RegelFouten

HIER = Path(__file__).resolve().parents[2]
REGELS = HIER / "regels"
PILOT, NETWERK = "2021-02-01_pilot-wmo", "2025-01-01_wijknetwerk"
SETS = {PILOT: date(2023, 5, 1), NETWERK: date(2026, 11, 16)}

BOEKEN = {naam: Regelboek.laad(REGELS, dag) for naam, dag in SETS.items()}


def kopie(doel: Path) -> Path:
    """Een kopie van de echte regelmap om in te knoeien."""
    return Path(shutil.copytree(REGELS, doel / "regels"))


def knoei(map_: Path, bestand: str, oud: str, nieuw: str) -> None:
    """Vervangt één keer `oud` door `nieuw`; een test die niets verandert is geen test."""
    pad = map_ / bestand
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.count(oud) >= 1, f"{oud!r} staat niet in {bestand}"
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")


def fouten(map_: Path, naam: str = NETWERK) -> tuple[RegelFout, ...]:
    """De fouten bij het laden van een regelset; er moet er minstens één zijn."""
    with pytest.raises(RegelFouten) as gevangen:
        Regelboek.laad(map_, SETS[naam])
    return gevangen.value.fouten
