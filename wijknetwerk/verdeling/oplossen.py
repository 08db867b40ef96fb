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

VEEL_SOORTEN = 100
"""Met meer verschillende punten dan dit is een doel een loting."""

OPEN_ONDER, OPEN_BOVEN = cp_model.INT_MIN, cp_model.INT_MAX


@dataclass(frozen=True)
class Instellingen:
    """Hoe de solver rekent. De uitkomst hangt hier niet van af zolang elke trede bewezen is.

    `werkers` is het aantal draden dat tegelijk rekent; de uitkomst hangt er nooit van af.
    """

    werkers: int = 1
    zaad: int = 0
    rekengrens: float = 20.0
    """Deterministische seconden per trede; daarna telt het beste tot dan toe, met het gat erbij."""
    groot_vanaf: int = 20_000
    """Vanaf zoveel opties gaat een week langs `stad`: een plan met een grens, in plaats van een bewijs per trede."""
    knopen_buurt: int = 20
    """Zoveel knopen krijgt één buurt in een grote week."""
    buurt: int = 100
    """Zoveel hulpvragen komen er in een grote week tegelijk vrij."""
    ronden: int = 1
    """Zo vaak komt elk gebied in een grote week aan de beurt."""
    grens_seconden: float | None = None
    """Na zoveel seconden wandtijd begint er geen nieuwe ronde; met deze grens is de uitkomst niet meer herhaalbaar."""
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
    model = _model(stelsel, doel, begin)
    solver = _solver(instellingen)
    _kies_zoekwijze(solver, doel)
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise SolverAlarmError(f"de solver meldt {solver.status_name(status)} bij een model met altijd een plan")
    oplossing = np.array(solver.response_proto.solution, dtype=np.int64)
    waarde = doel.waarde(oplossing)
    grens = waarde if status == cp_model.OPTIMAL else math.ceil(solver.best_objective_bound - 1e-6) + doel.constante
    return Stand(oplossing, waarde, grens, solver.response_proto.deterministic_time)


def _solver(instellingen: Instellingen) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.catch_sigint_signal = False  # Ctrl-C is voor Python: wij bewaren het plan
    solver.parameters.random_seed = instellingen.zaad
    solver.parameters.max_deterministic_time = instellingen.rekengrens
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_presolve = instellingen.voorbewerking
    return solver


def _kies_zoekwijze(solver: cp_model.CpSolver, doel: Doel) -> None:
    """Een telling zoekt van onderen, loten zoeken langs de keuzes die samen niet allemaal hun laagste lot krijgen.

    Het dure is daar een goed plan vinden, niet bewijzen dat het niet beter kan. De uitkomst hangt er niet van af.
    """
    soorten = len(np.unique(doel.punten))
    if soorten == 1:
        solver.parameters.use_objective_lb_search = True
    elif soorten > VEEL_SOORTEN:
        solver.parameters.optimize_with_core = True
        solver.parameters.cover_optimization = False


def _model(stelsel: Stelsel, doel: Doel, begin: Getallen | None) -> cp_model.CpModel:
    """Het stelsel als model van CP-SAT, met hele reeksen tegelijk in plaats van een term per keer."""
    model = cp_model.CpModel()
    proto = model.proto
    for laag, hoog in zip(*(grens.tolist() for grens in stelsel.grenzen()), strict=True):
        proto.variables.add().domain.extend((laag, hoog))
    for kolommen, factoren, laag, hoog in stelsel.rijen:
        rij = proto.constraints.add().linear
        rij.vars.extend(kolommen.tolist())
        rij.coeffs.extend(factoren.tolist())
        rij.domain.extend((OPEN_ONDER if laag <= -ONBEGRENSD else laag, OPEN_BOVEN if hoog >= ONBEGRENSD else hoog))
    proto.objective.vars.extend(doel.kolommen.tolist())
    proto.objective.coeffs.extend(doel.punten.tolist())
    if begin is not None:
        proto.solution_hint.vars.extend(range(stelsel.aantal))
        proto.solution_hint.values.extend(begin.tolist())
    return model
