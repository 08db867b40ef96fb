"""De wensen: wat een plek minder goed maakt. Elke wens geeft minpunten voor de hele tabel en een zin per optie."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from wijknetwerk.begrippen import Capaciteitsstand, Hulpvraag, Route
from wijknetwerk.eisen import Getallen, Masker
from wijknetwerk.verdeling.opties import Opties


class Wens(Protocol):
    """Een zachte voorwaarde; haar gewicht heet in de regelset `wens_<naam>`."""

    @property
    def naam(self) -> str:
        """Naam in het voorstel en in de gewichten."""

    def geldt(self, opties: Opties) -> Masker:
        """Welke opties minpunten krijgen."""

    def zin(self, opties: Opties, optie: int) -> str:
        """Wat er minder aan is, voor één optie die minpunten krijgt."""


class VoorkeurInwoner:
    """De inwoner wil graag een bepaalde aanbieder."""

    naam = "voorkeur_inwoner"

    def geldt(self, opties: Opties) -> Masker:
        """Elke andere aanbieder dan de gewenste."""
        voorkeur = [vraag.voorkeur_aanbieder for vraag in opties.veld.werkvoorraad.hulpvragen]
        return _anders_dan(opties, voorkeur) & opties.is_aanbieder

    def zin(self, opties: Opties, optie: int) -> str:
        """Welke aanbieder de inwoner wil."""
        return f"de inwoner wil graag naar {_vraag(opties, optie).voorkeur_aanbieder}"


class NietGewenst:
    """De inwoner wil liever niet naar deze aanbieder."""

    naam = "niet_gewenst"

    def geldt(self, opties: Opties) -> Masker:
        """De ongewenste aanbieders."""
        niet = [vraag.niet_aanbieder for vraag in opties.veld.werkvoorraad.hulpvragen]
        masker = np.zeros(len(opties), dtype=bool)
        for optie in np.flatnonzero(np.array([bool(codes) for codes in niet], dtype=bool)[opties.hulpvraag]):
            masker[optie] = opties.codes[optie] in niet[opties.hulpvraag[optie]]
        return masker

    def zin(self, opties: Opties, optie: int) -> str:
        """Welke aanbieder de inwoner niet wil."""
        return f"de inwoner wil liever niet naar {opties.code(optie)}"


class Continuiteit:
    """Wie nu begeleidt, gaat liever door: minder overdracht, minder vreemde gezichten (brief 000)."""

    naam = "continuiteit"

    def geldt(self, opties: Opties) -> Masker:
        """Elke andere coach of aanbieder dan de huidige."""
        huidig = [vraag.huidige_plek for vraag in opties.veld.werkvoorraad.hulpvragen]
        return _anders_dan(opties, huidig) & ~opties.is_groep

    def zin(self, opties: Opties, optie: int) -> str:
        """Wie nu begeleidt."""
        return f"de inwoner wordt nu begeleid door {_vraag(opties, optie).huidige_plek}; dit geeft een overdracht"


class Nabijheid:
    """Liever het eigen team en een groep in de eigen wijk."""

    naam = "nabijheid"

    def geldt(self, opties: Opties) -> Masker:
        """Coaches van een ander team en groepen die niet voor de eigen wijk bedoeld zijn."""
        veld = opties.veld
        masker = np.zeros(len(opties), dtype=bool)
        team = np.array([coach.team for coach in veld.werkvoorraad.wijkcoaches], dtype=object)
        gebied = np.array(veld.gebied, dtype=object)
        bij = np.flatnonzero(opties.is_coach)
        masker[bij] = team[opties.plek[bij]] != gebied[opties.hulpvraag[bij]]
        for optie in np.flatnonzero(opties.is_groep):
            wijken = veld.werkvoorraad.collectief_aanbod[opties.plek[optie]].wijken
            masker[optie] = bool(wijken) and _vraag(opties, int(optie)).wijk not in wijken
        return masker

    def zin(self, opties: Opties, optie: int) -> str:
        """Waar de plek wel is."""
        if opties.is_coach[optie]:
            return f"wijkcoach {opties.code(optie)} hoort bij een ander team"
        return f"{opties.code(optie)} is in een buurwijk"


class EerstBeoordelen:
    """De aanbieder wil eerst zelf beoordelen en kan nog nee zeggen."""

    naam = "eerst_beoordelen"

    def geldt(self, opties: Opties) -> Masker:
        """Aanbieders met die stand."""
        aanbieders = opties.veld.werkvoorraad.aanbieders
        return _bij_aanbieder(opties, [a.capaciteitsstand is Capaciteitsstand.EERST_BEOORDELEN for a in aanbieders])

    def zin(self, opties: Opties, optie: int) -> str:
        """Wat dat betekent."""
        return f"{opties.code(optie)} wil de vraag eerst zelf beoordelen"


class VerouderdCijfer:
    """Het cijfer over de ruimte is ouder dan `capaciteit_verouderd_dagen` dagen."""

    naam = "verouderd_cijfer"

    def geldt(self, opties: Opties) -> Masker:
        """Aanbieders met een oud cijfer."""
        wv, dagen = opties.veld.werkvoorraad, opties.veld.drempels["capaciteit_verouderd_dagen"]
        return _bij_aanbieder(opties, [(wv.week.maandag - a.capaciteit_datum).days > dagen for a in wv.aanbieders])

    def zin(self, opties: Opties, optie: int) -> str:
        """Van wanneer het cijfer is."""
        datum = opties.veld.werkvoorraad.aanbieders[opties.plek[optie]].capaciteit_datum
        return f"het cijfer over de ruimte van {opties.code(optie)} is van {datum:%d-%m-%Y}; vraag het na"


class DeelDoorWijkcoach:
    """De wijkcoach kan een deel doen (brief 000), maar de aanbieder doet hier alles."""

    naam = "deel_door_wijkcoach"

    def geldt(self, opties: Opties) -> Masker:
        """Hele opties bij een aanbieder waar samen gewogen was."""
        kan_samen = np.array([weging.kan(Route.SAMEN) for weging in opties.wegingen.rijen], dtype=bool)
        masker: Masker = opties.is_aanbieder & ~opties.samen & kan_samen[opties.hulpvraag]
        return masker

    def zin(self, opties: Opties, optie: int) -> str:
        """Wat er niet lukt."""
        return f"de wijkcoach kan een deel doen, maar {opties.code(optie)} doet hier alles"


def _vraag(opties: Opties, optie: int) -> Hulpvraag:
    return opties.veld.werkvoorraad.hulpvragen[int(opties.hulpvraag[optie])]


def _anders_dan(opties: Opties, gewenst: Sequence[str | None]) -> Masker:
    """Opties op een andere plek dan die hun hulpvraag het liefst heeft; wie niets wil, krijgt nergens een kruisje."""
    wil = np.array([code is not None for code in gewenst], dtype=bool)[opties.hulpvraag]
    anders: Masker = np.array(gewenst, dtype=object)[opties.hulpvraag] != opties.codes
    return wil & anders


def _bij_aanbieder(opties: Opties, per_aanbieder: list[bool]) -> Masker:
    masker = np.zeros(len(opties), dtype=bool)
    bij = opties.is_aanbieder
    masker[bij] = np.array(per_aanbieder, dtype=bool)[opties.plek[bij]]
    return masker


WENSEN: tuple[Wens, ...] = (
    VoorkeurInwoner(),
    NietGewenst(),
    Continuiteit(),
    Nabijheid(),
    EerstBeoordelen(),
    VerouderdCijfer(),
    DeelDoorWijkcoach(),
)
"""Alle wensen die over één optie gaan; het huishouden bij elkaar staat bij de treden."""


def minpunten(opties: Opties) -> Getallen:
    """Per optie de som van de gewichten van de wensen die gelden."""
    punten = np.zeros(len(opties), dtype=np.int64)
    for wens in WENSEN:
        punten += opties.veld.drempels[f"wens_{wens.naam}"] * wens.geldt(opties)
    return punten
