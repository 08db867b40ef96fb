"""Tussenstanden van een lange berekening, en wat er overblijft als iemand haar afbreekt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread
from typing import Generic, TypeVar

from wijknetwerk.eisen import Getallen

T = TypeVar("T")


@dataclass(frozen=True)
class Tussenstand:
    """Een plan met per trede wat bewezen niet lager kan, en de rekentijd tot dan toe in de maat van de solver."""

    oplossing: Getallen
    ondergrenzen: Sequence[int]
    seconden: float = 0.0


class Afbreekbaar(Generic[T]):
    """Laat stappen in een andere draad lopen, zodat Ctrl-C meteen aankomt, ook midden in een solver.

    Wie stopt met luisteren, laat de draad na haar lopende stap vanzelf eindigen.
    `laatste` is de laatste stap die af is.
    """

    def __init__(self, stappen: Iterator[T]) -> None:
        self._stappen = stappen
        self.laatste: T | None = None
        self._uit: SimpleQueue[T | BaseException | None] = SimpleQueue()
        self._klaar = Event()

    def __iter__(self) -> Iterator[T]:
        Thread(target=self._loop).start()
        try:
            while (stap := self._uit.get()) is not None:
                if isinstance(stap, BaseException):
                    raise stap
                yield stap
        finally:
            self._klaar.set()

    def _loop(self) -> None:
        try:
            for stap in self._stappen:
                self.laatste = stap
                self._uit.put(stap)
                if self._klaar.is_set():
                    return
        except BaseException as fout:  # noqa: BLE001 - de luisteraar gooit haar opnieuw
            self._uit.put(fout)
        else:
            self._uit.put(None)
