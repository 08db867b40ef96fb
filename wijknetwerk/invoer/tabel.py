"""Een tabel zoals zij in het bestand staat: kopregel en rijen met ruwe cellen, nog zonder betekenis."""

from dataclasses import dataclass

from wijknetwerk.invoer.cellen import Rauw
from wijknetwerk.invoer.kolommen import WERKMAP
from wijknetwerk.invoer.meldingen import Melding, kolomletter, toonbaar

MEESTE_RIJEN = WERKMAP.meeste_rijen
MEESTE_KOLOMMEN = 60


@dataclass(frozen=True)
class Tabel:
    """De ruwe inhoud van één CSV-bestand of werkblad; rij 1 is de kopregel."""

    naam: str
    bestand: str
    kop: tuple[str, ...]
    rijen: tuple[tuple[int, tuple[Rauw, ...]], ...]
    formules_zonder_waarde: frozenset[tuple[int, int]] = frozenset()
    vaste_breedte: bool = False

    def melding(self, zin: str, *, rij: int | None = None, index: int | None = None, waarde: Rauw = None) -> Melding:
        """Een melding over deze tabel, met de plaats zoals een rekenblad haar toont."""
        kolom = self.kop[index] if index is not None and index < len(self.kop) else ""
        return Melding(
            bestand=self.bestand,
            rij=rij,
            kolom=toonbaar(kolom) if kolom else None,
            cel=f"{kolomletter(index)}{rij}" if rij is not None and index is not None else None,
            waarde=None if waarde is None else toonbaar(waarde),
            zin=zin,
        )


@dataclass(frozen=True)
class Bron:
    """Wat er in een werkmap gevonden is: de bekende tabellen, bladen om alleen na te kijken, en wat er mis was."""

    tabellen: dict[str, Tabel]
    bijlagen: tuple[Tabel, ...] = ()
    fouten: tuple[Melding, ...] = ()
    waarschuwingen: tuple[Melding, ...] = ()
