"""De tweede lezer van de regelmap: leest een regelset en beslist tabellen door elke invulling te proberen.

Deze lezer is met opzet eenvoudig en deelt geen code met het regelboek. Wat nog onbekend is, wordt ingevuld met elke
waarde die het veld kan hebben (getallen rond de snijpunten van de tabellen); pas als alle invullingen hetzelfde geven,
staat de uitkomst vast. Alleen velden waar een regel echt van afhangt worden ingevuld, dus het blijft klein.
"""

import hashlib
import operator
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

ONBEKEND = "onbekend"
Waarde = str | int
Feiten = Mapping[str, Waarde]

TABELLEN = ("tenzij", "route", "product", "schil")
"""De tabellen die bepalen waar een hulpvraag terecht mag; de andere tabellen tellen alleen in de vingerafdruk."""

_VERGELIJK = {"<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt, "=": operator.eq}
_MAAT = re.compile(r"^(<=|>=|<|>|=) *(\S+)$")
_BEREIK = re.compile(r"^(\S+) +t/m +(\S+)$")


class RegelmapFout(ValueError):  # noqa: N818 - Nederlandse naam, zoals RegelFouten
    """De regelmap is niet te lezen, of geldt niet voor deze week."""


@dataclass(frozen=True, eq=False)
class Regel:
    """Eén regel van een tabel: geldt als elke cel klopt."""

    id: str
    als: Mapping[str, str | list[str]]
    dan: str
    na: bool


@dataclass(frozen=True)
class Veld:
    """Wat een veld kan zijn: een van de keuzes, of een getal van laagste tot en met hoogste."""

    keuzes: tuple[Waarde, ...]
    laagste: int
    hoogste: int
    uit_tabel: str | None


@dataclass(frozen=True)
class Regelset:
    """De regels die op één dag gelden."""

    naam: str
    sha256: str
    gebieden: frozenset[str]
    getallen: Mapping[str, int]
    tabellen: Mapping[str, tuple[Regel, ...]]
    velden: Mapping[str, Veld]

    def klopt(self, cel: str | list[str], waarde: Waarde) -> bool:
        """Of een bekende waarde bij een cel past."""
        if isinstance(cel, list):
            return waarde in cel
        if deel := _MAAT.match(cel):
            return bool(_VERGELIJK[deel[1]](int(waarde), self._getal(deel[2])))
        if deel := _BEREIK.match(cel):
            return self._getal(deel[1]) <= int(waarde) <= self._getal(deel[2])
        if cel.startswith("niet "):
            return cel.removeprefix("niet ").strip() != waarde
        return cel == waarde

    def geldt(self, regel: Regel, feiten: Feiten, gok: Feiten) -> tuple[bool | None, str]:
        """Of een regel geldt; als dat nog openstaat: None, met het eerste onbekende veld waar het van afhangt."""
        wacht_op = ""
        for veld, cel in regel.als.items():
            waarde, bron = self._waarde(veld, feiten, gok)
            if waarde is None:
                wacht_op = wacht_op or bron
            elif not self.klopt(cel, waarde):
                return False, ""
        return (None, wacht_op) if wacht_op else (True, "")

    def _waarde(self, veld: str, feiten: Feiten, gok: Feiten) -> tuple[Waarde | None, str]:
        if tabel := self.velden[veld].uit_tabel:
            return self._minstens_een(tabel, feiten, gok)
        waarde = gok.get(veld, feiten[veld])
        return (None, veld) if waarde == ONBEKEND else (waarde, "")

    def _minstens_een(self, tabel: str, feiten: Feiten, gok: Feiten) -> tuple[Waarde | None, str]:
        standen = [self.geldt(regel, feiten, gok) for regel in self.voor(tabel)]
        if any(geldt for geldt, _ in standen):
            return "ja", ""
        wacht_op = next((veld for _, veld in standen if veld), "")
        return (None, wacht_op) if wacht_op else ("nee", "")

    def voor(self, tabel: str) -> tuple[Regel, ...]:
        """De regels van een tabel die vóór de verdeling gelden."""
        return tuple(regel for regel in self.tabellen[tabel] if not regel.na)

    def _eerste(self, tabel: str, feiten: Feiten, gok: Feiten) -> tuple[Regel | None, str]:
        for regel in self.voor(tabel):
            geldt, wacht_op = self.geldt(regel, feiten, gok)
            if geldt is not False:
                return regel, wacht_op
        return None, ""

    def beslissers(self, tabel: str, feiten: Feiten, gok: Feiten) -> frozenset[Regel | None]:
        """De regels die de eerste kunnen zijn, over alle invullingen; None als er een is waarbij geen regel geldt."""
        regel, wacht_op = self._eerste(tabel, feiten, gok)
        if not wacht_op:
            return frozenset({regel})
        per_waarde = (
            self.beslissers(tabel, feiten, {**gok, wacht_op: waarde}) for waarde in self.invullingen(wacht_op)
        )
        return frozenset(chain.from_iterable(per_waarde))

    def doet_ertoe(self, tabel: str, veld: str, feiten: Feiten) -> bool:
        """Of een ander antwoord op dit ene veld, bij verder gelijke antwoorden, een andere uitkomst kan geven."""
        eerste, *rest = self.invullingen(veld)
        return any(self._verschil(tabel, feiten, {veld: eerste}, {veld: ander}) for ander in rest)

    def _verschil(self, tabel: str, feiten: Feiten, links: Feiten, rechts: Feiten) -> bool:
        regel_links, wacht_links = self._eerste(tabel, feiten, links)
        regel_rechts, wacht_rechts = self._eerste(tabel, feiten, rechts)
        wacht_op = wacht_links or wacht_rechts
        if not wacht_op:
            return (regel_links.dan if regel_links else None) != (regel_rechts.dan if regel_rechts else None)
        return any(
            self._verschil(tabel, feiten, {**links, wacht_op: waarde}, {**rechts, wacht_op: waarde})
            for waarde in self.invullingen(wacht_op)
        )

    def invullingen(self, veld: str) -> tuple[Waarde, ...]:
        """De waarden die een veld kan hebben; een getal telt op, net onder en net boven elk snijpunt."""
        soort = self.velden[veld]
        if soort.keuzes:
            return soort.keuzes
        cellen = (regel.als.get(veld) for regels in self.tabellen.values() for regel in regels)
        punten = (punt for cel in cellen if isinstance(cel, str) for punt in self._snijpunten(cel))
        rond = {punt + stap for punt in punten for stap in (-1, 0, 1)} | {soort.laagste}
        return tuple(sorted(punt for punt in rond if soort.laagste <= punt <= soort.hoogste))

    def _snijpunten(self, cel: str) -> tuple[int, ...]:
        if deel := _BEREIK.match(cel):
            return self._getal(deel[1]), self._getal(deel[2])
        return tuple(self._getal(tekst) for tekst in _MAAT.findall(cel)[0][1:])

    def _getal(self, tekst: str) -> int:
        return self.getallen[tekst] if tekst in self.getallen else int(tekst)


def lees_regelset(regelmap: Path, dag: date) -> Regelset:
    """Leest de ene regelset die op `dag` geldt; begin en einde tellen mee."""
    koppen = {bestand.parent: _lees(bestand) for bestand in sorted(regelmap.glob("*/regelset.toml"))}
    geldig = [map_ for map_, kop in koppen.items() if kop["geldig_van"] <= dag <= kop.get("geldig_tot", date.max)]
    if len(geldig) != 1:
        raise RegelmapFout(f"Op {dag} gelden {len(geldig)} regelsets in de regelmap, dat hoort er 1 te zijn")
    map_ = geldig[0]
    getallen = _lees(map_ / "parameters.toml") | _lees(map_ / "gewichten.toml")
    return Regelset(
        naam=map_.name,
        sha256=_vingerafdruk([*regelmap.glob("*.toml"), *map_.glob("*.toml")]),
        gebieden=frozenset(koppen[map_]["gebieden"]),
        getallen={naam: getal["waarde"] for naam, getal in getallen.items()},
        tabellen={naam: _tabel(_lees(map_ / f"{naam}.toml")) for naam in TABELLEN},
        velden={naam: _veld(veld) for naam, veld in _lees(regelmap / "velden.toml").items()},
    )


def _lees(bestand: Path) -> dict[str, Any]:
    inhoud = _inhoud(bestand)
    try:
        return tomllib.loads(inhoud.decode())
    except ValueError as fout:
        raise RegelmapFout(f"{bestand.parent.name}/{bestand.name} is niet te lezen: {fout}") from fout


def _inhoud(bestand: Path) -> bytes:
    try:
        return bestand.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    except OSError as fout:
        zin = f"{bestand.parent.name}/{bestand.name} is niet te lezen: {fout.strerror}"
        raise RegelmapFout(zin) from fout


def _vingerafdruk(bestanden: list[Path]) -> str:
    """Sha256 over alle TOML van de regelset en wat zij deelt: op naam gesorteerd, met naam en lengte ervoor."""
    som = hashlib.sha256()
    for bestand in sorted(bestanden, key=lambda pad: pad.name):
        inhoud = _inhoud(bestand)
        som.update(f"{bestand.name}\n{len(inhoud)}\n".encode() + inhoud)
    return som.hexdigest()


def _tabel(inhoud: dict[str, Any]) -> tuple[Regel, ...]:
    return tuple(
        Regel(
            id=regel["id"],
            als=regel["als"],
            dan=regel["dan"],
            na=regel.get("fase") == "na",
        )
        for regel in inhoud["regel"]
    )


def _veld(veld: dict[str, Any]) -> Veld:
    keuzes = ("ja", "nee") if veld["soort"] == "ja_nee" else tuple(veld.get("waarden", ()))
    return Veld(keuzes, veld.get("minimum", 0), veld.get("maximum", 0), veld.get("uit_tabel"))
