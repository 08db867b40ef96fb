"""Gezaaide stadsweken: teamweken naast elkaar, met buurwijken over de teamgrens en een gedeelde tweede schil.

Een stad hangt alleen af van haar zaad en omvang. Elk team is een week uit `teamweken` met eigen codes; de eerste wijk
van elk team grenst aan de laatste van het vorige, dus een wijkcoach kan over de grens. Een aanbieder uit de tweede
schil werkt in enkele gebieden, zodat teams elkaars ruimte delen.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from teamweken import GEBIED, WEEK, Omvang, maak_teamweek

from wijknetwerk.begrippen import Werkvoorraad
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import Regelboek

THUIS = 60
"""Zoveel hulpvragen delen de acht huishoudnamen van een teamweek; anders zou een stad in acht huizen wonen."""


@dataclass(frozen=True)
class Stad:
    """Hoe groot een stad is: zoveel teams van deze omvang; een tweede-schil-aanbieder werkt in `bereik` gebieden."""

    teams: int
    team: Omvang
    bereik: int = 2
    ruimer: int = 14
    krapte: float = 1.0


STAD = Stad(teams=8, team=Omvang(hulpvragen=625, wijkcoaches=19, partners=8, tweede_schil=31, groepen=15))
"""De zware week: 5.000 hulpvragen, 152 wijkcoaches, 248 in de tweede schil, 120 groepen."""
IN_ZORG = Stad(teams=8, team=Omvang(hulpvragen=275, wijkcoaches=14, partners=14, tweede_schil=18, groepen=13), ruimer=4)
"""Alle 2.200 cliënten van de stad in één week opnieuw verdeeld."""
MIDDEN = Stad(teams=2, team=Omvang(hulpvragen=500, wijkcoaches=17, partners=8, tweede_schil=26, groepen=13))
"""Duizend hulpvragen in twee teams, om de groei te zien."""
KLEINE_STAD = Stad(teams=2, team=Omvang(hulpvragen=60, wijkcoaches=8, partners=6, tweede_schil=6, groepen=4), ruimer=2)


def regelboek(stad: Stad) -> Regelboek:
    """Het geldende regelboek, met alle gebieden van deze stad als netwerkgebied."""
    boek = Regelboek.laad(pad("regels"), WEEK.maandag)
    return replace(boek, regelset=replace(boek.regelset, gebieden=tuple(_gebied(t) for t in range(stad.teams))))


def maak_stadsweek(zaad: int, stad: Stad = STAD) -> Werkvoorraad:
    """Maakt de week van een hele stad."""
    weken = [maak_teamweek(zaad * 1000 + team, stad.krapte, stad.team) for team in range(stad.teams)]
    delen = [_hernoem(week, team, stad) for team, week in enumerate(weken)]
    tabellen = {naam: tuple(rij for deel in delen for rij in deel[naam]) for naam in delen[0]}
    return Werkvoorraad(week=WEEK, **tabellen)


def _gebied(team: int) -> str:
    return f"{GEBIED}{team:03}"


def _hernoem(week: Werkvoorraad, team: int, stad: Stad) -> dict[str, Sequence[Any]]:
    """De tabellen van een team met de codes van dat team ervoor."""

    def eigen(code: str | None) -> str | None:
        return None if code is None else f"{_gebied(team)}-{code}"

    def alle(codes: Sequence[str]) -> tuple[str, ...]:
        return tuple(f"{_gebied(team)}-{code}" for code in codes)

    vragen = [
        vraag.model_copy(
            update={
                "nummer": eigen(vraag.nummer),
                "wijk": eigen(vraag.wijk),
                "huishouden": None if vraag.huishouden is None else eigen(f"{nummer // THUIS}-{vraag.huishouden}"),
                "voorkeur_aanbieder": eigen(vraag.voorkeur_aanbieder),
                "niet_aanbieder": alle(vraag.niet_aanbieder),
                "huidige_plek": eigen(vraag.huidige_plek),
            }
        )
        for nummer, vraag in enumerate(week.hulpvragen)
    ]
    aanbieders = [_aanbieder(aanbieder, team, stad) for aanbieder in week.aanbieders]
    return {
        "hulpvragen": vragen,
        "wijkcoaches": [c.model_copy(update={"code": eigen(c.code), "team": _gebied(team)}) for c in week.wijkcoaches],
        "aanbieders": aanbieders,
        "collectief_aanbod": [
            g.model_copy(update={"code": eigen(g.code), "wijken": alle(g.wijken)}) for g in week.collectief_aanbod
        ],
        "wijken": [
            w.model_copy(
                update={
                    "code": eigen(w.code),
                    "gebied": _gebied(team),
                    "buren": (*alle(w.buren), *_over_de_grens(nummer, team, week)),
                }
            )
            for nummer, w in enumerate(week.wijken)
        ],
        "lopende_trajecten": [
            t.model_copy(update={"nummer": eigen(t.nummer), "plek": eigen(t.plek), "wijk": eigen(t.wijk)})
            for t in week.lopende_trajecten
        ],
        "vorig_voorstel": [
            r.model_copy(update={"hulpvraag": eigen(r.hulpvraag), "plek": eigen(r.plek)}) for r in week.vorig_voorstel
        ],
    }


def _over_de_grens(nummer: int, team: int, week: Werkvoorraad) -> tuple[str, ...]:
    return (f"{_gebied(team - 1)}-{week.wijken[-1].code}",) if nummer == 0 and team else ()


def _aanbieder(aanbieder: Any, team: int, stad: Stad) -> Any:  # noqa: ANN401 - de rij van de werkvoorraad
    """Een deelnemer werkt in het eigen gebied; wie in de tweede schil zit ook in de gebieden ernaast."""
    tweede = aanbieder.schil == "tweede_schil"
    bereik = stad.bereik if tweede else 1
    anders = {
        "code": f"{_gebied(team)}-{aanbieder.code}",
        "naam": f"{aanbieder.naam} {_gebied(team)}",
        "gebieden": tuple(dict.fromkeys(_gebied((team + stap) % stad.teams) for stap in range(bereik))),
    }
    if tweede:
        anders["ruimte_basis"] = aanbieder.ruimte_basis * stad.ruimer
        anders["ruimte_specialistisch"] = aanbieder.ruimte_specialistisch * stad.ruimer
    return aanbieder.model_copy(update=anders)
