"""Wat iemand in Nederland gewoon typt, wordt gelezen zoals hij het bedoelt."""

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from wijknetwerk.begrippen import Oordeel, Product, Wet
from wijknetwerk.invoer.cellen import Rauw, lees_cel
from wijknetwerk.invoer.kolommen import kolommen
from wijknetwerk.invoer.meldingen import Melding, bedoelde_u, kolomletter, opsomming
from wijknetwerk.invoer.verwijzingen import VERWIJZINGEN

HUIS = Path(__file__).parents[2]
DAG = date(2026, 11, 9)


@pytest.mark.parametrize(
    ("plaats", "rauw", "waarde"),
    [
        ("hulpvragen.uren_per_week", "4,5", 270),
        ("hulpvragen.uren_per_week", "4.5", 270),
        ("hulpvragen.uren_per_week", "4", 240),
        ("hulpvragen.uren_per_week", " 04,50\u00a0", 270),
        ("hulpvragen.uren_per_week", "1,33", 80),
        ("hulpvragen.uren_per_week", "0.250", 15),
        ("hulpvragen.uren_per_week", 4, 240),
        ("hulpvragen.uren_per_week", 4.1, 246),
        ("hulpvragen.uren_per_week", 80 / 60, 80),
        ("aanbieders.ruimte_basis_uren", "1.250,5", 75_030),
        ("aanbieders.ruimte_basis_uren", "1250.500", 75_030),
        ("aanbieders.ruimte_basis_uren", "", 0),
        ("collectief_aanbod.plaatsen", "12", 12),
        ("collectief_aanbod.plaatsen", "12,0", 12),
        ("collectief_aanbod.plaatsen", 12.0, 12),
        ("wijken.inwoners", "100.000,0", 100_000),
        ("wijken.inwoners", "", None),
        ("hulpvragen.verwachte_duur_weken", "Onbekend", None),
        ("aanbieders.ervaring_score", "onbekend", None),
        ("hulpvragen.melddatum", "09-11-2026", DAG),
        ("hulpvragen.melddatum", "9-11-2026", DAG),
        ("hulpvragen.melddatum", "9/11/2026", DAG),
        ("hulpvragen.melddatum", "2026-11-09", DAG),
        ("hulpvragen.melddatum", DAG, DAG),
        ("hulpvragen.melddatum", datetime(2026, 11, 9), DAG),  # noqa: DTZ001 - Excel kent geen tijdzone
        ("hulpvragen.wet", "WMO", Wet.WMO),
        ("hulpvragen.crisis", None, Oordeel.ONBEKEND),
        ("hulpvragen.crisis", "Ja ", Oordeel.JA),
        ("aanbieders.systeempartij", "", False),
        ("aanbieders.systeempartij", "JA", True),
        ("aanbieders.producten", "basis, Gecombineerd;basis", (Product.BASIS, Product.GECOMBINEERD)),
        ("wijken.buren", "WK3,WK1  WK3", ("WK1", "WK3")),
        ("wijken.buren", "", ()),
        ("hulpvragen.nummer", "0012", "0012"),
        ("aanbieders.naam", "Zorg 3.0", "Zorg 3.0"),
        ("aanbieders.naam", "Spaß’ & Ñandú “café”", "Spaß’ & Ñandú “café”"),
    ],
)
def test_een_goede_cel(plaats: str, rauw: Rauw, waarde: object) -> None:
    tabel, naam = plaats.split(".")
    kolom = next(kolom for kolom in kolommen(tabel) if kolom.naam == naam)
    assert lees_cel(kolom, rauw) == waarde


def test_kolomletters() -> None:
    letters = " ".join(kolomletter(index) for index in (0, 25, 26, 51, 701, 702, 16_383))
    assert letters == "A Z AA AZ ZZ AAA XFD"


def test_opsomming() -> None:
    assert opsomming([]) == ""
    assert opsomming(["a"]) == "a"
    assert opsomming(["a", "b"]) == "a of b"
    assert opsomming(["a", "b", "c"], "en") == "a, b en c"


def test_tussen_duizenden_codes_wordt_alleen_dezelfde_op_hoofdletters_na_genoemd() -> None:
    codes = [f"{letters}{nummer:05d}" for letters in ("AB", "WK") for nummer in range(3000)]
    assert bedoelde_u("wk00007", codes) == "; bedoelde u «WK00007»?"
    assert bedoelde_u("WK0000", codes) == ""
    assert bedoelde_u("x" * 61, ["x" * 60]) == ""


def test_een_melding_zonder_plaats_blijft_een_zin() -> None:
    assert str(Melding(bestand="werkmap", zin="bestaat niet")) == "werkmap: bestaat niet"


def test_elke_code_die_naar_iets_wijst_staat_bij_de_verwijzingen() -> None:
    """Een nieuw veld met codes moet ergens heen wijzen, of hier met reden staan."""
    vrij = {
        *(("hulpvragen", "nummer"), ("hulpvragen", "huishouden"), ("lopende_trajecten", "huishouden")),
        *(("wijkcoaches", "code"), ("aanbieders", "code"), ("collectief_aanbod", "code"), ("wijken", "code")),
        *(
            ("wijken", "gebied"),
            ("lopende_trajecten", "nummer"),
            ("vastgezet", "door"),
            ("vorig_voorstel", "hulpvraag"),
            ("kandidaten", "code"),
            ("kandidaten", "gebieden"),  # een eigen controle: een gebied met vraag, of op de kaart
            ("vraag", "gebied"),
            ("wijkcijfers", "criterium"),  # welke er zijn staat in de regels
        ),
    }
    tabellen = {verwijzing.tabel for verwijzing in VERWIJZINGEN}
    codes = {
        (tabel, kolom.veld) for tabel in tabellen for kolom in kolommen(tabel) if kolom.soort.value in ("code", "codes")
    }
    assert codes - vrij == {(verwijzing.tabel, verwijzing.veld) for verwijzing in VERWIJZINGEN}


def test_docs_maken_met_een_opdracht(tmp_path: Path) -> None:
    opdracht = [sys.executable, "-m", "wijknetwerk.invoer", str(HUIS / "regels"), str(tmp_path / "invoer.md")]
    subprocess.run(opdracht, check=True, cwd=HUIS, timeout=60)
    assert (tmp_path / "invoer.md").read_bytes() == (HUIS / "docs" / "invoer.md").read_bytes()
