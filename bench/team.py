"""Teamgrootte: hoe lang duurt een bewezen weekvoorstel, naast drie andere wegen in dezelfde run?

    python -m pip install -r bench/eisen.txt
    python bench/team.py                 # 3 kraptes x 6 weken; schrijft bench/team.md
    python bench/team.py --klein         # één klein team, voor de dagelijkse controle
    python bench/team.py --opdracht      # alleen de duur van de hele opdracht naast de import van haar bibliotheken

(a) het gewone CP-SAT-model met standaardinstellingen, (b) hetzelfde sterke model in HiGHS (eigen proces),
(c) de vuistregel: één voor één, dringendste eerst. Gemeten wordt rekentijd (CPU) van alleen het oplossen. (a) en (b)
krijgen `--grens` keer de rekentijd die wij nodig hadden. Wie dan niet alle treden heeft bewezen, telt mee met wat hij
gebruikte: de verhouding is dan een ondergrens.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

WORTEL = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(WORTEL), str(WORTEL / "tests"), str(WORTEL / "tests" / "verdeling")]

import gewoon  # noqa: E402 - de mappen van de tests horen eerst in het zoekpad
from highs import Highs, Ladder  # noqa: E402 - idem
from lineair import Formulering  # noqa: E402 - idem
from opgave import maak_opgave  # noqa: E402 - idem
from teamweken import KLEIN_TEAM, TEAM, WEEK, Omvang, maak_teamweek  # noqa: E402 - idem

from wijknetwerk.meegeleverd import pad  # noqa: E402 - idem
from wijknetwerk.regels import Regelboek  # noqa: E402 - idem
from wijknetwerk.verdeling import verdeel  # noqa: E402 - idem
from wijknetwerk.verdeling.ladder import leg_op  # noqa: E402 - idem
from wijknetwerk.verdeling.opties import maak_opties  # noqa: E402 - idem
from wijknetwerk.verdeling.treden import TREDEN  # noqa: E402 - idem
from wijknetwerk.verdeling.vuistregel import volg_vuistregel  # noqa: E402 - idem
from wijknetwerk.weging import weeg  # noqa: E402 - idem

KRAPTES, ZADEN = (0.9, 1.0, 1.05), range(6)
ZONDER_PLEK, VOLGORDE = 1, 2
RONDES = 21
BIBLIOTHEKEN = (
    "import click, jinja2, matplotlib.backends.backend_svg, matplotlib.figure, networkx, numpy, pandas, pydantic\n"
    "import stdnum.nl.bsn, xlsxwriter\n"
    "from ortools.math_opt.core.python import solver\nfrom ortools.sat.python import cp_model"
)
"""Wat de opdracht van anderen laadt, in haar eigen en in haar tweede proces."""


@dataclass(frozen=True)
class Week:
    """Eén week: rekentijd en bewezen treden per weg, en wat de vuistregel laat liggen."""

    krapte: float
    zaad: int
    cpu: float
    bewezen: int
    gewoon_cpu: float
    gewoon_bewezen: int
    highs_cpu: float
    highs_bewezen: int
    vuist_cpu: float
    extra_zonder_plek: int
    extra_volgorde: int


def meet(krapte: float, zaad: int, omvang: Omvang, highs: Highs, grens: float) -> Week:
    """Meet alle wegen op één week en controleert dat bewezen waarden gelijk zijn."""
    boek = Regelboek.laad(pad("regels"), WEEK.maandag)
    week = maak_teamweek(zaad, krapte, omvang)
    wegingen = weeg(week, boek)
    begin = time.process_time()
    verdeling = verdeel(wegingen)
    cpu = time.process_time() - begin
    waarden = [trede.waarde for trede in verdeling.bewijs.treden]
    opgave = maak_opgave(week, wegingen.rijen, boek.drempels, boek.gebieden)
    plat = gewoon.los_op(Formulering(opgave).ladder, grens * cpu)
    opties = maak_opties(wegingen)
    stelsel, _, doelen = leg_op(opties)
    sterk = highs.los_op(Ladder.van_stelsel(stelsel, [doel for _, doel in doelen]), grens * cpu)
    begin = time.process_time()
    vuist = volg_vuistregel(opties)
    vuist_cpu = time.process_time() - begin
    assert plat.waarden[: plat.bewezen] == waarden[: plat.bewezen], (krapte, zaad, plat.waarden, waarden)
    assert sterk.waarden[: sum(sterk.bewezen)] == waarden[: sum(sterk.bewezen)], (krapte, zaad, sterk.waarden, waarden)
    extra = [trede.waarde(opties, vuist) - waarde for trede, waarde in zip(TREDEN, waarden, strict=True)]
    return Week(
        krapte=krapte,
        zaad=zaad,
        cpu=cpu,
        bewezen=sum(trede.bewezen for trede in verdeling.bewijs.treden),
        gewoon_cpu=plat.cpu,
        gewoon_bewezen=plat.bewezen,
        highs_cpu=sterk.cpu,
        highs_bewezen=sum(sterk.bewezen),
        vuist_cpu=vuist_cpu,
        extra_zonder_plek=extra[ZONDER_PLEK],
        extra_volgorde=extra[VOLGORDE],
    )


@dataclass(frozen=True)
class Opdrachtduur:
    """De hele opdracht `voorstel`, gedeeld door de kale import van haar bibliotheken."""

    wand: float
    cpu: float

    def __str__(self) -> str:
        hoe = f"{self.wand:.2f} keer de kale import van haar bibliotheken (rekentijd: {self.cpu:.2f} keer)"
        return f"De hele opdracht `voorstel` duurt {hoe}."


def opdrachtduur(rondes: int) -> Opdrachtduur:
    """De mediaan van rondes met de opdracht en de import vlak na elkaar, want een machine wisselt van snelheid."""
    with tempfile.TemporaryDirectory() as uit:
        heel = ["cli.py", "voorstel", "voorbeelddata/rkv", "--uit", uit]
        paren = [(_duur(heel), _duur(["-c", BIBLIOTHEKEN])) for _ in range(rondes)]
    wand, cpu = (median(heel[i] / kaal[i] for heel, kaal in paren) for i in (0, 1))
    return Opdrachtduur(wand, cpu)


def _duur(opdracht: Sequence[str]) -> tuple[float, float]:
    """Wandtijd en rekentijd van een kindproces."""
    begin, voor = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *opdracht], check=True, cwd=WORTEL, capture_output=True)
    na = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - begin, na.ru_utime + na.ru_stime - voor.ru_utime - voor.ru_stime


def tabel(weken: Sequence[Week], duur: Opdrachtduur, grens: float) -> str:
    """De uitkomst als Markdown, in verhoudingen tot onze eigen rekentijd."""
    alle = len(TREDEN)
    rijen = [
        "| krapte | zaad | bewezen | (a) gewoon | bewezen | (b) HiGHS | bewezen | (c) extra zonder plek / volgorde |",
        "|---|---|---|---|---|---|---|---|",
    ]
    rijen += [
        f"| {w.krapte} | {w.zaad} | {w.bewezen}/{alle} | {_keer(w.gewoon_cpu, w.cpu, w.gewoon_bewezen)} "
        f"| {w.gewoon_bewezen}/{alle} | {_keer(w.highs_cpu, w.cpu, w.highs_bewezen)} | {w.highs_bewezen}/{alle} "
        f"| +{w.extra_zonder_plek} / {w.extra_volgorde:+d} |"
        for w in weken
    ]
    mediaan_a = median(w.gewoon_cpu / w.cpu for w in weken)
    mediaan_b = median(w.highs_cpu / w.cpu for w in weken)
    staart = max(w.cpu for w in weken) / median(w.cpu for w in weken)
    rijen += [
        "",
        (
            f"- Weken met alle {alle} treden bewezen: {sum(w.bewezen == alle for w in weken)} van {len(weken)}; "
            f"(a) {sum(w.gewoon_bewezen == alle for w in weken)}, (b) {sum(w.highs_bewezen == alle for w in weken)}."
        ),
        (
            f"- Rekentijd ten opzichte van ons, mediaan: (a) {mediaan_a:.1f} keer, (b) {mediaan_b:.1f} keer "
            f"(een ≥ betekent: met {grens:.0f} keer onze rekentijd niet alles bewezen)."
        ),
        f"- De duurste week kost {staart:.1f} keer de mediaan.",
        f"- {duur}",
    ]
    return "\n".join(rijen)


def _keer(ander: float, eigen: float, bewezen: int) -> str:
    teken = "" if bewezen == len(TREDEN) else "≥ "
    return f"{teken}{ander / eigen:.1f} keer"


def main() -> int:
    """Meet en drukt de tabel af; zonder `--klein` ook naar bench/team.md."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--klein", action="store_true", help="één klein team, één week")
    lezer.add_argument("--grens", type=float, default=6.0, help="keer onze rekentijd voor (a) en (b)")
    lezer.add_argument("--opdracht", action="store_true", help="alleen de duur van de hele opdracht")
    keuze = lezer.parse_args()
    if keuze.opdracht:
        print(opdrachtduur(RONDES))
        return 0
    gevallen = [(1.0, 1)] if keuze.klein else [(krapte, zaad) for krapte in KRAPTES for zaad in ZADEN]
    weken = []
    with Highs() as highs:
        for krapte, zaad in gevallen:
            weken.append(meet(krapte, zaad, KLEIN_TEAM if keuze.klein else TEAM, highs, keuze.grens))
            print(weken[-1], flush=True)
    uitkomst = tabel(weken, opdrachtduur(1 if keuze.klein else RONDES), keuze.grens)
    print(uitkomst)
    if not keuze.klein:
        kop = "# Teamgrootte\n\nGemaakt met `python bench/team.py`; verhoudingen van rekentijd in één run.\n\n"
        Path(__file__).with_name("team.md").write_text(f"{kop}{uitkomst}\n", encoding="utf-8")
    return int(any(week.bewezen < len(TREDEN) for week in weken))


if __name__ == "__main__":
    sys.exit(main())
