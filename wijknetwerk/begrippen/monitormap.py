"""Wat er in een monitormap staat: de gebeurtenissen van een periode en de feiten ernaast, één klasse per tabel.

De alias van een veld is de naam van de kolom in het bestand; een alias op `_uren` of `uren_per_week` staat in uren (met
komma) in het bestand en in minuten binnen.
"""

import re
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from pydantic import AfterValidator, Field

from wijknetwerk.begrippen.basis import Begrip, Code, Codes, Minuten, Oordeel, Product, Ruimte, Tekst, Wet
from wijknetwerk.begrippen.gebeurtenis import EindReden
from wijknetwerk.begrippen.voorstel import Route, Schilreden, SoortPlek

_FTE = re.compile(r"(\d{1,4})(?:,(\d{1,2}))?|(\d{1,4})/([1-9]\d{0,3})")


class CollectiefNiet(StrEnum):
    """De drie redenen uit de evaluatie van de pilots (brief 000 §5.3) om geen voorliggende voorziening te gebruiken."""

    BEPERKT_AANWEZIG = "beperkt_aanwezig"
    GEEN_PASSEND_AANBOD = "geen_passend_aanbod"
    NIET_BEKEND = "niet_bekend"


class CollectiefBijBesluit(StrEnum):
    """Waarom een besluit geen collectief aanbod werd, in de woorden van het journaal (`Keuze.collectief_niet`)."""

    NIET_PASSEND = "niet_passend"
    NIET_BESCHIKBAAR = "niet_beschikbaar"
    VOL = "vol"
    NIET_BEKEND = "niet_bekend"


def breuk(fte: str) -> Fraction:
    """De waarde van `4,64` of `1/3` als breuk; iets anders geeft een ValueError."""
    deel = _FTE.fullmatch(fte)
    if deel is None:
        raise ValueError("een aantal fte zoals 4,64 of 1/3")
    if deel[4]:
        return Fraction(int(deel[3]), int(deel[4]))
    decimalen = deel[2] or ""
    return Fraction(int(deel[1] + decimalen), 10 ** len(decimalen))


def _leesbaar(fte: str) -> str:
    breuk(fte)
    return fte


Fte = Annotated[str, AfterValidator(_leesbaar)]
Promille = Annotated[int, Field(strict=True, ge=0, le=100_000)]
Euros = Annotated[int, Field(strict=True, ge=0, le=10_000_000)]
Weken = Annotated[int, Field(strict=True, ge=0, le=520)]


class Teamformatie(Begrip):
    """De formatie van een team voor één wet, en de uren die dat in de hele periode geeft."""

    team: Code = Field(description="code van het team")
    naam: Tekst = Field(description="naam van het team, zoals in het verslag")
    wet: Wet = Field(description="de wet waarvoor deze formatie is")
    extra_fte: Fte = Field(description="formatie, bijvoorbeeld 1,67 of 1/3")
    beschikbare_minuten: Ruimte = Field(alias="beschikbaar_uren", description="inwonergebonden uren in de periode")
    beoogde_wijken: Codes = Field((), description="wijken waarvoor deze formatie bedoeld is; leeg is niet afgesproken")


class Coachteam(Begrip):
    """Bij welk team een wijkcoach hoort; zonder rij telt het gebied van de inwoner."""

    plek: Code = Field(description="code van de wijkcoach")
    team: Code = Field(description="code van het team")


class Wijknaam(Begrip):
    """Hoe een wijk in het verslag heet; zonder rij staat haar code er."""

    wijk: Code = Field(description="code van de wijk")
    naam: Tekst = Field(description="naam van de wijk")


class BegonnenRij(Begrip):
    """Een traject dat begon, zoals bij het begin afgesproken."""

    traject: Code = Field(description="nummer van het traject")
    hulpvraag: Code = Field(description="nummer van de hulpvraag")
    wet: Wet = Field(description="de wet waaronder het traject valt")
    wijk: Code = Field(description="code van de wijk van de inwoner")
    gebied: Code = Field(description="code van het gebied van de inwoner")
    soort_plek: SoortPlek = Field(description="waar de hulp vandaan komt")
    plek: Code = Field(description="code van wijkcoach, groep of aanbieder")
    product: Product | None = Field(None, description="soort begeleiding van een aanbieder")
    minuten_per_week: Minuten = Field(alias="uren_per_week", description="afgesproken uren per week; nul bij een groep")
    van: date = Field(description="eerste dag")
    tot: date | None = Field(None, description="afgesproken laatste dag, die telt mee; leeg is nog niet afgesproken")
    tweede_coach: Code | None = Field(None, description="code van de tweede wijkcoach")
    minuten_tweede_coach: Minuten = Field(0, alias="tweede_coach_uren", description="uren per week van de tweede")
    huishouden: Code | None = Field(None, description="gelijke code voor trajecten uit één huishouden")


class GeeindigdRij(Begrip):
    """Een traject dat eindigde, met de reden en wat het team er zelf van zegt."""

    traject: Code = Field(description="nummer van het traject, zoals in de tabel begonnen")
    datum: date = Field(description="laatste dag van de hulp")
    eindreden: EindReden = Field(description="reden van beëindiging")
    zelfstandig_verder: Oordeel = Field(Oordeel.ONBEKEND, description="kan de inwoner zelf verder? (uitdraai)")
    netwerk_betrokken: Oordeel = Field(Oordeel.ONBEKEND, description="is het eigen netwerk betrokken?")
    integraal: Oordeel = Field(Oordeel.ONBEKEND, description="is over het geheel van de vraag gewerkt?")


