"""Scenario's lezen: situaties die een beleidsmedewerker in Excel opschrijft, met de uitkomst die erbij hoort.

Een lege cel neemt de waarde van het scenario «standaard» over; «onbekend» schrijft men voluit. Een lege verwachting
wordt niet nagekeken.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wijknetwerk.regelbeheer.csvtekst import lees_csv
from wijknetwerk.regels import Regelboek, RegelFout, RegelFouten, Regelveld, Soort, Tabel
from wijknetwerk.regels.fouten import Plek, bedoelde_u
from wijknetwerk.regels.velden import ONBEKEND

BESTAND = "scenarios.csv"
STANDAARD = "standaard"
NAVRAGEN = "navragen"
GEEN = "geen"
NAAM = "naam"
VERWACHT = {
    "verwacht_route": "route",
    "verwacht_redenen": "tenzij",
    "verwacht_product": "product",
    "verwacht_schil": "schil",
    "verwacht_meekijken": "meekijken",
    "verwacht_termijnen": "termijnen",
    "verwacht_partnerselectie": "partnerselectie",
}
"""De kolommen met een verwachting, en de tabel die haar geeft."""
NODIG = ("verwacht_route", "verwacht_redenen", "verwacht_product")

Antwoorden = Mapping[str, str | int | None]


@dataclass(frozen=True)
class Verwachting:
    """Wat er volgens de schrijver uit moet komen; `navragen` als er eerst iets na te vragen is."""

    waarden: frozenset[str]
    navragen: bool = False

    def __str__(self) -> str:
        lijst = ", ".join(sorted(self.waarden))
        return f"{NAVRAGEN}: {lijst}" if self.navragen else lijst or GEEN


@dataclass(frozen=True)
class Scenario:
    """Eén situatie. `antwoorden` is volledig; `verwacht` heeft per kolom die is ingevuld een verwachting.

    De fase is «na» als er iets is ingevuld dat pas na de verdeling bekend is; dan doen ook de regels van dan mee.
    """

    naam: str
    rij: int
    fase: str
    antwoorden: Antwoorden
    verwacht: Mapping[str, Verwachting]


@dataclass(frozen=True)
class Scenarios:
    """Alle scenario's van een regelset, en de tabellen waarover zij iets verwachten."""

    scenarios: tuple[Scenario, ...]
    tabellen: tuple[str, ...]


def lees_scenarios(pad: Path, boek: Regelboek) -> Scenarios:
    """Leest scenarios.csv; wat er mis is komt in één RegelFouten."""
    fouten: list[RegelFout] = []
    plek = Plek(fouten, f"{boek.naam}/{BESTAND}")
    rijen = lees_csv(pad, plek)
    gelezen = _Lezer(boek, plek).lees(rijen) if rijen else None
    if gelezen is None or fouten:
        raise RegelFouten(fouten)
    return gelezen


def te_vullen(boek: Regelboek, tabellen: Sequence[str]) -> dict[str, Regelveld]:
    """De velden die een scenario moet invullen: alles waar deze tabellen naar kijken en wat niet uit regels volgt."""
    return {
        naam: boek.velden[naam]
        for naam in _velden([boek.tabel(tabel) for tabel in tabellen])
        if naam not in boek.tabellen
    }


def _velden(tabellen: Sequence[Tabel]) -> Iterator[str]:
    for tabel in tabellen:
        for naam in tabel.velden:
            if naam in tabel.bij:
                yield from _velden([tabel.bij[naam]])
            else:
                yield naam


