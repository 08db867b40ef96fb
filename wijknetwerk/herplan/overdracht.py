"""De overdracht van een caseload als voorstel met redenen: wie vertrekt, wie neemt over, en waarom."""

from collections.abc import Sequence
from datetime import date

from wijknetwerk.begrippen import (
    Caseload,
    LopendTraject,
    Overdracht,
    Overdrachtrij,
    Werkvoorraad,
    Wijkcoach,
    uren,
)
from wijknetwerk.regels import Regelboek
from wijknetwerk.verdeling.overdracht import Keuze, Vertrek, draag_over

Samenvoeging = tuple[str, str]
"""(gebied dat opgaat, gebied waarin)."""


def voeg_samen(werkvoorraad: Werkvoorraad, samen: Sequence[Samenvoeging]) -> Werkvoorraad:
    """Dezelfde week, waarin een gebied in een ander is opgegaan: zijn wijken en zijn team horen daar voortaan bij."""
    for van, naar in samen:
        wijken = (
            wijk.model_copy(update={"gebied": naar}) if wijk.gebied == van else wijk for wijk in werkvoorraad.wijken
        )
        coaches = (
            coach.model_copy(update={"team": naar}) if coach.team == van else coach
            for coach in werkvoorraad.wijkcoaches
        )
        werkvoorraad = werkvoorraad.model_copy(update={"wijken": tuple(wijken), "wijkcoaches": tuple(coaches)})
    return werkvoorraad


def maak_overdracht(
    werkvoorraad: Werkvoorraad,
    regelboek: Regelboek,
    vertrekt: Sequence[str],
    per: date,
    samen: Sequence[Samenvoeging] = (),
) -> Overdracht:
    """Het voorstel: elk traject van wie vertrekt naar één ander, met zo min mogelijk nieuwe gezichten."""
    vertrek = Vertrek(voeg_samen(werkvoorraad, samen), regelboek.drempels, frozenset(vertrekt), per)
    keuze, bewijs = draag_over(vertrek)
    erbij = {coach.code: 0 for coach in vertrek.blijvers}
    for traject in vertrek.trajecten:
        if (naar := keuze[traject.nummer]) is not None:
            erbij[naar] += traject.minuten_per_week
    return Overdracht(
        week=str(werkvoorraad.week),
        per=per.isoformat(),
        vertrekt=tuple(sorted(vertrekt)),
        samengevoegd=tuple(samen),
        regelset=regelboek.kenmerk,
        invoer_sha256=werkvoorraad.vingerafdruk(),
        bewijs=bewijs,
        rijen=tuple(_rij(vertrek, keuze, erbij, traject) for traject in vertrek.trajecten),
        caseload=tuple(_caseload(vertrek, coach, erbij[coach.code]) for coach in vertrek.blijvers),
        zonder_expertise=sum(not traject.expertise for traject in vertrek.trajecten),
    )


def _caseload(vertrek: Vertrek, coach: Wijkcoach, erbij: int) -> Caseload:
    eerst = vertrek.last[coach.code]
    return Caseload(
        wijkcoach=coach.code,
        eerst=eerst,
        dan=eerst + erbij,
        ruimte=eerst + vertrek.vrij(coach),
        bandbreedte=(coach.bandbreedte_van, coach.bandbreedte_tot),
    )


def _rij(vertrek: Vertrek, keuze: Keuze, erbij: dict[str, int], traject: LopendTraject) -> Overdrachtrij:
    naar = keuze[traject.nummer]
    if naar is None:
        redenen = tuple(_waarom_niemand(vertrek, erbij, traject))
    else:
        redenen = tuple(_waarom(vertrek, keuze, traject, naar))
    return Overdrachtrij(
        traject=traject.nummer,
        van=traject.plek,
        naar=naar,
        minuten_per_week=traject.minuten_per_week,
        redenen=redenen,
    )


def _waarom(vertrek: Vertrek, keuze: Keuze, traject: LopendTraject, naar: str) -> list[str]:
    coach = next(coach for coach in vertrek.blijvers if coach.code == naar)
    redenen = []
    if (vertrek.thuis(traject), naar) in vertrek.bekend:
        redenen.append(f"{naar} begeleidt al iemand in dit huishouden")
    samen = [
        ander.nummer
        for ander in vertrek.trajecten
        if ander.huishouden == traject.huishouden is not None and keuze[ander.nummer] == naar and ander is not traject
    ]
    if samen:
        redenen.append(f"samen met {', '.join(samen)} uit hetzelfde huishouden")
    anderen = [ander.code for ander in vertrek.blijvers if ander.code != naar]
    kunnen = [wie.code for deze, wie in vertrek.kandidaten if deze is traject and wie.code in anderen]
    wie = f"kon ook: {', '.join(kunnen)}" if kunnen else "is de enige die dit traject kan overnemen"
    team = "een buurteam" if vertrek.ander_team(traject, coach) else "het team van de wijk"
    return [*redenen, f"{naar} is van {team} en heeft er ruimte voor; {wie}"]


def _waarom_niemand(vertrek: Vertrek, erbij: dict[str, int], traject: LopendTraject) -> list[str]:
    """Per wijkcoach die blijft waarom niet: een eis, of geen uren meer over na de andere trajecten."""
    redenen = []
    for coach in vertrek.blijvers:
        if beletsels := list(vertrek.beletsels(traject, coach)):
            redenen.append(f"{coach.code} {'; '.join(beletsels)}")
        else:
            over = vertrek.vrij(coach) - erbij[coach.code]
            redenen.append(f"{coach.code} heeft na de andere trajecten nog {uren(over)} uur vrij")
    return redenen or ["er blijft geen wijkcoach over"]
