"""Een bestand is er helemaal of niet."""

import os
from pathlib import Path

import pytest

from wijknetwerk.bestanden import schrijf_veilig


def test_schrijft_nieuw_en_vervangt_oud(tmp_path: Path) -> None:
    pad = tmp_path / "plan.json"
    schrijf_veilig(pad, b"een")
    schrijf_veilig(pad, b"twee")
    assert pad.read_bytes() == b"twee"
    assert [p.name for p in tmp_path.iterdir()] == ["plan.json"]


def test_een_storing_laat_het_oude_bestand_heel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = tmp_path / "plan.json"
    schrijf_veilig(pad, b"oud")

    def vol(_: int) -> None:
        raise OSError(28, "schijf vol")

    monkeypatch.setattr(os, "fsync", vol)
    with pytest.raises(OSError, match="schijf vol"):
        schrijf_veilig(pad, b"nieuw")
    assert pad.read_bytes() == b"oud"
    assert [p.name for p in tmp_path.iterdir()] == ["plan.json"]


def test_een_map_die_er_niet_is_geeft_een_fout(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        schrijf_veilig(tmp_path / "weg" / "plan.json", b"x")
