"""`wijknetwerk regels stel-vast`: een concept wordt beleid, met twee namen en een zegel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, Uitgang, toon_json
from wijknetwerk.opdrachten.regels.gedeeld import REGELSET, als_json_waarde, schrijven_naar, vandaag, waar
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from wijknetwerk.regelbeheer.vaststellen import Vaststelling

SCHEMA = "wijknetwerk/regelvaststelling/1"


@click.command("stel-vast", cls=Opdracht)
@REGELSET
@click.option("--door", required=True, metavar="NAAM", help="Wie haar vaststelt.")
@click.option("--gezien-door", required=True, metavar="NAAM", help="Wie heeft meegelezen; iemand anders.")
@click.option(
    "--regels",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="De eigen map met regels waar de regelset in staat; niet nodig als REGELSET een pad is.",
)
@click.pass_context
def stel_vast(  # noqa: PLR0913 - zoveel argumenten en opties heeft deze opdracht
    ctx: click.Context, *, regelset: str, door: str, gezien_door: str, regels: Path | None, als_json: bool
) -> None:
    """Stel een regelset vast en verzegel haar.

    Dat mag met twee verschillende mensen, als elk scenario uitkomt en de controle niets vindt; anders exitcode 4.
    De set die tot nu toe doorliep, eindigt de dag ervoor. Wie daarna iets wijzigt, krijgt bij het laden een fout.
    """
    from wijknetwerk.regelbeheer.vaststellen import Geweigerd
    from wijknetwerk.regelbeheer.vaststellen import stel_vast as verzegel
    from wijknetwerk.regels import RegelFouten

    regelmap, naam = waar(regels, regelset)
    if regels is None and naam == regelset:
        raise click.UsageError(
            "Noem met --regels de eigen map met regels; die van wijknetwerk zelf blijft zoals zij is."
        )
    try:
        with Voortgang() as voortgang, schrijven_naar(regelmap):
            voortgang("controleren en beproeven")
            vast = verzegel(regelmap, naam or "", door, gezien_door, vandaag())
    except RegelFouten as fout:
        raise inlezen.Invoerfouten(fout.fouten, als_json=als_json) from fout
    except Geweigerd as fout:
        if als_json:
            toon_json({"schema": SCHEMA, "goed": False, "regelset": naam, "redenen": list(fout.redenen)})
        click.echo(f"Geweigerd: {naam} is nog niet vast te stellen; er is niets gewijzigd.", err=True)
        for reden in fout.redenen:
            click.echo(f"  - {reden}", err=True)
        ctx.exit(Uitgang.GEWEIGERD)
    if als_json:
        toon_json({"schema": SCHEMA, "goed": True, **als_json_waarde(vast)})
    else:
        click.echo(_tekst(vast))


def _tekst(vast: Vaststelling) -> str:
    rijen = [
        f"Regelset {vast.naam} is vastgesteld door {vast.door}, gezien door {vast.gezien_door}.",
        f"Vingerafdruk: {vast.sha256}",
    ]
    if vast.beeindigd and vast.geldig_tot:
        rijen.append(f"Regelset {vast.beeindigd} geldt nu tot en met {vast.geldig_tot:%d-%m-%Y}.")
    if vast.aannames:
        rijen.append(f"Hiermee zijn ook {len(vast.aannames)} aannames beleid; «regels toon» noemt hun open vragen.")
    return "\n".join(rijen)
