"""Welke wachtenden nergens kunnen: geen plek haalt de eisen en is groot genoeg, ook niet als alles leeg is.

Zij wachten zonder eind, hoeveel formatie er ook bij komt. Zij tellen daarom apart, en niet als overbelasting.
"""

from collections.abc import Iterable

import numpy as np

from wijknetwerk.begrippen import Route
from wijknetwerk.eisen import EISEN_COACH, EISEN_GROEP, haalt_alle
from wijknetwerk.simulatie.wereld import Wereld
from wijknetwerk.verdeling import Opties
from wijknetwerk.verdeling.opties import verdeel_over_producten


def tel_nergens(wereld: Wereld, opties: Opties, rijen: Iterable[int]) -> int:
    """Hoeveel van deze hulpvragen nergens kunnen."""
    if not (welke := tuple(rijen)):
        return 0
    veld, wegingen = opties.veld, opties.wegingen
    kan = haalt_alle(EISEN_GROEP, veld).any(axis=1) & _open(opties, Route.COLLECTIEF)
    coachuren = np.array([wie.begeleiding_minuten - wie.overige_minuten for wie in wereld.wijkcoaches], dtype=np.int64)
    kan |= (haalt_alle(EISEN_COACH, veld) & (veld.minuten[:, None] <= coachuren)).any(axis=1) & _open(
        opties, Route.ZELF
    )
    leeg = np.array([wereld.ruimte[wie.code] for wie in wereld.aanbieders], dtype=np.int64).reshape(-1, 2)
    basis, specialistisch = verdeel_over_producten(veld, veld.minuten)
    past = (basis[:, None] <= leeg[:, 0]) & (specialistisch[:, None] <= leeg[:, 1])
    bij_aanbieder = _open(opties, Route.ZELF) | _open(opties, Route.SAMEN) | _open(opties, Route.AANBIEDER)
    kan |= (wegingen.toelating.mag & past).any(axis=1) & bij_aanbieder
    return sum(not kan[rij] for rij in welke)


def _open(opties: Opties, route: Route) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.array([weging.kan(route) for weging in opties.wegingen.rijen], dtype=bool)
