"""Bezwaren van pydantic in het Nederlands, als vervolg op «verwacht …»."""

from pydantic_core import ErrorDetails

from wijknetwerk.begrippen import uren
from wijknetwerk.invoer.kolommen import Celsoort, Kolom
from wijknetwerk.invoer.meldingen import opsomming

VERTALINGEN: dict[str, str] = {
    "missing": "een waarde",
    "string_type": "tekst",
    "string_unicode": "leesbare tekst",
    "string_pattern_mismatch": "een code van hoogstens 40 letters, cijfers, punten of streepjes, zonder spaties",
    "string_too_long": "hoogstens {max_length} tekens",
    "string_too_short": "minstens {min_length} teken",
    "too_short": "minstens {min_length} waarde",
    "tuple_type": "een opsomming, gescheiden door een spatie",
    "enum": "{keuzes}",
    "literal_error": "{expected}",
    "greater_than": "een getal groter dan {gt}",
    "greater_than_equal": "een getal van minstens {ge}",
    "less_than": "een getal kleiner dan {lt}",
    "less_than_equal": "een getal van hoogstens {le}",
    "int_type": "een heel getal",
    "int_parsing": "een heel getal",
    "int_parsing_size": "een kleiner getal",
    "int_from_float": "een heel getal zonder decimalen",
    "float_type": "een getal, bijvoorbeeld 2,5",
    "float_parsing": "een getal, bijvoorbeeld 2,5",
    "finite_number": "een getal, bijvoorbeeld 2,5",
    "bool_type": "ja of nee",
    "bool_parsing": "ja of nee",
    "date_type": "een datum, bijvoorbeeld 09-11-2026",
    "date_parsing": "een datum, bijvoorbeeld 09-11-2026",
    "date_from_datetime_parsing": "een datum, bijvoorbeeld 09-11-2026",
    "date_from_datetime_inexact": "een datum zonder tijdstip",
    "extra_forbidden": "dat deze kolom niet in het bestand staat",
    "value_error": "{error}",
}
"""Fouttype van pydantic -> wat verwacht wordt; een toets loopt elk begrip na en faalt als er een ontbreekt."""

_GRENZEN = ("gt", "ge", "lt", "le")


def vertaal(fout: ErrorDetails, kolom: Kolom) -> str:
    """Zegt in het Nederlands wat deze kolom verwacht; een grens in minuten komt terug in uren."""
    delen = dict(fout.get("ctx", {})) | {"keuzes": opsomming(kolom.keuzes)}
    if kolom.soort is Celsoort.UREN:
        delen |= {grens: f"{uren(delen[grens])} uur" for grens in _GRENZEN if grens in delen}
    return VERTALINGEN[fout["type"]].format(**delen)
