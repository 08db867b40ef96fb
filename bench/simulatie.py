"""Meet de simulatie: tegen de wachtrijtheorie, hoe snel zij is, en hoe dicht snel bij de precieze verdeling blijft.

    python bench/simulatie.py                                 # alles
    python bench/simulatie.py --klein                         # voor CI
    python bench/simulatie.py --schrijf bench/simulatie.md    # en bewaar de tabel

Drie dingen: de gemiddelde wachtrij naast die van M/M/c (Erlang); hoe lang vijftien netwerkgroottes × honderd
herhalingen × 104 weken van één gebied echt duren op twee kernen, met de verhouding tot de solver elke week; en het
verschil tussen snel en precies op elke maat, over twintig willekeurige gemeenten met dezelfde instroom.
"""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from math import factorial, isnan
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np

WORTEL = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(WORTEL), str(WORTEL / "tests"), str(WORTEL / "tests" / "simulatie"), str(WORTEL / "bench")]

from gemeenten import Gemeente  # noqa: E402 - de mappen van het project horen eerst in het zoekpad
from werelden import TARIEVEN, loketten, rkv  # noqa: E402 - idem

from wijknetwerk.bestanden import schrijf_veilig  # noqa: E402 - idem
from wijknetwerk.simulatie import Beleid, loop  # noqa: E402 - idem
from wijknetwerk.simulatie.draaien import Bewaarplaats, Spreiding, draai, vingerafdruk  # noqa: E402 - idem
from wijknetwerk.simulatie.maten import MATEN, kolommen  # noqa: E402 - idem

PLAATSEN, PER_JAAR, DUUR, AANLOOP = 5, 9, 20, 200
GRENS, KERNEN = 0.01, 2


class Maatverschil(NamedTuple):
    """Een maat over alle gemeenten samen, en het grootste verschil in één gemeente (gemiddeld over herhalingen)."""

    titel: str
    snel: float
    precies: float
    ergste: float
    marge: float
    """Twee standaardfouten van het verschil over alle gemeenten en herhalingen samen."""


class Omvang(NamedTuple):
    """Hoe groot een meting is."""

    wachtrij: tuple[int, int]
    snelheid: tuple[int, int, int]
    """Groottes, herhalingen en weken."""
    gemeenten: tuple[int, int, int]
    """Gemeenten, herhalingen en weken."""


HEEL = Omvang((2000, 16), (15, 100, 104), (20, 18, 104))
KLEIN = Omvang((500, 4), (1, 1, 6), (3, 1, 8))


def erlang_c(plaatsen: int, belasting: float) -> float:
    """De gemiddelde wachtrij van M/M/c: kans op wachten maal belasting ÷ (plaatsen − belasting)."""
    vol = belasting**plaatsen / factorial(plaatsen) * plaatsen / (plaatsen - belasting)
    kans = vol / (sum(belasting**k / factorial(k) for k in range(plaatsen)) + vol)
    return kans * belasting / (plaatsen - belasting)


def meet_wachtrij(weken: int, keer: int) -> tuple[float, float, float]:
    """(gemeten, marge van drie standaardfouten, theorie) voor de gemiddelde wachtrij."""
    wereld = loketten(PLAATSEN, duur_weken=DUUR, weken=weken, instroom_per_jaar=PER_JAAR)
    gemeten = [float(np.mean([week.wachtend for week in loop(wereld, nr).weken[AANLOOP:]])) for nr in range(keer)]
    marge = 3 * float(np.std(gemeten, ddof=1)) / keer**0.5
    return float(np.mean(gemeten)), marge, erlang_c(PLAATSEN, PER_JAAR / 52 * DUUR)


class Snelheid(NamedTuple):
    """Hoe lang alle groottes samen duurden, hoeveel netwerken daarvan verschilden, en de verhouding tot de solver."""

    seconden: float
    verschillend: int
    verhouding: float


