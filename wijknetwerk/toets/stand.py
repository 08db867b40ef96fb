"""De week zoals de toets haar zelf uit de werkmap opmaakt: wie is waar en wie heeft hoeveel vrij."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from wijknetwerk.begrippen import (
    VERDEELROUTES,
    Aanbieder,
    CollectiefAanbod,
    Hulpvraag,
    Product,
    Route,
    Schil,
    Vastzetsoort,
    Werkvoorraad,
    Wet,
    Wijk,
    Wijkcoach,
)
from wijknetwerk.toets.regelset import Regelset, lees_regelset


@dataclass(frozen=True)
class Stand:
    """Alle feiten van één week, opzoekbaar op code. Alleen lezen."""

    werkvoorraad: Werkvoorraad
    regels: Regelset
    hulpvragen: Mapping[str, Hulpvraag]
    coaches: Mapping[str, Wijkcoach]
    aanbieders: Mapping[str, Aanbieder]
    groepen: Mapping[str, CollectiefAanbod]
    wijken: Mapping[str, Wijk]
    loopt: Mapping[str, int]
    """Minuten per week aan lopende trajecten, per plek."""
    paren: frozenset[tuple[str, str]]
    """Waar een aanbieder deze week al loopt: (plek, wijk)."""
    vastgezet: Mapping[str, frozenset[str]]
    uitgesloten: Mapping[str, frozenset[str]]

    @property
    def maandag(self) -> date:
        """De peildatum."""
        return self.werkvoorraad.week.maandag

    @property
    def zondag(self) -> date:
        """De laatste dag van de week."""
        return self.werkvoorraad.week.zondag

    def getal(self, naam: str) -> int:
        """Een drempel of gewicht uit de regelset."""
        return self.regels.getallen[naam]

    def gebied(self, hulpvraag: Hulpvraag) -> str:
        """Het gebied van de wijk waar de inwoner woont."""
        return self.wijken[hulpvraag.wijk].gebied

    def met_verlof(self, coach: Wijkcoach) -> bool:
        """Of verlof deze week raakt; zonder laatste dag loopt het door."""
        if coach.verlof_van is None:
            return False
        return coach.verlof_van <= self.zondag and (coach.verlof_tot is None or coach.verlof_tot >= self.maandag)

    def dichtbij(self, hulpvraag: Hulpvraag, coach: Wijkcoach) -> bool:
        """Of het team in het gebied van de wijk werkt, of een wijk heeft die aan de wijk grenst."""
        rond = (self.wijken[code] for code in self.omgeving(hulpvraag) if code in self.wijken)
        return any(wijk.gebied == coach.team for wijk in rond)

    def omgeving(self, hulpvraag: Hulpvraag) -> frozenset[str]:
        """De wijk van de inwoner en de wijken die ernaast liggen, van welke kant dat ook genoemd is."""
        return self._omgevingen[hulpvraag.wijk]

    @cached_property
    def _omgevingen(self) -> Mapping[str, frozenset[str]]:
        return {
            hier: frozenset({hier, *wijk.buren, *(ander.code for ander in self.wijken.values() if hier in ander.buren)})
            for hier, wijk in self.wijken.items()
        }

    @cached_property
    def meegedeeld(self) -> Mapping[str, set[str]]:
        """Hulpvraag -> de plekken die haar zijn meegedeeld."""
        plekken: defaultdict[str, set[str]] = defaultdict(set)
        for vorige in self.werkvoorraad.vorig_voorstel:
            if vorige.meegedeeld:
                plekken[vorige.hulpvraag].add(vorige.plek)
        return plekken

    def bezet_coach(self, code: str) -> int:
        """Minuten die vóór dit voorstel al vergeven zijn."""
        return self.coaches[code].overige_minuten + self.loopt.get(code, 0)

    def vrij_coach(self, code: str) -> int:
        """Minuten die een wijkcoach nog heeft; te veel beloofd is nul, niet negatief."""
        return max(0, self.coaches[code].begeleiding_minuten - self.bezet_coach(code))

    def in_team(self, hulpvraag: Hulpvraag) -> bool:
        """Of minstens één coach van het eigen team de wet en alle expertise heeft."""
        return any(
            coach.team == self.gebied(hulpvraag)
            and hulpvraag.wet in coach.wetten
            and set(hulpvraag.expertise) <= set(coach.expertise)
            for coach in self.coaches.values()
        )

    def deelnemers(self, hulpvraag: Hulpvraag, product: Product) -> tuple[Aanbieder, ...]:
        """De deelnemers van het wijknetwerk die wet, gebied, product, contract en expertise halen."""
        return tuple(
            aanbieder
            for aanbieder in self.aanbieders.values()
            if aanbieder.schil is Schil.NETWERK
            and hulpvraag.wet in aanbieder.wetten
            and in_gebied(aanbieder, self.gebied(hulpvraag))
            and levert(aanbieder, product)
            and (aanbieder.contract_tot is None or aanbieder.contract_tot >= self.zondag)
            and set(hulpvraag.expertise) <= set(aanbieder.expertise)
        )

    def systeempartijen(self, gebied: str, wet: Wet) -> frozenset[str]:
        """De deelnemers die altijd meetellen voor de netwerkgrootte, ook als zij niets krijgen."""
        return frozenset(
            aanbieder.code
            for aanbieder in self.aanbieders.values()
            if aanbieder.systeempartij
            and aanbieder.schil is Schil.NETWERK
            and wet in aanbieder.wetten
            and in_gebied(aanbieder, gebied)
        )


def in_gebied(aanbieder: Aanbieder, gebied: str) -> bool:
    """Zonder gebieden werkt een aanbieder overal."""
    return not aanbieder.gebieden or gebied in aanbieder.gebieden


def levert(aanbieder: Aanbieder, product: Product) -> bool:
    """Oriëntatie is specialistische begeleiding; wie die levert, kan ook oriënteren."""
    if product is Product.ORIENTATIE and Product.SPECIALISTISCH in aanbieder.producten:
        return True
    return product in aanbieder.producten


def verdeelbaar(route: Route) -> bool:
    """Of een hulpvraag met deze route een plek krijgt in de weekronde."""
    return route in VERDEELROUTES


def maak_stand(werkvoorraad: Werkvoorraad, regelmap: Path) -> Stand:
    """Maakt de week op en leest de regelset die op maandag geldt."""
    regels = lees_regelset(regelmap, werkvoorraad.week.maandag)
    loopt: Counter[str] = Counter()
    week = werkvoorraad.week
    nu = [rij for rij in werkvoorraad.lopende_trajecten if rij.start <= week.zondag and rij.einddatum >= week.maandag]
    for traject in nu:
        loopt[traject.plek] += traject.minuten_per_week
    return Stand(
        werkvoorraad=werkvoorraad,
        regels=regels,
        hulpvragen={rij.nummer: rij for rij in werkvoorraad.hulpvragen},
        coaches={rij.code: rij for rij in werkvoorraad.wijkcoaches},
        aanbieders={rij.code: rij for rij in werkvoorraad.aanbieders},
        groepen={rij.code: rij for rij in werkvoorraad.collectief_aanbod},
        wijken={rij.code: rij for rij in werkvoorraad.wijken},
        loopt=loopt,
        paren=frozenset((traject.plek, traject.wijk) for traject in nu),
        vastgezet=_per_hulpvraag(werkvoorraad, Vastzetsoort.VASTGEZET),
        uitgesloten=_per_hulpvraag(werkvoorraad, Vastzetsoort.UITGESLOTEN),
    )


def _per_hulpvraag(werkvoorraad: Werkvoorraad, soort: Vastzetsoort) -> dict[str, frozenset[str]]:
    per: dict[str, set[str]] = {rij.nummer: set() for rij in werkvoorraad.hulpvragen}
    for keuze in werkvoorraad.vastgezet:
        if keuze.soort is soort:
            per.setdefault(keuze.hulpvraag, set()).add(keuze.plek)
    return {nummer: frozenset(plekken) for nummer, plekken in per.items()}
