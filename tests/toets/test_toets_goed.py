"""Goede plannen geven geen enkele bevinding."""

from datetime import date

import bouwers
import pytest
import toetsplan as plan
from toetsplan import bevindingen, bij, eruit, groep, redenen, week, zelf, zonder

from wijknetwerk.begrippen import Alternatief, Hulpvraag, Navraag, Tekort
from wijknetwerk.toets import toets

VOL = {"ruimte_basis": 0, "ruimte_specialistisch": 0}


def lang(nummer: str = "H1", **anders: object) -> Hulpvraag:
    """Een hulpvraag die te lang duurt om zelf te begeleiden."""
    return bouwers.hulpvraag(nummer, verwachte_duur_weken=40, **anders)


def collectief(nummer: str = "H1", **anders: object) -> Hulpvraag:
    """Een hulpvraag waar een groep bij past."""
    return bouwers.hulpvraag(nummer, thema="ontmoeten", collectief_passend="ja", **anders)


def test_klein_is_goed() -> None:
    voorraad, goed = plan.klein()
    assert toets(voorraad, goed, plan.REGELS) == ()


def test_een_lege_week_is_goed() -> None:
    assert bevindingen(week()) == ()


def test_zelf_aanbieder_en_groep_naast_elkaar() -> None:
    voorraad = week(bouwers.hulpvraag("H1"), lang("H2"), collectief("H3"))
    assert bevindingen(voorraad, zelf("H1"), bij("H2"), groep("H3")) == ()


def test_buiten_het_netwerkgebied_mag_elke_aanbieder() -> None:
    voorraad = week(lang(wijk="WK3"))
    assert bevindingen(voorraad, bij("H1", "S1", "aanbieder", redenen=redenen("TZ-03", "TZ-06"))) == ()


def test_tweede_schil_om_capaciteit_als_de_partner_vol_is() -> None:
    voorraad = week(lang(), aanbieders=(bouwers.aanbieder("A1", **VOL), bouwers.aanbieder("S1", schil="tweede_schil")))
    assert bevindingen(voorraad, bij("H1", "S1", "tweede_schil", schilreden="capaciteit")) == ()


def test_tweede_schil_om_ervaring() -> None:
    partners = (bouwers.aanbieder("A1", ervaring_score=5), bouwers.aanbieder("S1", schil="tweede_schil"))
    voorraad = week(lang(), aanbieders=partners)
    assert bevindingen(voorraad, bij("H1", "S1", "tweede_schil", schilreden="ervaring")) == ()


def test_tweede_schil_als_de_netwerkgrootte_bereikt_is() -> None:
    voorraad = week(lang(), aanbieders=(*systeempartijen(8), *gewone_partners()))
    assert bevindingen(voorraad, bij("H1", "S1", "tweede_schil", schilreden="capaciteit")) == ()


def test_negen_systeempartijen_passen_altijd() -> None:
    voorraad = week(lang(), aanbieders=(*systeempartijen(8), bouwers.aanbieder("A1", systeempartij=True)))
    assert bevindingen(voorraad, bij("H1")) == ()


def systeempartijen(aantal: int) -> tuple[object, ...]:
    return tuple(bouwers.aanbieder(f"SP{i}", systeempartij=True, **VOL) for i in range(aantal))


def gewone_partners() -> tuple[object, ...]:
    return bouwers.aanbieder("A1"), bouwers.aanbieder("S1", schil="tweede_schil")


def test_vastgezet_in_de_tweede_schil_terwijl_een_partner_ruimte_heeft() -> None:
    voorraad = week(lang(), vastgezet=(bouwers.vastgezet("H1", "S1"),))
    assert bevindingen(voorraad, bij("H1", "S1", "tweede_schil", schilreden="capaciteit")) == ()


def test_vastgezet_op_een_volle_plek_is_geen_plek() -> None:
    vol = (bouwers.aanbieder("A1", **VOL), bouwers.aanbieder("S1", schil="tweede_schil"))
    voorraad = week(lang(), aanbieders=vol, vastgezet=(bouwers.vastgezet("H1", "A1"),))
    assert bevindingen(voorraad, zonder("H1", "aanbieder", redenen=redenen("TZ-03"))) == ()


def test_te_veel_beloofd_aan_lopende_trajecten_is_nul_vrij() -> None:
    coaches = (bouwers.wijkcoach("C1", team="RKV", begeleiding_minuten=30, bandbreedte_van=0, bandbreedte_tot=30),)
    voorraad = week(bouwers.hulpvraag("H1"), wijkcoaches=coaches, aanbieders=(), lopende_trajecten=(bouwers.traject(),))
    assert bevindingen(voorraad, zonder("H1")) == ()


@pytest.mark.parametrize(
    ("vraag", "product"),
    [
        ({"basis_passend": "nee"}, "specialistisch"),
        ({"onduidelijk_wat_nodig": "ja"}, "orientatie"),
        ({"basis_passend": "nee", "ernstige_psychiatrie": "ja"}, "gecombineerd"),
    ],
)
def test_elk_product_heeft_zijn_eigen_ruimte(vraag: dict[str, str], product: str) -> None:
    voorraad = week(lang(minuten_per_week=301, **vraag))
    assert bevindingen(voorraad, bij("H1", product=product, minuten=301)) == ()


def test_samen_verdeelt_de_minuten_en_naar_beneden_afgerond() -> None:
    voorraad = week(lang(minuten_per_week=91, deel_door_wijkcoach="ja"))
    samen = bij("H1", route="samen", minuten=91, wijkcoach="C2", minuten_wijkcoach=45)
    assert bevindingen(voorraad, samen) == ()


