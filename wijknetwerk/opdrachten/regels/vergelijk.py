"""`wijknetwerk regels vergelijk`: wie wordt er anders behandeld?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, toon_json
from wijknetwerk.opdrachten.opties import REGELS, WEEK_OPTIE
from wijknetwerk.opdrachten.regels.gedeeld import Gekozen, als_json_waarde, laad
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from wijknetwerk.begrippen import Week, Werkvoorraad
    from wijknetwerk.regelbeheer.werkmap import Werkmapverschil
    from wijknetwerk.regels import Regelboek


@click.command(cls=Opdracht)
@click.argument("oud", metavar="OUD", help="De naam of het pad van de ene regelset.")
@click.argument("nieuw", metavar="NIEUW", help="De naam of het pad van de andere.")
@click.option(
    "--werkmap",
    type=click.Path(path_type=Path),
    metavar="WERKMAP",
    help="Laat ook zien welke hulpvragen uit deze werkmap een andere weg krijgen, en hoeveel uren dat zijn.",
)
@click.option("--verdeel", is_flag=True, help="Verdeel de werkmap ook met beide sets: wie krijgt een andere plek?")
@WEEK_OPTIE
@REGELS
def vergelijk(
    *,
    oud: str,
    nieuw: str,
    werkmap: Path | None,
    verdeel: bool,
    week: Week | None,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Vergelijk wat twee regelsets doen.

    Zonder werkmap: welke soorten gevallen een andere uitkomst krijgen. Met werkmap ook: wie van waar naar waar gaat,
    door welke regel, en hoeveel uren er meegaan.
    """
    if werkmap is None and (verdeel or week is not None):
        raise click.UsageError("--verdeel en --week horen bij --werkmap; noem ook een werkmap.")
    links, rechts = (laad(regels, naam, als_json=als_json) for naam in (oud, nieuw))
    with Voortgang() as voortgang:
        voortgang("regelsets vergelijken")
        from wijknetwerk.regelbeheer.vergelijk import vergelijk as vergelijk_regels

        verschil = vergelijk_regels(links.regelboek, rechts.regelboek)
        gevolg = None
        if werkmap is not None:
            werk = _lees(werkmap, links, week, als_json=als_json)
            gevolg = _gevolg(links.regelboek, rechts.regelboek, werk, voortgang, verdeel=verdeel)
    if als_json:
        toon_json(
            {
                "schema": "wijknetwerk/regelvergelijking/1",
                "gelijk": verschil.gelijk,
                **als_json_waarde(verschil),
                "werkmap": als_json_waarde(gevolg),
            }
        )
        return
    click.echo(verschil.tekst(), nl=False)
    if gevolg is not None:
        click.echo(f"\n{gevolg.tekst()}", nl=False)


def _lees(werkmap: Path, links: Gekozen, week: Week | None, *, als_json: bool) -> Werkvoorraad:
    werkvoorraad, waarschuwingen = inlezen.lees_werkmap(werkmap, links.regelmap, week, als_json=als_json)
    for waarschuwing in waarschuwingen:
        click.echo(f"Let op: {waarschuwing}", err=True)
    return werkvoorraad


def _gevolg(
    oud: Regelboek, nieuw: Regelboek, werkvoorraad: Werkvoorraad, voortgang: Voortgang, *, verdeel: bool
) -> Werkmapverschil:
    if not verdeel:
        from wijknetwerk.regelbeheer.werkmap import vergelijk_werkmap

        voortgang("hulpvragen wegen met beide regelsets")
        return vergelijk_werkmap(oud, nieuw, werkvoorraad)
    from wijknetwerk.regelbeheer.herverdeling import vergelijk_verdeling

    voortgang("de week twee keer verdelen")
    return vergelijk_verdeling(oud, nieuw, werkvoorraad)
