"""Land: hulpvragen per seconde, piekgeheugen en gat over veel gemeenten langs dezelfde weg.

python bench/land.py --schrijf bench/land.md      # 340 gemeenten, samen ongeveer 200.000 hulpvragen
python bench/land.py --klein                      # twee kleine gemeenten, voor de dagelijkse controle
"""

import argparse
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(WORTEL))

from stadsweken import Stad, maak_stadsweek, regelboek  # noqa: E402 - de map van het project hoort eerst in het zoekpad
from teamweken import KLEIN_TEAM, Omvang  # noqa: E402 - idem

from wijknetwerk.begrippen import Product, Schil, Werkvoorraad, Wet  # noqa: E402 - idem
from wijknetwerk.studie import Verdeelsleutel, bestudeer, deelweek, tel_op, verdeel_gedeelde_ruimte  # noqa: E402 - idem
from wijknetwerk.studie.gedeeld import Ruimte  # noqa: E402 - idem
from wijknetwerk.verdeling import Instellingen  # noqa: E402 - idem

TEAM = Omvang(hulpvragen=196, wijkcoaches=14, partners=8, tweede_schil=12, groepen=8)
GEMEENTE = Stad(teams=3, team=TEAM)
"""Gemiddeld 588 hulpvragen per gemeente; 340 gemeenten zijn er 199.920."""
KLEINE_GEMEENTE = Stad(teams=2, team=KLEIN_TEAM, ruimer=2)
INSTELLINGEN = Instellingen(ronden=0)
KILOBYTES_PER_GIGABYTE = 1024**2
REGIO = 10
"""Zoveel gemeenten delen een partner."""
UREN_PER_GEMEENTE = 40
"""Zoveel uur basis en specialistisch heeft een gedeelde partner per gemeente: minder dan er gevraagd wordt."""
GEDEELD = ("regio",)


def _week(zaad: int, stad: Stad) -> Werkvoorraad:
    return maak_stadsweek(zaad, stad)


def _week_in_regio(zaad: int, stad: Stad, gemeenten: int) -> Werkvoorraad:
    """Een grote of kleine gemeente, met erbij de partner die zij met de andere deelt, met zijn hele ruimte."""
    week = maak_stadsweek(zaad, replace(stad, teams=1 if zaad % 2 else stad.teams))
    voorbeeld = next(wie for wie in week.aanbieders if wie.schil is Schil.TWEEDE_SCHIL)
    ruimte = 60 * UREN_PER_GEMEENTE * gemeenten
    anders = {
        "wetten": tuple(Wet),
        "producten": tuple(Product),
        "expertise": tuple(sorted({code for vraag in week.hulpvragen for code in vraag.expertise})),
        "gebieden": (),
        "ruimte_basis": ruimte,
        "ruimte_specialistisch": ruimte,
    }
    erbij = tuple(voorbeeld.model_copy(update={"code": code, "naam": code, **anders}) for code in GEDEELD)
    return week.model_copy(update={"aanbieders": (*week.aanbieders, *erbij)})


def meet_gedeeld(stad: Stad, aantal: int, werkers: int) -> str:
    """Een regio die een partner deelt: gelijk verdeeld en verdeeld met een prijs, naast dezelfde ondergrens."""
    weken = [partial(_week_in_regio, zaad, stad, aantal) for zaad in range(aantal)]
    boek, begin = regelboek(stad), time.monotonic()
    with ProcessPoolExecutor(werkers) as pool:
        sleutel = verdeel_gedeelde_ruimte(weken, boek, GEDEELD, pool)
        seconden = time.monotonic() - begin
        gelijk = [{ruimte: minuten // aantal for ruimte, minuten in _hele_ruimte(sleutel).items()}] * aantal
        uitkomsten = [
            tel_op(
                bestudeer(map(deelweek, weken, delen), boek, pool, INSTELLINGEN),
                sleutel.ondergrens,
            )
            for delen in (gelijk, sleutel.delen)
        ]
    zonder = [uitkomst.treden["zonder_plek"] for uitkomst in uitkomsten]
    kop = f"{aantal} gemeenten ({uitkomsten[0].hulpvragen} hulpvragen) delen een partner."
    gaten = [f"{uitkomst.gat:.2%}" for uitkomst in uitkomsten]
    return (
        f"## Een regio die een partner deelt\n\n{kop} Gat tot de ondergrens voor elke verdeling van die ruimte: "
        f"{gaten[0]} als ieder evenveel krijgt, {gaten[1]} met een prijs per minuut; zonder plek {zonder[0]} en "
        f"{zonder[1]}. De prijzen kosten {seconden:.0f} s."
    )


def _hele_ruimte(sleutel: Verdeelsleutel) -> dict[Ruimte, int]:
    return {ruimte: sum(deel[ruimte] for deel in sleutel.delen) for ruimte in sleutel.delen[0]}


def meet(stad: Stad, aantal: int, werkers: int) -> str:
    """Rekent zoveel gemeenten door en geeft de tabel."""
    weken = [partial(_week, zaad, stad) for zaad in range(aantal)]
    begin = time.monotonic()
    with ProcessPoolExecutor(werkers) as pool:
        land = tel_op(bestudeer(weken, regelboek(stad), pool, INSTELLINGEN))
    seconden = time.monotonic() - begin
    gebruik = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = gebruik.ru_utime + gebruik.ru_stime
    piek = max(resource.getrusage(wie).ru_maxrss for wie in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    rijen = [
        (
            f"{land.gemeenten} gemeenten, {land.hulpvragen} hulpvragen, {land.opties} opties, {werkers} werkers: "
            f"{land.hulpvragen / seconden:.0f} hulpvragen per seconde ({seconden:.0f} s), "
            f"{land.hulpvragen / cpu:.0f} per seconde rekentijd van één werker, "
            f"piek {piek / KILOBYTES_PER_GIGABYTE:.2f} GB per proces."
        ),
        "",
        f"Gat van de gewogen som tot de bewezen grens: {land.gat:.2%}.",
        "",
        "| trede | waarde |",
        "|---|---|",
    ]
    rijen += [f"| {naam} | {waarde} |" for naam, waarde in land.treden.items()]
    return "\n".join(rijen)


def main() -> int:
    """Meet en drukt de tabel af."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--klein", action="store_true", help="twee kleine gemeenten")
    lezer.add_argument("--gemeenten", type=int, default=340, help="hoeveel gemeenten; 0 is alleen de regio")
    lezer.add_argument("--regio", type=int, default=REGIO, help="hoeveel gemeenten er een partner delen; 0 is geen")
    lezer.add_argument("--werkers", type=int, default=2, help="hoeveel processen")
    lezer.add_argument("--schrijf", type=Path, help="schrijf de tabel ook in dit bestand")
    keuze = lezer.parse_args()
    stad, aantal = (KLEINE_GEMEENTE, 2) if keuze.klein else (GEMEENTE, keuze.gemeenten)
    regio = min(keuze.regio, 2) if keuze.klein else keuze.regio
    delen = [meet(stad, aantal, keuze.werkers)] if aantal else []
    delen += [meet_gedeeld(stad, regio, keuze.werkers)] if regio else []
    uitkomst = "\n\n".join(delen)
    print(uitkomst)
    if keuze.schrijf:
        kop = f"# Land\n\nGemaakt met `python bench/land.py --gemeenten {aantal} --schrijf bench/land.md`.\n\n"
        keuze.schrijf.write_text(f"{kop}{uitkomst}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
