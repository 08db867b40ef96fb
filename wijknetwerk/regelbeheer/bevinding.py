"""Wat een controle vindt: een zin, waar het over gaat, en een geval dat het laat zien."""

from dataclasses import dataclass, field
from enum import StrEnum

from wijknetwerk.begrippen import RegelsetNaam
from wijknetwerk.regelbeheer.rooster import Geval


class Wat(StrEnum):
    """De soorten bevindingen."""

    GAT = "gat"
    BEDEKT = "bedekt"
    OVERBODIG = "overbodig"
    OVERLAP = "overlap"
    TEGENSPRAAK = "tegenspraak"
    ONBEREIKBAAR = "onbereikbaar"
    VEILIGHEID = "veiligheid"
    ZIN = "zin"
    VOLGORDE = "volgorde"
    UNIEK = "uniek"
    ONGEBRUIKT = "ongebruikt"

    @property
    def is_fout(self) -> bool:
        """Of een regelset hiermee niet schoon is; de andere bevindingen zijn ter informatie."""
        return self not in (Wat.VOLGORDE, Wat.UNIEK, Wat.ONGEBRUIKT)


@dataclass(frozen=True)
class Bevinding:
    """Eén bevinding. `tabel` is leeg als zij over de hele regelset gaat."""

    wat: Wat
    tabel: str
    regels: tuple[str, ...]
    zin: str
    getuige: Geval = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.tabel}: {self.zin}" if self.tabel else self.zin


@dataclass(frozen=True)
class Controle:
    """Alles wat over een regelset gevonden is."""

    regelset: RegelsetNaam
    bevindingen: tuple[Bevinding, ...]

    @property
    def fouten(self) -> tuple[Bevinding, ...]:
        """Wat eerst hersteld moet worden."""
        return tuple(bevinding for bevinding in self.bevindingen if bevinding.wat.is_fout)

    @property
    def informatie(self) -> tuple[Bevinding, ...]:
        """Wat goed is om te weten."""
        return tuple(bevinding for bevinding in self.bevindingen if not bevinding.wat.is_fout)

    @property
    def schoon(self) -> bool:
        """Of er geen fouten zijn."""
        return not self.fouten

    def tekst(self) -> str:
        """De controle zoals een beleidsmedewerker haar leest."""
        aantal = len(self.fouten)
        if not aantal:
            kop = "schoon: geen gaten, geen regel die nooit beslist, en crisis en spoed gaan altijd voor"
        else:
            kop = f"{aantal} {'fout' if aantal == 1 else 'fouten'}"
        rijen = [f"Regelset {self.regelset.naam} is {kop}." if not aantal else f"Regelset {self.regelset.naam}: {kop}."]
        rijen += [f"  - {bevinding}" for bevinding in self.fouten]
        if self.informatie:
            rijen += ["", "Ter informatie:", *(f"  - {bevinding}" for bevinding in self.informatie)]
        return "\n".join(rijen) + "\n"


def opsomming(namen: tuple[str, ...] | list[str], voegwoord: str = "en") -> str:
    """Namen achter elkaar: a, b en c."""
    return f" {voegwoord} ".join(deel for deel in (", ".join(namen[:-1]), *namen[-1:]) if deel)


def vertel(geval: Geval) -> str:
    """Een geval als bijzin; wat er niet in staat, doet er niet toe."""
    delen = [f"{naam} = {waarde}" for naam, waarde in geval.items()]
    return f"als {opsomming(delen)}" if delen else "in elk geval"
