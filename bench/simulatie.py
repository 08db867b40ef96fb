"""Meet de simulatie: tegen de wachtrijtheorie, hoe snel zij is, en hoe dicht snel bij de precieze verdeling blijft.

    python bench/simulatie.py                                 # alles
    python bench/simulatie.py --klein                         # voor CI
    python bench/simulatie.py --schrijf bench/simulatie.md    # en bewaar de tabel

Drie dingen: de gemiddelde wachtrij naast die van M/M/c (Erlang); hoeveel rekentijd vijftien netwerkgroottes × honderd
herhalingen × 104 weken van één gebied kosten, met de verhouding tot de solver elke week; en het verschil tussen snel en
precies op elke maat, over twintig willekeurige gemeenten met dezelfde instroom.
"""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from math import factorial, isnan
from pathlib import Path
from typing import NamedTuple

import numpy as np

WORTEL = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(WORTEL), str(WORTEL / "tests"), str(WORTEL / "tests" / "simulatie"), str(WORTEL / "bench")]

from gemeenten import Gemeente  # noqa: E402 - de mappen van het project horen eerst in het zoekpad
from werelden import TARIEVEN, loketten, rkv  # noqa: E402 - idem

from wijknetwerk.bestanden import schrijf_veilig  # noqa: E402 - idem
from wijknetwerk.simulatie import Beleid, loop  # noqa: E402 - idem
from wijknetwerk.simulatie.maten import MATEN, kolommen  # noqa: E402 - idem

PLAATSEN, PER_JAAR, DUUR, AANLOOP = 5, 9, 20, 200
GROOTTES, HERHALINGEN, WEKEN = range(1, 16), 100, 104
GRENS, SECONDEN, KERNEN = 0.01, 600, 2


class Maatverschil(NamedTuple):
    """Een maat over alle gemeenten samen, en het grootste verschil in één gemeente."""

    titel: str
    snel: float
    precies: float
    ergste: float


class Omvang(NamedTuple):
    """Hoe groot een meting is."""

    wachtrij: tuple[int, int]
    snelheid: tuple[int, int, int]
    """Groottes, herhalingen en weken die echt gedraaid worden."""
    gemeenten: tuple[int, int, int]
    """Gemeenten, herhalingen en weken."""


HEEL = Omvang((1200, 6), (5, 2, WEKEN), (20, 3, 52))
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


def meet_snelheid(groottes: int, herhalingen: int, weken: int) -> tuple[float, float]:
    """Milliseconden rekentijd per week op één kern met snel en met precies, over netwerken van klein tot groot."""
    loop(rkv(weken=2), 0)  # wat maar één keer laadt telt niet mee
    keuze = GROOTTES[:: max(1, len(GROOTTES) // groottes)][:groottes]
    tijd = {}
    for beleid, keer, lang in ((Beleid.SNEL, herhalingen, weken), (Beleid.PRECIES, 1, max(4, weken // 4))):
        begin = time.process_time()
        for grootte in keuze:
            wereld = rkv(weken=lang, netwerkgrootte=grootte, beleid=beleid)
            for nummer in range(keer):
                loop(wereld, nummer)
        tijd[beleid] = (time.process_time() - begin) * 1000 / (len(keuze) * keer * lang)
    return tijd[Beleid.SNEL], tijd[Beleid.PRECIES]


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
        rijen.append(Maatverschil(maat.titel, float(np.nanmean(snel)), float(np.nanmean(precies)), ergste))
    return rijen


def tabel(
    omvang: Omvang, wachtrij: tuple[float, float, float], snelheid: tuple[float, float], maten: list[Maatverschil]
) -> str:
    """De tabel als Markdown."""
    gemeten, marge, theorie = wachtrij
    snel, precies = snelheid
    weken = len(GROOTTES) * HERHALINGEN * WEKEN
    minuten = snel * weken / 1000 / KERNEN / 60
    aantal, herhalingen, lang = omvang.gemeenten
    zin_snelheid = (
        f"Een week van één gebied (rkv, 260 hulpvragen per jaar) kost {precies / snel:.1f} keer minder rekentijd dan "
        f"met de solver elke week. {len(GROOTTES)} groottes × {HERHALINGEN} herhalingen × {WEKEN} weken zijn {weken} "
        f"weken: met {snel:.1f} ms per week op {KERNEN} kernen {minuten:.1f} minuten, uitgerekend uit een deel ervan; "
        f"met de solver {precies * weken / 1000 / KERNEN / 60:.0f} minuten."
    )
    zin_verschil = (
        f"{aantal} willekeurige gemeenten, herhalingen: {herhalingen}, weken: {lang}, dezelfde instroom. «Alle samen» "
        "is het verschil van de gemiddelden over de gemeenten; «ergste» het grootste verschil in één gemeente."
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
    return f"{100 * (maat.snel - maat.precies) / maat.precies:+.2f} %"


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
