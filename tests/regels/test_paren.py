"""Net wel en net niet: elke regel van beide regelsets heeft een paar, voor elk van haar voorwaarden."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from regelmap import BOEKEN

from wijknetwerk.regels import TABELSOORTEN, Regel, Regelboek

PAREN = Path(__file__).parent / "paren"
Paar = dict[str, Any]


def lees(boek: Regelboek, tabel: str) -> dict[str, Any]:
    """De paren van een tabel; een bestand met het jaar van de regelset gaat voor."""
    eigen = PAREN / f"{tabel}_{boek.naam[:4]}.toml"
    pad = eigen if eigen.exists() else PAREN / f"{tabel}.toml"
    return tomllib.loads(pad.read_text(encoding="utf-8"))


def alle() -> Iterator[Any]:
    for naam, boek in BOEKEN.items():
        for soort in TABELSOORTEN:
            inhoud = lees(boek, soort.naam)
            for paar in inhoud["paar"]:
                waarden = (naam, soort.naam, paar, inhoud["gewoon"], inhoud["dagen"])
                yield pytest.param(*waarden, id=f"{naam[:4]}-{paar['regel']}")


def geldt(boek: Regelboek, tabel: str, regel: Regel, geval: Paar) -> bool:
    """Of de regel geldt, en bij een tabel waar de eerste beslist: of zij beslist."""
    uitslag = boek.tabel(tabel).beslis(boek.kolommen([geval]), "na")
    nummer = uitslag.regels.index(regel)
    assert uitslag.zeker[0, nummer] == uitslag.mogelijk[0, nummer]
    if uitslag.tabel.trefregel == "alle":
        return bool(uitslag.zeker[0, nummer])
    beslist = uitslag.beslissend(0) == (regel,)
    assert not beslist or uitslag.uitkomst == (regel.dan,)
    return beslist


@pytest.mark.parametrize(("naam", "tabel", "paar", "gewoon", "dagen"), list(alle()))
def test_net_wel_en_net_niet(naam: str, tabel: str, paar: Paar, gewoon: Paar, dagen: dict[str, date]) -> None:
    boek = BOEKEN[naam]
    (regel,) = (regel for regel in boek.tabel(tabel).regels if regel.id == paar["regel"])
    wel, gewijzigd = gewoon | paar["wel"], set()
    assert (regel.dan, regel.gevolg) == (paar["dan"], paar.get("gevolg", ""))
    for geval in (wel, *(gewoon | ook for ook in paar.get("ook", []))):
        assert geldt(boek, tabel, regel, geval), geval
    for niet in (gewoon | niet for niet in paar["niet"]):
        assert not geldt(boek, tabel, regel, niet), niet
        (anders,) = (veld for veld in wel if wel[veld] != niet[veld])
        gewijzigd.add(anders)
        if isinstance(wel[anders], int):
            assert abs(wel[anders] - niet[anders]) == 1, "een grens toets je aan beide kanten"
    altijd = {cel.veld.naam for cel in regel.als if len(cel.waarden) == len(cel.veld.waarden) > 0}
    assert {cel.veld.naam for cel in regel.als} - altijd <= gewijzigd, "elke voorwaarde heeft haar eigen net niet"
    assert gewijzigd or not (regel.als or boek.tabel(tabel).regels[0] != regel)
    if regel.rekendag:
        assert regel.rekendag.reken(dagen) == paar["datum"]


@pytest.mark.parametrize("naam", BOEKEN)
@pytest.mark.parametrize("tabel", [soort.naam for soort in TABELSOORTEN])
def test_elke_regel_heeft_precies_een_paar(naam: str, tabel: str) -> None:
    paren = [paar["regel"] for paar in lees(BOEKEN[naam], tabel)["paar"]]
    assert paren == [regel.id for regel in BOEKEN[naam].tabel(tabel).regels]


@pytest.mark.parametrize("naam", BOEKEN)
@pytest.mark.parametrize("tabel", ["tenzij", "meekijken", "termijnen"])
def test_in_het_gewone_geval_geldt_geen_enkele_regel(naam: str, tabel: str) -> None:
    boek = BOEKEN[naam]
    uitslag = boek.tabel(tabel).beslis(boek.kolommen([lees(boek, tabel)["gewoon"]]), "na")
    assert not uitslag.mogelijk.any()
