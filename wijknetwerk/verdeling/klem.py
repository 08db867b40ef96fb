"""Klemmen: met prijzen uit het lineaire model bewijzen wat een doel minstens kost en wat nooit meer gekozen wordt.

De prijzen komen uit GLOP en zijn kommagetallen; de ondergrens en de gereduceerde prijzen worden daarna in gehele
getallen nagerekend. Die zijn geldig bij elke prijs, dus een rekenfout van de solver kan geen foute grens geven.
Wat een trede zo uitsluit, hoeven de volgende treden niet meer te bekijken: daar komt de meeste snelheid vandaan.
"""

from dataclasses import dataclass

import numpy as np
from ortools.linear_solver import pywraplp

from wijknetwerk.eisen import Getallen
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
    """Berekent prijzen voor een doel en rekent ze exact na."""
    onder, boven = stelsel.grenzen()
    punten = np.zeros(stelsel.aantal, dtype=np.int64)
    np.add.at(punten, doel.kolommen, doel.punten)
    rest, exact = punten << SCHAAL, 0
    for (kolommen, factoren, laag, hoog), prijs in zip(stelsel.rijen, _prijzen(stelsel, punten), strict=True):
        geheel = round(prijs * (1 << SCHAAL))
        zijde = laag if geheel > 0 else hoog
        if geheel and abs(zijde) < ONBEGRENSD:
            exact += geheel * zijde
            np.subtract.at(rest, kolommen, factoren * geheel)
    exact += int(np.minimum(rest * onder, rest * boven).sum())
    return Klem(exact=exact, prijs=rest, constante=doel.constante)


def _prijzen(stelsel: Stelsel, punten: Getallen) -> list[float]:
    """De prijs van elke rij in het lineaire model; nul als GLOP er niet uitkomt (dat is ook een geldige prijs)."""
    solver = pywraplp.Solver.CreateSolver("GLOP")
    oneindig = solver.infinity()
    kolom = [solver.NumVar(float(laag), float(hoog), "") for laag, hoog in zip(*stelsel.grenzen(), strict=True)]
    rijen = []
    for kolommen, factoren, laag, hoog in stelsel.rijen:
        van = -oneindig if laag <= -ONBEGRENSD else float(laag)
        rij = solver.Constraint(van, oneindig if hoog >= ONBEGRENSD else float(hoog))
        for nummer, factor in zip(kolommen.tolist(), factoren.tolist(), strict=True):
            rij.SetCoefficient(kolom[nummer], float(factor))
        rijen.append(rij)
    som = solver.Objective()
    for nummer in np.flatnonzero(punten):
        som.SetCoefficient(kolom[nummer], float(punten[nummer]))
    som.SetMinimization()
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        return [0.0] * len(rijen)
    return [rij.dual_value() for rij in rijen]
