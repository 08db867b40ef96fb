"""De gewone zinnen voor een inwoner: `begrijpelijk.toml` van de regelset, nagekeken tegen de regels zelf."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from pydantic import Field

from wijknetwerk.begrippen import Begrip, Hulpvraag
from wijknetwerk.papieren.fouten import PapierFouten
from wijknetwerk.papieren.instellingen import lees_model
from wijknetwerk.papieren.leesniveau import Leesniveau
from wijknetwerk.regels import Regel, Regelboek, laad_woordenlijst
from wijknetwerk.regels.fouten import Plek, bedoelde_u
from wijknetwerk.regels.lezen import lees_toml
from wijknetwerk.regels.regel import INVULPLEK

BESTAND, NORM = "begrijpelijk.toml", "leesniveau.toml"
TABELLEN = ("tenzij", "route", "product", "schil", "meekijken", "termijnen")
"""De tabellen waarvan een inwoner een reden kan krijgen; partnerselectie gaat niet over een hulpvraag."""


class Rechten(Begrip):
    """Waar een inwoner recht op heeft, met de termijn van bezwaar in weken."""

    bezwaar_weken: int = Field(ge=1)
    bron: str
    hulp: tuple[str, ...]
    praten: tuple[str, ...]
    beschikking: tuple[str, ...]
    algemeen: tuple[str, ...]
    nog_niet: tuple[str, ...]


class Brief(Begrip):
    """De vaste zinnen van het blad."""

    concept: str
    besloten: str
    wie_besloot: str
    afgeweken: str
    klopt_niet: str
    onbekend: str
    nog_niet_vast: str
    algoritme: tuple[str, ...]


class Zinnen(Begrip):
    """De inhoud van het bestand."""

    regel: dict[str, str]
    waarom_niet: dict[str, str]
    soort: dict[str, str]
    route: dict[str, str]
    plekken: dict[str, str]
    vraag: dict[str, str]
    oordeel: dict[str, dict[str, str]]
    keuze: dict[str, dict[str, str]]
    feit: dict[str, str]
    belang: dict[str, str]
    brief: Brief
    rechten: Rechten


@dataclass(frozen=True)
class Begrijpelijk:
    """De gewone zinnen naast de regels waar zij bij horen, en de norm voor de taal."""

    zinnen: Zinnen
    norm: Leesniveau
    regels: Mapping[str, Regel]
    stukken: Mapping[str, str]
    expertise: Mapping[str, str]

    @classmethod
    def laad(cls, regelmap: Path, regelboek: Regelboek) -> Self:
        """Leest en kijkt na; een regel zonder gewone zin is een fout, net als een zin zonder regel."""
        zinnen = lees_model(regelmap / regelboek.naam / BESTAND, Zinnen)
        norm = lees_model(regelmap / NORM, Leesniveau)
        regels = {regel.id: regel for naam in TABELLEN for regel in regelboek.tabel(naam).regels}
        if fouten := tuple(_fouten(zinnen, regels)):
            raise PapierFouten(f"{regelboek.naam}/{BESTAND}: {fout}" for fout in fouten)
        return cls(zinnen, norm, regels, lees_stukken(regelmap), laad_woordenlijst(regelmap).expertise)

    def reden(self, naam: str, hulpvraag: Hulpvraag, **waarden: object) -> str | None:
        """De gewone zin bij een regel, eis of wens; None als zij er niet is."""
        if naam not in self.zinnen.regel:
            return self.zinnen.waarom_niet.get(naam)
        regel = replace(self.regels[naam], reden=self.zinnen.regel[naam])
        return regel.zin({**hulpvraag.model_dump(), **waarden})


def lees_stukken(regelmap: Path) -> dict[str, str]:
    """Stuk -> titel, uit `bronnen.toml`; het regelboek heeft dat bestand al nagekeken."""
    inhoud = lees_toml(regelmap / "bronnen.toml", Plek([])) or {}
    return {stuk: str(deel["titel"]) for stuk, deel in inhoud.items()}


def _fouten(zinnen: Zinnen, regels: Mapping[str, Regel]) -> Iterator[str]:
    for naam in regels:
        if naam not in zinnen.regel:
            yield f"regel {naam} heeft nog geen gewone zin; zet haar onder [regel]"
    for naam, zin in zinnen.regel.items():
        if naam not in regels:
            yield f"regel {naam} bestaat niet{bedoelde_u(naam, regels)}"
            continue
        regel = regels[naam]
        bekend = {*regel.getallen, *Hulpvraag.model_fields, *({"datum"} if regel.rekendag else ())}
        for plek in INVULPLEK.findall(zin):
            if plek not in bekend:
                yield f"regel {naam}: {{{plek}}} bestaat hier niet{bedoelde_u(plek, bekend)}"
