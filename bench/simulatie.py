"""Meet de simulatie: tegen de wachtrijtheorie, en hoe snel en hoe goed de snelle verdeling is naast de precieze.

    python bench/simulatie.py                                 # alles
    python bench/simulatie.py --klein                         # voor CI
    python bench/simulatie.py --schrijf bench/simulatie.md    # en bewaar de tabel

Drie dingen: de gemiddelde wachtrij naast die van M/M/c (Erlang), het verschil tussen snel en precies op elke maat over
dezelfde instroom, en de rekentijd van een gesimuleerde week als deel van die met de precieze verdeling.
"""

import argparse
import sys
import time
from math import factorial, isnan
from pathlib import Path

import numpy as np

WORTEL = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(WORTEL), str(WORTEL / "tests"), str(WORTEL / "tests" / "simulatie")]

from werelden import boek, loketten  # noqa: E402 - de mappen van de tests horen eerst in het zoekpad

from wijknetwerk.begrippen import Werkvoorraad  # noqa: E402 - idem
from wijknetwerk.bestanden import schrijf_veilig  # noqa: E402 - idem
from wijknetwerk.invoer import lees  # noqa: E402 - idem
from wijknetwerk.meegeleverd import pad  # noqa: E402 - idem
from wijknetwerk.regels import laad_woordenlijst  # noqa: E402 - idem
from wijknetwerk.simulatie import Beleid, Scenario, loop, maak_wereld  # noqa: E402 - idem
from wijknetwerk.simulatie.uitkomst import MATEN, vat_samen  # noqa: E402 - idem

PLAATSEN, PER_JAAR, DUUR, AANLOOP = 5, 9, 20, 200


def erlang_c(plaatsen: int, belasting: float) -> float:
    """De gemiddelde wachtrij van M/M/c: kans op wachten maal belasting ÷ (plaatsen − belasting)."""
    vol = belasting**plaatsen / factorial(plaatsen) * plaatsen / (plaatsen - belasting)
    kans = vol / (sum(belasting**k / factorial(k) for k in range(plaatsen)) + vol)
    return kans * belasting / (plaatsen - belasting)


def meet_wachtrij(weken: int, keer: int) -> tuple[float, float, float]:
    """(gemeten, marge van drie standaardfouten, theorie) voor de gemiddelde wachtrij."""
    wereld = loketten(PLAATSEN, duur_weken=DUUR, weken=weken, instroom_per_jaar=PER_JAAR)
    gemeten = [float(np.mean([week.wachtend for week in loop(wereld, nr)[AANLOOP:]])) for nr in range(keer)]
    marge = 3 * float(np.std(gemeten, ddof=1)) / keer**0.5
    return float(np.mean(gemeten)), marge, erlang_c(PLAATSEN, PER_JAAR / 52 * DUUR)


def meet_beleid(week: Werkvoorraad, weken: int, keer: int) -> tuple[list[tuple[str, float, float]], float]:
    """Per maat (snel, precies), en hoeveel keer zo lang een week precies duurt."""
    uitkomsten, tijden = {}, {}
    for beleid in Beleid:
        wereld = maak_wereld(week, boek(), Scenario(naam=beleid, weken=weken, instroom_per_jaar=300, beleid=beleid))
        begin = time.process_time()
        herhalingen = [loop(wereld, nr) for nr in range(keer)]
        tijden[beleid] = time.process_time() - begin
        schattingen = vat_samen(beleid, herhalingen, 0).schattingen
        uitkomsten[beleid] = {een.naam: een.gemiddeld for een in schattingen}
    paren = [(maat.naam, uitkomsten[Beleid.SNEL][maat.naam], uitkomsten[Beleid.PRECIES][maat.naam]) for maat in MATEN]
    bekend = [(naam, snel, precies) for naam, snel, precies in paren if snel is not None and precies is not None]
    return bekend, tijden[Beleid.PRECIES] / tijden[Beleid.SNEL]


def tabel(wachtrij: tuple[float, float, float], maten: list[tuple[str, float, float]], keer_langer: float) -> str:
    """De tabel als Markdown."""
    gemeten, marge, theorie = wachtrij
    rijen = [
        "# bench/simulatie",
        "",
        f"Wachtrij van M/M/{PLAATSEN}: gemeten {gemeten:.2f} ± {marge:.2f}, theorie {theorie:.2f}.",
        "",
        f"Een week met de precieze verdeling kost {keer_langer:.0f} keer zoveel rekentijd als met de snelle.",
        "",
        "| maat | snel | precies | verschil |",
        "|---|--:|--:|--:|",
        *(f"| {naam} | {snel:.4g} | {precies:.4g} | {_verschil(snel, precies)} |" for naam, snel, precies in maten),
        "",
    ]
    return "\n".join(rijen)


def _verschil(snel: float, precies: float) -> str:
    if isnan(snel) or isnan(precies) or not precies:
        return "–"
    return f"{100 * (snel - precies) / precies:+.1f} %"


def main() -> int:
    """Meet, drukt de tabel af en faalt als de wachtrij niet bij de theorie past."""
    lezer = argparse.ArgumentParser(description="Meet de simulatie.")
    lezer.add_argument("--klein", action="store_true")
    lezer.add_argument("--schrijf", type=Path)
    keuzes = lezer.parse_args()
    week = lees(pad("voorbeelddata") / "rkv", laad_woordenlijst(pad("regels"))).werkvoorraad
    assert week is not None
    wachtrij = meet_wachtrij(*((500, 4) if keuzes.klein else (2200, 8)))
    maten, keer_langer = meet_beleid(week, *((2, 1) if keuzes.klein else (26, 2)))
    tekst = tabel(wachtrij, maten, keer_langer)
    print(tekst)
    if keuzes.schrijf:
        schrijf_veilig(keuzes.schrijf, tekst.encode())
    gemeten, marge, theorie = wachtrij
    return 0 if abs(gemeten - theorie) <= marge + 0.15 * theorie else 1


if __name__ == "__main__":
    raise SystemExit(main())
