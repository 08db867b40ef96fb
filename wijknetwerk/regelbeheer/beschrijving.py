"""Beschrijven: een verzameling soorten gevallen in zo weinig mogelijk voorwaarden, in de taal van de cellen.

Een blok is per veld de antwoorden die mogen. Wij laten elk blok groeien zolang het niets raakt wat er niet bij hoort,
en laten daarna elk blok weg dat de andere al dekken. Geen voorwaarde en geen blok kan dus nog weg.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.regelbeheer.bevinding import opsomming
from wijknetwerk.regelbeheer.rooster import Geval
from wijknetwerk.regels import Regelveld, Soort
from wijknetwerk.regels.cellen import Cel

Masker = NDArray[np.bool_]
Blok = tuple[tuple[int, ...], ...]
"""Per as de standen die meedoen."""


@dataclass(frozen=True)
class Beschrijving:
    """Eén blok als voorwaarden; zonder voorwaarden is het elk geval."""

    als: tuple[Cel, ...]

    def past(self, geval: Geval) -> bool:
        """Of een geval met alles bekend eronder valt."""
        codes = ((cel, cel.veld.code(geval[cel.veld.naam])) for cel in self.als)
        return all(bool(cel.klopt(np.array([code]))[0]) for cel, code in codes)

    def __str__(self) -> str:
        return opsomming([f"{cel.veld.naam} {cel.tekst}" for cel in self.als]) or "elk geval"


def beschrijf(binnen: Masker, buiten: Masker, assen: Sequence[Sequence[Cel]]) -> tuple[Beschrijving, ...]:
    """Blokken die alles van `binnen` dekken en niets van `buiten`; de rest mag erin, maar hoeft niet.

    De maskers hebben per veld een as, in de volgorde van `assen`.
    """
    blokken: list[Blok] = []
    over = binnen.copy()
    while over.any():
        zaad = np.unravel_index(int(over.argmax()), over.shape)
        blok = _groei(tuple((int(stand),) for stand in zaad), buiten, assen)
        over[np.ix_(*blok)] = False
        blokken.append(blok)
    return tuple(_vertaal(_krimp(blok, binnen, assen), assen) for blok in _nodig(blokken, binnen))


def _groei(blok: Blok, buiten: Masker, assen: Sequence[Sequence[Cel]]) -> Blok:
    """Eerst elk veld dat er helemaal niet toe doet, dan per veld wat er nog bij kan."""
    for as_, soorten in enumerate(assen):
        heel = _met(blok, as_, tuple(range(len(soorten))))
        blok = blok if _raakt(heel, buiten) else heel
    for as_, soorten in enumerate(assen):
        for stand in _volgorde(blok[as_], soorten):
            groter = _met(blok, as_, tuple(sorted({*blok[as_], stand})))
            aaneen = soorten[0].veld.soort is not Soort.GETAL or _aaneengesloten(groter[as_])
            blok = groter if aaneen and not _raakt(groter, buiten) else blok
    return blok


def _volgorde(standen: tuple[int, ...], soorten: Sequence[Cel]) -> Iterator[int]:
    """De andere standen, van dichtbij naar ver weg."""
    yield from sorted(set(range(len(soorten))) - set(standen), key=lambda stand: abs(stand - standen[0]))


def _aaneengesloten(standen: tuple[int, ...]) -> bool:
    return standen[-1] - standen[0] + 1 == len(standen)


def _met(blok: Blok, as_: int, standen: tuple[int, ...]) -> Blok:
    return (*blok[:as_], standen, *blok[as_ + 1 :])


def _raakt(blok: Blok, masker: Masker) -> bool:
    return bool(masker[np.ix_(*blok)].any()) if blok else bool(masker)


def _nodig(blokken: Sequence[Blok], binnen: Masker) -> list[Blok]:
    """Laat elk blok weg waarvan de andere alles al dekken, de kleinste eerst."""
    keer = np.zeros(binnen.shape, dtype=np.int32)
    for blok in blokken:
        keer[np.ix_(*blok)] += 1
    nodig = list(blokken)
    for blok in sorted(blokken, key=lambda blok: int(binnen[np.ix_(*blok)].sum())):
        plek = np.ix_(*blok)
        if (keer[plek][binnen[plek]] > 1).all():
            keer[plek] -= 1
            nodig.remove(blok)
    return nodig


def _krimp(blok: Blok, binnen: Masker, assen: Sequence[Sequence[Cel]]) -> Blok:
    """Noemt bij een getal niet meer dan waar echt iets gebeurt: «27 t/m 39», niet «<= 39»."""
    for as_, soorten in enumerate(assen):
        if soorten[0].veld.soort is Soort.GETAL and len(blok[as_]) < len(soorten):
            andere = tuple(nr for nr in range(len(assen)) if nr != as_)
            raak = np.asarray(binnen[np.ix_(*blok)].any(axis=andere)).tolist()
            echt = [stand for stand, is_raak in zip(blok[as_], raak, strict=True) if is_raak]
            blok = _met(blok, as_, tuple(range(echt[0], echt[-1] + 1)))
    return blok


def _vertaal(blok: Blok, assen: Sequence[Sequence[Cel]]) -> Beschrijving:
    cellen = (
        voorwaarde([soorten[stand] for stand in standen])
        for standen, soorten in zip(blok, assen, strict=True)
        if len(standen) < len(soorten)
    )
    return Beschrijving(tuple(cellen))


def voorwaarde(soorten: Sequence[Cel]) -> Cel:
    """Eén cel die precies deze soorten antwoord toelaat; getallen sluiten op elkaar aan."""
    veld = soorten[0].veld
    if veld.soort is Soort.GETAL:
        onder, boven = soorten[0].onder, soorten[-1].boven
        return Cel(veld, _getaltekst(veld, onder, boven), onder=onder, boven=boven)
    waarden = frozenset(code for soort in soorten for code in soort.waarden)
    namen = [veld.waarden[code] for code in sorted(waarden)]
    rest = [naam for naam in veld.waarden if naam not in namen]
    tekst = f"= niet {rest[0]}" if len(rest) == 1 and len(namen) > 1 else f"= {opsomming(namen, 'of')}"
    return Cel(veld, tekst, waarden)


def _getaltekst(veld: Regelveld, onder: int, boven: int) -> str:
    if onder == boven:
        return f"= {onder}"
    if onder == veld.minimum:
        return f"<= {boven}"
    return f">= {onder}" if boven == veld.maximum else f"{onder} t/m {boven}"
