"""Hulp voor de tests van de toets: kleine weken, met de hand gemaakte plannen, en het voorbeeld `klein`."""

import json
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import bouwers

from wijknetwerk.begrippen import (
    Belasting,
    Bewijs,
    Hulpvraag,
    Navraag,
    Reden,
    RegelsetNaam,
    Rij,
    Trede,
    Weekvoorstel,
    Werkvoorraad,
)
from wijknetwerk.invoer import lees
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import laad_woordenlijst
from wijknetwerk.toets import Bevinding, toets, treden
from wijknetwerk.toets.regelset import lees_regelset

REGELS = pad("regels")


def week(*hulpvragen: Hulpvraag, **tabellen: object) -> Werkvoorraad:
    """Een week in netwerkgebied RKV (WK1, WK2) en daarbuiten (WK3): twee coaches, een partner, een tweede schil."""
    gewoon: dict[str, Any] = {
        "wijken": (
            bouwers.wijk("WK1", "RKV", ("WK2",)),
            bouwers.wijk("WK2", "RKV", ("WK1", "WK3")),
            bouwers.wijk("WK3", "ZUID", ("WK2",)),
        ),
        "wijkcoaches": (bouwers.wijkcoach("C1", team="RKV"), bouwers.wijkcoach("C2", team="RKV")),
        "aanbieders": (bouwers.aanbieder("A1"), bouwers.aanbieder("S1", schil="tweede_schil")),
        "collectief_aanbod": (bouwers.groep("G-1"),),
    }
    return bouwers.werkvoorraad(*hulpvragen, **(gewoon | tabellen))


def zelf(nummer: str, coach: str = "C1", tweede: str | None = "C2", minuten: int = 60, **anders: object) -> Rij:
    """Een rij waarin een wijkcoach zelf begeleidt."""
    gewoon: dict[str, Any] = {
        "route": "zelf",
        "plek": coach,
        "soort_plek": "zelf",
        "wijkcoach": coach,
        "tweede_coach": tweede,
        "minuten_per_week": minuten,
        "minuten_wijkcoach": minuten,
        "minuten_tweede_coach": 15,
    }
    return Rij.model_validate({"hulpvraag": nummer} | gewoon | anders)


def bij(nummer: str, plek: str = "A1", soort: str = "netwerkpartner", minuten: int = 60, **anders: object) -> Rij:
    """Een rij waarin een aanbieder alles doet, omdat het lang duurt."""
    gewoon: dict[str, Any] = {
        "route": "aanbieder",
        "plek": plek,
        "soort_plek": soort,
        "product": "basis",
        "minuten_per_week": minuten,
        "redenen": redenen("TZ-03"),
    }
    return Rij.model_validate({"hulpvraag": nummer} | gewoon | anders)


def groep(nummer: str, plek: str = "G-1", **anders: object) -> Rij:
    """Een rij in een groep."""
    return Rij.model_validate(
        {"hulpvraag": nummer, "route": "collectief", "plek": plek, "soort_plek": "collectief"} | anders
    )


def zonder(nummer: str, route: str = "zelf", **anders: object) -> Rij:
    """Een rij zonder plek."""
    return Rij.model_validate({"hulpvraag": nummer, "route": route, "plek": None, "soort_plek": "geen_plek"} | anders)


def eruit(nummer: str, route: str, *regels: str, vragen: Iterable[str] = ()) -> Rij:
    """Een rij die de weekronde verlaat."""
    vraag = tuple(Navraag(veld=veld, vraag="?") for veld in vragen)
    return Rij(hulpvraag=nummer, route=route, plek=None, soort_plek=None, redenen=redenen(*regels), navragen=vraag)


def redenen(*regels: str) -> tuple[Reden, ...]:
    """Redenen met deze regels."""
    return tuple(Reden(regel=regel, zin="…") for regel in regels)


def belasting(voorraad: Werkvoorraad, rijen: Iterable[Rij]) -> tuple[Belasting, ...]:
    """De belasting, geteld uit de minuten die in de rijen staan."""
    nieuw: Counter[str] = Counter()
    for rij in rijen:
        if rij.plek is not None:
            nieuw[rij.plek] += {"collectief": 1, "zelf": 0}.get(
                str(rij.soort_plek), rij.minuten_per_week - rij.minuten_wijkcoach
            )
        nieuw.update({rij.wijkcoach or "": rij.minuten_wijkcoach})
        nieuw.update({rij.tweede_coach or "": rij.minuten_tweede_coach})
    loopt: Counter[str] = Counter()
    for traject in voorraad.lopende_trajecten:
        if traject.start <= voorraad.week.zondag and traject.einddatum >= voorraad.week.maandag:
            loopt[traject.plek] += traject.minuten_per_week
    uit = []
    for coach in voorraad.wijkcoaches:
        bezet = coach.overige_minuten + loopt[coach.code]
        band = (coach.bandbreedte_van, coach.bandbreedte_tot)
        ruimte = max(coach.begeleiding_minuten, bezet)
        uit.append((coach.code, "zelf", "minuten", bezet, ruimte, band))
    for aanbieder in voorraad.aanbieders:
        bezet = loopt[aanbieder.code]
        ruimte = bezet + aanbieder.ruimte_basis + aanbieder.ruimte_specialistisch
        uit.append((aanbieder.code, "netwerkpartner", "minuten", bezet, ruimte, None))
    uit += [(rij.code, "collectief", "plaatsen", rij.bezet, rij.plaatsen, None) for rij in voorraad.collectief_aanbod]
    return tuple(
        Belasting(
            plek=plek,
            naam=plek,
            soort_plek=soort,
            eenheid=eenheid,
            minuten=bezet + nieuw[plek],
            waarvan_nieuw=nieuw[plek],
            ruimte=ruimte,
            bandbreedte=band,
        )
        for plek, soort, eenheid, bezet, ruimte, band in uit
    )


