"""Regels naar CSV voor wie in Excel werkt, en terug als voorstel. Wat niet wijzigt, blijft letterlijk staan."""

import difflib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from wijknetwerk.regelbeheer.csvtekst import lees_csv, maak_csv
from wijknetwerk.regelbeheer.mappen import kopieer_regelmap, nieuwe_map
from wijknetwerk.regelbeheer.nieuw import maak_concept
from wijknetwerk.regelbeheer.tomltekst import blokken, schrijf_blok, schrijf_sleutel
from wijknetwerk.regels import Regelboek, RegelFout, RegelFouten
from wijknetwerk.regels.fouten import Plek, bedoelde_u
from wijknetwerk.regels.tabelsoorten import TABELSOORTEN

GETALBESTANDEN = ("parameters", "gewichten")
TABELLEN = {soort.naam: soort for soort in TABELSOORTEN}
ONDERDELEN = (*GETALBESTANDEN, *TABELLEN)
VERSCHIL = "verschil.txt"
ALS, DAN = "als ", "dan "
_LIJSTEN = (f"{DAN}plus", f"{DAN}min")
_HERKOMST = ("bron", "status", "open_vraag")

Rij = dict[str, str]
Inhoud = Mapping[str, Any]


@dataclass(frozen=True)
class Voorstel:
    """Wat een import verandert, in zinnen. Zijn er geen, dan is er ook geen voorstel geschreven."""

    regelset: str
    wijzigingen: tuple[str, ...]


def naar_csv(regelmap: Path, naam: str, doel: Path) -> tuple[str, ...]:
    """Schrijft per onderdeel een CSV in een nieuwe map; geeft de bestandsnamen."""
    boek = Regelboek.laad(regelmap, date.min, naam)
    with nieuwe_map(doel) as werk:
        for deel in ONDERDELEN:
            rijen = list(_rijen(deel, tomllib.loads(_tekst(regelmap / boek.naam / f"{deel}.toml"))).values())
            kop = _kop(deel, rijen)
            tabel = [kop, *([rij.get(kolom, "") for kolom in kop] for rij in rijen)]
            (werk / f"{deel}.csv").write_bytes(maak_csv(tabel))
    return tuple(f"{deel}.csv" for deel in ONDERDELEN)


def uit_csv(csvmap: Path, regelmap: Path, naam: str, doel: Path) -> Voorstel:
    """Maakt van een map met CSV's een voorstel in de nieuwe map `doel`; de regelmap zelf blijft zoals zij is.

    In `doel` komt een volledige regelmap en `verschil.txt`. Wat er mis is komt in één RegelFouten; dan komt er niets.
    """
    boek = Regelboek.laad(regelmap, date.min, naam)
    fouten: list[RegelFout] = []
    gelezen = dict(_lees_map(csvmap, regelmap / naam, boek, Plek(fouten)))
    if fouten:
        raise RegelFouten(fouten)
    wijzigingen = tuple(zin for zinnen, _ in gelezen.values() for zin in zinnen)
    if not wijzigingen:
        return Voorstel(naam, ())
    with nieuwe_map(doel) as werk:
        kopieer_regelmap(regelmap, werk / "regels")
        maak_concept(werk / "regels" / naam)
        verschil = [f"Wat dit voorstel verandert aan {naam}:", *(f"  - {zin}" for zin in wijzigingen)]
        for deel, (zinnen, nieuw) in gelezen.items():
            if zinnen:
                bestand = f"{naam}/{deel}.toml"
                oud = _tekst(regelmap / bestand)
                (werk / "regels" / bestand).write_text(nieuw, encoding="utf-8", newline="\n")
                verschil += [
                    "",
                    *difflib.unified_diff(oud.splitlines(), nieuw.splitlines(), bestand, bestand, lineterm=""),
                ]
        Regelboek.laad(werk / "regels", date.min, naam)
        (werk / VERSCHIL).write_text("\n".join(verschil) + "\n", encoding="utf-8", newline="\n")
    return Voorstel(naam, wijzigingen)


def _tekst(pad: Path) -> str:
    return pad.read_text(encoding="utf-8-sig")


def _sleutel(deel: str) -> str:
    return "naam" if deel in GETALBESTANDEN else "id"


def _rijen(deel: str, inhoud: Inhoud) -> dict[str, Rij]:
    """Elk getal of elke regel van een TOML-bestand als rij van een CSV, zonder lege cellen."""
    if deel in GETALBESTANDEN:
        return {naam: {"naam": naam, **_cellen(getal)} for naam, getal in inhoud.items()}
    return {regel["id"]: _cellen(regel) for regel in inhoud["regel"]}


