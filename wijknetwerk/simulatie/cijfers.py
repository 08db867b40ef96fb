"""Wat er van elke week geteld wordt: hele getallen, zodat optellen nooit van de volgorde afhangt."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from wijknetwerk.begrippen import SoortPlek
from wijknetwerk.simulatie.stand import Stand

KWARTAAL_WEKEN = 13
ZELF = "zelf"
"""Alle wijkcoaches samen: op naam van één wijkcoach telt de simulatie niets."""
MET_MINUTEN = (SoortPlek.ZELF, SoortPlek.NETWERKPARTNER, SoortPlek.TWEEDE_SCHIL, SoortPlek.AANBIEDER)
"""De soorten plek waar begeleiding minuten kost."""


@dataclass(frozen=True)
class Weekcijfers:
    """De tellingen van één week van één herhaling. Minuten zijn per week.

    `te_beginnen` zijn de hulpvragen die deze week binnenkwamen en die niet uit de weekronde gingen; `op_tijd` is het
    deel daarvan dat binnen de afgesproken weken begon. Is die tijd aan het eind nog niet om, dan zijn beide nul.
    `nergens` zijn de wachtenden die ook als alles leeg was geen plek hadden.
    `minuten_zelf` telt alles wat wijkcoaches eraan besteden, ook de tweede wijkcoach.
    """

    week: int
    instroom: int
    uitstroom: int
    begonnen: int
    wachtend: int
    gewacht_weken: int
    te_beginnen: int
    op_tijd: int
    verlaat_weekronde: int
    nagevraagd: int
    nergens: int
    actief: int
    begonnen_collectief: int
    begonnen_zelf: int
    begonnen_netwerkpartner: int
    begonnen_tweede_schil: int
    begonnen_aanbieder: int
    minuten_zelf: int
    minuten_netwerkpartner: int
    minuten_tweede_schil: int
    minuten_aanbieder: int
    minuten_basis: int
    minuten_specialistisch: int
    ruimte_wijkcoaches: int
    paren_aanbieder_wijk: int
    aanbieders_bezig: int
    inwoners_bij_aanbieder: int

    def als_rij(self) -> dict[str, int]:
        """Naam van de telling -> waarde."""
        return {veld.name: getattr(self, veld.name) for veld in fields(self)}


@dataclass(frozen=True)
class Plekcijfers:
    """Wat een aanbieder (of alle wijkcoaches samen) in een kwartaal aan begeleiding gaf, opgeteld over de weken.

    `minuten` van wijkcoaches is zonder de tweede wijkcoach: dat is werk van het team, geen begeleiding van de vraag.
    `inwonerweken` telt elke lopende begeleiding elke week één keer.
    """

    kwartaal: int
    plek: str
    basis: int
    specialistisch: int
    zelf: int
    inwonerweken: int

    @property
    def minuten(self) -> int:
        """Alle begeleiding."""
        return self.basis + self.specialistisch + self.zelf


@dataclass(frozen=True)
class Herhaling:
    """Alles wat één herhaling telde: elke week, en elk kwartaal per plek."""

    weken: tuple[Weekcijfers, ...]
    plekken: tuple[Plekcijfers, ...]


class Plekteller:
    """Telt per kwartaal wat elke plek aan begeleiding geeft."""

    def __init__(self) -> None:
        self._per_plek: dict[tuple[int, str], list[int]] = {}

    def tel(self, stand: Stand) -> None:
        """Telt een week erbij."""
        kwartaal, per_plek = stand.week // KWARTAAL_WEKEN, self._per_plek
        team = per_plek.setdefault((kwartaal, ZELF), [0, 0, 0, 0])
        for zorg in stand.zorg:
            if zorg.basis or zorg.specialistisch:
                som = per_plek.setdefault((kwartaal, zorg.plek), [0, 0, 0, 0])
                som[0] += zorg.basis
                som[1] += zorg.specialistisch
                som[3] += 1
            # Bij zelf is de tweede persoon de tweede wijkcoach, anders doet zij een deel van de begeleiding.
            if zelf := zorg.coach_minuten or (0 if zorg.soort is SoortPlek.ZELF else zorg.bij_minuten):
                team[2] += zelf
                team[3] += 1

    def uitkomst(self) -> tuple[Plekcijfers, ...]:
        """De tellingen, op volgorde van kwartaal en plek."""
        return tuple(Plekcijfers(*sleutel, *som) for sleutel, som in sorted(self._per_plek.items()))


class Starttijden:
    """Telt per week van binnenkomst hoeveel er op tijd begonnen; pas aan het eind is dat van elke week bekend."""

    def __init__(self, binnen_weken: int) -> None:
        self._binnen = binnen_weken
        self._op_tijd: dict[int, int] = {}
        self._vertrokken: dict[int, int] = {}

    def begin(self, sinds: int, week: int) -> None:
        """Een hulpvraag van week `sinds` begint in deze week."""
        if week - sinds <= self._binnen:
            self._op_tijd[sinds] = self._op_tijd.get(sinds, 0) + 1

    def vertrek(self, sinds: int) -> None:
        """Een hulpvraag van week `sinds` gaat uit de weekronde."""
        self._vertrokken[sinds] = self._vertrokken.get(sinds, 0) + 1

    def vul_in(self, weken: Sequence[Weekcijfers]) -> tuple[Weekcijfers, ...]:
        """Dezelfde weken, met wie er te beginnen waren en wie dat op tijd deden."""
        bekend = len(weken) - self._binnen
        return tuple(
            replace(
                week,
                te_beginnen=week.instroom - self._vertrokken.get(week.week, 0),
                op_tijd=self._op_tijd.get(week.week, 0),
            )
            if week.week < bekend
            else week
            for week in weken
        )
