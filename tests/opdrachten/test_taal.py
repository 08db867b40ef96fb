"""De catalogus van click is volledig, klopt met haar .mo en laat geen Engels over."""

import ast
import gettext
import io
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from draaien import alle_opdrachten

from wijknetwerk.opdrachten import main
from wijknetwerk.taal import MO, PO
from wijknetwerk.taal.catalogus import lees_po, maak_mo

FOUTEN_VAN_DE_MAKER = {
    "Could not determine name for option with declarations {decls!r}",
    (
        "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
        "Did you mean to pass '--{name}'?"
    ),
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Invalid start character for option ({option})",
    "Unknown color {colour!r}",
    "Choice({choices})",
    "Unknown standard stream '{name}'",
}
"""Hierover struikelt alleen wie een opdracht verkeerd schrijft, nooit wie haar gebruikt."""

ENGELS = re.compile(
    r"\b(the|this|that|usage|options?|commands?|arguments|error|missing|invalid|value|unknown|try|for|show|exit|"
    r"version|message|file|directory|path|does|not|exist|required|default|choose|from|got|unexpected|extra|did|you|"
    r"mean|takes?|requires|no|such|with|and|or|is not|must|should|could|aborted|integer|text|boolean)\b",
    re.IGNORECASE,
)
MEER_MAPPEN = {("kansen",), ("simuleer",)}
"""Deze opdrachten nemen zoveel mappen of scenario's aan als u geeft."""

ZONDER_ARGUMENT = {
    *(("regels", naam) for naam in ("toon", "controleer", "proef")),
    *(("journaal", naam) for naam in ("toon", "controleer")),
}
"""Deze opdrachten nemen zonder argument de regelset van vandaag, of het journaal in de map waar je staat."""
MAG = re.compile(r"--(help|version|json)\b|VOORSTEL\.JSON")


def teksten_van_click() -> Iterator[tuple[str, ...]]:
    for bestand in Path(click.__file__).parent.glob("*.py"):
        for knoop in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id in {"_", "ngettext"}:
                teksten = [a.value for a in knoop.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                if teksten:
                    yield tuple(teksten)


@pytest.fixture(scope="module")
def catalogus() -> dict[str, str]:
    return lees_po(PO.read_text(encoding="utf-8"))


def test_de_mo_hoort_bij_de_po(catalogus: dict[str, str]) -> None:
    assert MO.read_bytes() == maak_mo(catalogus)


def test_elke_tekst_die_een_gebruiker_kan_zien_is_vertaald(catalogus: dict[str, str]) -> None:
    nodig = {"\0".join(teksten) for teksten in teksten_van_click()} - FOUTEN_VAN_DE_MAKER
    assert len(nodig) > 50
    assert nodig - set(catalogus) == set()
    assert set(catalogus) - nodig == {"", "required"}  # de kop, en wat click met _(extra["required"]) opvraagt


def test_elke_vertaling_heeft_dezelfde_invulplekken(catalogus: dict[str, str]) -> None:
    for bron, vertaling in catalogus.items():
        if bron:
            velden = [set(re.findall(r"\{[^}]*\}|%\(\w+\)s", deel)) for deel in bron.split("\0")]
            vertaald = [set(re.findall(r"\{[^}]*\}|%\(\w+\)s", deel)) for deel in vertaling.split("\0")]
            assert vertaald == velden, bron


def test_gettext_leest_wat_wij_schrijven(catalogus: dict[str, str]) -> None:
    vertaler = gettext.GNUTranslations(io.BytesIO(maak_mo(catalogus)))
    assert vertaler.gettext("Missing command.") == "Er ontbreekt een opdracht."
    bron = ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})")
    assert vertaler.ngettext(*bron, 1) == "Onverwacht extra argument ({args})"
    assert vertaler.ngettext(*bron, 2) == "Onverwachte extra argumenten ({args})"


def test_een_po_met_teksten_over_meer_rijen() -> None:
    assert lees_po('# uitleg\nmsgid "a"\n"b"\nmsgstr ""\n"c\\n"\n"d"\n') == {"ab": "c\nd"}


@pytest.mark.parametrize(
    "delen",
    [
        *([], ["--help"], ["--versie"], ["--onbekend"], ["onbekend"], ["vorstel"], ["toest"]),
        *([*deel, "--hulp"] for deel in alle_opdrachten()),
        *([*deel] for deel in alle_opdrachten() if deel not in ZONDER_ARGUMENT),
        *([*deel, "--json=ja"] for deel in alle_opdrachten()),
        *([*deel, "a", "b", "c", "d"] for deel in alle_opdrachten() if deel not in MEER_MAPPEN),
        ["regels"],
        ["regels", "--hulp"],
        ["regels", "ton"],
        ["regels", "nieuw", "x", "--naam", "y", "--uit", "z", "--geldig-van", "1 januari"],
        ["regels", "toon", "--tabel", "rout"],
        ["regels", "toon", "--uit", "regels.docx"],
        ["regels", "vergelijk", "x", "y", "--verdeel"],
        ["regels", "wat-als", "x", "--procent", "0"],
        ["regels", "stel-vast", "x", "--door", "a", "--gezien-door", "b"],
        ["voorstel", "x", "--week"],
        ["voorstel", "x", "--wek", "2026-W47"],
        ["voorstel", "x", "--week", "2026-W60"],
        ["voorstel", "x", "--week", "week 3"],
        ["sjabloon", "boek.txt"],
    ],
    ids=" ".join,
)
def test_geen_engels_bij_hulp_en_verkeerd_gebruik(delen: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    uit = CliRunner().invoke(main, delen)
    assert uit.exit_code == (0 if {"--help", "--hulp", "--versie"} & set(delen) else 2)
    assert uit.output
    assert ENGELS.findall(MAG.sub("", uit.output).replace("extra argument", "")) == [], uit.output
