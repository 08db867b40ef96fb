"""De regelkaart van het deel afgeweken besluiten per week: is er iets aan de hand, of is het toeval?

Een p-kaart van Shewhart. Met k afgeweken van n besluiten per week en p̄ = Σk ÷ Σn ligt de grens van een week op
p̄ ± σ · √(p̄ · (1 − p̄) ÷ n), binnen 0 en 1. Een week buiten de grenzen vraagt om een gesprek; welke coach besloot, is
hier niet bekend en niet nodig.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from wijknetwerk.monitor.cijfer import Rij


@dataclass(frozen=True)
class Punt:
    """Eén week op de regelkaart; alles als deel van 0 tot en met 1."""

    week: str
    afgeweken: int
    besluiten: int
    deel: float
    onder: float
    boven: float

    @property
    def buiten(self) -> bool:
        """Of deze week buiten de grenzen valt."""
        return not self.onder <= self.deel <= self.boven


@dataclass(frozen=True)
class Regelkaart:
    """De punten en het midden; zonder punten is er niets te zeggen."""

    midden: float
    punten: tuple[Punt, ...]

    @property
    def buiten(self) -> tuple[Punt, ...]:
        """De weken die buiten de grenzen vallen."""
        return tuple(punt for punt in self.punten if punt.buiten)


def maak_regelkaart(volggraad: Iterable[Rij], sigma: int) -> Regelkaart | None:
    """De regelkaart uit de rijen van `volggraad`: het totaal geeft het midden, elke getoonde week een punt.

    None zonder (getoond) totaal of zonder getoonde weken.
    """
    rijen = [rij for rij in volggraad if not rij.verborgen and rij.noemer]
    totaal = next((rij for rij in rijen if not rij.pad), None)
    weken = [rij for rij in rijen if rij.pad]
    if totaal is None or not weken:
        return None
    midden = 1 - totaal.teller / totaal.noemer
    return Regelkaart(midden, tuple(_punt(rij, midden, sigma) for rij in weken))


def _punt(rij: Rij, midden: float, sigma: int) -> Punt:
    ruimte = sigma * math.sqrt(midden * (1 - midden) / rij.noemer)
    afgeweken = rij.noemer - rij.teller
    onder, boven = max(midden - ruimte, 0.0), min(midden + ruimte, 1.0)
    return Punt(rij.pad[-1], afgeweken, rij.noemer, afgeweken / rij.noemer, onder, boven)
