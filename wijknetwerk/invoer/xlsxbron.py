"""Een .xlsx-werkboek lezen met openpyxl, achter bewakers en met één grens voor alles wat er mis kan gaan."""

import io
import warnings
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from wijknetwerk.invoer.bewakers import (
    ONTSNAPT,
    bezwaar_tegen_bestand,
    bezwaar_tegen_inhoud,
    eis_defusedxml,
    kapot,
)
from wijknetwerk.invoer.cellen import Rauw
from wijknetwerk.invoer.kolommen import WERKMAP, Mapsoort
from wijknetwerk.invoer.meldingen import Melding, niet_te_openen
from wijknetwerk.invoer.namen import (
    UITLEGBLADEN,
    kolomnamen,
    mag_ernaast,
    onbekende_naam,
    ontbrekende_tabellen,
    platte_naam,
    tabelnaam,
    veilige_naam,
)
from wijknetwerk.invoer.privacy import GEEN_BSN
from wijknetwerk.invoer.tabel import Bron, Tabel
from wijknetwerk.invoer.voorschouw import OPNIEUW, Blad, bladen

if TYPE_CHECKING:
    from collections.abc import Iterable

VOORBEELDEN = 5
SAMENGEVOEGD = "deze cellen zijn samengevoegd; splits ze, elke rij heeft haar eigen waarde"
Rijen = tuple[tuple[int, tuple[Rauw, ...]], ...]


def lees_werkboek(pad: Path, mapsoort: Mapsoort = WERKMAP) -> Bron:
    """Leest alle tabellen uit een werkboek."""
    bestand = veilige_naam(pad.name, "het werkboek")
    inhoud = bewaakt(pad)
    if isinstance(inhoud, str):
        return Bron({}, fouten=(Melding(bestand=bestand, zin=inhoud),))
    return lees_xlsx(inhoud, bestand, mapsoort)


def bewaakt(pad: Path) -> bytes | str:
    """De bytes van een werkboek dat langs de bewakers is, of het bezwaar ertegen."""
    eis_defusedxml()
    try:
        if bezwaar := bezwaar_tegen_bestand(pad):
            return bezwaar
        inhoud = pad.read_bytes()
    except OSError as fout:
        return niet_te_openen(fout)
    return bezwaar_tegen_inhoud(inhoud) or inhoud


def lees_xlsx(inhoud: bytes, bestand: str, mapsoort: Mapsoort = WERKMAP) -> Bron:
    """Leest de bytes van een werkboek dat langs de bewakers is."""
    gelezen = lees_bladen(inhoud, bestand)
    return Bron({}, fouten=tuple(gelezen)) if isinstance(gelezen, list) else _bron(bestand, *gelezen, mapsoort)


def lees_bladen(inhoud: bytes, bestand: str) -> tuple[list[Blad], dict[str, Rijen]] | list[Melding]:
    """Alle bladen zoals wij ze zien en zoals openpyxl ze leest, of waarom dat niet gaat."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            gezien = bladen(zip_)
        if te_groot := [_melding(bestand, blad, blad.bezwaar) for blad in gezien if blad.bezwaar]:
            return te_groot
        return gezien, _waarden(inhoud)
    except ONTSNAPT as fout:
        return [Melding(bestand=bestand, zin=kapot(fout))]


def _waarden(inhoud: bytes) -> dict[str, Rijen]:
    """De waarden per werkblad zoals openpyxl ze leest; waarschuwingen van openpyxl gaan over opmaak."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        boek = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True, keep_links=False)
        try:
            return {blad.title: _rijen(blad) for blad in boek.worksheets if isinstance(blad, ReadOnlyWorksheet)}
        finally:
            boek.close()


def _rijen(blad: ReadOnlyWorksheet) -> Rijen:
    blad.reset_dimensions()  # de opgegeven maat kan kleiner zijn dan wat er staat
    rijen: Iterable[tuple[Rauw, ...]] = blad.iter_rows(values_only=True)  # type: ignore[misc,assignment] # typen kennen de spaarzame stand niet
    return tuple((rij, cellen) for rij, cellen in enumerate(rijen, 1) if any(cel is not None for cel in cellen))


