"""Een kleine versie van de proeven in bench/: willekeurige verminkingen geven een uitkomst, nooit een uitzondering."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invoerhulp import WOORDENLIJST, als_bytes, goede_tabellen

from wijknetwerk.invoer.csvbron import lees_csv
from wijknetwerk.invoer.lezen import lees_bron
from wijknetwerk.invoer.privacy import bevat_bsn
from wijknetwerk.invoer.tabel import Bron, Tabel

BENCH = Path(__file__).parents[2] / "bench"
GOED = {naam: als_bytes(rijen) for naam, rijen in goede_tabellen().items()}


def test_honderd_verminkte_werkboeken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCH)
    from verminkte_werkboeken import beproef  # noqa: PLC0415 - bench/ staat alleen in deze test op het pad

    uitslag = beproef(100, 7, tmp_path)
    assert uitslag.ontsnapt == []
    assert uitslag.geweigerd.total() > 50
    assert uitslag.geweigerd.total() + uitslag.gelezen.total() == 100


@st.composite
def verminkte_csv(trek: st.DrawFn) -> tuple[str, bytes]:
    """Een goede tabel waarin stukken vervangen zijn, of bytes zonder enige zin."""
    naam = trek(st.sampled_from(list(GOED)))
    if trek(st.integers(0, 9)) == 0:
        return naam, trek(st.binary(max_size=200))
    inhoud = GOED[naam]
    for _ in range(trek(st.integers(1, 4))):
        van = trek(st.integers(0, len(inhoud)))
        stuk = trek(st.one_of(st.binary(max_size=6), st.sampled_from(STUKKEN), st.text(max_size=6).map(_als_utf8)))
        inhoud = inhoud[:van] + stuk + inhoud[van + trek(st.integers(0, 12)) :]
    return naam, inhoud


STUKKEN = [
    *(
        b";",
        b"\n",
        b'"',
        b",",
        b"\t",
        b"\x00",
        b"'",
        b"=",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"NaN",
        b"1e400",
        b"#N/A",
        b"-",
    ),
    *(b"111222333", b"01-01-2026", b"1.250", b"onbekend", b"\xc3\x83\xc2\xab", b"x" * 2001, b"ja nee", b"\xe2\x80\xae"),
]


def _als_utf8(tekst: str) -> bytes:
    return tekst.encode("utf-8", "surrogatepass")


@settings(max_examples=150, deadline=None)
@given(verminkte_csv())
def test_verminkte_csv(geval: tuple[str, bytes]) -> None:
    naam, inhoud = geval
    gelezen = {
        tabel: lees_csv(inhoud if tabel == naam else goed, tabel, f"{tabel}.csv") for tabel, goed in GOED.items()
    }
    tabellen = {tabel: deel for tabel, deel in gelezen.items() if isinstance(deel, Tabel)}
    fouten = tuple(deel for deel in gelezen.values() if not isinstance(deel, Tabel))
    lezing = lees_bron(Bron(tabellen, fouten=fouten), "werkmap", WOORDENLIJST)
    assert (lezing.werkvoorraad is None) == bool(lezing.fouten)
    for melding in (*lezing.fouten, *lezing.waarschuwingen):
        assert not bevat_bsn(f"{melding.waarde} {melding.kolom}")
        assert "\n" not in str(melding)
