"""De afspraken van het proces uit `regels/journaal/afspraken.toml`: beleid als gegevens."""

import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from wijknetwerk.begrippen import Begrip, Codes, Wet

BESTAND = Path("journaal") / "afspraken.toml"


class AfsprakenFout(ValueError):  # noqa: N818 - Nederlandse naam, zoals RegelFouten
    """Het bestand met afspraken ontbreekt of klopt niet."""


class Afspraken(Begrip):
    """Wat er over het proces en over bewaren is afgesproken."""

    zes_ogen_mensen: Annotated[int, Field(ge=2, le=9)]
    stappen: Codes = Field(min_length=1)
    bewaren_jaren_wmo: Annotated[int, Field(ge=1, le=50)]
    bewaren_jaren_jeugdwet: Annotated[int, Field(ge=1, le=50)]

    def bewaren_jaren(self, wet: Wet) -> int:
        """Jaren na de laatste gebeurtenis waarin wat over de inwoner gaat, bewaard blijft."""
        return self.bewaren_jaren_wmo if wet is Wet.WMO else self.bewaren_jaren_jeugdwet


def lees_afspraken(regelmap: Path) -> Afspraken:
    """Leest de afspraken; ontbreekt er een of klopt zij niet, dan een `AfsprakenFout` met de plaats."""
    pad = regelmap / BESTAND
    try:
        inhoud = tomllib.loads(pad.read_text(encoding="utf-8"))
        return Afspraken.model_validate({naam: deel["waarde"] for naam, deel in inhoud.items()})
    except OSError as fout:
        raise AfsprakenFout(f"{BESTAND.as_posix()} is niet te lezen; zet het bestand in de regelmap") from fout
    except ValidationError as fout:
        waar = ", ".join(sorted({str(deel["loc"][0]) for deel in fout.errors()}))
        raise AfsprakenFout(f"{BESTAND.as_posix()}: deze afspraken ontbreken of kloppen niet: {waar}") from fout
    except (ValueError, KeyError, TypeError) as fout:
        raise AfsprakenFout(f"{BESTAND.as_posix()} is geen geldig bestand met afspraken: {fout}") from fout
