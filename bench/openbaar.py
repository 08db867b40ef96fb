"""Openbare gevallen van anderen, langs de kern waarmee de motor de week verdeelt, naast het gewone CP-SAT-model.

    python bench/openbaar.py --data MAP --schrijf bench/openbaar.md   # alles in MAP (zie bench/gegevens/LEESMIJ.md)
    python bench/openbaar.py --klein                                  # een paar kleine gevallen

Toedeling: prijzen en grens van `klem`, dan deel na deel opnieuw verdelen (`hertoedelen`); een tweede werker zoekt mee
en bewijst langs `klim`. Werklast: elke mogelijke ploeg is een optie; `klim` bewijst per zone en aantal verplegers.
CP-SAT krijgt het model zoals een vakgenoot het opschrijft, met standaardinstellingen, twee werkers en `--seconden`
wandtijd. De grens van `klim` is in rekenseconden van de solver, op een drukke machine is dat meer wandtijd; daarom
staan de seconden in de tabel. Elk antwoord wordt uit het bestand zelf nagerekend.
"""

import argparse
import itertools
import math
import multiprocessing
import queue
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(WORTEL))

import numpy as np  # noqa: E402 - de map van het project hoort eerst in het zoekpad
from hertoedelen import Hertoedeler, Toedeling  # noqa: E402 - idem
from openbaar_sets import (  # noqa: E402 - idem
    ToedelingGeval,
    WerklastGeval,
    lees_toedeling,
    lees_waarden,
    lees_werklast,
    maak_toedeling,
)
from ortools.sat.python import cp_model  # noqa: E402 - idem

from wijknetwerk.eisen import Getallen  # noqa: E402 - idem
from wijknetwerk.verdeling import Instellingen  # noqa: E402 - idem
from wijknetwerk.verdeling.klem import klem  # noqa: E402 - idem
from wijknetwerk.verdeling.klimmen import klim  # noqa: E402 - idem
from wijknetwerk.verdeling.lineair import los_lineair_op  # noqa: E402 - idem
from wijknetwerk.verdeling.stelsel import Doel, Stelsel  # noqa: E402 - idem

GEGEVENS = Path(__file__).with_name("gegevens")
Bericht = tuple[Getallen, int]
"""Tussen de twee werkers: een plan dat past, en wat bewezen is dat het beste plan minstens kost."""


@dataclass(frozen=True)
class Uitkomst:
    """Wat een weg vond: de nagerekende waarde (None: geen plan), of die bewezen de beste is, en de wandtijd."""

    waarde: int | None
    bewezen: bool
    seconden: float


@dataclass(frozen=True)
class Rij:
    """Eén geval, met de bekende waarde, of zonder die onze grens."""

    naam: str
    bekend: int
    wij: Uitkomst
    gewoon: Uitkomst

    def gat(self, uitkomst: Uitkomst) -> float | None:
        """Hoeveel procent boven de bekende waarde."""
        return None if uitkomst.waarde is None else 100 * (uitkomst.waarde - self.bekend) / self.bekend


def als_stelsel(geval: ToedelingGeval) -> tuple[Stelsel, Doel]:
    """De toedeling als stelsel: per taak precies één plek, per plek haar ruimte, met de kolommen taak na taak."""
    taken, plekken = geval.kosten.shape
    stelsel = Stelsel()
    kolom = stelsel.variabelen(taken * plekken).reshape(taken, plekken)
    for taak in range(taken):
        stelsel.rij(kolom[taak], 1, 1, 1)
    for plek in range(plekken):
        stelsel.rij(kolom[:, plek], geval.gebruik[:, plek], 0, int(geval.ruimte[plek]))
    return stelsel, Doel(kolom.ravel(), geval.kosten.ravel())


