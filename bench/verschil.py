"""Drie wegen naar hetzelfde antwoord: uitputtend zoeken, de ladder van de verdeling (CP-SAT) en HiGHS.

    python -m pip install -r bench/eisen.txt
    python bench/verschil.py --aantal 2000

Elke krappe week krijgt een eigen willekeurig beleid. De drie moeten op elke trede dezelfde waarde geven en hetzelfde
plan. Daarna gaan `--middel` weken van een klein wijkteam, te groot om op te sommen, langs CP-SAT en HiGHS.
Eindigt met exitcode 1 als er ook maar één verschil is; het zaad van de week staat erbij.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(WORTEL), str(WORTEL / "tests"), str(WORTEL / "tests" / "verdeling")]

from highs import Highs  # noqa: E402 - de mappen van de tests horen eerst in het zoekpad
from krappeweken import loten_van, maak_beleid, maak_krappe_week  # noqa: E402 - idem
from lineair import Formulering  # noqa: E402 - idem
from opgave import Opgave, maak_opgave  # noqa: E402 - idem
from teamweken import WEEK, Omvang, maak_teamweek  # noqa: E402 - idem
from uitputtend import Plan, aantal_plannen, plan_van_zetten, zoek_uit  # noqa: E402 - idem

from wijknetwerk.begrippen import SoortPlek, Werkvoorraad  # noqa: E402 - idem
from wijknetwerk.meegeleverd import pad  # noqa: E402 - idem
from wijknetwerk.regels import Regelboek  # noqa: E402 - idem
from wijknetwerk.verdeling import GEEN, Verdeling, verdeel  # noqa: E402 - idem
from wijknetwerk.verdeling.opties import SOORTEN  # noqa: E402 - idem
from wijknetwerk.weging import weeg  # noqa: E402 - idem

MIDDEL = Omvang(hulpvragen=14, wijkcoaches=4, partners=5, tweede_schil=4, groepen=4)
KRAPTES = (0.8, 0.9, 1.0, 1.1)


@dataclass(frozen=True)
class Weg:
    """Wat één weg als antwoord geeft."""

    treden: tuple[int, ...]
    plan: Plan


def main() -> int:
    """Vergelijkt en telt; 0 als er geen verschil is."""
    opties = argparse.ArgumentParser(description="uitputtend zoeken = CP-SAT = HiGHS")
    opties.add_argument("--aantal", type=int, default=2000, help="kleine weken langs alle drie de wegen")
    opties.add_argument("--middel", type=int, default=0, help="grotere weken langs CP-SAT en HiGHS")
    opties.add_argument("--vanaf", type=int, default=0, help="eerste zaad")
    opties.add_argument("--schrijf", action="store_true", help="schrijf bench/verschil.md")
    keuze = opties.parse_args()
    boek = Regelboek.laad(pad("regels"), WEEK.maandag)
    verschillen = 0
    with Highs() as highs:
        for zaad in range(keuze.vanaf, keuze.vanaf + keuze.aantal):
            verschillen += _klein(zaad, boek, highs)
        for zaad in range(keuze.vanaf, keuze.vanaf + keuze.middel):
            verschillen += _middel(zaad, boek, highs)
    uitkomst = (
        f"{keuze.aantal} kleine weken langs uitputtend zoeken, CP-SAT en HiGHS, {keuze.middel} grotere langs CP-SAT en "
        f"HiGHS: {verschillen} verschillen, in waarden of in plan."
    )
    print(uitkomst)
    if keuze.schrijf:
        opdracht = f"python bench/verschil.py --aantal {keuze.aantal} --middel {keuze.middel} --vanaf {keuze.vanaf}"
        tekst = f"# Drie wegen, één antwoord\n\nGemaakt met `{opdracht} --schrijf`.\n\n- {uitkomst}\n"
        Path(__file__).with_suffix(".md").write_text(tekst, encoding="utf-8")
    return min(verschillen, 1)


def _klein(zaad: int, boek: Regelboek, highs: Highs) -> int:
    loten = loten_van(zaad)
    week, beleid = maak_krappe_week(loten), maak_beleid(loten, boek)
    opgave, ladder = _beide(week, beleid)
    uitslag = zoek_uit(opgave)
    ander = _met_highs(opgave, highs)
    goed = ladder.treden == ander.treden == uitslag.treden
    goed = goed and ladder.plan in uitslag.plannen and ander.plan in uitslag.plannen
    return _meld(goed, f"zaad {zaad} ({aantal_plannen(opgave)} plannen)", uitslag, ladder, ander)


def _middel(zaad: int, boek: Regelboek, highs: Highs) -> int:
    week = maak_teamweek(zaad, KRAPTES[zaad % len(KRAPTES)], MIDDEL)
    opgave, ladder = _beide(week, boek)
    ander = _met_highs(opgave, highs)
    return _meld(ladder == ander, f"grotere week, zaad {zaad}", ladder, ander)


def _meld(goed: bool, wat: str, *antwoorden: object) -> int:  # noqa: FBT001 - de uitkomst van de vergelijking
    if not goed:
        print(f"VERSCHIL bij {wat}:", *antwoorden, sep="\n  ")
    return int(not goed)


def _beide(week: Werkvoorraad, beleid: Regelboek) -> tuple[Opgave, Weg]:
    """De opgave, en wat de verdeling ervan maakt."""
    wegingen = weeg(week, beleid)
    verdeling = verdeel(wegingen)
    treden = verdeling.bewijs.treden
    if verdeling.bewijs.noodplan or not all(trede.bewezen for trede in treden):
        raise AssertionError(f"niet bewezen: {treden}")
    opgave = maak_opgave(week, wegingen.rijen, beleid.drempels, beleid.gebieden)
    return opgave, Weg(tuple(trede.waarde for trede in treden), _plan_van(verdeling))


def _plan_van(verdeling: Verdeling) -> Plan:
    opties, keuze = verdeling.opties, verdeling.keuze
    coaches = opties.veld.codes(SoortPlek.ZELF)
    plan: Plan = {}
    for vraag in opties.verdeeld:
        optie, bij = int(keuze.optie[vraag]), int(keuze.bij[vraag])
        plek = ("geen_plek", "geen_plek") if optie == GEEN else (opties.code(optie), str(SOORTEN[opties.soort[optie]]))
        ander = None if bij == GEEN else coaches[int(opties.bij_coach[bij])]
        plan[opties.wegingen.rijen[vraag].hulpvraag.nummer] = (*plek, ander)
    return plan


def _met_highs(opgave: Opgave, highs: Highs) -> Weg:
    formulering = Formulering(opgave)
    antwoord = highs.los_op(formulering.ladder)
    if antwoord.oplossing is None or not all(antwoord.bewezen):
        raise AssertionError("HiGHS bewees niet elke trede")
    return Weg(tuple(antwoord.waarden), plan_van_zetten(formulering.zetten_van(antwoord.oplossing)))


if __name__ == "__main__":
    sys.exit(main())
