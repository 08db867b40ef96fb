"""Hoe vaak het voorstel gevolgd is, bij welke werkdruk er is afgeweken, en of collectief aanbod gebruikt is.

Wie besloot, komt hier niet voor: het gaat om de week en de werkdruk, nooit om een coach.
"""

from collections.abc import Mapping

import pandas as pd

from wijknetwerk.begrippen import CollectiefBijBesluit, CollectiefNiet, SoortPlek
from wijknetwerk.monitor.cijfer import Cijfer, Eenheid, Pad, Rij
from wijknetwerk.monitor.cijfers.tellen import rijen, tel, verdeling
from wijknetwerk.monitor.stand import Stand

_INSTRUMENT = "Besluiten"
_DRUK = "brief 000 §5: persoonlijke afwegingen en de werkdruk een grotere rol"
_NIET = {
    CollectiefBijBesluit.NIET_PASSEND: CollectiefNiet.GEEN_PASSEND_AANBOD,
    CollectiefBijBesluit.NIET_BESCHIKBAAR: CollectiefNiet.BEPERKT_AANWEZIG,
    CollectiefBijBesluit.VOL: CollectiefNiet.BEPERKT_AANWEZIG,
    CollectiefBijBesluit.NIET_BEKEND: CollectiefNiet.NIET_BEKEND,
}
"""De codes van het journaal -> de drie redenen van brief 000."""


def _besluiten(stand: Stand) -> pd.DataFrame:
    """De besluiten in de periode; een week telt mee als haar maandag erin valt."""
    return stand.besluiten[stand.in_periode(stand.besluiten["dag"])]


def _met_voorstel(stand: Stand) -> pd.DataFrame:
    besluiten = _besluiten(stand)
    return besluiten[besluiten["voorgesteld"].astype(bool)]


def _gevolgd(pad: Pad, n: Mapping[str, int]) -> Rij:
    heel = n["gevolgd"] + n["afgeweken"]
    return Rij(pad, n["gevolgd"], heel, tellingen=dict(n), n=heel)


def _volggraad(stand: Stand) -> tuple[Rij, ...]:
    besluiten = _met_voorstel(stand)
    weg = besluiten["afgeweken"].astype(bool)
    maten = {"gevolgd": tel(besluiten[~weg], ("week",)), "afgeweken": tel(besluiten[weg], ("week",))}
    return rijen(maten, _gevolgd) if len(besluiten) else ()


VOLGGRAAD = Cijfer(
    naam="volggraad",
    titel="Voorstel gevolgd",
    tabel="volggraad",
    eenheid=Eenheid.PROCENT,
    formule="besluiten gelijk aan het voorstel ÷ besluiten met een voorstel, per week",
    teller="besluiten gelijk aan het voorstel",
    noemer="besluiten met een voorstel",
    doelen=(6,),
    instrument=_INSTRUMENT,
    bron=_DRUK,
    bereken=_volggraad,
)


def _bij_werkdruk(stand: Stand) -> tuple[Rij, ...]:
    besluiten = _met_voorstel(stand).dropna(subset=["bezetting"])
    if besluiten.empty:
        return ()
    grenzen = stand.afspraken.werkdruk_procent
    klassen = besluiten["bezetting"].map(lambda promille: _klasse(int(promille), grenzen))
    besluiten = besluiten.assign(klasse=klassen)
    weg = besluiten["afgeweken"].astype(bool)
    maten = {"afgeweken": tel(besluiten[weg], ("klasse",)), "gevolgd": tel(besluiten[~weg], ("klasse",))}

    def maak(pad: Pad, n: Mapping[str, int]) -> Rij:
        heel = n["gevolgd"] + n["afgeweken"]
        return Rij(pad, n["afgeweken"], heel, tellingen={f"{maat} naar druk": k for maat, k in n.items()}, n=heel)

    return rijen(maten, maak)


def _klasse(promille: int, grenzen: tuple[int, ...]) -> str:
    """De klasse van werkdruk, met een nummer ervoor zodat de volgorde klopt."""
    for nummer, grens in enumerate(grenzen, 1):
        if promille <= grens * 10:
            return f"{nummer}. tot en met {grens} %"
    return f"{len(grenzen) + 1}. boven {grenzen[-1]} %"


AFWIJKING_BIJ_WERKDRUK = Cijfer(
    naam="afwijking_bij_werkdruk",
    titel="Afgeweken bij werkdruk",
    tabel="werkdruk",
    eenheid=Eenheid.PROCENT,
    formule="afwijkende besluiten ÷ besluiten met een voorstel, per klasse van bezet ÷ ruimte van het team",
    teller="besluiten die van het voorstel afwijken",
    noemer="besluiten met een voorstel en een bekende werkdruk",
    doelen=(6,),
    instrument=_INSTRUMENT,
    bron=_DRUK,
    bereken=_bij_werkdruk,
)


def _collectief(stand: Stand) -> tuple[Rij, ...]:
    besluiten = _besluiten(stand)
    wel = besluiten["soort"] == SoortPlek.COLLECTIEF.value
    maten = {
        "collectief": tel(besluiten[wel], ("wet", "gebied")),
        "niet collectief": tel(besluiten[~wel], ("wet", "gebied")),
    }

    def maak(pad: Pad, n: Mapping[str, int]) -> Rij:
        heel = n["collectief"] + n["niet collectief"]
        return Rij(pad, n["collectief"], heel, tellingen=dict(n), n=heel)

    return rijen(maten, maak) if len(besluiten) else ()


COLLECTIEF = Cijfer(
    naam="collectief",
    titel="Collectief aanbod gekozen",
    tabel="collectief",
    eenheid=Eenheid.PROCENT,
    formule="besluiten voor collectief aanbod ÷ alle besluiten",
    teller="besluiten voor een groep",
    noemer="alle besluiten in de periode",
    doelen=(3, 5),
    instrument=_INSTRUMENT,
    bron="brief 000 §5.3 en §5.5a",
    bereken=_collectief,
)


def _collectief_niet(stand: Stand) -> tuple[Rij, ...]:
    besluiten = _besluiten(stand).dropna(subset=["collectief_niet"])
    besluiten = besluiten.assign(waarom=besluiten["collectief_niet"].map(lambda code: str(_NIET[code])))
    return verdeling("collectief niet", "waarom", tel(besluiten, ("wet", "waarom"))) if len(besluiten) else ()


COLLECTIEF_NIET = Cijfer(
    naam="collectief_niet",
    titel="Waarom geen collectief aanbod",
    tabel="collectief_niet",
    eenheid=Eenheid.PROCENT,
    formule="besluiten met deze reden ÷ besluiten met een reden",
    teller="besluiten met deze reden; vol en niet beschikbaar zijn samen «beperkt aanwezig»",
    noemer="besluiten waarbij een reden staat",
    doelen=(3, 5),
    instrument=_INSTRUMENT,
    bron="brief 000 §5.3",
    bereken=_collectief_niet,
)
