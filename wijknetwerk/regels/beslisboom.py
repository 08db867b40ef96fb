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
    bladen: dict[Uitkomst, int] = {}
    takken: dict[tuple[int, tuple[int, ...]], int] = {}
    gezien: dict[tuple[int, Stand], int] = {}

    def bouw(diepte: int, ruwe_stand: Stand) -> int:
        stand, beslist = vereenvoudig(diepte, ruwe_stand)
        if beslist:
            return bladen.setdefault(uitkomst(stand[0]), -1 - len(bladen))
        if (diepte, stand) not in gezien:
            vervolg = tuple(
                bouw(diepte + 1, tuple(rest & mag for rest, mag in zip(stand, antwoord, strict=True)))
                for antwoord in vraagpunten[diepte].antwoorden
            )
            een = len(set(vervolg)) == 1
            gezien[diepte, stand] = vervolg[0] if een else takken.setdefault((diepte, vervolg), len(takken))
        return gezien[diepte, stand]

    bereikt, diepten = {bouw(0, begin)}, set()
    for (diepte, vervolg), nummer in reversed(takken.items()):  # een tak is jonger dan alles waar zij heen gaat
        if nummer in bereikt:
            diepten.add(diepte)
            bereikt.update(vervolg)
    uitkomsten = frozenset(blad for blad, nummer in bladen.items() if nummer in bereikt)
    return Inzicht(uitkomsten, tuple(vraagpunten[diepte].veld for diepte in sorted(diepten)))
