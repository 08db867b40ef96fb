"""De afspraken voor planners uit `regels/journaal`: beleid als gegevens, met bron of open vraag."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from wijknetwerk.begrippen import Begrip, Code, Tekst

PLANNING, MONITOR = (Path("journaal") / naam for naam in ("planning.toml", "monitor.toml"))


class PlanafsprakenFout(ValueError):  # noqa: N818 - Nederlandse naam, zoals RegelFouten
    """Het bestand met afspraken ontbreekt of klopt niet."""


class Criteriumafspraak(Begrip):
    """Een criterium om gebieden op te vergelijken, zoals het in planning.toml staat."""

    brief: Literal["001", "003"]
    naam: Code
    titel: Tekst
    eenheid: Literal["procent", "euro", "weken", "uren", "aantal", "score"]
    richting: Literal["hoog", "laag"]
    gewicht: Annotated[int, Field(strict=True, ge=1, le=100)]
    bron: tuple[dict[str, str], ...]
    status: Literal["bron", "aanname"] = "bron"
    open_vraag: str = ""


class Planafspraken(Begrip):
    """Waar de verslagen voor planners mee rekenen."""

    kleinste_cel: Annotated[int, Field(strict=True, ge=1, le=100)]
    netwerk_streven: Annotated[tuple[int, ...], Field(min_length=2, max_length=2)]
    criteria: Annotated[tuple[Criteriumafspraak, ...], Field(min_length=1)]


def lees_planafspraken(regelmap: Path) -> Planafspraken:
    """De afspraken; ontbreekt er een of klopt zij niet, dan een `PlanafsprakenFout`."""
    planning, monitor = _lees(regelmap, PLANNING), _lees(regelmap, MONITOR)
    try:
        return Planafspraken.model_validate(
            {
                "kleinste_cel": _waarde(monitor, "kleinste_cel"),
                "netwerk_streven": _waarde(planning, "netwerk_streven"),
                "criteria": planning.get("criterium"),
            }
        )
    except ValidationError as fout:
        waar = ", ".join(sorted({".".join(map(str, deel["loc"])) for deel in fout.errors()}))
        raise PlanafsprakenFout(f"{PLANNING.as_posix()}: deze afspraken ontbreken of kloppen niet: {waar}") from fout


def _lees(regelmap: Path, bestand: Path) -> dict[str, object]:
    try:
        return tomllib.loads((regelmap / bestand).read_text(encoding="utf-8"))
    except OSError as fout:
        raise PlanafsprakenFout(f"{bestand.as_posix()} is niet te lezen; zet het bestand in de regelmap") from fout
    except ValueError as fout:
        raise PlanafsprakenFout(f"{bestand.as_posix()} is geen geldig TOML-bestand: {fout}") from fout


def _waarde(inhoud: dict[str, object], naam: str) -> object:
    afspraak = inhoud.get(naam)
    return afspraak.get("waarde") if isinstance(afspraak, dict) else None
