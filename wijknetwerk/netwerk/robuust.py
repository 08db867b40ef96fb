"""Hoe stevig is een netwerk: wat er gebeurt als één of twee leden uitvallen, en welk netwerk dat het best doorstaat."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from wijknetwerk.netwerk.kiezen import Kiezer, Netwerkkeuze, codes, masker
from wijknetwerk.netwerk.stroom import Stroomnet


@dataclass(frozen=True)
class Uitval:
    """Wat er gebeurt als deze leden wegvallen.

    `minuten` zijn per week minder geleverd dan met alle leden; `alleen` zijn de vragen die daarna niemand meer aankan
    ('alleen D kan dit').
    """

    leden: tuple[str, ...]
    minuten: int
    alleen: tuple[str, ...]


def uitval(net: Stroomnet, leden: tuple[str, ...], tegelijk: int = 1) -> tuple[Uitval, ...]:
    """Elke manier waarop `tegelijk` leden kunnen uitvallen, de ergste eerst."""
    wie = masker(net, leden)
    alles = net.lever(wie).minuten
    gedekt = net.dekt[wie].any(axis=0)
    gevallen = []
    for groep in combinations(np.flatnonzero(wie).tolist(), tegelijk):
        weg = np.isin(np.arange(len(wie)), groep)
        over = wie & ~weg
        open_ = gedekt & ~net.dekt[over].any(axis=0) & (net.vraag > 0)
        gevallen.append(
            Uitval(
                leden=codes(net, weg),
                minuten=alles - net.lever(over).minuten,
                alleen=tuple(cel.naam for cel, alleen in zip(net.opgave.vraag, open_, strict=True) if alleen),
            )
        )
    return tuple(sorted(gevallen, key=lambda geval: (-geval.minuten, -len(geval.alleen), geval.leden)))


def sterkste_netwerk(kiezer: Kiezer, omvang: int) -> Netwerkkeuze:
    """Het netwerk dat het meest overhoudt als zijn ergste lid uitvalt, en daarbinnen het meest levert."""
    return kiezer.kies(omvang, stevig=True)
