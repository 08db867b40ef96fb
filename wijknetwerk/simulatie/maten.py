"""De maten van een simulatie, en hoe een maat over herhalingen geschat wordt."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.simulatie.cijfers import Weekcijfers
from wijknetwerk.simulatie.scenario import WEKEN_PER_JAAR

Kommagetallen = NDArray[np.float64]
Kolommen = dict[str, Kommagetallen]
HERTREKKINGEN = 2000
MINUTEN_PER_UUR = 60


class Eenheid(StrEnum):
    """Waarin een maat geschreven wordt."""

    PROCENT = "procent"
    """Een deel van 0 tot 1, geschreven maal honderd."""
    WEKEN = "weken"
    AANTAL = "aantal"
    EURO = "euro per jaar"


@dataclass(frozen=True)
class Tarieven:
    """Eurocenten per uur: van een wijkcoach, en van een aanbieder per product."""

    wijkcoach: int
    basis: int
    specialistisch: int


@dataclass(frozen=True)
class Maat:
    """Eén maat: naam, titel, formule in woorden, en de berekening over de weken van één herhaling."""

    naam: str
    titel: str
    eenheid: Eenheid
    formule: str
    reken: Callable[[Kolommen], float]
    alleen_als_stabiel: bool = False


@dataclass(frozen=True)
class Schatting:
    """Het gemiddelde over de herhalingen met het 95 %-interval; None als er niets te schatten is."""

    naam: str
    gemiddeld: float | None
    van: float | None
    tot: float | None

    @property
    def bekend(self) -> tuple[float, float, float] | None:
        """Gemiddelde, ondergrens en bovengrens, of None."""
        if self.gemiddeld is None or self.van is None or self.tot is None:
            return None
        return self.gemiddeld, self.van, self.tot


def schat(naam: str, waarden: Sequence[float]) -> Schatting:
    """Het gemiddelde, met een interval uit vast hertrekken van de herhalingen."""
    bekend = np.array([waarde for waarde in waarden if not math.isnan(waarde)], dtype=np.float64)
    if not len(bekend):
        return Schatting(naam, None, None, None)
    greep = np.random.default_rng(len(bekend)).integers(len(bekend), size=(HERTREKKINGEN, len(bekend)))
    van, tot = np.quantile(bekend[greep].mean(axis=1), [0.025, 0.975])
    return Schatting(naam, float(bekend.mean()), float(van), float(tot))


def kolommen(weken: Sequence[Weekcijfers], tarieven: Tarieven) -> Kolommen:
    """Elke telling als kolom over de weken, met de eurocenten van elke week erbij."""
    rijen = [week.als_rij() for week in weken]
    kolom = {naam: np.array([rij[naam] for rij in rijen], dtype=np.float64) for naam in rijen[0]}
    kolom["wacht_op_ruimte"] = kolom["wachtend"] - kolom["nergens"]
    kolom["eurocent_zelf"] = kolom["minuten_zelf"] * tarieven.wijkcoach / MINUTEN_PER_UUR
    kolom["eurocent_aanbieders"] = (
        kolom["minuten_basis"] * tarieven.basis + kolom["minuten_specialistisch"] * tarieven.specialistisch
    ) / MINUTEN_PER_UUR
    return kolom


def _deel(week: Kolommen, boven: tuple[str, ...], onder: tuple[str, ...]) -> float:
    teller, noemer = (sum(float(week[naam].sum()) for naam in namen) for namen in (boven, onder))
    return teller / noemer if noemer else float("nan")


def _verhouding(boven: str | tuple[str, ...], onder: str | tuple[str, ...]) -> Callable[[Kolommen], float]:
    boven, onder = ((namen,) if isinstance(namen, str) else namen for namen in (boven, onder))
    return lambda week: _deel(week, boven, onder)


def _gemiddeld(telling: str) -> Callable[[Kolommen], float]:
    return lambda week: float(week[telling].mean())


def _per_jaar(*namen: str) -> Callable[[Kolommen], float]:
    return lambda week: sum(float(week[naam].mean()) for naam in namen) * WEKEN_PER_JAAR / 100


_BIJ_AANBIEDERS = ("minuten_netwerkpartner", "minuten_tweede_schil", "minuten_aanbieder")
_P, _W, _A, _E = Eenheid.PROCENT, Eenheid.WEKEN, Eenheid.AANTAL, Eenheid.EURO


def _begon(soort: str, titel: str, waar: str) -> Maat:
    return Maat(
        f"aandeel_{soort}",
        titel,
        _P,
        f"begonnen {waar} ÷ alles wat begon",
        _verhouding(f"begonnen_{soort}", "begonnen"),
    )


MATEN: tuple[Maat, ...] = (
    Maat(
        "op_tijd",
        "begint op tijd",
        _P,
        "begonnen binnen de afgesproken weken ÷ iedereen die binnenkwam en in de weekronde bleef",
        _verhouding("op_tijd", "te_beginnen"),
        alleen_als_stabiel=True,
    ),
    Maat(
        "wachttijd",
        "gemiddelde wachttijd",
        _W,
        "weken wachten van wie begon ÷ aantal dat begon",
        _verhouding("gewacht_weken", "begonnen"),
        alleen_als_stabiel=True,
    ),
    Maat(
        "wachtend",
        "wacht op ruimte",
        _A,
        "gemiddeld aantal wachtenden dat ergens terecht kan",
        _gemiddeld("wacht_op_ruimte"),
        alleen_als_stabiel=True,
    ),
    Maat(
        "nergens",
        "kan nergens terecht",
        _A,
        "gemiddeld aantal wachtenden dat ook bij lege plekken nergens kan",
        _gemiddeld("nergens"),
    ),
    Maat("actief", "lopende begeleiding", _A, "gemiddeld aantal lopende trajecten en plaatsen", _gemiddeld("actief")),
    _begon("collectief", "begint in een groep", "in een groep"),
    _begon("zelf", "begint bij een wijkcoach", "bij een wijkcoach"),
    _begon("netwerkpartner", "begint bij een netwerkpartner", "bij een netwerkpartner"),
    _begon("tweede_schil", "begint in de tweede schil", "in de tweede schil"),
    _begon("aanbieder", "begint bij een aanbieder, geen netwerk", "bij een aanbieder in een gebied zonder netwerk"),
    Maat(
        "binnen_netwerk",
        "begeleiding binnen het netwerk",
        _P,
        "minuten bij deelnemers in een gebied met netwerk ÷ minuten bij alle aanbieders",
        _verhouding("minuten_netwerkpartner", _BIJ_AANBIEDERS),
    ),
    Maat(
        "belasting",
        "belasting wijkcoaches",
        _P,
        "minuten van wijkcoaches ÷ hun ruimte",
        _verhouding("minuten_zelf", "ruimte_wijkcoaches"),
    ),
    Maat(
        "inwoners_per_aanbieder",
        "inwoners per aanbieder",
        _A,
        "inwoners bij een aanbieder ÷ aanbieders die er iemand begeleiden",
        _verhouding("inwoners_bij_aanbieder", "aanbieders_bezig"),
    ),
    Maat(
        "aanbieders_bezig",
        "aanbieders die iemand begeleiden",
        _A,
        "gemiddeld aantal aanbieders met minstens één inwoner",
        _gemiddeld("aanbieders_bezig"),
    ),
    Maat(
        "paren_aanbieder_wijk",
        "paren van aanbieder en wijk",
        _A,
        "gemiddeld aantal paren van een aanbieder en een wijk waar hij iemand begeleidt",
        _gemiddeld("paren_aanbieder_wijk"),
    ),
    Maat(
        "euro_zelf",
        "kosten wijkcoaches",
        _E,
        "minuten van wijkcoaches × hun tarief, per jaar",
        _per_jaar("eurocent_zelf"),
    ),
    Maat(
        "euro_aanbieders",
        "kosten aanbieders",
        _E,
        "minuten bij aanbieders × het tarief van het product, per jaar",
        _per_jaar("eurocent_aanbieders"),
    ),
    Maat(
        "euro_samen",
        "kosten samen",
        _E,
        "kosten van wijkcoaches en aanbieders samen, per jaar",
        _per_jaar("eurocent_zelf", "eurocent_aanbieders"),
    ),
)
"""Alle maten van een simulatie; een maat erbij is een rij erbij."""