@dataclass(frozen=True)
class _Lezer:
    """Leest de rijen van één bestand."""

    boek: Regelboek
    plek: Plek

    def lees(self, rijen: Sequence[Sequence[str]]) -> Scenarios | None:
        kop = tuple(rijen[0])
        gevuld = [(nummer, rij) for nummer, rij in enumerate(rijen[1:], 2) if any(rij)]
        verwacht = [kolom for kolom in VERWACHT if kolom in kop]
        tabellen = tuple(VERWACHT[kolom] for kolom in verwacht)
        velden = te_vullen(self.boek, tabellen)
        self._kijk_kop_na(kop, velden)
        if self.plek.fouten or not gevuld:
            if not gevuld:
                self.plek.fout("er staan geen scenario's in")
            return None
        ruw = [(nummer, self._cellen(nummer, kop, rij)) for nummer, rij in gevuld]
        if (standaard := self._standaard(*ruw[0], velden)) is None:
            return None
        self._meld_dubbele_namen(ruw)
        scenarios = tuple(self._scenario(nummer, cellen, standaard, verwacht) for nummer, cellen in ruw)
        return Scenarios(scenarios, tabellen)

    def _kijk_kop_na(self, kop: Sequence[str], velden: Mapping[str, Regelveld]) -> None:
        bekend = {NAAM, *VERWACHT, *self.boek.velden}
        for kolom in dict.fromkeys(kop):
            hier = self.plek.in_cel(f"kolom {kolom or '(leeg)'}")
            if kop.count(kolom) > 1:
                hier.fout("deze kolom staat er twee keer")
            elif kolom in self.boek.tabellen or (kolom in self.boek.velden and self.boek.velden[kolom].uit_tabel):
                hier.fout("dit volgt uit de regels zelf; haal deze kolom weg")
            elif kolom not in bekend:
                hier.fout(f"onbekende kolom{bedoelde_u(kolom, bekend)}")
        for kolom in (NAAM, *velden, *NODIG):
            if kolom not in kop:
                self.plek.in_cel(f"kolom {kolom}").fout("deze kolom ontbreekt")

    def _cellen(self, nummer: int, kop: Sequence[str], rij: Sequence[str]) -> dict[str, str]:
        if any(rij[len(kop) :]):
            self._cel(nummer, "").fout("deze rij heeft meer cellen dan de kop")
        return dict(zip(kop, [*rij, *[""] * len(kop)], strict=False))

    def _cel(self, nummer: int, kolom: str) -> Plek:
        return self.plek.in_cel(f"rij {nummer}, {kolom}" if kolom else f"rij {nummer}")

    def _standaard(
        self, nummer: int, cellen: Mapping[str, str], velden: Mapping[str, Regelveld]
    ) -> dict[str, str] | None:
        if cellen[NAAM] != STANDAARD:
            self._cel(nummer, NAAM).fout(f"het eerste scenario heet «{STANDAARD}», niet «{cellen[NAAM]}»")
            return None
        for naam, veld in velden.items():
            if not cellen[naam] and veld.fase == "voor":
                self._cel(nummer, naam).fout(f"vul bij «{STANDAARD}» een waarde in, of schrijf «{ONBEKEND}»")
        return {naam: cellen[naam] for naam in velden}

    def _meld_dubbele_namen(self, ruw: Sequence[tuple[int, Mapping[str, str]]]) -> None:
        gezien: dict[str, int] = {}
        for nummer, cellen in ruw:
            naam = cellen[NAAM]
            if not naam:
                self._cel(nummer, NAAM).fout("geef dit scenario een naam: een zin die zegt wat er moet gebeuren")
            elif naam in gezien:
                self._cel(nummer, NAAM).fout(f"«{naam}» staat ook op rij {gezien[naam]}")
            gezien.setdefault(naam, nummer)

    def _scenario(
        self, nummer: int, cellen: Mapping[str, str], standaard: Mapping[str, str], verwacht: Sequence[str]
    ) -> Scenario:
        ingevuld = {naam: cellen[naam] or gewoon for naam, gewoon in standaard.items()}
        antwoorden = {
            naam: self._antwoord(waarde, self.boek.velden[naam], self._cel(nummer, naam)) if waarde else None
            for naam, waarde in ingevuld.items()
        }
        na = any(self.boek.velden[naam].fase == "na" and waarde for naam, waarde in ingevuld.items())
        gevraagd = {
            kolom: self._verwachting(cellen[kolom], VERWACHT[kolom], self._cel(nummer, kolom))
            for kolom in verwacht
            if cellen[kolom]
        }
        if not gevraagd:
            self._cel(nummer, "").fout("dit scenario verwacht niets; vul minstens één verwachting in")
        return Scenario(cellen[NAAM], nummer, "na" if na else "voor", antwoorden, gevraagd)

    def _antwoord(self, waarde: str, veld: Regelveld, cel: Plek) -> str | int:
        if waarde == ONBEKEND:
            return ONBEKEND
        if veld.soort is not Soort.GETAL:
            if waarde not in veld.waarden:
                cel.fout(f"onbekende waarde «{waarde}»{bedoelde_u(waarde, (*veld.waarden, ONBEKEND))}")
            return waarde
        try:
            getal = int(waarde)
        except ValueError:
            cel.fout(f"«{waarde}» is geen heel getal ({veld.eenheid}) en ook niet «{ONBEKEND}»")
            return ONBEKEND
        if not veld.minimum <= getal <= veld.maximum:
            cel.fout(f"{getal} valt buiten {veld.minimum} tot en met {veld.maximum}")
        return getal

    def _verwachting(self, tekst: str, tabelnaam: str, cel: Plek) -> Verwachting:
        begin, dubbele_punt, rest = tekst.partition(":")
        navragen = bool(dubbele_punt) and begin.strip() == NAVRAGEN
        delen = [deel.strip() for deel in (rest if navragen else tekst).split(",") if deel.strip()]
        tabel = self.boek.tabel(tabelnaam)
        bekend = self.boek.velden if navragen else {*tabel.uitkomst, *(regel.id for regel in tabel.regels), GEEN}
        for deel in delen:
            if deel not in bekend:
                cel.fout(f"onbekend «{deel}»{bedoelde_u(deel, bekend)}")
        return Verwachting(frozenset(delen) - {GEEN}, navragen)
