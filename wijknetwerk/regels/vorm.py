"""De rekenvorm van een tabel: per veld soorten antwoorden, en per soort antwoord de regels die het toelaten."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.regels.beslisboom import Regels
from wijknetwerk.regels.cellen import Cel
from wijknetwerk.regels.regel import Regel
from wijknetwerk.regels.velden import Getallen, Kolom, Masker, Regelveld, Soort

Nummers = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Soorten:
    """De antwoorden op één veld die voor deze regels verschil maken; het laatste nummer is 'onbekend'.

    Een getal wordt geknipt waar een regel een grens trekt, een keuze heeft één soort per waarde.
    """

    veld: Regelveld
    knippen: Getallen
    klopt: Masker
    komt_voor: Masker

    @classmethod
    def van(cls, veld: Regelveld, regels: Sequence[Regel]) -> "Soorten":
        """De soorten antwoorden die deze regels onderscheiden."""
        cellen = [next((cel for cel in regel.als if cel.veld.naam == veld.naam), None) for regel in regels]
        if veld.soort is not Soort.GETAL:
            codes = np.arange(len(veld.waarden))
            return cls(veld, codes, _klopt(codes, cellen), np.ones(len(codes), dtype=bool))
        grenzen = [grens for cel in cellen if cel for grens in (cel.onder, cel.boven + 1)]
        knippen = np.unique(np.array([veld.minimum, *grenzen], dtype=np.int64))
        codes = np.concatenate([[knippen[0] - 1], knippen])
        laatste = np.concatenate([knippen - 1, [np.iinfo(np.int64).max]])
        return cls(veld, knippen, _klopt(codes, cellen), (laatste >= veld.minimum) & (codes <= veld.maximum))

    @property
    def onbekend(self) -> int:
        """Het nummer van 'onbekend'."""
        return len(self.klopt)

    def nummers(self, kolom: Kolom) -> Nummers:
        """De soort antwoord van elk geval."""
        if self._is_getal:
            soort = np.searchsorted(self.knippen, kolom.codes, side="right")
        else:
            soort = kolom.codes.astype(np.intp)
            if (kolom.bekend & ((soort < 0) | (soort >= self.onbekend))).any():
                raise ValueError(f"kolom {self.veld.naam} heeft een code die geen antwoord is")
        return np.where(kolom.bekend, soort, self.onbekend)

    @cached_property
    def zeker(self) -> Masker:
        """Soort antwoord × regels: waar de voorwaarde zeker klopt."""
        return np.vstack([self.klopt, self.klopt[self.komt_voor].all(axis=0)])

    @cached_property
    def mogelijk(self) -> Masker:
        """Soort antwoord × regels: waar de voorwaarde nog kan kloppen."""
        return np.vstack([self.klopt, self.klopt[self.komt_voor].any(axis=0)])

    @cached_property
    def voorbeelden(self) -> tuple[int, ...]:
        """Eén antwoord van elke soort die kan voorkomen."""
        knippen = self.knippen
        if self._is_getal:
            knippen = knippen[(knippen >= self.veld.minimum) & (knippen <= self.veld.maximum)]
        return tuple(knippen.tolist())

    @cached_property
    def gebruikt(self) -> Regels:
        """De regels die niet elk antwoord toelaten, als bits."""
        return _als_bits(~self.zeker[-1])

    def bits(self, code: int) -> Regels:
        """De regels die dit antwoord toelaten, als bits."""
        return self._bits[np.searchsorted(self.knippen, code, side="right") if self._is_getal else code]

    @cached_property
    def _bits(self) -> tuple[Regels, ...]:
        return tuple(_als_bits(rij) for rij in self.klopt)

    @property
    def _is_getal(self) -> bool:
        return self.veld.soort is Soort.GETAL


def _klopt(codes: Getallen, cellen: Sequence[Cel | None]) -> Masker:
    kolommen = [np.ones(len(codes), dtype=bool) if cel is None else cel.klopt(codes) for cel in cellen]
    return np.array(kolommen, dtype=bool).reshape(len(kolommen), len(codes)).T


def _als_bits(masker: Masker) -> Regels:
    """Een rij ja/nee als bits."""
    return sum(1 << int(nummer) for nummer in np.flatnonzero(masker))


@dataclass(frozen=True, eq=False)
class Vorm:
    """De regels van een tabel in één fase, klaar om mee te rekenen."""

    regels: tuple[Regel, ...]

    @cached_property
    def velden(self) -> dict[str, Soorten]:
        """Elk veld dat een regel gebruikt, in de volgorde waarin het voor het eerst voorkomt."""
        gebruikt = {cel.veld.naam: cel.veld for regel in self.regels for cel in regel.als}
        return {naam: Soorten.van(veld, self.regels) for naam, veld in gebruikt.items()}

    @property
    def alle(self) -> Regels:
        """Alle regels, als bits."""
        return (1 << len(self.regels)) - 1

    def bits(self, veld: str, code: int) -> Regels:
        """De regels die dit antwoord op een veld toelaten, als bits."""
        return self.velden[veld].bits(code) if veld in self.velden else self.alle

    def gebruikt(self, veld: str) -> Regels:
        """De regels die niet elk antwoord op een veld toelaten, als bits."""
        return self.velden[veld].gebruikt if veld in self.velden else 0

    def voorbeelden(self, veld: str) -> tuple[int, ...]:
        """Eén antwoord van elke soort die voor deze regels verschil maakt."""
        return self.velden[veld].voorbeelden if veld in self.velden else ()
