"""Scenario's naast elkaar: per herhaling dezelfde instroom, dus het verschil per paar en niet van twee gemiddelden."""

from dataclasses import dataclass

from wijknetwerk.simulatie.maten import MATEN, Schatting, schat
from wijknetwerk.simulatie.uitkomst import Uitkomst


@dataclass(frozen=True)
class Verschil:
    """Een scenario min het eerste, per maat, met het interval over de paren."""

    scenario: str
    tegenover: str
    schattingen: tuple[Schatting, ...]


def vergelijk(basis: Uitkomst, ander: Uitkomst) -> Verschil:
    """Het verschil per maat; een maat die in een van beide niet te middelen is, heeft geen verschil."""
    return Verschil(ander.scenario.naam, basis.scenario.naam, tuple(_paren(maat.naam, basis, ander) for maat in MATEN))


def _paren(naam: str, basis: Uitkomst, ander: Uitkomst) -> Schatting:
    if basis.schatting(naam).gemiddeld is None or ander.schatting(naam).gemiddeld is None:
        return Schatting(naam, None, None, None)
    paren = zip(basis.per_herhaling[naam], ander.per_herhaling[naam], strict=False)
    return schat(naam, [dan - nu for nu, dan in paren])
