"""De uitkomst van een scenario: elke maat over alle herhalingen met een interval, of dat het niet stabiel is."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.simulatie.cijfers import Weekcijfers

Kommagetallen = NDArray[np.float64]
HERTREKKINGEN = 2000
KWARTAAL_WEKEN = 13


@dataclass(frozen=True)
class Maat:
    """Eén maat: hoe zij heet, hoe zij in woorden wordt berekend, en de berekening over de weken van één herhaling."""

    naam: str
    formule: str
    reken: Callable[[dict[str, Kommagetallen]], float]
    alleen_als_stabiel: bool = False


def _deel(teller: float, noemer: float) -> float:
    return teller / noemer if noemer else float("nan")


def _aandeel(soort: str) -> Callable[[dict[str, Kommagetallen]], float]:
    return lambda week: _deel(float(week[f"begonnen_{soort}"].sum()), float(week["begonnen"].sum()))


def _gemiddeld(telling: str) -> Callable[[dict[str, Kommagetallen]], float]:
    return lambda week: float(week[telling].mean())


def _netwerkaandeel(week: dict[str, Kommagetallen]) -> float:
    soorten = ("netwerkpartner", "tweede_schil", "aanbieder")
    return _deel(float(week["minuten_netwerkpartner"].sum()), float(sum(week[f"minuten_{s}"].sum() for s in soorten)))


MATEN: tuple[Maat, ...] = (
    Maat("aandeel_collectief", "begonnen in een groep ÷ alles wat begon", _aandeel("collectief")),
    Maat("aandeel_zelf", "begonnen bij een wijkcoach ÷ alles wat begon", _aandeel("zelf")),
    Maat("aandeel_netwerkpartner", "begonnen bij een netwerkpartner ÷ alles wat begon", _aandeel("netwerkpartner")),
    Maat("aandeel_tweede_schil", "begonnen in de tweede schil ÷ alles wat begon", _aandeel("tweede_schil")),
    Maat(
        "aandeel_aanbieder",
        "begonnen bij een aanbieder waar geen netwerk is ÷ alles wat begon",
        _aandeel("aanbieder"),
    ),
    Maat("aandeel_binnen_netwerk", "minuten bij netwerkpartners ÷ minuten bij alle aanbieders", _netwerkaandeel),
    Maat(
        "gemiddelde_wachttijd",
        "weken wachten van wie begon ÷ aantal dat begon",
        lambda week: _deel(float(week["gewacht_weken"].sum()), float(week["begonnen"].sum())),
        alleen_als_stabiel=True,
    ),
    Maat(
        "binnen_zes_weken",
        "begonnen binnen zes weken ÷ alles wat begon",
        lambda week: _deel(float(week["binnen_zes_weken"].sum()), float(week["begonnen"].sum())),
        alleen_als_stabiel=True,
    ),
    Maat(
        "wachtend", "gemiddeld aantal wachtenden", lambda week: float(week["wachtend"].mean()), alleen_als_stabiel=True
    ),
    Maat("actief", "gemiddeld aantal lopende trajecten", _gemiddeld("actief")),
    Maat(
        "bezetting_wijkcoaches",
        "minuten van wijkcoaches ÷ hun ruimte",
        lambda week: _deel(float(week["minuten_zelf"].sum()), float(week["ruimte_wijkcoaches"].sum())),
    ),
    Maat(
        "paren_aanbieder_wijk",
        "gemiddeld aantal paren van aanbieder en wijk",
        _gemiddeld("paren_aanbieder_wijk"),
    ),
)
"""Alle maten van een simulatie; een maat erbij is een rij erbij."""


@dataclass(frozen=True)
class Schatting:
    """Een maat met haar 95 %-interval over de herhalingen; None als het scenario niet stabiel is."""

    naam: str
    gemiddeld: float | None
    van: float | None
    tot: float | None


@dataclass(frozen=True)
class Uitkomst:
    """Alle maten van een scenario. `groei_wachtlijst` is in hulpvragen per week."""

    scenario: str
    herhalingen: int
    stabiel: bool
    groei_wachtlijst: Schatting
    schattingen: tuple[Schatting, ...]

    @property
    def zin(self) -> str:
        """Of het scenario stabiel is, in één zin."""
        if self.stabiel:
            return "Stabiel: de wachtlijst groeit niet aantoonbaar."
        per_kwartaal = (self.groei_wachtlijst.gemiddeld or 0) * KWARTAAL_WEKEN
        groei = f"{per_kwartaal:.1f}".replace(".", ",")
        return f"Niet stabiel: instroom > uitstroom. De wachtlijst groeit met {groei} hulpvragen per kwartaal."


def vat_samen(scenario: str, herhalingen: Sequence[Sequence[Weekcijfers]], aanloop_weken: int) -> Uitkomst:
    """Maakt van alle herhalingen de uitkomst; de weken van de aanloop tellen niet mee."""
    weken = [_kolommen(herhaling[aanloop_weken:]) for herhaling in herhalingen]
    groei = _schat("groei_wachtlijst", [_helling(week["wachtend"]) for week in weken])
    stabiel = groei.van is None or groei.van * KWARTAAL_WEKEN <= 1
    return Uitkomst(
        scenario=scenario,
        herhalingen=len(herhalingen),
        stabiel=stabiel,
        groei_wachtlijst=groei,
        schattingen=tuple(
            Schatting(maat.naam, None, None, None)
            if maat.alleen_als_stabiel and not stabiel
            else _schat(maat.naam, [maat.reken(week) for week in weken])
            for maat in MATEN
        ),
    )


def _kolommen(weken: Sequence[Weekcijfers]) -> dict[str, Kommagetallen]:
    rijen = [week.als_rij() for week in weken]
    return {naam: np.array([rij[naam] for rij in rijen], dtype=np.float64) for naam in rijen[0]}


def _helling(wachtend: Kommagetallen) -> float:
    """Hoeveel de wachtlijst gemiddeld per week groeit (kleinste kwadraten)."""
    weken = np.arange(len(wachtend)) - (len(wachtend) - 1) / 2
    noemer = float((weken**2).sum())
    return float(weken @ wachtend) / noemer if noemer else 0.0


def _schat(naam: str, waarden: Sequence[float]) -> Schatting:
    """Het gemiddelde, met een interval uit vast hertrekken van de herhalingen."""
    bekend = np.array([waarde for waarde in waarden if not math.isnan(waarde)], dtype=np.float64)
    if not len(bekend):
        return Schatting(naam, None, None, None)
    greep = np.random.default_rng(len(bekend)).integers(len(bekend), size=(HERTREKKINGEN, len(bekend)))
    van, tot = np.quantile(bekend[greep].mean(axis=1), [0.025, 0.975])
    return Schatting(naam, float(bekend.mean()), float(van), float(tot))
