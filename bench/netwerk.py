"""Netwerk kiezen: het verloop k = 1…15 uit 260 aanbieders, allemaal bewezen, en de verhouding tot één groot model.

python bench/netwerk.py --schrijf bench/netwerk.md      # 260 aanbieders, 144 vragen
python bench/netwerk.py --klein                         # 40 aanbieders, voor de dagelijkse controle

Het grote model heeft per vraag en aanbieder een kolom met de minuten, en beklimt dezelfde treden. Het gaat naar HiGHS
en naar CP-SAT met de standaardinstellingen. De tijden zijn rekentijd (CPU); de verhouding is de maat.
"""

import argparse
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

from wijknetwerk.begrippen import Kandidaat, Vorm, Vraagcel, Wet  # noqa: E402 - idem
from wijknetwerk.bestanden import schrijf_veilig  # noqa: E402 - idem
from wijknetwerk.netwerk import Kiezer, Netwerkkeuze, Netwerkopgave  # noqa: E402 - idem
from wijknetwerk.netwerk.opgelegd import TeKleinError  # noqa: E402 - idem
from wijknetwerk.netwerk.stroom import Stroomnet  # noqa: E402 - idem
from wijknetwerk.verdeling.opties import trek_lot  # noqa: E402 - idem

EXPERTISE = ("", "ggz", "lvb", "ouderen", "verslaving", "autisme")
GEBIEDEN = tuple(f"G{nummer}" for nummer in range(1, 9))
MEESTE = 15
GRENS_SECONDEN = 60


def maak_opgave(zaad: int, aantal: int) -> Netwerkopgave:
    """Een verzonnen stad: veel kleine aanbieders, weinig grote, drie systeempartijen, en elke soort vraag."""
    dobbel = Random(zaad)  # noqa: S311 - een vaste reeks voor een meting
    vraag = tuple(
        Vraagcel(
            wet=Wet.WMO, gebied=gebied, vorm=vorm, expertise=(code,) if code else (), minuten=60 * dobbel.randint(5, 90)
        )
        for gebied in GEBIEDEN
        for vorm in Vorm
        for code in EXPERTISE
    )
    kandidaten = tuple(_kandidaat(dobbel, nummer) for nummer in range(aantal))
    minpunten = {wie.code: dobbel.randint(0, 6) for wie in kandidaten}
    return Netwerkopgave(wet=Wet.WMO, kandidaten=kandidaten, vraag=vraag, minpunten=minpunten, veelvoorkomend_procent=1)


