"""Een lineair stelsel in gehele getallen: variabelen met grenzen en rijen met grenzen, los van welke solver ook."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from wijknetwerk.eisen import Getallen

ONBEGRENSD = 2**40


@dataclass(frozen=True)
class Doel:
    """Een som van kolommen maal punten plus een constante; kleiner is beter."""

    kolommen: Getallen
    punten: Getallen
    constante: int = 0

    @classmethod
    def leeg(cls, constante: int = 0) -> "Doel":
        """Een doel waaraan niets te kiezen valt."""
        niets = np.zeros(0, dtype=np.int64)
        return cls(niets, niets, constante)

    def __add__(self, ander: "Doel") -> "Doel":
        kolommen = np.concatenate([self.kolommen, ander.kolommen])
        return Doel(kolommen, np.concatenate([self.punten, ander.punten]), self.constante + ander.constante)

    def per_kolom(self, aantal: int) -> Getallen:
        """De punten van alle kolommen."""
        punten = np.zeros(aantal, dtype=np.int64)
        np.add.at(punten, self.kolommen, self.punten)
        return punten

    def laagste(self, stelsel: "Stelsel") -> int:
        """Wat het doel nooit kan onderschrijden, alleen uit de grenzen van de variabelen."""
        onder, boven = (grens[self.kolommen] for grens in stelsel.grenzen())
        return int(np.minimum(self.punten * onder, self.punten * boven).sum()) + self.constante

    def waarde(self, oplossing: Getallen) -> int:
        """De waarde van dit doel bij gekozen variabelen."""
        return int(self.punten @ oplossing[self.kolommen]) + self.constante


@dataclass(frozen=True)
class Rijen:
    """Rijen `laag <= som(factor * kolom) <= hoog` achter elkaar; rij r staat op `begin[r]` tot `begin[r + 1]`."""

    begin: Getallen
    kolommen: Getallen
    factoren: Getallen
    laag: Getallen
    hoog: Getallen

    @classmethod
    def samen(cls, delen: "Sequence[Rijen]") -> "Rijen":
        """Alle rijen van deze delen onder elkaar."""
        lengtes = [np.diff(deel.begin) for deel in delen]
        return cls(
            begin=np.concatenate([_NUL, np.cumsum(np.concatenate([_LEEG, *lengtes]))]),
            kolommen=np.concatenate([_LEEG, *(deel.kolommen for deel in delen)]),
            factoren=np.concatenate([_LEEG, *(deel.factoren for deel in delen)]),
            laag=np.concatenate([_LEEG, *(deel.laag for deel in delen)]),
            hoog=np.concatenate([_LEEG, *(deel.hoog for deel in delen)]),
        )

    def __len__(self) -> int:
        return len(self.laag)

    def __iter__(self) -> Iterator[tuple[Getallen, Getallen, int, int]]:
        grenzen = zip(self.begin[:-1].tolist(), self.begin[1:].tolist(), strict=True)
        for (van, tot), laag, hoog in zip(grenzen, self.laag.tolist(), self.hoog.tolist(), strict=True):
            yield self.kolommen[van:tot], self.factoren[van:tot], laag, hoog

    @cached_property
    def rij(self) -> Getallen:
        """Bij elke factor: in welke rij zij staat."""
        return np.repeat(np.arange(len(self), dtype=np.int64), np.diff(self.begin))


_LEEG, _NUL = np.zeros(0, dtype=np.int64), np.zeros(1, dtype=np.int64)


@dataclass
class Stelsel:
    """Verzamelt variabelen en rijen `onder <= som(coëfficiënt * kolom) <= boven`."""

    _onder: list[Getallen] = field(default_factory=list)
    _boven: list[Getallen] = field(default_factory=list)
    aantal: int = 0
    _rijen: list[Rijen] = field(default_factory=list)

    @property
    def rijen(self) -> Rijen:
        """Alle rijen tot nu toe."""
        if len(self._rijen) != 1:
            self._rijen = [Rijen.samen(self._rijen)]
        return self._rijen[0]

    def kopie(self) -> "Stelsel":
        """Hetzelfde stelsel, dat los van dit verder kan."""
        onder, boven = self.grenzen()
        return Stelsel([onder], [boven], self.aantal, [self.rijen])

    def variabelen(self, aantal: int, boven: int | Getallen = 1, onder: int | Getallen = 0) -> Getallen:
        """Voegt variabelen toe en geeft hun kolomnummers."""
        self._onder.append(np.broadcast_to(np.asarray(onder, dtype=np.int64), aantal))
        self._boven.append(np.broadcast_to(np.asarray(boven, dtype=np.int64), aantal))
        nieuw = np.arange(self.aantal, self.aantal + aantal, dtype=np.int64)
        self.aantal += aantal
        return nieuw

    def grenzen(self) -> tuple[Getallen, Getallen]:
        """De laagste en hoogste waarde van elke variabele."""
        if len(self._onder) != 1:
            self._onder = [np.concatenate([np.zeros(0, dtype=np.int64), *self._onder])]
            self._boven = [np.concatenate([np.zeros(0, dtype=np.int64), *self._boven])]
        return self._onder[0], self._boven[0]

    def zet_vast(self, op_onder: Getallen, op_boven: Getallen) -> None:
        """Zet kolommen vast op hun laagste en op hun hoogste waarde."""
        onder, boven = (grens.copy() for grens in self.grenzen())
        boven[op_onder], onder[op_boven] = onder[op_onder], boven[op_boven]
        self._onder, self._boven = [onder], [boven]

    def houd_vast(self, doel: Doel, waarde: int) -> None:
        """Vanaf nu mag dit doel niet slechter worden dan deze waarde."""
        if len(doel.kolommen):
            self.rij(doel.kolommen, doel.punten, -ONBEGRENSD, waarde - doel.constante)

    def rij(self, kolommen: Getallen, factoren: Getallen | int, onder: int, boven: int) -> None:
        """Voegt één rij toe."""
        breed = np.broadcast_to(np.asarray(factoren, dtype=np.int64), len(kolommen))
        begin, grenzen = (np.array(paar, dtype=np.int64) for paar in ((0, len(kolommen)), (onder, boven)))
        self._rijen.append(Rijen(begin, np.asarray(kolommen, dtype=np.int64), breed, grenzen[:1], grenzen[1:]))

    def voeg_toe(self, rijen: Rijen) -> None:
        """Voegt rijen toe."""
        self._rijen.append(rijen)

    def klopt(self, oplossing: Getallen) -> bool:
        """Of deze oplossing binnen alle grenzen en rijen blijft."""
        onder, boven = self.grenzen()
        druk = np.zeros(len(self.rijen), dtype=np.int64)
        np.add.at(druk, self.rijen.rij, self.rijen.factoren * oplossing[self.rijen.kolommen])
        binnen = (onder <= oplossing).all() and (oplossing <= boven).all()
        return bool(binnen and (self.rijen.laag <= druk).all() and (druk <= self.rijen.hoog).all())

    def hoogstens(self, links: Getallen, rechts: Getallen) -> None:
        """Voegt voor elk paar kolommen toe: links <= rechts."""
        self._paren(links, rechts, -1, -ONBEGRENSD, 0)

    def hoogstens_een(self, links: Getallen, rechts: Getallen) -> None:
        """Voegt voor elk paar kolommen toe: hoogstens één van beide."""
        self._paren(links, rechts, 1, 0, 1)

    def _paren(self, links: Getallen, rechts: Getallen, factor: int, onder: int, boven: int) -> None:
        aantal = len(links)
        self._rijen.append(
            Rijen(
                begin=np.arange(aantal + 1, dtype=np.int64) * 2,
                kolommen=np.stack([links, rechts], axis=1).ravel(),
                factoren=np.tile(np.array([1, factor], dtype=np.int64), aantal),
                laag=np.full(aantal, onder, dtype=np.int64),
                hoog=np.full(aantal, boven, dtype=np.int64),
            )
        )


def groepeer(sleutel: Getallen) -> list[tuple[int, Getallen]]:
    """Geeft per waarde van de sleutel de plaatsen waar zij voorkomt, in oplopende volgorde."""
    if not len(sleutel):
        return []
    volgorde = np.argsort(sleutel, kind="stable")
    waarden, begin = np.unique(sleutel[volgorde], return_index=True)
    return [(int(w), plaatsen) for w, plaatsen in zip(waarden, np.split(volgorde, begin[1:]), strict=True)]