def _bron(bestand: str, gezien: list[Blad], waarden: dict[str, Rijen], mapsoort: Mapsoort) -> Bron:
    tabellen: dict[str, Tabel] = {}
    bijlagen: list[Tabel] = []
    fouten: list[Melding] = []
    waarschuwingen: list[Melding] = []
    aanwezig: set[str] = set()
    vreemd: list[str] = []
    for nummer, blad in enumerate(gezien, 1):
        naam = tabelnaam(blad.naam, mapsoort)
        plaats = f"{bestand}, blad {veilige_naam(blad.naam.strip(), str(nummer))}"
        if veilige_naam(blad.naam, "") != blad.naam:
            fouten.append(Melding(bestand=plaats, zin=GEEN_BSN))
        elif naam is None:
            bijlagen.append(Tabel(blad.naam, plaats, (), waarden.get(blad.naam, ())))
            if not mag_ernaast(blad.naam) and platte_naam(blad.naam) not in UITLEGBLADEN:
                fouten.append(onbekende_naam(plaats, blad.naam, "dit werkblad", mapsoort))
                vreemd.append(platte_naam(blad.naam))
        elif naam in aanwezig:
            tabellen.pop(naam, None)
            fouten.append(Melding(bestand=plaats, zin=f"de tabel {naam} staat er twee keer; houd één blad"))
        else:
            aanwezig.add(naam)
            rijen = waarden.get(blad.naam, ())
            if bezwaar := _niet_te_lezen(blad, rijen):
                fouten.append(Melding(bestand=plaats, zin=bezwaar))
                continue
            tabellen[naam] = _tabel(naam, plaats, blad, rijen)
            fouten += [Melding(bestand=plaats, cel=ref, zin=SAMENGEVOEGD) for ref in blad.samengevoegd]
            waarschuwingen += _opvallend(blad, plaats)
    fouten += ontbrekende_tabellen(bestand, aanwezig, "het werkblad", vreemd, mapsoort)
    return Bron(tabellen, tuple(bijlagen), tuple(fouten), tuple(waarschuwingen))


def _niet_te_lezen(blad: Blad, rijen: Rijen) -> str | None:
    """Zegt dat het blad leeg is, of dat openpyxl iets anders las dan er staat."""
    if not blad.laatste_rij:
        return "het werkblad is leeg; rij 1 moet de kopregel met kolomnamen zijn"
    gelezen = sum(cel is not None for _, cellen in rijen for cel in cellen)
    if gelezen != blad.cellen:
        return f"{blad.cellen} cellen zijn gevuld, maar {gelezen} zijn te lezen; {OPNIEUW} als gewoon .xlsx"
    return None


def _opvallend(blad: Blad, plaats: str) -> list[Melding]:
    zinnen = []
    if blad.verborgen:
        zinnen.append("dit werkblad is verborgen, maar wordt wel gelezen")
    if blad.verborgen_rijen:
        eerste = ", ".join(map(str, blad.verborgen_rijen[:VOORBEELDEN]))
        zinnen.append(
            f"verborgen rijen worden ook gelezen; het zijn er {len(blad.verborgen_rijen)}, zoals rij {eerste}"
        )
    return [Melding(bestand=plaats, zin=zin) for zin in zinnen]


def _tabel(naam: str, plaats: str, blad: Blad, rijen: Rijen) -> Tabel:
    breedte = blad.laatste_kolom
    gevuld = tuple((rij, (cellen + (None,) * breedte)[:breedte]) for rij, cellen in rijen)
    kop = gevuld[0][1] if gevuld and gevuld[0][0] == 1 else ()
    return Tabel(
        naam=naam,
        bestand=plaats,
        kop=kolomnamen(naam, ["" if cel is None else str(cel) for cel in kop]),
        rijen=tuple((rij, cellen) for rij, cellen in gevuld if rij > 1),
        formules_zonder_waarde=frozenset(blad.formules_zonder_waarde),
    )


def _melding(bestand: str, blad: Blad, zin: str | None) -> Melding:
    return Melding(bestand=f"{bestand}, blad {veilige_naam(blad.naam, 'zonder naam')}", zin=zin or "")
