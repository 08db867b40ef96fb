"""Het voorbeeld pilot-2020-2022: gebeurtenissen die elke tabel van de evaluatie (brief 000) precies geven.

De aantallen en uren komen uit `feiten/brief_000.csv` en de percentages hieronder; wie, waar en wanneer is verzonnen.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from voorbeeldmaker import feiten
from voorbeeldmaker.feiten import Pilotteam
from voorbeeldmaker.loten import Loten
from voorbeeldmaker.pilot_aanbieders import besluiten_van, bij_aanbieders
from voorbeeldmaker.pilot_geld import BEGROTING, CASUSSEN
from wijknetwerk.begrippen import (
    BegonnenRij,
    CoachEvaluatie,
    Coachteam,
    CollectiefNiet,
    EindReden,
    GeeindigdRij,
    InwonerEvaluatie,
    Monitormap,
    Oordeel,
    SoortPlek,
    Teamformatie,
    Wet,
    Wijknaam,
)

EINDE = date(2022, 6, 30)
"""De laatste dag van de cijfers: «vanaf de start van de pilots tot en met juni»."""
BEGIN = {Wet.WMO: date(2021, 2, 1), Wet.JEUGDWET: date(2020, 11, 1)}
NAMEN = {"CSA": "CSA", "RKV": "RKV", "MAL": "Malburgen", "SE": "Schuytgraaf/Elderveld"}
BEOOGD = {"CSA": "WK020202", "RKV": "WK020219"}
UIT_BEOOGD = 40
"""Van de 131 inwoners kwamen er 40 uit Kronenburg en 40 uit Spijkerkwartier."""
COACHES = 4
KWARTIER = 15
OMVANG = {Wet.WMO: (3, 4, 5, 6), Wet.JEUGDWET: (5, 6, 8, 10)}
"""Uren per week van een traject, in kwartieren."""

FORMULIEREN = {
    Wet.WMO: {"coaches": 26, "inwoners": 28, "zelfstandig": 24, "oplossend": 14, "netwerk": 10, "integraal": 15},
    Wet.JEUGDWET: {"coaches": 62, "inwoners": 61, "zelfstandig": 39, "oplossend": 39, "netwerk": 35, "integraal": 36},
}
"""Zoveel formulieren en keer «ja» als de percentages van de brief geven bij 74 en 91 geëindigde trajecten."""
VOORLIGGEND = {Wet.WMO: 11, Wet.JEUGDWET: 8}


@dataclass(frozen=True)
class Trajecten:
    """De trajecten van één team: begonnen, en welke daarvan eindigden."""

    begonnen: tuple[BegonnenRij, ...]
    geeindigd: tuple[GeeindigdRij, ...]


def maak() -> Monitormap:
    """De hele monitormap."""
    loten = Loten("voorbeeld pilot-2020-2022")
    teams = [_trajecten(team, loten) for team in feiten.pilotteams()]
    elders = bij_aanbieders(EINDE, loten)
    zelf = [rij for team in teams for rij in team.begonnen]
    einden = [rij for team in teams for rij in team.geeindigd]
    return Monitormap(
        teams=tuple(_formatie(team) for team in feiten.pilotteams()),
        coaches=tuple(
            Coachteam(plek=_coach(team.team, nummer), team=team.team)
            for team in feiten.pilotteams()
            for nummer in range(COACHES)
        ),
        wijknamen=tuple(Wijknaam(wijk=wijk.code, naam=wijk.naam) for wijk in feiten.wijken_van(*NAMEN)),
        begonnen=(*zelf, *elders.begonnen),
        geeindigd=(*einden, *elders.geeindigd),
        besluiten=besluiten_van([*zelf, *elders.begonnen], EINDE, loten),
        evaluaties_coaches=_coachformulieren(zelf, einden, loten),
        evaluaties_inwoners=_inwonerformulieren(zelf, einden, loten),
        begroting=BEGROTING,
        casussen=CASUSSEN,
    )


def _formatie(team: Pilotteam) -> Teamformatie:
    return Teamformatie(
        team=team.team,
        naam=NAMEN[team.team],
        wet=team.wet,
        extra_fte=f"{team.extra_fte:.2f}".replace(".", ","),
        beschikbare_minuten=team.uren_beschikbaar * 60,
        beoogde_wijken=(BEOOGD[team.team],) if team.team in BEOOGD else (),
    )


def _coach(team: str, nummer: int) -> str:
    return f"{team}-P{nummer + 1:02d}"


def _trajecten(team: Pilotteam, loten: Loten) -> Trajecten:
    """Eerst de trajecten die eindigden, dan die nog lopen; de uren kloppen samen tot op de minuut."""
    nummers = [f"P-{team.team}-{i:03d}" for i in range(1, team.instroom + 1)]
    omvang = _omvang(team, nummers, loten)
    begonnen, geeindigd = [], []
    for plaats, nummer in enumerate(nummers):
        kwartieren, weken = omvang[plaats]
        eindigt = plaats < team.uitstroom
        van = _eerste_dag(team, plaats, loten)
        gebied, wijk = _waar(team, plaats, loten)
        begonnen.append(
            BegonnenRij(
                traject=nummer,
                hulpvraag=f"V{nummer[1:]}",
                wet=team.wet,
                wijk=wijk,
                gebied=gebied,
                soort_plek=SoortPlek.ZELF,
                plek=_coach(team.team, plaats % COACHES),
                minuten_per_week=kwartieren * KWARTIER,
                van=van,
                tot=van + timedelta(days=7 * weken - 1),
            )
        )
        if eindigt:
            geeindigd.append(_einde(nummer, van, weken, loten))
    geeindigd[-1] = geeindigd[-1].model_copy(update={"datum": EINDE})
    return Trajecten(tuple(begonnen), tuple(geeindigd))


def _omvang(team: Pilotteam, nummers: list[str], loten: Loten) -> list[tuple[int, int]]:
    """Kwartieren per week en weken van elk traject, samen precies de ingezette uren van de brief."""
    doel = team.uren_ingezet * 60 // KWARTIER
    keuze = OMVANG[team.wet]
    kwartieren = [loten.kies(nummer, "uren", uit=keuze) for nummer in nummers]
    kwartieren[:2] = [1, 1]
    gemiddeld = doel / len(nummers)
    weken = [
        max(4, round(gemiddeld * (0.7 + 0.6 * loten.trek(n, "duur")) / k))
        for n, k in zip(nummers, kwartieren, strict=True)
    ]
    weken[:2] = [20, 20]
    over = doel - sum(k * w for k, w in zip(kwartieren, weken, strict=True))
    stap = 1 if over > 0 else -1
    plaats = 2
    while abs(over) >= max(keuze):
        weken[plaats] += stap
        over -= stap * kwartieren[plaats]
        plaats = plaats + 1 if plaats + 1 < len(nummers) else 2
    weken[0] += over
    return list(zip(kwartieren, weken, strict=True))


def _eerste_dag(team: Pilotteam, plaats: int, loten: Loten) -> date:
    """Wie eindigde begon eerder; wie nog loopt begon in het laatste deel van de pilot."""
    dagen = (EINDE - BEGIN[team.wet]).days
    if plaats < team.uitstroom:
        deel = plaats / team.uitstroom * 0.62
    else:
        deel = 0.66 + (plaats - team.uitstroom) / team.actief * 0.32
    return BEGIN[team.wet] + timedelta(days=int(deel * dagen) + loten.geheel(team.team, plaats, van=0, tot=4))


def _waar(team: Pilotteam, plaats: int, loten: Loten) -> tuple[str, str]:
    """Gebied en wijk: bij de Wmo-teams om en om veertig uit de beoogde wijk, de rest uit de andere wijken."""
    eigen = feiten.wijken_van(team.team)
    if team.team not in BEOOGD:
        return team.team, loten.kies(team.team, plaats, "wijk", uit=eigen).code
    eerder, nu = (plaats * UIT_BEOOGD // team.instroom, (plaats + 1) * UIT_BEOOGD // team.instroom)
    if nu > eerder:
        return team.team, BEOOGD[team.team]
    andere = [wijk for wijk in eigen if wijk.code != BEOOGD[team.team]]
    return team.team, loten.kies(team.team, plaats, "wijk", uit=andere).code


def _einde(nummer: str, van: date, weken: int, loten: Loten) -> GeeindigdRij:
    """Meestal volgens plan; in een behoorlijk aantal gevallen in overeenstemming naar intensievere hulp."""
    reden = loten.kies(
        nummer,
        "reden",
        uit=(EindReden.VOLGENS_PLAN, EindReden.IN_OVEREENSTEMMING, EindReden.OP_VERZOEK_INWONER, EindReden.VERHUIZING),
        gewicht=(0.6, 0.22, 0.1, 0.08),
    )
    dagen = min(weken, 34) * 7 + loten.geheel(nummer, "uitloop", van=-21, tot=21)
    return GeeindigdRij(
        traject=nummer,
        datum=min(van + timedelta(days=max(dagen, 21)), EINDE),
        eindreden=reden,
        zelfstandig_verder=Oordeel.JA if reden is EindReden.VOLGENS_PLAN else Oordeel.NEE,
    )


def _geeindigd_van(wet: Wet, zelf: list[BegonnenRij], einden: list[GeeindigdRij]) -> list[GeeindigdRij]:
    eigen = {rij.traject for rij in zelf if rij.wet is wet}
    return [rij for rij in einden if rij.traject in eigen]


def _janee(trajecten: list[str], ja: int, loten: Loten, vraag: str) -> dict[str, Oordeel]:
    """Precies `ja` keer ja, in een getrokken volgorde."""
    geschud = loten.schud(vraag, dingen=trajecten)
    return {traject: Oordeel.JA if plaats < ja else Oordeel.NEE for plaats, traject in enumerate(geschud)}


def _coachformulieren(zelf: list[BegonnenRij], einden: list[GeeindigdRij], loten: Loten) -> tuple[CoachEvaluatie, ...]:
    uit = []
    for wet, aantal in FORMULIEREN.items():
        datum = {rij.traject: rij.datum for rij in _geeindigd_van(wet, zelf, einden)}
        vult_in = loten.schud(wet, "coaches", dingen=datum)[: aantal["coaches"]]
        antwoord = {vraag: _janee(vult_in, aantal[vraag], loten, f"{wet} {vraag}") for vraag in list(aantal)[3:]}
        wel = _janee(vult_in, VOORLIGGEND[wet], loten, f"{wet} voorliggend")
        uit += [
            CoachEvaluatie(
                traject=traject,
                datum=datum[traject],
                oplossingsvermogen_vergroot=antwoord["oplossend"][traject],
                netwerk_betrokken=antwoord["netwerk"][traject],
                integraal=antwoord["integraal"][traject],
                voorliggend_ingezet=wel[traject],
                voorliggend_niet=None if wel[traject] is Oordeel.JA else _waarom_niet(traject, loten),
            )
            for traject in sorted(vult_in)
        ]
    return tuple(uit)


def _waarom_niet(traject: str, loten: Loten) -> CollectiefNiet:
    """Meestal past het niet bij de vraag; soms is er weinig of kent de wijkcoach het niet."""
    return loten.kies(traject, "waarom niet", uit=tuple(CollectiefNiet), gewicht=(0.3, 0.5, 0.2))


def _inwonerformulieren(
    zelf: list[BegonnenRij], einden: list[GeeindigdRij], loten: Loten
) -> tuple[InwonerEvaluatie, ...]:
    uit = []
    for wet, aantal in FORMULIEREN.items():
        datum = {rij.traject: rij.datum for rij in _geeindigd_van(wet, zelf, einden)}
        vult_in = loten.schud(wet, "inwoners", dingen=datum)[: aantal["inwoners"]]
        verder = _janee(vult_in, aantal["zelfstandig"], loten, f"{wet} zelfstandig")
        uit += [
            InwonerEvaluatie(traject=traject, datum=datum[traject], zelfstandig_verder=verder[traject])
            for traject in sorted(vult_in)
        ]
    return tuple(uit)
