"""Mutanten van de regelmotor: één teken anders in een kopie van de code, en dan de tests van de regels."""

import ast
import copy
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[1]
MOTOR = (
    "advies",
    "beslisboom",
    "bits",
    "cellen",
    "doorzicht",
    "eerste",
    "gevallezer",
    "greep",
    "patronen",
    "regel",
    "soorten",
    "tabel",
    "uitleg",
    "uitspraak",
    "vorm",
)
TOETSEN = (
    "test_prioriteiten.py",
    "test_paren.py",
    "test_cellen.py",
    "test_advies.py",
    "test_een_geval.py",
    "test_fouten.py",
    "test_driewaardig.py",
)
"""De snelste eerst: de meeste mutanten sterven daar al."""
LANGST = 600

ANDERS: dict[type, type] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}


def mutanten(bron: str) -> Iterator[tuple[str, str]]:
    """Elke mutant van een bestand: wat er anders is, en de nieuwe bron."""
    boom = ast.parse(bron)
    for plaats, knoop in enumerate(ast.walk(boom)):
        if not _te_muteren(knoop):
            continue
        kopie = copy.deepcopy(boom)
        doel = list(ast.walk(kopie))[plaats]
        rij = getattr(doel, "lineno", 0)
        voor = ast.unparse(doel)
        _muteer(doel)
        yield f"rij {rij}: {voor} wordt {ast.unparse(doel)}", ast.unparse(ast.fix_missing_locations(kopie))


def _te_muteren(knoop: ast.AST) -> bool:
    if isinstance(knoop, ast.Compare):
        return type(knoop.ops[0]) in ANDERS
    if isinstance(knoop, ast.BoolOp | ast.BinOp | ast.AugAssign):
        return type(knoop.op) in ANDERS
    if isinstance(knoop, ast.UnaryOp):
        return isinstance(knoop.op, ast.Not | ast.Invert)
    return isinstance(knoop, ast.Constant) and isinstance(knoop.value, int)


def _muteer(knoop: ast.AST) -> None:
    if isinstance(knoop, ast.Compare):
        knoop.ops[0] = ANDERS[type(knoop.ops[0])]()
    elif isinstance(knoop, ast.BoolOp | ast.BinOp | ast.AugAssign):
        knoop.op = ANDERS[type(knoop.op)]()
    elif isinstance(knoop, ast.UnaryOp):
        knoop.op = ast.UAdd() if isinstance(knoop.op, ast.Invert) else ast.Not()
        if isinstance(knoop.op, ast.Not):
            knoop.operand = ast.UnaryOp(op=ast.Not(), operand=knoop.operand)
    elif isinstance(knoop, ast.Constant):
        knoop.value = not knoop.value if isinstance(knoop.value, bool) else int(str(knoop.value)) + 1


@dataclass(frozen=True)
class Motoruitslag:
    """Per bestand van de motor hoeveel mutanten er zijn, hoeveel er beproefd zijn, en welke overleefden."""

    alle: Counter[str]
    beproefd: Counter[str]
    overlevers: tuple[tuple[str, str], ...]

    def rijen(self) -> Iterator[tuple[str, int, int, int, int]]:
        """Bestand, mutanten, beproefd, gedood en overleven; onderaan het totaal."""
        over = Counter(naam for naam, _ in self.overlevers)
        for naam in MOTOR:
            yield f"{naam}.py", self.alle[naam], self.beproefd[naam], self.beproefd[naam] - over[naam], over[naam]
        beproefd = self.beproefd.total()
        yield "samen", self.alle.total(), beproefd, beproefd - over.total(), over.total()


def beproef_motor(aantal: int, zaad: int, minuten: float) -> Motoruitslag:
    """Beproeft een trekking van de mutanten, elk in een kopie van de boom; na zoveel minuten houdt het op."""
    alle = [
        (naam, wat, nieuw)
        for naam in MOTOR
        for wat, nieuw in mutanten((WORTEL / "wijknetwerk" / "regels" / f"{naam}.py").read_text(encoding="utf-8"))
    ]
    getrokken = random.Random(zaad).sample(alle, min(aantal, len(alle)))  # noqa: S311 - een trekking, geen geheim
    beproefd: Counter[str] = Counter()
    overlevers = []
    klaar_om = time.monotonic() + 60 * minuten
    with tempfile.TemporaryDirectory() as map_:
        kopie = Path(map_)
        for deel in ("wijknetwerk", "regels", "tests", "voorbeelddata"):
            shutil.copytree(WORTEL / deel, kopie / deel, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(WORTEL / "pyproject.toml", kopie)
        if not _slagen(kopie):
            sys.exit("de tests falen al zonder mutant")
        for naam, wat, nieuw in getrokken:
            if time.monotonic() > klaar_om:
                break
            pad = kopie / "wijknetwerk" / "regels" / f"{naam}.py"
            echt = pad.read_text(encoding="utf-8")
            pad.write_text(nieuw, encoding="utf-8")
            beproefd[naam] += 1
            if _slagen(kopie):
                overlevers.append((naam, wat))
                print(f"overleeft: {naam}.py, {wat}", flush=True)
            pad.write_text(echt, encoding="utf-8")
    return Motoruitslag(Counter(naam for naam, *_ in alle), beproefd, tuple(overlevers))


def _slagen(kopie: Path) -> bool:
    """Of de tests slagen; een mutant die blijft hangen is gedood."""
    toetsen = [f"tests/regels/{toets}" for toets in TOETSEN]
    opdracht = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *toetsen]
    try:
        return subprocess.run(opdracht, cwd=kopie, capture_output=True, timeout=LANGST, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False
