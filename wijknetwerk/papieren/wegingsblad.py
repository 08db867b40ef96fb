"""Het wegingsblad voor de casuïstiek: één A4 per hulpvraag, met wat het team moet weten en ruimte voor de uitkomst."""

import re
from collections import Counter
from typing import NamedTuple

from wijknetwerk.begrippen import Alternatief, Bron, Hulpvraag, Oordeel, Rij, Route, SoortPlek, uren
from wijknetwerk.papieren.begrijpelijk import Begrijpelijk
from wijknetwerk.papieren.grond import rust_op, waarde_van
from wijknetwerk.rapport import woorden
from wijknetwerk.rapport.blik import Blik
from wijknetwerk.regels import Herkomst, Regelboek

BESTE, NAMEN, SOORTEN_REDENEN, LANGSTE_CITAAT = 3, 3, 6, 60
"""Wat op één A4 past: andere plekken die kunnen, namen per reden, soorten redenen, en tekens van een citaat."""


class Oordeelrij(NamedTuple):
    """Een antwoord waar het voorstel op rust, om samen na te lopen."""

    wat: str
    waarde: str
    feit: bool


class Belet(NamedTuple):
    """Waarom een aantal plekken niet kan, met de namen van de eerste."""

    zin: str
    plekken: tuple[str, ...]
    meer: int


class Wegingsblad(NamedTuple):
    """Eén blad. De rij zelf heeft de gronden, de termijnen en wie meekijkt."""

    rij: Rij
    vraag: Hulpvraag
    oordelen: tuple[Oordeelrij, ...]
    kan: tuple[Alternatief, ...]
    kan_meer: int
    waarom_niet: tuple[Belet, ...]
    zes_ogen: bool


def maak_wegingsblad(blik: Blik, rij: Rij, regelboek: Regelboek, taal: Begrijpelijk) -> Wegingsblad:
    """Het blad van één hulpvraag."""
    vraag, anderen = blik.hulpvragen[rij.hulpvraag], blik.alternatieven(rij)
    return Wegingsblad(
        rij=rij,
        vraag=vraag,
        oordelen=tuple(_oordeel(vraag, veld, regelboek) for veld in rust_op(rij, regelboek)),
        kan=anderen.kan[:BESTE],
        kan_meer=max(0, len(anderen.kan) - BESTE),
        waarom_niet=_waarom_niet((*anderen.vol, *anderen.mag_niet), blik, vraag, taal),
        zes_ogen=rij.route is Route.OPNIEUW_WEGEN or vraag.inwoner_wil_aanbieder is Oordeel.JA,
    )


def _oordeel(vraag: Hulpvraag, veld: str, regelboek: Regelboek) -> Oordeelrij:
    beschreven = regelboek.velden[veld]
    waarde = waarde_van(vraag, veld)
    if isinstance(waarde, int):
        tekst = f"{uren(waarde)} uur" if beschreven.eenheid == "minuten" else f"{waarde} {beschreven.eenheid}"
    else:
        tekst = "onbekend" if waarde is None else waarde.replace("_", " ")
    return Oordeelrij(veld.replace("_", " ").replace("wlz", "Wlz"), tekst, beschreven.herkomst is Herkomst.FEIT)


def _waarom_niet(
    anderen: tuple[Alternatief, ...], blik: Blik, vraag: Hulpvraag, taal: Begrijpelijk
) -> tuple[Belet, ...]:
    """De meest voorkomende soorten redenen, elk met een paar namen; alle zinnen staan in voorstel.html."""
    per_zin: dict[str, list[str]] = {}
    for ander in anderen:
        for reden in ander.redenen[:1]:
            zin = taal.reden(reden.regel, vraag) or woorden.zin(reden.zin)
            per_zin.setdefault(zin, []).append(_kort(blik, ander))
    vaakst = Counter({zin: len(namen) for zin, namen in per_zin.items()}).most_common(SOORTEN_REDENEN)
    return tuple(Belet(zin, tuple(per_zin[zin][:NAMEN]), max(0, aantal - NAMEN)) for zin, aantal in vaakst)


def _kort(blik: Blik, ander: Alternatief) -> str:
    """De code van een wijkcoach, of de naam van een aanbieder of groep."""
    return ander.plek if ander.soort_plek is SoortPlek.ZELF else blik.naam(ander.plek)


def kern(zin: str) -> str:
    """De eerste zin: wat iemand doet. Waarom dat hoort, staat al bij de gronden."""
    return re.split(r"(?<=[.?!])\s", woorden.zin(zin), maxsplit=1)[0]


def citaat(bron: Bron) -> str:
    """Het begin van een citaat, op hele woorden."""
    tekst = woorden.schoon(bron.citaat)
    if len(tekst) <= LANGSTE_CITAAT:
        return tekst
    return f"{tekst[:LANGSTE_CITAAT].rpartition(' ')[0]} …"
