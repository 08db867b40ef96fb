"""Prijzen: in een paar seconden een bewezen grens voor een hele stad, zonder een solver.

Elke rij krijgt een prijs voor haar ruimte (Lagrange). Bij gegeven prijzen kiest elke hulpvraag los van de andere het
goedkoopste: de rij 'precies één plek' en de rij van de tweede persoon hebben dan een eigen prijs in gesloten vorm. De
andere prijzen gaan stap voor stap naar waar vraag en ruimte kloppen, gemiddeld over de stappen (het volumealgoritme
van Barahona en Anbil). Elke prijs geeft een geldige grens; `klem.reken_na` rekent haar na in gehele getallen.
"""

from dataclasses import dataclass

import numpy as np

from wijknetwerk.eisen import Getallen, Masker
from wijknetwerk.verdeling.lineair import Kommagetallen
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Stelsel

GEMIDDELD = 0.1
"""Gewicht van de nieuwste stap in het gemiddelde."""
GEDULD = 12
"""Na zoveel stappen zonder betere grens wordt de stap half zo groot, en begint het gemiddelde opnieuw."""
SNELLER, MEESTE, KLEINST = 1.1, 2.0, 1e-9
"""Na een betere grens wordt de stap een beetje groter, tot een hoogste maat; en wat voor een tekort nul is."""


@dataclass(frozen=True)
class Opbouw:
    """Welke rijen een eigen gesloten vorm hebben: per groep precies één kolom, en volgers van een gekozen kolom.

    Kolommen en rijen staan gesorteerd, zodat een kleinste per groep één `reduceat` is.
    """

    groepsrij: Getallen
    groepskolom: Getallen
    groepsbegin: Getallen
    volgrij: Getallen
    volger: Getallen
    volgbegin: Getallen
    leider: Getallen
    leiderplaats: Getallen
    """Bij elke leider: het plaatsnummer van zijn volgrij."""
    groep: Getallen
    volgt: Getallen
    """Bij elke groepskolom en elke volger: het nummer van haar reeks."""
    los: Masker
    """Kolommen buiten elke groep die ook geen volger zijn."""

    def kern(self, prijs: Getallen, per_groep: int, per_volgrij: int) -> Masker:
        """De losse kolommen, en per groep en volgrij de goedkoopste."""
        mee = self.los.copy()
        mee[_goedkoopste(prijs, self.groepskolom, self.groepsbegin, per_groep)] = True
        mee[_goedkoopste(prijs, self.volger, self.volgbegin, per_volgrij)] = True
        return mee

    @classmethod
    def van(cls, stelsel: Stelsel) -> "Opbouw":
        """Herkent de opbouw aan de rijen zelf; wat niet past, blijft een gewone rij."""
        rijen = stelsel.rijen
        lengte = np.diff(rijen.begin)
        een = np.ones(len(rijen), dtype=bool)
        een[rijen.rij[rijen.factoren != 1]] = False
        groep = np.flatnonzero(een & (rijen.laag == 1) & (rijen.hoog == 1) & (lengte > 0))
        bij = np.flatnonzero(np.isin(rijen.rij, groep))
        kolom = rijen.kolommen[bij]
        in_groep = np.zeros(stelsel.aantal, dtype=bool)
        in_groep[kolom] = True
        volg, volger, leider = _volgrijen(stelsel, in_groep)
        plaats = np.full(len(rijen), -1, dtype=np.int64)
        plaats[volg] = np.arange(len(volg))
        groepsbegin, volgbegin = np.searchsorted(rijen.rij[bij], groep), np.searchsorted(rijen.rij[volger], volg)
        los = ~in_groep
        los[rijen.kolommen[volger]] = False
        return cls(
            groepsrij=groep,
            groepskolom=kolom,
            groepsbegin=groepsbegin,
            volgrij=volg,
            volger=rijen.kolommen[volger],
            volgbegin=volgbegin,
            leider=rijen.kolommen[leider],
            leiderplaats=plaats[rijen.rij[leider]],
            groep=_reeksnummer(groepsbegin, len(kolom)),
            volgt=_reeksnummer(volgbegin, len(volger)),
            los=los,
        )


def _reeksnummer(begin: Getallen, aantal: int) -> Getallen:
    """Bij elke plaats: in welke reeks zij valt."""
    nummer: Getallen = np.repeat(np.arange(len(begin), dtype=np.int64), np.diff(np.append(begin, aantal)))
    return nummer


