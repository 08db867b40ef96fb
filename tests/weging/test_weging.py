"""Wegen: elke reden wordt genoemd, onbekend wordt nagevraagd als het ertoe doet, en de schil heeft een reden."""

from itertools import product

import bouwers
import pytest
from bouwers import aanbieder, groep, hulpvraag, wijk, wijkcoach

from wijknetwerk.begrippen import Product, Route
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import SCHILUITKOMSTEN, Regelboek
from wijknetwerk.weging import Weging, Wegingen, weeg

REGELBOEK = Regelboek.laad(pad("regels"), bouwers.WEEK.maandag)
LANG = {"verwachte_duur_weken": 27}
IN_GROEP = {"collectief_passend": "ja", "thema": "ontmoeten"}


def wegingen(*vragen: dict[str, object], gebied: str = "RKV", **tabellen: object) -> Wegingen:
    """De weging van een week met één wijk en één wijkcoach van het eigen team."""
    gewoon = {"wijkcoaches": (wijkcoach(team=gebied),), "wijken": (wijk("WK1", gebied),)}
    hulpvragen = [hulpvraag(f"H{nummer:04}", **vraag) for nummer, vraag in enumerate(vragen, start=1)]
    return weeg(bouwers.werkvoorraad(*hulpvragen, **(gewoon | tabellen)), REGELBOEK)


def weging(vraag: dict[str, object] | None = None, **tabellen: object) -> Weging:
    return wegingen(vraag or {}, **tabellen).rijen[0]


def regels(weging: Weging) -> list[str]:
    return [reden.regel for reden in weging.redenen]


def navragen(weging: Weging) -> set[str]:
    return {navraag.veld for navraag in weging.navragen}


# --- tenzij --------------------------------------------------------------------------------------------------------

ALLE_REDENEN = LANG | {
    "crisis": "ja",
    "veiligheidsrisico": "ja",
    "uitstelbaar": "nee",
    "doel": "stabiliseren",
    "specialisme": "hoog_specialistisch",
    "expertise": ("nah",),
}


def test_alle_redenen_om_niet_zelf_te_begeleiden_worden_tegelijk_genoemd() -> None:
    assert regels(weging(ALLE_REDENEN)) == ["TZ-01", "TZ-02", "TZ-03", "TZ-04", "TZ-05", "TZ-06", "RT-01"]


def test_een_reden_minder_is_een_regel_minder() -> None:
    assert regels(weging(ALLE_REDENEN | {"crisis": "nee"}))[:2] == ["TZ-02", "TZ-03"]
    assert regels(weging(ALLE_REDENEN | {"verwachte_duur_weken": 26}))[2:] == ["TZ-04", "TZ-05", "TZ-06", "RT-01"]
    met_expertise = weging(ALLE_REDENEN, wijkcoaches=(wijkcoach(team="RKV", expertise=("nah",)),))
    assert "TZ-06" not in regels(met_expertise)


@pytest.mark.parametrize(
    ("minuten", "route", "genoemd"), [(28, "zelf", ["RT-08"]), (29, "aanbieder", ["TZ-08", "RT-10"])]
)
def test_waakvlam_is_licht_tot_en_met_de_drempel(minuten: int, route: str, genoemd: list[str]) -> None:
    licht = weging({"waakvlam": "ja", "doel": "stabiliseren", "minuten_per_week": minuten} | LANG)
    assert (licht.route, regels(licht)) == (route, genoemd)


def test_rust_de_route_op_een_van_twee_redenen_dan_worden_beide_genoemd() -> None:
    een_van_beide = weging(LANG | {"waakvlam": "onbekend", "minuten_per_week": 29})
    assert een_van_beide.route is Route.AANBIEDER
    assert regels(een_van_beide) == ["TZ-03", "TZ-08", "RT-10"]


def test_expertise_bij_een_coach_van_een_ander_team_telt_niet_als_expertise_in_het_team() -> None:
    coach = {"expertise": ("nah",)}
    vraag = {"expertise": ("nah",)}
    assert weging(vraag, wijkcoaches=(wijkcoach(team="RKV", **coach),)).route is Route.ZELF
    assert weging(vraag, wijkcoaches=(wijkcoach(team="NW", **coach),)).route is Route.AANBIEDER
    verdeeld_over_twee = (wijkcoach("C1", team="RKV", **coach), wijkcoach("C2", team="RKV", expertise=("lvb",)))
    assert weging({"expertise": ("lvb", "nah")}, wijkcoaches=verdeeld_over_twee).route is Route.AANBIEDER