def zoek_toedeling(geval: ToedelingGeval, seconden: float) -> Uitkomst:
    """Maakt in dit proces een plan steeds beter; een tweede bewijst hoe goed het minstens kan, en zoekt mee."""
    begin = time.monotonic()
    heen: multiprocessing.Queue[Bericht] = multiprocessing.Queue()
    terug: multiprocessing.Queue[Bericht] = multiprocessing.Queue()
    bewijzer = multiprocessing.Process(target=_bewijs, args=(geval, heen, terug), daemon=True)
    bewijzer.start()
    hertoedeler = _hertoedeler(geval, zaad=0)
    beste, grens = math.inf, hertoedeler.prijzen.ondergrens
    while beste > grens and time.monotonic() - begin < seconden:
        hertoedeler.stap()
        for ander, hoger in _intussen(terug):
            grens = max(grens, hoger)
            hertoedeler.neem_over(ander)
        if hertoedeler.past and hertoedeler.waarde < beste:
            beste = hertoedeler.waarde
            heen.put((hertoedeler.plan, grens))
    bewijzer.terminate()
    bewijzer.join()
    waarde = geval.reken_na(hertoedeler.plan.tolist()) if hertoedeler.past else None
    return Uitkomst(waarde, waarde == grens, time.monotonic() - begin)


def _hertoedeler(geval: ToedelingGeval, zaad: int) -> Hertoedeler:
    """Begint bij het lineaire model, ieder op de plek waar het meeste van haar ligt; dat mag te vol zijn."""
    stelsel, doel = als_stelsel(geval)
    lineair = los_lineair_op(stelsel, doel.per_kolom(stelsel.aantal))
    if lineair is None:
        raise RuntimeError(f"{geval.naam} heeft geen oplossing")
    plan = lineair.oplossing.reshape(geval.kosten.shape).argmax(axis=1)
    return Hertoedeler(Toedeling(geval.kosten, geval.gebruik, geval.ruimte), klem(stelsel, doel), plan, zaad)


def _bewijs(
    geval: ToedelingGeval, heen: "multiprocessing.Queue[Bericht]", terug: "multiprocessing.Queue[Bericht]"
) -> None:
    """Zoekt om en om even lang naar een grens en naar een beter plan, in beurten die telkens verdubbelen."""
    hertoedeler = _hertoedeler(geval, zaad=1)
    hertoedeler.neem_over(heen.get()[0])
    for beurt in itertools.count():
        begin = time.monotonic()
        grens = _bewijs_langer(geval, hertoedeler, 2.0**beurt)
        terug.put((hertoedeler.plan, grens))
        einde = 2 * time.monotonic() - begin
        while time.monotonic() < einde:
            hertoedeler.stap()
            for ander, _ in _intussen(heen):
                hertoedeler.neem_over(ander)
            terug.put((hertoedeler.plan, grens))


def _bewijs_langer(geval: ToedelingGeval, hertoedeler: Hertoedeler, rekengrens: float) -> int:
    """Wat elk plan minstens kost; komt er onderweg een beter plan langs, dan krijgt de hertoedeler dat."""
    stelsel, doel = als_stelsel(geval)
    begin = np.zeros(stelsel.aantal, dtype=np.int64)
    begin[np.arange(len(geval.kosten)) * len(geval.ruimte) + hertoedeler.plan] = 1
    stelsel.zet_vast(*hertoedeler.prijzen.te_duur(doel.waarde(begin)))
    (stand,) = klim(stelsel, [doel], begin, Instellingen(rekengrens=rekengrens))
    hertoedeler.neem_over(stand.oplossing.reshape(geval.kosten.shape).argmax(axis=1))
    return stand.ondergrens


def _intussen(rij: "multiprocessing.Queue[Bericht]") -> Iterator[Bericht]:
    """Wat het andere proces intussen stuurde, zonder te wachten."""
    while True:
        try:
            yield rij.get_nowait()
        except queue.Empty:
            return


