"""Wat coaches en inwoners na een traject zeggen, en hoeveel van hen iets zeiden."""

from collections.abc import Mapping

import pandas as pd

from wijknetwerk.begrippen import Oordeel
from wijknetwerk.monitor.cijfer import Cijfer, Eenheid, Pad, Rij
from wijknetwerk.monitor.cijfers.tellen import rijen, tel, verdeling
from wijknetwerk.monitor.stand import Stand

COACHES, INWONERS = "Evaluatieformulier coaches", "Evaluatieformulier inwoners"
VELDEN = {"oplossingsvermogen": "oplossingsvermogen_vergroot", "voorliggend": "voorliggend_ingezet"}
"""Cijfers die anders heten dan de kolom van het formulier."""
_UITDRAAI = "Aantal inwoners dat zelfstandig verder kan"
_JA, _NEE = Oordeel.JA.value, Oordeel.NEE.value


def _formulieren(stand: Stand, instrument: str, veld: str | None) -> pd.Series:
    """Per geëindigd traject het antwoord op een vraag, of (zonder vraag) of er een formulier is; anders onbekend."""
    vorm = stand.feiten.coachformulieren if instrument == COACHES else stand.feiten.inwonerformulieren
    antwoord = {rij.traject: getattr(rij, veld).value if veld else _JA for rij in vorm}
    return _bij_trajecten(stand, antwoord, Oordeel.ONBEKEND.value)


def _bij_trajecten(stand: Stand, antwoord: Mapping[str, str], anders: str) -> pd.Series:
    """Bij elk geëindigd stuk wat er over zijn traject gezegd is; een eerder stuk van dat traject krijgt `anders`."""
    uit = stand.geeindigd
    gezegd = [
        antwoord.get(traject, anders) if laatste else anders
        for traject, laatste in zip(uit["traject"], uit["laatste"], strict=True)
    ]
    return pd.Series(gezegd, index=uit.index, dtype=object)


def _antwoorden(stand: Stand, antwoord: pd.Series, vraag: str) -> tuple[Rij, ...]:
    """Ja gedeeld door ja en nee; wie niets zei telt als onbekend en geeft de grenzen."""
    uit = stand.geeindigd
    ja, nee = f"{vraag} ja", f"{vraag} nee"
    maten = {ja: tel(uit[antwoord == _JA]), nee: tel(uit[antwoord == _NEE]), "uitstroom": tel(uit)}

    def maak(pad: Pad, n: Mapping[str, int]) -> Rij:
        zonder = n["uitstroom"] - n[ja] - n[nee]
        tellingen = {ja: n[ja], nee: n[nee], f"{vraag} zonder antwoord": zonder}
        return Rij(pad, n[ja], n[ja] + n[nee], zonder, tellingen, ("uitstroom",), n[ja] + n[nee])

    return rijen(maten, maak)


def _vraag(naam: str, titel: str, instrument: str, doelen: tuple[int, ...], bron: str) -> Cijfer:
    wie, veld = ("coaches" if instrument == COACHES else "inwoners"), VELDEN.get(naam, naam)

    def bereken(stand: Stand) -> tuple[Rij, ...]:
        antwoord = _formulieren(stand, instrument, veld)
        uit = stand.geeindigd
        if instrument == COACHES and veld in uit:
            antwoord = antwoord.where(antwoord != Oordeel.ONBEKEND.value, uit[veld])
        return _antwoorden(stand, antwoord, naam)

    return Cijfer(
        naam=naam,
        titel=titel,
        tabel=naam,
        eenheid=Eenheid.PROCENT,
        formule=f"«ja» ÷ «ja» en «nee» op het formulier van {wie}, bij in de periode geëindigde trajecten",
        teller="antwoorden «ja»",
        noemer="antwoorden «ja» en «nee»; wie niet antwoordde geeft de grenzen",
        doelen=doelen,
        instrument=instrument,
        bron=bron,
        bereken=bereken,
    )


