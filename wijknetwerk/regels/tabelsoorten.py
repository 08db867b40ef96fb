"""De tabellen die een regelset heeft, op een rij: hoe zij beslissen en welke uitkomsten het programma kent."""

from dataclasses import dataclass

from wijknetwerk.begrippen import Product, Route
from wijknetwerk.regels.tabel import ALLE, EERSTE

SCHILUITKOMSTEN = (
    "netwerkpartner",
    "aanbieder",
    "tweede_schil_expertise",
    "tweede_schil_ervaring",
    "tweede_schil_capaciteit",
)

WIE_ACTIE = ("wie", "actie")
TERMIJN = ("naam", "vanaf")
CRITERIUM = ("criterium", "gevolg")

GEVOLGEN = ("eis", "wens", "uitsluiten", "malus", "altijd")
"""Wat een criterium van partnerselectie doet als de regel geldt; de keuze is beleid en staat in de tabel."""


@dataclass(frozen=True)
class Tabelsoort:
    """Wat het programma van een tabel verwacht.

    `uitkomsten` is leeg als de tabel haar eigen uitkomsten mag kiezen. `dan` noemt de sleutels als de uitkomst
    uit delen bestaat; het eerste deel is dan de uitkomst.
    """

    naam: str
    trefregel: str
    uitkomsten: tuple[str, ...] = ()
    dan: tuple[str, ...] = ()


TABELSOORTEN: tuple[Tabelsoort, ...] = (
    Tabelsoort("tenzij", ALLE),
    Tabelsoort("route", EERSTE, tuple(route for route in Route if route is not Route.NAVRAGEN)),
    Tabelsoort("product", EERSTE, tuple(Product)),
    Tabelsoort("schil", EERSTE, SCHILUITKOMSTEN),
    Tabelsoort("meekijken", ALLE, dan=WIE_ACTIE),
    Tabelsoort("termijnen", ALLE, dan=TERMIJN),
    Tabelsoort("partnerselectie", ALLE, dan=CRITERIUM),
)

DAGEN = ("melddatum", "maandag", "einddatum")
"""De dagen waar een termijn vanaf kan lopen."""
