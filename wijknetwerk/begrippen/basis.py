"""De kleinste woorden: oordelen, wetten, minuten, codes en weken."""

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

MINUTEN_PER_UUR = 60


class Begrip(BaseModel):
    """Een onveranderlijk gegeven; een variant maak je met `model_copy(update=…)`, een onbekend veld is een fout."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Oordeel(StrEnum):
    """Wat een professional weet of vindt. `ONBEKEND` betekent nooit 'nee': het leidt tot navragen."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


class Wet(StrEnum):
    """De wet waaronder een hulpvraag valt."""

    WMO = "wmo"
    JEUGDWET = "jeugdwet"


class Product(StrEnum):
    """Soort begeleiding die een aanbieder levert (brief 004); oriëntatie is specialistisch en duurt kort."""

    BASIS = "basis"
    SPECIALISTISCH = "specialistisch"
    GECOMBINEERD = "gecombineerd"
    ORIENTATIE = "orientatie"


class Specialisme(StrEnum):
    """Hoe specialistisch de vraag is; alleen `HOOG_SPECIALISTISCH` is een reden om niet zelf te begeleiden."""

    BASIS = "basis"
    SPECIALISTISCH = "specialistisch"
    HOOG_SPECIALISTISCH = "hoog_specialistisch"
    ONBEKEND = "onbekend"


class Doel(StrEnum):
    """Waar de begeleiding op gericht is."""

    ZELFSTANDIGHEID_VERGROTEN = "zelfstandigheid_vergroten"
    STABILISEREN = "stabiliseren"
    ONBEKEND = "onbekend"


class Urgentie(StrEnum):
    """Hoe dringend de hulpvraag is; crisis en spoed staan hierbuiten en wachten nooit op de weekronde."""

    LAAG = "laag"
    NORMAAL = "normaal"
    HOOG = "hoog"


class Aanleiding(StrEnum):
    """Waarom de hulpvraag nu op tafel ligt (brief 000 §3): een nieuwe vraag of aflopende hulp."""

    NIEUW = "nieuw"
    AFLOOP = "afloop"


class ZesOgen(StrEnum):
    """Uitkomst van het opnieuw wegen als de inwoner liever een aanbieder wil (brief 001)."""

    NOG_NIET_GEWOGEN = "nog_niet_gewogen"
    ZELF_PASSEND = "zelf_passend"
    AANBIEDER_PASSEND = "aanbieder_passend"


class Schil(StrEnum):
    """Of een aanbieder deelnemer van het wijknetwerk is of tot de tweede schil hoort (brief 003)."""

    NETWERK = "netwerk"
    TWEEDE_SCHIL = "tweede_schil"


class Capaciteitsstand(StrEnum):
    """Wat een aanbieder over zijn ruimte meldt; de vier standen van HL7 SDOH in het Nederlands."""

    CAPACITEIT = "capaciteit"
    WACHTLIJST = "wachtlijst"
    GEEN = "geen"
    EERST_BEOORDELEN = "eerst_beoordelen"


class Dagdeel(StrEnum):
    """Wanneer een groep bijeenkomt of een inwoner kan."""

    OCHTEND = "ochtend"
    MIDDAG = "middag"
    AVOND = "avond"


def _gesorteerd(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(codes)))


Code = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$"),
    Field(description="een code van hoogstens 40 letters, cijfers, punten of streepjes"),
]
Codes = Annotated[tuple[Code, ...], AfterValidator(_gesorteerd)]
Tekst = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Minuten = Annotated[int, Field(strict=True, ge=0, le=7 * 24 * MINUTEN_PER_UUR)]
Ruimte = Annotated[int, Field(strict=True, ge=0, le=10_000 * MINUTEN_PER_UUR)]
Aantal = Annotated[int, Field(strict=True, ge=0, le=100_000)]

_WEEK = re.compile(r"^(\d{4})-W(\d{2})$")


class Week(Begrip):
    """Een ISO-week, geschreven als `2026-W47`. Jaren met een week 53 bestaan; `%Y` en `%W` worden niet gebruikt."""

    jaar: int = Field(ge=2000, le=2100)
    nummer: int = Field(ge=1, le=53)

    @classmethod
    def lees(cls, tekst: str) -> Self:
        """Maakt een week van `2026-W47`; een week die niet bestaat geeft een ValueError met uitleg."""
        if not (deel := _WEEK.match(tekst)):
            raise ValueError(f"«{tekst}» is geen week; schrijf bijvoorbeeld 2026-W47")
        jaar, nummer = int(deel[1]), int(deel[2])
        try:
            date.fromisocalendar(jaar, nummer, 1)
        except ValueError as fout:
            raise ValueError(f"week {nummer} bestaat niet in {jaar}") from fout
        return cls(jaar=jaar, nummer=nummer)

    @classmethod
    def van(cls, dag: date) -> Self:
        """De week waarin `dag` valt."""
        jaar, nummer, _ = dag.isocalendar()
        return cls(jaar=jaar, nummer=nummer)

    @property
    def maandag(self) -> date:
        """De eerste dag van de week; de peildatum van alle regels."""
        return date.fromisocalendar(self.jaar, self.nummer, 1)

    @property
    def zondag(self) -> date:
        """De laatste dag van de week."""
        return self.maandag + timedelta(days=6)

    def __str__(self) -> str:
        return f"{self.jaar}-W{self.nummer:02d}"


def uren(minuten: int) -> str:
    """Schrijft minuten als uren met een komma: 90 wordt `1,5`."""
    return f"{minuten / MINUTEN_PER_UUR:.2f}".rstrip("0").rstrip(".").replace(".", ",")
