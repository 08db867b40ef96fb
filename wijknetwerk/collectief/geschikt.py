"""Welke hulpvragen in een groep zouden passen, en waar en wanneer die groep dan kan zijn."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from wijknetwerk.begrippen import Dagdeel, Doel, Hulpvraag, Oordeel, Wet
from wijknetwerk.eisen import Veld


@dataclass(frozen=True, order=True)
class Soortgroep:
    """Wat een nieuwe groep zou zijn: een thema en een doel, in een wijk, op een dagdeel, voor één wet."""

    thema: str
    doel: Doel
    wet: Wet
    wijk: str
    dagdeel: Dagdeel


@dataclass(frozen=True)
class Geschikt:
    """Kijkt per hulpvraag of en waar zij in een groep past.

    Een contra-indicatie sluit altijd uit, en een vraag waar een groep niet bij past ook. Is een van beide onbekend,
    dan doet de vraag alleen mee `na_navragen`.
    """

    veld: Veld
    na_navragen: bool = False

    @cached_property
    def vragen(self) -> tuple[int, ...]:
        """De rijnummers van de hulpvragen die mee kunnen doen."""
        return tuple(nr for nr, vraag in enumerate(self.veld.werkvoorraad.hulpvragen) if self._kan(vraag))

    def groepen(self, nummer: int) -> Iterator[Soortgroep]:
        """De groepen waar deze hulpvraag in past: eigen thema en doel, eigen wijk of een buurwijk, als zij kan."""
        vraag = self.veld.werkvoorraad.hulpvragen[nummer]
        if vraag.thema is None:
            return
        for wijk in sorted(self.veld.bereikbaar[vraag.wijk]):
            for dagdeel in vraag.dagdelen or tuple(Dagdeel):
                yield Soortgroep(vraag.thema, vraag.doel, vraag.wet, wijk, dagdeel)

    def _kan(self, vraag: Hulpvraag) -> bool:
        if vraag.thema is None or vraag.crisis is Oordeel.JA or vraag.doel is Doel.ONBEKEND:
            return False
        past, contra = vraag.collectief_passend, vraag.contra_indicatie_groep
        if self.na_navragen:
            return past is not Oordeel.NEE and contra is not Oordeel.JA
        return past is Oordeel.JA and contra is Oordeel.NEE
