"""Elke voorwaarde over het geheel, in weken van een paar hulpvragen: net wel en net niet."""

from collections.abc import Callable
from datetime import timedelta

import bouwers
import pytest
import weekplan
from bouwers import aanbieder, groep, hulpvraag, traject, vastgezet
from weekplan import IN_GROEP, LANG, SAMEN, coach, plan

from wijknetwerk.verdeling.geheel import GEHEEL

MAANDAG, ZONDAG = bouwers.WEEK.maandag, bouwers.WEEK.zondag
DAG = timedelta(days=1)
GEEN = "geen_plek"


def uren_vrij(code: str, minuten: int, **anders: object) -> object:
    """Een wijkcoach met precies zoveel minuten vrij."""
    return coach(code, **({"begeleiding_minuten": minuten} | anders))


# --- precies één plek ---


def test_een_hulpvraag_krijgt_een_plek_ook_als_er_meer_kunnen() -> None:
    drie = tuple(aanbieder(f"A{nr}") for nr in (1, 2, 3))
    assert plan(hulpvraag("H1", **LANG), aanbieders=drie)["H1"] in {"A1", "A2", "A3"}
    assert plan(hulpvraag("H1", **LANG)) == {"H1": GEEN}


def test_wie_een_eigen_weg_gaat_komt_niet_in_het_plan() -> None:
    assert plan(hulpvraag("H1", crisis="ja"), hulpvraag("H2", **LANG), aanbieders=(aanbieder(),)) == {"H2": "A1"}


def test_zonder_hulpvragen_is_er_een_leeg_plan() -> None:
    assert plan(wijkcoaches=(coach(),), aanbieders=(aanbieder(),), collectief_aanbod=(groep(),)) == {}
    assert set(weekplan.waarden(weekplan.verdeling())) >= {"vastgezet", "loting"}


# --- de tweede persoon ---


def test_de_tweede_coach_is_een_ander() -> None:
    met_twee = (coach("C1", expertise=("lvb",)), coach("C2"))
    assert plan(hulpvraag("H1", expertise=("lvb",)), wijkcoaches=met_twee) == {"H1": "C1+C2"}
    assert plan(hulpvraag("H1", expertise=("lvb",)), wijkcoaches=met_twee[:1]) == {"H1": GEEN}


def test_bij_samen_doet_een_wijkcoach_het_deel_en_anders_doet_de_aanbieder_alles() -> None:
    vraag, partner = hulpvraag("H1", **SAMEN), (aanbieder(),)
    assert plan(vraag, aanbieders=partner, wijkcoaches=(uren_vrij("C1", 30),)) == {"H1": "A1+C1"}
    assert plan(vraag, aanbieders=partner, wijkcoaches=(uren_vrij("C1", 29),)) == {"H1": "A1"}


def test_een_afgesproken_deel_gaat_voor_het_vaste_deel() -> None:
    vraag, partner = hulpvraag("H1", minuten_wijkcoach=10, **SAMEN), (aanbieder(),)
    assert plan(vraag, aanbieders=partner, wijkcoaches=(uren_vrij("C1", 10),)) == {"H1": "A1+C1"}
    assert plan(vraag, aanbieders=partner, wijkcoaches=(uren_vrij("C1", 9),)) == {"H1": "A1"}


def test_een_deel_dat_niet_kleiner_is_dan_de_vraag_is_geen_afspraak() -> None:
    vraag = hulpvraag("H1", minuten_wijkcoach=60, **SAMEN)
    verdeeld = weekplan.verdeling(vraag, aanbieders=(aanbieder(),), wijkcoaches=(coach(),))
    assert verdeeld.keuze.coachminuten(verdeeld.opties).tolist() == [30]


# --- ruimte van wijkcoaches ---


def test_de_ruimte_van_een_wijkcoach_telt_eigen_vragen_en_meekijken() -> None:
    vragen = (hulpvraag("H1"), hulpvraag("H2"))
    past = plan(*vragen, wijkcoaches=(uren_vrij("C1", 75), uren_vrij("C2", 75)))
    assert sorted(past.values()) == ["C1+C2", "C2+C1"]
    krap = plan(*vragen, wijkcoaches=(uren_vrij("C1", 75), uren_vrij("C2", 74)))
    assert sorted(krap.values()) == ["C1+C2", GEEN]


