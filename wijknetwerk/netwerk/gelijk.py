"""De ruimte van een netwerk zo gelijk mogelijk over groepen vragen (gebieden): eerst het laagste deel zo hoog mogelijk.

In hele duizendsten van wat een groep vraagt. Daarna wordt voor wie nog meer kan het op een na laagste zo hoog
mogelijk, en zo verder; niemand kan dan nog iets krijgen zonder dat een groep die niet meer heeft, inlevert.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from ortools.graph.python import max_flow

from wijknetwerk.eisen import Masker
from wijknetwerk.netwerk.stroom import Stroomnet

HEEL = 1000


def verdeel_gelijk(net: Stroomnet, leden: Masker, groepen: Sequence[Masker]) -> tuple[int, ...]:
    """Per groep het deel van haar vraag in duizendsten. De groepen zijn maskers over C en raken elkaar niet."""
    deel: dict[int, int] = {}
    laagste = 0
    while open_ := [groep for groep in range(len(groepen)) if groep not in deel]:
        past, past_niet = laagste, HEEL + 1
        while past_niet - past > 1:
            midden = (past + past_niet) // 2
            haalbaar = _haalbaar(net, leden, groepen, deel | dict.fromkeys(open_, midden))
            past, past_niet = (midden, past_niet) if haalbaar else (past, midden)
        laagste = past
        samen = deel | dict.fromkeys(open_, laagste)
        klem = [g for g in open_ if laagste == HEEL or not _haalbaar(net, leden, groepen, samen | {g: laagste + 1})]
        # door afronden kan elk los nog één duizendste hoger, maar niet allemaal samen: dan is dit het antwoord
        deel |= dict.fromkeys(klem or open_, laagste)
    return tuple(deel[groep] for groep in range(len(groepen)))


def _haalbaar(net: Stroomnet, leden: Masker, groepen: Sequence[Masker], deel: Mapping[int, int]) -> bool:
    """Of elke groep tegelijk haar deel (naar beneden afgerond) kan krijgen."""
    cellen, bronnen = len(net.vraag), len(net.bronnen)
    begin, einde = cellen + bronnen + len(groepen), cellen + bronnen + len(groepen) + 1
    stroom = max_flow.SimpleMaxFlow()
    stroom.add_arc_with_capacity(begin, einde, 0)
    gevraagd = 0
    for groep, welke in enumerate(groepen):
        nodig = int(net.vraag[welke].sum()) * deel[groep] // HEEL
        gevraagd += nodig
        stroom.add_arc_with_capacity(begin, cellen + bronnen + groep, nodig)
        for cel in np.flatnonzero(welke).tolist():
            stroom.add_arc_with_capacity(cellen + bronnen + groep, cel, int(net.vraag[cel]))
    for bron in np.flatnonzero(leden[net.eigenaar]).tolist():
        stroom.add_arc_with_capacity(cellen + bron, einde, int(net.ruimte[bron]))
        for cel in np.flatnonzero(net.kan[bron]).tolist():
            stroom.add_arc_with_capacity(cel, cellen + bron, int(net.vraag[cel]))
    if (status := stroom.solve(begin, einde)) != stroom.OPTIMAL:
        raise RuntimeError(f"een stroom is altijd te berekenen, maar de status is {status}")
    return bool(stroom.optimal_flow() == gevraagd)
