"""Een schijf raakt vol tijdens het vastleggen: een duidelijke zin, alles is heel, en met ruimte gaat het verder.

Drie schijven, elk klein en in het geheugen: die van het bestand van SQLite, die van de gegevens van PostgreSQL, en die
van de hele server van PostgreSQL, met haar logboek. In het laatste geval stopt de server zichzelf; dan start de
beheerder haar opnieuw.
"""

import contextlib
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from journaalproef import AFSPRAKEN, besluit, hele_besluiten, postgres

from wijknetwerk.journaal.controle import controleer
from wijknetwerk.journaal.fouten import JournaalFout
from wijknetwerk.journaal.opslag import Journaal

KRAP = (150_000, 600_000)
"""Zoveel ruimte blijft er over, van en tot: genoeg voor enkele tot tientallen besluiten."""
_STAP = 256 * 1024
HEEL = "Er is niets vastgelegd; wat er al stond is heel"


def kinderen() -> ForkServerContext:
    """Kinderen die snel beginnen: een hulpproces heeft alles al geladen en splitst zich."""
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)
    uit = multiprocessing.get_context("forkserver")
    uit.set_forkserver_preload(["bestendigheid", "wijknetwerk.journaal.controle"])
    return uit


def mist_schijf() -> str:
    """Waarom er geen eigen schijf te maken is; leeg als het kan."""
    with kleine_schijf("1m") as schijf:
        return "" if schijf else "EEN EIGEN SCHIJF MAKEN MAG HIER NIET (alleen als beheerder, onder Linux)"


@contextlib.contextmanager
def kleine_schijf(grootte: str) -> Iterator[Path | None]:
    """Een echte, kleine schijf in het geheugen; niets als deze gebruiker dat niet mag."""
    with TemporaryDirectory() as map_:
        maak = ["mount", "-t", "tmpfs", "-o", f"size={grootte}", "tmpfs", map_]
        if os.geteuid() != 0 or subprocess.run(maak, capture_output=True, check=False).returncode != 0:
            yield None
            return
        try:
            yield Path(map_)
        finally:
            subprocess.run(["umount", "-l", map_], check=True)  # noqa: S607 - het programma van het systeem


def sqlite(keren: int, lot: random.Random) -> str:
    """De schijf van het bestand; zonder recht om er een te maken een grens aan het bestand zelf."""
    with kleine_schijf("4m") as schijf:
        for keer in range(keren):
            map_ = schijf or Path(mkdtemp())
            pad = map_ / f"j{keer}.sqlite3"
            if schijf:
                _een_keer(str(pad), schijf, lot, "de schijf is vol")
            else:
                _een_keer(str(pad), None, lot, "de schijf")
            pad.unlink()
            if not schijf:
                shutil.rmtree(map_)
    return "een eigen schijf van 4 MB" if schijf else f"een grens aan het bestand; {mist_schijf()}"


def postgres_gegevens(keren: int, lot: random.Random) -> str:
    """De schijf van de tabellen; het logboek van de server staat elders."""
    with kleine_schijf("32m") as schijf, postgres.server() as server:
        assert schijf is not None
        (plaats := schijf / "tabellen").mkdir()
        shutil.chown(plaats, postgres.gebruiker())
        server.doe(f"CREATE TABLESPACE klein LOCATION '{plaats}'")
        for keer in range(keren):
            _een_keer(server.maak(f"v{keer}", schijf="klein"), schijf, lot, "de schijf is vol")
            server.doe(f'DROP DATABASE "v{keer}" WITH (FORCE)')
    return "een eigen schijf van 32 MB voor de tabellen"


def postgres_server(keren: int, lot: random.Random) -> str:
    """De schijf van de hele server, met haar logboek."""
    zuinig = {"min_wal_size": "2MB", "max_wal_size": "4MB"}
    for _ in range(keren):
        with (
            kleine_schijf("96m") as schijf,
            postgres.server(schijf, zuinig, ("--wal-segsize=1",)) as server,
        ):
            assert schijf is not None
            _een_keer(server.maak("proef"), schijf, lot, "de schijf", server.herstart)
    return "een eigen schijf van 96 MB voor de hele server, met haar logboek"


def _een_keer(
    adres: str, schijf: Path | None, lot: random.Random, zegt: str, herstart: Callable[[], None] = lambda: None
) -> None:
    grens = lot.randrange(*KRAP)
    Journaal(adres, maak=True).sluit()
    vulling = (schijf or Path(adres).parent) / "vulling"
    if schijf is not None:
        _vul(vulling, schijf, grens)
    hulp = kinderen()
    hoor, meld = hulp.Pipe(duplex=False)
    kind = hulp.Process(target=schrijf_tot_vol, args=(adres, 0 if schijf else grens, meld))
    kind.start()
    meld.close()
    *nummers, zin = _alles(hoor)
    kind.join()
    vulling.unlink(missing_ok=True)
    assert kind.exitcode == 0
    assert zegt in zin, zin
    assert HEEL in zin, zin
    herstart()
    journaal = Journaal(adres)
    heel = hele_besluiten(journaal)
    assert set(nummers) <= heel, "bevestigd maar weg"
    assert len(heel) <= len(nummers) + 1, "er staat meer dan wat net niet bevestigd kon worden"
    journaal.leg_vast([besluit("weer-ruimte")], AFSPRAKEN)
    assert not controleer(journaal)
    journaal.sluit()


def _vul(vulling: Path, schijf: Path, grens: int) -> None:
    """Vult de schijf tot er nog `grens` bytes vrij zijn; in stappen, want de server schrijft intussen zelf ook."""
    with vulling.open("wb", buffering=0) as bestand:
        while (over := shutil.disk_usage(schijf).free - grens) > 0:
            bestand.write(bytes(min(over, _STAP)))


def schrijf_tot_vol(adres: str, grens: int, meld: Connection) -> None:
    """Legt vast tot het niet meer gaat, en noemt dan de zin die de gebruiker ziet. Grens 0: de schijf zelf is klein."""
    import resource  # noqa: PLC0415 - bestaat alleen onder Unix

    journaal = Journaal(adres)
    if grens:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (grens, resource.RLIM_INFINITY))
    for nummer in range(10_000):
        try:
            journaal.leg_vast([besluit(f"V{nummer}")], AFSPRAKEN)
        except JournaalFout as fout:
            meld.send(str(fout))
            return
        meld.send(f"V{nummer}")
    raise AssertionError("de schijf raakte niet vol")


def _alles(hoor: Connection) -> list[Any]:
    """Alles wat het kind zei, tot het zweeg."""
    uit: list[Any] = []
    with hoor, contextlib.suppress(EOFError):
        while True:
            uit.append(hoor.recv())
    return uit
