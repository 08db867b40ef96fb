"""Eerlijkheid: spijt tegen de plek die een hulpvraag alleen had gekregen, en wie het evenwicht betaalt."""

from dataclasses import replace

import bouwers
import strategieen
from krappeweken import loten_van, maak_beleid, maak_krappe_week
from opgave import maak_opgave
from uitputtend import zoek_uit
from weekplan import IN_GROEP, LANG, coach, plekken, verdeling, waarden

from wijknetwerk.begrippen import VorigeRij
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import Regelboek
from wijknetwerk.verdeling import verdeel
from wijknetwerk.verdeling.eerlijk import bepaal_eerlijkheid
from wijknetwerk.weging import weeg

BOEK = Regelboek.laad(pad("regels"), strategieen.MAANDAG)


def test_wie_de_enige_plek_niet_krijgt_heeft_spijt_en_de_ander_niet() -> None:
    verdeeld = verdeling(
        bouwers.hulpvraag("H1", urgentie="hoog", **LANG),
        bouwers.hulpvraag("H2", **LANG),
        aanbieders=[bouwers.aanbieder("A1", ruimte_basis=60)],
    )
    assert plekken(verdeeld) == {"H1": "A1", "H2": "geen_plek"}
    (spijt,) = bepaal_eerlijkheid(verdeeld).spijt
    assert (spijt.hulpvraag, spijt.beste_plek) == ("H2", "A1")


def test_wie_alleen_ook_nergens_heen_kan_heeft_geen_spijt() -> None:
    verdeeld = verdeling(bouwers.hulpvraag("H1", **LANG), aanbieders=[bouwers.aanbieder("A1", ruimte_basis=59)])
    assert plekken(verdeeld) == {"H1": "geen_plek"}
    assert bepaal_eerlijkheid(verdeeld).spijt == ()


def test_een_groep_die_alleen_niet_doorgaat_is_niet_de_beste_plek_alleen() -> None:
    """Samen halen zij het minimum; alleen was het een wijkcoach geweest, dus niemand levert in."""
    verdeeld = verdeling(
        bouwers.hulpvraag("H1", **IN_GROEP),
        bouwers.hulpvraag("H2", **IN_GROEP),
        wijkcoaches=[coach("C1"), coach("C2")],
        collectief_aanbod=[bouwers.groep("G-1", bezet=0, minimum=2, plaatsen=4)],
    )
    assert set(plekken(verdeeld).values()) == {"G-1"}
    assert bepaal_eerlijkheid(verdeeld).spijt == ()


def test_een_meegedeelde_plek_die_verandert_telt_als_spijt() -> None:
    verdeeld = verdeling(
        bouwers.hulpvraag("H1", urgentie="hoog", **LANG),
        bouwers.hulpvraag("H2", **LANG),
        aanbieders=[bouwers.aanbieder("A1", ruimte_basis=60), bouwers.aanbieder("A2", ruimte_basis=60)],
        vorig_voorstel=[
            VorigeRij(hulpvraag="H1", plek="A1", meegedeeld=True),
            VorigeRij(hulpvraag="H2", plek="A1", meegedeeld=True),
        ],
    )
    (spijt,) = bepaal_eerlijkheid(verdeeld).spijt
    assert (spijt.beste_plek, spijt.verschil) == ("A1", {"meegedeeld": 1})


def test_de_spreiding_telt_elke_verdeelde_hulpvraag_een_keer_per_kenmerk() -> None:
    verdeeld = verdeling(
        bouwers.hulpvraag("H1", urgentie="hoog", **LANG),
        bouwers.hulpvraag("H2", wijk="WK2", **LANG),
        bouwers.hulpvraag("H3", crisis="ja"),
        aanbieders=[bouwers.aanbieder("A1", ruimte_basis=60)],
    )
    spreiding = bepaal_eerlijkheid(verdeeld).spreiding
    assert {een.kenmerk for een in spreiding} == {"wijk", "product", "wet", "wachttijd"}
    for kenmerk in ("wijk", "product", "wet", "wachttijd"):
        leden = [een for een in spreiding if een.kenmerk == kenmerk]
        assert sum(een.hulpvragen for een in leden) == 2
        assert sum(een.met_spijt for een in leden) == 1
        assert sum(een.zonder_plek for een in leden) == 1
    assert [(een.groep, een.met_spijt) for een in spreiding if een.kenmerk == "wijk"] == [("WK1", 0), ("WK2", 1)]


def test_een_plan_dat_niet_bewezen_is_zegt_niets_over_de_prijs_van_het_evenwicht() -> None:
    verdeeld = verdeling(bouwers.hulpvraag("H1", **LANG), aanbieders=[bouwers.aanbieder("A1")])
    treden = tuple(trede.model_copy(update={"bewezen": False}) for trede in verdeeld.bewijs.treden)
    onbewezen = replace(verdeeld, bewijs=verdeeld.bewijs.model_copy(update={"treden": treden}))
    assert bepaal_eerlijkheid(onbewezen).evenwicht == ()


def test_zonder_versnippering_te_winnen_betaalt_niemand_voor_het_evenwicht() -> None:
    verdeeld = verdeling(bouwers.hulpvraag("H1"), wijkcoaches=[coach("C1"), coach("C2")])
    assert waarden(verdeeld)["versnippering"] == 0
    assert bepaal_eerlijkheid(verdeeld).evenwicht == ()


def test_wat_het_evenwicht_aan_versnippering_kost_is_dat_van_zoeken_zonder_die_trede() -> None:
    geraakt = 0
    for zaad in (*range(20), 483):
        loten = loten_van(zaad)
        week = maak_krappe_week(loten)
        boek = maak_beleid(loten, BOEK)
        verdeeld = verdeel(weeg(week, boek))
        opgave = maak_opgave(week, verdeeld.opties.wegingen.rijen, boek.drempels, boek.gebieden)
        zonder = dict(zip(opgave.treden, zoek_uit(replace(opgave, maten={})).treden, strict=True))
        kost = bepaal_eerlijkheid(verdeeld).evenwicht_versnippering
        assert kost == waarden(verdeeld)["versnippering"] - zonder["versnippering"]
        geraakt += kost > 0
    assert geraakt == 3


def test_wie_om_het_evenwicht_op_een_mindere_plek_zit_wordt_genoemd_met_de_plek_zonder() -> None:
    """Een getrokken week waarin H3 zonder evenwicht bij een andere wijkcoach terecht was gekomen."""
    loten = loten_van(13)
    week = maak_krappe_week(loten)
    verdeeld = verdeel(weeg(week, maak_beleid(loten, BOEK)))
    (prijs,) = bepaal_eerlijkheid(verdeeld).evenwicht
    assert (prijs.hulpvraag, prijs.plek_zonder, prijs.verschil) == ("H3", "C3", {"wensen": 2})
    assert plekken(verdeeld)["H3"] != "C3"
