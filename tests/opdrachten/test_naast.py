"""De bladzijde uit een tweede proces: dezelfde bytes, een fout komt terug, en Ctrl-C komt daar nooit aan."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from wijknetwerk import meegeleverd
from wijknetwerk.begrippen import Weekvoorstel, Werkvoorraad
from wijknetwerk.invoer import lees
from wijknetwerk.opdrachten.naast import Tekenaar, tekenaar
from wijknetwerk.opdrachten.opdracht import Uitgang
from wijknetwerk.rapport.html import maak_html
from wijknetwerk.regels import Regelboek, laad_woordenlijst
from wijknetwerk.weekvoorstel import maak_weekvoorstel


@pytest.fixture(scope="module")
def echt() -> tuple[Weekvoorstel, Werkvoorraad]:
    regels = meegeleverd.pad("regels")
    werkvoorraad = lees(meegeleverd.pad("voorbeelddata") / "klein", laad_woordenlijst(regels)).werkvoorraad
    assert werkvoorraad is not None
    return maak_weekvoorstel(werkvoorraad, Regelboek.laad(regels, werkvoorraad.week.maandag)), werkvoorraad


def kinderen() -> Iterator[int]:
    """De processen die dit proces begon."""
    yield from _kinderen_van(os.getpid())


def _kinderen_van(proces: int) -> list[int]:
    try:
        return [int(kind) for kind in Path(f"/proc/{proces}/task/{proces}/children").read_text("utf-8").split()]
    except OSError:
        return []


@pytest.fixture(params=["fork", "spawn"])
def beginwijze(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hoe een tweede proces begint: zoals op Linux, en zoals op Windows en een Mac."""
    eerst = multiprocessing.get_start_method()
    multiprocessing.set_start_method(request.param, force=True)
    yield
    multiprocessing.set_start_method(eerst, force=True)


@pytest.mark.usefixtures("beginwijze")
@pytest.mark.parametrize("wacht", [0.0, 0.02, 0.5])
def test_ctrl_c_bereikt_het_tweede_proces_niet_en_de_bladzijde_is_dezelfde(
    wacht: float, echt: tuple[Weekvoorstel, Werkvoorraad]
) -> None:
    eerder = set(kinderen())
    with tekenaar() as pagina:
        time.sleep(wacht)
        for kind in set(kinderen()) - eerder:
            os.kill(kind, signal.SIGINT)
        pagina.begin(*echt)
        assert pagina.bladzijde() == maak_html(*echt)


def test_een_fout_bij_het_tekenen_komt_terug_met_haar_spoor(echt: tuple[Weekvoorstel, Werkvoorraad]) -> None:
    stuk = echt[0].model_copy(update={"belasting": None})
    with tekenaar() as pagina:
        pagina.begin(stuk, echt[1])
        with pytest.raises(TypeError) as fout:
            pagina.bladzijde()
    assert "maak_html" in "".join(fout.value.__notes__)


def test_valt_het_tweede_proces_weg_dan_wacht_niemand_voor_eeuwig(echt: tuple[Weekvoorstel, Werkvoorraad]) -> None:
    eerder = set(kinderen())
    with tekenaar() as pagina:
        for kind in set(kinderen()) - eerder:
            os.kill(kind, signal.SIGKILL)
        with pytest.raises((EOFError, ConnectionError)):
            _begin_en_wacht(pagina, *echt)


def _begin_en_wacht(pagina: Tekenaar, voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> bytes:
    pagina.begin(voorstel, werkvoorraad)
    return pagina.bladzijde()


def test_valt_het_eerste_proces_weg_dan_stopt_het_tweede_ook(klein: Path, tmp_path: Path) -> None:
    opdracht = [sys.executable, "-m", "wijknetwerk", "voorstel", str(klein), "--uit", str(tmp_path / "uit")]
    with subprocess.Popen(opdracht, stderr=subprocess.PIPE, text=True, start_new_session=True) as proces:
        while proces.poll() is None and not (kind := _kinderen_van(proces.pid)):
            time.sleep(0.005)
        proces.kill()
        _, fouten = proces.communicate(timeout=20)
    assert kind
    assert fouten == "", "het tweede proces zegt niets, en is weg: anders bleef stderr open"


def test_na_afloop_is_het_tweede_proces_weg() -> None:
    eerder = set(kinderen())
    with tekenaar():
        begonnen = set(kinderen()) - eerder
    assert begonnen
    over = begonnen & set(kinderen())
    assert all("resource_tracker" in Path(f"/proc/{kind}/cmdline").read_text("utf-8") for kind in over)


@pytest.mark.parametrize("na", [0.0, 0.1, 0.3, 0.6, 1.0])
def test_ctrl_c_op_elk_moment_geeft_een_zin_en_geen_spoor(na: float, klein: Path, tmp_path: Path) -> None:
    opdracht = [sys.executable, "-m", "wijknetwerk", "voorstel", str(klein), "--uit", str(tmp_path / "uit")]
    with subprocess.Popen(opdracht, stderr=subprocess.PIPE, text=True, start_new_session=True) as proces:
        while proces.poll() is None and not _kinderen_van(proces.pid):
            time.sleep(0.005)
        time.sleep(na)
        if proces.poll() is None:
            os.killpg(proces.pid, signal.SIGINT)
        _, fouten = proces.communicate()
    assert "Traceback" not in fouten
    # Python eindigt soms door het signaal zelf; een shell toont dan dezelfde code 130
    assert proces.returncode in (Uitgang.GOED, Uitgang.AFGEBROKEN, -signal.SIGINT)
    geschreven = sorted(pad.name for pad in (tmp_path / "uit").iterdir()) if (tmp_path / "uit").exists() else []
    assert geschreven in ([], ["voorstel.csv", "voorstel.html", "voorstel.json", "voorstel.xlsx"])
