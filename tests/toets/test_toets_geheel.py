"""Grenzen over het hele plan, en de proef met één verhuizing."""

from pathlib import Path

import bouwers
import toetsplan as plan
from toetsplan import bevindingen, bij, groep, redenen, soorten, week, zelf, zonder

from wijknetwerk.begrippen import Trede, Weekvoorstel
from wijknetwerk.toets import toets

LANG = {"verwachte_duur_weken": 40}
COLLECTIEF = {"thema": "ontmoeten", "collectief_passend": "ja"}


def zinnen(soort: str, *uitkomst: object) -> list[str]:
    return [bevinding.zin for bevinding in uitkomst if getattr(bevinding, "soort", "") == soort]


def onbewezen(goed: Weekvoorstel, *namen: str) -> Weekvoorstel:
    treden = tuple(
        Trede.model_validate(dict(rij) | {"ondergrens": rij.waarde - 1, "bewezen": False}) if rij.naam in namen else rij
        for rij in goed.bewijs.treden
    )
    return goed.model_copy(update={"bewijs": goed.bewijs.model_copy(update={"treden": treden})})


def test_ruimte_van_een_coach_telt_eigen_tweede_en_deel_samen() -> None:
    coaches = (
        bouwers.wijkcoach("C1", team="RKV", begeleiding_minuten=105, bandbreedte_van=0, bandbreedte_tot=105),
        bouwers.wijkcoach("C2", team="RKV"),
    )
    vragen = (
        bouwers.hulpvraag("H1"),
        bouwers.hulpvraag("H2"),
        bouwers.hulpvraag("H3", deel_door_wijkcoach="ja", **LANG),
    )
    rijen = (zelf("H1"), zelf("H2", "C2", "C1"), bij("H3", route="samen", wijkcoach="C1", minuten_wijkcoach=30))
    assert bevindingen(week(*vragen, wijkcoaches=coaches), *rijen) == ()
    krap = (coaches[0].model_copy(update={"begeleiding_minuten": 104}), coaches[1])
    gevonden = bevindingen(week(*vragen, wijkcoaches=krap), *rijen)
    assert zinnen("ruimte", *gevonden) == ["Wijkcoach C1: 105 minuten gevraagd en 104 vrij, 0,02 uur te veel"]


def test_lopende_trajecten_gaan_van_de_ruimte_af() -> None:
    coaches = (bouwers.wijkcoach("C1", team="RKV", begeleiding_minuten=119), bouwers.wijkcoach("C2", team="RKV"))
    voorraad = week(bouwers.hulpvraag("H1"), wijkcoaches=coaches, lopende_trajecten=(bouwers.traject(),))
    assert zinnen("ruimte", *bevindingen(voorraad, zelf("H1"))) == [
        "Wijkcoach C1: 60 minuten gevraagd en 59 vrij, 0,02 uur te veel"
    ]


def test_gecombineerd_vult_twee_ruimtes() -> None:
    duo = {"basis_passend": "nee", "ernstige_psychiatrie": "ja", "minuten_per_week": 241} | LANG
    for basis, specialistisch, fout in (
        (121, 120, ()),
        (120, 120, ("A1, basis: 121",)),
        (121, 119, ("specialistisch: 120",)),
    ):
        partner = bouwers.aanbieder("A1", ruimte_basis=basis, ruimte_specialistisch=specialistisch)
        voorraad = week(bouwers.hulpvraag("H1", **duo), aanbieders=(partner,))
        gevonden = zinnen("ruimte", *bevindingen(voorraad, bij("H1", product="gecombineerd", minuten=241)))
        assert len(gevonden) == len(fout)
        assert all(deel in zin for deel, zin in zip(fout, gevonden, strict=True))


def test_netwerkgrootte_telt_systeempartijen_die_niets_krijgen() -> None:
    systeem = tuple(bouwers.aanbieder(f"SP{i}", systeempartij=True) for i in range(8))
    voorraad = week(bouwers.hulpvraag("H1", **LANG), aanbieders=(*systeem, bouwers.aanbieder("A1")))
    assert zinnen("netwerkgrootte", *bevindingen(voorraad, bij("H1"))) == [
        "Het netwerk van RKV voor de wmo heeft 9 partners, hoogstens 8 mag"
    ]
    assert bevindingen(voorraad, bij("H1", "SP0")) == ()


def test_netwerkgrootte_telt_per_gebied_en_wet() -> None:
    systeem = [bouwers.aanbieder(f"SP{i}", systeempartij=True, wetten=("wmo",), gebieden=("RKV",)) for i in range(8)]
    ander = bouwers.aanbieder("A1")
    vragen = (bouwers.hulpvraag("H1", wet="jeugdwet", **LANG), bouwers.hulpvraag("H2", wijk="WK4", **LANG))
    wijken = (bouwers.wijk("WK1", "RKV"), bouwers.wijk("WK4", "NW"))
    voorraad = week(*vragen, aanbieders=(*systeem, ander), wijken=wijken)
    assert bevindingen(voorraad, bij("H1"), bij("H2", redenen=redenen("TZ-03", "TZ-06"))) == ()


def test_tweede_schil_telt_niet_mee_voor_het_netwerk() -> None:
    systeem = [bouwers.aanbieder(f"SP{i}", systeempartij=True, schil="tweede_schil", ruimte_basis=0) for i in range(9)]
    voorraad = week(bouwers.hulpvraag("H1", **LANG), aanbieders=(*systeem, bouwers.aanbieder("A1")))
    assert bevindingen(voorraad, bij("H1")) == ()


