"""Dwingen: wat het kost als een hulpvraag naar een andere plek gaat en de rest van het plan daarop mag schuiven.

Hetzelfde stelsel en dezelfde treden als het voorstel, met één keuze vastgelegd, weer trede voor trede opgelost. De
loting telt niet mee in wat het kost: bij gelijke plannen tonen wij het plan waarin de minste anderen verhuizen.
Wat het voorstel al bewees, hoeft niet opnieuw: zolang alles gelijk blijft kan geen trede beter dan in het voorstel.
"""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling import GEEN, Instellingen, Keuze, Opties, Verdeling
from wijknetwerk.verdeling.geheel import Kolommen
from wijknetwerk.verdeling.klem import klem
from wijknetwerk.verdeling.ladder import lees_keuze, leg_op
from wijknetwerk.verdeling.oplossen import SolverAlarmError, Stand, minimaliseer
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Doel, Stelsel
from wijknetwerk.verdeling.treden import Loting
from wijknetwerk.verdeling.verhuizing import Verhuizing

NIETS = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True)
class Gedwongen:
    """Het beste plan waarin een hulpvraag naar een bepaalde plek gaat.

    `verschil` is per trede (zonder de loting) hoeveel minpunten meer dan het voorstel, alleen waar het scheelt.
    """

    keuze: Keuze
    verschil: dict[str, int]
    bewezen: bool


@dataclass(frozen=True, eq=False)
class Dwinger:
    """Lost een verdeling opnieuw op met één hulpvraag op een gekozen plek."""

    verdeling: Verdeling
    instellingen: Instellingen = field(default_factory=Instellingen)

    def dwing(self, vraag: int, plek: str) -> Gedwongen | None:
        """Het beste plan met deze hulpvraag op deze plek; None als geen enkel plan dat kan (bewezen)."""
        opties = self.verdeling.opties
        eigen = np.flatnonzero(opties.hulpvraag == vraag)
        hier = np.array([int(optie) for optie in eigen if opties.code(int(optie)) == plek], dtype=np.int64)
        if not len(hier):
            return None
        poging = _Poging(self.verdeling, self.instellingen, vraag, hier)
        return poging.los_op()


def verhuisd(opties: Opties, oud: Keuze, nieuw: Keuze) -> list[tuple[int, str | None, str | None]]:
    """Wie er in het nieuwe plan ergens anders is dan in het oude: hulpvraag, van en naar; None is geen plek."""
    uit = []
    for vraag in opties.verdeeld.tolist():
        van, naar = (_plek(opties, int(keuze.optie[vraag])) for keuze in (oud, nieuw))
        if van != naar:
            uit.append((vraag, van, naar))
    return uit


def _plek(opties: Opties, optie: int) -> str | None:
    return None if optie == GEEN else opties.code(optie)


