"""Kleine schrijver voor de TOML van een regelmap, en wijzigen met behoud van wat ernaast staat."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

_BLOK = re.compile(r"(?m)^(?=\[)")
_KAAL = re.compile(r"^[A-Za-z0-9_-]+$")
_LANGSTE_RIJ = 120
_TEKENS = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def schrijf_waarde(waarde: object) -> str:
    """Eén waarde zoals zij achter het is-teken staat."""
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, int):
        return str(waarde)
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, Mapping):
        binnen = ", ".join(f"{schrijf_sleutel(naam)} = {schrijf_waarde(deel)}" for naam, deel in waarde.items())
        return f"{{ {binnen} }}" if binnen else "{}"
    if isinstance(waarde, Sequence) and not isinstance(waarde, str):
        return f"[{', '.join(schrijf_waarde(deel) for deel in waarde)}]"
    return f'"{"".join(_teken(teken) for teken in str(waarde))}"'


def _teken(teken: str) -> str:
    if teken in _TEKENS:
        return _TEKENS[teken]
    return teken if teken.isprintable() else f"\\U{ord(teken):08x}"


def schrijf_sleutel(naam: str) -> str:
    """Een sleutel, tussen aanhalingstekens als dat moet."""
    return naam if _KAAL.match(naam) else schrijf_waarde(naam)


def schrijf_blok(kop: str, inhoud: Mapping[str, object]) -> str:
    """Een tabel met haar kop; een lange lijst krijgt één rij per deel."""
    rijen = [kop]
    for naam, waarde in inhoud.items():
        rij = f"{schrijf_sleutel(naam)} = {schrijf_waarde(waarde)}"
        if len(rij) > _LANGSTE_RIJ and isinstance(waarde, list) and len(waarde) > 1:
            rij = "\n".join([f"{naam} = [", *(f"    {schrijf_waarde(deel)}," for deel in waarde), "]"])
        rijen.append(rij)
    return "\n".join(rijen) + "\n"


def blokken(tekst: str) -> tuple[str, list[str]] | None:
    """Wat er vóór de eerste kop staat, en elk blok letterlijk; None als dat zo niet te knippen is."""
    begin, *delen = _BLOK.split(tekst)
    try:
        geknipt = _samen([tomllib.loads(deel) for deel in (begin, *delen)])
    except tomllib.TOMLDecodeError:
        return None
    return (begin, delen) if geknipt == tomllib.loads(tekst) else None


def _samen(delen: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Losse blokken weer bij elkaar; herhaalde blokken [[naam]] vormen een lijst."""
    samen: dict[str, Any] = {}
    for deel in delen:
        for naam, waarde in deel.items():
            if isinstance(waarde, list) and isinstance(samen.get(naam), list):
                samen[naam] = samen[naam] + waarde
            else:
                samen[naam] = waarde
    return samen


def zet_sleutels(tekst: str, nieuw: Mapping[str, object | None]) -> str:
    """Zet sleutels van één rij bovenin een bestand; None haalt weg. Al het andere blijft letterlijk staan."""
    begin, *rest = _BLOK.split(tekst, maxsplit=1)
    rijen = begin.splitlines(keepends=True)
    for naam, waarde in nieuw.items():
        hier = [nummer for nummer, rij in enumerate(rijen) if re.match(rf"{re.escape(naam)}\s*=", rij)]
        if waarde is None:
            rijen = [rij for nummer, rij in enumerate(rijen) if nummer not in hier]
        elif hier:
            rijen[hier[0]] = f"{naam} = {schrijf_waarde(waarde)}\n"
        else:
            rijen.append(f"{naam} = {schrijf_waarde(waarde)}\n")
    return "".join([*rijen, *rest])
