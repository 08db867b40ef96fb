"""Het kindproces met HiGHS: leest per regel een ladder als JSON en schrijft per regel het antwoord.

Een eigen proces, want `highspy` en `ortools` brengen allebei een `libhighs` mee en kunnen niet samen geladen worden.
Hier wordt niets van `wijknetwerk` geladen. Een ladder is een lineair stelsel in gehele getallen met een rij doelen,
die strikt na elkaar zo klein mogelijk worden gemaakt. Elk antwoord wordt in gehele getallen nagerekend.
"""

import json
import sys
import time
from typing import Any

import highspy
import numpy as np

ONBEGRENSD = 2**40


def los_op(ladder: dict[str, Any]) -> dict[str, Any]:
    """Beklimt de ladder; `bewezen` telt de treden waarvan HiGHS de laagste waarde bewees."""
    begin, cpu = time.monotonic(), time.process_time()
    rijen = [tuple(rij) for rij in ladder["rijen"]]
    onder, boven = ladder["onder"], ladder["boven"]
    oplossing: list[int] | None = None
    waarden, bewezen = [], []
    for kolommen, punten, constante in ladder["doelen"]:
        over = ladder["seconden"] - (time.monotonic() - begin)
        if over <= 0:
            break
        gevonden, optimaal = _minimaliseer((onder, boven), rijen, (kolommen, punten), oplossing, over)
        if gevonden is None:
            break
        oplossing = gevonden
        waarde = sum(oplossing[kolom] * punt for kolom, punt in zip(kolommen, punten, strict=True))
        waarden.append(waarde + constante)
        bewezen.append(optimaal)
        if kolommen:
            rijen.append((kolommen, punten, -ONBEGRENSD, waarde))
    return {
        "waarden": waarden,
        "bewezen": bewezen,
        "oplossing": oplossing,
        "cpu": time.process_time() - cpu,
        "seconden": time.monotonic() - begin,
    }


def _minimaliseer(
    grenzen: tuple[list[int], list[int]],
    rijen: list[tuple[list[int], list[int], int, int]],
    doel: tuple[list[int], list[int]],
    start: list[int] | None,
    seconden: float,
) -> tuple[list[int] | None, bool]:
    solver = highspy.Highs()
    for naam, waarde in {
        "output_flag": False,
        "threads": 1,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 0.0,
        "time_limit": seconden,
    }.items():
        solver.setOptionValue(naam, waarde)
    solver.passModel(_model(grenzen, rijen, doel))
    if start is not None:
        solver.setSolution(len(start), np.arange(len(start), dtype=np.int32), np.array(start, dtype=np.float64))
    solver.run()
    optimaal = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    if not optimaal and solver.getModelStatus() != highspy.HighsModelStatus.kTimeLimit:
        raise RuntimeError(f"HiGHS meldt {solver.modelStatusToString(solver.getModelStatus())}")
    oplossing = [round(waarde) for waarde in solver.getSolution().col_value]
    if not oplossing or not _klopt(grenzen, rijen, oplossing):
        if optimaal:
            raise RuntimeError("HiGHS noemt een oplossing optimaal die in gehele getallen niet klopt")
        return start, False
    return oplossing, optimaal


def _klopt(
    grenzen: tuple[list[int], list[int]], rijen: list[tuple[list[int], list[int], int, int]], oplossing: list[int]
) -> bool:
    if not all(laag <= waarde <= hoog for waarde, laag, hoog in zip(oplossing, *grenzen, strict=True)):
        return False
    for kolommen, factoren, laag, hoog in rijen:
        som = sum(oplossing[kolom] * factor for kolom, factor in zip(kolommen, factoren, strict=True))
        if not laag <= som <= hoog:
            return False
    return True


def _model(
    grenzen: tuple[list[int], list[int]],
    rijen: list[tuple[list[int], list[int], int, int]],
    doel: tuple[list[int], list[int]],
) -> highspy.HighsLp:
    onder, boven = (np.array(grens, dtype=np.float64) for grens in grenzen)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(onder), len(rijen)
    kosten = np.zeros(len(onder))
    np.add.at(kosten, np.array(doel[0], dtype=np.int64), np.array(doel[1], dtype=np.float64))
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = kosten, onder, boven
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(onder)
    lp.row_lower_ = np.array([-highspy.kHighsInf if laag <= -ONBEGRENSD else laag for _, _, laag, _ in rijen])
    lp.row_upper_ = np.array([highspy.kHighsInf if hoog >= ONBEGRENSD else hoog for _, _, _, hoog in rijen])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(kolommen) for kolommen, _, _, _ in rijen)], dtype=np.int32)
    lp.a_matrix_.index_ = np.array([kolom for kolommen, _, _, _ in rijen for kolom in kolommen], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([f for _, factoren, _, _ in rijen for f in factoren], dtype=np.float64)
    return lp


if __name__ == "__main__":
    for regel in sys.stdin:
        print(json.dumps(los_op(json.loads(regel))), flush=True)
