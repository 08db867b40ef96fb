"""Waarom er te weinig is: de kleinste snede tussen hulpvragen en plekken, als zin.

Een snede is een bewijs: deze hulpvragen kunnen samen alleen naar deze plekken, en daar is minder vrij. Past het in
uren wel maar niet als hele hulpvragen, dan heet dat indelingsverlies.
"""

from collections.abc import Iterator

import networkx as nx
import numpy as np

from wijknetwerk.begrippen import SoortPlek, Tekort, uren
from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling import GEEN, Verdeling
from wijknetwerk.verdeling.opties import Opties
from wijknetwerk.verdeling.stelsel import groepeer
from wijknetwerk.verdeling.verhuizing import Oorzaak, Verhuizing

BRON, PUT = ("bron",), ("put",)
COACH, BASIS, SPECIALISTISCH, GROEP = "wijkcoach", "basis", "specialistisch", "groep"
Knoop = tuple[str, ...]

OORZAKEN: dict[Oorzaak | None, str] = {
    Oorzaak.TWEEDE_PERSOON: "er is geen andere wijkcoach met ruimte om mee te doen",
    Oorzaak.KLEINSTE_GROEP: "een groep haalt haar minimum niet",
    Oorzaak.NETWERKGROOTTE: "het netwerk mag niet groter",
    None: "dit plan benut de ruimte niet en is dus niet het beste",
}
"""Wat een hulpvraag tegenhoudt terwijl er ruimte is, in woorden."""


def verklaar_tekort(verdeling: Verdeling) -> tuple[Tekort, ...]:
    """De tekorten van een verdeling; leeg als iedereen een plek heeft."""
    opties = verdeling.opties
    zonder = [int(vraag) for vraag in opties.verdeeld if verdeling.keuze.optie[vraag] == GEEN]
    met_opties = set(opties.hulpvraag.tolist())
    kansloos = [vraag for vraag in zonder if vraag not in met_opties]
    tekorten = [_geen_opties(opties, kansloos)] if kansloos else []
    over = [vraag for vraag in zonder if vraag in met_opties]
    sneden = list(_sneden(verdeling)) if over else []
    gedekt = {nummer for snede in sneden for nummer in snede.hulpvragen}
    rest = [vraag for vraag in over if opties.veld.werkvoorraad.hulpvragen[vraag].nummer not in gedekt]
    return (*tekorten, *sneden, *_rest(verdeling, rest))


def _geen_opties(opties: Opties, vragen: list[int]) -> Tekort:
    gevraagd = int(opties.veld.minuten[vragen].sum())
    wie = _wie(len(vragen), gevraagd, "kan", "kunnen")
    return Tekort(
        zin=f"{wie} nergens heen: geen enkele plek haalt alle eisen en is groot genoeg.",
        hulpvragen=_nummers(opties, vragen),
        plekken=(),
        gevraagd_minuten=gevraagd,
        vrij_minuten=0,
        soort="geen_opties",
    )


def _rest(verdeling: Verdeling, vragen: list[int]) -> Iterator[Tekort]:
    """Wie geen plek heeft terwijl de uren samen wel passen: de indeling, of een andere voorwaarde over het geheel."""
    opties = verdeling.opties
    verhuizing = Verhuizing(opties, verdeling.keuze)
    per_oorzaak: dict[tuple[str, ...], list[int]] = {}
    opties_van = dict(groepeer(opties.hulpvraag))
    for vraag in vragen:
        wat = [verhuizing.belemmering(int(optie)) for optie in opties_van[vraag]]
        oorzaken = {None if een is None else een.oorzaak for een in wat} - {Oorzaak.RUIMTE}
        per_oorzaak.setdefault(tuple(sorted(OORZAKEN[oorzaak] for oorzaak in oorzaken)), []).append(vraag)
    for oorzaken_, wie in sorted(per_oorzaak.items()):
        yield _niet_ingedeeld(verdeling, wie, oorzaken_)


def _niet_ingedeeld(verdeling: Verdeling, vragen: list[int], oorzaken: tuple[str, ...]) -> Tekort:
    opties = verdeling.opties
    bij = np.flatnonzero(np.isin(opties.hulpvraag, vragen))
    plekken = sorted({opties.code(int(optie)) for optie in bij})
    gevraagd = int(opties.veld.minuten[vragen].sum())
    samen = sum(_vrij_na(verdeling, bij).values())
    daar = f"daar is nog {uren(samen)} uur vrij, maar nergens genoeg voor een hele hulpvraag (indelingsverlies)"
    if oorzaken:
        daar = " en ".join(oorzaken)
    wie = _wie(len(vragen), gevraagd, "past", "passen")
    return Tekort(
        zin=f"{wie} niet op {_opsomming(_namen(opties, plekken))}: {daar}.",
        hulpvragen=_nummers(opties, vragen),
        plekken=tuple(plekken),
        gevraagd_minuten=gevraagd,
        vrij_minuten=samen,
        soort="anders" if oorzaken else "indelingsverlies",
    )


