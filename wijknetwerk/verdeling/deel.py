"""Een deel van een stelsel: enkele kolommen vrij, de rest vast op een plan; elk stuk stad is zo een gewoon stelsel."""

from dataclasses import dataclass

import numpy as np

from wijknetwerk.eisen import Getallen, Masker
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Doel, Rijen, Stelsel


@dataclass(frozen=True)
class Deel:
    """Het kleinere stelsel, met welke kolommen van het grote erin zitten."""

    stelsel: Stelsel
    kolommen: Getallen
    plaats: Getallen
    vast: Getallen
    """De oplossing van het hele stelsel met nul op de vrije kolommen."""

    def doel(self, heel: Doel) -> Doel:
        """Hetzelfde doel over alleen de vrije kolommen; wat vaststaat telt in de constante."""
        mee = self.plaats[heel.kolommen] >= 0
        return Doel(self.plaats[heel.kolommen[mee]], heel.punten[mee], heel.waarde(self.vast))

    def heel(self, oplossing: Getallen) -> Getallen:
        """De oplossing van het hele stelsel."""
        return self.over(self.vast, oplossing)

    def over(self, plan: Getallen, oplossing: Getallen) -> Getallen:
        """Een plan met dit deel vernieuwd; of dat dan nog past, weet het deel niet."""
        samen = plan.copy()
        samen[self.kolommen] = oplossing
        return samen


def neem_deel(stelsel: Stelsel, vrij: Getallen, oplossing: Getallen) -> Deel:
    """Houdt deze kolommen vrij en zet de andere vast op hun waarde in de oplossing."""
    rijen, (onder, boven) = stelsel.rijen, stelsel.grenzen()
    vrij = np.unique(vrij)
    plaats = np.full(stelsel.aantal, -1, dtype=np.int64)
    plaats[vrij] = np.arange(len(vrij))
    vast = oplossing.copy()
    vast[vrij] = 0
    druk = np.zeros(len(rijen), dtype=np.int64)
    np.add.at(druk, rijen.rij, rijen.factoren * vast[rijen.kolommen])
    mee = plaats[rijen.kolommen] >= 0
    rij, kolom, factor = rijen.rij[mee], rijen.kolommen[mee], rijen.factoren[mee]
    laag = np.where(rijen.laag <= -ONBEGRENSD, -ONBEGRENSD, rijen.laag - druk)
    hoog = np.where(rijen.hoog >= ONBEGRENSD, ONBEGRENSD, rijen.hoog - druk)
    nodig = _knellend(rij, factor, (onder[kolom], boven[kolom]), (laag, hoog))
    blijft = nodig[rij]
    deel = Stelsel()
    deel.variabelen(len(vrij), boven[vrij], onder[vrij])
    begin = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(np.bincount(rij, minlength=len(rijen))[nodig])])
    deel.voeg_toe(Rijen(begin, plaats[kolom[blijft]], factor[blijft], laag[nodig], hoog[nodig]))
    return Deel(deel, vrij, plaats, vast)


def _knellend(
    rij: Getallen, factor: Getallen, kolomgrenzen: tuple[Getallen, Getallen], rijgrenzen: tuple[Getallen, Getallen]
) -> Masker:
    """De rijen met een vrije kolom die niet vanzelf al kloppen."""
    (onder, boven), (laag, hoog) = kolomgrenzen, rijgrenzen
    minst, meest = (np.zeros(len(laag), dtype=np.int64) for _ in range(2))
    np.add.at(minst, rij, np.minimum(factor * onder, factor * boven))
    np.add.at(meest, rij, np.maximum(factor * onder, factor * boven))
    raakt = np.bincount(rij, minlength=len(laag)) > 0
    masker: Masker = raakt & ((minst < laag) | (meest > hoog))
    return masker
