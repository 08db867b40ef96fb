"""Waar het programma begint als iemand het start; een test begint bij `main`."""

import gc
import os
import signal
import sys

from wijknetwerk.opdrachten.hoofd import main

UITVOER, FOUTUITVOER = 1, 2


def start(naam: str | None = None) -> None:
    """Voert de opdracht uit die op de opdrachtregel staat; `naam` is hoe het programma zich noemt."""
    houd_uitvoer_schoon()
    try:
        main(prog_name=naam)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # het werk is gedaan; er valt niets meer af te breken
        gc.freeze()  # Python loopt bij het afsluiten alles nog eens langs; het systeem ruimt het in één keer op


def houd_uitvoer_schoon() -> None:
    """Alleen wat wij zelf afdrukken gaat naar de uitvoer; wat een solver zelf afdrukt gaat naar de foutuitvoer.

    HiGHS drukt soms iets af buiten Python om. Dat zou een JSON-document stukmaken dat iemand doorgeeft.
    """
    if sys.stdout is None or sys.stdout.fileno() != UITVOER:
        return
    sys.stdout.flush()
    kopie = os.dup(UITVOER)
    regel_voor_regel = sys.stdout.isatty()
    os.dup2(FOUTUITVOER, UITVOER)
    sys.stdout = os.fdopen(
        kopie, "w", encoding=sys.stdout.encoding, errors=sys.stdout.errors, buffering=1 if regel_voor_regel else -1
    )
