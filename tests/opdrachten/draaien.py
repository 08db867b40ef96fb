"""Een opdracht draaien zoals een gebruiker dat doet, maar dan in hetzelfde proces."""

from collections.abc import Callable

import click
from click.testing import CliRunner, Result

from wijknetwerk.opdrachten import main

Draai = Callable[..., Result]


def alle_opdrachten(groep: click.Group = main, voor: tuple[str, ...] = ()) -> dict[tuple[str, ...], click.Command]:
    """Elke opdracht, ook die in een groep, met de woorden waarmee zij begint."""
    alle: dict[tuple[str, ...], click.Command] = {}
    for naam, opdracht in groep.commands.items():
        delen = (*voor, naam)
        alle |= alle_opdrachten(opdracht, delen) if isinstance(opdracht, click.Group) else {delen: opdracht}
    return alle


def draai(*delen: object) -> Result:
    """Draait `wijknetwerk …`."""
    return CliRunner().invoke(main, [str(deel) for deel in delen])
