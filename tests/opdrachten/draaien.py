"""Een opdracht draaien zoals een gebruiker dat doet, maar dan in hetzelfde proces."""

from collections.abc import Callable

from click.testing import CliRunner, Result

from wijknetwerk.opdrachten import main

Draai = Callable[..., Result]


def draai(*delen: object) -> Result:
    """Draait `wijknetwerk …`."""
    return CliRunner().invoke(main, [str(deel) for deel in delen])
