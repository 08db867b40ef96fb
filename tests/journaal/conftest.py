"""Beide databases voor elke test van het journaal; zonder PostgreSQL zegt het verslag dat luid."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import postgres
import pytest

HIER = Path(__file__).resolve()
sys.path[:0] = [str(HIER.parents[1] / "proces"), str(HIER.parents[2] / "bench")]

from wijknetwerk.journaal.opslag import Journaal  # noqa: E402 - de mappen horen eerst in het zoekpad

_GEMIST: list[str] = []


@pytest.fixture(scope="session")
def pg_server() -> Iterator[postgres.Postgres]:
    """Eén server voor alle tests; in de bouwstraat is er altijd een."""
    if mist := postgres.ontbreekt():
        if os.environ.get("WIJKNETWERK_EIST_POSTGRES"):
            pytest.fail(mist)
        _GEMIST.append(mist)
        pytest.skip(mist)
    with postgres.server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def adres(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Het adres van een leeg journaal, op elke database."""
    if request.param == "sqlite":
        return str(tmp_path / "journaal.sqlite3")
    return request.getfixturevalue("pg_server").maak(f"t{abs(hash(request.node.nodeid)) % 10**12}")


@pytest.fixture
def journaal(adres: str) -> Iterator[Journaal]:
    """Een leeg, open journaal."""
    een = Journaal(adres, maak=True)
    yield een
    een.sluit()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Een overgeslagen database valt niet weg tussen de stippen."""
    if _GEMIST:
        terminalreporter.write_sep("!", _GEMIST[0], red=True, bold=True)
