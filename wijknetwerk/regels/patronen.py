"""Patronen: gevallen met dezelfde open regels en dezelfde open velden hoeven maar één keer doorzien te worden."""

from collections.abc import Iterator, Sequence

import numpy as np

from wijknetwerk.regels.beslisboom import Regels, Stand
from wijknetwerk.regels.bits import Bits
from wijknetwerk.regels.doorzicht import Doorzicht
from wijknetwerk.regels.greep import WOORD, Woorden, als_getal, als_woorden, pak_in
from wijknetwerk.regels.velden import Getallen, Masker


def patronen(
    doorzicht: Doorzicht, eigen: Woorden, bij: Sequence[Bits], onbekend: Masker
) -> Iterator[tuple[Getallen, Stand, int]]:
    """Deelt gevallen in naar patroon; geeft per patroon de gevallen, hun stand en hun open velden.

    `eigen` zijn de regels die nog kunnen, `bij` de bits achter elk afgeleid veld, `onbekend` is velden × gevallen.
    Wat er niet toe doet, telt voor het patroon niet mee.
    """
    standen = [eigen]
    for naam, bits in zip(doorzicht.bij, bij, strict=True):
        open_ = _raakt(eigen, doorzicht.vorm.gebruikt(naam)) & ~bits.minstens_een().bekend
        standen.append(np.where(open_, bits.mogelijk, bits.zeker))
    telt = np.zeros((eigen.shape[1], len(doorzicht.velden)), dtype=bool)
    for plaats, gebruikt in enumerate(doorzicht.gebruikt):
        raakt = (_raakt(stand, regels) for stand, regels in zip(standen, gebruikt, strict=True))
        telt[:, plaats] = onbekend[plaats] & np.logical_or.reduce(list(raakt))
    velden = pak_in(telt)
    for gevallen in _gelijke(np.vstack([*standen, velden])):
        eerste = int(gevallen[0])
        yield gevallen, tuple(als_getal(stand, eerste) for stand in standen), als_getal(velden, eerste)


def _raakt(woorden: Woorden, regels: Regels) -> Masker:
    """Waar minstens één van deze regels nog kan."""
    raakt: Masker = (woorden & als_woorden(regels, len(woorden)) != 0).any(axis=0)
    return raakt


def _gelijke(woorden: Woorden) -> Iterator[Getallen]:
    """De nummers van de gevallen die in alle woorden gelijk zijn, groep voor groep."""
    nummer = np.zeros(woorden.shape[1], dtype=np.int64)
    for woord in woorden:
        nummer = np.unique(nummer << WOORD | woord, return_inverse=True)[1]
    volgorde = np.argsort(nummer, kind="stable")
    yield from np.split(volgorde, np.flatnonzero(np.diff(nummer[volgorde])) + 1)
