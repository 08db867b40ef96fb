"""Rustig herplannen: hoeveel plekken van het vorige voorstel anders worden, en hoeveel er anders mogen worden.

Wie in het vorige voorstel een plek had en nu weer verdeeld wordt, telt. Een eerste plek is geen wijziging: die neemt
niemand iets af. Ook een ander gezicht op dezelfde plek is een wijziging: een andere tweede wijkcoach, of een andere
wijkcoach voor het deel. Eén hulpvraag telt hoogstens één keer.
"""

from dataclasses import dataclass, field

import numpy as np

from wijknetwerk.begrippen import SoortPlek, VorigeRij
from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling.geheel import Kolommen
from wijknetwerk.verdeling.keuze import GEEN, Keuze
from wijknetwerk.verdeling.opties import Opties
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Doel, Stelsel, groepeer


@dataclass(frozen=True)
class Gelijk:
    """De opties die voor één hulpvraag hetzelfde zijn als vorige keer: zo, of alleen met die ene bijrol erbij."""

    vraag: int
    zo: list[int] = field(default_factory=list)
    met_bij: list[int] = field(default_factory=list)
    bij: int = GEEN

    def geldt(self, keuze: Keuze) -> bool:
        """Of de keuze voor deze hulpvraag hetzelfde is als vorige keer."""
        return self.bij_keuze(int(keuze.optie[self.vraag]), int(keuze.bij[self.vraag]))

    def bij_keuze(self, optie: int, bij: int) -> bool:
        """Of deze optie met deze bijrol hetzelfde is als vorige keer."""
        return optie in self.zo or (optie in self.met_bij and bij == self.bij)


def vorige_plekken(opties: Opties) -> list[Gelijk]:
    """Per hulpvraag die vorige keer een plek had en nu verdeeld wordt: wat hetzelfde zou zijn."""
    vragen = opties.veld.werkvoorraad.hulpvragen
    vorig = {rij.hulpvraag: rij for rij in opties.veld.werkvoorraad.vorig_plan() if rij.plek != SoortPlek.GEEN_PLEK}
    leeg = np.zeros(0, dtype=np.int64)
    per_vraag, bijrollen = dict(groepeer(opties.hulpvraag)), dict(groepeer(opties.bij_hulpvraag))
    return [
        _gelijk(opties, v, rij, per_vraag.get(v, leeg), bijrollen.get(v, leeg))
        for v in opties.verdeeld.tolist()
        if (rij := vorig.get(vragen[v].nummer)) is not None
    ]


def _gelijk(opties: Opties, vraag: int, rij: VorigeRij, rijen: Getallen, bijrollen: Getallen) -> Gelijk:
    coaches = opties.veld.codes(SoortPlek.ZELF)
    met_wie = {coaches[int(opties.bij_coach[rol])]: int(rol) for rol in bijrollen}
    zo: list[int] = []
    met_bij: list[int] = []
    bij = GEEN
    for optie in rijen.tolist():
        if opties.code(optie) != rij.plek:
            continue
        erbij = rij.tweede_coach if opties.is_coach[optie] else rij.wijkcoach
        if opties.is_aanbieder[optie] and not opties.samen[optie]:
            if erbij is None:
                zo.append(optie)
        elif erbij is not None and opties.vraagt_bij[optie]:
            if erbij in met_wie:
                met_bij.append(optie)
                bij = met_wie[erbij]
        elif not (opties.samen[optie] and rij.volledig):
            zo.append(optie)
    return Gelijk(vraag, zo, met_bij, bij)


def tel_wijzigingen(opties: Opties, keuze: Keuze) -> int:
    """Bij hoeveel hulpvragen de plek, of wie erbij is, anders is dan in het vorige voorstel."""
    return sum(not gelijk.geldt(keuze) for gelijk in vorige_plekken(opties))


def met_budget(opties: Opties) -> bool:
    """Of er een afspraak is over het aantal wijzigingen."""
    return opties.veld.werkvoorraad.wijzigingsbudget is not None


class BovenBudget:
    """Niet meer wijzigingen dan afgesproken; alleen wat niet anders kan gaat erboven."""

    naam = "boven_budget"
    zin = "wijzigingen boven het afgesproken aantal"

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> Doel:
        """Eén kolom die telt wat er boven het budget uitkomt."""
        wijzigingen = _som(stelsel, opties, kolommen)
        over = wijzigingen.constante - budget(opties)
        if over <= 0:
            return Doel.leeg()
        boven = stelsel.variabelen(1, boven=over)
        factoren = np.append(wijzigingen.punten, -1)
        stelsel.rij(np.append(wijzigingen.kolommen, boven), factoren, -ONBEGRENSD, -over)
        return Doel(boven, np.ones(1, dtype=np.int64))

    def waarde(self, opties: Opties, keuze: Keuze) -> int:
        """Telt de wijzigingen boven het budget."""
        return max(0, tel_wijzigingen(opties, keuze) - budget(opties))


class Wijzigingen:
    """Wat nergens op een hogere trede iets oplevert, blijft zoals het was: ook een oude loting blijft staan."""

    naam = "wijzigingen"
    zin = "hulpvragen die anders terechtkomen dan in het vorige voorstel"

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> Doel:
        """Telt vanaf alles anders en trekt af wat gelijk blijft."""
        return _som(stelsel, opties, kolommen)

    def waarde(self, opties: Opties, keuze: Keuze) -> int:
        """Telt alle wijzigingen."""
        return tel_wijzigingen(opties, keuze)


def budget(opties: Opties) -> int:
    """Hoeveel wijzigingen er zijn afgesproken; zonder afspraak nul."""
    return opties.veld.werkvoorraad.wijzigingsbudget or 0


def _som(stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> Doel:
    """Het aantal wijzigingen; wie dezelfde bijrol moet houden krijgt een kolom die alleen dan één kan zijn."""
    vorig = vorige_plekken(opties)
    blijft = [kolommen.optie[[optie for gelijk in vorig for optie in gelijk.zo]]]
    samen = [gelijk for gelijk in vorig if gelijk.met_bij]
    even = stelsel.variabelen(len(samen))
    for kolom, gelijk in zip(even, samen, strict=True):
        hier = kolommen.optie[gelijk.met_bij]
        stelsel.rij(np.append(hier, kolom), np.append(np.ones(len(hier), dtype=np.int64), -1), 0, ONBEGRENSD)
        stelsel.hoogstens(np.array([kolom]), kolommen.bij[[gelijk.bij]])
    blijft.append(even)
    samengevoegd = np.concatenate(blijft)
    return Doel(samengevoegd, -np.ones(len(samengevoegd), dtype=np.int64), len(vorig))
