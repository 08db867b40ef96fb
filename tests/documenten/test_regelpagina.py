"""docs/regels.md wordt van boven naar beneden nagelopen: elke opdracht draait, en wat eronder staat komt eruit."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from wijknetwerk.opdrachten import main

WORTEL = Path(__file__).parents[2]
PAGINA = (WORTEL / "docs" / "regels.md").read_text(encoding="utf-8")
STUK = re.compile(
    r"```console\n(?P<scherm>.*?)```|<!-- wijzig (?P<bestand>\S+)\n(?P<oud>.*?)\n--\n(?P<nieuw>.*?)\n-->", re.DOTALL
)


def _lijkt(verwacht: str, echt: str) -> bool:
    """Of de uitvoer klopt; `…` staat voor alles wat weggelaten is."""
    patroon = "".join(".*" if deel == "…" else re.escape(deel) for deel in re.split("(…)", verwacht.strip()))
    return re.fullmatch(patroon, echt.strip(), re.DOTALL) is not None


def _opdrachten(scherm: str) -> list[tuple[str, str]]:
    return [(een.partition("\n")[0], een.partition("\n")[2]) for een in scherm.split("$ wijknetwerk ")[1:]]


def test_de_pagina_klopt_van_boven_naar_beneden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "voorbeelddata").symlink_to(WORTEL / "voorbeelddata")
    monkeypatch.chdir(tmp_path)
    gedraaid = 0
    for stuk in STUK.finditer(PAGINA):
        if stuk["bestand"]:
            _wijzig(Path(stuk["bestand"]), stuk["oud"], stuk["nieuw"])
            continue
        for opdracht, verwacht in _opdrachten(stuk["scherm"]):
            uitkomst = CliRunner().invoke(main, shlex.split(opdracht), prog_name="wijknetwerk")
            assert not isinstance(uitkomst.exception, Exception), opdracht
            echt = "\n".join(rij for rij in uitkomst.output.splitlines() if not rij.startswith(("… ", "Let op: ")))
            assert _lijkt(verwacht, echt), f"{opdracht}\n\nverwacht:\n{verwacht}\nkreeg:\n{echt}"
            gedraaid += 1
    assert gedraaid >= 10


def _wijzig(bestand: Path, oud: str, nieuw: str) -> None:
    inhoud = bestand.read_bytes().decode()
    regeleinde = "\r\n" if "\r\n" in inhoud else "\n"
    assert inhoud.count(oud.replace("\n", regeleinde)) == 1, f"{bestand}: «{oud}» hoort er precies één keer te staan"
    bestand.write_bytes(inhoud.replace(oud.replace("\n", regeleinde), nieuw.replace("\n", regeleinde)).encode())


@pytest.mark.parametrize(
    ("verwacht", "echt", "goed"), [("a …c", "a bb c", True), ("a…", "b a", False), ("a", "a b", False)]
)
def test_het_vergelijken_zelf(*, verwacht: str, echt: str, goed: bool) -> None:
    assert _lijkt(verwacht, echt) is goed


def test_elke_opdracht_van_de_regels_wordt_genoemd() -> None:
    (regels,) = (opdracht for opdracht in main.commands.values() if opdracht.name == "regels")
    for naam in regels.commands:  # type: ignore[attr-defined] # een groep
        assert f"regels {naam}" in PAGINA or naam == "advies"
