"""Wat eruit komt: het weekvoorstel, in de vorm van `voorstel.json` (schema wijknetwerk/voorstel/1)."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from wijknetwerk.begrippen.basis import Begrip, Product
from wijknetwerk.begrippen.werkvoorraad import VorigeRij


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
    verschil: dict[str, int] = Field(
        default_factory=dict,
        description="trede -> minpunten meer dan de gekozen plek als de rest van het plan blijft, zonder de loting; "
        "van een volle plek alleen volgorde, meegedeeld en wensen",
    )
    te_kort: int = Field(
        default=0, description="hoeveel ruimte er ontbreekt naast de rest: minuten per week, bij een groep plaatsen"
    )
    bezet_door: tuple[str, ...] = Field(
        default=(), description="de hulpvragen die in dit voorstel de ruimte gebruiken die ontbreekt"
    )


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


class Meerwaarde(Begrip):
    """Wat een stap meer ruimte op één plek waard is, door opnieuw op te lossen."""

    plek: str
    ruimte: Literal["groep", "wijkcoach", "basis", "specialistisch"]
    erbij: int = Field(description="minuten per week erbij; bij een groep plaatsen")
    winst: dict[str, int] = Field(default_factory=dict, description="trede -> minpunten minder, tot en met de volgorde")
    bewezen: bool = True


class Tekort(Begrip):
    """Een groep hulpvragen die samen meer vraagt dan hun plekken hebben."""

    zin: str
    hulpvragen: tuple[str, ...]
    plekken: tuple[str, ...]
    gevraagd_minuten: int
    vrij_minuten: int
    soort: Literal["tekort", "indelingsverlies", "geen_opties", "anders"]
    reden: Schilreden | None = Field(
        default=None, description="waar het aan schort; leeg als het aan iets anders ligt, zoals het gebied of verlof"
    )
    meerwaarde: tuple[Meerwaarde, ...] = ()


Kenmerk = Literal["wijk", "product", "wet", "wachttijd"]


class Spijt(Begrip):
    """Wat een hulpvraag inlevert: haar eigen minpunten nu, min die op de plek die zij als enige had gekregen."""

    hulpvraag: str
    beste_plek: str
    verschil: dict[str, int]


class Spreiding(Begrip):
    """De spijt van alle hulpvragen met hetzelfde kenmerk."""

    kenmerk: Kenmerk
    groep: str
    hulpvragen: int
    zonder_plek: int
    met_spijt: int
    volgorde: int = Field(description="stappen verder van huis, opgeteld over wie spijt heeft")
    wensen: int = Field(description="minpunten van de wensen, opgeteld over wie spijt heeft")


class Evenwichtsprijs(Begrip):
    """Een hulpvraag die op een mindere plek zit omdat het evenwicht in caseload meetelt."""

    hulpvraag: str
    plek_zonder: str | None = Field(description="de plek in het beste plan zonder de trede evenwicht")
    verschil: dict[str, int]


class Eerlijkheid(Begrip):
    """Wie inlevert en hoe dat verspreid is; `toets` rekent het na uit werkmap en voorstel."""

    spijt: tuple[Spijt, ...] = ()
    spreiding: tuple[Spreiding, ...] = ()
    evenwicht: tuple[Evenwichtsprijs, ...] = ()
    evenwicht_versnippering: int = Field(
        default=0, ge=0, description="hoeveel aanbieders nieuw in een wijk er zonder de trede evenwicht minder waren"
    )


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


class Wijziging(Begrip):
    """Eén verschil met het vorige voorstel, met de reden ervan."""

    hulpvraag: str
    soort: Literal["andere_plek", "ander_erbij", "geen_plek_meer", "eerste_plek", "nieuw", "niet_meer_verdeeld", "weg"]
    was: str | None = Field(description="de plek in het vorige voorstel, of niets")
    was_erbij: str | None = Field(default=None, description="de tweede wijkcoach of de wijkcoach van het deel")
    wordt: str | None = None
    wordt_erbij: str | None = None
    meegedeeld: bool = False
    telt: bool = Field(default=False, description="telt mee voor het aantal wijzigingen")
    zin: str
    winst: dict[str, int] = Field(
        default_factory=dict, description="trede -> minpunten die het meer kost als deze hulpvraag blijft waar zij was"
    )


class Krommepunt(Begrip):
    """Het beste plan met hoogstens zoveel wijzigingen: de waarde van elke trede, en of die bewezen zijn."""

    wijzigingen: int
    treden: dict[str, int]
    bewezen: bool


class Herplan(Begrip):
    """Het vorige voorstel waarvan dit een vervolg is, met wat er verandert en wat meer veranderen zou opleveren."""

    vorig_week: str | None = Field(
        default=None, description="de week van het vorige voorstel; leeg als het uit de map komt"
    )
    vorig_sha256: str | None = Field(
        default=None, description="vingerafdruk van het bestand; leeg als het uit de map komt"
    )
    budget: int | None = Field(default=None, description="hoeveel plekken anders mogen worden; niets is vrij")
    vorig: tuple[VorigeRij, ...]
    wijzigingen: tuple[Wijziging, ...] = ()
    kromme: tuple[Krommepunt, ...] = ()


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
    herplan: Herplan | None = None
    eerlijkheid: Eerlijkheid | None = None
