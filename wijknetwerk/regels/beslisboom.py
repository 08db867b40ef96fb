"""Een beslisboom over wat onbekend is: welke uitkomsten kunnen nog, en welke antwoorden doen er nog toe?

De boom vertakt op elk onbekend veld, in een vaste volgorde. Gelijke takken vallen samen, en een veld waarvan elk
antwoord hetzelfde vervolg heeft, valt weg. Daarom staan in de boom precies de velden die ertoe doen: bij elk daarvan
is er een invulling van de andere velden waarbij het antwoord de uitkomst verandert, en bij geen ander veld.
"""

from collections.abc import Callable
from dataclasses import dataclass

Regels = int
"""Een verzameling regels als bits: bit r staat aan als regel r nog kan gelden."""

Uitkomst = str | int | None


@dataclass(frozen=True)
class Vraagpunt:
    """Een onbekend veld, met per soort antwoord de regels van elke tabel die dat antwoord toelaten."""

    veld: str
    antwoorden: tuple[tuple[Regels, ...], ...]


@dataclass(frozen=True)
class Inzicht:
    """Wat er nog kan en wat er nog toe doet, in de volgorde van de vraagpunten."""

    uitkomsten: frozenset[Uitkomst]
    velden: tuple[str, ...]


def doorzie(
    over: tuple[Regels, ...], vraagpunten: tuple[Vraagpunt, ...], uitkomst: Callable[[tuple[Regels, ...]], Uitkomst]
) -> Inzicht:
    """Doorziet één geval; `over` zijn per tabel de regels die met wat bekend is nog kunnen gelden."""
    bladen: dict[Uitkomst, int] = {}
    takken: dict[tuple[int, tuple[int, ...]], int] = {}
    gezien: dict[tuple[int, tuple[Regels, ...]], int] = {}

    def bouw(diepte: int, regels: tuple[Regels, ...]) -> int:
        if diepte == len(vraagpunten):
            return bladen.setdefault(uitkomst(regels), -1 - len(bladen))
        if (diepte, regels) not in gezien:
            vervolg = tuple(
                bouw(diepte + 1, tuple(rest & mag for rest, mag in zip(regels, antwoord, strict=True)))
                for antwoord in vraagpunten[diepte].antwoorden
            )
            een = len(set(vervolg)) == 1
            gezien[diepte, regels] = vervolg[0] if een else takken.setdefault((diepte, vervolg), len(takken))
        return gezien[diepte, regels]

    bereikt, diepten = {bouw(0, over)}, set()
    for (diepte, vervolg), nummer in reversed(takken.items()):  # een tak is jonger dan alles waar zij heen gaat
        if nummer in bereikt:
            diepten.add(diepte)
            bereikt.update(vervolg)
    uitkomsten = frozenset(blad for blad, nummer in bladen.items() if nummer in bereikt)
    return Inzicht(uitkomsten, tuple(vraagpunten[diepte].veld for diepte in sorted(diepten)))
