"""Wat er in een netwerkmap staat: wie er kandidaat is voor het wijknetwerk, en wat er gevraagd wordt.

Een alias op `_uren` of `uren_per_week` staat in het bestand in uren (met komma) en binnen in minuten.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from wijknetwerk.begrippen.basis import Aantal, Begrip, Code, Codes, Oordeel, Ruimte, Tekst, Wet


class Vorm(StrEnum):
    """Vorm van begeleiding die een netwerk samen moet kunnen leveren, individueel of in een groep (brief 003)."""

    BASIS = "basis"
    SPECIALISTISCH = "specialistisch"
    GROEP = "groep"


Procent = Annotated[int, Field(strict=True, ge=0, le=100)]
Score = Annotated[int, Field(strict=True, ge=0, le=10)]
Waarde = Annotated[int, Field(strict=True, ge=0, le=100_000_000)]
Tegel = Annotated[int, Field(strict=True, ge=1, le=40)]


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

    wet: Wet = Field(description="de wet waaronder de vraag valt")
    gebied: Code = Field(description="gebied waar de vraag vandaan komt")
    vorm: Vorm = Field(description="vorm van begeleiding")
    expertise: Codes = Field((), description="expertise die nodig is; leeg is geen bijzondere")
    minuten: Ruimte = Field(alias="uren_per_week", description="gevraagde uren per week")
    inwoners: Aantal | None = Field(
        None,
        description="aantal inwoners met deze vraag; leeg is niet bekend. Kleine aantallen komen niet in een verslag",
    )

    @property
    def naam(self) -> str:
        """De cel in woorden, zoals in een verslag."""
        return f"{self.vorm} in {self.gebied}" + (f" met {' en '.join(self.expertise)}" if self.expertise else "")


class Kaartwijk(Begrip):
    """Een wijk met haar plaats op de schematische kaart: een tegel in een raster, rij 1 is het noorden."""

    code: Code = Field(description="code van de wijk")
    naam: Tekst = Field(description="naam van de wijk")
    gebied: Code = Field(description="gebied waar de wijk bij hoort, zoals in de tabel vraag")
    rij: Tegel = Field(description="rij op de schematische kaart; 1 is het noorden")
    kolom: Tegel = Field(description="kolom op de schematische kaart; 1 is het westen")


class Wijkcijfer(Begrip):
    """Eén cijfer van één wijk, om een gebied mee te kiezen; welke criteria er zijn staat in de regels."""

    wijk: Code = Field(description="code van de wijk")
    criterium: Code = Field(description="naam van het criterium uit regels/journaal/planning.toml")
    waarde: Waarde = Field(description="heel getal, in de eenheid van het criterium")


NETWERKTABELLEN: dict[str, type[Begrip]] = {
    "kandidaten": Kandidaat,
    "vraag": Vraagcel,
    "kaart": Kaartwijk,
    "wijkcijfers": Wijkcijfer,
}
"""Naam van de tabel (en van het bestand) -> soort rij."""


class Netwerkmap(Begrip):
    """Een gelezen netwerkmap; de volgorde van de rijen heeft geen betekenis."""

    kandidaten: tuple[Kandidaat, ...]
    vraag: tuple[Vraagcel, ...]
    kaart: tuple[Kaartwijk, ...] = ()
    wijkcijfers: tuple[Wijkcijfer, ...] = ()
