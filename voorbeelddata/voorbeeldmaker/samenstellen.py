"""Van een lijstje bedoelingen naar hulpvragen: elk met een profiel, een wet en wat er verder bijzonder aan is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from voorbeeldmaker import feiten
from voorbeeldmaker.loten import Loten
from voorbeeldmaker.profielen import PROFIELEN, Profiel, minuten_van, velden_van
from voorbeeldmaker.team import EVALUATIE_DAGEN, EXPERTISE_VAN_TEAM, Team
from wijknetwerk.begrippen import Hulpvraag, LopendTraject, Urgentie, Week, Wet, Wijkcoach

VRIJDAG = 4


@dataclass(frozen=True)
class Bedoeling:
    """Eén hulpvraag zoals bedacht: profiel, wet, of het aflopende hulp is, en afwijkende velden."""

    profiel: str
    wet: Wet
    afloop: bool = False
    anders: dict[str, Any] = field(default_factory=dict)
    traject: LopendTraject | None = None


def wmo(profiel: str, *, afloop: bool = False, **anders: object) -> Bedoeling:
    """Een hulpvraag onder de Wmo."""
    return Bedoeling(profiel, Wet.WMO, afloop, anders)


def jeugd(profiel: str, *, afloop: bool = False, **anders: object) -> Bedoeling:
    """Een hulpvraag onder de Jeugdwet."""
    return Bedoeling(profiel, Wet.JEUGDWET, afloop, anders)


class Vragenmaker:
    """Maakt hulpvragen bij een team; een traject dat afloopt wordt hoogstens één hulpvraag."""

    def __init__(self, team: Team, week: Week, loten: Loten, begin: str) -> None:
        self._week, self._loten, self._begin, self._team = week, loten, begin, team
        self._coaches = {coach.code: coach for coach in team.coaches}
        self._over = loten.schud("trajecten", dingen=team.trajecten)

    def maak(self, bedoelingen: Iterable[Bedoeling]) -> tuple[Hulpvraag, ...]:
        """De hulpvragen, genummerd in de volgorde van de bedoelingen."""
        return tuple(self._vraag(f"{self._begin}-{i:03d}", b) for i, b in enumerate(bedoelingen, start=1))

    def _vraag(self, nummer: str, bedoeling: Bedoeling) -> Hulpvraag:
        profiel = PROFIELEN[bedoeling.profiel]
        traject = bedoeling.traject
        if traject is None and (bedoeling.afloop or profiel.loopt_door):
            traject = self._traject(profiel, bedoeling)
        velden = velden_van(profiel, nummer, self._loten) | self._herkomst(nummer, traject)
        velden.setdefault("urgentie", self._urgentie(nummer))
        if "urgentie" in profiel.velden:
            velden["urgentie"] = profiel.velden["urgentie"]
        velden["expertise"] = self._expertise(nummer, profiel, bedoeling.wet)
        velden["minuten_per_week"] = minuten_van(profiel, bedoeling.wet, nummer, self._loten)
        return Hulpvraag(nummer=nummer, wet=bedoeling.wet, **(velden | bedoeling.anders))

    def _herkomst(self, nummer: str, traject: LopendTraject | None) -> dict[str, Any]:
        """Een nieuwe melding uit een wijk van het team, of hulp die afloopt."""
        if traject is None:
            wijken = feiten.wijken_van(self._team.gebied)
            wijk = self._loten.kies(nummer, "wijk", uit=wijken, gewicht=[wijk.inwoners or 1 for wijk in wijken])
            dagen = self._loten.geheel(nummer, "melddagen", van=2, tot=46)
            return {"wijk": wijk.code, "melddatum": werkdag(self._week.maandag - timedelta(days=dagen))}
        dagen = self._loten.geheel(nummer, "melddagen", van=3, tot=20)
        return {
            "wijk": traject.wijk,
            "melddatum": werkdag(self._week.maandag - timedelta(days=dagen)),
            "aanleiding": "afloop",
            "lopend_traject": traject.nummer,
            "huidige_plek": traject.plek,
            "huishouden": traject.huishouden,
        }

    def _traject(self, profiel: Profiel, bedoeling: Bedoeling) -> LopendTraject:
        """Een traject van dezelfde wet dat binnenkort afloopt (of juist nog lang doorloopt), nog niet gebruikt."""
        for plaats, traject in enumerate(self._over):
            rest = (traject.einddatum - self._week.maandag).days
            bij = "coach" if traject.plek in self._coaches else "aanbieder"
            op_tijd = rest > EVALUATIE_DAGEN if profiel.loopt_door else rest <= EVALUATIE_DAGEN
            if traject.wet is bedoeling.wet and op_tijd and bij in profiel.afloop_bij:
                return self._over.pop(plaats)
        raise LookupError(f"geen passend traject over voor {bedoeling.profiel} ({bedoeling.wet})")

    def _urgentie(self, nummer: str) -> Urgentie:
        return self._loten.kies(nummer, "urgentie", uit=tuple(Urgentie), gewicht=(0.2, 0.6, 0.2))

    def _expertise(self, nummer: str, profiel: Profiel, wet: Wet) -> tuple[str, ...]:
        """Soms vraagt een hulpvraag bijzondere expertise; dan een die minstens één coach van het team heeft."""
        if profiel.omvang == "waakvlam" or not self._loten.kans(nummer, "expertise", op=0.3):
            return ()
        coaches = [coach for coach in self._team.coaches if wet in coach.wetten]
        heeft = [code for code in EXPERTISE_VAN_TEAM[wet] if any(code in coach.expertise for coach in coaches)]
        return (self._loten.kies(nummer, "welke", uit=heeft),)


def werkdag(dag: date) -> date:
    """Schuift zaterdag en zondag terug naar vrijdag."""
    return dag - timedelta(days=max(0, dag.weekday() - VRIJDAG))


def met(coaches: Iterable[Wijkcoach], bijzonder: dict[str, dict[str, Any]]) -> tuple[Wijkcoach, ...]:
    """Dezelfde coaches, met per code enkele andere velden."""
    return tuple(coach.model_copy(update=bijzonder.get(coach.code, {})) for coach in coaches)
