"""Boekingen per seconde op beide databases: per besluit bevestigd, een werkboek ineens, lezen en nakijken.

    python bench/journaal.py            # schrijft bench/journaal.md, met verhoudingen
    python bench/journaal.py --klein    # een greep, zonder tabel

De maat is wat SQLite per besluit haalt: elk besluit staat dan echt op schijf. Tijden verschillen per machine, de
verhoudingen veel minder.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from journaalproef import AFSPRAKEN, PER_BESLUIT, besluit, databases

from wijknetwerk.journaal.controle import controleer
from wijknetwerk.journaal.opslag import Journaal

BESLUITEN, KLEIN = 300, 20
WERKBOEK = 50


def meet(adres: str, aantal: int) -> dict[str, float]:
    """Boekingen per seconde voor elk soort werk."""
    journaal = Journaal(adres, maak=True)
    los = [besluit(f"L{nummer}") for nummer in range(aantal)]
    samen = [[besluit(f"W{boek}-{rij}") for rij in range(WERKBOEK)] for boek in range(max(1, aantal // WERKBOEK))]
    boekingen = PER_BESLUIT * (aantal + WERKBOEK * len(samen))
    return {
        "per besluit bevestigd": PER_BESLUIT * aantal / _duur(lambda: [journaal.leg_vast([b], AFSPRAKEN) for b in los]),
        f"werkboek van {WERKBOEK} besluiten ineens": PER_BESLUIT
        * WERKBOEK
        * len(samen)
        / _duur(lambda: [journaal.leg_vast(boek, AFSPRAKEN) for boek in samen]),
        "nog eens aangeboden": PER_BESLUIT * WERKBOEK / _duur(lambda: journaal.leg_vast(samen[0], AFSPRAKEN)),
        "lezen": boekingen / _duur(journaal.boekingen),
        "keten nakijken": boekingen / _duur(lambda: _goed(journaal)),
    }


def _goed(journaal: Journaal) -> None:
    assert not controleer(journaal)


def _duur(doe: Callable[[], object]) -> float:
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin


def main() -> None:
    """Meet en schrijft de tabel."""
    opties = argparse.ArgumentParser(description=__doc__)
    opties.add_argument("--klein", action="store_true")
    klein = opties.parse_args().klein
    with databases() as adressen:
        gemeten = {naam: meet(adres, KLEIN if klein else BESLUITEN) for naam, adres in adressen.items()}
    maat = gemeten["SQLite"]["per besluit bevestigd"]
    kop = ["| werk | " + " | ".join(gemeten) + " |", "|---|" + "---:|" * len(gemeten)]
    rijen = [
        f"| {soort} | " + " | ".join(f"{gemeten[naam][soort] / maat:.1f}" for naam in gemeten) + " |"
        for soort in gemeten["SQLite"]
    ]
    print("\n".join([*kop, *rijen]), f"\n\n1,0 is hier {maat:.0f} boekingen per seconde".replace(".", ","))
    if not klein:
        tekst = ["# Boekingen per seconde", "", "Gemaakt met `python bench/journaal.py`.", "", *kop, *rijen, ""]
        slot = f"Verhoudingen; 1.0 was bij deze meting {maat:.0f} boekingen per seconde, op een drukke machine."
        Path(__file__).with_suffix(".md").write_text("\n".join([*tekst, slot]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
