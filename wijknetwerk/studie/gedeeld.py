"""Gedeelde ruimte: een partner die in meer gemeenten werkt heeft één ruimte, en een prijs per minuut verdeelt haar.

Elke gemeente rekent lineair uit wat zij bij een prijs zou gebruiken; vragen zij samen te veel, dan gaat de prijs
omhoog, en anders omlaag (Lagrange, met halveren). Bij elke prijs is de som van wat de gemeenten minstens kosten, min de
prijs maal de ruimte, een geldige ondergrens voor alle gemeenten samen.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from wijknetwerk.begrippen import Werkvoorraad
from wijknetwerk.regels import Regelboek
from wijknetwerk.verdeling.geheel import Kolommen
from wijknetwerk.verdeling.kern import kern
from wijknetwerk.verdeling.ladder import leg_op
from wijknetwerk.verdeling.opties import Opties, maak_opties
from wijknetwerk.verdeling.stad import gids, volledig
from wijknetwerk.verdeling.stelsel import Doel
from wijknetwerk.verdeling.vuistregel import volg_vuistregel
from wijknetwerk.weging import weeg

SOORTEN = ("ruimte_basis", "ruimte_specialistisch")
RONDEN = 8
"""Zo vaak beweegt de prijs; elke ronde kost een lineair model per gemeente."""
EERSTE_PRIJS = 1 << 10
"""De eerste prijs van een minuut die te veel gevraagd wordt, in punten van de gids; daarna verviervoudigt zij."""

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


def verdeel_gedeelde_ruimte(
    weken: Sequence[Week], regelboek: Regelboek, gedeeld: Sequence[str], werkers: Executor, ronden: int = RONDEN
) -> Verdeelsleutel:
    """Verdeelt de ruimte van de aanbieders `gedeeld` over de gemeenten, met de ondergrens voor alles samen.

    Elke gemeente noemt zo'n aanbieder met zijn hele ruimte; noemen twee haar anders, dan is dat een
    `GedeeldeRuimteFout`.
    """
    prijsloop = _Prijsloop()
    for _ in range(max(1, ronden)):
        prijzen = prijsloop.prijzen()
        klaar = [werkers.submit(peil, week, regelboek, gedeeld, prijzen) for week in weken]
        prijsloop.neem(prijzen, [een.result() for een in klaar])
        if prijsloop.past:
            break
    return prijsloop.uitkomst()


@dataclass
class _Prijsloop:
    """Per gedeelde ruimte de hoogste prijs waarbij er te veel en de laagste waarbij er genoeg is."""

    ruimte: dict[Ruimte, int] = field(default_factory=dict)
    te_laag: dict[Ruimte, tuple[int, list[float]]] = field(default_factory=dict)
    hoog_genoeg: dict[Ruimte, tuple[int, list[float]]] = field(default_factory=dict)
    ondergrens: int | None = None
    past: bool = False
    gemeenten: int = 0

    def prijzen(self) -> dict[Ruimte, int]:
        """De volgende prijs van elke ruimte: midden tussen te laag en hoog genoeg."""
        return {ruimte: self._prijs(ruimte) for ruimte in self.ruimte}

    def _prijs(self, ruimte: Ruimte) -> int:
        if ruimte not in self.te_laag:
            return 0
        laag, _ = self.te_laag[ruimte]
        if ruimte not in self.hoog_genoeg:
            return max(EERSTE_PRIJS, 4 * laag)
        return (laag + self.hoog_genoeg[ruimte][0]) // 2

    def neem(self, prijzen: Mapping[Ruimte, int], peilingen: Sequence[Peiling]) -> None:
        """Leert van een ronde."""
        self.gemeenten = len(peilingen)
        for peiling in peilingen:
            for ruimte, minuten in peiling.ruimte.items():
                if self.ruimte.setdefault(ruimte, minuten) != minuten:
                    wie = f"de {ruimte.soort} van «{ruimte.aanbieder}»"
                    raise GedeeldeRuimteFout(f"{wie} is {self.ruimte[ruimte]} en {minuten} minuten")
        kosten = sum(prijs * self.ruimte[ruimte] for ruimte, prijs in prijzen.items())
        grens = sum(peiling.ondergrens for peiling in peilingen) - kosten
        self.ondergrens = grens if self.ondergrens is None else max(self.ondergrens, grens)
        for ruimte, minuten in self.ruimte.items():
            gebruik = [peiling.gebruik.get(ruimte, 0.0) for peiling in peilingen]
            kant = self.te_laag if sum(gebruik) > minuten else self.hoog_genoeg
            kant[ruimte] = prijzen.get(ruimte, 0), gebruik
        self.past = not self.te_laag

    def uitkomst(self) -> Verdeelsleutel:
        """De delen: wat elke gemeente bij de laatste prijzen gebruikt, zo gemengd dat de ruimte net opgaat."""
        per_ruimte = {ruimte: deel_naar(minuten, self._wens(ruimte)) for ruimte, minuten in self.ruimte.items()}
        delen = tuple(
            {ruimte: delen[gemeente] for ruimte, delen in per_ruimte.items()} for gemeente in range(self.gemeenten)
        )
        return Verdeelsleutel(delen, self.ondergrens or 0)

    def _wens(self, ruimte: Ruimte) -> list[float]:
        _, veel = self.te_laag.get(ruimte, (0, []))
        _, weinig = self.hoog_genoeg.get(ruimte, (0, []))
        if not veel or not weinig:
            return veel or weinig
        meer = (self.ruimte[ruimte] - sum(weinig)) / (sum(veel) - sum(weinig))
        return [laag + meer * (hoog - laag) for hoog, laag in zip(veel, weinig, strict=True)]


def deel_naar(ruimte: int, gevraagd: Sequence[float]) -> list[int]:
    """Verdeelt hele minuten naar wat ieder vraagt, of gelijk als niemand iets vraagt; samen precies de ruimte."""
    vraag = np.array(gevraagd) if sum(gevraagd) > 0 else np.ones(len(gevraagd))
    precies = vraag / vraag.sum() * ruimte
    delen = np.floor(precies).astype(np.int64)
    rest = ruimte - int(delen.sum())
    delen[np.argsort(-(precies - delen), kind="stable")[:rest]] += 1
    return [int(deel) for deel in delen]
