"""Een citaat staat letterlijk in het stuk. De brieven zitten niet in de repo; zonder brieven slaat deze test over."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from regelmap import BOEKEN, HIER, SETS

from wijknetwerk.begrippen import Bron
from wijknetwerk.regels import Regelboek

BRIEVEN = HIER.parent / "shared" / "bronnen"
STUKKEN = ("000", "001", "003", "004")


def gewoon(tekst: str) -> str:
    """Zonder accenten (de scan las er verkeerde), met rechte aanhalingstekens en één spatie tussen woorden."""
    recht = tekst.translate(str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'}))
    kaal = "".join(teken for teken in unicodedata.normalize("NFD", recht) if not unicodedata.combining(teken))
    return re.sub(r"\s+", " ", kaal).strip()


def bronnen(boek: Regelboek) -> Iterator[tuple[str, Bron]]:
    for getal in boek.getallen.values():
        yield from ((getal.naam, bron) for bron in getal.bron)
    for tabel in boek.tabellen.values():
        for regel in tabel.regels:
            yield from ((regel.id, bron) for bron in regel.bron)
    yield from ((boek.naam, bron) for bron in boek.regelset.bron)


@pytest.mark.skipif(not BRIEVEN.is_dir(), reason="de brieven zitten niet in de repo")
@pytest.mark.parametrize("naam", SETS)
def test_elk_citaat_staat_letterlijk_in_de_brief(naam: str) -> None:
    brief = {stuk: gewoon(_brief(stuk).read_text(encoding="utf-8")) for stuk in STUKKEN}
    gezien, mis = 0, []
    for wat, bron in bronnen(BOEKEN[naam]):
        if bron.stuk in brief:
            gezien += 1
            if gewoon(bron.citaat) not in brief[bron.stuk]:
                mis.append(f"{wat}: {bron.stuk} «{bron.citaat}»")
    assert not mis, "\n".join(mis)
    assert gezien > 40


def _brief(stuk: str) -> Path:
    (pad,) = BRIEVEN.glob(f"{stuk}_*.txt")
    return pad


@pytest.mark.parametrize("naam", SETS)
def test_een_citaat_is_meer_dan_een_los_woord(naam: str) -> None:
    los = [wat for wat, bron in bronnen(BOEKEN[naam]) if len(bron.citaat.split()) < 3]
    assert los == []


@pytest.mark.parametrize("naam", SETS)
def test_een_regel_verwijst_niet_naar_een_brief_van_na_zijn_einde(naam: str) -> None:
    boek = BOEKEN[naam]
    stukken = {bron.stuk for _, bron in bronnen(boek)}
    if boek.regelset.geldig_tot is not None:
        assert "003" not in stukken
    else:
        assert "003" in stukken