def zoek_werklast(geval: WerklastGeval, seconden: float) -> Uitkomst:
    """Verdeelt de verplegers over de zones, en rekent alleen exact wat in de beste verdeling zit.

    Eerst kost een zone met een aantal verplegers minstens wat gelijke lasten kosten. Zolang er in de beste verdeling
    zo'n grens staat, wordt die exact. Staat er geen meer in, dan is die verdeling bewezen de beste.
    """
    begin = time.monotonic()
    exact: dict[tuple[int, int], Zoneplan] = {}
    while True:
        aantallen = _beste_aantallen(geval, exact)
        open_ = [paar for paar in enumerate(aantallen) if paar not in exact]
        if not open_:
            break
        exact[open_[0]] = _zone(geval, *open_[0], seconden)
    plannen = [exact[paar] for paar in enumerate(aantallen)]
    gekozen = [(zone, list(ploeg)) for zone, plan in enumerate(plannen) for ploeg in plan.ploegen]
    if len(gekozen) != geval.verplegers:
        raise RuntimeError(f"{geval.naam} heeft geen oplossing")
    bewezen = all(plan.bewezen for plan in exact.values())
    return Uitkomst(geval.reken_na(gekozen), bewezen, time.monotonic() - begin)


@dataclass(frozen=True)
class Zoneplan:
    """De beste ploegen van één zone met een vast aantal verplegers; oneindig als dat aantal niet kan."""

    grens: float
    ploegen: list[tuple[int, ...]]
    bewezen: bool


