"""Wat de tests van de papieren delen: het voorstel waarin alles één keer voorkomt, en de echte regelset."""

from datetime import date

import pytest
import voorstelbouwer
from papierbouwer import WORTEL

from wijknetwerk.begrippen import Weekvoorstel, Werkvoorraad
from wijknetwerk.regels import Regelboek


@pytest.fixture
def werkvoorraad() -> Werkvoorraad:
    return voorstelbouwer.werkvoorraad()


@pytest.fixture
def voorstel(werkvoorraad: Werkvoorraad) -> Weekvoorstel:
    return voorstelbouwer.voorstel(werkvoorraad)


@pytest.fixture(scope="session")
def regelboek() -> Regelboek:
    return Regelboek.laad(WORTEL / "regels", date(2026, 11, 16))
