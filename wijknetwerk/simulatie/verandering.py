"""Wat er tussen twee weken verandert: hulp eindigt of wordt zwaarder of lichter, en wijkcoaches vertrekken."""

from collections import Counter
from dataclasses import replace

from wijknetwerk.simulatie.scenario import WEKEN_PER_JAAR, Duur
from wijknetwerk.simulatie.stand import Stand, Zorg
from wijknetwerk.simulatie.toeval import Onderwerp, trekker
from wijknetwerk.simulatie.wereld import HONDERD, Wereld


def laat_eindigen(stand: Stand) -> tuple[Stand, int]:
    """Haalt weg wat voorbij is, en zegt hoeveel dat er zijn."""
    blijft = tuple(zorg for zorg in stand.zorg if zorg.tot_week > stand.week)
    return replace(stand, zorg=blijft), len(stand.zorg) - len(blijft)


def duur_in_weken(wereld: Wereld, herhaling: int, week: int, volgnummer: int, verwacht: int | None) -> int:
    """Hoe lang hulp die in deze week binnenkomt zal duren; minstens één week."""
    gemiddeld = wereld.scenario.standaard_duur_weken if verwacht is None else verwacht
    if wereld.scenario.duur is Duur.VAST:
        return gemiddeld
    return int(trekker(wereld.scenario.zaad, herhaling, Onderwerp.EINDE, week, volgnummer).geometric(1 / gemiddeld))


def schaal(wereld: Wereld, herhaling: int, stand: Stand) -> Stand:
    """Maakt hulp zwaarder of lichter; lopende hulp past zich aan, ook als de plek daardoor even te vol is."""
    op, af = wereld.scenario.opschalen_procent_per_jaar, wereld.scenario.afschalen_procent_per_jaar
    if not op and not af:
        return stand
    kansen = trekker(wereld.scenario.zaad, herhaling, Onderwerp.SCHAAL, stand.week).random(len(stand.zorg))
    stap, grens = wereld.scenario.stap_procent, HONDERD * WEKEN_PER_JAAR
    zorg = [
        _maal(deel, HONDERD + stap)
        if kans * grens < op
        else _maal(deel, HONDERD - stap)
        if kans * grens < op + af
        else deel
        for deel, kans in zip(stand.zorg, kansen.tolist(), strict=True)
    ]
    return replace(stand, zorg=tuple(zorg))


def _maal(zorg: Zorg, procent: int) -> Zorg:
    velden = ("basis", "specialistisch", "coach_minuten")
    return replace(zorg, **{veld: getattr(zorg, veld) * procent // HONDERD for veld in velden})


def laat_verzuimen(wereld: Wereld, herhaling: int, stand: Stand) -> Stand:
    """Wie er deze week niet is; lopende hulp blijft bij dezelfde wijkcoach."""
    if not (kans := wereld.scenario.verzuim_procent):
        return stand
    loten = trekker(wereld.scenario.zaad, herhaling, Onderwerp.VERZUIM, stand.week).random(len(wereld.wijkcoaches))
    ziek = {wie.code for wie, lot in zip(wereld.wijkcoaches, loten.tolist(), strict=True) if lot * HONDERD < kans}
    return replace(stand, verzuimt=frozenset(ziek))


def laat_vertrekken(wereld: Wereld, herhaling: int, stand: Stand) -> Stand:
    """Laat wijkcoaches vertrekken; hun hulp gaat naar de collega van hetzelfde team met de minste minuten."""
    kans = wereld.scenario.vertrek_procent_per_jaar
    weg = {code: terug for code, terug in stand.terug_in_week if terug > stand.week}
    if kans:
        loten = trekker(wereld.scenario.zaad, herhaling, Onderwerp.VERTREK, stand.week).random(len(wereld.wijkcoaches))
        for wie, lot in zip(wereld.wijkcoaches, loten.tolist(), strict=True):
            if wie.code not in weg and lot * HONDERD * WEKEN_PER_JAAR < kans:
                weg[wie.code] = stand.week + wereld.scenario.vervanging_weken
    return replace(stand, zorg=_draag_over(wereld, stand.zorg, weg), terug_in_week=tuple(sorted(weg.items())))


def _draag_over(wereld: Wereld, zorgen: tuple[Zorg, ...], weg: dict[str, int]) -> tuple[Zorg, ...]:
    team = {wie.code: wie.team for wie in wereld.wijkcoaches}
    if not any(zorg.plek in weg or zorg.bij_coach in weg for zorg in zorgen):
        return zorgen
    last: Counter[str] = Counter()
    for zorg in zorgen:
        last[zorg.plek] += zorg.coach_minuten
        if zorg.bij_coach is not None:
            last[zorg.bij_coach] += zorg.bij_minuten
    nieuw = []
    for zorg in zorgen:
        plek = _collega(zorg.plek, team, weg, last, zorg.coach_minuten, niet=zorg.bij_coach)
        bij = zorg.bij_coach and _collega(zorg.bij_coach, team, weg, last, zorg.bij_minuten, niet=plek)
        nieuw.append(replace(zorg, plek=plek, bij_coach=bij))
    return tuple(nieuw)


def _collega(  # noqa: PLR0913 - wie, wat en met wie niet
    code: str, team: dict[str, str], weg: dict[str, int], last: Counter[str], minuten: int, *, niet: str | None
) -> str:
    """De collega die het overneemt; is er geen, dan blijft het wachten op de vervanger."""
    if code not in weg:
        return code
    collegas = [wie for wie, van in team.items() if van == team[code] and wie not in weg and wie != niet]
    if not collegas:
        return code
    gekozen = min(collegas, key=lambda wie: (last[wie], wie))
    last[code] -= minuten
    last[gekozen] += minuten
    return gekozen
