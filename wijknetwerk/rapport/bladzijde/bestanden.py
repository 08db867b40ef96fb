"""Alle bestanden van een bladzijde: pagina, werkboek, csv met één rij per cijfer, en het datawoordenboek."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date

from wijknetwerk.rapport.bladzijde import woorden
from wijknetwerk.rapport.bladzijde.html import maak_html
from wijknetwerk.rapport.bladzijde.stuk import Bladzijde, Eenheid, Kolom, Tabel, Verborgen, Waarde, als_getal
from wijknetwerk.rapport.csv import veilig
from wijknetwerk.rapport.werkblad import Kolom as Werkbladkolom
from wijknetwerk.rapport.werkblad import Vorm, Werkboek

KOLOMMEN = {
    "bladzijde": "naam van de bladzijde",
    "tabel": "naam van de tabel, zoals verderop in dit bestand",
    "rij": "welke rij van de tabel: de sleutels achter elkaar",
    "maat": "naam van de kolom, zoals verderop in dit bestand",
    "eenheid": "eenheid van de waarde",
    "waarde": "getal met een komma, of tekst; leeg als het niet bekend of verborgen is",
    "verborgen": "ja als het aantal te klein is om te delen",
}
"""Kolom van de csv -> wat erin staat."""
_VASTE_DAG = date(2021, 2, 1)
"""Staat als datum in elk werkboek, zodat dezelfde inhoud dezelfde bytes geeft."""
_LANGSTE_BLADNAAM = 31
_VORMEN = {Eenheid.TEKST: Vorm.TEKST, Eenheid.UREN: Vorm.UREN, Eenheid.PROCENT: Vorm.UREN, Eenheid.EURO: Vorm.UREN}
_BREED, _SMAL = 34, 16


def maak_bestanden(bladzijde: Bladzijde) -> dict[str, bytes]:
    """Naam -> inhoud. Dezelfde gegevens geven dezelfde bytes."""
    return {
        f"{bladzijde.naam}.html": maak_html(bladzijde),
        f"{bladzijde.naam}.xlsx": maak_xlsx(bladzijde),
        f"{bladzijde.naam}.csv": maak_csv(bladzijde),
        "datawoordenboek.csv": maak_woordenboek(bladzijde),
    }


def maak_csv(bladzijde: Bladzijde) -> bytes:
    """Eén rij per cijfer. Puntkomma, komma in getallen, UTF-8 met BOM."""
    return _schrijf(tuple(KOLOMMEN), _cijfers(bladzijde))


def _cijfers(bladzijde: Bladzijde) -> Iterator[tuple[str, ...]]:
    for tabel in bladzijde.tabellen:
        for rij in tabel.rijen:
            cellen = list(zip(tabel.kolommen, rij, strict=True))
            sleutel = " | ".join(woorden.waarde(cel, kolom.eenheid) for kolom, cel in cellen if kolom.sleutel)
            for kolom, cel in cellen:
                if not kolom.sleutel:
                    verborgen = "ja" if isinstance(cel, Verborgen) else "nee"
                    waarde = als_getal(cel, kolom.eenheid)
                    tekst = "" if waarde is None else str(waarde) if isinstance(waarde, str) else _met_komma(waarde)
                    yield bladzijde.naam, tabel.naam, sleutel, kolom.naam, kolom.eenheid, tekst, verborgen


def _met_komma(getal: float) -> str:
    return str(int(getal) if getal == int(getal) else getal).replace(".", ",")


def maak_woordenboek(bladzijde: Bladzijde) -> bytes:
    """Het datawoordenboek: eerst de kolommen van de csv, dan elke kolom van elke tabel."""
    kop = ("soort", "tabel", "naam", "titel", "eenheid", "sleutel", "uitleg")
    csvkolommen = (("csv", "", naam, "", "", "", uitleg) for naam, uitleg in KOLOMMEN.items())
    tabelkolommen = (
        ("kolom", t.naam, k.naam, k.kop, k.eenheid.value, "ja" if k.sleutel else "nee", k.uitleg)
        for t in bladzijde.tabellen
        for k in t.kolommen
    )
    return _schrijf(kop, (*csvkolommen, *tabelkolommen))


def _schrijf(kop: tuple[str, ...], rijen: Iterable[tuple[str, ...]]) -> bytes:
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(kop)
    schrijver.writerows([veilig(str(cel)) if not _is_getal(str(cel)) else str(cel) for cel in rij] for rij in rijen)
    return uit.getvalue().encode("utf-8-sig")


def _is_getal(tekst: str) -> bool:
    """Een negatief getal is geen formule en krijgt dus geen aanhalingsteken."""
    return tekst.removeprefix("-").replace(",", "", 1).isdecimal()


def maak_xlsx(bladzijde: Bladzijde) -> bytes:
    """Een blad met alle conclusies, en een blad per tabel."""
    soort = "intern" if bladzijde.intern else "om te delen"
    boek = Werkboek(bladzijde.titel, _VASTE_DAG, {"soort": soort, **bladzijde.kenmerken}, soort)
    conclusies = [
        Werkbladkolom[tuple[str, str]]("deel", _BREED, Vorm.VET, lambda rij: rij[0]),
        Werkbladkolom[tuple[str, str]]("conclusie", 100, Vorm.TEKST, lambda rij: rij[1]),
    ]
    boek.blad("conclusies", conclusies, [(stuk.titel, stuk.zin) for stuk in bladzijde.stukken])
    for tabel in bladzijde.tabellen:
        boek.blad(
            tabel.naam[:_LANGSTE_BLADNAAM], [_kolom(tabel, plek) for plek in range(len(tabel.kolommen))], tabel.rijen
        )
    return boek.inhoud()


def _kolom(tabel: Tabel, plek: int) -> Werkbladkolom[tuple[Waarde, ...]]:
    kolom: Kolom = tabel.kolommen[plek]
    eenheid = "" if kolom.eenheid in (Eenheid.TEKST, Eenheid.AANTAL) else f" ({kolom.eenheid})"
    vorm = Vorm.VET if kolom.sleutel else _VORMEN.get(kolom.eenheid, Vorm.GETAL)

    def waarde(rij: tuple[Waarde, ...]) -> str | int | float | None:
        cel = rij[plek]
        return cel.value if isinstance(cel, Verborgen) else als_getal(cel, kolom.eenheid)

    return Werkbladkolom(kolom.kop + eenheid, _BREED if kolom.eenheid is Eenheid.TEKST else _SMAL, vorm, waarde)


def als_document(bladzijde: Bladzijde) -> dict[str, object]:
    """Het ene document van `--json`: getallen zoals in de csv, verborgen als het woord, niets als null."""
    return {
        "schema": f"wijknetwerk/{bladzijde.naam}/1",
        "intern": bladzijde.intern,
        "kenmerken": dict(bladzijde.kenmerken),
        "conclusies": {stuk.naam: stuk.zin for stuk in bladzijde.stukken},
        "tabellen": {
            tabel.naam: [
                {
                    kolom.naam: cel.value if isinstance(cel, Verborgen) else als_getal(cel, kolom.eenheid)
                    for kolom, cel in zip(tabel.kolommen, rij, strict=True)
                }
                for rij in tabel.rijen
            ]
            for tabel in bladzijde.tabellen
        },
    }


def als_json(bladzijde: Bladzijde) -> str:
    """Canoniek: gesorteerde sleutels en één regeleinde aan het eind."""
    return json.dumps(als_document(bladzijde), ensure_ascii=False, sort_keys=True, indent=1) + "\n"
