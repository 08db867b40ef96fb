"""Herplannen tegen uitputtend zoeken: elk budget, de hele kromme, en elke reden van een wijziging."""

from dataclasses import replace
from random import Random

import strategieen
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from krappeweken import loten_van, maak_beleid, maak_krappe_week
from opgave import Opgave, maak_opgave
from uitputtend import Plan, Uitslag, aantal_plannen, plan_van, zoek_uit

from wijknetwerk.begrippen import Weekvoorstel, Werkvoorraad
from wijknetwerk.herplan import Opdracht, Vorig, herplan, met_vorig
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import Regelboek
from wijknetwerk.toets import toets
from wijknetwerk.weekvoorstel import maak_weekvoorstel
from wijknetwerk.weging import weeg

REGELS = pad("regels")
BOEK = Regelboek.laad(REGELS, strategieen.MAANDAG)
ONBEPERKT = 1000
KLEIN_GENOEG = 20_000

trekkingen = st.randoms(use_true_random=False)
weken = st.one_of(strategieen.werkvoorraden(), trekkingen.map(maak_krappe_week), trekkingen.map(maak_krappe_week))


def aantal(hoogstens: int) -> settings:
    return settings(
        max_examples=hoogstens,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
        phases=[Phase.generate],
    )


def verstoor(week: Werkvoorraad, loten: Random) -> Werkvoorraad:
    """De week een paar dagen eerder: iemand had meer of minder ruimte, of een hulpvraag was er nog niet."""
    anders: dict[str, object] = {}
    if week.wijkcoaches and loten.randrange(2):
        wie = loten.choice(week.wijkcoaches)
        ruimte = loten.choice((0, 30, 60, 300))
        anders["wijkcoaches"] = tuple(
            coach.model_copy(update={"begeleiding_minuten": ruimte}) if coach is wie else coach
            for coach in week.wijkcoaches
        )
    if week.aanbieders and loten.randrange(2):
        wie_anders = loten.choice(week.aanbieders)
        anders["aanbieders"] = tuple(
            partij.model_copy(update={"ruimte_basis": loten.choice((0, 300))}) if partij is wie_anders else partij
            for partij in week.aanbieders
        )
    if week.hulpvragen and loten.randrange(3) == 0:
        weg = loten.choice(week.hulpvragen)
        anders["hulpvragen"] = tuple(vraag for vraag in week.hulpvragen if vraag is not weg)
        anders["vastgezet"] = tuple(rij for rij in week.vastgezet if rij.hulpvraag != weg.nummer)
    return week.model_copy(update=anders)


def opgave(week: Werkvoorraad, boek: Regelboek) -> Opgave:
    som = maak_opgave(week, weeg(week, boek).rijen, boek.drempels, boek.gebieden)
    assert aantal_plannen(som) <= KLEIN_GENOEG
    return som


def beste(week: Werkvoorraad, boek: Regelboek) -> Uitslag:
    return zoek_uit(opgave(week, boek))


def blijvers(oud: Weekvoorstel, week: Werkvoorraad, boek: Regelboek) -> Plan:
    """Het oude plan van wie een plek had en nu weer verdeeld wordt."""
    verdeeld = {rij.hulpvraag.nummer for rij in weeg(week, boek).rijen if rij.wordt_verdeeld}
    oud_plan = plan_van(oud.rijen)
    return {nummer: plek for nummer, plek in oud_plan.items() if plek[0] != "geen_plek" and nummer in verdeeld}


def waarden(voorstel: Weekvoorstel) -> tuple[int, ...]:
    assert all(trede.bewezen for trede in voorstel.bewijs.treden)
    return tuple(trede.waarde for trede in voorstel.bewijs.treden)


def gewoon(voorstel: Weekvoorstel) -> dict[str, int]:
    """De treden die elke week tellen, zonder het lot."""
    buiten = ("boven_budget", "wijzigingen", "loting")
    return {trede.naam: trede.waarde for trede in voorstel.bewijs.treden if trede.naam not in buiten}


@aantal(60)
@given(weken, trekkingen)
def test_met_elk_budget_en_elk_beleid_is_het_plan_het_beste_van_alle_plannen(week: Werkvoorraad, loten: Random) -> None:
    boek = maak_beleid(loten, BOEK)
    vorig = Vorig(maak_weekvoorstel(verstoor(week, loten), boek))
    budget = loten.choice((0, 0, 1, 2, ONBEPERKT))
    voorstel = herplan(week, boek, Opdracht(vorig, budget, verklaar=False))
    verwacht = beste(met_vorig(week, vorig, budget), boek)
    assert waarden(voorstel) == verwacht.treden
    assert plan_van(voorstel.rijen) in verwacht.plannen


@aantal(40)
@given(weken, trekkingen)
def test_budget_nul_geeft_het_oude_plan_terug_als_het_nog_mag(week: Werkvoorraad, loten: Random) -> None:
    oud = maak_weekvoorstel(verstoor(week, loten), BOEK)
    voorstel = herplan(week, BOEK, Opdracht(Vorig(oud), budget=0))
    assert voorstel.herplan is not None
    nu, houdt = plan_van(voorstel.rijen), blijvers(oud, week, BOEK)
    som = opgave(met_vorig(week, Vorig(oud), 0), BOEK)
    blijft = _dwing(som, {zetten[0].hulpvraag for zetten in som.zetten})
    kan_blijven = blijft is not None and blijft[0] <= zoek_uit(som).treden[0]
    if kan_blijven:
        assert {nummer: nu[nummer] for nummer in houdt} == houdt
    assert kan_blijven == (voorstel.bewijs.treden[1].waarde == 0)
    assert toets(week, voorstel, REGELS) == ()


