"""De eerste regel die geldt, voor veel gevallen tegelijk: een opzoektabel van regels als bits naar de uitkomst."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.regels.bits import BLOK, Bits
from wijknetwerk.regels.greep import WOORD, Woorden
from wijknetwerk.regels.uitspraak import GEEN_REGEL, ONBESLIST

Codes = NDArray[np.int16]

LEEG = -3
"""In dit woord kan geen enkele regel gelden."""


@dataclass(frozen=True, eq=False)
class Opzoektabel:
    """Per woord, bij elke combinatie van regels die de eerste kunnen zijn: hun uitkomst als zij die delen."""

    woorden: tuple[Codes, ...]

    @classmethod
    def van(cls, codes: Sequence[int]) -> "Opzoektabel":
        """Maakt de tabel; `codes` is per regel het nummer van haar uitkomst."""
        delen = (codes[begin : begin + WOORD] for begin in range(0, max(1, len(codes)), WOORD))
        return cls(tuple(_woord(deel) for deel in delen))

    def uitkomst(self, bits: Bits) -> Codes:
        """Per geval het nummer van de uitkomst; ONBESLIST als de regels die de eerste kunnen zijn verschillen."""
        aantal = bits.mogelijk.shape[1]
        uit = np.empty(aantal, dtype=np.int16)
        for begin in range(0, aantal, BLOK):
            deel = slice(begin, begin + BLOK)
            (woord, *rest), geen = eersten(bits.zeker[:, deel], bits.mogelijk[:, deel])
            codes = self.woorden[0].take(woord)
            for tabel, woord in zip(self.woorden[1:], rest, strict=True):
                codes = _deel(codes, tabel.take(woord))
            uit[deel] = np.where(geen, _deel(codes, np.int16(GEEN_REGEL)), codes) if geen.any() else codes
        return uit


def _woord(codes: Sequence[int]) -> Codes:
    tabel = np.array([LEEG], dtype=np.int16)
    for code in codes:
        tabel = np.concatenate([tabel, _deel(tabel, np.int16(code))])
    return tabel


def _deel(een: Codes, ander: Codes | np.int16) -> Codes:
    """Wat twee groepen regels delen."""
    gelijk = (ander == LEEG) | (een == ander)
    gedeeld: Codes = np.where(een == LEEG, ander, np.where(gelijk, een, np.int16(ONBESLIST)))
    return gedeeld


def eersten(zeker: Woorden, mogelijk: Woorden) -> tuple[Woorden, NDArray[np.bool_]]:
    """De regels die de eerste kunnen zijn: tot en met de eerste zekere; en waar ook 'geen regel' nog kan."""
    kandidaten = mogelijk & (((zeker & -zeker) << np.uint16(1)) - np.uint16(1))
    geen = zeker[0] == 0
    for woord in range(1, len(zeker)):
        kandidaten[woord][~geen] = 0
        geen &= zeker[woord] == 0
    return kandidaten, geen
