"""Eén hulpvraag verhuist: kan zij ook op een andere plek, als de rest van het voorstel blijft zoals het is?"""

from collections import Counter
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

import numpy as np

from wijknetwerk.begrippen import Wet, uren
from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling.geheel import systeempartijen
from wijknetwerk.verdeling.keuze import GEEN, Keuze
from wijknetwerk.verdeling.opties import Opties
from wijknetwerk.verdeling.stelsel import groepeer

BASIS, SPECIALISTISCH = "basis", "specialistisch"
_VOOR = {"": "", BASIS: " voor basisbegeleiding", SPECIALISTISCH: " voor specialistische begeleiding"}


class Oorzaak(Enum):
    """Wat er ontbreekt op een plek die mag."""

    RUIMTE = auto()
    KLEINSTE_GROEP = auto()
    TWEEDE_PERSOON = auto()
    NETWERKGROOTTE = auto()


@dataclass(frozen=True)
class Belemmering:
    """Waarom een plek die mag, naast de rest van het voorstel niet kan."""

    oorzaak: Oorzaak
    zin: str
    te_kort: int = 0
    """Wat er aan ruimte ontbreekt: minuten per week, bij een groep plaatsen."""
    product: str = ""
    """Van welk product de ruimte bij een aanbieder ontbreekt: basis of specialistisch."""


@dataclass(frozen=True)
class _Rest:
    """Wat alle andere hulpvragen overlaten, en hoeveel er nieuw in elke groep komen."""

    coach: Getallen
    basis: Getallen
    specialistisch: Getallen
    deelnemers: Getallen


