"""Een hele stad: acht wijkteams, 2.200 cliënten in zorg, en een week nieuwe en aflopende hulpvragen."""

from datetime import date

from voorbeeldmaker import feiten
from voorbeeldmaker.aanbieders import NETWERKGEBIEDEN, aanbieders_van_stad
from voorbeeldmaker.loten import Loten, gespreid, op_deel
from voorbeeldmaker.omvang import clienten_in_zorg
from voorbeeldmaker.samenstellen import Bedoeling, Vragenmaker
from voorbeeldmaker.team import EVALUATIE_DAGEN, Team, maak_coaches, voeg_aanbiederstrajecten_toe, vul_team
from wijknetwerk.begrippen import (
    Aanbieder,
    CollectiefAanbod,
    Dagdeel,
    Hulpvraag,
    LopendTraject,
    Week,
    Werkvoorraad,
    Wet,
)

INWONERS_PER_COACH = 2_000
MINSTE_COACHES, MEESTE_COACHES = 6, 14
GROEPEN_PER_GEBIED = 8
NIEUW_PER_WEEK = 56
VERDER_NA_ZELF = {Wet.WMO: 0.86, Wet.JEUGDWET: 0.64}
"""Deel dat na begeleiding door het wijkteam zelf verder kan (brief 000); wie dat niet kan, komt terug op tafel."""

_VRIJ = (-30, 0, 0, 0, 0, 30, 60, 75, 90, 105, 135, 150)
_THEMAS = ("ontmoeten", "administratie", "bewegen", "dagritme", "opvoeden", "taal", "mantelzorg", "herstel")
_ALLEEN_WMO = ("waakvlam", "waakvlam_te_zwaar", "gecombineerd", "wlz", "wlz_denkbaar")
_ZELDZAAM = {
    "hoog_specialistisch": ("nah", "huiselijk_geweld", "verslaving"),
    "expertise_ontbreekt": ("nah", "ervaringsdeskundig", "doof_slechthorend"),
}
_NIEUW = {
    "zelf": 20, "zelf_specialistisch": 6, "waakvlam": 2, "veilig_uitstelbaar": 2, "zes_ogen_zelf": 2,
    "collectief": 13, "collectief_lang": 4, "samen": 5, "langdurig": 10, "langdurig_specialistisch": 5,
    "stabiliserend": 4, "hoog_specialistisch": 6, "expertise_ontbreekt": 2, "orientatie": 4, "gecombineerd": 2,
    "zes_ogen_aanbieder": 2, "opnieuw_wegen": 2, "crisis": 2, "veiligheid": 2, "wlz": 1, "wlz_denkbaar": 1,
    "navragen_duur": 1, "navragen_crisis": 1, "navragen_doel": 1, "navragen_collectief": 1,
}  # fmt: skip
_AFLOOP = {
    "zelf": 6, "collectief": 5, "waakvlam": 3, "samen": 5, "langdurig": 10, "langdurig_specialistisch": 6,
    "stabiliserend": 6, "hoog_specialistisch": 3, "gecombineerd": 2, "wlz": 1, "waakvlam_te_zwaar": 1,
}  # fmt: skip


def maak(week: Week) -> Werkvoorraad:
    """De werkvoorraad van de hele stad, samengesteld uit acht gebieden."""
    loten = Loten("voorbeeld stad")
    gebieden = _gebieden()
    aanbieders = aanbieders_van_stad(tuple(g for g in gebieden if g not in NETWERKGEBIEDEN), week, loten)
    teams = [_team(gebied, aanbieders, week, loten) for gebied in gebieden]
    return Werkvoorraad(
        week=week,
        hulpvragen=tuple(vraag for team in teams for vraag in _vragen(team, week, loten)),
        wijkcoaches=tuple(coach for team in teams for coach in team.coaches),
        aanbieders=aanbieders,
        collectief_aanbod=tuple(groep for gebied in gebieden for groep in _groepen(gebied, loten)),
        wijken=feiten.wijken(),
        lopende_trajecten=tuple(traject for team in teams for traject in team.trajecten),
    )


def _team(gebied: str, aanbieders: tuple[Aanbieder, ...], week: Week, loten: Loten) -> Team:
    aantal = round(feiten.inwoners(gebied) / INWONERS_PER_COACH)
    coaches = maak_coaches(gebied, min(MEESTE_COACHES, max(MINSTE_COACHES, aantal)), loten)
    team = vul_team(coaches, {coach.code: loten.kies(coach.code, "vrij", uit=_VRIJ) for coach in coaches}, week, loten)
    bij_aanbieders = clienten_in_zorg(gebied) - len(team.trajecten)
    return voeg_aanbiederstrajecten_toe(team, bij_aanbieders, aanbieders, week, loten)


