"""Een regel: voorwaarden, uitkomst, een zin die haar uitlegt, en waar zij vandaan komt."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from wijknetwerk.begrippen import Bron
from wijknetwerk.regels.cellen import Cel
from wijknetwerk.regels.getallen import Getal
from wijknetwerk.regels.velden import Regelveld, zeg

INVULPLEK = re.compile(r"\{([^{}]*)\}")
DATUM = "datum"


@dataclass(frozen=True)
class Rekendag:
    """Hoe een termijn wordt uitgerekend: vanaf welke dag, en welke stappen vooruit of terug."""

    vanaf: str
    stappen: tuple[tuple[int, str], ...] = ()

    def reken(self, dagen: Mapping[str, date]) -> date:
        """De datum; `dagen` geeft de dag waarvan wij uitgaan, bijvoorbeeld de melddatum."""
        dag = dagen[self.vanaf]
        for aantal, eenheid in self.stappen:
            dag = _verschuif(dag, aantal, eenheid)
        return dag


def _verschuif(dag: date, aantal: int, eenheid: str) -> date:
    """Telt dagen, weken of kalendermaanden op; 31 januari plus een maand is de laatste dag van februari."""
    if eenheid == "maanden":
        jaar, maand = divmod(dag.year * 12 + dag.month - 1 + aantal, 12)
        return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))
    return dag + timedelta(days=aantal * (7 if eenheid == "weken" else 1))


@dataclass(frozen=True)
class Regel:
    """Eén rij van een tabel. Alle voorwaarden moeten kloppen; een veld dat er niet staat, doet er niet toe."""

    id: str
    als: tuple[Cel, ...]
    dan: str
    reden: str
    bron: tuple[Bron, ...] = ()
    open_vraag: str = ""
    fase: str = "voor"
    actie: str = ""
    gevolg: str = ""
    rekendag: Rekendag | None = None
    velden: Mapping[str, Regelveld] = field(default_factory=dict, repr=False, compare=False)
    getallen: Mapping[str, Getal] = field(default_factory=dict, repr=False, compare=False)

    @property
    def aanname(self) -> bool:
        """Of deze regel op een aanname rust; dan noemt `open_vraag` wat nog beantwoord moet worden."""
        return bool(self.open_vraag)

    def zin(self, waarden: Mapping[str, object]) -> str:
        """De reden als zin, ingevuld met de antwoorden van één geval. Wat er niet bij staat, heet 'onbekend'."""

        def vul(plaats: re.Match[str]) -> str:
            naam = plaats[1]
            if naam in self.getallen:
                return str(self.getallen[naam])
            if naam == DATUM:
                return f"{waarden[DATUM]:%d-%m-%Y}"
            return zeg(waarden.get(naam), self.velden[naam].eenheid)

        return INVULPLEK.sub(vul, self.reden)