def test_het_deel_naast_een_aanbieder_telt_ook() -> None:
    vragen = (hulpvraag("H1"), hulpvraag("H2", **SAMEN))
    partner = {"aanbieders": (aanbieder(ruimte_basis=30),)}
    ruim = (uren_vrij("C1", 60), uren_vrij("C2", 45))
    assert plan(*vragen, wijkcoaches=ruim, **partner) == {"H1": "C1+C2", "H2": "A1+C2"}
    krap = (uren_vrij("C1", 60), uren_vrij("C2", 44))
    assert plan(*vragen, wijkcoaches=krap, **partner)["H2"] != "A1+C2"


@pytest.mark.parametrize(
    ("start", "einde", "loopt"),
    [
        (MAANDAG - 90 * DAG, MAANDAG, True),
        (MAANDAG - 90 * DAG, MAANDAG - DAG, False),
        (ZONDAG, ZONDAG + 90 * DAG, True),
        (ZONDAG + DAG, ZONDAG + 90 * DAG, False),
    ],
)
def test_een_traject_dat_de_week_raakt_gaat_van_de_ruimte_af(start: object, einde: object, *, loopt: bool) -> None:
    coaches = (uren_vrij("C1", 60, expertise=("lvb",)), coach("C2"))
    lopend = (traject("T1", plek="C1", minuten_per_week=1, start=start, einddatum=einde),)
    uit = plan(hulpvraag("H1", expertise=("lvb",)), wijkcoaches=coaches, lopende_trajecten=lopend)
    assert uit == {"H1": GEEN if loopt else "C1+C2"}


def test_te_veel_beloofd_is_geen_ruimte_en_geen_tekort_eronder() -> None:
    vol = coach("C1", begeleiding_minuten=60, overige_minuten=300)
    assert weekplan.opties(hulpvraag("H1"), wijkcoaches=(vol,)).veld.coachruimte.tolist() == [0]
    assert plan(hulpvraag("H1"), wijkcoaches=(vol, coach("C2"))) == {"H1": GEEN}


def test_met_verlof_begeleidt_noch_kijkt_een_wijkcoach_mee() -> None:
    weg = coach("C2", verlof_van=ZONDAG)
    straks = coach("C2", verlof_van=ZONDAG + DAG)
    assert plan(hulpvraag("H1"), wijkcoaches=(coach("C1"), weg)) == {"H1": GEEN}
    assert plan(hulpvraag("H1"), wijkcoaches=(coach("C1"), straks))["H1"] in {"C1+C2", "C2+C1"}


# --- ruimte van aanbieders ---


def test_een_aanbieder_heeft_per_product_eigen_ruimte() -> None:
    vragen = (hulpvraag("H1", **LANG), hulpvraag("H2", **LANG))
    assert list(plan(*vragen, aanbieders=(aanbieder(ruimte_basis=120),)).values()) == ["A1", "A1"]
    assert sorted(plan(*vragen, aanbieders=(aanbieder(ruimte_basis=119),)).values()) == ["A1", GEEN]
    anders = (hulpvraag("H1", **LANG), hulpvraag("H2", basis_passend="nee", **LANG))
    ruimtes = {"ruimte_basis": 60, "ruimte_specialistisch": 60}
    assert list(plan(*anders, aanbieders=(aanbieder(**ruimtes),)).values()) == ["A1", "A1"]


@pytest.mark.parametrize(("basis", "specialistisch", "past"), [(121, 120, True), (120, 121, False), (121, 119, False)])
def test_een_vast_duo_gebruikt_beide_ruimtes(basis: int, specialistisch: int, *, past: bool) -> None:
    duo = hulpvraag("H1", basis_passend="nee", ernstige_psychiatrie="ja", minuten_per_week=241, **LANG)
    partner = aanbieder(ruimte_basis=basis, ruimte_specialistisch=specialistisch)
    assert plan(duo, aanbieders=(partner,)) == {"H1": "A1" if past else GEEN}


