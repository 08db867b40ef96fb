"""docs/regels.md wordt uitgevoerd zoals zij er staat: elke opdracht, elke wijziging en elk getoond antwoord.

Een blok `console` begint met `$ opdracht`; eronder staat wat er uitkomt. Een rij met alleen `…` staat voor meer rijen,
en `…` binnen een rij voor meer tekst. Een blok `diff` onder `<!-- wijzig BESTAND -->` verandert dat bestand.

    python tests/documenten/test_regels_md.py       # toont wat elke opdracht nu antwoordt
"""

import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from wijknetwerk.opdrachten import main

WORTEL = Path(__file__).resolve().parents[2]
BLADZIJDE = WORTEL / "docs" / "regels.md"
BLOK = re.compile(
    r"(?:^<!-- wijzig (?P<bestand>\S+) -->\n)?^```(?P<soort>\w+)(?P<rest>.*)\n(?P<inhoud>(?:.*\n)*?)^```$", re.MULTILINE
)
CODE = re.compile(r"afsluitcode=(\d)")


def blokken() -> list[re.Match[str]]:
    return list(BLOK.finditer(BLADZIJDE.read_text(encoding="utf-8")))


def voer_uit(opdracht: str) -> tuple[int, str]:
    """De afsluitcode en wat er op het scherm komt, zonder de voortgang."""
    programma, *delen = shlex.split(opdracht)
    assert programma == "wijknetwerk"
    uit = CliRunner().invoke(main, delen)
    scherm = uit.stderr + uit.stdout
    return uit.exit_code, "".join(rij for rij in scherm.splitlines(keepends=True) if not rij.startswith("… "))


def wijzig(bestand: str, inhoud: str) -> None:
    """Vervangt elke tekst achter een min door die achter de plus eronder; zij staat er precies één keer."""
    rijen = inhoud.splitlines()
    assert [rij[0] for rij in rijen] == ["-", "+"] * (len(rijen) // 2)
    tekst = Path(bestand).read_bytes().decode("utf-8")
    for oud, nieuw in zip(rijen[::2], rijen[1::2], strict=True):
        assert tekst.count(f"{oud[1:]}") == 1, (bestand, oud)
        tekst = tekst.replace(oud[1:], nieuw[1:])
    Path(bestand).write_bytes(tekst.encode())


def patroon(getoond: str) -> str:
    """Het getoonde antwoord als patroon, met de weglatingen."""
    rijen = (
        r"(?:.*\n)*?" if rij == "…" else r".*".join(re.escape(deel) for deel in rij.split("…")) + r"\n"
        for rij in getoond.splitlines()
    )
    return "".join(rijen)


def loop_door() -> Iterator[tuple[str, int, str, str]]:
    """Per opdracht: zij zelf, de afsluitcode die erbij hoort, wat er getoond is en wat er echt kwam."""
    for blok in blokken():
        if blok["soort"] == "diff":
            wijzig(blok["bestand"], blok["inhoud"])
        elif blok["soort"] == "console":
            eerste, _, getoond = blok["inhoud"].partition("\n")
            assert eerste.startswith("$ ")
            code, scherm = voer_uit(eerste[2:])
            verwacht = CODE.search(blok["rest"])
            assert code == int(verwacht[1] if verwacht else 0), (eerste, scherm)
            yield eerste, code, getoond, scherm


def test_elke_opdracht_doet_wat_er_staat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "voorbeelddata").symlink_to(WORTEL / "voorbeelddata")
    for opdracht, _, getoond, scherm in loop_door():
        assert re.fullmatch(patroon(getoond), scherm), f"{opdracht}\ngeeft nu:\n{scherm}"


def test_elke_opdracht_van_regels_komt_erin_voor() -> None:
    gedaan = {shlex.split(blok["inhoud"].partition("\n")[0])[3] for blok in blokken() if blok["soort"] == "console"}
    groep = main.commands["regels"]
    assert set(getattr(groep, "commands")) <= gedaan  # noqa: B009 - mypy kent hier alleen een opdracht


def test_er_zijn_geen_andere_blokken() -> None:
    for blok in blokken():
        assert blok["soort"] == ("diff" if blok["bestand"] else "console")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as map_:
        os.chdir(map_)
        Path("voorbeelddata").symlink_to(WORTEL / "voorbeelddata")
        for opdracht_, code_, _, scherm_ in loop_door():
            sys.stdout.write(f"{opdracht_}   [{code_}]\n{scherm_}\n")
