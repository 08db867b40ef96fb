"""Toelating: voor elke hulpvraag op elke plek van één soort welke eisen niet gehaald worden, met de zin erbij."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.begrippen import Reden
from wijknetwerk.eisen.eis import Eis
from wijknetwerk.eisen.veld import Masker, Veld

Bezwaren = NDArray[np.uint32]


def masker(eis: Eis, veld: Veld) -> Masker:
    """Wat een eis over dit veld zegt; elke eis rekent één keer, ook als zij in meer rijen staat."""
    if (antwoord := veld.maskers.get(eis)) is None:
        antwoord = veld.maskers[eis] = eis.mag(veld)
    return antwoord


@dataclass(frozen=True, eq=False)
class Toelating:
    """Wat een rij eisen zegt over alle hulpvragen en plekken tegelijk."""

    eisen: Sequence[Eis]
    veld: Veld

    @cached_property
    def bezwaren(self) -> Bezwaren:
        """H × plekken: bit e staat aan als eis nummer e niet wordt gehaald; 0 is toegelaten."""
        bits = [~masker(eis, self.veld) * np.uint32(1 << nummer) for nummer, eis in enumerate(self.eisen)]
        samen: Bezwaren = np.bitwise_or.reduce(bits)
        return samen

    @property
    def mag(self) -> Masker:
        """H × plekken: waar alle eisen worden gehaald."""
        mag: Masker = self.bezwaren == 0
        return mag

    def beletsels(self, vraag: int, plek: int) -> tuple[Eis, ...]:
        """De eisen die deze plek voor deze hulpvraag niet haalt."""
        bezwaar = int(self.bezwaren[vraag, plek])
        return tuple(eis for nummer, eis in enumerate(self.eisen) if bezwaar >> nummer & 1)

    def zonder_bezwaar(self, vraag: int, namen: Collection[str]) -> list[int]:
        """De plekken die voor deze hulpvraag alle eisen met deze namen halen."""
        bits = np.uint32(sum(1 << nummer for nummer, eis in enumerate(self.eisen) if eis.naam in namen))
        plekken: list[int] = np.flatnonzero((self.bezwaren[vraag] & bits) == 0).tolist()
        return plekken

    def redenen(self, vraag: int, plek: int) -> tuple[Reden, ...]:
        """Waarom deze plek niet kan: één zin per eis die niet wordt gehaald; leeg als zij mag."""
        return tuple(Reden(regel=eis.naam, zin=eis.zin(self.veld, vraag, plek)) for eis in self.beletsels(vraag, plek))
