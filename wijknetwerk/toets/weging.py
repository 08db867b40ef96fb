"""Wat de regels over één hulpvraag zeggen, volgens de toets zelf: route, vangnet, product, schil en redenen."""

from collections.abc import Mapping
from dataclasses import dataclass

from wijknetwerk.begrippen import Hulpvraag, Product, Route, Schil, Schilreden, SoortPlek
from wijknetwerk.toets.plekken import groepseisen
from wijknetwerk.toets.regelset import ONBEKEND, Regel, RegelmapFout, Waarde
from wijknetwerk.toets.stand import Stand, verdeelbaar

BEGELEIDING = (Route.ZELF, Route.SAMEN, Route.AANBIEDER)
"""De routes waarin iemand persoonlijk begeleidt."""

Beslissers = frozenset[Regel | None]


@dataclass(frozen=True)
class Zaak:
    """Eén hulpvraag na de regels."""

    route: Route
    begeleiding: Route | None
    """De route, of bij collectief het vangnet; None als daar niemand persoonlijk begeleidt."""
    product: Product | None
    """None als nog onbekend is welk product nodig is; dan kan geen aanbieder begeleiden."""
    schil: Mapping[Schil, tuple[SoortPlek, Schilreden | None]]
    tenzij: frozenset[str]
    """De tenzij-regels die zeker gelden."""
    mag_als_reden: frozenset[str]
    """Regels van route, tenzij, product en schil die nog kunnen gelden; een andere als reden noemen is onwaar."""
    navragen: frozenset[str]
    """De onbekende velden die de uitkomst nog kunnen veranderen."""


@dataclass(frozen=True)
class Beeld:
    """De week met van elke hulpvraag wat de regels zeggen."""

    stand: Stand
    zaken: Mapping[str, Zaak]


def maak_beeld(stand: Stand) -> Beeld:
    """Weegt alle hulpvragen van de week."""
    return Beeld(stand, {nummer: _weeg(stand, hulpvraag) for nummer, hulpvraag in stand.hulpvragen.items()})


def _weeg(stand: Stand, hulpvraag: Hulpvraag) -> Zaak:
    regels, feiten = stand.regels, _feiten(stand, hulpvraag)
    bij_route = regels.beslissers("route", feiten, {})
    verder = feiten | {"collectief_beschikbaar": "nee"} if _uitkomst(bij_route) == Route.COLLECTIEF else feiten
    bij_vangnet = regels.beslissers("route", verder, {})
    bij_product = regels.beslissers("product", feiten, {})
    product = Product(keuze) if (keuze := _uitkomst(bij_product)) else None
    schillen = {schil: _schil(stand, hulpvraag, product, schil) for schil in Schil}
    tenzij = {regel.id: regels.geldt(regel, feiten, {})[0] for regel in regels.voor("tenzij")}
    route, begeleiding = _route(bij_route), _route(bij_vangnet)
    open_product = _navragen(stand, "product", feiten, bij_product) if verdeelbaar(route) else frozenset()
    if route in (Route.SAMEN, Route.AANBIEDER) and product is None:
        route = begeleiding = Route.NAVRAGEN
    genoemd = bij_route.union(bij_vangnet, bij_product, *(regels for _, regels in schillen.values()))
    na = {regel.id for tabel in ("tenzij", "schil") for regel in regels.tabellen[tabel] if regel.na}
    return Zaak(
        route=route,
        begeleiding=begeleiding if begeleiding in BEGELEIDING else None,
        product=product,
        schil={schil: uitkomst for schil, (uitkomst, _) in schillen.items()},
        tenzij=frozenset(naam for naam, geldt in tenzij.items() if geldt),
        mag_als_reden=frozenset({regel.id for regel in genoemd if regel} | na)
        | {naam for naam, geldt in tenzij.items() if geldt is not False},
        navragen=_navragen(stand, "route", verder, bij_vangnet) | open_product,
    )


def _uitkomst(beslissers: Beslissers) -> str | None:
    """De uitkomst als alle mogelijke beslissers dezelfde geven, anders None."""
    uitkomsten = {regel.dan if regel else None for regel in beslissers}
    return uitkomsten.pop() if len(uitkomsten) == 1 else None


def _route(beslissers: Beslissers) -> Route:
    return Route(_uitkomst(beslissers) or Route.NAVRAGEN)


def _navragen(stand: Stand, tabel: str, feiten: Mapping[str, Waarde], beslissers: Beslissers) -> frozenset[str]:
    """Elk onbekend veld waarvan het antwoord de uitkomst kan veranderen; tenzij telt via zijn eigen velden mee."""
    regels = stand.regels
    if _uitkomst(beslissers) is not None:
        return frozenset()
    gelezen = {veld for naam in ("tenzij", tabel) for regel in regels.voor(naam) for veld in regel.als}
    onbekend = (veld for veld in gelezen if feiten[veld] == ONBEKEND)
    return frozenset(veld for veld in onbekend if regels.doet_ertoe(tabel, veld, feiten))


def _feiten(stand: Stand, hulpvraag: Hulpvraag) -> dict[str, Waarde]:
    """De waarden van alle velden die een regel vóór de verdeling mag lezen; leeg is onbekend."""
    feiten: dict[str, Waarde] = {}
    for veld in stand.regels.velden:
        waarde = getattr(hulpvraag, veld, None)
        feiten[veld] = ONBEKEND if waarde is None else waarde
    lopend = (rij for rij in stand.werkvoorraad.lopende_trajecten if rij.nummer == hulpvraag.lopend_traject)
    feiten["resterende_dagen"] = next(((rij.einddatum - stand.maandag).days for rij in lopend), -1)
    feiten["collectief_beschikbaar"] = _ja(
        any(not any(groepseisen(stand, hulpvraag, groep)) for groep in stand.groepen.values())
    )
    feiten["expertise_in_team"] = _ja(stand.in_team(hulpvraag))
    feiten["in_netwerkgebied"] = _ja(stand.gebied(hulpvraag) in stand.regels.gebieden)
    return feiten


def _ja(waar: object) -> str:
    return "ja" if waar else "nee"


def _schil(
    stand: Stand, hulpvraag: Hulpvraag, product: Product | None, schil: Schil
) -> tuple[tuple[SoortPlek, Schilreden | None], Beslissers]:
    """Onder welke noemer een aanbieder van deze schil de hulpvraag mag doen."""
    deelnemers = () if product is None else stand.deelnemers(hulpvraag, product)
    minimum = stand.getal("ervaring_minimum")
    ervaren = any(rij.ervaring_score is None or rij.ervaring_score >= minimum for rij in deelnemers)
    feiten = {
        "in_netwerkgebied": _ja(stand.gebied(hulpvraag) in stand.regels.gebieden),
        "deelnemer": _ja(schil is Schil.NETWERK),
        "netwerk_heeft_expertise": _ja(deelnemers),
        "netwerk_heeft_ervaring": _ja(ervaren),
    }
    beslissers = stand.regels.beslissers("schil", feiten, {})
    uitkomst = _uitkomst(beslissers)
    if uitkomst is None:
        raise RegelmapFout(f"De schiltabel geeft geen uitkomst voor {hulpvraag.nummer}, {schil}")
    soort, _, reden = uitkomst.partition("tweede_schil_")
    if reden:
        return (SoortPlek.TWEEDE_SCHIL, Schilreden(reden)), beslissers
    return (SoortPlek(soort), None), beslissers
