"""Elke trede van de ladder, uitgerekend op papier."""

import hashlib
from datetime import date

import bouwers
import pytest
import toetsplan as plan
from toetsplan import bij, groep, week, zelf, zonder

from wijknetwerk.begrippen import Hulpvraag, Rij, VorigeRij, Werkvoorraad
from wijknetwerk.toets import treden

LANG = {"verwachte_duur_weken": 40}


def trede(naam: str, voorraad: Werkvoorraad, *rijen: Rij) -> int:
    return treden(voorraad, rijen, plan.REGELS)[naam]


def test_namen_en_volgorde() -> None:
    namen = ["vastgezet", "zonder_plek", "volgorde", "meegedeeld", "wensen", "evenwicht", "versnippering", "loting"]
    assert list(treden(week(), (), plan.REGELS)) == namen


def test_klein_geeft_de_getallen_van_het_papier() -> None:
    voorraad, goed = plan.klein()
    assert treden(voorraad, goed.rijen, plan.REGELS) == {rij.naam: rij.waarde for rij in goed.bewijs.treden}


def test_treden_van_een_kapot_plan_weigert() -> None:
    with pytest.raises(ValueError, match="H1 heeft 0 rijen in het voorstel"):
        treden(week(bouwers.hulpvraag("H1")), (), plan.REGELS)


def test_vastgezet_telt_alleen_vastgezette_hulpvragen_met_verdeelroute_en_zonder_plek() -> None:
    vragen = (*(bouwers.hulpvraag(f"H{i}") for i in (1, 2, 3)), bouwers.hulpvraag("H4", crisis="ja"))
    vast = tuple(bouwers.vastgezet(f"H{i}", "C1") for i in (1, 2, 4))
    voorraad = week(*vragen, vastgezet=vast)
    rijen = (zelf("H1"), zonder("H2"), zonder("H3"), plan.eruit("H4", "crisishulp"))
    assert trede("vastgezet", voorraad, *rijen) == 1


@pytest.mark.parametrize(
    ("urgentie", "melddatum", "punten"),
    [
        ("laag", date(2026, 11, 16), 1),
        ("normaal", date(2026, 10, 19), 2),  # 19-10 + 42 dagen = 30-11 = maandag + 14: nog niet
        ("normaal", date(2026, 10, 18), 2 + 2),  # een dag eerder: nadert
        ("normaal", date(2026, 10, 5), 2 + 2),  # 05-10 + 42 dagen = maandag zelf: nadert
        ("hoog", date(2026, 10, 4), 4 + 3),  # een dag eerder: verlopen
    ],
)
def test_zonder_plek_weegt_urgentie_en_termijn(urgentie: str, melddatum: date, punten: int) -> None:
    voorraad = week(bouwers.hulpvraag("H1", urgentie=urgentie, melddatum=melddatum))
    assert trede("zonder_plek", voorraad, zonder("H1")) == punten
    assert trede("zonder_plek", voorraad, zelf("H1")) == 0


def test_volgorde_telt_elk_soort_plek() -> None:
    vragen = [bouwers.hulpvraag(f"H{i}", thema="ontmoeten", collectief_passend="ja", **LANG) for i in range(6)]
    voorraad = week(*vragen)
    rijen = (
        groep("H0"),
        zelf("H1", route="collectief"),
        bij("H2", route="collectief"),
        bij("H3", "S1", "tweede_schil"),
        zonder("H4", "collectief"),
        bij("H5", "S1", "aanbieder"),
    )
    assert trede("volgorde", voorraad, *rijen) == 0 + 1 + 2 + 3 + 4 + 2


def test_meegedeeld_telt_alleen_wat_is_meegedeeld_en_nu_anders_is() -> None:
    vragen = (*(bouwers.hulpvraag(f"H{i}") for i in range(1, 5)), bouwers.hulpvraag("H5", crisis="ja"))
    vorig = (
        VorigeRij(hulpvraag="H1", plek="C2", meegedeeld=True),  # nu C1
        VorigeRij(hulpvraag="H2", plek="C1", meegedeeld=True),  # gelijk gebleven
        VorigeRij(hulpvraag="H3", plek="C2", meegedeeld=False),  # niet meegedeeld
        VorigeRij(hulpvraag="H4", plek="C1", meegedeeld=True),  # nu geen plek
        VorigeRij(hulpvraag="H5", plek="C1", meegedeeld=True),  # verlaat de weekronde
        VorigeRij(hulpvraag="H9", plek="C1", meegedeeld=True),  # is er niet meer
    )
    voorraad = week(*vragen, vorig_voorstel=vorig)
    rijen = (zelf("H1"), zelf("H2"), zelf("H3"), zonder("H4"), plan.eruit("H5", "crisishulp"))
    assert trede("meegedeeld", voorraad, *rijen) == 2


def collectief(nummer: str = "H1", **anders: object) -> Hulpvraag:
    return bouwers.hulpvraag(nummer, **({"thema": "ontmoeten", "collectief_passend": "ja"} | anders))


