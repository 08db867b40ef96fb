"""`wijknetwerk regels controleer`: valt er geen geval tussen twee regels?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten.opdracht import Opdracht, Uitgang, toon_json
from wijknetwerk.opdrachten.opties import REGELS
from wijknetwerk.opdrachten.regels.gedeeld import REGELSET_OF_VANDAAG, als_json_waarde, laad
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from pathlib import Path


@click.command(cls=Opdracht)
@REGELSET_OF_VANDAAG
@REGELS
@click.pass_context
def controleer(ctx: click.Context, *, regelset: str | None, regels: Path | None, als_json: bool) -> None:
    """Zoek gaten en regels die nooit beslissen.

    Elk soort geval wordt doorgerekend, ook met onbekende antwoorden. Bij elke bevinding staat een geval dat haar laat
    zien. Exitcode 5 als er iets te herstellen is.
    """
    boek = laad(regels, regelset, als_json=als_json).regelboek
    with Voortgang() as voortgang:
        voortgang("elk soort geval doorrekenen")
        from wijknetwerk.regelbeheer.controle import controleer as kijk_na

        controle = kijk_na(boek)
    if als_json:
        toon_json(
            {
                "schema": "wijknetwerk/regelcontrole/1",
                "goed": controle.schoon,
                "regelset": als_json_waarde(controle.regelset),
                "fouten": als_json_waarde(controle.fouten),
                "informatie": als_json_waarde(controle.informatie),
            }
        )
    else:
        click.echo(controle.tekst(), nl=False)
    if not controle.schoon:
        ctx.exit(Uitgang.BEVINDINGEN)
