"""docs/planners.md wordt uitgevoerd zoals zij er staat: elk blok Python, en het antwoord eronder.

python tests/documenten/test_planners_md.py       # toont wat elk blok nu antwoordt
"""

import ast
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wijknetwerk import planners

WORTEL = Path(__file__).resolve().parents[2]
BLADZIJDE = WORTEL / "docs" / "planners.md"
BLOK = re.compile(r"^```python\n(?P<code>.*?)^```\n```\n(?P<antwoord>.*?)^```$", re.MULTILINE | re.DOTALL)


def loop_door() -> Iterator[tuple[str, str]]:
    """Per blok: het antwoord dat er staat en het antwoord dat er kwam; alle blokken delen hun namen."""
    namen: dict[str, object] = {}
    for blok in BLOK.finditer(BLADZIJDE.read_text(encoding="utf-8")):
        *rest, laatste = ast.parse(blok["code"]).body
        assert isinstance(laatste, ast.Expr)
        exec(compile(ast.Module(rest, []), str(BLADZIJDE), "exec"), namen)  # noqa: S102 - onze eigen bladzijde
        waarde = eval(compile(ast.Expression(laatste.value), str(BLADZIJDE), "eval"), namen)  # noqa: S307 - idem
        yield blok["antwoord"].strip(), repr(waarde)


def test_elk_blok_geeft_het_antwoord_dat_eronder_staat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(WORTEL)
    uitkomsten = list(loop_door())
    tekst = BLADZIJDE.read_text(encoding="utf-8")
    assert len(uitkomsten) == tekst.count("```python")
    for staat_er, kwam in uitkomsten:
        assert kwam == staat_er


def test_de_bladzijde_noemt_elke_functie_voor_notebooks() -> None:
    tekst = BLADZIJDE.read_text(encoding="utf-8")
    assert [naam for naam in planners.__all__ if f"planners.{naam}" not in tekst] == []


if __name__ == "__main__":
    os.chdir(WORTEL)
    for _, antwoord in loop_door():
        sys.stdout.write(f"{antwoord}\n\n")
