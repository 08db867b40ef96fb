"""Stadsweg: hoeveel rekentijd elke stap van `voorstel` en `toets` kost op een werkmap zo groot als een stad.

    python bench/stadsweg.py --schrijf bench/stadsweg.md    # 2.200 en 5.000 hulpvragen
    python bench/stadsweg.py --klein                        # 120 hulpvragen, voor de dagelijkse controle

De werkmap staat op schijf en loopt langs dezelfde functies als de opdrachten; de regels zijn de meegeleverde, met de
gebieden van deze stad. Een plan dat de toets afkeurt, laat deze meting falen.
"""

import argparse
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

WORTEL = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(WORTEL))

from stadsweken import IN_ZORG, KLEINE_STAD, STAD, Stad, maak_stadsweek, regelboek  # noqa: E402 - eerst het zoekpad
from teamweken import WEEK  # noqa: E402 - idem

from wijknetwerk.begrippen import Weekvoorstel, Werkvoorraad  # noqa: E402 - idem
from wijknetwerk.invoer.lezen import lees  # noqa: E402 - idem
from wijknetwerk.invoer.schrijven import schrijf_werkmap  # noqa: E402 - idem
from wijknetwerk.meegeleverd import pad  # noqa: E402 - idem
from wijknetwerk.rapport.csv import maak_csv  # noqa: E402 - idem
from wijknetwerk.rapport.html import maak_html  # noqa: E402 - idem
from wijknetwerk.rapport.json import maak_json  # noqa: E402 - idem
from wijknetwerk.rapport.xlsx import maak_xlsx  # noqa: E402 - idem
from wijknetwerk.regels import Regelboek, laad_woordenlijst  # noqa: E402 - idem
from wijknetwerk.toets import toets  # noqa: E402 - idem
from wijknetwerk.verdeling import Instellingen, verdeel  # noqa: E402 - idem
from wijknetwerk.weekvoorstel import vertel  # noqa: E402 - idem
from wijknetwerk.weging import weeg  # noqa: E402 - idem

T = TypeVar("T")


class Klok:
    """De rekentijd en wandtijd per stap."""

    def __init__(self) -> None:
        self.stappen: list[tuple[str, float, float]] = []

    def meet(self, naam: str, werk: Callable[[], T]) -> T:
        """Doet het werk en onthoudt hoe lang dat duurde."""
        cpu, wand = time.process_time(), time.monotonic()
        uit = werk()
        self.stappen.append((naam, time.process_time() - cpu, time.monotonic() - wand))
        print(f"{naam}: {self.stappen[-1][1]:.1f} s rekentijd", file=sys.stderr, flush=True)
        return uit


def met_gebieden(stad: Stad, map_: Path) -> Path:
    """Een kopie van de meegeleverde regels met de gebieden van deze stad."""
    shutil.copytree(pad("regels"), map_)
    gebieden = ", ".join(f'"{gebied}"' for gebied in regelboek(stad).regelset.gebieden)
    for bestand in map_.glob("2025*/regelset.toml"):
        tekst = bestand.read_text(encoding="utf-8")
        bestand.write_text(
            re.sub(r"^gebieden = \[.*?\]", f"gebieden = [{gebieden}]", tekst, flags=re.MULTILINE), "utf-8"
        )
    return map_


def meet(stad: Stad, map_: Path, instellingen: Instellingen) -> tuple[Weekvoorstel, Klok]:
    """Loopt de hele weg met één werkmap."""
    klok, regels = Klok(), met_gebieden(stad, map_ / "regels")
    schrijf_werkmap(map_ / "werkmap", _binnen_contract(maak_stadsweek(1, stad)))
    boek = klok.meet("regels lezen", lambda: Regelboek.laad(regels, WEEK.maandag))
    lezing = klok.meet("werkmap lezen", lambda: lees(map_ / "werkmap", laad_woordenlijst(regels), WEEK, WEEK.maandag))
    week = lezing.werkvoorraad
    if week is None:
        raise SystemExit("\n".join(str(fout) for fout in lezing.fouten[:5]))
    wegingen = klok.meet("wegen", lambda: weeg(week, boek))
    verdeling = klok.meet("verdelen", lambda: verdeel(wegingen, instellingen))
    voorstel = klok.meet("vertellen", lambda: vertel(verdeling, boek))
    klok.meet("toets", lambda: _keur(toets(week, voorstel, regels)))
    klok.meet("json", lambda: maak_json(voorstel))
    klok.meet("xlsx", lambda: maak_xlsx(voorstel, week))
    klok.meet("html", lambda: maak_html(voorstel, week))
    klok.meet("csv", lambda: maak_csv(voorstel, week))
    return voorstel, klok


def _binnen_contract(week: Werkvoorraad) -> Werkvoorraad:
    """Een contract dat de uren begeleiding draagt; de lezer weigert terecht meer uren dan er in een contract staan."""
    coaches = [
        coach.model_copy(update={"contract_minuten": max(coach.contract_minuten, coach.begeleiding_minuten)})
        for coach in week.wijkcoaches
    ]
    return week.model_copy(update={"wijkcoaches": tuple(coaches)})


def _keur(bevindingen: tuple[object, ...]) -> None:
    if bevindingen:
        raise SystemExit(f"de toets keurt dit plan af: {bevindingen[:5]}")


def tabel(voorstel: Weekvoorstel, klok: Klok) -> str:
    """De stappen en de treden als Markdown."""
    rijen = [f"## {len(voorstel.rijen)} hulpvragen", "", "| stap | rekentijd | wandtijd |", "|---|---|---|"]
    rijen += [f"| {naam} | {cpu:.1f} s | {wand:.1f} s |" for naam, cpu, wand in klok.stappen]
    rijen += ["", "| trede | waarde | minstens | bewezen |", "|---|---|---|---|"]
    rijen += [
        f"| {trede.naam} | {trede.waarde} | {trede.ondergrens} | {'ja' if trede.bewezen else 'nee'} |"
        for trede in voorstel.bewijs.treden
    ]
    return "\n".join(rijen)


def main() -> int:
    """Meet en drukt de tabellen af."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--klein", action="store_true", help="een stad van twee teams, langs de weg van een grote week")
    lezer.add_argument("--schrijf", type=Path, help="schrijf de tabellen ook in dit bestand")
    keuze = lezer.parse_args()
    delen = []
    for stad in (KLEINE_STAD,) if keuze.klein else (IN_ZORG, STAD):
        instellingen = Instellingen(groot_vanaf=0) if keuze.klein else Instellingen()
        with tempfile.TemporaryDirectory() as map_:
            delen.append(tabel(*meet(stad, Path(map_), instellingen)))
        print(delen[-1], flush=True)
        if keuze.schrijf:
            kop = "# Stadsweg\n\nGemaakt met `python bench/stadsweg.py --schrijf bench/stadsweg.md`; één werker.\n\n"
            keuze.schrijf.write_text(kop + "\n\n".join(delen) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