def test_capaciteit_is_ook_onbewezen_geen_reden_als_een_partner_past() -> None:
    voorraad = week(bouwers.hulpvraag("H1", **LANG))
    rij = bij("H1", "S1", "tweede_schil", schilreden="capaciteit")
    gevonden = toets(voorraad, onbewezen(plan.voorstel(voorraad, rij), "volgorde"), plan.REGELS)
    assert soorten(gevonden) == {"schil"}


def test_capaciteit_is_wel_een_reden_als_het_samen_deel_bij_niemand_past() -> None:
    """Heel past niet bij A1 (30 vrij), samen wel; maar zonder coach met ruimte voor het deel kan samen niet."""
    partners = (bouwers.aanbieder("A1", ruimte_basis=30), bouwers.aanbieder("S1", schil="tweede_schil"))
    vraag = bouwers.hulpvraag("H1", deel_door_wijkcoach="ja", **LANG)
    rij = bij("H1", "S1", "tweede_schil", route="samen", schilreden="capaciteit")
    krap = tuple(bouwers.wijkcoach(code, team="RKV", begeleiding_minuten=29) for code in ("C1", "C2"))
    assert bevindingen(week(vraag, aanbieders=partners, wijkcoaches=krap), rij) == ()
    ruim = (bouwers.wijkcoach("C1", team="RKV", begeleiding_minuten=30), krap[1])
    assert "schil" in soorten(bevindingen(week(vraag, aanbieders=partners, wijkcoaches=ruim), rij))


def test_volgorde_is_pas_fout_als_zij_bewezen_heet() -> None:
    voorraad = week(bouwers.hulpvraag("H1"))
    goed = plan.voorstel(voorraad, zonder("H1"))
    (fout,) = toets(voorraad, goed, plan.REGELS)
    assert fout.zin == "H1 staat op geen_plek, maar kan naar C1 (zelf) zonder dat iemand schuift"
    assert toets(voorraad, onbewezen(goed, "volgorde"), plan.REGELS) == ()
    assert toets(voorraad, onbewezen(goed, "zonder_plek"), plan.REGELS) == ()


def test_zelf_kan_niet_zonder_een_tweede_coach_met_ruimte() -> None:
    ruim = bouwers.wijkcoach("C1", team="RKV")
    for minuten, verlof, past in ((14, None, False), (15, None, True), (15, bouwers.WEEK.maandag, False)):
        tweede = bouwers.wijkcoach("C2", team="RKV", begeleiding_minuten=minuten, verlof_van=verlof)
        voorraad = week(bouwers.hulpvraag("H1"), wijkcoaches=(ruim, tweede), aanbieders=())
        assert bool(zinnen("volgorde", *bevindingen(voorraad, zonder("H1")))) is past


def test_verhuizen_naar_een_groep_die_daarmee_doorgaat() -> None:
    """G-1 heeft een minimum van 2 en nog niemand: alleen gaan kan niet, aansluiten wel."""
    leeg = (bouwers.groep("G-1", bezet=0, minimum=2),)
    eenling = week(bouwers.hulpvraag("H1", **COLLECTIEF), collectief_aanbod=leeg)
    assert bevindingen(eenling, zelf("H1", route="collectief")) == ()
    een_bezet = (bouwers.groep("G-1", bezet=1, minimum=2),)
    samen = week(bouwers.hulpvraag("H1", **COLLECTIEF), collectief_aanbod=een_bezet)
    assert zinnen("volgorde", *bevindingen(samen, zelf("H1", route="collectief"))) == [
        "H1 staat op zelf, maar kan naar G-1 (collectief) zonder dat iemand schuift"
    ]


def test_uit_een_groep_die_haar_nodig_heeft_kan_niemand_weg(tmp_path: Path) -> None:
    """Met omgekeerde gewichten is een groep juist slechter; toch mag niemand uit een groep die dan te klein wordt."""
    regels = plan.eigen_regels(
        tmp_path, "gewichten.toml", "[trede_collectief]\nwaarde = 0", "[trede_collectief]\nwaarde = 9"
    )
    twee = (bouwers.groep("G-1", bezet=0, minimum=2),)
    voorraad = week(*(bouwers.hulpvraag(f"H{i}", **COLLECTIEF) for i in (1, 2)), collectief_aanbod=twee)
    rijen = (groep("H1"), groep("H2"))
    assert toets(voorraad, plan.voorstel(voorraad, *rijen, regelmap=regels), regels) == ()
    open_groep = (bouwers.groep("G-1", bezet=1, minimum=2),)
    voorraad = week(*(bouwers.hulpvraag(f"H{i}", **COLLECTIEF) for i in (1, 2)), collectief_aanbod=open_groep)
    gevonden = toets(voorraad, plan.voorstel(voorraad, *rijen, regelmap=regels), regels)
    assert {(b.soort, b.over) for b in gevonden} == {("volgorde", "H1"), ("volgorde", "H2")}
    alleen = week(bouwers.hulpvraag("H1", **COLLECTIEF), collectief_aanbod=open_groep)
    gevonden = toets(alleen, plan.voorstel(alleen, groep("H1"), regelmap=regels), regels)
    assert {(b.soort, b.over) for b in gevonden} == {("volgorde", "H1")}


def test_een_volle_groep_met_te_veel_mensen_laat_niemand_toe() -> None:
    vol = (bouwers.groep("G-1", bezet=7, plaatsen=6, minimum=3),)
    voorraad = week(bouwers.hulpvraag("H1", **COLLECTIEF), collectief_aanbod=vol)
    assert bevindingen(voorraad, zelf("H1", route="collectief")) == ()
    assert zinnen("groep", *bevindingen(voorraad, groep("H1"))) == ["Groep G-1: 7 bezet en 1 nieuw, maar 6 plaatsen"]
