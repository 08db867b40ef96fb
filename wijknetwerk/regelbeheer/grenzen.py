"""Grensgevallen: bij elke drempel in een regel een geval net eronder, erop en net erboven."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wijknetwerk.regelbeheer.beslissing import Besluit, beslis
from wijknetwerk.regelbeheer.scenarios import Scenario, Scenarios
from wijknetwerk.regels import Regel, Regelboek, Soort
from wijknetwerk.regels.cellen import Cel
from wijknetwerk.regels.tabel import FASEN


@dataclass(frozen=True)
class Grens:
    """Eén geval bij een drempel: wat er gebeurt, en welk scenario daar precies staat (leeg: geen)."""

    tabel: str
    regel: str
    veld: str
    waarde: int
    geldt: bool
    uitkomst: str
    scenario: str

    def __str__(self) -> str:
        stand = "geldt" if self.geldt else "geldt niet"
        return f"{self.regel} {stand} bij {self.veld} {self.waarde}: {self.tabel} {self.uitkomst}"


def zoek_grenzen(boek: Regelboek, gelezen: Scenarios) -> tuple[Grens, ...]:
    """Alle grensgevallen, gemaakt van het eerste scenario waarin verder alles voor de regel klopt.

    Is er zo'n scenario niet, dan telt geen scenario deze regel en meldt de dekking dat.
    """
    return tuple(
        grens
        for tabel in gelezen.tabellen
        for regel in boek.tabel(tabel).regels
        for cel in regel.als
        if cel.veld.soort is Soort.GETAL
        for grens in _van_cel(boek, gelezen, tabel, regel, cel)
    )


def drempels(cel: Cel) -> tuple[int, ...]:
    """De getallen die in de voorwaarde staan, ook als daar de naam van een parameter staat."""
    if cel.tekst.startswith((">=", "=")):
        return (cel.onder,)
    if cel.tekst.startswith(">"):
        return (cel.onder - 1,)
    if cel.tekst.startswith("<="):
        return (cel.boven,)
    if cel.tekst.startswith("<"):
        return (cel.boven + 1,)
    return (cel.onder, cel.boven)


def _van_cel(boek: Regelboek, gelezen: Scenarios, tabel: str, regel: Regel, cel: Cel) -> Iterator[Grens]:
    naam, binnen = cel.veld.naam, max(cel.onder, cel.veld.minimum)
    passend = [
        scenario
        for fase in FASEN
        for scenario, besluit in _met(boek, gelezen, tabel, fase, {naam: binnen})
        if regel.id in besluit.regels
    ]
    if not passend:
        return
    rond = {drempel + stap for drempel in drempels(cel) for stap in (-1, 0, 1)}
    for waarde in sorted(getal for getal in rond if cel.veld.minimum <= getal <= cel.veld.maximum):
        geval = {**passend[0].antwoorden, naam: waarde}
        besluit = beslis(boek, [geval], gelezen.tabellen, passend[0].fase)[0][tabel]
        hier = [scenario.naam for scenario in passend if scenario.antwoorden[naam] == waarde]
        geldt = regel.id in besluit.regels
        yield Grens(tabel, regel.id, naam, waarde, geldt, str(besluit), hier[0] if hier else "")


def _met(
    boek: Regelboek, gelezen: Scenarios, tabel: str, fase: str, anders: Mapping[str, int]
) -> list[tuple[Scenario, Besluit]]:
    """Wat een tabel over elk scenario van deze fase zegt als een veld een andere waarde heeft."""
    groep = [scenario for scenario in gelezen.scenarios if scenario.fase == fase]
    gevallen = [{**scenario.antwoorden, **anders} for scenario in groep]
    besluiten = beslis(boek, gevallen, gelezen.tabellen, fase)
    return [(scenario, besluit[tabel]) for scenario, besluit in zip(groep, besluiten, strict=True)]
