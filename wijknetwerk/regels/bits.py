"""De regels van veel gevallen als bits: welke zeker gelden, en welke nog kunnen gelden."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wijknetwerk.regels.greep import Woorden, pak_in
from wijknetwerk.regels.velden import Getallen, Kolom, Masker
from wijknetwerk.regels.vorm import Vorm

BLOK = 1 << 15
"""Zoveel gevallen tegelijk, zodat alle tussenstappen in het snelle geheugen blijven."""


@dataclass(frozen=True, eq=False)
class Bits:
    """Per geval de regels die zeker gelden, en de regels die gelden of nog kunnen gelden."""

    zeker: Woorden
    mogelijk: Woorden

    @classmethod
    def reken(cls, vorm: Vorm, kolommen: Mapping[str, Kolom], aantal: int) -> "Bits":
        """Past de voorwaarden van een vorm toe op alle gevallen; `kolommen` heeft elk veld van de vorm."""
        for naam, soorten in vorm.velden.items():
            soorten.keur(kolommen[naam])
        mogelijk = np.repeat(pak_in(np.ones((1, len(vorm.regels)), dtype=bool)), aantal, axis=1)
        alles_bekend = all(kolommen[naam].bekend.all() for naam in vorm.velden)
        zeker = mogelijk if alles_bekend else mogelijk.copy()
        for begin in range(0, aantal, BLOK):
            deel = slice(begin, begin + BLOK)
            for greep in vorm.grepen:
                sleutel = greep.sleutel(kolommen, deel)
                for woord, tabel in zip(mogelijk, greep.mogelijk, strict=True):
                    woord[deel] &= tabel.take(sleutel)
                if not alles_bekend:
                    for woord, tabel in zip(zeker, greep.zeker, strict=True):
                        woord[deel] &= tabel.take(sleutel)
        return cls(zeker, mogelijk)

    def van(self, rijen: Getallen) -> "Bits":
        """De bits van alleen deze gevallen."""
        return Bits(self.zeker[:, rijen], self.mogelijk[:, rijen])

    @property
    def open(self) -> Masker:
        """De gevallen waarin van minstens één regel niet vaststaat of zij geldt."""
        masker: Masker = np.logical_or.reduce(self.zeker != self.mogelijk, axis=0)
        return masker

    def minstens_een(self) -> Kolom:
        """Of er een regel geldt; onbekend zolang dat van een regel die nog open staat kan afhangen."""
        ja = np.logical_or.reduce(self.zeker != 0, axis=0)
        return Kolom.ja_nee(ja, ja | ~np.logical_or.reduce(self.mogelijk != 0, axis=0))
