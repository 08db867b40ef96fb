"""Bouwers voor netwerkopgaven, en uitputtend zoeken om tegen te houden."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from hypothesis import strategies as st

from wijknetwerk.begrippen import Kandidaat, Vorm, Vraagcel, Wet
from wijknetwerk.netwerk import Netwerkopgave
from wijknetwerk.netwerk.kiezen import onbedekt
from wijknetwerk.netwerk.stroom import Stroomnet


def kandidaat(code: str, **anders: Any) -> Kandidaat:
    """Een gewone kandidaat die aan elk criterium voldoet en overal honderd minuten basisbegeleiding levert."""
    gewoon: dict[str, Any] = {
        "naam": code,
        "wet": "wmo",
        "basis_minuten": 100,
        "bereid_tot_vernieuwing": "ja",
        "ervaring_score": 8,
        "loondienst_procent": 90,
        "zzp_procent": 5,
        "sterke_positie": "ja",
        "draagt_bij_aan_innovatie": "ja",
    }
    return Kandidaat(code=code, **(gewoon | anders))


def vraag(minuten: int, gebied: str = "G1", vorm: str = "basis", expertise: tuple[str, ...] = ()) -> Vraagcel:
    """Gevraagde minuten in één gebied."""
    return Vraagcel(wet="wmo", gebied=gebied, vorm=Vorm(vorm), expertise=expertise, minuten=minuten)


def net(
    kandidaten: list[Kandidaat], cellen: list[Vraagcel], procent: int = 100, minpunten: dict[str, int] | None = None
) -> Stroomnet:
    """Een opgave; bij 100 procent hoort niets bij het veelvoorkomende, tenzij er maar één vraag is."""
    return Stroomnet(
        Netwerkopgave(
            wet=Wet.WMO,
            kandidaten=tuple(kandidaten),
            vraag=tuple(cellen),
            minpunten=minpunten or {},
            veelvoorkomend_procent=procent,
        )
    )


@st.composite
def opgaven(trek: st.DrawFn, meeste: int = 7) -> Stroomnet:
    """Kleine opgaven met alles wat knelt: gebieden, expertise, drie vormen, systeempartijen en minpunten."""
    expertise = st.lists(st.sampled_from(["lvb", "ggz", "nah"]), max_size=2, unique=True).map(tuple)
    gebieden = st.lists(st.sampled_from(["G1", "G2"]), max_size=1).map(tuple)
    ruimte = st.sampled_from([0, 60, 200, 500])
    kandidaten = [
        kandidaat(
            f"k{nummer}",
            systeempartij=trek(st.integers(0, 9)) == 0,
            gebieden=trek(gebieden),
            expertise=trek(expertise),
            basis_minuten=trek(ruimte),
            specialistisch_minuten=trek(ruimte),
            groep_minuten=trek(st.sampled_from([0, 0, 100])),
        )
        for nummer in range(trek(st.integers(1, meeste)))
    ]
    sleutels = st.tuples(
        st.sampled_from(["G1", "G2"]), st.sampled_from(list(Vorm)), expertise.map(lambda e: tuple(sorted(e)))
    )
    cellen = [
        vraag(trek(st.sampled_from([0, 50, 100, 300])), gebied, vorm, nodig)
        for gebied, vorm, nodig in trek(st.lists(sleutels, min_size=1, max_size=8, unique=True))
    ]
    punten = {wie.code: trek(st.integers(0, 3)) for wie in kandidaten}
    return net(kandidaten, cellen, trek(st.sampled_from([0, 8, 20])), punten)


@dataclass(frozen=True)
class Nagerekend:
    """Eén netwerk met al zijn maten, los van sneden en solver."""

    leden: tuple[int, ...]
    onbedekt: int
    geleverd: int
    bij_uitval: int
    minpunten: int


def alle_netwerken(net_: Stroomnet, omvang: int) -> Iterator[Nagerekend]:
    """Elk netwerk met hoogstens `omvang` leden en alle systeempartijen."""
    kandidaten = net_.opgave.kandidaten
    vast = {nummer for nummer, wie in enumerate(kandidaten) if wie.systeempartij}
    for aantal in range(min(omvang, len(kandidaten)) + 1):
        for leden in combinations(range(len(kandidaten)), aantal):
            if vast <= set(leden):
                yield _reken_na(net_, leden)


def _reken_na(net_: Stroomnet, leden: tuple[int, ...]) -> Nagerekend:
    wie = np.isin(np.arange(len(net_.opgave.kandidaten)), leden)
    geleverd = net_.lever(wie).minuten
    zonder_een = [net_.lever(wie & (np.arange(len(wie)) != lid)).minuten for lid in leden]
    return Nagerekend(
        leden=leden,
        onbedekt=int(net_.vraag[onbedekt(net_, wie)].sum()),
        geleverd=geleverd,
        bij_uitval=min(zonder_een, default=geleverd),
        minpunten=sum(net_.opgave.minpunten[net_.opgave.kandidaten[lid].code] for lid in leden),
    )
