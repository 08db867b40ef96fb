"""Welke vragen te klein zijn om te delen, zo dat aftrekken van de totalen ze niet terugbrengt."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from wijknetwerk.begrippen import Vraagcel

MINSTENS_SAMEN = 2
"""Eén verborgen vraag in een totaal is uit te rekenen; twee niet."""
_GROEPEN: tuple[Callable[[Vraagcel], str], ...] = (lambda cel: cel.gebied, lambda cel: cel.vorm.value)
"""De totalen die in het verslag staan: per gebied en per vorm."""


def te_klein(cellen: Iterable[Vraagcel], grens: int) -> frozenset[str]:
    """De namen van de vragen die verborgen blijven.

    Dat zijn vragen van minder dan `grens` inwoners (niet ingevuld telt ook als klein), en zoveel andere dat in elk
    gebied en bij elke vorm er geen of minstens twee verborgen zijn, samen van minstens `grens` inwoners.
    """
    alle = sorted(cellen, key=lambda cel: (cel.inwoners or 0, cel.naam))
    verborgen = {cel.naam for cel in alle if (cel.inwoners or 0) < grens}
    while True:
        erbij = {naam for groep in _GROEPEN for naam in _erbij(alle, verborgen, groep, grens)}
        if not erbij:
            return frozenset(verborgen)
        verborgen |= erbij


def _erbij(alle: list[Vraagcel], verborgen: set[str], groep: Callable[[Vraagcel], str], grens: int) -> Iterable[str]:
    """Per groep waar te weinig verborgen is, de kleinste vraag die er nog staat."""
    per_groep: dict[str, list[Vraagcel]] = defaultdict(list)
    for cel in alle:
        per_groep[groep(cel)].append(cel)
    for leden in per_groep.values():
        weg = [cel for cel in leden if cel.naam in verborgen]
        genoeg = len(weg) >= MINSTENS_SAMEN and sum(cel.inwoners or 0 for cel in weg) >= grens
        over = [cel for cel in leden if cel.naam not in verborgen]
        if weg and not genoeg and over:
            yield over[0].naam
