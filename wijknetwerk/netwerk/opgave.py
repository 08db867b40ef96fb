"""Waaruit een planner kiest: de kandidaten voor één wet, en wat er in de gebieden gevraagd wordt."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from wijknetwerk.begrippen import Begrip, Kandidaat, Vraagcel, Wet


class Netwerkopgave(Begrip):
    """De kandidaten en de vraag van één wet. De volgorde van de rijen heeft geen betekenis.

    `minpunten` (per code) volgen uit de partnerselectie; wie er niet in staat heeft er geen.

    `veelvoorkomend_procent` bepaalt welke cellen een netwerk bij aanvang moet dekken: die met minstens dat deel van
    alle gevraagde minuten (brief 003: de meest voorkomende vormen van begeleiding voor verschillende doelgroepen).
    """

    wet: Wet
    kandidaten: tuple[Kandidaat, ...] = Field(min_length=1)
    vraag: tuple[Vraagcel, ...]
    minpunten: Mapping[str, int] = Field(default_factory=dict)
    veelvoorkomend_procent: Annotated[int, Field(strict=True, ge=0, le=100)]

    @model_validator(mode="after")
    def _sorteer(self) -> Self:
        codes = [kandidaat.code for kandidaat in self.kandidaten]
        if len(set(codes)) != len(codes):
            raise ValueError("een kandidaat staat er dubbel in")
        cellen = [(cel.gebied, cel.vorm, cel.expertise) for cel in self.vraag]
        if len(set(cellen)) != len(cellen):
            raise ValueError("een vraagcel staat er dubbel in")
        object.__setattr__(self, "kandidaten", tuple(sorted(self.kandidaten, key=lambda wie: wie.code)))
        object.__setattr__(self, "vraag", tuple(sorted(self.vraag, key=lambda cel: cel.naam)))
        return self

    @property
    def gevraagd(self) -> int:
        """Alle gevraagde minuten per week."""
        return sum(cel.minuten for cel in self.vraag)

    def veelvoorkomend(self, cel: Vraagcel) -> bool:
        """Of een cel bij aanvang gedekt moet zijn."""
        return cel.minuten > 0 and cel.minuten * 100 >= self.gevraagd * self.veelvoorkomend_procent