WENSEN = [
    ("niets te wensen", bouwers.hulpvraag("H1"), zelf("H1"), 0),
    ("voorkeur gevolgd", bouwers.hulpvraag("H1", voorkeur_aanbieder="A1", **LANG), bij("H1"), 0),
    ("voorkeur niet gevolgd", bouwers.hulpvraag("H1", voorkeur_aanbieder="S1", **LANG), bij("H1"), 6),
    ("voorkeur telt niet bij een coach", bouwers.hulpvraag("H1", voorkeur_aanbieder="A1"), zelf("H1"), 0),
    ("niet gewenst", bouwers.hulpvraag("H1", niet_aanbieder=("A1",), **LANG), bij("H1"), 12),
    ("een ander niet gewenst", bouwers.hulpvraag("H1", niet_aanbieder=("S1",), **LANG), bij("H1"), 0),
    ("huidige plek blijft", bouwers.hulpvraag("H1", huidige_plek="C1"), zelf("H1"), 0),
    ("huidige plek anders", bouwers.hulpvraag("H1", huidige_plek="C2"), zelf("H1"), 4),
    ("huidige plek anders bij aanbieder", bouwers.hulpvraag("H1", huidige_plek="C2", **LANG), bij("H1"), 4),
    ("huidige plek telt niet in een groep", collectief(huidige_plek="C1"), groep("H1"), 0),
    ("coach van een ander team", bouwers.hulpvraag("H1", wijk="WK3"), zelf("H1"), 3),
    ("groep in een andere wijk", collectief(wijk="WK2"), groep("H1"), 3),
    ("groep voor alle wijken", collectief(wijk="WK2"), groep("H1", "G-0"), 0),
    ("eerst beoordelen", bouwers.hulpvraag("H1", **LANG), bij("H1", "A2"), 2),
    ("cijfer van 14 dagen", bouwers.hulpvraag("H1", **LANG), bij("H1", "A3"), 0),
    ("cijfer van 15 dagen", bouwers.hulpvraag("H1", **LANG), bij("H1", "A4"), 1),
    ("samen", bouwers.hulpvraag("H1", deel_door_wijkcoach="ja", **LANG), bij("H1", wijkcoach="C1"), 0),
    ("samen kon", bouwers.hulpvraag("H1", deel_door_wijkcoach="ja", **LANG), bij("H1"), 3),
    ("samen kon in het vangnet", collectief(deel_door_wijkcoach="ja", **LANG), bij("H1"), 3),
    ("zonder plek", bouwers.hulpvraag("H1", huidige_plek="C2"), zonder("H1"), 0),
    (
        "alles tegelijk",
        bouwers.hulpvraag("H1", huidige_plek="C1", voorkeur_aanbieder="S1", **LANG),
        bij("H1", "A2"),
        12,
    ),
]


@pytest.mark.parametrize(("vraag", "rij", "punten"), [w[1:] for w in WENSEN], ids=[w[0] for w in WENSEN])
def test_wensen(vraag: Hulpvraag, rij: Rij, punten: int) -> None:
    aanbieders = (
        bouwers.aanbieder("A1"),
        bouwers.aanbieder("A2", capaciteitsstand="eerst_beoordelen"),
        bouwers.aanbieder("A3", capaciteit_datum=date(2026, 11, 2)),
        bouwers.aanbieder("A4", capaciteit_datum=date(2026, 11, 1)),
    )
    groepen = (bouwers.groep("G-0", wijken=()), bouwers.groep("G-1"))
    assert trede("wensen", week(vraag, aanbieders=aanbieders, collectief_aanbod=groepen), rij) == punten


def test_huishouden_telt_elke_begeleider_na_de_eerste() -> None:
    vragen = [collectief(f"H{i}", huishouden="HH1", **LANG) for i in range(5)]
    voorraad = week(*vragen, bouwers.hulpvraag("H5", huishouden="HH2"), bouwers.hulpvraag("H6"))
    rijen = (
        groep("H0"),
        bij("H1", wijkcoach="C2"),
        bij("H2", "S1", "tweede_schil"),
        zelf("H3"),
        zonder("H4"),
        zelf("H5"),
        zelf("H6", "C2", "C1"),
    )
    assert trede("wensen", voorraad, *rijen) == 2 * 4


def coaches(*anders: dict[str, object]) -> tuple[object, ...]:
    return tuple(bouwers.wijkcoach(f"C{i}", **({"team": "RKV"} | a)) for i, a in enumerate(anders, start=1))


def test_evenwicht_telt_in_tienden_van_de_bandbreedte() -> None:
    """Twee coaches met tot 600 (tiende 60); vrij 1200, werk 2 × 315 = 630, dus f = 525 en streef 315.

    C1 doet 600: 285 eraf, min 60 is 225, naar boven 4. C2 doet 30 (twee tweede rollen): weer 285, dus 4, en 330 onder
    van (360) is naar boven 6 tienden, maal 2 is 12. Samen 20.
    """
    voorraad = week(*(bouwers.hulpvraag(f"H{i}", minuten_per_week=300) for i in (1, 2)))
    assert trede("evenwicht", voorraad, zelf("H1"), zelf("H2")) == 4 + 4 + 12


