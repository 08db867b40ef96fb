"""De argumenten en opties die meer opdrachten gebruiken."""

import difflib
from collections.abc import Iterable
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


def bestaat(code: str, codes: Iterable[str], waar: str) -> None:
    """Een `BadParameter` als een code niet in de werkmap staat, met wat er bedoeld kan zijn."""
    bekend = sorted(codes)
    if code in bekend:
        return
    lijkt_op = difflib.get_close_matches(code, bekend, n=1)
    bedoeld = f" Bedoelde u {lijkt_op[0]}?" if lijkt_op else ""
    raise click.BadParameter(f"«{code}» staat niet in de werkmap.{bedoeld}", param_hint=waar)
