"""Trekken is herhaalbaar en hangt alleen van de naam van het lot af."""

from collections import Counter

from voorbeeldmaker.loten import Loten

LOTEN = Loten("toets")


def test_hetzelfde_lot_geeft_altijd_hetzelfde_en_een_ander_zaad_iets_anders() -> None:
    assert LOTEN.trek("a", 1) == Loten("toets").trek("a", 1)
    assert LOTEN.trek("a", 1) != Loten("anders").trek("a", 1)


def test_het_lot_ligt_vast_op_elke_machine() -> None:
    assert LOTEN.geheel("vast", van=0, tot=999_999) == 499_255


def test_geheel_haalt_beide_grenzen_en_blijft_in_de_stap() -> None:
    getrokken = {LOTEN.geheel("g", i, van=15, tot=45, stap=15) for i in range(100)}
    assert getrokken == {15, 30, 45}


def test_kiezen_met_gewicht_volgt_het_gewicht() -> None:
    telling = Counter(LOTEN.kies("k", i, uit=("vaak", "zelden", "nooit"), gewicht=(9, 1, 0)) for i in range(1000))
    assert 850 < telling["vaak"] < 950
    assert telling["nooit"] == 0


def test_schudden_houdt_alles_en_verandert_de_volgorde() -> None:
    geschud = LOTEN.schud("s", dingen=range(50))
    assert sorted(geschud) == list(range(50))
    assert geschud != list(range(50))