def test_orientatie_drukt_op_specialistische_ruimte() -> None:
    vraag = hulpvraag("H1", onduidelijk_wat_nodig="ja", **LANG)
    assert plan(vraag, aanbieders=(aanbieder(ruimte_basis=0, ruimte_specialistisch=60),)) == {"H1": "A1"}
    assert plan(vraag, aanbieders=(aanbieder(ruimte_basis=600, ruimte_specialistisch=59),)) == {"H1": GEEN}


# --- groepen ---


def test_een_groep_heeft_niet_meer_deelnemers_dan_plaatsen() -> None:
    vragen = (hulpvraag("H1", **IN_GROEP), hulpvraag("H2", **IN_GROEP))
    assert list(plan(*vragen, collectief_aanbod=(groep(plaatsen=6, bezet=4),)).values()) == ["G-1", "G-1"]
    assert sorted(plan(*vragen, collectief_aanbod=(groep(plaatsen=6, bezet=5),)).values()) == ["G-1", GEEN]
    assert list(plan(*vragen, collectief_aanbod=(groep(plaatsen=6, bezet=6),)).values()) == [GEEN, GEEN]


def test_een_groep_gaat_pas_door_bij_haar_minimum() -> None:
    aanbod = (groep(plaatsen=6, bezet=1, minimum=3),)
    een, twee = hulpvraag("H1", **IN_GROEP), hulpvraag("H2", **IN_GROEP)
    assert plan(een, collectief_aanbod=aanbod) == {"H1": GEEN}
    assert plan(een, twee, collectief_aanbod=aanbod) == {"H1": "G-1", "H2": "G-1"}


# --- netwerkgrootte ---


def krap_netwerk(maximum: int, *vragen: object, **partners: dict[str, object]) -> dict[str, str]:
    """Een plan met hoogstens zoveel deelnemers per gebied en wet; elke partner heeft plaats voor één vraag."""
    deelnemers = tuple(aanbieder(code, **({"ruimte_basis": 60} | anders)) for code, anders in partners.items())
    return plan(*vragen, aanbieders=deelnemers, boek=weekplan.met_drempels(netwerk_maximum=maximum))


def test_er_doen_niet_meer_deelnemers_mee_dan_het_maximum() -> None:
    vragen = (hulpvraag("H1", **LANG), hulpvraag("H2", **LANG))
    assert GEEN not in krap_netwerk(2, *vragen, A1={}, A2={}, A3={}).values()
    assert list(krap_netwerk(1, *vragen, A1={}, A2={}, A3={}).values()).count(GEEN) == 1


def test_een_systeempartij_telt_mee_ook_zonder_nieuwe_hulpvraag() -> None:
    vraag = hulpvraag("H1", **LANG)
    vol = {"systeempartij": True, "ruimte_basis": 0}
    assert krap_netwerk(1, vraag, A1={}, SP=vol) == {"H1": GEEN}
    assert krap_netwerk(2, vraag, A1={}, SP=vol) == {"H1": "A1"}
    assert krap_netwerk(1, vraag, A1={}, SP=vol | {"wetten": ("jeugdwet",)}) == {"H1": "A1"}
    assert krap_netwerk(1, vraag, A1={}, SP=vol | {"gebieden": ("NW",)}) == {"H1": "A1"}
    assert krap_netwerk(1, vraag, A1={}, SP=vol | {"gebieden": ("RKV",)}) == {"H1": GEEN}
    assert krap_netwerk(1, vraag, A1={}, SP=vol | {"schil": "tweede_schil"}) == {"H1": "A1"}


def test_systeempartijen_mogen_altijd_ook_als_er_meer_zijn_dan_het_maximum() -> None:
    vragen = (hulpvraag("H1", **LANG), hulpvraag("H2", **LANG))
    vast = {"systeempartij": True}
    assert GEEN not in krap_netwerk(1, *vragen, S1=vast, S2=vast).values()
    assert sorted(krap_netwerk(1, *vragen, S1=vast, S2=vast | {"ruimte_basis": 0}, A1={}).values()) == ["S1", GEEN]


