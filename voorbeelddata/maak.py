#!/usr/bin/env python3
"""Maakt de voorbeelden opnieuw, of controleert dat zij nog precies zo te maken zijn.

Gebruik: python voorbeelddata/maak.py [--stad MAP] [--controleer]
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

HIER = Path(__file__).resolve().parent
sys.path[:0] = [str(HIER), str(HIER.parent)]

from voorbeeldmaker import collectief, netwerk, noordwest, pilot, rkv, stad  # noqa: E402 - de map van dit script moet eerst vindbaar zijn

from wijknetwerk.begrippen import Week  # noqa: E402 - idem
from wijknetwerk.invoer import schrijf_monitormap, schrijf_netwerkmap, schrijf_werkmap  # noqa: E402 - idem

WEEK, EERDER = Week.lees("2026-W47"), Week.lees("2026-W46")
OPGESLAGEN: dict[str, Callable[[Path], None]] = {
    "rkv": lambda map_: schrijf_werkmap(map_, rkv.maak(WEEK)),
    "noordwest": lambda map_: schrijf_werkmap(map_, noordwest.maak(WEEK)),
    "collectief": lambda map_: schrijf_werkmap(map_, collectief.maak(EERDER)),
    "pilot-2020-2022": lambda map_: schrijf_monitormap(map_, pilot.maak()),
    "netwerk-arnhem": lambda map_: schrijf_netwerkmap(map_, netwerk.maak()),
}
GEVONDEN = 5
"""Exitcode als de controle een verschil vindt."""


@click.command(help="Maakt de voorbeelden in voorbeelddata; met --stad ook een hele stad in MAP.")
@click.option("--stad", "stadmap", type=click.Path(file_okay=False, path_type=Path), help="Schrijf ook een hele stad.")
@click.option("--controleer", is_flag=True, help="Schrijf niets; vergelijk met wat er staat (exitcode 5 bij verschil).")
def main(stadmap: Path | None, *, controleer: bool) -> None:
    """Leest de opties en doet het werk."""
    if controleer:
        sys.exit(GEVONDEN if _verschillen() else 0)
    for naam, schrijf in OPGESLAGEN.items():
        schrijf(HIER / naam)
        click.echo(f"{HIER.name}/{naam} is gemaakt")
    if stadmap is not None:
        schrijf_werkmap(stadmap, stad.maak(WEEK))
        click.echo(f"{stadmap} is gemaakt")


def _verschillen() -> list[str]:
    """Elk bestand dat er niet, of anders, zou staan als het nu werd gemaakt."""
    anders = []
    for naam, schrijf in OPGESLAGEN.items():
        with tempfile.TemporaryDirectory() as tijdelijk:
            opnieuw = Path(tijdelijk) / naam
            schrijf(opnieuw)
            namen = {pad.name for map_ in (opnieuw, HIER / naam) for pad in map_.glob("*.csv")}
            anders += [f"{naam}/{bestand}" for bestand in sorted(namen) if not _gelijk(naam, opnieuw, bestand)]
    for bestand in anders:
        click.echo(f"anders dan opgeslagen: {bestand}", err=True)
    return anders


def _gelijk(naam: str, opnieuw: Path, bestand: str) -> bool:
    paden = (opnieuw / bestand, HIER / naam / bestand)
    return all(pad.exists() for pad in paden) and paden[0].read_bytes() == paden[1].read_bytes()


if __name__ == "__main__":
    main()