def _cellen(inhoud: Inhoud) -> Rij:
    rij: Rij = {}
    for naam, waarde in inhoud.items():
        if naam == "bron":
            rij[naam] = "\n".join(f"{bron['stuk']}: {bron['citaat']}" for bron in waarde)
        elif isinstance(waarde, dict):
            rij |= {f"{naam} {deel}": _cel(binnen) for deel, binnen in waarde.items()}
        else:
            rij[naam] = _cel(waarde)
    return {kolom: cel for kolom, cel in rij.items() if cel}


def _cel(waarde: object) -> str:
    return ", ".join(waarde) if isinstance(waarde, list) else str(waarde)


def _kop(deel: str, rijen: Sequence[Rij]) -> list[str]:
    if deel in GETALBESTANDEN:
        return ["naam", "waarde", "eenheid", *_HERKOMST]
    als = dict.fromkeys(kolom for rij in rijen for kolom in rij if kolom.startswith(ALS))
    soort = TABELLEN[deel]
    delen = [f"{DAN}{naam}" for naam in soort.dan] or ["dan"]
    lijsten = [kolom for kolom in _LIJSTEN if any(kolom in rij for rij in rijen)]
    return ["id", "fase", *als, *delen, *lijsten, "reden", *_HERKOMST]


def _lees_map(csvmap: Path, set_: Path, boek: Regelboek, plek: Plek) -> Iterator[tuple[str, tuple[list[str], str]]]:
    """Per CSV de wijzigingen in zinnen, en de nieuwe tekst van het TOML-bestand."""
    paden = sorted(csvmap.glob("*.csv")) if csvmap.is_dir() else []
    if not paden:
        plek.in_bestand(csvmap.name).fout("in deze map staan geen CSV-bestanden; maak ze met «regels naar-csv»")
    for pad in paden:
        hier = plek.in_bestand(pad.name)
        if pad.stem not in ONDERDELEN:
            hier.fout(f"onbekend bestand{bedoelde_u(pad.stem, ONDERDELEN)}")
        elif (rijen := lees_csv(pad, hier)) is not None:
            oud = _tekst(set_ / f"{pad.stem}.toml")
            lezer = _Lezer(pad.stem, oud, boek, hier)
            yield pad.stem, lezer.lees(rijen)


