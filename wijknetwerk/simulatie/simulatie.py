"""Een hele simulatie: alle scenario's met hun uitkomst, wat ervoor gold, en wat zij van elkaar verschillen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wijknetwerk.simulatie.cijfers import Herhaling
from wijknetwerk.simulatie.deelnemers import meeste_leden
from wijknetwerk.simulatie.formatie import Formatie
from wijknetwerk.simulatie.maten import Tarieven
from wijknetwerk.simulatie.omzet import Plekomzet, Verschuiving, neem_samen, omzet, te_klein, verschuif
from wijknetwerk.simulatie.uitkomst import Uitkomst, vat_samen
from wijknetwerk.simulatie.vergelijken import Verschil, vergelijk
from wijknetwerk.simulatie.wereld import Wereld


@dataclass(frozen=True)
class Afspraken:
    """Waar het verslag mee rekent: tarieven, het doel voor het netwerk (procent) en wat te klein is om te tonen."""

    tarieven: Tarieven
    netwerk_doel_procent: int
    netwerkband: tuple[int, int]
    """Tussen deze aantallen deelnemers per wet hoort een netwerk te vallen (brief 003: 7 à 8)."""
    kleinste_cel: int

    @classmethod
    def van(cls, drempels: Mapping[str, int], tarieven: Tarieven, kleinste_cel: int) -> "Afspraken":
        """De afspraken bij een regelboek, met de tarieven en de kleinste cel van de monitor."""
        maximum = drempels["netwerk_maximum"]
        return cls(tarieven, drempels["netwerk_doel_procent"], (maximum - 1, maximum), kleinste_cel)


@dataclass(frozen=True)
class Simulatie:
    """Alles wat het verslag vertelt. Het eerste scenario is waar de andere mee vergeleken worden."""

    week: str
    afspraken: Afspraken
    uitkomsten: tuple[Uitkomst, ...]
    deelnemers: tuple[int, ...]
    """Per scenario het grootste aantal deelnemers onder één wet."""
    regelsets: tuple[str, ...]
    verschillen: tuple[Verschil, ...]
    omzet: tuple[tuple[Plekomzet, ...], ...]
    verschuivingen: tuple[tuple[Verschuiving, ...], ...]
    namen: Mapping[str, str]
    """Code van een aanbieder -> naam."""
    formatie: Formatie | None = None


def vat_alles_samen(
    werelden: Sequence[Wereld],
    herhalingen: Sequence[Sequence[Herhaling]],
    afspraken: Afspraken,
    formatie: Formatie | None = None,
) -> Simulatie:
    """Maakt van wat er gedraaid is het verslag, in de volgorde van de scenario's."""
    uitkomsten = tuple(
        vat_samen(wereld.scenario, gedraaid, afspraken.tarieven)
        for wereld, gedraaid in zip(werelden, herhalingen, strict=True)
    )
    los = [
        omzet(gedraaid, afspraken.tarieven, uitkomst.aanloop_weken)
        for uitkomst, gedraaid in zip(uitkomsten, herhalingen, strict=True)
    ]
    klein = te_klein(los, afspraken.kleinste_cel)
    samen = tuple(neem_samen(rijen, klein) for rijen in los)
    return Simulatie(
        week=str(werelden[0].werkvoorraad.week),
        afspraken=afspraken,
        uitkomsten=uitkomsten,
        deelnemers=tuple(meeste_leden(wereld.aanbieders, wereld.deelnemers) for wereld in werelden),
        regelsets=tuple(wereld.regelboek.naam for wereld in werelden),
        verschillen=tuple(vergelijk(uitkomsten[0], ander) for ander in uitkomsten[1:]),
        omzet=samen,
        verschuivingen=tuple(verschuif(samen[0], rijen) for rijen in samen[1:]),
        namen={wie.code: wie.naam for wie in werelden[0].aanbieders},
        formatie=formatie,
    )
