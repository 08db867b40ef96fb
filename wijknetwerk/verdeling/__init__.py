"""De verdeling: wat er kan (opties), wat telt (wensen, geheel, treden) en de beste keuze (ladder)."""

from collections.abc import Callable
from dataclasses import dataclass

from wijknetwerk.begrippen import Bewijs
from wijknetwerk.verdeling.keuze import GEEN, Keuze
from wijknetwerk.verdeling.ladder import beklim, bewijs_van, leg_op
from wijknetwerk.verdeling.oplossen import Instellingen, SolverAlarmError
from wijknetwerk.verdeling.opties import Opties, maak_opties
from wijknetwerk.verdeling.treden import ladder_van
from wijknetwerk.verdeling.vuistregel import schuif_op, volg_vuistregel
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
    else:
        if not all(trede.bewezen for trede in bewijs.treden):
            keuze, bewijs = _beste_onbewezen(opties, keuze, bewijs)
    return Verdeling(opties, keuze, bewijs)


def _beste_onbewezen(opties: Opties, keuze: Keuze, bewijs: Bewijs) -> tuple[Keuze, Bewijs]:
    """Een plan dat niet af is, opgeschoven en naast dat van de vuistregel: de beste van die twee.

    Zonder opschuiven kan iemand in de tweede schil zitten terwijl een partner nog ruimte heeft. De ondergrens van een
    trede geldt nog zolang elke hogere trede dezelfde waarde houdt; daaronder is alleen de kleinste waarde zeker.
    """
    plannen = (schuif_op(opties, keuze), volg_vuistregel(opties))
    beste = min(plannen, key=lambda plan: [trede.waarde(opties, plan) for trede in ladder_van(opties)])
    stelsel, _, doelen = leg_op(opties)
    treden, gelijk = [], True
    for (trede, doel), oud in zip(doelen, bewijs.treden, strict=True):
        treden.append(bewijs_van(trede, opties, beste, oud.ondergrens if gelijk else doel.laagste(stelsel)))
        gelijk = gelijk and treden[-1].waarde == oud.waarde
    return beste, bewijs.model_copy(update={"treden": tuple(treden)})


def _noodbewijs(opties: Opties, keuze: Keuze) -> Bewijs:
    stelsel, _, doelen = leg_op(opties)
    treden = tuple(bewijs_van(trede, opties, keuze, doel.laagste(stelsel)) for trede, doel in doelen)
    return Bewijs(treden=treden, seconden=0.0, noodplan=True)
