"""De afspraken van de monitor uit `regels/journaal/monitor.toml`: beleid als gegevens, met bron of open vraag."""

import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError

from wijknetwerk.begrippen import Begrip, Product

BESTAND = Path("journaal") / "monitor.toml"

Geheel = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]


class AfsprakenFout(ValueError):  # noqa: N818 - Nederlandse naam, zoals RegelFouten
    """Het bestand met afspraken ontbreekt of klopt niet."""


class Afspraak(Begrip):
    """Eén afspraak zoals zij in het bestand staat: de waarde, en waar zij op rust."""

    waarde: Any
    status: str = "bron"
    open_vraag: str = ""
    bron: tuple[dict[str, str], ...] = ()


class Afspraken(Begrip):
    """Waar de monitor mee rekent; geld in eurocenten, tijd in minuten."""

    kleinste_cel: Annotated[int, Field(strict=True, ge=1, le=100)]
    werkdruk_procent: Annotated[tuple[int, ...], Field(min_length=1)]
    regelkaart_sigma: Annotated[int, Field(strict=True, ge=1, le=6)]
    terugblik_maanden: Annotated[int, Field(strict=True, ge=1, le=60)]
    uurtarief_wijkcoach: Geheel
    uurtarief_basis: Geheel
    uurtarief_specialistisch: Geheel
    kennismaking_minuten: Geheel
    regie_bij_aanbieder_minuten: Geheel
    overbrugging_minuten: Geheel

    def uurtarief(self, product: Product) -> int:
        """Eurocenten per uur bij een aanbieder; gecombineerd en oriëntatie rekenen als specialistisch."""
        return self.uurtarief_basis if product is Product.BASIS else self.uurtarief_specialistisch


def lees_afspraken(regelmap: Path) -> tuple[Afspraken, dict[str, Afspraak]]:
    """De afspraken, en per naam waar zij op rusten; ontbreekt er een of klopt zij niet, dan een `AfsprakenFout`."""
    pad, naam = regelmap / BESTAND, BESTAND.as_posix()
    try:
        inhoud = tomllib.loads(pad.read_text(encoding="utf-8"))
        herkomst = {sleutel: Afspraak.model_validate(deel) for sleutel, deel in inhoud.items()}
        return Afspraken.model_validate({sleutel: deel.waarde for sleutel, deel in herkomst.items()}), herkomst
    except OSError as fout:
        raise AfsprakenFout(f"{naam} is niet te lezen; zet het bestand in de regelmap") from fout
    except ValidationError as fout:
        waar = ", ".join(sorted({".".join(map(str, deel["loc"])) for deel in fout.errors()}))
        raise AfsprakenFout(f"{naam}: deze afspraken ontbreken of kloppen niet: {waar}") from fout
    except ValueError as fout:
        raise AfsprakenFout(f"{naam} is geen geldig TOML-bestand: {fout}") from fout
