"""Dwingen tegen uitputtend zoeken: elk verschil is precies wat het beste plan met die keuze kost."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import strategieen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from krappeweken import loten_van, maak_beleid, maak_krappe_week
from opgave import TREDEN, Opgave, maak_opgave
from uitputtend import Uitslag, zoek_uit

from wijknetwerk.begrippen import Werkvoorraad
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import Regelboek
from wijknetwerk.verdeling import GEEN, Verdeling, verdeel
from wijknetwerk.verdeling.dwang import Dwinger, verhuisd
from wijknetwerk.weging import weeg

BOEK = Regelboek.laad(pad("regels"), strategieen.MAANDAG)
HOEVEEL = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
TREKKINGEN = st.randoms(use_true_random=False)


def opgave_van(week: Werkvoorraad, boek: Regelboek) -> Opgave:
    return maak_opgave(week, weeg(week, boek).rijen, boek.drempels, boek.gebieden)


def met_dwang(opgave: Opgave, nummer: str, plek: str) -> Opgave:
    """Dezelfde opgave, waarin een hulpvraag alleen nog naar deze plek kan."""
    zetten = [[z for z in rij if z.hulpvraag != nummer or z.plek == plek] for rij in opgave.zetten]
    return replace(opgave, zetten=zetten)


def beste(opgave: Opgave) -> Uitslag | None:
    """De beste uitslag, of None als er met deze dwang geen plan bestaat."""
    try:
        return zoek_uit(opgave)
    except AssertionError:
        return None


def keuzes(verdeling: Verdeling) -> Iterator[tuple[int, str, str]]:
    """Elke hulpvraag met elke plek die een optie is."""
    opties = verdeling.opties
    paren = {(int(vraag), opties.code(optie)) for optie, vraag in enumerate(opties.hulpvraag)}
    for vraag, plek in sorted(paren):
        yield vraag, opties.veld.werkvoorraad.hulpvragen[vraag].nummer, plek


def alles_klopt(week: Werkvoorraad, boek: Regelboek) -> int:
    verdeling, opgave = verdeel(weeg(week, boek)), opgave_van(week, boek)
    gewoon = zoek_uit(opgave).treden
    keer = 0
    for vraag, nummer, plek in keuzes(verdeling):
        gedwongen = Dwinger(verdeling).dwing(vraag, plek)
        verwacht = beste(met_dwang(opgave, nummer, plek))
        if verwacht is None:
            assert gedwongen is None
            continue
        assert gedwongen is not None
        assert gedwongen.bewezen
        samen = zip(TREDEN[:-1], verwacht.treden, gewoon, strict=False)
        assert gedwongen.verschil == {naam: met - zonder for naam, met, zonder in samen if met != zonder}
        assert verdeling.opties.code(int(gedwongen.keuze.optie[vraag])) == plek
        keer += 1
    return keer


@HOEVEEL
@given(TREKKINGEN.map(maak_krappe_week), TREKKINGEN)
def test_elk_verschil_is_dat_van_dwingen_en_opnieuw_uitputtend_zoeken(week: Werkvoorraad, loten: Random) -> None:
    alles_klopt(week, maak_beleid(loten, BOEK))
    alles_klopt(week, BOEK)


def test_de_plek_van_het_voorstel_afdwingen_kost_niets_en_verhuist_niemand() -> None:
    geraakt = 0
    for zaad in range(8):
        verdeling = verdeel(weeg(maak_krappe_week(loten_van(zaad)), BOEK))
        for vraag in verdeling.opties.verdeeld.tolist():
            if (optie := int(verdeling.keuze.optie[vraag])) == GEEN:
                continue
            gedwongen = Dwinger(verdeling).dwing(vraag, verdeling.opties.code(optie))
            assert gedwongen is not None
            assert gedwongen.verschil == {}
            assert verhuisd(verdeling.opties, verdeling.keuze, gedwongen.keuze) == []
            geraakt += 1
    assert geraakt > 10


def test_naar_een_plek_die_geen_optie_is_kan_geen_plan() -> None:
    verdeling = verdeel(weeg(maak_krappe_week(loten_van(1)), BOEK))
    assert Dwinger(verdeling).dwing(int(verdeling.opties.verdeeld[0]), "bestaat-niet") is None
