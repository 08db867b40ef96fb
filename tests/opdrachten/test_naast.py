"""De bladzijde uit een tweede proces: dezelfde bytes, een fout komt terug, en Ctrl-C komt daar nooit aan."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from wijknetwerk import meegeleverd
from wijknetwerk.begrippen import Weekvoorstel, Werkvoorraad
from wijknetwerk.invoer import lees
from wijknetwerk.opdrachten.naast import _ctrl_c_wacht, maak_pagina, tweede_proces
from wijknetwerk.opdrachten.opdracht import Uitgang
from wijknetwerk.regels import Regelboek, laad_woordenlijst
from wijknetwerk.weekvoorstel import maak_weekvoorstel


@pytest.fixture(scope="module")
def echt() -> tuple[Weekvoorstel, Werkvoorraad]:
    regels = meegeleverd.pad("regels")
    werkvoorraad = lees(meegeleverd.pad("voorbeelddata") / "klein", laad_woordenlijst(regels)).werkvoorraad
    assert werkvoorraad is not None
    return maak_weekvoorstel(werkvoorraad, Regelboek.laad(regels, werkvoorraad.week.maandag)), werkvoorraad


def test_het_tweede_proces_maakt_dezelfde_bladzijde(echt: tuple[Weekvoorstel, Werkvoorraad]) -> None:
    with tweede_proces() as naast:
        assert naast.submit(os.getpid).result() != os.getpid()
        assert naast.submit(maak_pagina, *echt).result() == maak_pagina(*echt)


def test_een_fout_bij_het_tekenen_komt_terug(echt: tuple[Weekvoorstel, Werkvoorraad]) -> None:
    with tweede_proces() as naast:
        pagina = naast.submit(maak_pagina, None, echt[1])  # type: ignore[arg-type]
        with pytest.raises(AttributeError):
            pagina.result()


@pytest.mark.parametrize("wacht", [0.0, 0.02, 0.3])
def test_ctrl_c_stopt_het_tweede_proces_niet(wacht: float, echt: tuple[Weekvoorstel, Werkvoorraad]) -> None:
    with tweede_proces() as naast:
        time.sleep(wacht)
        for kind in _kinderen():
            os.kill(kind, signal.SIGINT)
        assert naast.submit(maak_pagina, *echt).result().startswith(b"<!doctype html>")


def _kinderen() -> list[int]:
    """De processen die dit proces begon."""
    return [int(kind) for kind in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]


def test_ctrl_c_wacht_tot_het_tweede_proces_er_is() -> None:
    gedaan = []
    with pytest.raises(KeyboardInterrupt), _ctrl_c_wacht():
        os.kill(os.getpid(), signal.SIGINT)
        gedaan.append("begonnen")
    assert gedaan == ["begonnen"]


@pytest.mark.parametrize("na", [0.4, 1.0, 1.6, 2.2])
def test_ctrl_c_op_elk_moment_geeft_een_zin_en_geen_spoor(na: float, klein: Path, tmp_path: Path) -> None:
    opdracht = [sys.executable, "-m", "wijknetwerk", "voorstel", str(klein), "--uit", str(tmp_path / "uit")]
    with subprocess.Popen(opdracht, stderr=subprocess.PIPE, text=True, start_new_session=True) as proces:
        time.sleep(na)
        if proces.poll() is None:
            os.killpg(proces.pid, signal.SIGINT)
        _, fouten = proces.communicate()
    assert "Traceback" not in fouten
    assert proces.returncode in (Uitgang.GOED, Uitgang.AFGEBROKEN)
    geschreven = sorted(pad.name for pad in (tmp_path / "uit").iterdir()) if (tmp_path / "uit").exists() else []
    assert geschreven in ([], ["voorstel.csv", "voorstel.html", "voorstel.json", "voorstel.xlsx"])
