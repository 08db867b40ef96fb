"""`wijknetwerk regels advies`: wat de regels over één hulpvraag zeggen, vóór de verdeling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, toon_json
from wijknetwerk.opdrachten.opties import REGELS, WEEK_OPTIE, WERKMAP
from wijknetwerk.opdrachten.regels.gedeeld import als_json_waarde

if TYPE_CHECKING:
    from pathlib import Path

    from wijknetwerk.begrippen import Week


@click.command(cls=Opdracht)
@WERKMAP
@click.argument("hulpvraag", metavar="HULPVRAAG", help="Het nummer van de hulpvraag.")
@WEEK_OPTIE
@REGELS
def advies(*, werkmap: Path, hulpvraag: str, week: Week | None, regels: Path | None, als_json: bool) -> None:
    """Vertel wat de regels over één hulpvraag zeggen.

    Alle redenen, wat net niet gold, wat er na te vragen is, op wiens oordeel het rust, wie meekijkt en de termijnen.
    De plek volgt pas uit de verdeling; daarvoor is er «wijknetwerk uitleg».
    """
    from wijknetwerk.vervolg import adviseer_hulpvraag

    gelezen = inlezen.lees_alles(werkmap, regels, week, als_json=als_json)
    inlezen.moet_bestaan(hulpvraag, (vraag.nummer for vraag in gelezen.werkvoorraad.hulpvragen), "HULPVRAAG")
    uitkomst = adviseer_hulpvraag(gelezen.werkvoorraad, gelezen.regelboek, hulpvraag)
    if not als_json:
        click.echo(f"Hulpvraag {hulpvraag}. {uitkomst.tekst()}")
        return
    delen = ("route", "product", "redenen", "productredenen", "net_niet", "navragen", "oordelen", "meekijken")
    toon_json(
        {
            "schema": "wijknetwerk/advies/1",
            "hulpvraag": hulpvraag,
            "regelset": als_json_waarde(uitkomst.regelset),
            **{deel: als_json_waarde(getattr(uitkomst, deel)) for deel in (*delen, "termijnen")},
        }
    )
