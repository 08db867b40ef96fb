"""De bladzijde in een tweede proces, dat zijn gereedschap laadt terwijl dit proces nog rekent.

Plaatjes tekenen en laden wat daarvoor nodig is, is na het rekenen het meeste werk van een weekvoorstel.
"""

from __future__ import annotations

import signal
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wijknetwerk.begrippen import Weekvoorstel, Werkvoorraad


@contextmanager
def tweede_proces() -> Iterator[Executor]:
    """Een proces naast dit, dat alvast laadt wat `maak_pagina` nodig heeft. Ctrl-C is voor dit proces alleen."""
    with ProcessPoolExecutor(1, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN)) as naast:
        with _ctrl_c_wacht():
            naast.submit(_laad)
        yield naast


def maak_pagina(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> bytes:
    """De bladzijde; dezelfde invoer geeft dezelfde bytes, in welk proces ook."""
    from wijknetwerk.rapport.html import maak_html

    return maak_html(voorstel, werkvoorraad)


def _laad() -> None:
    from wijknetwerk.rapport import html

    del html


@contextmanager
def _ctrl_c_wacht() -> Iterator[None]:
    """Houdt Ctrl-C even tegen: een proces dat nu begint krijgt haar niet, en dit proces meteen daarna wel."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    oud = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, oud)
