"""Gedeelde ruimte: een partner die in meer gemeenten werkt heeft één ruimte, en een prijs per minuut verdeelt haar.

Elke gemeente rekent lineair uit wat zij bij een prijs zou gebruiken. Vragen zij samen te veel, dan gaat de prijs
omhoog, en anders omlaag, naar het gemiddelde gebruik over de ronden (het volumealgoritme, zoals in
`verdeling/prijzen.py`). Bij elke prijs is de som van wat de gemeenten minstens kosten, min de prijs maal de ruimte, een
geldige ondergrens voor alle gemeenten samen, hoe de ruimte ook verdeeld wordt. Van drie verdelingen (gelijk, naar het
gemiddelde gebruik en naar het gebruik bij de beste prijs) blijft die over die lineair het minste kost.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from wijknetwerk.begrippen import Werkvoorraad
from wijknetwerk.regels import Regelboek
from wijknetwerk.verdeling.geheel import Kolommen
from wijknetwerk.verdeling.kern import kern
from wijknetwerk.verdeling.ladder import leg_op
from wijknetwerk.verdeling.lineair import Kommagetallen
from wijknetwerk.verdeling.opties import Opties, maak_opties
from wijknetwerk.verdeling.stad import gids, volledig
from wijknetwerk.verdeling.stelsel import Doel
from wijknetwerk.verdeling.vuistregel import volg_vuistregel
from wijknetwerk.weging import weeg

SOORTEN = ("ruimte_basis", "ruimte_specialistisch")
RONDEN = 12
"""Zo vaak beweegt de prijs; elke ronde kost een lineair model per gemeente."""
GEMIDDELD, GROTER, KLEINER, MEESTE = 0.3, 1.2, 0.6, 2.0
"""Het gewicht van de nieuwste ronde, en hoe de stap verandert na een betere en na een slechtere grens."""

Week = Callable[[], Werkvoorraad]


class Ruimte(NamedTuple):
    """De ruimte van één aanbieder in één soort begeleiding."""

    aanbieder: str
    soort: str


Delen = Mapping[Ruimte, int]
"""Minuten per week van elke gedeelde ruimte."""


@dataclass(frozen=True)
class Peiling:
    """Wat één gemeente bij deze prijzen minstens kost, en wat zij dan gebruikt; `ruimte` is wat er is."""

    ondergrens: int
    gebruik: Mapping[Ruimte, float]
    ruimte: Delen


@dataclass(frozen=True)
class Verdeelsleutel:
    """Per gemeente haar deel van elke gedeelde ruimte, en wat alle gemeenten samen minstens kosten."""

    delen: tuple[Delen, ...]
    ondergrens: int


class GedeeldeRuimteFout(ValueError):  # noqa: N818 - Nederlandse naam, zoals RegelFouten
    """Twee gemeenten noemen dezelfde gedeelde aanbieder met een andere ruimte."""


def met_deel(week: Werkvoorraad, deel: Delen) -> Werkvoorraad:
    """Dezelfde week met van elke gedeelde ruimte alleen dit deel."""
    aanbieders = [
        wie.model_copy(update={r.soort: minuten for r, minuten in deel.items() if r.aanbieder == wie.code})
        for wie in week.aanbieders
    ]
    return week.model_copy(update={"aanbieders": tuple(aanbieders)})


def peil(week: Week, regelboek: Regelboek, gedeeld: Sequence[str], prijzen: Mapping[Ruimte, int]) -> Peiling:
    """Eén gemeente bij deze prijzen, met de hele gedeelde ruimte voor zich alleen."""
    werk = week()
    opties = maak_opties(weeg(werk, regelboek))
    stelsel, kolommen, ladder = leg_op(opties)
    minuten = _minuten(opties, kolommen, gedeeld)
    doel = gids([doel for _, doel in ladder])
    for ruimte, gebruik in minuten.items():
        doel += Doel(gebruik.kolommen, gebruik.punten * prijzen.get(ruimte, 0))
    begin = volledig(opties, stelsel, kolommen, volg_vuistregel(opties))
    wijzer = kern(stelsel, doel, begin)
    return Peiling(
        ondergrens=max(doel.laagste(stelsel), wijzer.klem.ondergrens),
        gebruik={ruimte: float(deel.punten @ wijzer.oplossing[deel.kolommen]) for ruimte, deel in minuten.items()},
        ruimte={
            Ruimte(wie.code, soort): getattr(wie, soort)
            for wie in werk.aanbieders
            if wie.code in gedeeld
            for soort in SOORTEN
        },
    )


def _minuten(opties: Opties, kolommen: Kolommen, gedeeld: Sequence[str]) -> dict[Ruimte, Doel]:
    """Per gedeelde ruimte de minuten die elke keuze ervan gebruikt."""
    per_soort = dict(zip(SOORTEN, (opties.basis, opties.specialistisch), strict=True))
    minuten: dict[Ruimte, Doel] = {}
    for code in gedeeld:
        bij = np.flatnonzero(opties.is_aanbieder & (opties.codes == code))
        if len(bij):
            minuten |= {Ruimte(code, soort): Doel(kolommen.optie[bij], per_soort[soort][bij]) for soort in SOORTEN}
    return minuten


def deelweek(week: Week, deel: Delen) -> Week:
    """Een week die haar werkvoorraad met alleen dit deel van de gedeelde ruimte maakt; te versturen naar een werker."""
    return partial(_maak_deelweek, week, deel)


def _maak_deelweek(week: Week, deel: Delen) -> Werkvoorraad:
    return met_deel(week(), deel)


def verdeel_gedeelde_ruimte(
    weken: Sequence[Week], regelboek: Regelboek, gedeeld: Sequence[str], werkers: Executor, ronden: int = RONDEN
) -> Verdeelsleutel:
    """Verdeelt de ruimte van de aanbieders `gedeeld` over de gemeenten, met de ondergrens voor alles samen.

    Elke gemeente noemt zo'n aanbieder met zijn hele ruimte; noemen twee haar anders, dan is dat een
    `GedeeldeRuimteFout`.
    """

    def peil_alle(wie: Sequence[Week], prijzen: Mapping[Ruimte, int]) -> list[Peiling]:
        klaar = [werkers.submit(peil, week, regelboek, gedeeld, prijzen) for week in wie]
        return [een.result() for een in klaar]

    def kost(delen: Sequence[Delen]) -> int:
        return sum(peiling.ondergrens for peiling in peil_alle(list(map(deelweek, weken, delen)), {}))

    eerste = peil_alle(weken, {})
    loop = _Prijsloop(_gedeelde_ruimte(eerste), eerste)
    if not loop.te_vol:
        return Verdeelsleutel(loop.delen(loop.gemiddeld), loop.ondergrens)
    gelijk = loop.delen(np.zeros_like(loop.gemiddeld))
    loop.bovengrens = kost(gelijk)
    for _ in range(ronden):
        prijzen = loop.prijzen()
        loop.neem(prijzen, peil_alle(weken, prijzen))
    anders = [loop.delen(loop.gemiddeld), loop.delen(loop.beste)]
    kosten = [(loop.bovengrens, gelijk), *((kost(delen), delen) for delen in anders)]
    _, delen = min(kosten, key=itemgetter(0))
    return Verdeelsleutel(delen, loop.ondergrens)


def _gedeelde_ruimte(peilingen: Sequence[Peiling]) -> dict[Ruimte, int]:
    """Elke gedeelde ruimte die een gemeente noemt."""
    alle: dict[Ruimte, int] = {}
    for peiling in peilingen:
        for ruimte, minuten in peiling.ruimte.items():
            if alle.setdefault(ruimte, minuten) != minuten:
                wie = f"de {ruimte.soort} van «{ruimte.aanbieder}»"
                raise GedeeldeRuimteFout(f"{wie} is {alle[ruimte]} en {minuten} minuten")
    return alle


class _Prijsloop:
    """De beste prijzen tot nu toe met hun grens, en het gebruik van elke gemeente (G × K ruimtes)."""

    def __init__(self, ruimte: dict[Ruimte, int], eerste: Sequence[Peiling]) -> None:
        self._ruimte = ruimte
        self._hoeveel = np.array(list(ruimte.values()), dtype=float)
        self._prijs = np.zeros(len(ruimte))
        self._maat = 1.0
        self.gemiddeld = self.beste = self._laatste = self._tabel(eerste)
        self.ondergrens = self.bovengrens = sum(peiling.ondergrens for peiling in eerste)

    @property
    def te_vol(self) -> bool:
        """Of de gemeenten samen ergens meer gebruiken dan er is."""
        return bool((self._te_veel(self.gemiddeld) > 0).any())

    def _te_veel(self, gebruik: Kommagetallen) -> Kommagetallen:
        """Hoeveel minuten er van elke ruimte te veel of te weinig gebruikt wordt; over is bij prijs nul goed."""
        te_veel = gebruik.sum(axis=0) - self._hoeveel
        return np.where((te_veel > 0) | (self._prijs > 0), te_veel, 0.0)

    def prijzen(self) -> dict[Ruimte, int]:
        """De volgende prijs van elke ruimte: vanaf de beste een stap naar waar gebruik en ruimte kloppen."""
        te_veel = self._te_veel(self.gemiddeld)
        norm = max(float(zijde @ zijde) for zijde in (te_veel, self._te_veel(self._laatste), np.ones(1)))
        stap = self._maat * (self.bovengrens - self.ondergrens) / norm
        nieuw = np.maximum(0, np.rint(self._prijs + stap * te_veel)).astype(np.int64)
        return dict(zip(self._ruimte, nieuw.tolist(), strict=True))

    def neem(self, prijzen: Mapping[Ruimte, int], peilingen: Sequence[Peiling]) -> None:
        """Leert van een ronde."""
        kosten = sum(prijs * self._ruimte[ruimte] for ruimte, prijs in prijzen.items())
        grens = sum(peiling.ondergrens for peiling in peilingen) - kosten
        self._laatste = self._tabel(peilingen)
        self.gemiddeld = GEMIDDELD * self._laatste + (1 - GEMIDDELD) * self.gemiddeld
        if grens > self.ondergrens:
            self.ondergrens, self.beste = grens, self._laatste
            self._prijs = np.array(list(prijzen.values()), dtype=float)
            self._maat = min(MEESTE, self._maat * GROTER)
        else:
            self._maat *= KLEINER

    def delen(self, gebruik: Kommagetallen) -> tuple[Delen, ...]:
        """Elke ruimte verdeeld naar dit gebruik, zodat zij net opgaat."""
        kolommen = [deel_naar(minuten, gebruik[:, k].tolist()) for k, minuten in enumerate(self._ruimte.values())]
        return tuple(
            dict(zip(self._ruimte, [kolom[gemeente] for kolom in kolommen], strict=True))
            for gemeente in range(len(gebruik))
        )

    def _tabel(self, peilingen: Sequence[Peiling]) -> Kommagetallen:
        rijen = [[peiling.gebruik.get(ruimte, 0.0) for ruimte in self._ruimte] for peiling in peilingen]
        return np.array(rijen).reshape(len(peilingen), len(self._ruimte))


def deel_naar(ruimte: int, gevraagd: Sequence[float]) -> list[int]:
    """Verdeelt hele minuten naar wat ieder vraagt, of gelijk als niemand iets vraagt; samen precies de ruimte."""
    vraag = np.array(gevraagd) if sum(gevraagd) > 0 else np.ones(len(gevraagd))
    precies = vraag / vraag.sum() * ruimte
    delen = np.floor(precies).astype(np.int64)
    rest = ruimte - int(delen.sum())
    delen[np.argsort(-(precies - delen), kind="stable")[:rest]] += 1
    return [int(deel) for deel in delen]
