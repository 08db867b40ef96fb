"""Een landelijke studie: veel gemeenten langs dezelfde weg, met gedeelde ruimte van partners, in vlak geheugen.

Gemeenten delen niets, of alleen de ruimte van een partner die in meer gemeenten werkt. Elke gemeente is een gewone
week langs dezelfde weg (weeg, opties, ladder). Gedeelde ruimte wordt vooraf verdeeld naar wat gemeenten vragen.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from itertools import islice

from wijknetwerk.begrippen import Trede, Werkvoorraad
from wijknetwerk.regels import Regelboek
from wijknetwerk.verdeling import Instellingen, verdeel
from wijknetwerk.weging import weeg

__all__ = ["Gemeente", "Landuitkomst", "bestudeer", "tel_op", "verdeel_gedeelde_ruimte"]

VOORUIT = 4
"""Zoveel gemeenten staan er tegelijk klaar: genoeg om werkers bezig te houden, en het geheugen blijft vlak."""


@dataclass(frozen=True)
class Gemeente:
    """De uitkomst van één gemeente: wat er bereikt is, en hoeveel er te verdelen was."""

    hulpvragen: int
    opties: int
    treden: tuple[Trede, ...]


@dataclass(frozen=True)
class Landuitkomst:
    """Alle gemeenten samen: per trede de som van de waarden en van de ondergrenzen."""

    gemeenten: int
    hulpvragen: int
    opties: int
    treden: tuple[Trede, ...]

    def gat(self, naam: str) -> float:
        """Het gat van een trede, als deel van haar ondergrens; nul als alles bewezen is."""
        (trede,) = (een for een in self.treden if een.naam == naam)
        return (trede.waarde - trede.ondergrens) / max(1, abs(trede.ondergrens))


def verdeel_gemeente(week: Callable[[], Werkvoorraad], regelboek: Regelboek, instellingen: Instellingen) -> Gemeente:
    """Eén gemeente langs de gewone weg; haar werkvoorraad ontstaat pas hier, in de werker."""
    verdeling = verdeel(weeg(week(), regelboek), instellingen)
    return Gemeente(
        hulpvragen=len(verdeling.opties.wegingen.rijen),
        opties=len(verdeling.opties),
        treden=verdeling.bewijs.treden,
    )


def bestudeer(
    weken: Iterable[Callable[[], Werkvoorraad]],
    regelboek: Regelboek,
    werkers: Executor,
    instellingen: Instellingen | None = None,
) -> Iterator[Gemeente]:
    """De uitkomst van elke gemeente, in de volgorde waarin zij binnenkomen.

    `werkers` bepaalt alleen hoe snel het gaat: elke gemeente rekent los en herhaalbaar.
    """
    keuze = instellingen or Instellingen()
    bezig: list[Future[Gemeente]] = []
    rij = iter(weken)
    while True:
        bezig += [
            werkers.submit(verdeel_gemeente, week, regelboek, keuze) for week in islice(rij, VOORUIT - len(bezig))
        ]
        if not bezig:
            return
        yield bezig.pop(0).result()


def tel_op(gemeenten: Iterable[Gemeente]) -> Landuitkomst:
    """Alle gemeenten samen; de som van ondergrenzen is een ondergrens van de som."""
    aantal = hulpvragen = opties = 0
    treden: dict[str, Trede] = {}
    for gemeente in gemeenten:
        aantal, hulpvragen, opties = aantal + 1, hulpvragen + gemeente.hulpvragen, opties + gemeente.opties
        for trede in gemeente.treden:
            treden[trede.naam] = _samen(treden[trede.naam], trede) if trede.naam in treden else trede
    return Landuitkomst(aantal, hulpvragen, opties, tuple(treden.values()))


def _samen(een: Trede, ander: Trede) -> Trede:
    waarde, grens = een.waarde + ander.waarde, een.ondergrens + ander.ondergrens
    return een.model_copy(update={"waarde": waarde, "ondergrens": grens, "bewezen": waarde == grens})


def verdeel_gedeelde_ruimte(ruimte: int, gevraagd: dict[str, int]) -> dict[str, int]:
    """Verdeelt de minuten van een gedeelde partner over gemeenten naar wat zij vragen; samen nooit meer dan er is."""
    totaal = sum(gevraagd.values())
    if not totaal:
        return dict.fromkeys(gevraagd, 0)
    delen = {naam: ruimte * vraag // totaal for naam, vraag in gevraagd.items()}
    over = ruimte - sum(delen.values())
    for naam in sorted(gevraagd, key=lambda een: (-(ruimte * gevraagd[een] % totaal), een))[:over]:
        delen[naam] += 1
    return delen
