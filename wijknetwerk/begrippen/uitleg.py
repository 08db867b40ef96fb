"""Wat `uitleg` over één hulpvraag vertelt: wat een andere plek echt kost, en wat er anders moest zijn."""

from typing import Literal

from pydantic import Field

from wijknetwerk.begrippen.basis import Begrip
from wijknetwerk.begrippen.voorstel import Route


class Verhuist(Begrip):
    """Een andere hulpvraag die mee schuift; None is geen plek."""

    hulpvraag: str
    van: str | None
    naar: str | None


class Prijs(Begrip):
    """Wat een andere plek kost als de rest van het plan mag schuiven: afgedwongen en opnieuw opgelost."""

    plek: str
    kan: bool = Field(description="of er een plan bestaat met deze hulpvraag op deze plek")
    verschil: dict[str, int] = Field(default_factory=dict, description="trede -> minpunten meer dan het voorstel")
    wensen: dict[str, int] = Field(default_factory=dict, description="wens -> minpunten meer dan het voorstel")
    verhuist: tuple[Verhuist, ...] = ()
    bewezen: bool = True


class Tegenfeit(Begrip):
    """Een kleinste verandering die de uitkomst van een hulpvraag verandert, echt doorgerekend."""

    soort: Literal["antwoord", "drempel", "eis", "ruimte"]
    wat: str = Field(description="het veld, de drempel, de eis of de plek die anders is")
    van: str
    naar: str
    zin: str
    route: Route
    plek: str | None = Field(description="waar de hulpvraag dan terechtkomt; None is geen plek in de weekronde")
