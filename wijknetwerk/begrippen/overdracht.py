"""De overdracht van een caseload: welke lopende trajecten van een vertrekkende wijkcoach naar wie gaan."""

from typing import Literal

from pydantic import Field

from wijknetwerk.begrippen.basis import Begrip
from wijknetwerk.begrippen.voorstel import Bewijs, RegelsetNaam


class Overdrachtrij(Begrip):
    """Eén traject van wie vertrekt, en wie het overneemt; `naar` is leeg als niemand dat kan."""

    traject: str
    van: str
    naar: str | None
    minuten_per_week: int
    redenen: tuple[str, ...]


class Caseload(Begrip):
    """Hoeveel minuten per week een wijkcoach vóór en na de overdracht heeft."""

    wijkcoach: str
    eerst: int
    dan: int
    ruimte: int = Field(description="alles wat de wijkcoach per week kan begeleiden")
    bandbreedte: tuple[int, int]


class Overdracht(Begrip):
    """Een voorstel om de caseload van vertrekkende wijkcoaches te verdelen. Geen besluit: dat neemt een mens."""

    schema_: Literal["wijknetwerk/overdracht/1"] = Field("wijknetwerk/overdracht/1", alias="schema")
    status: Literal["voorstel"] = "voorstel"
    week: str
    per: str = Field(description="de dag waarop de wijkcoaches weg zijn (jjjj-mm-dd)")
    vertrekt: tuple[str, ...]
    samengevoegd: tuple[tuple[str, str], ...] = Field(default=(), description="(gebied, opgegaan in gebied)")
    regelset: RegelsetNaam
    invoer_sha256: str
    bewijs: Bewijs
    rijen: tuple[Overdrachtrij, ...]
    caseload: tuple[Caseload, ...]
    zonder_expertise: int = Field(0, description="trajecten waarbij geen expertise is ingevuld")
