"""De woordenlijst en de vindplaats van wat is meegeleverd."""

from pathlib import Path

import pytest
from regelmap import HIER, REGELS, knoei, kopie

from wijknetwerk import meegeleverd
from wijknetwerk.begrippen.woordenlijst import Woordenlijst
from wijknetwerk.regels import RegelFouten, laad_woordenlijst


def test_de_woordenlijst_kent_expertise_en_thema() -> None:
    woordenlijst = laad_woordenlijst(REGELS)
    assert isinstance(woordenlijst, Woordenlijst)
    assert set(woordenlijst.expertise) == {
        "lvb",
        "autisme",
        "ggz",
        "nah",
        "verslaving",
        "ouderen",
        "opvoeden",
        "jeugd_gedrag",
        "schulden",
        "huiselijk_geweld",
        "doof_slechthorend",
        "ervaringsdeskundig",
    }
    assert set(woordenlijst.thema) == {
        "ontmoeten",
        "dagritme",
        "administratie",
        "opvoeden",
        "bewegen",
        "taal",
        "mantelzorg",
        "herstel",
    }


def test_alle_fouten_in_de_woordenlijst_tegelijk(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    knoei(map_, "woordenlijst.toml", "lvb =", "1vb =")
    knoei(map_, "woordenlijst.toml", '"verslaving"', '""')
    knoei(map_, "woordenlijst.toml", '"anderen ontmoeten"', f'"{"x" * 201}"')
    with pytest.raises(RegelFouten) as gevangen:
        laad_woordenlijst(map_)
    assert [str(fout) for fout in gevangen.value.fouten] == [
        "woordenlijst.toml, [expertise], 1vb: «1vb» is geen code; gebruik kleine letters, cijfers en _",
        "woordenlijst.toml, [expertise], verslaving: hier hoort een tekst, niet «»",
        "woordenlijst.toml, [thema], ontmoeten: de omschrijving is langer dan 200 tekens",
    ]


def test_een_woordenlijst_die_er_niet_is(tmp_path: Path) -> None:
    with pytest.raises(RegelFouten, match=r"woordenlijst\.toml: dit bestand ontbreekt"):
        laad_woordenlijst(tmp_path)


def test_in_een_checkout_staat_alles_naast_het_pakket() -> None:
    assert meegeleverd.pad("regels") == HIER / "regels"
    assert meegeleverd.pad("voorbeelddata") == HIER / "voorbeelddata"


def test_in_een_wheel_staat_alles_in_het_pakket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pakket = tmp_path / "wijknetwerk"
    for map_ in (pakket / "_meegeleverd" / "regels", tmp_path / "regels"):
        map_.mkdir(parents=True)
    monkeypatch.setattr(meegeleverd, "HIER", pakket)
    assert meegeleverd.pad("regels") == pakket / "_meegeleverd" / "regels"


def test_wat_niet_is_meegeleverd_is_een_fout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meegeleverd, "HIER", tmp_path / "wijknetwerk")
    with pytest.raises(FileNotFoundError, match="«regels» is niet meegeleverd"):
        meegeleverd.pad("regels")
