"""Wat mensen over een hulpvraag besloten, gelezen uit de gebeurtenissen van het journaal."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from wijknetwerk.begrippen import Deel, Gebeurtenis, Handeling, Keuze, Rij

_KIEST = (Handeling.BESLOTEN, Handeling.AFGEWEKEN)
_STELT_VAST = (Handeling.VASTGESTELD, Handeling.TOEGEWEZEN)
_TERUG_NAAR_AF = (Handeling.OPNIEUW_GEWOGEN, Handeling.AFGEWEZEN_DOOR_PARTNER, Handeling.AANGEHOUDEN)
_DAARNA = (Handeling.OPGESCHAALD, Handeling.AFGESCHAALD, Handeling.GEEINDIGD)
"""Hierna klopt de uitleg van het besluit nog, maar de omvang of de looptijd niet meer."""

NEDERLAND: Final = ZoneInfo("Europe/Amsterdam")


class Besluit(NamedTuple):
    """De keuze die nu geldt, wie haar vaststelde (None als dat nog moet) en wat er daarna aan de hulp veranderde."""

    gebeurtenis: Gebeurtenis
    keuze: Keuze
    vastgesteld: Gebeurtenis | None
    daarna: Handeling | None = None

    @property
    def deel(self) -> Deel | None:
        """Het deel dat de gekozen plek zelf doet; niet dat van een wijkcoach erbij."""
        return next((deel for deel in self.keuze.delen if deel.plek == self.keuze.plek), None)

    @property
    def minuten(self) -> int:
        """Minuten per week van alle delen samen, zonder wie alleen meedenkt."""
        return sum(deel.minuten_per_week for deel in self.keuze.delen if deel.rol != "tweede_wijkcoach")

    @property
    def dag(self) -> date:
        """De dag in Nederland waarop het besluit viel, of waarop het is vastgesteld."""
        return self.moment.date()

    @property
    def moment(self) -> datetime:
        """Wanneer het besluit viel of is vastgesteld, op de Nederlandse klok en zonder tijdzone, zoals in een 301."""
        tijdstip = (self.vastgesteld or self.gebeurtenis).tijdstip
        return tijdstip.astimezone(NEDERLAND).replace(tzinfo=None)

    def wijkt_af(self, rij: Rij) -> bool:
        """Of de plek, de omvang of het product anders is dan in het voorstel."""
        return (self.keuze.plek, self.minuten, self.keuze.product) != (rij.plek, rij.minuten_per_week, rij.product)


def geldend_besluit(gebeurtenissen: Iterable[Gebeurtenis], hulpvraag: str) -> Besluit | None:
    """Het besluit dat nu geldt, of None. De gebeurtenissen staan op volgorde, zoals in het journaal."""
    eigen = [gebeurtenis for gebeurtenis in gebeurtenissen if gebeurtenis.hulpvraag == hulpvraag]
    weg = {g.gegevens.gebeurtenis for g in eigen if g.gegevens.soort == "terugdraaiing"}
    besluit: Besluit | None = None
    for gebeurtenis in eigen:
        if gebeurtenis.uuid in weg:
            continue
        if gebeurtenis.handeling in _KIEST and isinstance(gebeurtenis.gegevens, Keuze):
            besluit = Besluit(gebeurtenis, gebeurtenis.gegevens, None)
        elif besluit is not None and gebeurtenis.handeling in _STELT_VAST:
            besluit = besluit._replace(vastgesteld=besluit.vastgesteld or gebeurtenis)
        elif besluit is not None and gebeurtenis.handeling in _DAARNA:
            besluit = besluit._replace(daarna=gebeurtenis.handeling)
        elif gebeurtenis.handeling in _TERUG_NAAR_AF:
            besluit = None
    return besluit