def test_evenwicht_telt_last_die_er_al_is_en_slaat_verlof_en_lege_bandbreedte_over() -> None:
    """C1: 120 overig en 60 lopend van 200; tot 200 en tiende 20. C2 is met verlof, C3 heeft geen bandbreedte.

    Vrij is 0 bij C1 en 600 bij C3; werk is min(75, 600); f = min(1000, 1000 × (180 + 75) ÷ 200) = 1000, streef 200.
    C1 zit op 180: 20 eraf, niet meer dan een tiende, dus 0; van is 190: 10 eronder is naar boven 1 tiende, maal 2.
    """
    drie = coaches(
        {"begeleiding_minuten": 180, "overige_minuten": 120, "bandbreedte_van": 190, "bandbreedte_tot": 200},
        {"verlof_van": date(2026, 11, 16)},
        {"bandbreedte_van": 0, "bandbreedte_tot": 0},
    )
    trajecten = (bouwers.traject("T1"), bouwers.traject("T2", einddatum=date(2026, 11, 15)))
    voorraad = week(bouwers.hulpvraag("H1"), wijkcoaches=drie, lopende_trajecten=trajecten)
    assert trede("evenwicht", voorraad, zonder("H1")) == 2


def test_evenwicht_boven_de_bandbreedte() -> None:
    """Tot 5 (tiende minstens 1); last 10 van C1, streef 5: 5 − 1 = 4, en 5 boven tot, maal 2. C2 telt niet."""
    twee = coaches(
        {"overige_minuten": 10, "bandbreedte_van": 0, "bandbreedte_tot": 5},
        {"bandbreedte_tot": 0, "bandbreedte_van": 0},
    )
    assert trede("evenwicht", week(wijkcoaches=twee)) == 4 + 10


def test_evenwicht_zonder_enige_bandbreedte_is_nul() -> None:
    assert trede("evenwicht", week(wijkcoaches=coaches({"bandbreedte_tot": 0, "bandbreedte_van": 0}))) == 0


def test_evenwicht_werk_telt_alleen_wat_in_het_eigen_gebied_zelf_kan() -> None:
    """Tot is 600; H1 (60) en H2 (vangnet, 90) tellen, H3 is lang en H4 woont elders: werk 180, streef 180."""
    een = coaches({"bandbreedte_van": 0})
    vragen = (
        bouwers.hulpvraag("H1"),
        bouwers.hulpvraag("H2", thema="ontmoeten", collectief_passend="ja", minuten_per_week=90),
        bouwers.hulpvraag("H3", **LANG),
        bouwers.hulpvraag("H4", wijk="WK3"),
    )
    voorraad = week(*vragen, wijkcoaches=een)
    rijen = (zonder("H1"), zonder("H2", "collectief"), zonder("H3", "aanbieder"), zonder("H4", "aanbieder"))
    assert trede("evenwicht", voorraad, *rijen) == 2  # |0 − 180| − 60 = 120 is twee tienden van 60


def test_versnippering_telt_nieuwe_paren_een_keer() -> None:
    vragen = (
        *(bouwers.hulpvraag(f"H{i}", **LANG) for i in (1, 2)),
        *(bouwers.hulpvraag(f"H{i}", wijk="WK2", **LANG) for i in (3, 4)),
    )
    loopt = (
        bouwers.traject("T1", plek="S1", wijk="WK2"),
        bouwers.traject("T2", plek="A1", wijk="WK1", einddatum=date(2026, 11, 15)),
    )
    voorraad = week(*vragen, lopende_trajecten=loopt)
    rijen = (bij("H1"), bij("H2"), bij("H3"), bij("H4", "S1", "tweede_schil"))
    assert trede("versnippering", voorraad, *rijen) == 2  # (A1, WK1) en (A1, WK2)


def lot(tekst: str) -> int:
    plaats, hoogte = divmod(int(hashlib.sha256(tekst.encode("utf-8")).hexdigest()[:16], 16), 12)
    return 16384 * 2**hoogte + plaats % (16384 * 2**hoogte)


def test_loting_telt_elke_rol() -> None:
    vragen = (
        bouwers.hulpvraag("H1"),
        bouwers.hulpvraag("H2", deel_door_wijkcoach="ja", **LANG),
        bouwers.hulpvraag("H3"),
    )
    voorraad = week(*vragen, bouwers.hulpvraag("H4", crisis="ja"))
    rijen = (zelf("H1"), bij("H2", wijkcoach="C2"), zonder("H3"), plan.eruit("H4", "crisishulp"))
    rollen = ("H1|C1|plek", "H1|C2|tweede", "H2|A1|plek", "H2|C2|deel", "H3|geen_plek|plek")
    assert trede("loting", voorraad, *rijen) == sum(lot(f"2026-W47|{rol}") for rol in rollen)
