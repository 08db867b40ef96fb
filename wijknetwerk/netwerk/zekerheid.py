"""Hoe zeker is de keuze: hoeveel netwerken zijn bijna even goed, en wie zit er in alle, sommige of geen?

De telling zoekt uitputtend en gebruikt geen solver: zij is dus ook een tweede bewijs van het beste netwerk. Zijn het er
te veel om te tellen, dan zegt zij dat, en beslist per kandidaat een eigen keuze met hem erin en met hem eruit.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from wijknetwerk.eisen import Getallen, Masker
from wijknetwerk.netwerk.kiezen import Kiezer, Netwerkkeuze, codes, masker, onbedekt
from wijknetwerk.netwerk.opgelegd import TeKleinError

MEESTE_STAPPEN = 200_000
"""Zoekstappen waarna de telling ophoudt en zegt dat zij niet volledig is."""


@dataclass(frozen=True)
class Zekerheid:
    """Netwerken met evenveel leden die even goed dekken en hoogstens `marge_promille` minder leveren dan het beste.

    `aantal` telt ze, het beste inbegrepen; is `volledig` nee, dan zijn het er minstens zoveel.
    """

    marge_promille: int
    aantal: int
    volledig: bool
    in_alle: tuple[str, ...]
    in_sommige: tuple[str, ...]
    in_geen: tuple[str, ...]


def zekerheid(kiezer: Kiezer, keuze: Netwerkkeuze, marge_promille: int = 10, hoogstens: int = 1000) -> Zekerheid:
    """Telt de netwerken die bijna even goed zijn als de keuze, tot en met `hoogstens`."""
    zoeker = _Zoeker(kiezer, keuze, -(-keuze.minuten * (1000 - marge_promille) // 1000))
    gevonden: list[Masker] = []
    for leden in zoeker.zoek():
        if len(gevonden) == hoogstens:
            zoeker.volledig = False
            break
        gevonden.append(leden)
    alle, enige = np.logical_and.reduce(gevonden), np.logical_or.reduce(gevonden)
    if not zoeker.volledig:
        for kandidaat in np.flatnonzero(alle):
            alle[kandidaat] = not zoeker.kan_met(int(kandidaat), erin=False)
        for kandidaat in np.flatnonzero(~enige):
            enige[kandidaat] = zoeker.kan_met(int(kandidaat), erin=True)
    return Zekerheid(
        marge_promille=marge_promille,
        aantal=len(gevonden),
        volledig=zoeker.volledig,
        in_alle=codes(kiezer.net, alle),
        in_sommige=codes(kiezer.net, enige & ~alle),
        in_geen=codes(kiezer.net, ~enige),
    )


class _Zoeker:
    """Zoekt alle netwerken van één omvang die minstens `drempel` minuten leveren en even goed dekken als de keuze."""

    def __init__(self, kiezer: Kiezer, keuze: Netwerkkeuze, drempel: int) -> None:
        self.kiezer, self.net, self.keuze, self.drempel = kiezer, kiezer.net, keuze, drempel
        kandidaten = self.net.opgave.kandidaten
        self.omvang = min(keuze.omvang, len(kandidaten))
        vast = np.array([wie.systeempartij for wie in kandidaten], dtype=bool)
        in_keuze = masker(self.net, keuze.leden)
        bijdrage = self.kiezer.sneden[0].per_kandidaat
        self.volgorde = np.lexsort((-bijdrage, ~in_keuze, ~vast))
        self.verplicht = int(vast.sum())
        self.onbedekt = self._open_minuten(in_keuze)
        self.stappen = 0
        self.volledig = True

    def zoek(self) -> Iterator[Masker]:
        """Alle netwerken, één voor één."""
        self._meeste = [self._meeste_van(snede.per_kandidaat) for snede in self.kiezer.sneden]
        yield from self._verder(0, [])

    def kan_met(self, kandidaat: int, *, erin: bool) -> bool:
        """Of er een netwerk bijna even goed is met deze kandidaat erin, of juist eruit."""
        deze = np.arange(len(self.net.opgave.kandidaten)) == kandidaat
        niemand = np.zeros(len(deze), dtype=bool)
        try:
            ander = self.kiezer.kies(self.omvang, *((deze, niemand) if erin else (niemand, deze)))
        except TeKleinError:
            return False
        return ander.waarde("onbedekt") <= self.onbedekt and ander.minuten >= self.drempel

    def _verder(self, plaats: int, gekozen: list[int]) -> Iterator[Masker]:
        self.stappen += 1
        if self.stappen > MEESTE_STAPPEN:
            self.volledig = False
        if not self.volledig or not self._kan_nog(plaats, gekozen):
            return
        if len(gekozen) == self.omvang:
            if (leden := self._keur(gekozen)) is not None:
                yield leden
            return
        if plaats == len(self.volgorde):
            return
        yield from self._verder(plaats + 1, [*gekozen, int(self.volgorde[plaats])])
        if plaats >= self.verplicht:
            yield from self._verder(plaats + 1, gekozen)

    def _kan_nog(self, plaats: int, gekozen: list[int]) -> bool:
        """Of de sneden en de dekking nog een netwerk toelaten dat met deze leden begint."""
        over = self.omvang - len(gekozen)
        if over > len(self.volgorde) - plaats:
            return False
        for snede, meeste in zip(self.kiezer.sneden, self._meeste, strict=True):
            if snede.vast + int(snede.per_kandidaat[gekozen].sum()) + int(meeste[plaats, over]) < self.drempel:
                return False
        mogelijk = np.zeros(len(self.volgorde), dtype=bool)
        mogelijk[gekozen] = True
        if over:
            mogelijk[self.volgorde[plaats:]] = True
        return self._open_minuten(mogelijk) <= self.onbedekt

    def _keur(self, gekozen: list[int]) -> Masker | None:
        leden = np.zeros(len(self.volgorde), dtype=bool)
        leden[gekozen] = True
        levering = self.net.lever(leden)
        if levering.minuten >= self.drempel:
            return leden
        self.kiezer.sneden.append(levering.snede)
        self._meeste.append(self._meeste_van(levering.snede.per_kandidaat))
        return None

    def _meeste_van(self, per_kandidaat: Getallen) -> Getallen:
        """(plaats, aantal): wat de beste zoveel kandidaten vanaf een plaats in de volgorde samen bijdragen."""
        op_volgorde = per_kandidaat[self.volgorde]
        tabel = np.zeros((len(op_volgorde) + 1, self.omvang + 1), dtype=np.int64)
        for plaats in range(len(op_volgorde)):
            beste = np.sort(op_volgorde[plaats:])[::-1][: self.omvang]
            tabel[plaats, 1 : len(beste) + 1] = np.cumsum(beste)
            tabel[plaats, len(beste) + 1 :] = beste.sum()
        return tabel

    def _open_minuten(self, leden: Masker) -> int:
        return int(self.net.vraag[onbedekt(self.net, leden)].sum())
