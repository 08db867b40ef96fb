"""Schuiven en ruilen: een plan beter maken met kleine stappen, zonder solver, waarbij ruimte een prijs heeft.

Elke stap is de beste van alle verschuivingen (één hulpvraag naar een andere plek) en alle ruilingen (twee hulpvragen
wisselen van plek). Een plek mag even te vol raken; dat kost haar prijs per eenheid, die stijgt zolang zij te vol is en
anders daalt. Een verlaten plek is voor die hulpvraag een paar stappen taboe. Wat een hulpvraag gebruikt mag per plek
verschillen.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from wijknetwerk.eisen import Getallen, Masker
from wijknetwerk.verdeling.lineair import Kommagetallen

STIJGT, DAALT, MINSTENS = 1.03, 0.99, 1e-3
"""Hoe de prijs van een volle en van een passende plek na elke stap verandert, en wat er minstens bij een volle komt."""
KORTST, LANGST = 2, 6
"""Zoveel stappen is een verlaten plek taboe: minstens, en minder dan."""


@dataclass(frozen=True)
class Toedeling:
    """Elke hulpvraag (rij) op precies één plek (kolom): wat dat kost en gebruikt, en hoeveel ruimte elke plek heeft."""

    punten: Getallen
    gebruik: Getallen
    ruimte: Getallen

    def druk(self, plek: Getallen) -> Getallen:
        """Hoeveel elke plek in dit plan gebruikt."""
        druk = np.zeros(len(self.ruimte), dtype=np.int64)
        np.add.at(druk, plek, self.gebruik[np.arange(len(plek)), plek])
        return druk

    def waarde(self, plek: Getallen) -> int:
        """Wat dit plan kost."""
        return int(self.punten[np.arange(len(plek)), plek].sum())


def ruil(toedeling: Toedeling, plek: Getallen, prijs: Kommagetallen, zaad: int) -> Iterator[Getallen | None]:
    """Geeft na elke stap het plan als het past en beter is dan elk eerder, en anders None; de lezer bepaalt het einde.

    `plek` is het begin en mag te vol zijn; `prijs` is per plek wat een eenheid te veel in het begin kost.
    """
    loten = np.random.default_rng(zaad)
    plek, prijs = plek.copy(), prijs + MINSTENS
    vrij_na = np.zeros(toedeling.punten.shape, dtype=np.int64)
    beste: int | None = None
    stap = 0
    while True:
        te_vol = toedeling.druk(plek) > toedeling.ruimte
        waarde = toedeling.waarde(plek)
        past_beter = not te_vol.any() and (beste is None or waarde < beste)
        if past_beter:
            beste = waarde
        yield plek.copy() if past_beter else None
        stap += 1
        prijs = np.where(te_vol, prijs * STIJGT + MINSTENS, prijs * DAALT)
        for vraag, naar in _beste_stap(toedeling, plek, prijs, vrij_na > stap):
            vrij_na[vraag, plek[vraag]] = stap + loten.integers(KORTST, LANGST)
            plek[vraag] = naar


def _beste_stap(
    toedeling: Toedeling, plek: Getallen, prijs: Kommagetallen, taboe: Masker
) -> tuple[tuple[int, int], ...]:
    """De goedkoopste verschuiving of ruiling: wie waarheen; leeg als alles taboe is."""
    rij = np.arange(len(plek))
    over = toedeling.druk(plek) - toedeling.ruimte
    boete = prijs * np.maximum(0, over)
    zonder = over[plek] - toedeling.gebruik[rij, plek]
    verschil = toedeling.punten - toedeling.punten[rij, plek][:, None]
    weg = prijs[plek] * np.maximum(0, zonder) - boete[plek]
    schuif = verschil + weg[:, None] + prijs * np.maximum(0, over + toedeling.gebruik) - boete
    schuif[taboe] = np.inf
    schuif[rij, plek] = np.inf
    # ruil[j, k]: wat er op de plek van j verandert als k daar voor j in de plaats komt
    half = prijs[plek][:, None] * np.maximum(0, zonder[:, None] + toedeling.gebruik[:, plek].T) - boete[plek][:, None]
    half += verschil[:, plek].T
    half[taboe[:, plek].T | (plek[:, None] == plek)] = np.inf
    ruiling = half + half.T
    beste_schuif, beste_ruil = int(schuif.argmin()), int(ruiling.argmin())
    if min(schuif.flat[beste_schuif], ruiling.flat[beste_ruil]) == np.inf:
        return ()
    if schuif.flat[beste_schuif] <= ruiling.flat[beste_ruil]:
        vraag, naar = divmod(beste_schuif, len(prijs))
        return ((vraag, naar),)
    een, ander = divmod(beste_ruil, len(plek))
    return ((een, int(plek[ander])), (ander, int(plek[een])))
