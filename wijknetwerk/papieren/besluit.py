"""Het besluit van een mens, zoals de papieren het nodig hebben, en het bestand waarin besluiten staan."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AwareDatetime, Field, ValidationError, model_validator

from wijknetwerk.begrippen import Begrip, Code, Minuten, Product, Rij, Tekst
from wijknetwerk.invoer.privacy import GEEN_BSN, bevat_bsn
from wijknetwerk.papieren.berichtregels import Toewijzing
from wijknetwerk.papieren.fouten import PapierFouten

Nummer = Annotated[int, Field(strict=True, ge=0)]


class Toewijzingsgegevens(Begrip):
    """Wat de gemeente bij een besluit over de toewijzing vastlegt; nooit gegevens van de inwoner."""

    nummers: tuple[Nummer, ...] = Field(min_length=1, description="één per product; een vast duo heeft er twee")
    ingangsdatum: date
    einddatum: date | None = None
    reden_wijziging: str | None = Field(None, description="code uit de lijst RedenWijziging, alleen bij een wijziging")
    op_verzoek: bool = Field(default=False, description="de aanbieder vroeg erom (315 of 317)")
    referentie_aanbieder: str | None = None
    eerder: tuple[Toewijzing, ...] = Field((), description="wat deze aanbieder voor deze hulpvraag al toegewezen kreeg")


class Besluit(Begrip):
    """Wie wat besloot over één hulpvraag, wanneer, en waarom als het anders is dan het voorstel.

    `nummer` is gemaakt vóór de eerste poging, zodat een herhaalde poging niet twee keer telt. `door` is een code of
    functie, geen naam.
    """

    nummer: UUID
    hulpvraag: Code
    plek: Code
    minuten_per_week: Minuten = Field(0, description="alles samen, ook het deel van een wijkcoach")
    minuten_wijkcoach: Minuten = 0
    product: Product | None = None
    door: Code
    functie: Tekst
    op: AwareDatetime
    reden: Tekst | None = Field(None, description="verplicht als het besluit afwijkt van het voorstel")
    geen_berichtenverkeer: bool = Field(default=False, description="overdracht is gevaarlijk voor de inwoner (OP003)")
    toewijzing: Toewijzingsgegevens | None = None

    def wijkt_af(self, rij: Rij) -> bool:
        """Of de plek, de omvang of het product anders is dan in het voorstel."""
        voorgesteld = (rij.plek, rij.minuten_per_week, rij.minuten_wijkcoach, rij.product)
        return (self.plek, self.minuten_per_week, self.minuten_wijkcoach, self.product) != voorgesteld


class Besluiten(Begrip):
    """Alle besluiten bij één weekvoorstel."""

    schema_: Literal["wijknetwerk/besluiten/1"] = Field("wijknetwerk/besluiten/1", alias="schema")
    week: str
    besluiten: tuple[Besluit, ...]

    @model_validator(mode="after")
    def _elk_een_keer(self) -> Self:
        nummers = [besluit.hulpvraag for besluit in self.besluiten]
        if dubbel := sorted({nummer for nummer in nummers if nummers.count(nummer) > 1}):
            raise ValueError(f"er staan twee besluiten over {', '.join(dubbel)}")
        return self

    def over(self, hulpvraag: str) -> Besluit | None:
        """Het besluit over deze hulpvraag, als dat er is."""
        return next((besluit for besluit in self.besluiten if besluit.hulpvraag == hulpvraag), None)


def lees_besluiten(pad: Path) -> Besluiten:
    """Leest een besluitenbestand, streng. Alle fouten komen tegelijk in één `PapierFouten`."""
    try:
        inhoud = pad.read_bytes()
    except OSError as fout:
        raise PapierFouten([f"{pad.name}: kan het bestand niet lezen"]) from fout
    try:
        besluiten = Besluiten.model_validate_json(inhoud)
    except ValidationError as fout:
        raise PapierFouten([f"{pad.name}: {zin}" for zin in fout_zinnen(fout)]) from fout
    if any(bevat_bsn(tekst) for besluit in besluiten.besluiten for tekst in _vrije_tekst(besluit)):
        raise PapierFouten([f"{pad.name}: {GEEN_BSN}"])
    return besluiten


def _vrije_tekst(besluit: Besluit) -> tuple[str, ...]:
    """Waar iemand zelf iets typt; nummers van een toewijzing en het besluitnummer lijken soms op een BSN."""
    referentie = besluit.toewijzing.referentie_aanbieder if besluit.toewijzing else None
    return (besluit.hulpvraag, besluit.plek, besluit.door, besluit.functie, besluit.reden or "", referentie or "")


def fout_zinnen(fout: ValidationError) -> list[str]:
    """Elke fout met haar plaats, in het Nederlands."""
    return [_zin(deel["type"], ".".join(str(stap) for stap in deel["loc"]), deel["msg"]) for deel in fout.errors()]


def _zin(soort: str, waar: str, bericht: str) -> str:
    wat = {
        "json_invalid": "dit is geen json-bestand",
        "missing": f"«{waar}» ontbreekt",
        "extra_forbidden": f"«{waar}» is hier onbekend",
        "value_error": bericht.removeprefix("Value error, "),
    }
    return wat.get(soort, f"«{waar}» heeft geen geldige waarde")
