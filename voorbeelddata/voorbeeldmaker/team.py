"""Wijkcoaches met hun lopende trajecten, in de verhoudingen van brief 000."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from voorbeeldmaker import feiten
from voorbeeldmaker.loten import Loten, gespreid
from wijknetwerk.begrippen import Aanbieder, LopendTraject, Oordeel, Schil, Week, Wet, Wijkcoach

KWARTIER = 15
EVALUATIE_DAGEN = 42
"""Zes weken voor het einde hoort er een evaluatieverslag te liggen (brief 004)."""

_WETTEN = ((Wet.WMO, Wet.JEUGDWET), (Wet.WMO,), (Wet.JEUGDWET,), (Wet.WMO,), (Wet.WMO, Wet.JEUGDWET))
_UREN = (36, 24, 32, 28, 36, 20, 32, 24)
EXPERTISE_VAN_TEAM = {
    Wet.WMO: ("schulden", "lvb", "ggz", "ouderen"),
    Wet.JEUGDWET: ("opvoeden", "jeugd_gedrag", "autisme", "lvb"),
}
_MINUTEN = {Wet.WMO: (45, 60, 75, 90), Wet.JEUGDWET: (90, 105, 120, 135, 150)}
_GEWICHT = {Wet.WMO: (0.15, 0.3, 0.3, 0.25), Wet.JEUGDWET: (0.25, 0.25, 0.2, 0.15, 0.15)}
_WEKEN = {Wet.WMO: (22, 42), Wet.JEUGDWET: (18, 38)}
_AANBIEDER_MINUTEN = (90, 120, 150, 180, 210, 240)
_INDICATIE_WEKEN = (13, 26, 52, 104)
_INDICATIE_GEWICHT = (0.08, 0.25, 0.5, 0.17)


@dataclass(frozen=True)
class Team:
    """Een wijkteam: de coaches en wat zij nu begeleiden."""

    gebied: str
    coaches: tuple[Wijkcoach, ...]
    trajecten: tuple[LopendTraject, ...] = field(default=())


def op_kwartier(minuten: float) -> int:
    """Rond af op een kwartier, zodat de uren in het bestand precies te schrijven zijn."""
    return round(minuten / KWARTIER) * KWARTIER


def maak_coaches(gebied: str, aantal: int, loten: Loten) -> tuple[Wijkcoach, ...]:
    """Coaches met contract, wetten, expertise en de uren die zij volgens brief 000 zelf begeleiden."""
    return tuple(_coach(gebied, nummer, loten) for nummer in range(1, aantal + 1))


def _coach(gebied: str, nummer: int, loten: Loten) -> Wijkcoach:
    code = f"{gebied}-C{nummer:02d}"
    wetten = _WETTEN[(nummer - 1) % len(_WETTEN)]
    contract = _UREN[(nummer - 1) % len(_UREN)]
    spreiding = loten.geheel(code, "spreiding", van=94, tot=106) / 100
    begeleiding = op_kwartier(contract / feiten.UREN_PER_FTE * feiten.minuten_begeleiding_per_fte() * spreiding)
    expertise = {loten.kies(code, wet, plek, uit=EXPERTISE_VAN_TEAM[wet]) for wet in wetten for plek in (1, 2)}
    return Wijkcoach(
        code=code,
        team=gebied,
        wetten=wetten,
        expertise=tuple(expertise),
        contract_minuten=contract * 60,
        begeleiding_minuten=begeleiding,
        bandbreedte_van=op_kwartier(begeleiding * 0.75),
        bandbreedte_tot=begeleiding,
    )


class Trajectmaker:
    """Maakt lopende trajecten in één gebied, gezien vanuit één week."""

    def __init__(self, gebied: str, week: Week, loten: Loten) -> None:
        self._week, self._loten = week, loten
        self._wijken = feiten.wijken_van(gebied)
        self._gemaakt = 0

    def _voorbij(self) -> float:
        """Welk deel van een traject al voorbij is; de gulden snede spreidt dat gelijk, dus met een vaste instroom."""
        self._gemaakt += 1
        return gespreid(self._gemaakt)

    def bij_coach(self, nummer: str, coach: Wijkcoach, rest: int) -> LopendTraject:
        """Een traject dat in de resterende minuten van de coach past."""
        wet = self._loten.kies(nummer, "wet", uit=[wet for wet in coach.wetten if _MINUTEN[wet][0] <= rest])
        keuze = [
            (minuten, gewicht) for minuten, gewicht in zip(_MINUTEN[wet], _GEWICHT[wet], strict=True) if minuten <= rest
        ]
        minuten = self._loten.kies(nummer, "minuten", uit=[m for m, _ in keuze], gewicht=[g for _, g in keuze])
        van, tot = _WEKEN[wet]
        return self._maak(nummer, coach.code, wet, minuten, self._loten.geheel(nummer, "weken", van=van, tot=tot))

    def bij_aanbieder(self, nummer: str, aanbieders: tuple[Aanbieder, ...]) -> LopendTraject:
        """Een traject bij een van de aanbieders; het netwerk heeft het grootste deel (brief 003)."""
        wet = self._loten.kies(nummer, "wet", uit=tuple(Wet), gewicht=(0.6, 0.4))
        keuze = [aanbieder for aanbieder in aanbieders if wet in aanbieder.wetten]
        plek = self._loten.kies(nummer, "plek", uit=keuze, gewicht=[_volume(aanbieder) for aanbieder in keuze])
        minuten = self._loten.kies(nummer, "minuten", uit=_AANBIEDER_MINUTEN)
        weken = self._loten.kies(nummer, "weken", uit=_INDICATIE_WEKEN, gewicht=_INDICATIE_GEWICHT)
        return self._maak(nummer, plek.code, wet, minuten, weken)

    def _maak(self, nummer: str, plek: str, wet: Wet, minuten: int, weken: int) -> LopendTraject:
        duur = weken * 7
        start = self._week.maandag - timedelta(days=int(self._voorbij() * duur))
        einddatum = start + timedelta(days=duur - 1)
        wijk = self._loten.kies(nummer, "wijk", uit=self._wijken, gewicht=[wijk.inwoners or 1 for wijk in self._wijken])
        return LopendTraject(
            nummer=nummer,
            plek=plek,
            wet=wet,
            wijk=wijk.code,
            minuten_per_week=minuten,
            start=start,
            einddatum=einddatum,
            evaluatie_ontvangen=self._evaluatie(nummer, einddatum),
        )

    def _evaluatie(self, nummer: str, einddatum: date) -> Oordeel:
        if (einddatum - self._week.maandag).days > EVALUATIE_DAGEN:
            return Oordeel.NEE
        return Oordeel.JA if self._loten.kans(nummer, "evaluatie", op=0.55) else Oordeel.NEE


def vul_team(coaches: tuple[Wijkcoach, ...], vrij: dict[str, int], week: Week, loten: Loten) -> Team:
    """Geeft elke coach zoveel lopende trajecten dat de genoemde minuten vrij blijven (negatief: te vol)."""
    gebied = coaches[0].team
    maker = Trajectmaker(gebied, week, loten)
    gevuld: list[Wijkcoach] = []
    trajecten: list[LopendTraject] = []
    for coach in coaches:
        rest = coach.begeleiding_minuten - vrij[coach.code]
        while rest >= min(_MINUTEN[wet][0] for wet in coach.wetten):
            trajecten.append(maker.bij_coach(f"T-{gebied}-{len(trajecten) + 1:03d}", coach, rest))
            rest -= trajecten[-1].minuten_per_week
        gevuld.append(coach.model_copy(update={"overige_minuten": rest}))
    return Team(gebied=gebied, coaches=tuple(gevuld), trajecten=tuple(trajecten))


def voeg_aanbiederstrajecten_toe(
    team: Team, aantal: int, aanbieders: tuple[Aanbieder, ...], week: Week, loten: Loten
) -> Team:
    """Zet de cliënten die een aanbieder nu begeleidt erbij."""
    maker, eerste = Trajectmaker(team.gebied, week, loten), len(team.trajecten) + 1
    keuze = tuple(a for a in aanbieders if not a.gebieden or team.gebied in a.gebieden)
    erbij = (maker.bij_aanbieder(f"T-{team.gebied}-{i:03d}", keuze) for i in range(eerste, eerste + aantal))
    return replace(team, trajecten=(*team.trajecten, *erbij))


def _volume(aanbieder: Aanbieder) -> float:
    if aanbieder.systeempartij:
        return 8
    return 3 if aanbieder.schil is Schil.NETWERK else 1
