"""De hulp is snel: zij laadt niets zwaars."""

import subprocess
import sys
from pathlib import Path

import pytest
from draaien import alle_opdrachten

ZWAAR = ("ortools", "pandas", "numpy", "matplotlib", "openpyxl", "pydantic", "networkx", "jinja2", "xlsxwriter")
HOOFDMAP = Path(__file__).parents[2]


def draai_python(*delen: str) -> str:
    uit = subprocess.run(  # noqa: S603 - onze eigen, vaste opdrachten
        [sys.executable, *delen], capture_output=True, text=True, check=True, cwd=HOOFDMAP
    )
    return uit.stdout


@pytest.mark.parametrize(
    "delen", [["--help"], *([*delen, "--help"] for delen in alle_opdrachten()), ["regels", "--help"]], ids=" ".join
)
def test_hulp_laadt_geen_zware_bibliotheken(delen: list[str]) -> None:
    vraag = (
        "import sys\nfrom wijknetwerk.opdrachten import main\n"
        f"try:\n    main({delen!r})\nexcept SystemExit as einde:\n    assert einde.code == 0\n"
        f"print(sorted(set({ZWAAR!r}) & set(sys.modules)))"
    )
    uit = draai_python("-c", vraag)
    assert uit.endswith("[]\n")


def test_cli_py_en_python_m_doen_hetzelfde() -> None:
    for start in (["cli.py"], ["-m", "wijknetwerk"]):
        uit = draai_python(*start, "--versie")
        assert uit.startswith("wijknetwerk, versie ")


def test_elke_opdracht_heeft_json_en_sporen_en_een_korte_uitleg() -> None:
    for opdracht in alle_opdrachten().values():
        opties = {optie for param in opdracht.params for optie in param.opts}
        assert {"--json", "--sporen"} <= opties
        assert opdracht.help
        assert len(opdracht.get_short_help_str(200)) < 60
