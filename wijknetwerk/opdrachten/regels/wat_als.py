"""`wijknetwerk regels wat-als`: welke kleine verandering maakt verschil?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, toon_json
from wijknetwerk.opdrachten.opties import REGELS, WEEK_OPTIE, WERKMAP
from wijknetwerk.opdrachten.regels.gedeeld import als_json_waarde
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from pathlib import Path

    from wijknetwerk.begrippen import Week
    from wijknetwerk.opdrachten.inlezen import Gelezen


@click.command("wat-als", cls=Opdracht)
@WERKMAP
@click.argument("hulpvraag", required=False, metavar="[HULPVRAAG]", help="Het nummer van een hulpvraag.")
@click.option("--naar", metavar="ROUTE", help="Alleen wat naar deze route leidt, bijvoorbeeld zelf.")
@click.option(
    "--procent",
    type=click.IntRange(1, 100),
    default=10,
    metavar="GETAL",
    help="Zonder hulpvraag: hoeveel elke drempel omlaag en omhoog gaat.",
)
@WEEK_OPTIE
@REGELS
def wat_als(  # noqa: PLR0913 - zoveel argumenten en opties heeft deze opdracht
    *,
    werkmap: Path,
    hulpvraag: str | None,
    naar: str | None,
    procent: int,
    week: Week | None,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Zoek welke kleine verandering verschil maakt.

    Met een hulpvraag: het kleinste dat anders moet zijn voor een andere route. Veiligheid, wet en de wens van de
    inwoner veranderen nooit mee.

    Zonder hulpvraag: per drempel hoeveel hulpvragen een andere weg krijgen als zij iets lager of hoger is.
    """
    gelezen = inlezen.lees_alles(werkmap, regels, week, als_json=als_json)
    if hulpvraag is None:
        if naar is not None:
            raise click.UsageError("--naar hoort bij één hulpvraag; noem ook haar nummer.")
        _drempels(gelezen, procent, als_json=als_json)
    else:
        _hulpvraag(gelezen, hulpvraag, naar or "", als_json=als_json)


def _hulpvraag(gelezen: Gelezen, nummer: str, naar: str, *, als_json: bool) -> None:
    from wijknetwerk.regelbeheer.wat_als import wat_als_hulpvraag
    from wijknetwerk.regels.fouten import bedoelde_u

    inlezen.moet_bestaan(nummer, (vraag.nummer for vraag in gelezen.werkvoorraad.hulpvragen), "HULPVRAAG")
    routes = gelezen.regelboek.tabel("route").uitkomst
    if naar and naar not in routes:
        raise click.BadParameter(f"er is geen route «{naar}»{bedoelde_u(naar, routes)}", param_hint="--naar")
    with Voortgang() as voortgang:
        voortgang("veranderingen doorrekenen")
        uitkomst = wat_als_hulpvraag(gelezen.werkvoorraad, gelezen.regelboek, nummer, naar)
    if als_json:
        toon_json({"schema": "wijknetwerk/wat-als/1", "hulpvraag": nummer, **als_json_waarde(uitkomst)})
    else:
        click.echo(f"Hulpvraag {nummer}. {uitkomst.tekst()}", nl=False)


def _drempels(gelezen: Gelezen, procent: int, *, als_json: bool) -> None:
    with Voortgang() as voortgang:
        voortgang("elke drempel lager en hoger zetten")
        from wijknetwerk.regelbeheer.werkmap import drempelgevoeligheid

        gemeten = drempelgevoeligheid(gelezen.regelboek, gelezen.werkvoorraad, procent)
    if als_json:
        toon_json(
            {
                "schema": "wijknetwerk/drempels/1",
                "regelset": gelezen.regelboek.naam,
                "procent": procent,
                "drempels": als_json_waarde(gemeten),
            }
        )
        return
    click.echo(f"Elke drempel van {gelezen.regelboek.naam} {procent} % lager en hoger, minstens 1:")
    raak = [drempel for drempel in gemeten if drempel.grensgevallen]
    for drempel in raak:
        click.echo(f"  {drempel}")
    rest = len(gemeten) - len(raak)
    if rest:
        andere = "de andere" if raak else "alle"
        click.echo(f"  {andere} {rest} drempels: geen enkele hulpvraag krijgt een andere weg")
