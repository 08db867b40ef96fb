"""Klemmen: met prijzen uit het lineaire model bewijzen wat een doel minstens kost en wat nooit meer gekozen wordt.

De prijzen komen uit GLOP en zijn kommagetallen; de ondergrens en de gereduceerde prijzen worden daarna in gehele
getallen nagerekend. Die zijn geldig bij elke prijs, dus een rekenfout van de solver kan geen foute grens geven.
Wat een trede zo uitsluit, hoeven de volgende treden niet meer te bekijken: daar komt de meeste snelheid vandaan.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling.lineair import los_lineair_op
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Doel, Stelsel

SCHAAL = 20
"""Prijzen worden afgerond op een miljoenste (2^-20) en zo opgeteld in gehele getallen."""


@dataclass(frozen=True)
class Klem:
    """Een bewezen ondergrens van een doel, met per kolom wat een stap vanaf haar beste grens minstens kost."""

    exact: int
    prijs: Getallen
    constante: int

    @property
    def ondergrens(self) -> int:
        """De kleinste gehele waarde die het doel kan hebben."""
        return -(-self.exact >> SCHAAL) + self.constante

    def te_duur(self, waarde: int) -> tuple[Getallen, Getallen]:
        """Kolommen die bij een doel van hoogstens `waarde` op hun ondergrens, en die op hun bovengrens staan."""
        speling = ((waarde - self.constante) << SCHAAL) - self.exact
        return np.flatnonzero(self.prijs > speling), np.flatnonzero(-self.prijs > speling)


def klem(stelsel: Stelsel, doel: Doel) -> Klem:
    """Berekent prijzen voor een doel en rekent ze exact na; zonder prijzen telt elke rij voor niets mee."""
    punten = doel.per_kolom(stelsel.aantal)
    antwoord = los_lineair_op(stelsel, punten)
    prijzen = np.zeros(len(stelsel.rijen)) if antwoord is None else antwoord.prijzen
    return reken_na(stelsel, punten, prijzen, doel.constante)


def reken_na(stelsel: Stelsel, punten: Getallen, prijzen: NDArray[np.float64], constante: int) -> Klem:
    """De ondergrens die bij deze prijzen hoort, in gehele getallen; geldig bij elke prijs, ook een verkeerde."""
    rijen = stelsel.rijen
    geheel = np.rint(prijzen * (1 << SCHAAL)).astype(np.int64)
    zijde = np.where(geheel > 0, rijen.laag, rijen.hoog)
    geheel[np.abs(zijde) >= ONBEGRENSD] = 0
    rest = punten << SCHAAL
    np.subtract.at(rest, rijen.kolommen, rijen.factoren * geheel[rijen.rij])
    onder, boven = stelsel.grenzen()
    exact = sum((geheel * zijde).tolist()) + sum(np.minimum(rest * onder, rest * boven).tolist())
    return Klem(exact=exact, prijs=rest, constante=constante)
