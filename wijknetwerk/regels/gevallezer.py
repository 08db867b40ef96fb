"""Eén geval lezen: van losse antwoorden naar een uitspraak, zonder kolommen."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wijknetwerk.regels.beslisboom import Regels, Stand
from wijknetwerk.regels.uitspraak import Spreker, Uitspraak
from wijknetwerk.regels.velden import Regelveld, Soort

MEESTE_UITSPRAKEN = 1 << 16

Lees = Callable[[object], Regels | None]


@dataclass(frozen=True, eq=False)
class Gevallezer:
    """Leest losse gevallen. De regels van de tabel en van de tabellen achter haar velden staan in één getal."""

    spreker: Spreker
    _eerder: dict[tuple[Regels, int], Uitspraak] = field(default_factory=dict)

    def lees(self, waarden: Mapping[str, object]) -> Uitspraak:
        """De uitspraak over één geval."""
        regels, open_velden = self._alle, 0
        for naam, lees, vlag in self._stappen:
            toegelaten = lees(waarden[naam])
            if toegelaten is None:
                open_velden |= vlag
            else:
                regels &= toegelaten
        uitspraak = self._eerder.get((regels, open_velden))
        return uitspraak or self._nieuw(regels, open_velden)

    def _nieuw(self, regels: Regels, open_velden: int) -> Uitspraak:
        if len(self._eerder) >= MEESTE_UITSPRAKEN:
            self._eerder.clear()
        uitspraak = self._eerder[regels, open_velden] = Uitspraak(self.spreker, self._splits(regels), open_velden)
        return uitspraak

    @cached_property
    def _breedtes(self) -> tuple[int, ...]:
        doorzicht = self.spreker.doorzicht
        return tuple(len(vorm.regels) for vorm in (doorzicht.vorm, *doorzicht.bij.values()))

    @cached_property
    def _alle(self) -> Regels:
        return (1 << sum(self._breedtes)) - 1

    def _splits(self, regels: Regels) -> Stand:
        stand = []
        for breedte in self._breedtes:
            stand.append(regels & (1 << breedte) - 1)
            regels >>= breedte
        return tuple(stand)

    def _voeg_samen(self, stand: Stand) -> Regels:
        regels = 0
        for breedte, deel in zip(reversed(self._breedtes), reversed(stand), strict=True):
            regels = regels << breedte | deel
        return regels

    @cached_property
    def lezers(self) -> dict[str, Lees]:
        """Per veld hoe een antwoord de regels geeft die het toelaat, als bits; None is onbekend."""
        return {naam: self._lezer(naam) for naam in self.spreker.doorzicht.velden}

    @cached_property
    def _stappen(self) -> tuple[tuple[str, Lees, int], ...]:
        return tuple((naam, lees, 1 << plaats) for plaats, (naam, lees) in enumerate(self.lezers.items()))

    def _lezer(self, naam: str) -> Lees:
        doorzicht = self.spreker.doorzicht
        soorten = [vorm.velden[naam] for vorm in (doorzicht.vorm, *doorzicht.bij.values()) if naam in vorm.velden]
        veld = soorten[0].veld
        if veld.soort is not Soort.GETAL:
            codes = range(len(veld.waarden))
            return _keuzelezer(veld, [self._voeg_samen(doorzicht.laat_toe(naam, code)) for code in codes])
        knippen = sorted({int(knip) for deel in soorten for knip in deel.knippen})
        begin = (knippen[0] - 1, *knippen)
        return _getallezer(veld, knippen, [self._voeg_samen(doorzicht.laat_toe(naam, code)) for code in begin])


def _getallezer(veld: Regelveld, knippen: list[int], regels: list[Regels]) -> Lees:
    def lees(waarde: object) -> Regels | None:
        code = waarde if type(waarde) is int else veld.code(waarde)
        return None if code is None else regels[bisect_right(knippen, code)]

    return lees


def _keuzelezer(veld: Regelveld, regels: list[Regels]) -> Lees:
    bekend: dict[object, Regels] = dict(zip(veld.waarden, regels, strict=True))
    ja_nee = veld.soort is Soort.JA_NEE

    def lees(waarde: object) -> Regels | None:
        if ja_nee and (waarde is True or waarde is False):
            return regels[waarde]
        toegelaten = bekend.get(waarde)
        if toegelaten is None and waarde is not None:
            code = veld.code(waarde)
            toegelaten = None if code is None else regels[code]
        return toegelaten

    return lees
