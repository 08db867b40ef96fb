"""Elk begrip nagelopen: geen kolom kan iets afkeuren waarvoor geen Nederlandse zin bestaat."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any, get_args

import pytest
from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from wijknetwerk.begrippen import Begrip
from wijknetwerk.invoer import kolommen as kolommen_module
from wijknetwerk.invoer.cellen import Afkeuring, lees_cel
from wijknetwerk.invoer.kolommen import ELKE_TABEL, SLEUTELS, Celsoort, Kolom, kolommen
from wijknetwerk.invoer.vertaling import VERTALINGEN, vertaal

FOUTTYPEN: dict[str, set[str]] = {
    "str": {"string_type", "string_unicode"},
    "int": {"int_type", "int_parsing", "int_parsing_size", "int_from_float", "finite_number"},
    "float": {"float_type", "float_parsing", "finite_number"},
    "bool": {"bool_type", "bool_parsing"},
    "date": {"date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"},
    "enum": {"enum"},
    "tuple": {"tuple_type"},
    "literal": {"literal_error"},
    "nullable": set(),
    "default": set(),
    "function-after": set(),
}
"""Soort in het schema van pydantic -> fouten die zij kan geven."""

EISEN: dict[str, set[str]] = {
    "pattern": {"string_pattern_mismatch"},
    "max_length": {"string_too_long", "too_long"},
    "min_length": {"string_too_short", "too_short"},
    "ge": {"greater_than_equal"},
    "gt": {"greater_than"},
    "le": {"less_than_equal"},
    "lt": {"less_than"},
    "multiple_of": {"multiple_of"},
}
ZONDER_FOUT = {
    *("type", "strict", "schema", "items_schema", "metadata", "ref", "serialization", "members", "cls", "sub_type"),
    *("function", "variadic_item_index", "default", "missing", "custom_error_type", "expected", "regex_engine"),
}
"""Sleutels van een schema die zelf niets kunnen afkeuren."""


def _fouttypen(schema: dict[str, Any]) -> Iterator[str]:
    """Elke fout die dit schema kan geven; een onbekende soort of eis is een reden om hier naar te kijken."""
    soort = schema["type"]
    assert soort in FOUTTYPEN, f"nieuwe soort {soort}: zet haar fouten in FOUTTYPEN en vertaal ze"
    yield from FOUTTYPEN[soort]
    for eis in schema.keys() - ZONDER_FOUT:
        assert eis in EISEN, f"nieuwe eis {eis}: zet haar fouten in EISEN en vertaal ze"
        passend = {fout for fout in EISEN[eis] if fout.startswith("string_") == (soort == "str")}
        yield from passend or EISEN[eis]
    for deel in [schema.get("schema"), *schema.get("items_schema", [])]:
        if deel:
            yield from _fouttypen(deel)


ALLE_KOLOMMEN = [kolom for tabel in ELKE_TABEL for kolom in kolommen(tabel)]


@pytest.mark.parametrize("kolom", ALLE_KOLOMMEN, ids=[f"{kolom.tabel}.{kolom.naam}" for kolom in ALLE_KOLOMMEN])
def test_elke_fout_die_een_kolom_kan_geven_heeft_een_nederlandse_zin(kolom: Kolom) -> None:
    assert set(_fouttypen(kolom.keuring.core_schema)) - VERTALINGEN.keys() == set()


def test_de_toets_ziet_een_eis_die_niemand_vertaalde() -> None:
    veelvoud: TypeAdapter[int] = TypeAdapter(int | None, config=None)
    assert set(_fouttypen(veelvoud.core_schema)) <= VERTALINGEN.keys()  # type: ignore[arg-type]

    class Vreemd(Begrip):
        getal: int = Field(multiple_of=5)

    schema = TypeAdapter(Vreemd.model_fields["getal"].annotation).core_schema
    assert "multiple_of" not in VERTALINGEN
    assert set(_fouttypen(dict(schema) | {"multiple_of": 5})) - VERTALINGEN.keys() == {"multiple_of"}
    with pytest.raises(AssertionError, match="nieuwe soort url"):
        list(_fouttypen({"type": "url"}))


def test_elke_vertaling_hoort_bij_een_echt_fouttype_en_laat_zich_invullen() -> None:
    bekend = get_args(ErrorType)
    for soort in VERTALINGEN:
        assert soort in bekend
        ruim = {
            "min_length": 1,
            "max_length": 2,
            "gt": 60,
            "ge": 60,
            "lt": 60,
            "le": 60,
            "expected": "x",
            "error": "fout",
        }
        fout = ErrorDetails(type=soort, loc=(), msg="", input=None, ctx=ruim)
        for kolom in ALLE_KOLOMMEN[:6]:
            zin = vertaal(fout, kolom)
            assert bool(zin) == bool(soort != "enum" or kolom.keuzes)
            assert "{" not in zin


def test_een_grens_in_minuten_wordt_in_uren_gezegd() -> None:
    kolom = next(kolom for kolom in kolommen("hulpvragen") if kolom.naam == "uren_per_week")
    with pytest.raises(ValidationError) as fout:
        kolom.keuring.validate_python(168 * 60 + 1)
    assert vertaal(fout.value.errors()[0], kolom) == "een getal van hoogstens 168 uur"


RARE_WAARDEN = [
    *(
        None,
        "",
        "x",
        "1",
        "1,5",
        "ja",
        "31-12-2026",
        True,
        0,
        -1,
        10**8,
        1.5,
        float("nan"),
        float("inf"),
        date(2026, 1, 1),
    ),
    *("é" * 300, "a b c", "#N/A", "\x00", "\ud800", "=1+1", "wmo", "2026-W47", "\u200b", "1.000", "Ã©"),
]


@pytest.mark.parametrize("kolom", ALLE_KOLOMMEN, ids=[f"{kolom.tabel}.{kolom.naam}" for kolom in ALLE_KOLOMMEN])
def test_elke_rare_waarde_geeft_een_waarde_of_een_zin(kolom: Kolom) -> None:
    for rauw in RARE_WAARDEN:
        gelezen = lees_cel(kolom, rauw)
        if isinstance(gelezen, Afkeuring):
            assert gelezen.zin
            assert "pydantic" not in gelezen.zin
        else:
            assert kolom.keuring.validate_python(gelezen) == gelezen


def test_de_kolommen_volgen_de_begrippen() -> None:
    """Wie een veld toevoegt, krijgt vanzelf een kolom; elke soort komt voor en elke kolom heeft uitleg."""
    assert {kolom.soort for kolom in ALLE_KOLOMMEN} == set(Celsoort)
    for kolom in ALLE_KOLOMMEN:
        assert kolom.uitleg, f"{kolom.tabel}.{kolom.naam} heeft geen description"
        assert (kolom.soort is Celsoort.UREN) == ("uren" in kolom.naam.split("_"))
    for tabel, velden in SLEUTELS.items():
        assert set(velden) <= set(ELKE_TABEL[tabel].model_fields)


def test_een_veld_waarvoor_geen_lezer_bestaat_valt_op() -> None:
    class Soort(StrEnum):
        A = "a"

    class Vreemd(Begrip):
        keuze: Soort = Field(description="x")
        lijst: list[str] = Field(description="x")

    assert kolommen_module._kolom("t", "keuze", Vreemd.model_fields["keuze"]).soort is Celsoort.KEUZE  # noqa: SLF001
    with pytest.raises(TypeError, match="lijst"):
        kolommen_module._kolom("t", "lijst", Vreemd.model_fields["lijst"])  # noqa: SLF001
