"""Wat er mis is in een werkmap, als gegeven: waar het staat, wat er staat, wat verwacht wordt en hoe het wel moet."""

import difflib
import errno
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from wijknetwerk.begrippen import Begrip, Werkvoorraad

LANGSTE_WAARDE = 60
MEESTE_KANDIDATEN = 300
WOORDGELIJKENIS, CODEGELIJKENIS = 0.6, 0.75
"""Een code is kort en lijkt al gauw op een andere; daar noemen wij alleen wat er echt op lijkt."""


class Melding(Begrip):
    """Eén fout of waarschuwing. `zin` zegt wat verwacht wordt en wat de gebruiker kan doen.

    `waarde` is ingekort en zonder stuurtekens, en blijft leeg als zij een persoonsgegeven kan zijn.
    """

    bestand: str
    rij: int | None = None
    kolom: str | None = None
    cel: str | None = None
    waarde: str | None = None
    zin: str

    def __str__(self) -> str:
        plaats = [self.bestand]
        if self.rij is not None:
            plaats.append(f"rij {self.rij}")
        if self.kolom is not None:
            plaats.append(f"kolom {self.kolom}")
        cel = f" ({self.cel})" if self.cel else ""
        waarde = "" if self.waarde is None else f"waarde «{self.waarde}»; "
        return f"{', '.join(plaats)}{cel}: {waarde}{self.zin}"


class Lezing(Begrip):
    """De uitkomst van lezen: een werkvoorraad, of alle fouten in één keer; nooit een half gelezen werkmap."""

    werkvoorraad: Werkvoorraad | None
    fouten: tuple[Melding, ...] = ()
    waarschuwingen: tuple[Melding, ...] = ()


def kolomletter(index: int) -> str:
    """De letter van een kolom, geteld vanaf 0: 0 is A, 26 is AA."""
    letters = ""
    rest = index + 1
    while rest:
        rest, plek = divmod(rest - 1, 26)
        letters = chr(ord("A") + plek) + letters
    return letters


def toonbaar(waarde: object) -> str:
    """Schrijft een celwaarde zoals de gebruiker haar kent: kort, op één rij en zonder onzichtbare tekens."""
    tekst = _als_in_excel(waarde)[: LANGSTE_WAARDE + 1]
    tekst = "".join(t if unicodedata.category(t)[0] != "C" and not t.isspace() else " " for t in tekst)
    return tekst if len(tekst) <= LANGSTE_WAARDE else tekst[:LANGSTE_WAARDE] + "…"


def _als_in_excel(waarde: object) -> str:
    match waarde:
        case datetime():
            return waarde.strftime("%d-%m-%Y" if waarde.time() == time.min else "%d-%m-%Y %H:%M")
        case date():
            return waarde.strftime("%d-%m-%Y")
        case time():
            return waarde.strftime("%H:%M")
        case timedelta():
            uren, minuten = divmod(int(waarde.total_seconds()) // 60, 60)
            tekst = f"{uren}:{minuten:02d}"
        case bool():
            tekst = "WAAR" if waarde else "ONWAAR"
        case float():
            tekst = f"{waarde:.15g}".replace(".", ",")
        case _:
            tekst = str(waarde)
    return tekst


def niet_te_openen(fout: OSError) -> str:
    """Waarom een bestand of map niet open gaat, zonder de Engelse zin van het systeem."""
    reden = {errno.EACCES: "geen toegang", errno.EPERM: "geen toegang", errno.ENOENT: "het is er niet meer"}
    waarom = reden.get(fout.errno or 0, f"systeemfout {fout.errno}")
    return f"niet te openen ({waarom}); sluit het elders of vraag toegang"


def opsomming(woorden: Sequence[str], voegwoord: str = "of") -> str:
    """Schrijft `a, b of c`."""
    if len(woorden) < 2:  # noqa: PLR2004 - met één woord valt er niets te verbinden
        return "".join(woorden)
    return f"{', '.join(woorden[:-1])} {voegwoord} {woorden[-1]}"


def bedoelde_u(waarde: str, mogelijk: Iterable[str], gelijkenis: float = WOORDGELIJKENIS) -> str:
    """Geeft `; bedoelde u «…»?` als er een bekend woord op lijkt, en anders niets."""
    gok = lijkt_op(waarde, mogelijk, gelijkenis)
    return f"; bedoelde u «{gok}»?" if gok is not None else ""


def lijkt_op(waarde: str, mogelijk: Iterable[str], gelijkenis: float = WOORDGELIJKENIS) -> str | None:
    """Het bekende woord dat het meest op de waarde lijkt, als er een genoeg lijkt.

    Tussen honderden nummers lijkt alles op elkaar; dan telt alleen wat op hoofdletters na gelijk is.
    """
    plat, woorden = waarde.casefold(), tuple(mogelijk)
    gelijk = next((woord for woord in woorden if woord.casefold() == plat), None)
    if gelijk is not None or len(woorden) > MEESTE_KANDIDATEN or len(waarde) > LANGSTE_WAARDE:
        return gelijk
    return _lijkt_op(plat, woorden, gelijkenis)


@lru_cache(maxsize=1024)
def _lijkt_op(plat: str, mogelijk: tuple[str, ...], gelijkenis: float) -> str | None:
    woorden = {woord.casefold(): woord for woord in mogelijk}
    beste = difflib.get_close_matches(plat, woorden, n=1, cutoff=gelijkenis)
    return woorden[beste[0]] if beste else None