def _beste_aantallen(geval: WerklastGeval, exact: dict[tuple[int, int], Zoneplan]) -> list[int]:
    """De goedkoopste verdeling van de verplegers over de zones, met een grens waar nog niets exact is."""
    beste: dict[int, tuple[float, list[int]]] = {0: (0, [])}
    for zone, lasten in enumerate(geval.zones):
        nieuw: dict[int, tuple[float, list[int]]] = {}
        for aantal in range(-(-len(lasten) // geval.hoogstens), len(lasten) // geval.minstens + 1):
            gelijk, rest = divmod(sum(lasten), aantal)
            grens: float = (aantal - rest) * gelijk**2 + rest * (gelijk + 1) ** 2
            if (zone, aantal) in exact:
                grens = exact[zone, aantal].grens
            for eerder, (waarde, aantallen) in beste.items():
                kan = (waarde + grens, [*aantallen, aantal])
                nieuw[eerder + aantal] = min(kan, nieuw.get(eerder + aantal, kan))
        beste = nieuw
    return beste[geval.verplegers][1]


def _zone(geval: WerklastGeval, zone: int, aantal: int, seconden: float) -> Zoneplan:
    """Elke ploeg die één verpleger aankan is een optie met haar gekwadrateerde last; eerst telt of iedereen past."""
    lasten = geval.zones[zone]
    ploegen = [
        wie
        for grootte in range(geval.minstens, geval.hoogstens + 1)
        for wie in combinations(range(len(lasten)), grootte)
        if sum(lasten[patient] for patient in wie) <= geval.last
    ]
    stelsel = Stelsel()
    kolom, over = stelsel.variabelen(len(ploegen)), stelsel.variabelen(len(lasten))
    mist = stelsel.variabelen(1, aantal)
    for patient in range(len(lasten)):
        bij = [nummer for nummer, wie in enumerate(ploegen) if patient in wie]
        stelsel.rij(np.append(kolom[bij], over[patient]), 1, 1, 1)
    stelsel.rij(np.append(kolom, mist), 1, aantal, aantal)
    kwadraat = np.array([sum(lasten[patient] for patient in wie) ** 2 for wie in ploegen])
    past_niet = np.append(over, mist)
    doelen = [Doel(past_niet, np.ones(len(past_niet), dtype=np.int64)), Doel(kolom, kwadraat)]
    zonder, stand = klim(stelsel, doelen, None, Instellingen(rekengrens=seconden))
    gekozen = [wie for nummer, wie in enumerate(ploegen) if stand.oplossing[nummer]]
    if zonder.waarde:
        return Zoneplan(math.inf, [], bewezen=zonder.waarde == zonder.ondergrens)
    return Zoneplan(stand.ondergrens, gekozen, bewezen=stand.waarde == stand.ondergrens)


def gewone_toedeling(geval: ToedelingGeval, seconden: float) -> Uitkomst:
    """Het gewone model van de toedeling."""
    model = cp_model.CpModel()
    kolom = [[model.new_bool_var("") for _ in geval.ruimte] for _ in geval.kosten]
    for rij in kolom:
        model.add_exactly_one(rij)
    for plek, ruimte in enumerate(geval.ruimte.tolist()):
        model.add(sum(int(geval.gebruik[taak, plek]) * rij[plek] for taak, rij in enumerate(kolom)) <= ruimte)
    model.minimize(sum(int(kosten) * kolom[taak][plek] for (taak, plek), kosten in np.ndenumerate(geval.kosten)))
    return _gewoon(
        model,
        seconden,
        lambda solver: geval.reken_na([next(p for p, x in enumerate(rij) if solver.value(x)) for rij in kolom]),
    )


def gewone_werklast(geval: WerklastGeval, seconden: float) -> Uitkomst:
    """Het gewone model van de werklast: wie bij wie, en de som van de kwadraten van de lasten."""
    model = cp_model.CpModel()
    wie = range(geval.verplegers)
    in_zone = [[model.new_bool_var("") for _ in geval.zones] for _ in wie]
    bij = [[[model.new_bool_var("") for _ in wie] for _ in lasten] for lasten in geval.zones]
    kwadraten = []
    for verpleger in wie:
        model.add_exactly_one(in_zone[verpleger])
        alle = [(zone, p) for zone, lasten in enumerate(geval.zones) for p in range(len(lasten))]
        for zone, patient in alle:
            model.add_implication(bij[zone][patient][verpleger], in_zone[verpleger][zone])
        aantal = sum(bij[zone][patient][verpleger] for zone, patient in alle)
        model.add_linear_constraint(aantal, geval.minstens, geval.hoogstens)
        last = model.new_int_var(0, geval.last, "")
        model.add(last == sum(geval.zones[zone][patient] * bij[zone][patient][verpleger] for zone, patient in alle))
        kwadraten.append(model.new_int_var(0, geval.last**2, ""))
        model.add_multiplication_equality(kwadraten[-1], [last, last])
    for patienten in bij:
        for keuze in patienten:
            model.add_exactly_one(keuze)
    model.minimize(sum(kwadraten))

    def lees(solver: cp_model.CpSolver) -> int:
        ploegen = []
        for verpleger in wie:
            zone = next(z for z, x in enumerate(in_zone[verpleger]) if solver.value(x))
            ploegen.append((zone, [p for p, rij in enumerate(bij[zone]) if solver.value(rij[verpleger])]))
        return geval.reken_na(ploegen)

    return _gewoon(model, seconden, lees)


def _gewoon(model: cp_model.CpModel, seconden: float, lees: Callable[[cp_model.CpSolver], int]) -> Uitkomst:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconden
    status = solver.solve(model)
    waarde = lees(solver) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None
    return Uitkomst(waarde, status == cp_model.OPTIMAL, solver.wall_time)


def meet_toedeling(gevallen: list[ToedelingGeval], waarden: dict[str, int], seconden: float) -> list[Rij]:
    """Meet elke toedeling langs beide wegen; zonder bekende waarde telt onze grens."""
    rijen = []
    for geval in gevallen:
        bekend = waarden.get(geval.naam, klem(*als_stelsel(geval)).ondergrens)
        rijen.append(Rij(geval.naam, bekend, zoek_toedeling(geval, seconden), gewone_toedeling(geval, seconden)))
        print(rijen[-1], file=sys.stderr, flush=True)
    return rijen


def meet_werklast(gevallen: list[WerklastGeval], waarden: dict[str, int], seconden: float) -> list[Rij]:
    """Meet elke werklast langs beide wegen."""
    rijen = []
    for geval in gevallen:
        wij, gewoon = zoek_werklast(geval, seconden), gewone_werklast(geval, seconden)
        rijen.append(Rij(geval.naam, waarden[geval.naam], wij, gewoon))
        print(rijen[-1], file=sys.stderr, flush=True)
        if wij.bewezen and wij.waarde != waarden[geval.naam]:
            raise AssertionError(f"{geval.naam}: bewezen {wij.waarde}, bekend is {waarden[geval.naam]}")
    return rijen


def tabel(kop: str, rijen: list[Rij]) -> str:
    """Per geval het gat en of het bewezen is, met onderaan het gemiddelde van wat beide vonden."""
    uit = [
        f"## {kop}",
        "",
        "| geval | bekend | gat wij | bewezen | seconden | gat CP-SAT | bewezen | seconden |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for rij in rijen:
        vakken = [
            f"{_procent(rij.gat(een))} | {'ja' if een.bewezen else 'nee'} | {een.seconden:.1f}"
            for een in (rij.wij, rij.gewoon)
        ]
        uit.append(f"| {rij.naam} | {rij.bekend} | {vakken[0]} | {vakken[1]} |")
    gaten = [(rij.gat(rij.wij), rij.gat(rij.gewoon)) for rij in rijen]
    samen = [(wij, gewoon) for wij, gewoon in gaten if wij is not None and gewoon is not None]
    if samen:
        wij, gewoon = (float(np.mean(kolom)) for kolom in zip(*samen, strict=True))
        deel = f", {wij / gewoon:.2f} keer" if gewoon else ""
        over = f"Gemiddeld gat over {len(samen)} gevallen waar beide een plan hebben"
        uit += ["", f"{over}: wij {wij:.3f} %, CP-SAT {gewoon:.3f} %{deel}."]
    bewezen = [sum(een.bewezen for een in kolom) for kolom in zip(*((r.wij, r.gewoon) for r in rijen), strict=True)]
    zonder = [
        sum(een.waarde is None for een in kolom) for kolom in zip(*((r.wij, r.gewoon) for r in rijen), strict=True)
    ]
    uit.append(
        f"Bewezen van {len(rijen)}: wij {bewezen[0]}, CP-SAT {bewezen[1]}. Zonder plan: {zonder[0]} en {zonder[1]}."
    )
    return "\n".join([*uit, ""])


def _procent(gat: float | None) -> str:
    return "geen plan" if gat is None else f"{gat:.3f} %"


def main() -> int:
    """Meet beide verzamelingen; zonder `--data` de gevallen in bench/gegevens en gemaakte toedelingen."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--klein", action="store_true", help="hoogstens 3 seconden per geval")
    lezer.add_argument("--seconden", type=float, default=60.0, help="wandtijd per geval en weg")
    lezer.add_argument("--seconden-werklast", type=float, help="hetzelfde voor de werklast; anders gelijk")
    lezer.add_argument("--data", type=Path, help="map met gap/, nursing_workload/ en waarden.csv")
    lezer.add_argument(
        "--alleen", default="", help="alleen toedelingen waarvan de naam hiermee begint (a, b, c, d of e)"
    )
    lezer.add_argument("--schrijf", type=Path, help="schrijf de uitkomst ook naar dit bestand")
    keuze = lezer.parse_args()
    seconden = min(3.0, keuze.seconden) if keuze.klein else keuze.seconden
    if keuze.data is None:
        waarden = lees_waarden(GEGEVENS / "waarden.csv")
        toedelingen = [maak_toedeling("C", 3, 12, 1), maak_toedeling("D", 4, 20, 2)]
        werklasten = [lees_werklast(pad) for pad in sorted((GEGEVENS / "werklast").glob("*.txt"))]
    else:
        waarden = lees_waarden(keuze.data / "waarden.csv")
        paden = sorted((keuze.data / "gap").iterdir())
        toedelingen = [lees_toedeling(pad) for pad in paden if pad.name.startswith(tuple(keuze.alleen.split(",")))]
        werklasten = [lees_werklast(pad) for pad in sorted((keuze.data / "nursing_workload").glob("*.txt"))]
    bij_werklast = seconden if keuze.klein or keuze.seconden_werklast is None else keuze.seconden_werklast
    werklast = tabel("Werklast", meet_werklast(werklasten, waarden, bij_werklast))
    toedeling = tabel("Toedeling", meet_toedeling(toedelingen, waarden, seconden))
    welke = (" --data MAP" if keuze.data else "") + (f" --alleen {keuze.alleen}" if keuze.alleen else "")
    opdracht = f"`python bench/openbaar.py{welke} --seconden {seconden:g} --seconden-werklast {bij_werklast:g}`"
    uit = f"# Openbare gevallen\n\nGemaakt met {opdracht}, 2 werkers, wandtijd.\n\n{werklast}\n{toedeling}"
    print(uit)
    if keuze.schrijf:
        keuze.schrijf.write_text(uit, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
