"""Dwingen: wat het kost als een hulpvraag naar een andere plek gaat en de rest van het plan daarop mag schuiven.

Hetzelfde stelsel en dezelfde treden als het voorstel, met één keuze vastgelegd, weer trede voor trede opgelost. De
loting telt niet mee in wat het kost: bij gelijke plannen tonen wij het plan waarin de minste anderen verhuizen.
Wat het voorstel al bewees, hoeft niet opnieuw: zolang alles gelijk blijft kan geen trede beter dan in het voorstel.
"""

from dataclasses import dataclass, field

import numpy as np

from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling import GEEN, Instellingen, Keuze, Opties, Verdeling
from wijknetwerk.verdeling.dalen import Daler, als_oplossing, andere_plekken
from wijknetwerk.verdeling.geheel import Kolommen
from wijknetwerk.verdeling.ladder import lees_keuze, leg_op
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Doel
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


@dataclass(frozen=True, eq=False)
class _Poging:
    """Eén gedwongen keuze: deze hulpvraag op een van deze opties."""

    verdeling: Verdeling
    instellingen: Instellingen
    vraag: int
    hier: Getallen

    @property
    def opties(self) -> Opties:
        """De opties van het voorstel."""
        return self.verdeling.opties

    def los_op(self) -> Gedwongen | None:
        """Eerst of het kan, dan trede voor trede wat het kost, en als laatste zo weinig mogelijk verhuizingen."""
        stelsel, kolommen, doelen = leg_op(self.opties)
        daler = Daler(stelsel, self._zelfde_plan_met_deze_verhuizing(), self.instellingen)
        nee = Doel(kolommen.optie[self.hier], -np.ones(len(self.hier), dtype=np.int64), 1)
        if daler.daal(nee).waarde:
            return None
        stelsel.zet_vast(self._andere_keuzes(kolommen), NIETS)
        verschil: dict[str, int] = {}
        bewezen = True
        for bewijs, (trede, doel) in zip(self.verdeling.bewijs.treden, doelen, strict=True):
            if trede.naam == Loting.naam:
                continue
            # zolang alles gelijk is aan het voorstel, is dit een plan dat ook het voorstel had kunnen zijn
            stand = daler.daal(doel, -ONBEGRENSD if verschil else bewijs.ondergrens)
            bewezen &= bewijs.bewezen and stand.waarde == stand.ondergrens
            stelsel.houd_vast(doel, stand.waarde)
            if stand.waarde != bewijs.waarde:
                verschil[trede.naam] = stand.waarde - bewijs.waarde
        oplossing = daler.daal(andere_plekken(self.opties, self.verdeling.keuze, kolommen, self.vraag)).oplossing
        return Gedwongen(lees_keuze(self.opties, kolommen, oplossing), verschil, bewezen)

    def _andere_keuzes(self, kolommen: Kolommen) -> Getallen:
        eigen = np.flatnonzero(self.opties.hulpvraag == self.vraag)
        elders = kolommen.optie[np.setdiff1d(eigen, self.hier)]
        return np.concatenate([elders, kolommen.geen_plek[self.opties.verdeeld == self.vraag]])

    def _zelfde_plan_met_deze_verhuizing(self) -> Getallen | None:
        """Het voorstel met alleen deze hulpvraag op de nieuwe plek, als dat past; een goed begin voor elke trede."""
        verhuizing = Verhuizing(self.opties, self.verdeling.keuze)
        for optie in self.hier.tolist():
            if verhuizing.belemmering(optie) is None:
                return als_oplossing(self.opties, verhuizing.na(optie), self.instellingen)
        return None
