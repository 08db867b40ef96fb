"""Een eigen PostgreSQL voor een test of een meting: in een lege map, alleen op deze machine, en daarna weer weg."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import psycopg

GEBRUIKERS = ("postgres", "nobody")
"""PostgreSQL weigert te draaien als beheerder; wij lenen dan een gebruiker zonder rechten."""


@dataclass(frozen=True)
class Postgres:
    """Een draaiende server, met haar poort."""

    poort: int
    herstart: Callable[[], None]
    """Zet de server weer aan als zij zichzelf gestopt heeft."""

    def adres(self, database: str, poort: int | None = None) -> str:
        return f"postgresql://toets@127.0.0.1:{poort or self.poort}/{database}"

    def maak(self, database: str, *, als: str | None = None, schijf: str | None = None) -> str:
        """Maakt een lege database (of een kopie van `als`, of op een eigen schijf) en geeft haar adres."""
        opties = f' TEMPLATE "{als}"' * bool(als) + f' TABLESPACE "{schijf}"' * bool(schijf)
        self.doe(f'CREATE DATABASE "{database}"{opties}')
        return self.adres(database)

    def doe(self, opdracht: str) -> None:
        """Eén opdracht als beheerder van de server."""
        with psycopg.connect(self.adres("postgres"), autocommit=True) as lijn:
            lijn.execute(opdracht)


def programma(naam: str) -> str | None:
    """Waar een programma van PostgreSQL staat; Debian zet ze niet op het zoekpad."""
    mappen = [str(map_) for map_ in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    return shutil.which(naam, path=os.pathsep.join([*mappen, os.environ.get("PATH", "")]))


def ontbreekt() -> str:
    """Waarom er geen PostgreSQL is; leeg als zij er wel is."""
    if programma("initdb") and programma("postgres"):
        return ""
    return "PostgreSQL ONTBREEKT: deze toets is NIET gedraaid. Installeer haar met: apt-get install postgresql"


@contextlib.contextmanager
def server(
    plaats: Path | None = None, instellingen: Mapping[str, str] = MappingProxyType({}), opbouw: tuple[str, ...] = ()
) -> Iterator[Postgres]:
    """Start een server in een lege map (of in `plaats`) en ruimt alles weer op."""
    map_ = Path(tempfile.mkdtemp(prefix="wijknetwerk-pg-", dir=plaats))
    als = _als_gebruiker(map_)
    data, poort = map_ / "data", _vrije_poort()
    gewoon = {"listen_addresses": "127.0.0.1", "unix_socket_directories": str(map_)}
    opties = [deel for naam, waarde in {**gewoon, **instellingen}.items() for deel in ("-c", f"{naam}={waarde}")]
    draait: list[subprocess.Popen[bytes]] = []

    def start() -> None:
        if draait:
            _stop(draait.pop(), als, data)
        with (map_ / "log").open("ab") as log:
            opdracht = [*als, str(programma("postgres")), "-D", str(data), *opties, "-p", str(poort)]
            draait.append(subprocess.Popen(opdracht, stdout=log, stderr=log, cwd=map_))
        _wacht(poort, draait[0])

    try:
        eerst = ["-D", str(data), "-U", "toets", "-A", "trust", "-E", "UTF8", "--no-locale", *opbouw]
        subprocess.run([*als, str(programma("initdb")), *eerst], check=True, capture_output=True, cwd=map_)
        start()
        yield Postgres(poort, start)
    finally:
        if draait:
            _stop(draait.pop(), als, data)
        shutil.rmtree(map_, ignore_errors=True)


def _stop(proces: subprocess.Popen[bytes], als: list[str], data: Path) -> None:
    opdracht = [*als, str(programma("pg_ctl")), "-D", str(data), "-m", "immediate", "stop"]
    subprocess.run(opdracht, check=False, capture_output=True, cwd=data.parent)
    proces.wait(timeout=30)


def gebruiker() -> str:
    """De gebruiker zonder rechten die wij lenen."""
    bekend = {een.pw_name for een in pwd.getpwall()}
    return next(naam for naam in GEBRUIKERS if naam in bekend)


def _als_gebruiker(map_: Path) -> list[str]:
    if os.geteuid() != 0:
        return []
    shutil.chown(map_, gebruiker())
    return ["runuser", "-u", gebruiker(), "--"]


def _vrije_poort() -> int:
    with socket.socket() as lijn:
        lijn.bind(("127.0.0.1", 0))
        return int(lijn.getsockname()[1])


def _wacht(poort: int, proces: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if proces.poll() is not None:
            raise RuntimeError("PostgreSQL stopte meteen weer")
        try:
            psycopg.connect(f"postgresql://toets@127.0.0.1:{poort}/postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("PostgreSQL wordt niet wakker")
