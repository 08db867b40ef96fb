"""Het wegingsblad: alles wat het team moet weten, op één A4."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from voorbeelden import NAMEN, REGELS, voorbeeld

from wijknetwerk.begrippen import Bron, Oordeel, Route, Weekvoorstel, Werkvoorraad
from wijknetwerk.papieren.begrijpelijk import Begrijpelijk
from wijknetwerk.papieren.opmaak import wegingsbladen_html
from wijknetwerk.papieren.wegingsblad import SOORTEN_REDENEN, Wegingsblad, citaat, kern, maak_wegingsblad
from wijknetwerk.rapport.blik import Blik
from wijknetwerk.regels import Regelboek

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


def bladen(naam: str) -> tuple[Blik, list[Wegingsblad]]:
    een = voorbeeld(naam)
    blik, taal = Blik(een.voorstel, een.werkvoorraad), Begrijpelijk.laad(REGELS, een.regelboek)
    return blik, [maak_wegingsblad(blik, rij, een.regelboek, taal) for rij in een.voorstel.rijen]


@pytest.mark.parametrize("naam", NAMEN)
def test_elk_blad_heeft_de_oordelen_waar_het_op_rust_en_elke_andere_plek_precies_een_keer(naam: str) -> None:
    blik, alle = bladen(naam)
    for blad in alle:
        assert len({oordeel.wat for oordeel in blad.oordelen}) == len(blad.oordelen)
        assert blad.oordelen or blad.rij.route is Route.NAVRAGEN
        anderen = blik.alternatieven(blad.rij)
        assert len(blad.kan) + blad.kan_meer == len(anderen.kan)
        redenen = [ander for ander in (*anderen.vol, *anderen.mag_niet) if ander.redenen]
        genoemd = sum(len(belet.plekken) + belet.meer for belet in blad.waarom_niet)
        assert genoemd == len(redenen) if len(blad.waarom_niet) < SOORTEN_REDENEN else genoemd <= len(redenen)


@pytest.mark.parametrize("naam", NAMEN)
def test_zes_ogen_staan_erop_als_de_inwoner_een_aanbieder_wil(naam: str) -> None:
    for blad in bladen(naam)[1]:
        wil = blad.vraag.inwoner_wil_aanbieder is Oordeel.JA
        assert blad.zes_ogen is (wil or blad.rij.route is Route.OPNIEUW_WEGEN)


def test_zes_ogen_staan_er_ook_op_als_de_route_dat_zegt(
    voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad, regelboek: Regelboek
) -> None:
    blik, taal = Blik(voorstel, werkvoorraad), Begrijpelijk.laad(REGELS, regelboek)
    (rij,) = [rij for rij in voorstel.rijen if rij.route is Route.OPNIEUW_WEGEN]
    blad = maak_wegingsblad(blik, rij, regelboek, taal)
    assert blad.vraag.inwoner_wil_aanbieder is not Oordeel.JA
    assert blad.zes_ogen
    assert "Zes ogen: drie verschillende mensen" in wegingsbladen_html(blik, [blad]).decode()


def test_de_pagina_heeft_een_blad_per_hulpvraag_en_zegt_dat_het_geen_besluit_is() -> None:
    blik, alle = bladen("klein")
    pagina = wegingsbladen_html(blik, alle).decode()
    assert pagina.count("<article") == len(alle) == pagina.count("Dit is een voorstel, geen besluit.")
    for blad in alle:
        assert f"Wegingsblad {blad.rij.hulpvraag}" in pagina
    assert pagina.encode() == wegingsbladen_html(blik, alle)


def test_wat_iemand_doet_is_de_eerste_zin() -> None:
    assert kern("Kijkt mee. Daarna nog iets.") == "Kijkt mee."


def test_een_citaat_wordt_op_hele_woorden_afgebroken() -> None:
    assert citaat(Bron(stuk="001", citaat="x" * 60)) == "x" * 60
    lang = citaat(Bron(stuk="001", citaat="woord " * 11))
    assert lang == "woord " * 9 + "woord …"


@pytest.mark.skipif(CHROMIUM is None, reason="zonder chromium is er geen A4 om te tellen")
@pytest.mark.parametrize("naam", NAMEN)
def test_elk_wegingsblad_past_op_een_a4(naam: str, tmp_path: Path) -> None:
    blik, alle = bladen(naam)
    (tmp_path / "w.html").write_bytes(wegingsbladen_html(blik, alle))
    doel = tmp_path / "w.pdf"
    opdracht = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={doel}"]
    subprocess.run([*opdracht, str(tmp_path / "w.html")], check=True, capture_output=True, timeout=120)
    assert len(re.findall(rb"/Type\s*/Page[^s]", doel.read_bytes())) == len(alle)