def test_elk_gebied_en_elke_wet_heeft_een_eigen_netwerk() -> None:
    vragen = (hulpvraag("H1", **LANG), hulpvraag("H2", wet="jeugdwet", **LANG), hulpvraag("H3", wijk="WK2", **LANG))
    assert GEEN not in krap_netwerk(1, *vragen, A1={}, A2={}, A3={}).values()


def test_buiten_het_netwerk_en_in_de_tweede_schil_geldt_geen_maximum() -> None:
    buiten = (hulpvraag("H1", wijk="WK3", **LANG), hulpvraag("H2", wijk="WK3", **LANG))
    assert GEEN not in krap_netwerk(1, *buiten, A1={}, A2={}).values()
    schil = {"schil": "tweede_schil"}
    binnen = (hulpvraag("H1", **LANG), hulpvraag("H2", **LANG))
    assert GEEN not in krap_netwerk(1, *binnen, A1=schil, A2=schil).values()


# --- wat de teamleider vastlegde ---


def test_vastgezet_gaat_naar_die_plek_of_nergens_heen() -> None:
    partners = (aanbieder("A1"), aanbieder("A2"))
    vraag = hulpvraag("H1", voorkeur_aanbieder="A1", **LANG)
    assert plan(vraag, aanbieders=partners, vastgezet=(vastgezet("H1", "A2"),)) == {"H1": "A2"}
    krap = (partners[0], aanbieder("A2", ruimte_basis=59))
    assert plan(vraag, aanbieders=krap, vastgezet=(vastgezet("H1", "A2"),)) == {"H1": GEEN}


def test_uitgesloten_gaat_er_niet_heen_en_kijkt_ook_niet_mee() -> None:
    uit = (vastgezet("H1", "C1", "uitgesloten"),)
    assert plan(hulpvraag("H1"), wijkcoaches=(coach("C1"), coach("C2")), vastgezet=uit) == {"H1": GEEN}
    drie = (coach("C1"), coach("C2"), coach("C3"))
    assert plan(hulpvraag("H1"), wijkcoaches=drie, vastgezet=uit)["H1"] in {"C2+C3", "C3+C2"}


def test_vastgezet_op_een_coach_laat_de_tweede_coach_vrij() -> None:
    vast = (vastgezet("H1", "C1"),)
    assert plan(hulpvraag("H1"), wijkcoaches=(coach("C1"), coach("C2")), vastgezet=vast) == {"H1": "C1+C2"}


PAREN: dict[str, tuple[Callable[..., None], ...]] = {
    "EenPlek": (test_een_hulpvraag_krijgt_een_plek_ook_als_er_meer_kunnen,),
    "TweedePersoon": (
        test_de_tweede_coach_is_een_ander,
        test_bij_samen_doet_een_wijkcoach_het_deel_en_anders_doet_de_aanbieder_alles,
    ),
    "RuimteCoach": (
        test_de_ruimte_van_een_wijkcoach_telt_eigen_vragen_en_meekijken,
        test_het_deel_naast_een_aanbieder_telt_ook,
    ),
    "RuimteAanbieder": (test_een_aanbieder_heeft_per_product_eigen_ruimte, test_een_vast_duo_gebruikt_beide_ruimtes),
    "Groepsgrootte": (
        test_een_groep_heeft_niet_meer_deelnemers_dan_plaatsen,
        test_een_groep_gaat_pas_door_bij_haar_minimum,
    ),
    "Netwerkgrootte": (test_er_doen_niet_meer_deelnemers_mee_dan_het_maximum,),
}
"""Welke test een onderdeel van het geheel net wel en net niet laat gelden."""


def test_elk_onderdeel_van_het_geheel_heeft_een_paar() -> None:
    assert [type(onderdeel).__name__ for onderdeel in GEHEEL] == list(PAREN)
