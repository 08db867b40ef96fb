"""Een map met CSV-bestanden lezen: codering en scheidingsteken worden bepaald, nooit geraden."""

import codecs
import csv
import io
import re
from pathlib import Path

from wijknetwerk.invoer.kolommen import WERKMAP, Mapsoort, kolommen
from wijknetwerk.invoer.meldingen import Melding, niet_te_openen
from wijknetwerk.invoer.namen import (
    kolomnamen,
    mag_ernaast,
    onbekende_naam,
    ontbrekende_tabellen,
    platte_naam,
    tabelnaam,
    veilige_naam,
)
from wijknetwerk.invoer.privacy import GEEN_BSN
from wijknetwerk.invoer.tabel import MEESTE_KOLOMMEN, Bron, Tabel

GROOTSTE_CSV = 20_000_000
MEESTE_BESTANDEN = 100
SCHEIDINGSTEKENS = (";", ",", "\t")
VAN_HET_SYSTEEM = ("thumbs.db", "desktop.ini")

FORMULEBEGIN = re.compile(r"'*[=+\-@|%\t\r]")
"""Tekst die een rekenblad als formule zou uitvoeren; onze CSV zet er een aanhalingsteken voor."""


def lees_map(map_: Path, mapsoort: Mapsoort = WERKMAP) -> Bron:
    """Leest alle tabellen uit een map. Fouten over het ene bestand houden het andere niet tegen."""
    fouten: list[Melding] = []
    tabellen: dict[str, Tabel] = {}
    gezien: set[str] = set()
    vreemd: list[str] = []
    inhoud = sorted(pad for pad in map_.iterdir() if not _van_het_systeem(pad.name))
    if len(inhoud) > MEESTE_BESTANDEN:
        zin = f"de map bevat {len(inhoud)} bestanden, hoogstens {MEESTE_BESTANDEN} mogen; is dit de goede map?"
        return Bron({}, fouten=(Melding(bestand=map_.name, zin=zin),))
    for nummer, pad in enumerate(inhoud, 1):
        bestand = veilige_naam(pad.name, f"bestand {nummer} in de map")
        naam = tabelnaam(pad.stem, mapsoort) if pad.suffix.casefold() == ".csv" else None
        if naam is None:
            if bestand != pad.name:
                fouten.append(Melding(bestand=bestand, zin=GEEN_BSN))
            elif not mag_ernaast(pad.name):
                fouten.append(
                    onbekende_naam(bestand, pad.stem, "deze map" if pad.is_dir() else "dit bestand", mapsoort)
                )
                vreemd.append(platte_naam(pad.stem))
        elif naam in gezien:
            tabellen.pop(naam, None)
            fouten.append(Melding(bestand=bestand, zin=f"de tabel {naam} staat twee keer in de map; houd één bestand"))
        else:
            gezien.add(naam)
            gelezen = _lees_bestand(pad, naam, mapsoort.meeste_rijen)
            if isinstance(gelezen, Tabel):
                tabellen[naam] = gelezen
            else:
                fouten.append(gelezen)
    fouten += ontbrekende_tabellen(map_.name, gezien, "het bestand", vreemd, mapsoort)
    return Bron(tabellen, fouten=tuple(fouten))


def _van_het_systeem(naam: str) -> bool:
    return naam.startswith((".", "~$")) or naam.casefold() in VAN_HET_SYSTEEM


def _lees_bestand(pad: Path, naam: str, meeste_rijen: int) -> Tabel | Melding:
    if not pad.is_file():
        return Melding(bestand=pad.name, zin="dit is geen gewoon bestand; zet hier een CSV-bestand neer")
    try:
        if pad.stat().st_size > GROOTSTE_CSV:
            zin = f"het bestand is groter dan {GROOTSTE_CSV // 1_000_000} MB; hoogstens {meeste_rijen} rijen mogen"
            return Melding(bestand=pad.name, zin=zin)
        inhoud = pad.read_bytes()
    except OSError as fout:
        return Melding(bestand=pad.name, zin=niet_te_openen(fout))
    return lees_csv(inhoud, naam, pad.name, meeste_rijen)


