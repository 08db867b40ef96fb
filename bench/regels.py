"""Meet de regelmotor naast zen-engine, rule-engine en pandas `df.eval`, op dezelfde tabel van 14 regels × 13 velden.

    python -m pip install -r bench/eisen.txt
    python bench/regels.py --schrijf            # alle verhoudingen, naar bench/regels.md
    python bench/regels.py --klein              # voor CI: minder gevallen
    python bench/regels.py --gelijk 100000      # één geval = veel gevallen, op alle tabellen van beide regelsets

Alle motoren moeten het over elk geval eens zijn, met elkaar en met de tabel als gewone Python. Tijden zijn
processortijd, de beste van een aantal om en om gelopen rondes; wat telt zijn de verhoudingen binnen één run. De doelen
gelden bij de volle maat; met `--klein` worden zij getoond en niet geëist. Exitcode 1 als motoren verschillen of een
doel niet gehaald is.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import rule_engine
import zen

WORTEL = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(WORTEL)]

from regeltabel import (  # noqa: E402 - de wortel hoort eerst in het zoekpad
    GETALLEN,
    JA_NEE,
    KEUZES,
    TABEL,
    VELDEN,
    als_jdm,
    als_uitdrukkingen,
    gevallen,
    met_de_hand,
    vreemd,
)

from wijknetwerk.meegeleverd import pad  # noqa: E402 - idem
from wijknetwerk.regelbeheer.rooster import Rooster  # noqa: E402 - idem
from wijknetwerk.regels import (  # noqa: E402 - idem
    GEEN_REGEL,
    TABELSOORTEN,
    Kolom,
    Regelboek,
    Regelveld,
    Soort,
    Tabel,
    kolommen,
    leg_uit,
)

SETS = (date(2023, 5, 1), date(2026, 11, 16))
SOORTEN_GEVALLEN = 18_432
Waarden = dict[str, Any]


@dataclass(frozen=True)
class Doel:
    """Een tijd van ons die hoogstens zo'n deel van een andere tijd mag zijn."""

    wat: str
    ons: str
    ander: str
    hoogstens: float


DOELEN = (
    Doel("1.000.000 gevallen tegenover pandas df.eval", "miljoen", "miljoen df.eval", 1 / 4),
    Doel("1.000.000 gevallen tegenover zen-engine", "miljoen", "miljoen zen", 1 / 300),
    Doel("1.000.000 gevallen, 5 % onbekend, tegenover alles bekend", "miljoen 5% onbekend", "miljoen", 10),
    Doel("één geval tegenover zen-engine op sleutel", "een", "een zen", 1),
    Doel("één geval tegenover rule-engine", "een", "een rule-engine", 1 / 4),
    Doel("volledige uitleg tegenover zen-engine met trace", "uitleg", "uitleg zen", 1.5),
)
HOOGSTENS_VOLLEDIG = 0.020
"""Seconden voor de volledigheid van alle 18.432 soorten gevallen."""


class Peers:
    """Dezelfde tabel in de andere motoren."""

    def __init__(self) -> None:
        inhoud = zen.ZenDecisionContent(als_jdm())
        self.zen = zen.ZenEngine({"loader": lambda _: inhoud})
        teksten = als_uitdrukkingen(pandas=False)
        self.regels = [
            (rule_engine.Rule(tekst or "true"), r.dan) for tekst, r in zip(teksten, TABEL.regels, strict=True)
        ]
        self.teksten = als_uitdrukkingen(pandas=True)[:-1]
        self.codes = [TABEL.uitkomst.index(regel.dan) for regel in TABEL.regels]

    def met_zen(self, geval: Waarden, *, trace: bool = False) -> str:
        """De route volgens zen-engine, op sleutel."""
        antwoord = self.zen.evaluate("tabel", geval, {"trace": True}) if trace else self.zen.evaluate("tabel", geval)
        return str(antwoord["result"]["route"])

    def met_rule_engine(self, geval: Waarden) -> str:
        """De route volgens rule-engine: de eerste regel die past."""
        return next(dan for regel, dan in self.regels if regel.matches(geval))

    def met_eval(self, tabel: pd.DataFrame) -> np.ndarray[Any, np.dtype[np.int64]]:
        """De routes volgens pandas: een masker per regel, en de eerste die past."""
        maskers = [tabel.eval(tekst).to_numpy() for tekst in self.teksten]
        return np.select(maskers, self.codes[:-1], self.codes[-1])


