"""Een reserve voor schaarse expertise: wie als enige iets kan, houdt liefst een deel van de ruimte daarvoor vrij.

De trede staat onder de volgorde en wat is meegedeeld: de reserve kost niemand zijn plek en stuurt niemand verder weg.
"""

from collections.abc import Sequence

import numpy as np

from wijknetwerk.begrippen import Aanbieder, Schil
from wijknetwerk.eisen import Getallen, Masker, Veld
from wijknetwerk.verdeling.geheel import Kolommen
from wijknetwerk.verdeling.keuze import Keuze
from wijknetwerk.verdeling.opties import Opties
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Doel, Stelsel


def met_reserve(opties: Opties) -> bool:
    """Of de regelset een reserve vraagt."""
    return opties.veld.drempels["reserve_schaars_procent"] > 0


class Reserve:
    """Gewoon werk blijft liefst uit de ruimte die voor schaarse expertise is."""

    naam = "reserve"
    zin = "minuten gewoon werk in de reserve voor schaarse expertise"

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> Doel:
        """Per ruimte met een reserve een kolom met de minuten gewoon werk die er niet buiten passen."""
        doel = Doel.leeg()
        for gewoon, minuten, bij, vrij in ruimtes(opties):
            reserve = reserve_van(opties, vrij)
            wat = np.concatenate([kolommen.optie[gewoon], kolommen.bij[bij]])
            if not (reserve and len(wat)):
                continue
            erin = stelsel.variabelen(1, boven=reserve)
            factoren = np.concatenate([minuten, opties.bij_minuten[bij], [-1]])
            stelsel.rij(np.append(wat, erin), factoren, -ONBEGRENSD, vrij - reserve)
            doel += Doel(erin, np.ones(1, dtype=np.int64))
        return doel

    def waarde(self, opties: Opties, keuze: Keuze) -> int:
        """Telt de minuten gewoon werk in elke reserve."""
        som = 0
        for gewoon, minuten, bij, vrij in ruimtes(opties):
            werk = minuten[np.isin(gewoon, keuze.gekozen)].sum()
            werk += opties.bij_minuten[bij[np.isin(bij, keuze.bijrollen)]].sum()
            som += max(0, int(werk) - (vrij - reserve_van(opties, vrij)))
        return som


def reserve_van(opties: Opties, vrij: int) -> int:
    """De minuten van een ruimte die voor schaarse expertise zijn."""
    return vrij * opties.veld.drempels["reserve_schaars_procent"] // 100


def ruimtes(opties: Opties) -> list[tuple[Getallen, Getallen, Getallen, int]]:
    """Elke ruimte van wie als enige iets kan: gewone opties, hun minuten, de bijrollen, en wat er vrij is.

    Gewoon is wat die schaarse expertise niet vraagt; een bijrol vraagt nooit expertise.
    """
    veld, geen = opties.veld, np.zeros(0, dtype=np.int64)
    vraagt = [set(vraag.expertise) for vraag in veld.werkvoorraad.hulpvragen]
    alle = []

    def gewoon_bij(waar: Masker, schaars: set[str]) -> Getallen:
        rijen = np.flatnonzero(waar)
        return rijen[[not vraagt[int(opties.hulpvraag[rij])] & schaars for rij in rijen]]

    for nr, schaars in enumerate(_schaars_in_team(veld)):
        if schaars:
            rijen = gewoon_bij(opties.is_coach & (opties.plek == nr), schaars)
            bij = np.flatnonzero(opties.bij_coach == nr)
            alle.append((rijen, opties.minuten[rijen], bij, int(veld.coachruimte[nr])))
    for nr, schaars in enumerate(_schaars_in_netwerk(veld.werkvoorraad.aanbieders)):
        if schaars:
            rijen = gewoon_bij(opties.is_aanbieder & (opties.plek == nr), schaars)
            partij = veld.werkvoorraad.aanbieders[nr]
            alle.append((rijen, opties.basis[rijen], geen, partij.ruimte_basis))
            alle.append((rijen, opties.specialistisch[rijen], geen, partij.ruimte_specialistisch))
    return alle


def _schaars_in_team(veld: Veld) -> list[set[str]]:
    coaches = veld.werkvoorraad.wijkcoaches
    return [
        set(wie.expertise).difference(
            *(ander.expertise for ander in coaches if ander.team == wie.team and ander is not wie)
        )
        for wie in coaches
    ]


def _schaars_in_netwerk(aanbieders: Sequence[Aanbieder]) -> list[set[str]]:
    """Alleen deelnemers van het netwerk, naast de deelnemers die in een van dezelfde gebieden werken."""

    def samen(een: Aanbieder, ander: Aanbieder) -> bool:
        return not een.gebieden or not ander.gebieden or bool(set(een.gebieden) & set(ander.gebieden))

    netwerk = [aanbieder for aanbieder in aanbieders if aanbieder.schil is Schil.NETWERK]
    return [
        set(wie.expertise).difference(*(ander.expertise for ander in netwerk if ander is not wie and samen(wie, ander)))
        if wie.schil is Schil.NETWERK
        else set()
        for wie in aanbieders
    ]
