"""Hoe een schatting geschreven wordt; één plek, zodat elk formaat hetzelfde zegt."""

from wijknetwerk.simulatie.cijfers import ZELF
from wijknetwerk.simulatie.maten import MATEN, Eenheid, Schatting
from wijknetwerk.simulatie.omzet import SAMEN
from wijknetwerk.simulatie.simulatie import Simulatie

ONBEKEND = "–"
PER_NAAM = {maat.naam: maat for maat in MATEN}
_DECIMALEN = {Eenheid.PROCENT: 1, Eenheid.WEKEN: 1, Eenheid.AANTAL: 1, Eenheid.EURO: 0}


def getal(waarde: float, decimalen: int = 1, *, teken: bool = False) -> str:
    """Een getal met een komma, een punt per duizendtal en een echt minteken; zo nodig met een plus."""
    rond = round(waarde, decimalen) + 0.0  # nooit −0
    tekst = f"{rond:{'+' if teken and rond else ''},.{decimalen}f}"
    return tekst.translate(str.maketrans(",.-", ".,−"))


def waarde(naam: str, cijfer: float | None, *, teken: bool = False) -> str:
    """De waarde van een maat, met haar eenheid."""
    if cijfer is None:
        return ONBEKEND
    eenheid = PER_NAAM[naam].eenheid
    kaal = getal(cijfer * _maal(eenheid), _DECIMALEN[eenheid], teken=teken)
    if eenheid is Eenheid.PROCENT:
        return f"{kaal} {'procentpunt' if teken else '%'}"
    return {Eenheid.EURO: f"€ {kaal}", Eenheid.WEKEN: f"{kaal} weken"}.get(eenheid, kaal)


def met_interval(schatting: Schatting, *, teken: bool = False) -> str:
    """Zoals «72,3 % (70,1 tot 74,4)»."""
    if schatting.bekend is None:
        return ONBEKEND
    midden, van, tot = schatting.bekend
    eenheid = PER_NAAM[schatting.naam].eenheid
    grenzen = [getal(grens * _maal(eenheid), _DECIMALEN[eenheid], teken=teken) for grens in (van, tot)]
    return f"{waarde(schatting.naam, midden, teken=teken)} ({grenzen[0]} tot {grenzen[1]})"


def _maal(eenheid: Eenheid) -> int:
    return 100 if eenheid is Eenheid.PROCENT else 1


def plek(simulatie: Simulatie, code: str) -> str:
    """De naam van een aanbieder, van het wijkteam of van de kleine aanbieders samen."""
    return {ZELF: "wijkteam (zelf)", SAMEN: SAMEN}.get(code) or simulatie.namen.get(code, code)
