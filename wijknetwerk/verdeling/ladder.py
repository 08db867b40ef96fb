"""De ladder beklimmen: trede na trede zo goed mogelijk, zonder een hogere trede te verslechteren."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from wijknetwerk.begrippen import Bewijs
from wijknetwerk.begrippen import Trede as Tredebewijs
from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling.geheel import GEHEEL, Kolommen
from wijknetwerk.verdeling.klem import klem
from wijknetwerk.verdeling.oplossen import Instellingen, Stand, minimaliseer
from wijknetwerk.verdeling.opties import Opties
from wijknetwerk.verdeling.stelsel import Doel, Stelsel
from wijknetwerk.verdeling.treden import TREDEN, Trede

GEEN = -1


@dataclass(frozen=True)
class Keuze:
    """Per hulpvraag het rijnummer van de gekozen optie en bijrol, of GEEN."""

    optie: Getallen
    bij: Getallen


def beklim(opties: Opties, instellingen: Instellingen, voortgang: Callable[[str], None]) -> tuple[Keuze, Bewijs]:
    """Lost het hele stelsel op, trede na trede, en geeft de keuze met het bewijs per trede."""
    stelsel, kolommen, doelen = leg_op(opties)
    treden: list[Tredebewijs] = []
    oplossing: Getallen | None = None
    seconden = 0.0
    for trede, doel in doelen:
        voortgang(trede.zin)
        stand = _klim(stelsel, doel, oplossing, instellingen)
        oplossing, seconden = stand.oplossing, seconden + stand.seconden
        stelsel.houd_vast(doel, stand.waarde)
        treden.append(
            Tredebewijs(
                naam=trede.naam,
                zin=trede.zin,
                waarde=stand.waarde,
                ondergrens=stand.ondergrens,
                bewezen=stand.waarde == stand.ondergrens,
            )
        )
    return lees_keuze(opties, kolommen, oplossing), Bewijs(treden=tuple(treden), seconden=round(seconden, 3))


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
    return stelsel, kolommen, [(trede, trede.leg_op(stelsel, opties, kolommen)) for trede in TREDEN]


def lees_keuze(opties: Opties, kolommen: Kolommen, oplossing: Getallen | None) -> Keuze:
    """Leest uit de oplossing welke optie en bijrol elke hulpvraag kreeg."""
    keuze = np.full((2, len(opties.wegingen.rijen)), GEEN, dtype=np.int64)
    if oplossing is not None:
        gekozen, bij = (np.flatnonzero(oplossing[wat]) for wat in (kolommen.optie, kolommen.bij))
        keuze[0, opties.hulpvraag[gekozen]] = gekozen
        keuze[1, opties.bij_hulpvraag[bij]] = bij
    return Keuze(optie=keuze[0], bij=keuze[1])
