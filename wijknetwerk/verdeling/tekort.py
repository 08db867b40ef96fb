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
from wijknetwerk.verdeling.opties import SOORTEN, Opties
from wijknetwerk.verdeling.stelsel import groepeer

BRON, PUT = ("bron",), ("put",)
COACH, BASIS, SPECIALISTISCH = "wijkcoach", "basis", "specialistisch"
Knoop = tuple[str, ...]


def verklaar_tekort(verdeling: Verdeling) -> tuple[Tekort, ...]:
    """De tekorten van een verdeling; leeg als iedereen een plek heeft."""
    opties = verdeling.opties
    zonder = [int(vraag) for vraag in opties.verdeeld if verdeling.keuze.optie[vraag] == GEEN]
    if not zonder:
        return ()
    met_opties = set(opties.hulpvraag.tolist())
    kansloos = [vraag for vraag in zonder if vraag not in met_opties]
    tekorten = [_geen_opties(opties, kansloos)] if kansloos else []
    over = [vraag for vraag in zonder if vraag in met_opties]
    sneden = list(_sneden(verdeling))
    tekorten += [snede for snede in sneden if not set(over).isdisjoint(_nummers_terug(opties, snede.hulpvragen))]
    gedekt = {vraag for snede in sneden for vraag in _nummers_terug(opties, snede.hulpvragen)}
    if rest := [vraag for vraag in over if vraag not in gedekt]:
        tekorten.append(_rest(verdeling, rest))
    return tuple(tekorten)


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


def _rest(verdeling: Verdeling, vragen: list[int]) -> Tekort:
    """Wie geen plek heeft terwijl de uren samen wel passen: de indeling, of een andere voorwaarde over het geheel."""
    opties = verdeling.opties
    bij = np.flatnonzero(np.isin(opties.hulpvraag, vragen))
    plekken = sorted({opties.code(int(optie)) for optie in bij})
    gevraagd = int(opties.veld.minuten[vragen].sum())
    vrij = _vrij_na(verdeling, bij)
    past = any(_past(opties, int(optie), vrij) for optie in bij)
    oorzaak = (
        "er is ruimte, maar iets anders houdt het tegen (tweede wijkcoach, groepsgrootte of netwerkgrootte)"
        if past
        else "nergens is genoeg vrij voor een hele hulpvraag (indelingsverlies)"
    )
    samen = sum(vrij.values())
    wie = _wie(len(vragen), gevraagd, "past", "passen")
    zin = f"{wie} niet op {_opsomming(opties, plekken)}: daar is nog {uren(samen)} uur vrij; {oorzaak}."
    return Tekort(
        zin=zin,
        hulpvragen=_nummers(opties, vragen),
        plekken=tuple(plekken),
        gevraagd_minuten=gevraagd,
        vrij_minuten=samen,
        soort="anders" if past else "indelingsverlies",
    )


def _past(opties: Opties, optie: int, vrij: dict[Knoop, int]) -> bool:
    if opties.is_groep[optie]:
        return True
    code = opties.code(optie)
    druk = ((COACH, opties.minuten), (BASIS, opties.basis), (SPECIALISTISCH, opties.specialistisch))
    return all(minuten[optie] <= vrij.get((soort, code), 0) for soort, minuten in druk)


def _vrij_na(verdeling: Verdeling, bij: Getallen) -> dict[Knoop, int]:
    """Vrije minuten na het plan van de ruimtes waar deze opties op drukken."""
    opties, keuze = verdeling.opties, verdeling.keuze
    coach = opties.veld.coachruimte - keuze.coachminuten(opties)
    basis, specialistisch = keuze.aanbiederminuten(opties)
    vrij: dict[Knoop, int] = {}
    for optie in bij:
        plek, code = int(opties.plek[optie]), opties.code(int(optie))
        if opties.is_coach[optie]:
            vrij[COACH, code] = int(coach[plek])
        elif not opties.is_groep[optie]:
            aanbieder = opties.veld.werkvoorraad.aanbieders[plek]
            if opties.basis[optie]:
                vrij[BASIS, code] = aanbieder.ruimte_basis - int(basis[plek])
            if opties.specialistisch[optie]:
                vrij[SPECIALISTISCH, code] = aanbieder.ruimte_specialistisch - int(specialistisch[plek])
    return vrij


