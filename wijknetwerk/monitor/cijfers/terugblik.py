"""De vraag van brief 000 §6: waarvoor zijn het laatste half jaar aanbieders ingezet, in drie groepen."""

from datetime import date, timedelta

import pandas as pd

from wijknetwerk.begrippen import Route, Schilreden
from wijknetwerk.monitor.cijfer import Cijfer, Eenheid, Pad, Rij
from wijknetwerk.monitor.cijfers.tellen import tel, verdeling
from wijknetwerk.monitor.cijfers.versnippering import AANBIEDERS
from wijknetwerk.monitor.stand import Stand

ZELF_KON, EXPERTISE, SAMENWERKING = "1. kon zelf", "2. expertise ontbreekt", "3. samenwerking"
_MAANDEN_PER_JAAR = 12


def _naar_aanbieder(stand: Stand) -> pd.DataFrame:
    eerste = maanden_terug(stand.tot, stand.afspraken.terugblik_maanden).toordinal()
    besluiten = stand.besluiten
    wanneer = besluiten["dag"].between(eerste, stand.tot.toordinal())
    naar = besluiten[wanneer & besluiten["soort"].isin(AANBIEDERS)]
    groepen = [_groep(*paar) for paar in zip(naar["route"], naar["schilreden"], strict=True)]
    return naar.assign(groep=groepen)


def _groep(route: str | None, schilreden: str | None) -> str:
    if route == Route.ZELF.value:
        return ZELF_KON
    return EXPERTISE if schilreden == Schilreden.EXPERTISE.value else SAMENWERKING


def maanden_terug(dag: date, maanden: int) -> date:
    """De eerste dag van een tijdvak van zoveel maanden dat op `dag` eindigt: 30 juni en 6 maanden geeft 1 januari."""
    na = dag + timedelta(days=1)
    jaar, maand = divmod(na.year * _MAANDEN_PER_JAAR + na.month - 1 - maanden, _MAANDEN_PER_JAAR)
    laatste = (date(jaar, maand + 1, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return date(jaar, maand + 1, min(na.day, laatste.day))


_DRIE_GROEPEN = (
    "eerst: de regels zeiden «zelf» en het werd een aanbieder, dus er was geen ruimte; dan: tweede schil omdat "
    "expertise ontbreekt; de rest vraagt hoe dan ook een aanbieder en is gebaat bij een klein aantal"
)
TERUGBLIK = Cijfer(
    naam="terugblik",
    titel="Waarvoor aanbieders zijn ingezet",
    tabel="terugblik",
    eenheid=Eenheid.PROCENT,
    formule=f"besluiten voor een aanbieder in deze groep ÷ alle besluiten voor een aanbieder; {_DRIE_GROEPEN}",
    teller="besluiten voor een aanbieder in deze groep",
    noemer="besluiten voor een aanbieder in de laatste maanden (afspraak terugblik_maanden)",
    doelen=(5, 6),
    instrument="Besluiten",
    bron="brief 000 §6, analyse van het afgelopen half jaar",
    bereken=lambda stand: verdeling("naar aanbieder", "groep", tel(_naar_aanbieder(stand), ("wet", "groep"))),
)


def _aanbieders(stand: Stand) -> tuple[Rij, ...]:
    naar = _naar_aanbieder(stand)
    groepen: list[tuple[Pad, pd.DataFrame]] = [((), naar)]
    for wet, deel in naar.groupby("wet"):
        groepen.append(((str(wet),), deel))
        groepen += [((str(wet), str(groep)), kleiner) for groep, kleiner in deel.groupby("groep")]
    return tuple(
        Rij(
            pad,
            len(deel),
            int(deel["plek"].nunique()),
            tellingen={"naar aanbieder naar groep" if len(pad) > 1 else "naar aanbieder": len(deel)},
            n=len(deel),
        )
        for pad, deel in groepen
    )


TERUGBLIK_AANBIEDERS = Cijfer(
    naam="terugblik_aanbieders",
    titel="Vragen per ingezette aanbieder",
    tabel="terugblik",
    eenheid=Eenheid.GETAL,
    formule="besluiten voor een aanbieder ÷ verschillende aanbieders, in dezelfde drie groepen",
    teller="besluiten voor een aanbieder",
    noemer="verschillende aanbieders",
    doelen=(5, 6),
    instrument="Besluiten",
    bron="brief 000 §6: een beperkt aantal aanbieders",
    bereken=_aanbieders,
)
