"""Wat er gebeurde: één vorm voor alles wat mensen over een hulpvraag besluiten en wat er daarna met de hulp gebeurt.

Zuivere gegevens: de monitor, de papieren en het journaal kennen alle drie deze woorden, en alleen het journaal bewaart
ze. Een `Gebeurtenis` is wat er gebeurde; een `Boeking` is dezelfde gebeurtenis met haar plaats in het journaal.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints, model_validator

from wijknetwerk.begrippen.basis import Aantal, Begrip, Code, Codes, Minuten, Oordeel, Product, Tekst, Wet
from wijknetwerk.begrippen.voorstel import RegelsetNaam, Route, Schilreden, SoortPlek
from wijknetwerk.begrippen.werkvoorraad import Hulpvraag

Vingerafdruk = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Toelichting = Annotated[str, StringConstraints(max_length=1000, strip_whitespace=True)]


class Handeling(StrEnum):
    """Wat iemand deed. Dit is de volledige lijst; wat mag, staat in `proces/staten.py`."""

    VOORSTEL_GEMAAKT = "voorstel_gemaakt"
    OVERGENOMEN = "overgenomen"
    """Een traject dat al liep toen het journaal begon."""
    VASTGEZET = "vastgezet"
    UITGESLOTEN = "uitgesloten"
    CASUISTIEK = "casuistiek"
    ZES_OGEN = "zes_ogen"
    BESLOTEN = "besloten"
    AFGEWEKEN = "afgeweken"
    AANGEHOUDEN = "aangehouden"
    TEAMLEIDERTOETS = "teamleidertoets"
    VASTGESTELD = "vastgesteld"
    TOEGEWEZEN = "toegewezen"
    BEGONNEN = "begonnen"
    OPGESCHAALD = "opgeschaald"
    AFGESCHAALD = "afgeschaald"
    GEEINDIGD = "geeindigd"
    AFGEWEZEN_DOOR_PARTNER = "afgewezen_door_partner"
    OPNIEUW_GEWOGEN = "opnieuw_gewogen"
    TERUGGEDRAAID = "teruggedraaid"
    VERWIJDERD = "verwijderd"


class Staat(StrEnum):
    """Hoe ver een hulpvraag is. `NIEUW` is: op tafel, maar nog geen voorstel."""

    NIEUW = "nieuw"
    VOORSTEL = "voorstel"
    CASUISTIEK = "casuistiek"
    ZES_OGEN = "zes_ogen"
    BESLOTEN = "besloten"
    TEAMLEIDERTOETS = "teamleidertoets"
    VASTGESTELD = "vastgesteld"
    TOEGEWEZEN = "toegewezen"
    LOOPT = "loopt"
    GEEINDIGD = "geeindigd"


class ActorRol(StrEnum):
    """In welke rol iemand handelt (brief 000 en 001)."""

    WIJKCOACH = "wijkcoach"
    TWEEDE_WIJKCOACH = "tweede_wijkcoach"
    EXTRA_COACH = "extra_coach"
    GEDRAGSDESKUNDIGE = "gedragsdeskundige"
    TEAMLEIDER = "teamleider"
    NETWERKPARTNER = "netwerkpartner"
    BEHEERDER = "beheerder"
    PROGRAMMA = "programma"
    """Het programma zelf: maakt alleen een voorstel of verwijdert na de bewaartermijn; besluit nooit."""


class Herkomst(StrEnum):
    """Langs welke weg de gebeurtenis binnenkwam."""

    OPDRACHTREGEL = "opdrachtregel"
    WERKBOEK = "werkboek"
    WEB = "web"
    SCRIPT = "script"


class EindReden(StrEnum):
    """Waarom hulp eindigt; de woorden volgen de codelijst RedenBeeindiging van iWmo en iJw 3.2."""

    VOLGENS_PLAN = "volgens_plan"
    TIJDELIJK = "tijdelijk"
    OP_VERZOEK_INWONER = "op_verzoek_inwoner"
    DOOR_AANBIEDER = "door_aanbieder"
    IN_OVEREENSTEMMING = "in_overeenstemming"
    VERHUIZING = "verhuizing"
    DOOR_GEMEENTE = "door_gemeente"
    WIJZIGING = "wijziging"
    ANDERE_AANBIEDER = "andere_aanbieder"
    ANDER_DOMEIN = "ander_domein"
    OVERLEDEN = "overleden"


class Deelrol(StrEnum):
    """Wat een plek in een traject doet: alles, het deel van de aanbieder of de wijkcoach, of meedenken en regie."""

    ALLES = "alles"
    DEEL = "deel"
    TWEEDE_WIJKCOACH = "tweede_wijkcoach"


class Deel(Begrip):
    """Eén deel van een traject: wie, hoeveel en van wanneer tot en met wanneer.

    Een traject in twee delen heeft er twee. In een overgang staan het oude en het nieuwe deel er tegelijk in, en
    tellen ze allebei mee bij de belasting.
    """

    plek: Code
    soort_plek: SoortPlek
    rol: Deelrol = Deelrol.ALLES
    minuten_per_week: Minuten = Field(description="nul bij een groep: die telt een plaats")
    van: date
    tot: date | None = Field(None, description="laatste dag, die telt mee; leeg is nog niet afgesproken")
    doel: Tekst | None = Field(None, description="waar dit deel voor is; geen persoonsgegevens")

    @model_validator(mode="after")
    def _niet_achterstevoren(self) -> Self:
        if self.tot is not None and self.tot < self.van:
            raise ValueError("een deel eindigt niet voordat het begint")
        return self

    def raakt(self, maandag: date, zondag: date) -> bool:
        """Of dit deel in deze week (een stukje) loopt."""
        return self.van <= zondag and (self.tot is None or self.tot >= maandag)


class VoorstelGemaakt(Begrip):
    """Het programma stelde dit voor, op deze stand van het journaal."""

    soort: Literal["voorstel_gemaakt"] = "voorstel_gemaakt"
    week: str
    voorstel_sha256: Vingerafdruk
    invoer_sha256: Vingerafdruk
    regelset: RegelsetNaam
    wet: Wet
    wijk: Code
    gebied: Code
    melddatum: date
    route: Route
    plek: Code | None = None
    soort_plek: SoortPlek | None = None
    wijkcoach: Code | None = None
    tweede_coach: Code | None = None
    product: Product | None = None
    schilreden: Schilreden | None = None
    minuten_per_week: Minuten = 0
    inwoner_wil_aanbieder: Oordeel = Oordeel.ONBEKEND
    toegestaan: Codes = Field((), description="alle plekken die volgens de regels mochten, ook als ze vol waren")


class Vastlegging(Begrip):
    """Vóór de verdeling: deze plek wel, of juist niet."""

    soort: Literal["vastlegging"] = "vastlegging"
    plek: Code


class Bespreking(Begrip):
    """Een casuïstiekbespreking: met hoeveel mensen de weging is besproken."""

    soort: Literal["bespreking"] = "bespreking"
    aanwezigen: Aantal = 0


class Oogpaar(Begrip):
    """Het oordeel van één van de drie mensen die opnieuw wegen."""

    soort: Literal["oogpaar"] = "oogpaar"
    aanbieder_passend: bool


class Keuze(Begrip):
    """Wat er besloten is: waar, in welke delen, en wat het voorstel was."""

    soort: Literal["keuze"] = "keuze"
    week: str
    voorgestelde_plek: Code | None
    plek: Code | None = Field(description="leeg is: besloten dat er (nog) geen plek is")
    soort_plek: SoortPlek
    product: Product | None = None
    schilreden: Schilreden | None = None
    wet: Wet
    wijk: Code
    gebied: Code
    delen: tuple[Deel, ...] = ()
    bezetting_promille: Annotated[int, Field(ge=0)] | None = Field(
        None, description="bezet ÷ ruimte van het team in het voorstel, in duizendsten: de werkdruk bij het besluit"
    )
    collectief_niet: Literal["niet_passend", "niet_beschikbaar", "vol", "niet_bekend"] | None = Field(
        None, description="waarom geen collectief aanbod; leeg als het wel collectief werd"
    )


class Stappentoets(Begrip):
    """De teamleider toetst of de stappen zijn gezet, niet de inhoud (brief 000 §5)."""

    soort: Literal["stappentoets"] = "stappentoets"
    stappen: Codes = Field(min_length=1, description="de stappen die gezet zijn")


class Trajectgegevens(Begrip):
    """Een traject zoals het nu is afgesproken; ook na op- of afschalen, met de delen van de overgang erbij."""

    soort: Literal["traject"] = "traject"
    wet: Wet
    wijk: Code
    gebied: Code
    soort_plek: SoortPlek
    product: Product | None = None
    delen: tuple[Deel, ...] = Field(min_length=1)
    einddatum: date | None = None
    heeft_plan: Oordeel = Field(Oordeel.ONBEKEND, description="ligt er een uitgewerkt ondersteuningsplan?")


class Einde(Begrip):
    """Het einde van een traject, met een reden uit de codelijst."""

    soort: Literal["einde"] = "einde"
    eindreden: EindReden
    datum: date
    wet: Wet
    wijk: Code
    gebied: Code
    soort_plek: SoortPlek
    zelfstandig_verder: Oordeel = Oordeel.ONBEKEND
    netwerk_betrokken: Oordeel = Oordeel.ONBEKEND
    integraal: Oordeel = Oordeel.ONBEKEND


class Afwijzing(Begrip):
    """Een partner begeleidt niet: alleen met een andere partner, een reden en met wie dat gedeeld is (brief 004)."""

    soort: Literal["afwijzing"] = "afwijzing"
    partner: Code
    doelpartner: Code
    gedeeld_met: Tekst


class Terugdraaiing(Begrip):
    """Welke gebeurtenis niet meer geldt; zij blijft staan, deze komt erbij."""

    soort: Literal["terugdraaiing"] = "terugdraaiing"
    gebeurtenis: UUID


class Zonder(Begrip):
    """Er is niets meer te zeggen dan de handeling zelf."""

    soort: Literal["zonder"] = "zonder"


Gegevens = Annotated[
    VoorstelGemaakt
    | Vastlegging
    | Bespreking
    | Oogpaar
    | Keuze
    | Stappentoets
    | Trajectgegevens
    | Einde
    | Afwijzing
    | Terugdraaiing
    | Zonder,
    Field(discriminator="soort"),
]

GEGEVENS_BIJ: dict[Handeling, type[Begrip]] = {
    Handeling.VOORSTEL_GEMAAKT: VoorstelGemaakt,
    Handeling.OVERGENOMEN: Trajectgegevens,
    Handeling.VASTGEZET: Vastlegging,
    Handeling.UITGESLOTEN: Vastlegging,
    Handeling.CASUISTIEK: Bespreking,
    Handeling.ZES_OGEN: Oogpaar,
    Handeling.BESLOTEN: Keuze,
    Handeling.AFGEWEKEN: Keuze,
    Handeling.AANGEHOUDEN: Zonder,
    Handeling.TEAMLEIDERTOETS: Stappentoets,
    Handeling.VASTGESTELD: Zonder,
    Handeling.TOEGEWEZEN: Zonder,
    Handeling.BEGONNEN: Trajectgegevens,
    Handeling.OPGESCHAALD: Trajectgegevens,
    Handeling.AFGESCHAALD: Trajectgegevens,
    Handeling.GEEINDIGD: Einde,
    Handeling.AFGEWEZEN_DOOR_PARTNER: Afwijzing,
    Handeling.OPNIEUW_GEWOGEN: Zonder,
    Handeling.TERUGGEDRAAID: Terugdraaiing,
    Handeling.VERWIJDERD: Zonder,
}
"""Welke gegevens bij een handeling horen; een andere soort is een fout."""


class Gebeurtenis(Begrip):
    """Eén gebeurtenis. De zes vaste logvelden van BIO2 8.15.01 zitten erin.

    Die zes zijn: handeling (actie), hulpvraag of traject (object), resultaat, herkomst (oorsprong), wie (actor) en
    tijdstip.
    """

    uuid: UUID
    besluit: UUID = Field(description="gemaakt vóór de eerste poging; wat nog eens komt, wordt één keer vastgelegd")
    tijdstip: AwareDatetime
    wie: Tekst = Field(description="naam of functie van wie handelde, nooit een inwoner")
    rol: ActorRol
    handeling: Handeling
    hulpvraag: Code | None = Field(description="nummer; na verwijderen een betekenisloze code")
    traject: Code | None = None
    gegevens: Gegevens = Zonder()
    resultaat: Staat | None = Field(None, description="de staat van de hulpvraag hierna")
    herkomst: Herkomst
    reden: Toelichting = Field("", description="in woorden van een mens; verdwijnt bij verwijderen")
    vraag: Hulpvraag | None = Field(None, description="de rij uit de werkmap bij een voorstel; verdwijnt ook")
    huishouden: Code | None = Field(None, description="gelijke code voor hulp in één huishouden; verdwijnt ook")

    @model_validator(mode="after")
    def _passende_gegevens(self) -> Self:
        verwacht = GEGEVENS_BIJ[self.handeling]
        if type(self.gegevens) is not verwacht:
            raise ValueError(f"bij {self.handeling} horen gegevens van de soort {verwacht.__name__}")
        return self


class Boeking(Gebeurtenis):
    """Een gebeurtenis op haar plaats in het journaal, vast aan de vorige."""

    volgnummer: int = Field(ge=1)
    onderwerp: UUID | None = Field(None, description="blijvend kenmerk van de hulpvraag dat niemand aanwijst")
    geboekt: datetime = Field(description="wanneer het journaal haar vastlegde, in UTC")
    neven_afdruk: Vingerafdruk = Field(description="afdruk van wat over de inwoner gaat; dat zelf is te verwijderen")
    vorige_hash: Vingerafdruk
    hash: Vingerafdruk
