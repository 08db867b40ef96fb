"""De proef op een regelset: elk scenario draaien, alle afwijkingen tegelijk, en zien welke regels beproefd zijn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wijknetwerk.regelbeheer.beslissing import Besluit, Besluiten, beslis
from wijknetwerk.regelbeheer.grenzen import Grens, zoek_grenzen
from wijknetwerk.regelbeheer.scenarios import BESTAND, VERWACHT, Scenario, Scenarios, Verwachting, lees_scenarios
from wijknetwerk.regels import Regelboek
from wijknetwerk.regels.tabel import FASEN


@dataclass(frozen=True)
class Afwijking:
    """Een verwachting die niet uitkwam."""

    scenario: str
    rij: int
    kolom: str
    verwacht: str
    kreeg: str
    regels: tuple[str, ...]

    def __str__(self) -> str:
        door = f" (door {', '.join(self.regels)})" if self.regels else ""
        return f"rij {self.rij}, «{self.scenario}», {self.kolom}: verwacht {self.verwacht}, kreeg {self.kreeg}{door}"


@dataclass(frozen=True)
class Proef:
    """De uitkomst van alle scenario's. `dekking` noemt per tabel en per regel de scenario's waarin zij telt."""

    regelset: str
    scenarios: tuple[Scenario, ...]
    afwijkingen: tuple[Afwijking, ...]
    dekking: Mapping[str, Mapping[str, tuple[str, ...]]]
    grenzen: tuple[Grens, ...]

    @property
    def goed(self) -> bool:
        """Of elk scenario uitkomt."""
        return not self.afwijkingen

    @property
    def onbeproefd(self) -> tuple[str, ...]:
        """De regels waar geen enkel scenario op uitkomt."""
        return tuple(regel for regels in self.dekking.values() for regel, namen in regels.items() if not namen)

    def tekst(self) -> str:
        """De proef zoals een beleidsmedewerker haar leest."""
        return "\n".join(self._rijen()) + "\n"

    def _rijen(self) -> Iterator[str]:
        mis = len({afwijking.rij for afwijking in self.afwijkingen})
        aantal = len(self.scenarios)
        if self.goed:
            yield f"Regelset {self.regelset}: alle {aantal} scenario's komen uit."
        else:
            yield f"Regelset {self.regelset}: {mis} van {aantal} scenario's {'komt' if mis == 1 else 'komen'} niet uit."
            yield from (f"  - {afwijking}" for afwijking in self.afwijkingen)
        yield from ("", "Dekking: in hoeveel scenario's een regel telt")
        for tabel, regels in self.dekking.items():
            yield f"  {tabel}: " + ", ".join(f"{regel} {len(namen)}×" for regel, namen in regels.items())
        if self.onbeproefd:
            yield f"Let op: in geen scenario telt {', '.join(self.onbeproefd)}."
        yield from ("", "Grensgevallen: net onder, op en net boven elke drempel")
        for grens in self.grenzen:
            yield f"  {grens}"
        open_ = [f"{geval.regel} bij {geval.veld} {geval.waarde}" for geval in self.grenzen if not geval.scenario]
        if open_:
            yield f"Let op: geen scenario staat op deze grens: {'; '.join(open_)}."


def beproef(regelmap: Path, boek: Regelboek, pad: Path | None = None) -> Proef:
    """Draait scenarios.csv van de regelset, of een ander bestand; een fout daarin is een RegelFouten."""
    return draai(boek, lees_scenarios(pad or regelmap / boek.naam / BESTAND, boek))


def draai(boek: Regelboek, gelezen: Scenarios) -> Proef:
    """Vergelijkt elk scenario met wat de regels zeggen."""
    uitkomsten = _uitkomsten(boek, gelezen)
    dekking = {
        tabel: {
            regel.id: tuple(
                scenario.naam
                for scenario, besluiten in zip(gelezen.scenarios, uitkomsten, strict=True)
                if regel.id in besluiten[tabel].regels
            )
            for regel in boek.tabel(tabel).regels
        }
        for tabel in gelezen.tabellen
    }
    return Proef(
        regelset=boek.naam,
        scenarios=gelezen.scenarios,
        afwijkingen=tuple(
            afwijking
            for scenario, besluiten in zip(gelezen.scenarios, uitkomsten, strict=True)
            for afwijking in _afwijkingen(scenario, besluiten)
        ),
        dekking=dekking,
        grenzen=zoek_grenzen(boek, gelezen),
    )


def _uitkomsten(boek: Regelboek, gelezen: Scenarios) -> list[Besluiten]:
    uit: dict[int, Besluiten] = {}
    for fase in FASEN:
        groep = [scenario for scenario in gelezen.scenarios if scenario.fase == fase]
        besluiten = beslis(boek, [scenario.antwoorden for scenario in groep], gelezen.tabellen, fase)
        uit |= {scenario.rij: besluit for scenario, besluit in zip(groep, besluiten, strict=True)}
    return [uit[scenario.rij] for scenario in gelezen.scenarios]


def _afwijkingen(scenario: Scenario, besluiten: Besluiten) -> Iterator[Afwijking]:
    for kolom, verwacht in scenario.verwacht.items():
        besluit = besluiten[VERWACHT[kolom]]
        if not _komt_uit(verwacht, besluit):
            yield Afwijking(scenario.naam, scenario.rij, kolom, str(verwacht), str(besluit), besluit.regels)


def _komt_uit(verwacht: Verwachting, besluit: Besluit) -> bool:
    if verwacht.navragen:
        return not besluit.uitkomsten and verwacht.waarden == set(besluit.navragen)
    wacht = bool(besluit.navragen) and not besluit.uitkomsten
    return not wacht and verwacht.waarden in (set(besluit.uitkomsten), set(besluit.regels))
