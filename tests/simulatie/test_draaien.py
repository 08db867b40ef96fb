"""Dezelfde uitkomst met één of meer werkers en achter dask; onderbreken en hervatten verliest niets."""

from pathlib import Path

import pytest
from distributed import LocalCluster
from werelden import loketten

from wijknetwerk.simulatie import draaien, loop
from wijknetwerk.simulatie.draaien import Bewaarplaats, Spreiding, draai, vingerafdruk
from wijknetwerk.simulatie.uitkomst import MATEN, vat_samen

KLEIN = {"weken": 8, "instroom_per_jaar": 60}


def test_een_of_twee_werkers_en_dask_geven_hetzelfde() -> None:
    wereld = loketten(3, **KLEIN)
    een = draai(wereld, 3)
    assert not een.afgebroken
    assert een == draai(wereld, 3, Spreiding(werkers=2))
    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as groep:
        assert draai(wereld, 3, Spreiding(dask=groep.scheduler_address)) == een


def test_elke_herhaling_is_anders_en_ligt_vast() -> None:
    wereld = loketten(3, **KLEIN)
    assert loop(wereld, 0) == loop(wereld, 0)
    assert loop(wereld, 0) != loop(wereld, 1)


def test_een_ander_scenario_krijgt_dezelfde_instroom() -> None:
    krap, ruim = loketten(1, **KLEIN), loketten(9, **KLEIN)
    assert [week.instroom for week in loop(krap, 0)] == [week.instroom for week in loop(ruim, 0)]
    assert loop(krap, 0) != loop(ruim, 0)


def test_onderbreken_houdt_wat_klaar_is_en_hervatten_rekent_alleen_de_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wereld, plaats = loketten(3, **KLEIN), Bewaarplaats(tmp_path)

    def stop(klaar: int, totaal: int) -> None:
        del totaal
        if klaar == 2:
            raise KeyboardInterrupt

    half = draai(wereld, 4, bewaarplaats=plaats, voortgang=stop)
    assert half.afgebroken
    assert len(half.herhalingen) == 2
    gerekend: list[int] = []

    def tel(wereld_: object, nummer: int) -> object:
        gerekend.append(nummer)
        return loop(wereld_, nummer)  # type: ignore[arg-type] # zelfde wereld

    monkeypatch.setattr(draaien, "loop", tel)
    heel = draai(wereld, 4, bewaarplaats=plaats)
    assert (gerekend, heel.afgebroken) == ([2, 3], False)
    assert heel == draai(loketten(3, **KLEIN), 4)


def test_een_ander_scenario_gebruikt_nooit_bewaarde_herhalingen() -> None:
    een = loketten(3, **KLEIN)
    assert vingerafdruk(een) == vingerafdruk(loketten(3, **KLEIN))
    assert vingerafdruk(een) == vingerafdruk(loketten(3, **(KLEIN | {"naam": "heet anders"})))
    for anders in ({"weken": 9}, {"zaad": 2}, {"beleid": "precies"}):
        assert vingerafdruk(een) != vingerafdruk(loketten(3, **(KLEIN | anders)))


def test_te_veel_instroom_is_niet_stabiel_en_dan_geen_gemiddelde_wachttijd() -> None:
    vol = {"weken": 70, "instroom_per_jaar": 30}
    druk = vat_samen("druk", draai(loketten(2, **vol), 3).herhalingen, 20)
    assert not druk.stabiel
    assert druk.zin.startswith("Niet stabiel: instroom > uitstroom.")
    per_maat = {schatting.naam: schatting for schatting in druk.schattingen}
    assert per_maat["gemiddelde_wachttijd"].gemiddeld is None
    rustig = vat_samen("rustig", draai(loketten(25, **vol), 3).herhalingen, 20)
    assert rustig.stabiel
    assert {schatting.naam for schatting in rustig.schattingen} == {maat.naam for maat in MATEN}
    wacht = next(schatting for schatting in rustig.schattingen if schatting.naam == "gemiddelde_wachttijd")
    assert wacht.van is not None
    assert wacht.gemiddeld is not None
    assert wacht.van <= wacht.gemiddeld
