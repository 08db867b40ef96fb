"""Voortgang zwijgt bij kort werk en spreekt bij lang werk, altijd op stderr."""

from threading import Timer

import pytest

from wijknetwerk.opdrachten.voortgang import Voortgang


def test_kort_werk_zegt_niets(capsys: pytest.CaptureFixture[str]) -> None:
    with Voortgang(wachttijd=60) as voortgang:
        voortgang("trede 1")
        voortgang("trede 2")
    assert capsys.readouterr() == ("", "")


def test_lang_werk_toont_waar_wij_zijn_en_wat_volgt(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Timer, "start", lambda _: None)  # de klok van de test: wij laten zelf de wekker aflopen
    with Voortgang() as voortgang:
        voortgang("trede 1")
        voortgang("trede 2")
        voortgang._begin()  # noqa: SLF001 - de wekker
        voortgang("trede 3")
    voortgang._begin()  # noqa: SLF001 - een wekker die te laat komt, na het einde
    assert capsys.readouterr() == ("", "… trede 2\n… trede 3\n")
