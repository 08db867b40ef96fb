"""Een keuze uit de optietabel, en wat die voor de wijkcoaches en aanbieders betekent."""

from dataclasses import dataclass

import numpy as np

from wijknetwerk.eisen import Getallen, Masker
from wijknetwerk.verdeling.opties import Opties

GEEN = -1


@dataclass(frozen=True)
class Keuze:
    """Per hulpvraag het rijnummer van de gekozen optie en bijrol, of GEEN."""

    optie: Getallen
    bij: Getallen

    @property
    def gekozen(self) -> Getallen:
        """De rijnummers van de gekozen opties."""
        rijen: Getallen = self.optie[self.optie != GEEN]
        return rijen

    @property
    def bijrollen(self) -> Getallen:
        """De rijnummers van de gekozen bijrollen."""
        rijen: Getallen = self.bij[self.bij != GEEN]
        return rijen

    def zonder_plek(self, opties: Opties) -> Masker:
        """Welke verdeelde hulpvragen geen plek kregen (volgorde `opties.verdeeld`)."""
        masker: Masker = self.optie[opties.verdeeld] == GEEN
        return masker

    def coachminuten(self, opties: Opties) -> Getallen:
        """C: nieuwe minuten per wijkcoach, eigen hulpvragen en bijrollen samen."""
        nieuw = np.zeros(len(opties.veld.coachruimte), dtype=np.int64)
        eigen = self.gekozen[opties.is_coach[self.gekozen]]
        np.add.at(nieuw, opties.plek[eigen], opties.minuten[eigen])
        np.add.at(nieuw, opties.bij_coach[self.bijrollen], opties.bij_minuten[self.bijrollen])
        return nieuw

    def aanbiederminuten(self, opties: Opties) -> tuple[Getallen, Getallen]:
        """A: nieuwe minuten basis en specialistisch per aanbieder."""
        bij = self.gekozen[opties.is_aanbieder[self.gekozen]]
        nieuw = np.zeros((2, len(opties.veld.werkvoorraad.aanbieders)), dtype=np.int64)
        np.add.at(nieuw[0], opties.plek[bij], opties.basis[bij])
        np.add.at(nieuw[1], opties.plek[bij], opties.specialistisch[bij])
        return nieuw[0], nieuw[1]

    def deelnemers(self, opties: Opties) -> Getallen:
        """G: nieuwe deelnemers per groep."""
        bij = self.gekozen[opties.is_groep[self.gekozen]]
        return np.bincount(opties.plek[bij], minlength=len(opties.veld.werkvoorraad.collectief_aanbod))
