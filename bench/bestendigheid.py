"""Wat het journaal overleeft: kill -9, een volle schijf, veel schrijvers tegelijk, een doorgeknipte lijn en knoeien.

    python bench/bestendigheid.py            # de volle aantallen; schrijft bench/bestendigheid.md
    python bench/bestendigheid.py --klein    # een greep van elk, voor de dagelijkse controle

PostgreSQL (apt-get install postgresql) wordt in een lege map gestart. Is zij er niet, dan staat dat er luid bij.
"""

import argparse
import contextlib
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from journaalproef import AFSPRAKEN, PER_BESLUIT, Schaar, besluit, databases, postgres

from wijknetwerk.journaal.controle import controleer
from wijknetwerk.journaal.fouten import JournaalFout
from wijknetwerk.journaal.opslag import Journaal

ZAAD = 5
VOL = {"kills": 200, "schrijvers": 16, "per_schrijver": 40, "knippen": 400, "knoeien": 1000, "schijven": 50}
KLEIN = {"kills": 6, "schrijvers": 4, "per_schrijver": 5, "knippen": 12, "knoeien": 60, "schijven": 4}


@dataclass(frozen=True)
class Uitkomst:
    """Eén rij van de tabel."""

    proef: str
    database: str
    keren: int
    wat: str


def _lot() -> random.Random:
    return random.Random(ZAAD)  # noqa: S311 - herhaalbaar, niet geheim


def meldt_per_besluit(adres: str, begin: int, meld: Connection) -> None:
    """Het kind: legt besluiten vast en noemt elk nummer pas als het bevestigd is."""
    journaal = Journaal(adres)
    for nummer in range(begin, begin + 100_000):
        journaal.leg_vast([besluit(f"K{nummer}")], AFSPRAKEN)
        meld.send(nummer)


def _kinderen() -> ForkServerContext:
    """Kinderen die snel beginnen: een hulpproces heeft alles al geladen en splitst zich."""
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)
    kinderen = multiprocessing.get_context("forkserver")
    kinderen.set_forkserver_preload(["bestendigheid", "wijknetwerk.journaal.controle"])
    return kinderen


def kill(adres: str, database: str, keren: int) -> Uitkomst:
    """Doodt het kind op een willekeurig moment: wat bevestigd was staat er, en niets staat er half."""
    lot, journaal, kinderen = _lot(), Journaal(adres, maak=True), _kinderen()
    bevestigd, volgend = set[str](), 0
    for _ in range(keren):
        hoor, meld = kinderen.Pipe(duplex=False)
        kind = kinderen.Process(target=meldt_per_besluit, args=(adres, volgend, meld))
        kind.start()
        meld.close()
        gehoord = [hoor.recv()]
        time.sleep(lot.uniform(0, 0.06))
        kind.kill()
        kind.join()
        gehoord += _wat_nog_komt(hoor)
        bevestigd |= {f"K{nummer}" for nummer in gehoord}
        volgend = max(gehoord) + 2
    _wacht_tot_stil(journaal)
    heel = _hele_besluiten(journaal)
    kwijt = bevestigd - heel
    assert not kwijt, f"bevestigd maar weg: {sorted(kwijt)[:5]}"
    extra = len(heel - bevestigd)
    assert extra <= keren, "er staat meer dan wat net niet bevestigd kon worden"
    return Uitkomst("kill -9", database, keren, f"{len(bevestigd)} bevestigd, 0 kwijt, 0 half, keten heel")


def _wat_nog_komt(hoor: Connection) -> list[Any]:
    """Wat het kind nog bevestigde voor het stierf; een half bericht telt niet."""
    uit: list[Any] = []
    with hoor:
        try:
            while True:
                uit.append(hoor.recv())
        except (EOFError, OSError):
            return uit


def _wacht_tot_stil(journaal: Journaal) -> None:
    """Bij PostgreSQL kan de laatste bevestiging van een gedood kind nog even onderweg zijn."""
    kop = ""
    while kop != (kop := journaal.kop()):
        time.sleep(0.3)


def _hele_besluiten(journaal: Journaal) -> set[str]:
    """De hulpvragen met een heel besluit; een half besluit of een gebroken keten is een fout."""
    assert not (mis := controleer(journaal)), mis[:5]
    per: dict[str, int] = {}
    for boeking in journaal.boekingen():
        per[boeking.hulpvraag or ""] = per.get(boeking.hulpvraag or "", 0) + 1
    half = [nummer for nummer, aantal in per.items() if aantal != PER_BESLUIT]
    assert not half, f"half of dubbel vastgelegd: {half[:5]}"
    return set(per)


def schrijvers(adres: str, database: str, aantal: int, per: int) -> Uitkomst:
    """Veel schrijvers tegelijk, elk in een eigen proces: geen boeking weg, en één hele keten."""
    Journaal(adres, maak=True).sluit()
    hulp = _kinderen()
    kinderen = [hulp.Process(target=schrijf, args=(adres, f"S{nummer}", per)) for nummer in range(aantal)]
    for kind in kinderen:
        kind.start()
    for kind in kinderen:
        kind.join()
    assert all(kind.exitcode == 0 for kind in kinderen)
    heel = _hele_besluiten(Journaal(adres))
    assert len({nummer for nummer in heel if nummer.startswith("S")}) == aantal * per
    return Uitkomst("schrijvers tegelijk", database, aantal, f"{aantal * per} besluiten, 0 kwijt, keten heel")


