"""De proeven van bench/bestendigheid.py en bench/jaar.py in het klein; de volle aantallen staan daar in de tabel."""

from pathlib import Path

import bestendigheid
import jaarloop
import postgres
import pytest
import schijfvol

from wijknetwerk import meegeleverd
from wijknetwerk.begrippen import Handeling
from wijknetwerk.journaal.controle import controleer
from wijknetwerk.journaal.opslag import Journaal
from wijknetwerk.monitor import Feiten, geldige, lees_afspraken, maak_monitor


@pytest.mark.parametrize("database", ["SQLite", "PostgreSQL"])
def test_kill_negen(request: pytest.FixtureRequest, database: str) -> None:
    server = request.getfixturevalue("pg_server") if database == "PostgreSQL" else None
    assert "0 kwijt, 0 half" in bestendigheid.kill(4, server).wat


def test_schrijvers_tegelijk(adres: str) -> None:
    assert "0 kwijt" in bestendigheid.schrijvers(adres, "", 4, 3).wat


def test_de_lijn_breekt_rond_commit(pg_server: postgres.Postgres) -> None:
    assert bestendigheid.knippen(pg_server, 6).wat == "0 kwijt, 0 dubbel"


def test_volle_schijf() -> None:
    assert schijfvol.sqlite(1, bestendigheid.lot())


@pytest.mark.parametrize("schijf", ["de tabellen", "de hele server"])
def test_volle_schijf_van_postgres(pg_server: postgres.Postgres, schijf: str) -> None:
    assert pg_server.poort
    if mist := schijfvol.mist_schijf():
        pytest.skip(mist)
    proef = schijfvol.postgres_gegevens if schijf == "de tabellen" else schijfvol.postgres_server
    assert "eigen schijf" in proef(1, bestendigheid.lot())


def test_knoeien(adres: str) -> None:
    assert bestendigheid.knoeien(adres, "", 40).wat == "40 gevonden"


def test_twee_weken_achter_elkaar(tmp_path: Path) -> None:
    telling, journaal = jaarloop.speel(str(tmp_path / "jaar.sqlite3"), 2)
    assert telling.weken == 2
    assert telling.besluiten > 30
    assert (telling.verschillen, telling.verplaatst) == ([], [])
    assert not controleer(journaal, journaal.kop())
    _de_monitor_telt_hetzelfde(telling, journaal)


def _de_monitor_telt_hetzelfde(telling: jaarloop.Telling, journaal: Journaal) -> None:
    """Ook over een werkmap die uit het journaal kwam: geen enkel traject telt nog eens als nieuw."""
    boekingen = journaal.boekingen()
    gevolgd, besloten, kaart = jaarloop.volggraad(boekingen)
    assert telling.afgeweken > 0
    assert (gevolgd, besloten) == (telling.besluiten, telling.besluiten + telling.afgeweken)
    assert len(kaart.punten) == 2
    overgenomen = [een.traject for een in boekingen if een.handeling is Handeling.OVERGENOMEN]
    assert len(overgenomen) == len(set(overgenomen)) > 0
    later = max(deel.van for een in boekingen if een.handeling is Handeling.BEGONNEN for deel in een.gegevens.delen)
    afspraken = lees_afspraken(meegeleverd.pad("regels"))[0]
    gemaakt = maak_monitor(geldige(boekingen), Feiten(), afspraken, tot=later)
    echt = sum(een.handeling is Handeling.BEGONNEN and een.gegevens.soort_plek == "zelf" for een in boekingen)
    assert gemaakt.uitkomst("instroom").rijen[0].teller == echt
    codes = {een.huishouden or (een.vraag and een.vraag.huishouden) for een in boekingen} - {None}
    huishoudens = gemaakt.uitkomst("aanbieders_per_huishouden").rijen[0].teller
    assert 0 < huishoudens <= len(codes)
