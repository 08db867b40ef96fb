"""Eén doel zo klein mogelijk maken op een stelsel waarvan al iets bewezen is: eerst grenzen, dan pas de solver."""

from dataclasses import dataclass, field

import numpy as np

from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling.geheel import Kolommen
from wijknetwerk.verdeling.keuze import GEEN, Keuze
from wijknetwerk.verdeling.klem import klem
from wijknetwerk.verdeling.ladder import leg_op
from wijknetwerk.verdeling.oplossen import Instellingen, Stand, minimaliseer
from wijknetwerk.verdeling.opties import Opties
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Doel, Stelsel


@dataclass(eq=False)
class Daler:
    """Een stelsel met de beste oplossing tot nu toe, die bij elk volgend doel het begin is."""

    stelsel: Stelsel
    begin: Getallen | None = None
    instellingen: Instellingen = field(default_factory=Instellingen)

    def daal(self, doel: Doel, minstens: int = -ONBEGRENSD) -> Stand:
        """Maakt het doel zo klein mogelijk; van `minstens` is al bewezen dat het niet lager kan."""
        stelsel, begin = self.stelsel, self.begin
        grens = max(minstens, doel.laagste(stelsel))
        if begin is not None and (waarde := doel.waarde(begin)) == grens:
            return Stand(begin, waarde, waarde, seconden=0.0)
        prijzen = klem(stelsel, doel)
        grens = max(grens, prijzen.ondergrens)
        if begin is not None and (waarde := doel.waarde(begin)) == grens:
            stand = Stand(begin, waarde, waarde, seconden=0.0)
        else:
            stelsel.rij(doel.kolommen, doel.punten, grens - doel.constante, ONBEGRENSD)
            stand = minimaliseer(stelsel, doel, begin, self.instellingen)
            stand = Stand(stand.oplossing, stand.waarde, max(grens, stand.ondergrens), stand.seconden)
        stelsel.zet_vast(*prijzen.te_duur(stand.waarde))
        self.begin = stand.oplossing
        return stand


def als_oplossing(opties: Opties, keuze: Keuze, instellingen: Instellingen) -> Getallen:
    """De waarde van elke kolom bij een plan dat past; hulpkolommen zo klein als kan."""
    stelsel, kolommen, _ = leg_op(opties)
    alle = np.concatenate([kolommen.optie, kolommen.bij, kolommen.geen_plek])
    zonder = kolommen.geen_plek[keuze.zonder_plek(opties)]
    aan = np.concatenate([kolommen.optie[keuze.gekozen], kolommen.bij[keuze.bijrollen], zonder])
    stelsel.zet_vast(np.setdiff1d(alle, aan), aan)
    hulp = np.setdiff1d(np.arange(stelsel.aantal), alle)
    return minimaliseer(stelsel, Doel(hulp, np.ones(len(hulp), dtype=np.int64)), None, instellingen).oplossing


def andere_plekken(opties: Opties, keuze: Keuze, kolommen: Kolommen, behalve: int = GEEN) -> Doel:
    """Telt de hulpvragen die niet meer op de plek van deze keuze zitten; één hulpvraag mag buiten de telling."""
    telt = opties.verdeeld != behalve
    blijft = [kolommen.geen_plek[telt & (keuze.optie[opties.verdeeld] == GEEN)]]
    for gekozen in keuze.gekozen.tolist():
        if opties.hulpvraag[gekozen] != behalve:
            zelfde = (opties.hulpvraag == opties.hulpvraag[gekozen]) & (opties.soort == opties.soort[gekozen])
            blijft.append(kolommen.optie[zelfde & (opties.plek == opties.plek[gekozen])])
    kolom = np.concatenate(blijft)
    return Doel(kolom, -np.ones(len(kolom), dtype=np.int64), int(telt.sum()))
