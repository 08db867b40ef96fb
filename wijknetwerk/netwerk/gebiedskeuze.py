"""Waar te beginnen: wijken op volgorde van criteria met een richting en een gewicht, en hoe vast die volgorde ligt.

De criteria van brief 001 (drie) en brief 003 (vier) staan in de regelset; hier staat alleen hoe er geteld wordt. Elke
waarde wordt op een schaal van 0 tot en met 1000 gezet, van de laagste tot de hoogste wijk in de goede richting.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

SCHAAL = 1000
GEHEEL = 100


class Richting(StrEnum):
    """Of veel of juist weinig van iets een wijk kansrijk maakt."""

    HOOG = "hoog"
    LAAG = "laag"


@dataclass(frozen=True)
class Criterium:
    """Waarop wijken vergeleken worden; het gewicht is een heel getal boven nul."""

    naam: str
    richting: Richting
    gewicht: int


@dataclass(frozen=True)
class Gebiedsrang:
    """Een wijk met haar punten per criterium (0 tot en met 1000) en de gewogen som."""

    wijk: str
    punten: Mapping[str, int]
    som: int


@dataclass(frozen=True)
class Gebiedskeuze:
    """De volgorde, en hoeveel procent alle gewichten los van elkaar mogen schuiven zonder dat de top verandert.

    `vast_tot_procent` is 100 als de top bij elk gewicht hetzelfde blijft.
    """

    rangen: tuple[Gebiedsrang, ...]
    top: tuple[str, ...]
    vast_tot_procent: int


def kies_gebied(waarden: Mapping[str, Mapping[str, int]], criteria: Sequence[Criterium], aantal: int) -> Gebiedskeuze:
    """Zet de wijken op volgorde en kijkt hoe vast de eerste `aantal` liggen. Bij gelijke som telt de naam."""
    punten = {wijk: _punten(waarden, wijk, criteria) for wijk in waarden}
    rangen = [
        Gebiedsrang(wijk, per, sum(criterium.gewicht * per[criterium.naam] for criterium in criteria))
        for wijk, per in punten.items()
    ]
    volgorde = tuple(sorted(rangen, key=lambda rang: (-rang.som, rang.wijk)))
    top, rest = volgorde[:aantal], volgorde[aantal:]
    return Gebiedskeuze(
        rangen=volgorde,
        top=tuple(sorted(rang.wijk for rang in top)),
        vast_tot_procent=max(
            (procent for procent in range(GEHEEL + 1) if _blijft(top, rest, criteria, procent)), default=0
        ),
    )


def _punten(waarden: Mapping[str, Mapping[str, int]], wijk: str, criteria: Sequence[Criterium]) -> dict[str, int]:
    punten = {}
    for criterium in criteria:
        alle = [per[criterium.naam] for per in waarden.values()]
        laag, hoog = min(alle), max(alle)
        deel = SCHAAL * (waarden[wijk][criterium.naam] - laag) // (hoog - laag) if hoog > laag else SCHAAL // 2
        punten[criterium.naam] = deel if criterium.richting is Richting.HOOG else SCHAAL - deel
    return punten


def _blijft(
    top: Sequence[Gebiedsrang], rest: Sequence[Gebiedsrang], criteria: Sequence[Criterium], procent: int
) -> bool:
    """Of elke wijk van de top voor elke andere blijft, hoe de gewichten ook schuiven binnen dit percentage.

    Het verschil tussen twee wijken is het kleinst als elk gewicht naar de kant schuift waar de ander beter is; omdat
    gewichten los van elkaar schuiven, is dat voor elk criterium apart te kiezen.
    """
    return all(
        sum(
            _kleinste(criterium, boven.punten[criterium.naam] - onder.punten[criterium.naam], procent)
            for criterium in criteria
        )
        >= (0 if boven.wijk < onder.wijk else 1)
        for boven in top
        for onder in rest
    )


def _kleinste(criterium: Criterium, verschil: int, procent: int) -> int:
    kant = GEHEEL - procent if verschil > 0 else GEHEEL + procent
    return criterium.gewicht * kant * verschil
