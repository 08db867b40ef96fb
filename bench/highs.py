"""Een ladder laten oplossen door HiGHS, in een langlevend kindproces (zie highs_kind.py)."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from wijknetwerk.verdeling.stelsel import Doel, Stelsel

EISEN = "HiGHS ontbreekt; installeer het met: python -m pip install -r bench/eisen.txt"


@dataclass
class Ladder:
    """Een lineair stelsel in gehele getallen met de doelen die na elkaar zo klein mogelijk moeten."""

    onder: list[int]
    boven: list[int]
    rijen: list[tuple[list[int], list[int], int, int]]
    doelen: list[tuple[list[int], list[int], int]]

    @classmethod
    def van_stelsel(cls, stelsel: Stelsel, doelen: Sequence[Doel]) -> Self:
        """Hetzelfde stelsel als waar de verdeling mee rekent."""
        onder, boven = stelsel.grenzen()
        return cls(
            onder.tolist(),
            boven.tolist(),
            [(kolommen.tolist(), factoren.tolist(), laag, hoog) for kolommen, factoren, laag, hoog in stelsel.rijen],
            [(doel.kolommen.tolist(), doel.punten.tolist(), doel.constante) for doel in doelen],
        )


@dataclass(frozen=True)
class Antwoord:
    """Wat HiGHS vond: per trede de waarde en of zij bewezen is, de oplossing, en hoe lang het duurde."""

    waarden: list[int]
    bewezen: list[bool]
    oplossing: list[int] | None
    cpu: float
    seconden: float


class Highs:
    """Het kindproces; gebruik het met `with`."""

    def __enter__(self) -> Self:
        self._kind = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("highs_kind.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self._kind.communicate()

    def los_op(self, ladder: Ladder, seconden: float = 60.0) -> Antwoord:
        """Beklimt de ladder in hoogstens zoveel seconden."""
        vraag: dict[str, Any] = vars(ladder) | {"seconden": seconden}
        if self._kind.stdin is None or self._kind.stdout is None:
            raise RuntimeError("het kindproces heeft geen in- en uitvoer")
        try:
            self._kind.stdin.write(json.dumps(vraag) + "\n")
            self._kind.stdin.flush()
        except BrokenPipeError as fout:
            raise RuntimeError(EISEN) from fout
        if not (antwoord := self._kind.stdout.readline()):
            raise RuntimeError(EISEN)
        return Antwoord(**json.loads(antwoord))
