"""`wijknetwerk toets`: klopt dit voorstel met de werkmap en de regels?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, Uitgang, toon_json
from wijknetwerk.opdrachten.opties import REGELS, VOORSTEL, WERKMAP

if TYPE_CHECKING:
    from pathlib import Path


@click.command(cls=Opdracht)
@WERKMAP
@VOORSTEL
@REGELS
@click.pass_context
def toets(ctx: click.Context, *, werkmap: Path, voorstel: Path, regels: Path | None, als_json: bool) -> None:
    """Reken een voorstel helemaal na.

    Dat gebeurt los van het programma dat het maakte, alleen uit de werkmap en het voorstel zelf.
    Exitcode 5 als er iets niet klopt.
    """
    from wijknetwerk.begrippen import Week
    from wijknetwerk.toets import toets as kijk_na

    weekvoorstel = inlezen.lees_weekvoorstel(voorstel, als_json=als_json)
    gelezen = inlezen.lees_alles(werkmap, regels, Week.lees(weekvoorstel.week), als_json=als_json)
    bevindingen = kijk_na(gelezen.werkvoorraad, weekvoorstel, gelezen.regelmap)
    if als_json:
        toon_json(
            {
                "schema": "wijknetwerk/toets/1",
                "goed": not bevindingen,
                "week": weekvoorstel.week,
                "bevindingen": [bevinding.model_dump(mode="json") for bevinding in bevindingen],
            }
        )
    elif bevindingen:
        for bevinding in bevindingen:
            click.echo(f"{bevinding.soort} · {bevinding.over}: {bevinding.zin}")
        click.echo("1 bevinding" if len(bevindingen) == 1 else f"{len(bevindingen)} bevindingen")
    else:
        click.echo(f"Niets gevonden: het voorstel voor week {weekvoorstel.week} klopt met de werkmap en de regels.")
    if bevindingen:
        ctx.exit(Uitgang.BEVINDINGEN)
