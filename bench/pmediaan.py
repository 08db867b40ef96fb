"""Publieke gevallen: kies p van n met capaciteit (capacitated p-median), door dezelfde kern als het netwerk.

python bench/pmediaan.py --data MAP --schrijf bench/pmediaan.md   # MAP met pmedcap_*.txt van de OR-Library
python bench/pmediaan.py --klein                                  # één zelfgemaakt geval, voor de dagelijkse controle

Een netwerk kent geen afstanden, en een p-mediaan geen stroom. Wat zij delen is de kern: een `Stelsel` in gehele
getallen waarin p van n gekozen worden, en `minimaliseer` dat elke trede bewijst. De adapter hieronder is alles wat
erbij komt. De gevallen zelf hebben geen licentie en staan dus niet in dit project; `--data` wijst ze aan.
"""

import argparse
import math
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

WORTEL = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(WORTEL))

from gewoon import los_op  # noqa: E402 - de map van het project hoort eerst in het zoekpad
from highs import Highs, Ladder  # noqa: E402 - idem

from wijknetwerk.bestanden import schrijf_veilig  # noqa: E402 - idem
from wijknetwerk.verdeling.oplossen import Instellingen, minimaliseer  # noqa: E402 - idem
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Doel, Stelsel  # noqa: E402 - idem

PROEF, BEKEND = (
    "zelfgemaakt",
    {"pmedcap_01": 713, "pmedcap_02": 740, "pmedcap_03": 751, "pmedcap_04": 651, "pmedcap_05": 664},
)
"""De beste waarden die OR-Library bij deze gevallen noemt."""


@dataclass(frozen=True)
class Geval:
    """n klanten in het vlak; p daarvan worden een plek met dezelfde capaciteit."""

    naam: str
    aantal: int
    capaciteit: int
    plaatsen: tuple[tuple[int, int], ...]
    vraag: tuple[int, ...]


def lees(pad: Path) -> Geval:
    """`n p Q`, en per klant `id x y vraag`."""
    getallen = [int(deel) for deel in pad.read_text(encoding="ascii").split()]
    n, p, capaciteit = getallen[:3]
    rijen = [getallen[3 + 4 * rij : 7 + 4 * rij] for rij in range(n)]
    return Geval(pad.stem, p, capaciteit, tuple((x, y) for _, x, y, _ in rijen), tuple(q for *_, q in rijen))


def proef(n: int, p: int) -> Geval:
    """Een geval zoals die van de OR-Library, met een vaste reeks."""
    dobbel = Random(7)  # noqa: S311 - een vaste reeks voor een meting
    plaatsen = tuple((dobbel.randint(0, 100), dobbel.randint(0, 100)) for _ in range(n))
    vraag = tuple(dobbel.randint(1, 20) for _ in range(n))
    return Geval(PROEF, p, math.ceil(1.2 * sum(vraag) / p), plaatsen, vraag)


def stelsel_van(geval: Geval) -> tuple[Stelsel, Doel]:
    """De adapter: kies p plekken, elke klant bij één plek, niemand boven de capaciteit; zo kort mogelijk samen."""
    n, stelsel = len(geval.vraag), Stelsel()
    plek = stelsel.variabelen(n)
    bij = stelsel.variabelen(n * n).reshape(n, n)
    stelsel.rij(plek, 1, geval.aantal, geval.aantal)
    for klant in range(n):
        stelsel.rij(bij[klant], 1, 1, 1)
        stelsel.hoogstens(bij[klant], plek)
    vraag = np.array(geval.vraag, dtype=np.int64)
    for hier in range(n):
        stelsel.rij(np.append(bij[:, hier], plek[hier]), np.append(vraag, -geval.capaciteit), -ONBEGRENSD, 0)
    afstand = [math.floor(math.dist(een, ander)) for een in geval.plaatsen for ander in geval.plaatsen]
    return stelsel, Doel(bij.ravel(), np.array(afstand, dtype=np.int64))


def meet(geval: Geval, seconden: float) -> str:
    """Eén rij van de tabel."""
    stelsel, doel = stelsel_van(geval)
    begin = time.process_time()
    stand = minimaliseer(stelsel, doel, None, Instellingen(rekengrens=seconden))
    onze = time.process_time() - begin
    bewezen = stand.waarde == stand.ondergrens
    ladder = Ladder.van_stelsel(stelsel, [doel])
    with Highs() as highs:
        antwoord = highs.los_op(ladder, seconden)
    gewoon = los_op(ladder, seconden)
    beste = BEKEND.get(geval.naam)
    for waarden, is_bewezen in ((antwoord.waarden, all(antwoord.bewezen)), (gewoon.waarden, gewoon.bewezen == 1)):
        assert not (bewezen and is_bewezen) or waarden == [stand.waarde], (geval.naam, waarden, stand)
    assert not bewezen or beste in (None, stand.waarde), (geval.naam, stand, beste)
    cellen = (
        geval.naam,
        f"{len(geval.vraag)}, {geval.aantal}",
        beste or "–",
        f"{stand.waarde}{'' if bewezen else ' (niet bewezen)'}",
        _ander(gewoon.waarden, gewoon.bewezen == 1, gewoon.cpu / onze),
        _ander(antwoord.waarden, bool(antwoord.bewezen) and all(antwoord.bewezen), antwoord.cpu / onze),
    )
    return f"| {' | '.join(map(str, cellen))} |"


def _ander(waarden: list[int], bewezen: bool, keer: float) -> str:  # noqa: FBT001 - een kolom van de tabel
    if not waarden:
        return f"geen antwoord ({keer:.1f} keer)".replace(".", ",")
    return f"{waarden[0]}{'' if bewezen else ' (niet bewezen)'}, {keer:.1f} keer".replace(".", ",")


def main() -> int:
    """Meet en drukt de tabel af."""
    lezer = argparse.ArgumentParser(description="Meet publieke p-mediaangevallen.")
    lezer.add_argument("--data", type=Path, help="map met pmedcap_*.txt")
    lezer.add_argument("--klein", action="store_true")
    lezer.add_argument("--seconden", type=float, default=120.0)
    lezer.add_argument("--schrijf", type=Path)
    keuzes = lezer.parse_args()
    if not keuzes.klein and keuzes.data is None:
        lezer.error("geef --data MAP, of --klein")
    gevallen = [proef(15, 3)] if keuzes.klein else [lees(keuzes.data / f"{naam}.txt") for naam in BEKEND]
    tekst = "\n".join(
        [
            "# bench/pmediaan",
            "",
            (
                "Capacitated p-median van de OR-Library (Osman en Christofides 1994). «Keer» is de rekentijd (CPU) "
                "van de ander, "
                f"gedeeld door die van de kern; iedereen hoogstens {keuzes.seconden:.0f} seconden."
            ),
            "",
            "| geval | n, p | best bekend | kern van wijknetwerk | CP-SAT standaard | HiGHS |",
            "|---|---|--:|--:|--:|--:|",
            *(meet(geval, keuzes.seconden) for geval in gevallen),
            "",
        ]
    )
    print(tekst)
    if keuzes.schrijf:
        schrijf_veilig(keuzes.schrijf, tekst.encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
