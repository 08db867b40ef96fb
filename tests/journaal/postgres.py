"""Een eigen PostgreSQL voor een test of een meting: in een lege map, alleen op deze machine, en daarna weer weg."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

GEBRUIKERS = ("postgres", "nobody")
"""PostgreSQL weigert te draaien als beheerder; wij lenen dan een gebruiker zonder rechten."""


@dataclass(frozen=True)
class Postgres:
    """Een draaiende server, met haar poort."""

    poort: int

    def adres(self, database: str, poort: int | None = None) -> str:
        return f"postgresql://toets@127.0.0.1:{poort or self.poort}/{database}"

    def maak(self, database: str) -> str:
        """Maakt een lege database en geeft haar adres."""
        with psycopg.connect(self.adres("postgres"), autocommit=True) as lijn:
            lijn.execute(f'CREATE DATABASE "{database}"')
        return self.adres(database)


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
def server() -> Iterator[Postgres]:
    """Start een server in een lege map en ruimt alles weer op."""
    map_ = Path(tempfile.mkdtemp(prefix="wijknetwerk-pg-"))
    als = _als_gebruiker(map_)
    data = map_ / "data"
    proces = None
    try:
        opdracht = [
            str(programma("initdb")),
            "-D",
            str(data),
            "-U",
            "toets",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-locale",
        ]
        subprocess.run([*als, *opdracht], check=True, capture_output=True, cwd=map_)
        poort = _vrije_poort()
        opties = ["-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={map_}", "-p", str(poort)]
        with (map_ / "log").open("wb") as log:
            proces = subprocess.Popen(
                [*als, str(programma("postgres")), "-D", str(data), *opties], stdout=log, stderr=log, cwd=map_
            )
        _wacht(poort, proces)
        yield Postgres(poort)
    finally:
        if proces is not None:
            subprocess.run(
                [*als, str(programma("pg_ctl")), "-D", str(data), "-m", "immediate", "stop"],
                check=False,
                capture_output=True,
                cwd=map_,
            )
            proces.wait(timeout=30)
        shutil.rmtree(map_, ignore_errors=True)


def _als_gebruiker(map_: Path) -> list[str]:
    if os.geteuid() != 0:
        return []
    bekend = {gebruiker.pw_name for gebruiker in pwd.getpwall()}
    gebruiker = next(naam for naam in GEBRUIKERS if naam in bekend)
    shutil.chown(map_, gebruiker)
    return ["runuser", "-u", gebruiker, "--"]


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
