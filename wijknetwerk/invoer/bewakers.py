"""Bewakers vóór het openen: een werkboek dat ons kan laten vastlopen of iets kan uitvoeren, gaat niet open."""

import io
import lzma
import stat
import struct
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

if TYPE_CHECKING:
    from collections.abc import Iterator

GROOTSTE_BESTAND = 25_000_000
MEESTE_LEDEN = 200
MEESTE_UITGEPAKT = 100_000_000
GROOTSTE_VERHOUDING = 100
KLEIN_LID = 1_000_000
GROOTSTE_LID = {"xl/sharedStrings.xml": 30_000_000, "xl/styles.xml": 5_000_000, "xl/workbook.xml": 2_000_000}
"""Onderdelen die openpyxl in één keer in het geheugen leest, mogen minder groot zijn dan de rest."""

ONTSNAPT = (
    *(SyntaxError, ExpatError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(LookupError, TypeError, ValueError, AttributeError, ArithmeticError, OSError, EOFError, RuntimeError),
)
"""Wat zip, XML en openpyxl op een beschadigd bestand kunnen gooien; alleen rond hun aanroepen vangen wij het.

Een fout in de XML is een SyntaxError, bij de standaardbibliotheek en ook bij lxml; openpyxl neemt lxml als dat er is.
"""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_UNIX = 3

BEWAAR_ALS = "bewaar het in Excel of LibreOffice opnieuw als gewoon .xlsx-werkboek"


def eis_defusedxml() -> None:
    """Weigert te werken als openpyxl zonder defusedxml draait; dan is een XML-bom niet tegen te houden."""
    import openpyxl  # noqa: PLC0415 - openpyxl laadt numpy; wie een map met CSV's leest, wacht daar niet op

    if not openpyxl.DEFUSEDXML:
        raise RuntimeError(
            "openpyxl werkt zonder defusedxml: installeer defusedxml en zet OPENPYXL_DEFUSEDXML niet op False"
        )


def bezwaar_tegen_bestand(pad: Path) -> str | None:
    """Zegt waarom dit bestand geen werkboek is dat wij openen, of None."""
    if pad.suffix.casefold() != ".xlsx":
        soorten = {
            ".csv": "geef de map met alle CSV-bestanden op, niet één bestand",
            ".xls": f"dit is een oud .xls-bestand; {BEWAAR_ALS}",
            ".xlsm": f"een werkboek met macro's wordt geweigerd; {BEWAAR_ALS}",
        }
        return soorten.get(pad.suffix.casefold(), "verwacht een map met CSV-bestanden of één .xlsx-werkboek")
    if not pad.is_file():
        return "dit is geen gewoon bestand; verwacht een .xlsx-werkboek"
    if pad.stat().st_size > GROOTSTE_BESTAND:
        return f"het bestand is groter dan {GROOTSTE_BESTAND // 1_000_000} MB; verwijder wat niet bij de werkmap hoort"
    return None


def bezwaar_tegen_inhoud(inhoud: bytes) -> str | None:
    """Zegt waarom deze bytes geen veilig werkboek zijn, of None; er wordt niets uitgepakt."""
    if not inhoud:
        return "het bestand is leeg; verwacht een .xlsx-werkboek"
    if inhoud.startswith(_OLE):
        beveiligd = _VERSLEUTELD in inhoud
        return (
            "het werkboek is met een wachtwoord beveiligd; haal de beveiliging eraf en bewaar het opnieuw"
            if beveiligd
            else f"dit is een oud .xls-bestand met een nieuwe naam; {BEWAAR_ALS}"
        )
    if not inhoud.startswith(_ZIP):
        return f"dit is geen Excel-werkboek, ook al heet het .xlsx; {BEWAAR_ALS}"
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            return next(_bezwaren(zip_.infolist()), None)
    except ONTSNAPT as fout:
        return kapot(fout)


def kapot(fout: BaseException) -> str:
    """De zin voor een bestand dat niet te lezen is; de soort fout erbij, nooit de inhoud."""
    soort = "XML" if isinstance(fout, SyntaxError) else type(fout).__name__
    return f"het werkboek is beschadigd en niet te lezen ({soort}); {BEWAAR_ALS}"


def _bezwaren(leden: list[zipfile.ZipInfo]) -> "Iterator[str]":
    namen = [lid.filename for lid in leden]
    if len(leden) > MEESTE_LEDEN:
        yield f"het werkboek bestaat uit {len(leden)} onderdelen, hoogstens {MEESTE_LEDEN} mogen; {BEWAAR_ALS}"
    if any(naam.casefold().endswith("vbaproject.bin") for naam in namen):
        yield f"een werkboek met macro's wordt geweigerd; {BEWAAR_ALS}"
    if any(lid.flag_bits & 1 for lid in leden):
        yield "het werkboek is met een wachtwoord beveiligd; haal de beveiliging eraf en bewaar het opnieuw"
    if any(_wijst_naar_buiten(lid) for lid in leden) or len(set(namen)) < len(namen):
        yield f"het werkboek bevat onderdelen met een vreemde naam; {BEWAAR_ALS}"
    if sum(lid.file_size for lid in leden) > MEESTE_UITGEPAKT or any(
        lid.file_size > GROOTSTE_LID.get(lid.filename, MEESTE_UITGEPAKT) for lid in leden
    ):
        yield "het werkboek is uitgepakt veel te groot; het wordt niet geopend"
    if any(lid.file_size > max(KLEIN_LID, GROOTSTE_VERHOUDING * lid.compress_size) for lid in leden):
        yield "het werkboek is onwaarschijnlijk sterk ingepakt (zipbom); het wordt niet geopend"


def _wijst_naar_buiten(lid: zipfile.ZipInfo) -> bool:
    naam = lid.filename
    koppeling = lid.create_system == _UNIX and stat.S_ISLNK(lid.external_attr >> 16)
    return koppeling or naam.startswith("/") or "\\" in naam or ":" in naam or ".." in naam.split("/")
