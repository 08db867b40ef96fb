"""De vuistregel: één voor één, dringendste eerst, op de beste plek die nog past.

Dit plan is er altijd. Het is de ondergrens van kwaliteit, en het noodplan als de solver iets onmogelijks meldt.
"""

from dataclasses import dataclass

import numpy as np

from wijknetwerk.begrippen import Wet
from wijknetwerk.eisen import Getallen, Masker
from wijknetwerk.verdeling.geheel import systeempartijen
from wijknetwerk.verdeling.keuze import GEEN, Keuze
from wijknetwerk.verdeling.lineair import Kommagetallen
from wijknetwerk.verdeling.opties import Opties
from wijknetwerk.verdeling.stelsel import groepeer
from wijknetwerk.verdeling.treden import urgentiegewicht
from wijknetwerk.verdeling.wensen import minpunten


@dataclass(frozen=True)
class Voorkeur:
    """Waar een hulpvraag volgens het lineaire model heen wil: per optie en per bijrol hoeveel, en hoe duur zij is."""

    optie: Kommagetallen
    bij: Kommagetallen
    duur: Kommagetallen

    def zekerheid(self, opties: Opties) -> Kommagetallen:
        """Per verdeelde hulpvraag hoe duidelijk haar beste plek is."""
        meest = np.zeros(len(opties.wegingen.rijen))
        np.maximum.at(meest, opties.hulpvraag, self.optie)
        zeker: Kommagetallen = meest[opties.verdeeld]
        return zeker


def volg_vuistregel(opties: Opties, voorkeur: Voorkeur | None = None) -> Keuze:
    """Geeft elke hulpvraag op volgorde van vastgezet, urgentie en lot de beste plek die nog ruimte heeft.

    Met een voorkeur gaat wie duidelijk is vóór, en telt de voorkeur boven de vaste volgorde van plekken.
    """
    veld, vragen = opties.veld, opties.veld.werkvoorraad.hulpvragen
    gewicht = urgentiegewicht(opties)
    vast = [vragen[v].nummer in veld.vastgezet for v in opties.verdeeld]
    beurten: tuple[Getallen | Kommagetallen | Masker, ...] = (
        opties.loot_geen_plek,
        -gewicht,
        ~np.array(vast, dtype=bool),
    )
    rangen: tuple[Getallen | Kommagetallen, ...] = (opties.loot, minpunten(opties), opties.trede)
    if voorkeur is not None:
        beurten = (*beurten[:2], -voorkeur.zekerheid(opties).round(3), beurten[2])
        rangen = (*rangen, voorkeur.duur.round(3), -voorkeur.optie.round(3))
    beurt, rang = np.lexsort(beurten), np.lexsort(rangen)
    plaats = np.empty_like(rang)
    plaats[rang] = np.arange(len(rang))
    per_vraag = {vraag: rijen[np.argsort(plaats[rijen])] for vraag, rijen in groepeer(opties.hulpvraag)}
    boekhouding = _Boekhouding(opties, np.zeros(len(opties.bij_coach)) if voorkeur is None else voorkeur.bij)
    for nummer in opties.verdeeld[beurt]:
        for optie in per_vraag.get(int(nummer), ()):
            if boekhouding.plaats(int(optie)):
                break
    return Keuze(optie=boekhouding.optie, bij=boekhouding.bij)


@dataclass
class _Boekhouding:
    """Wat er nog vrij is terwijl de vuistregel plaatst. Een groep waar één erbij niet genoeg is slaat zij over."""

    opties: Opties
    bijvoorkeur: Kommagetallen

    def __post_init__(self) -> None:
        wv = self.opties.veld.werkvoorraad
        self.coach = self.opties.veld.coachruimte.copy()
        self.basis = [a.ruimte_basis for a in wv.aanbieders]
        self.specialistisch = [a.ruimte_specialistisch for a in wv.aanbieders]
        self.groep = [g.plaatsen - g.bezet if g.bezet + 1 >= g.minimum else 0 for g in wv.collectief_aanbod]
        self.optie, self.bij = np.full((2, len(wv.hulpvragen)), GEEN, dtype=np.int64)
        self.bijrollen = dict(groepeer(self.opties.bij_hulpvraag))
        self.netwerk = self._systeempartijen()

    def _systeempartijen(self) -> dict[tuple[str, Wet], set[int]]:
        veld = self.opties.veld
        netwerken = zip(veld.gebied, (vraag.wet for vraag in veld.werkvoorraad.hulpvragen), strict=True)
        return {(gebied, wet): systeempartijen(veld, gebied, wet) for gebied, wet in set(netwerken)}

    def plaats(self, optie: int) -> bool:
        """Boekt de optie als alles past, en zegt of dat lukte."""
        opties = self.opties
        vraag, plek = int(opties.hulpvraag[optie]), int(opties.plek[optie])
        if opties.is_groep[optie]:
            if not self.groep[plek]:
                return False
            self.groep[plek] -= 1
            self.optie[vraag] = optie
            return True
        if not (self._past(optie, vraag, plek) and self._boek_bij(optie, vraag, plek)):
            return False
        if opties.is_coach[optie]:
            self.coach[plek] -= opties.minuten[optie]
        else:
            self.basis[plek] -= int(opties.basis[optie])
            self.specialistisch[plek] -= int(opties.specialistisch[optie])
            if opties.is_netwerkpartner[optie]:
                veld = opties.veld
                self.netwerk[veld.gebied[vraag], veld.werkvoorraad.hulpvragen[vraag].wet].add(plek)
        self.optie[vraag] = optie
        return True

    def _past(self, optie: int, vraag: int, plek: int) -> bool:
        opties = self.opties
        if opties.is_coach[optie]:
            return bool(opties.minuten[optie] <= self.coach[plek])
        ruim = opties.basis[optie] <= self.basis[plek] and opties.specialistisch[optie] <= self.specialistisch[plek]
        return bool(ruim) and self._in_netwerk(optie, vraag, plek)

    def _in_netwerk(self, optie: int, vraag: int, plek: int) -> bool:
        if not self.opties.is_netwerkpartner[optie]:
            return True
        veld = self.opties.veld
        leden = self.netwerk[veld.gebied[vraag], veld.werkvoorraad.hulpvragen[vraag].wet]
        return plek in leden or len(leden) < veld.drempels["netwerk_maximum"]

    def _boek_bij(self, optie: int, vraag: int, plek: int) -> bool:
        opties = self.opties
        if not opties.vraagt_bij[optie]:
            return True
        eigen = plek if opties.is_coach[optie] else GEEN
        for rol in self._ruimste_eerst(self.bijrollen.get(vraag, np.zeros(0, dtype=np.int64))):
            coach, minuten = int(opties.bij_coach[rol]), int(opties.bij_minuten[rol])
            if coach != eigen and minuten <= self.coach[coach]:
                self.coach[coach] -= minuten
                self.bij[vraag] = rol
                return True
        return False

    def _ruimste_eerst(self, rollen: Getallen) -> Getallen:
        krap = -self.coach[self.opties.bij_coach[rollen]]
        ruimste: Getallen = rollen[np.lexsort((krap, -self.bijvoorkeur[rollen]))]
        return ruimste