# --- vangnet -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vraag", "vangnet", "gevraagd"),
    [
        ({}, Route.ZELF, set()),
        (LANG, Route.AANBIEDER, set()),
        (LANG | {"deel_door_wijkcoach": "ja"}, Route.SAMEN, set()),
        ({"inwoner_wil_aanbieder": "ja"}, None, set()),  # dan eerst opnieuw wegen met zes ogen
        ({"doel": "onbekend"}, None, {"doel"}),
        (LANG | {"basis_passend": "onbekend"}, None, {"basis_passend"}),
    ],
)
def test_wie_in_een_groep_past_heeft_een_vangnet_zodra_dat_vaststaat(
    vraag: dict[str, object], vangnet: Route | None, gevraagd: set[str]
) -> None:
    in_groep = weging(IN_GROEP | vraag, collectief_aanbod=(groep(),))
    assert (in_groep.route, in_groep.vangnet) == (Route.COLLECTIEF, vangnet)
    assert navragen(in_groep) == gevraagd
    assert in_groep.wordt_verdeeld
    assert in_groep.kan(Route.COLLECTIEF)


def test_ook_een_volle_groep_is_beschikbaar_maar_een_groep_over_iets_anders_niet() -> None:
    assert weging(IN_GROEP, collectief_aanbod=(groep(bezet=6),)).route is Route.COLLECTIEF
    assert weging(IN_GROEP, collectief_aanbod=(groep(thema="taal"),)).route is Route.ZELF


def test_buiten_de_groep_is_het_vangnet_de_route_zelf_en_wie_de_weekronde_verlaat_heeft_er_geen() -> None:
    assert weging().vangnet is weging().route is Route.ZELF
    assert weging(LANG).vangnet is weging(LANG).route is Route.AANBIEDER
    crisis = weging({"crisis": "ja"})
    assert (crisis.route, crisis.vangnet, crisis.wordt_verdeeld) == (Route.CRISISHULP, None, False)


# --- navragen ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "veld", ["crisis", "veiligheidsrisico", "wlz_indicatie", "doel", "specialisme", "inwoner_wil_aanbieder"]
)
def test_onbekend_dat_ertoe_doet_wordt_nagevraagd(veld: str) -> None:
    onbekend = weging({veld: "onbekend", "uitstelbaar": "nee"})
    assert (onbekend.route, onbekend.vangnet, onbekend.wordt_verdeeld) == (Route.NAVRAGEN, None, False)
    assert navragen(onbekend) == {veld}
    assert all(navraag.vraag for navraag in onbekend.navragen)
    assert regels(onbekend) == []


def test_een_onbekende_duur_wordt_nagevraagd() -> None:
    assert navragen(weging({"verwachte_duur_weken": None})) == {"verwachte_duur_weken"}


@pytest.mark.parametrize(
    ("vraag", "route"),
    [
        ({"uitstelbaar": "onbekend"}, Route.ZELF),  # er is geen veiligheidsrisico
        ({"contra_indicatie_groep": "onbekend"}, Route.ZELF),  # een groep past toch niet
        ({"collectief_passend": "onbekend"}, Route.ZELF),  # er is geen groep
        ({"basis_passend": "onbekend", "onduidelijk_wat_nodig": "onbekend"}, Route.ZELF),  # er komt geen product
        ({"deel_door_wijkcoach": "onbekend"}, Route.ZELF),  # de wijkcoach doet alles
        ({"doel": "onbekend"} | LANG, Route.AANBIEDER),  # langdurig is al een reden
        ({"inwoner_wil_aanbieder": "onbekend"} | LANG, Route.AANBIEDER),
        ({"ernstige_psychiatrie": "onbekend"} | LANG, Route.AANBIEDER),  # basis past al
        ({"veiligheidsrisico": "onbekend", "crisis": "ja"}, Route.CRISISHULP),
    ],
)
def test_onbekend_dat_er_niet_toe_doet_wordt_niet_nagevraagd(vraag: dict[str, object], route: Route) -> None:
    genoeg = weging(vraag)
    assert genoeg.route is route
    assert genoeg.navragen == ()


def test_een_vraag_wordt_maar_een_keer_gesteld() -> None:
    velden = [navraag.veld for navraag in weging({"crisis": "onbekend", "wlz_indicatie": "onbekend"}).navragen]
    assert len(velden) == len(set(velden))
    assert set(velden) == {"crisis", "wlz_indicatie"}


def test_een_onbekende_crisis_gaat_nooit_de_verdeling_in() -> None:
    oordelen = ("ja", "nee", "onbekend")
    velden = ("veiligheidsrisico", "uitstelbaar", "wlz_indicatie", "collectief_passend", "inwoner_wil_aanbieder")
    vragen = [
        {"crisis": "onbekend", "thema": "ontmoeten", **dict(zip(velden, waarden, strict=True))}
        for waarden in product(oordelen, repeat=len(velden))
    ]
    uit = wegingen(*vragen, collectief_aanbod=(groep(),)).rijen
    assert len(uit) == 243
    assert {rij.route for rij in uit} == {Route.NAVRAGEN}
    assert all("crisis" in navragen(rij) for rij in uit)


