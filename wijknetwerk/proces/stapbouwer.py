"""Eén stap buiten het werkboek om: van de antwoorden van een mens naar een gebeurtenis."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from wijknetwerk.begrippen import (
    ActorRol,
    Afwijzing,
    Begrip,
    Bespreking,
    Deelrol,
    Einde,
    EindReden,
    Gebeurtenis,
    Handeling,
    Herkomst,
    Oogpaar,
    Oordeel,
    Stappentoets,
    Terugdraaiing,
    Trajectgegevens,
    Vastlegging,
    Zonder,
)
from wijknetwerk.proces.besluit import Besluit
from wijknetwerk.proces.dossier import Dossier


@dataclass(frozen=True)
class Antwoorden:
    """Wat een mens bij een stap invult; leeg is niet ingevuld."""

    datum: date
    plek: str | None = None
    minuten: int | None = None
    overlap_tot: date | None = None
    eindreden: EindReden | None = None
    zelfstandig_verder: Oordeel = Oordeel.ONBEKEND
    netwerk_betrokken: Oordeel = Oordeel.ONBEKEND
    integraal: Oordeel = Oordeel.ONBEKEND
    heeft_plan: Oordeel = Oordeel.ONBEKEND
    passend: bool | None = None
    stappen: tuple[str, ...] = ()
    doelpartner: str | None = None
    gedeeld_met: str | None = None
    aanwezigen: int = 0


@dataclass(frozen=True)
class Wie:
    """Wie handelt, in welke rol, wanneer, langs welke weg en met welke reden."""

    naam: str
    rol: ActorRol
    moment: datetime
    herkomst: Herkomst
    reden: str = ""


class Ontbreekt(ValueError):  # noqa: N818 - Nederlandse naam, zoals RegelFouten
    """Er ontbreekt een antwoord dat bij deze stap hoort; de zin zegt welk."""


def maak_stap(nummer: UUID, dossier: Dossier, handeling: Handeling, wie: Wie, antwoorden: Antwoorden) -> Besluit:
    """De stap als besluit om vast te leggen; of zij mag, zegt het vastleggen. Ontbreekt iets: `Ontbreekt`.

    `dossier` is waar de mens naar keek: is het intussen veranderd, dan weigert het vastleggen.
    """
    gegevens = _BOUWERS.get(handeling, _zonder)(dossier, handeling, antwoorden)
    gebeurtenis = Gebeurtenis(
        uuid=uuid5(nummer, "0"),
        besluit=nummer,
        tijdstip=wie.moment,
        wie=wie.naam,
        rol=wie.rol,
        handeling=handeling,
        hulpvraag=dossier.hulpvraag,
        traject=dossier.trajectnummer,
        gegevens=gegevens,
        herkomst=wie.herkomst,
        reden=wie.reden,
    )
    return Besluit(nummer, (gebeurtenis,), dossier.versie)


def _zonder(*_: object) -> Begrip:
    return Zonder()


def _bespreking(_: Dossier, __: Handeling, antwoorden: Antwoorden) -> Begrip:
    return Bespreking(aanwezigen=antwoorden.aanwezigen)


def _vastlegging(_: Dossier, handeling: Handeling, antwoorden: Antwoorden) -> Begrip:
    if antwoorden.plek is None:
        raise Ontbreekt(f"bij {handeling} hoort --plek")
    return Vastlegging(plek=antwoorden.plek)


def _oogpaar(_: Dossier, __: Handeling, antwoorden: Antwoorden) -> Begrip:
    if antwoorden.passend is None:
        raise Ontbreekt("bij zes_ogen hoort --passend: is een aanbieder passend, ja of nee?")
    return Oogpaar(aanbieder_passend=antwoorden.passend)


def _stappentoets(_: Dossier, __: Handeling, antwoorden: Antwoorden) -> Begrip:
    if not antwoorden.stappen:
        raise Ontbreekt("bij teamleidertoets horen de gezette stappen: --gezet, per stap één keer")
    return Stappentoets(stappen=antwoorden.stappen)


def _begin(dossier: Dossier, _: Handeling, antwoorden: Antwoorden) -> Begrip:
    """Wat besloten is, met de dag waarop het echt begint; de afgesproken duur blijft gelijk."""
    keuze = dossier.keuze
    if keuze is None or not keuze.delen:
        raise Ontbreekt("er is nog geen plek besloten om te beginnen")
    verschuif = antwoorden.datum - min(deel.van for deel in keuze.delen)
    delen = tuple(
        deel.model_copy(update={"van": deel.van + verschuif, "tot": deel.tot + verschuif if deel.tot else None})
        for deel in keuze.delen
    )
    return Trajectgegevens(
        wet=keuze.wet,
        wijk=keuze.wijk,
        gebied=keuze.gebied,
        soort_plek=keuze.soort_plek,
        product=keuze.product,
        delen=delen,
        einddatum=max((deel.tot for deel in delen if deel.tot), default=None),
        heeft_plan=antwoorden.heeft_plan,
    )


def _schaal(dossier: Dossier, handeling: Handeling, antwoorden: Antwoorden) -> Begrip:
    """Het hoofddeel krijgt andere minuten, en zo nodig een andere plek met een overgang waarin beide meetellen."""
    traject = dossier.traject
    if traject is None:
        raise Ontbreekt("er loopt geen traject om te schalen")
    if antwoorden.minuten is None:
        raise Ontbreekt(f"bij {handeling} hoort --uren: hoeveel uur per week het wordt")
    hulp = [deel for deel in traject.delen if deel.rol is not Deelrol.TWEEDE_WIJKCOACH]
    oud = max(hulp, key=lambda deel: (deel.tot or date.max, deel.minuten_per_week))
    plek = antwoorden.plek or oud.plek
    einde_oud = antwoorden.overlap_tot or antwoorden.datum - timedelta(days=1)
    if einde_oud < oud.van:
        raise Ontbreekt(f"--datum ligt vóór het begin van het deel bij {oud.plek}, {oud.van:%d-%m-%Y}")
    nieuw = oud.model_copy(update={"plek": plek, "minuten_per_week": antwoorden.minuten, "van": antwoorden.datum})
    delen = tuple(deel.model_copy(update={"tot": einde_oud}) if deel is oud else deel for deel in traject.delen)
    return traject.model_copy(update={"delen": (*delen, nieuw)})


def _einde(dossier: Dossier, _: Handeling, antwoorden: Antwoorden) -> Begrip:
    bij = dossier.traject or dossier.keuze
    if bij is None:
        raise Ontbreekt("er is niets om te beëindigen")
    if antwoorden.eindreden is None:
        raise Ontbreekt("bij geeindigd hoort --eindreden, uit de codelijst")
    return Einde(
        eindreden=antwoorden.eindreden,
        datum=antwoorden.datum,
        wet=bij.wet,
        wijk=bij.wijk,
        gebied=bij.gebied,
        soort_plek=bij.soort_plek,
        zelfstandig_verder=antwoorden.zelfstandig_verder,
        netwerk_betrokken=antwoorden.netwerk_betrokken,
        integraal=antwoorden.integraal,
    )


def _afwijzing(dossier: Dossier, _: Handeling, antwoorden: Antwoorden) -> Begrip:
    mist = [
        optie
        for optie, waarde in (("--doelpartner", antwoorden.doelpartner), ("--gedeeld-met", antwoorden.gedeeld_met))
        if not waarde
    ]
    if mist or antwoorden.doelpartner is None or antwoorden.gedeeld_met is None:
        raise Ontbreekt(f"een partner wijst alleen af met {' en '.join(mist)} en een --reden (brief 004)")
    partner = antwoorden.plek or (dossier.keuze.plek if dossier.keuze else None)
    if partner is None:
        raise Ontbreekt("er ligt niets bij een partner om af te wijzen")
    return Afwijzing(partner=partner, doelpartner=antwoorden.doelpartner, gedeeld_met=antwoorden.gedeeld_met)


def _terug(dossier: Dossier, _: Handeling, __: Antwoorden) -> Begrip:
    if dossier.laatste is None:
        raise Ontbreekt("er is niets om terug te draaien")
    return Terugdraaiing(gebeurtenis=dossier.laatste.uuid)


_BOUWERS: dict[Handeling, Callable[[Dossier, Handeling, Antwoorden], Begrip]] = {
    Handeling.VASTGEZET: _vastlegging,
    Handeling.UITGESLOTEN: _vastlegging,
    Handeling.CASUISTIEK: _bespreking,
    Handeling.ZES_OGEN: _oogpaar,
    Handeling.TEAMLEIDERTOETS: _stappentoets,
    Handeling.BEGONNEN: _begin,
    Handeling.OPGESCHAALD: _schaal,
    Handeling.AFGESCHAALD: _schaal,
    Handeling.GEEINDIGD: _einde,
    Handeling.AFGEWEZEN_DOOR_PARTNER: _afwijzing,
    Handeling.TERUGGEDRAAID: _terug,
}
HANDMATIG = (*_BOUWERS, Handeling.VASTGESTELD, Handeling.TOEGEWEZEN, Handeling.AANGEHOUDEN, Handeling.OPNIEUW_GEWOGEN)
"""De stappen die los te zetten zijn; besluiten gaat met het werkboek, zodat het voorstel erbij ligt."""
