"""Wie er in een scenario deelnemer van het wijknetwerk is; bij een netwerkgrootte het bewezen beste netwerk."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from wijknetwerk.begrippen import Aanbieder, Kandidaat, Route, Schil, Vorm, Vraagcel, Wet
from wijknetwerk.eisen.aanbieder import NEEMT_AAN
from wijknetwerk.netwerk import Kiezer, Netwerkopgave
from wijknetwerk.netwerk.stroom import Stroomnet
from wijknetwerk.simulatie.ruimte import lege_ruimte
from wijknetwerk.simulatie.scenario import Scenario
from wijknetwerk.verdeling.opties import verdeel_over_producten
from wijknetwerk.weging import Wegingen

_BIJ_EEN_AANBIEDER = (Route.SAMEN, Route.AANBIEDER)
_OOK_BIJ_EEN_AANBIEDER = (*_BIJ_EEN_AANBIEDER, Route.ZELF)


def kies_deelnemers(wegingen: Wegingen, scenario: Scenario) -> frozenset[str]:
    """De deelnemers van het netwerk: genoemd, uit de werkmap, of het beste netwerk van de gevraagde grootte."""
    werkvoorraad = wegingen.veld.werkvoorraad
    if scenario.deelnemers is not None:
        mee = set(scenario.deelnemers)
    elif scenario.netwerkgrootte is None:
        mee = {wie.code for wie in werkvoorraad.aanbieders if wie.schil is Schil.NETWERK}
    else:
        drempels = wegingen.veld.drempels
        zoeker = Netwerkzoeker(
            ruimte=lege_ruimte(werkvoorraad),
            ronden=[gevraagd(wegingen, scenario, routes) for routes in (_BIJ_EEN_AANBIEDER, _OOK_BIJ_EEN_AANBIEDER)],
            grootte=scenario.netwerkgrootte,
            veelvoorkomend_procent=drempels["netwerk_veelvoorkomend_procent"],
        )
        mee = zoeker.zoek([wie for wie in werkvoorraad.aanbieders if _kan_meedoen(wie, scenario, drempels)])
    return frozenset((mee | set(scenario.erbij)) - set(scenario.eruit))


def meeste_leden(aanbieders: Sequence[Aanbieder], deelnemers: Collection[str]) -> int:
    """Hoeveel deelnemers er zijn onder de wet met de meeste."""
    return max(sum(wie.code in deelnemers and wet in wie.wetten for wie in aanbieders) for wet in Wet)


def _kan_meedoen(wie: Aanbieder, scenario: Scenario, drempels: Mapping[str, int]) -> bool:
    """Of een aanbieder niet uitvalt en genoeg ervaring heeft; onbekend telt als genoeg (zie `AanbiederErvaring`)."""
    genoeg = wie.ervaring_score is None or wie.ervaring_score >= drempels["ervaring_minimum"]
    return genoeg and wie.code not in scenario.eruit


def gevraagd(
    wegingen: Wegingen, scenario: Scenario, routes: tuple[Route, ...] = _BIJ_EEN_AANBIEDER
) -> tuple[Vraagcel, ...]:
    """Wat er langs deze routes gemiddeld tegelijk loopt: instroom maal duur maal minuten, per soort vraag."""
    veld = wegingen.veld
    duur = scenario.standaard_duur_weken
    per_week = scenario.instroom_per_week(len(wegingen.rijen)) / max(1, len(wegingen.rijen))
    per_cel: Counter[tuple[Wet, str, Vorm, tuple[str, ...]]] = Counter()
    kolommen = (wegingen.rijen, veld.gebied, *verdeel_over_producten(veld, veld.minuten))
    for weging, gebied, basis, specialistisch in zip(*kolommen, strict=True):
        vraag = weging.hulpvraag
        if any(weging.kan(route) for route in routes):
            weken = duur if vraag.verwachte_duur_weken is None else vraag.verwachte_duur_weken
            for vorm, minuten in ((Vorm.BASIS, basis), (Vorm.SPECIALISTISCH, specialistisch)):
                per_cel[vraag.wet, gebied, vorm, vraag.expertise] += int(minuten) * weken
    return tuple(
        Vraagcel(wet=wet, gebied=gebied, vorm=vorm, expertise=expertise, minuten=round(per_week * minuten))
        for (wet, gebied, vorm, expertise), minuten in sorted(per_cel.items())
        if minuten
    )


@dataclass(frozen=True)
class Netwerkzoeker:
    """Zoekt het beste netwerk van hoogstens `grootte` leden per wet.

    `ruimte` is per aanbieder wat hij basis en specialistisch kan. De eerste ronde van `ronden` kiest wie samen het
    meeste van haar vraag leveren; is er dan nog plaats, dan kiest de volgende verder. Vanaf `veelvoorkomend_procent`
    van alle vraag hoort een cel gedekt te zijn.
    """

    ruimte: Mapping[str, tuple[int, int]]
    ronden: Sequence[Sequence[Vraagcel]]
    grootte: int
    veelvoorkomend_procent: int

    def zoek(self, aanbieders: Sequence[Aanbieder]) -> set[str]:
        """De codes van de leden, systeempartijen eerst.

        De wet met de meeste vraag kiest eerst. Wie daar gekozen is telt onder de andere wet ook mee, en wie daar had
        gekund en niet gekozen is, komt er niet alsnog bij: zo is het netwerk onder geen wet te groot.
        """
        mee: set[str] = set()
        beslist: set[str] = set()
        vraag = Counter({wet: sum(cel.minuten for cel in self.ronden[0] if cel.wet is wet) for wet in Wet})
        for wet, _ in vraag.most_common():
            kan = [wie for wie in aanbieders if wet in wie.wetten and (wie.code in mee or wie.code not in beslist)]
            beslist |= {wie.code for wie in kan}
            vast = {wie.code for wie in kan if wie.systeempartij or wie.code in mee}
            if len(vast) > self.grootte:  # niet alle systeempartijen passen: dan alleen de beste daarvan
                kan = [wie for wie in kan if wie.code in vast]
                vast &= mee
            if self.grootte and kan:
                mee |= self._kies(wet, kan, vast)
        return mee

    def _kies(self, wet: Wet, kan: Sequence[Aanbieder], leden: set[str]) -> set[str]:
        """De leden onder één wet; wie er na een ronde in zit, blijft."""
        for ronde in self.ronden:
            opgave = Netwerkopgave(
                wet=wet,
                kandidaten=tuple(als_kandidaat(wie, wet, self.ruimte[wie.code], vast=wie.code in leden) for wie in kan),
                vraag=tuple(cel for cel in ronde if cel.wet is wet),
                veelvoorkomend_procent=self.veelvoorkomend_procent,
            )
            leden = set(Kiezer(Stroomnet(opgave)).kies(self.grootte).leden)
        return leden


def als_kandidaat(wie: Aanbieder, wet: Wet, ruimte: tuple[int, int], *, vast: bool) -> Kandidaat:
    """De aanbieder als kandidaat; wie niemand aanneemt kan ook niets leveren."""
    basis, specialistisch = ruimte if wie.capaciteitsstand in NEEMT_AAN else (0, 0)
    return Kandidaat(
        code=wie.code,
        naam=wie.naam,
        wet=wet,
        systeempartij=vast,
        gebieden=wie.gebieden,
        expertise=wie.expertise,
        basis_minuten=basis,
        specialistisch_minuten=specialistisch,
    )
