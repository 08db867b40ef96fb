"""Doorzicht: van de gegevens van één geval naar een beslisboom, ook door afgeleide velden heen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wijknetwerk.regels.beslisboom import Inzicht, Regels, Stand, Uitkomst, Vraagpunt, doorzie
from wijknetwerk.regels.velden import Gegevens
from wijknetwerk.regels.vorm import Vorm

Lezer = Callable[[Regels], Uitkomst]
"""Wat wij willen weten over de regels die gelden."""


def eerste_regel(regels: Regels) -> int | None:
    """Het nummer van de eerste regel die geldt."""
    return (regels & -regels).bit_length() - 1 if regels else None


def een_of_geen(regels: Regels) -> int:
    """Of er minstens één regel geldt."""
    return int(regels != 0)


@dataclass(frozen=True, eq=False)
class Doorzicht:
    """Doorziet losse gevallen. `bij` zijn de tabellen achter afgeleide velden waarvan de kolom niet gegeven is."""

    vorm: Vorm
    bij: Mapping[str, Vorm]
    gegevens: Gegevens
    _eerder: dict[tuple[Lezer, Stand, tuple[str, ...]], Inzicht] = field(default_factory=dict)

    def inzicht(self, rij: int, lezer: Lezer, alleen: int | None = None) -> Inzicht:
        """Welke uitkomsten in dit geval nog kunnen, en welke onbekende velden dat bepalen.

        Met `alleen` telt van de tabel zelf alleen de regel met dat nummer mee.
        """
        eigen = self.vorm.alle if alleen is None else 1 << alleen
        stand, open_velden = (eigen, *(vorm.alle for vorm in self.bij.values())), []
        for naam in self.velden:
            kolom = self.gegevens[naam]
            if kolom.bekend[rij]:
                stand = _beide(stand, self._laat_toe(naam, int(kolom.codes[rij])))
            else:
                open_velden.append(naam)
        sleutel = (lezer, stand, tuple(open_velden))
        if sleutel not in self._eerder:
            self._eerder[sleutel] = self._doorzie(*sleutel)
        return self._eerder[sleutel]

    def _doorzie(self, lezer: Lezer, stand: Stand, open_velden: tuple[str, ...]) -> Inzicht:
        vraagpunten = tuple(Vraagpunt(naam, self._antwoorden[naam]) for naam in open_velden)
        onzeker = [(0,) * len(self._vormen)]
        for naam in reversed(open_velden):
            gebruikt = (vorm.gebruikt(naam) for vorm in self._vormen)
            onzeker.append(tuple(later | hier for later, hier in zip(onzeker[-1], gebruikt, strict=True)))
        onzeker.reverse()
        return doorzie(stand, vraagpunten, lambda diepte, tot: self._vereenvoudig(tot, onzeker[diepte]), lezer)

    def _vereenvoudig(self, stand: Stand, onzeker: Stand) -> tuple[Stand, bool]:
        """Vult een afgeleid veld in zodra het vaststaat, en laat weg wat na de eerste zekere regel komt."""
        eigen, eigen_onzeker, andere = stand[0], onzeker[0], []
        for naam, regels, open_regels in zip(self.bij, stand[1:], onzeker[1:], strict=True):
            zeker = regels & ~open_regels
            rest = zeker & -zeker or regels
            if zeker or not regels:
                eigen &= self.vorm.velden[naam].bits(int(zeker != 0))
            elif eigen & self.vorm.gebruikt(naam):
                eigen_onzeker |= self.vorm.gebruikt(naam)
            else:
                rest = 0
            andere.append(rest)
        if zeker := eigen & ~eigen_onzeker:
            eigen &= 2 * (zeker & -zeker) - 1
        return (eigen, *andere), not eigen & eigen_onzeker

    @cached_property
    def _vormen(self) -> tuple[Vorm, ...]:
        return (self.vorm, *self.bij.values())

    @cached_property
    def velden(self) -> tuple[str, ...]:
        """De velden waar de uitslag op rust; een afgeleid veld is vervangen door de velden waar het uit volgt."""
        velden: dict[str, None] = {}
        for naam in self.vorm.velden:
            velden |= dict.fromkeys(self.bij[naam].velden if naam in self.bij else (naam,))
        return tuple(velden)

    def _laat_toe(self, naam: str, code: int) -> Stand:
        return tuple(vorm.bits(naam, code) for vorm in self._vormen)

    @cached_property
    def _antwoorden(self) -> dict[str, tuple[Stand, ...]]:
        """Per veld de verschillende gevolgen die een antwoord kan hebben."""
        return {
            naam: tuple(
                dict.fromkeys(self._laat_toe(naam, code) for vorm in self._vormen for code in vorm.voorbeelden(naam))
            )
            for naam in self.velden
        }


def _beide(links: Stand, rechts: Stand) -> Stand:
    return tuple(een & ander for een, ander in zip(links, rechts, strict=True))
