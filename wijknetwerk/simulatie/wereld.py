"""De wereld waarin gesimuleerd wordt: de werkmap en de regels, aangepast aan het scenario. Verandert nooit."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from wijknetwerk.begrippen import (
    VERDEELROUTES,
    Aanbieder,
    Capaciteitsstand,
    CollectiefAanbod,
    Hulpvraag,
    LopendTraject,
    Schil,
    SoortPlek,
    Werkvoorraad,
    Wijkcoach,
    ZesOgen,
)
from wijknetwerk.regels import Regelboek
from wijknetwerk.simulatie.deelnemers import kies_deelnemers, meeste_leden
from wijknetwerk.simulatie.ruimte import lege_ruimte, splits
from wijknetwerk.simulatie.scenario import Scenario
from wijknetwerk.simulatie.stand import Zorg
from wijknetwerk.weging import Gewogen, weeg

HONDERD = 100


@dataclass(frozen=True)
class Wereld:
    """Alles wat vastligt tijdens een simulatie.

    `soorten` zijn de hulpvragen waaruit de instroom getrokken wordt; `beslist` zijn de nummers daarvan waarover de
    regels meteen kunnen beslissen. Contracten lopen door en ruimte wordt elke week opnieuw gemeld, dus alleen wat er
    aan hulp loopt beperkt de plekken.
    """

    werkvoorraad: Werkvoorraad
    regelboek: Regelboek
    scenario: Scenario
    soorten: tuple[Hulpvraag, ...]
    beslist: tuple[int, ...]
    wijkcoaches: tuple[Wijkcoach, ...]
    aanbieders: tuple[Aanbieder, ...]
    groepen: tuple[CollectiefAanbod, ...]
    deelnemers: frozenset[str]
    gewogen: Gewogen = field(compare=False)
    """Wat de regels al over welke antwoorden zeiden; in welk gebied het netwerk werkt, telt daarin niet mee."""

    @property
    def per_week(self) -> float:
        """Gemiddelde instroom per week aan het begin."""
        return self.scenario.instroom_per_week(len(self.werkvoorraad.hulpvragen))

    def boek(self, week: int) -> Regelboek:
        """De regels, met de gebieden die in deze week een netwerk hebben."""
        if self.scenario.gebieden is None:
            return self.regelboek
        gebieden = tuple(sorted(mee.gebied for mee in self.scenario.gebieden if mee.vanaf_week <= week))
        return self._boeken.setdefault(
            gebieden, replace(self.regelboek, regelset=replace(self.regelboek.regelset, gebieden=gebieden))
        )

    @cached_property
    def _boeken(self) -> dict[tuple[str, ...], Regelboek]:
        return {}

    @cached_property
    def begin(self) -> tuple[Zorg, ...]:
        """De hulp die al loopt; leeg als het scenario leeg begint."""
        if self.scenario.leeg_begin:
            return ()
        maandag = self.werkvoorraad.week.maandag
        zorg = [
            self._van_traject(traject, max(0, (traject.einddatum - maandag).days // 7 + 1))
            for traject in self.werkvoorraad.lopende_trajecten
            if traject.einddatum >= maandag
        ]
        return tuple(zorg)

    @cached_property
    def ruimte(self) -> dict[str, tuple[int, int]]:
        """Aanbieder -> minuten basis en specialistisch als hij helemaal leeg zou zijn."""
        return lege_ruimte(self.werkvoorraad)

    @cached_property
    def met_ruimte(self) -> dict[tuple[str, int, int], Aanbieder]:
        """Aanbieders met een ruimte die al eens voorkwam, zodat niet elke week iedereen opnieuw gemaakt wordt."""
        return {}

    @cached_property
    def _per_code(self) -> dict[str, Aanbieder]:
        return {wie.code: wie for wie in self.werkvoorraad.aanbieders}

    def _van_traject(self, traject: LopendTraject, tot_week: int) -> Zorg:
        gewoon = Zorg(
            nummer=traject.nummer,
            soort=SoortPlek.ZELF,
            plek=traject.plek,
            wet=traject.wet,
            wijk=traject.wijk,
            tot_week=tot_week,
            uit_werkmap=True,
        )
        if (aanbieder := self._per_code.get(traject.plek)) is None:
            return replace(gewoon, coach_minuten=traject.minuten_per_week)
        basis, specialistisch = splits(aanbieder, traject.minuten_per_week)
        deelnemer = aanbieder.code in self.deelnemers
        soort = SoortPlek.NETWERKPARTNER if deelnemer else SoortPlek.TWEEDE_SCHIL
        return replace(gewoon, soort=soort, basis=basis, specialistisch=specialistisch)

    def schil(self, zorg: Zorg, week: int) -> SoortPlek:
        """Waar hulp bij een aanbieder in deze week onder valt; een gebied dat later meedoet verandert dat."""
        if self._gebied[zorg.wijk] not in self.boek(week).gebieden:
            return SoortPlek.AANBIEDER
        return SoortPlek.NETWERKPARTNER if zorg.plek in self.deelnemers else SoortPlek.TWEEDE_SCHIL

    @cached_property
    def _gebied(self) -> dict[str, str]:
        return {wijk.code: wijk.gebied for wijk in self.werkvoorraad.wijken}


def maak_wereld(werkvoorraad: Werkvoorraad, regelboek: Regelboek, scenario: Scenario) -> Wereld:
    """Past het scenario toe op de werkmap."""
    soorten = tuple(
        vraag.model_copy(update={"lopend_traject": None, "huishouden": None, "huidige_plek": None})
        for vraag in werkvoorraad.hulpvragen
    )
    los = {"hulpvragen": soorten, "vastgezet": (), "vorig_voorstel": ()}
    gewogen: Gewogen = {}
    wegingen = weeg(werkvoorraad.model_copy(update=los), regelboek, gewogen)
    deelnemers = kies_deelnemers(wegingen, scenario)
    if scenario.netwerkgrootte is not None:
        regelboek = _met_maximum(
            regelboek, min(scenario.netwerkgrootte, meeste_leden(werkvoorraad.aanbieders, deelnemers))
        )
    gemeld = werkvoorraad.week.maandag + timedelta(weeks=scenario.weken)  # elke week opnieuw, dus nooit verouderd
    return Wereld(
        werkvoorraad=werkvoorraad,
        regelboek=regelboek,
        scenario=scenario,
        soorten=soorten,
        beslist=tuple(nr for nr, weging in enumerate(wegingen.rijen) if weging.route in VERDEELROUTES),
        wijkcoaches=tuple(_wijkcoach(wie, scenario) for wie in werkvoorraad.wijkcoaches),
        aanbieders=tuple(
            _aanbieder(wie, scenario, gemeld, mee=wie.code in deelnemers) for wie in werkvoorraad.aanbieders
        ),
        groepen=tuple(groep.model_copy(update={"einde": None}) for groep in werkvoorraad.collectief_aanbod),
        deelnemers=deelnemers,
        gewogen=gewogen,
    )


def _met_maximum(regelboek: Regelboek, grootte: int) -> Regelboek:
    """Dezelfde regels, met een netwerk dat precies zo groot mag zijn."""
    maximum = replace(regelboek.getallen["netwerk_maximum"], waarde=grootte)
    return replace(regelboek, getallen={**regelboek.getallen, "netwerk_maximum": maximum})


def na_zes_ogen(vraag: Hulpvraag, *, aanbieder: bool) -> Hulpvraag:
    """De hulpvraag nadat zij met zes ogen opnieuw gewogen is."""
    uitkomst = ZesOgen.AANBIEDER_PASSEND if aanbieder else ZesOgen.ZELF_PASSEND
    return vraag.model_copy(update={"zes_ogen": uitkomst})


def _wijkcoach(wie: Wijkcoach, scenario: Scenario) -> Wijkcoach:
    procent = scenario.fte_procent * scenario.rolverdeling.get(wie.code, scenario.casetijd_procent)
    if scenario.kopgroep is not None and wie.code not in scenario.kopgroep:
        procent = 0
    velden = ("begeleiding_minuten", "overige_minuten", "bandbreedte_van", "bandbreedte_tot")
    return wie.model_copy(
        update={veld: getattr(wie, veld) * procent // (HONDERD * HONDERD) for veld in velden}
        | {"verlof_van": None, "verlof_tot": None}
    )


def _aanbieder(wie: Aanbieder, scenario: Scenario, gemeld: date, *, mee: bool) -> Aanbieder:
    weg = wie.code in scenario.eruit
    return wie.model_copy(
        update={
            "schil": Schil.NETWERK if mee else Schil.TWEEDE_SCHIL,
            "systeempartij": wie.systeempartij and mee,
            "capaciteitsstand": Capaciteitsstand.GEEN if weg else wie.capaciteitsstand,
            "contract_tot": None,
            "capaciteit_datum": gemeld,
        }
    )
