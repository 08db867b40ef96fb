"""Onderzoek: bestaat er een geval waarin deze regels wel en die regels niet gelden?

Alle vragen over gaten, bedekte regels en volgorde zijn van die vorm. Het rooster geeft het antwoord door alles uit te
rekenen; is het rooster te groot, dan geeft de bewijzer hetzelfde antwoord met OR-Tools.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from wijknetwerk.regelbeheer.rooster import GRENS, Geval, Rooster, als_kolommen, regels_in
from wijknetwerk.regels import Regel, Regelveld, Tabel
from wijknetwerk.regels.velden import Gegevens

MEESTE_REGELS = 62
"""Zoveel regels passen als bits in één getal."""


class Zoeker(Protocol):
    """Zoekt een geval."""

    def getuige(self, wel: Collection[int], niet: Collection[int]) -> Geval | None:
        """Een geval waarin de regels `wel` gelden en de regels `niet` niet; None als dat bewezen niet bestaat."""
        ...


@dataclass(frozen=True, eq=False)
class Roosterzoeker:
    """Zoekt door elke soort geval uit te rekenen."""

    tabel: Tabel
    fase: str
    rooster: Rooster

    @cached_property
    def patronen(self) -> dict[int, int]:
        """Elke verzameling regels die samen kan gelden, als bits, met de eerste soort geval waarin dat zo is."""
        gevonden: dict[int, int] = {}
        for nummers, gegevens in self.rooster.stukken():
            zeker = self.tabel.beslis(gegevens, self.fase).zeker
            bits = zeker @ (1 << np.arange(zeker.shape[1], dtype=np.int64))
            patronen, eerste = np.unique(bits, return_index=True)
            for patroon, plaats in zip(patronen.tolist(), eerste.tolist(), strict=True):
                gevonden.setdefault(patroon, int(nummers[plaats]))
        return gevonden

    def getuige(self, wel: Collection[int], niet: Collection[int]) -> Geval | None:
        """Het eerste geval in het rooster waarvoor dit klopt."""
        moet, mag_niet = (sum(1 << nummer for nummer in set(groep)) for groep in (wel, niet))
        goed = [nr for patroon, nr in self.patronen.items() if patroon & moet == moet and not patroon & mag_niet]
        return self.rooster.geval(min(goed)) if goed else None


@dataclass(frozen=True, eq=False)
class Onderzoek:
    """Een tabel in één fase, klaar om vragen over te stellen."""

    tabel: Tabel
    fase: str
    zoeker: Zoeker

    @classmethod
    def van(cls, tabel: Tabel, fase: str, grens: int = GRENS) -> "Onderzoek":
        """Kiest het rooster, of de bewijzer als dat te groot is."""
        rooster = Rooster.van([tabel], fase)
        if rooster.aantal <= grens and len(regels_in(tabel, fase)) <= MEESTE_REGELS:
            return cls(tabel, fase, Roosterzoeker(tabel, fase, rooster))
        from wijknetwerk.regelbeheer.bewijzer import Bewijzer  # noqa: PLC0415 - OR-Tools laden duurt langer dan rekenen

        return cls(tabel, fase, Bewijzer(tabel, fase))

    @cached_property
    def regels(self) -> tuple[Regel, ...]:
        """De regels die meedoen; hun plaats is hun nummer."""
        return regels_in(self.tabel, self.fase)

    @cached_property
    def velden(self) -> tuple[Regelveld, ...]:
        """De velden van een geval, door afgeleide velden heen."""
        alle = (regel for tabel in (*self.tabel.bij.values(), self.tabel) for regel in regels_in(tabel, self.fase))
        velden = {cel.veld.naam: cel.veld for regel in alle for cel in regel.als}
        return tuple(veld for naam, veld in velden.items() if naam not in self.tabel.bij)

    def kan(self, wel: Collection[int], niet: Iterable[int]) -> bool:
        """Of er zo'n geval is."""
        return self.getuige(wel, tuple(niet)) is not None

    def getuige(self, wel: Collection[int], niet: Collection[int]) -> Geval | None:
        """Een geval waarin de regels `wel` gelden en `niet` niet."""
        if not self._kunnen_samen(wel):
            return None
        return self.zoeker.getuige(wel, niet)

    def kort(self, wel: Collection[int], niet: Collection[int]) -> Geval | None:
        """Zo'n geval, waarin alleen staat wat nodig is: de rest mag alles zijn."""
        geval = self.getuige(wel, niet)
        if geval is None:
            return None

        def klopt(gegevens: Gegevens) -> bool:
            uitslag = self.tabel.beslis(gegevens, self.fase)
            zeker, mogelijk = uitslag.zeker[0], uitslag.mogelijk[0]
            return bool(zeker[list(wel)].all() and not mogelijk[list(niet)].any())

        return verkort(geval, self.velden, klopt, self.velden)

    def _kunnen_samen(self, nummers: Collection[int]) -> bool:
        """Of geen twee cellen elkaar rechtstreeks uitsluiten; scheelt de bewijzer werk."""
        samen: dict[str, tuple[int, int, frozenset[int]]] = {}
        for cel in (cel for nummer in nummers for cel in self.regels[nummer].als):
            onder, boven, waarden = samen.get(cel.veld.naam, (cel.onder, cel.boven, cel.waarden))
            rest = (max(onder, cel.onder), min(boven, cel.boven), waarden & cel.waarden)
            if rest[0] > rest[1] or (cel.waarden and not rest[2]):
                return False
            samen[cel.veld.naam] = rest
        return True


def verkort(
    geval: Geval, weglaatbaar: Collection[Regelveld], klopt: Callable[[Gegevens], bool], velden: Collection[Regelveld]
) -> Geval:
    """Laat weg wat er niet toe doet: wat onbekend mag zijn zonder dat de bewering vervalt."""
    kort: Geval = dict(geval)
    for veld in weglaatbaar:
        proef = kort | {veld.naam: None}
        if klopt(als_kolommen(proef, velden)):
            kort = proef
    return {naam: waarde for naam, waarde in kort.items() if waarde is not None}
