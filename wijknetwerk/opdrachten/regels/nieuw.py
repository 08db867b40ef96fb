"""`wijknetwerk regels nieuw`: een eigen map met regels beginnen, met daarin een concept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import DATUM, Opdracht, toon_json
from wijknetwerk.opdrachten.opties import REGELS
from wijknetwerk.opdrachten.regels.gedeeld import REGELSET, UIT_MAP, laad, schrijven_naar

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command(cls=Opdracht)
@REGELSET
@click.option("--naam", required=True, metavar="NAAM", help="Een korte naam, bijvoorbeeld kortdurend-39.")
@click.option(
    "--geldig-van",
    type=DATUM,
    required=True,
    metavar="DATUM",
    help="De eerste dag waarop de nieuwe regelset geldt, bijvoorbeeld 2027-01-01.",
)
@UIT_MAP
@REGELS
def nieuw(  # noqa: PLR0913 - zoveel opties heeft deze opdracht
    *, regelset: str, naam: str, geldig_van: date, uit: Path, regels: Path | None, als_json: bool
) -> None:
    """Begin een nieuwe regelset als kopie van een andere.

    Er komt een volledige map met regels, met daarin een concept om te wijzigen. De oude map blijft zoals zij is, dus
    de weekronde merkt er niets van.
    """
    from wijknetwerk.regelbeheer.nieuw import NAAM
    from wijknetwerk.regelbeheer.nieuw import nieuw as begin
    from wijknetwerk.regels import RegelFouten

    if not NAAM.fullmatch(naam):
        zin = f"«{naam}» is geen naam voor een map; gebruik kleine letters, cijfers en streepjes."
        raise click.BadParameter(zin, param_hint="--naam")
    regelmap, boek = laad(regels, regelset, als_json=als_json)
    try:
        with schrijven_naar(uit):
            nieuwe_naam = begin(regelmap, boek.naam, geldig_van, naam, uit)
    except RegelFouten as fout:
        raise inlezen.Invoerfouten(fout.fouten, als_json=als_json) from fout
    if als_json:
        toon_json({"schema": "wijknetwerk/regels-nieuw/1", "map": str(uit), "regelset": nieuwe_naam, "van": boek.naam})
    else:
        click.echo(f"Het concept staat in {uit / nieuwe_naam}, een kopie van {boek.naam}.")
