"""Bouwers voor de monitor: een test noemt alleen wat ertoe doet."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from wijknetwerk.begrippen import BegonnenRij, BesluitRij, Gebeurtenis, GeeindigdRij, Monitormap, Teamformatie
from wijknetwerk.monitor import (
    Afspraken,
    Feiten,
    Monitor,
    Rij,
    gebeurtenissen_van,
    geldige,
    lees_afspraken,
    lees_monitormap,
    maak_monitor,
)

WORTEL = Path(__file__).resolve().parents[2]
PILOT = WORTEL / "voorbeelddata/pilot-2020-2022"
VAN, TOT = date(2022, 1, 1), date(2022, 6, 30)
DAG = timedelta(days=1)


@cache
def afspraken() -> Afspraken:
    return lees_afspraken(WORTEL / "regels")[0]


@cache
def pilotmap() -> Monitormap:
    lezing = lees_monitormap(PILOT)
    assert lezing.map is not None, [str(fout) for fout in lezing.fouten]
    return lezing.map


@cache
def pilot() -> Monitor:
    map_ = pilotmap()
    return maak_monitor(gebeurtenissen_van(map_), Feiten.van_map(map_), afspraken())


def begonnen(traject: str = "T1", **anders: Any) -> BegonnenRij:
    """Een Wmo-traject dat het wijkteam G1 zelf begeleidt, een uur per week, tien weken vanaf 1 maart."""
    gewoon: dict[str, Any] = {
        "traject": traject,
        "hulpvraag": f"V-{traject}",
        "wet": "wmo",
        "wijk": "WK1",
        "gebied": "G1",
        "soort_plek": "zelf",
        "plek": "C1",
        "minuten_per_week": 60,
        "van": date(2022, 3, 1),
        "tot": date(2022, 3, 1) + timedelta(days=69),
    }
    return BegonnenRij(**(gewoon | anders))


def bij_aanbieder(traject: str, plek: str = "A1", **anders: Any) -> BegonnenRij:
    """Een traject bij een aanbieder."""
    return begonnen(traject, **({"soort_plek": "aanbieder", "plek": plek} | anders))


def geeindigd(traject: str = "T1", **anders: Any) -> GeeindigdRij:
    """Een einde volgens plan op 1 juni."""
    return GeeindigdRij(**({"traject": traject, "datum": date(2022, 6, 1), "eindreden": "volgens_plan"} | anders))


def besluit(hulpvraag: str = "V1", **anders: Any) -> BesluitRij:
    """Een besluit op maandag 7 maart dat het voorstel volgt: zelf."""
    gewoon: dict[str, Any] = {
        "hulpvraag": hulpvraag,
        "datum": date(2022, 3, 7),
        "wet": "wmo",
        "wijk": "WK1",
        "gebied": "G1",
        "route": "zelf",
        "regelset": "2021-02-01_pilot-wmo",
        "voorgestelde_plek": "C1",
        "plek": "C1",
        "soort_plek": "zelf",
    }
    return BesluitRij(**(gewoon | anders))


def team(**anders: Any) -> Teamformatie:
    """Team G1 met 1,5 fte en 100 uur."""
    gewoon = {"team": "G1", "naam": "Team G1", "wet": "wmo", "extra_fte": "1,5", "beschikbare_minuten": 6000}
    return Teamformatie(**(gewoon | anders))


def monitor(van: date = VAN, tot: date = TOT, **tabellen: Any) -> Monitor:
    """De monitor van een map met alleen deze tabellen."""
    map_ = Monitormap(**{naam: tuple(rijen) for naam, rijen in tabellen.items()})
    return maak_monitor(gebeurtenissen_van(map_), Feiten.van_map(map_), afspraken(), van, tot)


def van_gebeurtenissen(gebeurtenissen: Iterable[Gebeurtenis], feiten: Feiten | None = None) -> Monitor:
    return maak_monitor(geldige(gebeurtenissen), feiten or Feiten(), afspraken(), VAN, TOT)


def rij(monitor_: Monitor, cijfer: str, *pad: str) -> Rij | None:
    """De rij van één groep; None als zij er niet is."""
    return next((rij for rij in monitor_.uitkomst(cijfer).rijen if rij.pad == pad), None)


def deel(monitor_: Monitor, cijfer: str, *pad: str) -> tuple[int, int] | None:
    """Teller en noemer van één groep."""
    gevonden = rij(monitor_, cijfer, *pad)
    return None if gevonden is None else (gevonden.teller, gevonden.noemer)