def frame(rijen: list[Waarden]) -> pd.DataFrame:
    """Gevallen als tabel van pandas, getypt zoals df.eval het snelst is."""
    return pd.DataFrame(
        {naam: np.array([rij[naam] == "ja" for rij in rijen]) for naam in JA_NEE}
        | {naam: pd.Categorical([rij[naam] for rij in rijen], waarden) for naam, waarden in KEUZES.items()}
        | {naam: np.array([rij[naam] for rij in rijen], dtype=np.int32) for naam in GETALLEN}
    )


def uit_frame(tabel: pd.DataFrame) -> dict[str, Kolom]:
    """Dezelfde tabel als kolommen; de codes van pandas zijn de onze."""
    bekend = np.ones(len(tabel), dtype=bool)
    return (
        {naam: Kolom.ja_nee(tabel[naam].to_numpy(), bekend) for naam in JA_NEE}
        | {naam: Kolom(tabel[naam].cat.codes.to_numpy(), bekend) for naam in KEUZES}
        | {naam: Kolom(tabel[naam].to_numpy(), bekend) for naam in GETALLEN}
    )


def overeenstemming(peers: Peers, aantal: int) -> None:
    """Alle motoren geven over elk geval dezelfde route."""
    rijen = gevallen(aantal, zaad=1)
    goed = [met_de_hand(rij) for rij in rijen]
    anders = [vreemd(rij) for rij in rijen]
    tabel = frame(rijen)
    wegen = {
        "één geval": [TABEL.beslis_een(rij).uitkomst for rij in rijen],
        "veel gevallen": list(TABEL.beslis(uit_frame(tabel)).uitkomst),
        "uitleg": [next(d.regel.dan for d in leg_uit(TABEL, rij) if d.geldt == "ja") for rij in rijen],
        "zen-engine": [peers.met_zen(rij) for rij in anders],
        "rule-engine": [peers.met_rule_engine(rij) for rij in anders],
        "pandas": [TABEL.uitkomst[code] for code in peers.met_eval(tabel)],
    }
    for weg, uitkomsten in wegen.items():
        verschil = [i for i in range(aantal) if uitkomsten[i] != goed[i]]
        if verschil:
            sys.exit(f"{weg} geeft {uitkomsten[verschil[0]]} en de tabel {goed[verschil[0]]}: {rijen[verschil[0]]}")
    print(f"{aantal} gevallen: {', '.join(wegen)} geven overal dezelfde route ({len(set(goed))} routes)")


def meet(rondes: int, wegen: Mapping[str, tuple[Callable[[], object], float]]) -> dict[str, float]:
    """Processortijd per weg, om en om gelopen, de beste ronde, gedeeld door het aantal gevallen van die weg."""
    beste = dict.fromkeys(wegen, float("inf"))
    for _ in range(rondes):
        for naam, (weg, gedeeld) in wegen.items():
            begin = time.process_time()
            weg()
            beste[naam] = min(beste[naam], (time.process_time() - begin) / gedeeld)
    return beste


def loop(weg: Callable[[Waarden], object], rijen: list[Waarden]) -> None:
    """Doet alle gevallen een voor een, en bewaart niets."""
    for rij in rijen:
        weg(rij)


