"""Wie er in een scenario deelnemer van het wijknetwerk is; bij een netwerkgrootte het bewezen beste netwerk."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wijknetwerk.begrippen import Aanbieder, Kandidaat, Route, Schil, Vorm, Vraagcel, Wet
from wijknetwerk.eisen.aanbieder import NEEMT_AAN
from wijknetwerk.netwerk import Kiezer, Netwerkopgave
from wijknetwerk.netwerk.stroom import Stroomnet
from wijknetwerk.simulatie.ruimte import lege_ruimte
from wijknetwerk.simulatie.scenario import Scenario
from wijknetwerk.verdeling.opties import verdeel_over_producten
from wijknetwerk.weging import Wegingen

_BIJ_EEN_AANBIEDER = (Route.SAMEN, Route.AANBIEDER)


def kies_deelnemers(wegingen: Wegingen, scenario: Scenario) -> frozenset[str]:
    """De deelnemers van het netwerk: genoemd, uit de werkmap, of het beste netwerk van de gevraagde grootte."""
    werkvoorraad = wegingen.veld.werkvoorraad
    if scenario.deelnemers is not None:
        mee = set(scenario.deelnemers)
    elif scenario.netwerkgrootte is None:
        mee = {wie.code for wie in werkvoorraad.aanbieders if wie.schil is Schil.NETWERK}
    else:
        kan = [wie for wie in werkvoorraad.aanbieders if wie.code not in scenario.eruit]
        wens = Netwerkwens(scenario.netwerkgrootte, wegingen.veld.drempels["netwerk_veelvoorkomend_procent"])
        mee = beste_netwerk(kan, lege_ruimte(werkvoorraad), gevraagd(wegingen, scenario), wens)
    return frozenset((mee | set(scenario.erbij)) - set(scenario.eruit))


def gevraagd(wegingen: Wegingen, scenario: Scenario) -> tuple[Vraagcel, ...]:
    """Wat er gemiddeld tegelijk bij aanbieders loopt: instroom maal duur maal minuten, per soort vraag.

    Alleen wat volgens de regels bij een aanbieder hoort, of samen met een wijkcoach.
    """
    veld = wegingen.veld
    duur = scenario.standaard_duur_weken
    per_week = scenario.instroom_per_week(len(wegingen.rijen)) / max(1, len(wegingen.rijen))
    per_cel: Counter[tuple[Wet, str, Vorm, tuple[str, ...]]] = Counter()
    kolommen = (wegingen.rijen, veld.gebied, *verdeel_over_producten(veld, veld.minuten))
    for weging, gebied, basis, specialistisch in zip(*kolommen, strict=True):
        vraag = weging.hulpvraag
        if any(weging.kan(route) for route in _BIJ_EEN_AANBIEDER):
            weken = duur if vraag.verwachte_duur_weken is None else vraag.verwachte_duur_weken
            for vorm, minuten in ((Vorm.BASIS, basis), (Vorm.SPECIALISTISCH, specialistisch)):
                per_cel[vraag.wet, gebied, vorm, vraag.expertise] += int(minuten) * weken
    return tuple(
        Vraagcel(wet=wet, gebied=gebied, vorm=vorm, expertise=expertise, minuten=round(per_week * minuten))
        for (wet, gebied, vorm, expertise), minuten in sorted(per_cel.items())
        if minuten
    )


class Netwerkwens(NamedTuple):
    """Hoeveel leden een netwerk per wet hoogstens heeft, en vanaf welk deel van alle vraag een cel gedekt hoort."""

    grootte: int
    veelvoorkomend_procent: int


def beste_netwerk(
    aanbieders: Sequence[Aanbieder],
    ruimte: Mapping[str, tuple[int, int]],
    vraag: Sequence[Vraagcel],
    wens: Netwerkwens,
) -> set[str]:
    """De codes van het beste netwerk: systeempartijen en dan wie samen het meeste van de vraag leveren.

    De wet met de meeste vraag kiest eerst. Wie daar gekozen is telt onder de andere wet ook mee, en wie daar had
    gekund en niet gekozen is, komt er niet alsnog bij: zo is het netwerk onder geen wet te groot.
    """
    mee: set[str] = set()
    beslist: set[str] = set()
    for wet in sorted(Wet, key=lambda wet: (-sum(cel.minuten for cel in vraag if cel.wet is wet), wet)):
        van_wet = [wie for wie in aanbieders if wet in wie.wetten and (wie.code in mee or wie.code not in beslist)]
        beslist |= {wie.code for wie in van_wet}
        vast = {wie.code for wie in van_wet if wie.systeempartij or wie.code in mee}
        if len(vast) > wens.grootte:  # niet alle systeempartijen passen: dan alleen de beste daarvan
            van_wet = [wie for wie in van_wet if wie.code in vast]
            vast &= mee
        if wens.grootte and van_wet:
            kandidaten = tuple(als_kandidaat(wie, wet, ruimte[wie.code], vast=wie.code in vast) for wie in van_wet)
            cellen = tuple(cel for cel in vraag if cel.wet is wet)
            opgave = Netwerkopgave(
                wet=wet, kandidaten=kandidaten, vraag=cellen, veelvoorkomend_procent=wens.veelvoorkomend_procent
            )
            mee |= set(Kiezer(Stroomnet(opgave)).kies(wens.grootte).leden)
    return mee


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
