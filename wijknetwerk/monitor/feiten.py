"""De feiten naast de gebeurtenissen: formatie, wie bij welk team hoort, huishoudens, formulieren en begroting.

Een gebeurtenis zegt wat er gebeurde; een feit is wat daarnaast vaststaat.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wijknetwerk.begrippen import Begrotingsrij, Casus, CoachEvaluatie, InwonerEvaluatie, Monitormap, Teamformatie


@dataclass(frozen=True)
class Feiten:
    """Wat de monitor weet naast de gebeurtenissen; alles mag ontbreken, dan ontbreken ook de cijfers die het vragen."""

    teams: tuple[Teamformatie, ...] = ()
    wijknamen: Mapping[str, str] = field(default_factory=dict)
    team_van_plek: Mapping[str, str] = field(default_factory=dict)
    huishoudens: Mapping[str, str] = field(default_factory=dict)
    coachformulieren: tuple[CoachEvaluatie, ...] = ()
    inwonerformulieren: tuple[InwonerEvaluatie, ...] = ()
    begroting: tuple[Begrotingsrij, ...] = ()
    casussen: tuple[Casus, ...] = ()

    @classmethod
    def van_map(cls, map_: Monitormap) -> "Feiten":
        """De feiten uit een monitormap."""
        return cls(
            teams=map_.teams,
            wijknamen={rij.wijk: rij.naam for rij in map_.wijknamen},
            team_van_plek={rij.plek: rij.team for rij in map_.coaches},
            huishoudens={rij.traject: rij.huishouden for rij in map_.begonnen if rij.huishouden},
            coachformulieren=map_.evaluaties_coaches,
            inwonerformulieren=map_.evaluaties_inwoners,
            begroting=map_.begroting,
            casussen=map_.casussen,
        )
