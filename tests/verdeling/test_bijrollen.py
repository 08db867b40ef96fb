"""De tweede persoon: alleen waar een plek erom vraagt, precies één, en nooit dezelfde."""

import weekplan
from bouwers import aanbieder, hulpvraag
from weekplan import SAMEN, coach


def test_een_bijrol_bestaat_alleen_naast_een_optie_die_erom_vraagt() -> None:
    groot = {"begeleiding_minuten": 60, "bandbreedte_van": 60, "bandbreedte_tot": 60}
    coaches = (coach("C1", **groot), coach("C2", **groot))
    te_groot = weekplan.verdeling(hulpvraag("H1", minuten_per_week=61), wijkcoaches=coaches)
    assert len(te_groot.opties.bij_hulpvraag) == 0
    assert weekplan.plekken(te_groot) == {"H1": "geen_plek"}
    assert len(weekplan.opties(hulpvraag("H1", minuten_per_week=60), wijkcoaches=coaches).bij_hulpvraag) == 2


def test_wie_nergens_terechtkan_krijgt_ook_geen_coachdeel() -> None:
    zonder_partij = weekplan.verdeling(hulpvraag("H1", **SAMEN), wijkcoaches=(coach("C1", bandbreedte_van=30),))
    assert zonder_partij.keuze.coachminuten(zonder_partij.opties).tolist() == [0]
    assert weekplan.plan(hulpvraag("H1", **SAMEN), wijkcoaches=(coach(),), aanbieders=(aanbieder(),)) == {"H1": "A1+C1"}
