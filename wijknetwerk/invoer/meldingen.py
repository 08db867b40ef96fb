"""Wat er mis is in een werkmap, als gegeven: waar het staat, wat er staat, wat verwacht wordt en hoe het wel moet."""

import difflib
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache

from wijknetwerk.begrippen import Begrip, Werkvoorraad

LANGSTE_WAARDE = 60
MEESTE_KANDIDATEN = 300


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
    if isinstance(waarde, datetime):
        vorm = "%d-%m-%Y" if waarde.time() == datetime.min.time() else "%d-%m-%Y %H:%M"
        return waarde.strftime(vorm)
    if isinstance(waarde, date):
        return waarde.strftime("%d-%m-%Y")
    if isinstance(waarde, bool):
        return "WAAR" if waarde else "ONWAAR"
    if isinstance(waarde, float):
        return f"{waarde:.15g}".replace(".", ",")
    tekst = str(waarde)[: LANGSTE_WAARDE + 1]
    tekst = "".join(t if unicodedata.category(t)[0] != "C" and not t.isspace() else " " for t in tekst)
    return tekst if len(tekst) <= LANGSTE_WAARDE else tekst[:LANGSTE_WAARDE] + "…"


def opsomming(woorden: Sequence[str], voegwoord: str = "of") -> str:
    """Schrijft `a, b of c`."""
    if len(woorden) < 2:  # noqa: PLR2004 - met één woord valt er niets te verbinden
        return "".join(woorden)
    return f"{', '.join(woorden[:-1])} {voegwoord} {woorden[-1]}"


def bedoelde_u(waarde: str, mogelijk: Iterable[str]) -> str:
    """Geeft `; bedoelde u «…»?` als er een bekend woord op lijkt, en anders niets."""
    if len(waarde) > LANGSTE_WAARDE:
        return ""
    gok = _lijkt_op(waarde.casefold(), tuple(mogelijk))
    return f"; bedoelde u «{gok}»?" if gok is not None else ""


@lru_cache(maxsize=4096)
def _lijkt_op(waarde: str, mogelijk: tuple[str, ...]) -> str | None:
    woorden = {woord.casefold(): woord for woord in reversed(mogelijk)}
    if len(woorden) > MEESTE_KANDIDATEN:
        begin = [woord for woord in woorden if woord[:2] == waarde[:2]]
        woorden = {woord: woorden[woord] for woord in begin[:MEESTE_KANDIDATEN]}
    beste = difflib.get_close_matches(waarde, woorden, n=1)
    return woorden[beste[0]] if beste else None
