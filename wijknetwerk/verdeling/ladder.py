"""De ladder beklimmen: trede na trede zo goed mogelijk, zonder een hogere trede te verslechteren."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from wijknetwerk.begrippen import Bewijs
from wijknetwerk.begrippen import Trede as Tredebewijs
from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling.geheel import GEHEEL, Kolommen
from wijknetwerk.verdeling.keuze import GEEN, Keuze
from wijknetwerk.verdeling.klem import klem
from wijknetwerk.verdeling.oplossen import Instellingen, SolverAlarmError, Stand, minimaliseer
from wijknetwerk.verdeling.opties import Opties
from wijknetwerk.verdeling.stelsel import Doel, Stelsel
from wijknetwerk.verdeling.treden import Trede, ladder_van


def beklim(opties: Opties, instellingen: Instellingen, voortgang: Callable[[str], None]) -> tuple[Keuze, Bewijs]:
    """Lost het hele stelsel op, trede na trede, en geeft de keuze met het bewijs per trede."""
    stelsel, kolommen, doelen = leg_op(opties)
    standen: list[Stand] = []
    oplossing: Getallen | None = None
    for trede, doel in doelen:
        voortgang(trede.zin)
        stand = _klim(stelsel, doel, oplossing, instellingen)
        oplossing = stand.oplossing
        standen.append(stand)
        stelsel.houd_vast(doel, stand.waarde)
    keuze = lees_keuze(opties, kolommen, standen[-1].oplossing)
    treden = tuple(
        bewijs_van(trede, opties, keuze, stand.ondergrens) for (trede, _), stand in zip(doelen, standen, strict=True)
    )
    for bewijs, stand in zip(treden, standen, strict=True):
        if bewijs.waarde > stand.waarde:
            raise SolverAlarmError(
                f"trede {bewijs.naam}: het plan kost {bewijs.waarde}, de solver telde {stand.waarde}"
            )
    return keuze, Bewijs(treden=treden, seconden=round(sum(stand.seconden for stand in standen), 3))


def bewijs_van(trede: Trede, opties: Opties, keuze: Keuze, ondergrens: int) -> Tredebewijs:
    """De waarde van een trede, teruggelezen uit de keuze, naast wat zeker niet lager kan."""
    waarde = trede.waarde(opties, keuze)
    return Tredebewijs(
        naam=trede.naam, zin=trede.zin, waarde=waarde, ondergrens=ondergrens, bewezen=waarde == ondergrens
    )


def _klim(stelsel: Stelsel, doel: Doel, begin: Getallen | None, instellingen: Instellingen) -> Stand:
    """Eén trede: is de vorige oplossing al bewezen goed genoeg, dan hoeft de solver niet aan het werk."""
    if begin is not None and (waarde := doel.waarde(begin)) == doel.laagste(stelsel):
        return Stand(begin, waarde, waarde, seconden=0.0)
    prijzen = klem(stelsel, doel)
    if begin is not None and (waarde := doel.waarde(begin)) == prijzen.ondergrens:
        stand = Stand(begin, waarde, waarde, seconden=0.0)
    else:
        stand = minimaliseer(stelsel, doel, begin, instellingen)
        stand = replace(stand, ondergrens=max(stand.ondergrens, prijzen.ondergrens))
    stelsel.zet_vast(*prijzen.te_duur(stand.waarde))
    return stand


def leg_op(opties: Opties) -> tuple[Stelsel, Kolommen, list[tuple[Trede, Doel]]]:
    """Bouwt het stelsel met alle harde voorwaarden en het doel van elke trede."""
    stelsel = Stelsel()
    kolommen = Kolommen(
        optie=stelsel.variabelen(len(opties)),
        bij=stelsel.variabelen(len(opties.bij_hulpvraag)),
        geen_plek=stelsel.variabelen(len(opties.verdeeld)),
    )
    for onderdeel in GEHEEL:
        onderdeel.leg_op(stelsel, opties, kolommen)
    return stelsel, kolommen, [(trede, trede.leg_op(stelsel, opties, kolommen)) for trede in ladder_van(opties)]


def lees_keuze(opties: Opties, kolommen: Kolommen, oplossing: Getallen) -> Keuze:
    """Leest uit de oplossing welke optie en bijrol elke hulpvraag kreeg."""
    keuze = np.full((2, len(opties.wegingen.rijen)), GEEN, dtype=np.int64)
    gekozen, bij = (np.flatnonzero(oplossing[wat]) for wat in (kolommen.optie, kolommen.bij))
    keuze[0, opties.hulpvraag[gekozen]] = gekozen
    keuze[1, opties.bij_hulpvraag[bij]] = bij
    return Keuze(optie=keuze[0], bij=keuze[1])
