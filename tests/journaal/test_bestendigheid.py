"""De proeven van bench/bestendigheid.py en bench/jaar.py in het klein; de volle aantallen staan daar in de tabel."""

from pathlib import Path

import bestendigheid
import jaarloop
import postgres

from wijknetwerk.journaal.controle import controleer


def test_kill_negen(adres: str) -> None:
    assert "0 kwijt, 0 half" in bestendigheid.kill(adres, "", 2).wat


def test_schrijvers_tegelijk(adres: str) -> None:
    assert "0 kwijt" in bestendigheid.schrijvers(adres, "", 4, 3).wat


def test_de_lijn_breekt_rond_commit(pg_server: postgres.Postgres) -> None:
    assert bestendigheid.knippen(pg_server, 6).wat == "0 kwijt, 0 dubbel"


def test_volle_schijf() -> None:
    assert "duidelijke zin" in bestendigheid.volle_schijf(1).wat


def test_knoeien() -> None:
    assert bestendigheid.knoeien(80).wat == "80 gevonden"


def test_twee_weken_achter_elkaar(tmp_path: Path) -> None:
    telling, journaal = jaarloop.speel(str(tmp_path / "jaar.sqlite3"), 2)
    assert telling.weken == 2
    assert telling.besluiten > 30
    assert (telling.verschillen, telling.verplaatst) == ([], [])
    assert not controleer(journaal, journaal.kop())