def _sneden(verdeling: Verdeling) -> Iterator[Tekort]:
    """Per samenhangend knelpunt: wie erin zitten, waar zij heen kunnen en hoeveel er ontbreekt."""
    opties = verdeling.opties
    net, ruimte = _netwerk(verdeling)
    _, (bronkant, _) = nx.minimum_cut(net, BRON, PUT)
    vragen = [knoop for knoop in bronkant if knoop[0] == "vraag"]
    kern = net.subgraph([*vragen, *(knoop for knoop in bronkant if knoop in ruimte)]).to_undirected()
    for deel in sorted(nx.connected_components(kern), key=min):
        nummers = sorted({knoop[1] for knoop in deel if knoop[0] == "vraag"})
        gevraagd = sum(net.edges[BRON, knoop]["capacity"] for knoop in deel if knoop[0] == "vraag")
        vrij = sum(ruimte[knoop] for knoop in deel if knoop in ruimte)
        if gevraagd <= vrij:
            continue
        plekken = sorted({knoop[1] for knoop in deel if knoop in ruimte})
        yield Tekort(
            zin=(
                f"{_wie(len(nummers), gevraagd, 'kan', 'kunnen samen')} alleen naar {_opsomming(opties, plekken)}; "
                f"daar is {uren(vrij)} uur vrij: tekort {uren(gevraagd - vrij)} uur."
            ),
            hulpvragen=tuple(nummers),
            plekken=tuple(plekken),
            gevraagd_minuten=gevraagd,
            vrij_minuten=vrij,
            soort="tekort",
        )


def _netwerk(verdeling: Verdeling) -> tuple["nx.DiGraph[Knoop]", dict[Knoop, int]]:
    """Hulpvragen (in minuten, per soort ruimte die zij vragen) naar plekken; wie in een groep zit telt niet mee."""
    opties, keuze = verdeling.opties, verdeling.keuze
    net: nx.DiGraph[Knoop] = nx.DiGraph()
    net.add_nodes_from([BRON, PUT])
    ruimte: dict[Knoop, int] = {}
    rollen = keuze.bijrollen
    bezet = np.zeros(len(opties.veld.coachruimte), dtype=np.int64)
    np.add.at(bezet, opties.bij_coach[rollen], opties.bij_minuten[rollen])
    for vraag, bij in groepeer(opties.hulpvraag):
        gekozen = keuze.optie[vraag]
        if (gekozen != GEEN and opties.is_groep[gekozen]) or opties.is_groep[bij].any():
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
    if SOORTEN[opties.soort[optie]] is SoortPlek.ZELF:
        yield COACH, int(opties.minuten[optie]), int(opties.veld.coachruimte[plek] - bezet[plek])
        return
    aanbieder = opties.veld.werkvoorraad.aanbieders[plek]
    if opties.basis[optie]:
        yield BASIS, int(opties.basis[optie]), aanbieder.ruimte_basis
    if opties.specialistisch[optie]:
        yield SPECIALISTISCH, int(opties.specialistisch[optie]), aanbieder.ruimte_specialistisch


def _nummers(opties: Opties, vragen: list[int]) -> tuple[str, ...]:
    return tuple(opties.veld.werkvoorraad.hulpvragen[vraag].nummer for vraag in vragen)


def _nummers_terug(opties: Opties, nummers: tuple[str, ...]) -> set[int]:
    plaats = {vraag.nummer: i for i, vraag in enumerate(opties.veld.werkvoorraad.hulpvragen)}
    return {plaats[nummer] for nummer in nummers}


def _wie(aantal: int, minuten: int, enkelvoud: str, meervoud: str) -> str:
    vragen, werkwoord = ("1 hulpvraag", enkelvoud) if aantal == 1 else (f"{aantal} hulpvragen", meervoud)
    return f"{vragen} ({uren(minuten)} uur per week) {werkwoord}"


def _opsomming(opties: Opties, plekken: list[str]) -> str:
    wv = opties.veld.werkvoorraad
    naam = {plek.code: plek.naam for plek in wv.aanbieders} | {plek.code: plek.naam for plek in wv.collectief_aanbod}
    namen = [naam.get(plek, plek) for plek in plekken]
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"
