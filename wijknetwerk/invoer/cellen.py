"""Van cel naar waarde: streng, en nooit raden. Een cel die niet zeker te lezen is, geeft een Afkeuring."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from pydantic import ValidationError

from wijknetwerk.begrippen import MINUTEN_PER_UUR
from wijknetwerk.invoer.kolommen import Celsoort, Kolom
from wijknetwerk.invoer.meldingen import bedoelde_u, opsomming
from wijknetwerk.invoer.tekens import gebrek
from wijknetwerk.invoer.vertaling import vertaal

Rauw = str | int | float | bool | datetime | date | time | timedelta | None
"""Een cel zoals zij in het bestand staat: tekst, of de eigen soort van Excel."""

VROEGSTE, LAATSTE = date(2015, 1, 1), date(2040, 12, 31)
MEESTE_CIJFERS = 9
_NIETIG = 1e-6

_HEEL = re.compile(r"[0-9]+")
_KOMMA = re.compile(r"[0-9]+,[0-9]+")
_DUIZENDTALLEN = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
_DUBBELZINNIG = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")
_PUNT = re.compile(r"[0-9]+\.[0-9]+")
_KLOK = re.compile(r"[0-9]{1,3}:[0-9]{2}")
_DAG_EERST = re.compile(r"([0-9]{1,2})([-/])([0-9]{1,2})\2([0-9]{4})")
_JAAR_EERST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MET_TIJD = re.compile(r"[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}[ T]+[0-9]{1,2}:[0-9]{2}.*")
_SCHEIDING = re.compile(r"[\s,;]+")

EEN_DATUM = "verwacht een datum zoals 09-11-2026 of 2026-11-09, met een jaar van vier cijfers"
EEN_GETAL = "verwacht een getal van nul of meer, bijvoorbeeld 2,5"
EEN_HEEL_GETAL = "verwacht een heel getal van nul of meer, bijvoorbeeld 12"
VERPLICHT = "deze cel is verplicht en mag niet leeg zijn"


@dataclass(frozen=True)
class Afkeuring:
    """Waarom een cel niet te lezen is; `waarde` wijst het stuk van de cel aan waar het om gaat."""

    zin: str
    waarde: str | None = None


def lees_cel(kolom: Kolom, rauw: Rauw) -> object:
    """Leest één cel; geeft de waarde voor het begrip, of een Afkeuring."""
    if isinstance(rauw, str):
        if zin := gebrek(rauw):
            return Afkeuring(zin)
        rauw = " ".join(rauw.split())
    if rauw is None or rauw == "":
        return Afkeuring(VERPLICHT) if kolom.verplicht else kolom.standaard
    if kolom.onbekend_is_leeg and isinstance(rauw, str) and rauw.casefold() == "onbekend":
        return None
    waarde = _LEZERS[kolom.soort](kolom, rauw)
    return waarde if isinstance(waarde, Afkeuring) else _keur(kolom, waarde)


def _keur(kolom: Kolom, waarde: object) -> object:
    """Laat het begrip zelf oordelen over grenzen en patronen; zijn bezwaar komt terug in het Nederlands."""
    try:
        return kolom.keuring.validate_python(waarde)
    except ValidationError as fout:
        eerste = fout.errors()[0]
        stuk = waarde[eerste["loc"][0]] if eerste["loc"] and isinstance(waarde, tuple) else None  # type: ignore[index] # loc is een plek in de opsomming
        return Afkeuring(f"verwacht {vertaal(eerste, kolom)}", stuk)


def _code(_: Kolom, rauw: Rauw) -> str | Afkeuring:
    return rauw if isinstance(rauw, str) else _geen_tekst(rauw)


def _codes(_: Kolom, rauw: Rauw) -> tuple[str, ...] | Afkeuring:
    return _delen(rauw) if isinstance(rauw, str) else _geen_tekst(rauw)


def _delen(tekst: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(deel for deel in _SCHEIDING.split(tekst) if deel))


def _geen_tekst(rauw: Rauw) -> Afkeuring:
    if isinstance(rauw, bool):
        return Afkeuring("verwacht tekst; Excel maakte er WAAR of ONWAAR van, maak de kolom tekst en typ het opnieuw")
    if isinstance(rauw, int | float):
        return Afkeuring(
            "verwacht tekst, maar Excel bewaarde een getal en nullen vooraan kunnen al weg zijn; "
            "maak de kolom tekst en typ de waarde opnieuw"
        )
    return Afkeuring("verwacht tekst, maar Excel maakte er een datum of tijd van; maak de kolom tekst en typ opnieuw")


def _keuze(kolom: Kolom, rauw: Rauw) -> object:
    if not isinstance(rauw, str):
        return Afkeuring(f"verwacht {opsomming(kolom.keuzes)}")
    return _kies(kolom, rauw)


def _kies(kolom: Kolom, tekst: str) -> object:
    gekozen = tekst.casefold()
    if gekozen not in kolom.keuzes:
        zin = f"verwacht {opsomming(kolom.keuzes)}{bedoelde_u(tekst, kolom.keuzes)}"
        return Afkeuring(zin, tekst)
    return kolom.keuzesoort(gekozen) if kolom.keuzesoort else gekozen == "ja"


def _keuzes(kolom: Kolom, rauw: Rauw) -> object:
    if not isinstance(rauw, str):
        return Afkeuring(f"verwacht {opsomming(kolom.keuzes, 'en/of')}, gescheiden door een spatie")
    gelezen = [_kies(kolom, deel.casefold()) for deel in _delen(rauw)]
    afkeuring = next((waarde for waarde in gelezen if isinstance(waarde, Afkeuring)), None)
    return afkeuring or tuple(dict.fromkeys(gelezen))


def _datum(kolom: Kolom, rauw: Rauw) -> date | Afkeuring:
    dag = _als_dag(rauw)
    if isinstance(dag, Afkeuring):
        return dag
    if not VROEGSTE <= dag <= LAATSTE:
        leeg = "; is er geen datum, laat de cel dan leeg" if not kolom.verplicht else ""
        return Afkeuring(f"verwacht een datum in de jaren {VROEGSTE.year} tot en met {LAATSTE.year}{leeg}")
    return dag


def _als_dag(rauw: Rauw) -> date | Afkeuring:
    if isinstance(rauw, datetime):
        return rauw.date() if rauw.time() == time.min else Afkeuring("verwacht een datum zonder tijdstip")
    if isinstance(rauw, date):
        return rauw
    if not isinstance(rauw, str):
        getal = "; een los getal is geen datum, geef de cel een datumopmaak en typ de datum"
        return Afkeuring(EEN_DATUM + (getal if isinstance(rauw, int | float) and not isinstance(rauw, bool) else ""))
    if _MET_TIJD.fullmatch(rauw):
        return Afkeuring("verwacht een datum zonder tijdstip")
    return _dag_uit_tekst(rauw)


def _dag_uit_tekst(tekst: str) -> date | Afkeuring:
    if deel := _DAG_EERST.fullmatch(tekst):
        jaar, maand, dag = int(deel[4]), int(deel[3]), int(deel[1])
    elif deel := _JAAR_EERST.fullmatch(tekst):
        jaar, maand, dag = int(deel[1]), int(deel[2]), int(deel[3])
    else:
        return Afkeuring(EEN_DATUM)
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return Afkeuring("deze dag bestaat niet; schrijf eerst de dag en dan de maand, zoals 09-11-2026")


def _uren(kolom: Kolom, rauw: Rauw) -> int | Afkeuring:
    getal = _getal(kolom, rauw, EEN_GETAL)
    if isinstance(getal, Afkeuring):
        return getal
    if isinstance(getal, float):
        minuten, honderdsten = getal * MINUTEN_PER_UUR, getal * 100
        if abs(minuten - round(minuten)) < _NIETIG:
            return round(minuten)
        if abs(honderdsten - round(honderdsten)) > _NIETIG:
            return Afkeuring("verwacht uren met hoogstens twee cijfers achter de komma, bijvoorbeeld 1,33")
        getal = Decimal(round(honderdsten)) / 100
    if getal != getal.quantize(Decimal("0.01")):
        return Afkeuring("verwacht uren met hoogstens twee cijfers achter de komma, bijvoorbeeld 1,33")
    return int((getal * MINUTEN_PER_UUR).quantize(Decimal(1), ROUND_HALF_UP))


def _aantal(kolom: Kolom, rauw: Rauw) -> int | Afkeuring:
    getal = _getal(kolom, rauw, EEN_HEEL_GETAL)
    if isinstance(getal, Afkeuring):
        return getal
    return int(getal) if getal == int(getal) else Afkeuring(EEN_HEEL_GETAL)


def _getal(kolom: Kolom, rauw: Rauw, verwacht: str) -> Decimal | float | Afkeuring:
    """Leest een getal van nul of meer; tekst wordt een Decimal, een Excel-getal blijft wat het is."""
    if isinstance(rauw, bool) or not isinstance(rauw, str | int | float):
        soort = "WAAR of ONWAAR" if isinstance(rauw, bool) else "een datum of tijd"
        return Afkeuring(f"{verwacht}; Excel maakte er {soort} van, geef de cel een getalopmaak en typ het opnieuw")
    if isinstance(rauw, str):
        return _getal_uit_tekst(kolom, rauw, verwacht)
    if not math.isfinite(rauw) or abs(rauw) >= 10**MEESTE_CIJFERS:
        return Afkeuring(f"{verwacht}; dit getal is te groot")
    return Afkeuring(verwacht) if rauw < 0 else float(rauw)


def _getal_uit_tekst(kolom: Kolom, tekst: str, verwacht: str) -> Decimal | Afkeuring:
    if _KLOK.fullmatch(tekst) and kolom.soort is Celsoort.UREN:
        return Afkeuring("schrijf uren als getal met een komma, bijvoorbeeld 1,5 voor anderhalf uur")
    if deel := _DUBBELZINNIG.fullmatch(tekst):
        of = f" of {f'{deel[1]},{deel[2]}'.rstrip('0')}".rstrip(",") if kolom.soort is Celsoort.UREN else ""
        return Afkeuring(f"dit getal is dubbelzinnig; schrijf {deel[1]}{deel[2]}{of}")
    if _HEEL.fullmatch(tekst) or _KOMMA.fullmatch(tekst):
        gewoon = tekst.replace(",", ".")
    elif _DUIZENDTALLEN.fullmatch(tekst) and not tekst.startswith("0"):
        gewoon = tekst.replace(".", "").replace(",", ".")
    elif _PUNT.fullmatch(tekst):
        gewoon = tekst
    else:
        return Afkeuring(verwacht)
    if len(gewoon.partition(".")[0]) > MEESTE_CIJFERS:
        return Afkeuring(f"{verwacht}; dit getal is te groot")
    if len(gewoon) > 2 * MEESTE_CIJFERS:
        return Afkeuring(f"{verwacht}; dit getal heeft te veel cijfers")
    return Decimal(gewoon)


_LEZERS: dict[Celsoort, Callable[[Kolom, Rauw], object]] = {
    Celsoort.CODE: _code,
    Celsoort.CODES: _codes,
    Celsoort.TEKST: _code,
    Celsoort.KEUZE: _keuze,
    Celsoort.KEUZES: _keuzes,
    Celsoort.JANEE: _keuze,
    Celsoort.DATUM: _datum,
    Celsoort.UREN: _uren,
    Celsoort.AANTAL: _aantal,
}