@dataclass(frozen=True)
class Verhuizing:
    """Kijkt per optie of zij past naast alle andere hulpvragen op de plek die het plan hun geeft."""

    opties: Opties
    keuze: Keuze

    def belemmering(self, optie: int) -> Belemmering | None:
        """Wat deze optie in de weg staat; None als zij kan."""
        opties = self.opties
        if (blijft := self._nodig_waar_zij_is(optie)) is not None:
            return blijft
        if opties.is_groep[optie]:
            return self._groep(optie)
        if opties.is_coach[optie]:
            return self._coach_vol(optie) or self._zonder_tweede(optie)
        krap = self._aanbieder_vol(optie) or self._netwerk_vol(optie)
        return krap or (self._zonder_tweede(optie) if opties.samen[optie] else None)

    def na(self, optie: int) -> Keuze:
        """Het plan na deze verhuizing, met de ruimste tweede persoon; alleen voor een optie zonder belemmering."""
        vraag = int(self.opties.hulpvraag[optie])
        gekozen, bij = self.keuze.optie.copy(), self.keuze.bij.copy()
        gekozen[vraag], bij[vraag] = optie, GEEN
        if self.opties.vraagt_bij[optie]:
            rollen = self.vrije_rollen(optie)
            bij[vraag] = rollen[np.argmax(self.coachruimte(vraag)[self.opties.bij_coach[rollen]])]
        return Keuze(gekozen, bij)

    def coachruimte(self, vraag: int) -> Getallen:
        """C: vrije minuten per wijkcoach naast alle andere hulpvragen."""
        return self._zonder(vraag).coach

    @cached_property
    def _rest(self) -> dict[int, _Rest]:
        return {}

    def _zonder(self, vraag: int) -> _Rest:
        if vraag not in self._rest:
            anderen = np.arange(len(self.keuze.optie)) != vraag
            keuze = Keuze(np.where(anderen, self.keuze.optie, GEEN), np.where(anderen, self.keuze.bij, GEEN))
            aanbieders = self.opties.veld.werkvoorraad.aanbieders
            basis, specialistisch = keuze.aanbiederminuten(self.opties)
            self._rest[vraag] = _Rest(
                coach=self.opties.veld.coachruimte - keuze.coachminuten(self.opties),
                basis=np.array([a.ruimte_basis for a in aanbieders], dtype=np.int64) - basis,
                specialistisch=np.array([a.ruimte_specialistisch for a in aanbieders], dtype=np.int64) - specialistisch,
                deelnemers=keuze.deelnemers(self.opties),
            )
        return self._rest[vraag]

    @cached_property
    def _bijrollen(self) -> dict[int, Getallen]:
        return dict(groepeer(self.opties.bij_hulpvraag))

    def _nodig_waar_zij_is(self, optie: int) -> Belemmering | None:
        """Wie een groep aan haar minimum helpt, kan daar niet weg zonder dat de groep stopt."""
        opties, vraag = self.opties, int(self.opties.hulpvraag[optie])
        gekozen = int(self.keuze.optie[vraag])
        if gekozen in (GEEN, optie) or not opties.is_groep[gekozen]:
            return None
        plek = int(opties.plek[gekozen])
        groep, nieuw = opties.veld.werkvoorraad.collectief_aanbod[plek], int(self._zonder(vraag).deelnemers[plek])
        if not nieuw or groep.bezet + nieuw >= groep.minimum:
            return None
        zin = f"zonder deze hulpvraag gaat {groep.naam} niet door: dan zijn er {groep.bezet + nieuw} deelnemers"
        return Belemmering(Oorzaak.KLEINSTE_GROEP, zin)

    def _groep(self, optie: int) -> Belemmering | None:
        plek = int(self.opties.plek[optie])
        groep = self.opties.veld.werkvoorraad.collectief_aanbod[plek]
        samen = groep.bezet + int(self._zonder(int(self.opties.hulpvraag[optie])).deelnemers[plek]) + 1
        if samen > groep.plaatsen:
            zin = f"{groep.naam} heeft naast de rest van dit voorstel alle {groep.plaatsen} plaatsen bezet"
            return Belemmering(Oorzaak.RUIMTE, zin, samen - groep.plaatsen)
        if samen < groep.minimum:
            zin = f"{groep.naam} gaat pas door bij {groep.minimum} deelnemers; met deze erbij zijn het er {samen}"
            return Belemmering(Oorzaak.KLEINSTE_GROEP, zin)
        return None

    def _coach_vol(self, optie: int) -> Belemmering | None:
        vrij = self.coachruimte(int(self.opties.hulpvraag[optie]))[self.opties.plek[optie]]
        return self._krap(optie, int(vrij), int(self.opties.minuten[optie]))

    def _aanbieder_vol(self, optie: int) -> Belemmering | None:
        opties, plek, rest = self.opties, self.opties.plek[optie], self._zonder(int(self.opties.hulpvraag[optie]))
        vrij, nodig, product = min(
            (int(rest.basis[plek]), int(opties.basis[optie]), BASIS),
            (int(rest.specialistisch[plek]), int(opties.specialistisch[optie]), SPECIALISTISCH),
            key=lambda ruimte: ruimte[0] - ruimte[1],
        )
        return self._krap(optie, vrij, nodig, product)

    def _krap(self, optie: int, vrij: int, nodig: int, product: str = "") -> Belemmering | None:
        if nodig <= vrij:
            return None
        over = f"nog {uren(vrij)} uur per week vrij{_VOOR[product]}; nodig is {uren(nodig)}"
        zin = f"{self.opties.code(optie)} heeft naast de rest van dit voorstel {over}"
        return Belemmering(Oorzaak.RUIMTE, zin, nodig - vrij, product)

    def _zonder_tweede(self, optie: int) -> Belemmering | None:
        """De tweede wijkcoach (iemand anders), of bij samen de wijkcoach voor het eigen deel."""
        if len(self.vrije_rollen(optie)):
            return None
        wat = "er is geen tweede wijkcoach met ruimte om mee te kijken"
        if self.opties.samen[optie]:
            wat = "er is geen wijkcoach met ruimte voor het eigen deel"
        return Belemmering(Oorzaak.TWEEDE_PERSOON, wat)

    def vrije_rollen(self, optie: int) -> Getallen:
        """De bijrollen die bij deze optie nog passen: bij zelf nooit dezelfde wijkcoach."""
        opties, vraag = self.opties, int(self.opties.hulpvraag[optie])
        rollen = self._bijrollen.get(vraag, np.zeros(0, dtype=np.int64))
        ruim = opties.bij_minuten[rollen] <= self.coachruimte(vraag)[opties.bij_coach[rollen]]
        # in de eigen minuten van een wijkcoach past haar tweede rol niet ook nog: dat is altijd een ander
        eigen = opties.plek[optie] if opties.is_coach[optie] else GEEN
        vrij: Getallen = rollen[ruim & (opties.bij_coach[rollen] != eigen)]
        return vrij

    @cached_property
    def _netwerken(self) -> dict[tuple[str, Wet], Counter[int]]:
        """Per gebied en wet hoeveel nieuwe hulpvragen elke deelnemer krijgt."""
        netwerken: dict[tuple[str, Wet], Counter[int]] = {}
        for optie in self.keuze.gekozen[self.opties.is_netwerkpartner[self.keuze.gekozen]]:
            netwerk = self._netwerk_van(int(self.opties.hulpvraag[optie]))
            netwerken.setdefault(netwerk, Counter())[int(self.opties.plek[optie])] += 1
        return netwerken

    def _netwerk_van(self, vraag: int) -> tuple[str, Wet]:
        veld = self.opties.veld
        return veld.gebied[vraag], veld.werkvoorraad.hulpvragen[vraag].wet

    def _netwerk_vol(self, optie: int) -> Belemmering | None:
        opties, vraag = self.opties, int(self.opties.hulpvraag[optie])
        gebied, wet = self._netwerk_van(vraag)
        gekozen = int(self.keuze.optie[vraag])
        zelf = Counter([int(opties.plek[gekozen])] if gekozen != GEEN and opties.is_netwerkpartner[gekozen] else [])
        vast = systeempartijen(opties.veld, gebied, wet)
        leden = vast | (self._netwerken.get((gebied, wet), Counter()) - zelf).keys()
        grens = max(opties.veld.drempels["netwerk_maximum"], len(vast))
        if not opties.is_netwerkpartner[optie] or int(opties.plek[optie]) in leden or len(leden) < grens:
            return None
        zin = f"het netwerk van {gebied} voor de {wet} telt al {len(leden)} deelnemers; meer dan {grens} mag niet"
        return Belemmering(Oorzaak.NETWERKGROOTTE, zin)
