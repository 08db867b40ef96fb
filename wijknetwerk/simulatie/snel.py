"""De snelle verdeling van een gesimuleerde week: dezelfde ladder en dezelfde opties, met begrensd zoeken.

Een week van de simulatie is klein. Wie diep genoeg zoekt vindt dan hetzelfde plan als de solver, en weet dat ook: alles
wat niet beter kan, is afgesneden. Pas als er te veel knopen zijn houdt zij op met het beste plan tot dan toe; hoeveel
dat op elke maat scheelt, meet `bench/simulatie.py`.

De ladder wordt één groot geheel getal: elke trede heeft haar eigen vak, en een vak loopt nooit over.
"""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from wijknetwerk.verdeling import GEEN, Keuze, Opties
from wijknetwerk.verdeling.geheel import systeempartijen
from wijknetwerk.verdeling.stelsel import groepeer
from wijknetwerk.verdeling.treden import streeflast, tiende, tienden_buiten, urgentiegewicht
from wijknetwerk.verdeling.wensen import minpunten

_VAK = 40
LOTING, VERSNIPPERING, EVENWICHT, WENSEN, VOLGORDE, ZONDER_PLEK = (1 << _VAK * plaats for plaats in range(6))
"""Wat één punt op elke trede waard is in het grote getal."""
KNOPEN = 60
"""Zoveel keer wordt er een hulpvraag uitgewerkt voordat het zoeken ophoudt; elke week maakt minstens één plan af."""


@dataclass(frozen=True)
class Zet:
    """Een hulpvraag op een plek, of geen plek. `prijs` is wat los van de andere hulpvragen vaststaat."""

    prijs: int
    optie: int = GEEN
    bij: int = GEEN
    groep: int = GEEN
    aanbieder: int = GEEN
    basis: int = 0
    specialistisch: int = 0
    lid: bool = False
    """Deelnemer van het wijknetwerk."""
    nieuw: tuple[int, str] | None = None
    """Aanbieder en wijk, als de aanbieder daar nog niemand begeleidt."""
    coaches: tuple[tuple[int, int], ...] = ()
    """Wijkcoach en minuten: wie begeleidt, en de tweede of het deel."""


def verdeel_snel(opties: Opties, knopen: int = KNOPEN) -> tuple[Keuze, bool]:
    """De verdeling, en of bewezen is dat zij niet beter kan.

    Gaat ervan uit dat er niets is vastgezet of meegedeeld en dat er geen huishoudens zijn, zoals in de simulatie.
    """
    zoektocht = _Zoektocht(opties, knopen)
    zoektocht.zoek(0, 0)
    bewezen = not zoektocht.gestopt
    if zoektocht.beste is None:  # alleen als halve groepen het zoeken ophielden voordat er één plan af was
        zoektocht = _Zoektocht(opties, knopen, halve_groepen=False)
        zoektocht.zoek(0, 0)
        bewezen = False
    return zoektocht.keuze(), bewezen


