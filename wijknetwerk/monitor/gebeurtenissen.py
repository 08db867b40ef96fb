"""Een monitormap als gebeurtenissen: dezelfde vorm als het journaal, zodat de monitor maar één weg kent."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from hashlib import sha256
from operator import itemgetter
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


def gebeurtenissen_van(map_: Monitormap) -> Iterator[Gebeurtenis]:
    """Alle rijen als gebeurtenissen, van vroeg naar laat. Dezelfde map geeft dezelfde gebeurtenissen en kenmerken.

    Eén voor één: wie ze meteen telt, hoeft jaren van een stad niet tegelijk te bewaren.
    """
    begonnen = {rij.traject: rij for rij in map_.begonnen}
    rijen: list[tuple[date, BesluitRij | BegonnenRij | GeeindigdRij]] = [
        *((rij.datum, rij) for rij in map_.besluiten),
        *((rij.van, rij) for rij in map_.begonnen),
        *((rij.datum, rij) for rij in map_.geeindigd),
    ]
    for _, rij in sorted(rijen, key=itemgetter(0)):
        if isinstance(rij, BesluitRij):
            yield from _besluit(rij)
        elif isinstance(rij, BegonnenRij):
            yield _begin(rij)
        else:
            yield _einde(rij, begonnen[rij.traject])


def _gebeurtenis(
    kenmerk: bytes,
    dag: date,
    handeling: Handeling,
    hulpvraag: str,
    resultaat: Staat,
    **anders: Any,  # noqa: ANN401 - velden van Gebeurtenis
) -> Gebeurtenis:
    uuid = UUID(bytes=kenmerk)
    return Gebeurtenis(
        uuid=uuid,
        besluit=uuid,
        tijdstip=_moment(dag),
        wie=_DOOR,
        rol=ActorRol.PROGRAMMA if handeling is Handeling.VOORSTEL_GEMAAKT else ActorRol.WIJKCOACH,
        handeling=handeling,
        hulpvraag=hulpvraag,
        herkomst=Herkomst.WERKBOEK,
        resultaat=resultaat,
        **anders,
    )


@cache
def _moment(dag: date) -> datetime:
    return datetime.combine(dag, _MIDDAG)


def _kenmerk(*delen: object) -> bytes:
    """Tweeëndertig bytes die alleen van deze delen afhangen; elke helft is een kenmerk voor een gebeurtenis."""
    return sha256("|".join(map(str, delen)).encode()).digest()


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
    kenmerk = _kenmerk("begonnen", rij.traject)[:16]
    return _gebeurtenis(
        kenmerk, rij.van, Handeling.BEGONNEN, rij.hulpvraag, Staat.LOOPT, traject=rij.traject, gegevens=gegevens
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
    kenmerk = _kenmerk("geeindigd", rij.traject)[:16]
    return _gebeurtenis(
        kenmerk,
        rij.datum,
        Handeling.GEEINDIGD,
        begin.hulpvraag,
        Staat.GEEINDIGD,
        traject=rij.traject,
        gegevens=gegevens,
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
    kenmerk = _kenmerk("besluit", rij.hulpvraag, rij.datum, rij.regelset, rij.route, rij.voorgestelde_plek)
    afdruk = kenmerk.hex()
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
    hulpvraag, dag = rij.hulpvraag, rij.datum
    yield _gebeurtenis(kenmerk[:16], dag, Handeling.VOORSTEL_GEMAAKT, hulpvraag, Staat.VOORSTEL, gegevens=voorstel)
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
    yield _gebeurtenis(kenmerk[16:], dag, handeling, hulpvraag, Staat.BESLOTEN, gegevens=keuze)
