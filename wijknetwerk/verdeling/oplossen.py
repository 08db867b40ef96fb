"""De enige plek die OR-Tools kent: een lineair stelsel oplossen, doel na doel, met CP-SAT.

Sterke formulering, één werker en `linearization_level` 2: op teamgrootte sneller dan de standaardinstellingen en
herhaalbaar (zie `bench/`). Vaste zaadwaarde en een rekengrens in deterministische seconden.
"""

import math
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Doel, Stelsel


@dataclass(frozen=True)
class Instellingen:
    """Hoe de solver rekent. De uitkomst hangt hier niet van af zolang elke trede bewezen is."""

    werkers: int = 1
    zaad: int = 0
    rekengrens: float = 20.0
    """Deterministische seconden per trede; daarna telt het beste tot dan toe, met het gat erbij."""
    voorbewerking: bool = True


class SolverAlarmError(RuntimeError):
    """De solver gaf een uitkomst die niet kan bestaan: 'geen plek' is immers altijd een keuze."""


@dataclass(frozen=True)
class Stand:
    """Een oplossing van het stelsel met wat er over haar doel bewezen is."""

    oplossing: Getallen
    waarde: int
    ondergrens: int
    seconden: float


def minimaliseer(stelsel: Stelsel, doel: Doel, begin: Getallen | None, instellingen: Instellingen) -> Stand:
    """Maakt het doel zo klein mogelijk, vanaf `begin`; een onmogelijke uitkomst geeft een SolverAlarmError."""
    model = cp_model.CpModel()
    grenzen = zip(*(grens.tolist() for grens in stelsel.grenzen()), strict=True)
    kolom = [model.new_int_var(laag, hoog, "") for laag, hoog in grenzen]
    for kolommen, factoren, laag, hoog in stelsel.rijen:
        _leg_op(model, _som(kolom, kolommen, factoren), laag, hoog)
    model.minimize(_som(kolom, doel.kolommen, doel.punten))
    for nummer, waarde in enumerate([] if begin is None else begin.tolist()):
        model.add_hint(kolom[nummer], waarde)
    solver = _solver(instellingen)
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise SolverAlarmError(f"de solver meldt {solver.status_name(status)} bij een model met altijd een plan")
    oplossing = np.array(solver.response_proto.solution, dtype=np.int64)
    waarde = doel.waarde(oplossing)
    grens = waarde if status == cp_model.OPTIMAL else math.ceil(solver.best_objective_bound - 1e-6) + doel.constante
    return Stand(oplossing, waarde, grens, solver.response_proto.deterministic_time)


def _solver(instellingen: Instellingen) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = instellingen.werkers
    solver.parameters.random_seed = instellingen.zaad
    solver.parameters.max_deterministic_time = instellingen.rekengrens
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_presolve = instellingen.voorbewerking
    return solver


def _som(kolom: list[cp_model.IntVar], kolommen: Getallen, factoren: Getallen) -> cp_model.LinearExprT:
    return cp_model.LinearExpr.weighted_sum([kolom[nummer] for nummer in kolommen], factoren.tolist())


def _leg_op(model: cp_model.CpModel, som: cp_model.LinearExprT, laag: int, hoog: int) -> None:
    if laag <= -ONBEGRENSD:
        model.add(som <= hoog)
    elif hoog >= ONBEGRENSD:
        model.add(som >= laag)
    else:
        model.add_linear_constraint(som, laag, hoog)
