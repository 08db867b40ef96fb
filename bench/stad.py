"""Stad: hoe snel komt een plan bij de grens, naast het gewone CP-SAT-model, HiGHS en de vuistregel?

    python -m pip install -r bench/eisen.txt
    python bench/stad.py --schrijf bench/stad.md     # 1.000 hulpvragen, alle 2.200 cliënten en 5.000 hulpvragen
    python bench/stad.py --klein                     # een stad van twee teams, voor de dagelijkse controle

Elke weg krijgt hetzelfde stelsel en hetzelfde gewogen doel (treden maal vaste gewichten, zonder het lot), want een
ladder kent HiGHS niet. Het gewone CP-SAT-model heeft getelde koppelingen en standaardinstellingen met twee werkers.
De grens is die van ons, in gehele getallen nagerekend. Tijden zijn rekentijd van alle draden samen, en van onze weg
ook wandtijd; elke weg krijgt zoveel wandtijd als `--seconden` zegt, dus meet op een rustige machine. Van HiGHS is
alleen bekend wat het aan het eind had. Wegen, opties en stelsel maken is voor elke weg hetzelfde en staat apart.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(WORTEL))

import numpy as np  # noqa: E402 - de map van het project hoort eerst in het zoekpad
from highs import Highs, Ladder  # noqa: E402 - idem
from ortools.sat.python import cp_model  # noqa: E402 - idem
from stadsweken import IN_ZORG, KLEINE_STAD, MIDDEN, STAD, Stad, maak_stadsweek, regelboek  # noqa: E402 - idem

from wijknetwerk.verdeling import Instellingen  # noqa: E402 - idem
from wijknetwerk.verdeling.ladder import leg_op  # noqa: E402 - idem
from wijknetwerk.verdeling.opties import maak_opties  # noqa: E402 - idem
from wijknetwerk.verdeling.stad import Opgave, beklim_stad  # noqa: E402 - idem
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Doel, Stelsel  # noqa: E402 - idem
from wijknetwerk.weging import weeg  # noqa: E402 - idem

GEWICHT = {
    "vastgezet": 10**6,
    "zonder_plek": 10**5,
    "volgorde": 1000,
    "meegedeeld": 300,
    "wensen": 30,
    "evenwicht": 30,
    "versnippering": 10,
}
OMVANGEN = {"1000": MIDDEN, "2200": IN_ZORG, "5000": STAD}
STANDEN = (0.05, 0.01, 0.005, 0.001)


@dataclass
class Meting:
    """De waarde van een weg na zoveel seconden; `None` als er geen plan kwam."""

    naam: str
    verloop: list[tuple[float, int]]

    @property
    def waarde(self) -> int | None:
        """De beste waarde."""
        return min((waarde for _, waarde in self.verloop), default=None)

    @property
    def beste_na(self) -> float:
        """Na hoeveel seconden die beste waarde er was."""
        return min(seconden for seconden, waarde in self.verloop if waarde == self.waarde)

    def tot(self, waarde: float) -> float | None:
        """Na hoeveel seconden deze waarde er was."""
        return next((seconden for seconden, eigen in self.verloop if eigen <= waarde), None)


def meet(stad: Stad, seconden: float, werkers: int) -> tuple[str, list[Meting], int]:
    """Meet alle wegen op één week; de grens komt van ons."""
    boek, week = regelboek(stad), maak_stadsweek(1, stad)
    begin = time.process_time()
    opties = maak_opties(weeg(week, boek))
    stelsel, kolommen, ladder = leg_op(opties)
    doel, delen = Doel.leeg(), [deel for trede, deel in ladder if trede.naam in GEWICHT]
    for trede, deel in ladder:
        gewicht = GEWICHT.get(trede.naam, 0)
        doel += Doel(deel.kolommen, deel.punten * gewicht, deel.constante * gewicht)
    omvang = f"{stelsel.aantal} kolommen, {len(stelsel.rijen)} rijen, gemaakt in {time.process_time() - begin:.1f} s"
    kop = f"{len(opties.verdeeld)} hulpvragen, {len(opties)} opties, {omvang}"
    print(kop, flush=True)
    plat = _gewoon(stelsel, doel, seconden)
    with Highs() as highs:
        antwoord = highs.los_op(Ladder.van_stelsel(stelsel, [doel]), seconden)
        sterk = Meting("HiGHS", [(antwoord.cpu, antwoord.waarden[0])] if antwoord.waarden else [])
    wij, wand, vuist, grens = Meting("wij", []), Meting("wij, wandtijd", []), Meting("vuistregel", []), 0
    begin, klok = time.process_time(), time.monotonic()
    instellingen = Instellingen(werkers=werkers, ronden=1000, buurt=100, grens_seconden=seconden)
    for stand in beklim_stad(opties, Opgave(stelsel, kolommen, [doel], delen), instellingen, lambda _: None):
        waarde = doel.waarde(stand.oplossing)
        wij.verloop.append((time.process_time() - begin, waarde))
        wand.verloop.append((time.monotonic() - klok, waarde))
        grens = max(grens, *stand.ondergrenzen)
    vuist.verloop = wij.verloop[:1]  # daar begint onze weg
    return kop, [wij, wand, sterk, plat, vuist], grens


def _gewoon(stelsel: Stelsel, doel: Doel, seconden: float) -> Meting:
    """Het gewone model: elke koppeling `x <= v` opgeteld per v, standaardinstellingen, twee werkers."""
    model = cp_model.CpModel()
    onder, boven = (grens.tolist() for grens in stelsel.grenzen())
    kolom = [model.new_int_var(laag, hoog, "") for laag, hoog in zip(onder, boven, strict=True)]
    per_schakelaar: dict[int, list[int]] = {}
    for kolommen, factoren, laag, hoog in stelsel.rijen:
        if hoog == 0 and laag <= -ONBEGRENSD and factoren.tolist() == [1, -1]:
            per_schakelaar.setdefault(int(kolommen[1]), []).append(int(kolommen[0]))
            continue
        som = cp_model.LinearExpr.weighted_sum([kolom[k] for k in kolommen], factoren.tolist())
        model.add_linear_expression_in_domain(som, cp_model.Domain(laag, hoog))
    for schakelaar, wie in per_schakelaar.items():
        model.add(cp_model.LinearExpr.sum([kolom[k] for k in wie]) <= len(wie) * kolom[schakelaar])
    model.minimize(cp_model.LinearExpr.weighted_sum([kolom[k] for k in doel.kolommen], doel.punten.tolist()))
    meting, begin = Meting("gewoon CP-SAT", []), time.process_time()

    class Verloop(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            meting.verloop.append((time.process_time() - begin, round(self.objective_value) + doel.constante))

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconden
    solver.solve(model, Verloop())
    return meting


def tabel(kop: str, metingen: Sequence[Meting], grens: int, seconden: float) -> str:
    """De uitkomst als Markdown: het gat tot onze grens, en na hoeveel seconden."""
    wij = metingen[0]
    rijen = [
        f"## {kop}",
        "",
        f"| weg, {seconden:.0f} s wandtijd | gat | eerste plan | 5 % | 1 % | 0,5 % | 0,1 % | beste | wij even goed |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for meting in metingen:
        if meting.waarde is None:
            rijen.append(f"| {meting.naam} | geen plan | – | – | – | – | – | – | – |")
            continue
        tijden = [meting.tot(grens * (1 + stand)) for stand in STANDEN]
        eerder = wij.tot(meting.waarde)
        cellen = [meting.verloop[0][0], *tijden, meting.beste_na, eerder]
        rijen.append(
            f"| {meting.naam} | {meting.waarde / grens - 1:.3%} | "
            + " | ".join("–" if cel is None else f"{cel:.1f} s" for cel in cellen)
            + " |"
        )
    return "\n".join(rijen)


def main() -> int:
    """Meet en drukt de tabel af."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--klein", action="store_true", help="een stad van twee teams")
    lezer.add_argument("--omvang", nargs="+", choices=OMVANGEN, default=list(OMVANGEN), help="hoeveel hulpvragen")
    lezer.add_argument("--seconden", type=float, default=120.0, help="wandtijd per weg")
    lezer.add_argument("--werkers", type=int, default=2, help="draden voor ons")
    lezer.add_argument("--schrijf", type=Path, help="schrijf de tabel ook in dit bestand")
    keuze = lezer.parse_args()
    seconden = min(keuze.seconden, 5.0) if keuze.klein else keuze.seconden
    delen = []
    for stad in (KLEINE_STAD,) if keuze.klein else [OMVANGEN[omvang] for omvang in keuze.omvang]:
        kop, metingen, grens = meet(stad, seconden, keuze.werkers)
        delen.append(tabel(kop, metingen, grens, seconden))
        print(delen[-1], flush=True)
        if keuze.schrijf:
            opdracht = f"`python bench/stad.py --omvang {' '.join(keuze.omvang)} --schrijf bench/stad.md`"
            uitleg = (
                "Gat tot onze nagerekende grens. Tijden zijn rekentijd van alle draden samen, tenzij er wandtijd staat."
            )
            inhoud = "\n\n".join(["# Stad", f"Gemaakt met {opdracht}.", uitleg, *delen])
            keuze.schrijf.write_text(f"{inhoud}\n", encoding="utf-8")
    return int(np.any([meting.waarde is not None and meting.waarde < grens for meting in metingen]))


if __name__ == "__main__":
    sys.exit(main())
