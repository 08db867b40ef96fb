"""Een map (of werkboek) van een andere soort dan de werkmap lezen: even streng, met alle fouten in één keer."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from wijknetwerk.begrippen import Begrip, Woordenlijst
from wijknetwerk.invoer.csvbron import lees_map
from wijknetwerk.invoer.kolommen import Mapsoort
from wijknetwerk.invoer.meldingen import Melding, niet_te_openen
from wijknetwerk.invoer.namen import veilige_naam
from wijknetwerk.invoer.privacy import GEEN_BSN, persoonsgegevens
from wijknetwerk.invoer.rijen import Gelezen, lees_tabel
from wijknetwerk.invoer.tabel import Bron
from wijknetwerk.invoer.verwijzingen import Werkmap, dubbele_sleutels

Controle = Callable[[dict[str, Gelezen]], Iterable[Melding]]


class Tabellezing(NamedTuple):
    """De rijen van elke tabel, of alle fouten; nooit een half gelezen map."""

    tabellen: dict[str, list[Begrip]] | None
    fouten: tuple[Melding, ...] = ()


def lees_tabelmap(pad: Path, mapsoort: Mapsoort, voorbeeld: str, controles: Iterable[Controle] = ()) -> Tabellezing:
    """Leest een map of .xlsx-werkboek met de tabellen van een soort; `controles` zien wat samen niet kan.

    Persoonsgegevens gaan voor: dan staan alleen die meldingen erin, zonder waarden, en is de rest niet bekeken.
    """
    pad = pad if pad.name else pad.resolve()
    if veilige_naam(pad.name, "") != pad.name:
        return Tabellezing(None, (Melding(bestand=f"de {mapsoort.naam}", zin=GEEN_BSN),))
    if pad.is_file() and pad.suffix.casefold() == ".xlsx":
        from wijknetwerk.invoer.xlsxbron import lees_werkboek  # noqa: PLC0415 - laadt openpyxl en numpy; een map niet

        return lees_tabelbron(lees_werkboek(pad, mapsoort), mapsoort, controles)
    if not pad.is_dir():
        zin = f"verwacht een map met CSV-bestanden of één .xlsx-werkboek; {voorbeeld} is een voorbeeld"
        return Tabellezing(None, (Melding(bestand=pad.name, zin=zin),))
    try:
        return lees_tabelbron(lees_map(pad, mapsoort), mapsoort, controles)
    except OSError as fout:
        return Tabellezing(None, (Melding(bestand=pad.name, zin=niet_te_openen(fout)),))


def lees_tabelbron(bron: Bron, mapsoort: Mapsoort, controles: Iterable[Controle] = ()) -> Tabellezing:
    """Leest wat er in zo'n map gevonden is."""
    if not bron.tabellen:
        return Tabellezing(None, bron.fouten)
    if geheim := persoonsgegevens([*bron.tabellen.values(), *bron.bijlagen]):
        return Tabellezing(None, geheim)
    gelezen = {naam: lees_tabel(bron.tabellen[naam]) for naam in mapsoort.tabellen if naam in bron.tabellen}
    fouten = [
        *bron.fouten,
        *(melding for tabel in gelezen.values() for melding in tabel.fouten),
        *dubbele_sleutels(Werkmap(gelezen, Woordenlijst(expertise={}, thema={}), None)),
        *(melding for controle in controles for melding in controle(gelezen)),
    ]
    if fouten:
        return Tabellezing(None, tuple(fouten))
    return Tabellezing(
        {
            naam: [mapsoort.tabellen[naam].model_validate(rij.waarden) for rij in tabel.rijen]
            for naam, tabel in gelezen.items()
        }
    )
