"""Bestanden die een lezer laten vastlopen: binnen twee seconden een melding, en geen geheugen vol.

De twee seconden zijn rekentijd, en de beste van hoogstens drie keer: op een drukke computer loopt elke klok op,
maar een bom die afgaat is ook de derde keer te laat.
"""

import io
import subprocess
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from invoerhulp import WOORDENLIJST, goede_tabellen, verwacht, werkboek, zinnen

from wijknetwerk.invoer import Lezing, lees

BLAD = "xl/worksheets/sheet5.xml"
KOP = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
LOS = b"<!-- niet ingepakt: dan houdt de verhouding haar niet tegen -->"
STAART = b"</sheetData></worksheet>"
LANGST, KEREN = 2.0 if sys.gettrace() is None else 10.0, 3
"""Wie elke geraakte rij telt, rekent een paar keer zo lang; zonder meelezer is het twee seconden."""
T = TypeVar("T")
TEKSTEN = (
    b'<Override PartName="/xl/sharedStrings.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)


def _rijen(aantal: int, inhoud: bytes) -> bytes:
    return KOP + b"".join(b'<row r="%d">%s</row>' % (nummer, inhoud) for nummer in range(1, aantal + 1)) + STAART


def _met_teksten(leden: dict[str, bytes], teksten: bytes) -> None:
    leden["[Content_Types].xml"] = leden["[Content_Types].xml"].replace(b"</Types>", TEKSTEN)
    leden["xl/sharedStrings.xml"] = teksten


def _lach(leden: dict[str, bytes]) -> None:
    namen = "".join(f'<!ENTITY l{nummer} "{f"&l{nummer - 1};" * 10}">' for nummer in range(1, 10))
    tekst = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{namen}]><sst><si><t>&l9;</t></si></sst>'
    _met_teksten(leden, tekst.encode())


def _kwadraat(leden: dict[str, bytes]) -> None:
    leden[BLAD] = b'<!DOCTYPE x [<!ENTITY a "' + b"x" * 50_000 + b'">]>' + KOP + b"&a;" * 50_000 + STAART


def _buitenwereld(leden: dict[str, bytes]) -> None:
    leden[BLAD] = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + KOP + b"&a;" + STAART


Greep = Callable[[dict[str, bytes]], object]
BOMMEN: dict[str, Greep] = {
    "verre_cel": lambda leden: leden.update(
        {BLAD: KOP + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + STAART}
    ),
    "verre_lege_cel": lambda leden: leden.update(
        {BLAD: KOP + b'<row r="1"><c r="XFD1" s="0"/></row><row r="1048576"><c r="XFD1048576" s="0"/></row>' + STAART}
    ),
    "brede_lege_rijen": lambda leden: leden.update(
        {BLAD: KOP + b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (n, n) for n in range(1, 20_000)) + STAART}
    ),
    "een_miljoen_rijen": lambda leden: leden.update({BLAD: _rijen(1_000_000, b"<c><v>1</v></c>")}),
    "een_miljoen_lege_rijen": lambda leden: leden.update({BLAD: _rijen(1_000_000, b"")}),
    "een_miljoen_elementen": lambda leden: leden.update({BLAD: KOP + b"<x/>" * 1_000_000 + LOS + STAART}),
    "een_miljoen_cellen_in_een_rij": lambda leden: leden.update(
        {BLAD: KOP + b'<row r="1">' + b"<c/>" * 1_000_000 + LOS + b"</row>" + STAART}
    ),
    "zipbom": lambda leden: leden.update({BLAD: KOP + b" " * 90_000_000 + STAART}),
    "uitgepakt_te_groot": lambda leden: leden.update(
        {f"xl/media/{nummer}.bin": b"0" * 30_000_000 for nummer in range(4)}
    ),
    "te_veel_teksten": lambda leden: _met_teksten(leden, b"<sst>" + b"<si/>" * 6_500_000 + b"</sst>"),
    "miljard_keer_lachen": _lach,
    "kwadratische_entiteit": _kwadraat,
    "bestand_van_de_computer": _buitenwereld,
}


