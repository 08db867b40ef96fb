"""De overdracht van een caseload: tegen uitputtend zoeken, door de toets, en elk beletsel net wel en net niet."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import product
from random import Random

import bouwers
import pytest
from bouwers import traject, wijk, wijkcoach
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from weekplan import regelboek

from wijknetwerk.begrippen import Overdracht, Werkvoorraad
from wijknetwerk.herplan.overdracht import maak_overdracht
from wijknetwerk.meegeleverd import pad
from wijknetwerk.toets import toets_overdracht
from wijknetwerk.verdeling.overdracht import Vertrek, draag_over, waarden

REGELS = pad("regels")
MAANDAG = bouwers.WEEK.maandag


def maak_week(loten: Random) -> Werkvoorraad:
    """Een wijkcoach die vertrekt, twee of drie die blijven, en een handvol trajecten in een paar huishoudens."""
    coaches = [wijkcoach("C0")]
    for nr in range(1, loten.choice((2, 3)) + 1):
        tot = loten.choice((0, 7, 120, 240, 400))
        verlof = {"verlof_van": MAANDAG, "verlof_tot": MAANDAG} if loten.randrange(8) == 0 else {}
        coaches.append(
            wijkcoach(
                f"C{nr}",
                team=loten.choice(("G1", "G1", "G2", "G3")),
                wetten=loten.choice((("wmo", "jeugdwet"), ("wmo", "jeugdwet"), ("wmo",))),
                expertise=loten.choice(((), ("lvb",))),
                begeleiding_minuten=loten.choice((60, 150, 240, 400)),
                overige_minuten=loten.choice((0, 0, 30)),
                bandbreedte_van=tot // 2,
                bandbreedte_tot=tot,
                **verlof,
            )
        )
    codes = [coach.code for coach in coaches]
    trajecten = [
        traject(
            f"T{nr}",
            plek=loten.choice(("C0", "C0", *codes)),
            wet=loten.choice(("wmo", "wmo", "jeugdwet")),
            wijk=loten.choice(("WK1", "WK1", "WK2")),
            minuten_per_week=loten.choice((0, 30, 60, 61, 90, 120)),
            einddatum=MAANDAG + timedelta(days=loten.choice((-1, 0, 60))),
            huishouden=loten.choice((None, "HH1", "HH1", "HH2")),
            expertise=loten.choice(((), (), ("lvb",))),
        )
        for nr in range(loten.choice((3, 5, 7)))
    ]
    wijken = (wijk("WK1", "G1", ("WK2",)), wijk("WK2", "G2"), wijk("WK3", "G3"))
    return bouwers.werkvoorraad(wijkcoaches=coaches, lopende_trajecten=trajecten, wijken=wijken)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_de_overdracht_is_de_beste_van_alle_en_doorstaat_de_toets(loten: Random) -> None:
    week = maak_week(loten)
    vertrek = Vertrek(week, regelboek().drempels, frozenset({"C0"}), MAANDAG)
    keuze, bewijs = draag_over(vertrek)
    assert all(trede.bewezen for trede in bewijs.treden)
    alle = [tuple(waarden(vertrek, plan).values()) for plan in _alle_plannen(vertrek)]
    assert tuple(trede.waarde for trede in bewijs.treden) == min(alle) == tuple(waarden(vertrek, keuze).values())
    uitkomst = maak_overdracht(week, regelboek(), ["C0"], MAANDAG)
    assert {rij.traject: rij.naar for rij in uitkomst.rijen} == keuze
    assert toets_overdracht(week, uitkomst, REGELS) == ()


def _alle_plannen(vertrek: Vertrek) -> list[dict[str, str | None]]:
    keuzes = [
        [None, *(coach.code for deze, coach in vertrek.kandidaten if deze is traject_)]
        for traject_ in vertrek.trajecten
    ]
    plannen = []
    for gekozen in product(*keuzes):
        erbij: defaultdict[str | None, int] = defaultdict(int)
        for traject_, wie in zip(vertrek.trajecten, gekozen, strict=True):
            erbij[wie] += traject_.minuten_per_week
        if all(erbij[coach.code] <= vertrek.vrij(coach) for coach in vertrek.blijvers):
            plannen.append({t.nummer: wie for t, wie in zip(vertrek.trajecten, gekozen, strict=True)})
    return plannen


def naar(
    *trajecten: object, coaches: tuple[object, ...] = (), per: date = MAANDAG, **anders: object
) -> dict[str, str | None]:
    """Traject -> wie het overneemt als C0 vertrekt."""
    week = bouwers.werkvoorraad(
        wijkcoaches=(wijkcoach("C0"), *(coaches or (wijkcoach("C1"), wijkcoach("C2")))),
        lopende_trajecten=trajecten,
        wijken=(wijk("WK1", "G1", ("WK2",)), wijk("WK2", "G2"), wijk("WK3", "G3")),
    )
    uitkomst = maak_overdracht(week, regelboek(), ["C0"], per, **anders)
    assert toets_overdracht(week, uitkomst, REGELS) == ()
    return {rij.traject: rij.naar for rij in uitkomst.rijen}


def test_alleen_wie_vertrekt_draagt_over_en_alleen_wat_nog_loopt() -> None:
    voorbij = traject("T2", plek="C0", einddatum=MAANDAG - timedelta(days=1))
    net_niet = traject("T3", plek="C0", einddatum=MAANDAG)
    assert set(naar(traject("T1", plek="C1"), voorbij, net_niet)) == {"T3"}
    assert set(naar(voorbij, net_niet, per=MAANDAG + timedelta(days=1))) == set()


def test_een_huishouden_blijft_bij_een_wijkcoach_die_het_al_kent() -> None:
    bekend = traject("T1", plek="C2", huishouden="HH1")
    assert naar(bekend, *(traject(f"T{n}", plek="C0", huishouden="HH1") for n in (2, 3))) == {"T2": "C2", "T3": "C2"}
    samen = naar(*(traject(f"T{n}", plek="C0", huishouden="HH1") for n in (2, 3)))
    assert samen["T2"] == samen["T3"]


@pytest.mark.parametrize(
    ("anders", "kan"),
    [
        ({"wetten": ("wmo",)}, True),
        ({"wetten": ("jeugdwet",)}, False),
        ({"expertise": ("lvb",)}, True),
        ({"expertise": ()}, False),
        ({"team": "G2"}, True),
        ({"team": "G3"}, False),
        ({"begeleiding_minuten": 60}, True),
        ({"begeleiding_minuten": 59}, False),
        ({"verlof_van": MAANDAG + timedelta(days=7)}, True),
        ({"verlof_van": MAANDAG + timedelta(days=6)}, False),
        ({"verlof_van": MAANDAG - timedelta(days=9), "verlof_tot": MAANDAG - timedelta(days=1)}, True),
        ({"verlof_van": MAANDAG - timedelta(days=9), "verlof_tot": MAANDAG}, False),
    ],
)
def test_net_wel_en_net_niet(anders: dict[str, object], *, kan: bool) -> None:
    coach = wijkcoach("C1", **({"expertise": ("lvb",)} | anders))
    assert naar(traject("T1", plek="C0", expertise=("lvb",)), coaches=(coach,)) == {"T1": "C1" if kan else None}


def test_samengevoegde_gebieden_zijn_een_team() -> None:
    ver = wijkcoach("C1", team="G3")
    assert naar(traject("T1", plek="C0"), coaches=(ver,)) == {"T1": None}
    assert naar(traject("T1", plek="C0"), coaches=(ver,), samen=(("G3", "G1"),)) == {"T1": "C1"}


def test_redenen_zeggen_wie_ook_kon_en_waarom_niemand() -> None:
    week = bouwers.werkvoorraad(
        wijkcoaches=(wijkcoach("C0"), wijkcoach("C1", begeleiding_minuten=100), wijkcoach("C2", wetten=("jeugdwet",))),
        lopende_trajecten=(
            *(traject(f"T{n}", plek="C0", huishouden=h) for n, h in ((1, "HH1"), (2, "HH2"))),
            traject("T3", plek="C1", huishouden="HH1", minuten_per_week=30),
        ),
    )
    uitkomst = maak_overdracht(week, regelboek(), ["C0"], MAANDAG)
    met, zonder = sorted(uitkomst.rijen, key=lambda rij: rij.naar is None)
    assert (met.traject, met.naar, zonder.naar) == ("T1", "C1", None)
    assert met.redenen == (
        "C1 begeleidt al iemand in dit huishouden",
        "C1 is van het team van de wijk en heeft er ruimte voor; is de enige die dit traject kan overnemen",
    )
    assert zonder.redenen == ("C1 heeft na de andere trajecten nog 0,17 uur vrij", "C2 werkt niet onder de wmo")


GOED = bouwers.werkvoorraad(
    wijkcoaches=(wijkcoach("C0"), wijkcoach("C1"), wijkcoach("C2", wetten=("jeugdwet",)), wijkcoach("C3", team="G3")),
    lopende_trajecten=(traject("T1", plek="C0"), traject("T2", plek="C0", wijk="WK2"), traject("T3", plek="C1")),
    wijken=(wijk("WK1", "G1", ("WK2",)), wijk("WK2", "G2"), wijk("WK3", "G3")),
)


def breek(goed: Overdracht, **rij: object) -> Overdracht:
    """Hetzelfde, met een andere eerste rij."""
    eerste, *rest = goed.rijen
    return goed.model_copy(update={"rijen": (eerste.model_copy(update=rij), *rest)})


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        (lambda goed: breek(goed, naar="C9"), "C9 staat niet bij de wijkcoaches"),
        (lambda goed: breek(goed, naar="C2"), "werkt niet voor de wmo"),
        (lambda goed: breek(goed, naar="C3"), "werkt niet in de buurt"),
        (lambda goed: breek(goed, naar="C0"), "die vertrekt zelf"),
        (lambda goed: breek(goed, traject="T3"), "Traject T3 staat 1 keer"),
        (lambda goed: breek(goed, minuten_per_week=1), "andere plek of omvang"),
        (lambda goed: breek(goed, naar=None), "Trede zonder_wijkcoach"),
        (lambda goed: goed.model_copy(update={"rijen": goed.rijen[1:]}), "Traject T1 staat 0 keer"),
        (lambda goed: goed.model_copy(update={"caseload": ()}), "De caseload"),
        (lambda goed: goed.model_copy(update={"week": "2026-W48"}), "als week"),
        (lambda goed: goed.model_copy(update={"invoer_sha256": "0"}), "als invoer"),
    ],
)
def test_een_gebroken_overdracht_wordt_gevonden(anders: object, zin: str) -> None:
    goed = maak_overdracht(GOED, regelboek(), ["C0"], MAANDAG)
    assert toets_overdracht(GOED, goed, REGELS) == ()
    gevonden = toets_overdracht(GOED, anders(goed), REGELS)  # type: ignore[operator]
    assert any(zin in bevinding.zin for bevinding in gevonden), gevonden


def test_de_toets_ziet_te_weinig_ruimte_gemiste_expertise_en_verlof() -> None:
    goed = maak_overdracht(GOED, regelboek(), ["C0"], MAANDAG)
    coaches = {coach.code: coach for coach in GOED.wijkcoaches}
    trajecten = tuple(t.model_copy(update={"expertise": ("lvb",)}) for t in GOED.lopende_trajecten)
    krap = coaches["C1"].model_copy(update={"begeleiding_minuten": 100, "verlof_van": MAANDAG, "verlof_tot": None})
    anders = GOED.model_copy(
        update={"wijkcoaches": tuple((coaches | {"C1": krap}).values()), "lopende_trajecten": trajecten}
    )
    zinnen = " ".join(bevinding.zin for bevinding in toets_overdracht(anders, goed, REGELS))
    assert all(wat in zinnen for wat in ("mist expertise", "heeft dan verlof", "krijgt er 120 minuten bij"))


def test_zonder_leesbare_regels_is_dat_de_bevinding(tmp_path: object) -> None:
    goed = maak_overdracht(GOED, regelboek(), ["C0"], MAANDAG)
    (enige,) = toets_overdracht(GOED, goed, tmp_path)  # type: ignore[arg-type]
    assert enige.soort == "regelset"
