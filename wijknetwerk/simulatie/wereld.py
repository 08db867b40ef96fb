"""De wereld waarin gesimuleerd wordt: de werkmap en de regels, aangepast aan het scenario. Verandert nooit."""

from collections import Counter
from dataclasses import dataclass, replace
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

    @property
    def per_week(self) -> float:
        """Gemiddelde instroom per week aan het begin."""
        jaarlijks = self.scenario.instroom_per_jaar
        return len(self.werkvoorraad.hulpvragen) if jaarlijks is None else jaarlijks / 52

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
    def gewogen(self) -> Gewogen:
        """Wat de regels al over welke antwoorden zeiden; in welk gebied het netwerk werkt, telt daarin niet mee."""
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
        loopt: Counter[tuple[str, str]] = Counter()
        for traject in self.werkvoorraad.lopende_trajecten:
            if traject.einddatum >= self.werkvoorraad.week.maandag and traject.plek in self._per_code:
                basis, specialistisch = self._splits(self._per_code[traject.plek], traject.minuten_per_week)
                loopt[traject.plek, "basis"] += basis
                loopt[traject.plek, "specialistisch"] += specialistisch
        return {
            wie.code: (
                wie.ruimte_basis + loopt[wie.code, "basis"],
                wie.ruimte_specialistisch + loopt[wie.code, "specialistisch"],
            )
            for wie in self.werkvoorraad.aanbieders
        }

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
        basis, specialistisch = self._splits(aanbieder, traject.minuten_per_week)
        deelnemer = aanbieder.schil is Schil.NETWERK
        soort = SoortPlek.NETWERKPARTNER if deelnemer else SoortPlek.TWEEDE_SCHIL
        return replace(gewoon, soort=soort, basis=basis, specialistisch=specialistisch)

    @staticmethod
    def _splits(aanbieder: Aanbieder, minuten: int) -> tuple[int, int]:
        """Een traject uit de werkmap noemt geen product; het telt naar verhouding van de ruimte van de aanbieder."""
        totaal = aanbieder.ruimte_basis + aanbieder.ruimte_specialistisch
        specialistisch = minuten * aanbieder.ruimte_specialistisch // totaal if totaal else 0
        return minuten - specialistisch, specialistisch


def maak_wereld(werkvoorraad: Werkvoorraad, regelboek: Regelboek, scenario: Scenario) -> Wereld:
    """Past het scenario toe op de werkmap."""
    soorten = tuple(
        vraag.model_copy(update={"lopend_traject": None, "huishouden": None, "huidige_plek": None})
        for vraag in werkvoorraad.hulpvragen
    )
    los = {"hulpvragen": soorten, "vastgezet": (), "vorig_voorstel": ()}
    rijen = weeg(werkvoorraad.model_copy(update=los), regelboek).rijen
    return Wereld(
        werkvoorraad=werkvoorraad,
        regelboek=regelboek,
        scenario=scenario,
        soorten=soorten,
        beslist=tuple(nr for nr, weging in enumerate(rijen) if weging.route in VERDEELROUTES),
        wijkcoaches=tuple(_wijkcoach(wie, scenario) for wie in werkvoorraad.wijkcoaches),
        aanbieders=tuple(_aanbieder(wie, scenario) for wie in werkvoorraad.aanbieders),
        groepen=tuple(groep.model_copy(update={"einde": None}) for groep in werkvoorraad.collectief_aanbod),
    )


def na_zes_ogen(vraag: Hulpvraag, *, aanbieder: bool) -> Hulpvraag:
    """De hulpvraag nadat zij met zes ogen opnieuw gewogen is."""
    uitkomst = ZesOgen.AANBIEDER_PASSEND if aanbieder else ZesOgen.ZELF_PASSEND
    return vraag.model_copy(update={"zes_ogen": uitkomst})


def _wijkcoach(wie: Wijkcoach, scenario: Scenario) -> Wijkcoach:
    procent = scenario.fte_procent * scenario.casetijd_procent
    if scenario.kopgroep is not None and wie.code not in scenario.kopgroep:
        procent = 0
    velden = ("begeleiding_minuten", "overige_minuten", "bandbreedte_van", "bandbreedte_tot")
    return wie.model_copy(
        update={veld: getattr(wie, veld) * procent // (HONDERD * HONDERD) for veld in velden}
        | {"verlof_van": None, "verlof_tot": None}
    )


def _aanbieder(wie: Aanbieder, scenario: Scenario) -> Aanbieder:
    mee = wie.schil is Schil.NETWERK if scenario.deelnemers is None else wie.code in scenario.deelnemers
    weg = wie.code in scenario.eruit
    netwerk = (mee or wie.code in scenario.erbij) and not weg
    return wie.model_copy(
        update={
            "schil": Schil.NETWERK if netwerk else Schil.TWEEDE_SCHIL,
            "systeempartij": wie.systeempartij and netwerk,
            "capaciteitsstand": Capaciteitsstand.GEEN if weg else wie.capaciteitsstand,
            "contract_tot": None,
        }
    )
