"""Wat een eis is: zij zegt voor alle paren tegelijk of het mag, en voor één paar in een zin waarom niet."""

from typing import Protocol

import numpy as np

from wijknetwerk.begrippen import SoortPlek
from wijknetwerk.eisen.veld import Masker, Veld


class Eis(Protocol):
    """Een harde voorwaarde voor een hulpvraag op een plek. De naam staat als `regel` in het voorstel."""

    @property
    def naam(self) -> str:
        """Naam in het voorstel."""

    def mag(self, veld: Veld) -> Masker:
        """H × plekken: waar deze eis de plek toelaat."""

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Waarom deze plek niet kan, voor één paar dat de eis niet haalt."""


class NietUitgesloten:
    """De teamleider kan een plek voor een hulpvraag uitsluiten, met reden."""

    naam = "uitgesloten"

    def __init__(self, soort: SoortPlek) -> None:
        self._soort = soort

    def mag(self, veld: Veld) -> Masker:
        """Alles mag, behalve wat is uitgesloten."""
        codes = {code: kolom for kolom, code in enumerate(veld.codes(self._soort))}
        masker = np.ones((len(veld.werkvoorraad.hulpvragen), len(codes)), dtype=bool)
        rijen = {vraag.nummer: rij for rij, vraag in enumerate(veld.werkvoorraad.hulpvragen)}
        for nummer, plek in veld.uitgesloten:
            if nummer in rijen and plek in codes:
                masker[rijen[nummer], codes[plek]] = False
        return masker

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """De reden van de teamleider."""
        nummer, code = veld.werkvoorraad.hulpvragen[vraag].nummer, veld.codes(self._soort)[plek]
        return f"de teamleider heeft {code} uitgesloten: {veld.uitgesloten[nummer, code]}"


class NietEldersVastgezet:
    """Wat de teamleider heeft vastgezet, gaat nergens anders heen."""

    naam = "vastgezet_elders"

    def __init__(self, soort: SoortPlek) -> None:
        self._soort = soort

    def mag(self, veld: Veld) -> Masker:
        """Een vastgezette hulpvraag mag alleen naar haar eigen plek."""
        codes = veld.codes(self._soort)
        masker = np.ones((len(veld.werkvoorraad.hulpvragen), len(codes)), dtype=bool)
        for rij, vraag in enumerate(veld.werkvoorraad.hulpvragen):
            if (plek := veld.vastgezet.get(vraag.nummer)) is not None:
                masker[rij] = [code == plek for code in codes]
        return masker

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Waar de hulpvraag is vastgezet."""
        del plek  # de zin gaat over waar de vraag wel heen moet
        nummer = veld.werkvoorraad.hulpvragen[vraag].nummer
        return f"de teamleider heeft deze hulpvraag vastgezet op {veld.vastgezet[nummer]}"
