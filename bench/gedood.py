"""De hele opdracht `besluit`, begonnen zoals een mens haar begint, en op een willekeurig moment gedood met kill -9.

De momenten zijn om en om gespreid: over de hele duur van de opdracht, en rond het vastleggen (zodra van buiten te zien
is dat de transactie open is, en dan nog een willekeurig ogenblik). De helft begint zonder journaal, zodat ook het maken
ervan wordt afgebroken. Vlak voor de dood staat het proces stil: dan is te zien of de transactie open was.
"""

import fcntl
import os
import random
import re
import shutil
import signal
import struct
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import openpyxl
import psycopg
from journaalproef import WORTEL, draai, postgres

from wijknetwerk.journaal.controle import controleer
from wijknetwerk.journaal.opslag import Journaal

EERSTE = {"K-1": "overnemen"}
TWEEDE = {"K-2": "overnemen", "K-6": "overnemen", "K-8": "aanhouden"}
_ANKER = re.compile(r"^Anker: (\d+:[0-9a-f]{64})$", re.MULTILINE)
_SLOT_VAN_DE_SCHRIJVER = 120
"""De byte van het bestand -shm waarop SQLite (in WAL) het slot van de schrijver zet."""
_LANGST = 60.0
LANGST_ERNA = 0.05
"""Tot zo lang na het openen van de transactie valt de gerichte dood, in seconden."""


@dataclass
class Telling:
    """Wanneer de dood viel, en wat er toen stond."""

    momenten: Counter[str] = field(default_factory=Counter)
    niet_gemeld: int = 0
    """Vastgelegd, maar gedood voordat het op het scherm stond."""

    def __str__(self) -> str:
        voor, tijdens, na = (self.momenten[moment] for moment in ("voor", "tijdens", "na"))
        return f"{voor} vóór, {tijdens} tijdens en {na} na het vastleggen (waarvan {self.niet_gemeld} nog niet gemeld)"


class Week:
    """Een werkmap met haar voorstel en twee ingevulde werkboeken."""

    def __init__(self, map_: Path) -> None:
        """Maakt alles in een lege map."""
        self.map, self.werkmap = map_, map_ / "werkmap"
        shutil.copytree(WORTEL / "voorbeelddata" / "klein", self.werkmap)
        assert draai("voorstel", self.werkmap, "--uit", map_ / "uit").exit_code == 0
        self.eerste, self.tweede = self._vul("eerste.xlsx", EERSTE), self._vul("tweede.xlsx", TWEEDE)

    def _vul(self, naam: str, besluiten: dict[str, str]) -> Path:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl kent de staven op het blad belasting niet
            boek = openpyxl.load_workbook(self.map / "uit" / "voorstel.xlsx")
        kop = [cel.value for cel in boek["besluiten"][1]]
        for rij in boek["besluiten"].iter_rows(min_row=2):
            rij[kop.index("besluit")].value = besluiten.get(str(rij[0].value))
        boek.save(self.map / "uit" / naam)
        return self.map / "uit" / naam

    def opdracht(self, werkboek: Path, adres: str) -> list[str]:
        """Wat een mens achter `wijknetwerk` typt."""
        return ["besluit", str(self.werkmap), str(werkboek), "--door", "Anja", "--journaal", adres]

    def begin(self, adres: str) -> subprocess.Popen[str]:
        """Begint de opdracht als eigen proces, zoals een mens dat doet."""
        omgeving = os.environ | {"PYTHONPATH": str(WORTEL), "PYTHONPYCACHEPREFIX": str(self.map / "pyc")}
        omgeving.pop("PYTHONDONTWRITEBYTECODE", None)  # een mens begint ook niet elke keer met vertalen
        opdracht = [sys.executable, "-m", "wijknetwerk", *self.opdracht(self.tweede, adres)]
        return subprocess.Popen(
            opdracht, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=omgeving, cwd=self.map
        )


class SqliteProef:
    """Een nieuw bestand per keer; zonder het slot aan te raken is te zien of er iemand schrijft."""

    def __init__(self, map_: Path) -> None:
        """De map waarin de journalen komen."""
        self._map, self.basis = map_, str(map_ / "basis.sqlite3")

    def maak(self, nummer: int, *, leeg: bool) -> str:
        """Het adres van een nieuw journaal: leeg is nog niet gemaakt, anders een kopie van de basis."""
        pad = self._map / f"k{nummer}.sqlite3"
        if not leeg:
            shutil.copy(self.basis, pad)
        return str(pad)

    @contextmanager
    def vastlegger(self, adres: str) -> Iterator[Callable[[], bool]]:
        """Of de transactie van het vastleggen nu open is."""
        schets = Path(f"{adres}-shm")

        def kijk() -> bool:
            if not schets.exists():
                return False
            with schets.open("rb") as bestand:
                vraag = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, _SLOT_VAN_DE_SCHRIJVER, 1, 0)
                antwoord = struct.unpack("hhqqi4x", fcntl.fcntl(bestand, fcntl.F_GETLK, vraag))
            return bool(antwoord[0] != fcntl.F_UNLCK)

        yield kijk

    def wacht_tot_stil(self, adres: str) -> None:
        """Bij SQLite is een gedood proces meteen weg, met zijn slot."""

    def bestaat(self, adres: str) -> bool:
        """Of er al een journaal is."""
        return Path(adres).exists()


