"""Ctrl-C even laten wachten, waar een onderbreking een bibliotheek half geladen of een proces half begonnen laat."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def ctrl_c_wacht() -> Iterator[None]:
    """Wie in dit blok op Ctrl-C drukt, doet dat voor dit proces aan het einde van het blok."""
    gedrukt: list[int] = []
    afhandeling = signal.signal(signal.SIGINT, lambda nummer, _: gedrukt.append(nummer))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, afhandeling)
    if gedrukt:
        signal.raise_signal(signal.SIGINT)
