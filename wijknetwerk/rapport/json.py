"""voorstel.json: één vaste schrijfwijze, zodat dezelfde invoer hetzelfde bestand geeft, byte voor byte."""

import json
from pathlib import Path

from pydantic import ValidationError

from wijknetwerk.begrippen import Weekvoorstel


class VoorstelFout(ValueError):  # noqa: N818 - Nederlandse naam, zoals RegelFouten
    """Een bestand dat geen weekvoorstel is, met alle plaatsen waar het misgaat."""

    def __init__(self, pad: Path, fouten: tuple[str, ...]) -> None:
        super().__init__("\n".join(f"{pad}: {fout}" for fout in fouten))
        self.fouten = fouten


def maak_json(voorstel: Weekvoorstel) -> bytes:
    """Canoniek: gesorteerde sleutels, utf-8, LF, en een lege laatste rij."""
    inhoud = voorstel.model_dump(mode="json", by_alias=True)
    return (json.dumps(inhoud, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n").encode()


def lees_voorstel(pad: Path) -> Weekvoorstel:
    """Leest een voorstel terug, streng: een onbekend veld of een verkeerde soort waarde is een `VoorstelFout`."""
    try:
        return Weekvoorstel.model_validate_json(pad.read_bytes(), strict=True)
    except ValidationError as fout:
        raise VoorstelFout(pad, tuple(_plaats(deel["loc"], deel["type"]) for deel in fout.errors())) from fout
    except OSError as fout:
        raise VoorstelFout(pad, ("kan het bestand niet lezen",)) from fout


def _plaats(plaats: tuple[int | str, ...], soort: str) -> str:
    if soort == "json_invalid":
        return "dit is geen json-bestand"
    waar = ".".join(str(deel) for deel in plaats)
    return f"veld {waar or 'op het hoogste niveau'} {_WAT.get(soort, 'heeft geen geldige waarde')}"


_WAT = {"missing": "ontbreekt", "extra_forbidden": "hoort niet in een voorstel"}
