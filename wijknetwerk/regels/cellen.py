"""Cellen: wat een regel van één veld vraagt. De grammatica is gesloten; er wordt niets uitgerekend of uitgevoerd.

Een keuze: `ja`, `een_waarde`, `niet een_waarde`, of een lijst waarden.
Een getal: `= 3`, `< 3`, `<= 3`, `> 3`, `>= 3` of `2 t/m 5`; op de plaats van een getal mag een parameter staan.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wijknetwerk.regels.fouten import Plek, bedoelde_u
from wijknetwerk.regels.getallen import Getal
from wijknetwerk.regels.lezen import toon
from wijknetwerk.regels.velden import JA_NEE, ONBEKEND, Getallen, Masker, Regelveld, Soort

OEVER = 2**31 - 1
"""Verder dan elk getal in een werkmap."""

_MAAT = r"(-?\d{1,9}|[a-z_][a-z0-9_]*)"
_VERGELIJK = re.compile(rf"^(=|<=|<|>=|>) *{_MAAT}$")
_TUSSEN = re.compile(rf"^{_MAAT} +t/m +{_MAAT}$")


@dataclass(frozen=True)
class Cel:
    """Eén voorwaarde: het veld heeft een van deze waarden, of een getal van `onder` tot en met `boven`."""

    veld: Regelveld
    tekst: str
    waarden: frozenset[int] = frozenset()
    onder: int = 0
    boven: int = 0

    def klopt(self, codes: Getallen) -> Masker:
        """Voor welke codes deze voorwaarde klopt; alleen voor bekende antwoorden."""
        if self.veld.soort is Soort.GETAL:
            return (codes >= self.onder) & (codes <= self.boven)
        return np.isin(codes, tuple(self.waarden))


def lees_cel(ruw: object, veld: Regelveld, getallen: Mapping[str, Getal | None], plek: Plek) -> Cel | None:
    """Leest een cel; wat niet klopt is gemeld en dan is de uitkomst None."""
    if veld.soort is Soort.GETAL:
        return _getalcel(ruw, veld, getallen, plek)
    return _keuzecel(ruw, veld, plek)


def _keuzecel(ruw: object, veld: Regelveld, plek: Plek) -> Cel | None:
    delen = ruw if isinstance(ruw, list) else [ruw]
    namen = [deel for deel in delen if isinstance(deel, str)]
    if not namen or len(namen) < len(delen):
        bedoeld = f"; bedoelde u «{JA_NEE[ruw]}»?" if isinstance(ruw, bool) else bedoelde_u("", veld.waarden)
        plek.fout(f"{toon(ruw)} is geen waarde van {veld.naam}{bedoeld}")
        return None
    niet = isinstance(ruw, str) and ruw.startswith("niet ")
    namen = [namen[0].removeprefix("niet ").strip()] if niet else namen
    vreemd = [naam for naam in namen if naam not in veld.waarden]
    for naam in vreemd:
        plek.fout(_vreemd(naam, veld))
    if vreemd:
        return None
    if len(set(namen)) < len(namen):
        plek.fout("een waarde staat er twee keer")
    gekozen = frozenset(veld.waarden.index(naam) for naam in namen)
    return Cel(veld, " of ".join(namen) if not niet else str(ruw), _rest(veld) - gekozen if niet else gekozen)


def _rest(veld: Regelveld) -> frozenset[int]:
    return frozenset(range(len(veld.waarden)))


def _vreemd(naam: str, veld: Regelveld) -> str:
    if naam == ONBEKEND:
        return (
            f"een regel kan niet beslissen op «onbekend»; is {veld.naam} onbekend en doet het ertoe, dan vragen wij na"
        )
    return f"onbekende waarde «{naam}» voor {veld.naam}{bedoelde_u(naam, veld.waarden)}"


def _getalcel(ruw: object, veld: Regelveld, getallen: Mapping[str, Getal | None], plek: Plek) -> Cel | None:
    if isinstance(ruw, int) and not isinstance(ruw, bool):
        plek.fout(f"zet een teken voor het getal; bedoelde u «= {ruw}»?")
        return None
    schoon = ruw.strip() if isinstance(ruw, str) else ""
    vergelijk, tussen = _VERGELIJK.match(schoon), _TUSSEN.match(schoon)
    if not (vergelijk or tussen):
        plek.fout(f"{toon(ruw)} is geen voorwaarde voor een getal; schrijf bijvoorbeeld «> 26», «<= 26» of «1 t/m 26»")
        return None
    delen = (schoon.removeprefix(vergelijk[1]).strip(),) if vergelijk else schoon.split(" t/m ")
    maten = [_maat(deel.strip(), veld, getallen, plek) for deel in delen]
    goed = [maat for maat in maten if maat is not None]
    if len(goed) < len(maten):
        return None
    onder, boven = _grenzen(vergelijk[1], goed[0]) if vergelijk else (goed[0], goed[1])
    if max(onder, veld.minimum) > min(boven, veld.maximum):
        plek.fout(f"{toon(ruw)} kan nooit kloppen: {veld.naam} loopt van {veld.minimum} tot en met {veld.maximum}")
        return None
    return Cel(veld, schoon, onder=onder, boven=boven)


def _grenzen(teken: str, maat: int) -> tuple[int, int]:
    return {
        "=": (maat, maat),
        "<": (-OEVER, maat - 1),
        "<=": (-OEVER, maat),
        ">": (maat + 1, OEVER),
        ">=": (maat, OEVER),
    }[teken]


def _maat(deel: str, veld: Regelveld, getallen: Mapping[str, Getal | None], plek: Plek) -> int | None:
    if deel.lstrip("-").isdigit():
        return int(deel)
    if deel not in getallen:
        plek.fout(f"onbekende parameter «{deel}»{bedoelde_u(deel, getallen)}")
        return None
    if (getal := getallen[deel]) is None:
        return None  # de fout in dit getal is al gemeld
    if getal.eenheid != veld.eenheid:
        plek.fout(f"{deel} is in {getal.eenheid}, maar {veld.naam} is in {veld.eenheid}")
        return None
    return getal.waarde
