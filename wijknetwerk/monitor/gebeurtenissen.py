"""Een monitormap als gebeurtenissen: dezelfde vorm als het journaal, zodat de monitor maar één weg kent."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from wijknetwerk.begrippen import (
    ActorRol,
    BegonnenRij,
    BesluitRij,
    Deel,
    Deelrol,
    Einde,
    Gebeurtenis,
    GeeindigdRij,
    Handeling,
    Herkomst,
    Keuze,
    Monitormap,
    RegelsetNaam,
    SoortPlek,
    Staat,
    Trajectgegevens,
    VoorstelGemaakt,
    Week,
)

_DOOR = "monitormap"
_MIDDAG = time(12, tzinfo=UTC)


def gebeurtenissen_van(map_: Monitormap) -> tuple[Gebeurtenis, ...]:
    """Alle rijen als gebeurtenissen, van vroeg naar laat. Dezelfde map geeft dezelfde gebeurtenissen en kenmerken."""
    begonnen = {rij.traject: rij for rij in map_.begonnen}
    alle = [
        *(deel for rij in map_.besluiten for deel in _besluit(rij)),
        *(_begin(rij) for rij in map_.begonnen),
        *(_einde(rij, begonnen[rij.traject]) for rij in map_.geeindigd),
    ]
    return tuple(sorted(alle, key=lambda gebeurtenis: gebeurtenis.tijdstip))


def _gebeurtenis(naam: str, dag: date, handeling: Handeling, hulpvraag: str, **anders: Any) -> Gebeurtenis:  # noqa: ANN401 - velden van Gebeurtenis
    uuid = UUID(bytes=sha256(f"{handeling}|{naam}|{dag}".encode()).digest()[:16], version=5)
    gewoon: dict[str, Any] = {"wie": _DOOR, "rol": ActorRol.WIJKCOACH, "herkomst": Herkomst.WERKBOEK}
    return Gebeurtenis(
        uuid=uuid,
        besluit=uuid,
        tijdstip=datetime.combine(dag, _MIDDAG),
        handeling=handeling,
        hulpvraag=hulpvraag,
        **(gewoon | anders),
    )


def _begin(rij: BegonnenRij) -> Gebeurtenis:
    delen = [
        Deel(plek=rij.plek, soort_plek=rij.soort_plek, minuten_per_week=rij.minuten_per_week, van=rij.van, tot=rij.tot)
    ]
    if rij.tweede_coach is not None:
        delen.append(
            Deel(
                plek=rij.tweede_coach,
                soort_plek=SoortPlek.ZELF,
                rol=Deelrol.TWEEDE_WIJKCOACH,
                minuten_per_week=rij.minuten_tweede_coach,
                van=rij.van,
                tot=rij.tot,
            )
        )
    gegevens = Trajectgegevens(
        wet=rij.wet,
        wijk=rij.wijk,
        gebied=rij.gebied,
        soort_plek=rij.soort_plek,
        product=rij.product,
        delen=tuple(delen),
        einddatum=rij.tot,
    )
    return _gebeurtenis(
        rij.traject,
        rij.van,
        Handeling.BEGONNEN,
        rij.hulpvraag,
        traject=rij.traject,
        gegevens=gegevens,
        resultaat=Staat.LOOPT,
    )


def _einde(rij: GeeindigdRij, begin: BegonnenRij) -> Gebeurtenis:
    gegevens = Einde(
        eindreden=rij.eindreden,
        datum=rij.datum,
        wet=begin.wet,
        wijk=begin.wijk,
        gebied=begin.gebied,
        soort_plek=begin.soort_plek,
        zelfstandig_verder=rij.zelfstandig_verder,
        netwerk_betrokken=rij.netwerk_betrokken,
        integraal=rij.integraal,
    )
    return _gebeurtenis(
        rij.traject,
        rij.datum,
        Handeling.GEEINDIGD,
        begin.hulpvraag,
        traject=rij.traject,
        gegevens=gegevens,
        resultaat=Staat.GEEINDIGD,
    )


@cache
def _week(dag: date) -> str:
    return str(Week.van(dag))


@cache
def _regelset(naam: str) -> RegelsetNaam:
    return RegelsetNaam(naam=naam, sha256="")


def _besluit(rij: BesluitRij) -> Iterator[Gebeurtenis]:
    """Het voorstel en het besluit. De vingerafdruk is die van wat de rij erover zegt: een ander stuk is er niet."""
    week = _week(rij.datum)
    voorstel_in_rij = (rij.hulpvraag, week, rij.regelset, rij.route, rij.voorgestelde_plek)
    afdruk = sha256("|".join(map(str, voorstel_in_rij)).encode()).hexdigest()
    voorstel = VoorstelGemaakt(
        week=week,
        voorstel_sha256=afdruk,
        invoer_sha256=afdruk,
        regelset=_regelset(rij.regelset),
        wet=rij.wet,
        wijk=rij.wijk,
        gebied=rij.gebied,
        melddatum=rij.datum,
        route=rij.route,
        plek=rij.voorgestelde_plek,
    )
    yield _gebeurtenis(
        rij.hulpvraag,
        rij.datum,
        Handeling.VOORSTEL_GEMAAKT,
        rij.hulpvraag,
        gegevens=voorstel,
        resultaat=Staat.VOORSTEL,
        rol=ActorRol.PROGRAMMA,
    )
    keuze = Keuze(
        week=week,
        voorgestelde_plek=rij.voorgestelde_plek,
        plek=rij.plek,
        soort_plek=rij.soort_plek,
        product=rij.product,
        schilreden=rij.schilreden,
        wet=rij.wet,
        wijk=rij.wijk,
        gebied=rij.gebied,
        bezetting_promille=rij.bezetting_promille,
        collectief_niet=rij.collectief_niet.value if rij.collectief_niet else None,
    )
    handeling = Handeling.BESLOTEN if rij.plek == rij.voorgestelde_plek else Handeling.AFGEWEKEN
    yield _gebeurtenis(rij.hulpvraag, rij.datum, handeling, rij.hulpvraag, gegevens=keuze, resultaat=Staat.BESLOTEN)
