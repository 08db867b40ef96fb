"""Soorten antwoorden: wat voor de regels van een tabel hetzelfde antwoord is, en welke regels het toelaten."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.regels.beslisboom import Regels
from wijknetwerk.regels.cellen import Cel
from wijknetwerk.regels.regel import Regel
from wijknetwerk.regels.velden import Getallen, Kolom, Masker, Regelveld, Soort

Nummers = NDArray[np.int16]

WEINIG_KNIPPEN = 16
"""Tot zoveel grenzen is vergelijken met elke grens sneller dan zoeken."""


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

    def keur(self, kolom: Kolom) -> None:
        """Een code die geen antwoord is, mag nooit stil als iets anders tellen."""
        if self._is_getal or not len(kolom) or (kolom.codes.min() >= 0 and kolom.codes.max() < self.onbekend):
            return
        if (kolom.bekend & ((kolom.codes < 0) | (kolom.codes >= self.onbekend))).any():
            raise ValueError(f"kolom {self.veld.naam} heeft een code die geen antwoord is")

    def nummers(self, codes: Getallen, bekend: Masker) -> Nummers:
        """De soort antwoord van elk geval, voor codes die gekeurd zijn."""
        if not self._is_getal:
            soort = codes.astype(np.int16)
        elif len(self.knippen) <= WEINIG_KNIPPEN:
            soort = np.zeros(len(codes), dtype=np.int16)
            for knip in self.knippen.tolist():
                soort += codes >= knip
        else:
            soort = np.searchsorted(self.knippen, codes, side="right").astype(np.int16)
        return soort if bekend.all() else np.where(bekend, soort, np.int16(self.onbekend))

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
        return self._bits[bisect_right(self._knippen, code) if self._is_getal else code]

    @cached_property
    def _knippen(self) -> list[int]:
        return [int(knip) for knip in self.knippen]

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
