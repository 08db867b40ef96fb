"""Een greep velden: hun antwoorden vormen samen één sleutel, en één opzoektabel geeft daarbij alle regels als bits.

Zo kost een geval geen bewerking per regel maar een paar opzoekingen, en past elke opzoektabel in het snelste geheugen
van de processor. Regels staan in woorden van zestien bits.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.regels.soorten import Soorten
from wijknetwerk.regels.velden import Kolom, Masker

WOORD = 16
GROOTSTE_GREEP = 4096

Woorden = NDArray[np.uint16]
"""Woorden × gevallen: bit r van woord w hoort bij regel 16 w + r."""


def pak_in(masker: Masker) -> Woorden:
    """Van gevallen × regels naar woorden."""
    aantal, regels = masker.shape
    woorden = max(1, -(-regels // WOORD))
    vol = np.zeros((aantal, woorden * WOORD), dtype=bool)
    vol[:, :regels] = masker
    bytes_ = np.packbits(vol, axis=1, bitorder="little").reshape(aantal, woorden, 2).astype(np.uint16)
    ingepakt: Woorden = np.ascontiguousarray((bytes_[:, :, 0] | bytes_[:, :, 1] << np.uint16(8)).T)
    return ingepakt


def pak_uit(woorden: Woorden, regels: int) -> Masker:
    """Van woorden naar gevallen × regels."""
    bits = np.arange(WOORD, dtype=np.uint16)
    los = (woorden[:, :, None] >> bits) & np.uint16(1)
    masker: Masker = los.transpose(1, 0, 2).reshape(woorden.shape[1], woorden.shape[0] * WOORD)[:, :regels].astype(bool)
    return masker


def als_getal(woorden: Woorden, geval: int) -> int:
    """De bits van één geval als één getal."""
    return sum(int(woord[geval]) << (WOORD * nummer) for nummer, woord in enumerate(woorden))


def als_woorden(getal: int, aantal: int) -> Woorden:
    """Eén getal als een kolom van zoveel woorden."""
    return np.array([[getal >> WOORD * nummer & 0xFFFF] for nummer in range(aantal)], dtype=np.uint16)


@dataclass(frozen=True, eq=False)
class Greep:
    """Velden waarvan de antwoorden samen één sleutel zijn, met bij elke sleutel de regels als woorden."""

    velden: tuple[Soorten, ...]
    zeker: Woorden
    mogelijk: Woorden

    def sleutel(self, kolommen: Mapping[str, Kolom], deel: slice) -> NDArray[np.intp]:
        """De sleutel van elk geval in dit deel."""
        soorten, *rest = self.velden
        sleutel = soorten.nummers(*kolommen[soorten.veld.naam].deel(deel))
        for soorten in rest:
            sleutel *= np.int16(soorten.onbekend + 1)
            sleutel += soorten.nummers(*kolommen[soorten.veld.naam].deel(deel))
        return sleutel.astype(np.intp)


def maak_grepen(velden: Iterable[Soorten]) -> tuple[Greep, ...]:
    """Verdeelt de velden over grepen waarvan de opzoektabel klein genoeg blijft."""
    grepen: list[list[Soorten]] = []
    grootte = GROOTSTE_GREEP
    for soorten in velden:
        grootte *= soorten.onbekend + 1
        if grootte > GROOTSTE_GREEP:
            grepen.append([])
            grootte = soorten.onbekend + 1
        grepen[-1].append(soorten)
    return tuple(_maak_greep(velden) for velden in grepen)


def _maak_greep(velden: Sequence[Soorten]) -> Greep:
    zeker = mogelijk = np.full((1, 1), np.iinfo(np.uint16).max, dtype=np.uint16)
    for soorten in velden:
        zeker, mogelijk = (
            (links[:, :, None] & rechts[:, None, :]).reshape(len(rechts), -1)
            for links, rechts in ((zeker, pak_in(soorten.zeker)), (mogelijk, pak_in(soorten.mogelijk)))
        )
    return Greep(tuple(velden), zeker, mogelijk)
