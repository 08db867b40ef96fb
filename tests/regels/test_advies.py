"""Advies over één geval: dezelfde uitkomst als de weging van een week, en de zinnen die een mens erbij leest."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from regelmap import BOEKEN, NETWERK
from test_prioriteiten import GEWOON

from wijknetwerk.begrippen import Product, Route
from wijknetwerk.invoer import lees
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import Advies, Klopt, Oordeelveld, Regel, Regelboek, Tabel, laad_woordenlijst
from wijknetwerk.weging import weeg

BOEK = BOEKEN[NETWERK]
NIEUW: dict[str, Any] = GEWOON | {"wet": "wmo", "aanleiding": "nieuw", "zelfstandig_wonend": "ja"}
BASIS: dict[str, Any] = {"onduidelijk_wat_nodig": "nee", "basis_passend": "ja", "ernstige_psychiatrie": "nee"}
DAGEN = {"melddatum": date(2026, 11, 9), "maandag": date(2026, 11, 16)}


def advies(**anders: object) -> Advies:
    return BOEK.adviseer(NIEUW | BASIS | anders, DAGEN)


@pytest.mark.parametrize("naam", ["klein", "rkv"])
def test_het_advies_is_dat_van_de_weging(naam: str) -> None:
    week = lees(pad("voorbeelddata") / naam, laad_woordenlijst(pad("regels"))).werkvoorraad
    assert week is not None
    boek = Regelboek.laad(pad("regels"), week.week.maandag)
    wegingen = weeg(week, boek)
    for weging, antwoorden in zip(wegingen.rijen, wegingen.antwoorden, strict=True):
        los = boek.adviseer(antwoorden)
        assert (los.route, los.product) == (weging.route, weging.product)
        assert (los.redenen, los.productredenen) == (weging.redenen, weging.productredenen)
        assert los.navragen == weging.navragen[: len(los.navragen)]
        assert (los.navragen == weging.navragen) or weging.route is Route.COLLECTIEF
    assert {weging.route for weging in wegingen.rijen} >= {Route.ZELF, Route.AANBIEDER, Route.COLLECTIEF}


def test_zelf_begeleiden_met_wat_net_niet_gold() -> None:
    gegeven = advies(verwachte_duur_weken=26)
    assert (gegeven.route, gegeven.redenen[0].regel, len(gegeven.redenen)) == (Route.ZELF, "RT-08", 1)
    net_niet = {deel.regel: deel for deel in gegeven.net_niet}
    duur = net_niet["TZ-03"]
    assert (duur.tabel, duur.dan, duur.veld, duur.waarde) == ("tenzij", "langdurig", "verwachte_duur_weken", 26)
    assert str(duur) == "TZ-03 (langdurig): verwachte duur weken is 26, nodig is > kortdurend_weken (26)"
    assert "TZ-02" not in net_niet, "daar kloppen twee voorwaarden niet"
    assert "RT-07" not in net_niet, "daar kloppen twee voorwaarden niet"
    assert {"RT-08", "RT-09", "RT-10"} & set(net_niet) == set(), "die staan niet vóór de beslissende regel"
    assert not {deel.tabel for deel in gegeven.net_niet} & {"product"}, "geen aanbieder, dus geen product"


def test_een_regel_met_dezelfde_uitkomst_is_niet_net_niet() -> None:
    """RT-07 geeft ook 'aanbieder': dat zij net niet geldt verandert niets."""
    gegeven = advies(doel="stabiliseren", inwoner_wil_aanbieder="ja", zes_ogen="aanbieder_passend")
    (regel,) = (deel for deel in gegeven.uitleg("route") if deel.regel.id == "RT-07")
    assert regel.net_niet is not None
    assert gegeven.route is Route.AANBIEDER
    assert "RT-07" not in {deel.regel for deel in gegeven.net_niet}
    assert "RT-08" in {deel.regel for deel in gegeven.net_niet}


def test_een_onbekend_antwoord_is_geen_net_niet() -> None:
    gegeven = advies(waakvlam=None, verwachte_duur_weken=20)
    assert "TZ-03" not in {deel.regel for deel in gegeven.net_niet}
    assert "TZ-03" in {deel.regel for deel in advies(verwachte_duur_weken=20).net_niet}


def test_waar_het_advies_op_rust_en_wat_het_kan_veranderen() -> None:
    oordelen = {deel.veld: deel for deel in advies(verwachte_duur_weken=60).oordelen}
    assert oordelen["verwachte_duur_weken"] == Oordeelveld("verwachte_duur_weken", 60, bepalend=True)
    assert oordelen["doel"].bepalend is False, "te lang is al genoeg"
    assert oordelen["basis_passend"].bepalend is True, "dat kiest het product"
    assert "basis_passend" not in {deel.veld for deel in advies().oordelen}, "wie zelf begeleidt, kiest geen product"
    assert "inwoner_wil_aanbieder" not in oordelen, "dat is een feit"
    assert "waakvlam" not in {deel.veld for deel in advies(waakvlam=None, doel="stabiliseren").oordelen}
    crisis = advies(crisis="ja").oordelen
    assert {deel.veld for deel in crisis if deel.bepalend} == {"crisis"}
    assert "zes_ogen" not in {deel.veld for deel in crisis}, "daar komt de routetabel niet aan toe"


def test_een_aanbieder_krijgt_een_product_met_reden() -> None:
    gegeven = advies(doel="stabiliseren")
    assert (gegeven.route, gegeven.product) == (Route.AANBIEDER, Product.BASIS)
    assert [reden.regel for reden in gegeven.productredenen] == ["PR-02"]
    assert "PR-01" in {deel.regel for deel in gegeven.net_niet}


def test_zonder_product_is_ook_de_route_nog_niet_bekend() -> None:
    gegeven = advies(doel="stabiliseren", basis_passend=None)
    assert (gegeven.route, gegeven.product, gegeven.productredenen) == (Route.NAVRAGEN, None, ())
    assert [vraag.veld for vraag in gegeven.navragen] == ["basis_passend"]
    assert [reden.regel for reden in gegeven.redenen] == ["TZ-04"]


def test_een_van_beide_redenen_geldt_zeker() -> None:
    """Ruim een jaar en een uur per week: geen waakvlam is te lang, wel waakvlam is te zwaar."""
    gegeven = advies(waakvlam=None, verwachte_duur_weken=60)
    assert [reden.regel for reden in gegeven.redenen] == ["TZ-03", "TZ-08", "RT-10"]


def test_wat_er_niet_staat_is_onbekend_en_nooit_nee() -> None:
    gegeven = BOEK.adviseer({})
    assert gegeven.route is Route.NAVRAGEN
    assert [vraag.veld for vraag in gegeven.navragen][:2] == ["crisis", "veiligheidsrisico"]
    assert gegeven.navragen[0].vraag == BOEK.vraag("crisis")
    assert gegeven.oordelen == gegeven.net_niet == gegeven.redenen == gegeven.termijnen == ()
    assert all(v.klopt is Klopt.ONBEKEND for deel in gegeven.uitleg("tenzij") for v in deel.voorwaarden)


def test_wie_meekijkt_en_welke_termijnen_lopen() -> None:
    gegeven = advies(doel="stabiliseren")
    assert {actie.regel for actie in gegeven.meekijken} == {"MK-03", "MK-08"}
    assert {actie.wie for actie in gegeven.meekijken if actie.regel == "MK-03"} == {"teamleider"}
    assert {termijn.naam: termijn.datum for termijn in gegeven.termijnen} == {
        "onderzoek": date(2026, 12, 21),
        "beschikking": date(2027, 1, 4),
    }
    assert {actie.regel for actie in advies().meekijken} == {"MK-01", "MK-02", "MK-08", "MK-09"}
    zonder = BOEK.adviseer(NIEUW)
    assert [(t.naam, t.datum, t.vanaf) for t in zonder.termijnen] == [("onderzoek", None, "melddatum")]
    assert zonder.termijnen[0].zin == "onderzoek: de datum volgt uit de melddatum."


def test_een_termijn_zonder_rekendag_is_een_fout_van_ons() -> None:
    kaal = Tabel("termijnen", "alle", ("onderzoek",), (Regel("TE-99", (), "onderzoek", ""),))
    boek = replace(BOEK, tabellen={**BOEK.tabellen, "termijnen": kaal})
    with pytest.raises(ValueError, match="termijnregel TE-99 heeft geen rekendag"):
        _ = boek.adviseer({}).termijnen


def test_de_uitleg_van_meekijken_kent_route_en_product() -> None:
    (deel,) = (deel for deel in advies().uitleg("meekijken") if deel.regel.id == "MK-01")
    assert deel.geldt is Klopt.JA
    assert {v.veld: v.waarde for v in deel.voorwaarden}["route"] == Route.ZELF


def test_de_tekst_is_nederlands_en_noemt_alles() -> None:
    tekst = advies(doel="stabiliseren").tekst()
    for deel in (
        "Advies: aanbieder, product basis.",
        "Waarom:\n- Het doel is stabiel",
        "(PR-02)",
        "Net niet:\n- TZ-01 (crisis): crisis is nee, nodig is ja.",
        "Wie kijkt mee:\n- teamleider: Toetst",
        "Termijnen:\n- Het onderzoek is uiterlijk op 21-12-2026 klaar",
        "Dit rust op het oordeel van een professional:\n- crisis is nee; een ander antwoord kan het advies veranderen.",
        "- uitstelbaar is ja.",
        f"Regelset {NETWERK}, sha256 {BOEK.sha256}. Dit is een advies; een mens beslist.",
    ):
        assert deel in tekst, deel
    assert "navragen:" not in tekst
    vraagt = advies(crisis=None).tekst()
    assert vraagt.startswith("Advies: navragen.\n")
    assert "Eerst navragen:\n- Is er nu sprake van crisis?\n" in vraagt
    assert "product" not in advies().tekst().splitlines()[0]


@pytest.mark.parametrize(
    ("veld", "zin"),
    [
        ("crisiss", "onbekend veld «crisiss»; bedoelt u «crisis»?"),
        ("route", "route volgt uit de regels en is niet op te geven"),
        ("product", "product volgt uit de regels en is niet op te geven"),
        ("tenzij_geldt", "tenzij_geldt volgt uit de regels en is niet op te geven"),
    ],
)
def test_een_veld_dat_niet_op_te_geven_is(veld: str, zin: str) -> None:
    with pytest.raises(ValueError, match=f"^{veld}|^onbekend veld") as fout:
        BOEK.adviseer({veld: "ja"})
    assert str(fout.value).replace("bedoelde", "bedoelt") == zin
