"""Elke route, elke reden en elk product komt in de voorbeelden voor, en klein komt uit zoals op papier."""

import json
from pathlib import Path

import pytest

from wijknetwerk.begrippen import Product, Route, Schilreden, SoortPlek, Weekvoorstel, Werkvoorraad
from wijknetwerk.eisen import EISEN_AANBIEDER, EISEN_COACH, EISEN_GROEP
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import Regelboek
from wijknetwerk.toets import toets
from wijknetwerk.weekvoorstel import maak_weekvoorstel

VERWACHT = json.loads((Path(__file__).resolve().parents[2] / "voorbeelddata/klein/verwacht.json").read_text("utf-8"))
GROOT = ("rkv", "noordwest")
NAMEN = ("klein", *GROOT)


@pytest.fixture(scope="module")
def boek(voorbeelden: dict[str, Werkvoorraad]) -> Regelboek:
    return Regelboek.laad(pad("regels"), voorbeelden["klein"].week.maandag)


@pytest.fixture(scope="module")
def voorstellen(voorbeelden: dict[str, Werkvoorraad], boek: Regelboek) -> dict[str, Weekvoorstel]:
    return {naam: maak_weekvoorstel(voorbeelden[naam], boek) for naam in NAMEN}


def _redenen(voorstellen: dict[str, Weekvoorstel]) -> set[str]:
    return {
        reden.regel
        for naam in GROOT
        for rij in voorstellen[naam].rijen
        for reden in (*rij.redenen, *rij.kanttekeningen)
    }


@pytest.mark.parametrize("naam", NAMEN)
def test_de_toets_vindt_niets(
    voorbeelden: dict[str, Werkvoorraad], voorstellen: dict[str, Weekvoorstel], naam: str
) -> None:
    assert [str(bevinding) for bevinding in toets(voorbeelden[naam], voorstellen[naam], pad("regels"))] == []


@pytest.mark.parametrize("naam", NAMEN)
def test_elke_trede_is_bewezen(voorstellen: dict[str, Weekvoorstel], naam: str) -> None:
    assert [trede.naam for trede in voorstellen[naam].bewijs.treden if not trede.bewezen] == []


@pytest.mark.parametrize("naam", GROOT)
def test_elke_route_komt_voor(voorstellen: dict[str, Weekvoorstel], naam: str) -> None:
    assert {rij.route for rij in voorstellen[naam].rijen} == set(Route)


@pytest.mark.parametrize("naam", GROOT)
def test_elk_soort_plek_komt_voor(voorstellen: dict[str, Weekvoorstel], naam: str) -> None:
    assert {rij.soort_plek for rij in voorstellen[naam].rijen} == {*SoortPlek, None}


@pytest.mark.parametrize("naam", GROOT)
def test_elk_product_en_elke_schilreden_komt_voor(voorstellen: dict[str, Weekvoorstel], naam: str) -> None:
    assert {rij.product for rij in voorstellen[naam].rijen} == {*Product, None}
    assert {rij.schilreden for rij in voorstellen[naam].rijen} == {*Schilreden, None}


ALLEEN_VOOR_DE_VERDELING = {"SC-03b"}
"""Zegt vóór de verdeling dat de tweede schil moet wachten; na de verdeling is dat SC-03, of geen tweede schil."""


@pytest.mark.parametrize("tabel", ["tenzij", "route", "product", "schil"])
def test_elke_regel_die_een_reden_geeft_komt_voor(
    voorstellen: dict[str, Weekvoorstel], boek: Regelboek, tabel: str
) -> None:
    genoemd = _redenen(voorstellen) | ALLEEN_VOOR_DE_VERDELING
    assert [regel.id for regel in boek.tabel(tabel).regels if regel.id not in genoemd] == []


def test_elke_actie_en_elke_termijn_komt_voor(voorstellen: dict[str, Weekvoorstel], boek: Regelboek) -> None:
    rijen = [rij for naam in GROOT for rij in voorstellen[naam].rijen]
    genoemd = {iets.regel for rij in rijen for iets in (*rij.meekijken, *rij.termijnen)}
    regels = (*boek.tabel("meekijken").regels, *boek.tabel("termijnen").regels)
    assert [regel.id for regel in regels if regel.id not in genoemd] == []


def test_navragen_komt_voor_maar_overheerst_niet(voorstellen: dict[str, Weekvoorstel]) -> None:
    for naam in GROOT:
        rijen = voorstellen[naam].rijen
        assert 2 <= sum(rij.route is Route.NAVRAGEN for rij in rijen) <= len(rijen) / 10


@pytest.mark.parametrize("naam", GROOT)
def test_er_is_een_tekort_en_het_wordt_uitgelegd(voorstellen: dict[str, Weekvoorstel], naam: str) -> None:
    zonder = {rij.hulpvraag for rij in voorstellen[naam].rijen if rij.soort_plek is SoortPlek.GEEN_PLEK}
    uitgelegd = {nummer for tekort in voorstellen[naam].tekorten for nummer in tekort.hulpvragen}
    assert zonder
    assert zonder <= uitgelegd


def test_elke_soort_tekort_komt_voor(voorstellen: dict[str, Weekvoorstel]) -> None:
    soorten = {tekort.soort for naam in GROOT for tekort in voorstellen[naam].tekorten}
    assert {"tekort", "indelingsverlies", "geen_opties"} <= soorten


@pytest.mark.parametrize("eis", ["coach", "aanbieder", "groep"])
def test_bijna_elke_eis_sluit_ergens_een_plek_uit(voorstellen: dict[str, Weekvoorstel], eis: str) -> None:
    gevonden = {
        reden.regel
        for naam in GROOT
        for rij in voorstellen[naam].rijen
        for alternatief in rij.alternatieven
        for reden in alternatief.redenen
    }
    rijen = {"coach": EISEN_COACH, "aanbieder": EISEN_AANBIEDER, "groep": EISEN_GROEP}
    assert {een.naam for een in rijen[eis]} - gevonden <= {"coach_nabij"}, "een team ziet geen coaches van ver weg"


def test_klein_komt_uit_zoals_op_papier(voorstellen: dict[str, Weekvoorstel]) -> None:
    voorstel = voorstellen["klein"]
    rijen = {
        rij.hulpvraag: {
            "route": rij.route,
            "plek": rij.plek,
            "soort_plek": rij.soort_plek,
            "wijkcoach": rij.wijkcoach,
            "tweede_coach": rij.tweede_coach,
        }
        for rij in voorstel.rijen
    }
    assert rijen == VERWACHT["rijen"]
    assert {trede.naam: trede.waarde for trede in voorstel.bewijs.treden} == VERWACHT["treden"]
    assert voorstel.week == VERWACHT["week"]
