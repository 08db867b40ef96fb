"""Een landelijke studie: veel gemeenten langs dezelfde weg, met gedeelde ruimte van partners, in vlak geheugen.

Gemeenten delen niets, of alleen de ruimte van een partner die in meer gemeenten werkt. Elke gemeente is een gewone
week langs dezelfde weg (weeg, opties, ladder). Gedeelde ruimte wordt vooraf verdeeld (`gedeeld`), met een ondergrens
die voor alle gemeenten samen geldt.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from itertools import islice

from wijknetwerk.begrippen import Werkvoorraad
from wijknetwerk.regels import Regelboek
from wijknetwerk.studie.gedeeld import GedeeldeRuimteFout, Verdeelsleutel, deelweek, verdeel_gedeelde_ruimte
from wijknetwerk.verdeling import Instellingen, stil
from wijknetwerk.verdeling.ladder import leg_op
from wijknetwerk.verdeling.opties import maak_opties
from wijknetwerk.verdeling.stad import Opgave, beklim_stad, gids
from wijknetwerk.weging import weeg

__all__ = [
    "GedeeldeRuimteFout",
    "Gemeente",
    "Landuitkomst",
    "Verdeelsleutel",
    "bestudeer",
    "deelweek",
    "tel_op",
    "verdeel_gedeelde_ruimte",
]

VOORUIT = 4
"""Zoveel gemeenten staan er tegelijk klaar: genoeg om werkers bezig te houden, en het geheugen blijft vlak."""


@dataclass(frozen=True)
class Gemeente:
    """De uitkomst van één gemeente: hoeveel er te verdelen was, wat bereikt is, en hoe goed dat minstens is.

    `som` telt alle treden behalve het lot op, elk tien keer zo zwaar als de volgende; `ondergrens` is bewezen.
    """

    hulpvragen: int
    opties: int
    treden: Mapping[str, int]
    som: int
    ondergrens: int


@dataclass(frozen=True)
class Landuitkomst:
    """Alle gemeenten samen: per trede de som van de waarden, en van de gewogen sommen het bewezen gat."""

    gemeenten: int
    hulpvragen: int
    opties: int
    treden: Mapping[str, int]
    som: int
    ondergrens: int

    @property
    def gat(self) -> float:
        """Het gat van de gewogen som, als deel van haar ondergrens; nul als alles bewezen is."""
        return (self.som - self.ondergrens) / max(1, abs(self.ondergrens))


def verdeel_gemeente(week: Callable[[], Werkvoorraad], regelboek: Regelboek, instellingen: Instellingen) -> Gemeente:
    """Eén gemeente langs de gewone weg; haar werkvoorraad ontstaat pas hier, in de werker.

    Een gemeente in een studie hoeft geen bewijs per trede, dus de ladder is hier één gewogen som met één grens.
    """
    opties = maak_opties(weeg(week(), regelboek))
    stelsel, kolommen, ladder = leg_op(opties)
    doelen = [doel for _, doel in ladder]
    som = gids(doelen)
    *_, stand = beklim_stad(opties, Opgave(stelsel, kolommen, [som], doelen[:-1]), instellingen, stil)
    return Gemeente(
        hulpvragen=len(opties.wegingen.rijen),
        opties=len(opties),
        treden={trede.naam: doel.waarde(stand.oplossing) for trede, doel in ladder},
        som=som.waarde(stand.oplossing),
        ondergrens=stand.ondergrenzen[0],
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
    keuze = instellingen or Instellingen(ronden=0)
    bezig: list[Future[Gemeente]] = []
    rij = iter(weken)
    while True:
        bezig += [
            werkers.submit(verdeel_gemeente, week, regelboek, keuze) for week in islice(rij, VOORUIT - len(bezig))
        ]
        if not bezig:
            return
        yield bezig.pop(0).result()


def tel_op(gemeenten: Iterable[Gemeente], samen_minstens: int | None = None) -> Landuitkomst:
    """Alle gemeenten samen; de som van ondergrenzen is een ondergrens van de som.

    Delen zij ruimte, dan geldt die som alleen voor deze verdeling ervan; `samen_minstens` is dan wat elke verdeling
    minstens kost (`Verdeelsleutel.ondergrens`).
    """
    treden: Counter[str] = Counter()
    aantal = hulpvragen = opties = som = ondergrens = 0
    for gemeente in gemeenten:
        aantal += 1
        hulpvragen, opties = hulpvragen + gemeente.hulpvragen, opties + gemeente.opties
        som, ondergrens = som + gemeente.som, ondergrens + gemeente.ondergrens
        treden.update(gemeente.treden)
    grens = ondergrens if samen_minstens is None else samen_minstens
    return Landuitkomst(aantal, hulpvragen, opties, treden, som, grens)
