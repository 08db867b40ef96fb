"""Dezelfde uitkomst met één of meer werkers en achter dask; onderbreken en hervatten verliest niets."""

from pathlib import Path

import pytest
from werelden import loketten

from wijknetwerk.simulatie import draaien, loop
from wijknetwerk.simulatie.draaien import Bewaarplaats, Spreiding, draai, vingerafdruk

KLEIN = {"weken": 8, "instroom_per_jaar": 60}


def test_een_of_twee_werkers_geven_hetzelfde() -> None:
    """Achter dask ook: dat toetst `tests/opdrachten/test_simuleer.py`, tot in de bytes van het verslag."""
    wereld = loketten(3, **KLEIN)
    een = draai(wereld, 3)
    assert not een.afgebroken
    assert een == draai(wereld, 3, Spreiding(werkers=2))


def test_elke_herhaling_is_anders_en_ligt_vast() -> None:
    wereld = loketten(3, **KLEIN)
    assert loop(wereld, 0) == loop(wereld, 0)
    assert loop(wereld, 0) != loop(wereld, 1)


def test_een_ander_scenario_krijgt_dezelfde_instroom() -> None:
    krap, ruim = loketten(1, **KLEIN), loketten(9, **KLEIN)
    assert [week.instroom for week in loop(krap, 0).weken] == [week.instroom for week in loop(ruim, 0).weken]
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


def test_een_beschadigd_bestand_wordt_opnieuw_gerekend(tmp_path: Path) -> None:
    wereld, plaats = loketten(3, **KLEIN), Bewaarplaats(tmp_path)
    heel = draai(wereld, 1, bewaarplaats=plaats)
    (bestand,) = tmp_path.rglob("*.json")
    bestand.write_text('{"weken": [[1, 2]], "plekken": []}', encoding="utf-8")
    assert plaats.lees(wereld, 0) is None
    assert draai(wereld, 1, bewaarplaats=plaats) == heel
    assert plaats.lees(wereld, 0) == heel.herhalingen[0]