@dataclass
class _Zoektocht:
    """Diepte eerst, de goedkoopste zet eerst; een tak die niet meer beter kan worden, valt af."""

    opties: Opties
    knopen: int
    halve_groepen: bool = True
    beste: int | None = None
    gestopt: bool = False
    plan: list[Zet] = field(default_factory=list)
    gekozen: list[Zet] = field(default_factory=list)

    def __post_init__(self) -> None:
        veld = self.opties.veld
        werk = veld.werkvoorraad
        self.vrij = veld.coachruimte.tolist()
        self.last = veld.coachlast.tolist()
        self.basis = [wie.ruimte_basis for wie in werk.aanbieders]
        self.specialistisch = [wie.ruimte_specialistisch for wie in werk.aanbieders]
        self.plaatsen = [groep.plaatsen - groep.bezet for groep in werk.collectief_aanbod]
        self.tekort = [max(0, groep.minimum - groep.bezet) for groep in werk.collectief_aanbod]
        self.erbij = [0] * len(self.plaatsen)
        self.maximum = veld.drempels["netwerk_maximum"]
        self.leden: dict[tuple[str, str], dict[int, int]] = {}
        self.gebruikt: dict[tuple[int, str], int] = {}
        zetten = _zetten(self.opties)
        gewicht = dict(zip(self.opties.verdeeld.tolist(), urgentiegewicht(self.opties).tolist(), strict=True))
        self.volgorde = sorted(zetten, key=lambda vraag: (-gewicht[vraag], len(zetten[vraag]), vraag))
        self.zetten = [zetten[vraag] for vraag in self.volgorde]
        self.netwerk = [(veld.gebied[vraag], werk.hulpvragen[vraag].wet) for vraag in self.volgorde]
        self._grenzen()

    def _grenzen(self) -> None:
        """Per diepte wat de rest minstens kost, hoeveel evenwicht zij hoogstens goedmaakt en wie er in een groep kan."""
        self.rest, self.winst = [0], [0]
        self.kandidaten: list[dict[int, int]] = [{}]
        for zetten in reversed(self.zetten):
            self.rest.append(self.rest[-1] + min(zet.prijs for zet in zetten))
            self.winst.append(self.winst[-1] + max(self._meeste_winst(zet) for zet in zetten))
            kan = dict(self.kandidaten[-1])
            for groep in {zet.groep for zet in zetten if zet.groep != GEEN}:
                kan[groep] = kan.get(groep, 0) + 1
            self.kandidaten.append(kan)
        for grens in (self.rest, self.winst, self.kandidaten):
            grens.reverse()

    @cached_property
    def banden(self) -> dict[int, tuple[int, int, int, int, int]]:
        """Per wijkcoach die voor het evenwicht telt: streef en bandbreedte in minuten, en een tiende."""
        coaches = self.opties.veld.werkvoorraad.wijkcoaches
        uit = {}
        for coach, streef in streeflast(self.opties).items():
            wie, stap = coaches[coach], tiende(coaches[coach])
            uit[coach] = (streef - stap, streef + stap, wie.bandbreedte_van, wie.bandbreedte_tot, stap)
        return uit

    @cached_property
    def zwaarder(self) -> int:
        """Hoeveel keer zo zwaar een tiende buiten de bandbreedte telt."""
        return self.opties.veld.drempels["evenwicht_buiten_bandbreedte"]

    @cached_property
    def scheef(self) -> int:
        """Het evenwicht zonder nieuwe hulpvragen."""
        return sum(self._scheef(coach, self.last[coach]) for coach in self.banden)

    def _scheef(self, coach: int, last: int) -> int:
        if (band := self.banden.get(coach)) is None:
            return 0
        laag, hoog, van, tot, stap = band
        return tienden_buiten(last, laag, hoog, stap) + self.zwaarder * tienden_buiten(last, van, tot, stap)

    def _meeste_winst(self, zet: Zet) -> int:
        """Zoveel tienden maakt deze zet hoogstens goed."""
        som = 0
        for coach, minuten in zet.coaches:
            if coach in self.banden:
                som += -(-minuten // self.banden[coach][4]) * (1 + self.zwaarder)
        return som

    def _verandert(self, zet: Zet) -> int:
        """Hoeveel tienden de zet nu aan het evenwicht toevoegt."""
        return sum(
            self._scheef(coach, self.last[coach] + minuten) - self._scheef(coach, self.last[coach])
            for coach, minuten in zet.coaches
        )

    def zoek(self, diepte: int, prijs: int, scheef: int | None = None) -> None:
        """Werkt de hulpvraag op deze diepte uit; `prijs` en `scheef` zijn wat er tot hier vaststaat."""
        scheef = self.scheef if scheef is None else scheef
        if diepte == len(self.zetten):
            self._klaar(prijs + scheef * EVENWICHT)
            return
        self.knopen -= 1
        rest, winst = self.rest[diepte + 1], self.winst[diepte + 1]
        kinderen = []
        for nummer, zet in enumerate(self.zetten[diepte]):
            if not self._past(zet, diepte):
                continue
            los = zet.prijs
            if zet.nieuw is not None and not self.gebruikt.get(zet.nieuw):
                los += VERSNIPPERING
            kinderen.append((los + self._verandert(zet) * EVENWICHT, nummer, los))
        kinderen.sort()
        for volgende, nummer, los in kinderen:
            nieuw_scheef = scheef + (volgende - los) // EVENWICHT
            grens = prijs + los + rest + max(0, nieuw_scheef - winst) * EVENWICHT
            if self.beste is not None and grens >= self.beste:
                continue
            if self.knopen <= 0 and (self.beste is not None or self.halve_groepen and self.knopen < -len(self.zetten)):
                self.gestopt = True
                return
            zet = self.zetten[diepte][nummer]
            self._boek(zet, diepte, 1)
            self.zoek(diepte + 1, prijs + los, nieuw_scheef)
            self._boek(zet, diepte, -1)

    def _past(self, zet: Zet, diepte: int) -> bool:
        if zet.groep != GEEN:
            return self._past_in_groep(zet.groep, diepte)
        if zet.aanbieder != GEEN:
            past = zet.basis <= self.basis[zet.aanbieder] and zet.specialistisch <= self.specialistisch[zet.aanbieder]
            if not past or (zet.lid and not self._in_netwerk(zet.aanbieder, diepte)):
                return False
        return all(minuten <= self.vrij[coach] for coach, minuten in zet.coaches)

    def _past_in_groep(self, groep: int, diepte: int) -> bool:
        """Er is plaats, en er kunnen er nog genoeg bij om door te gaan."""
        if self.plaatsen[groep] <= 0:
            return False
        nodig = self.tekort[groep] - self.erbij[groep] - 1
        return nodig <= (self.kandidaten[diepte + 1].get(groep, 0) if self.halve_groepen else 0)

    def _in_netwerk(self, aanbieder: int, diepte: int) -> bool:
        leden = self._leden(diepte)
        return aanbieder in leden or len(leden) < self.maximum

    def _leden(self, diepte: int) -> dict[int, int]:
        netwerk = self.netwerk[diepte]
        if netwerk not in self.leden:
            gebied, wet = netwerk
            self.leden[netwerk] = dict.fromkeys(systeempartijen(self.opties.veld, gebied, wet), 1)
        return self.leden[netwerk]

    def _boek(self, zet: Zet, diepte: int, keer: int) -> None:
        """Boekt een zet erbij (1) of eraf (-1)."""
        for coach, minuten in zet.coaches:
            self.vrij[coach] -= keer * minuten
            self.last[coach] += keer * minuten
        if zet.groep != GEEN:
            self.plaatsen[zet.groep] -= keer
            self.erbij[zet.groep] += keer
        if zet.aanbieder != GEEN:
            self.basis[zet.aanbieder] -= keer * zet.basis
            self.specialistisch[zet.aanbieder] -= keer * zet.specialistisch
        if zet.nieuw is not None:
            self.gebruikt[zet.nieuw] = self.gebruikt.get(zet.nieuw, 0) + keer
        if zet.lid:
            leden = self._leden(diepte)
            leden[zet.aanbieder] = leden.get(zet.aanbieder, 0) + keer
            if not leden[zet.aanbieder]:
                del leden[zet.aanbieder]
        if keer > 0:
            self.gekozen.append(zet)
        else:
            self.gekozen.pop()

    def _klaar(self, prijs: int) -> None:
        half = any(0 < erbij < tekort for erbij, tekort in zip(self.erbij, self.tekort, strict=True))
        if not half and (self.beste is None or prijs < self.beste):
            self.beste, self.plan = prijs, list(self.gekozen)

    def keuze(self) -> Keuze:
        """Het beste plan als keuze uit de opties."""
        optie, bij = np.full((2, len(self.opties.wegingen.rijen)), GEEN, dtype=np.int64)
        for vraag, zet in zip(self.volgorde, self.plan, strict=True):
            optie[vraag], bij[vraag] = zet.optie, zet.bij
        return Keuze(optie=optie, bij=bij)


def _zetten(opties: Opties) -> dict[int, list[Zet]]:
    """Per verdeelde hulpvraag alle zetten: elke optie met elke bijrol die erbij hoort, en geen plek."""
    drempels, werk = opties.veld.drempels, opties.veld.werkvoorraad
    geen = drempels["trede_geen_plek"] * VOLGORDE
    gewicht, lot = urgentiegewicht(opties).tolist(), opties.loot_geen_plek.tolist()
    zetten: dict[int, list[Zet]] = {
        vraag: [Zet(gewicht[rij] * ZONDER_PLEK + geen + lot[rij] * LOTING)]
        for rij, vraag in enumerate(opties.verdeeld.tolist())
    }
    bijrollen = {vraag: rollen.tolist() for vraag, rollen in groepeer(opties.bij_hulpvraag)}
    bij_lot, bij_coach, bij_minuten = opties.loot_bij.tolist(), opties.bij_coach.tolist(), opties.bij_minuten.tolist()
    bekend = {(traject.plek, traject.wijk) for traject in werk.lopende_trajecten}
    kolommen = zip(
        *(opties.hulpvraag.tolist(), opties.plek.tolist(), opties.minuten.tolist(), opties.basis.tolist()),
        *(opties.specialistisch.tolist(), opties.trede.tolist(), minpunten(opties).tolist(), opties.loot.tolist()),
        *(opties.is_coach.tolist(), opties.is_groep.tolist(), opties.is_netwerkpartner.tolist()),
        opties.vraagt_bij.tolist(),
        strict=True,
    )
    for optie, rij in enumerate(kolommen):
        vraag, plek, minuten, basis, specialistisch, trede, punten, eigen_lot, coach, groep, lid, vraagt = rij
        prijs = trede * VOLGORDE + punten * WENSEN + eigen_lot * LOTING
        if groep:
            zetten[vraag].append(Zet(prijs, optie, groep=plek))
            continue
        wijk = werk.hulpvragen[vraag].wijk
        nieuw = None if coach or (opties.code(optie), wijk) in bekend else (plek, wijk)
        eigen = ((plek, minuten),) if coach else ()
        aanbieder = GEEN if coach else plek
        if not vraagt:
            zetten[vraag].append(Zet(prijs, optie, GEEN, GEEN, aanbieder, basis, specialistisch, lid, nieuw, eigen))
            continue
        for rol in bijrollen.get(vraag, ()):
            if coach and bij_coach[rol] == plek:
                continue
            erbij = (*eigen, (bij_coach[rol], bij_minuten[rol]))
            samen = prijs + bij_lot[rol] * LOTING
            zetten[vraag].append(Zet(samen, optie, rol, GEEN, aanbieder, basis, specialistisch, lid, nieuw, erbij))
    return zetten
