"""Wat een gekozen netwerk levert: per vorm, per gebied, per vraag en per lid.

Hoeveel er in totaal en per vorm past staat vast. Wie welke vraag doet niet: daar staat het laagste en het hoogste dat
kan, als het netwerk samen zoveel mogelijk levert. Beide zijn precies, want een grootste stroom kan voor elke groep
vragen (en voor elk lid) zowel de minste als de meeste minuten geven zonder in totaal minder te leveren.
"""

from dataclasses import dataclass

import numpy as np

from wijknetwerk.begrippen import Vorm, Vraagcel
from wijknetwerk.eisen import Masker
from wijknetwerk.netwerk.gelijk import verdeel_gelijk
from wijknetwerk.netwerk.kiezen import codes, masker
from wijknetwerk.netwerk.stroom import Stroomnet


@dataclass(frozen=True)
class Spanne:
    """Minuten per week: het minste en het meeste dat kan als het netwerk in totaal zoveel mogelijk levert."""

    minstens: int
    hoogstens: int


@dataclass(frozen=True)
class Deellevering:
    """Een deel van de vraag: wat er gevraagd wordt en wat het netwerk ervan levert."""

    naam: str
    gevraagd: int
    geleverd: Spanne


@dataclass(frozen=True)
class Gebiedslevering(Deellevering):
    """Een gebied; `naar_verhouding` is wat het krijgt in duizendsten als elk zo gelijk mogelijk meedeelt."""

    naar_verhouding: int


@dataclass(frozen=True)
class Cellevering:
    """Eén vraag, met de leden die haar aankunnen en wat er minstens en hoogstens buiten het netwerk valt."""

    cel: Vraagcel
    leden: tuple[str, ...]
    buiten: Spanne


@dataclass(frozen=True)
class Lidlast:
    """Eén lid: zijn ruimte in minuten per week en hoeveel daarvan hij nodig heeft."""

    code: str
    ruimte: int
    last: Spanne


@dataclass(frozen=True)
class Netwerklevering:
    """Alles wat een netwerk levert."""

    gevraagd: int
    minuten: int
    vormen: tuple[Deellevering, ...]
    gebieden: tuple[Gebiedslevering, ...]
    cellen: tuple[Cellevering, ...]
    leden: tuple[Lidlast, ...]

    @property
    def individueel(self) -> tuple[int, int]:
        """Gevraagde en geleverde minuten buiten groepen."""
        delen = [deel for deel in self.vormen if deel.naam != Vorm.GROEP]
        return sum(deel.gevraagd for deel in delen), sum(deel.geleverd.minstens for deel in delen)

    @property
    def groep(self) -> tuple[int, int]:
        """Gevraagde en geleverde minuten in een groep."""
        delen = [deel for deel in self.vormen if deel.naam == Vorm.GROEP]
        return sum(deel.gevraagd for deel in delen), sum(deel.geleverd.minstens for deel in delen)


def bereken_levering(net: Stroomnet, leden: tuple[str, ...]) -> Netwerklevering:
    """Rekent uit wat deze leden samen leveren."""
    wie = masker(net, leden)
    totaal, cellen = net.lever(wie).minuten, net.opgave.vraag
    per_vorm = {vorm: np.array([cel.vorm is vorm for cel in cellen], dtype=bool) for vorm in Vorm}
    per_gebied = {
        gebied: np.array([cel.gebied == gebied for cel in cellen], dtype=bool)
        for gebied in sorted({cel.gebied for cel in cellen})
    }
    return Netwerklevering(
        gevraagd=net.opgave.gevraagd,
        minuten=totaal,
        vormen=tuple(_deel(net, wie, totaal, vorm.value, welke) for vorm, welke in per_vorm.items()),
        gebieden=_gebieden(net, wie, totaal, per_gebied),
        cellen=tuple(_cel(net, wie, totaal, plek) for plek in range(len(cellen))),
        leden=tuple(_lid(net, wie, totaal, int(lid)) for lid in np.flatnonzero(wie)),
    )


def _deel(net: Stroomnet, wie: Masker, totaal: int, naam: str, welke: Masker) -> Deellevering:
    return Deellevering(naam, int(net.vraag[welke].sum()), _spanne(net, wie, totaal, welke))


def _gebieden(net: Stroomnet, wie: Masker, totaal: int, per_gebied: dict[str, Masker]) -> tuple[Gebiedslevering, ...]:
    gelijk = verdeel_gelijk(net, wie, tuple(per_gebied.values()))
    delen = (_deel(net, wie, totaal, gebied, welke) for gebied, welke in per_gebied.items())
    return tuple(
        Gebiedslevering(deel.naam, deel.gevraagd, deel.geleverd, promille)
        for deel, promille in zip(delen, gelijk, strict=True)
    )


def _spanne(net: Stroomnet, wie: Masker, totaal: int, welke: Masker) -> Spanne:
    return Spanne(totaal - net.lever(wie, ~welke).minuten, net.lever(wie, welke).minuten)


def _cel(net: Stroomnet, wie: Masker, totaal: int, plek: int) -> Cellevering:
    cel, welke = net.opgave.vraag[plek], np.arange(len(net.vraag)) == plek
    levert = _spanne(net, wie, totaal, welke)
    return Cellevering(
        cel=cel,
        leden=codes(net, wie & net.dekt[:, plek]),
        buiten=Spanne(cel.minuten - levert.hoogstens, cel.minuten - levert.minstens),
    )


def _lid(net: Stroomnet, wie: Masker, totaal: int, lid: int) -> Lidlast:
    kandidaat, deze = net.opgave.kandidaten[lid], np.arange(len(wie)) == lid
    return Lidlast(
        code=kandidaat.code,
        ruimte=sum(kandidaat.minuten(vorm) for vorm in Vorm),
        last=Spanne(totaal - net.lever(wie & ~deze).minuten, net.lever(deze).minuten),
    )