# --- product -------------------------------------------------------------------------------------------------------

DUO = {"basis_passend": "nee", "ernstige_psychiatrie": "ja", "zelfstandig_wonend": "ja"}


@pytest.mark.parametrize(
    ("vraag", "gevraagd"),
    [
        ({"basis_passend": "onbekend"}, {"basis_passend"}),
        ({"onduidelijk_wat_nodig": "onbekend"}, {"onduidelijk_wat_nodig"}),
        (DUO | {"minuten_per_week": 240, "zelfstandig_wonend": "onbekend"}, {"zelfstandig_wonend"}),
    ],
)
@pytest.mark.parametrize("deel", ["ja", "nee"])
def test_zolang_het_product_onbeslist_is_gaat_er_niets_naar_een_aanbieder(
    vraag: dict[str, object], gevraagd: set[str], deel: str
) -> None:
    onbeslist = weging(LANG | vraag | {"deel_door_wijkcoach": deel})
    assert (onbeslist.route, onbeslist.product) == (Route.NAVRAGEN, None)
    assert navragen(onbeslist) == gevraagd
    assert onbeslist.productredenen == ()


@pytest.mark.parametrize(
    ("vraag", "advies", "regel"),
    [
        ({"onduidelijk_wat_nodig": "ja"}, Product.ORIENTATIE, "PR-01"),
        ({}, Product.BASIS, "PR-02"),
        (DUO | {"minuten_per_week": 240}, Product.GECOMBINEERD, "PR-03"),
        (DUO | {"minuten_per_week": 239}, Product.SPECIALISTISCH, "PR-04"),
    ],
)
def test_het_product_heeft_een_reden(vraag: dict[str, object], advies: Product, regel: str) -> None:
    beslist = weging(LANG | vraag)
    assert (beslist.route, beslist.product) == (Route.AANBIEDER, advies)
    assert [reden.regel for reden in beslist.productredenen] == [regel]


# --- schil ---------------------------------------------------------------------------------------------------------

DEELNEMER = {"expertise": ("nah",), "ervaring_score": 6}


@pytest.mark.parametrize(
    ("gebied", "deelnemer", "noemer", "regel"),
    [
        ("RKV", {"expertise": ()}, "tweede_schil_expertise", "SC-02"),
        ("RKV", {"wetten": ("jeugdwet",)}, "tweede_schil_expertise", "SC-02"),
        ("RKV", {"ervaring_score": 5}, "tweede_schil_ervaring", "SC-02b"),
        ("RKV", {}, "tweede_schil_capaciteit", "SC-03b"),
        ("RKV", {"ervaring_score": None}, "tweede_schil_capaciteit", "SC-03b"),
        ("NW", {"capaciteitsstand": "geen"}, "tweede_schil_capaciteit", "SC-03b"),  # vol is iets anders dan niet kunnen
        ("ZUID", {}, "aanbieder", "SC-04"),
    ],
)
def test_de_tweede_schil_staat_open_om_een_van_drie_redenen(
    gebied: str, deelnemer: dict[str, object], noemer: str, regel: str
) -> None:
    tweede = aanbieder("A2", schil="tweede_schil", expertise=("nah",))
    eerste = aanbieder("A1", **(DEELNEMER | deelnemer))
    uit = wegingen({"expertise": ("nah",)}, gebied=gebied, aanbieders=(eerste, tweede))
    noemers = [SCHILUITKOMSTEN[nummer] for nummer in uit.schil[0]]
    assert noemers == ["aanbieder" if gebied == "ZUID" else "netwerkpartner", noemer]
    assert [reden.regel for reden in uit.redenen(0, 1)] == [regel]


def test_wat_een_aanbieder_uitsluit_staat_voor_zijn_schil() -> None:
    uit = wegingen(LANG, aanbieders=(aanbieder("A1", wetten=("jeugdwet",), capaciteitsstand="geen"),))
    assert [reden.regel for reden in uit.redenen(0, 0)] == ["aanbieder_wet", "aanbieder_stand", "SC-01"]
    assert not uit.toelating.mag[0, 0]


def test_een_week_zonder_hulpvragen_of_zonder_aanbieders_wordt_ook_gewogen() -> None:
    assert wegingen(aanbieders=(aanbieder(),)).schil.shape == (0, 1)
    zonder_aanbieders = wegingen({}, {})
    assert [rij.hulpvraag.nummer for rij in zonder_aanbieders.rijen] == ["H0001", "H0002"]
    assert zonder_aanbieders.schil.shape == (2, 0)
