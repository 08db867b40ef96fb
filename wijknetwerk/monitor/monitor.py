"""`maak_monitor`: van gebeurtenissen en feiten naar alles wat het verslag zegt."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from wijknetwerk.begrippen import Gebeurtenis
from wijknetwerk.monitor.afspraken import Afspraken
from wijknetwerk.monitor.begroting import Post, maak_begroting
from wijknetwerk.monitor.cijfer import Uitkomst
from wijknetwerk.monitor.cijfers import CIJFERS
from wijknetwerk.monitor.effecten import Vergelijking, samen, vergelijk
from wijknetwerk.monitor.feiten import Feiten
from wijknetwerk.monitor.stand import maak_stand
from wijknetwerk.monitor.verbergen import verberg


@dataclass(frozen=True)
class Monitor:
    """Alle cijfers van een periode. `intern` zegt of er ook kleine aantallen in staan; dan is zij niet om te delen."""

    van: date
    tot: date
    intern: bool
    afspraken: Afspraken
    namen: dict[str, str]
    uitkomsten: tuple[Uitkomst, ...]
    begroting: tuple[Post, ...] = ()
    casussen: tuple[Vergelijking, ...] = ()
    samen: Vergelijking | None = None
    opmerkingen: tuple[str, ...] = ()

    def uitkomst(self, naam: str) -> Uitkomst:
        """De uitkomst van één cijfer; een naam die niet bestaat is een KeyError."""
        return {uitkomst.cijfer.naam: uitkomst for uitkomst in self.uitkomsten}[naam]


def maak_monitor(
    gebeurtenissen: Iterable[Gebeurtenis],
    feiten: Feiten,
    afspraken: Afspraken,
    van: date | None = None,
    tot: date | None = None,
) -> Monitor:
    """De monitor met alle getallen, ook de kleine; `om_te_delen` maakt de versie die het team mag verlaten.

    Welke gebeurtenissen dit mogen zijn, zegt `maak_stand`.
    """
    stand = maak_stand(gebeurtenissen, feiten, afspraken, van, tot)
    casussen = tuple(vergelijk(casus, afspraken) for casus in feiten.casussen)
    return Monitor(
        van=stand.van,
        tot=stand.tot,
        intern=True,
        afspraken=afspraken,
        namen={**feiten.wijknamen, **{team.team: team.naam for team in feiten.teams}},
        uitkomsten=tuple(Uitkomst(cijfer, cijfer.bereken(stand)) for cijfer in CIJFERS),
        begroting=maak_begroting(feiten.begroting),
        casussen=casussen,
        samen=samen(casussen) if casussen else None,
        opmerkingen=stand.opmerkingen,
    )


def om_te_delen(monitor: Monitor) -> Monitor:
    """Zonder kleine aantallen, zonder losse casussen en zonder nummers van trajecten."""
    genoeg = len(monitor.casussen) >= monitor.afspraken.kleinste_cel
    return replace(
        monitor,
        intern=False,
        uitkomsten=verberg(monitor.uitkomsten, monitor.afspraken.kleinste_cel),
        casussen=(),
        samen=monitor.samen if genoeg else None,
        opmerkingen=(),
    )
