"""Wat het journaal overleeft: kill -9, een volle schijf, veel schrijvers tegelijk, een doorgeknipte lijn en knoeien.

    python bench/bestendigheid.py            # de volle aantallen; schrijft bench/bestendigheid.md
    python bench/bestendigheid.py --klein    # een greep van elk, voor de dagelijkse controle

PostgreSQL (apt-get install postgresql) wordt in een lege map gestart. Is zij er niet, of mag hier geen eigen schijf
gemaakt worden, dan staat dat er luid bij.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import gedood
import geknoeid
import schijfvol
from journaalproef import AFSPRAKEN, Schaar, besluit, databases, hele_besluiten, postgres

from wijknetwerk.journaal.opslag import Journaal

ZAAD = 5
NAMEN = ("kills", "kills_postgres", "schrijvers", "per_schrijver", "knippen", "knoeien", "schijven", "servers")
VOL = dict(zip(NAMEN, (200, 200, 16, 40, 400, 1000, 50, 8), strict=True))
KLEIN = dict(zip(NAMEN, (10, 10, 4, 5, 12, 60, 4, 1), strict=True))


MOMENTEN = """\
De opdracht `besluit` is elke keer een eigen proces. De helft van de doden valt op een willekeurig moment van de hele
duur, de helft tot 0,05 s nadat van buiten te zien was dat de transactie open ging. De helft begint zonder journaal.
Elke keer is alles nagekeken, en is hetzelfde werkboek nog eens ingeleverd."""


@dataclass(frozen=True)
class Uitkomst:
    """Eén rij van de tabel."""

    proef: str
    database: str
    keren: int
    wat: str


def lot() -> random.Random:
    """Het toeval van elke proef, altijd hetzelfde."""
    return random.Random(ZAAD)  # noqa: S311 - herhaalbaar, niet geheim


def kill(keren: int, server: "postgres.Postgres | None") -> Uitkomst:
    """De hele opdracht `besluit` gedood op een willekeurig moment."""
    with TemporaryDirectory() as map_:
        proef = gedood.PostgresProef(server) if server else gedood.SqliteProef(Path(map_))
        telling = gedood.dood_besluit(gedood.Week(Path(map_)), proef, keren, lot())
    wat = f"{telling}; 0 kwijt, 0 half, keten heel, en nog eens aanbieden legt het één keer vast"
    return Uitkomst("kill -9 op de hele opdracht besluit", "PostgreSQL" if server else "SQLite", keren, wat)


def schrijvers(adres: str, database: str, aantal: int, per: int) -> Uitkomst:
    """Veel schrijvers tegelijk, elk in een eigen proces: geen boeking weg, en één hele keten."""
    Journaal(adres, maak=True).sluit()
    hulp = schijfvol.kinderen()
    kinderen = [hulp.Process(target=schrijf, args=(adres, f"S{nummer}", per)) for nummer in range(aantal)]
    for kind in kinderen:
        kind.start()
    for kind in kinderen:
        kind.join()
    assert all(kind.exitcode == 0 for kind in kinderen)
    heel = hele_besluiten(Journaal(adres))
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
    heel = hele_besluiten(Journaal(adres))
    assert heel == {f"C{nummer}" for nummer in range(keren)}
    return Uitkomst("lijn doorgeknipt rond COMMIT", "PostgreSQL", keren, "0 kwijt, 0 dubbel")


def knoeien(adres: str, database: str, keren: int) -> Uitkomst:
    """Knoeien buiten het programma om; elke keer gevonden."""
    gevonden = geknoeid.knoei(adres, keren, lot())
    assert gevonden == keren, f"{keren - gevonden} keer niet gevonden"
    return Uitkomst("geknoeid", database, keren, f"{gevonden} gevonden")


def volle_schijven(keren: int, servers: int) -> Iterator[Uitkomst]:
    """De drie schijven die vol kunnen raken; wat hier niet te maken is, staat er luid bij."""
    proeven = [("SQLite", keren, schijfvol.sqlite)]
    if mist := postgres.ontbreekt() or schijfvol.mist_schijf():
        print(f"!!! volle schijf op PostgreSQL NIET gedraaid: {mist}", file=sys.stderr)
    else:
        proeven += [
            ("PostgreSQL", keren, schijfvol.postgres_gegevens),
            ("PostgreSQL", servers, schijfvol.postgres_server),
        ]
    for database, aantal, proef in proeven:
        hoe = proef(aantal, lot())
        yield Uitkomst(
            "volle schijf", database, aantal, f"{hoe}: duidelijke zin, 0 kwijt, 0 half, daarna weer te gebruiken"
        )


def kills(maat: dict[str, int]) -> Iterator[Uitkomst]:
    """De hele opdracht gedood, op beide databases."""
    yield kill(maat["kills"], None)
    if not postgres.ontbreekt():
        with postgres.server() as server:
            yield kill(maat["kills_postgres"], server)


def lijnen(maat: dict[str, int]) -> Iterator[Uitkomst]:
    """De lijn doorgeknipt; alleen PostgreSQL heeft er een."""
    if not postgres.ontbreekt():
        with postgres.server() as server:
            yield knippen(server, maat["knippen"])


def veel_schrijvers(maat: dict[str, int]) -> Iterator[Uitkomst]:
    """Veel schrijvers tegelijk, op beide databases."""
    with databases() as adressen:
        for database, adres in adressen.items():
            yield schrijvers(adres, database, maat["schrijvers"], maat["per_schrijver"])


def knoeiers(maat: dict[str, int]) -> Iterator[Uitkomst]:
    """Knoeien, op beide databases."""
    with databases() as adressen:
        for database, adres in adressen.items():
            yield knoeien(adres, database, maat["knoeien"])


def schijven(maat: dict[str, int]) -> Iterator[Uitkomst]:
    """De schijven die vol kunnen raken."""
    yield from volle_schijven(maat["schijven"], maat["servers"])


PROEVEN = {"kill": kills, "lijn": lijnen, "schrijvers": veel_schrijvers, "knoeien": knoeiers, "schijf": schijven}
"""De proeven, elk op een leeg journaal."""


def main() -> None:
    """Draait de proeven, of een deel; wie een deel opnieuw draait, vervangt alleen die rijen van de tabel."""
    opties = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    opties.add_argument("--klein", action="store_true")
    opties.add_argument("--alleen", choices=PROEVEN, action="append", help="alleen deze proef; mag vaker")
    opties.add_argument("--keren", action="append", default=[], metavar="NAAM=GETAL", help=f"van: {', '.join(NAMEN)}")
    keuze = opties.parse_args()
    maat = (KLEIN if keuze.klein else VOL) | {k: int(n) for k, _, n in (een.partition("=") for een in keuze.keren)}
    for naam in keuze.alleen or PROEVEN:
        for uitkomst in PROEVEN[naam](maat):
            print(f"{uitkomst.proef}, {uitkomst.database}: {uitkomst.keren} keer, {uitkomst.wat}", flush=True)
            if not keuze.klein:
                _zet_in_tabel(uitkomst)


def _zet_in_tabel(uitkomst: Uitkomst) -> None:
    """Zet één rij in de tabel, op de plaats van dezelfde proef of achteraan."""
    tabel = Path(__file__).with_suffix(".md")
    begin = f"| {uitkomst.proef} | {uitkomst.database} |"
    rij = f"{begin} {uitkomst.keren} | {uitkomst.wat} |"
    soort = uitkomst.wat.partition(":")[0] if uitkomst.proef == "volle schijf" else ""
    oud = tabel.read_text(encoding="utf-8").splitlines() if tabel.exists() else []
    rijen = [een for een in oud if een.startswith("| ") and not een.startswith("| proef")]
    plaatsen = [plaats for plaats, een in enumerate(rijen) if een.startswith(begin) and soort in een]
    if plaatsen:
        rijen[plaatsen[0]] = rij
    else:
        rijen.append(rij)
    kop = ["# Bestendigheid van het journaal", "", "Gemaakt met `python bench/bestendigheid.py`.", "", MOMENTEN, ""]
    heel = [*kop, "| proef | database | keren | uitkomst |", "|---|---|---:|---|", *rijen]
    tabel.write_text("\n".join(heel) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
