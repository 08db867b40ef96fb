"""Het motiveringsblad: gewone taal op elk voorbeeld, en alles waar een inwoner recht op heeft."""

from typing import Any

import pytest
from papierbouwer import besluit
from voorbeelden import NAMEN, REGELS, Voorbeeld, voorbeeld

from wijknetwerk.begrippen import Rij, SoortPlek, Weekvoorstel, Werkvoorraad
from wijknetwerk.papieren.begrijpelijk import Begrijpelijk
from wijknetwerk.papieren.motivering import Blad, maak_blad
from wijknetwerk.papieren.opmaak import motivering_html
from wijknetwerk.rapport.blik import AANBIEDERS, Blik
from wijknetwerk.regels import Regelboek


def bladen(naam: str) -> tuple[Voorbeeld, list[tuple[Rij, Blad]]]:
    een = voorbeeld(naam)
    blik, taal = Blik(een.voorstel, een.werkvoorraad), Begrijpelijk.laad(REGELS, een.regelboek)
    return een, [(rij, maak_blad(blik, rij, een.regelboek, taal, None)) for rij in een.voorstel.rijen]


def tekst(blad: Blad) -> str:
    return "\n".join(zin.tekst for deel in blad.delen for zin in (*deel.zinnen, *deel.lijst, *deel.slot))


@pytest.mark.parametrize("naam", NAMEN)
def test_elk_blad_van_elk_voorbeeld_haalt_de_taalnorm(naam: str) -> None:
    een, alle = bladen(naam)
    assert len(alle) == len(een.werkvoorraad.hulpvragen)
    assert {blad.hulpvraag: blad.bezwaren for _, blad in alle if blad.bezwaren} == {}


@pytest.mark.parametrize("naam", NAMEN)
def test_elk_blad_zegt_dat_er_een_programma_was_wie_kan_helpen_en_wat_er_kan_als_u_het_niet_eens_bent(
    naam: str,
) -> None:
    for rij, blad in bladen(naam)[1]:
        geschreven = tekst(blad)
        assert "Een computerprogramma heeft geholpen" in geschreven
        assert "Een mens besluit, niet de computer." in geschreven
        assert "cliëntondersteuner" in geschreven
        assert "6 weken" in geschreven
        mag_bezwaar = "Dan kunt u bezwaar maken." in geschreven
        assert mag_bezwaar is (rij.soort_plek in (*AANBIEDERS, SoortPlek.ZELF, SoortPlek.COLLECTIEF)), rij.hulpvraag
        assert ("hoeft u niets aan te vragen" in geschreven) is (
            rij.soort_plek in (SoortPlek.ZELF, SoortPlek.COLLECTIEF)
        )


@pytest.mark.parametrize("naam", NAMEN)
def test_elke_reden_van_een_regel_staat_er_gewoon_en_met_haar_bron(naam: str) -> None:
    een, alle = bladen(naam)
    taal = Begrijpelijk.laad(REGELS, een.regelboek)
    for rij, blad in alle:
        (deel,) = [deel for deel in blad.delen if deel.kop.startswith("Waarom")] or [None]
        regels = [reden for reden in rij.redenen if reden.regel in taal.regels]
        bronnen = [zin.bij for zin in deel.lijst if zin.bij] if deel else []
        assert [bij.split(".")[0] for bij in bronnen] == [f"Regel {reden.regel}" for reden in regels]


@pytest.fixture
def taal(regelboek: Regelboek) -> Begrijpelijk:
    return Begrijpelijk.laad(REGELS, regelboek)


@pytest.fixture
def maak(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad, regelboek: Regelboek, taal: Begrijpelijk) -> Any:
    def maak(nummer: str, **anders: Any) -> Blad:
        (rij,) = (rij for rij in voorstel.rijen if rij.hulpvraag == nummer)
        genomen = besluit(rij, **anders) if anders else None
        return maak_blad(Blik(voorstel, werkvoorraad), rij, regelboek, taal, genomen)

    return maak


def test_zonder_besluit_staat_er_dat_er_niets_besloten_is(maak: Any) -> None:
    blad = maak("H05")
    assert not blad.besloten
    assert "Er is nog niets besloten" in tekst(blad)


def test_een_besluit_noemt_de_dag_en_wie_besloot(maak: Any) -> None:
    blad = maak("H05", vastgesteld=True)
    assert blad.besloten
    assert "18 november 2026" in tekst(blad)
    assert "teamleider RKV" in tekst(blad)
    assert "Er is nog niets besloten" not in tekst(blad)


def test_wie_afwijkt_wordt_aangehaald_en_telt_niet_mee_in_de_taalmeting(maak: Any) -> None:
    reden = "Multidisciplinaire problematiekinventarisatie noodzaakt herallocatie van het begeleidingstraject"
    blad = maak("H05", plek="A2", reden=reden)
    assert f"«{reden}.»" in tekst(blad)
    assert "Waarom stelde de computer iets anders voor?" in {deel.kop for deel in blad.delen}
    assert blad.bezwaren == ()


def test_de_pagina_is_zelfstandig_en_maakt_elke_waarde_onschuldig(
    maak: Any, voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad
) -> None:
    blad = maak("H05", plek="A2", reden="<script>alert(1)</script>")
    pagina = motivering_html(Blik(voorstel, werkvoorraad), blad).decode()
    assert "<script" not in pagina
    assert "&lt;script&gt;" in pagina
    assert "default-src 'none'" in pagina
    assert pagina == motivering_html(Blik(voorstel, werkvoorraad), blad).decode()
