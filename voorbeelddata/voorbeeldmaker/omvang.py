"""Hoe groot de voorbeelden zijn."""

from voorbeeldmaker import feiten

CLIENTEN_IN_ZORG = 2_200
"""Orde van grootte: 12 per 1.000 inwoners (CBS 86050NED), naar verhouding van Arnhem; een schatting."""


def clienten_in_zorg(gebied: str) -> int:
    """Het deel van de cliënten in begeleiding dat in een gebied woont, naar inwoners."""
    totaal = sum(wijk.inwoners or 0 for wijk in feiten.wijken())
    return round(CLIENTEN_IN_ZORG * feiten.inwoners(gebied) / totaal)
