"""Een gesimuleerde week gaat langs dezelfde weg als een gewone: wat onthouden wordt verandert niets."""

import sys
from typing import Any

import pytest
from werelden import boek, loketten, rkv

from wijknetwerk.begrippen import Werkvoorraad
from wijknetwerk.regels import Regelboek
from wijknetwerk.simulatie import Wereld, loop
from wijknetwerk.simulatie.cijfers import Weekcijfers
from wijknetwerk.weging import Gewogen, Wegingen, weeg

gang = sys.modules["wijknetwerk.simulatie.loop"]


def tel(weken: tuple[Weekcijfers, ...], telling: str) -> int:
    return sum(getattr(week, telling) for week in weken)


def test_gelijke_antwoorden_geven_dezelfde_weging_als_opnieuw_wegen(monkeypatch: pytest.MonkeyPatch) -> None:
    weken = 0

    def ook_opnieuw(werk: Werkvoorraad, regels: Regelboek, gewogen: Gewogen) -> Wegingen:
        nonlocal weken
        al = len(gewogen)
        wegingen = weeg(werk, regels, gewogen)
        assert wegingen.rijen == weeg(werk, regels).rijen
        assert (wegingen.schil == weeg(werk, regels).schil).all()
        weken += al == len(gewogen)
        return wegingen

    monkeypatch.setattr(gang, "weeg", ook_opnieuw)
    loop(rkv(weken=30), 0)
    assert weken > 10


def test_elke_tabel_van_een_week_staat_al_op_haar_sleutel(monkeypatch: pytest.MonkeyPatch) -> None:
    def gesorteerd(werk: Werkvoorraad, regels: Regelboek, gewogen: Gewogen) -> Wegingen:
        velden = {naam: getattr(werk, naam) for naam in Werkvoorraad.model_fields}
        assert Werkvoorraad(**velden) == werk
        return weeg(werk, regels, gewogen)

    monkeypatch.setattr(gang, "weeg", gesorteerd)
    loop(rkv(weken=10, verzuim_procent=20), 0)


def test_ruimte_die_onthouden_is_is_de_ruimte_van_deze_week(monkeypatch: pytest.MonkeyPatch) -> None:
    vrij: list[int] = []

    def kijk(werk: Werkvoorraad, regels: Regelboek, gewogen: Gewogen) -> Wegingen:
        vrij.append(sum(wie.ruimte_basis + wie.ruimte_specialistisch for wie in werk.aanbieders))
        return weeg(werk, regels, gewogen)

    monkeypatch.setattr(gang, "weeg", kijk)
    wereld = rkv(weken=30, opschalen_procent_per_jaar=0)
    bezet = [week.minuten_basis + week.minuten_specialistisch for week in loop(wereld, 0).weken]
    leeg = sum(map(sum, wereld.ruimte.values()))
    assert all(ruimte + vol >= leeg for ruimte, vol in zip(vrij[1:], bezet, strict=False))
    assert len(set(vrij)) > 10


def test_wie_uitvalt_krijgt_niemand_meer_en_houdt_wie_er_is() -> None:
    wereld = rkv(weken=26, eruit=("havik",))
    voor = {zorg.nummer for zorg in wereld.begin if zorg.plek == "havik"}
    assert voor
    assert "havik" not in wereld.deelnemers
    (havik,) = (wie for wie in wereld.aanbieders if wie.code == "havik")
    assert havik.capaciteitsstand == "geen"
    per_kwartaal = [rij.inwonerweken for rij in loop(wereld, 0).plekken if rij.plek == "havik"]
    assert per_kwartaal == sorted(per_kwartaal, reverse=True)
    assert per_kwartaal[0] <= len(voor) * 13


def test_een_gebied_dat_later_meedoet_telt_pas_dan_als_netwerk() -> None:
    nooit = loop(rkv(weken=26, gebieden=()), 0).weken
    later = loop(rkv(weken=26, gebieden=({"gebied": "RKV", "vanaf_week": 13},)), 0).weken
    assert tel(nooit, "minuten_netwerkpartner") == 0
    assert tel(later[:13], "minuten_netwerkpartner") == 0
    assert all(week.minuten_netwerkpartner for week in later[13:])


@pytest.mark.parametrize(
    ("knop", "telling", "minder"),
    [
        ({"kopgroep": ("RKV-C01",)}, "begonnen_zelf", True),
        ({"fte_procent": 20}, "begonnen_zelf", True),
        ({"rolverdeling": {f"RKV-C{nummer:02}": 10 for nummer in range(1, 12)}}, "begonnen_zelf", True),
        ({"verzuim_procent": 90}, "begonnen_zelf", True),
        ({"vertrek_procent_per_jaar": 500}, "ruimte_wijkcoaches", True),
        ({"instroom": "hertrokken", "instroom_weken": (9, 9, 9), "instroom_per_jaar": None}, "instroom", False),
        ({"groei_procent_per_jaar": 100}, "instroom", False),
        ({"afschalen_procent_per_jaar": 400}, "minuten_netwerkpartner", True),
    ],
    ids=lambda knop: next(iter(knop)) if isinstance(knop, dict) else "",
)
def test_elke_knop_verandert_wat_zij_belooft(knop: dict[str, Any], telling: str, *, minder: bool) -> None:
    gewoon, anders = (tel(loop(rkv(**({"weken": 26} | erbij)), 0).weken, telling) for erbij in ({}, knop))
    assert (anders < gewoon) if minder else (anders > gewoon)


def test_een_andere_regelset_is_een_ander_boek() -> None:
    assert boek().naam != boek("2021-02-01_pilot-wmo").naam


def test_een_wereld_zonder_hulpvragen_heeft_geen_instroom() -> None:
    wereld: Wereld = loketten(3, weken=5, instroom_per_jaar=0)
    assert tel(loop(wereld, 0).weken, "instroom") == 0
