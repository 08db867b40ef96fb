"""Wat één verhuizing scheelt op elke trede van de ladder, als de rest van het plan blijft zoals het is.

Elke trede hieronder is het verschil van haar som in `treden` na en voor de verhuizing, zonder die sommen telkens over
het hele plan te maken: een voorstel heeft duizenden andere plekken. De loting telt niet mee in wat iets kost.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling.keuze import GEEN, Keuze
from wijknetwerk.verdeling.opties import Opties
from wijknetwerk.verdeling.reserve import reserve_van, ruimtes
from wijknetwerk.verdeling.treden import (
    Evenwicht,
    Loting,
    ladder_van,
    meegedeeld,
    nieuwe_paren,
    streeflast,
    urgentiegewicht,
)
from wijknetwerk.verdeling.verhuizing import Verhuizing
from wijknetwerk.verdeling.wensen import minpunten
from wijknetwerk.verdeling.wijzigingen import Gelijk, budget, vorige_plekken


@dataclass(frozen=True)
class Prijskaart:
    """Minpunten meer per trede, in de volgorde van de ladder."""

    treden: tuple[str, ...]
    rang: tuple[int, ...]

    @property
    def verschil(self) -> dict[str, int]:
        """Alleen de treden waar het scheelt."""
        return {naam: meer for naam, meer in zip(self.treden, self.rang, strict=True) if meer}


@dataclass(frozen=True)
class Stap:
    """Een hulpvraag gaat van de ene optie en bijrol naar de andere; GEEN is geen plek of geen bijrol."""

    vraag: int
    van: int
    van_bij: int
    naar: int
    naar_bij: int


@dataclass(frozen=True)
class Verhuisprijs:
    """Rekent voor elke optie die past uit wat zij per trede meer kost dan de plek in het plan."""

    verhuizing: Verhuizing

    @property
    def opties(self) -> Opties:
        """De opties van het plan."""
        return self.verhuizing.opties

    @property
    def keuze(self) -> Keuze:
        """Het plan."""
        return self.verhuizing.keuze

    def van(self, optie: int) -> Prijskaart:
        """De prijs van een optie zonder belemmering, met de tweede persoon bij wie zij het laagst is."""
        if optie not in self._bekend:
            rollen = self.verhuizing.vrije_rollen(optie).tolist() if self.opties.vraagt_bij[optie] else [GEEN]
            self._bekend[optie] = Prijskaart(self.treden, min(self.rang(optie, rol) for rol in rollen))
        return self._bekend[optie]

    def rang(self, optie: int, bij: int) -> tuple[int, ...]:
        """De prijs per trede van een optie met deze tweede persoon."""
        vraag = int(self.opties.hulpvraag[optie])
        stap = Stap(vraag, int(self.keuze.optie[vraag]), int(self.keuze.bij[vraag]), optie, bij)
        return tuple(PRIJZEN[naam](self, stap) for naam in self.treden)

    def eigen(self, optie: int) -> dict[str, int]:
        """Alleen wat over de plek zelf gaat; voor een plek die vol is, en dus geen plan geeft."""
        vraag = int(self.opties.hulpvraag[optie])
        stap = Stap(vraag, int(self.keuze.optie[vraag]), int(self.keuze.bij[vraag]), optie, GEEN)
        return {naam: meer for naam in EIGEN if (meer := PRIJZEN[naam](self, stap))}

    @cached_property
    def treden(self) -> tuple[str, ...]:
        """De treden die deze week tellen, zonder de loting."""
        return tuple(trede.naam for trede in ladder_van(self.opties) if trede.naam != Loting.naam)

    @cached_property
    def _bekend(self) -> dict[int, Prijskaart]:
        return {}

    def vastgezet(self, stap: Stap) -> int:
        """Wie vastgezet is en geen plek heeft, krijgt er nu een."""
        nummer = self.opties.veld.werkvoorraad.hulpvragen[stap.vraag].nummer
        return -int(stap.van == GEEN and nummer in self.opties.veld.vastgezet)

    def zonder_plek(self, stap: Stap) -> int:
        """Wie geen plek heeft, krijgt er nu een."""
        return -self._gewicht[stap.vraag] if stap.van == GEEN else 0

    @cached_property
    def _gewicht(self) -> dict[int, int]:
        return dict(zip(self.opties.verdeeld.tolist(), urgentiegewicht(self.opties).tolist(), strict=True))

    def volgorde(self, stap: Stap) -> int:
        """Stappen verder van huis."""
        geen = self.opties.veld.drempels["trede_geen_plek"]
        nu, dan = (geen if optie == GEEN else int(self.opties.trede[optie]) for optie in (stap.van, stap.naar))
        return dan - nu

    def meegedeeld(self, stap: Stap) -> int:
        """Of de plek die is meegedeeld verandert."""
        eerder = self._meegedeeld.get(self.opties.veld.werkvoorraad.hulpvragen[stap.vraag].nummer)
        nu, dan = (eerder is not None and eerder != self._plek(optie) for optie in (stap.van, stap.naar))
        return int(dan) - int(nu)

    @cached_property
    def _meegedeeld(self) -> dict[str, str]:
        return meegedeeld(self.opties)

    def wensen(self, stap: Stap) -> int:
        """De wensen over de plek, en het huishouden bij elkaar."""
        nu, dan = (self._wenspunten(stap.vraag, optie) for optie in (stap.van, stap.naar))
        return dan - nu

    def _wenspunten(self, vraag: int, optie: int) -> int:
        thuis = set(self._begeleiders_thuis(vraag))
        if optie != GEEN and not self.opties.is_groep[optie]:
            thuis.add(self.opties.code(optie))
        eigen = 0 if optie == GEEN else int(self._minpunten[optie])
        return eigen + max(0, len(thuis) - 1) * self.opties.veld.drempels["wens_huishouden"]

    @cached_property
    def _minpunten(self) -> Getallen:
        return minpunten(self.opties)

    def _begeleiders_thuis(self, vraag: int) -> Iterator[str]:
        """De wijkcoaches en aanbieders die het plan aan de anderen in dit huishouden geeft."""
        if (huishouden := self.opties.veld.werkvoorraad.hulpvragen[vraag].huishouden) is None:
            return
        for ander in self._huishoudens[huishouden]:
            optie = int(self.keuze.optie[ander])
            if ander != vraag and optie != GEEN and not self.opties.is_groep[optie]:
                yield self.opties.code(optie)

    @cached_property
    def _huishoudens(self) -> dict[str, list[int]]:
        huishoudens: dict[str, list[int]] = {}
        for nummer, vraag in enumerate(self.opties.veld.werkvoorraad.hulpvragen):
            if vraag.huishouden is not None:
                huishoudens.setdefault(vraag.huishouden, []).append(nummer)
        return huishoudens

    def reserve(self, stap: Stap) -> int:
        """Minuten gewoon werk die in een reserve komen of eruit gaan."""
        erbij: Counter[int] = Counter()
        for teken, optie, bij in ((-1, stap.van, stap.van_bij), (1, stap.naar, stap.naar_bij)):
            for ruimte, minuten in (*self._gewoon.get(optie, ()), *self._gewoon_bij.get(bij, ())):
                erbij[ruimte] += teken * minuten
        over = self._over_de_reserve
        return sum(max(0, over[ruimte] + meer) - max(0, over[ruimte]) for ruimte, meer in erbij.items())

    @cached_property
    def _gewoon(self) -> dict[int, list[tuple[int, int]]]:
        """Per optie: in welke ruimtes met een reserve zij gewoon werk is, en hoeveel minuten."""
        waar = defaultdict(list)
        for nummer, (rijen, minuten, _, _) in enumerate(ruimtes(self.opties)):
            for rij, aantal in zip(rijen.tolist(), minuten.tolist(), strict=True):
                waar[rij].append((nummer, aantal))
        return dict(waar)

    @cached_property
    def _gewoon_bij(self) -> dict[int, list[tuple[int, int]]]:
        """Hetzelfde per bijrol."""
        minuten = self.opties.bij_minuten
        return {
            rol: [(nummer, int(minuten[rol]))]
            for nummer, (_, _, rollen, _) in enumerate(ruimtes(self.opties))
            for rol in rollen.tolist()
        }

    @cached_property
    def _over_de_reserve(self) -> list[int]:
        """Per ruimte het gewone werk van het plan boven wat er buiten de reserve past; onder nul is er nog plaats."""
        over = [reserve_van(self.opties, vrij) - vrij for _, _, _, vrij in ruimtes(self.opties)]
        for wat, waar in ((self.keuze.gekozen, self._gewoon), (self.keuze.bijrollen, self._gewoon_bij)):
            for rij in wat.tolist():
                for nummer, minuten in waar.get(rij, ()):
                    over[nummer] += minuten
        return over

    def evenwicht(self, stap: Stap) -> int:
        """Tienden van de wijkcoaches bij wie de last verandert."""
        erbij: Counter[int] = Counter()
        for teken, optie, bij in ((-1, stap.van, stap.van_bij), (1, stap.naar, stap.naar_bij)):
            if optie != GEEN and self.opties.is_coach[optie]:
                erbij[int(self.opties.plek[optie])] += teken * int(self.opties.minuten[optie])
            if bij != GEEN:
                erbij[int(self.opties.bij_coach[bij])] += teken * int(self.opties.bij_minuten[bij])
        return sum(self._tienden(coach, meer) - self._tienden(coach, 0) for coach, meer in erbij.items())

    def _tienden(self, coach: int, erbij: int) -> int:
        if coach not in self._streef:
            return 0
        return Evenwicht.van(self.opties, coach, self._streef[coach], int(self._last[coach]) + erbij)

    @cached_property
    def _streef(self) -> dict[int, int]:
        return streeflast(self.opties)

    @cached_property
    def _last(self) -> Getallen:
        return self.opties.veld.coachlast + self.keuze.coachminuten(self.opties)

    def versnippering(self, stap: Stap) -> int:
        """Of er een aanbieder nieuw in een wijk komt, of er een wegblijft."""
        van, naar = (self._paren.get(optie) for optie in (stap.van, stap.naar))
        if van == naar:
            return 0
        komt = naar is not None and not self._gebruikt[naar]
        gaat = van is not None and self._gebruikt[van] == 1
        return int(komt) - int(gaat)

    @cached_property
    def _paren(self) -> dict[int, int]:
        """Per optie bij een aanbieder die nieuw is in de wijk: welk paar van aanbieder en wijk dat is."""
        rijen, paar = nieuwe_paren(self.opties, np.flatnonzero(self.opties.is_aanbieder))
        return dict(zip(rijen.tolist(), paar.tolist(), strict=True))

    @cached_property
    def _gebruikt(self) -> Counter[int]:
        return Counter(self._paren[optie] for optie in self.keuze.gekozen.tolist() if optie in self._paren)

    def wijzigingen(self, stap: Stap) -> int:
        """Of de hulpvraag anders terechtkomt dan in het vorige voorstel."""
        if (vorig := self._vorig.get(stap.vraag)) is None:
            return 0
        nu, dan = vorig.bij_keuze(stap.van, stap.van_bij), vorig.bij_keuze(stap.naar, stap.naar_bij)
        return int(nu) - int(dan)

    def boven_budget(self, stap: Stap) -> int:
        """Of die wijziging boven het afgesproken aantal komt."""
        over = self._boven_of_onder
        return max(0, over + self.wijzigingen(stap)) - max(0, over)

    @cached_property
    def _vorig(self) -> dict[int, Gelijk]:
        return {gelijk.vraag: gelijk for gelijk in vorige_plekken(self.opties)}

    @cached_property
    def _boven_of_onder(self) -> int:
        return sum(not gelijk.geldt(self.keuze) for gelijk in self._vorig.values()) - budget(self.opties)

    def _plek(self, optie: int) -> str | None:
        return None if optie == GEEN else self.opties.code(optie)


EIGEN = ("volgorde", "meegedeeld", "wensen")
"""Wat over één plek gaat, ook als zij vol is."""

PRIJZEN: dict[str, Callable[[Verhuisprijs, Stap], int]] = {
    "vastgezet": Verhuisprijs.vastgezet,
    "boven_budget": Verhuisprijs.boven_budget,
    "zonder_plek": Verhuisprijs.zonder_plek,
    "volgorde": Verhuisprijs.volgorde,
    "meegedeeld": Verhuisprijs.meegedeeld,
    "reserve": Verhuisprijs.reserve,
    "wensen": Verhuisprijs.wensen,
    "evenwicht": Verhuisprijs.evenwicht,
    "versnippering": Verhuisprijs.versnippering,
    "wijzigingen": Verhuisprijs.wijzigingen,
}
"""Wat een stap per trede meer kost."""