def lees_csv(inhoud: bytes, naam: str, bestand: str, meeste_rijen: int = WERKMAP.meeste_rijen) -> Tabel | Melding:
    """Leest de bytes van één CSV-bestand als tabel, of zegt waarom dat niet kan."""
    tekst = _decodeer(inhoud)
    if tekst is None:
        zin = "de tekens zijn niet te lezen als UTF-8, UTF-16 of Windows-tekst; bewaar het bestand als «CSV UTF-8»"
        return Melding(bestand=bestand, zin=zin)
    if "\0" in tekst:
        zin = "het bestand bevat NUL-tekens en is geen CSV; bewaar het opnieuw als «CSV UTF-8»"
        return Melding(bestand=bestand, zin=zin)
    if not tekst.strip():
        return Melding(bestand=bestand, zin="het bestand is leeg; rij 1 moet de kopregel met kolomnamen zijn")
    return _tabel(tekst, naam, bestand, meeste_rijen)


def _decodeer(inhoud: bytes) -> str | None:
    if inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codering = ["utf-16"]
    elif inhoud.startswith(codecs.BOM_UTF8):
        codering = ["utf-8-sig"]
    else:
        codering = ["utf-8", "cp1252"]
    for poging in codering:
        try:
            return inhoud.decode(poging)
        except UnicodeDecodeError:
            continue
    return None


def _tabel(tekst: str, naam: str, bestand: str, meeste_rijen: int) -> Tabel | Melding:
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=_scheidingsteken(tekst, naam), strict=True)
    rijen: list[tuple[int, tuple[str, ...]]] = []
    kop: tuple[str, ...] | None = None
    beveiligd = "'" in tekst
    rij = 0
    try:
        for rij, cellen in enumerate(lezer, 1):
            if len(rijen) >= meeste_rijen:
                return Melding(
                    bestand=bestand, rij=rij, zin=f"de tabel heeft meer dan {meeste_rijen} rijen; splits haar"
                )
            if len(cellen) > MEESTE_KOLOMMEN and any(cel.strip() for cel in cellen[MEESTE_KOLOMMEN:]):
                zin = f"de rij heeft {len(cellen)} kolommen; hoogstens {MEESTE_KOLOMMEN} mogen"
                return Melding(bestand=bestand, rij=rij, zin=zin)
            if kop is None:
                kop = kolomnamen(naam, cellen)
            elif any(map(str.strip, cellen)):
                rijen.append((rij, tuple(map(_zonder_beveiliging, cellen) if beveiligd else cellen)))
    except csv.Error:
        zin = (
            "een dubbel aanhalingsteken klopt niet, of een cel is veel te lang; "
            "een cel waar er een in staat, begint en eindigt er zelf ook mee"
        )
        return Melding(bestand=bestand, rij=rij + 1, zin=zin)
    return Tabel(naam, bestand, *_zonder_lege_staart(kop or (), rijen), vaste_breedte=True)


def _scheidingsteken(tekst: str, naam: str) -> str:
    """Het scheidingsteken waarmee de kopregel de meeste bekende kolommen geeft; zonder bekende kolom: het gewoonste."""
    kopregel = re.split(r"[\r\n]", tekst, maxsplit=1)[0]
    bekend = {kolom.naam for kolom in kolommen(naam)}

    def herkend(teken: str) -> tuple[int, int]:
        delen = [platte_naam(deel.strip().strip('"')) for deel in kopregel.split(teken)]
        return len(bekend.intersection(delen)), len(delen)

    return max(SCHEIDINGSTEKENS, key=herkend)


def _zonder_beveiliging(cel: str) -> str:
    """Haalt het aanhalingsteken weg dat voorkomt dat een rekenblad de cel uitvoert (`'=1+1`)."""
    return cel[1:] if cel.startswith("'") and FORMULEBEGIN.match(cel) else cel


def _zonder_lege_staart(
    kop: tuple[str, ...], rijen: list[tuple[int, tuple[str, ...]]]
) -> tuple[tuple[str, ...], tuple[tuple[int, tuple[str, ...]], ...]]:
    """Laat lege kolommen rechts weg, zoals Excel die soms meeschrijft (`;;;` achter elke rij)."""
    breedte = max([_gevuld(kop), *(_gevuld(cellen) for _, cellen in rijen if len(cellen) == len(kop))])
    smaller = tuple((rij, _afgekapt(cellen, len(kop), breedte)) for rij, cellen in rijen)
    return kop[:breedte], smaller


def _gevuld(cellen: tuple[str, ...]) -> int:
    """Hoe breed een rij is zonder haar lege staart."""
    for breedte in range(len(cellen), 0, -1):
        if cellen[breedte - 1].strip():
            return breedte
    return 0


def _afgekapt(cellen: tuple[str, ...], was: int, wordt: int) -> tuple[str, ...]:
    return cellen[:wordt] if len(cellen) == was else cellen
