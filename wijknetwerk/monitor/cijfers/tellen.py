"""Tellen per groep; elk cijfer telt hiermee, zodat een groep overal hetzelfde is."""

from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from wijknetwerk.begrippen import Wet
from wijknetwerk.monitor.cijfer import Pad, Rij, tel_op
from wijknetwerk.monitor.stand import Stand

WET_TEAM = ("wet", "team")
_WETTEN = tuple(wet.value for wet in Wet)


def tel(tabel: pd.DataFrame, op: Iterable[str] = WET_TEAM) -> dict[Pad, int]:
    """Hoeveel rijen elke fijnste groep heeft."""
    if tabel.empty:
        return {}
    return {_pad(sleutel): int(aantal) for sleutel, aantal in tabel.groupby(list(op)).size().items()}


def som(tabel: pd.DataFrame, kolom: str, op: Iterable[str] = WET_TEAM) -> dict[Pad, int]:
    """De som van een kolom per fijnste groep."""
    if tabel.empty:
        return {}
    return {_pad(sleutel): int(getal) for sleutel, getal in tabel.groupby(list(op))[kolom].sum().items()}


def teams(stand: Stand) -> list[Pad]:
    """De teams met formatie; zij staan er ook als er niets te tellen is."""
    return [(team.wet.value, team.team) for team in stand.feiten.teams]


def rijen(
    maten: Mapping[str, Mapping[Pad, int]],
    maak: Callable[[Pad, Mapping[str, int]], Rij],
    groepen: Iterable[Pad] = (),
) -> tuple[Rij, ...]:
    """Eén rij per groep, van grof naar fijn en anders op naam; Wmo voor Jeugdwet."""
    opgeteld = tel_op(maten, groepen)
    return tuple(maak(pad, opgeteld[pad]) for pad in sorted(opgeteld, key=_volgorde))


def aantallen(maat: str, telling: Mapping[Pad, int], groepen: Iterable[Pad] = ()) -> tuple[Rij, ...]:
    """Rijen van een cijfer dat alleen telt."""
    return rijen({maat: telling}, lambda pad, n: Rij(pad, n[maat], tellingen=dict(n), n=n[maat]), groepen)


def verdeling(maat: str, soort: str, telling: Mapping[Pad, int], *, elders: bool = False) -> tuple[Rij, ...]:
    """Hoe een aantal zich verdeelt: elke fijnste groep als deel van de groep erboven.

    `maat` is wat er samen geteld is, `soort` waarnaar het verdeeld is; `elders` als een andere tabel die maat vertelt.
    """
    opgeteld = tel_op({maat: telling})
    diepte = max(map(len, opgeteld))

    def maak(pad: Pad) -> Rij:
        geteld = opgeteld[pad][maat]
        heel = opgeteld[pad[:-1]][maat] if diepte and len(pad) == diepte else geteld
        naam = f"{maat} naar {soort}" if len(pad) == diepte and diepte else maat
        eigen = naam != maat or not elders
        return Rij(pad, geteld, heel, 0, {naam: geteld} if eigen else {}, () if eigen else (maat,), heel)

    return tuple(maak(pad) for pad in sorted(opgeteld, key=_volgorde))


def _pad(sleutel: object) -> Pad:
    return tuple(map(str, sleutel)) if isinstance(sleutel, tuple) else (str(sleutel),)


def _volgorde(pad: Pad) -> tuple[tuple[int, str], ...]:
    return tuple((_WETTEN.index(deel) if deel in _WETTEN else len(_WETTEN), deel) for deel in pad)