class _Lezer:
    """Leest één CSV naast het TOML-bestand waar zij van gemaakt is."""

    def __init__(self, deel: str, oud: str, boek: Regelboek, plek: Plek) -> None:
        self.deel, self.oud, self.boek, self.plek = deel, oud, boek, plek
        self.basis = _rijen(deel, tomllib.loads(oud))
        self.sleutel = _sleutel(deel)

    def lees(self, rijen: Sequence[Sequence[str]]) -> tuple[list[str], str]:
        """De wijzigingen en de nieuwe tekst; bij een fout is die gemeld en verandert er niets."""
        kop = rijen[0]
        begin = len(self.plek.fouten)
        self._kijk_kop_na(kop)
        nieuw: dict[str, Rij] = {}
        for nummer, cellen in enumerate(rijen[1:], 2):
            if any(cellen):
                self._lees_rij(nummer, kop, cellen, nieuw)
        if len(self.plek.fouten) > begin:
            return [], self.oud
        zinnen = list(self._zinnen(nieuw))
        return zinnen, self._schrijf(nieuw) if zinnen else self.oud

    def _kijk_kop_na(self, kop: Sequence[str]) -> None:
        nodig = _kop(self.deel, list(self.basis.values()))
        mag = {*nodig, *_LIJSTEN, *(f"{ALS}{veld}" for veld in self.boek.velden)}
        for kolom in dict.fromkeys(kop):
            if kop.count(kolom) > 1:
                self.plek.in_cel(f"kolom {kolom}").fout("deze kolom staat er twee keer")
            if kolom not in mag:
                self.plek.in_cel(f"kolom {kolom or '(leeg)'}").fout(f"onbekende kolom{bedoelde_u(kolom, mag)}")
        for kolom in nodig:
            if kolom not in kop:
                zin = "deze kolom ontbreekt; zonder haar zou er iets verloren gaan"
                self.plek.in_cel(f"kolom {kolom}").fout(zin)

    def _lees_rij(self, nummer: int, kop: Sequence[str], cellen: Sequence[str], nieuw: dict[str, Rij]) -> None:
        plek = self.plek.in_cel(f"rij {nummer}")
        if any(cellen[len(kop) :]):
            plek.fout("deze rij heeft meer cellen dan de kop")
        rij = {kolom: cel for kolom, cel in zip(kop, cellen, strict=False) if cel}
        naam = rij.get(self.sleutel, "")
        if not naam:
            plek.fout(f"de kolom {self.sleutel} is leeg")
        elif naam in nieuw:
            plek.fout(f"«{naam}» staat er twee keer")
        waarde = rij.get("waarde", "0")
        if not waarde.isdecimal():
            plek.fout(f"de waarde «{waarde}» is geen heel getal")
        for bron in rij.get("bron", "").splitlines():
            if ": " not in bron:
                plek.fout(f"schrijf een bron als «stuk: citaat», niet «{bron}»")
        nieuw[naam] = rij

    def _zinnen(self, nieuw: Mapping[str, Rij]) -> Iterator[str]:
        for naam in self.basis:
            if naam not in nieuw:
                yield f"{self.deel} {naam}: verdwijnt"
        for naam, rij in nieuw.items():
            oud = self.basis.get(naam)
            if oud is None:
                yield f"{self.deel} {naam}: nieuw"
                continue
            for kolom in dict.fromkeys([*oud, *rij]):
                if oud.get(kolom) != rij.get(kolom):
                    yield f"{self.deel} {naam}: {kolom} «{oud.get(kolom, '')}» wordt «{rij.get(kolom, '')}»"
        blijft = [naam for naam in nieuw if naam in self.basis]
        if blijft != [naam for naam in self.basis if naam in nieuw]:
            yield f"{self.deel}: de volgorde wordt {', '.join(nieuw)}"

    def _schrijf(self, nieuw: Mapping[str, Rij]) -> str:
        """Het hele bestand: wat gelijk bleef letterlijk, met zijn commentaar, en de rest opnieuw geschreven."""
        geknipt = blokken(self.oud)
        begin, delen = geknipt if geknipt is not None else (self._kop_opnieuw(), [])
        letterlijk = {}
        for deel in delen:
            (rijen,) = _rijen(self.deel, tomllib.loads(deel)).items()
            letterlijk[rijen[0]] = deel
        stukken = [
            letterlijk[naam] if naam in letterlijk and self.basis[naam] == rij else self._blok(naam, rij)
            for naam, rij in nieuw.items()
        ]
        return "\n".join(stuk.strip("\n") + "\n" for stuk in (begin, *stukken) if stuk.strip())

    def _kop_opnieuw(self) -> str:
        """De instellingen van een tabel, als het bestand niet in blokken te knippen is."""
        inhoud = tomllib.loads(self.oud)
        if self.deel in GETALBESTANDEN:
            return ""
        return schrijf_blok("", {naam: inhoud[naam] for naam in ("tabel", "trefregel", "uitkomst")})

    def _blok(self, naam: str, rij: Rij) -> str:
        bron = [
            dict(zip(("stuk", "citaat"), deel.split(": ", 1), strict=True)) for deel in rij.get("bron", "").splitlines()
        ]
        bronnen: dict[str, object] = {"bron": bron} if bron else {}
        aanname: dict[str, object] = {kolom: rij[kolom] for kolom in ("status", "open_vraag") if kolom in rij}
        if self.deel in GETALBESTANDEN:
            getal = {"waarde": int(rij.get("waarde", "0")), "eenheid": rij.get("eenheid", "")}
            return schrijf_blok(f"[{schrijf_sleutel(naam)}]", {**getal, **aanname, **bronnen})
        als = {kolom.removeprefix(ALS): _als(cel) for kolom, cel in rij.items() if kolom.startswith(ALS)}
        dan: object = rij.get("dan", "")
        if TABELLEN[self.deel].dan:
            delen = {kolom: cel for kolom, cel in rij.items() if kolom.startswith(DAN)}
            dan = {
                kolom.removeprefix(DAN): cel.split(", ") if kolom in _LIJSTEN else cel for kolom, cel in delen.items()
            }
        begin = {"id": naam} | ({"fase": rij["fase"]} if "fase" in rij else {})
        return schrijf_blok(
            "[[regel]]", {**begin, "als": als, "dan": dan, "reden": rij.get("reden", ""), **bronnen, **aanname}
        )


def _als(cel: str) -> str | list[str]:
    return [deel.strip() for deel in cel.split(",")] if "," in cel else cel
