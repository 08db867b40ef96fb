"""Wat er in een werkmap staat: de tabellen van de week, één klasse per tabel.

De alias van een veld is de naam van de kolom in het bestand; mensen typen uren, binnen staan minuten.
Een kolom waarvan de alias op `_uren` of `uren_per_week` eindigt, staat in het bestand in uren (met komma).
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self, TypeVar

from pydantic import Field, model_validator

from wijknetwerk.begrippen.basis import (
    Aanleiding,
    Aantal,
    Begrip,
    Capaciteitsstand,
    Code,
    Codes,
    Dagdeel,
    Doel,
    Minuten,
    Oordeel,
    Product,
    Ruimte,
    Schil,
    Specialisme,
    Tekst,
    Urgentie,
    Week,
    Wet,
    ZesOgen,
)


class Hulpvraag(Begrip):
    """Eén vraag van een inwoner om hulp: geen naam, geen BSN, alleen wat de regels en de verdeling nodig hebben.

    Een leeg oordeel is `onbekend` en leidt tot navragen als het ertoe doet.
    """

    nummer: Code = Field(description="uw eigen nummer voor deze hulpvraag; geen BSN")
    wet: Wet = Field(description="de wet waaronder de vraag valt")
    wijk: Code = Field(description="code van de wijk, zoals in de tabel wijken")
    melddatum: date = Field(description="dag van de melding; daarvan lopen de wettelijke termijnen")
    minuten_per_week: Minuten = Field(gt=0, alias="uren_per_week", description="gevraagde begeleiding in uren per week")
    urgentie: Urgentie = Field(Urgentie.NORMAAL, description="hoe dringend de vraag is")
    aanleiding: Aanleiding = Field(Aanleiding.NIEUW, description="nieuwe vraag, of hulp die afloopt")
    huishouden: Code | None = Field(None, description="gelijke code voor hulpvragen uit één huishouden")
    lopend_traject: Code | None = Field(None, description="nummer van het traject dat nu loopt voor deze hulpvraag")
    crisis: Oordeel = Field(Oordeel.ONBEKEND, description="is er crisis? (oordeel)")
    veiligheidsrisico: Oordeel = Field(Oordeel.ONBEKEND, description="is er een veiligheidsrisico? (oordeel)")
    uitstelbaar: Oordeel = Field(Oordeel.ONBEKEND, description="kan de hulp wachten? (oordeel)")
    wlz_indicatie: Oordeel = Field(Oordeel.ONBEKEND, description="is er een Wlz-indicatie?")
    wlz_denkbaar: Oordeel = Field(Oordeel.ONBEKEND, description="is Wlz denkbaar? (oordeel)")
    mantelzorg_ondersteuning: Oordeel = Field(Oordeel.ONBEKEND, description="krijgt de mantelzorger ondersteuning?")
    thema: Code | None = Field(None, description="thema van de vraag, voor passend collectief aanbod")
    collectief_passend: Oordeel = Field(Oordeel.ONBEKEND, description="past collectief aanbod bij de vraag? (oordeel)")
    contra_indicatie_groep: Oordeel = Field(Oordeel.ONBEKEND, description="is een groep juist niet passend? (oordeel)")
    dagdelen: tuple[Dagdeel, ...] = Field((), description="wanneer de inwoner kan; leeg is altijd")
    doel: Doel = Field(Doel.ONBEKEND, description="zelfstandigheid vergroten of stabiliseren (oordeel)")
    verwachte_duur_weken: Annotated[int, Field(strict=True, ge=1, le=520)] | None = Field(
        None, description="verwachte duur in weken; leeg of onbekend als dat nog niet te zeggen is (oordeel)"
    )
    waakvlam: Oordeel = Field(Oordeel.ONBEKEND, description="gaat het om lichte, langdurige waakvlam? (oordeel)")
    specialisme: Specialisme = Field(Specialisme.ONBEKEND, description="hoe specialistisch de vraag is (oordeel)")
    expertise: Codes = Field((), description="benodigde expertise, gescheiden door een spatie; leeg is geen bijzondere")
    inwoner_wil_aanbieder: Oordeel = Field(Oordeel.ONBEKEND, description="wil de inwoner liever een aanbieder?")
    zes_ogen: ZesOgen = Field(ZesOgen.NOG_NIET_GEWOGEN, description="uitkomst van het opnieuw wegen met zes ogen")
    deel_door_wijkcoach: Oordeel = Field(Oordeel.ONBEKEND, description="kan de wijkcoach een deel doen? (oordeel)")
    minuten_wijkcoach: Minuten | None = Field(
        None,
        alias="wijkcoach_uren",
        description="uren per week van het deel door de wijkcoach; leeg is nog niet verdeeld",
    )
    onduidelijk_wat_nodig: Oordeel = Field(Oordeel.ONBEKEND, description="is nog onduidelijk wat nodig is? (oordeel)")
    basis_passend: Oordeel = Field(Oordeel.ONBEKEND, description="past basisbegeleiding vanaf de start? (oordeel)")
    zelfstandig_wonend: Oordeel = Field(Oordeel.ONBEKEND, description="woont de inwoner zelfstandig?")
    ernstige_psychiatrie: Oordeel = Field(
        Oordeel.ONBEKEND, description="is er ernstige psychiatrische problematiek? (oordeel)"
    )
    voorkeur_aanbieder: Code | None = Field(None, description="aanbieder die de inwoner graag wil")
    niet_aanbieder: Codes = Field((), description="aanbieders die de inwoner liever niet wil")
    huidige_plek: Code | None = Field(None, description="wijkcoach of aanbieder die de inwoner nu begeleidt of kent")


class Wijkcoach(Begrip):
    """Een wijkcoach met de ruimte om zelf te begeleiden; een code, geen naam."""

    code: Code = Field(description="code van de wijkcoach; geen naam")
    team: Code = Field(description="gebied van het team, zoals in de tabel wijken")
    wetten: tuple[Wet, ...] = Field(min_length=1, description="wmo, jeugdwet of beide")
    expertise: Codes = Field((), description="expertise van de wijkcoach")
    contract_minuten: Minuten = Field(alias="contract_uren", description="contracturen per week")
    begeleiding_minuten: Minuten = Field(
        alias="begeleiding_uren", description="uren per week voor zelf begeleiden, in totaal"
    )
    overige_minuten: Minuten = Field(
        0,
        alias="overige_uren",
        description="begeleiding die niet bij de lopende trajecten staat, in uren per week",
    )
    bandbreedte_van: Minuten = Field(
        alias="bandbreedte_van_uren", description="onderkant van de afgesproken bandbreedte"
    )
    bandbreedte_tot: Minuten = Field(
        alias="bandbreedte_tot_uren", description="bovenkant van de afgesproken bandbreedte"
    )
    verlof_van: date | None = Field(None, description="eerste dag van verlof")
    verlof_tot: date | None = Field(None, description="laatste dag van verlof")


class Aanbieder(Begrip):
    """Een gecontracteerde aanbieder: deelnemer van het wijknetwerk of tweede schil."""

    code: Code = Field(description="code van de aanbieder")
    naam: Tekst = Field(description="naam van de organisatie")
    schil: Schil = Field(description="deelnemer van het wijknetwerk, of tweede schil")
    systeempartij: bool = Field(
        default=False, description="deelname is noodzakelijk vanwege het zorgvolume (brief 003)"
    )
    wetten: tuple[Wet, ...] = Field(min_length=1, description="wetten waarvoor er een contract is")
    gebieden: Codes = Field((), description="gebieden waar de aanbieder werkt; leeg is overal")
    producten: tuple[Product, ...] = Field(min_length=1, description="soorten begeleiding die de aanbieder levert")
    expertise: Codes = Field((), description="expertise van de aanbieder")
    ruimte_basis: Ruimte = Field(0, alias="ruimte_basis_uren", description="vrije uren per week voor basisbegeleiding")
    ruimte_specialistisch: Ruimte = Field(
        0,
        alias="ruimte_specialistisch_uren",
        description="vrije uren per week voor specialistische begeleiding",
    )
    capaciteitsstand: Capaciteitsstand = Field(Capaciteitsstand.CAPACITEIT, description="wat de aanbieder zelf meldt")
    capaciteit_datum: date = Field(description="dag waarop de aanbieder zijn ruimte meldde")
    contract_tot: date | None = Field(None, description="laatste dag van het contract; leeg is zonder einde")
    ervaring_score: Annotated[int, Field(strict=True, ge=0, le=10)] | None = Field(
        None, description="ervaring uit de praktijk, 0 tot en met 10; leeg is onbekend en telt als voldoende"
    )


class CollectiefAanbod(Begrip):
    """Een groep of activiteit in de buurt, met plaatsen en een minimum om door te gaan."""

    code: Code = Field(description="code van de groep of activiteit")
    naam: Tekst = Field(description="naam van de groep of activiteit")
    thema: Code = Field(description="waar de groep over gaat")
    wetten: tuple[Wet, ...] = Field(min_length=1, description="wmo, jeugdwet of beide")
    wijken: Codes = Field((), description="wijken waarvoor het aanbod bedoeld is; leeg is alle wijken")
    dagdeel: Dagdeel = Field(description="wanneer de groep bijeenkomt")
    plaatsen: Aantal = Field(description="grootste groep")
    bezet: Aantal = Field(0, description="plaatsen die al vergeven zijn")
    minimum: Aantal = Field(1, description="kleinste groep die doorgaat")
    start: date = Field(description="eerste bijeenkomst")
    einde: date | None = Field(None, description="laatste bijeenkomst; leeg is doorlopend")


class Wijk(Begrip):
    """Een wijk met haar gebied en de wijken waar je zonder omweg komt."""

    code: Code = Field(description="code van de wijk")
    naam: Tekst = Field(description="naam van de wijk")
    gebied: Code = Field(description="gebied (team) waar de wijk bij hoort")
    buren: Codes = Field((), description="aangrenzende wijken die te bereiken zijn; een rivier zonder brug telt niet")
    inwoners: Aantal | None = Field(None, description="aantal inwoners")


class LopendTraject(Begrip):
    """Hulp die al loopt; blijft op haar plek tot en met de einddatum (brief 001)."""

    nummer: Code = Field(description="uw eigen nummer voor dit traject; geen BSN")
    plek: Code = Field(description="code van de wijkcoach of aanbieder")
    wet: Wet = Field(description="de wet waaronder het traject valt")
    wijk: Code = Field(description="code van de wijk van de inwoner")
    minuten_per_week: Minuten = Field(alias="uren_per_week", description="begeleiding in uren per week")
    start: date = Field(description="eerste dag van de toewijzing")
    einddatum: date = Field(description="laatste dag van de toewijzing, die dag telt mee")
    huishouden: Code | None = Field(None, description="gelijke code voor hulp in één huishouden")
    evaluatie_ontvangen: Oordeel = Field(Oordeel.ONBEKEND, description="ligt er een evaluatieverslag?")
    expertise: Codes = Field(
        (), description="benodigde expertise, alleen voor een overdracht; leeg is geen bijzondere of niet ingevuld"
    )


class Vastzetsoort(StrEnum):
    """Wat de teamleider over een hulpvraag en een plek heeft vastgelegd."""

    VASTGEZET = "vastgezet"
    UITGESLOTEN = "uitgesloten"


class Vastzetting(Begrip):
    """Een keuze van de teamleider vóór de verdeling, met reden en met wie haar maakte."""

    hulpvraag: Code = Field(description="nummer van de hulpvraag")
    plek: Code = Field(description="code van de wijkcoach, de aanbieder of de groep")
    soort: Vastzetsoort = Field(description="vastgezet op deze plek, of juist uitgesloten")
    reden: Tekst = Field(description="waarom; geen persoonsgegevens")
    door: Code = Field(description="rol of code van wie dit besloot; geen naam")


class VorigeRij(Begrip):
    """Een rij uit het vorige voorstel; wat al is meegedeeld, verandert liever niet."""

    hulpvraag: Code = Field(description="nummer van de hulpvraag")
    plek: Code = Field(description="code van de plek in het vorige voorstel")
    tweede_coach: Code | None = Field(None, description="code van de wijkcoach die meekeek")
    wijkcoach: Code | None = Field(None, description="code van de wijkcoach die naast de aanbieder een deel deed")
    volledig: bool = Field(
        default=False, description="staat iedereen die erbij was in deze rij? dan betekent leeg: niemand"
    )
    meegedeeld: bool = Field(default=False, description="is de plek al aan de inwoner verteld?")


class EerdereWeek(Begrip):
    """Wat een wijkcoach in een eerdere week aan begeleiding had; wie er die week niet was, heeft geen rij."""

    maandag: date = Field(description="de maandag van die week")
    plek: Code = Field(description="code van de wijkcoach")
    minuten_per_week: Minuten = Field(
        alias="uren_per_week", description="begeleiding die de wijkcoach in die week had, alles bij elkaar, in uren"
    )


class Werkvoorraad(Begrip):
    """Alles wat één week op tafel ligt, onveranderlijk.

    De volgorde van de rijen heeft geen betekenis: elke tabel staat hier altijd op haar sleutel gesorteerd.
    """

    week: Week
    hulpvragen: tuple[Hulpvraag, ...]
    wijkcoaches: tuple[Wijkcoach, ...]
    aanbieders: tuple[Aanbieder, ...]
    collectief_aanbod: tuple[CollectiefAanbod, ...]
    wijken: tuple[Wijk, ...]
    lopende_trajecten: tuple[LopendTraject, ...] = ()
    vastgezet: tuple[Vastzetting, ...] = ()
    vorig_voorstel: tuple[VorigeRij, ...] = ()
    eerdere_weken: tuple[EerdereWeek, ...] = ()
    wijzigingsbudget: Aantal | None = Field(
        default=None, description="hoeveel plekken van het vorige voorstel anders mogen worden; None is vrij"
    )

    @model_validator(mode="after")
    def _sorteer(self) -> Self:
        return _op_sleutel(self, TABELLEN)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Een variant, ook weer gesorteerd: een wat-als met een extra rij blijft zo herhaalbaar."""
        return _op_sleutel(super().model_copy(update=update, deep=deep), update or ())

    def vorig_plan(self) -> tuple[VorigeRij, ...]:
        """Per hulpvraag waar het vorige voorstel haar plaatste; een hele rij gaat voor wat alleen is meegedeeld."""
        plan: dict[str, VorigeRij] = {}
        for rij in sorted(self.vorig_voorstel, key=lambda rij: rij.volledig):
            plan[rij.hulpvraag] = rij
        return tuple(plan[nummer] for nummer in sorted(plan))

    def vingerafdruk(self) -> str:
        """Sha256 van de hele inhoud; gelijk voor dezelfde rijen in een andere volgorde."""
        return hashlib.sha256(self.model_dump_json(by_alias=True).encode()).hexdigest()


TABELLEN: dict[str, type[Begrip]] = {
    "hulpvragen": Hulpvraag,
    "wijkcoaches": Wijkcoach,
    "aanbieders": Aanbieder,
    "collectief_aanbod": CollectiefAanbod,
    "wijken": Wijk,
    "lopende_trajecten": LopendTraject,
    "vastgezet": Vastzetting,
    "vorig_voorstel": VorigeRij,
    "eerdere_weken": EerdereWeek,
}
"""Naam van de tabel (en van het bestand of werkblad) -> soort rij."""


W = TypeVar("W", bound=Werkvoorraad)


def _op_sleutel(werkvoorraad: W, nieuw: Iterable[str]) -> W:
    """Zet de nieuwe tabellen van een zojuist gemaakte werkvoorraad op volgorde; de andere stonden dat al."""
    for naam in nieuw:
        if naam not in TABELLEN:
            continue
        object.__setattr__(werkvoorraad, naam, tuple(sorted(getattr(werkvoorraad, naam), key=_sleutel)))
    return werkvoorraad


def _sleutel(rij: Begrip) -> str:
    return rij.model_dump_json()
