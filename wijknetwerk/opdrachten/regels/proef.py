"""`wijknetwerk regels proef`: komen de scenario's uit?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, Uitgang, toon_json
from wijknetwerk.opdrachten.opties import REGELS
from wijknetwerk.opdrachten.regels.gedeeld import REGELSET_OF_VANDAAG, als_json_waarde, laad
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from wijknetwerk.regelbeheer.proef import Proef


@click.command(cls=Opdracht)
@REGELSET_OF_VANDAAG
@click.option(
    "--scenarios",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Andere scenario's dan scenarios.csv van de regelset.",
)
@REGELS
@click.pass_context
def proef(
    ctx: click.Context, *, regelset: str | None, scenarios: Path | None, regels: Path | None, als_json: bool
) -> None:
    """Draai de scenario's van een regelset.

    Met wat niet uitkomt, hoe vaak elke regel telt, en wat er bij elke drempel net eronder, erop en erboven gebeurt.
    Exitcode 5 als een scenario niet uitkomt.
    """
    regelmap, boek = laad(regels, regelset, als_json=als_json)
    with Voortgang() as voortgang:
        voortgang("scenario's draaien")
        from wijknetwerk.regelbeheer.proef import beproef
        from wijknetwerk.regels import RegelFouten

        try:
            uitslag = beproef(regelmap, boek, scenarios)
        except RegelFouten as fout:
            raise inlezen.Invoerfouten(fout.fouten, als_json=als_json) from fout
    if als_json:
        toon_json(_document(uitslag))
    else:
        click.echo(uitslag.tekst(), nl=False)
    if not uitslag.goed:
        ctx.exit(Uitgang.BEVINDINGEN)


def _document(uitslag: Proef) -> dict[str, object]:
    return {
        "schema": "wijknetwerk/regelproef/1",
        "goed": uitslag.goed,
        "regelset": uitslag.regelset,
        "scenarios": len(uitslag.scenarios),
        "afwijkingen": als_json_waarde(uitslag.afwijkingen),
        "dekking": als_json_waarde(uitslag.dekking),
        "onbeproefd": list(uitslag.onbeproefd),
        "grenzen": als_json_waarde(uitslag.grenzen),
    }
