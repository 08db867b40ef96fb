"""Wat eruit komt: het weekvoorstel, in de vorm van `voorstel.json` (schema wijknetwerk/voorstel/1)."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from wijknetwerk.begrippen.basis import Begrip, Product


class SoortPlek(StrEnum):
    """Waar een hulpvraag terechtkomt; `AANBIEDER` is een gecontracteerde aanbieder buiten de netwerkgebieden."""

    COLLECTIEF = "collectief"
    ZELF = "zelf"
    NETWERKPARTNER = "netwerkpartner"
    AANBIEDER = "aanbieder"
    TWEEDE_SCHIL = "tweede_schil"
    GEEN_PLEK = "geen_plek"


class Route(StrEnum):
    """Wat de regels over een hulpvraag zeggen, vóór de verdeling."""

    CRISISHULP = "crisishulp"
    AANBIEDER_MET_SPOED = "aanbieder_met_spoed"
    WLZ = "wlz"
    LOOPT_DOOR = "loopt_door"
    COLLECTIEF = "collectief"
    OPNIEUW_WEGEN = "opnieuw_wegen"
    ZELF = "zelf"
    SAMEN = "samen"
    AANBIEDER = "aanbieder"
    NAVRAGEN = "navragen"


VERDEELROUTES = (Route.COLLECTIEF, Route.ZELF, Route.SAMEN, Route.AANBIEDER)
"""De routes die een plek krijgen in de weekronde; de andere gaan er met hun eigen stap uit."""


class Schilreden(StrEnum):
    """De enige drie redenen voor de tweede schil (brief 003)."""

    CAPACITEIT = "capaciteit"
    EXPERTISE = "expertise"
    ERVARING = "ervaring"


class Bron(Begrip):
    """Waar een regel vandaan komt."""

    stuk: str
    citaat: str = ""


class Reden(Begrip):
    """Eén reden, als zin die een teamleider kan voorlezen, met de regel of eis die haar geeft."""

    regel: str
    zin: str
    bron: tuple[Bron, ...] = ()
    aanname: bool = Field(default=False, description="de regel rust op een aanname met een open vraag")


class Actie(Begrip):
    """Wie meekijkt of wat er moet gebeuren, met de regel die dat vraagt."""

    regel: str
    wie: str
    zin: str


class Navraag(Begrip):
    """Een vraag waarvan het antwoord de uitkomst kan veranderen."""

    veld: str
    vraag: str


class Termijn(Begrip):
    """Een datum waarop iets gedaan moet zijn (jjjj-mm-dd)."""

    regel: str
    naam: str
    datum: str
    zin: str


class Alternatief(Begrip):
    """Een andere plek, met waarom zij niet kan of wat zij meer minpunten geeft dan de voorgestelde."""

    plek: str
    soort_plek: SoortPlek
    toegestaan: bool
    redenen: tuple[Reden, ...] = ()
    verschil: dict[str, int] = Field(default_factory=dict, description="trede -> minpunten meer dan de gekozen plek")


class Rij(Begrip):
    """Het voorstel voor één hulpvraag."""

    hulpvraag: str
    route: Route
    plek: str | None
    soort_plek: SoortPlek | None
    wijkcoach: str | None = None
    tweede_coach: str | None = None
    product: Product | None = None
    schilreden: Schilreden | None = None
    minuten_per_week: int = 0
    minuten_wijkcoach: int = 0
    minuten_tweede_coach: int = 0
    redenen: tuple[Reden, ...] = ()
    kanttekeningen: tuple[Reden, ...] = ()
    meekijken: tuple[Actie, ...] = ()
    navragen: tuple[Navraag, ...] = ()
    termijnen: tuple[Termijn, ...] = ()
    alternatieven: tuple[Alternatief, ...] = ()


class Trede(Begrip):
    """Eén trede van de ladder: de bereikte waarde, wat zeker niet lager kan, en of dat gelijk is."""

    naam: str
    zin: str
    waarde: int
    ondergrens: int
    bewezen: bool


class Bewijs(Begrip):
    """Hoe goed het plan aantoonbaar is. `seconden` is de rekentijd in de eigen, herhaalbare maat van de solver."""

    treden: tuple[Trede, ...]
    seconden: float
    noodplan: bool = Field(default=False, description="de solver faalde; dit is het plan van de vuistregel")
    afgebroken: bool = Field(
        default=False, description="iemand brak de berekening af; dit is het beste plan tot dan toe"
    )


class RegelsetNaam(Begrip):
    """Welke regels golden: naam van de map en vingerafdruk van de inhoud."""

    naam: str
    sha256: str


class Tekort(Begrip):
    """Een groep hulpvragen die samen meer vraagt dan hun plekken hebben."""

    zin: str
    hulpvragen: tuple[str, ...]
    plekken: tuple[str, ...]
    gevraagd_minuten: int
    vrij_minuten: int
    soort: Literal["tekort", "indelingsverlies", "geen_opties", "anders"]


class Belasting(Begrip):
    """Hoe vol een plek na dit voorstel is (minuten per week; bij een groep: plaatsen)."""

    plek: str
    naam: str
    soort_plek: SoortPlek
    eenheid: Literal["minuten", "plaatsen"]
    minuten: int = Field(description="bezet na dit voorstel")
    waarvan_nieuw: int = 0
    ruimte: int = Field(description="alles wat de plek aankan, bezet en vrij samen")
    bandbreedte: tuple[int, int] | None = None


class Weekvoorstel(Begrip):
    """Het hele voorstel van een week. Een voorstel is geen besluit: dat neemt een mens, met naam en reden."""

    schema_: Literal["wijknetwerk/voorstel/1"] = Field("wijknetwerk/voorstel/1", alias="schema")
    week: str
    status: Literal["voorstel"] = "voorstel"
    versie: str
    regelset: RegelsetNaam
    invoer_sha256: str
    bewijs: Bewijs
    rijen: tuple[Rij, ...]
    tekorten: tuple[Tekort, ...] = ()
    belasting: tuple[Belasting, ...] = ()
    kengetallen: dict[str, int] = Field(default_factory=dict)
