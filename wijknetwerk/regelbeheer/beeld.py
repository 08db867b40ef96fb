"""Wat er van een regelset te lezen is, in gewone woorden: één beeld voor het scherm, Markdown en HTML."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wijknetwerk.begrippen import Bron
from wijknetwerk.regels import Getal, Regel, Regelboek, Rekendag, Soort, Tabel
from wijknetwerk.regels.cellen import Cel
from wijknetwerk.regels.regel import DATUM, INVULPLEK
from wijknetwerk.regels.regelboek import Aanname
from wijknetwerk.regels.tabel import EERSTE
from wijknetwerk.regels.velden import zeg

TITELS = {
    "tenzij": "Welke redenen zijn er om niet zelf te begeleiden?",
    "route": "Welke weg volgt een hulpvraag?",
    "product": "Welk product is nodig als een aanbieder begeleidt?",
    "schil": "Onder welke noemer mag een aanbieder bij een hulpvraag?",
    "meekijken": "Wie kijkt mee, en wat gebeurt er nog?",
    "termijnen": "Welke datum hoort erbij?",
    "partnerselectie": "Past een aanbieder in een wijknetwerk?",
}
_TEKENS = {">": "meer dan", ">=": "minstens", "<": "minder dan", "<=": "hoogstens", "=": "precies"}
_MAAT = re.compile(r"^(>=|<=|>|<|=) *(\S+)$")
_BEREIK = re.compile(r"^(\S+) +t/m +(\S+)$")


@dataclass(frozen=True)
class Regelbeeld:
    """Eén regel in woorden. `niet` zijn de regels die vóór haar gaan."""

    id: str
    als: tuple[str, ...]
    dan: str
    zin: str
    bron: tuple[Bron, ...]
    open_vraag: str
    na_de_verdeling: bool
    niet: tuple[str, ...]

    @property
    def als_zin(self) -> str:
        """De voorwaarden achter elkaar."""
        return "Altijd" if not self.als else f"Als {' en '.join(self.als)}"

    @property
    def niet_zin(self) -> str:
        """Waarom een regel hoger in de tabel voorgaat; leeg als er geen is."""
        if not self.niet:
            return ""
        welke = self.niet[0] if len(self.niet) == 1 else f"{', '.join(self.niet[:-1])} of {self.niet[-1]}"
        return f"Geldt alleen als niet {welke} geldt."


@dataclass(frozen=True)
class Tabelbeeld:
    """Eén tabel: haar vraag, hoe zij beslist en haar regels."""

    naam: str
    titel: str
    hoe: str
    regels: tuple[Regelbeeld, ...]


@dataclass(frozen=True)
class Getalbeeld:
    """Een drempel of gewicht in woorden."""

    naam: str
    waarde: str
    bron: tuple[Bron, ...]
    open_vraag: str


@dataclass(frozen=True)
class Setbeeld:
    """Een hele regelset in woorden."""

    naam: str
    sha256: str
    feiten: tuple[tuple[str, str], ...]
    tabellen: tuple[Tabelbeeld, ...]
    drempels: tuple[Getalbeeld, ...]
    gewichten: tuple[Getalbeeld, ...]
    aannames: tuple[Aanname, ...]
    stukken: tuple[tuple[str, str], ...]


def maak_beeld(boek: Regelboek, alleen: str | None = None) -> Setbeeld:
    """Het beeld van een regelset, of van één tabel daaruit."""
    tabellen = [boek.tabel(alleen)] if alleen else list(boek.tabellen.values())
    getallen = [] if alleen else list(boek.getallen.values())
    aannames = [a for a in boek.aannames if not alleen or a.bestand == f"{alleen}.toml"]
    return Setbeeld(
        naam=boek.naam,
        sha256=boek.sha256,
        feiten=tuple(_feiten(boek)),
        tabellen=tuple(_tabel(tabel, boek) for tabel in tabellen),
        drempels=tuple(_getal(getal) for getal in getallen if getal.bestand == "parameters.toml"),
        gewichten=tuple(_getal(getal) for getal in getallen if getal.bestand == "gewichten.toml"),
        aannames=tuple(aannames),
        stukken=tuple((stuk, boek.stukken[stuk]) for stuk in sorted({*_stukken(tabellen, getallen)})),
    )


def _stukken(tabellen: Iterable[Tabel], getallen: Iterable[Getal]) -> Iterator[str]:
    """De stukken waarnaar wat hier te lezen is verwijst."""
    yield from (bron.stuk for tabel in tabellen for regel in tabel.regels for bron in regel.bron)
    yield from (bron.stuk for getal in getallen for bron in getal.bron)


def _feiten(boek: Regelboek) -> Iterator[tuple[str, str]]:
    set_ = boek.regelset
    tot = f" tot en met {set_.geldig_tot:%d-%m-%Y}" if set_.geldig_tot else ", zonder einddatum"
    yield "Omschrijving", set_.omschrijving
    yield "Geldig", f"vanaf {set_.geldig_van:%d-%m-%Y}{tot}"
    yield "Wetten", ", ".join(set_.wetten)
    yield "Gebieden met een wijknetwerk", ", ".join(set_.gebieden) or "geen"
    yield "Status", set_.status
    yield "Vingerafdruk", boek.sha256


def _tabel(tabel: Tabel, boek: Regelboek) -> Tabelbeeld:
    eerste = tabel.trefregel == EERSTE
    hoe = "De eerste regel die geldt, beslist." if eerste else "Elke regel die geldt, telt."
    regels = [
        _regel(
            regel,
            boek,
            tuple(ander.id for ander in tabel.regels[:nummer] if _gaat_voor(ander, regel)) if eerste else (),
        )
        for nummer, regel in enumerate(tabel.regels)
    ]
    return Tabelbeeld(tabel.naam, TITELS[tabel.naam], hoe, tuple(regels))


def _gaat_voor(eerder: Regel, regel: Regel) -> bool:
    """Een regel van ná de verdeling gaat alleen voor andere regels van dan; en wie elkaar uitsluit, gaat niet voor."""
    if eerder.fase == "na" and regel.fase == "voor":
        return False
    anders = {cel.veld.naam: cel for cel in regel.als}
    return not any(_sluit_uit(cel, anders[cel.veld.naam]) for cel in eerder.als if cel.veld.naam in anders)


def _sluit_uit(links: Cel, rechts: Cel) -> bool:
    if links.veld.soort is Soort.GETAL:
        return links.boven < rechts.onder or rechts.boven < links.onder
    return not links.waarden & rechts.waarden


def _regel(regel: Regel, boek: Regelboek, niet: tuple[str, ...]) -> Regelbeeld:
    return Regelbeeld(
        id=regel.id,
        als=tuple(_voorwaarde(cel, boek) for cel in regel.als),
        dan=_dan(regel),
        zin=INVULPLEK.sub(lambda plaats: _invulling(plaats[1], boek), regel.reden),
        bron=regel.bron,
        open_vraag=regel.open_vraag,
        na_de_verdeling=regel.fase == "na",
        niet=niet,
    )


def _invulling(naam: str, boek: Regelboek) -> str:
    if naam in boek.getallen:
        return str(boek.getallen[naam])
    return "[datum]" if naam == DATUM else f"[{_woord(naam)}]"


def _dan(regel: Regel) -> str:
    delen = [_woord(regel.dan)]
    delen += [f": {regel.actie}"] if regel.actie else []
    delen += [f" ({regel.gevolg})"] if regel.gevolg else []
    delen += [f" ({_dag(regel.rekendag)})"] if regel.rekendag else []
    return "".join(delen)


def _dag(rekendag: Rekendag) -> str:
    stappen = [f" {'plus' if aantal > 0 else 'min'} {abs(aantal)} {eenheid}" for aantal, eenheid in rekendag.stappen]
    return rekendag.vanaf + "".join(stappen)


def _voorwaarde(cel: Cel, boek: Regelboek) -> str:
    naam = _woord(cel.veld.naam)
    if cel.veld.soort is not Soort.GETAL:
        return f"{naam} is {_woord(cel.tekst)}"
    if vergelijk := _MAAT.match(cel.tekst):
        return f"{naam} is {_TEKENS[vergelijk[1]]} {_maat(vergelijk[2], cel, boek)}"
    van, tot = _BEREIK.findall(cel.tekst)[0]
    return f"{naam} is {_maat(van, cel, boek)} tot en met {_maat(tot, cel, boek)}"


def _maat(deel: str, cel: Cel, boek: Regelboek) -> str:
    if deel in boek.getallen:
        return f"{boek.getallen[deel].waarde} {cel.veld.eenheid} ({deel})"
    return f"{deel} {cel.veld.eenheid}"


def _getal(getal: Getal) -> Getalbeeld:
    uren = f" ({zeg(getal.waarde, 'minuten')} uur)" if getal.eenheid == "minuten" else ""
    return Getalbeeld(getal.naam, f"{getal.waarde} {getal.eenheid}{uren}", getal.bron, getal.open_vraag)


def _woord(naam: str) -> str:
    return naam.replace("_", " ")
