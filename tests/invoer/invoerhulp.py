"""Een kleine, goede werkmap om te bederven, en manieren om haar op schijf te zetten."""

import csv
import io
import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from bouwers import aanbieder, groep, hulpvraag, traject, vastgezet, werkvoorraad, wijk, wijkcoach

from wijknetwerk.begrippen import EerdereWeek, VorigeRij, Werkvoorraad, Woordenlijst
from wijknetwerk.invoer import Lezing, lees
from wijknetwerk.invoer.kolommen import ALLE_TABELLEN, Celsoort, kolommen
from wijknetwerk.invoer.schrijven import als_csv, rijen_van

WOORDENLIJST = Woordenlijst(
    expertise={"autisme": "autismespectrum", "lvb": "licht verstandelijke beperking"},
    thema={"ontmoeten": "anderen ontmoeten", "taal": "taal en lezen"},
)

Tabellen = dict[str, list[list[Any]]]
Wijziging = Callable[[Tabellen], None]


def goede_werkvoorraad() -> Werkvoorraad:
    """Twee hulpvragen, twee wijken, en van elke plek iets."""
    return werkvoorraad(
        hulpvraag("H1", wijk="WK1", expertise=("lvb",), huidige_plek="C1"),
        hulpvraag("H2", wijk="WK2", wet="jeugdwet", thema="ontmoeten", voorkeur_aanbieder="A1", lopend_traject="T1"),
        wijkcoaches=(wijkcoach("C1"), wijkcoach("C2", team="G2", expertise=("autisme", "lvb"))),
        aanbieders=(aanbieder("A1", gebieden=("G1",)), aanbieder("A2", contract_tot=date(2028, 12, 31))),
        collectief_aanbod=(groep("K1"),),
        wijken=(wijk("WK1", "G1", ("WK2",)), wijk("WK2", "G2", ("WK1",))),
        lopende_trajecten=(traject("T1", plek="C1"),),
        vastgezet=(vastgezet("H2", "A1"),),
        vorig_voorstel=(VorigeRij(hulpvraag="H1", plek="C1", tweede_coach="C2", meegedeeld=True),),
        eerdere_weken=(EerdereWeek(maandag=date(2026, 11, 9), plek="C1", minuten_per_week=450),),
    )


def goede_tabellen() -> Tabellen:
    """De goede werkvoorraad als rijen van cellen, de kopregel voorop."""
    voorraad = goede_werkvoorraad()
    return {
        tabel: list(
            csv.reader(io.StringIO(als_csv(tabel, rijen_van(tabel, voorraad)).decode("utf-8-sig")), delimiter=";")
        )
        for tabel in ALLE_TABELLEN
    }


def zet(tabel: str, rij: int, kolom: str, waarde: object) -> Wijziging:
    """Vervangt één cel; `rij` is het nummer in het bestand, de kopregel is rij 1."""

    def wijzig(tabellen: Tabellen) -> None:
        tabellen[tabel][rij - 1][tabellen[tabel][0].index(kolom)] = waarde

    return wijzig


def zet_rij(tabel: str, *cellen: object) -> Wijziging:
    """Voegt een rij toe."""
    return lambda tabellen: tabellen[tabel].append(list(cellen))


def kopieer(tabel: str, rij: int, **anders: str) -> Wijziging:
    """Voegt een kopie van een rij toe, met enkele andere cellen."""

    def wijzig(tabellen: Tabellen) -> None:
        nieuw = list(tabellen[tabel][rij - 1])
        for kolom, waarde in anders.items():
            nieuw[tabellen[tabel][0].index(kolom)] = waarde
        tabellen[tabel].append(nieuw)

    return wijzig


def zonder_kolom(tabel: str, kolom: str) -> Wijziging:
    """Haalt een kolom weg."""

    def wijzig(tabellen: Tabellen) -> None:
        index = tabellen[tabel][0].index(kolom)
        for rij in tabellen[tabel]:
            del rij[index]

    return wijzig


def met_kolom(tabel: str, kolom: str, waarde: str = "") -> Wijziging:
    """Zet er een kolom bij, achteraan."""

    def wijzig(tabellen: Tabellen) -> None:
        for nummer, rij in enumerate(tabellen[tabel]):
            rij.append(waarde if nummer else kolom)

    return wijzig


def alleen_kop(tabel: str) -> Wijziging:
    """Laat van een tabel alleen de kopregel staan."""
    return lambda tabellen: tabellen.update({tabel: tabellen[tabel][:1]})


def samen(*wijzigingen: Wijziging) -> Wijziging:
    """Voert wijzigingen na elkaar uit."""

    def wijzig(tabellen: Tabellen) -> None:
        for wijziging in wijzigingen:
            wijziging(tabellen)

    return wijzig


def niets(_: Tabellen) -> None:
    """Laat de tabellen zoals ze zijn."""


def als_bytes(rijen: list[list[Any]], teken: str = ";") -> bytes:
    """Eén tabel als CSV-bytes in UTF-8."""
    uit = io.StringIO(newline="")
    csv.writer(uit, delimiter=teken, lineterminator="\n").writerows(rijen)
    return uit.getvalue().encode()


def schrijf_csv(map_: Path, tabellen: Tabellen, teken: str = ";") -> Path:
    """Zet de tabellen als CSV-bestanden in een map."""
    map_.mkdir(exist_ok=True)
    for naam, rijen in tabellen.items():
        (map_ / f"{naam}.csv").write_bytes(als_bytes(rijen, teken))
    return map_


def werkboek(tabellen: Tabellen) -> openpyxl.Workbook:
    """De tabellen als werkboek met getallen en datums zoals Excel ze bewaart."""
    boek = openpyxl.Workbook()
    boek.remove(boek.worksheets[0])
    for naam, rijen in tabellen.items():
        blad = boek.create_sheet(naam)
        soorten = {kolom.naam: kolom.soort for kolom in kolommen(naam)}
        for nummer, rij in enumerate(rijen):
            blad.append(
                [_excelwaarde(soorten.get(kop), cel) if nummer else cel for kop, cel in zip(rijen[0], rij, strict=True)]
            )
    return boek


def _excelwaarde(soort: Celsoort | None, cel: object) -> object:
    if not isinstance(cel, str) or not cel:
        return cel or None
    if soort is Celsoort.DATUM and len(cel) == 10:
        return date(int(cel[6:]), int(cel[3:5]), int(cel[:2]))
    if soort in (Celsoort.UREN, Celsoort.AANTAL) and cel.replace(",", "").isdigit():
        return float(cel.replace(",", "."))
    return cel


def lees_csv_map(map_: Path, wijzig: Wijziging = niets) -> Lezing:
    """Bederft de goede werkmap, schrijft haar als CSV en leest haar."""
    tabellen = goede_tabellen()
    wijzig(tabellen)
    return lees(schrijf_csv(map_, tabellen), WOORDENLIJST)


def verwacht(groep: str, naam: str) -> list[str]:
    """De zinnen die bij een geval horen, uit verwacht.toml."""
    zinnen_van_geval = _verwacht()[groep][naam]
    return zinnen_van_geval if isinstance(zinnen_van_geval, list) else [zinnen_van_geval]


@cache
def _verwacht() -> dict[str, dict[str, str | list[str]]]:
    return tomllib.loads(Path(__file__).with_name("verwacht.toml").read_text(encoding="utf-8"))


def zinnen(lezing: Lezing) -> list[str]:
    """De fouten als zinnen."""
    return [str(melding) for melding in lezing.fouten]
