"""Herhaalbaar trekken: elk lot hangt alleen af van het zaad en zijn eigen naam, niet van wat eerder is getrokken.

Daardoor geeft elke machine en elke Python hetzelfde, en verandert een extra rij niets aan de andere rijen.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar

Ding = TypeVar("Ding")
_BEREIK = 2**64


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
        if not gewicht:
            return uit[int(self.trek(*naam) * len(uit))]
        rest = self.trek(*naam) * sum(gewicht)
        for ding, zwaarte in zip(uit, gewicht, strict=True):
            rest -= zwaarte
            if rest < 0:
                return ding
        return uit[-1]

    def schud(self, *naam: object, dingen: Iterable[Ding]) -> list[Ding]:
        """Dezelfde dingen in een getrokken volgorde."""
        genummerd = list(enumerate(dingen))
        return [ding for plaats, ding in sorted(genummerd, key=lambda paar: self.trek(*naam, paar[0]))]
