"""Een groot stelsel: stuk voor stuk beter, gezocht met de gids en gewogen met de hele ladder.

Een buurt is een handvol hulpvragen die tegelijk vrij komt; al het andere blijft staan en neemt zijn ruimte mee. De
gids, één som van alle treden, zoekt in de buurt iets beters; dat telt alleen als de hele ladder het ook beter vindt.
Trede voor trede zoeken kost per buurt vier keer zoveel en geeft zelden een ander plan. Buurten gaan in een vaste
volgorde met een vaste rekengrens: de uitkomst hangt niet van de klok of het aantal werkers af.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from wijknetwerk.eisen import Getallen, Masker
from wijknetwerk.verdeling.deel import Deel, neem_deel
from wijknetwerk.verdeling.lineair import zoek_heel
from wijknetwerk.verdeling.oplossen import Instellingen
from wijknetwerk.verdeling.stelsel import Doel, Stelsel

TEGELIJK = 2
"""Zoveel buurten vertrekken van hetzelfde plan; vast, zodat meer werkers dezelfde uitkomst geven."""

VERDER = 2
"""Een kolom die uit een keuze volgt, kan er zelf weer een laten volgen (het aantal plekken van een huishouden)."""


@dataclass(frozen=True)
class Groot:
    """Een stelsel met zijn doelen en wat er vrij mag komen.

    Op volgorde van de doelen is een plan beter; `gids` is de som waarmee gezocht wordt. `keuzes` zijn per hulpvraag
    haar kolommen, `mee` welke kolommen er volgens de kern toe doen en `los` de kolommen die
    niemand kiest maar die uit de keuzes volgen.
    """

    stelsel: Stelsel
    doelen: Sequence[Doel]
    gids: Doel
    keuzes: Sequence[Getallen]
    mee: Masker
    los: Masker

    def verbeter(self, plan: Getallen, buurten: Sequence[Getallen], instellingen: Instellingen) -> Iterator[Getallen]:
        """Maakt het plan buurt voor buurt beter, en geeft het na elke buurt."""
        with ThreadPoolExecutor(instellingen.werkers) as werkers:
            for begin in range(0, len(buurten), TEGELIJK):
                delen = list(self._delen(plan, buurten[begin : begin + TEGELIJK]))
                stappen = [werkers.submit(self._los_op, deel, plan, instellingen.knopen_buurt) for deel in delen]
                for deel, stap in zip(delen, stappen, strict=True):
                    nieuw = deel.over(plan, stap.result())
                    if not self.stelsel.klopt(nieuw):  # een andere buurt nam intussen de ruimte
                        opnieuw = neem_deel(self.stelsel, deel.kolommen, plan)
                        nieuw = opnieuw.heel(self._los_op(opnieuw, plan, instellingen.knopen_buurt))
                    plan = min(plan, nieuw, key=lambda een: [doel.waarde(een) for doel in self.doelen])
                    yield plan

    def _delen(self, plan: Getallen, buurten: Sequence[Getallen]) -> Iterator[Deel]:
        bezet = np.zeros(self.stelsel.aantal, dtype=bool)
        for buurt in buurten:
            vrij = self._vrij(plan, buurt) & ~bezet
            bezet |= vrij
            yield neem_deel(self.stelsel, np.flatnonzero(vrij), plan)

    def _vrij(self, plan: Getallen, buurt: Getallen) -> Masker:
        """De kolommen van deze hulpvragen die ertoe doen, en wat daaruit volgt."""
        vrij = np.zeros(self.stelsel.aantal, dtype=bool)
        for nummer in buurt:
            vrij[self.keuzes[nummer]] = True
        vrij &= self.mee | (plan > 0)
        rijen = self.stelsel.rijen
        for _ in range(VERDER):
            geraakt = np.zeros(len(rijen), dtype=bool)
            geraakt[rijen.rij[vrij[rijen.kolommen]]] = True
            volgt = rijen.kolommen[geraakt[rijen.rij]]
            vrij[volgt[self.los[volgt]]] = True
        return vrij

    def _los_op(self, deel: Deel, plan: Getallen, knopen: int) -> Getallen:
        punten = deel.doel(self.gids).per_kolom(deel.stelsel.aantal)
        return zoek_heel(deel.stelsel, punten, plan[deel.kolommen], knopen)
