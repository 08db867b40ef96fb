"""Wat de opdrachten van `wijknetwerk regels` delen: hun argumenten, een regelset laden, en een nieuwe map maken."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import os_zin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from wijknetwerk.regels import Regelboek

REGELSET = click.argument(
    "regelset",
    metavar="REGELSET",
    help="De naam van een regelset in de map met regels, of het pad van haar map.",
)
REGELSET_OF_VANDAAG = click.argument(
    "regelset",
    required=False,
    metavar="[REGELSET]",
    help="De naam van een regelset in de map met regels, of het pad van haar map. Anders de set die vandaag geldt.",
)
UIT_MAP = click.option(
    "--uit",
    type=click.Path(path_type=Path),
    metavar="MAP",
    required=True,
    help="De map die gemaakt wordt; zij mag nog niet bestaan.",
)


class Gekozen(NamedTuple):
    """Een geladen regelset, met de map met regels waar zij in staat."""

    regelmap: Path
    regelboek: Regelboek


def laad(regels: Path | None, regelset: str | None, *, als_json: bool) -> Gekozen:
    """De gevraagde regelset, of die van vandaag; een `Invoerfouten` als er iets mis is."""
    from wijknetwerk.regels import Regelboek, RegelFouten

    regelmap, naam = waar(regels, regelset)
    try:
        return Gekozen(regelmap, Regelboek.laad(regelmap, vandaag(), naam))
    except RegelFouten as fout:
        raise inlezen.Invoerfouten(fout.fouten, als_json=als_json) from fout


def waar(regels: Path | None, regelset: str | None) -> tuple[Path, str | None]:
    """De map met regels en de naam van de regelset; een pad wijst beide aan."""
    if regelset is not None and Path(regelset).name != regelset:
        pad = Path(regelset).resolve()
        return pad.parent, pad.name
    return inlezen.kies_regelmap(regels), regelset


def vandaag() -> date:
    """De dag van vandaag, volgens de klok van deze computer."""
    return datetime.now().astimezone().date()


@contextmanager
def schrijven_naar(doel: Path) -> Iterator[None]:
    """Vertaalt wat er bij het schrijven mis kan gaan naar een zin over het gebruik."""
    from wijknetwerk.regelbeheer.mappen import BestaatAl

    try:
        yield
    except BestaatAl as fout:
        raise click.UsageError(
            f"«{fout}» bestaat al. Kies een andere naam; er wordt nooit iets overschreven."
        ) from fout
    except OSError as fout:
        raise click.UsageError(f"Schrijven in «{doel}» lukt niet: {os_zin(fout)}.") from fout


def als_json_waarde(waarde: object) -> Any:  # noqa: ANN401 - wat JSON kent
    """Een dataklasse, met alles wat erin zit, als gewone lijsten, woordenboeken en teksten."""
    from pydantic_core import to_jsonable_python

    return to_jsonable_python(waarde)