def met_bom(pad: Path, greep: Greep) -> Lezing:
    uit = io.BytesIO()
    werkboek(goede_tabellen()).save(uit)
    with zipfile.ZipFile(uit) as zip_:
        leden = {naam: zip_.read(naam) for naam in zip_.namelist()}
    greep(leden)
    with zipfile.ZipFile(pad, "w", compresslevel=1) as zip_:
        for naam, inhoud in leden.items():
            zip_.writestr(naam, inhoud, zipfile.ZIP_STORED if LOS in inhoud else zipfile.ZIP_DEFLATED)
    return lees(pad, WOORDENLIJST)


def op_tijd(doe: Callable[[], T], klok: Callable[[], float] = time.process_time) -> T:
    """Wat `doe` geeft; zij mag hoogstens `LANGST` seconden rekentijd kosten."""
    duren = []
    while len(duren) < KEREN:
        begin = klok()
        uitkomst = doe()
        duren.append(klok() - begin)
        if duren[-1] < LANGST:
            return uitkomst
    raise AssertionError(f"te laat, ook de laatste keer: {duren}")


def rekentijd_van_kinderen() -> float:
    resource = pytest.importorskip("resource", reason="Windows telt de rekentijd van een kindproces niet zo")
    gebruik = resource.getrusage(resource.RUSAGE_CHILDREN)
    return float(gebruik.ru_utime + gebruik.ru_stime)


def test_wie_altijd_te_laat_is_valt_door_de_mand() -> None:
    tikken = iter(range(0, 10_000, 2 * int(LANGST)))
    with pytest.raises(AssertionError, match="te laat"):
        op_tijd(list, klok=lambda: next(tikken))


@pytest.mark.parametrize("naam", BOMMEN)
def test_een_bom_gaat_niet_af(naam: str, tmp_path: Path) -> None:
    pad = tmp_path / "week.xlsx"
    met_bom(pad, BOMMEN[naam])
    lezing = op_tijd(lambda: lees(pad, WOORDENLIJST))
    assert lezing.werkvoorraad is None
    assert zinnen(lezing) == verwacht("bom", naam)


@pytest.mark.parametrize("naam", ["zipbom", "te_veel_teksten", "een_miljoen_cellen_in_een_rij", "miljard_keer_lachen"])
def test_een_bom_vult_het_geheugen_niet(naam: str, tmp_path: Path) -> None:
    pad = tmp_path / "week.xlsx"
    met_bom(pad, BOMMEN[naam])
    tracemalloc.start()
    lees(pad, WOORDENLIJST)
    _, piek = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert piek < 50_000_000


@pytest.mark.parametrize("naam", ["verre_cel", "een_miljoen_rijen", "zipbom", "miljard_keer_lachen"])
def test_de_opdracht_weigert_een_bom_op_tijd_en_schrijft_niets(naam: str, tmp_path: Path) -> None:
    pad, uit = tmp_path / "week.xlsx", tmp_path / "uit"
    met_bom(pad, BOMMEN[naam])
    opdracht = [sys.executable, "-m", "wijknetwerk", "voorstel", str(pad), "--uit", str(uit)]
    klaar = op_tijd(
        lambda: subprocess.run(opdracht, capture_output=True, text=True, check=False),
        rekentijd_van_kinderen,
    )
    assert klaar.returncode == 3
    assert "Traceback" not in klaar.stderr
    assert "week.xlsx" in klaar.stderr
    assert not uit.exists()


def test_een_miljoen_csv_rijen(tmp_path: Path) -> None:
    for tabel, rijen in goede_tabellen().items():
        (tmp_path / f"{tabel}.csv").write_text("\n".join(";".join(rij) for rij in rijen), encoding="utf-8")
    (tmp_path / "wijken.csv").write_bytes(b"code;naam;gebied\n" + b"WK1;Wijk;G1\n" * 1_000_000)
    lezing = op_tijd(lambda: lees(tmp_path, WOORDENLIJST))
    assert zinnen(lezing) == ["wijken.csv, rij 20002: de tabel heeft meer dan 20000 rijen; splits haar"]