@dataclass(eq=False)
class _Poging:
    """Eén gedwongen keuze. `gelijk` zegt of alle treden tot nu toe uitkwamen op de waarde van het voorstel."""

    verdeling: Verdeling
    instellingen: Instellingen
    vraag: int
    hier: Getallen
    begin: Getallen | None = None
    gelijk: bool = True
    bewezen: bool = True

    @property
    def opties(self) -> Opties:
        return self.verdeling.opties

    @cached_property
    def model(self) -> tuple[Stelsel, Kolommen, list[tuple[str, Doel]]]:
        stelsel, kolommen, doelen = leg_op(self.opties)
        return stelsel, kolommen, [(trede.naam, doel) for trede, doel in doelen]

    def los_op(self) -> Gedwongen | None:
        """Eerst of het kan, dan trede voor trede wat het kost, en als laatste zo weinig mogelijk verhuizingen."""
        stelsel, kolommen, doelen = self.model
        self.begin = self._zelfde_plan_met_deze_verhuizing()
        nee = Doel(kolommen.optie[self.hier], -np.ones(len(self.hier), dtype=np.int64), 1)
        if self._daal(nee, 0).waarde:
            return None
        stelsel.zet_vast(self._andere_keuzes(kolommen), NIETS)
        verschil: dict[str, int] = {}
        for bewijs, (naam, doel) in zip(self.verdeling.bewijs.treden, doelen, strict=True):
            if naam == Loting.naam:
                continue
            minstens = bewijs.ondergrens if self.gelijk else -ONBEGRENSD
            stand = self._daal(doel, minstens)
            self.bewezen &= stand.waarde == stand.ondergrens and bewijs.bewezen
            self.gelijk &= stand.waarde == bewijs.waarde
            stelsel.houd_vast(doel, stand.waarde)
            if stand.waarde != bewijs.waarde:
                verschil[naam] = stand.waarde - bewijs.waarde
        self._daal(self._verhuizingen(kolommen), 0)
        return Gedwongen(lees_keuze(self.opties, kolommen, self.begin), verschil, self.bewezen)

    def _daal(self, doel: Doel, minstens: int) -> Stand:
        """Maakt één doel zo klein mogelijk; van `minstens` is al bewezen dat het niet lager kan."""
        stelsel, begin = self.model[0], self.begin
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

    def _andere_keuzes(self, kolommen: Kolommen) -> Getallen:
        eigen = np.flatnonzero(self.opties.hulpvraag == self.vraag)
        elders = kolommen.optie[np.setdiff1d(eigen, self.hier)]
        return np.concatenate([elders, kolommen.geen_plek[self.opties.verdeeld == self.vraag]])

    def _verhuizingen(self, kolommen: Kolommen) -> Doel:
        """Telt de andere hulpvragen die niet meer op de plek van het voorstel zitten."""
        opties, keuze = self.opties, self.verdeling.keuze
        blijft = [kolommen.geen_plek[(keuze.optie[opties.verdeeld] == GEEN) & (opties.verdeeld != self.vraag)]]
        for gekozen in keuze.gekozen.tolist():
            vraag = opties.hulpvraag[gekozen]
            zelfde = (opties.hulpvraag == vraag) & (opties.soort == opties.soort[gekozen])
            if vraag != self.vraag:
                blijft.append(kolommen.optie[zelfde & (opties.plek == opties.plek[gekozen])])
        kolom = np.concatenate(blijft)
        return Doel(kolom, -np.ones(len(kolom), dtype=np.int64), len(opties.verdeeld) - 1)

    def _zelfde_plan_met_deze_verhuizing(self) -> Getallen | None:
        """Het voorstel met alleen deze hulpvraag op de nieuwe plek, als dat past; een goed begin voor elke trede."""
        verhuizing = Verhuizing(self.opties, self.verdeling.keuze)
        for optie in self.hier.tolist():
            if verhuizing.belemmering(optie) is None:
                return self._als_oplossing(verhuizing.na(optie))
        return None

    def _als_oplossing(self, keuze: Keuze) -> Getallen:
        """De waarde van elke kolom bij een plan dat past; hulpkolommen zo klein als kan."""
        stelsel, kolommen, _ = leg_op(self.opties)
        alle = np.concatenate([kolommen.optie, kolommen.bij, kolommen.geen_plek])
        aan = np.concatenate(
            [
                kolommen.optie[keuze.gekozen],
                kolommen.bij[keuze.bijrollen],
                kolommen.geen_plek[keuze.zonder_plek(self.opties)],
            ]
        )
        stelsel.zet_vast(np.setdiff1d(alle, aan), aan)
        hulp = np.setdiff1d(np.arange(stelsel.aantal), alle)
        doel = Doel(hulp, np.ones(len(hulp), dtype=np.int64))
        stand = minimaliseer(stelsel, doel, None, self.instellingen)
        if stand.waarde != stand.ondergrens:
            raise SolverAlarmError("een plan dat vastligt, liet zich niet natellen")
        return stand.oplossing
