"""Tegenfeiten: de kleinste verandering die de uitkomst van een hulpvraag omgooit, echt doorgerekend.

Vier soorten, elk met één verandering tegelijk: een antwoord over de hulpvraag, een drempel van de regelset, een eis die
een plek niet haalt, en ruimte op een plek. Wat beschermd is verandert nooit. Elke gemelde verandering is door de hele
weg gegaan (wegen en verdelen); wat de uitkomst niet verandert, wordt niet gemeld.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from wijknetwerk.begrippen import Hulpvraag, Route, Tegenfeit, Werkvoorraad, uren
from wijknetwerk.regelbeheer.aangepast import met_getal
from wijknetwerk.regelbeheer.wat_als import BESCHERMD, Verandering, wat_als_hulpvraag
from wijknetwerk.regels import Regelboek, Soort
from wijknetwerk.uitleg.opheffen import Paar, hef_op, met_vraag
from wijknetwerk.verdeling import GEEN, Verdeling, verdeel
from wijknetwerk.verdeling.meerwaarde import BASIS, COACH, GROEP, SPECIALISTISCH, met_ruimte
from wijknetwerk.verdeling.waarom import VOL, Waarom
from wijknetwerk.weging import Weging, weeg

STAP = 15
"""Minuten: ruimte zoeken wij in hele kwartieren, zoals mensen haar opgeven."""

STAPPEN = 6
"""Zo vaak rekenen wij hoogstens door om de kleinste ruimte te vinden."""

PER_SOORT = 3
"""Zoveel kandidaten van één soort rekenen wij hoogstens door."""

VAST = (*BESCHERMD, "huishouden")


@dataclass(frozen=True)
class Uitkomst:
    """Waar een hulpvraag op uitkomt."""

    route: Route
    plek: str | None

    def __str__(self) -> str:
        return f"{self.route}, {self.plek or 'geen plek'}"


def zoek_tegenfeiten(
    verdeling: Verdeling, regelboek: Regelboek, nummer: str, naar: str | None = None
) -> tuple[Tegenfeit, ...]:
    """Per soort de kleinste verandering waarna de uitkomst anders is, of (met `naar`) deze plek wordt."""
    zoeker = _Zoeker(verdeling, regelboek, nummer, naar)
    return (*zoeker.eisen(), *zoeker.ruimte(), *zoeker.antwoorden(), *zoeker.drempels())


@dataclass(frozen=True)
class _Zoeker:
    verdeling: Verdeling
    regelboek: Regelboek
    nummer: str
    doel: str | None

    @property
    def week(self) -> Werkvoorraad:
        return self.verdeling.opties.veld.werkvoorraad

    @cached_property
    def vraag(self) -> int:
        return [vraag.nummer for vraag in self.week.hulpvragen].index(self.nummer)

    @cached_property
    def weging(self) -> Weging:
        return self.verdeling.opties.wegingen.rijen[self.vraag]

    @cached_property
    def nu(self) -> Uitkomst:
        return self._uitkomst(self.verdeling)

    def _uitkomst(self, verdeling: Verdeling) -> Uitkomst:
        optie = int(verdeling.keuze.optie[self.vraag])
        plek = None if optie == GEEN else verdeling.opties.code(optie)
        return Uitkomst(verdeling.opties.wegingen.rijen[self.vraag].route, plek)

    def _reken(self, week: Werkvoorraad, boek: Regelboek) -> Uitkomst | None:
        """De uitkomst na een verandering; None als zij er niet toe doet."""
        dan = self._uitkomst(verdeel(weeg(week, boek)))
        raak = dan != self.nu if self.doel is None else dan.plek == self.doel != self.nu.plek
        return dan if raak else None

    def eisen(self) -> Iterator[Tegenfeit]:
        """De plek die gevraagd is haalt precies één eis niet: wat als zij die wel haalde?"""
        if self.doel is None:
            return
        for ander in Waarom(self.verdeling).alternatieven(self.vraag):
            if ander.plek != self.doel or ander.toegestaan or len(ander.redenen) != 1:
                continue
            eis = ander.redenen[0].regel
            dan = hef_op(Paar(self.week, self.weging.hulpvraag, self.doel, self.weging.product), eis)
            if dan is not None and (uitkomst := self._reken(dan.werkvoorraad, self.regelboek)):
                yield self._tegenfeit("eis", eis, ("niet gehaald", "gehaald"), f"Als {dan.zin}", uitkomst)

    def ruimte(self) -> Iterator[Tegenfeit]:
        """Hoeveel ruimte erbij op een volle plek is genoeg? Van klein naar groot, dus de eerste is de kleinste."""
        for ander in Waarom(self.verdeling).alternatieven(self.vraag):
            vol = ander.toegestaan and ander.te_kort and any(reden.regel == VOL for reden in ander.redenen)
            if not vol or self.doel not in (None, ander.plek):
                continue
            for erbij in _stappen(ander.te_kort, in_groep=self._is_groep(ander.plek)):
                uitkomst = self._reken(self._ruimer(ander.plek, erbij), self.regelboek)
                if uitkomst is not None and uitkomst.plek == ander.plek:
                    wat = f"{erbij} plaatsen" if self._is_groep(ander.plek) else f"{uren(erbij)} uur per week"
                    yield self._tegenfeit(
                        "ruimte", ander.plek, ("0", str(erbij)), f"Als {ander.plek} {wat} meer vrij had", uitkomst
                    )
                    break
            return

    def _ruimer(self, plek: str, erbij: int) -> Werkvoorraad:
        """De week met meer ruimte op een plek; bij een aanbieder in beide producten."""
        if self._is_groep(plek):
            return met_ruimte(self.week, GROEP, plek, erbij)
        if any(coach.code == plek for coach in self.week.wijkcoaches):
            return met_ruimte(self.week, COACH, plek, erbij)
        return met_ruimte(met_ruimte(self.week, BASIS, plek, erbij), SPECIALISTISCH, plek, erbij)

    def _is_groep(self, plek: str) -> bool:
        return any(groep.code == plek for groep in self.week.collectief_aanbod)

    def antwoorden(self) -> Iterator[Tegenfeit]:
        """Eén ander antwoord over de hulpvraag waardoor de regels een andere route geven."""
        gevonden = wat_als_hulpvraag(self.week, self.regelboek, self.nummer, vast=VAST)
        kandidaten = [omslag.veranderingen for omslag in gevonden.omslagen if len(omslag.veranderingen) == 1]
        geraakt = 0
        for (verandering,) in kandidaten:
            if verandering.veld not in Hulpvraag.model_fields or geraakt == PER_SOORT:
                continue
            geraakt += 1
            week = met_vraag(self.week, self.nummer, {verandering.veld: verandering.naar})
            if (uitkomst := self._reken(week, self.regelboek)) is not None:
                yield self._antwoord(verandering, uitkomst)

    def _antwoord(self, verandering: Verandering, uitkomst: Uitkomst) -> Tegenfeit:
        van = "onbekend" if verandering.van is None else str(verandering.van)
        zin = f"Als «{verandering.veld.replace('_', ' ')}» {verandering.naar} was (nu {van})"
        return self._tegenfeit("antwoord", verandering.veld, (van, str(verandering.naar)), zin, uitkomst)

    def drempels(self) -> Iterator[Tegenfeit]:
        """De kleinste verschuiving van één drempel waardoor de regels iets anders over deze hulpvraag zeggen."""
        geraakt = 0
        for _, naam, waarde in sorted(self._drempelkandidaten()):
            if geraakt == PER_SOORT:
                return
            boek = met_getal(self.regelboek, naam, waarde)
            if weeg(self.week, boek).rijen[self.vraag].route == self.weging.route:
                continue
            geraakt += 1
            if (uitkomst := self._reken(self.week, boek)) is not None:
                nu = self.regelboek.getallen[naam].waarde
                zin = f"Als de drempel {naam} {waarde} was (nu {nu})"
                yield self._tegenfeit("drempel", naam, (str(nu), str(waarde)), zin, uitkomst)
                return

    def _drempelkandidaten(self) -> Iterator[tuple[int, str, int]]:
        """Per drempel waarmee een regel een antwoord vergelijkt: de waarden net om dat antwoord heen."""
        antwoorden = self.verdeling.opties.wegingen.antwoorden[self.vraag]
        for naam, veld in sorted(self._vergeleken()):
            antwoord, nu = antwoorden.get(veld), self.regelboek.getallen[naam].waarde
            # onder nul staat er geen getal maar 'er loopt niets'
            if isinstance(antwoord, int) and antwoord >= 0:
                for waarde in (antwoord - 1, antwoord, antwoord + 1):
                    if waarde >= 0 and waarde != nu:
                        yield abs(waarde - nu), naam, waarde

    def _vergeleken(self) -> set[tuple[str, str]]:
        """Drempel en veld die een regel van route of tenzij met elkaar vergelijkt."""
        route = self.regelboek.tabel("route")
        cellen = [cel for tabel in (route, *route.bij.values()) for regel in tabel.regels for cel in regel.als]
        return {
            (naam, cel.veld.naam)
            for cel in cellen
            if cel.veld.soort is Soort.GETAL
            for naam in re.findall(r"[a-z_]+", cel.tekst)
            if naam in self.regelboek.getallen
        }

    def _tegenfeit(self, soort: str, wat: str, waarden: tuple[str, str], zin: str, dan: Uitkomst) -> Tegenfeit:
        van, naar = waarden
        velden = {"soort": soort, "wat": wat, "van": van, "naar": naar, "route": dan.route, "plek": dan.plek}
        return Tegenfeit.model_validate(velden | {"zin": f"{zin}: {dan}."})


def _stappen(te_kort: int, *, in_groep: bool) -> list[int]:
    """Oplopende hoeveelheden ruimte tot en met wat er ontbreekt; hoogstens `STAPPEN` stuks."""
    eenheid = 1 if in_groep else STAP
    stap = max(eenheid, -(-te_kort // (STAPPEN * eenheid)) * eenheid)
    return [*range(stap, te_kort, stap), te_kort]
