"""Het regelboek: één regelset met haar velden, getallen en tabellen, nagekeken en klaar voor gebruik."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Self

from wijknetwerk.begrippen import Bron, RegelsetNaam, Wet
from wijknetwerk.regels.advies import Advies, adviseer
from wijknetwerk.regels.fouten import Plek, RegelFout, RegelFouten, bedoelde_u
from wijknetwerk.regels.getallen import NODIGE_GEWICHTEN, NODIGE_PARAMETERS, Getal, lees_getallen
from wijknetwerk.regels.lees_tabel import Woorden, lees_tabel
from wijknetwerk.regels.lezen import Inhoud, bronlijst, lees_toml, sleutels, tabellen, tekst
from wijknetwerk.regels.regelset import Regelset, kies_regelset
from wijknetwerk.regels.tabel import Tabel
from wijknetwerk.regels.tabelsoorten import TABELSOORTEN
from wijknetwerk.regels.velden import Kolom, Regelveld, kolommen, lees_velden
from wijknetwerk.regels.woordenlijst import lees_woordenlijst

GEDEELD = ("velden.toml", "bronnen.toml", "woordenlijst.toml")
VAN_DE_SET = ("regelset.toml", "parameters.toml", "gewichten.toml", *(f"{soort.naam}.toml" for soort in TABELSOORTEN))
MAG_ERBIJ = ("leesniveau.toml", "begrijpelijk.toml", "berichten.toml")
"""Teksten en codes voor papieren: zij beslissen niets, maar horen wel bij de regelset en haar vingerafdruk."""
OOK_GOED = ("LEESMIJ.md", "scenarios.csv", *MAG_ERBIJ)


@dataclass(frozen=True)
class Aanname:
    """Een keuze waar geen stuk iets over zegt, met de vraag die nog open staat."""

    bestand: str
    naam: str
    open_vraag: str


@dataclass(frozen=True, eq=False)
class Regelboek:
    """Alles wat geldt volgens één regelset. Laad het met `Regelboek.laad`."""

    regelset: Regelset
    sha256: str
    velden: Mapping[str, Regelveld]
    getallen: Mapping[str, Getal]
    tabellen: Mapping[str, Tabel]
    aannames: tuple[Aanname, ...]
    stukken: Mapping[str, str]
    """Per stuk waarnaar verwezen mag worden de titel, met de datum erachter."""

    @classmethod
    def laad(cls, map_: Path, peildatum: date, naam: str | None = None) -> Self:
        """Laadt de regelset die op de peildatum geldt, of met `naam` een andere.

        Wat er ook mis is: er volgt één RegelFouten met alle fouten tegelijk.
        """
        fouten: list[RegelFout] = []
        plek = Plek(fouten)
        regelset = kies_regelset(map_, peildatum, naam, plek)
        if regelset is None:
            raise RegelFouten(fouten)
        _meld_onbekende_bestanden(map_, regelset.naam, plek)
        paden = (*GEDEELD, *(f"{regelset.naam}/{bestand}" for bestand in VAN_DE_SET))
        inhoud = {Path(pad).name: lees_toml(map_ / pad, plek.in_bestand(pad)) for pad in paden}
        gelezen = _lees_inhoud(inhoud, regelset.naam, plek)
        if gelezen is None or fouten:
            raise RegelFouten(fouten)
        bron, velden, getallen, tabellen_, stukken = gelezen
        return cls(
            regelset=replace(regelset, bron=bron),
            sha256=_vingerafdruk(map_, (*paden, *_erbij(map_, regelset.naam))),
            velden=velden,
            getallen=getallen,
            tabellen=tabellen_,
            aannames=_aannames(getallen, tabellen_),
            stukken=stukken,
        )

    @property
    def naam(self) -> str:
        """De naam van de regelset, dus van haar map."""
        return self.regelset.naam

    @property
    def kenmerk(self) -> RegelsetNaam:
        """Naam en vingerafdruk, zoals in het voorstel."""
        return RegelsetNaam(naam=self.naam, sha256=self.sha256)

    @property
    def gebieden(self) -> tuple[str, ...]:
        """De gebieden met een wijknetwerk."""
        return self.regelset.gebieden

    @property
    def wetten(self) -> tuple[Wet, ...]:
        """De wetten waarvoor deze regelset bedoeld is."""
        return self.regelset.wetten

    def getal(self, naam: str) -> int:
        """Een drempel of gewicht op naam."""
        return self.getallen[naam].waarde

    @cached_property
    def drempels(self) -> dict[str, int]:
        """Alle drempels en gewichten op naam."""
        return {naam: getal.waarde for naam, getal in self.getallen.items()}

    def tabel(self, naam: str) -> Tabel:
        """Een tabel op naam."""
        return self.tabellen[naam]

    def vraag(self, veld: str) -> str:
        """De zin waarmee wij een onbekend veld navragen."""
        return self.velden[veld].vraag

    def adviseer(self, waarden: Mapping[str, object], dagen: Mapping[str, date] | None = None) -> Advies:
        """Het advies over één geval. Een veld dat er niet staat is onbekend, nooit 'nee'.

        `dagen` geeft de dagen waar termijnen vanaf lopen: melddatum, maandag, einddatum.
        """
        return adviseer(self, waarden, dagen or {})

    def kolommen(self, rijen: Sequence[Mapping[str, object]]) -> dict[str, Kolom]:
        """Zet rijen antwoorden om in kolommen, voor elk veld dat in de eerste rij staat."""
        return kolommen(rijen, self.velden)


def _lees_inhoud(
    inhoud: Mapping[str, Inhoud | None], naam: str, plek: Plek
) -> tuple[tuple[Bron, ...], dict[str, Regelveld], dict[str, Getal], dict[str, Tabel], dict[str, str]] | None:
    """Kijkt alles na. Is een woordenboek zelf niet te lezen, dan valt over de tabellen nog niets te zeggen."""
    velden_, bronnen_, woorden_ = (inhoud[bestand] for bestand in GEDEELD)
    set_, parameters_, gewichten_ = (inhoud[bestand] for bestand in VAN_DE_SET[:3])
    if woorden_ is not None:
        lees_woordenlijst(woorden_, plek.in_bestand("woordenlijst.toml"))
    if velden_ is None or bronnen_ is None or set_ is None or parameters_ is None or gewichten_ is None:
        return None
    velden = lees_velden(velden_, plek.in_bestand("velden.toml"), [soort.naam for soort in TABELSOORTEN])
    stukken = _lees_stukken(bronnen_, plek.in_bestand("bronnen.toml"))
    bron = bronlijst(set_, plek.in_bestand(f"{naam}/regelset.toml"), stukken)
    parameters = lees_getallen(parameters_, plek.in_bestand(f"{naam}/parameters.toml"), stukken, NODIGE_PARAMETERS)
    hier = plek.in_bestand(f"{naam}/gewichten.toml")
    gewichten = lees_getallen(gewichten_, hier, stukken, NODIGE_GEWICHTEN)
    for dubbel in sorted(set(gewichten) & {*parameters, *velden}):
        hier.in_tabel(dubbel).fout(f"de naam «{dubbel}» is al die van een parameter of veld")
    for dubbel in sorted(set(parameters) & set(velden)):
        plek.in_bestand(f"{naam}/parameters.toml").in_tabel(dubbel).fout(f"de naam «{dubbel}» is al die van een veld")
    woorden = Woorden(velden, parameters | gewichten, frozenset(stukken))
    tabellen_ = _lees_tabellen(inhoud, naam, plek, woorden)
    return (
        bron,
        {naam: veld for naam, veld in velden.items() if veld},
        {naam: getal for naam, getal in woorden.getallen.items() if getal},
        tabellen_,
        stukken,
    )


def _lees_tabellen(inhoud: Mapping[str, Inhoud | None], naam: str, plek: Plek, woorden: Woorden) -> dict[str, Tabel]:
    bezet: dict[str, str] = {}
    los: dict[str, Tabel] = {}
    for soort in TABELSOORTEN:
        bestand = f"{soort.naam}.toml"
        deel = inhoud[bestand]
        if deel is not None:
            hier = plek.in_bestand(f"{naam}/{bestand}").in_tabel(soort.naam)
            los[soort.naam] = lees_tabel(soort, deel, hier, woorden, bezet)
    bij = {veld.naam: los[veld.uit_tabel] for veld in woorden.velden.values() if veld and veld.uit_tabel in los}
    return {
        soort: replace(tabel, bij={veld: achter for veld, achter in bij.items() if veld in tabel.velden})
        for soort, tabel in los.items()
    }


def _lees_stukken(inhoud: Inhoud, plek: Plek) -> dict[str, str]:
    stukken = {}
    for stuk, deel in tabellen(inhoud, plek).items():
        hier = plek.in_tabel(stuk)
        sleutels(deel, hier, ("titel", "datum"))
        stukken[stuk] = f"{tekst(deel, 'titel', hier)} ({tekst(deel, 'datum', hier)})"
    return stukken


def _meld_onbekende_bestanden(map_: Path, naam: str, plek: Plek) -> None:
    """Een bestand dat niemand leest is bijna altijd een verschreven naam; dan zou een tabel stil ontbreken."""
    for pad, bekend in ((map_, (*GEDEELD, *OOK_GOED)), (map_ / naam, (*VAN_DE_SET, *OOK_GOED))):
        for bestand in sorted(pad.iterdir()):
            los = bestand.is_file() and not bestand.name.startswith(".")
            if (los and bestand.name not in bekend) or (bestand.is_dir() and pad != map_):
                hier = plek.in_bestand(bestand.relative_to(map_).as_posix())
                hier.fout(f"onbekend bestand{bedoelde_u(bestand.name, bekend)}")


def _erbij(map_: Path, naam: str) -> tuple[str, ...]:
    """De bestanden van `MAG_ERBIJ` die er zijn, gedeeld of van deze regelset."""
    kandidaten = (pad for bestand in MAG_ERBIJ for pad in (bestand, f"{naam}/{bestand}"))
    return tuple(pad for pad in kandidaten if (map_ / pad).is_file())


def _vingerafdruk(map_: Path, paden: Sequence[str]) -> str:
    """Sha256 over elk bestand dat de uitkomst bepaalt, op naam gesorteerd en met gewone regeleinden."""
    som = hashlib.sha256()
    for pad in sorted(Path(pad).name for pad in paden):
        volledig = next(map_ / deel for deel in paden if Path(deel).name == pad)
        inhoud = volledig.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
        som.update(f"{pad}\n{len(inhoud)}\n".encode())
        som.update(inhoud)
    return som.hexdigest()


def _aannames(getallen: Mapping[str, Getal], tabellen_: Mapping[str, Tabel]) -> tuple[Aanname, ...]:
    open_getallen = [
        Aanname(getal.bestand, getal.naam, getal.open_vraag) for getal in getallen.values() if getal.open_vraag
    ]
    open_regels = [
        Aanname(f"{tabel.naam}.toml", regel.id, regel.open_vraag)
        for tabel in tabellen_.values()
        for regel in tabel.regels
        if regel.aanname
    ]
    return (*open_getallen, *open_regels)