def tijden(peers: Peers, aantal: int, los: int, rondes: int) -> dict[str, float]:
    """Alle tijden in seconden; die van zen-engine over een miljoen is uit losse gevallen opgeteld."""
    rijen = gevallen(los, zaad=2)
    anders = [vreemd(rij) for rij in rijen]
    groot = frame(rijen).sample(aantal, replace=True, random_state=3, ignore_index=True)
    loten = np.random.default_rng(4)
    onbekend = {naam: Kolom(kolom.codes, loten.random(aantal) >= 0.05) for naam, kolom in uit_frame(groot).items()}  # noqa: PLR2004 - vijf procent
    rooster = Rooster.van([TABEL], "voor")
    assert rooster.aantal == SOORTEN_GEVALLEN

    def volledig() -> None:
        for _, gegevens in rooster.stukken():
            assert not (TABEL.beslis(gegevens).codes == GEEN_REGEL).any()

    beste = meet(
        rondes,
        {
            "een": (lambda: loop(lambda rij: TABEL.beslis_een(rij).uitkomst, rijen), los),
            "een zen": (lambda: loop(peers.met_zen, anders), los),
            "een rule-engine": (lambda: loop(peers.met_rule_engine, anders), los),
            "uitleg": (lambda: loop(lambda rij: leg_uit(TABEL, rij), rijen), los),
            "uitleg zen": (lambda: loop(lambda rij: peers.met_zen(rij, trace=True), anders), los),
            "miljoen": (lambda: TABEL.beslis(uit_frame(groot)).codes, 1),
            "miljoen 5% onbekend": (lambda: TABEL.beslis(onbekend).codes, 1),
            "miljoen df.eval": (lambda: peers.met_eval(groot), 1),
            "volledigheid": (volledig, 1),
        },
    )
    return beste | {"miljoen zen": beste["een zen"] * aantal}


def verslag(gemeten: Mapping[str, float], aantal: int) -> tuple[str, bool]:
    """De tabel met verhoudingen, en of elk doel gehaald is."""
    rijen, alles = [], True
    for doel in DOELEN:
        ons, ander = gemeten[doel.ons], gemeten[doel.ander]
        gehaald = ons <= doel.hoogstens * ander
        alles &= gehaald
        wat = doel.wat.replace("1.000.000", f"{aantal:,}".replace(",", "."))
        cellen = (wat, _zeg(ons), _zeg(ander), _deel(ons / ander), _deel(doel.hoogstens), "ja" if gehaald else "NEE")
        rijen.append(f"| {' | '.join(cellen)} |")
    gehaald = gemeten["volledigheid"] <= HOOGSTENS_VOLLEDIG
    volledig = ("volledigheid van 18.432 soorten gevallen", _zeg(gemeten["volledigheid"]), "", "")
    rijen.append(f"| {' | '.join((*volledig, _zeg(HOOGSTENS_VOLLEDIG), 'ja' if gehaald else 'NEE'))} |")
    kop = ["| wat | wij | de ander | verhouding | doel hoogstens | gehaald |", "|---|---|---|---|---|---|"]
    return "\n".join([*kop, *rijen]), alles and gehaald


def _zeg(seconden: float) -> str:
    groot, eenheid = next((g, e) for g, e in ((1e6, "µs"), (1e3, "ms"), (1, "s")) if seconden * g < 1000 or g == 1)  # noqa: PLR2004 - drie cijfers
    return f"{seconden * groot:.3g} {eenheid}".replace(".", ",")


def _deel(verhouding: float) -> str:
    return f"1/{1 / verhouding:.3g}".replace(".", ",") if verhouding < 1 else f"{verhouding:.2g}×".replace(".", ",")


# Eén geval = veel gevallen