class BesluitRij(Begrip):
    """Wat er over een hulpvraag voorgesteld was en wat er besloten is; wie besloot, staat er niet bij."""

    hulpvraag: Code = Field(description="nummer van de hulpvraag")
    datum: date = Field(description="dag van het besluit; daaruit volgt de week")
    wet: Wet = Field(description="de wet waaronder de hulpvraag valt")
    wijk: Code = Field(description="code van de wijk van de inwoner")
    gebied: Code = Field(description="code van het gebied van de inwoner")
    route: Route = Field(description="wat de regels zeiden")
    regelset: Code = Field(description="naam van de regelset van het voorstel")
    voorgestelde_plek: Code | None = Field(None, description="de plek uit het voorstel; leeg is geen plek")
    plek: Code | None = Field(None, description="de plek die besloten is; leeg is (nog) geen plek")
    soort_plek: SoortPlek = Field(description="de soort van de plek die besloten is")
    product: Product | None = Field(None, description="soort begeleiding van een aanbieder")
    schilreden: Schilreden | None = Field(None, description="waarom de tweede schil")
    bezetting_promille: Promille | None = Field(None, description="werkdruk: bezet gedeeld door ruimte, in duizendsten")
    collectief_niet: CollectiefBijBesluit | None = Field(None, description="waarom geen collectief aanbod")


class CoachEvaluatie(Begrip):
    """Het evaluatieformulier dat een wijkcoach na een traject invult."""

    traject: Code = Field(description="nummer van het traject, zoals in de tabel begonnen")
    datum: date = Field(description="dag van invullen")
    oplossingsvermogen_vergroot: Oordeel = Field(Oordeel.ONBEKEND, description="kan de inwoner meer zelf oplossen?")
    netwerk_betrokken: Oordeel = Field(Oordeel.ONBEKEND, description="is het eigen netwerk betrokken?")
    integraal: Oordeel = Field(Oordeel.ONBEKEND, description="is over het geheel van de vraag gewerkt?")
    voorliggend_ingezet: Oordeel = Field(Oordeel.ONBEKEND, description="is een voorliggende voorziening gebruikt?")
    voorliggend_niet: CollectiefNiet | None = Field(None, description="zo niet: waarom niet")


class InwonerEvaluatie(Begrip):
    """Het evaluatieformulier dat een inwoner na een traject invult."""

    traject: Code = Field(description="nummer van het traject, zoals in de tabel begonnen")
    datum: date = Field(description="dag van invullen")
    zelfstandig_verder: Oordeel = Field(Oordeel.ONBEKEND, description="kunt u zelf weer verder?")


class Begrotingsrij(Begrip):
    """Eén post van de begroting: fte keer bedrag."""

    wet: Wet = Field(description="de wet waarvoor de post is")
    omschrijving: Tekst = Field(description="wat het is, bijvoorbeeld coaches")
    fte: Fte = Field(description="formatie, bijvoorbeeld 4,64 of 1/3")
    bedrag_per_fte: Euros = Field(alias="bedrag_per_fte_euro", description="hele euro's per fte per jaar")
    maanden: Annotated[int, Field(strict=True, ge=1, le=120)] = Field(
        description="looptijd van de begroting in maanden"
    )


class Casus(Begrip):
    """Eén casus voor de effectencalculator: hoe het ging met het wijkteam en hoe het bij een aanbieder zou gaan."""

    casus: Code = Field(description="eigen nummer van de casus")
    wet: Wet = Field(description="de wet waaronder de casus valt")
    product: Product = Field(description="wat een aanbieder zou leveren")
    zelf_minuten: Minuten = Field(alias="zelf_uren_per_week", description="uren per week door het wijkteam")
    zelf_weken: Weken = Field(description="weken begeleiding door het wijkteam")
    zelf_uitloop_weken: Weken = Field(0, description="waarvan weken doordat het einde niet was afgebakend")
    zelf_gegroeid_minuten: Ruimte = Field(0, alias="zelf_gegroeid_uren", description="extra uren: de vraag groeide")
    regie_minuten: Minuten = Field(alias="regie_uren_per_week", description="regie door de tweede wijkcoach, per week")
    aanbieder_minuten: Minuten = Field(alias="aanbieder_uren_per_week", description="uren per week bij een aanbieder")
    aanbieder_weken: Weken = Field(description="weken begeleiding bij een aanbieder")
    wacht_weken: Weken = Field(0, description="weken wachten op een aanbieder")
    vermeden_minuten: Ruimte = Field(
        0, alias="vermeden_uren", description="zwaardere begeleiding die door snel starten niet nodig was"
    )


MONITORTABELLEN: dict[str, type[Begrip]] = {
    "teams": Teamformatie,
    "coaches": Coachteam,
    "wijknamen": Wijknaam,
    "begonnen": BegonnenRij,
    "geeindigd": GeeindigdRij,
    "besluiten": BesluitRij,
    "evaluaties_coaches": CoachEvaluatie,
    "evaluaties_inwoners": InwonerEvaluatie,
    "begroting": Begrotingsrij,
    "casussen": Casus,
}
"""Naam van de tabel (en van het bestand) -> soort rij."""


class Monitormap(Begrip):
    """Een gelezen monitormap; de volgorde van de rijen heeft geen betekenis."""

    teams: tuple[Teamformatie, ...] = ()
    coaches: tuple[Coachteam, ...] = ()
    wijknamen: tuple[Wijknaam, ...] = ()
    begonnen: tuple[BegonnenRij, ...] = ()
    geeindigd: tuple[GeeindigdRij, ...] = ()
    besluiten: tuple[BesluitRij, ...] = ()
    evaluaties_coaches: tuple[CoachEvaluatie, ...] = ()
    evaluaties_inwoners: tuple[InwonerEvaluatie, ...] = ()
    begroting: tuple[Begrotingsrij, ...] = ()
    casussen: tuple[Casus, ...] = ()
