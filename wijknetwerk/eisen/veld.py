"""Het veld: alle hulpvragen en plekken van een week als rijen getallen, zodat een eis alle paren tegelijk bekijkt."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.begrippen import Product, SoortPlek, Vastzetsoort, Werkvoorraad, Wet, Wijk

Masker = NDArray[np.bool_]
Getallen = NDArray[np.int64]

WETTEN = tuple(Wet)


@dataclass(frozen=True)
class Veld:
    """De werkvoorraad van een week, met per hulpvraag het product dat de regels adviseren.

    Rijen zijn hulpvragen (H), kolommen zijn plekken van één soort: wijkcoaches (C), aanbieders (A) of groepen (G),
    steeds in de volgorde van de werkvoorraad. `drempels` zijn getallen uit de regelset, op naam.
    """

    werkvoorraad: Werkvoorraad
    drempels: Mapping[str, int]
    product: Sequence[Product | None] = field(default=())

    @cached_property
    def wijken(self) -> dict[str, Wijk]:
        """Wijk op code."""
        return {wijk.code: wijk for wijk in self.werkvoorraad.wijken}

    @cached_property
    def gebied(self) -> tuple[str, ...]:
        """Gebied van elke hulpvraag."""
        return tuple(self.wijken[vraag.wijk].gebied for vraag in self.werkvoorraad.hulpvragen)

    @cached_property
    def bereikbaar(self) -> dict[str, frozenset[str]]:
        """Per wijk: de wijk zelf en haar buren, in beide richtingen."""
        buren: dict[str, set[str]] = {code: {code, *wijk.buren} for code, wijk in self.wijken.items()}
        for code, wijk in self.wijken.items():
            for buur in wijk.buren:
                buren[buur].add(code)
        return {code: frozenset(rond) for code, rond in buren.items()}

    @cached_property
    def gebieden_rond(self) -> dict[str, frozenset[str]]:
        """Per wijk: het eigen gebied en de gebieden van de buren."""
        return {code: frozenset(self.wijken[buur].gebied for buur in rond) for code, rond in self.bereikbaar.items()}

    @cached_property
    def expertises(self) -> dict[str, int]:
        """Kolomnummer van elke expertise die ergens voorkomt."""
        wv = self.werkvoorraad
        lijsten = [vraag.expertise for vraag in wv.hulpvragen]
        lijsten += [coach.expertise for coach in wv.wijkcoaches]
        lijsten += [aanbieder.expertise for aanbieder in wv.aanbieders]
        alle = sorted({code for lijst in lijsten for code in lijst})
        return {code: kolom for kolom, code in enumerate(alle)}

    @cached_property
    def wet(self) -> Masker:
        """H × wet."""
        return kruisjes([(vraag.wet,) for vraag in self.werkvoorraad.hulpvragen], WETTEN)

    @cached_property
    def expertise(self) -> Masker:
        """H × expertise: wat elke hulpvraag nodig heeft."""
        return kruisjes([vraag.expertise for vraag in self.werkvoorraad.hulpvragen], self.expertises)

    @cached_property
    def minuten(self) -> Getallen:
        """H: gevraagde minuten per week."""
        return np.array([vraag.minuten_per_week for vraag in self.werkvoorraad.hulpvragen], dtype=np.int64)

    @cached_property
    def coachlast(self) -> Getallen:
        """C: minuten per week die al vastliggen, uit lopende trajecten die de week raken en overig werk."""
        loopt: dict[str, int] = {}
        for traject in self.werkvoorraad.lopende_trajecten:
            if traject.start <= self.werkvoorraad.week.zondag and traject.einddatum >= self.werkvoorraad.week.maandag:
                loopt[traject.plek] = loopt.get(traject.plek, 0) + traject.minuten_per_week
        coaches = self.werkvoorraad.wijkcoaches
        return np.array([coach.overige_minuten + loopt.get(coach.code, 0) for coach in coaches], dtype=np.int64)

    @cached_property
    def coachruimte(self) -> Getallen:
        """C: vrije minuten per week; wie al te vol zit heeft er nul."""
        totaal = [coach.begeleiding_minuten for coach in self.werkvoorraad.wijkcoaches]
        ruimte: Getallen = np.maximum(0, np.array(totaal, dtype=np.int64) - self.coachlast)
        return ruimte

    @cached_property
    def met_verlof(self) -> Masker:
        """C: wie deze week (een dag of meer) verlof heeft."""
        week = self.werkvoorraad.week
        return np.array(
            [
                coach.verlof_van is not None
                and coach.verlof_van <= week.zondag
                and (coach.verlof_tot is None or coach.verlof_tot >= week.maandag)
                for coach in self.werkvoorraad.wijkcoaches
            ],
            dtype=bool,
        )

    @cached_property
    def maskers(self) -> dict[object, Masker]:
        """Eis -> haar antwoord over dit veld; veel rijen eisen delen dezelfde eis."""
        return {}

    @cached_property
    def uitgesloten(self) -> dict[tuple[str, str], str]:
        """(hulpvraag, plek) -> reden van de teamleider."""
        return self._vastzettingen(Vastzetsoort.UITGESLOTEN)

    @cached_property
    def vastgezet(self) -> dict[str, str]:
        """Hulpvraag -> de plek waarop de teamleider haar heeft vastgezet."""
        return dict(self._vastzettingen(Vastzetsoort.VASTGEZET).keys())

    def _vastzettingen(self, soort: Vastzetsoort) -> dict[tuple[str, str], str]:
        return {(rij.hulpvraag, rij.plek): rij.reden for rij in self.werkvoorraad.vastgezet if rij.soort is soort}

    def codes(self, soort: SoortPlek) -> tuple[str, ...]:
        """De plekcodes van een soort, in kolomvolgorde."""
        return self._codes[soort]

    @cached_property
    def _codes(self) -> dict[SoortPlek, tuple[str, ...]]:
        wv = self.werkvoorraad
        codes = dict.fromkeys(SoortPlek, tuple(aanbieder.code for aanbieder in wv.aanbieders))
        codes[SoortPlek.ZELF] = tuple(coach.code for coach in wv.wijkcoaches)
        codes[SoortPlek.COLLECTIEF] = tuple(groep.code for groep in wv.collectief_aanbod)
        return codes


def kruisjes(rijen: Iterable[Iterable[str]], kolommen: Iterable[str]) -> Masker:
    """Maakt van rijen codes een tabel met kruisjes, één kolom per code; alleen om te lezen."""
    return _kruisjes(tuple(map(tuple, rijen)), tuple(kolommen))


@lru_cache(maxsize=512)
def _kruisjes(rijen: tuple[tuple[str, ...], ...], kolommen: tuple[str, ...]) -> Masker:
    """Onthoudt: wijkcoaches, aanbieders en groepen zijn bij elke eis en elke gesimuleerde week dezelfde."""
    nummer = {code: kolom for kolom, code in enumerate(kolommen)}
    tabel = np.zeros((len(rijen), len(nummer)), dtype=bool)
    for rij, codes in enumerate(rijen):
        for code in codes:
            tabel[rij, nummer[code]] = True
    tabel.setflags(write=False)
    return tabel


def overlapt(links: Masker, rechts: Masker) -> Masker:
    """Voor elk paar rijen: hebben zij een kruisje gemeen?"""
    raakt: Masker = (links.astype(np.int32) @ rechts.astype(np.int32).T) > 0
    return raakt


def dekt(nodig: Masker, heeft: Masker) -> Masker:
    """Voor elk paar rijen: staat elk kruisje van `nodig` ook bij `heeft`?"""
    gemist: Masker = (nodig.astype(np.int32) @ (~heeft).astype(np.int32).T) > 0
    return ~gemist
