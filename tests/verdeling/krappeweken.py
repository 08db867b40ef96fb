"""Krappe weken van drie of vier hulpvragen die elkaar in de weg zitten, met een willekeurig beleid erbij.

`strategieen.werkvoorraden` trekt vooral vreemde weken; hier gaat het om weken waarin veel te kiezen valt: bijna elke
hulpvraag wordt verdeeld en de ruimte is net te klein. De loten komen van een `random.Random`, zodat hypothesis er een
kan geven die krimpt, en bench/verschil.py een met een zaad.
"""

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any, TypeVar

import bouwers

from wijknetwerk.begrippen import (
    Aanbieder,
    CollectiefAanbod,
    EerdereWeek,
    Hulpvraag,
    Vastzetting,
    VorigeRij,
    Werkvoorraad,
    Wijkcoach,
)
from wijknetwerk.regels import Regelboek

T = TypeVar("T")

MAANDAG = bouwers.WEEK.maandag
WETTEN = (("wmo", "jeugdwet"), ("wmo", "jeugdwet"), ("wmo",))
LANG: dict[str, Any] = {"verwachte_duur_weken": 52}
SPECIALISTISCH: dict[str, Any] = {"basis_passend": "nee", "specialisme": "specialistisch"}
COLLECTIEF: dict[str, Any] = {"collectief_passend": "ja", "thema": "ontmoeten"}
SAMEN: dict[str, Any] = LANG | SPECIALISTISCH | {"deel_door_wijkcoach": "ja"}
PROFIELEN: tuple[dict[str, Any], ...] = (
    {},
    {},
    SPECIALISTISCH,
    COLLECTIEF,
    COLLECTIEF,
    COLLECTIEF | SAMEN,
    COLLECTIEF | LANG,
    SAMEN,
    SAMEN | {"minuten_wijkcoach": 15},
    LANG,
    LANG | SPECIALISTISCH | {"ernstige_psychiatrie": "ja", "minuten_per_week": 240},
    LANG | SPECIALISTISCH | {"onduidelijk_wat_nodig": "ja"},
    SPECIALISTISCH | {"specialisme": "hoog_specialistisch"},
)


def maak_krappe_week(loten: Random) -> Werkvoorraad:
    """Een week in RKV, met een buurwijk in NW en een wijk erbuiten."""
    coaches = [_coach(loten, nr) for nr in range(1, loten.choice((2, 3, 3)) + 1)]
    partijen = [_aanbieder(loten, nr) for nr in range(1, loten.choice((2, 3, 3)) + 1)]
    groepen = [_groep(loten, nr) for nr in range(1, loten.choice((1, 2)) + 1)]
    aanbieders = [partij.code for partij in partijen]
    mensen = [coach.code for coach in coaches] + aanbieders
    plekken = mensen + [groep.code for groep in groepen]
    vragen = [_vraag(loten, nr, mensen, aanbieders) for nr in range(1, loten.choice((3, 4, 4)) + 1)]
    return bouwers.werkvoorraad(
        *vragen,
        wijkcoaches=coaches,
        aanbieders=partijen,
        collectief_aanbod=groepen,
        wijken=(
            bouwers.wijk("WK1", "RKV", ("WK2",)),
            bouwers.wijk("WK2", "NW", ()),
            bouwers.wijk("WK3", "ZUID", ("WK1",)),
        ),
        lopende_trajecten=[
            bouwers.traject(f"T{nr}", plek=loten.choice(mensen), wijk=loten.choice(("WK1", "WK2")), minuten_per_week=30)
            for nr in range(loten.choice((0, 1, 2)))
        ],
        vastgezet=_teamleider(loten, plekken),
        vorig_voorstel=[
            VorigeRij(hulpvraag=f"H{nr}", plek=loten.choice(plekken), meegedeeld=True)
            for nr in range(1, loten.choice((0, 1, 2)) + 1)
        ],
        eerdere_weken=[
            EerdereWeek(
                maandag=MAANDAG - timedelta(weeks=terug),
                plek=coach.code,
                minuten_per_week=loten.choice((0, 30, 90, 150, 300)),
            )
            for terug in range(-1, 5)
            for coach in coaches
            if loten.randrange(3) == 0
        ],
    )


def maak_beleid(loten: Random, boek: Regelboek) -> Regelboek:
    """Hetzelfde regelboek met andere drempels en gewichten."""
    anders = {
        "evenwicht_weken": loten.choice((1, 2, 4)),
        "reserve_schaars_procent": loten.choice((0, 0, 10, 50, 100)),
        "netwerk_maximum": loten.choice((0, 1, 1, 2, 3)),
        "tweede_coach_minuten_per_week": loten.choice((0, 15, 15, 30)),
        "samen_deel_wijkcoach_procent": loten.choice((0, 25, 50, 100)),
        "gecombineerd_deel_specialistisch_procent": loten.choice((0, 33, 50, 100)),
        "ervaring_minimum": loten.choice((0, 6, 10)),
        "collectief_wachtweken": loten.choice((0, 4)),
        "capaciteit_verouderd_dagen": loten.choice((3, 14)),
        "onderzoek_weken": loten.choice((1, 6)),
    }
    for naam in boek.getallen:
        if naam.startswith(("urgentie_", "trede_", "wens_", "evenwicht_")) or naam in (
            "termijn_nadert",
            "termijn_verlopen",
        ):
            anders[naam] = loten.choice((0, 1, 1, 2, 3, 5))
    getallen = {naam: replace(getal, waarde=anders.get(naam, getal.waarde)) for naam, getal in boek.getallen.items()}
    return replace(boek, getallen=getallen)


