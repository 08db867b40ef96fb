"""De argumenten en opties die meer opdrachten gebruiken."""

from pathlib import Path

import click

from wijknetwerk.opdrachten.opdracht import WEEK

WERKMAP = click.argument(
    "werkmap",
    type=click.Path(path_type=Path),
    metavar="WERKMAP",
    help="Een map met CSV-bestanden, of één .xlsx-werkboek.",
)
VOORSTEL = click.argument(
    "voorstel",
    type=click.Path(path_type=Path),
    metavar="VOORSTEL.JSON",
    help="Het voorstel.json dat bij de werkmap hoort.",
)
WEEK_OPTIE = click.option(
    "--week",
    type=WEEK,
    metavar="WEEK",
    help="De week, bijvoorbeeld 2026-W47. Anders de week uit de werkmap, en anders die van vandaag.",
)
JOURNAAL = click.option(
    "--journaal",
    default="journaal.sqlite3",
    metavar="ADRES",
    envvar="WIJKNETWERK_JOURNAAL",
    help="Een bestand, of postgresql://naam@machine/database. Ook uit WIJKNETWERK_JOURNAAL.",
)
OOK_JOURNAAL = click.option(
    "--journaal",
    metavar="ADRES",
    envvar="WIJKNETWERK_JOURNAAL",
    help="Het journaal met de besluiten; zonder journaal gaat het alleen over het voorstel.",
)
DOOR = click.option("--door", required=True, metavar="NAAM", help="Wie dit doet: naam of functie, nooit een inwoner.")
REGELS = click.option(
    "--regels",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Een andere map met regels dan die van wijknetwerk zelf.",
)
