"""Het gewone model: dezelfde ladder, recht toe recht aan in CP-SAT met de standaardinstellingen.

Eén kolom per combinatie van plek en tweede persoon, getelde koppelingen, geen nagerekende prijzen, alle werkers.
Zo zou een vakgenoot het de eerste keer opschrijven; daaraan meten wij wat de sterke formulering waard is.
"""

import threading
import time
from dataclasses import dataclass

from highs import Ladder
from ortools.sat.python import cp_model

TIK = 0.02
"""Om de hoeveel seconden wij kijken of de rekentijd op is."""


@dataclass(frozen=True)
class Gemeten:
    """Hoe ver het kwam: per trede de waarde, hoeveel er bewezen zijn, en de rekentijd."""

    waarden: list[int]
    bewezen: int
    cpu: float


def los_op(ladder: Ladder, seconden: float) -> Gemeten:
    """Beklimt de ladder in ongeveer zoveel rekentijd (CPU); wat dan niet bewezen is, telt als niet bewezen.

    De grens is rekentijd en geen wandtijd: zo hangt de uitkomst niet af van wat er verder op de computer draait.
    """
    cpu = time.process_time()
    model = cp_model.CpModel()
    kolom = [model.new_int_var(laag, hoog, "") for laag, hoog in zip(ladder.onder, ladder.boven, strict=True)]

    def som(kolommen: list[int], factoren: list[int]) -> cp_model.LinearExprT:
        return cp_model.LinearExpr.weighted_sum([kolom[nummer] for nummer in kolommen], factoren)

    for kolommen, factoren, laag, hoog in ladder.rijen:
        model.add_linear_expression_in_domain(som(kolommen, factoren), cp_model.Domain(laag, hoog))
    waarden: list[int] = []
    bewezen = 0
    for kolommen, punten, constante in ladder.doelen:
        solver = cp_model.CpSolver()
        model.minimize(som(kolommen, punten))
        status = _los_trede_op(solver, model, cpu + seconden)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            break
        waarde = sum(solver.value(kolom[nummer]) * punt for nummer, punt in zip(kolommen, punten, strict=True))
        waarden.append(waarde + constante)
        bewezen += status == cp_model.OPTIMAL
        if status != cp_model.OPTIMAL:
            break
        model.add(som(kolommen, punten) <= waarde)
        model.clear_hints()
        for variabele in kolom:
            model.add_hint(variabele, solver.value(variabele))
    return Gemeten(waarden, bewezen, time.process_time() - cpu)


def _los_trede_op(solver: cp_model.CpSolver, model: cp_model.CpModel, tot: float) -> cp_model.CpSolverStatus:
    """Lost één trede op en stopt de solver als de teller van de rekentijd bij `tot` is."""
    klaar = threading.Event()

    def bewaak() -> None:
        while not klaar.wait(TIK):
            if time.process_time() >= tot:
                solver.stop_search()

    wachter = threading.Thread(target=bewaak)
    wachter.start()
    try:
        return solver.solve(model)
    finally:
        klaar.set()
        wachter.join()
