"""De bladzijde in een tweede proces, dat zijn gereedschap laadt terwijl dit proces nog rekent.

Plaatjes tekenen en laden wat daarvoor nodig is, is na het rekenen het meeste werk van een weekvoorstel.
"""

from __future__ import annotations

import gc
import signal
import sys
import traceback
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import Pipe, Process, get_start_method, resource_tracker
from typing import TYPE_CHECKING

from wijknetwerk.opdrachten.ctrl_c import ctrl_c_wacht

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from wijknetwerk.begrippen import Weekvoorstel, Werkvoorraad


@dataclass(frozen=True)
class Tekenaar:
    """De kant van dit proces: eerst `begin`, dan ander werk, dan `bladzijde`."""

    _lijn: Connection

    def begin(self, voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
        """Laat de bladzijde van dit voorstel maken, zonder erop te wachten."""
        self._lijn.send((voorstel, werkvoorraad))

    def bladzijde(self) -> bytes:
        """De bladzijde, of de fout die het maken ervan gaf. Dezelfde invoer geeft dezelfde bytes."""
        uitkomst = self._lijn.recv()
        if isinstance(uitkomst, bytes):
            return uitkomst
        raise uitkomst


@contextmanager
def tekenaar() -> Iterator[Tekenaar]:
    """Een tweede proces zolang dit blok duurt. Ctrl-C is voor dit proces alleen."""
    lijn, andere_kant = Pipe()
    proces = Process(target=_teken, args=(andere_kant, lijn), daemon=True)
    with ctrl_c_wacht(), _zonder_ctrl_c():
        proces.start()
    andere_kant.close()
    try:
        yield Tekenaar(lijn)
    finally:
        proces.kill()
        proces.join()


def _teken(lijn: Connection, andere_kant: Connection) -> None:
    """De kant van het tweede proces; valt het eerste weg, dan stopt dit ook."""
    andere_kant.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from wijknetwerk.rapport.html import laad, maak_html

    laad()
    gc.freeze()  # opruimen hoeft niet telkens langs alles wat geladen is
    try:
        voorstel, werkvoorraad = lijn.recv()
    except EOFError:
        return
    try:
        lijn.send(maak_html(voorstel, werkvoorraad))
    except Exception as fout:  # noqa: BLE001 - elke fout gaat naar het proces dat erop wacht
        fout.add_note(traceback.format_exc())
        lijn.send(fout)


@contextmanager
def _zonder_ctrl_c() -> Iterator[None]:
    """Een proces dat in dit blok begint, krijgt geen Ctrl-C, ook niet voordat het haar zelf kan weigeren."""
    if sys.platform == "win32":  # daar is geen masker; het proces weigert Ctrl-C zodra het draait
        yield
        return
    if get_start_method() != "fork":
        resource_tracker.ensure_running()  # anders begint zij straks, en laat zij Ctrl-C weer door
    masker = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, masker)
