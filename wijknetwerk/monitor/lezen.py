"""`lees_monitormap`: van map met CSV-bestanden naar een monitormap, of alle fouten in één keer."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from wijknetwerk.begrippen import Monitormap, Oordeel, Woordenlijst
from wijknetwerk.invoer import Melding
from wijknetwerk.invoer.csvbron import lees_map
from wijknetwerk.invoer.kolommen import MONITORMAP
from wijknetwerk.invoer.meldingen import bedoelde_u, niet_te_openen
from wijknetwerk.invoer.namen import veilige_naam
from wijknetwerk.invoer.privacy import GEEN_BSN, persoonsgegevens
from wijknetwerk.invoer.rijen import Gelezen, GelezenRij, lees_tabel
from wijknetwerk.invoer.tabel import Bron
from wijknetwerk.invoer.verwijzingen import Werkmap, dubbele_sleutels

TABELLEN_MET_TRAJECT = ("geeindigd", "evaluaties_coaches", "evaluaties_inwoners")


class Monitorlezing(NamedTuple):
    """Een monitormap, of alle fouten in één keer; nooit een half gelezen map."""

    map: Monitormap | None
    fouten: tuple[Melding, ...] = ()


def lees_monitormap(pad: Path) -> Monitorlezing:
    """Leest een map met de tabellen van de monitor, even streng als een werkmap.

    Persoonsgegevens gaan voor: dan staan alleen die meldingen erin, zonder waarden, en is de rest niet bekeken.
    """
    pad = pad if pad.name else pad.resolve()
    if veilige_naam(pad.name, "") != pad.name:
        return Monitorlezing(None, (Melding(bestand="de monitormap", zin=GEEN_BSN),))
    if not pad.is_dir():
        zin = "verwacht een map met CSV-bestanden; voorbeelddata/pilot-2020-2022 is een voorbeeld"
        return Monitorlezing(None, (Melding(bestand=pad.name, zin=zin),))
    try:
        return lees_monitorbron(lees_map(pad, MONITORMAP))
    except OSError as fout:
        return Monitorlezing(None, (Melding(bestand=pad.name, zin=niet_te_openen(fout)),))


def lees_monitorbron(bron: Bron) -> Monitorlezing:
    """Leest wat er in een monitormap gevonden is."""
    if not bron.tabellen:
        return Monitorlezing(None, bron.fouten)
    if geheim := persoonsgegevens(bron.tabellen.values()):
        return Monitorlezing(None, geheim)
    gelezen = {naam: lees_tabel(bron.tabellen[naam]) for naam in MONITORMAP.tabellen if naam in bron.tabellen}
    fouten = [
        *bron.fouten,
        *(melding for tabel in gelezen.values() for melding in tabel.fouten),
        *dubbele_sleutels(Werkmap(gelezen, Woordenlijst(expertise={}, thema={}), None)),
        *(melding for controle in CONTROLES for melding in controle(gelezen)),
    ]
    if fouten:
        return Monitorlezing(None, tuple(fouten))
    tabellen = {
        naam: [MONITORMAP.tabellen[naam].model_validate(rij.waarden) for rij in tabel.rijen]
        for naam, tabel in gelezen.items()
    }
    return Monitorlezing(Monitormap.model_validate(tabellen))


def _onbekende_trajecten(gelezen: dict[str, Gelezen]) -> Iterator[Melding]:
    """Een einde of formulier bij een traject dat niet in `begonnen` staat."""
    bekend = _trajecten(gelezen)
    if bekend is None:
        return
    for tabel, rij in _rijen(gelezen, *TABELLEN_MET_TRAJECT):
        traject = rij.waarden.get("traject")
        if traject is not None and traject not in bekend:
            zin = "dit traject staat niet in de tabel begonnen; voeg het toe of verbeter het nummer"
            yield tabel.melding(zin + bedoelde_u(traject, bekend, 0.9), rij, "traject")


def _einde_voor_begin(gelezen: dict[str, Gelezen]) -> Iterator[Melding]:
    """Een traject dat eindigt voordat het begint."""
    begin = _trajecten(gelezen) or {}
    for tabel, rij in _rijen(gelezen, "geeindigd"):
        van, datum = begin.get(rij.waarden.get("traject")), rij.waarden.get("datum")
        if van is not None and datum is not None and datum < van:
            zin = f"het traject eindigt voor het begint ({van:%d-%m-%Y}); verbeter een van beide"
            yield tabel.melding(zin, rij, "datum")


def _tot_voor_van(gelezen: dict[str, Gelezen]) -> Iterator[Melding]:
    """Een afgesproken laatste dag voor de eerste dag."""
    for tabel, rij in _rijen(gelezen, "begonnen"):
        van, tot = rij.waarden.get("van"), rij.waarden.get("tot")
        if van is not None and tot is not None and tot < van:
            yield tabel.melding(f"de laatste dag ligt voor de eerste ({van:%d-%m-%Y})", rij, "tot")


def _waarom_niet_zonder_nee(gelezen: dict[str, Gelezen]) -> Iterator[Melding]:
    """Een reden om geen voorliggende voorziening te gebruiken, terwijl er niet staat dat zij niet gebruikt is."""
    for tabel, rij in _rijen(gelezen, "evaluaties_coaches"):
        ingezet = rij.waarden.get("voorliggend_ingezet", Oordeel.NEE)
        if rij.waarden.get("voorliggend_niet") is not None and ingezet is not Oordeel.NEE:
            yield tabel.melding("deze reden hoort alleen bij voorliggend_ingezet nee", rij, "voorliggend_niet")


CONTROLES: tuple[Callable[[dict[str, Gelezen]], Iterator[Melding]], ...] = (
    _onbekende_trajecten,
    _einde_voor_begin,
    _tot_voor_van,
    _waarom_niet_zonder_nee,
)
"""Wat elk op zich goed te lezen is, maar samen niet kan; een controle erbij is één regel hier en haar toets."""


def _trajecten(gelezen: dict[str, Gelezen]) -> dict[Any, Any] | None:
    """Traject -> eerste dag; None als die tabel er niet (heel) is, want dan weten wij niet wat bestaat."""
    begonnen = gelezen.get("begonnen")
    if begonnen is None or not begonnen.volledig or "traject" not in begonnen.plaatsen:
        return None
    return {rij.waarden.get("traject"): rij.waarden.get("van") for rij in begonnen.rijen}


def _rijen(gelezen: dict[str, Gelezen], *tabellen: str) -> Iterator[tuple[Gelezen, GelezenRij]]:
    for naam in tabellen:
        for rij in gelezen[naam].rijen if naam in gelezen else ():
            yield gelezen[naam], rij
