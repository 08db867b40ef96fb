"""De gewone zinnen horen bij de regels: elke regel heeft er een, en geen zin staat los."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from voorbeelden import REGELS

from wijknetwerk.papieren.begrijpelijk import Begrijpelijk
from wijknetwerk.papieren.fouten import PapierFouten
from wijknetwerk.papieren.leesniveau import bezwaren, meet
from wijknetwerk.regels import Regelboek

SETS = {"2021-02-01_pilot-wmo": date(2021, 3, 1), "2025-01-01_wijknetwerk": date(2026, 11, 16)}


def laad(map_: Path, naam: str) -> Begrijpelijk:
    return Begrijpelijk.laad(map_, Regelboek.laad(map_, SETS[naam], naam))


@pytest.mark.parametrize("naam", SETS)
def test_elke_zin_van_elke_regelset_is_gewoon_genoeg(naam: str) -> None:
    """Los gemeten telt alleen de zin zelf: de leesbaarheid is een maat voor een heel blad."""
    taal = laad(REGELS, naam)
    losse = taal.norm.model_copy(update={"laagste_flesch_douma": -1000, "hoogste_gemiddelde_woorden": 20})
    alle = [*taal.zinnen.regel.values(), *taal.zinnen.waarom_niet.values(), *taal.zinnen.vraag.values()]
    rechten = taal.zinnen.rechten
    alle += [*rechten.hulp, *rechten.praten, *rechten.beschikking, *rechten.algemeen, *rechten.nog_niet]
    assert {zin: mis for zin in alle if (mis := bezwaren(meet([zin], losse), losse))} == {}
    assert bezwaren(meet(alle, taal.norm), taal.norm) == ()


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    shutil.copytree(REGELS, tmp_path / "regels")
    return tmp_path / "regels"


def verander(map_: Path, oud: str, nieuw: str) -> tuple[str, ...]:
    naam = "2025-01-01_wijknetwerk"
    pad = map_ / naam / "begrijpelijk.toml"
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.count(oud) == 1
    pad.write_text(tekst.replace(oud, nieuw), encoding="utf-8")
    with pytest.raises(PapierFouten) as gevangen:
        laad(map_, naam)
    return gevangen.value.fouten


def test_een_regel_zonder_gewone_zin_en_een_zin_zonder_regel_zijn_allebei_fout(kopie: Path) -> None:
    fouten = verander(kopie, "TZ-01 =", "TZ-91 =")
    assert any("regel TZ-01 heeft nog geen gewone zin" in fout for fout in fouten)
    assert any("regel TZ-91 bestaat niet" in fout for fout in fouten)


def test_een_onbekende_plaats_in_een_zin_is_een_fout(kopie: Path) -> None:
    (fout,) = verander(kopie, "{kortdurend_weken} weken.", "{kortdurende_weken} weken.")
    assert "regel TZ-03: {kortdurende_weken} bestaat hier niet" in fout
    assert "kortdurend_weken" in fout.split("bestaat hier niet")[1]


def test_een_onbekende_sleutel_is_een_fout(kopie: Path) -> None:
    assert verander(kopie, "bezwaar_weken = 6", "bezwaarweken = 6") == (
        "begrijpelijk.toml: «rechten.bezwaar_weken» ontbreekt",
        "begrijpelijk.toml: «rechten.bezwaarweken» is hier onbekend",
    )