def meet_snelheid(groottes: int, herhalingen: int, weken: int) -> Snelheid:
    """Draait alles zoals `simuleer` met twee werkers; voor de verhouding rekent de solver een deel ervan."""
    begin = time.monotonic()
    werelden = [rkv(weken=weken, netwerkgrootte=grootte) for grootte in range(1, groottes + 1)]
    with TemporaryDirectory() as map_:
        for wereld in werelden:
            draai(wereld, herhalingen, Spreiding(KERNEN), Bewaarplaats(Path(map_)))
    seconden = time.monotonic() - begin
    tijd = {beleid: _rekentijd(beleid, max(4, weken // 4)) for beleid in Beleid}
    return Snelheid(seconden, len(set(map(vingerafdruk, werelden))), tijd[Beleid.PRECIES] / tijd[Beleid.SNEL])


def _rekentijd(beleid: Beleid, weken: int) -> float:
    """Rekentijd van een paar korte herhalingen, over netwerken van klein tot groot."""
    werelden = [rkv(weken=weken, netwerkgrootte=grootte, beleid=beleid) for grootte in (1, 4, 7, 15)]
    begin = time.process_time()
    for wereld in werelden:
        loop(wereld, 0)
    return time.process_time() - begin


def _een(taak: tuple[int, Beleid, int, int]) -> dict[str, float]:
    zaad, beleid, nummer, weken = taak
    kolom = kolommen(loop(Gemeente(zaad).wereld(beleid, weken), nummer).weken, TARIEVEN)
    return {maat.naam: maat.reken(kolom) for maat in MATEN}


def meet_verschil(gemeenten: int, herhalingen: int, weken: int) -> list[Maatverschil]:
    """Elke maat met snel en met precies: gemiddeld over alle gemeenten, en per gemeente het grootste verschil."""
    taken = [(z, b, nr, weken) for z, b, nr in product(range(gemeenten), Beleid, range(herhalingen))]
    with ProcessPoolExecutor(KERNEN) as pool:
        uitkomst = dict(zip(taken, pool.map(_een, taken), strict=True))
    rijen = []
    for maat in MATEN:
        snel, precies = (
            [
                float(np.nanmean([uitkomst[z, beleid, nr, weken][maat.naam] for nr in range(herhalingen)]))
                for z in range(gemeenten)
            ]
            for beleid in (Beleid.SNEL, Beleid.PRECIES)
        )
        ergste = max((abs(s - p) / p for s, p in zip(snel, precies, strict=True) if p > 0), default=0.0)
        los = [
            uitkomst[z, Beleid.SNEL, nr, weken][maat.naam] - uitkomst[z, Beleid.PRECIES, nr, weken][maat.naam]
            for z, nr in product(range(gemeenten), range(herhalingen))
        ]
        marge = 2 * float(np.nanstd(los, ddof=1)) / len(los) ** 0.5
        rijen.append(Maatverschil(maat.titel, float(np.nanmean(snel)), float(np.nanmean(precies)), ergste, marge))
    return rijen


def tabel(omvang: Omvang, wachtrij: tuple[float, float, float], snelheid: Snelheid, maten: list[Maatverschil]) -> str:
    """De tabel als Markdown."""
    gemeten, marge, theorie = wachtrij
    groottes, keer, weken = omvang.snelheid
    aantal, herhalingen, lang = omvang.gemeenten
    per_week = 1000 * snelheid.seconden / (snelheid.verschillend * keer * weken)
    zin_snelheid = (
        f"Eén gebied (rkv, 260 hulpvragen per jaar): {groottes} groottes × {keer} herhalingen × {weken} weken duurden "
        f"{snelheid.seconden / 60:.1f} minuten op {KERNEN} kernen. Een grootte met dezelfde leden is dezelfde wereld "
        f"en wordt één keer gerekend: {snelheid.verschillend} netwerken verschillen, {per_week:.1f} ms wandtijd per "
        f"gerekende week. Met de solver elke week kost een week {snelheid.verhouding:.1f} keer zoveel rekentijd."
    )
    zin_verschil = (
        f"{aantal} willekeurige gemeenten, herhalingen: {herhalingen}, weken: {lang}, dezelfde instroom. «Alle samen» "
        "is het verschil van de gemiddelden over de gemeenten, met twee standaardfouten; «ergste» het grootste "
        "verschil in één gemeente."
    )
    rijen = [
        "# De simulatie",
        "",
        "Gemaakt met `python bench/simulatie.py --schrijf bench/simulatie.md`.",
        "",
        "## Tegen de theorie",
        "",
        f"De wachtrij van M/M/{PLAATSEN}: gemeten {gemeten:.2f} ± {marge:.2f}, theorie {theorie:.2f}.",
        "",
        "## Hoe snel",
        "",
        zin_snelheid,
        "",
        "## Hoe dichtbij",
        "",
        zin_verschil,
        "",
        "| maat | snel | precies | alle samen | ergste |",
        "|---|--:|--:|--:|--:|",
        *(f"| {m.titel} | {m.snel:.4g} | {m.precies:.4g} | {_verschil(m)} | {100 * m.ergste:.1f} % |" for m in maten),
        "",
        f"Meer dan {100 * GRENS:.0f} % verschil over alle gemeenten samen: {', '.join(buiten(maten)) or 'niets'}.",
        "",
    ]
    return "\n".join(rijen)


def buiten(maten: list[Maatverschil]) -> list[str]:
    """De maten die over alle gemeenten samen meer dan de grens verschillen."""
    return [m.titel for m in maten if m.precies > 0 and abs(m.snel - m.precies) > GRENS * m.precies]


def _verschil(maat: Maatverschil) -> str:
    if isnan(maat.precies) or not maat.precies:
        return "–"
    return f"{100 * (maat.snel - maat.precies) / maat.precies:+.2f} % ± {100 * maat.marge / maat.precies:.2f}"


def main() -> int:
    """Meet, drukt de tabel af en faalt als de wachtrij of het verschil niet is wat wij beloven."""
    lezer = argparse.ArgumentParser(description="Meet de simulatie.")
    lezer.add_argument("--klein", action="store_true")
    lezer.add_argument("--schrijf", type=Path)
    keuzes = lezer.parse_args()
    omvang = KLEIN if keuzes.klein else HEEL
    wachtrij = meet_wachtrij(*omvang.wachtrij)
    snelheid = meet_snelheid(*omvang.snelheid)
    maten = meet_verschil(*omvang.gemeenten)
    tekst = tabel(omvang, wachtrij, snelheid, maten)
    print(tekst)
    if keuzes.schrijf:
        schrijf_veilig(keuzes.schrijf, tekst.encode())
    gemeten, marge, theorie = wachtrij
    return 1 if buiten(maten) or abs(gemeten - theorie) > marge + 0.15 * theorie else 0


if __name__ == "__main__":
    raise SystemExit(main())
