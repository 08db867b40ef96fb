"""Harde voorwaarden over het geheel: ruimte, groepsgrootte, netwerkgrootte en de tweede persoon.

Elk onderdeel legt zichzelf op aan het model. Dat het plan ze haalt, rekent `toets` los hiervan na.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from wijknetwerk.begrippen import Schil, Wet
from wijknetwerk.eisen import Getallen, Veld
from wijknetwerk.verdeling.opties import Opties
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Stelsel, groepeer


@dataclass(frozen=True)
class Kolommen:
    """De keuzes van het model: één kolom per optie, per bijrol en per hulpvraag zonder plek (volgorde `verdeeld`)."""

    optie: Getallen
    bij: Getallen
    geen_plek: Getallen


class Onderdeel(Protocol):
    """Een voorwaarde over het geheel."""

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> None:
        """Voegt de rijen van deze voorwaarde toe."""


class EenPlek:
    """Elke hulpvraag krijgt precies één plek of 'geen plek'; daarom is er altijd een plan."""

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> None:
        """Som van de opties en geen_plek is één."""
        per_vraag = dict(groepeer(opties.hulpvraag))
        leeg = np.zeros(0, dtype=np.int64)
        for geen, vraag in zip(kolommen.geen_plek, opties.verdeeld, strict=True):
            keuzes = kolommen.optie[per_vraag.get(int(vraag), leeg)]
            stelsel.rij(np.append(keuzes, geen), 1, 1, 1)


class TweedePersoon:
    """Wie een tweede persoon vraagt krijgt er precies één, en dat is iemand anders."""

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> None:
        """Som van de bijrollen is som van de opties die erom vragen; niemand is zijn eigen tweede."""
        bij_per_vraag = dict(groepeer(opties.bij_hulpvraag))
        leeg = np.zeros(0, dtype=np.int64)
        vragend = np.flatnonzero(opties.vraagt_bij)
        for vraag, plaatsen in groepeer(opties.hulpvraag[vragend]):
            hoofd, bij = vragend[plaatsen], bij_per_vraag.get(vraag, leeg)
            factoren = np.concatenate([np.ones(len(bij), dtype=np.int64), -np.ones(len(hoofd), dtype=np.int64)])
            stelsel.rij(np.concatenate([kolommen.bij[bij], kolommen.optie[hoofd]]), factoren, 0, 0)
        rol, optie = _zichzelf(opties)
        stelsel.hoogstens_een(kolommen.bij[rol], kolommen.optie[optie])


class RuimteCoach:
    """Een wijkcoach krijgt niet meer minuten dan er vrij zijn, eigen hulpvragen en bijrollen samen."""

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> None:
        """Per wijkcoach: som van de minuten blijft binnen de ruimte."""
        for coach, (wat, minuten) in coachwerk(opties, kolommen).items():
            stelsel.rij(wat, minuten, 0, int(opties.veld.coachruimte[coach]))


class RuimteAanbieder:
    """Een aanbieder krijgt per product niet meer minuten dan er vrij zijn."""

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> None:
        """Per aanbieder en product: som van de minuten blijft binnen de ruimte."""
        aanbieders = opties.veld.werkvoorraad.aanbieders
        bij = np.flatnonzero(opties.is_aanbieder)
        for nummer, plaatsen in groepeer(opties.plek[bij]):
            rijen, aanbieder = bij[plaatsen], aanbieders[nummer]
            for minuten, ruimte in (
                (opties.basis[rijen], aanbieder.ruimte_basis),
                (opties.specialistisch[rijen], aanbieder.ruimte_specialistisch),
            ):
                vraagt = minuten > 0
                if vraagt.any():
                    stelsel.rij(kolommen.optie[rijen[vraagt]], minuten[vraagt], 0, ruimte)


class Groepsgrootte:
    """Een groep heeft niet meer deelnemers dan plaatsen, en gaat pas door bij het minimum."""

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> None:
        """Per groep: plaatsen, en alles of niets zolang het minimum niet vol is."""
        bij = np.flatnonzero(opties.is_groep)
        for nummer, plaatsen in groepeer(opties.plek[bij]):
            groep = opties.veld.werkvoorraad.collectief_aanbod[nummer]
            keuzes = kolommen.optie[bij[plaatsen]]
            stelsel.rij(keuzes, 1, 0, groep.plaatsen - groep.bezet)
            tekort = groep.minimum - groep.bezet
            if tekort > 0:
                gaat_door = stelsel.variabelen(1)
                stelsel.hoogstens(keuzes, np.repeat(gaat_door, len(keuzes)))
                factoren = np.append(np.ones(len(keuzes), dtype=np.int64), -tekort)
                stelsel.rij(np.append(keuzes, gaat_door), factoren, 0, ONBEGRENSD)


class Netwerkgrootte:
    """Per gebied en wet krijgen hoogstens `netwerk_maximum` deelnemers nieuwe hulpvragen (brief 003: 7 à 8).

    Systeempartijen tellen altijd mee; zijn zij met meer dan het maximum, dan bepalen zij het aantal.
    """

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> None:
        """Per (gebied, wet): alleen als er meer kandidaten zijn dan plaatsen."""
        for (gebied, wet), rijen in self._netwerken(opties).items():
            vast = systeempartijen(opties.veld, gebied, wet)
            kandidaten = [(nummer, rijen[plaatsen]) for nummer, plaatsen in groepeer(opties.plek[rijen])]
            vrije = [(nummer, wie) for nummer, wie in kandidaten if nummer not in vast]
            over = max(0, opties.veld.drempels["netwerk_maximum"] - len(vast))
            if len(vrije) <= over:
                continue
            doet_mee = stelsel.variabelen(len(vrije))
            stelsel.rij(doet_mee, 1, 0, over)
            for kolom, (_, wie) in zip(doet_mee, vrije, strict=True):
                stelsel.hoogstens(kolommen.optie[wie], np.repeat(kolom, len(wie)))

    @staticmethod
    def _netwerken(opties: Opties) -> dict[tuple[str, Wet], Getallen]:
        vragen = opties.veld.werkvoorraad.hulpvragen
        netwerken: dict[tuple[str, Wet], list[int]] = {}
        for optie, vraag in zip(*_van_partners(opties), strict=True):
            netwerken.setdefault((opties.veld.gebied[vraag], vragen[vraag].wet), []).append(optie)
        return {sleutel: np.array(rijen, dtype=np.int64) for sleutel, rijen in netwerken.items()}


GEHEEL: tuple[Onderdeel, ...] = (
    EenPlek(),
    TweedePersoon(),
    RuimteCoach(),
    RuimteAanbieder(),
    Groepsgrootte(),
    Netwerkgrootte(),
)
"""Alle harde voorwaarden over het geheel."""


def _van_partners(opties: Opties) -> tuple[list[int], list[int]]:
    """De opties bij een deelnemer van het netwerk, met hun hulpvraag."""
    rijen = np.flatnonzero(opties.is_netwerkpartner)
    return rijen.tolist(), opties.hulpvraag[rijen].tolist()


def _zichzelf(opties: Opties) -> tuple[Getallen, Getallen]:
    """De paren van bijrol en optie waarin dezelfde wijkcoach twee keer bij een hulpvraag zou staan."""
    coaches = len(opties.veld.coachruimte)
    eigen = np.flatnonzero(opties.is_coach)
    hoofd = opties.hulpvraag[eigen] * coaches + opties.plek[eigen]
    bij = opties.bij_hulpvraag * coaches + opties.bij_coach
    _, rol, optie = np.intersect1d(bij, hoofd, assume_unique=True, return_indices=True)
    return rol, eigen[optie]


def systeempartijen(veld: Veld, gebied: str, wet: Wet) -> set[int]:
    """De deelnemers die altijd meetellen in het netwerk van een gebied en wet (nummers van aanbieders)."""
    return {
        nummer
        for nummer, aanbieder in enumerate(veld.werkvoorraad.aanbieders)
        if aanbieder.systeempartij
        and aanbieder.schil is Schil.NETWERK
        and wet in aanbieder.wetten
        and gebied in (aanbieder.gebieden or (gebied,))
    }


def coachwerk(opties: Opties, kolommen: Kolommen) -> dict[int, tuple[Getallen, Getallen]]:
    """Per wijkcoach: de kolommen die haar minuten vragen, met die minuten."""
    eigen = np.flatnonzero(opties.is_coach)
    coach = np.concatenate([opties.plek[eigen], opties.bij_coach])
    kolom = np.concatenate([kolommen.optie[eigen], kolommen.bij])
    minuten = np.concatenate([opties.minuten[eigen], opties.bij_minuten])
    return {nummer: (kolom[plaatsen], minuten[plaatsen]) for nummer, plaatsen in groepeer(coach)}
