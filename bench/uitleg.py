"""Is de uitleg waar, en hoe duur is zij?

    python bench/uitleg.py            # de volle telling; schrijft bench/uitleg.md
    python bench/uitleg.py --klein    # enkele weken, voor de bouwstraat

Deel 1 telt beweringen op krappe weken van drie of vier hulpvragen. Elke bewering wordt nagerekend zonder de code die
haar maakte: eisen langs de toets, prijzen en meerwaarde langs uitputtend zoeken, sneden langs de stelling van Hall, en
tegenfeiten langs een nieuw weekvoorstel van de veranderde week. Eén onware bewering en de meting stopt met een fout.

Deel 2 meet op teamweken van 60 hulpvragen de rekentijd, in verhouding tot één keer verdelen: de uitleg die in het
voorstel staat (alle andere plekken van alle rijen), en één plek afdwingen en opnieuw oplossen.

Deel 3 (los: `--beste`) meet het doel zelf: als het plan er is, van elke rij de drie beste andere plekken, elk met haar
uitleg in zinnen. Wat een plek kost staat daarin als de rest van het plan blijft.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from statistics import median
from typing import TypeVar

WORTEL = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(WORTEL), *(str(WORTEL / "tests" / map_) for map_ in ("", "verdeling", "uitleg"))]

from beweringen import (  # noqa: E402 - de mappen van de tests horen eerst in het zoekpad
    REGELS,
    Week,
    meerwaarde,
    prijzen,
    redenen_van_tekort,
    rest_blijft,
    tegenfeiten,
    uitsluitingen,
)
from krappeweken import loten_van, maak_krappe_week  # noqa: E402 - idem
from nagerekend import Nagerekend  # noqa: E402 - idem
from teamweken import WEEK, maak_teamweek  # noqa: E402 - idem
from tekort_waar import tekorten_kloppen  # noqa: E402 - idem

from wijknetwerk.begrippen import Alternatief, Rij  # noqa: E402 - idem
from wijknetwerk.rapport.blik import Alternatieven, Blik  # noqa: E402 - idem
from wijknetwerk.rapport.terminal import maak_alternatieven  # noqa: E402 - idem
from wijknetwerk.regels import Regelboek  # noqa: E402 - idem
from wijknetwerk.verdeling import Verdeling, verdeel  # noqa: E402 - idem
from wijknetwerk.verdeling.dwang import Dwinger  # noqa: E402 - idem
from wijknetwerk.verdeling.eerlijk import bepaal_eerlijkheid  # noqa: E402 - idem
from wijknetwerk.verdeling.klem import Klem, klem  # noqa: E402 - idem
from wijknetwerk.verdeling.ladder import leg_op  # noqa: E402 - idem
from wijknetwerk.verdeling.tekort import verklaar_tekort  # noqa: E402 - idem
from wijknetwerk.verdeling.waarom import Waarom  # noqa: E402 - idem
from wijknetwerk.weekvoorstel import vertel  # noqa: E402 - idem
from wijknetwerk.weging import weeg  # noqa: E402 - idem

T = TypeVar("T")
PER_RIJ = 3
BESTE = ((0.9, 1), (1.0, 2), (1.0, 3), (1.0, 4), (1.15, 1), (1.5, 4))
TEAMWEKEN = ((0.9, 1), (1.0, 2), (1.0, 3), (1.15, 1))


def sneden(week: Week) -> int:
    """Elke snede vraagt meer dan er vrij is, en samen zijn zij het tekort volgens Hall."""
    tekorten_kloppen(Nagerekend(week.werkvoorraad, week.voorstel, REGELS), week.verdeling.opties)
    return len(week.voorstel.tekorten)


BEWERINGEN: tuple[tuple[str, Callable[[Week], int], int], ...] = (
    ("uitgesloten: zonder precies deze eisen open, zonder alle behalve één dicht", uitsluitingen, 1),
    ("verschil in het voorstel: het plan met alleen deze verhuizing", rest_blijft, 1),
    ("prijs van een andere plek: dwingen en opnieuw uitputtend zoeken", prijzen, 1),
    ("tekort: snede, indelingsverlies of geen opties, met Hall", sneden, 1),
    ("tekort: de reden van wie nergens heen kan", redenen_van_tekort, 1),
    ("tekort: wat een stap meer ruimte waard is", meerwaarde, 1),
    ("tegenfeit: gooit de uitkomst om", lambda week: tegenfeiten(week, met_doel=False), 10),
    ("tegenfeit naar een plek: komt daar uit", lambda week: tegenfeiten(week, met_doel=True), 20),
)
"""Wat er beweerd wordt, wie het narekent, en op hoeveel van de weken (elke zoveelste)."""


@dataclass(frozen=True)
class Beste:
    """De drie beste andere plekken van elke rij van één teamweek: hoeveel van elke soort, en wat zij kosten."""

    krapte: float
    zaad: int
    rijen: int
    soorten: Counter[str]
    zeker: int
    """Bij zoveel van wat kan, bewijst het lineaire model dat de hoogste trede die scheelt niet lager kan."""
    uitrekenen: float
    zinnen: float


@dataclass(frozen=True)
class Duur:
    """Rekentijd van één teamweek, in verhouding tot één keer verdelen."""

    krapte: float
    zaad: int
    plekken: int
    opgeslagen: float
    seconden: float
    eerlijkheid: float
    tekort: float
    dwingen: float


def tel(weken: int) -> Counter[str]:
    """Rekent alle beweringen van zoveel weken na; een onware bewering is een AssertionError."""
    boek = Regelboek.laad(REGELS, WEEK.maandag)
    telling: Counter[str] = Counter()
    for zaad in range(weken):
        week = Week(maak_krappe_week(loten_van(zaad)), boek)
        for naam, reken_na, elke in BEWERINGEN:
            if zaad % elke == 0:
                telling[naam] += reken_na(week)
    return telling


def meet(krapte: float, zaad: int, proef: int) -> Duur:
    """Meet één teamweek; van `proef` plekken wordt de prijs afgedwongen."""
    werkvoorraad = maak_teamweek(zaad, krapte)
    wegingen = weeg(werkvoorraad, Regelboek.laad(REGELS, WEEK.maandag))
    verdelen, verdeling = _tijd(lambda: verdeel(wegingen))
    vragen = [int(vraag) for vraag in verdeling.opties.verdeeld]
    waarom = Waarom(verdeling)
    uitleggen, lijsten = _tijd(lambda: [waarom.alternatieven(vraag) for vraag in vragen])
    beste = [
        (vraag, ander.plek)
        for vraag, lijst in zip(vragen, lijsten, strict=True)
        for ander in [een for een in lijst if een.toegestaan][:PER_RIJ]
    ]
    eerlijk, _ = _tijd(lambda: bepaal_eerlijkheid(verdeling))
    tekort, _ = _tijd(lambda: verklaar_tekort(verdeling))
    greep = Random(zaad).sample(beste, proef)  # noqa: S311 - een proef, geen geheim
    dwinger = Dwinger(verdeling)
    dwingen, _ = _tijd(lambda: [dwinger.dwing(vraag, plek) for vraag, plek in greep])
    return Duur(
        krapte=krapte,
        zaad=zaad,
        plekken=len(beste),
        opgeslagen=uitleggen / verdelen,
        seconden=uitleggen,
        eerlijkheid=eerlijk / verdelen,
        tekort=tekort / verdelen,
        dwingen=dwingen / proef / verdelen,
    )


def meet_beste(krapte: float, zaad: int) -> Beste:
    """Meet de uitleg van de drie beste andere plekken per rij, als het plan er al is."""
    boek = Regelboek.laad(REGELS, WEEK.maandag)
    werkvoorraad = maak_teamweek(zaad, krapte)
    verdeling = verdeel(weeg(werkvoorraad, boek))
    blik = Blik(vertel(verdeling, boek), werkvoorraad)
    vragen = verdeling.opties.verdeeld.tolist()
    # een verse `Waarom`: niets wat `vertel` al uitrekende telt als gratis
    waarom = Waarom(verdeling)
    uitrekenen, lijsten = _tijd(lambda: [waarom.alternatieven(vraag) for vraag in vragen])
    rijen = [
        blik.voorstel.rijen[vraag].model_copy(update={"alternatieven": lijst})
        for vraag, lijst in zip(vragen, lijsten, strict=True)
    ]
    zinnen, uit = _tijd(lambda: [_drie_beste(blik, rij) for rij in rijen])
    assert all(tekst for tekst, _ in uit)
    beste = [(rij.hulpvraag, *een) for rij, (_, per_rij) in zip(rijen, uit, strict=True) for een in per_rij]
    ondergrens = Ondergrens(verdeling)
    return Beste(
        krapte,
        zaad,
        len(rijen),
        Counter(soort for _, soort, _ in beste),
        sum(ondergrens.haalt(nummer, ander) for nummer, soort, ander in beste if soort == "kan"),
        uitrekenen,
        zinnen,
    )


def _drie_beste(blik: Blik, rij: Rij) -> tuple[str, list[tuple[str, Alternatief]]]:
    """De tekst over de drie beste andere plekken, en die plekken met hun soort uitleg."""
    anderen = blik.alternatieven(rij)
    met_soort = [(soort, ander) for soort, deel in zip(Alternatieven._fields, anderen, strict=True) for ander in deel]
    beste = met_soort[:PER_RIJ]
    kort = rij.model_copy(update={"alternatieven": tuple(ander for _, ander in beste)})
    return maak_alternatieven(blik, kort), beste


class Ondergrens:
    """Wat een plek volgens de prijzen van het lineaire model minstens kost, zonder iets opnieuw op te lossen."""

    def __init__(self, verdeling: Verdeling) -> None:
        self.opties = verdeling.opties
        stelsel, self.kolommen, doelen = leg_op(verdeling.opties)
        self.treden: dict[str, tuple[Klem, int]] = {}
        for bewijs, (trede, doel) in zip(verdeling.bewijs.treden[:-1], doelen[:-1], strict=True):
            assert bewijs.bewezen, bewijs
            prijzen = klem(stelsel, doel)
            self.treden[trede.naam] = prijzen, bewijs.waarde
            stelsel.zet_vast(*prijzen.te_duur(bewijs.waarde))
            stelsel.houd_vast(doel, bewijs.waarde)

    def haalt(self, nummer: str, ander: Alternatief) -> bool:
        """Of het verschil op de hoogste trede die scheelt ook de ondergrens is; scheelt er niets, dan altijd."""
        if not ander.verschil:
            return True
        naam = next(trede for trede in self.treden if trede in ander.verschil)
        prijzen, waarde = self.treden[naam]
        vragen = self.opties.veld.werkvoorraad.hulpvragen
        hier = [
            kolom
            for optie, kolom in enumerate(self.kolommen.optie.tolist())
            if vragen[self.opties.hulpvraag[optie]].nummer == nummer and self.opties.code(optie) == ander.plek
        ]
        gedwongen = (replace(prijzen, exact=prijzen.exact + max(0, int(prijzen.prijs[kolom]))) for kolom in hier)
        return min(een.ondergrens for een in gedwongen) - waarde == ander.verschil[naam]


def tabel_beste(metingen: list[Beste]) -> str:
    """De uitkomst van deel 3."""
    rijen = [
        f"De {PER_RIJ} beste andere plekken van elke rij, als het plan er is (rekentijd in seconden; doel: samen 2 s):",
        "",
        "| krapte | zaad | rijen | kan | vol | uitgesloten | uitrekenen | zinnen | samen | zeker |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    rijen += [
        f"| {een.krapte} | {een.zaad} | {een.rijen} | {een.soorten['kan']} | {een.soorten['vol']} "
        f"| {een.soorten['mag_niet']} | {een.uitrekenen:.2f} | {een.zinnen:.2f} | {een.uitrekenen + een.zinnen:.2f} "
        f"| {een.zeker} van {een.soorten['kan']} |"
        for een in metingen
    ]
    rijen += [
        "",
        "- `uitrekenen` is alle andere plekken van alle rijen, niet alleen de drie beste: die kies je pas daarna.",
        (
            "- Bij `kan` is het verschil per trede dat van het plan met alleen deze verhuizing. Meer kost zij nooit "
            "als anderen mogen schuiven, wel vaak minder; die prijs, en wie er dan meeverhuist, zit niet in deze tijd."
        ),
        (
            "- `zeker`: zo vaak bewijst het lineaire model zonder opnieuw oplossen dat het verschil op de hoogste "
            "trede die scheelt precies de prijs is. Dat is te vaak niet zo om er in het voorstel op te bouwen."
        ),
    ]
    return "\n".join(rijen)


def _tijd(doe: Callable[[], T]) -> tuple[float, T]:
    begin = time.process_time()
    uit = doe()
    return time.process_time() - begin, uit


def tabel(telling: Counter[str], weken: int, duren: list[Duur]) -> str:
    """De uitkomst als twee tabellen."""
    rijen = [
        f"Onwaar: 0 van {telling.total()} beweringen, over {weken} weken.",
        "",
        "| Bewering | nagerekend |",
        "|---|---|",
    ]
    rijen += [f"| {naam} | {telling[naam]} |" for naam, _, _ in BEWERINGEN]
    rijen += [
        "",
        f"Rekentijd op een teamweek van 60 hulpvragen, in keren één keer verdelen ({PER_RIJ} plekken per rij):",
        "",
        "| krapte | zaad | beste plekken | uitleg in het voorstel | eerlijkheid | tekort | één plek afdwingen |",
        "|---|---|---|---|---|---|---|",
    ]
    rijen += [
        f"| {een.krapte} | {een.zaad} | {een.plekken} | {een.opgeslagen:.2f} | {een.eerlijkheid:.2f} "
        f"| {een.tekort:.2f} | {een.dwingen:.2f} |"
        for een in duren
    ]
    langst = max(een.seconden for een in duren)
    dwingen = median(een.dwingen for een in duren)
    rijen += [
        "",
        f"- Alle andere plekken van een heel voorstel uitleggen kost hoogstens {langst:.2f} s rekentijd (doel: 2 s).",
        (
            f"- Eén plek afdwingen en opnieuw oplossen kost (mediaan) {dwingen:.2f} keer één keer verdelen. Van alle "
            "beste plekken samen is dat veel meer dan 2 s; `uitleg` doet het daarom alleen op verzoek."
        ),
    ]
    return "\n".join(rijen)


def main() -> int:
    """Telt, meet, en schrijft zonder `--klein` ook bench/uitleg.md."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--klein", action="store_true", help="20 weken en één teamweek")
    lezer.add_argument("--weken", type=int, default=300, help="aantal krappe weken")
    lezer.add_argument("--proef", type=int, default=8, help="aantal afgedwongen plekken per teamweek")
    lezer.add_argument("--beste", action="store_true", help="alleen deel 3, zonder iets te schrijven")
    keuze = lezer.parse_args()
    drie_beste = tabel_beste([meet_beste(*week) for week in BESTE[: 1 if keuze.klein else None]])
    if keuze.beste:
        print(drie_beste)
        return 0
    weken, proef = (20, 2) if keuze.klein else (keuze.weken, keuze.proef)
    telling = tel(weken)
    duren = [meet(krapte, zaad, proef) for krapte, zaad in TEAMWEKEN[: 1 if keuze.klein else None]]
    uitkomst = f"{tabel(telling, weken, duren)}\n\n{drie_beste}"
    print(uitkomst)
    if not keuze.klein:
        kop = f"# Uitleg\n\nGemaakt met `python bench/uitleg.py --weken {weken} --proef {proef}`.\n\n"
        Path(__file__).with_name("uitleg.md").write_text(f"{kop}{uitkomst}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
