"""docs/simuleren.md wordt uitgevoerd zoals zij er staat, net als docs/regels.md.

python tests/documenten/test_simuleren_md.py       # toont wat elke opdracht nu antwoordt
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_regels_md import CODE, patroon, voer_uit

from wijknetwerk.simulatie import Scenario

WORTEL = Path(__file__).resolve().parents[2]
BLADZIJDE = WORTEL / "docs" / "simuleren.md"
BLOK = re.compile(
    r"(?:^<!-- bestand (?P<bestand>\S+) -->\n)?^```(?P<soort>\w*)(?P<rest>.*)\n(?P<inhoud>(?:.*\n)*?)^```$",
    re.MULTILINE,
)


def loop_door() -> Iterator[tuple[str, str, str]]:
    """Per opdracht: zij zelf, wat er getoond is en wat er echt kwam."""
    for blok in BLOK.finditer(BLADZIJDE.read_text(encoding="utf-8")):
        if blok["bestand"]:
            Path(blok["bestand"]).write_text(blok["inhoud"], encoding="utf-8")
        elif blok["soort"] == "console":
            eerste, _, getoond = blok["inhoud"].partition("\n")
            code, scherm = voer_uit(eerste.removeprefix("$ "))
            verwacht = CODE.search(blok["rest"])
            assert code == int(verwacht[1] if verwacht else 0), (eerste, scherm)
            yield eerste, getoond, scherm


def zet_klaar(map_: Path) -> None:
    for naam in ("voorbeelddata", "regels"):
        (map_ / naam).symlink_to(WORTEL / naam)


def test_elke_opdracht_doet_wat_er_staat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    zet_klaar(tmp_path)
    gedaan = 0
    for opdracht, getoond, scherm in loop_door():
        assert re.fullmatch(patroon(getoond), scherm), f"{opdracht}\ngeeft nu:\n{scherm}"
        gedaan += 1
    assert gedaan >= 3


def test_het_voorbeeld_in_python_doet_het(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    zet_klaar(tmp_path)
    (code,) = [blok["inhoud"] for blok in BLOK.finditer(BLADZIJDE.read_text("utf-8")) if blok["soort"] == "python"]
    exec(compile(code, "simuleren.md", "exec"), {})  # noqa: S102 - ons eigen voorbeeld
    scherm = capsys.readouterr().out
    assert all(woord in scherm for woord in ("vandaag", "netwerk van 4", "op_tijd", "wachttijd"))


def test_de_tabel_noemt_elke_knop_met_haar_standaard() -> None:
    rijen = re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", BLADZIJDE.read_text("utf-8"), re.MULTILINE)
    velden = Scenario.model_fields
    assert [naam for naam, _, _ in rijen] == list(velden)
    for naam, wat, standaard in rijen:
        veld = velden[naam]
        assert wat == veld.description
        if naam != "naam":
            leeg = {None: "leeg", False: "nee (`false`)"}
            gewoon = veld.get_default(call_default_factory=True)
            is_waarheid = gewoon is None or isinstance(gewoon, bool)
            assert standaard == ((leeg[gewoon] if is_waarheid else str(gewoon)) if gewoon not in ((), {}) else "leeg")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as map_:
        os.chdir(map_)
        zet_klaar(Path(map_))
        for opdracht_, _, scherm_ in loop_door():
            sys.stdout.write(f"{opdracht_}\n{scherm_}\n")
