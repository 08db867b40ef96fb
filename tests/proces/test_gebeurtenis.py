"""De vorm van een gebeurtenis bewaakt zichzelf."""

from datetime import date

import pytest
from proceshulp import deel, gebeurtenis, keuze

from wijknetwerk.begrippen import GEGEVENS_BIJ, Gebeurtenis, Handeling


def test_elke_handeling_heeft_eigen_gegevens() -> None:
    assert set(GEGEVENS_BIJ) == set(Handeling)


def test_gegevens_van_een_andere_handeling_zijn_een_fout() -> None:
    with pytest.raises(ValueError, match="horen gegevens van de soort Bespreking"):
        gebeurtenis("casuistiek", keuze())


def test_een_gebeurtenis_komt_gelijk_terug_uit_json() -> None:
    een = gebeurtenis("besloten", keuze())
    assert Gebeurtenis.model_validate_json(een.model_dump_json(by_alias=True)) == een


def test_een_deel_loopt_van_begin_tot_en_met_einde() -> None:
    week = (date(2026, 11, 23), date(2026, 11, 29))
    assert deel(van=date(2026, 11, 29), tot=None).raakt(*week)
    assert not deel(van=date(2026, 11, 30)).raakt(*week)
    assert deel(van=date(2026, 1, 1), tot=date(2026, 11, 23)).raakt(*week)
    assert not deel(van=date(2026, 1, 1), tot=date(2026, 11, 22)).raakt(*week)
    with pytest.raises(ValueError, match="eindigt niet voordat het begint"):
        deel(van=date(2026, 11, 23), tot=date(2026, 11, 22))