def _kandidaat(dobbel: Random, nummer: int) -> Kandidaat:
    uren = int(20 * dobbel.paretovariate(1.05)) % 1200 + 5
    basis = uren * dobbel.randint(20, 90) // 100
    groot = nummer < 3  # noqa: PLR2004 - zoveel systeempartijen
    gebieden = dobbel.sample(GEBIEDEN, dobbel.randint(1, 8))
    return Kandidaat(
        code=f"A{nummer:03d}",
        naam=f"Aanbieder {nummer}",
        wet=Wet.WMO,
        systeempartij=groot,
        gebieden=() if groot or len(gebieden) == len(GEBIEDEN) else tuple(sorted(gebieden)),
        expertise=tuple(sorted(dobbel.sample(EXPERTISE[1:], dobbel.randint(1, 3)))),
        basis_minuten=60 * (900 if groot else basis),
        specialistisch_minuten=60 * (400 if groot else uren - basis),
        groep_minuten=60 * dobbel.choice((0, 0, uren // 8)),
    )


def groot_model(net: Stroomnet, omvang: int) -> Ladder:
    """Eén model: lid of niet, en per vraag en bron de minuten; dezelfde treden als de Kiezer."""
    kandidaten, gevraagd = net.opgave.kandidaten, net.opgave.gevraagd
    n, cellen = len(kandidaten), len(net.vraag)
    paren = [(bron, cel) for bron, cel in np.argwhere(net.kan).tolist()]
    open_ = np.flatnonzero(net.veelvoorkomend).tolist()
    onder = [int(wie.systeempartij) for wie in kandidaten] + [0] * (len(paren) + len(open_) + 1)
    boven = (
        [1] * n + [int(min(net.vraag[cel], net.ruimte[bron])) for bron, cel in paren] + [1] * len(open_) + [gevraagd]
    )
    buiten = len(onder) - 1
    van_bron: list[list[int]] = [[] for _ in net.bronnen]
    van_cel: list[list[int]] = [[] for _ in range(cellen)]
    for kolom, (bron, cel) in enumerate(paren, n):
        van_bron[bron].append(kolom)
        van_cel[cel].append(kolom)
    rijen = [(list(range(n)), [1] * n, 0, omvang)]
    rijen += [
        ([*k, int(net.eigenaar[b])], [1] * len(k) + [-int(net.ruimte[b])], -(2**40), 0) for b, k in enumerate(van_bron)
    ]
    rijen += [(k, [1] * len(k), 0, int(net.vraag[cel])) for cel, k in enumerate(van_cel) if k]
    for plek, cel in enumerate(open_, n + len(paren)):
        wie = np.flatnonzero(net.dekt[:, cel]).tolist()
        rijen.append(([*wie, plek], [1] * (len(wie) + 1), 1, 2**40))
    alle = list(range(n, n + len(paren)))
    rijen.append(([*alle, buiten], [1] * (len(alle) + 1), gevraagd, 2**40))
    leden = list(range(n))
    doelen = [
        (list(range(n + len(paren), buiten)), net.vraag[open_].tolist(), 0),
        ([buiten], [1], 0),
        (leden, [1] * n, 0),
        (leden, [net.opgave.minpunten[wie.code] for wie in kandidaten], 0),
        (leden, [trek_lot(f"{net.opgave.wet}|{wie.code}|lid") for wie in kandidaten], 0),
    ]
    return Ladder(onder, boven, rijen, doelen)


@dataclass(frozen=True)
class Gemeten:
    """Eén omvang: de keuze, en haar rekentijd."""

    keuze: Netwerkkeuze
    cpu: float


def meet_verloop(net: Stroomnet) -> list[Gemeten]:
    """Het hele verloop met één Kiezer, zoals `wijknetwerk netwerk` het doet."""
    kiezer, gemeten = Kiezer(net), []
    for omvang in range(1, MEESTE + 1):
        begin = time.process_time()
        try:
            keuze = kiezer.kies(omvang)
        except TeKleinError:
            continue
        gemeten.append(Gemeten(keuze, time.process_time() - begin))
    return gemeten


def vergelijk(net: Stroomnet, gemeten: list[Gemeten], omvang: int) -> list[str]:
    """De rijen van de vergelijking bij één omvang; een andere waarde waar beide bewezen zijn is een fout."""
    onze = next(een for een in gemeten if een.keuze.omvang == omvang)
    waarden = [trede.waarde for trede in onze.keuze.treden]
    model = groot_model(net, omvang)
    with Highs() as highs:
        antwoord = highs.los_op(model, GRENS_SECONDEN)
    gewoon = los_op(model, GRENS_SECONDEN)
    rijen = [f"| sneden (wijknetwerk) | {len(waarden)} van {len(waarden)} | 1,0 |"]
    for naam, gevonden, bewezen, cpu in (
        ("één model, HiGHS", antwoord.waarden, sum(antwoord.bewezen), antwoord.cpu),
        ("één model, CP-SAT standaard", gewoon.waarden, gewoon.bewezen, gewoon.cpu),
    ):
        assert gevonden[:bewezen] == waarden[:bewezen], (naam, gevonden, waarden)
        ratio = f"{cpu / onze.cpu:.1f}".replace(".", ",")
        rijen.append(f"| {naam} | {bewezen} van {len(waarden)} | {'' if bewezen == len(waarden) else '> '}{ratio} |")
    return rijen


def main() -> int:
    """Meet, drukt de tabel af en faalt als iets niet bewezen is."""
    lezer = argparse.ArgumentParser(description="Meet het kiezen van een netwerk.")
    lezer.add_argument("--klein", action="store_true")
    lezer.add_argument("--schrijf", type=Path)
    keuzes = lezer.parse_args()
    aantal, omvang = (40, 5) if keuzes.klein else (260, 8)
    net = Stroomnet(maak_opgave(1, aantal))
    gemeten = meet_verloop(net)
    samen = sum(een.cpu for een in gemeten)
    bewezen = sum(een.keuze.bewezen for een in gemeten)
    tekst = "\n".join(
        [
            "# bench/netwerk",
            "",
            (
                f"{aantal} aanbieders, {len(net.vraag)} vragen; omvang {gemeten[0].keuze.omvang} tot en met {MEESTE} "
                f"(kleiner kan "
                f"niet: er zijn drie systeempartijen). {bewezen} van {len(gemeten)} omvangen bewezen, samen in "
                f"{samen:.0f} seconden rekentijd (CPU, één werker)."
            ),
            "",
            "| leden | binnen het netwerk | bewezen | deel van de rekentijd |",
            "|--:|--:|---|--:|",
            *(
                f"| {een.keuze.omvang} | {een.keuze.promille / 10:.1f} % | {'ja' if een.keuze.bewezen else 'nee'} | "
                f"{100 * een.cpu / samen:.0f} % |".replace(".", ",")
                for een in gemeten
            ),
            "",
            (
                f"Dezelfde treden bij {omvang} leden, hoogstens {GRENS_SECONDEN} seconden; waar een model een trede "
                "bewijst, is de "
                "waarde gelijk."
            ),
            "",
            "| hoe | treden bewezen | rekentijd, keer zoveel |",
            "|---|---|--:|",
            *vergelijk(net, gemeten, omvang),
            "",
        ]
    )
    print(tekst)
    if keuzes.schrijf:
        schrijf_veilig(keuzes.schrijf, tekst.encode())
    return 0 if bewezen == len(gemeten) else 1


if __name__ == "__main__":
    raise SystemExit(main())
