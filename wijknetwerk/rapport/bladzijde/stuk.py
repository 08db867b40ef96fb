"""De bouwstenen: een bladzijde heeft stukken, een stuk een zin, een plaatje en tabellen, een tabel rijen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from wijknetwerk.begrippen import MINUTEN_PER_UUR

PROMILLE = 1000
"""Een aandeel staat binnen in hele duizendsten; 835 is 83,5 procent."""
EUROCENTEN = 100


class Verborgen(StrEnum):
    """Wat er staat op de plaats van een getal dat te klein is om te delen."""

    VERBORGEN = "verborgen"


VERBORGEN: Final = Verborgen.VERBORGEN
Waarde = str | int | Verborgen | None
"""Tekst, een geheel getal in de eenheid van de kolom, verborgen, of niets (niet bekend of niet van toepassing)."""


class Eenheid(StrEnum):
    """Wat een getal in een kolom betekent. Uren staan binnen in minuten, procenten in duizendsten, euro in centen."""

    TEKST = "tekst"
    UREN = "uren per week"
    AANTAL = "aantal"
    PROCENT = "procent"
    EURO = "euro"
    WEKEN = "weken"
    PUNTEN = "punten"


@dataclass(frozen=True)
class Kolom:
    """Eén kolom van een tabel; `uitleg` komt in het datawoordenboek. De sleutels zeggen samen welke rij het is."""

    naam: str
    kop: str
    eenheid: Eenheid
    uitleg: str
    sleutel: bool = False


@dataclass(frozen=True)
class Tabel:
    """Een tabel met een vaste naam, voor alle bestanden dezelfde."""

    naam: str
    titel: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[Waarde, ...], ...]

    def __post_init__(self) -> None:
        if any(len(rij) != len(self.kolommen) for rij in self.rijen):
            raise ValueError(f"een rij van de tabel {self.naam} heeft niet evenveel cellen als de kop")


@dataclass(frozen=True)
class Stuk:
    """Een deel van de bladzijde: één zin die uit de cijfers volgt, met wat haar laat zien.

    `alt` zegt wat er op het plaatje (svg) staat; wie het niet ziet, heeft de tabel. `uitleg` zijn zinnen eronder.
    """

    naam: str
    titel: str
    zin: str
    tabellen: tuple[Tabel, ...] = ()
    plaatje: bytes | None = None
    alt: str = ""
    uitleg: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.plaatje and not (self.alt and self.tabellen):
            raise ValueError(f"bij het plaatje van {self.naam} horen een beschrijving en een tabel")


@dataclass(frozen=True)
class Bladzijde:
    """Alles wat er op één bladzijde staat. `intern` zegt dat er kleine aantallen in staan; dan is zij niet om te delen.

    `kleinste_cel` is het kleinste aantal inwoners dat gedeeld mag worden; `kenmerken` zeggen waar zij op rust.
    """

    naam: str
    titel: str
    ondertitel: str
    intern: bool
    kleinste_cel: int
    stukken: tuple[Stuk, ...]
    kenmerken: Mapping[str, str] = field(default_factory=dict)

    @property
    def tabellen(self) -> tuple[Tabel, ...]:
        """Alle tabellen, in volgorde."""
        return tuple(tabel for stuk in self.stukken for tabel in stuk.tabellen)


def als_getal(waarde: Waarde, eenheid: Eenheid) -> float | int | str | None:
    """De waarde zoals zij in een rekenblad staat: uren en procenten met een komma, verborgen en niets als leeg."""
    if waarde is None or isinstance(waarde, Verborgen):
        return None
    if isinstance(waarde, str):
        return waarde
    delers = {Eenheid.UREN: MINUTEN_PER_UUR, Eenheid.PROCENT: PROMILLE // 100, Eenheid.EURO: EUROCENTEN}
    return round(waarde / delers[eenheid], 4) if eenheid in delers else waarde
