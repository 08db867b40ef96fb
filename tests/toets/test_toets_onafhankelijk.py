"""De toets mag niets delen met wat zij toetst."""

import ast
import subprocess
import sys
from pathlib import Path

from test_toets_breuken import BREUKEN

import wijknetwerk.toets
from wijknetwerk.toets import Soort

MAP = Path(wijknetwerk.toets.__file__).parent
EIGEN = ("wijknetwerk.begrippen", "wijknetwerk.toets")


def ingevoerd(bestand: Path) -> set[str]:
    namen: set[str] = set()
    for deel in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
        if isinstance(deel, ast.Import):
            namen |= {naam.name for naam in deel.names}
        elif isinstance(deel, ast.ImportFrom):
            namen.add(deel.module or "")
    return namen


def test_alleen_begrippen_en_de_standaardbibliotheek() -> None:
    namen = {naam for bestand in MAP.glob("*.py") for naam in ingevoerd(bestand)}
    vreemd = {n for n in namen if not n.startswith(EIGEN) and n.split(".")[0] not in sys.stdlib_module_names}
    assert vreemd == set()
    assert "tomllib" in namen


def test_de_toets_laadt_geen_solver_en_geen_rekenbibliotheek() -> None:
    code = (
        "import sys; import wijknetwerk.toets; "
        "print([n for n in ('ortools', 'numpy', 'pandas', 'wijknetwerk.regels', 'wijknetwerk.verdeling', "
        "'wijknetwerk.eisen', 'wijknetwerk.weging') if n in sys.modules])"
    )
    uit = subprocess.run([sys.executable, "-c", code], cwd=MAP.parents[1], capture_output=True, text=True, check=True)
    assert uit.stdout.strip() == "[]"


def test_elk_soort_bevinding_is_minstens_een_keer_uitgelokt() -> None:
    elders = {"netwerkgrootte", "herplan", "overdracht", "eerlijkheid"}  # elk in een eigen test_toets_…
    assert {breuk[1] for breuk in BREUKEN} | elders == set(Soort)