def schrijf(adres: str, naam: str, per: int) -> None:
    """Eén schrijver."""
    journaal = Journaal(adres)
    for nummer in range(per):
        journaal.leg_vast([besluit(f"{naam}-{nummer}")], AFSPRAKEN)


def knippen(server: "postgres.Postgres", keren: int) -> Uitkomst:
    """De lijn breekt rond COMMIT, om en om ervoor en erna; hetzelfde besluit nog eens geeft precies één vastlegging."""
    schaar = Schaar(server.poort)
    adres = server.maak("knippen")
    Journaal(adres, maak=True).sluit()
    journaal = Journaal(server.adres("knippen", schaar.poort))
    for nummer in range(keren):
        schaar.knip = "ervoor" if nummer % 2 else "erna"
        journaal.leg_vast([besluit(f"C{nummer}")], AFSPRAKEN)
        assert schaar.knip is None, "er was niets om door te knippen"
    assert schaar.geknipt == keren
    heel = _hele_besluiten(Journaal(adres))
    assert heel == {f"C{nummer}" for nummer in range(keren)}
    return Uitkomst("lijn doorgeknipt rond COMMIT", "PostgreSQL", keren, "0 kwijt, 0 dubbel")


def volle_schijf(keren: int) -> Uitkomst:
    """Een schijf raakt vol tijdens het vastleggen: een duidelijke zin, alles is heel, en met ruimte gaat het verder."""
    lot, kinderen = _lot(), _kinderen()
    with kleine_schijf() as schijf:
        for keer in range(keren):
            grens = lot.randrange(150_000, 600_000)
            map_ = schijf or Path(mkdtemp())
            adres, vulling = map_ / f"j{keer}.sqlite3", map_ / "vulling"
            Journaal(str(adres), maak=True).sluit()
            if schijf is not None:
                vrij = shutil.disk_usage(schijf).free
                vulling.write_bytes(bytes(max(0, vrij - grens)))
            hoor, meld = kinderen.Pipe(duplex=False)
            kind = kinderen.Process(target=schrijf_tot_vol, args=(str(adres), 0 if schijf else grens, meld))
            kind.start()
            meld.close()
            *nummers, zin = _wat_nog_komt(hoor)
            kind.join()
            vulling.unlink(missing_ok=True)
            assert kind.exitcode == 0
            assert ("de schijf is vol" if schijf else "de schijf") in zin, zin
            assert "wat er al stond is heel" in zin, zin
            journaal = Journaal(str(adres))
            assert len(_hele_besluiten(journaal)) == len(nummers)
            journaal.leg_vast([besluit("weer-ruimte")], AFSPRAKEN)
            assert not controleer(journaal)
            journaal.sluit()
            adres.unlink()
    hoe = "een eigen schijf van 4 MB" if schijf else "een grens aan het bestand (geen recht om een schijf te maken)"
    return Uitkomst(
        "volle schijf", "SQLite", keren, f"{hoe}: duidelijke zin, 0 kwijt, 0 half, daarna weer te gebruiken"
    )


@contextlib.contextmanager
def kleine_schijf() -> Iterator[Path | None]:
    """Een echte, kleine schijf in het geheugen; niets als deze gebruiker dat niet mag."""
    with TemporaryDirectory() as map_:
        maak = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", map_]
        if os.geteuid() != 0 or subprocess.run(maak, capture_output=True, check=False).returncode != 0:
            yield None
            return
        try:
            yield Path(map_)
        finally:
            subprocess.run(["umount", map_], check=True)  # noqa: S607 - het programma van het systeem


def schrijf_tot_vol(adres: str, grens: int, meld: Connection) -> None:
    """Legt vast tot het niet meer gaat, en noemt dan de zin die de gebruiker ziet. Grens 0: de schijf zelf is klein."""
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


KOLOMMEN = {
    "journaal_boeking": ("volgnummer", "uuid", "besluit", "onderwerp", "handeling", "inhoud", "hash"),
    "journaal_neven": ("onderwerp", "hulpvraag", "zout", "inhoud"),
    "journaal_kop": ("volgnummer", "hash"),
}


def knoeien(keren: int, besluiten: int = 12) -> Uitkomst:
    """Iemand zet de wachters uit en verandert, verwijdert of verwisselt iets: de controle vindt het altijd."""
    lot = _lot()
    with TemporaryDirectory() as map_:
        pad = Path(map_) / "journaal.sqlite3"
        journaal = Journaal(str(pad), maak=True)
        for nummer in range(besluiten):
            journaal.leg_vast([besluit(f"P{nummer}")], AFSPRAKEN)
        anker = journaal.kop()
        assert not controleer(journaal, anker)
        journaal.sluit()
        gaaf = pad.read_bytes()
        gevonden = 0
        for poging in range(keren):
            pad.write_bytes(gaaf)
            _knoei(pad, lot, poging)
            gevonden += bool(controleer(journaal, anker))
            journaal.sluit()
            for staart in ("-wal", "-shm"):
                Path(f"{pad}{staart}").unlink(missing_ok=True)
    assert gevonden == keren, f"{keren - gevonden} keer niet gevonden"
    return Uitkomst("geknoeid", "SQLite", keren, f"{gevonden} gevonden")


