"""Herhaalbaar trekken: elk lot hangt alleen af van het zaad en zijn eigen naam, niet van wat eerder is getrokken.

Daardoor geeft elke machine en elke Python hetzelfde, en verandert een extra rij niets aan de andere rijen.
"""

import hashlib
import math
from collections.abc import Iterable, Sequence
from typing import TypeVar

Ding = TypeVar("Ding")
_BEREIK = 2**64
GULDEN_SNEDE = (math.sqrt(5) - 1) / 2


class Loten:
    """Een bak met loten; `Loten("rkv").kies("H-001", "wijk", uit=wijken)` geeft altijd dezelfde wijk."""

    def __init__(self, zaad: str) -> None:
        self._zaad = zaad

    def trek(self, *naam: object) -> float:
        """Een getal van 0 tot 1."""
        tekst = "|".join(map(str, (self._zaad, *naam)))
        return int.from_bytes(hashlib.sha256(tekst.encode()).digest()[:8], "big") / _BEREIK

    def geheel(self, *naam: object, van: int, tot: int, stap: int = 1) -> int:
        """Een geheel getal van `van` tot en met `tot`, in stappen."""
        return van + stap * int(self.trek(*naam) * ((tot - van) // stap + 1))

    def kans(self, *naam: object, op: float) -> bool:
        """Of iets met kans `op` gebeurt."""
        return self.trek(*naam) < op

    def kies(self, *naam: object, uit: Sequence[Ding], gewicht: Sequence[float] = ()) -> Ding:
        """Eén ding uit een rij; met gewichten komt een zwaarder ding vaker."""
        return op_deel(self.trek(*naam), uit, gewicht or [1] * len(uit))

    def schud(self, *naam: object, dingen: Iterable[Ding]) -> list[Ding]:
        """Dezelfde dingen in een getrokken volgorde."""
        genummerd = list(enumerate(dingen))
        return [ding for plaats, ding in sorted(genummerd, key=lambda paar: self.trek(*naam, paar[0]))]


def op_deel(deel: float, uit: Sequence[Ding], gewicht: Sequence[float]) -> Ding:
    """Het ding dat op dit deel (0 tot 1) van de rij ligt, als elk ding zo breed is als zijn gewicht."""
    rest = deel * sum(gewicht)
    for ding, breedte in zip(uit, gewicht, strict=True):
        rest -= breedte
        if rest < 0:
            return ding
    return uit[-1]


def gespreid(nummer: int) -> float:
    """Het n-de getal van 0 tot 1 van een rij die zich met de gulden snede gelijk verspreidt, hoe lang zij ook is."""
    return nummer * GULDEN_SNEDE % 1
