"""Het sjabloon: een werkboek met een blad per tabel, keuzelijsten en uitleg bij elke kolom; leeg of gevuld."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wijknetwerk.begrippen import MINUTEN_PER_UUR, Begrip, Netwerkmap, Werkvoorraad, Woordenlijst
from wijknetwerk.bestanden import schrijf_veilig
from wijknetwerk.invoer.cellen import LAATSTE, VROEGSTE
from wijknetwerk.invoer.kolommen import NETWERKMAP, WERKMAP, Celsoort, Kolom, Mapsoort, kolommen
from wijknetwerk.invoer.meldingen import kolomletter
from wijknetwerk.invoer.schrijven import als_tekst, rijen_van
from wijknetwerk.invoer.tabel import MEESTE_RIJEN
from wijknetwerk.invoer.uitleg import INLEIDING, kolomuitleg, wat_mag
from wijknetwerk.invoer.verwijzingen import WOORDENLIJST, verwijzing_van

UITLEG, KEUZELIJSTEN = "uitleg", "keuzelijsten"
_VAST_MOMENT = datetime(2021, 2, 1, tzinfo=UTC).replace(tzinfo=None)
"""Staat als datum in elk werkboek, zodat dezelfde inhoud dezelfde bytes geeft."""

_LANGSTE_TITEL, _LANGSTE_BERICHT, _LANGSTE_LIJST = 32, 255, 255
_TEKST, _DATUM, _GETAL = "tekst", "datum", "getal"
_OPMAAK = {
    Celsoort.DATUM: _DATUM,
    Celsoort.UREN: _GETAL,
    Celsoort.AANTAL: _GETAL,
}


def schrijf_sjabloon(pad: Path, woordenlijst: Woordenlijst, werkvoorraad: Werkvoorraad | None = None) -> None:
    """Schrijft het werkboek, leeg of gevuld met een werkvoorraad; teruglezen geeft wat erin ging."""
    schrijf_veilig(pad, als_werkboek(woordenlijst, werkvoorraad))


def schrijf_netwerksjabloon(pad: Path, woordenlijst: Woordenlijst, netwerkmap: Netwerkmap | None = None) -> None:
    """Schrijft het werkboek voor een netwerkmap, leeg of gevuld; teruglezen geeft wat erin ging."""
    rijen = {tabel: getattr(netwerkmap, tabel) for tabel in NETWERKMAP.tabellen} if netwerkmap else {}
    schrijf_veilig(pad, _werkboek(woordenlijst, NETWERKMAP, rijen, "Netwerkmap om een wijknetwerk te kiezen"))


def als_werkboek(woordenlijst: Woordenlijst, werkvoorraad: Werkvoorraad | None = None) -> bytes:
    """De bytes van het werkboek voor een week; gelijk voor gelijke inhoud."""
    rijen = {tabel: rijen_van(tabel, werkvoorraad) for tabel in WERKMAP.tabellen}
    return _werkboek(woordenlijst, WERKMAP, rijen, "Werkmap voor het weekvoorstel")


def _werkboek(
    woordenlijst: Woordenlijst, mapsoort: Mapsoort, rijen: Mapping[str, tuple[Begrip, ...]], titel: str
) -> bytes:
    import xlsxwriter  # noqa: PLC0415 - zwaar; wie alleen leest, wacht er niet op

    uit = io.BytesIO()
    keuze = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(uit, keuze) as boek:
        boek.set_properties({"title": titel, "created": _VAST_MOMENT})
        opmaak = {
            "kop": boek.add_format({"bold": True, "bg_color": "#D9E6F2", "border": 1, "text_wrap": True}),
            "verplicht": boek.add_format({"bold": True, "bg_color": "#FFE699", "border": 1, "text_wrap": True}),
            "loop": boek.add_format({"text_wrap": True, "valign": "top"}),
            _TEKST: boek.add_format({"num_format": "@"}),
            "veilig": boek.add_format({"num_format": "@", "quote_prefix": True}),
            _DATUM: boek.add_format({"num_format": "dd-mm-yyyy"}),
            _GETAL: boek.add_format({"num_format": "0.##"}),
        }
        blad = boek.add_worksheet(UITLEG)
        tabelbladen = {tabel: boek.add_worksheet(tabel) for tabel in mapsoort.tabellen}
        lijsten = _schrijf_keuzelijsten(boek.add_worksheet(KEUZELIJSTEN), woordenlijst, opmaak)
        _schrijf_uitleg(blad, mapsoort, woordenlijst, opmaak)
        for tabel, tabelblad in tabelbladen.items():
            _schrijf_tabel(tabelblad, tabel, rijen.get(tabel, ()), lijsten, opmaak)
        tabelbladen[next(iter(mapsoort.tabellen))].activate()
    return uit.getvalue()


def _schrijf_tabel(blad: Any, tabel: str, rijen: tuple[Begrip, ...], lijsten: dict[str, str], opmaak: Any) -> None:  # noqa: ANN401 - XlsxWriter levert geen typen
    blad.freeze_panes(1, 1)
    for index, kolom in enumerate(kolommen(tabel)):
        soort = _OPMAAK.get(kolom.soort, _TEKST)
        blad.set_column(index, index, max(12, min(30, len(kolom.naam) + 2)), opmaak[soort])
        blad.write_string(0, index, kolom.naam, opmaak["verplicht" if kolom.verplicht else "kop"])
        blad.data_validation(1, index, MEESTE_RIJEN, index, _invoerregel(kolom, lijsten))
        for rij, begrip in enumerate(rijen, 1):
            _schrijf_cel(blad, (rij, index), kolom, getattr(begrip, kolom.veld), opmaak)


def _schrijf_cel(blad: Any, plek: tuple[int, int], kolom: Kolom, waarde: object, opmaak: Any) -> None:  # noqa: ANN401 - idem
    if waarde is None or waarde == ():
        return
    if kolom.soort is Celsoort.DATUM:
        blad.write_datetime(*plek, waarde, opmaak[_DATUM])
    elif kolom.soort is Celsoort.UREN and isinstance(waarde, int):
        blad.write_number(*plek, round(waarde / MINUTEN_PER_UUR, 2), opmaak[_GETAL])
    elif kolom.soort is Celsoort.AANTAL:
        blad.write_number(*plek, waarde, opmaak[_GETAL])
    else:
        blad.write_string(
            *plek, als_tekst(kolom, waarde), opmaak["veilig" if kolom.soort is Celsoort.TEKST else _TEKST]
        )


def _invoerregel(kolom: Kolom, lijsten: dict[str, str]) -> dict[str, Any]:
    """De invoercontrole van een kolom: keuzelijst of grens, en de uitleg die verschijnt bij het aanklikken."""
    regel: dict[str, Any] = {
        "ignore_blank": True,
        "input_title": kolom.naam[:_LANGSTE_TITEL],
        "input_message": _kort(kolomuitleg(kolom)),
        "error_title": "Dit kan hier niet",
        "error_message": _kort(f"Verwacht {wat_mag(kolom)}."),
    }
    if kolom.soort in (Celsoort.KEUZE, Celsoort.JANEE) and len(",".join(kolom.keuzes)) <= _LANGSTE_LIJST:
        return regel | {"validate": "list", "source": [str(keuze) for keuze in kolom.keuzes]}
    if kolom.soort is Celsoort.CODE and (bereik := _keuzebereik(kolom, lijsten)):
        return regel | {"validate": "list", "source": bereik}
    if kolom.soort is Celsoort.DATUM:
        return regel | {"validate": "date", "criteria": "between", "minimum": VROEGSTE, "maximum": LAATSTE}
    if kolom.soort in (Celsoort.UREN, Celsoort.AANTAL) and not kolom.onbekend_is_leeg:
        soort = "decimal" if kolom.soort is Celsoort.UREN else "integer"
        return regel | {"validate": soort, "criteria": ">=", "value": 0}
    return regel | {"validate": "any"}


def _keuzebereik(kolom: Kolom, lijsten: dict[str, str]) -> str | None:
    """Waar de keuzelijst van een verwijzing staat: de sleutelkolom van het andere blad, of de woordenlijst."""
    verwijzing = verwijzing_van(kolom.tabel, kolom.veld)
    if verwijzing is None or len(verwijzing.naar) > 1:
        return None
    if verwijzing.naar == (WOORDENLIJST,):
        return lijsten[verwijzing.doelveld]
    velden = [andere.veld for andere in kolommen(verwijzing.naar[0])]
    letter = kolomletter(velden.index(verwijzing.doelveld))
    return f"={verwijzing.naar[0]}!${letter}$2:${letter}${MEESTE_RIJEN + 1}"


def _schrijf_keuzelijsten(blad: Any, woordenlijst: Woordenlijst, opmaak: Any) -> dict[str, str]:  # noqa: ANN401 - idem
    """Zet de codes van de woordenlijst op een eigen blad en geeft per soort het bereik."""
    bereiken = {}
    for index, (soort, codes) in enumerate((("expertise", woordenlijst.expertise), ("thema", woordenlijst.thema))):
        letter = kolomletter(2 * index)
        blad.write_row(0, 2 * index, [soort, "betekenis"], opmaak["kop"])
        blad.set_column(2 * index, 2 * index, 24)
        blad.set_column(2 * index + 1, 2 * index + 1, 44)
        for rij, (code, omschrijving) in enumerate(codes.items(), 1):
            blad.write_string(rij, 2 * index, code)
            blad.write_string(rij, 2 * index + 1, omschrijving)
        bereiken[soort] = f"={KEUZELIJSTEN}!${letter}$2:${letter}${max(2, len(codes) + 1)}"
    return bereiken


def _schrijf_uitleg(blad: Any, mapsoort: Mapsoort, woordenlijst: Woordenlijst, opmaak: Any) -> None:  # noqa: ANN401 - idem
    """Het blad met de inleiding en per kolom wat erin mag."""
    for index, breedte in enumerate((20, 28, 12, 60, 60)):
        blad.set_column(index, index, breedte)
    rij = 0
    for zin in INLEIDING:
        blad.write_string(rij, 0, zin)
        rij += 1
    for tabel in mapsoort.tabellen:
        rij += 1
        naam = f"{tabel} (mag ontbreken)" if tabel in mapsoort.optioneel else tabel
        blad.write_row(rij, 0, [naam, "kolom", "verplicht", "wat erin mag", "betekenis"], opmaak["kop"])
        for kolom in kolommen(tabel):
            rij += 1
            verplicht = "ja" if kolom.verplicht else "nee"
            blad.write_row(rij, 1, [kolom.naam, verplicht, wat_mag(kolom), kolom.uitleg], opmaak["loop"])
        rij += 1
    blad.write_string(
        rij + 1,
        0,
        f"De codes voor expertise ({len(woordenlijst.expertise)}) en thema "
        f"({len(woordenlijst.thema)}) staan op het blad {KEUZELIJSTEN}.",
    )


def _kort(zin: str) -> str:
    return zin if len(zin) <= _LANGSTE_BERICHT else zin[: _LANGSTE_BERICHT - 1] + "…"
