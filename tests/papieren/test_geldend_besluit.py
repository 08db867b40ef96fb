"""Welk besluit nu geldt."""

from datetime import date, datetime
from uuid import UUID

import pytest
from papierbouwer import gebeurtenis, keuze

from wijknetwerk.begrippen import Afwijzing, Einde, Gebeurtenis, Terugdraaiing, Weekvoorstel
from wijknetwerk.papieren.besluit import Besluit, geldend_besluit


@pytest.fixture
def besloten(voorstel: Weekvoorstel) -> Gebeurtenis:
    (rij,) = (rij for rij in voorstel.rijen if rij.hulpvraag == "H05")
    return gebeurtenis("besloten", "H05", 1, gegevens=keuze(rij))


def geldt(*gebeurtenissen: Gebeurtenis) -> Besluit | None:
    return geldend_besluit(gebeurtenissen, "H05")


def test_besloten_en_daarna_vastgesteld(besloten: Gebeurtenis) -> None:
    vast = gebeurtenis("vastgesteld", "H05", 2)
    assert geldt() is None
    assert geldt(vast) is None
    alleen_besloten, allebei = geldt(besloten), geldt(besloten, vast, gebeurtenis("toegewezen", "H05", 3))
    assert alleen_besloten is not None
    assert alleen_besloten.vastgesteld is None
    assert allebei is not None
    assert allebei.vastgesteld == vast


def test_een_ander_besluit_begint_opnieuw(besloten: Gebeurtenis) -> None:
    anders = besloten.model_copy(update={"uuid": UUID(int=9), "handeling": "afgeweken"})
    nu = geldt(besloten, gebeurtenis("vastgesteld", "H05", 2), anders)
    assert nu is not None
    assert (nu.gebeurtenis, nu.vastgesteld) == (anders, None)


@pytest.mark.parametrize("handeling", ["opnieuw_gewogen", "aangehouden"])
def test_wie_opnieuw_weegt_of_aanhoudt_heeft_geen_besluit_meer(besloten: Gebeurtenis, handeling: str) -> None:
    assert geldt(besloten, gebeurtenis(handeling, "H05", 2)) is None


def test_een_partner_die_niet_begeleidt_maakt_het_besluit_ongedaan(besloten: Gebeurtenis) -> None:
    gegevens = Afwijzing(partner="A1", doelpartner="A2", gedeeld_met="wijkteam")
    assert geldt(besloten, gebeurtenis("afgewezen_door_partner", "H05", 2, gegevens=gegevens)) is None


def test_wat_is_teruggedraaid_telt_niet(besloten: Gebeurtenis) -> None:
    vast = gebeurtenis("vastgesteld", "H05", 2)
    terug = gebeurtenis("teruggedraaid", "H05", 3, gegevens=Terugdraaiing(gebeurtenis=vast.uuid))
    nu = geldt(besloten, vast, terug)
    assert nu is not None
    assert nu.vastgesteld is None


def test_een_andere_hulpvraag_telt_niet(besloten: Gebeurtenis) -> None:
    assert geldt(besloten, gebeurtenis("aangehouden", "H06", 2)) is not None


def test_na_het_einde_van_de_hulp_is_het_besluit_nog_uit_te_leggen(besloten: Gebeurtenis) -> None:
    einde = Einde(
        eindreden="volgens_plan", datum=date(2027, 1, 4), wet="wmo", wijk="W1", gebied="G1", soort_plek="netwerkpartner"
    )
    vast = gebeurtenis("vastgesteld", "H05", 2)
    eerst, na = geldt(besloten, vast), geldt(besloten, vast, gebeurtenis("geeindigd", "H05", 3, gegevens=einde))
    assert eerst is not None
    assert na is not None
    assert (eerst.daarna, na.daarna, na.keuze) == (None, "geeindigd", eerst.keuze)


@pytest.mark.parametrize(
    ("utc", "dag"),
    [
        ("2026-11-18T22:59:59Z", 18),
        ("2026-11-18T23:00:00Z", 19),
        ("2026-07-18T21:59:59Z", 18),
        ("2026-07-18T22:00Z", 19),
    ],
)
def test_de_dag_is_die_op_de_nederlandse_klok(besloten: Gebeurtenis, utc: str, dag: int) -> None:
    nu = geldt(besloten.model_copy(update={"tijdstip": datetime.fromisoformat(utc)}))
    assert nu is not None
    assert nu.dag.day == dag
