"""Openbare gevallen lezen, maken en narekenen; kent de motor niet.

Toedeling (Generalized Assignment Problem): `m n`, m rijen van n kosten, m rijen van n verbruik, m ruimtes.
Werklast (CSPLib prob069): `zones verplegers`, `minstens hoogstens last`, en per zone een rij `aantal lasten…`.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Tabel = NDArray[np.int64]


@dataclass(frozen=True)
class ToedelingGeval:
    """Per taak (rij) en plek (kolom) de kosten en het verbruik, en de ruimte per plek; elke taak precies één plek."""

    naam: str
    kosten: Tabel
    gebruik: Tabel
    ruimte: Tabel

    def reken_na(self, plekken: list[int]) -> int:
        """De waarde, uit het geval alleen; een plan dat niet past is een AssertionError."""
        vol = [0] * len(self.ruimte)
        waarde = 0
        for taak, plek in enumerate(plekken):
            vol[plek] += int(self.gebruik[taak, plek])
            waarde += int(self.kosten[taak, plek])
        assert len(plekken) == len(self.kosten), "niet elke taak heeft een plek"
        assert all(gebruikt <= ruimte for gebruikt, ruimte in zip(vol, self.ruimte, strict=True)), "een plek is te vol"
        return waarde


@dataclass(frozen=True)
class WerklastGeval:
    """Zones met patiënten; elke verpleger werkt in één zone, met minstens en hoogstens zoveel patiënten en last."""

    naam: str
    zones: list[list[int]]
    verplegers: int
    minstens: int
    hoogstens: int
    last: int

    def reken_na(self, ploegen: list[tuple[int, list[int]]]) -> int:
        """De som van de gekwadrateerde lasten, uit het geval alleen; `ploegen` zijn paren zone en haar patiënten."""
        assert len(ploegen) == self.verplegers, "het aantal verplegers klopt niet"
        waarde = 0
        gezien = sorted((zone, patient) for zone, wie in ploegen for patient in wie)
        alle = [(zone, patient) for zone, lasten in enumerate(self.zones) for patient in range(len(lasten))]
        assert gezien == alle, "niet elke patiënt heeft precies één verpleger"
        for zone, wie in ploegen:
            last = sum(self.zones[zone][patient] for patient in wie)
            assert self.minstens <= len(wie) <= self.hoogstens, "een verpleger heeft te veel of te weinig patiënten"
            assert last <= self.last, "een verpleger heeft te veel last"
            waarde += last**2
        return waarde


def lees_toedeling(pad: Path) -> ToedelingGeval:
    """Leest één geval van de toedeling."""
    getallen = np.array([int(float(deel)) for deel in pad.read_text().split()], dtype=np.int64)
    plekken, taken = (int(getal) for getal in getallen[:2])
    kosten, gebruik, ruimte = np.split(getallen[2:], [plekken * taken, 2 * plekken * taken])
    vorm = (plekken, taken)
    return ToedelingGeval(pad.name, kosten.reshape(vorm).T, gebruik.reshape(vorm).T, ruimte[:plekken])


def lees_werklast(pad: Path) -> WerklastGeval:
    """Leest één geval van de werklast."""
    rijen = [[int(deel) for deel in regel.split()] for regel in pad.read_text().splitlines() if regel.strip()]
    (_, verplegers), (minstens, hoogstens, last), *zones = rijen
    return WerklastGeval(pad.name, [zone[1:] for zone in zones], verplegers, minstens, hoogstens, last)


def maak_toedeling(soort: str, plekken: int, taken: int, zaad: int) -> ToedelingGeval:
    """Een geval van soort C of D zoals Martello en Toth ze maken: hoe D, hoe meer goedkoop ook veel ruimte kost."""
    loten = np.random.default_rng(zaad)
    if soort == "C":
        gebruik, kosten = loten.integers(5, 26, (taken, plekken)), loten.integers(10, 51, (taken, plekken))
    else:
        gebruik = loten.integers(1, 101, (taken, plekken))
        kosten = 111 - gebruik + loten.integers(-10, 11, (taken, plekken))
    ruimte = gebruik.sum(axis=0) * 8 // (10 * plekken)
    return ToedelingGeval(f"{soort.lower()}{plekken:02}{taken:03} (gemaakt)", kosten, gebruik, ruimte)


def lees_waarden(pad: Path) -> dict[str, int]:
    """De bekende waarde per bestandsnaam."""
    with pad.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    return {Path(rij["bestand"]).name: int(rij["beste_waarde"]) for rij in rijen if "." not in rij["beste_waarde"]}
