"""De stand: welke trajecten er lopen volgens het journaal, en waarin een werkmap daarvan afwijkt."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from wijknetwerk.begrippen import TABELLEN, Begrip, Deelrol, LopendTraject, SoortPlek, Week, Werkvoorraad
from wijknetwerk.proces.dossier import Dossier

_AFDRUK = 12
_SLEUTELS = {"vastgezet": ("hulpvraag", "plek", "soort"), "vorig_voorstel": ("hulpvraag",)}


def trajectnummers(dossier: Dossier) -> tuple[str, ...]:
    """Het nummer van elk deel in de werkmap: dat van het traject zelf, of dat van de hulpvraag met een volgnummer."""
    if dossier.trajectnummer is not None and len(dossier.delen) == 1:
        return (dossier.trajectnummer,)
    basis = dossier.trajectnummer or dossier.hulpvraag
    return tuple(f"{basis}.{plaats}" for plaats in range(1, len(dossier.delen) + 1))


def lopend(dossiers: Iterable[Dossier], week: Week) -> tuple[LopendTraject, ...]:
    """De lopende trajecten van een week volgens het journaal: wat bezet is en nog niet afgelopen vóór die week."""
    return tuple(traject for dossier in dossiers for traject in _trajecten(dossier, week))


def _trajecten(dossier: Dossier, week: Week) -> Iterator[LopendTraject]:
    bij = dossier.traject or dossier.keuze
    if bij is None:
        return
    for nummer, deel in zip(trajectnummers(dossier), dossier.delen, strict=True):
        if deel.soort_plek is SoortPlek.COLLECTIEF or (deel.tot is not None and deel.tot < week.maandag):
            continue
        yield LopendTraject(
            nummer=nummer,
            plek=deel.plek,
            wet=bij.wet,
            wijk=bij.wijk,
            minuten_per_week=deel.minuten_per_week,
            start=deel.van,
            einddatum=deel.tot or week.zondag,
            huishouden=dossier.vraag.huishouden if dossier.vraag else None,
        )


def hoofddelen(dossier: Dossier) -> frozenset[str]:
    """De trajectnummers die hulp zijn; meedenken en regie eindigt met de hulp mee."""
    paren = zip(trajectnummers(dossier), dossier.delen, strict=True)
    return frozenset(nummer for nummer, deel in paren if deel.rol is not Deelrol.TWEEDE_WIJKCOACH)


def verschil_met_werkmap(dossiers: Mapping[str, Dossier], werkvoorraad: Werkvoorraad) -> tuple[str, ...]:
    """Waarin een werkmap achterloopt op het journaal: bezette plekken die zij niet kent, of die er niet meer zijn.

    Wat in dezelfde week besloten is, hoort nog niet in de werkmap.
    """
    week = werkvoorraad.week
    eerder = [d for d in dossiers.values() if d.keuze is None or d.keuze.week != str(week)]
    nu = {traject.nummer: (traject, dossier) for dossier in eerder for traject in lopend([dossier], week)}
    daar = {traject.nummer: traject for traject in werkvoorraad.lopende_trajecten}
    bekend = {nummer for dossier in dossiers.values() for nummer in _ooit(dossier)}
    zinnen = [
        f"traject {nummer} bij {traject.plek} ({traject.minuten_per_week} minuten per week) ontbreekt in de werkmap"
        f"{_door(dossier)}"
        for nummer, (traject, dossier) in sorted(nu.items())
        if nummer not in daar
    ]
    for nummer, traject in sorted(daar.items()):
        if nummer in nu:
            echt = nu[nummer][0]
            if (echt.plek, echt.minuten_per_week) != (traject.plek, traject.minuten_per_week):
                zin = f"traject {nummer} is nu {echt.minuten_per_week} minuten per week bij {echt.plek}"
                zinnen.append(zin + _door(nu[nummer][1]))
        elif nummer in bekend and traject.einddatum >= week.maandag:
            zinnen.append(f"traject {nummer} bij {traject.plek} loopt volgens het journaal niet meer")
    return tuple(zinnen)


def _ooit(dossier: Dossier) -> Iterator[str]:
    """Elk trajectnummer dat dit dossier ooit had, ook als het is geëindigd of teruggedraaid."""
    stap: Dossier | None = dossier
    while stap is not None:
        yield from trajectnummers(stap)
        stap = stap.vorige


def _door(dossier: Dossier) -> str:
    laatste = dossier.laatste
    return f" ({laatste.handeling} door {laatste.wie} op {laatste.tijdstip:%d-%m-%Y})" if laatste else ""


def rijafdrukken(werkvoorraad: Werkvoorraad) -> dict[str, str]:
    """Per rij van de werkmap een korte afdruk, op tabel en sleutel; zo is later te zeggen wat er veranderde."""
    return {
        f"{tabel} {_sleutel(tabel, rij)}": hashlib.sha256(rij.model_dump_json().encode()).hexdigest()[:_AFDRUK]
        for tabel in TABELLEN
        for rij in getattr(werkvoorraad, tabel)
    }


def wat_veranderde(toen: Mapping[str, str], nu: Mapping[str, str]) -> tuple[str, ...]:
    """De rijen van de werkmap die erbij kwamen, weg zijn of anders zijn dan toen het voorstel werd gemaakt."""
    soorten = dict.fromkeys(nu.keys() - toen.keys(), "is nieuw")
    soorten |= dict.fromkeys(toen.keys() - nu.keys(), "is weg")
    soorten |= {naam: "is veranderd" for naam in toen.keys() & nu.keys() if toen[naam] != nu[naam]}
    return tuple(f"{naam} {wat}" for naam, wat in sorted(soorten.items()))


def _sleutel(tabel: str, rij: Begrip) -> str:
    velden = _SLEUTELS.get(tabel, (next(iter(type(rij).model_fields)),))
    return " ".join(str(getattr(rij, veld)) for veld in velden)
