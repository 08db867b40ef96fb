"""Elk cijfer net wel en net niet; een cijfer zonder paar laat de laatste test falen."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from bouwers_monitor import (
    DAG,
    TOT,
    VAN,
    begonnen,
    besluit,
    bij_aanbieder,
    deel,
    geeindigd,
    monitor,
    rij,
    team,
)

from wijknetwerk.begrippen import CoachEvaluatie, InwonerEvaluatie
from wijknetwerk.monitor import Monitor
from wijknetwerk.monitor.cijfers import CIJFERS

Tabellen = dict[str, Any]
Paar = tuple[str, tuple[str, ...], Tabellen, tuple[int, int] | None, Tabellen, tuple[int, int] | None]
UUR_TIEN_WEKEN = 60 * 70


def coach(traject: str = "T1", **anders: Any) -> CoachEvaluatie:
    return CoachEvaluatie(**({"traject": traject, "datum": date(2022, 6, 2)} | anders))


def inwoner(traject: str = "T1", **anders: Any) -> InwonerEvaluatie:
    return InwonerEvaluatie(**({"traject": traject, "datum": date(2022, 6, 2)} | anders))


def afgerond(*formulieren: CoachEvaluatie | InwonerEvaluatie, **einde: Any) -> Tabellen:
    """Eén afgerond traject met deze formulieren."""
    return {
        "begonnen": [begonnen()],
        "geeindigd": [geeindigd(**einde)],
        "evaluaties_coaches": [f for f in formulieren if isinstance(f, CoachEvaluatie)],
        "evaluaties_inwoners": [f for f in formulieren if isinstance(f, InwonerEvaluatie)],
    }


def huishouden(*plekken: str) -> Tabellen:
    return {"begonnen": [bij_aanbieder(f"T{i}", plek, huishouden="H1") for i, plek in enumerate(plekken)]}


def naar_aanbieder(**anders: Any) -> Tabellen:
    return {"besluiten": [besluit(plek="A1", voorgestelde_plek="A1", **({"soort_plek": "aanbieder"} | anders))]}


PAREN: list[Paar] = [
    ("beginstand", (), {"begonnen": [begonnen(van=VAN - DAG)]}, (1, 1), {"begonnen": [begonnen(van=VAN)]}, (0, 1)),
    (
        "instroom",
        ("wmo", "G1"),
        {"begonnen": [begonnen(van=VAN)]},
        (1, 1),
        {"begonnen": [begonnen(van=VAN - DAG)]},
        None,
    ),
    (
        *("instroom", ()),
        *({"begonnen": [begonnen(van=TOT, tot=TOT)]}, (1, 1)),
        *({"begonnen": [begonnen(van=TOT + DAG, tot=None)]}, (0, 1)),
    ),
    ("instroom", (), {"begonnen": [begonnen()]}, (1, 1), {"begonnen": [bij_aanbieder("T1")]}, (0, 1)),
    ("uitstroom", (), afgerond(datum=TOT), (1, 1), afgerond(datum=TOT + DAG), (0, 1)),
    ("actief", (), afgerond(datum=TOT + DAG), (1, 1), afgerond(datum=TOT), (0, 1)),
    (
        *("beoogde_wijken", ("wmo", "G1")),
        *({"teams": [team(beoogde_wijken=("WK1",))], "begonnen": [begonnen()]}, (1, 1)),
        *({"teams": [team(beoogde_wijken=("WK1",))], "begonnen": [begonnen(wijk="WK2")]}, (0, 1)),
    ),
    (
        *("aandeel_zelf", ()),
        *({"begonnen": [begonnen(), bij_aanbieder("T2")]}, (1, 2)),
        *({"begonnen": [begonnen(), bij_aanbieder("T2", soort_plek="collectief")]}, (1, 1)),
    ),
    (
        *("aandeel_per_maand", ("2022-03",)),
        *({"begonnen": [begonnen(van=date(2022, 3, 31))]}, (1, 1)),
        *({"begonnen": [begonnen(van=date(2022, 4, 1))]}, (0, 0)),
    ),
    ("extra_fte", (), {"teams": [team(extra_fte="1/3")]}, (33, 100), {"teams": [team(extra_fte="0,34")]}, (34, 100)),
    (
        *("uren_benut", ("wmo", "G1")),
        *({"teams": [team()], "begonnen": [begonnen()]}, (UUR_TIEN_WEKEN, 6000 * 7)),
        *({"teams": [team()], "begonnen": [begonnen(van=VAN - DAG)]}, (0, 6000 * 7)),
    ),
    (
        *("uren_benut", ("wmo", "G1")),
        *({"teams": [team()], "begonnen": [begonnen(tweede_coach="C2", minuten_tweede_coach=15)]}, (75 * 70, 42000)),
        *({"teams": [team()], "begonnen": [bij_aanbieder("T1")]}, (0, 42000)),
    ),
    ("eindreden", ("wmo", "volgens_plan"), afgerond(), (1, 1), afgerond(eindreden="verhuizing"), None),
    (
        *("zelfstandig_volgens_team", ()),
        *(afgerond(zelfstandig_verder="ja"), (1, 1)),
        *(afgerond(zelfstandig_verder="nee"), (0, 1)),
    ),
    ("respons_coaches", (), afgerond(coach()), (1, 1), afgerond(inwoner()), (0, 1)),
    ("respons_inwoners", (), afgerond(inwoner()), (1, 1), afgerond(coach()), (0, 1)),
    (
        *("zelfstandig_verder", ()),
        *(afgerond(inwoner(zelfstandig_verder="ja")), (1, 1)),
        *(afgerond(inwoner()), (0, 0)),
    ),
    (
        *("oplossingsvermogen", ()),
        *(afgerond(coach(oplossingsvermogen_vergroot="ja")), (1, 1)),
        *(afgerond(coach(oplossingsvermogen_vergroot="nee")), (0, 1)),
    ),
    (
        *("netwerk_betrokken", ()),
        *(afgerond(coach(netwerk_betrokken="nee"), netwerk_betrokken="ja"), (0, 1)),
        *(afgerond(coach(), netwerk_betrokken="ja"), (1, 1)),
    ),
    ("integraal", (), afgerond(coach(integraal="ja")), (1, 1), afgerond(coach(integraal="onbekend")), (0, 0)),
    (
        *("voorliggend", ()),
        *(afgerond(coach(voorliggend_ingezet="ja")), (1, 1)),
        *(afgerond(coach(voorliggend_ingezet="nee")), (0, 1)),
    ),
    (
        *("voorliggend_niet", ("wmo", "niet_bekend")),
        *(afgerond(coach(voorliggend_ingezet="nee", voorliggend_niet="niet_bekend")), (1, 1)),
        *(afgerond(coach(voorliggend_ingezet="nee", voorliggend_niet="beperkt_aanwezig")), None),
    ),
    (
        *("inwoners_per_aanbieder", ("wmo", "WK1")),
        *({"begonnen": [bij_aanbieder("T1"), bij_aanbieder("T2")]}, (2, 1)),
        *({"begonnen": [bij_aanbieder("T1"), bij_aanbieder("T2", "A2")]}, (2, 2)),
    ),
    (
        *("effectief_aantal", ()),
        *({"begonnen": [bij_aanbieder("T1"), bij_aanbieder("T2", "A2")]}, (4, 2)),
        *({"begonnen": [bij_aanbieder("T1"), bij_aanbieder("T2")]}, (4, 4)),
    ),
    ("aanbieders_per_huishouden", ("2",), huishouden("A1", "A2"), (1, 1), huishouden("A1", "A1"), None),
    ("aanbieders_per_huishouden", ("3 of meer",), huishouden("A1", "A2", "A3"), (1, 1), huishouden("A1", "A2"), None),
    (
        *("volggraad", ("2022-W10",)),
        *({"besluiten": [besluit()]}, (1, 1)),
        *({"besluiten": [besluit(voorgestelde_plek="C2")]}, (0, 1)),
    ),
    (
        *("afwijking_bij_werkdruk", ("1. tot en met 80 %",)),
        *({"besluiten": [besluit(bezetting_promille=800, voorgestelde_plek="C2")]}, (1, 1)),
        *({"besluiten": [besluit(bezetting_promille=801, voorgestelde_plek="C2")]}, None),
    ),
    (
        *("afwijking_bij_werkdruk", ("4. boven 100 %",)),
        *({"besluiten": [besluit(bezetting_promille=1001)]}, (0, 1)),
        *({"besluiten": [besluit(bezetting_promille=1000)]}, None),
    ),
    (
        *("collectief", ("wmo", "G1")),
        *({"besluiten": [besluit(soort_plek="collectief", plek="G-1", voorgestelde_plek="G-1")]}, (1, 1)),
        *({"besluiten": [besluit()]}, (0, 1)),
    ),
    (
        *("collectief_niet", ("wmo", "beperkt_aanwezig")),
        *({"besluiten": [besluit(collectief_niet="vol")]}, (1, 1)),
        *({"besluiten": [besluit(collectief_niet="niet_passend")]}, None),
    ),
    (
        *("collectief_niet", ("wmo", "niet_bekend")),
        *({"besluiten": [besluit(collectief_niet="niet_bekend")]}, (1, 1)),
        *({"besluiten": [besluit(collectief_niet="niet_beschikbaar")]}, None),
    ),
    ("terugblik", ("wmo", "1. kon zelf"), naar_aanbieder(), (1, 1), naar_aanbieder(route="aanbieder"), None),
    (
        *("terugblik", ("wmo", "2. expertise ontbreekt")),
        *(naar_aanbieder(route="aanbieder", soort_plek="tweede_schil", schilreden="expertise"), (1, 1)),
        *(naar_aanbieder(route="aanbieder", soort_plek="tweede_schil", schilreden="ervaring"), None),
    ),
    (
        *("terugblik", ("wmo", "3. samenwerking")),
        *(naar_aanbieder(route="samen"), (1, 1)),
        *({"besluiten": [besluit(route="samen")]}, None),
    ),
    ("terugblik", (), naar_aanbieder(datum=VAN + 2 * DAG), (1, 1), naar_aanbieder(datum=VAN - 2 * DAG), (0, 0)),
    (
        *("terugblik_aanbieders", ("wmo",)),
        *(naar_aanbieder(), (1, 1)),
        *({"besluiten": [besluit()]}, None),
    ),
]


@pytest.mark.parametrize(("cijfer", "pad", "wel", "verwacht_wel", "niet", "verwacht_niet"), PAREN)
def test_net_wel_en_net_niet(  # noqa: PLR0913, PLR0917 - een paar heeft zoveel delen
    cijfer: str,
    pad: tuple[str, ...],
    wel: Tabellen,
    verwacht_wel: tuple[int, int],
    niet: Tabellen,
    verwacht_niet: tuple[int, int] | None,
) -> None:
    assert deel(monitor(**wel), cijfer, *pad) == verwacht_wel
    assert deel(monitor(**niet), cijfer, *pad) == verwacht_niet


def test_elk_cijfer_heeft_een_paar_en_een_eigen_naam() -> None:
    assert {paar[0] for paar in PAREN} == {cijfer.naam for cijfer in CIJFERS}
    assert len({cijfer.naam for cijfer in CIJFERS}) == len(CIJFERS)


@pytest.mark.parametrize("cijfer", CIJFERS, ids=lambda cijfer: cijfer.naam)
def test_elk_cijfer_zegt_hoe_het_telt_en_waar_het_vandaan_komt(cijfer: Any) -> None:
    assert all((cijfer.titel, cijfer.formule, cijfer.teller, cijfer.noemer, cijfer.instrument, cijfer.bron))
    assert "brief 00" in cijfer.bron
    assert set(cijfer.doelen) <= {1, 2, 3, 4, 5, 6}


@pytest.mark.parametrize("cijfer", CIJFERS, ids=lambda cijfer: cijfer.naam)
def test_elk_cijfer_kan_tegen_een_map_met_alleen_een_besluit_of_een_traject(cijfer: Any) -> None:
    for map_ in (monitor(besluiten=[besluit(plek=None, voorgestelde_plek=None)]), monitor(begonnen=[begonnen()])):
        assert all(gevonden.noemer >= 0 for gevonden in map_.uitkomst(cijfer.naam).rijen)


BOUNDS: list[tuple[Callable[[], Monitor], tuple[int, int] | None]] = [
    (lambda: monitor(**afgerond(inwoner(zelfstandig_verder="ja"))), None),
    (lambda: monitor(**afgerond()), (0, 100)),
]


@pytest.mark.parametrize(("maak", "verwacht"), BOUNDS)
def test_wie_niet_antwoordt_geeft_de_grenzen(maak: Callable[[], Monitor], verwacht: tuple[int, int] | None) -> None:
    gevonden = rij(maak(), "zelfstandig_verder")
    assert gevonden is not None
    grenzen = gevonden.grenzen
    assert (None if grenzen is None else tuple(int(100 * grens) for grens in grenzen)) == verwacht