def _goedkoopste(prijs: Getallen, kolommen: Getallen, begin: Getallen, aantal: int) -> Getallen:
    """Van elke reeks kolommen de goedkoopste."""
    reeks = _reeksnummer(begin, len(kolommen))
    volgorde = np.lexsort((prijs[kolommen], reeks))
    goedkoop: Getallen = kolommen[volgorde[np.arange(len(kolommen)) - begin[reeks] < aantal]]
    return goedkoop


def _volgrijen(stelsel: Stelsel, in_groep: Masker) -> tuple[Getallen, Getallen, Getallen]:
    """Rijen `som volgers - som leiders = 0`, met de plaatsen van hun volgers en leiders."""
    rijen = stelsel.rijen
    nul = (rijen.laag == 0) & (rijen.hoog == 0)
    mag = np.where(in_groep[rijen.kolommen], rijen.factoren == -1, rijen.factoren == 1)
    nul[rijen.rij[~mag]] = False
    heeft = np.bincount(rijen.rij[rijen.factoren == 1], minlength=len(rijen)) > 0
    volg = np.flatnonzero(nul & heeft)
    bij = np.isin(rijen.rij, volg)
    return volg, np.flatnonzero(bij & (rijen.factoren == 1)), np.flatnonzero(bij & (rijen.factoren == -1))