def _vrij_na(verdeling: Verdeling, bij: Getallen) -> dict[Knoop, int]:
    """Vrije minuten na het plan van de ruimtes waar deze opties op drukken."""
    opties, keuze = verdeling.opties, verdeling.keuze
    coach = opties.veld.coachruimte - keuze.coachminuten(opties)
    basis, specialistisch = keuze.aanbiederminuten(opties)
    vrij: dict[Knoop, int] = {}
    for optie in bij[~opties.is_groep[bij]].tolist():
        plek, code = int(opties.plek[optie]), opties.code(optie)
        if opties.is_coach[optie]:
            vrij[COACH, code] = int(coach[plek])
            continue
        aanbieder = opties.veld.werkvoorraad.aanbieders[plek]
        if opties.basis[optie]:
            vrij[BASIS, code] = aanbieder.ruimte_basis - int(basis[plek])
        if opties.specialistisch[optie]:
            vrij[SPECIALISTISCH, code] = aanbieder.ruimte_specialistisch - int(specialistisch[plek])
    return vrij


def _sneden(verdeling: Verdeling) -> Iterator[Tekort]:
    """Per samenhangend knelpunt: wie erin zitten, waar zij heen kunnen en hoeveel er ontbreekt."""
    net, ruimte = _netwerk(verdeling)
    _, (bronkant, _) = nx.minimum_cut(net, BRON, PUT)
    vragen = [knoop for knoop in bronkant if knoop[0] == "vraag"]
    kern = net.subgraph([*vragen, *(knoop for knoop in bronkant if knoop in ruimte)]).to_undirected()
    for deel in sorted(nx.connected_components(kern), key=min):
        gevraagd = sum(net.edges[BRON, knoop]["capacity"] for knoop in deel if knoop[0] == "vraag")
        vrij = sum(ruimte[knoop] for knoop in deel if knoop in ruimte)
        if gevraagd > vrij:
            nummers = sorted({knoop[1] for knoop in deel if knoop[0] == "vraag"})
            yield _snede(verdeling, nummers, sorted(knoop for knoop in deel if knoop in ruimte), (gevraagd, vrij))


def _snede(verdeling: Verdeling, nummers: list[str], ruimtes: list[Knoop], minuten: tuple[int, int]) -> Tekort:
    opties, (gevraagd, vrij) = verdeling.opties, minuten
    plekken = sorted({code for _, code in ruimtes})
    bezet = _bijrolminuten(verdeling)
    meekijken = sum(
        int(bezet[nr]) for nr, code in enumerate(opties.veld.codes(SoortPlek.ZELF)) if (COACH, code) in ruimtes
    )
    al_af = f" (de {uren(meekijken)} uur als tweede wijkcoach of naast een aanbieder is er al af)" if meekijken else ""
    wie, waar = _wie(len(nummers), gevraagd, "kan", "kunnen samen"), _opsomming(_ruimtenamen(opties, ruimtes))
    return Tekort(
        zin=f"{wie} alleen naar {waar}; daar is {uren(vrij)} uur vrij{al_af}: tekort {uren(gevraagd - vrij)} uur.",
        hulpvragen=tuple(nummers),
        plekken=tuple(plekken),
        gevraagd_minuten=gevraagd,
        vrij_minuten=vrij,
        soort="tekort",
    )


def _bijrolminuten(verdeling: Verdeling) -> Getallen:
    """C: minuten die het plan aan tweede wijkcoaches en aan delen naast een aanbieder geeft."""
    opties, rollen = verdeling.opties, verdeling.keuze.bijrollen
    bezet = np.zeros(len(opties.veld.coachruimte), dtype=np.int64)
    np.add.at(bezet, opties.bij_coach[rollen], opties.bij_minuten[rollen])
    return bezet


