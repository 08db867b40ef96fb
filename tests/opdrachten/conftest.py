"""Wat de tests van de opdrachten delen: een schone map om in te werken en een korte manier om te draaien."""

from pathlib import Path

import draaien
import pytest

from wijknetwerk import meegeleverd


@pytest.fixture
def draai(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> draaien.Draai:
    """Draait `wijknetwerk …` in een lege map."""
    monkeypatch.chdir(tmp_path)
    return draaien.draai


@pytest.fixture
def klein() -> Path:
    return meegeleverd.pad("voorbeelddata") / "klein"
