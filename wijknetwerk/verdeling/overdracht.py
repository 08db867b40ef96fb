"""Een caseload overdragen: elk traject van wie vertrekt naar één andere wijkcoach, met weinig nieuwe gezichten.

Alleen de trajecten van wie vertrekt verhuizen; al het andere loopt door waar het loopt. Dezelfde gehele getallen en
dezelfde strikte treden als het weekvoorstel.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from wijknetwerk.begrippen import Bewijs, LopendTraject, SoortPlek, Werkvoorraad, Wijkcoach
from wijknetwerk.begrippen import Trede as Tredebewijs
from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling.oplossen import Instellingen, Stand, minimaliseer
from wijknetwerk.verdeling.opties import trek_lot
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Doel, Stelsel
from wijknetwerk.verdeling.treden import tiende, tienden_buiten
from wijknetwerk.verdeling.venster import PROMILLE

Keuze = dict[str, str | None]
"""Traject -> de wijkcoach die het overneemt, of niemand."""

TREDEN = {
    "zonder_wijkcoach": "trajecten die niemand kan overnemen",
    "nieuwe_gezichten": "nieuwe wijkcoaches in een huishouden",
    "nabijheid": "trajecten die naar een ander team gaan",
    "evenwicht": "tienden van de bandbreedte die wijkcoaches na de overdracht uit evenwicht zijn",
    "loting": "de som van de loten, als al het andere gelijk is",
}


@dataclass(frozen=True)
class Vertrek:
    """Wie er wanneer weg is, in een werkmap waarin samengevoegde gebieden al één gebied zijn."""

    werkvoorraad: Werkvoorraad
    drempels: Mapping[str, int]
    vertrekt: frozenset[str]
    per: date

    @cached_property
    def trajecten(self) -> tuple[LopendTraject, ...]:
        """De trajecten die een andere wijkcoach nodig hebben: van wie vertrekt, en nog niet afgelopen."""
        lopend = self.werkvoorraad.lopende_trajecten
        return tuple(t for t in lopend if t.plek in self.vertrekt and t.einddatum >= self.per)

    @cached_property
    def blijvers(self) -> tuple[Wijkcoach, ...]:
        """De wijkcoaches die blijven."""
        return tuple(coach for coach in self.werkvoorraad.wijkcoaches if coach.code not in self.vertrekt)

    @cached_property
    def last(self) -> dict[str, int]:
        """Per blijver de minuten die er op die dag al zijn, ook wat later nog begint."""
        last = {coach.code: coach.overige_minuten for coach in self.blijvers}
        for traject in self.werkvoorraad.lopende_trajecten:
            if traject.plek in last and traject.einddatum >= self.per:
                last[traject.plek] += traject.minuten_per_week
        return last

    def vrij(self, coach: Wijkcoach) -> int:
        """Minuten die een blijver er nog bij kan hebben."""
        return max(0, coach.begeleiding_minuten - self.last[coach.code])

    def beletsels(self, traject: LopendTraject, coach: Wijkcoach) -> Iterator[str]:
        """Waarom een blijver dit traject niet kan overnemen."""
        if traject.wet not in coach.wetten:
            yield f"werkt niet onder de {traject.wet}"
        if mist := sorted(set(traject.expertise) - set(coach.expertise)):
            yield f"mist expertise: {', '.join(mist)}"
        if not self._gebieden(traject) & {coach.team}:
            yield f"team {coach.team} werkt niet in of naast wijk {traject.wijk}"
        maandag = self.per - timedelta(days=self.per.weekday())
        van, tot = coach.verlof_van, coach.verlof_tot
        if van is not None and van <= maandag + timedelta(days=6) and (tot is None or tot >= maandag):
            yield "heeft dan verlof"
        if traject.minuten_per_week > self.vrij(coach):
            yield "heeft te weinig uren vrij"

    def _gebieden(self, traject: LopendTraject) -> set[str]:
        wijken = {wijk.code: wijk for wijk in self.werkvoorraad.wijken}
        naast = {code for code, wijk in wijken.items() if traject.wijk in wijk.buren}
        return {wijken[code].gebied for code in {traject.wijk, *wijken[traject.wijk].buren, *naast}}

    def ander_team(self, traject: LopendTraject, coach: Wijkcoach) -> bool:
        """Of de wijkcoach niet van het team van de wijk is."""
        return coach.team != next(wijk.gebied for wijk in self.werkvoorraad.wijken if wijk.code == traject.wijk)

    def thuis(self, traject: LopendTraject) -> str:
        """Het huishouden; een traject zonder huishouden is er een op zichzelf."""
        return f"huishouden {traject.huishouden}" if traject.huishouden else f"traject {traject.nummer}"

    @cached_property
    def bekend(self) -> set[tuple[str, str]]:
        """(huishouden, blijver) die elkaar al kennen van een ander traject dat doorloopt."""
        lopend = (t for t in self.werkvoorraad.lopende_trajecten if t.einddatum >= self.per)
        return {(self.thuis(t), t.plek) for t in lopend if t.plek in self.last}

    @cached_property
    def kandidaten(self) -> tuple[tuple[LopendTraject, Wijkcoach], ...]:
        """Elk paar dat kan."""
        paren = ((traject, coach) for traject in self.trajecten for coach in self.blijvers)
        return tuple((traject, coach) for traject, coach in paren if not any(self.beletsels(traject, coach)))

    @cached_property
    def streef(self) -> dict[str, int]:
        """Per wijkcoach die iets kan overnemen de minuten als zij allemaal even vol zijn."""
        mee = {coach.code: coach for _, coach in self.kandidaten if coach.bandbreedte_tot}
        boven = sum(coach.bandbreedte_tot for coach in mee.values())
        samen = sum(self.last[code] for code in mee) + sum(t.minuten_per_week for t in self.trajecten)
        vulgraad = min(PROMILLE, PROMILLE * samen // boven) if boven else 0
        return {code: coach.bandbreedte_tot * vulgraad // PROMILLE for code, coach in mee.items()}

    def lot(self, traject: LopendTraject, coach: str) -> int:
        """Het lot van één overdracht."""
        return trek_lot(f"{self.werkvoorraad.week}|{traject.nummer}|{coach}|overdracht")


def draag_over(vertrek: Vertrek, instellingen: Instellingen | None = None) -> tuple[Keuze, Bewijs]:
    """De beste overdracht, trede na trede bewezen."""
    stelsel = Stelsel()
    model = _Model(vertrek, stelsel.variabelen(len(vertrek.kandidaten)), stelsel.variabelen(len(vertrek.trajecten)))
    model.leg_op(stelsel)
    oplossing: Getallen | None = None
    standen: list[Stand] = []
    for doel in model.doelen(stelsel):
        stand = minimaliseer(stelsel, doel, oplossing, instellingen or Instellingen())
        stelsel.houd_vast(doel, stand.waarde)
        oplossing = stand.oplossing
        standen.append(stand)
    keuze: Keuze = {traject.nummer: None for traject in vertrek.trajecten}
    for (traject, coach), plaats in zip(vertrek.kandidaten, model.kolom, strict=True):
        if oplossing is not None and oplossing[plaats]:
            keuze[traject.nummer] = coach.code
    geteld = waarden(vertrek, keuze)
    treden = tuple(
        Tredebewijs(
            naam=naam,
            zin=zin,
            waarde=geteld[naam],
            ondergrens=stand.ondergrens,
            bewezen=geteld[naam] == stand.ondergrens,
        )
        for (naam, zin), stand in zip(TREDEN.items(), standen, strict=True)
    )
    return keuze, Bewijs(treden=treden, seconden=round(sum(stand.seconden for stand in standen), 3))


def waarden(vertrek: Vertrek, keuze: Keuze) -> dict[str, int]:
    """De waarde van elke trede, teruggelezen uit een keuze, zonder solver."""
    coaches = {coach.code: coach for coach in vertrek.blijvers}
    over = [(traject, coaches[wie]) for traject in vertrek.trajecten if (wie := keuze[traject.nummer]) is not None]
    last = dict(vertrek.last)
    for traject, coach in over:
        last[coach.code] += traject.minuten_per_week
    return {
        "zonder_wijkcoach": len(vertrek.trajecten) - len(over),
        "nieuwe_gezichten": len({(vertrek.thuis(t), coach.code) for t, coach in over} - vertrek.bekend),
        "nabijheid": sum(vertrek.ander_team(traject, coach) for traject, coach in over),
        "evenwicht": sum(
            punten * tienden_buiten(last[code], laag, hoog, tiende(coaches[code]))
            for code in vertrek.streef
            for laag, hoog, punten in _banden(vertrek, coaches[code])
        ),
        "loting": sum(
            vertrek.lot(traject, keuze[traject.nummer] or SoortPlek.GEEN_PLEK) for traject in vertrek.trajecten
        ),
    }


def _banden(vertrek: Vertrek, coach: Wijkcoach) -> tuple[tuple[int, int, int], ...]:
    """Waarbuiten tienden tellen, en hoe zwaar: te ver van het streven, en buiten de bandbreedte."""
    streef, stap = vertrek.streef[coach.code], tiende(coach)
    zwaarder = vertrek.drempels["evenwicht_buiten_bandbreedte"]
    return (streef - stap, streef + stap, 1), (coach.bandbreedte_van, coach.bandbreedte_tot, zwaarder)


@dataclass(frozen=True)
class _Model:
    vertrek: Vertrek
    kolom: Getallen
    niemand: Getallen

    def leg_op(self, stelsel: Stelsel) -> None:
        """Elk traject naar precies één wijkcoach of naar niemand, en niemand boven de vrije minuten."""
        for traject, geen in zip(self.vertrek.trajecten, self.niemand, strict=True):
            eigen = [plaats for plaats, (t, _) in enumerate(self.vertrek.kandidaten) if t is traject]
            stelsel.rij(np.append(self.kolom[eigen], geen), 1, 1, 1)
        for code, (kolommen, minuten) in self._per_coach().items():
            coach = next(coach for coach in self.vertrek.blijvers if coach.code == code)
            stelsel.rij(kolommen, minuten, 0, self.vertrek.vrij(coach))

    def doelen(self, stelsel: Stelsel) -> tuple[Doel, ...]:
        """De som van elke trede, in volgorde."""
        paren, trajecten = self.vertrek.kandidaten, self.vertrek.trajecten
        ver = [plaats for plaats, paar in enumerate(paren) if self.vertrek.ander_team(*paar)]
        loten = [self.vertrek.lot(traject, coach.code) for traject, coach in paren]
        geen = [self.vertrek.lot(traject, SoortPlek.GEEN_PLEK) for traject in trajecten]
        return (
            _som(self.niemand),
            self._nieuwe_gezichten(stelsel),
            _som(self.kolom[ver]),
            self._evenwicht(stelsel),
            Doel(np.concatenate([self.kolom, self.niemand]), np.array([*loten, *geen], dtype=np.int64)),
        )

    def _per_coach(self) -> dict[str, tuple[Getallen, Getallen]]:
        per: defaultdict[str, list[int]] = defaultdict(list)
        for plaats, (_, coach) in enumerate(self.vertrek.kandidaten):
            per[coach.code].append(plaats)
        minuten = np.array([t.minuten_per_week for t, _ in self.vertrek.kandidaten], dtype=np.int64)
        return {code: (self.kolom[plaatsen], minuten[plaatsen]) for code, plaatsen in per.items()}

    def _nieuwe_gezichten(self, stelsel: Stelsel) -> Doel:
        """Eén punt per paar van huishouden en wijkcoach die elkaar nog niet kennen."""
        paren: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for plaats, (traject, coach) in enumerate(self.vertrek.kandidaten):
            if (paar := (self.vertrek.thuis(traject), coach.code)) not in self.vertrek.bekend:
                paren[paar].append(plaats)
        nieuw = stelsel.variabelen(len(paren))
        for kolom, plaatsen in zip(nieuw, paren.values(), strict=True):
            stelsel.hoogstens(self.kolom[plaatsen], np.repeat(kolom, len(plaatsen)))
        return _som(nieuw)

    def _evenwicht(self, stelsel: Stelsel) -> Doel:
        doel = Doel.leeg()
        werk = self._per_coach()
        for coach in self.vertrek.blijvers:
            if coach.code not in self.vertrek.streef:
                continue
            (kolommen, minuten), last, stap = werk[coach.code], self.vertrek.last[coach.code], tiende(coach)
            for laag, hoog, punten in _banden(self.vertrek, coach):
                meeste = max(tienden_buiten(m, laag, hoog, stap) for m in (last, last + self.vertrek.vrij(coach)))
                tienden = stelsel.variabelen(1, boven=meeste)
                met = np.append(kolommen, tienden)
                stelsel.rij(met, np.append(minuten, stap), laag - last, ONBEGRENSD)
                stelsel.rij(met, np.append(minuten, -stap), -ONBEGRENSD, hoog - last)
                doel += Doel(tienden, np.array([punten], dtype=np.int64))
        return doel


def _som(kolommen: Getallen) -> Doel:
    return Doel(kolommen, np.ones(len(kolommen), dtype=np.int64))
