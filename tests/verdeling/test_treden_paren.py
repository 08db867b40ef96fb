"""Elke trede van de ladder, in weken van een paar hulpvragen: wat zij telt, en dat zij voor de volgende gaat."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import bouwers
import pytest
import weekplan
from bouwers import aanbieder, groep, hulpvraag, traject, vastgezet
from weekplan import IN_GROEP, LANG, SAMEN, coach, met_drempels, plan, trede, waarden

from wijknetwerk.begrippen import VorigeRij, Week
from wijknetwerk.verdeling import verdeel
from wijknetwerk.verdeling.opties import trek_lot
from wijknetwerk.verdeling.treden import TREDEN
from wijknetwerk.weging import weeg

MAANDAG, ZONDAG = bouwers.WEEK.maandag, bouwers.WEEK.zondag
DAG = timedelta(days=1)
GEEN = "geen_plek"
EEN_PLAATS = (aanbieder(ruimte_basis=60),)
TWEE_PARTNERS = (aanbieder("A1"), aanbieder("A2"))


def meegedeeld(nummer: str, plek: str, *, verteld: bool = True) -> VorigeRij:
    return VorigeRij(hulpvraag=nummer, plek=plek, meegedeeld=verteld)


# --- vastgezet ---


def test_vastgezet_gaat_voor_urgentie() -> None:
    vragen = (hulpvraag("H1", urgentie="laag", **LANG), hulpvraag("H2", urgentie="hoog", **LANG))
    assert plan(*vragen, aanbieders=EEN_PLAATS) == {"H1": GEEN, "H2": "A1"}
    assert plan(*vragen, aanbieders=EEN_PLAATS, vastgezet=(vastgezet("H1", "A1"),)) == {"H1": "A1", "H2": GEEN}


def test_vastgezet_telt_wie_haar_plek_niet_krijgt() -> None:
    vast = (vastgezet("H1", "A1"), vastgezet("H2", "A1"))
    vragen = (hulpvraag("H1", **LANG), hulpvraag("H2", **LANG), hulpvraag("H3", **LANG))
    assert trede("vastgezet", *vragen, aanbieders=EEN_PLAATS, vastgezet=vast) == 1
    assert trede("vastgezet", *vragen, aanbieders=EEN_PLAATS) == 0


def test_vastgezet_maar_niet_verdeeld_telt_niet() -> None:
    assert trede("vastgezet", hulpvraag("H1", crisis="ja"), vastgezet=(vastgezet("H1", "A1"),)) == 0


# --- zonder plek ---


@pytest.mark.parametrize(("urgentie", "gewicht"), [("laag", 1), ("normaal", 2), ("hoog", 4)])
def test_zonder_plek_weegt_naar_urgentie(urgentie: str, gewicht: int) -> None:
    assert trede("zonder_plek", hulpvraag("H1", urgentie=urgentie, melddatum=MAANDAG, **LANG)) == gewicht


@pytest.mark.parametrize(
    ("uiterlijk", "erbij"),
    [(MAANDAG + 14 * DAG, 0), (MAANDAG + 13 * DAG, 2), (MAANDAG, 2), (MAANDAG - DAG, 3)],
)
def test_zonder_plek_weegt_naar_de_wettelijke_termijn(uiterlijk: object, erbij: int) -> None:
    melddatum = uiterlijk - 42 * DAG
    assert trede("zonder_plek", hulpvraag("H1", urgentie="laag", melddatum=melddatum, **LANG)) == 1 + erbij


def test_niemand_zonder_plek_gaat_voor_de_volgorde() -> None:
    """Beter één in het netwerk en één bij de coach dan de groep voor één en niets voor de ander."""
    vragen = (hulpvraag("H1"), hulpvraag("H2", **LANG))
    ruimtes = {"wijkcoaches": (coach("C1"), coach("C2")), "aanbieders": (aanbieder(ruimte_basis=60),)}
    assert plan(*vragen, **ruimtes)["H2"] == "A1"
    eerst = (hulpvraag("H1", urgentie="hoog", **LANG), hulpvraag("H2", urgentie="normaal", **LANG))
    assert plan(*eerst, aanbieders=EEN_PLAATS) == {"H1": "A1", "H2": GEEN}


def test_twee_gewone_gaan_voor_een_laag_plus_een_gewone() -> None:
    groot = hulpvraag("H1", minuten_per_week=120, urgentie="normaal", **LANG)
    klein = (hulpvraag("H2", urgentie="laag", **LANG), hulpvraag("H3", urgentie="normaal", **LANG))
    assert plan(groot, *klein, aanbieders=(aanbieder(ruimte_basis=120),)) == {"H1": GEEN, "H2": "A1", "H3": "A1"}


# --- volgorde ---


def test_volgorde_is_groep_dan_zelf_dan_netwerk_dan_tweede_schil() -> None:
    vraag = hulpvraag("H1", **IN_GROEP)
    groepen, coaches = (groep(),), (coach("C1"), coach("C2"))
    schil = aanbieder("S1", schil="tweede_schil")
    alles = {"collectief_aanbod": groepen, "wijkcoaches": coaches, "aanbieders": (aanbieder("A1"), schil)}
    assert plan(vraag, **alles) == {"H1": "G-1"}
    vol = alles | {"collectief_aanbod": (groep(plaatsen=3),)}
    assert plan(vraag, **vol)["H1"] in {"C1+C2", "C2+C1"}
    assert plan(vraag, **vol | {"wijkcoaches": coaches[:1]}) == {"H1": "A1"}
    kan_niet = aanbieder("A1", ruimte_basis=59)
    assert plan(vraag, **vol | {"wijkcoaches": coaches[:1], "aanbieders": (kan_niet, schil)}) == {"H1": "S1"}


@pytest.mark.parametrize(
    ("tabellen", "punten"),
    [
        ({"collectief_aanbod": (groep(),)}, 0),
        ({"wijkcoaches": (coach("C1"), coach("C2"))}, 1),
        ({"aanbieders": (aanbieder(),), "wijkcoaches": (coach("C1"),)}, 2),
        ({"aanbieders": (aanbieder(schil="tweede_schil"),), "wijkcoaches": (coach("C1"),)}, 3),
        ({"wijkcoaches": (coach("C1"),)}, 4),
    ],
)
def test_volgorde_telt_stappen(tabellen: dict[str, object], punten: int) -> None:
    vol = {"collectief_aanbod": (groep(plaatsen=3),)}
    assert trede("volgorde", hulpvraag("H1", **IN_GROEP), **vol | tabellen) == punten


def test_buiten_het_netwerkgebied_is_elke_aanbieder_even_ver() -> None:
    vraag = hulpvraag("H1", wijk="WK3", voorkeur_aanbieder="S1", **LANG)
    partijen = (aanbieder("A1"), aanbieder("S1", schil="tweede_schil"))
    assert plan(vraag, aanbieders=partijen) == {"H1": "S1"}
    assert trede("volgorde", vraag, aanbieders=partijen) == 2
    assert plan(vraag.model_copy(update={"wijk": "WK1"}), aanbieders=partijen) == {"H1": "A1"}


# --- meegedeeld ---


def test_wat_is_meegedeeld_blijft_ook_als_de_inwoner_iets_anders_wil() -> None:
    vraag = hulpvraag("H1", voorkeur_aanbieder="A2", **LANG)
    vorig = (meegedeeld("H1", "A1"),)
    assert plan(vraag, aanbieders=TWEE_PARTNERS, vorig_voorstel=vorig) == {"H1": "A1"}
    assert trede("meegedeeld", vraag, aanbieders=TWEE_PARTNERS, vorig_voorstel=vorig) == 0
    niet_verteld = (meegedeeld("H1", "A1", verteld=False),)
    assert plan(vraag, aanbieders=TWEE_PARTNERS, vorig_voorstel=niet_verteld) == {"H1": "A2"}
    assert trede("meegedeeld", vraag, aanbieders=TWEE_PARTNERS, vorig_voorstel=niet_verteld) == 0


def test_de_volgorde_gaat_voor_wat_is_meegedeeld() -> None:
    vraag, ruimtes = hulpvraag("H1"), {"wijkcoaches": (coach("C1"), coach("C2")), "aanbieders": (aanbieder(),)}
    vorig = (meegedeeld("H1", "A1"),)
    assert plan(vraag, vorig_voorstel=vorig, **ruimtes)["H1"] != "A1"
    assert trede("meegedeeld", vraag, vorig_voorstel=vorig, **ruimtes) == 1


def test_meegedeeld_telt_ook_wie_haar_plek_verliest_maar_niet_wie_niet_meer_verdeeld_wordt() -> None:
    vorig = (meegedeeld("H1", "A9"), meegedeeld("H2", "A9"), meegedeeld("H-weg", "A9"))
    assert trede("meegedeeld", hulpvraag("H1", **LANG), hulpvraag("H2", crisis="ja"), vorig_voorstel=vorig) == 1


# --- wensen ---


def test_wensen_kiezen_de_plek_die_de_inwoner_wil() -> None:
    vraag = hulpvraag("H1", **LANG)
    for plek in ("A1", "A2"):
        gewenst = vraag.model_copy(update={"voorkeur_aanbieder": plek})
        assert plan(gewenst, aanbieders=TWEE_PARTNERS) == {"H1": plek}
        assert trede("wensen", gewenst, aanbieders=TWEE_PARTNERS) == 0


def test_liever_niet_weegt_zwaarder_dan_graag() -> None:
    vraag = hulpvraag("H1", niet_aanbieder=("A1",), huidige_plek="A1", **LANG)
    assert plan(vraag, aanbieders=TWEE_PARTNERS) == {"H1": "A2"}
    assert trede("wensen", vraag, aanbieders=TWEE_PARTNERS) == 4


def test_een_huishouden_blijft_bij_elkaar() -> None:
    thuis = {"huishouden": "HH1"} | LANG
    vragen = tuple(hulpvraag(f"H{nr}", **thuis) for nr in (1, 2, 3))
    drie = tuple(aanbieder(f"A{nr}") for nr in (1, 2, 3))
    assert len(set(plan(*vragen, aanbieders=drie).values())) == 1
    assert trede("wensen", *vragen, aanbieders=drie) == 0
    elk_een = tuple(aanbieder(f"A{nr}", ruimte_basis=60) for nr in (1, 2, 3))
    assert trede("wensen", *vragen, aanbieders=elk_een) == 8
    twee_huizen = (vragen[0], vragen[1], vragen[2].model_copy(update={"huishouden": "HH2"}))
    assert trede("wensen", *twee_huizen, aanbieders=elk_een) == 4


def test_een_groep_of_geen_plek_telt_niet_mee_voor_het_huishouden() -> None:
    vragen = (hulpvraag("H1", huishouden="HH1", **LANG), hulpvraag("H2", huishouden="HH1", **IN_GROEP))
    ruimtes = {"aanbieders": EEN_PLAATS, "collectief_aanbod": (groep(),)}
    assert plan(*vragen, **ruimtes) == {"H1": "A1", "H2": "G-1"}
    assert trede("wensen", *vragen, **ruimtes) == 0
    assert trede("wensen", vragen[0], hulpvraag("H3", huishouden="HH1", **LANG), aanbieders=EEN_PLAATS) == 0


def test_bij_samen_telt_voor_het_huishouden_alleen_de_aanbieder() -> None:
    vragen = tuple(hulpvraag(f"H{nr}", huishouden="HH1", **SAMEN) for nr in (1, 2))
    coaches = (coach("C1", begeleiding_minuten=30), coach("C2", begeleiding_minuten=30))
    uit = weekplan.verdeling(*vragen, aanbieders=(aanbieder(),), wijkcoaches=coaches)
    assert sorted(weekplan.plekken(uit).values()) == ["A1+C1", "A1+C2"]
    assert waarden(uit)["wensen"] == 0


# --- evenwicht ---


def even(code: str, last: int, **anders: object) -> object:
    """Een wijkcoach met bandbreedte 0 tot 600 en zoveel minuten die al vastliggen."""
    return coach(code, **({"overige_minuten": last, "bandbreedte_van": 0, "bandbreedte_tot": 600} | anders))


def test_evenwicht_geeft_werk_aan_wie_het_leegst_is() -> None:
    uit = weekplan.verdeling(
        hulpvraag("H1", minuten_per_week=300), wijkcoaches=(even("C1", 300), even("C2", 0), even("C3", 300))
    )
    assert weekplan.plekken(uit)["H1"].startswith("C2+")
    assert waarden(uit)["evenwicht"] == 0


@pytest.mark.parametrize(("last", "tienden"), [(120, 0), (122, 1), (240, 2), (241, 3), (480, 6)])
def test_evenwicht_telt_hele_tienden_boven_de_eerste(last: int, tienden: int) -> None:
    """Bij twee coaches is het streven de helft; wie meer dan een tiende (60) afwijkt telt per begonnen tiende."""
    assert trede("evenwicht", wijkcoaches=(even("C1", last), even("C2", 0))) == tienden


@pytest.mark.parametrize(
    ("last", "punten"),
    [(300, 0), (299, 2), (240, 2), (239, 4), (600, 0), (601, 2)],
)
def test_evenwicht_telt_dubbel_buiten_de_bandbreedte(last: int, punten: int) -> None:
    """Eén coach is altijd haar eigen streven, tot vol; alleen de bandbreedte van 300 tot 600 telt dan nog."""
    alleen = even("C1", last, bandbreedte_van=300, begeleiding_minuten=2000)
    assert trede("evenwicht", wijkcoaches=(alleen,)) == punten


def test_evenwicht_kent_geen_verlof_en_geen_bandbreedte_van_nul() -> None:
    scheef = even("C1", 0, bandbreedte_van=600)
    assert trede("evenwicht", wijkcoaches=(scheef,)) == 20
    assert trede("evenwicht", wijkcoaches=(even("C1", 0, bandbreedte_van=600, verlof_van=MAANDAG),)) == 0
    assert trede("evenwicht", wijkcoaches=(even("C1", 300, bandbreedte_tot=0),)) == 0
    naast = (even("C1", 300, bandbreedte_tot=0), even("C2", 300))
    assert trede("evenwicht", wijkcoaches=naast) == 4  # 600 op een team van 600: C2 hoort vol te zitten


def test_evenwicht_kijkt_per_team() -> None:
    vol, leeg = even("C1", 600), even("C2", 0)
    assert trede("evenwicht", wijkcoaches=(vol, leeg)) == 8
    assert trede("evenwicht", wijkcoaches=(vol, leeg.model_copy(update={"team": "NW"}))) == 0


def test_het_streven_telt_het_werk_dat_het_team_zelf_oppakt_tot_het_vol_is() -> None:
    """Met 240 minuten werk voor het eigen team is het streven van een lege coach 240: drie tienden achter."""
    vraag = hulpvraag("H1", minuten_per_week=225)
    assert trede("evenwicht", wijkcoaches=(even("C1", 0),)) == 0
    assert trede("evenwicht", vraag, wijkcoaches=(even("C1", 0),)) == 3
    assert trede("evenwicht", vraag.model_copy(update={"wijk": "WK2"}), wijkcoaches=(even("C1", 0),)) == 0
    assert trede("evenwicht", vraag, wijkcoaches=(even("C1", 0, begeleiding_minuten=60),)) == 0


def test_een_smalle_bandbreedte_meet_in_minuten() -> None:
    smal = even("C1", 30, bandbreedte_tot=9, begeleiding_minuten=30)
    assert trede("evenwicht", wijkcoaches=(smal,)) == (30 - 9 - 1) + 2 * (30 - 9)


# --- versnippering ---


@pytest.mark.parametrize(
    ("einde", "plek"), [(MAANDAG, "bekende"), (MAANDAG - DAG, "om het even"), (ZONDAG + DAG, "bekende")]
)
def test_versnippering_kiest_wie_al_in_de_wijk_loopt(einde: object, plek: str) -> None:
    for bekend, nieuw in (("A1", "A2"), ("A2", "A1")):
        loopt = traject("T1", plek=bekend, wijk="WK1", start=MAANDAG - 90 * DAG, einddatum=einde)
        uit = weekplan.verdeling(hulpvraag("H1", **LANG), aanbieders=TWEE_PARTNERS, lopende_trajecten=(loopt,))
        if plek == "bekende":
            assert weekplan.plekken(uit) == {"H1": bekend}
        assert weekplan.plekken(uit)["H1"] in {bekend, nieuw}
        assert waarden(uit)["versnippering"] == (0 if plek == "bekende" else 1)


def test_versnippering_telt_paren_van_aanbieder_en_wijk() -> None:
    vragen = (hulpvraag("H1", **LANG), hulpvraag("H2", **LANG), hulpvraag("H3", wijk="WK2", **LANG))
    uit = weekplan.verdeling(*vragen, aanbieders=TWEE_PARTNERS)
    assert len({plek for nummer, plek in weekplan.plekken(uit).items() if nummer != "H3"}) == 1
    assert waarden(uit)["versnippering"] == 2


def test_een_traject_in_een_andere_wijk_maakt_een_aanbieder_hier_niet_bekend() -> None:
    elders = traject("T1", plek="A1", wijk="WK2")
    assert trede("versnippering", hulpvraag("H1", **LANG), aanbieders=(aanbieder(),), lopende_trajecten=(elders,)) == 1


# --- loting ---


def lot(week: str, nummer: str, plek: str, rol: str = "plek") -> int:
    return trek_lot(f"{week}|{nummer}|{plek}|{rol}")


def test_de_loting_kiest_het_laagste_lot_en_elke_week_opnieuw() -> None:
    vragen = tuple(hulpvraag(f"H{nr}", melddatum=MAANDAG, **LANG) for nr in range(4))
    ruim = tuple(aanbieder(f"A{nr}", gebieden=("ZUID",)) for nr in (1, 2))
    loopt = tuple(traject(f"T{nr}", plek=f"A{nr}", wijk="WK3", einddatum=MAANDAG + 99 * DAG) for nr in (1, 2))
    uitkomsten = set()
    for week in (Week(jaar=2026, nummer=nummer) for nummer in (47, 48)):
        voorraad = weekplan.week(
            *(vraag.model_copy(update={"wijk": "WK3"}) for vraag in vragen), aanbieders=ruim, lopende_trajecten=loopt
        )
        uit = verdeel(weeg(voorraad.model_copy(update={"week": week}), weekplan.regelboek()))
        loten = [{plek: lot(str(week), vraag.nummer, plek) for plek in ("A1", "A2")} for vraag in vragen]
        beste = tuple(min(van_vraag, key=van_vraag.__getitem__) for van_vraag in loten)
        assert tuple(weekplan.plekken(uit).values()) == beste
        assert waarden(uit)["loting"] == sum(min(van_vraag.values()) for van_vraag in loten)
        uitkomsten.add(beste)
    assert len(uitkomsten) == 2


def test_de_loting_telt_elke_rol() -> None:
    zelf = weekplan.verdeling(hulpvraag("H1"), wijkcoaches=(coach("C1", expertise=("lvb",)), coach("C2")))
    plek = weekplan.plekken(zelf)["H1"].split("+")
    assert waarden(zelf)["loting"] == lot("2026-W47", "H1", plek[0]) + lot("2026-W47", "H1", plek[1], "tweede")
    samen = weekplan.verdeling(hulpvraag("H1", **SAMEN), wijkcoaches=(coach("C1"),), aanbieders=(aanbieder(),))
    assert waarden(samen)["loting"] == lot("2026-W47", "H1", "A1") + lot("2026-W47", "H1", "C1", "deel")
    assert trede("loting", hulpvraag("H1", **LANG)) == lot("2026-W47", "H1", GEEN)


def test_elke_verdubbeling_van_een_lot_is_even_waarschijnlijk() -> None:
    loten = [trek_lot(str(nummer)) for nummer in range(3_000)]
    assert min(loten) >= 2**14
    assert max(loten) < 2**26
    assert len(set(loten)) > 2_990
    per_verdubbeling = Counter(lot.bit_length() for lot in loten)
    assert sorted(per_verdubbeling) == list(range(15, 27))
    assert all(180 < aantal < 320 for aantal in per_verdubbeling.values())  # 250 verwacht


def test_een_lot_is_voor_dezelfde_tekst_altijd_hetzelfde() -> None:
    niets = 0xE3B0C44298FC1C14  # het begin van de bekende sha256 van niets; 4 verdubbelingen
    assert trek_lot("") == 2**18 + niets // 12 % 2**18


# --- de ladder zelf ---


def test_een_lagere_trede_verslechtert_nooit_een_hogere() -> None:
    """De inwoner wil A2, maar dan heeft een ander geen plek meer."""
    wil = hulpvraag("H1", voorkeur_aanbieder="A2", **LANG)
    moet = hulpvraag("H2", expertise=("lvb",), **LANG)
    partners = (aanbieder("A1", ruimte_basis=60), aanbieder("A2", ruimte_basis=60, expertise=("lvb",)))
    uit = weekplan.verdeling(wil, moet, aanbieders=partners)
    assert weekplan.plekken(uit) == {"H1": "A1", "H2": "A2"}
    assert waarden(uit)["wensen"] == 6


def test_gewichten_zijn_beleid() -> None:
    vraag = hulpvraag("H1", **IN_GROEP)
    ruimtes = {"collectief_aanbod": (groep(),), "wijkcoaches": (coach("C1"), coach("C2"))}
    assert plan(vraag, boek=met_drempels(trede_collectief=2), **ruimtes)["H1"] in {"C1+C2", "C2+C1"}


PAREN: dict[str, tuple[Callable[..., None], ...]] = {
    "vastgezet": (test_vastgezet_gaat_voor_urgentie, test_vastgezet_telt_wie_haar_plek_niet_krijgt),
    "zonder_plek": (test_zonder_plek_weegt_naar_urgentie, test_zonder_plek_weegt_naar_de_wettelijke_termijn),
    "volgorde": (test_volgorde_is_groep_dan_zelf_dan_netwerk_dan_tweede_schil, test_volgorde_telt_stappen),
    "meegedeeld": (test_wat_is_meegedeeld_blijft_ook_als_de_inwoner_iets_anders_wil,),
    "wensen": (test_wensen_kiezen_de_plek_die_de_inwoner_wil, test_een_huishouden_blijft_bij_elkaar),
    "evenwicht": (test_evenwicht_geeft_werk_aan_wie_het_leegst_is, test_evenwicht_telt_dubbel_buiten_de_bandbreedte),
    "versnippering": (test_versnippering_kiest_wie_al_in_de_wijk_loopt,),
    "loting": (test_de_loting_kiest_het_laagste_lot_en_elke_week_opnieuw, test_de_loting_telt_elke_rol),
}
"""Welke test een trede net wel en net niet laat tellen."""


def test_elke_trede_heeft_een_paar() -> None:
    assert [trede.naam for trede in TREDEN] == list(PAREN)
