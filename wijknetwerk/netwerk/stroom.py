"""Hoeveel een netwerk samen kan leveren: de grootste stroom van vraag naar leden, met de snede die haar begrenst.

Een snede geldt voor élk netwerk, niet alleen voor dat waarin zij gevonden is: wat buiten de snede ligt kan hooguit
helemaal geleverd worden, en wat erin ligt hooguit tot de ruimte van de leden die er iets van kunnen. Daarom leert
elk doorgerekend netwerk iets over alle andere, en is met een handvol sneden te bewijzen dat het niet beter kan.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from ortools.graph.python import max_flow

from wijknetwerk.begrippen import Vorm
from wijknetwerk.eisen import Getallen, Masker
from wijknetwerk.netwerk.opgave import Netwerkopgave


@dataclass(frozen=True)
class Snede:
    """Een bovengrens op wat een netwerk levert: `vast` plus `per_kandidaat` voor elk lid."""

    vast: int
    per_kandidaat: Getallen

    def grens(self, leden: Masker) -> int:
        """Wat een netwerk met deze leden hooguit levert."""
        return self.vast + int(self.per_kandidaat[leden].sum())


@dataclass(frozen=True)
class Levering:
    """Wat een netwerk levert: minuten per week in totaal, met de snede die bewijst dat het niet meer kan zijn."""

    minuten: int
    snede: Snede


@dataclass(frozen=True)
class Stroomnet:
    """De opgave als getallen: C vraagcellen, en K bronnen (een kandidaat met één vorm)."""

    opgave: Netwerkopgave

    @cached_property
    def vraag(self) -> Getallen:
        """C: gevraagde minuten."""
        return np.array([cel.minuten for cel in self.opgave.vraag], dtype=np.int64)

    @cached_property
    def bronnen(self) -> tuple[tuple[int, Vorm], ...]:
        """K: kandidaat en vorm, voor elke vorm waarvan hij iets kan leveren."""
        kandidaten = enumerate(self.opgave.kandidaten)
        return tuple((nr, vorm) for nr, wie in kandidaten for vorm in Vorm if wie.minuten(vorm))

    @cached_property
    def eigenaar(self) -> Getallen:
        """K: de kandidaat van elke bron."""
        return np.array([nr for nr, _ in self.bronnen], dtype=np.int64)

    @cached_property
    def ruimte(self) -> Getallen:
        """K: minuten van elke bron."""
        return np.array([self.opgave.kandidaten[nr].minuten(vorm) for nr, vorm in self.bronnen], dtype=np.int64)

    @cached_property
    def kan(self) -> Masker:
        """K × C: welke bron welke cel aankan."""
        rijen = [
            [cel.vorm is vorm and self.opgave.kandidaten[nr].kan(cel) for cel in self.opgave.vraag]
            for nr, vorm in self.bronnen
        ]
        return np.array(rijen, dtype=bool).reshape(len(self.bronnen), len(self.opgave.vraag))

    @cached_property
    def dekt(self) -> Masker:
        """N × C: welke kandidaat welke cel aankan."""
        masker = np.zeros((len(self.opgave.kandidaten), len(self.opgave.vraag)), dtype=bool)
        np.logical_or.at(masker, self.eigenaar, self.kan)
        return masker

    @cached_property
    def veelvoorkomend(self) -> Masker:
        """C: welke cellen bij aanvang gedekt moeten zijn."""
        return np.array([self.opgave.veelvoorkomend(cel) for cel in self.opgave.vraag], dtype=bool)

    def snede(self, binnen: Masker) -> Snede:
        """De bovengrens die hoort bij een verzameling cellen."""
        meeste = np.minimum(self.ruimte, self.kan @ (self.vraag * binnen))
        per_kandidaat = np.zeros(len(self.opgave.kandidaten), dtype=np.int64)
        np.add.at(per_kandidaat, self.eigenaar, meeste)
        return Snede(vast=int(self.vraag[~binnen].sum()), per_kandidaat=per_kandidaat)

    def lever(self, leden: Masker, alleen: Masker | None = None) -> Levering:
        """Berekent de grootste stroom van de vraag naar deze leden.

        Met `alleen` (C) telt alleen die vraag; de snede geldt dan niet voor de hele vraag en is er niet voor anderen.
        """
        cellen = len(self.vraag)
        vraag = self.vraag if alleen is None else self.vraag * alleen
        begin, einde = cellen + len(self.bronnen), cellen + len(self.bronnen) + 1
        net = max_flow.SimpleMaxFlow()
        net.add_arc_with_capacity(
            begin, einde, 0
        )  # zonder leden kent het net het einde anders niet, en geeft het geen snede
        for cel, minuten in enumerate(vraag.tolist()):
            net.add_arc_with_capacity(begin, cel, minuten)
        for bron in np.flatnonzero(leden[self.eigenaar]).tolist():
            for cel in np.flatnonzero(self.kan[bron]).tolist():
                net.add_arc_with_capacity(cel, cellen + bron, int(vraag[cel]))
            net.add_arc_with_capacity(cellen + bron, einde, int(self.ruimte[bron]))
        if (status := net.solve(begin, einde)) != net.OPTIMAL:
            raise RuntimeError(f"de stroom van een netwerk is altijd te berekenen, maar de status is {status}")
        kant = np.array(net.get_source_side_min_cut(), dtype=np.int64)
        binnen = np.zeros(cellen, dtype=bool)
        binnen[kant[kant < cellen]] = True
        return Levering(minuten=net.optimal_flow(), snede=self.snede(binnen))

    def beginsneden(self) -> list[Snede]:
        """Sneden die altijd helpen: alles, en per gebied, vorm en expertise wel en niet."""
        kenmerken = [
            np.array([waarde in (cel.gebied, cel.vorm, *cel.expertise) for cel in self.opgave.vraag], dtype=bool)
            for waarde in sorted({w for cel in self.opgave.vraag for w in (cel.gebied, cel.vorm, *cel.expertise)})
        ]
        alles = np.ones(len(self.vraag), dtype=bool)
        return [self.snede(masker) for masker in (alles, *kenmerken, *(~kenmerk for kenmerk in kenmerken))]