def _knoei(pad: Path, lot: random.Random, poging: int) -> None:
    """Eén verandering buiten het programma om; soms één teken, soms een hele rij, soms het einde met de kop erbij."""
    with sqlite3.connect(pad, isolation_level=None) as lijn:
        for (wachter,) in lijn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            lijn.execute(f"DROP TRIGGER {wachter}")
        soort = poging % 4
        if soort == 0:
            tabel = lot.choice(("journaal_boeking", "journaal_neven"))
            rij = lot.choice(lijn.execute(f"SELECT rowid FROM {tabel}").fetchall())[0]  # noqa: S608 - vaste namen
            lijn.execute(f"DELETE FROM {tabel} WHERE rowid = ?", [rij])  # noqa: S608 - idem
        elif soort == 1:
            _haal_einde_weg(lijn, lot)
        elif soort == 2:  # noqa: PLR2004 - de derde soort
            a, b = lot.sample(
                range(1, 1 + lijn.execute("SELECT max(volgnummer) FROM journaal_boeking").fetchone()[0]), 2
            )
            for van, naar in ((a, -1), (b, a), (-1, b)):
                lijn.execute("UPDATE journaal_boeking SET volgnummer = ? WHERE volgnummer = ?", [naar, van])
        else:
            _verander_een_teken(lijn, lot)
    lijn.close()


def _haal_einde_weg(lijn: sqlite3.Connection, lot: random.Random) -> None:
    """Knipt het einde eraf en zet de kop netjes terug: alleen het anker verraadt dat nog."""
    laatste = lijn.execute("SELECT max(volgnummer) FROM journaal_boeking").fetchone()[0] - lot.randrange(1, 12)
    lijn.execute(
        "DELETE FROM journaal_neven WHERE uuid IN (SELECT uuid FROM journaal_boeking WHERE volgnummer > ?)", [laatste]
    )
    lijn.execute("DELETE FROM journaal_boeking WHERE volgnummer > ?", [laatste])
    lijn.execute(
        "UPDATE journaal_kop SET volgnummer = ?, hash = (SELECT hash FROM journaal_boeking WHERE volgnummer = ?)",
        [laatste, laatste],
    )


def _verander_een_teken(lijn: sqlite3.Connection, lot: random.Random) -> None:
    tabel = lot.choice(tuple(KOLOMMEN))
    kolom = lot.choice(KOLOMMEN[tabel])
    rij, waarde = lot.choice(lijn.execute(f"SELECT rowid, {kolom} FROM {tabel}").fetchall())  # noqa: S608 - vaste namen
    if isinstance(waarde, int):
        nieuw: object = waarde + 1000
    else:
        plaats = lot.randrange(len(waarde))
        nieuw = waarde[:plaats] + ("x" if waarde[plaats] != "x" else "y") + waarde[plaats + 1 :]
    lijn.execute(f"UPDATE {tabel} SET {kolom} = ? WHERE rowid = ?", [nieuw, rij])  # noqa: S608 - idem


def proeven(maat: dict[str, int]) -> Iterator[Uitkomst]:
    """Alle proeven, elk op een leeg journaal."""
    with databases() as adressen:
        for database, adres in adressen.items():
            yield kill(adres, database, maat["kills"])
    with databases() as adressen:
        for database, adres in adressen.items():
            yield schrijvers(adres, database, maat["schrijvers"], maat["per_schrijver"])
    if not postgres.ontbreekt():
        with postgres.server() as server:
            yield knippen(server, maat["knippen"])
    yield volle_schijf(maat["schijven"])
    yield knoeien(maat["knoeien"])


def main() -> None:
    """Draait de proeven."""
    opties = argparse.ArgumentParser(description=__doc__)
    opties.add_argument("--klein", action="store_true")
    klein = opties.parse_args().klein
    uitkomsten = []
    for uitkomst in proeven(KLEIN if klein else VOL):
        print(f"{uitkomst.proef}, {uitkomst.database}: {uitkomst.keren} keer, {uitkomst.wat}", flush=True)
        uitkomsten.append(uitkomst)
    if not klein:
        rijen = [f"| {u.proef} | {u.database} | {u.keren} | {u.wat} |" for u in uitkomsten]
        kop = ["# Bestendigheid van het journaal", "", "Gemaakt met `python bench/bestendigheid.py`.", ""]
        tabel = ["| proef | database | keren | uitkomst |", "|---|---|---:|---|", *rijen]
        Path(__file__).with_suffix(".md").write_text("\n".join([*kop, *tabel]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