def _netwerk(verdeling: Verdeling) -> tuple["nx.DiGraph[Knoop]", dict[Knoop, int]]:
    """Hulpvragen (in minuten, per soort ruimte die zij vragen) naar plekken.

    Wie in een groep zit telt niet mee. Een groep waar niemand meer bij kan is een plek zonder ruimte; wie nog wel in
    een groep kan, telt ook niet mee.
    """
    opties, keuze = verdeling.opties, verdeling.keuze
    verhuizing = Verhuizing(opties, keuze)
    net: nx.DiGraph[Knoop] = nx.DiGraph()
    net.add_nodes_from([BRON, PUT])
    ruimte: dict[Knoop, int] = {}
    bezet = _bijrolminuten(verdeling)
    for vraag, bij in groepeer(opties.hulpvraag):
        gekozen, groepen = keuze.optie[vraag], bij[opties.is_groep[bij]]
        in_groep = gekozen != GEEN and opties.is_groep[gekozen]
        if in_groep or any(verhuizing.belemmering(int(optie)) is None for optie in groepen):
            continue
        duo = (opties.basis[bij] > 0) & (opties.specialistisch[bij] > 0)
        for optie in bij:
            _verbind(net, ruimte, opties, int(optie), bezet, apart=bool(duo.all()))
    for knoop, vrij in ruimte.items():
        net.add_edge(knoop, PUT, capacity=vrij)
    return net, ruimte


def _verbind(  # noqa: PLR0913
    net: "nx.DiGraph[Knoop]", ruimte: dict[Knoop, int], opties: Opties, optie: int, bezet: Getallen, *, apart: bool
) -> None:
    """Eén optie als pijlen; een vast duo telt per product apart als de hulpvraag nergens anders heen kan."""
    nummer = opties.veld.werkvoorraad.hulpvragen[opties.hulpvraag[optie]].nummer
    druk = list(_druk(opties, optie, int(opties.plek[optie]), bezet))
    totaal = sum(minuten for _, minuten, _ in druk)
    for soort, minuten, vrij in druk:
        vraag: Knoop = ("vraag", nummer, soort if apart else "")
        doel: Knoop = (soort, opties.code(optie))
        nodig = minuten if apart else totaal
        eerder = net.edges[BRON, vraag]["capacity"] if net.has_edge(BRON, vraag) else nodig
        net.add_edge(BRON, vraag, capacity=min(eerder, nodig))
        net.add_edge(vraag, doel)
        ruimte[doel] = vrij


def _druk(opties: Opties, optie: int, plek: int, bezet: Getallen) -> Iterator[tuple[str, int, int]]:
    """Op welke ruimte een optie drukt: soort, minuten, vrij vóór het plan (zonder de bijrollen)."""
    if opties.is_groep[optie]:
        yield GROEP, int(opties.veld.minuten[opties.hulpvraag[optie]]), 0
    elif opties.is_coach[optie]:
        yield COACH, int(opties.minuten[optie]), int(opties.veld.coachruimte[plek] - bezet[plek])
    else:
        aanbieder = opties.veld.werkvoorraad.aanbieders[plek]
        if opties.basis[optie]:
            yield BASIS, int(opties.basis[optie]), aanbieder.ruimte_basis
        if opties.specialistisch[optie]:
            yield SPECIALISTISCH, int(opties.specialistisch[optie]), aanbieder.ruimte_specialistisch


def _nummers(opties: Opties, vragen: list[int]) -> tuple[str, ...]:
    return tuple(opties.veld.werkvoorraad.hulpvragen[vraag].nummer for vraag in vragen)


def _wie(aantal: int, minuten: int, enkelvoud: str, meervoud: str) -> str:
    vragen, werkwoord = ("1 hulpvraag", enkelvoud) if aantal == 1 else (f"{aantal} hulpvragen", meervoud)
    return f"{vragen} ({uren(minuten)} uur per week) {werkwoord}"


def _ruimtenamen(opties: Opties, ruimtes: list[Knoop]) -> list[str]:
    """De plekken bij naam; bij een aanbieder met het product waarvan de ruimte telt."""
    soorten: dict[str, list[str]] = {}
    for soort, code in ruimtes:
        soorten.setdefault(code, []).append(soort)
    namen = zip(_namen(opties, list(soorten)), soorten.values(), strict=True)
    erbij = {COACH: "", GROEP: " (kan nu niet)"}
    return [naam + erbij.get(deel[0], f" ({' en '.join(deel)})") for naam, deel in namen]


def _namen(opties: Opties, plekken: list[str]) -> list[str]:
    wv = opties.veld.werkvoorraad
    naam = {plek.code: plek.naam for plek in wv.aanbieders} | {plek.code: plek.naam for plek in wv.collectief_aanbod}
    return [naam.get(plek, plek) for plek in plekken]


def _opsomming(namen: list[str]) -> str:
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"
