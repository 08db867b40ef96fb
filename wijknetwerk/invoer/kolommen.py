"""Welke kolommen een tabel heeft, afgelezen van de begrippen: één bron voor lezer, sjabloon en uitleg."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import Field, TypeAdapter
from pydantic.fields import FieldInfo

from wijknetwerk.begrippen import MONITORTABELLEN, NETWERKTABELLEN, TABELLEN, Begrip, Code, Tekst


class Celsoort(StrEnum):
    """Hoe een cel gelezen en geschreven wordt."""

    CODE = "code"
    CODES = "codes"
    TEKST = "tekst"
    KEUZE = "keuze"
    KEUZES = "keuzes"
    JANEE = "ja of nee"
    DATUM = "datum"
    UREN = "uren"
    AANTAL = "aantal"


class Instelling(Begrip):
    """Een instelling van de werkmap; er is er één: `week`."""

    instelling: Code = Field(description="naam van de instelling: week")
    waarde: Tekst | None = Field(None, description="de week waarvoor het voorstel is, bijvoorbeeld 2026-W47")


INSTELLINGEN = "instellingen"
ALLE_TABELLEN: dict[str, type[Begrip]] = TABELLEN | {INSTELLINGEN: Instelling}
"""Elke tabel die in een werkmap mag staan."""
OPTIONEEL = ("vastgezet", "vorig_voorstel", "eerdere_weken", INSTELLINGEN)


@dataclass(frozen=True)
class Mapsoort:
    """Een soort map met tabellen: naam, welke tabellen erin mogen, welke mogen ontbreken en hoe lang zij zijn."""

    naam: str
    tabellen: dict[str, type[Begrip]]
    optioneel: tuple[str, ...]
    meeste_rijen: int

    @property
    def verplicht(self) -> tuple[str, ...]:
        """De tabellen die er altijd moeten zijn."""
        return tuple(naam for naam in self.tabellen if naam not in self.optioneel)


WERKMAP = Mapsoort("werkmap", ALLE_TABELLEN, OPTIONEEL, meeste_rijen=20_000)
MONITORMAP = Mapsoort(
    "monitormap",
    MONITORTABELLEN,
    optioneel=tuple(naam for naam in MONITORTABELLEN if naam not in ("begonnen", "geeindigd")),
    meeste_rijen=250_000,
)
"""De gebeurtenissen van jaren voor de monitor; een werkmap is één week en dus korter."""

NETWERKMAP = Mapsoort("netwerkmap", NETWERKTABELLEN, optioneel=("kaart", "wijkcijfers"), meeste_rijen=20_000)
"""De kandidaten voor een wijknetwerk en wat er gevraagd wordt."""

ELKE_TABEL = WERKMAP.tabellen | MONITORMAP.tabellen | NETWERKMAP.tabellen

SLEUTELS: dict[str, tuple[str, ...]] = {
    "hulpvragen": ("nummer",),
    "wijkcoaches": ("code",),
    "aanbieders": ("code",),
    "collectief_aanbod": ("code",),
    "wijken": ("code",),
    "lopende_trajecten": ("nummer",),
    "vastgezet": ("hulpvraag", "plek"),
    "vorig_voorstel": ("hulpvraag",),
    "eerdere_weken": ("maandag", "plek"),
    INSTELLINGEN: ("instelling",),
    "teams": ("team", "wet"),
    "coaches": ("plek",),
    "wijknamen": ("wijk",),
    "begonnen": ("traject",),
    "geeindigd": ("traject",),
    "besluiten": ("hulpvraag", "datum"),
    "evaluaties_coaches": ("traject",),
    "evaluaties_inwoners": ("traject",),
    "begroting": ("wet", "omschrijving"),
    "casussen": ("casus",),
    "kandidaten": ("code", "wet"),
    "vraag": ("wet", "gebied", "vorm", "expertise"),
    "kaart": ("code",),
    "wijkcijfers": ("wijk", "criterium"),
}
"""De velden die samen een rij aanwijzen; geen twee rijen van een tabel zijn daarin gelijk."""

ONBEKEND_IS_LEEG = frozenset({"verwachte_duur_weken", "ervaring_score", "loondienst_procent", "zzp_procent"})
"""Getallen waarbij `onbekend` in de cel hetzelfde zegt als een lege cel."""


@dataclass(frozen=True)
class Kolom:
    """Eén kolom: hoe zij heet in het bestand, welk veld zij vult en wat erin mag."""

    tabel: str
    naam: str
    veld: str
    soort: Celsoort
    keuzes: tuple[str, ...]
    keuzesoort: type[StrEnum] | None
    verplicht: bool
    standaard: Any
    minstens: int | None
    hoogstens: int | None
    uitleg: str
    keuring: TypeAdapter[Any]

    @property
    def onbekend_is_leeg(self) -> bool:
        """Of `onbekend` in deze kolom hetzelfde zegt als een lege cel."""
        return self.veld in ONBEKEND_IS_LEEG


@cache
def kolommen(tabel: str) -> tuple[Kolom, ...]:
    """De kolommen van een tabel, in de volgorde van het begrip."""
    return tuple(_kolom(tabel, naam, veld) for naam, veld in ELKE_TABEL[tabel].model_fields.items())


def _kolom(tabel: str, naam: str, veld: FieldInfo) -> Kolom:
    kolomnaam = veld.alias or naam
    kern, eisen = _kern(veld.annotation)
    eisen += tuple(veld.metadata)
    soort, keuzesoort = _soort(kern, eisen, kolomnaam)
    return Kolom(
        tabel=tabel,
        naam=kolomnaam,
        veld=naam,
        soort=soort,
        keuzes=tuple(keuzesoort) if keuzesoort else ("ja", "nee") if soort is Celsoort.JANEE else (),
        keuzesoort=keuzesoort,
        verplicht=veld.is_required(),
        standaard=None if veld.is_required() else veld.get_default(call_default_factory=False),
        minstens=max(_grenzen(eisen, "ge", 0) + _grenzen(eisen, "gt", 1), default=None),
        hoogstens=min(_grenzen(eisen, "le", 0) + _grenzen(eisen, "lt", -1), default=None),
        uitleg=veld.description or "",
        keuring=TypeAdapter(Annotated[(veld.annotation, Field(), *veld.metadata)]),  # type: ignore[arg-type] # eisen uit het model
    )


def _kern(annotatie: object) -> tuple[Any, tuple[Any, ...]]:
    """Pelt `… | None` en `Annotated[…]` af en verzamelt de eisen die eraan hingen."""
    if get_origin(annotatie) in (Union, UnionType):
        (annotatie,) = (deel for deel in get_args(annotatie) if deel is not NoneType)
    if get_origin(annotatie) is Annotated:
        annotatie, *eisen = get_args(annotatie)
        return annotatie, tuple(
            losse for eis in eisen for losse in (eis.metadata if isinstance(eis, FieldInfo) else [eis])
        )
    return annotatie, ()


def _soort(kern: object, eisen: tuple[Any, ...], kolomnaam: str) -> tuple[Celsoort, type[StrEnum] | None]:
    if get_origin(kern) is tuple:
        element, _ = _kern(get_args(kern)[0])
        return (Celsoort.CODES, None) if element is str else (Celsoort.KEUZES, element)
    if isinstance(kern, type) and issubclass(kern, StrEnum):
        return Celsoort.KEUZE, kern
    if kern is str:
        return (Celsoort.CODE if any(getattr(eis, "pattern", None) for eis in eisen) else Celsoort.TEKST), None
    if kern is int:
        return (Celsoort.UREN if kolomnaam.endswith(("_uren", "uren_per_week")) else Celsoort.AANTAL), None
    if kern in (date, bool):
        return (Celsoort.DATUM if kern is date else Celsoort.JANEE), None
    raise TypeError(f"voor een veld als {kolomnaam} ({kern}) bestaat nog geen lezer")


def _grenzen(eisen: tuple[Any, ...], soort: str, verschuiving: int) -> list[int]:
    """De grenzen van één soort (`ge`, `gt`, `le`, `lt`) als gehele getallen die zelf nog mogen."""
    return [getattr(eis, soort) + verschuiving for eis in eisen if getattr(eis, soort, None) is not None]
