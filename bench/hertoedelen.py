"""Een plan beter maken door telkens een paar plekken leeg te maken en wie daar zat opnieuw te verdelen.

Zo verbetert de motor ook een grote week: prijzen wijzen aan welke plekken kansrijk zijn, en daarbinnen lost de kern
deel na deel op. Is een deel bewezen, dan mag het volgende groter zijn, en anders wordt het kleiner. Wat een hulpvraag
gebruikt mag per plek verschillen. Het begin mag te vol zijn: elke eenheid te veel kost `STRAF`.
"""

from dataclasses import dataclass

import numpy as np

from wijknetwerk.eisen import Getallen, Masker
from wijknetwerk.verdeling import Instellingen
from wijknetwerk.verdeling.klem import Klem
from wijknetwerk.verdeling.oplossen import Stand, minimaliseer
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Doel, Stelsel

STRAF = 10_000
"""Zo zwaar telt een eenheid te veel: meer dan één hulpvraag ooit kan schelen."""
REKENGRENS = 0.3
"""Deterministische seconden voor één deel."""
GROTER, KLEINER, MINSTENS = 1.02, 0.9, 2.0
"""Hoe het aantal plekken van een deel groeit na een bewezen deel, krimpt na een ander deel, en wat het minstens is."""


@dataclass(frozen=True)
class Toedeling:
    """Elke hulpvraag (rij) op precies één plek (kolom): wat dat kost en gebruikt, en hoeveel ruimte elke plek heeft."""

    punten: Getallen
    gebruik: Getallen
    ruimte: Getallen

    def te_veel(self, plan: Getallen) -> int:
        """Hoeveel eenheden er in dit plan niet passen."""
        druk = np.zeros(len(self.ruimte), dtype=np.int64)
        np.add.at(druk, plan, self.gebruik[np.arange(len(plan)), plan])
        return int(np.maximum(0, druk - self.ruimte).sum())

    def waarde(self, plan: Getallen) -> int:
        """Wat dit plan kost, met de straf voor wat niet past."""
        return int(self.punten[np.arange(len(plan)), plan].sum()) + STRAF * self.te_veel(plan)


class Hertoedeler:
    """Maakt een plan stap voor stap beter, en nooit slechter."""

    def __init__(self, toedeling: Toedeling, prijzen: Klem, begin: Getallen, zaad: int = 0) -> None:
        self.toedeling, self.prijzen, self.plan = toedeling, prijzen, begin
        self._loten, self._omvang = np.random.default_rng(zaad), MINSTENS

    @property
    def waarde(self) -> int:
        """Wat het plan nu kost, met de straf voor wat niet past."""
        return self.toedeling.waarde(self.plan)

    @property
    def past(self) -> bool:
        """Of geen plek te vol is."""
        return self.toedeling.te_veel(self.plan) == 0

    def neem_over(self, plan: Getallen) -> None:
        """Gaat verder met dit plan als het beter is."""
        self.plan = min(self.plan, plan, key=self.toedeling.waarde)

    def stap(self) -> None:
        """Verdeelt iedereen op een paar gelote plekken opnieuw over die plekken."""
        plekken = len(self.toedeling.ruimte)
        aantal = min(plekken, int(self._omvang + self._loten.random()))
        bewezen = self._herverdeel(np.sort(self._loten.choice(plekken, aantal, replace=False)))
        self._omvang = max(MINSTENS, min(plekken, self._omvang * (GROTER if bewezen else KLEINER)))

    def _herverdeel(self, plekken: Getallen) -> bool:
        vragen = np.flatnonzero(np.isin(self.plan, plekken))
        nu = self.plan[vragen][:, None] == plekken
        mag = nu | self._kansrijk()[np.ix_(vragen, plekken)]
        stand = self._los_op(np.ix_(vragen, plekken), mag, nu)
        gekozen = np.zeros(mag.shape, dtype=np.int64)
        gekozen[mag] = stand.oplossing[: mag.sum()]
        self.plan = self.plan.copy()
        self.plan[vragen] = plekken[gekozen.argmax(axis=1)]
        return stand.waarde == stand.ondergrens

    def _kansrijk(self) -> Masker:
        """Welke plekken in een plan met een gelote waarde, tussen de grens en wat het nu kost, nog kunnen voorkomen."""
        grens = self.prijzen.ondergrens
        winst = int(self._loten.random() * (self.waarde - grens + 1))
        mag = np.ones(self.toedeling.punten.size, dtype=bool)
        mag[self.prijzen.te_duur(grens + winst)[0]] = False
        return mag.reshape(self.toedeling.punten.shape)

    def _los_op(self, deel: tuple[Getallen, ...], mag: Masker, nu: Masker) -> Stand:
        """Eerst de toegestane paren als kolommen, rij na rij, dan per plek wat er te veel op komt."""
        stelsel = Stelsel()
        kolom = np.zeros(mag.shape, dtype=np.int64)
        kolom[mag] = stelsel.variabelen(int(mag.sum()))
        for paren, mogelijk in zip(kolom, mag, strict=True):
            stelsel.rij(paren[mogelijk], 1, 1, 1)
        gebruik, ruimte = self.toedeling.gebruik[deel], self.toedeling.ruimte[deel[1].ravel()]
        over_nu = np.maximum(0, (gebruik * nu).sum(axis=0) - ruimte)
        over = stelsel.variabelen(len(ruimte), int(over_nu.sum()))
        for nummer, wie in enumerate(mag.T):
            factoren = np.append(gebruik[wie, nummer], -1)
            stelsel.rij(np.append(kolom[wie, nummer], over[nummer]), factoren, -ONBEGRENSD, int(ruimte[nummer]))
        doel = Doel(kolom[mag], self.toedeling.punten[deel][mag]) + Doel(over, np.full(len(over), STRAF))
        instellingen = Instellingen(rekengrens=REKENGRENS, zaad=int(self._loten.integers(2**31)))
        return minimaliseer(stelsel, doel, np.concatenate([nu[mag], over_nu]), instellingen)
