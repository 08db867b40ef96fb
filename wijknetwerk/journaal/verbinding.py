"""Een journaal openen of maken: Django krijgt de database bij naam, de tabellen komen uit de opbouw."""

import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from wijknetwerk.journaal.adres import Adres, lees_adres
from wijknetwerk.journaal.fouten import JournaalFout, vertaal

_SLOT = threading.Lock()
_OPBOUWSLOT = 7_206_221
"""Een vast nummer waarmee PostgreSQL twee die tegelijk opbouwen op elkaar laat wachten."""


def verbind(adres: Adres) -> str:
    """Geeft Django de database en zegt onder welke naam; nog zonder haar te openen."""
    with _SLOT:
        if adres.alias not in connections.settings:
            nieuw = {DEFAULT_DB_ALIAS: {}, adres.alias: dict(adres.instellingen)}
            connections.settings[adres.alias] = connections.configure_settings(nieuw)[adres.alias]
    return adres.alias


def open_alias(tekst: str, *, maak: bool) -> tuple[Adres, str]:
    """Opent het journaal op dit adres; met `maak` wordt het gemaakt als het er nog niet is."""
    adres = lees_adres(tekst)
    try:
        if adres.bestand is not None and not adres.bestand.exists():
            if not maak:
                raise JournaalFout(f"het journaal {adres.naam} bestaat nog niet; het eerste besluit maakt het")
            _maak_bestand(adres.bestand)
        alias = verbind(adres)
        _bouw_op(alias, adres, maak=maak)
    except DatabaseError as fout:
        raise vertaal(fout, adres.naam) from fout
    return adres, alias


@contextmanager
def momentopname(alias: str) -> Iterator[None]:
    """Alles wat hierbinnen gelezen wordt is van één ogenblik, ook als een ander intussen schrijft; niemand wacht."""
    lijn = connections[alias]
    lijn.ensure_connection()
    if lijn.in_atomic_block or getattr(lijn.connection, "in_transaction", False):
        yield  # wij lezen al van één ogenblik
    elif lijn.vendor == "postgresql":
        with transaction.atomic(using=alias), lijn.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:
        with lijn.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")  # Django zou met IMMEDIATE ook het slot van de schrijver nemen
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


def _bouw_op(alias: str, adres: Adres, *, maak: bool) -> None:
    if not _plan(alias):
        return
    if not maak:
        raise JournaalFout(f"{adres.naam} is geen journaal van deze versie; het eerste besluit maakt of vernieuwt het")
    with _een_tegelijk(alias):
        if plan := _plan(alias):
            MigrationExecutor(connections[alias]).migrate([plan[-1]])


def _plan(alias: str) -> list[Any]:
    """De stappen van de opbouw die nog niet gezet zijn."""
    uitvoerder = MigrationExecutor(connections[alias])
    doelen = uitvoerder.loader.graph.leaf_nodes("journaal")
    return [doelen[0]] if uitvoerder.migration_plan(doelen) else []


@contextmanager
def _een_tegelijk(alias: str) -> Iterator[None]:
    """Eén proces bouwt, en op PostgreSQL in één keer of niet; SQLite bouwt in een bestand ernaast."""
    verbinding = connections[alias]
    if verbinding.vendor != "postgresql":
        yield
        return
    with transaction.atomic(using=alias), verbinding.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_OPBOUWSLOT])
        yield


def _maak_bestand(pad: Path) -> None:
    """Maakt een heel nieuw journaal ernaast en geeft het dan pas zijn naam; wie eerder was, wint."""
    naast = pad.with_name(f".{pad.name}.{secrets.token_hex(4)}.nieuw")
    alias = verbind(lees_adres(str(naast)))
    try:
        MigrationExecutor(connections[alias]).migrate(_plan(alias))
        with connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connections[alias].close()
        try:
            os.link(naast, pad)
        except FileExistsError:
            return
    except OSError as fout:
        raise JournaalFout(f"in {pad.parent} is geen journaal te maken: bestaat de map, en mag u erin?") from fout
    finally:
        connections[alias].close()
        for staart in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):  # een map waar wij niet in mogen: dan staat er ook niets van ons
                naast.with_name(naast.name + staart).unlink(missing_ok=True)
