"""Waaruit een planner kiest: de kandidaten voor één wet, en wat er in de gebieden gevraagd wordt."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from wijknetwerk.begrippen import Begrip, Code, Codes, Oordeel, Ruimte, Tekst, Wet


class Vorm(StrEnum):
    """Vorm van begeleiding die een netwerk samen moet kunnen leveren, individueel of in een groep (brief 003)."""

    BASIS = "basis"
    SPECIALISTISCH = "specialistisch"
    GROEP = "groep"


Procent = Annotated[int, Field(strict=True, ge=0, le=100)]
Score = Annotated[int, Field(strict=True, ge=0, le=10)]


class Kandidaat(Begrip):
    """Een aanbieder die deelnemer van het wijknetwerk kan worden, voor één wet.

    De minuten zijn wat hij per week in de gebieden van de opgave kan leveren, per vorm. De rest gaat over de zes
    criteria en drie contra-criteria van brief 003; wat leeg is, is onbekend en telt nooit als nee.
    """

    code: Code = Field(description="code van de aanbieder")
    naam: Tekst = Field(description="naam van de organisatie")
    wet: Wet = Field(description="de wet; wie voor beide kandidaat is, staat er twee keer in")
    systeempartij: bool = Field(default=False, description="deelname is noodzakelijk vanwege het zorgvolume")
    gebieden: Codes = Field((), description="gebieden waar de aanbieder werkt; leeg is overal")
    expertise: Codes = Field((), description="expertise van de aanbieder")
    basis_minuten: Ruimte = Field(0, alias="basis_uren", description="uren basisbegeleiding per week")
    specialistisch_minuten: Ruimte = Field(
        0, alias="specialistisch_uren", description="uren specialistische begeleiding per week"
    )
    groep_minuten: Ruimte = Field(0, alias="groep_uren", description="uren begeleiding in een groep per week")
    bereid_tot_vernieuwing: Oordeel = Field(Oordeel.ONBEKEND, description="omarmt de visie en draagt bij? (oordeel)")
    ervaring_score: Score | None = Field(None, description="ervaring uit de praktijk, 0 tot en met 10")
    loondienst_procent: Procent | None = Field(None, description="deel van het werk door medewerkers in loondienst")
    zzp_procent: Procent | None = Field(None, description="deel van het werk door zzp'ers")
    sterke_positie: Oordeel = Field(Oordeel.ONBEKEND, description="heeft een sterke positie in het gebied? (oordeel)")
    draagt_bij_aan_innovatie: Oordeel = Field(Oordeel.ONBEKEND, description="draagt bij aan innovatie? (oordeel)")

    def minuten(self, vorm: Vorm) -> int:
        """Wat de kandidaat per week van een vorm kan leveren."""
        per_vorm = {
            Vorm.BASIS: self.basis_minuten,
            Vorm.SPECIALISTISCH: self.specialistisch_minuten,
            Vorm.GROEP: self.groep_minuten,
        }
        return per_vorm[vorm]

    def kan(self, cel: "Vraagcel") -> bool:
        """Of de kandidaat deze vraag aankan: de vorm, het gebied en alle expertise."""
        in_gebied = not self.gebieden or cel.gebied in self.gebieden
        return in_gebied and self.minuten(cel.vorm) > 0 and set(cel.expertise) <= set(self.expertise)


class Vraagcel(Begrip):
    """Hoeveel er per week in één gebied van één vorm voor één doelgroep gevraagd wordt."""

    gebied: Code = Field(description="gebied waar de vraag vandaan komt")
    vorm: Vorm = Field(description="vorm van begeleiding")
    expertise: Codes = Field((), description="expertise die nodig is; leeg is geen bijzondere")
    minuten: Ruimte = Field(alias="uren_per_week", description="gevraagde uren per week")

    @property
    def naam(self) -> str:
        """De cel in woorden, zoals in een verslag."""
        return f"{self.vorm} in {self.gebied}" + (f" met {' en '.join(self.expertise)}" if self.expertise else "")


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
