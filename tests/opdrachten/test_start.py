"""Wat een solver buiten Python om afdrukt komt niet tussen onze uitvoer."""

import subprocess
import sys

PROGRAMMA = """
import os
import sys
from wijknetwerk.opdrachten import start

def opdracht(prog_name):
    os.write(1, b"ruis van een solver\\n")
    print("caf\\u00e9", prog_name)

sys.modules["wijknetwerk.opdrachten.start"].main = opdracht
start("wijknetwerk")
"""


def test_alleen_onze_eigen_regels_staan_op_de_uitvoer() -> None:
    klaar = subprocess.run([sys.executable, "-X", "utf8", "-c", PROGRAMMA], capture_output=True, check=True)
    assert klaar.stdout.decode().split() == ["café", "wijknetwerk"]
    assert klaar.stderr.decode().split("\n")[0].strip() == "ruis van een solver"


def test_een_afgesloten_lezer_geeft_geen_spoor() -> None:
    opdracht = f"{sys.executable} -m wijknetwerk --hulp | head -1"
    klaar = subprocess.run(opdracht, shell=True, capture_output=True, text=True, check=True)  # noqa: S602 - vaste tekst
    assert "wijknetwerk" in klaar.stdout
    assert "Traceback" not in klaar.stderr
