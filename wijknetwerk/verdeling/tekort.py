"""Waarom er te weinig is: de kleinste snede tussen hulpvragen en plekken, als zin.

Een snede is een bewijs: deze hulpvragen kunnen samen alleen naar deze plekken, en daar is minder vrij. Past het in
uren wel maar niet als hele hulpvragen, dan heet dat indelingsverlies.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import networkx as nx
import numpy as np

from wijknetwerk.begrippen import Schilreden, SoortPlek, Tekort, uren
from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling import GEEN, Verdeling
from wijknetwerk.verdeling.meerwaarde import BASIS, COACH, GROEP, SPECIALISTISCH, bereken_meerwaarde
from wijknetwerk.verdeling.opties import Opties
from wijknetwerk.verdeling.stelsel import groepeer
from wijknetwerk.verdeling.treden import Volgorde
from wijknetwerk.verdeling.verhuizing import Oorzaak, Verhuizing
from wijknetwerk.verdeling.waarom import Waarom

BRON, PUT = ("bron",), ("put",)
Knoop = tuple[str, ...]
Knelpunt = tuple[Tekort, list[tuple[str, str]]]
"""Een tekort met de ruimtes (soort en plek) waar het knelt."""

PER_TEKORT, SAMEN = 2, 6
"""Van zoveel ruimtes per tekort, en van alle tekorten samen, rekenen wij uit wat een stap erbij waard is."""

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
    tekorten = list(_geen_opties(verdeling, kansloos))
    over = [vraag for vraag in zonder if vraag in met_opties]
    sneden = list(_sneden(verdeling)) if over else []
    gedekt = {nummer for snede, _ in sneden for nummer in snede.hulpvragen}
    rest = [vraag for vraag in over if opties.veld.werkvoorraad.hulpvragen[vraag].nummer not in gedekt]
    return (*tekorten, *_met_meerwaarde(verdeling, [*sneden, *_rest(verdeling, rest)]))


def _met_meerwaarde(verdeling: Verdeling, knelpunten: Sequence[Knelpunt]) -> Iterator[Tekort]:
    """De tekorten met wat ruimte erbij waard is; van een plan dat niet bewezen is valt dat niet te zeggen."""
    treden = verdeling.bewijs.treden
    tot_en_met = [trede.naam for trede in treden].index(Volgorde.naam) + 1
    over = SAMEN if all(trede.bewezen for trede in treden[:tot_en_met]) else 0
    for tekort, ruimtes in knelpunten:
        hier = ruimtes[: min(PER_TEKORT, over)]
        over -= len(hier)
        yield tekort.model_copy(update={"meerwaarde": bereken_meerwaarde(verdeling, hier)})


GEEN_OPTIES: dict[Schilreden | None, str] = {
    Schilreden.CAPACITEIT: "elke plek die mag, is te klein of al vol",
    Schilreden.ERVARING: "op elke plek die verder mag, is de ervaring te laag",
    Schilreden.EXPERTISE: "op elke plek die verder mag, ontbreekt de expertise",
    None: "geen enkele plek haalt alle eisen en is groot genoeg",
}
"""Waarom een hulpvraag nergens heen kan, in woorden; de eerste die klopt."""


def _geen_opties(verdeling: Verdeling, vragen: list[int]) -> Iterator[Tekort]:
    """Wie geen enkele optie heeft, per reden."""
    waarom = Waarom(verdeling)
    redenen = {vraag: _reden_geen_opties(waarom, vraag) for vraag in vragen}
    for reden, woorden in GEEN_OPTIES.items():
        wie = [vraag for vraag in vragen if redenen[vraag] is reden]
        if wie:
            gevraagd = int(verdeling.opties.veld.minuten[wie].sum())
            yield Tekort(
                zin=f"{_wie(verdeling.opties, wie, gevraagd, ('kan', 'kunnen'))} nergens heen: {woorden}.",
                hulpvragen=_nummers(verdeling.opties, wie),
                plekken=(),
                gevraagd_minuten=gevraagd,
                vrij_minuten=0,
                soort="geen_opties",
                reden=reden,
            )


def _reden_geen_opties(waarom: Waarom, vraag: int) -> Schilreden | None:
    """Wat er minstens moet wegvallen voordat er een plek mag: niets, de ervaring, of (ook) de expertise."""
    beletsels = [{reden.regel for reden in ander.redenen} for ander in waarom.alternatieven(vraag)]
    if any(ander.toegestaan for ander in waarom.alternatieven(vraag)):
        return Schilreden.CAPACITEIT
    if any(redenen <= {"aanbieder_ervaring"} for redenen in beletsels):
        return Schilreden.ERVARING
    te_leren = {"aanbieder_ervaring", "aanbieder_expertise", "coach_expertise"}
    return Schilreden.EXPERTISE if any(redenen <= te_leren for redenen in beletsels) else None


def _rest(verdeling: Verdeling, vragen: list[int]) -> Iterator[Knelpunt]:
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


def _niet_ingedeeld(verdeling: Verdeling, vragen: list[int], oorzaken: tuple[str, ...]) -> Knelpunt:
    opties = verdeling.opties
    bij = np.flatnonzero(np.isin(opties.hulpvraag, vragen))
    plekken = sorted({opties.code(int(optie)) for optie in bij})
    gevraagd = int(opties.veld.minuten[vragen].sum())
    samen = sum(_vrij_na(verdeling, bij).values())
    daar = f"daar is nog {uren(samen)} uur vrij, maar nergens genoeg voor een hele hulpvraag (indelingsverlies)"
    if oorzaken:
        daar = " en ".join(oorzaken)
    wie = _wie(opties, vragen, gevraagd, ("past", "passen"))
    tekort = Tekort(
        zin=f"{wie} niet op {_opsomming(_namen(opties, plekken))}: {daar}.",
        hulpvragen=_nummers(opties, vragen),
        plekken=tuple(plekken),
        gevraagd_minuten=gevraagd,
        vrij_minuten=samen,
        soort="anders" if oorzaken else "indelingsverlies",
        reden=None if oorzaken else Schilreden.CAPACITEIT,
    )
    return tekort, [] if oorzaken else [(soort, code) for soort, code in sorted(_vrij_na(verdeling, bij))]


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


def _sneden(verdeling: Verdeling) -> Iterator[Knelpunt]:
    """Per samenhangend knelpunt: wie erin zitten, waar zij heen kunnen en hoeveel er ontbreekt."""
    vragen, ruimte = _vragen_en_ruimte(verdeling)
    net, leden = _netwerk(verdeling.opties, vragen, ruimte)
    _, (bronkant, _) = nx.minimum_cut(net, BRON, PUT)
    kern = net.subgraph(knoop for knoop in bronkant if knoop in leden or knoop in ruimte).to_undirected()
    for deel in sorted(nx.connected_components(kern), key=min):
        gevraagd = sum(net.edges[BRON, knoop]["capacity"] for knoop in deel if knoop in leden)
        vrij = sum(ruimte[knoop] for knoop in deel if knoop in ruimte)
        if gevraagd > vrij:
            wie = sorted({vraag for knoop in deel if knoop in leden for vraag in leden[knoop]})
            yield _snede(verdeling, wie, sorted(knoop for knoop in deel if knoop in ruimte), (gevraagd, vrij))


def _snede(verdeling: Verdeling, vragen: list[int], ruimtes: list[Knoop], minuten: tuple[int, int]) -> Knelpunt:
    opties, (gevraagd, vrij) = verdeling.opties, minuten
    plekken = sorted({code for _, code in ruimtes})
    bezet = _bijrolminuten(verdeling)
    meekijken = sum(
        int(bezet[nr]) for nr, code in enumerate(opties.veld.codes(SoortPlek.ZELF)) if (COACH, code) in ruimtes
    )
    al_af = f" (de {uren(meekijken)} uur als tweede wijkcoach of naast een aanbieder is er al af)" if meekijken else ""
    wie = _wie(opties, vragen, gevraagd, ("kan", "kunnen samen"))
    waar = _opsomming(_ruimtenamen(opties, ruimtes))
    tekort = Tekort(
        zin=f"{wie} alleen naar {waar}; daar is {uren(vrij)} uur vrij{al_af}: tekort {uren(gevraagd - vrij)} uur.",
        hulpvragen=tuple(sorted(_nummers(opties, vragen))),
        plekken=tuple(plekken),
        gevraagd_minuten=gevraagd,
        vrij_minuten=vrij,
        soort="tekort",
        reden=Schilreden.CAPACITEIT,
    )
    return tekort, [(soort, code) for soort, code in ruimtes]


def _bijrolminuten(verdeling: Verdeling) -> Getallen:
    """C: minuten die het plan aan tweede wijkcoaches en aan delen naast een aanbieder geeft."""
    opties, rollen = verdeling.opties, verdeling.keuze.bijrollen
    bezet = np.zeros(len(opties.veld.coachruimte), dtype=np.int64)
    np.add.at(bezet, opties.bij_coach[rollen], opties.bij_minuten[rollen])
    return bezet


@dataclass
class _Vraag:
    """Wat één hulpvraag minstens vraagt, en op welke ruimtes zij kan drukken."""

    nodig: int
    doelen: set[Knoop] = field(default_factory=set)


def _vragen_en_ruimte(verdeling: Verdeling) -> tuple[dict[tuple[int, str], _Vraag], dict[Knoop, int]]:
    """Hulpvragen (in minuten, per product apart als zij alleen als vast duo kunnen) en wat hun plekken vrij hebben.

    Wie in een groep zit telt niet mee. Een groep waar niemand meer bij kan is een plek zonder ruimte; wie nog wel in
    een groep kan, telt ook niet mee.
    """
    opties, keuze = verdeling.opties, verdeling.keuze
    verhuizing, bezet = Verhuizing(opties, keuze), _bijrolminuten(verdeling)
    vragen: dict[tuple[int, str], _Vraag] = {}
    ruimte: dict[Knoop, int] = {}
    for vraag, bij in groepeer(opties.hulpvraag):
        gekozen, groepen = keuze.optie[vraag], bij[opties.is_groep[bij]]
        in_groep = gekozen != GEEN and opties.is_groep[gekozen]
        if in_groep or any(verhuizing.belemmering(int(optie)) is None for optie in groepen):
            continue
        apart = bool(((opties.basis[bij] > 0) & (opties.specialistisch[bij] > 0)).all())
        for optie in bij.tolist():
            druk = list(_druk(opties, optie, int(opties.plek[optie]), bezet))
            totaal = sum(minuten for _, minuten, _ in druk)
            for soort, minuten, vrij in druk:
                nodig, doel = minuten if apart else totaal, (soort, opties.code(optie))
                wie = vragen.setdefault((vraag, soort if apart else ""), _Vraag(nodig))
                wie.nodig = min(wie.nodig, nodig)
                wie.doelen.add(doel)
                ruimte[doel] = vrij
    return vragen, ruimte


def _netwerk(
    opties: Opties, vragen: dict[tuple[int, str], _Vraag], ruimte: dict[Knoop, int]
) -> tuple["nx.DiGraph[Knoop]", dict[Knoop, list[int]]]:
    """Het stroomnetwerk, met in elke knoop alle hulpvragen die naar precies dezelfde ruimtes kunnen.

    Samennemen verandert de snede niet: wie dezelfde pijlen heeft, ligt altijd aan dezelfde kant. Zo blijft ook een
    stad klein.
    """
    samen: defaultdict[tuple[Knoop, ...], list[tuple[int, str]]] = defaultdict(list)
    for sleutel, vraag in vragen.items():
        samen[tuple(sorted(vraag.doelen))].append(sleutel)
    net: nx.DiGraph[Knoop] = nx.DiGraph()
    net.add_nodes_from([BRON, PUT])
    leden: dict[Knoop, list[int]] = {}
    for doelen, sleutels in samen.items():
        wie = [vraag for vraag, _ in sleutels]
        knoop: Knoop = ("vraag", min(_nummers(opties, wie)), sleutels[0][1])
        leden[knoop] = wie
        net.add_edge(BRON, knoop, capacity=sum(vragen[sleutel].nodig for sleutel in sleutels))
        net.add_edges_from((knoop, doel) for doel in doelen)
    for doel, vrij in ruimte.items():
        net.add_edge(doel, PUT, capacity=vrij)
    return net, leden


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


def _wie(opties: Opties, vragen: Sequence[int], minuten: int, werkwoorden: tuple[str, str]) -> str:
    """`14 hulpvragen met lvb in RKV (210 uur per week) kunnen`: wat zij gemeen hebben staat erbij."""
    alle = [opties.veld.werkvoorraad.hulpvragen[vraag].expertise for vraag in vragen]
    gemeen = sorted(code for code in alle[0] if all(code in expertise for expertise in alle))
    met = f" met {_opsomming(gemeen)}" if gemeen else ""
    gebieden = sorted({opties.veld.gebied[vraag] for vraag in vragen})
    waar = f" in {gebieden[0]}" if len(gebieden) == 1 else ""
    aantal = "1 hulpvraag" if len(vragen) == 1 else f"{len(vragen)} hulpvragen"
    return f"{aantal}{met}{waar} ({uren(minuten)} uur per week) {werkwoorden[len(vragen) > 1]}"


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
