"""Hoeveel trajecten er begonnen, eindigden en lopen, en welk deel van alle begeleiding het wijkteam zelf doet."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

import pandas as pd

from wijknetwerk.begrippen import SoortPlek
from wijknetwerk.monitor.cijfer import Cijfer, Eenheid, Pad, Rij
from wijknetwerk.monitor.cijfers.tellen import aantallen, rijen, teams, tel, verdeling
from wijknetwerk.monitor.stand import Stand

_GEEN_BEGELEIDING = (SoortPlek.COLLECTIEF.value, SoortPlek.GEEN_PLEK.value)
_BRON = "brief 000 §5, tabellen per team"
_STARTS = "Gestarte trajecten"
_ELDERS = ("instroom", "actief")
"""Maten die de tabel van het verloop al vertelt."""


def _verloop(stand: Stand, maat: str) -> dict[Pad, int]:
    tabel = {
        "beginstand": stand.liep_al,
        "instroom": stand.begonnen,
        "uitstroom": stand.geeindigd,
        "actief": stand.actief(stand.zelf),
    }[maat]
    return tel(tabel)


def _aantal(maat: str, titel: str, formule: str, wat: str) -> Cijfer:
    return Cijfer(
        naam=maat,
        titel=titel,
        tabel="verloop",
        eenheid=Eenheid.AANTAL,
        formule=formule,
        teller=wat,
        noemer="–",
        doelen=(),
        instrument=_STARTS,
        bron=_BRON,
        bereken=lambda stand: aantallen(maat, _verloop(stand, maat), teams(stand)),
    )


BEGINSTAND = _aantal(
    "beginstand",
    "Beginstand",
    "trajecten zelf begeleiden die aan het einde van de dag voor de periode liepen, of al liepen bij het begin van het "
    "journaal",
    "trajecten die begonnen waren en nog niet geëindigd",
)
INSTROOM = _aantal(
    "instroom",
    "Instroom",
    "trajecten die in de periode bij het wijkteam begonnen, ook door afschalen; niet wat al liep bij het begin van "
    "het journaal",
    "begonnen trajecten",
)
UITSTROOM = _aantal(
    "uitstroom",
    "Uitstroom",
    "trajecten bij het wijkteam die in de periode eindigden, ook door opschalen; de laatste dag telt mee",
    "geëindigde trajecten",
)
ACTIEF = _aantal(
    "actief",
    "Actief",
    "beginstand + instroom − uitstroom: wat op de laatste dag van de periode doorloopt",
    "trajecten die begonnen zijn en op de laatste dag niet geëindigd",
)


def _beoogde_wijken(stand: Stand) -> tuple[Rij, ...]:
    beoogd = {(team.wet.value, team.team, wijk) for team in stand.feiten.teams for wijk in team.beoogde_wijken}
    met_afspraak = {(wet, team) for wet, team, _ in beoogd}
    begonnen = stand.begonnen
    drietallen = pd.Series(list(zip(begonnen["wet"], begonnen["team"], begonnen["wijk"], strict=True)), dtype=object)
    binnen = begonnen[drietallen.isin(beoogd).to_numpy(dtype=bool)]
    telt = begonnen[[paar in met_afspraak for paar in zip(begonnen["wet"], begonnen["team"], strict=True)]]
    maten = {"uit beoogde wijk": tel(binnen), "instroom": tel(telt)}
    return rijen(maten, _deel("uit beoogde wijk", "instroom", "uit andere wijk"))


def _deel(teller: str, noemer: str, rest: str) -> Callable[[Pad, Mapping[str, int]], Rij]:
    def maak(pad: Pad, n: Mapping[str, int]) -> Rij:
        delen = {teller: n[teller], rest: n[noemer] - n[teller], noemer: n[noemer]}
        tellingen = {maat: aantal for maat, aantal in delen.items() if maat not in _ELDERS}
        leunt = tuple(maat for maat in delen if maat in _ELDERS)
        return Rij(pad, n[teller], n[noemer], tellingen=tellingen, leunt_op=leunt, n=n[noemer])

    return maak


BEOOGDE_WIJKEN = Cijfer(
    naam="beoogde_wijken",
    titel="Uit de beoogde wijken",
    tabel="herkomst",
    eenheid=Eenheid.PROCENT,
    formule="begonnen trajecten van inwoners uit de wijken waarvoor de formatie bedoeld is ÷ begonnen trajecten",
    teller="begonnen trajecten uit een beoogde wijk",
    noemer="begonnen trajecten van teams met beoogde wijken",
    doelen=(),
    instrument=_STARTS,
    bron="brief 000 §5: 80 van 131 uit Kronenburg (40) en Spijkerkwartier (40)",
    bereken=_beoogde_wijken,
)


def _aandeel(stand: Stand) -> tuple[Rij, ...]:
    lopend = _begeleiding(stand, stand.tot)
    maten = {"actief": tel(lopend[lopend["soort"] == SoortPlek.ZELF]), "in begeleiding": tel(lopend)}
    return rijen(maten, _deel("actief", "in begeleiding", "bij aanbieders"), teams(stand))


def _begeleiding(stand: Stand, dag: date) -> pd.DataFrame:
    return stand.actief(stand.stukken[~stand.stukken["soort"].isin(_GEEN_BEGELEIDING)], dag)


AANDEEL_ZELF = Cijfer(
    naam="aandeel_zelf",
    titel="Aandeel zelf",
    tabel="aandeel",
    eenheid=Eenheid.PROCENT,
    formule="trajecten die het wijkteam zelf begeleidt ÷ alle trajecten begeleiding, op de laatste dag van de periode",
    teller="lopende trajecten bij het wijkteam",
    noemer="lopende trajecten bij wijkteam, netwerkpartner, aanbieder en tweede schil; groepen tellen niet mee",
    doelen=(),
    instrument=_STARTS,
    bron="brief 000 §5: gemiddeld 11%",
    bereken=_aandeel,
)


def _aandeel_per_maand(stand: Stand) -> tuple[Rij, ...]:
    uit = []
    for dag in maandeinden(stand.van, stand.tot):
        lopend = _begeleiding(stand, dag)
        zelf, alle = int((lopend["soort"] == SoortPlek.ZELF).sum()), len(lopend)
        tellingen = {"zelf op maandeinde": zelf, "bij anderen op maandeinde": alle - zelf}
        uit.append(Rij((f"{dag:%Y-%m}",), zelf, alle, tellingen=tellingen, n=alle))
    return tuple(uit)


def maandeinden(van: date, tot: date) -> Iterator[date]:
    """De laatste dag van elke maand in de periode; de laatste maand eindigt op de laatste dag van de periode."""
    dag = van
    while dag <= tot:
        volgende = (dag.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield min(volgende - timedelta(days=1), tot)
        dag = volgende


AANDEEL_PER_MAAND = Cijfer(
    naam="aandeel_per_maand",
    titel="Aandeel zelf per maand",
    tabel="aandeel_per_maand",
    eenheid=Eenheid.PROCENT,
    formule="zoals aandeel zelf, op de laatste dag van elke maand",
    teller="lopende trajecten bij het wijkteam",
    noemer="alle lopende trajecten begeleiding",
    doelen=(),
    instrument=_STARTS,
    bron="brief 000 §5, grafiek vanaf 2021",
    bereken=_aandeel_per_maand,
    optelbaar=False,
)

EINDREDEN = Cijfer(
    naam="eindreden",
    titel="Reden van beëindiging",
    tabel="eindreden",
    eenheid=Eenheid.PROCENT,
    formule="geëindigde trajecten met deze reden ÷ alle geëindigde trajecten van die wet",
    teller="geëindigde trajecten met deze reden; opgeschaald is ook een reden",
    noemer="geëindigde trajecten",
    doelen=(4,),
    instrument="Reden beëindiging hulp",
    bron="brief 000 §4 en §5.4",
    bereken=lambda stand: verdeling("uitstroom", "reden", tel(stand.geeindigd, ("wet", "reden")), elders=True),
)
