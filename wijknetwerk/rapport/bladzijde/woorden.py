"""Hoe een waarde op een bladzijde geschreven wordt; één plek, zodat elke kamer hetzelfde zegt."""

from wijknetwerk.begrippen import MINUTEN_PER_UUR
from wijknetwerk.rapport.bladzijde.stuk import EUROCENTEN, Eenheid, Verborgen, Waarde
from wijknetwerk.rapport.woorden import schoon

NIETS = "–"


def duizendtal(heel: int) -> str:
    """Een geheel getal met een punt per duizendtal en een echt minteken: 12.182."""
    return f"{heel:,}".replace(",", ".").replace("-", "−")


def uren(minuten: int) -> str:
    """Hele uren vanaf tien, anders met één cijfer achter de komma; half naar boven."""
    if abs(minuten) >= 10 * MINUTEN_PER_UUR:
        return duizendtal(_afgerond(minuten, MINUTEN_PER_UUR))
    tienden = _afgerond(10 * minuten, MINUTEN_PER_UUR)
    teken = "−" if tienden < 0 else ""
    heel, deel = divmod(abs(tienden), 10)
    return f"{teken}{heel},{deel}" if deel else f"{teken}{heel}"


def procent(promille: int) -> str:
    """83,5 %; een rond getal heeft geen cijfer achter de komma."""
    heel, deel = divmod(abs(promille), 10)
    teken = "−" if promille < 0 else ""
    return f"{teken}{heel},{deel} %" if deel else f"{teken}{heel} %"


def euro(centen: int) -> str:
    """Hele euro's."""
    return f"€ {duizendtal(_afgerond(centen, EUROCENTEN))}"


def waarde(cel: Waarde, eenheid: Eenheid) -> str:
    """Een cel zoals iemand haar leest."""
    if cel is None:
        return NIETS
    if isinstance(cel, Verborgen):
        return cel.value
    if isinstance(cel, str):
        return schoon(cel)
    schrijvers = {Eenheid.UREN: uren, Eenheid.PROCENT: procent, Eenheid.EURO: euro}
    return schrijvers.get(eenheid, duizendtal)(cel)


def _afgerond(getal: int, deler: int) -> int:
    """Half van nul af, zoals mensen afronden."""
    heel = (2 * abs(getal) + deler) // (2 * deler)
    return heel if getal >= 0 else -heel
