"""Waar een voorstel op rust: de velden waar de regels naar keken om bij deze uitkomst te komen."""

from collections.abc import Iterator

from wijknetwerk.begrippen import Hulpvraag, Oordeel, Rij
from wijknetwerk.regels import Regel, Regelboek
from wijknetwerk.regels.tabel import EERSTE, Tabel

TABELLEN = ("route", "tenzij", "product")
"""De tabellen die over een hulpvraag beslissen met wat mensen invulden."""


def rust_op(rij: Rij, regelboek: Regelboek) -> tuple[str, ...]:
    """De velden van de hulpvraag die meetelden, in de volgorde van de regels.

    Bij een tabel waarvan de eerste regel beslist, tellen ook de regels erboven: dat die niet golden, telt mee.
    """
    geldig = {reden.regel for reden in rij.redenen}
    velden = (
        veld
        for naam in TABELLEN
        for regel in _bekeken(regelboek.tabel(naam), geldig)
        for veld in _velden(regel, regelboek)
    )
    return tuple(veld for veld in dict.fromkeys(velden) if veld in Hulpvraag.model_fields)


def waarde_van(vraag: Hulpvraag, veld: str) -> str | int | None:
    """Wat er is ingevuld; None als het onbekend is."""
    waarde = getattr(vraag, veld)
    if isinstance(waarde, str):
        return None if waarde == Oordeel.ONBEKEND else str(waarde)
    return waarde if isinstance(waarde, int) else None


def _bekeken(tabel: Tabel, geldig: set[str]) -> tuple[Regel, ...]:
    if tabel.trefregel != EERSTE:
        return tuple(regel for regel in tabel.regels if regel.id in geldig)
    for plaats, regel in enumerate(tabel.regels):
        if regel.id in geldig:
            return tabel.regels[: plaats + 1]
    return ()


def _velden(regel: Regel, regelboek: Regelboek) -> Iterator[str]:
    """De velden van een regel; achter een afgeleid veld staan de velden van zijn tabel."""
    for cel in regel.als:
        yield cel.veld.naam
        if cel.veld.uit_tabel:
            yield from regelboek.tabel(cel.veld.uit_tabel).velden
