"""Het lineaire model zonder heelheid: een stelsel als reeksen getallen naar een solver, en prijzen terug.

Loopt langs de kern van MathOpt in OR-Tools: die neemt hele reeksen aan, zonder een Python-object per kolom.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import (
    callback_pb2,
    model_parameters_pb2,
    model_pb2,
    parameters_pb2,
    result_pb2,
    sparse_containers_pb2,
)
from ortools.math_opt.core.python import solver

from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Stelsel

Kommagetallen = NDArray[np.float64]
STAPPEN = 40_000
"""Zoveel stappen krijgt een lineair model; een hele stad heeft er voor de gids ongeveer 22.000 nodig."""


@dataclass(frozen=True)
class Lineair:
    """De beste oplossing van het lineaire model, en de prijs van elke rij."""

    oplossing: Kommagetallen
    prijzen: Kommagetallen


def los_lineair_op(stelsel: Stelsel, punten: Getallen, soort: int = parameters_pb2.SOLVER_TYPE_GLOP) -> Lineair | None:
    """Lost het lineaire model op; None als de solver er niet uitkomt, of niet binnen `STAPPEN`."""
    instelling = parameters_pb2.SolveParametersProto(iteration_limit=STAPPEN)
    uitkomst = _reken(als_model(stelsel, punten, heel=False), soort, instelling, None)
    if uitkomst.termination.reason != result_pb2.TERMINATION_REASON_OPTIMAL:
        return None
    (beste,) = uitkomst.solutions[:1]
    return Lineair(
        _breed(beste.primal_solution.variable_values, stelsel.aantal),
        _breed(beste.dual_solution.dual_values, len(stelsel.rijen)),
    )


def zoek_heel(stelsel: Stelsel, punten: Getallen, begin: Getallen, knopen: int) -> Getallen:
    """De beste hele oplossing die HiGHS in zoveel knopen vindt; `begin` als er geen betere is.

    Een grens in knopen, niet in tijd, dus herhaalbaar. De oplossing is in gehele getallen nagerekend.
    """
    hint = sparse_containers_pb2.SparseDoubleVectorProto(ids=range(stelsel.aantal), values=begin.astype(float))
    instelling = parameters_pb2.SolveParametersProto(node_limit=knopen)
    uitkomst = _reken(als_model(stelsel, punten, heel=True), parameters_pb2.SOLVER_TYPE_HIGHS, instelling, hint)
    beste = begin
    for oplossing in uitkomst.solutions:
        waarden = np.rint(_breed(oplossing.primal_solution.variable_values, stelsel.aantal)).astype(np.int64)
        if stelsel.klopt(waarden) and punten @ waarden < punten @ beste:
            beste = waarden
    return beste


def _reken(
    model: model_pb2.ModelProto,
    soort: int,
    instelling: parameters_pb2.SolveParametersProto,
    hint: sparse_containers_pb2.SparseDoubleVectorProto | None,
) -> result_pb2.SolveResultProto:
    bij = model_parameters_pb2.ModelSolveParametersProto()
    if hint is not None:
        bij.solution_hints.append(model_parameters_pb2.SolutionHintProto(variable_values=hint))
    return solver.solve(
        model,
        soort,
        parameters_pb2.SolverInitializerProto(),
        instelling,
        bij,
        None,
        callback_pb2.CallbackRegistrationProto(),
        None,
        None,
    )


def als_model(stelsel: Stelsel, punten: Getallen, *, heel: bool) -> model_pb2.ModelProto:
    """Het stelsel met een doel als model van MathOpt."""
    rijen = stelsel.rijen
    onder, boven = stelsel.grenzen()
    model = model_pb2.ModelProto()
    model.variables.ids.extend(range(stelsel.aantal))
    model.variables.lower_bounds.extend(onder.astype(float).tolist())
    model.variables.upper_bounds.extend(boven.astype(float).tolist())
    model.variables.integers.extend([heel] * stelsel.aantal)
    raakt = np.flatnonzero(punten)
    model.objective.linear_coefficients.ids.extend(raakt.tolist())
    model.objective.linear_coefficients.values.extend(punten[raakt].astype(float).tolist())
    model.linear_constraints.ids.extend(range(len(rijen)))
    model.linear_constraints.lower_bounds.extend(np.where(rijen.laag <= -ONBEGRENSD, -np.inf, rijen.laag).tolist())
    model.linear_constraints.upper_bounds.extend(np.where(rijen.hoog >= ONBEGRENSD, np.inf, rijen.hoog).tolist())
    volgorde = np.lexsort((rijen.kolommen, rijen.rij))
    model.linear_constraint_matrix.row_ids.extend(rijen.rij[volgorde].tolist())
    model.linear_constraint_matrix.column_ids.extend(rijen.kolommen[volgorde].tolist())
    model.linear_constraint_matrix.coefficients.extend(rijen.factoren[volgorde].astype(float).tolist())
    return model


def _breed(waarden: sparse_containers_pb2.SparseDoubleVectorProto, aantal: int) -> Kommagetallen:
    breed = np.zeros(aantal)
    breed[np.array(waarden.ids, dtype=np.int64)] = np.array(waarden.values)
    return breed
