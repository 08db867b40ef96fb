"""De staten van een hulpvraag en de stappen ertussen, als één tabel die te lezen is.

Een stap die hier niet staat, bestaat niet. Het programma zelf staat alleen bij een voorstel, bij het overnemen van wat
al liep en bij verwijderen: van voorstel naar toewijzing is geen weg zonder mens.
"""

from dataclasses import dataclass

from wijknetwerk.begrippen import ActorRol, Handeling, Staat

TEAM = (
    ActorRol.WIJKCOACH,
    ActorRol.TWEEDE_WIJKCOACH,
    ActorRol.EXTRA_COACH,
    ActorRol.GEDRAGSDESKUNDIGE,
    ActorRol.TEAMLEIDER,
)
LEIDING = (ActorRol.TEAMLEIDER,)
PROGRAMMA = (ActorRol.PROGRAMMA,)
TEAM_OF_PARTNER = (*TEAM, ActorRol.NETWERKPARTNER)
OP_TAFEL = (Staat.NIEUW, Staat.VOORSTEL, Staat.CASUISTIEK, Staat.ZES_OGEN)
ALLES = tuple(Staat)


@dataclass(frozen=True)
class Stap:
    """Eén soort stap: vanuit welke staten, naar welke, wie haar mag zetten en of er een reden bij moet."""

    handeling: Handeling
    van: tuple[Staat, ...]
    naar: Staat | None
    """Leeg: de staat blijft gelijk, of volgt uit wat er teruggedraaid wordt."""
    rollen: tuple[ActorRol, ...]
    reden: bool = False


STAPPEN = (
    Stap(Handeling.VOORSTEL_GEMAAKT, OP_TAFEL, Staat.VOORSTEL, PROGRAMMA),
    Stap(Handeling.OVERGENOMEN, (Staat.NIEUW,), Staat.LOOPT, PROGRAMMA),
    Stap(Handeling.VASTGEZET, OP_TAFEL, None, LEIDING, reden=True),
    Stap(Handeling.UITGESLOTEN, OP_TAFEL, None, LEIDING, reden=True),
    Stap(Handeling.CASUISTIEK, (Staat.VOORSTEL, Staat.ZES_OGEN), Staat.CASUISTIEK, TEAM),
    Stap(Handeling.ZES_OGEN, (Staat.VOORSTEL, Staat.CASUISTIEK, Staat.ZES_OGEN), Staat.ZES_OGEN, TEAM),
    Stap(Handeling.BESLOTEN, (Staat.CASUISTIEK, Staat.ZES_OGEN), Staat.BESLOTEN, TEAM),
    Stap(Handeling.AFGEWEKEN, (Staat.CASUISTIEK, Staat.ZES_OGEN), Staat.BESLOTEN, TEAM, reden=True),
    Stap(Handeling.AANGEHOUDEN, (Staat.VOORSTEL, Staat.CASUISTIEK, Staat.ZES_OGEN), Staat.VOORSTEL, TEAM),
    Stap(Handeling.TEAMLEIDERTOETS, (Staat.BESLOTEN,), Staat.TEAMLEIDERTOETS, LEIDING),
    Stap(Handeling.VASTGESTELD, (Staat.TEAMLEIDERTOETS,), Staat.VASTGESTELD, LEIDING),
    Stap(Handeling.TOEGEWEZEN, (Staat.VASTGESTELD,), Staat.TOEGEWEZEN, TEAM),
    Stap(Handeling.BEGONNEN, (Staat.VASTGESTELD, Staat.TOEGEWEZEN), Staat.LOOPT, TEAM_OF_PARTNER),
    Stap(Handeling.OPGESCHAALD, (Staat.LOOPT,), None, TEAM, reden=True),
    Stap(Handeling.AFGESCHAALD, (Staat.LOOPT,), None, TEAM, reden=True),
    Stap(
        Handeling.GEEINDIGD,
        (Staat.VASTGESTELD, Staat.TOEGEWEZEN, Staat.LOOPT),
        Staat.GEEINDIGD,
        TEAM_OF_PARTNER,
    ),
    Stap(
        Handeling.AFGEWEZEN_DOOR_PARTNER,
        (Staat.VASTGESTELD, Staat.TOEGEWEZEN),
        Staat.CASUISTIEK,
        TEAM_OF_PARTNER,
        reden=True,
    ),
    Stap(
        Handeling.OPNIEUW_GEWOGEN,
        (Staat.ZES_OGEN, Staat.BESLOTEN, Staat.TEAMLEIDERTOETS, Staat.VASTGESTELD, Staat.TOEGEWEZEN),
        Staat.CASUISTIEK,
        TEAM,
        reden=True,
    ),
    Stap(Handeling.TERUGGEDRAAID, ALLES, None, LEIDING, reden=True),
    Stap(Handeling.VERWIJDERD, ALLES, None, (*LEIDING, ActorRol.BEHEERDER, ActorRol.PROGRAMMA), reden=True),
)
"""Elke handeling heeft precies één rij."""

_PER_HANDELING = {stap.handeling: stap for stap in STAPPEN}


def stap_van(handeling: Handeling) -> Stap:
    """De rij van de tabel bij een handeling."""
    return _PER_HANDELING[handeling]
