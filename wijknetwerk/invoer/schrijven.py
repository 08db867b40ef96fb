"""Een werkvoorraad als map met CSV-bestanden, zoals Excel ze in Nederland opent: `;`, BOM en decimale komma."""

import codecs
import csv
import io
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

from wijknetwerk.begrippen import TABELLEN, Begrip, Monitormap, Netwerkmap, Werkvoorraad, uren
from wijknetwerk.bestanden import schrijf_veilig
from wijknetwerk.invoer.csvbron import FORMULEBEGIN
from wijknetwerk.invoer.kolommen import (
    ALLE_TABELLEN,
    INSTELLINGEN,
    MONITORMAP,
    NETWERKMAP,
    Celsoort,
    Instelling,
    Kolom,
    Mapsoort,
    kolommen,
)

WEEKINSTELLING = "week"


def schrijf_werkmap(map_: Path, werkvoorraad: Werkvoorraad) -> None:
    """Schrijft elke tabel als CSV in `map_` (die er daarna is); teruglezen geeft dezelfde werkvoorraad."""
    map_.mkdir(parents=True, exist_ok=True)
    for tabel in ALLE_TABELLEN:
        schrijf_veilig(map_ / f"{tabel}.csv", als_csv(tabel, rijen_van(tabel, werkvoorraad)))


def schrijf_monitormap(map_: Path, gegevens: Monitormap) -> None:
    """Schrijft elke tabel van een monitormap; teruglezen geeft dezelfde monitormap."""
    _schrijf_tabellen(map_, MONITORMAP, gegevens)


def schrijf_netwerkmap(map_: Path, gegevens: Netwerkmap) -> None:
    """Schrijft elke tabel van een netwerkmap; teruglezen geeft dezelfde netwerkmap."""
    _schrijf_tabellen(map_, NETWERKMAP, gegevens)


def _schrijf_tabellen(map_: Path, mapsoort: Mapsoort, gegevens: Begrip) -> None:
    map_.mkdir(parents=True, exist_ok=True)
    for tabel in mapsoort.tabellen:
        schrijf_veilig(map_ / f"{tabel}.csv", als_csv(tabel, getattr(gegevens, tabel)))


def rijen_van(tabel: str, werkvoorraad: Werkvoorraad | None) -> tuple[Begrip, ...]:
    """De rijen van een tabel; de week is een rij van de instellingen, ook als zij nog niet bekend is."""
    if tabel == INSTELLINGEN:
        week = str(werkvoorraad.week) if werkvoorraad else None
        return (Instelling(instelling=WEEKINSTELLING, waarde=week),)
    return getattr(werkvoorraad, tabel) if werkvoorraad and tabel in TABELLEN else ()


def als_csv(tabel: str, rijen: tuple[Begrip, ...]) -> bytes:
    """De bytes van één CSV-bestand."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
    schrijver.writerow([kolom.naam for kolom in kolommen(tabel)])
    for rij in rijen:
        schrijver.writerow([_onschuldig(als_tekst(kolom, getattr(rij, kolom.veld))) for kolom in kolommen(tabel)])
    return codecs.BOM_UTF8 + uit.getvalue().encode()


def als_tekst(kolom: Kolom, waarde: object) -> str:
    """Schrijft een waarde zoals iemand haar in het bestand zou typen."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, int):
        return uren(waarde) if kolom.soort is Celsoort.UREN else str(waarde)
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, tuple):
        return " ".join(als_tekst(kolom, deel) for deel in waarde)
    return waarde.value if isinstance(waarde, StrEnum) else str(waarde)


def _onschuldig(tekst: str) -> str:
    """Zet een aanhalingsteken voor tekst die een rekenblad als formule zou uitvoeren; de lezer haalt het weg."""
    return f"'{tekst}" if FORMULEBEGIN.match(tekst) else tekst


def lijst_als_csv(rijen: Sequence[Begrip]) -> bytes:
    """De bytes van een lijst die geen werkmaptabel is; zonder rijen is er alleen een uitleg."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
    schrijver.writerow(type(rijen[0]).model_fields if rijen else ["niets op deze lijst"])
    for rij in rijen:
        schrijver.writerow([_onschuldig(_gewoon(waarde)) for _, waarde in rij])
    return codecs.BOM_UTF8 + uit.getvalue().encode()


def _gewoon(waarde: object) -> str:
    if waarde is None:
        return ""
    return f"{waarde:%d-%m-%Y}" if isinstance(waarde, date) else str(waarde)
