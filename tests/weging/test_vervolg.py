"""Wie meekijkt en welke termijnen lopen volgt uit waar een hulpvraag echt heen gaat."""

from datetime import date

from bouwers import WEEK, aanbieder, hulpvraag, traject, werkvoorraad, wijkcoach

from wijknetwerk.begrippen import Rij, Werkvoorraad, Wijk
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import Regelboek
from wijknetwerk.weekvoorstel import maak_weekvoorstel

REGELBOEK = Regelboek.laad(pad("regels"), WEEK.maandag)


def eerste_rij(week: Werkvoorraad) -> Rij:
    return maak_weekvoorstel(week, REGELBOEK).rijen[0]


def namen(rij: Rij) -> set[str]:
    return {actie.regel for actie in rij.meekijken} | {termijn.naam for termijn in rij.termijnen}


def test_wie_zelf_begeleidt_krijgt_een_extra_en_een_tweede_coach_en_geen_beschikking() -> None:
    rij = eerste_rij(werkvoorraad(hulpvraag(), wijkcoaches=(wijkcoach("C1"), wijkcoach("C2"))))
    assert rij.soort_plek == "zelf"
    assert {"MK-01", "MK-02"} <= namen(rij)
    assert not {"MK-03", "beschikking"} & namen(rij)


def test_wie_door_volte_naar_een_aanbieder_gaat_krijgt_de_toets_van_de_teamleider_en_een_beschikking() -> None:
    vol = wijkcoach(begeleiding_minuten=30, bandbreedte_van=0, bandbreedte_tot=30)
    rij = eerste_rij(werkvoorraad(hulpvraag(), wijkcoaches=(vol,), aanbieders=(aanbieder(),)))
    assert (rij.route, rij.soort_plek) == ("zelf", "aanbieder")
    assert {"MK-03", "beschikking"} <= namen(rij)
    assert not {"MK-01", "MK-02"} & namen(rij)


def test_de_orientatietermijn_geldt_alleen_bij_een_aanbieder() -> None:
    vraag = hulpvraag(onduidelijk_wat_nodig="ja", basis_passend="nee")
    bij_coach = eerste_rij(werkvoorraad(vraag, wijkcoaches=(wijkcoach("C1"), wijkcoach("C2"))))
    bij_aanbieder = eerste_rij(werkvoorraad(vraag, aanbieders=(aanbieder(),)))
    assert "einde_orientatie" not in namen(bij_coach)
    assert "einde_orientatie" in namen(bij_aanbieder)
    assert {t.datum for t in bij_aanbieder.termijnen if t.naam == "einde_orientatie"} == {"2027-02-16"}


def test_wat_doorloopt_noemt_de_laatste_dag_van_de_toewijzing() -> None:
    week = werkvoorraad(hulpvraag(lopend_traject="T1"), lopende_trajecten=(traject(einddatum=date(2027, 1, 31)),))
    rij = eerste_rij(week)
    assert rij.route == "loopt_door"
    assert {t.datum for t in rij.termijnen if t.naam == "einde_toewijzing"} == {"2027-01-31"}


def test_zonder_plek_blijft_de_route_van_de_regels_staan() -> None:
    buiten = Wijk(code="WK1", naam="Wijk 1", gebied="NW")
    rij = eerste_rij(werkvoorraad(hulpvraag(doel="stabiliseren"), wijken=(buiten,)))
    assert rij.soort_plek == "geen_plek"
    assert "MK-03" in namen(rij)
