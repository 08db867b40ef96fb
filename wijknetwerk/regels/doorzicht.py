"""Doorzicht: van wat er nog kan in één geval naar een beslisboom, ook door afgeleide velden heen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wijknetwerk.regels.beslisboom import Inzicht, Regels, Stand, Uitkomst, Vraagpunt, doorzie
from wijknetwerk.regels.vorm import Vorm

Lezer = Callable[[Regels], Uitkomst]
"""Wat wij willen weten over de regels die gelden."""

MEESTE_INZICHTEN = 1 << 16


def eerste_regel(regels: Regels) -> int | None:
    """Het nummer van de eerste regel die geldt."""
    return (regels & -regels).bit_length() - 1 if regels else None


def een_of_geen(regels: Regels) -> int:
    """Of er minstens één regel geldt."""
    return int(regels != 0)


@dataclass(frozen=True, eq=False)
class Doorzicht:
    """Doorziet losse gevallen. `bij` zijn de tabellen achter afgeleide velden waarvan de kolom niet gegeven is.

    Een geval is een stand (de regels die de bekende antwoorden toelaten) en de velden die nog open zijn, als bits in
    de volgorde van `velden`. Wat al eens is doorzien, wordt onthouden: hetzelfde patroon komt vaak terug.
    """

    vorm: Vorm
    bij: Mapping[str, Vorm]
    _eerder: dict[tuple[Lezer, Stand, int], Inzicht] = field(default_factory=dict)

    def inzicht(self, lezer: Lezer, stand: Stand, open_velden: int) -> Inzicht:
        """Welke uitkomsten in dit geval nog kunnen, en welke onbekende velden dat bepalen."""
        stand, _ = self._vereenvoudig(stand, self._onzeker(open_velden))
        open_velden &= self.raakt(stand)
        sleutel = (lezer, stand, open_velden)
        if sleutel not in self._eerder:
            if len(self._eerder) >= MEESTE_INZICHTEN:
                self._eerder.clear()
            self._eerder[sleutel] = self._doorzie(*sleutel)
        return self._eerder[sleutel]

    def raakt(self, stand: Stand) -> int:
        """De velden waarvan het antwoord voor een regel in deze stand verschil maakt."""
        return sum(
            1 << plaats
            for plaats, gebruikt in enumerate(self.gebruikt)
            if any(deel & regels for deel, regels in zip(stand, gebruikt, strict=True))
        )

    def vul_in(self, stand: Stand) -> Regels:
        """De regels die gelden als er niets meer open is."""
        eigen, *andere = stand
        for naam, regels in zip(self.bij, andere, strict=True):
            eigen &= self.vorm.velden[naam].bits(int(regels != 0))
        return eigen

    def _onzeker(self, open_velden: int) -> Stand:
        """De regels die van een open veld kunnen afhangen."""
        onzeker = [0] * len(self._vormen)
        for plaats, gebruikt in enumerate(self.gebruikt):
            if open_velden >> plaats & 1:
                onzeker = [een | ander for een, ander in zip(onzeker, gebruikt, strict=True)]
        return tuple(onzeker)

    def _doorzie(self, lezer: Lezer, stand: Stand, open_velden: int) -> Inzicht:
        plaatsen = [plaats for plaats in range(len(self.velden)) if open_velden >> plaats & 1]
        vraagpunten = tuple(Vraagpunt(self.velden[plaats], self._antwoorden[plaats]) for plaats in plaatsen)
        onzeker = [self._onzeker(open_velden & -(1 << plaats)) for plaats in plaatsen] + [self._onzeker(0)]
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

    @cached_property
    def gebruikt(self) -> tuple[Stand, ...]:
        """Per veld de regels die niet elk antwoord toelaten."""
        return tuple(tuple(vorm.gebruikt(naam) for vorm in self._vormen) for naam in self.velden)

    def laat_toe(self, naam: str, code: int) -> Stand:
        """De regels die dit antwoord op een veld toelaten."""
        return tuple(vorm.bits(naam, code) for vorm in self._vormen)

    @cached_property
    def _antwoorden(self) -> tuple[tuple[Stand, ...], ...]:
        """Per veld de verschillende gevolgen die een antwoord kan hebben."""
        return tuple(
            tuple(dict.fromkeys(self.laat_toe(naam, code) for vorm in self._vormen for code in vorm.voorbeelden(naam)))
            for naam in self.velden
        )
