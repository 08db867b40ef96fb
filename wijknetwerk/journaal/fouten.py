"""Wat er met een journaal mis kan gaan, in het Nederlands; onze eigen fouten blijven gewone uitzonderingen."""

from collections.abc import Sequence

from wijknetwerk.proces import Bezwaar

_BEKEND = (
    (("disk is full", "no space left", "could not extend file", "disk full"), "de schijf is vol; maak ruimte"),
    (("locked", "lock timeout", "canceling statement"), "een ander schrijft al lang; probeer het zo nog eens"),
    (("not a database", "malformed"), "dit bestand is geen (heel) journaal; zet een bewaarde kopie terug"),
    (("readonly", "read-only", "permission denied", "insufficient privilege"), "u mag hier niet schrijven"),
    (("unable to open",), "het bestand gaat niet open; bestaat de map, en mag u erin?"),
    (("password authentication", "no password supplied"), "naam of wachtwoord klopt niet"),
    (("does not exist",), "de database of de gebruiker bestaat niet; laat de beheerder haar maken"),
    (
        ("server closed the connection", "connection refused", "recovery mode", "starting up", "shutting down"),
        "de server van de database is weg of stopt; laat de beheerder kijken, ook of de schijf niet vol is",
    ),
    (("disk i/o error",), "de schijf geeft een fout; laat de beheerder kijken voordat u verdergaat"),
)


class JournaalFout(Exception):  # noqa: N818 - Nederlandse naam, zoals RegelFouten
    """Het journaal is niet te openen of kan nu niets vastleggen; wat er al stond is heel."""


class Geweigerd(Exception):  # noqa: N818 - idem
    """Een afspraak van het proces staat het niet toe; er is niets vastgelegd."""

    def __init__(self, bezwaren: Sequence[Bezwaar]) -> None:
        super().__init__("; ".join(str(bezwaar) for bezwaar in bezwaren))
        self.bezwaren = tuple(bezwaren)


def vertaal(fout: Exception, naam: str) -> JournaalFout:
    """De fout van de database als zin; onbekende woorden van de database blijven erbij staan."""
    tekst = str(fout).casefold()
    zin = next((zin for woorden, zin in _BEKEND if any(woord in tekst for woord in woorden)), None)
    if zin is None:
        zin = f"de database antwoordt niet of weigert ({type(fout).__name__}: {str(fout).splitlines()[0][:200]})"
    slot = "" if zin.endswith("?") else "."
    return JournaalFout(f"het journaal {naam}: {zin}{slot} Er is niets vastgelegd; wat er al stond is heel")
