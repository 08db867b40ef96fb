"""CSV zoals Excel het in Nederland schrijft en leest: puntkomma's, een BOM, en cellen die geen formule worden."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from wijknetwerk.regels.fouten import Plek

MAX_BYTES = 2 * 1024 * 1024
_SCHEIDINGEN = ";\t,"
_FORMULETEKENS = ("=", "+", "-", "@", "'")
"""Begint een cel hiermee, dan maakt Excel er een formule van; een apostrof ervoor houdt haar tekst."""


def lees_csv(pad: Path, plek: Plek) -> list[list[str]] | None:
    """De rijen met schone cellen, de kop vooraan; een fout is gemeld en dan is de uitkomst None."""
    if not pad.is_file():
        plek.fout("dit bestand ontbreekt")
        return None
    with pad.open("rb") as bestand:
        ruw = bestand.read(MAX_BYTES + 1)
    if len(ruw) > MAX_BYTES:
        plek.fout(f"het bestand is groter dan {MAX_BYTES // 1024} kB")
        return None
    try:
        tekst = _tekst(ruw)
        kop = tekst.partition("\n")[0]
        scheiding = max(_SCHEIDINGEN, key=kop.count)
        rijen = [[_schoon(cel) for cel in rij] for rij in csv.reader(io.StringIO(tekst), delimiter=scheiding)]
    except (UnicodeDecodeError, csv.Error):
        plek.fout("dit is geen CSV; sla het bestand in Excel op als «CSV UTF-8 (door lijstscheidingsteken gescheiden)»")
        return None
    if not rijen or not any(rijen[0]):
        plek.fout("het bestand heeft geen kopregel")
        return None
    return rijen


def _tekst(ruw: bytes) -> str:
    """UTF-8, en anders wat een Nederlandse Excel onder «CSV» verstaat."""
    try:
        return ruw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ruw.decode("cp1252")


def _schoon(cel: str) -> str:
    kort = cel.replace("\r\n", "\n").strip()
    return kort[1:] if kort.startswith("'") and kort[1:].startswith(_FORMULETEKENS) else kort


def maak_csv(rijen: Sequence[Sequence[str]]) -> bytes:
    """De bytes van een bestand dat met een dubbelklik in Excel opent."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerows([[_veilig(cel) for cel in rij] for rij in rijen])
    return uit.getvalue().encode("utf-8-sig")


def _veilig(cel: str) -> str:
    return f"'{cel}" if cel.startswith(_FORMULETEKENS) else cel