def voorstel(
    voorraad: Werkvoorraad,
    *rijen: Rij,
    waarden: dict[str, int] | None = None,
    regelmap: Path = REGELS,
    **anders: object,
) -> Weekvoorstel:
    """Een volledig voorstel bij deze rijen; zonder `waarden` is de ladder wat de toets er zelf van telt."""
    regels = lees_regelset(regelmap, voorraad.week.maandag)
    ladder = waarden or treden(voorraad, rijen, regelmap)
    bewijs = tuple(
        Trede(naam=naam, zin="…", waarde=waarde, ondergrens=waarde, bewezen=True) for naam, waarde in ladder.items()
    )
    gewoon: dict[str, Any] = {
        "week": str(voorraad.week),
        "versie": "0.1.0",
        "regelset": RegelsetNaam(naam=regels.naam, sha256=regels.sha256),
        "invoer_sha256": voorraad.vingerafdruk(),
        "bewijs": Bewijs(treden=bewijs, seconden=0.0),
        "rijen": rijen,
        "belasting": belasting(voorraad, rijen),
        "kengetallen": {"hulpvragen": len(rijen)},
    }
    return Weekvoorstel.model_validate(gewoon | anders)


def eigen_regels(tmp_path: Path, bestand: str = "", oud: str = "", nieuw: str = "") -> Path:
    """Een kopie van de regelmap waarin van de huidige regelset één stuk tekst anders is."""
    map_ = tmp_path / "regels"
    shutil.copytree(REGELS, map_)
    if bestand:
        pad_ = map_ / "2025-01-01_wijknetwerk" / bestand
        inhoud = pad_.read_text(encoding="utf-8")
        assert oud in inhoud
        pad_.write_text(inhoud.replace(oud, nieuw, 1), encoding="utf-8")
    return map_


def bevindingen(voorraad: Werkvoorraad, *rijen: Rij, **anders: object) -> tuple[Bevinding, ...]:
    """Wat de toets vindt van een voorstel met deze rijen."""
    return toets(voorraad, voorstel(voorraad, *rijen, **anders), REGELS)


def soorten(gevonden: Iterable[Bevinding]) -> set[str]:
    """De soorten van een stel bevindingen."""
    return {bevinding.soort.value for bevinding in gevonden}


def klein() -> tuple[Werkvoorraad, Weekvoorstel]:
    """Het voorbeeld dat op papier is uitgerekend, met de uitkomst uit `verwacht.json`."""
    map_ = pad("voorbeelddata") / "klein"
    voorraad = lees(map_, laad_woordenlijst(REGELS)).werkvoorraad
    assert voorraad is not None
    verwacht = json.loads((map_ / "verwacht.json").read_text(encoding="utf-8"))
    erbij: dict[str, dict[str, Any]] = {
        "K-1": {"redenen": redenen("TZ-03", "RT-05")},
        "K-2": {"minuten_per_week": 60, "minuten_wijkcoach": 60, "minuten_tweede_coach": 15},
        "K-3": {
            "minuten_per_week": 180,
            "minuten_wijkcoach": 60,
            "product": "specialistisch",
            "redenen": redenen("TZ-03", "RT-09", "PR-04", "SC-01"),
        },
        "K-4": {"minuten_per_week": 120, "product": "basis", "redenen": redenen("RT-08", "TZ-07", "PR-02")},
        "K-5": {"redenen": redenen("TZ-03", "RT-10")},
        "K-6": {
            "minuten_per_week": 120,
            "product": "specialistisch",
            "schilreden": "expertise",
            "redenen": redenen("TZ-05", "TZ-06", "SC-02"),
        },
        "K-7": {"redenen": redenen("TZ-01", "TZ-02", "RT-01")},
        "K-8": {"navragen": (Navraag(veld="verwachte_duur_weken", vraag="Hoe lang?"),)},
    }
    rijen = tuple(Rij(hulpvraag=nummer, **rij, **erbij[nummer]) for nummer, rij in verwacht["rijen"].items())
    return voorraad, voorstel(voorraad, *rijen, waarden=verwacht["treden"])


def breek(goed: Weekvoorstel, nummer: str, **anders: object) -> Weekvoorstel:
    """Hetzelfde voorstel met één andere rij."""
    rijen = tuple(Rij.model_validate(dict(rij) | anders) if rij.hulpvraag == nummer else rij for rij in goed.rijen)
    return goed.model_copy(update={"rijen": rijen})
