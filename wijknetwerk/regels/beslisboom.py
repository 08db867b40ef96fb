"""Een beslisboom over wat onbekend is: welke uitkomsten kunnen nog, en welke antwoorden doen er nog toe?

De boom vertakt op elk onbekend veld, in een vaste volgorde. Gelijke takken vallen samen, en een veld waarvan elk
antwoord hetzelfde vervolg heeft, valt weg. Daarom staan in de boom precies de velden die ertoe doen: bij elk daarvan
is er een invulling van de andere velden waarbij het antwoord de uitkomst verandert, en bij geen ander veld.
"""

from collections.abc import Callable
from dataclasses import dataclass

Regels = int
"""Een verzameling regels als bits: bit r staat aan als regel r nog kan gelden."""

Stand = tuple[Regels, ...]
"""Per tabel de regels die nog kunnen gelden: eerst de tabel zelf, dan die achter haar afgeleide velden."""

Uitkomst = str | int | None


@dataclass(frozen=True)
class Vraagpunt:
    """Een onbekend veld, met per soort antwoord de regels die dat antwoord toelaten."""

    veld: str
    antwoorden: tuple[Stand, ...]


@dataclass(frozen=True)
class Inzicht:
    """Wat er nog kan en wat er nog toe doet, in de volgorde van de vraagpunten."""

    uitkomsten: frozenset[Uitkomst]
    velden: tuple[str, ...]


def doorzie(
    begin: Stand,
    vraagpunten: tuple[Vraagpunt, ...],
    vereenvoudig: Callable[[int, Stand], tuple[Stand, bool]],
    uitkomst: Callable[[Regels], Uitkomst],
) -> Inzicht:
    """Doorziet één geval.

    `vereenvoudig` krijgt hoeveel vraagpunten er al zijn beantwoord en de stand, laat weg wat er niet meer toe doet
    en zegt of het geval daarmee beslist is; na het laatste vraagpunt is elk geval beslist.
    """
    knopen: dict[Uitkomst | tuple[int, tuple[int, ...]], int] = {}
    gezien: dict[tuple[int, Stand], int] = {}
    uitkomsten: set[Uitkomst] = set()
    diepten: set[int] = set()

    def bouw(diepte: int, ruwe_stand: Stand) -> int:
        stand, beslist = vereenvoudig(diepte, ruwe_stand)
        if beslist:
            blad = uitkomst(stand[0])
            uitkomsten.add(blad)
            return knopen.setdefault(blad, len(knopen))
        if (diepte, stand) not in gezien:
            vervolg = tuple(
                bouw(diepte + 1, tuple(rest & mag for rest, mag in zip(stand, antwoord, strict=True)))
                for antwoord in vraagpunten[diepte].antwoorden
            )
            if len(set(vervolg)) == 1:
                gezien[diepte, stand] = vervolg[0]
            else:
                diepten.add(diepte)
                gezien[diepte, stand] = knopen.setdefault((diepte, vervolg), len(knopen))
        return gezien[diepte, stand]

    bouw(0, begin)
    return Inzicht(frozenset(uitkomsten), tuple(vraagpunten[diepte].veld for diepte in sorted(diepten)))
