"""Hoeveel formatie er nodig is: zoeken naar de kleinste waarbij genoeg inwoners op tijd beginnen, met vast toeval."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wijknetwerk.simulatie.cijfers import Herhaling
from wijknetwerk.simulatie.maten import Schatting, schat

LAAGST, HOOGST, STAP = 10, 400, 5
"""Tussen deze percentages van de formatie van de werkmap wordt gezocht, in stappen van zoveel."""
MINUTEN_PER_FTE = 36 * 60


@dataclass(frozen=True)
class Formatie:
    """De kleinste formatie waarbij het doel gehaald wordt, in procenten van de werkmap; None als die er niet is.

    `van` haalt het doel misschien (de bovengrens van het interval), `tot` bijna zeker (de ondergrens).
    """

    doel_procent: int
    binnen_weken: int
    procent: int | None
    van: int | None
    tot: int | None
    fte_nu: float
    punten: tuple[tuple[int, Schatting], ...]
    """Elke formatie die is doorgerekend, met het deel dat op tijd begint."""

    def fte(self, procent: int | None) -> float | None:
        """Zoveel procent van de formatie van de werkmap in fte."""
        return None if procent is None else self.fte_nu * procent / 100


def zoek_formatie(
    draai_met: Callable[[int], Sequence[Herhaling]], doel_procent: int, binnen_weken: int, contractminuten: int
) -> Formatie:
    """Halveert tot op één stap. Elke formatie krijgt dezelfde instroom: een verschil is de formatie en geen toeval."""
    gerekend: dict[int, Schatting] = {}

    def op_tijd(procent: int) -> Schatting:
        if procent not in gerekend:
            gerekend[procent] = schat("op_tijd", [_op_tijd(herhaling) for herhaling in draai_met(procent)])
        return gerekend[procent]

    def kleinste(waarde: Callable[[Schatting], float | None]) -> int | None:
        if not _haalt(waarde(op_tijd(HOOGST)), doel_procent):
            return None
        laag, hoog = LAAGST - STAP, HOOGST  # laag haalt het (nog) niet, hoog wel
        while hoog - laag > STAP:
            midden = (laag + hoog) // 2 // STAP * STAP
            laag, hoog = (laag, midden) if _haalt(waarde(op_tijd(midden)), doel_procent) else (midden, hoog)
        return hoog

    procent, van, tot = (
        kleinste(waarde) for waarde in (lambda een: een.gemiddeld, lambda een: een.tot, lambda een: een.van)
    )
    return Formatie(
        doel_procent,
        binnen_weken,
        procent,
        van,
        tot,
        contractminuten / MINUTEN_PER_FTE,
        tuple(sorted(gerekend.items())),
    )


def _op_tijd(herhaling: Herhaling) -> float:
    te_beginnen = sum(week.te_beginnen for week in herhaling.weken)
    return sum(week.op_tijd for week in herhaling.weken) / te_beginnen if te_beginnen else float("nan")


def _haalt(waarde: float | None, doel_procent: int) -> bool:
    return waarde is not None and waarde * 100 >= doel_procent
