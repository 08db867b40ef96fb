"""Elke regel van de standaard heeft een toewijzing die haar net wel en net niet haalt."""

from datetime import date, datetime
from typing import Any

import pytest
from papierbouwer import toewijzing, willekeurig
from regelparen import PAREN

from wijknetwerk.papieren.berichtregels import BERICHTREGELS, keur, keur_kop


def test_elke_regel_heeft_een_paar() -> None:
    assert set(PAREN) == {regel.nummer for regel in BERICHTREGELS}


@pytest.mark.parametrize("nummer", PAREN)
def test_net_wel_en_net_niet(nummer: str) -> None:
    wel, niet = PAREN[nummer]
    assert keur(toewijzing(**wel)) == ()
    assert nummer in {weigering.nummer for weigering in keur(toewijzing(**niet))}


AANTAL = 1000


def test_duizend_willekeurige_toewijzingen_halen_elke_regel() -> None:
    assert [nummer for nummer in range(AANTAL) if keur(willekeurig(nummer))] == []


@pytest.mark.parametrize("regel", PAREN)
def test_een_willekeurige_toewijzing_met_een_breuk_wordt_geweigerd_met_dat_nummer(regel: str) -> None:
    niet = PAREN[regel][1]
    for nummer in range(AANTAL // len(PAREN)):
        stuk = willekeurig(nummer).model_copy(update=niet)
        al_verwijderd = regel == "CS335" and stuk.einddatum == stuk.ingangsdatum
        assert al_verwijderd or regel in {weigering.nummer for weigering in keur(stuk)}, nummer


@pytest.mark.parametrize("anders", [{"volume": 60}, {"code": "02A05"}, {"frequentie": "4"}])
def test_wie_wijzigt_wat_geleverd_wordt_geeft_een_nieuw_nummer(anders: dict[str, Any]) -> None:
    oud = toewijzing()
    assert [w.nummer for w in keur(toewijzing(**anders), (oud,))] == ["OP257"]
    assert keur(toewijzing(**anders, nummer=1002), (oud,)) == ()


def test_een_totaal_mag_van_volume_veranderen_maar_niet_van_product() -> None:
    oud = toewijzing(frequentie="6", volume=500)
    assert keur(toewijzing(frequentie="6", volume=600), (oud,)) == ()
    assert [w.nummer for w in keur(toewijzing(frequentie="6", code="02A05"), (oud,))] == ["OP257"]


def test_wie_alleen_verlengt_houdt_het_nummer() -> None:
    oud, langer = toewijzing(), {"einddatum": date(2027, 12, 31), "reden_wijziging": "04"}
    assert keur(toewijzing(**langer), (oud,)) == ()
    assert [w.nummer for w in keur(toewijzing(**langer, nummer=1002), (oud,))] == ["OP380"]


def test_wat_al_voorbij_is_hoeft_niet_opgerekt_te_worden() -> None:
    oud, nieuw = toewijzing(einddatum=date(2026, 11, 17)), toewijzing(nummer=1002)
    assert keur(nieuw, (oud,)) == ()
    assert [w.nummer for w in keur(nieuw, (oud.model_copy(update={"einddatum": date(2026, 11, 18)}),))] == ["OP380"]
    assert keur(nieuw.model_copy(update={"toegewezen_op": datetime(2028, 1, 1)}), (oud,)) == ()  # noqa: DTZ001 - berichten kennen geen tijdzone


@pytest.mark.parametrize(
    ("kop", "nummer"),
    [
        (("202", "42420001", "A"), "LDT_Gemeente"),
        (("0202", "4242000", "A"), "LDT_AgbCode"),
        (("0202", "424200011", "A"), "LDT_AgbCode"),
        (("0202", "42420001", ""), "LDT_IdentificatieBericht"),
        (("0202", "42420001", "A" * 13), "LDT_IdentificatieBericht"),
    ],
)
def test_de_kop_wordt_nagekeken(kop: tuple[str, str, str], nummer: str) -> None:
    assert [weigering.nummer for weigering in keur_kop(*kop)] == [nummer]
    assert keur_kop("0202", "42420001", "A" * 12) == ()
