"""Van een nagekeken voorstel en de besluiten naar bestanden: per soort papier één functie."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from wijknetwerk.begrippen import Gebeurtenis, Rij
from wijknetwerk.papieren.begrijpelijk import Begrijpelijk
from wijknetwerk.papieren.berichtregels import Weigering
from wijknetwerk.papieren.besluit import Besluit, geldend_besluit
from wijknetwerk.papieren.concept301 import PROCES, Opdracht, maak_concept
from wijknetwerk.papieren.instellingen import Administratie, Berichtcodes, lees_model
from wijknetwerk.papieren.motivering import maak_blad
from wijknetwerk.papieren.opmaak import motivering_html, wegingsbladen_html
from wijknetwerk.papieren.wegingsblad import maak_wegingsblad
from wijknetwerk.rapport.blik import Blik
from wijknetwerk.regels import Regelboek

BERICHTCODES = "berichten.toml"
DUO_DEEL = "gecombineerd_deel_specialistisch_procent"


class Soort(StrEnum):
    """De papieren die bij een hulpvraag horen."""

    WEGINGSBLAD = "wegingsblad"
    MOTIVERING = "motivering"
    BERICHT_301 = "301"


@dataclass(frozen=True)
class Stapel:
    """Alles waar de papieren van één week uit gemaakt worden. Het voorstel is al nagerekend."""

    blik: Blik
    regelboek: Regelboek
    regelmap: Path
    gebeurtenissen: tuple[Gebeurtenis, ...] = ()
    administratie: Administratie | None = None

    @cached_property
    def taal(self) -> Begrijpelijk:
        """De gewone zinnen bij deze regels; een `PapierFouten` als er een ontbreekt."""
        return Begrijpelijk.laad(self.regelmap, self.regelboek)

    def besluit(self, rij: Rij) -> Besluit | None:
        """Het besluit over deze hulpvraag dat nu geldt."""
        return geldend_besluit(self.gebeurtenissen, rij.hulpvraag)


class Geweigerd(NamedTuple):
    """Een papier dat er niet komt. `past` is: er klopt niets niet, dit papier hoort alleen niet bij deze hulpvraag."""

    hulpvraag: str
    weigeringen: tuple[Weigering, ...]

    @property
    def past(self) -> bool:
        """Of alleen het proces nee zegt, zoals bij begeleiding door een wijkcoach."""
        return all(weigering.nummer == PROCES for weigering in self.weigeringen)

    def __str__(self) -> str:
        return f"{self.hulpvraag}: {'; '.join(str(weigering) for weigering in self.weigeringen)}"


class Papieren(NamedTuple):
    """Naam -> inhoud (dezelfde invoer, dezelfde bytes), wat er niet kwam en waarom, en wat er aan de taal opviel."""

    bestanden: Mapping[str, bytes]
    geweigerd: tuple[Geweigerd, ...] = ()
    opgevallen: tuple[str, ...] = ()


def maak_papieren(stapel: Stapel, soort: Soort, rijen: Sequence[Rij]) -> Papieren:
    """De papieren van één soort, over deze rijen van het voorstel."""
    return _MAKERS[soort](stapel, rijen)


def _wegingsbladen(stapel: Stapel, rijen: Sequence[Rij]) -> Papieren:
    bladen = [maak_wegingsblad(stapel.blik, rij, stapel.regelboek, stapel.taal) for rij in rijen]
    return Papieren({"wegingsbladen.html": wegingsbladen_html(stapel.blik, bladen)})


def _motiveringen(stapel: Stapel, rijen: Sequence[Rij]) -> Papieren:
    bladen = [maak_blad(stapel.blik, rij, stapel.regelboek, stapel.taal, stapel.besluit(rij)) for rij in rijen]
    return Papieren(
        {f"motivering-{blad.hulpvraag}.html": motivering_html(stapel.blik, blad) for blad in bladen},
        opgevallen=tuple(f"{blad.hulpvraag}: {zin}" for blad in bladen for zin in blad.bezwaren),
    )


def _concepten(stapel: Stapel, rijen: Sequence[Rij]) -> Papieren:
    codes = lees_model(stapel.regelmap / stapel.regelboek.naam / BERICHTCODES, Berichtcodes)
    administratie = stapel.administratie
    if administratie is None:
        raise ValueError("zonder administratie is er geen nummer en geen ontvanger voor een 301")
    duo = stapel.regelboek.getal(DUO_DEEL)
    concepten = [
        maak_concept(
            Opdracht(stapel.blik.hulpvragen[rij.hulpvraag].wet, rij, stapel.besluit(rij), codes, administratie, duo)
        )
        for rij in rijen
    ]
    return Papieren(
        {f"301-{c.hulpvraag}.xml": c.bericht for c in concepten if c.bericht is not None},
        tuple(Geweigerd(c.hulpvraag, c.weigeringen) for c in concepten if c.weigeringen),
    )


_MAKERS: Mapping[Soort, Callable[[Stapel, Sequence[Rij]], Papieren]] = MappingProxyType(
    {Soort.WEGINGSBLAD: _wegingsbladen, Soort.MOTIVERING: _motiveringen, Soort.BERICHT_301: _concepten}
)