@aantal(30)
@given(weken, trekkingen)
def test_een_onbeperkt_budget_is_vrij_plannen_en_verandert_niets_zonder_reden(
    week: Werkvoorraad, loten: Random
) -> None:
    oud = maak_weekvoorstel(verstoor(week, loten), BOEK)
    voorstel = herplan(week, BOEK, Opdracht(Vorig(oud), ONBEPERKT))
    assert gewoon(voorstel) == gewoon(maak_weekvoorstel(met_vorig(week, Vorig(oud), None), BOEK))
    assert voorstel.herplan is not None
    assert not any(w.telt and "loting" in w.zin for w in voorstel.herplan.wijzigingen)


@aantal(30)
@given(weken)
def test_een_week_waarin_niets_verandert_verandert_niets_bij_welk_budget_ook(week: Werkvoorraad) -> None:
    oud = maak_weekvoorstel(week, BOEK)
    for budget in (0, ONBEPERKT):
        voorstel = herplan(week, BOEK, Opdracht(Vorig(oud), budget))
        assert voorstel.herplan is not None
        assert [w for w in voorstel.herplan.wijzigingen if w.telt] == []
        assert plan_van(voorstel.rijen) == plan_van(oud.rijen)


@aantal(40)
@given(weken, trekkingen)
def test_de_kromme_is_op_elk_punt_het_beste_plan_en_daalt(week: Werkvoorraad, loten: Random) -> None:
    boek = maak_beleid(loten, BOEK)
    vorig = Vorig(maak_weekvoorstel(verstoor(week, loten), boek))
    voorstel = herplan(week, boek, Opdracht(vorig, kromme=True, verklaar=False))
    assert voorstel.herplan is not None
    kromme = voorstel.herplan.kromme
    assert [punt.wijzigingen for punt in kromme] == list(
        range(kromme[0].wijzigingen, kromme[0].wijzigingen + len(kromme))
    )
    for punt in kromme:
        assert punt.bewezen
        assert tuple(punt.treden.values()) == beste(met_vorig(week, vorig, punt.wijzigingen), boek).treden
    hoogten = [
        tuple(waarde for naam, waarde in punt.treden.items() if naam not in ("wijzigingen", "loting"))
        for punt in kromme
    ]
    assert hoogten == sorted(hoogten, reverse=True)
    minder = met_vorig(week, vorig, max(0, kromme[0].wijzigingen - 1))
    assert (beste(minder, boek).treden[1] > 0) == (kromme[0].wijzigingen > 0)
    assert hoogten[-1][2:] == beste(met_vorig(week, vorig, None), boek).treden[1:-1]


@aantal(60)
@given(weken, trekkingen)
def test_elke_reden_is_waar_blijven_kan_niet_of_kost_precies_wat_er_staat(week: Werkvoorraad, loten: Random) -> None:
    vorig = Vorig(maak_weekvoorstel(verstoor(week, loten), BOEK))
    budget = loten.choice((None, 0, 1, ONBEPERKT))
    voorstel = herplan(week, BOEK, Opdracht(vorig, budget))
    assert voorstel.herplan is not None
    assert toets(week, voorstel, REGELS) == ()
    som = opgave(met_vorig(week, vorig, budget), BOEK)
    nu = zoek_uit(som).treden
    for wijziging in voorstel.herplan.wijzigingen:
        if not wijziging.telt:
            continue
        blijft = _dwing(som, {wijziging.hulpvraag})
        if blijft is None:
            assert "niet meer" in wijziging.zin
            assert wijziging.winst == {}
        else:
            verschil = zip(som.treden, blijft, nu, strict=True)
            kost = {naam: dan - eerst for naam, dan, eerst in verschil if dan != eerst and naam != "loting"}
            assert wijziging.winst == kost
            assert ("loting" in wijziging.zin) == (not kost)


def _dwing(som: Opgave, nummers: set[str]) -> tuple[int, ...] | None:
    """Het beste plan waarin deze hulpvragen blijven waar zij waren; None als dat niet kan."""
    blijft = [
        [zet for zet in zetten if zet.hulpvraag not in nummers or not zet.kost["wijzigingen"]] for zetten in som.zetten
    ]
    if not all(blijft):
        return None
    try:
        return zoek_uit(replace(som, zetten=blijft)).treden
    except AssertionError:
        return None


def test_er_veranderen_in_de_proef_echt_plekken_met_een_prijs() -> None:
    soorten = set()
    for zaad in range(40):
        loten = loten_van(zaad)
        week = maak_krappe_week(loten)
        vorig = Vorig(maak_weekvoorstel(verstoor(week, loten), BOEK))
        voorstel = herplan(week, BOEK, Opdracht(vorig))
        assert voorstel.herplan is not None
        soorten |= {(w.soort, bool(w.winst)) for w in voorstel.herplan.wijzigingen}
    assert {("andere_plek", True), ("andere_plek", False), ("nieuw", False)} <= soorten
    assert {soort for soort, _ in soorten} >= {"ander_erbij", "eerste_plek", "geen_plek_meer"}
