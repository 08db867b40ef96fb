"""Wat een cijfer is: één eenheid met formule, teller, noemer en n, en de rijen die eruit komen."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from wijknetwerk.monitor.stand import Stand

Pad = tuple[str, ...]
"""Een groep van grof naar fijn: `()` is het totaal, `("wmo",)` een wet, `("wmo", "CSA")` een team daarin."""


class Eenheid(StrEnum):
    """Hoe de waarde van een cijfer gelezen wordt."""

    AANTAL = "aantal"
    PROCENT = "procent"
    GETAL = "getal"
    FTE = "fte"


class Grenzen(NamedTuple):
    """Tussen welke waarden het cijfer ligt als iedereen zonder antwoord ongunstig, of gunstig, had geantwoord."""

    laagst: Fraction
    hoogst: Fraction


@dataclass(frozen=True)
class Rij:
    """De uitkomst van een cijfer voor één groep.

    `onbekend` telt wie in de noemer had gehoord, maar geen antwoord gaf. `tellingen` zijn de aantallen inwoners (of hun
    trajecten of hulpvragen) die deze rij vertelt: maat -> aantal. `leunt_op` zijn maten die een andere tabel vertelt en
    die uit deze rij zijn terug te rekenen. Aan die twee zien wij of de rij gedeeld mag worden.
    """

    pad: Pad
    teller: int
    noemer: int = 1
    onbekend: int = 0
    tellingen: Mapping[str, int] = field(default_factory=dict)
    leunt_op: tuple[str, ...] = ()
    n: int = 0
    verborgen: bool = False
    """Te klein om te delen, of nodig om iets kleins verborgen te houden; dan staan er ook geen getallen meer in."""

    @property
    def waarde(self) -> Fraction | None:
        """Teller gedeeld door noemer; zonder noemer valt er niets te zeggen."""
        return Fraction(self.teller, self.noemer) if self.noemer else None

    @property
    def grenzen(self) -> Grenzen | None:
        """De grenzen door wie geen antwoord gaf; None als iedereen antwoordde."""
        if not self.onbekend:
            return None
        heel = self.noemer + self.onbekend
        return Grenzen(Fraction(self.teller, heel), Fraction(self.teller + self.onbekend, heel))


@dataclass(frozen=True)
class Cijfer:
    """Eén cijfer van de monitor. Formule, teller en noemer staan er in woorden bij, met waar het antwoord op geeft."""

    naam: str
    titel: str
    tabel: str
    eenheid: Eenheid
    formule: str
    teller: str
    noemer: str
    doelen: tuple[int, ...]
    instrument: str
    bron: str
    bereken: Callable[["Stand"], tuple[Rij, ...]]
    per: int = 1
    """Teller en noemer delen door dit getal om ze te lezen: minuten × dagen worden uren."""
    toon_delen: bool = True
    """Of teller en noemer naast de waarde iets zeggen."""
    optelbaar: bool = True
    """Of de tellingen van een groep de som zijn van die van haar delen; een stand per maand is dat niet."""


@dataclass(frozen=True)
class Uitkomst:
    """Een berekend cijfer."""

    cijfer: Cijfer
    rijen: tuple[Rij, ...]


def procent(waarde: Fraction) -> int:
    """Hele procenten, half naar boven, zoals het verslag ze schrijft."""
    return afgerond(waarde * 100)


def afgerond(waarde: Fraction) -> int:
    """Het dichtstbijzijnde gehele getal, half naar boven."""
    return (2 * waarde.numerator + waarde.denominator) // (2 * waarde.denominator)


def tel_op(maten: Mapping[str, Mapping[Pad, int]], groepen: Iterable[Pad] = ()) -> dict[Pad, dict[str, int]]:
    """Van aantallen per fijnste groep naar elke groep erboven: pad -> maat -> aantal.

    `groepen` zijn fijnste groepen die er ook moeten staan als er niets te tellen viel.
    """
    bladen = dict.fromkeys([*groepen, *(pad for telling in maten.values() for pad in telling)])
    uit: dict[Pad, dict[str, int]] = {}
    for blad in bladen:
        for diepte in range(len(blad) + 1):
            groep = uit.setdefault(blad[:diepte], dict.fromkeys(maten, 0))
            for maat, telling in maten.items():
                groep[maat] += telling.get(blad, 0)
    uit.setdefault((), dict.fromkeys(maten, 0))
    return uit
