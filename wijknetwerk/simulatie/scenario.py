"""Een scenario: wat er anders is dan in de werkmap, en hoe lang en hoe vaak er gesimuleerd wordt."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from wijknetwerk.begrippen import Begrip, Code, Codes, Tekst

Procent = Annotated[int, Field(strict=True, ge=0, le=1000)]
Weken = Annotated[int, Field(strict=True, ge=0, le=2000)]

WEKEN_PER_JAAR = 52


class Instroom(StrEnum):
    """Hoe nieuwe hulpvragen binnenkomen."""

    TOEVALLIG = "toevallig"
    """Poisson: het aantal per week wisselt zoals bij onafhankelijke meldingen."""
    VAST = "vast"
    """Elke week evenveel, met de rest gelijk verdeeld over het jaar."""
    HERTROKKEN = "hertrokken"
    """Elke week het aantal van een willekeurige week uit `instroom_weken`: wat er echt binnenkwam."""


class Duur(StrEnum):
    """Hoe lang hulp duurt."""

    TOEVALLIG = "toevallig"
    """Elke week een gelijke kans om te eindigen, met de verwachte duur als gemiddelde."""
    VAST = "vast"
    """Precies de verwachte duur."""


class Beleid(StrEnum):
    """Hoe er elke week verdeeld wordt."""

    PRECIES = "precies"
    """De hele ladder, bewezen, zoals in het weekvoorstel."""
    SNEL = "snel"
    """Begrensd zoeken op dezelfde opties; hoe weinig dat van precies verschilt, meet `bench/simulatie.py`."""


class Aansluiting(Begrip):
    """Een gebied dat vanaf een week van de simulatie een wijknetwerk heeft (brief 003: eerst twee, later de stad)."""

    gebied: Tekst = Field(description="code van het gebied")
    vanaf_week: Weken = Field(0, description="week van de simulatie waarin het netwerk begint; 0 is het begin")


class Scenario(Begrip):
    """Alle knoppen van één simulatie. Wat er niet staat, is zoals in de werkmap en de regelset."""

    naam: Tekst = Field(description="naam van het scenario")
    weken: Annotated[int, Field(strict=True, ge=1, le=2000)] = Field(
        104, description="hoeveel weken er gesimuleerd worden"
    )
    aanloop_weken: Weken | None = Field(
        None, description="weken aan het begin die niet meetellen; leeg is: tot het gemiddelde rustig is"
    )
    start_binnen_weken: Annotated[int, Field(strict=True, ge=0, le=104)] = Field(
        6, description="binnen hoeveel weken begeleiding hoort te beginnen"
    )
    regelset: Tekst | None = Field(None, description="naam van de regelset; leeg is die op de peildatum geldt")
    zaad: Annotated[int, Field(strict=True, ge=0)] = Field(
        1, description="beginpunt van het toeval; gelijk zaad geeft gelijke instroom"
    )
    beleid: Beleid = Field(Beleid.SNEL, description="precies of snel")
    instroom: Instroom = Field(Instroom.TOEVALLIG, description="toevallig, vast of hertrokken")
    instroom_weken: tuple[Annotated[int, Field(strict=True, ge=0, le=10_000)], ...] = Field(
        (), description="nieuwe hulpvragen in elk van een aantal echte weken, voor instroom hertrokken"
    )
    instroom_per_jaar: Annotated[int, Field(strict=True, ge=0, le=1_000_000)] | None = Field(
        None, description="nieuwe hulpvragen per jaar; leeg is elke week zoveel als er in de werkmap staan"
    )
    groei_procent_per_jaar: Annotated[int, Field(strict=True, ge=-99, le=1000)] = Field(
        0, description="groei van de instroom per jaar"
    )
    duur: Duur = Field(Duur.TOEVALLIG, description="toevallig of vast")
    standaard_duur_weken: Annotated[int, Field(strict=True, ge=1, le=520)] = Field(
        32, description="duur als de verwachte duur niet bekend is"
    )
    leeg_begin: Annotated[bool, Field(strict=True)] = Field(default=False, description="begin zonder lopende trajecten")
    fte_procent: Procent = Field(100, description="ruimte van alle wijkcoaches, tegenover de werkmap")
    casetijd_procent: Procent = Field(
        100, description="deel van die ruimte dat naar begeleiden gaat, tegenover de werkmap"
    )
    vertrek_procent_per_jaar: Procent = Field(0, description="kans per jaar dat een wijkcoach vertrekt")
    vervanging_weken: Weken = Field(12, description="weken tot een vertrokken wijkcoach vervangen is")
    verzuim_procent: Annotated[int, Field(strict=True, ge=0, le=100)] = Field(
        0, description="kans per week dat een wijkcoach er niet is en niemand nieuw begeleidt"
    )
    kopgroep: Codes | None = Field(
        None, description="alleen deze wijkcoaches begeleiden zelf; leeg is een teamopdracht: iedereen"
    )
    rolverdeling: dict[Code, Procent] = Field(
        {}, description="per wijkcoach het deel van de eigen begeleiding dat naar begeleiden gaat; de rest blijft zo"
    )
    netwerkgrootte: Annotated[int, Field(strict=True, ge=0, le=100)] | None = Field(
        None, description="hoogstens zoveel deelnemers per wet: systeempartijen en dan wie samen het meeste leveren"
    )
    deelnemers: Codes | None = Field(None, description="de deelnemers van het netwerk; leeg is zoals in de werkmap")
    erbij: Codes = Field((), description="aanbieders die deelnemer worden")
    zes_ogen_aanbieder_procent: Annotated[int, Field(strict=True, ge=0, le=100)] = Field(
        50, description="deel van het opnieuw wegen dat op een aanbieder uitkomt"
    )
    eruit: Codes = Field((), description="aanbieders die uitvallen: zij nemen niemand meer aan")
    gebieden: tuple[Aansluiting, ...] | None = Field(None, description="waar en wanneer er een netwerk is")
    opschalen_procent_per_jaar: Procent = Field(0, description="kans per jaar dat hulp zwaarder wordt")
    afschalen_procent_per_jaar: Procent = Field(0, description="kans per jaar dat hulp lichter wordt")
    stap_procent: Annotated[int, Field(strict=True, ge=1, le=100)] = Field(
        25, description="hoeveel zwaarder of lichter"
    )

    def instroom_per_week(self, in_werkmap: int) -> float:
        """Gemiddelde instroom per week aan het begin, als er zoveel hulpvragen in de werkmap staan."""
        if self.instroom is Instroom.HERTROKKEN:
            return sum(self.instroom_weken) / len(self.instroom_weken)
        return in_werkmap if self.instroom_per_jaar is None else self.instroom_per_jaar / WEKEN_PER_JAAR