def test_samen_mag_ook_helemaal_door_de_aanbieder() -> None:
    voorraad = week(lang(deel_door_wijkcoach="ja"))
    assert bevindingen(voorraad, bij("H1", route="samen")) == ()


def test_het_vangnet_van_een_volle_groep() -> None:
    groepen = (bouwers.groep("G-1", bezet=6),)
    voorraad = week(collectief("H1"), collectief("H2", verwachte_duur_weken=40), collectief_aanbod=groepen)
    assert bevindingen(voorraad, zelf("H1", route="collectief"), bij("H2", route="collectief")) == ()


def test_een_nieuwe_groep_haalt_haar_minimum() -> None:
    groepen = (bouwers.groep("G-1", bezet=0, minimum=2),)
    voorraad = week(collectief("H1"), collectief("H2"), collectief_aanbod=groepen)
    assert bevindingen(voorraad, groep("H1"), groep("H2")) == ()


def test_iemand_die_een_kleine_groep_niet_kan_verlaten() -> None:
    """Beide deelnemers zijn nodig voor het minimum; een andere verdeling in haar eentje kan dus niet."""
    groepen = (bouwers.groep("G-1", bezet=0, minimum=2), bouwers.groep("G-2", bezet=0, minimum=2))
    voorraad = week(collectief("H1"), collectief("H2"), collectief_aanbod=groepen)
    assert bevindingen(voorraad, groep("H1", "G-2"), groep("H2", "G-2")) == ()


def test_route_die_de_weekronde_verlaat() -> None:
    traject = bouwers.traject("T1", einddatum=date(2026, 12, 29))
    voorraad = week(
        bouwers.hulpvraag("H1", lopend_traject="T1"),
        bouwers.hulpvraag("H2", wlz_indicatie="ja"),
        bouwers.hulpvraag("H3", inwoner_wil_aanbieder="ja"),
        bouwers.hulpvraag("H4", crisis="onbekend", doel="onbekend"),
        lopende_trajecten=(traject,),
    )
    rijen = (
        eruit("H1", "loopt_door"),
        eruit("H2", "wlz"),
        eruit("H3", "opnieuw_wegen"),
        eruit("H4", "navragen", vragen=("crisis", "doel")),
    )
    assert bevindingen(voorraad, *rijen) == ()


def test_zonder_product_vraagt_de_route_aanbieder_na() -> None:
    voorraad = week(lang(basis_passend="onbekend", zelfstandig_wonend="onbekend"))
    rij = eruit("H1", "navragen", "TZ-03", vragen=("basis_passend",))
    assert bevindingen(voorraad, rij) == ()


def test_zonder_product_kan_zelf_wel() -> None:
    voorraad = week(bouwers.hulpvraag("H1", basis_passend="onbekend"))
    vraag = (Navraag(veld="basis_passend", vraag="?"),)
    assert bevindingen(voorraad, zelf("H1", navragen=vraag)) == ()


def test_zonder_product_kan_geen_aanbieder() -> None:
    geen_ruimte = tuple(bouwers.wijkcoach(code, team="RKV", begeleiding_minuten=0) for code in ("C1", "C2"))
    voorraad = week(bouwers.hulpvraag("H1", basis_passend="onbekend"), wijkcoaches=geen_ruimte)
    assert bevindingen(voorraad, zonder("H1")) == ()
    gevonden = bevindingen(voorraad, bij("H1", route="zelf", product=None, redenen=()))
    assert "aanbieder_product: A1 levert geen onbekend product voor H1" in " ".join(b.zin for b in gevonden)


def test_een_reden_die_mogelijk_geldt_mag_genoemd_worden() -> None:
    """Waakvlam onbekend: of te lang, of te zware waakvlam; de route staat vast, geen van beide redenen is zeker."""
    voorraad = week(lang(waakvlam="onbekend"))
    assert bevindingen(voorraad, bij("H1", redenen=redenen("TZ-03", "TZ-08"))) == ()
    assert bevindingen(voorraad, bij("H1", redenen=())) == ()


def test_alternatieven_en_tekorten_die_kloppen() -> None:
    coaches = (bouwers.wijkcoach("C1", team="RKV", wetten=("jeugdwet",)), bouwers.wijkcoach("C2", team="RKV"))
    voorraad = week(collectief(), wijkcoaches=coaches)
    alternatieven = (
        Alternatief(plek="A1", soort_plek="netwerkpartner", toegestaan=True),
        Alternatief(plek="S1", soort_plek="tweede_schil", toegestaan=False, redenen=redenen("vol")),
        Alternatief(plek="C1", soort_plek="zelf", toegestaan=False, redenen=redenen("coach_wet")),
        Alternatief(plek="geen_plek", soort_plek="geen_plek", toegestaan=True),
    )
    gewoon = {"zin": "…", "hulpvragen": ("H1",), "plekken": ("A1",)}
    tekorten = (
        Tekort(**gewoon, gevraagd_minuten=61, vrij_minuten=60, soort="tekort"),
        Tekort(**gewoon, gevraagd_minuten=60, vrij_minuten=60, soort="indelingsverlies"),
        Tekort(hulpvragen=(), plekken=(), zin="…", gevraagd_minuten=0, vrij_minuten=0, soort="geen_opties"),
    )
    rij = groep("H1", alternatieven=alternatieven)
    kengetallen = {"hulpvragen": 1, "route_collectief": 1, "plek_collectief": 1, "plek_zelf": 0, "iets_anders": 7}
    assert bevindingen(voorraad, rij, tekorten=tekorten, kengetallen=kengetallen) == ()
