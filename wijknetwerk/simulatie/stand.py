"""De stand aan het begin van een week: wat er loopt, wie er wacht en welke wijkcoaches er niet zijn."""

from dataclasses import dataclass

from wijknetwerk.begrippen import Hulpvraag, SoortPlek, Wet


@dataclass(frozen=True)
class Zorg:
    """Eén lopende begeleiding. Minuten zijn per week; `tot_week` is de eerste week waarin zij niet meer loopt.

    `tweede` en `deel` zijn wijkcoaches die ernaast minuten besteden. Een plaats in een groep kost geen minuten.
    """

    nummer: str
    soort: SoortPlek
    plek: str
    wet: Wet
    wijk: str
    tot_week: int
    basis: int = 0
    specialistisch: int = 0
    coach_minuten: int = 0
    bij_coach: str | None = None
    bij_minuten: int = 0
    uit_werkmap: bool = False

    @property
    def aanbiederminuten(self) -> int:
        """Minuten per week bij de aanbieder."""
        return self.basis + self.specialistisch


@dataclass(frozen=True)
class Wachtende:
    """Een hulpvraag die nog geen plek heeft, met de week waarin zij binnenkwam en de duur die zij zal hebben."""

    hulpvraag: Hulpvraag
    sinds_week: int
    duur_weken: int


@dataclass(frozen=True)
class Stand:
    """Alles wat van de ene week naar de volgende gaat."""

    week: int
    zorg: tuple[Zorg, ...]
    wachtend: tuple[Wachtende, ...] = ()
    terug_in_week: tuple[tuple[str, int], ...] = ()
    """Wijkcoaches die vertrokken zijn, met de week waarin hun vervanger begint."""
    verzuimt: frozenset[str] = frozenset()
    """Wijkcoaches die er alleen deze week niet zijn."""


def afwezig(stand: Stand) -> frozenset[str]:
    """De wijkcoaches die deze week niemand nieuw begeleiden."""
    return stand.verzuimt | {code for code, terug in stand.terug_in_week if terug > stand.week}