def willekeurig(tabel: Tabel, velden: Mapping[str, Regelveld], aantal: int, zaad: int) -> list[Waarden]:
    """Gevallen met 5 % onbekend; getallen liggen vlak bij een grens van de tabel of van een tabel erachter."""
    loten = random.Random(zaad)  # noqa: S311 - proefgevallen, geen geheim
    regels = [regel for deel in (tabel, *tabel.bij.values()) for regel in deel.regels]
    keuzes: dict[str, list[Any]] = {}
    for cel in (cel for regel in regels for cel in regel.als if cel.veld.naam not in tabel.bij):
        veld = velden[cel.veld.naam]
        keuze = keuzes.setdefault(veld.naam, [] if veld.soort is Soort.GETAL else list(veld.waarden))
        if veld.soort is Soort.GETAL:
            grenzen = (cel.onder - 1, cel.onder, cel.boven, cel.boven + 1)
            keuze += [grens for grens in grenzen if veld.minimum <= grens <= veld.maximum]
    keuzes = keuzes or {"deelnemer": ["ja", "nee"]}  # een tabel zonder voorwaarden heeft toch gevallen nodig
    return [
        {naam: None if loten.random() < 0.05 else loten.choice(keuze) for naam, keuze in keuzes.items()}  # noqa: PLR2004 - idem
        for _ in range(aantal)
    ]


def vergelijk_wegen(tabel: Tabel, velden: Mapping[str, Regelveld], rijen: list[Waarden], fase: str) -> int:
    """Het aantal gevallen waarin één geval iets anders zegt dan de hele tabel; telt ook wat onbeslist blijft."""
    uitslag = tabel.beslis(kolommen(rijen, velden), fase)
    fout = 0
    for i, rij in enumerate(rijen):
        los, samen = tabel.beslis_een(rij, fase), uitslag.uitspraak(i)
        gelijk = los.navragen == samen.navragen and los.geldig == uitslag.geldig(i)
        if tabel.trefregel == "eerste":
            gelijk &= los.code == uitslag.codes[i] and los.beslissend == uitslag.beslissend(i)
        fout += not gelijk
    return fout


def gelijk(aantal: int) -> int:
    """Vergelijkt beide wegen op alle tabellen van beide regelsets en op de tabel van de bench."""
    fouten = 0
    taken: list[tuple[str, Tabel, Mapping[str, Regelveld]]] = [("bench", TABEL, VELDEN)]
    for dag in SETS:
        boek = Regelboek.laad(pad("regels"), dag)
        taken += [(boek.naam, boek.tabel(soort.naam), boek.velden) for soort in TABELSOORTEN]
    per_taak = -(-aantal // (2 * len(taken)))
    for nummer, (naam, tabel, velden) in enumerate(taken):
        rijen = willekeurig(tabel, velden, per_taak, nummer)
        fout = sum(vergelijk_wegen(tabel, velden, rijen, fase) for fase in ("voor", "na"))
        fouten += fout
        print(f"{naam}, {tabel.naam}: {2 * per_taak} gevallen, {fout} verschillen")
    return fouten


def main() -> int:
    """Controleert, meet en schrijft."""
    lezer = argparse.ArgumentParser(description="De regelmotor naast andere motoren.")
    lezer.add_argument("--klein", action="store_true", help="weinig gevallen, zonder doelen te eisen")
    lezer.add_argument("--gelijk", type=int, default=0, help="alleen: zoveel gevallen langs beide wegen")
    lezer.add_argument("--schrijf", action="store_true", help="schrijf bench/regels.md")
    keuze = lezer.parse_args()
    if keuze.gelijk:
        return int(gelijk(keuze.gelijk) > 0)
    peers = Peers()
    overeenstemming(peers, 500 if keuze.klein else 10_000)
    verschillen = gelijk(3_000 if keuze.klein else 30_000)
    aantal = 20_000 if keuze.klein else 1_000_000
    tekst, gehaald = verslag(tijden(peers, aantal, 300 if keuze.klein else 3_000, 2 if keuze.klein else 9), aantal)
    print(tekst)
    if keuze.schrijf:
        kop = (__doc__ or "").split("\n", 1)[0]
        Path(__file__).with_suffix(".md").write_text(f"# bench/regels\n\n{kop}\n\n{tekst}\n", encoding="utf-8")
    return int(verschillen > 0 or not (gehaald or keuze.klein))


if __name__ == "__main__":
    sys.exit(main())