class Prijzenzoeker:
    """Zoekt prijzen voor één doel."""

    def __init__(self, stelsel: Stelsel, punten: Getallen) -> None:
        self._rijen, self.opbouw = stelsel.rijen, Opbouw.van(stelsel)
        self._onder, self._boven = (grens.astype(float) for grens in stelsel.grenzen())
        gewoon = np.ones(len(self._rijen), dtype=bool)
        gewoon[self.opbouw.groepsrij] = False
        gewoon[self.opbouw.volgrij] = False
        mee = gewoon[self._rijen.rij]
        self._rij, self._kolom = self._rijen.rij[mee], self._rijen.kolommen[mee]
        factor = self._rijen.factoren[mee].astype(float)
        grootste = np.ones(len(self._rijen))
        np.maximum.at(grootste, self._rij, np.abs(factor))
        self._schaal = grootste
        self._factor = factor / grootste[self._rij]
        minst = np.zeros(len(self._rijen))
        laagste = np.minimum(factor * self._onder[self._kolom], factor * self._boven[self._kolom])
        np.add.at(minst, self._rij, laagste)
        self._heeft_laag = gewoon & (self._rijen.laag > -ONBEGRENSD) & (self._rijen.laag > minst)
        self._heeft_hoog = gewoon & (self._rijen.hoog < ONBEGRENSD)
        self._laag, self._hoog = self._rijen.laag / grootste, self._rijen.hoog / grootste
        self._punten = punten.astype(float)
        self._aantal = stelsel.aantal

    def zoek(self, bovengrens: float, stappen: int) -> Kommagetallen:
        """De beste prijzen na zoveel stappen; `bovengrens` is de waarde van een plan dat er al is."""
        prijs = np.zeros(len(self._rijen))
        beste, _, gemiddeld = self._kies(prijs)
        maat, wachten = 1.0, 0
        for _ in range(stappen):
            tekort = self._zijde(prijs, self._draai(gemiddeld))
            norm = float(tekort @ tekort)
            if bovengrens <= beste:
                break
            ander = self._keur(prijs + maat * (bovengrens - beste) / max(norm, KLEINST) * tekort)
            grens, _, keuze = self._kies(ander)
            gemiddeld = GEMIDDELD * keuze + (1 - GEMIDDELD) * gemiddeld
            if grens > beste:
                beste, prijs, wachten, maat = grens, ander, 0, min(MEESTE, maat * SNELLER)
                continue
            wachten += 1
            if wachten >= GEDULD or norm < KLEINST:
                maat, wachten = maat / 2, 0
                _, _, gemiddeld = self._kies(prijs)
        _, rest, _ = self._kies(prijs)
        return self._volledig(prijs, rest)

    def vul_aan(self, prijzen: Kommagetallen) -> Kommagetallen:
        """Dezelfde prijzen voor de gewone rijen, met de beste die daar bij de andere rijen bij horen."""
        prijs = self._keur(prijzen * self._schaal)
        return self._volledig(prijs, self._rest(prijs))

    def _keur(self, prijs: Kommagetallen) -> Kommagetallen:
        """Een prijs boven nul hoort bij een ondergrens, een onder nul bij een bovengrens; anders is zij nul."""
        return np.where(prijs > 0, np.where(self._heeft_laag, prijs, 0), np.where(self._heeft_hoog, prijs, 0))

    def _draai(self, keuze: Kommagetallen) -> Kommagetallen:
        druk: Kommagetallen = np.bincount(
            self._rij, weights=self._factor * keuze[self._kolom], minlength=len(self._rijen)
        ).astype(np.float64)
        return druk

    def _zijde(self, prijs: Kommagetallen, druk: Kommagetallen) -> Kommagetallen:
        """Hoeveel elke rij nog van haar grens af zit; boven de ene en onder de andere is er niets mis."""
        onder = np.where(self._heeft_laag, self._laag - druk, -np.inf)
        over = np.where(self._heeft_hoog, self._hoog - druk, np.inf)
        tekort = np.where(prijs > 0, onder, np.where(prijs < 0, over, np.clip(0, onder, over)))
        return np.where(self._heeft_laag | self._heeft_hoog, tekort, 0.0)

    def _rest(self, prijs: Kommagetallen) -> Kommagetallen:
        gewicht = self._factor * prijs[self._rij]
        return self._punten - np.bincount(self._kolom, weights=gewicht, minlength=self._aantal)

    def _kies(self, prijs: Kommagetallen) -> tuple[float, Kommagetallen, Kommagetallen]:
        """De grens bij deze prijzen, de restprijs van elke kolom, en de keuze die daarbij hoort."""
        opbouw, rest = self.opbouw, self._rest(prijs)
        goedkoopst = _kleinste(rest[opbouw.volger], opbouw.volgbegin)
        met = rest.copy()
        met[opbouw.leider] += goedkoopst[opbouw.leiderplaats]
        kleinst = _kleinste(met[opbouw.groepskolom], opbouw.groepsbegin)
        los = rest[opbouw.los]
        onder, boven = self._onder[opbouw.los], self._boven[opbouw.los]
        zijde = np.where(prijs > 0, self._laag, np.where(prijs < 0, self._hoog, 0))
        grens = kleinst.sum() + np.minimum(los * onder, los * boven).sum() + prijs @ zijde
        keuze = np.zeros(self._aantal)
        keuze[opbouw.los] = np.where(los < 0, boven, onder)
        keuze[_eerste(opbouw.groepskolom, met, kleinst, opbouw.groep)] = 1
        vol = np.bincount(opbouw.leiderplaats, weights=keuze[opbouw.leider], minlength=len(opbouw.volgrij))
        keuze[_eerste(opbouw.volger, rest, goedkoopst, opbouw.volgt)] = vol
        return float(grens), rest, keuze

    def _volledig(self, prijs: Kommagetallen, rest: Kommagetallen) -> Kommagetallen:
        """De prijzen van alle rijen, ook die met een gesloten vorm."""
        opbouw = self.opbouw
        alle = prijs / self._schaal
        met = rest.copy()
        alle[opbouw.volgrij] = _kleinste(rest[opbouw.volger], opbouw.volgbegin)
        met[opbouw.leider] += alle[opbouw.volgrij][opbouw.leiderplaats]
        alle[opbouw.groepsrij] = _kleinste(met[opbouw.groepskolom], opbouw.groepsbegin)
        return alle


def _kleinste(waarden: Kommagetallen, begin: Getallen) -> Kommagetallen:
    """De kleinste waarde van elke reeks."""
    if not len(begin):
        return np.zeros(0)
    kleinste: Kommagetallen = np.minimum.reduceat(waarden, begin)
    return kleinste


def _eerste(kolommen: Getallen, waarde: Kommagetallen, kleinste: Kommagetallen, reeks: Getallen) -> Getallen:
    """Van elke reeks de eerste kolom met de kleinste waarde."""
    raak = np.flatnonzero(waarde[kolommen] <= kleinste[reeks])
    _, eerste = np.unique(reeks[raak], return_index=True)
    goedkoopste: Getallen = kolommen[raak[eerste]]
    return goedkoopste