def _respons(naam: str, titel: str, instrument: str) -> Cijfer:
    def bereken(stand: Stand) -> tuple[Rij, ...]:
        uit = stand.geeindigd
        gaf = uit[_formulieren(stand, instrument, None) == _JA]

        def maak(pad: Pad, n: Mapping[str, int]) -> Rij:
            tellingen = {naam: n[naam], f"{naam} zonder": n["uitstroom"] - n[naam]}
            return Rij(pad, n[naam], n["uitstroom"], 0, tellingen, ("uitstroom",), n["uitstroom"])

        return rijen({naam: tel(gaf), "uitstroom": tel(uit)}, maak)

    return Cijfer(
        naam=naam,
        titel=titel,
        tabel="respons",
        eenheid=Eenheid.PROCENT,
        formule="geëindigde trajecten met een ingevuld formulier ÷ geëindigde trajecten",
        teller="geëindigde trajecten met een formulier",
        noemer="in de periode geëindigde trajecten",
        doelen=(),
        instrument=instrument,
        bron="brief 000 §5: respons inwoners 38% en 67%, coaches 35% en 68%",
        bereken=bereken,
    )


RESPONS_COACHES = _respons("respons_coaches", "Respons coaches", COACHES)
RESPONS_INWONERS = _respons("respons_inwoners", "Respons inwoners", INWONERS)
ZELFSTANDIG_VERDER = _vraag(
    "zelfstandig_verder", "Zelfstandig verder, zeggen inwoners", INWONERS, (4,), "brief 000 §5.4: Wmo 86%, Jeugd 64%"
)
OPLOSSINGSVERMOGEN = _vraag(
    "oplossingsvermogen", "Oplossingsvermogen vergroot", COACHES, (4,), "brief 000 §5.4: 60%, Wmo 54%, Jeugd 63%"
)
NETWERK_BETROKKEN = _vraag(
    "netwerk_betrokken", "Netwerk betrokken", COACHES, (1,), "brief 000 §5.1: Wmo 38%, Jeugd 56%"
)
INTEGRAAL = _vraag("integraal", "Integraal", COACHES, (2,), "brief 000 §5.2: 58%")
VOORLIGGEND = _vraag("voorliggend", "Voorliggende voorziening gebruikt", COACHES, (3, 5), "brief 000 §5.3: beperkt")


def _waarom_niet(stand: Stand) -> tuple[Rij, ...]:
    reden = {rij.traject: rij.voorliggend_niet.value for rij in stand.feiten.coachformulieren if rij.voorliggend_niet}
    met = stand.geeindigd.assign(waarom=_bij_trajecten(stand, reden, ""))
    met = met[met["waarom"] != ""]
    return verdeling("voorliggend nee", "waarom", tel(met, ("wet", "waarom")))


VOORLIGGEND_NIET = Cijfer(
    naam="voorliggend_niet",
    titel="Waarom geen voorliggende voorziening",
    tabel="voorliggend_niet",
    eenheid=Eenheid.PROCENT,
    formule="formulieren met deze reden ÷ formulieren met een reden",
    teller="formulieren van coaches met deze reden",
    noemer="formulieren van coaches met een van de drie redenen",
    doelen=(3, 5),
    instrument=COACHES,
    bron="brief 000 §5.3: beperkt aanwezig, geen passend aanbod, aanbod niet bekend",
    bereken=_waarom_niet,
)
ZELFSTANDIG_VOLGENS_TEAM = Cijfer(
    naam="zelfstandig_volgens_team",
    titel="Zelfstandig verder, volgens het team",
    tabel="zelfstandig_volgens_team",
    eenheid=Eenheid.PROCENT,
    formule="geëindigde trajecten waarna de inwoner zelf verder kan ÷ geëindigde trajecten waarvan dat bekend is",
    teller="geëindigde trajecten met «zelfstandig verder» ja",
    noemer="geëindigde trajecten waar het bekend is; wat niet is ingevuld geeft de grenzen",
    doelen=(4,),
    instrument=_UITDRAAI,
    bron="brief 000 §4, periodieke uitdraai",
    bereken=lambda stand: _antwoorden(stand, stand.geeindigd["zelfstandig_verder"], "zelfstandig volgens team"),
)
