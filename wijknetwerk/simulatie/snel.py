"""De snelle verdeling van een gesimuleerde week: dezelfde ladder en dezelfde opties, met begrensd zoeken.

Een week van de simulatie is klein. Wie diep genoeg zoekt vindt dan hetzelfde plan als de solver, en weet dat ook: alles
wat niet beter kan, is afgesneden. Pas als er te veel knopen zijn houdt zij op met het beste plan tot dan toe; hoeveel
dat op elke maat scheelt, meet `bench/simulatie.py`.

De ladder wordt één groot geheel getal: elke trede heeft haar eigen vak, en een vak loopt nooit over.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from wijknetwerk.begrippen import Wet
from wijknetwerk.simulatie.scheefheid import Scheefheid
from wijknetwerk.verdeling import GEEN, Keuze, Opties
from wijknetwerk.verdeling.geheel import systeempartijen
from wijknetwerk.verdeling.stelsel import groepeer
from wijknetwerk.verdeling.treden import urgentiegewicht
from wijknetwerk.verdeling.wensen import minpunten

_VAK = 40
LOTING, VERSNIPPERING, EVENWICHT, WENSEN, VOLGORDE, ZONDER_PLEK = (1 << _VAK * plaats for plaats in range(6))
"""Wat één punt op elke trede waard is in het grote getal."""
WEINIG, KNOPEN_BIJ_WEINIG, KNOPEN = 4, 150, 40
"""Zoveel keer wordt er een keuze uitgewerkt voordat het zoeken ophoudt: bij weinig hulpvragen is bewijzen haalbaar, bij
meer vooral het eerste plan goed. Er komt altijd minstens één plan af."""
KEER_VOORRANG, KNOPEN_MET_VOORRANG = 8, 400
"""Zo vaak wordt er opnieuw gezocht met voorrang voor wie bleef wachten, en hoeveel keuzes elke keer uitwerkt."""


class Zet(NamedTuple):
    """Een hulpvraag op een plek, of geen plek. `prijs` is wat los van de andere hulpvragen vaststaat."""

    prijs: int
    optie: int = GEEN
    coach: int = GEEN
    minuten: int = 0
    groep: int = GEEN
    aanbieder: int = GEEN
    basis: int = 0
    specialistisch: int = 0
    lid: bool = False
    """Deelnemer van het wijknetwerk."""
    nieuw: tuple[int, str] | None = None
    """Aanbieder en wijk, als de aanbieder daar nog niemand begeleidt."""
    vraagt_rol: bool = False


class Rol(NamedTuple):
    """Een tweede persoon bij een hulpvraag."""

    prijs: int
    rol: int
    coach: int
    minuten: int


@dataclass(frozen=True)
class Vraag:
    """Een hulpvraag met alles wat zij kan, op volgorde van prijs; `rol_prijs` is wat een tweede minstens kost."""

    nummer: int
    netwerk: tuple[str, Wet]
    zetten: tuple[Zet, ...]
    rollen: tuple[Rol, ...]
    rol_prijs: int


def verdeel_snel(opties: Opties, knopen: int | None = None) -> tuple[Keuze, bool]:
    """De verdeling, en of bewezen is dat zij niet beter kan.

    Gaat ervan uit dat er niets is vastgezet of meegedeeld en dat er geen huishoudens zijn, zoals in de simulatie.
    """
    vragen = _vragen(opties)
    if knopen is None:
        knopen = KNOPEN_BIJ_WEINIG if len(vragen) <= WEINIG else KNOPEN
    beste = laatste = _eerste_zoektocht(opties, vragen, knopen)
    voorrang: set[int] = set()
    for _ in range(KEER_VOORRANG):
        wacht = beste.wachtend() - voorrang
        if not laatste.gestopt or not wacht:
            break
        voorrang |= wacht
        volgorde = sorted(vragen, key=lambda vraag: vraag.nummer not in voorrang)
        laatste = _Zoektocht(opties, volgorde, KNOPEN_MET_VOORRANG, halve_groepen=True, beste=beste.beste).zoek_alles()
        if laatste.plan:
            beste = laatste
    return beste.keuze(), not laatste.gestopt


def _eerste_zoektocht(opties: Opties, vragen: list[Vraag], knopen: int) -> "_Zoektocht":
    zoektocht = _Zoektocht(opties, vragen, knopen, halve_groepen=True).zoek_alles()
    if zoektocht.beste is None:  # alleen als groepen die niet vol raken het zoeken ophielden voor er één plan af was
        zoektocht = _Zoektocht(opties, vragen, knopen, halve_groepen=False).zoek_alles()
        zoektocht.gestopt = True
    return zoektocht


@dataclass
class _Zoektocht:
    """Diepte eerst, de goedkoopste zet eerst; een tak die niet meer beter kan worden, valt af."""

    opties: Opties
    vragen: list[Vraag]
    knopen: int
    halve_groepen: bool
    """Of iemand in een groep mag die pas doorgaat als een latere hulpvraag er ook in gaat."""
    beste: int | None = None
    gestopt: bool = False
    plan: list[int] = field(default_factory=list)
    gekozen: list[int] = field(default_factory=list)
    """Van elke uitgewerkte hulpvraag de optie en dan de rol."""

    def __post_init__(self) -> None:
        veld = self.opties.veld
        werk = veld.werkvoorraad
        self.scheefheid = Scheefheid(self.opties)
        self.vrij: list[int] = veld.coachruimte.tolist()
        self.basis = [wie.ruimte_basis for wie in werk.aanbieders]
        self.specialistisch = [wie.ruimte_specialistisch for wie in werk.aanbieders]
        self.plaatsen = [groep.plaatsen - groep.bezet for groep in werk.collectief_aanbod]
        self.tekort = [max(0, groep.minimum - groep.bezet) for groep in werk.collectief_aanbod]
        self.erbij = [0] * len(self.plaatsen)
        self.maximum = veld.drempels["netwerk_maximum"]
        self.leden: dict[tuple[str, Wet], dict[int, int]] = {}
        self.gebruikt: dict[tuple[int, str], int] = {}
        self.rest, self.winst, self.kandidaten = _grenzen(self.vragen, self.scheefheid)
        self.rol_winst = [_rolwinst(vraag, self.scheefheid) for vraag in self.vragen]

    def zoek_alles(self) -> "_Zoektocht":
        """Zoekt vanaf het begin; met een `beste` van elders is er alleen een plan als dat beter is."""
        self.zoek(0, 0, self.scheefheid.begin)
        return self

    def wachtend(self) -> set[int]:
        """De nummers van wie in dit plan geen plek heeft, maar er wel een kan krijgen."""
        paren = zip(self.vragen, self.plan[::2], strict=True)
        return {vraag.nummer for vraag, optie in paren if optie == GEEN}

    def zoek(self, diepte: int, prijs: int, scheef: int) -> None:
        """Werkt de hulpvraag op deze diepte uit; `prijs` en `scheef` staan tot hier vast."""
        if diepte == len(self.vragen):
            self._klaar(prijs + scheef * EVENWICHT)
            return
        vraag = self.vragen[diepte]
        rest, winst = self.rest[diepte + 1], self.winst[diepte + 1]
        laagst = prijs + rest + (scheef - winst - self.rol_winst[diepte]) * EVENWICHT
        kinderen = self._kinderen(diepte, laagst)
        for eigen, nummer, los, verandert in kinderen:
            if self.beste is not None and laagst + eigen >= self.beste:
                break
            zet = vraag.zetten[nummer]
            nog, goed = (rest + vraag.rol_prijs, winst + self.rol_winst[diepte]) if zet.vraagt_rol else (rest, winst)
            if self._hopeloos(prijs + los + nog, scheef + verandert - goed):
                continue
            if self._op():
                return
            self._boek(zet, vraag, 1)
            if zet.vraagt_rol:
                self._zoek_rol(diepte, prijs + los, scheef + verandert, zet)
            else:
                self.gekozen += (zet.optie, GEEN)
                self.zoek(diepte + 1, prijs + los, scheef + verandert)
                del self.gekozen[-2:]
            self._boek(zet, vraag, -1)

    def _zoek_rol(self, diepte: int, prijs: int, scheef: int, zet: Zet) -> None:
        """Kiest de tweede persoon bij de zet die net geboekt is; niemand is zijn eigen tweede."""
        vraag = self.vragen[diepte]
        kinderen = []
        for rol in vraag.rollen:
            if rol.coach != zet.coach and rol.minuten <= self.vrij[rol.coach]:
                verandert = self.scheefheid.verandert(rol.coach, rol.minuten)
                kinderen.append((rol.prijs + verandert * EVENWICHT, verandert, rol))
        kinderen.sort()
        rest, winst = self.rest[diepte + 1], self.winst[diepte + 1]
        laagst = prijs + rest + (scheef - winst) * EVENWICHT
        for eigen, verandert, rol in kinderen:
            if self.beste is not None and laagst + eigen >= self.beste:
                break
            if self._hopeloos(prijs + rol.prijs + rest, scheef + verandert - winst):
                continue
            if self._op():
                return
            self.vrij[rol.coach] -= rol.minuten
            self.scheefheid.last[rol.coach] += rol.minuten
            self.gekozen += (zet.optie, rol.rol)
            self.zoek(diepte + 1, prijs + rol.prijs, scheef + verandert)
            del self.gekozen[-2:]
            self.scheefheid.last[rol.coach] -= rol.minuten
            self.vrij[rol.coach] += rol.minuten

    def _kinderen(self, diepte: int, laagst: int) -> list[tuple[int, int, int, int]]:
        """De zetten die nu passen en nog iets beters kunnen geven, de goedkoopste eerst.

        Per zet wat zij nu kost met evenwicht erbij, haar nummer, wat zij zonder evenwicht kost, en hoeveel tienden.
        """
        te_duur = self._te_duur(diepte, laagst)
        kinderen = []
        for nummer, zet in enumerate(self.vragen[diepte].zetten):
            if te_duur is not None and zet.prijs >= te_duur:
                break  # op volgorde van prijs, dus de rest ook niet
            if not self._past(zet, diepte):
                continue
            los = zet.prijs
            if zet.nieuw is not None and not self.gebruikt.get(zet.nieuw):
                los += VERSNIPPERING
            verandert = 0 if zet.coach == GEEN else self.scheefheid.verandert(zet.coach, zet.minuten)
            kinderen.append((los + verandert * EVENWICHT, nummer, los, verandert))
        kinderen.sort()
        return kinderen

    def _te_duur(self, diepte: int, laagst: int) -> int | None:
        """Vanaf welke prijs een zet op deze diepte niets beters meer kan geven, hoeveel evenwicht zij ook goedmaakt."""
        if self.beste is None:
            return None
        zetwinst = self.winst[diepte] - self.winst[diepte + 1] - self.rol_winst[diepte]
        return self.beste - laagst + zetwinst * EVENWICHT

    def _hopeloos(self, prijs: int, scheef: int) -> bool:
        """Of er in deze tak niets beters meer kan komen dan het beste plan tot nu toe."""
        return self.beste is not None and prijs + max(0, scheef) * EVENWICHT >= self.beste

    def _op(self) -> bool:
        """Of het zoeken ophoudt; zonder plan mag het nog eens zo lang duren."""
        self.knopen -= 1
        if self.knopen >= 0 or (self.beste is None and (not self.halve_groepen or self.knopen >= -KNOPEN_BIJ_WEINIG)):
            return False
        self.gestopt = True
        return True

    def _past(self, zet: Zet, diepte: int) -> bool:
        if zet.groep != GEEN:
            return self._past_in_groep(zet.groep, diepte)
        if zet.coach != GEEN:
            return zet.minuten <= self.vrij[zet.coach]
        if zet.aanbieder == GEEN:
            return True
        past: bool = zet.basis <= self.basis[zet.aanbieder] and zet.specialistisch <= self.specialistisch[zet.aanbieder]
        return past and (not zet.lid or self._in_netwerk(zet.aanbieder, self.vragen[diepte].netwerk))

    def _past_in_groep(self, groep: int, diepte: int) -> bool:
        """Er is plaats, en er kunnen er nog genoeg bij om door te gaan."""
        if self.plaatsen[groep] <= 0:
            return False
        nodig = self.tekort[groep] - self.erbij[groep] - 1
        return nodig <= (self.kandidaten[diepte + 1].get(groep, 0) if self.halve_groepen else 0)

    def _in_netwerk(self, aanbieder: int, netwerk: tuple[str, Wet]) -> bool:
        leden = self._leden(netwerk)
        return aanbieder in leden or len(leden) < self.maximum

    def _leden(self, netwerk: tuple[str, Wet]) -> dict[int, int]:
        if netwerk not in self.leden:
            self.leden[netwerk] = dict.fromkeys(systeempartijen(self.opties.veld, *netwerk), 1)
        return self.leden[netwerk]

    def _boek(self, zet: Zet, vraag: Vraag, keer: int) -> None:
        """Boekt een zet erbij (1) of eraf (-1)."""
        if zet.coach != GEEN:
            self.vrij[zet.coach] -= keer * zet.minuten
            self.scheefheid.last[zet.coach] += keer * zet.minuten
        elif zet.groep != GEEN:
            self.plaatsen[zet.groep] -= keer
            self.erbij[zet.groep] += keer
        elif zet.aanbieder != GEEN:
            self.basis[zet.aanbieder] -= keer * zet.basis
            self.specialistisch[zet.aanbieder] -= keer * zet.specialistisch
            if zet.nieuw is not None:
                self.gebruikt[zet.nieuw] = self.gebruikt.get(zet.nieuw, 0) + keer
            if zet.lid:
                leden = self._leden(vraag.netwerk)
                leden[zet.aanbieder] = leden.get(zet.aanbieder, 0) + keer
                if not leden[zet.aanbieder]:
                    del leden[zet.aanbieder]

    def _klaar(self, prijs: int) -> None:
        half = any(0 < erbij < tekort for erbij, tekort in zip(self.erbij, self.tekort, strict=True))
        if not half and (self.beste is None or prijs < self.beste):
            self.beste, self.plan = prijs, list(self.gekozen)

    def keuze(self) -> Keuze:
        """Het beste plan als keuze uit de opties."""
        optie, bij = np.full((2, len(self.opties.wegingen.rijen)), GEEN, dtype=np.int64)
        for vraag, gekozen, rol in zip(self.vragen, self.plan[::2], self.plan[1::2], strict=True):
            optie[vraag.nummer], bij[vraag.nummer] = gekozen, rol
        return Keuze(optie=optie, bij=bij)


def _grenzen(vragen: list[Vraag], scheefheid: Scheefheid) -> tuple[list[int], list[int], list[dict[int, int]]]:
    """Per diepte: wat de rest minstens kost, hoeveel evenwicht zij hoogstens goedmaakt, en wie in een groep kan."""
    rest, winst = [0], [0]
    kandidaten: list[dict[int, int]] = [{}]
    for vraag in reversed(vragen):
        rest.append(rest[-1] + min(zet.prijs + (vraag.rol_prijs if zet.vraagt_rol else 0) for zet in vraag.zetten))
        winst.append(winst[-1] + _meeste_winst(vraag, scheefheid))
        kan = dict(kandidaten[-1])
        for groep in {zet.groep for zet in vraag.zetten if zet.groep != GEEN}:
            kan[groep] = kan.get(groep, 0) + 1
        kandidaten.append(kan)
    return rest[::-1], winst[::-1], kandidaten[::-1]


def _meeste_winst(vraag: Vraag, scheefheid: Scheefheid) -> int:
    """Hoeveel evenwicht een hulpvraag met haar tweede persoon hoogstens goedmaakt."""
    zetten = max(scheefheid.meeste_winst(zet.coach, zet.minuten) for zet in vraag.zetten)
    return zetten + _rolwinst(vraag, scheefheid)


def _rolwinst(vraag: Vraag, scheefheid: Scheefheid) -> int:
    return max((scheefheid.meeste_winst(rol.coach, rol.minuten) for rol in vraag.rollen), default=0)


def _vragen(opties: Opties) -> list[Vraag]:
    """Wie iets te kiezen heeft, in de volgorde van zoeken: de dringendste eerst, en dan wie het minste kan."""
    veld = opties.veld
    rollen = _rollen(opties)
    gewicht = dict(zip(opties.verdeeld.tolist(), urgentiegewicht(opties).tolist(), strict=True))
    vragen = []
    for nummer, zetten in _zetten(opties, gewicht).items():
        bij = rollen.get(nummer, ())
        kan = tuple(zet for zet in sorted(zetten) if not zet.vraagt_rol or any(rol.coach != zet.coach for rol in bij))
        if len(kan) == 1:
            continue  # alleen geen plek
        vragen.append(
            Vraag(
                nummer=nummer,
                netwerk=(veld.gebied[nummer], veld.werkvoorraad.hulpvragen[nummer].wet),
                zetten=kan,
                rollen=bij,
                rol_prijs=min((rol.prijs for rol in bij), default=0),
            )
        )
    return sorted(vragen, key=lambda vraag: (-gewicht[vraag.nummer], len(vraag.zetten), vraag.nummer))


def _rollen(opties: Opties) -> dict[int, tuple[Rol, ...]]:
    prijs = [lot * LOTING for lot in opties.loot_bij.tolist()]
    coach, minuten = opties.bij_coach.tolist(), opties.bij_minuten.tolist()
    return {
        vraag: tuple(Rol(prijs[rol], rol, coach[rol], minuten[rol]) for rol in rollen.tolist())
        for vraag, rollen in groepeer(opties.bij_hulpvraag)
    }


def _zetten(opties: Opties, gewicht: dict[int, int]) -> dict[int, list[Zet]]:
    """Per verdeelde hulpvraag elke optie, en geen plek."""
    werk = opties.veld.werkvoorraad
    geen = opties.veld.drempels["trede_geen_plek"] * VOLGORDE
    zetten = {
        vraag: [Zet(gewicht[vraag] * ZONDER_PLEK + geen + lot * LOTING)]
        for vraag, lot in zip(opties.verdeeld.tolist(), opties.loot_geen_plek.tolist(), strict=True)
    }
    bekend = {(traject.plek, traject.wijk) for traject in werk.lopende_trajecten}
    codes = opties.codes.tolist()
    kolommen = zip(
        *(opties.hulpvraag.tolist(), opties.plek.tolist(), opties.minuten.tolist(), opties.basis.tolist()),
        *(opties.specialistisch.tolist(), opties.trede.tolist(), minpunten(opties).tolist(), opties.loot.tolist()),
        *(opties.is_coach.tolist(), opties.is_groep.tolist(), opties.is_netwerkpartner.tolist()),
        opties.vraagt_bij.tolist(),
        strict=True,
    )
    for optie, rij in enumerate(kolommen):
        vraag, plek, minuten, basis, specialistisch, trede, punten, lot, coach, groep, lid, vraagt = rij
        prijs = trede * VOLGORDE + punten * WENSEN + lot * LOTING
        if groep:
            zet = Zet(prijs, optie, groep=plek)
        elif coach:
            zet = Zet(prijs, optie, plek, minuten, vraagt_rol=True)
        else:
            wijk = werk.hulpvragen[vraag].wijk
            nieuw = None if (codes[optie], wijk) in bekend else (plek, wijk)
            zet = Zet(prijs, optie, GEEN, 0, GEEN, plek, basis, specialistisch, lid, nieuw, vraagt)
        zetten[vraag].append(zet)
    return zetten
