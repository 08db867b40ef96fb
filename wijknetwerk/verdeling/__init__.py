"""De verdeling: wat er kan (opties), wat telt (wensen, geheel, treden) en de beste keuze (ladder)."""

from collections.abc import Callable
from dataclasses import dataclass

from wijknetwerk.begrippen import Bewijs
from wijknetwerk.verdeling.keuze import GEEN, Keuze
from wijknetwerk.verdeling.ladder import beklim, bewijs_van, leg_op
from wijknetwerk.verdeling.oplossen import Instellingen, SolverAlarmError
from wijknetwerk.verdeling.opties import Opties, maak_opties
from wijknetwerk.verdeling.vuistregel import volg_vuistregel
from wijknetwerk.weging import Wegingen

__all__ = ["GEEN", "Instellingen", "Keuze", "Opties", "Verdeling", "verdeel"]


@dataclass(frozen=True)
class Verdeling:
    """De optietabel, de keuze daaruit en het bewijs hoe goed die is."""

    opties: Opties
    keuze: Keuze
    bewijs: Bewijs


def stil(melding: str) -> None:
    """Voortgang die niemand hoort."""
    del melding


def verdeel(
    wegingen: Wegingen, instellingen: Instellingen | None = None, voortgang: Callable[[str], None] = stil
) -> Verdeling:
    """Verdeelt de hulpvragen over de plekken. Er is altijd een plan.

    Meldt de solver iets dat niet kan bestaan, dan is dit het plan van de vuistregel, gemarkeerd als noodplan.
    """
    opties = maak_opties(wegingen)
    try:
        keuze, bewijs = beklim(opties, instellingen or Instellingen(), voortgang)
    except SolverAlarmError as alarm:
        voortgang(f"ALARM: {alarm}; dit wordt een noodplan")
        keuze = volg_vuistregel(opties)
        bewijs = _noodbewijs(opties, keuze)
    return Verdeling(opties, keuze, bewijs)


def _noodbewijs(opties: Opties, keuze: Keuze) -> Bewijs:
    stelsel, _, doelen = leg_op(opties)
    treden = tuple(bewijs_van(trede, opties, keuze, doel.laagste(stelsel)) for trede, doel in doelen)
    return Bewijs(treden=treden, seconden=0.0, noodplan=True)
