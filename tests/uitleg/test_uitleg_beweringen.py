"""Trouw: wat de uitleg beweert, is waar. De grote telling staat in bench/uitleg.md; hier een paar honderd."""

import strategieen
from beweringen import (
    REGELS,
    Week,
    meerwaarde,
    prijzen,
    redenen_van_tekort,
    rest_blijft,
    tegenfeiten,
    uitsluitingen,
)
from krappeweken import loten_van, maak_krappe_week

from wijknetwerk import eisen
from wijknetwerk.regels import Regelboek
from wijknetwerk.uitleg.opheffen import OPHEFFERS

EISEN = {eis.naam for naam in dir(eisen) if naam.startswith("EISEN_") for eis in getattr(eisen, naam)}
BOEK = Regelboek.laad(REGELS, strategieen.MAANDAG)
WEKEN = [Week(maak_krappe_week(loten_van(zaad)), BOEK) for zaad in range(60)]


def test_elke_uitsluiting_is_waar_en_volledig() -> None:
    assert sum(map(uitsluitingen, WEKEN)) > 300


def test_elk_verschil_in_het_voorstel_is_dat_van_het_plan_met_alleen_die_verhuizing() -> None:
    assert sum(map(rest_blijft, WEKEN)) > 50


def test_elke_prijs_is_die_van_dwingen_en_opnieuw_zoeken() -> None:
    assert sum(map(prijzen, WEKEN[:40])) > 100


def test_elk_tegenfeit_gooit_de_uitkomst_om() -> None:
    assert sum(tegenfeiten(week, met_doel=False) for week in WEKEN[:8]) > 10


def test_elk_tegenfeit_naar_een_plek_komt_op_die_plek_uit() -> None:
    assert sum(tegenfeiten(week, met_doel=True) for week in WEKEN[:5]) >= 3


def test_elke_stap_meer_ruimte_is_waard_wat_er_staat() -> None:
    assert sum(map(meerwaarde, WEKEN)) > 5


def test_de_reden_van_wie_nergens_heen_kan_is_waar() -> None:
    assert sum(map(redenen_van_tekort, WEKEN)) > 10


def test_van_elke_eis_is_bekend_wat_haar_opheft() -> None:
    assert OPHEFFERS.keys() == EISEN
