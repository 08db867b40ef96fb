"""Hoe versnipperd de hulp is: aanbieders per wijk en per huishouden."""

from collections import Counter
from collections.abc import Iterator

import pandas as pd

from wijknetwerk.begrippen import SoortPlek
from wijknetwerk.monitor.cijfer import Cijfer, Eenheid, Rij
from wijknetwerk.monitor.cijfers.tellen import tel, verdeling
from wijknetwerk.monitor.stand import Stand

AANBIEDERS = (SoortPlek.NETWERKPARTNER.value, SoortPlek.AANBIEDER.value, SoortPlek.TWEEDE_SCHIL.value)
_BRON = "brief 001: in Kronenburg 60 aanbieders actief op 180 inwoners"
_INSTRUMENT = "Gestarte trajecten"
_VEEL = 3


def bij_aanbieders(stand: Stand) -> pd.DataFrame:
    """De trajecten die op de laatste dag bij een aanbieder lopen."""
    lopend = stand.actief(stand.stukken)
    return lopend[lopend["soort"].isin(AANBIEDERS)]


def _groepen(lopend: pd.DataFrame) -> Iterator[tuple[tuple[str, ...], pd.DataFrame]]:
    """De hele stad, elke wet en daarin elke wijk."""
    yield (), lopend
    for wet, deel in lopend.groupby("wet"):
        yield (str(wet),), deel
        for wijk, kleiner in deel.groupby("wijk"):
            yield (str(wet), str(wijk)), kleiner


def _per_aanbieder(stand: Stand) -> tuple[Rij, ...]:
    return tuple(
        Rij(pad, len(deel), deel["plek"].nunique(), tellingen={"bij aanbieders": len(deel)}, n=len(deel))
        for pad, deel in _groepen(bij_aanbieders(stand))
    )


def _effectief(stand: Stand) -> tuple[Rij, ...]:
    """1 ÷ de som van de kwadraten van de aandelen: n² ÷ de som van de kwadraten van de aantallen."""
    return tuple(
        Rij(
            pad,
            len(deel) ** 2,
            sum(aantal**2 for aantal in Counter(deel["plek"]).values()),
            tellingen={"bij aanbieders": len(deel)},
            n=len(deel),
        )
        for pad, deel in _groepen(bij_aanbieders(stand))
    )


INWONERS_PER_AANBIEDER = Cijfer(
    naam="inwoners_per_aanbieder",
    titel="Inwoners per aanbieder",
    tabel="versnippering",
    eenheid=Eenheid.GETAL,
    formule="lopende trajecten bij aanbieders ÷ verschillende aanbieders, per wijk van de inwoner",
    teller="lopende trajecten bij een netwerkpartner, aanbieder of tweede schil",
    noemer="verschillende aanbieders",
    doelen=(5,),
    instrument=_INSTRUMENT,
    bron=_BRON,
    bereken=_per_aanbieder,
)
EFFECTIEF_AANTAL = Cijfer(
    naam="effectief_aantal",
    titel="Effectief aantal aanbieders",
    tabel="versnippering",
    eenheid=Eenheid.GETAL,
    formule=(
        "1 ÷ HHI, met HHI = de som van de kwadraten van het aandeel van elke aanbieder; "
        "even grote aanbieders geven hun aantal"
    ),
    teller="het kwadraat van het aantal lopende trajecten",
    noemer="de som van de kwadraten van het aantal trajecten per aanbieder",
    doelen=(5,),
    instrument=_INSTRUMENT,
    bron=_BRON,
    bereken=_effectief,
    toon_delen=False,
)


def _per_huishouden(stand: Stand) -> tuple[Rij, ...]:
    samen = bij_aanbieders(stand).dropna(subset=["huishouden"])
    aantal = samen.groupby("huishouden")["plek"].nunique().rename("aanbieders").reset_index()
    aantal["hoeveel"] = aantal["aanbieders"].map(lambda n: str(n) if n < _VEEL else f"{_VEEL} of meer")
    return verdeling("huishoudens", "aanbieders", tel(aantal, ("hoeveel",)))


AANBIEDERS_PER_HUISHOUDEN = Cijfer(
    naam="aanbieders_per_huishouden",
    titel="Aanbieders per huishouden",
    tabel="huishoudens",
    eenheid=Eenheid.PROCENT,
    formule="huishoudens met zoveel verschillende aanbieders ÷ huishoudens met een aanbieder, op de laatste dag",
    teller="huishoudens met dit aantal aanbieders",
    noemer="huishoudens met minstens één aanbieder en een bekende huishoudcode",
    doelen=(2, 5),
    instrument=_INSTRUMENT,
    bron="brief 000 §2: het geheel van het probleem",
    bereken=_per_huishouden,
)
