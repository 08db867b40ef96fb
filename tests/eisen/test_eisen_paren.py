"""Elke eis met een paar *net wel / net niet*: alleen wat ertoe doet verschilt, en de zin zegt waarom.

In elk *net niet* is dit de enige eis van de lijst die faalt. Een nieuwe eis zonder paar laat de laatste test vallen.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import bouwers
import pytest
from bouwers import aanbieder, groep, hulpvraag, vastgezet, wijk, wijkcoach

from wijknetwerk.begrippen import Product, SoortPlek, Werkvoorraad
from wijknetwerk.eisen import (
    EISEN_AANBIEDER,
    EISEN_BESCHIKBAAR,
    EISEN_COACH,
    EISEN_DEEL_COACH,
    EISEN_ERVARING,
    EISEN_EXPERTISE,
    EISEN_GROEP,
    EISEN_TWEEDE_COACH,
    Eis,
    Veld,
)

DREMPELS = {"ervaring_minimum": 6, "collectief_wachtweken": 4}
MAANDAG, ZONDAG = bouwers.WEEK.maandag, bouwers.WEEK.zondag
DAG = timedelta(days=1)

LIJSTEN: dict[str, tuple[Eis, ...]] = {
    "coach": EISEN_COACH,
    "tweede": EISEN_TWEEDE_COACH,
    "deel": EISEN_DEEL_COACH,
    "aanbieder": EISEN_AANBIEDER,
    "groep": EISEN_GROEP,
}
ALLE_COACHES = ("coach", "tweede", "deel")


@dataclass(frozen=True)
class Paar:
    """De eerste hulpvraag en de eerste plek: de ene week haalt zij de eis net wel, de andere net niet."""

    lijsten: tuple[str, ...]
    eis: str
    wel: Werkvoorraad
    niet: Werkvoorraad
    zin: str
    product: Product | None = Product.BASIS


def met_coach(vraag: dict[str, object] | None = None, *vast: object, **coach: object) -> Werkvoorraad:
    return bouwers.werkvoorraad(
        hulpvraag("H1", **(vraag or {})),
        wijkcoaches=(wijkcoach("C1", **coach), wijkcoach("C2")),
        wijken=(wijk("WK1", "G1", ("WK2",)), wijk("WK2", "G2"), wijk("WK3", "G3", ("WK1",)), wijk("WK4", "G4")),
        vastgezet=vast,
    )


def met_aanbieder(vraag: dict[str, object] | None = None, *vast: object, **anders: object) -> Werkvoorraad:
    return bouwers.werkvoorraad(
        hulpvraag("H1", **(vraag or {})),
        aanbieders=(aanbieder("A1", **anders), aanbieder("A2")),
        wijken=(wijk("WK1", "G1"), wijk("WK2", "G2")),
        vastgezet=vast,
    )


def met_groep(vraag: dict[str, object] | None = None, *vast: object, **anders: object) -> Werkvoorraad:
    return bouwers.werkvoorraad(
        hulpvraag("H1", **({"thema": "ontmoeten"} | (vraag or {}))),
        collectief_aanbod=(groep("G-1", **anders), groep("G-2")),
        wijken=(wijk("WK1", "G1", ("WK2",)), wijk("WK2"), wijk("WK3", "G1", ("WK1",)), wijk("WK4"), wijk("WK5")),
        vastgezet=vast,
    )


COACHPAREN = (
    Paar(
        ("coach", "deel"),
        "coach_wet",
        met_coach({"wet": "jeugdwet"}, wetten=("jeugdwet",)),
        met_coach({"wet": "jeugdwet"}, wetten=("wmo",)),
        "wijkcoach C1 werkt niet onder de jeugdwet",
    ),
    Paar(
        ("coach",),
        "coach_expertise",
        met_coach({"expertise": ("autisme", "lvb")}, expertise=("autisme", "ggz", "lvb")),
        met_coach({"expertise": ("autisme", "lvb", "nah")}, expertise=("autisme", "ggz")),
        "wijkcoach C1 mist expertise: lvb, nah",
    ),
    Paar(
        ALLE_COACHES,
        "coach_nabij",
        met_coach(team="G2"),
        met_coach(team="G4"),
        "het team van C1 (G4) grenst niet aan wijk Wijk WK1",
    ),
    Paar(
        ALLE_COACHES,
        "coach_nabij",
        met_coach(team="G3"),  # WK3 noemt WK1 als buur, andersom staat het er niet
        met_coach({"wijk": "WK2"}, team="G3"),  # een buur van een buur is te ver
        "het team van C1 (G3) grenst niet aan wijk Wijk WK2",
    ),
    Paar(
        ALLE_COACHES,
        "coach_verlof",
        met_coach(verlof_van=ZONDAG + DAG),
        met_coach(verlof_van=ZONDAG),
        "wijkcoach C1 heeft verlof",
    ),
    Paar(
        ALLE_COACHES,
        "coach_verlof",
        met_coach(verlof_van=MAANDAG - 9 * DAG, verlof_tot=MAANDAG - DAG),
        met_coach(verlof_van=MAANDAG - 9 * DAG, verlof_tot=MAANDAG),
        "wijkcoach C1 heeft verlof tot en met 16-11-2026",
    ),
    Paar(
        ALLE_COACHES,
        "uitgesloten",
        met_coach(None, vastgezet("H1", "C2", "uitgesloten")),
        met_coach(None, vastgezet("H1", "C1", "uitgesloten")),
        "de teamleider heeft C1 uitgesloten: afgesproken in het team",
    ),
    Paar(
        ("coach",),
        "vastgezet_elders",
        met_coach(None, vastgezet("H1", "C1")),
        met_coach(None, vastgezet("H1", "C2")),
        "de teamleider heeft deze hulpvraag vastgezet op C2",
    ),
)

AANBIEDERPAREN = (
    Paar(
        ("aanbieder",),
        "aanbieder_wet",
        met_aanbieder({"wet": "jeugdwet"}, wetten=("jeugdwet",)),
        met_aanbieder({"wet": "jeugdwet"}, wetten=("wmo",)),
        "Aanbieder A1 werkt niet onder de jeugdwet",
    ),
    Paar(
        ("aanbieder",),
        "aanbieder_gebied",
        met_aanbieder(gebieden=("G1", "G2")),
        met_aanbieder(gebieden=("G2", "G3")),
        "Aanbieder A1 werkt in G2, G3 en niet in G1",
    ),
    Paar(
        ("aanbieder",),
        "aanbieder_gebied",
        met_aanbieder(gebieden=()),  # wie geen gebied noemt, werkt overal
        met_aanbieder(gebieden=("G2",)),
        "Aanbieder A1 werkt in G2 en niet in G1",
    ),
    Paar(
        ("aanbieder",),
        "aanbieder_product",
        met_aanbieder(producten=("basis",)),
        met_aanbieder(producten=("specialistisch",)),
        "Aanbieder A1 levert geen basisbegeleiding",
    ),
    Paar(
        ("aanbieder",),
        "aanbieder_product",
        met_aanbieder(producten=("specialistisch",)),  # oriëntatie gebeurt vanuit specialistisch
        met_aanbieder(producten=("basis", "gecombineerd")),
        "Aanbieder A1 levert geen oriëntatie vanuit specialistische begeleiding",
        Product.ORIENTATIE,
    ),
    Paar(
        ("aanbieder",),
        "aanbieder_product",
        met_aanbieder(producten=("gecombineerd",)),
        met_aanbieder(producten=("basis", "specialistisch")),  # beide los is nog geen vast duo
        "Aanbieder A1 levert geen gecombineerde begeleiding (vast duo)",
        Product.GECOMBINEERD,
    ),
    Paar(
        ("aanbieder",),
        "aanbieder_product",
        met_aanbieder(producten=("specialistisch",)),
        met_aanbieder(producten=("orientatie",)),  # andersom gaat het niet op
        "Aanbieder A1 levert geen specialistische begeleiding",
        Product.SPECIALISTISCH,
    ),
    Paar(
        ("aanbieder",),
        "aanbieder_contract",
        met_aanbieder(contract_tot=ZONDAG),
        met_aanbieder(contract_tot=ZONDAG - DAG),
        "het contract met Aanbieder A1 loopt tot en met 21-11-2026",
    ),
    Paar(
        ("aanbieder",),
        "aanbieder_expertise",
        met_aanbieder({"expertise": ("lvb",)}, expertise=("ggz", "lvb")),
        met_aanbieder({"expertise": ("lvb", "nah")}, expertise=("ggz", "lvb")),
        "Aanbieder A1 mist expertise: nah",
    ),
    Paar(
        ("aanbieder",),
        "aanbieder_ervaring",
        met_aanbieder(ervaring_score=6),
        met_aanbieder(ervaring_score=5),
        "de ervaring met Aanbieder A1 is 5; nodig is minstens 6",
    ),
    Paar(
        ("aanbieder",),
        "aanbieder_ervaring",
        met_aanbieder(ervaring_score=None),  # onbekend telt als voldoende
        met_aanbieder(ervaring_score=0),
        "de ervaring met Aanbieder A1 is 0; nodig is minstens 6",
    ),
    Paar(
        ("aanbieder",),
        "aanbieder_stand",
        met_aanbieder(capaciteitsstand="eerst_beoordelen"),
        met_aanbieder(capaciteitsstand="wachtlijst"),
        "Aanbieder A1 meldt een wachtlijst (op 12-11-2026)",
    ),
    Paar(
        ("aanbieder",),
        "aanbieder_stand",
        met_aanbieder(capaciteitsstand="capaciteit"),
        met_aanbieder(capaciteitsstand="geen"),
        "Aanbieder A1 meldt geen capaciteit (op 12-11-2026)",
    ),
    Paar(
        ("aanbieder",),
        "uitgesloten",
        met_aanbieder(None, vastgezet("H9", "A1", "uitgesloten")),
        met_aanbieder(None, vastgezet("H1", "A1", "uitgesloten")),
        "de teamleider heeft A1 uitgesloten: afgesproken in het team",
    ),
    Paar(
        ("aanbieder",),
        "vastgezet_elders",
        met_aanbieder(None, vastgezet("H1", "A1")),
        met_aanbieder(None, vastgezet("H1", "C1")),
        "de teamleider heeft deze hulpvraag vastgezet op C1",
    ),
)

GROEPSPAREN = (
    Paar(
        ("groep",),
        "groep_thema",
        met_groep({"thema": "taal"}, thema="taal"),
        met_groep({"thema": "taal"}, thema="ontmoeten"),
        "Groep G-1 gaat over ontmoeten; de vraag gaat over taal",
    ),
    Paar(
        ("groep",),
        "groep_thema",
        met_groep(),
        met_groep({"thema": None}),
        "Groep G-1 gaat over ontmoeten; de vraag gaat over geen genoemd thema",
    ),
    Paar(
        ("groep",),
        "groep_wet",
        met_groep({"wet": "jeugdwet"}, wetten=("jeugdwet",)),
        met_groep({"wet": "jeugdwet"}, wetten=("wmo",)),
        "Groep G-1 is niet bedoeld voor de jeugdwet",
    ),
    Paar(
        ("groep",),
        "groep_wijk",
        met_groep(wijken=("WK2", "WK4")),
        met_groep(wijken=("WK4", "WK5")),
        "Groep G-1 is voor Wijk WK4, Wijk WK5; dat is te ver van Wijk WK1",
    ),
    Paar(
        ("groep",),
        "groep_wijk",
        met_groep({"wijk": "WK4"}, wijken=()),  # wie geen wijk noemt, is er voor iedereen
        met_groep({"wijk": "WK2"}, wijken=("WK3",)),  # een buur van een buur is te ver
        "Groep G-1 is voor Wijk WK3; dat is te ver van Wijk WK2",
    ),
    Paar(
        ("groep",),
        "groep_dagdeel",
        met_groep({"dagdelen": ("avond", "ochtend")}, dagdeel="ochtend"),
        met_groep({"dagdelen": ("avond", "middag")}, dagdeel="ochtend"),
        "Groep G-1 is in de ochtend; de inwoner kan in de avond of middag",
    ),
    Paar(
        ("groep",),
        "groep_dagdeel",
        met_groep({"dagdelen": ()}, dagdeel="avond"),  # leeg is altijd
        met_groep({"dagdelen": ("ochtend",)}, dagdeel="avond"),
        "Groep G-1 is in de avond; de inwoner kan in de ochtend",
    ),
    Paar(
        ("groep",),
        "groep_start",
        met_groep(start=ZONDAG + 28 * DAG),
        met_groep(start=ZONDAG + 29 * DAG),
        "Groep G-1 begint pas op 21-12-2026, later dan over 4 weken",
    ),
    Paar(
        ("groep",),
        "groep_start",
        met_groep(einde=ZONDAG),
        met_groep(einde=ZONDAG - DAG),
        "Groep G-1 loopt tot en met 21-11-2026",
    ),
    Paar(
        ("groep",),
        "groep_start",
        met_groep(start=date(2026, 12, 1), einde=date(2027, 3, 1)),
        met_groep(start=date(2027, 1, 4), einde=date(2027, 3, 1)),
        "Groep G-1 begint pas op 04-01-2027, later dan over 4 weken",
    ),
    Paar(
        ("groep",),
        "uitgesloten",
        met_groep(None, vastgezet("H1", "G-2", "uitgesloten")),
        met_groep(None, vastgezet("H1", "G-1", "uitgesloten")),
        "de teamleider heeft G-1 uitgesloten: afgesproken in het team",
    ),
    Paar(
        ("groep",),
        "vastgezet_elders",
        met_groep(None, vastgezet("H9", "G-2")),
        met_groep(None, vastgezet("H1", "G-2")),
        "de teamleider heeft deze hulpvraag vastgezet op G-2",
    ),
)

PAREN = (*COACHPAREN, *AANBIEDERPAREN, *GROEPSPAREN)


def falende(lijst: str, week: Werkvoorraad, product: Product | None) -> dict[str, str]:
    """Naam en zin van elke eis die de eerste plek bij de eerste hulpvraag niet haalt."""
    veld = Veld(week, DREMPELS, (product,))
    return {eis.naam: eis.zin(veld, 0, 0) for eis in LIJSTEN[lijst] if not eis.mag(veld)[0, 0]}


@pytest.mark.parametrize("paar", PAREN, ids=lambda paar: f"{paar.eis}: {paar.zin[:40]}")
def test_net_wel_en_net_niet(paar: Paar) -> None:
    for lijst in paar.lijsten:
        assert falende(lijst, paar.wel, paar.product) == {}
        assert falende(lijst, paar.niet, paar.product) == {paar.eis: paar.zin}


@pytest.mark.parametrize("lijst", LIJSTEN)
def test_elke_eis_heeft_een_paar(lijst: str) -> None:
    met_paar = {paar.eis for paar in PAREN if lijst in paar.lijsten}
    assert {eis.naam for eis in LIJSTEN[lijst]} == met_paar


def test_zonder_product_is_er_eerst_iets_na_te_vragen() -> None:
    zin = "het product voor Aanbieder A1 is nog niet te bepalen; er is eerst iets na te vragen"
    assert falende("aanbieder", met_aanbieder(), None) == {"aanbieder_product": zin}


def test_de_tweede_coach_hoeft_wet_noch_expertise_en_het_deel_alleen_de_wet() -> None:
    namen = {lijst: [eis.naam for eis in LIJSTEN[lijst]] for lijst in LIJSTEN}
    assert namen["tweede"] == ["coach_nabij", "coach_verlof", "uitgesloten"]
    assert namen["deel"] == ["coach_wet", "coach_nabij", "coach_verlof", "uitgesloten"]


def test_een_vastgezette_hulpvraag_mag_een_andere_tweede_coach_hebben() -> None:
    assert falende("tweede", met_coach(None, vastgezet("H1", "C2")), Product.BASIS) == {}


def test_de_schil_kijkt_naar_wat_een_deelnemer_kan_en_niet_naar_ruimte_of_teamleider() -> None:
    assert [eis.naam for eis in EISEN_EXPERTISE] == [
        "aanbieder_wet",
        "aanbieder_gebied",
        "aanbieder_product",
        "aanbieder_contract",
        "aanbieder_expertise",
    ]
    assert [eis.naam for eis in EISEN_ERVARING] == [*(eis.naam for eis in EISEN_EXPERTISE), "aanbieder_ervaring"]


def test_beschikbaar_is_elke_groepseis_behalve_wat_de_teamleider_vastlegt() -> None:
    assert [eis.naam for eis in EISEN_BESCHIKBAAR] == [
        "groep_thema",
        "groep_wet",
        "groep_wijk",
        "groep_dagdeel",
        "groep_start",
    ]


def test_elke_eis_kent_een_week_zonder_hulpvragen_en_een_week_zonder_plekken() -> None:
    zonder_vragen = Veld(bouwers.werkvoorraad(wijkcoaches=(wijkcoach(),), aanbieders=(aanbieder(),)), DREMPELS)
    zonder_plekken = Veld(bouwers.werkvoorraad(hulpvraag()), DREMPELS, (Product.BASIS,))
    for eisen in LIJSTEN.values():
        for eis in eisen:
            assert eis.mag(zonder_vragen).shape[0] == 0
            assert eis.mag(zonder_plekken).shape == (1, 0)


def test_codes_staan_per_soort_plek_in_de_volgorde_van_de_werkvoorraad() -> None:
    week = bouwers.werkvoorraad(
        hulpvraag(),
        wijkcoaches=(wijkcoach("C2"), wijkcoach("C1")),
        aanbieders=(aanbieder("A1"),),
        collectief_aanbod=(groep("G-1"),),
    )
    veld = Veld(week, DREMPELS)
    assert veld.codes(SoortPlek.ZELF) == ("C1", "C2")
    assert veld.codes(SoortPlek.COLLECTIEF) == ("G-1",)
    assert veld.codes(SoortPlek.TWEEDE_SCHIL) == veld.codes(SoortPlek.NETWERKPARTNER) == ("A1",)
