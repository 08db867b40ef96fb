"""De ladder tegen uitputtend zoeken: op elke trede dezelfde waarde, en hetzelfde plan."""

from random import Random

import bouwers
import strategieen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from krappeweken import loten_van, maak_beleid, maak_krappe_week
from opgave import maak_opgave
from uitputtend import Uitslag, aantal_plannen, plan_van, zoek_uit

from wijknetwerk.begrippen import Weekvoorstel, Werkvoorraad
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import Regelboek
from wijknetwerk.toets import toets, treden
from wijknetwerk.weekvoorstel import maak_weekvoorstel
from wijknetwerk.weging import weeg

REGELS = pad("regels")
BOEK = Regelboek.laad(REGELS, strategieen.MAANDAG)
KLEIN_GENOEG = 20_000

trekkingen = st.randoms(use_true_random=False)
weken = st.one_of(strategieen.werkvoorraden(), trekkingen.map(maak_krappe_week), trekkingen.map(maak_krappe_week))


def aantal(hoogstens: int) -> settings:
    return settings(
        max_examples=hoogstens, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
    )


def beste(week: Werkvoorraad, boek: Regelboek) -> Uitslag:
    opgave = maak_opgave(week, weeg(week, boek).rijen, boek.drempels, boek.gebieden)
    assert aantal_plannen(opgave) <= KLEIN_GENOEG
    return zoek_uit(opgave)


def vergelijk(voorstel: Weekvoorstel, verwacht: Uitslag) -> None:
    """Elke trede is de laagste die er is, dat is bewezen, en het plan is een plan dat haar haalt."""
    assert tuple(trede.waarde for trede in voorstel.bewijs.treden) == verwacht.treden
    assert tuple(trede.ondergrens for trede in voorstel.bewijs.treden) == verwacht.treden
    assert not voorstel.bewijs.noodplan
    assert plan_van(voorstel.rijen) in verwacht.plannen


@aantal(60)
@given(weken, trekkingen)
def test_de_ladder_vindt_het_beste_van_alle_plannen_bij_elk_beleid(week: Werkvoorraad, loten: Random) -> None:
    boek = maak_beleid(loten, BOEK)
    vergelijk(maak_weekvoorstel(week, boek), beste(week, boek))


@aantal(30)
@given(weken)
def test_de_ladder_de_toets_en_uitputtend_zoeken_tellen_hetzelfde(week: Werkvoorraad) -> None:
    voorstel, verwacht = maak_weekvoorstel(week, BOEK), beste(week, BOEK)
    vergelijk(voorstel, verwacht)
    assert tuple(treden(week, voorstel.rijen, REGELS).values()) == verwacht.treden
    assert toets(week, voorstel, REGELS) == ()


def test_de_krappe_weken_hebben_echt_iets_te_kiezen() -> None:
    opgaven = [
        maak_opgave(week, weeg(week, BOEK).rijen, BOEK.drempels, BOEK.gebieden)
        for week in (maak_krappe_week(loten_van(zaad)) for zaad in range(50))
    ]
    soorten = {zet.soort for opgave in opgaven for zetten in opgave.zetten for zet in zetten}
    assert soorten == {"geen_plek", "collectief", "zelf", "netwerkpartner", "aanbieder", "tweede_schil"}
    assert sum(aantal_plannen(opgave) for opgave in opgaven) > 50 * 100
    assert max(aantal_plannen(opgave) for opgave in opgaven) <= KLEIN_GENOEG


def test_een_aanbieder_telt_een_keer_voor_een_huishouden_dat_binnen_en_buiten_het_netwerkgebied_woont() -> None:
    """Gevonden door uitputtend zoeken: netwerkpartner hier en aanbieder daar zijn dezelfde mensen."""
    lang = {"verwachte_duur_weken": 52, "huishouden": "HH1"}
    week = bouwers.werkvoorraad(
        bouwers.hulpvraag("H1", wijk="WK1", **lang),
        bouwers.hulpvraag("H2", wijk="WK3", **lang),
        aanbieders=(bouwers.aanbieder("A1"), bouwers.aanbieder("A2")),
        wijken=(bouwers.wijk("WK1", "RKV"), bouwers.wijk("WK3", "ZUID")),
    )
    voorstel = maak_weekvoorstel(week, BOEK)
    vergelijk(voorstel, beste(week, BOEK))
    assert len({rij.plek for rij in voorstel.rijen}) == 1