def _vragen(team: Team, week: Week, loten: Loten) -> tuple[Hulpvraag, ...]:
    """Wat deze week op tafel komt: nieuwe meldingen, en hulp waarvan het evaluatiemoment deze week valt."""
    eerste = sum(_aantal_nieuw(gebied) for gebied in _gebieden() if gebied < team.gebied)
    plaatsen = range(eerste, eerste + _aantal_nieuw(team.gebied))
    bedoelingen = [_nieuw(f"{team.gebied}-{plaats}", plaats, loten) for plaats in plaatsen]
    bedoelingen += [_afloop(traject, loten) for traject in team.trajecten if _komt_op_tafel(traject, team, week, loten)]
    return Vragenmaker(team, week, loten, team.gebied).maak(bedoelingen)


def _aantal_nieuw(gebied: str) -> int:
    totaal = sum(wijk.inwoners or 0 for wijk in feiten.wijken())
    return round(NIEUW_PER_WEEK * feiten.inwoners(gebied) / totaal)


def _gebieden() -> list[str]:
    return sorted({wijk.gebied for wijk in feiten.wijken()})


def _nieuw(naam: str, plaats: int, loten: Loten) -> Bedoeling:
    profiel = op_deel(gespreid(plaats), tuple(_NIEUW), tuple(_NIEUW.values()))
    wet = loten.kies(naam, "wet", uit=tuple(Wet), gewicht=(0.6, 0.0 if profiel in _ALLEEN_WMO else 0.4))
    return Bedoeling(profiel, wet, anders=_bijzonder(profiel, naam, loten))


def _afloop(traject: LopendTraject, loten: Loten) -> Bedoeling:
    keuze = {naam: zwaar for naam, zwaar in _AFLOOP.items() if traject.wet is Wet.WMO or naam not in _ALLEEN_WMO}
    profiel = loten.kies(traject.nummer, "profiel", uit=tuple(keuze), gewicht=tuple(keuze.values()))
    return Bedoeling(profiel, traject.wet, anders=_bijzonder(profiel, traject.nummer, loten), traject=traject)


def _bijzonder(profiel: str, naam: str, loten: Loten) -> dict[str, object]:
    """Een thema en dagdelen voor een groep, of expertise die een wijkteam zelden heeft."""
    if profiel in _ZELDZAAM:
        return {"expertise": (loten.kies(naam, "zeldzaam", uit=_ZELDZAAM[profiel]),)}
    if not profiel.startswith("collectief"):
        return {}
    dagdelen = loten.kies(naam, "dagdelen", uit=((), (Dagdeel.OCHTEND,), (Dagdeel.MIDDAG, Dagdeel.AVOND)))
    return {"thema": loten.kies(naam, "thema", uit=_THEMAS), "dagdelen": dagdelen}


def _komt_op_tafel(traject: LopendTraject, team: Team, week: Week, loten: Loten) -> bool:
    """Zes weken voor het einde; wie na zelf begeleiden verder kan, komt niet terug."""
    tot_einde = (traject.einddatum - week.maandag).days
    if not EVALUATIE_DAGEN - 7 < tot_einde <= EVALUATIE_DAGEN:
        return False
    bij_coach = any(traject.plek == coach.code for coach in team.coaches)
    return not (bij_coach and loten.kans(traject.nummer, "verder", op=VERDER_NA_ZELF[traject.wet]))


def _groepen(gebied: str, loten: Loten) -> list[CollectiefAanbod]:
    wijken = feiten.wijken_van(gebied)
    groepen = []
    for i, thema in enumerate(_THEMAS[:GROEPEN_PER_GEBIED], start=1):
        code = f"{gebied}-G{i}"
        plaatsen, minimum = loten.geheel(code, "plaatsen", van=6, tot=12), loten.geheel(code, "minimum", van=3, tot=5)
        buurt = loten.schud(code, "wijken", dingen=wijken)[: loten.geheel(code, "hoeveel", van=1, tot=len(wijken))]
        groepen.append(
            CollectiefAanbod(
                code=code,
                naam=f"Groep {thema} {gebied} (verzonnen)",
                thema=thema,
                wetten=tuple(Wet) if thema in ("ontmoeten", "opvoeden", "bewegen") else (Wet.WMO,),
                wijken=tuple(wijk.code for wijk in buurt),
                dagdeel=loten.kies(code, "dagdeel", uit=tuple(Dagdeel)),
                plaatsen=plaatsen,
                bezet=loten.geheel(code, "bezet", van=1, tot=plaatsen),
                minimum=minimum,
                start=date(2026, 9, 7),
            )
        )
    return groepen