class PostgresProef:
    """Een nieuwe database per keer; de server zelf zegt of er iemand de kop vasthoudt."""

    def __init__(self, server: "postgres.Postgres") -> None:
        """Een draaiende server."""
        self._server, self.basis = server, server.maak("basis")

    def maak(self, nummer: int, *, leeg: bool) -> str:
        """Het adres van een nieuwe database: leeg, of een kopie van de basis."""
        return self._server.maak(f"k{nummer}", als=None if leeg else "basis")

    @contextmanager
    def vastlegger(self, adres: str) -> Iterator[Callable[[], bool]]:
        """Of de transactie van het vastleggen nu open is."""
        vraag = "SELECT count(*) FROM pg_locks WHERE relation = to_regclass('journaal_kop') AND mode = 'RowShareLock'"
        with psycopg.connect(adres, autocommit=True) as lijn:
            yield lambda: bool((lijn.execute(vraag).fetchone() or (0,))[0])

    def wacht_tot_stil(self, adres: str) -> None:
        """De server kan de laatste opdracht van een gedood proces nog aan het afmaken zijn."""
        vraag = (
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = "
            "'wijknetwerk'"
        )
        with psycopg.connect(adres, autocommit=True) as lijn:
            while (lijn.execute(vraag).fetchone() or (0,))[0]:
                time.sleep(0.02)

    def bestaat(self, adres: str) -> bool:
        """Of er al een heel journaal is: de opbouw is er helemaal of niet."""
        with psycopg.connect(adres, autocommit=True) as lijn:
            return (lijn.execute("SELECT to_regclass('journaal_kop')").fetchone() or (None,))[0] is not None


Proef = SqliteProef | PostgresProef


def dood_besluit(week: Week, proef: Proef, keren: int, lot: random.Random) -> Telling:
    """Doodt de opdracht `keren` keer en kijkt elke keer alles na."""
    assert draai(*week.opdracht(week.eerste, proef.basis)).exit_code == 0
    al = _boekingen(proef.basis)
    goed = {leeg: _ongestoord(week, proef, leeg=leeg) for leeg in (False, True)}
    telling = Telling()
    nummer = 0
    while telling.momenten.total() < keren:
        nummer += 1
        leeg, gericht = nummer % 2 == 1, nummer % 4 < 2  # noqa: PLR2004 - om en om
        adres, (duur, verwacht) = proef.maak(nummer, leeg=leeg), goed[leeg]
        if gedood := _dood(
            week, proef, adres, (lot.uniform(0, duur), lot.uniform(0, LANGST_ERNA) if gericht else None)
        ):
            open_, gemeld = gedood
            heel = _kijk_na(proef, adres, set() if leeg else al, verwacht, gemeld)
            telling.momenten["tijdens" if open_ else "na" if heel else "voor"] += 1
            telling.niet_gemeld += heel and gemeld is None
        weer = draai(*week.opdracht(week.tweede, adres))
        assert weer.exit_code == 0, weer.output
        assert _boekingen(adres) == verwacht, "nog eens aanbieden gaf iets anders dan één keer vastleggen"
    return telling


def _ongestoord(week: Week, proef: Proef, *, leeg: bool) -> tuple[float, set[UUID]]:
    """Hoe lang de opdracht duurt als niemand haar stoort, en welke boekingen er dan staan."""
    adres = proef.maak(-1 - leeg, leeg=leeg)
    begin = time.perf_counter()
    proces = week.begin(adres)
    assert _ANKER.search(proces.communicate(timeout=_LANGST)[0])
    return time.perf_counter() - begin, _boekingen(adres)


def _dood(week: Week, proef: Proef, adres: str, wacht: tuple[float, float | None]) -> tuple[bool, str | None] | None:
    """Of de transactie open was toen het proces stilstond, en het gemelde anker; None als het al klaar was."""
    na_begin, na_openen = wacht
    with proef.vastlegger(adres) as kijk:
        begin = time.perf_counter()
        proces = week.begin(adres)
        if na_openen is None:
            time.sleep(na_begin)
        else:
            while proces.poll() is None and not kijk() and time.perf_counter() - begin < _LANGST:
                time.sleep(0.0005)
            time.sleep(na_openen)
        proces.send_signal(signal.SIGSTOP)
        bevroren = _staat_stil(proces)
        open_ = bevroren and kijk()
    proces.kill()
    uit = proces.communicate(timeout=_LANGST)[0]
    proef.wacht_tot_stil(adres)
    anker = _ANKER.search(uit)
    return (open_, anker[1] if anker else None) if bevroren else None


def _staat_stil(proces: "subprocess.Popen[str]") -> bool:
    """Wacht tot het proces stilstaat; onwaar als het al klaar was."""
    while proces.poll() is None:
        staat = Path(f"/proc/{proces.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
        if staat in "Tt":
            return True
        time.sleep(0.0005)
    return False


def _kijk_na(proef: Proef, adres: str, al: set[UUID], verwacht: set[UUID], gemeld: str | None) -> bool:
    """Of het besluit er staat: helemaal of helemaal niet, en zeker als het gemeld was."""
    if not proef.bestaat(adres):
        assert gemeld is None, "gemeld, maar er is geen journaal"
        return False
    journaal = Journaal(adres)
    mis = controleer(journaal, gemeld)
    assert not mis, mis[:5]
    nu = {een.uuid for een in journaal.boekingen()}
    journaal.sluit()
    assert nu in (al, verwacht), f"half vastgelegd: {len(nu - al)} van {len(verwacht - al)} boekingen"
    assert gemeld is None or nu == verwacht, "bevestigd maar weg"
    return nu == verwacht


def _boekingen(adres: str) -> set[UUID]:
    journaal = Journaal(adres)
    assert not controleer(journaal)
    uit = {een.uuid for een in journaal.boekingen()}
    journaal.sluit()
    return uit