def loten_van(zaad: int) -> Random:
    """Loten die bij elk zaad hetzelfde zijn."""
    return Random(zaad)  # noqa: S311 - een proefweek, geen geheim


def _soms(loten: Random, *waarden: T) -> T | None:
    """Eén op de drie keer een van deze waarden."""
    return loten.choice(waarden) if loten.randrange(3) == 0 else None


def _zonder_leeg(velden: dict[str, Any]) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None}


def _vraag(loten: Random, nr: int, mensen: list[str], aanbieders: list[str]) -> Hulpvraag:
    velden = {
        "wet": loten.choice(("wmo", "wmo", "jeugdwet")),
        "wijk": loten.choice(("WK1", "WK1", "WK1", "WK2", "WK3")),
        "minuten_per_week": loten.choice((30, 45, 60, 60, 61, 90, 120)),
        "urgentie": loten.choice(("laag", "normaal", "hoog")),
        "melddatum": MAANDAG - timedelta(days=loten.choice((1, 29, 43))),
        "huishouden": _soms(loten, "HH1", "HH1", "HH2"),
        "voorkeur_aanbieder": _soms(loten, *aanbieders),
        "niet_aanbieder": _soms(loten, *((code,) for code in aanbieders)),
        "huidige_plek": _soms(loten, *mensen),
        "expertise": _soms(loten, ("lvb",)),
        "dagdelen": _soms(loten, ("ochtend",), ("avond",)),
    }
    if velden["niet_aanbieder"] and velden["voorkeur_aanbieder"] in velden["niet_aanbieder"]:
        velden["voorkeur_aanbieder"] = None
    return bouwers.hulpvraag(f"H{nr}", **_zonder_leeg(velden) | loten.choice(PROFIELEN))


def _coach(loten: Random, nr: int) -> Wijkcoach:
    tot = loten.choice((0, 7, 90, 150, 240))
    velden = {
        "team": loten.choice(("RKV", "RKV", "RKV", "NW")),
        "wetten": loten.choice(WETTEN),
        "expertise": _soms(loten, ("lvb",)),
        "begeleiding_minuten": loten.choice((60, 90, 120, 150, 240)),
        "overige_minuten": loten.choice((0, 0, 15, 60)),
        "bandbreedte_van": tot * loten.choice((0, 1, 2)) // 2,
        "bandbreedte_tot": tot,
    }
    if loten.randrange(8) == 0:
        velden |= {"verlof_van": MAANDAG - timedelta(days=3), "verlof_tot": MAANDAG + timedelta(days=1)}
    return bouwers.wijkcoach(f"C{nr}", **_zonder_leeg(velden))


def _aanbieder(loten: Random, nr: int) -> Aanbieder:
    velden = {
        "schil": loten.choice(("netwerk", "netwerk", "tweede_schil")),
        "systeempartij": loten.randrange(4) == 0,
        "wetten": loten.choice(WETTEN),
        "producten": loten.choice((("basis", "specialistisch", "gecombineerd"), ("basis", "specialistisch"))),
        "expertise": loten.choice(((), ("lvb",), ("lvb",))),
        "ruimte_basis": loten.choice((0, 60, 90, 120, 180)),
        "ruimte_specialistisch": loten.choice((0, 60, 90, 120, 180)),
        "capaciteitsstand": loten.choice(("capaciteit", "capaciteit", "capaciteit", "eerst_beoordelen", "wachtlijst")),
        "capaciteit_datum": MAANDAG - timedelta(days=loten.choice((1, 14, 15))),
        "ervaring_score": _soms(loten, 5, 7),
    }
    return bouwers.aanbieder(f"A{nr}", **_zonder_leeg(velden))


def _groep(loten: Random, nr: int) -> CollectiefAanbod:
    plaatsen = loten.choice((1, 2, 3))
    return bouwers.groep(
        f"G-{nr}",
        wijken=loten.choice(((), ("WK1",), ("WK2",))),
        dagdeel=loten.choice(("ochtend", "ochtend", "avond")),
        plaatsen=plaatsen,
        bezet=loten.choice((0, 0, 1)),
        minimum=loten.choice((0, 2, plaatsen)),
        start=MAANDAG + timedelta(days=loten.choice((-7, -7, 21))),
    )


def _teamleider(loten: Random, plekken: list[str]) -> list[Vastzetting]:
    keuzes = []
    if loten.randrange(3) == 0:
        keuzes.append(bouwers.vastgezet("H1", loten.choice(plekken)))
    if loten.randrange(3) == 0:
        keuzes.append(bouwers.vastgezet("H2", loten.choice(plekken), "uitgesloten"))
    return keuzes
