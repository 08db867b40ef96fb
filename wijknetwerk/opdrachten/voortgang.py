"""Laten weten waar wij zijn, maar pas als het langer duurt dan een seconde."""

from threading import Lock, Timer
from types import TracebackType
from typing import Self

import click


class Voortgang:
    """Onthoudt de laatste zin en toont haar op stderr zodra er `wachttijd` seconden voorbij zijn."""

    def __init__(self, wachttijd: float = 1.0) -> None:
        self._slot = Lock()
        self._laatste = ""
        self._tonen = False
        self._wekker = Timer(wachttijd, self._begin)
        self._wekker.daemon = True

    def __enter__(self) -> Self:
        self._wekker.start()
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self._wekker.cancel()
        with self._slot:
            self._tonen, self._laatste = False, ""

    def __call__(self, zin: str) -> None:
        """Wij zijn nu hiermee bezig."""
        with self._slot:
            self._laatste = zin
            self._toon()

    def _begin(self) -> None:
        with self._slot:
            self._tonen = True
            self._toon()

    def _toon(self) -> None:
        if self._tonen and self._laatste:
            click.echo(f"… {self._laatste}", err=True)
