"""Maakt `voorbeeldmaker` en `maak` uit voorbeelddata/ vindbaar, en geeft de werkvoorraad van elk voorbeeld."""

import sys
import tomllib
from pathlib import Path

import pytest

from wijknetwerk.begrippen import Werkvoorraad, Woordenlijst
from wijknetwerk.invoer import lees

WORTEL = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(WORTEL / "voorbeelddata"))

OPGESLAGEN = ("klein", "noordwest", "rkv")


@pytest.fixture(scope="session")
def woordenlijst() -> Woordenlijst:
    return Woordenlijst.model_validate(tomllib.loads((WORTEL / "regels/woordenlijst.toml").read_text("utf-8")))


@pytest.fixture(scope="session")
def voorbeelden(woordenlijst: Woordenlijst) -> dict[str, Werkvoorraad]:
    gelezen = {naam: lees(WORTEL / "voorbeelddata" / naam, woordenlijst) for naam in OPGESLAGEN}
    return {naam: lezing.werkvoorraad for naam, lezing in gelezen.items() if lezing.werkvoorraad is not None}
