"""De vuistregel: één voor één, dringendste eerst, op de beste plek die nog past.

Dit plan is er altijd. Het is de ondergrens van kwaliteit, en het noodplan als de solver iets onmogelijks meldt.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from wijknetwerk.begrippen import Wet
from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling.geheel import systeempartijen
from wijknetwerk.verdeling.keuze import GEEN, Keuze
from wijknetwerk.verdeling.opties import Opties
from wijknetwerk.verdeling.stelsel import groepeer
from wijknetwerk.verdeling.treden import urgentiegewicht
from wijknetwerk.verdeling.wensen import minpunten


def volg_vuistregel(opties: Opties) -> Keuze:
    """Geeft elke hulpvraag op volgorde van vastgezet, urgentie en lot de beste plek die nog ruimte heeft."""
    veld, vragen = opties.veld, opties.veld.werkvoorraad.hulpvragen
    gewicht = urgentiegewicht(opties)
    vast = [vragen[v].nummer in veld.vastgezet for v in opties.verdeeld]
    beurt = np.lexsort((opties.loot_geen_plek, -gewicht, ~np.array(vast, dtype=bool)))
    rang = np.lexsort((opties.loot, minpunten(opties), opties.trede))
    plaats = np.empty_like(rang)
    plaats[rang] = np.arange(len(rang))
    per_vraag = {vraag: rijen[np.argsort(plaats[rijen])] for vraag, rijen in groepeer(opties.hulpvraag)}
    boekhouding = _Boekhouding(opties)
    for nummer in opties.verdeeld[beurt]:
        for optie in per_vraag.get(int(nummer), ()):
            if boekhouding.plaats(int(optie)):
                break
    return Keuze(optie=boekhouding.optie, bij=boekhouding.bij)


def schuif_op(opties: Opties, keuze: Keuze) -> Keuze:
    """Hetzelfde plan, waarin niemand verder van huis zit terwijl er dichterbij nog plek is.

    Alleen nodig voor een plan dat niet bewezen is. Wie in een groep zit blijft daar: die groep kan van haar afhangen.
    """
    boekhouding = _Boekhouding(opties)
    boekhouding.neem_over(keuze)
    beurten = [(v, rijen[np.argsort(opties.trede[rijen], kind="stable")]) for v, rijen in groepeer(opties.hulpvraag)]
    while sum(boekhouding.verhuis(vraag, rijen) for vraag, rijen in beurten):
        pass  # elke verhuizing maakt de ladder beter, dus dit houdt op
    return Keuze(optie=boekhouding.optie, bij=boekhouding.bij)


@dataclass
class _Boekhouding:
    """Wat er nog vrij is terwijl er één voor één wordt geplaatst.

    Een groep waar één erbij niet genoeg is om door te gaan, slaat zij over.
    """

    opties: Opties

    def __post_init__(self) -> None:
        wv = self.opties.veld.werkvoorraad
        self.coach = self.opties.veld.coachruimte.copy()
        self.basis = [a.ruimte_basis for a in wv.aanbieders]
        self.specialistisch = [a.ruimte_specialistisch for a in wv.aanbieders]
        self.groep = self._vrije_plaatsen(np.zeros(len(wv.collectief_aanbod), dtype=np.int64))
        self.optie, self.bij = np.full((2, len(wv.hulpvragen)), GEEN, dtype=np.int64)
        self.bijrollen = dict(groepeer(self.opties.bij_hulpvraag))
        self.netwerk = self._systeempartijen()

    def _vrije_plaatsen(self, deelnemers: Getallen) -> list[int]:
        groepen = zip(self.opties.veld.werkvoorraad.collectief_aanbod, deelnemers.tolist(), strict=True)
        return [g.plaatsen - g.bezet - nieuw if g.bezet + nieuw + 1 >= g.minimum else 0 for g, nieuw in groepen]

    def _systeempartijen(self) -> dict[tuple[str, Wet], Counter[int]]:
        veld = self.opties.veld
        netwerken = zip(veld.gebied, (vraag.wet for vraag in veld.werkvoorraad.hulpvragen), strict=True)
        return {(gebied, wet): Counter(systeempartijen(veld, gebied, wet)) for gebied, wet in set(netwerken)}

    def neem_over(self, keuze: Keuze) -> None:
        """Boekt een heel plan."""
        for vraag in np.flatnonzero(keuze.optie != GEEN):
            self._boek(int(keuze.optie[vraag]), int(keuze.bij[vraag]), 1)
        self.groep = self._vrije_plaatsen(keuze.deelnemers(self.opties))

    def plaats(self, optie: int) -> bool:
        """Boekt de optie als alles past, en zegt of dat lukte."""
        if not self._past(optie) or (bij := self._bijrol(optie)) is None:
            return False
        self._boek(optie, bij, 1)
        return True

    def verhuis(self, vraag: int, rijen: Getallen) -> bool:
        """Boekt een hulpvraag om naar de eerste optie die dichter bij huis past, en zegt of dat lukte."""
        nu, bij = int(self.optie[vraag]), int(self.bij[vraag])
        if nu == GEEN:
            return any(self.plaats(optie) for optie in rijen.tolist())
        if self.opties.is_groep[nu]:
            return False
        self._boek(nu, bij, -1)
        if any(self.plaats(optie) for optie in rijen[self.opties.trede[rijen] < self.opties.trede[nu]].tolist()):
            return True
        self._boek(nu, bij, 1)
        return False

    def _boek(self, optie: int, bij: int, keer: int) -> None:
        """Boekt een optie met haar bijrol erbij (1) of eraf (-1)."""
        opties = self.opties
        vraag, plek = int(opties.hulpvraag[optie]), int(opties.plek[optie])
        if opties.is_groep[optie]:
            self.groep[plek] -= keer
        elif opties.is_coach[optie]:
            self.coach[plek] -= keer * opties.minuten[optie]
        else:
            self.basis[plek] -= keer * int(opties.basis[optie])
            self.specialistisch[plek] -= keer * int(opties.specialistisch[optie])
        if opties.is_netwerkpartner[optie]:
            self._leden(vraag)[plek] += keer
        if bij != GEEN:
            self.coach[opties.bij_coach[bij]] -= keer * opties.bij_minuten[bij]
        self.optie[vraag], self.bij[vraag] = (optie, bij) if keer > 0 else (GEEN, GEEN)

    def _past(self, optie: int) -> bool:
        opties, plek = self.opties, int(self.opties.plek[optie])
        if opties.is_groep[optie]:
            return self.groep[plek] > 0
        if opties.is_coach[optie]:
            return bool(opties.minuten[optie] <= self.coach[plek])
        ruim = opties.basis[optie] <= self.basis[plek] and opties.specialistisch[optie] <= self.specialistisch[plek]
        return bool(ruim) and self._in_netwerk(optie, plek)

    def _in_netwerk(self, optie: int, plek: int) -> bool:
        if not self.opties.is_netwerkpartner[optie]:
            return True
        leden = +self._leden(int(self.opties.hulpvraag[optie]))
        return plek in leden or len(leden) < self.opties.veld.drempels["netwerk_maximum"]

    def _leden(self, vraag: int) -> Counter[int]:
        veld = self.opties.veld
        return self.netwerk[veld.gebied[vraag], veld.werkvoorraad.hulpvragen[vraag].wet]

    def _bijrol(self, optie: int) -> int | None:
        """De bijrol bij deze optie: wie de meeste ruimte heeft, GEEN als er geen nodig is, niets als het niet past."""
        opties = self.opties
        if not opties.vraagt_bij[optie]:
            return GEEN
        rollen = self.bijrollen.get(int(opties.hulpvraag[optie]), np.zeros(0, dtype=np.int64))
        vrij = self.coach[opties.bij_coach[rollen]]
        past = opties.bij_minuten[rollen] <= vrij
        if opties.is_coach[optie]:
            past &= opties.bij_coach[rollen] != opties.plek[optie]
        if not past.any():
            return None
        return int(rollen[past][vrij[past].argmax()])
