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
WEEK_OPTIE = click.option(
    "--week",
    type=WEEK,
    metavar="WEEK",
    help="De week, bijvoorbeeld 2026-W47. Anders de week uit de werkmap, en anders die van vandaag.",
)
REGELS = click.option(
    "--regels",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Een andere map met regels dan die van wijknetwerk zelf.",
)
