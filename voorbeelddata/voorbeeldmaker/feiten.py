"""De feiten onder de voorbeelden: wijken van Arnhem en de cijfers van de pilots (zie feiten/HERKOMST.md)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wijknetwerk.begrippen import MINUTEN_PER_UUR, Kaartwijk, Wet, Wijk

MAP = Path(__file__).resolve().parent.parent / "feiten"
WEKEN_PER_JAAR = 52
MAANDEN_PER_JAAR = 12
UREN_PER_FTE = 36
"""Een volledige werkweek in de cao sociaal werk; `contract_uren` gedeeld door dit getal is fte."""


def _lees(naam: str) -> list[dict[str, str]]:
    with (MAP / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


@dataclass(frozen=True)
class Pilotteam:
    """Eén rij van de cijfers in hoofdstuk 5 van de evaluatie (brief 000)."""

    team: str
    wet: Wet
    maanden: int
    extra_fte: float
    uren_beschikbaar: int
    uren_ingezet: int
    instroom: int
    uitstroom: int
    actief: int


@cache
def pilotteams() -> tuple[Pilotteam, ...]:
    """De vier pilotteams van brief 000."""
    return tuple(
        Pilotteam(
            team=rij["team"],
            wet=Wet(rij["wet"]),
            maanden=int(rij["maanden"]),
            extra_fte=float(rij["extra_fte"].replace(",", ".")),
            uren_beschikbaar=int(rij["uren_beschikbaar"]),
            uren_ingezet=int(rij["uren_ingezet"]),
            instroom=int(rij["instroom"]),
            uitstroom=int(rij["uitstroom"]),
            actief=int(rij["actief"]),
        )
        for rij in _lees("brief_000.csv")
    )


def uren_per_fte_per_jaar() -> float:
    """Beschikbare inwonergebonden uren per fte per jaar: ongeveer 1.310."""
    uren = sum(team.uren_beschikbaar for team in pilotteams())
    fte_maanden = sum(team.extra_fte * team.maanden for team in pilotteams())
    return uren / fte_maanden * MAANDEN_PER_JAAR


def deel_zelf_begeleiden() -> float:
    """Deel van die uren dat naar zelf begeleiden gaat: 72 %."""
    return sum(team.uren_ingezet for team in pilotteams()) / sum(team.uren_beschikbaar for team in pilotteams())


def uren_per_traject(wet: Wet) -> float:
    """Ingezette uren per gestart traject: ongeveer 37 (Wmo) en 54 (Jeugdwet)."""
    teams = [team for team in pilotteams() if team.wet is wet]
    return sum(team.uren_ingezet for team in teams) / sum(team.instroom for team in teams)


def weken_per_traject(wet: Wet) -> float:
    """Gemiddelde duur met de wet van Little (actief gedeeld door instroom per maand): ± 7,4 en 6,4 maanden."""
    teams = [team for team in pilotteams() if team.wet is wet]
    per_maand = sum(team.instroom for team in teams) / teams[0].maanden
    return sum(team.actief for team in teams) / per_maand * WEKEN_PER_JAAR / MAANDEN_PER_JAAR


def minuten_per_week(wet: Wet) -> float:
    """Wat een traject dan gemiddeld per week vraagt: ± 69 en 117 minuten."""
    return uren_per_traject(wet) / weken_per_traject(wet) * MINUTEN_PER_UUR


def minuten_begeleiding_per_fte() -> float:
    """Minuten per week die een voltijds wijkcoach zelf begeleidt: ± 18 uur."""
    return uren_per_fte_per_jaar() / WEKEN_PER_JAAR * deel_zelf_begeleiden() * MINUTEN_PER_UUR


@cache
def wijken() -> tuple[Wijk, ...]:
    """De 24 wijken van Arnhem met de buren die je bereikt zonder om te rijden."""
    buren: dict[str, set[str]] = {rij["wijkcode"]: set() for rij in _lees("wijken.csv")}
    for grens in _lees("wijkgrenzen.csv"):
        if grens["nederrijn"] == "ja" and grens["stadsbrug"] == "nee":
            continue
        buren[grens["wijk_a"]].add(grens["wijk_b"])
        buren[grens["wijk_b"]].add(grens["wijk_a"])
    return tuple(
        Wijk(
            code=rij["wijkcode"],
            naam=rij["wijknaam"],
            gebied=rij["gebied"],
            buren=tuple(buren[rij["wijkcode"]]),
            inwoners=int(rij["inwoners_geschat"]),
        )
        for rij in _lees("wijken.csv")
    )


@cache
def kaart() -> tuple[Kaartwijk, ...]:
    """De wijken op de schematische kaart."""
    plaats = {rij["wijkcode"]: rij for rij in _lees("wijkkaart.csv")}
    return tuple(
        Kaartwijk(
            code=wijk.code,
            naam=wijk.naam,
            gebied=wijk.gebied,
            rij=int(plaats[wijk.code]["rij"]),
            kolom=int(plaats[wijk.code]["kolom"]),
        )
        for wijk in wijken()
    )


def wijken_van(*gebieden: str) -> tuple[Wijk, ...]:
    """De wijken van een of meer gebieden."""
    return tuple(wijk for wijk in wijken() if wijk.gebied in gebieden)


def inwoners(gebied: str) -> int:
    """Geschat aantal inwoners van een gebied."""
    return sum(wijk.inwoners or 0 for wijk in wijken_van(gebied))
