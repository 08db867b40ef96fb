"""De volgende werkmap, afgeleid uit deze werkmap en het journaal: wat loopt, wacht, afloopt en ontbreekt."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from wijknetwerk.begrippen import (
    Aanbieder,
    Aanleiding,
    Begrip,
    Code,
    CollectiefAanbod,
    Deelrol,
    Handeling,
    Hulpvraag,
    LopendTraject,
    Oordeel,
    Product,
    Staat,
    Vastzetsoort,
    Vastzetting,
    VorigeRij,
    Week,
    Werkvoorraad,
    ZesOgen,
)
from wijknetwerk.proces.dossier import BEZET, Dossier
from wijknetwerk.proces.stand import hoofddelen, lopend
from wijknetwerk.proces.staten import OP_TAFEL

_TERUG = (Handeling.AFGEWEZEN_DOOR_PARTNER, Handeling.OPNIEUW_GEWOGEN, Handeling.TERUGGEDRAAID)
DOOR = "journaal"


@dataclass(frozen=True)
class Termijnen:
    """De drempels uit de regelset die de volgende week nodig heeft, in dagen, weken en procenten."""

    afloop_dagen: int
    evaluatie_dagen: int
    onderzoek_weken: int
    beschikking_weken: int
    nadert_dagen: int
    gecombineerd_procent: int
    zes_ogen_mensen: int


class Wachtende(Begrip):
    """Een hulpvraag die wacht, met haar wettelijke termijnen."""

    hulpvraag: Code
    melddatum: date
    dagen_wacht: int
    onderzoek_uiterlijk: date
    beschikking_uiterlijk: date
    stand: str


class Aflopend(Begrip):
    """Een traject dat binnenkort stopt."""

    traject: Code
    plek: Code
    einddatum: date
    nog_dagen: int
    hulpvraag: Code | None


class Ontbreekt(Begrip):
    """Een traject waarvan een stuk ontbreekt, en wie het moet leveren."""

    traject: Code
    plek: Code
    einddatum: date


@dataclass(frozen=True)
class VolgendeWeek:
    """De werkmap en de lijsten ernaast."""

    werkvoorraad: Werkvoorraad
    wachtlijst: tuple[Wachtende, ...]
    afloop: tuple[Aflopend, ...]
    plan_ontbreekt: tuple[Ontbreekt, ...]
    evaluatie_ontbreekt: tuple[Ontbreekt, ...]
    af_te_sluiten: tuple[Ontbreekt, ...]
    """Voorbij de einddatum, maar nog niet als geëindigd vastgelegd."""


def maak_volgende_week(
    werk: Werkvoorraad, dossiers: Mapping[str, Dossier], week: Week, termijnen: Termijnen
) -> VolgendeWeek:
    """De werkmap van een latere week. Dezelfde invoer geeft dezelfde werkmap, hoe vaak zij ook wordt afgeleid."""
    if week.maandag <= werk.week.maandag:
        raise ValueError(f"week {week} komt niet na week {werk.week}")
    trajecten = _trajecten(werk, dossiers, week)
    loopt = {traject.nummer for traject in trajecten}
    vragen = [
        vraag if vraag.lopend_traject in loopt else vraag.model_copy(update={"lopend_traject": None})
        for vraag in (*_blijven(werk, dossiers, termijnen), *_terug(werk, dossiers))
    ]
    aflopend = _aflopend(trajecten, dossiers, week, termijnen)
    nieuw = _nieuwe_vragen(aflopend, vragen, dossiers, week)
    alle = (*vragen, *nieuw.values())
    op_tafel = {vraag.nummer for vraag in alle}
    volgend = werk.model_copy(
        update={
            "week": week,
            "hulpvragen": alle,
            "aanbieders": tuple(_met_ruimte(een, werk, dossiers, week, termijnen) for een in werk.aanbieders),
            "collectief_aanbod": tuple(_met_bezetting(groep, werk, dossiers, week) for groep in werk.collectief_aanbod),
            "lopende_trajecten": trajecten,
            "vastgezet": tuple(_vastgezet(werk, dossiers, op_tafel)),
            "vorig_voorstel": tuple(_vorige(werk, dossiers, op_tafel)),
        }
    )
    vraag_bij = {vraag.lopend_traject: vraag.nummer for vraag in alle if vraag.lopend_traject is not None}
    return VolgendeWeek(
        werkvoorraad=volgend,
        wachtlijst=tuple(sorted((_wacht(v, week, termijnen) for v in alle), key=lambda w: w.onderzoek_uiterlijk)),
        afloop=tuple(_afloop(traject, week, vraag_bij.get(traject.nummer)) for traject in aflopend),
        plan_ontbreekt=tuple(_zonder_plan(dossiers, week)),
        evaluatie_ontbreekt=tuple(_zonder_evaluatie(aflopend, week, termijnen)),
        af_te_sluiten=tuple(_voorbij(dossiers, week)),
    )


def _trajecten(werk: Werkvoorraad, dossiers: Mapping[str, Dossier], week: Week) -> tuple[LopendTraject, ...]:
    """Alles wat volgens het journaal bezet is; wat mensen in de werkmap bijhielden (evaluatie) blijft staan."""
    oud = {traject.nummer: traject for traject in werk.lopende_trajecten}
    uit = []
    for traject in lopend(dossiers.values(), week):
        if (was := oud.get(traject.nummer)) is not None:
            blijft = {"evaluatie_ontvangen": was.evaluatie_ontvangen, "huishouden": was.huishouden}
            uit.append(traject.model_copy(update=blijft))
        else:
            uit.append(traject)
    return tuple(uit)


def _blijven(werk: Werkvoorraad, dossiers: Mapping[str, Dossier], termijnen: Termijnen) -> Iterator[Hulpvraag]:
    """De hulpvragen waarover nog niet besloten is, met de uitkomst van zes ogen erbij."""
    for vraag in werk.hulpvragen:
        dossier = dossiers.get(vraag.nummer)
        if dossier is None:
            yield vraag
        elif dossier.staat in OP_TAFEL:
            yield _met_zes_ogen(vraag, dossier, termijnen)


def _met_zes_ogen(vraag: Hulpvraag, dossier: Dossier, termijnen: Termijnen) -> Hulpvraag:
    if len(dossier.ogen) < termijnen.zes_ogen_mensen:
        return vraag
    voor = sum(passend for _, passend in dossier.ogen)
    uitkomst = ZesOgen.AANBIEDER_PASSEND if 2 * voor > len(dossier.ogen) else ZesOgen.ZELF_PASSEND
    return vraag.model_copy(update={"zes_ogen": uitkomst})


def _terug(werk: Werkvoorraad, dossiers: Mapping[str, Dossier]) -> Iterator[Hulpvraag]:
    """Wat al uit de werkmap was, maar weer op tafel ligt: afgewezen door een partner, of opnieuw te wegen."""
    daar = {vraag.nummer for vraag in werk.hulpvragen}
    for nummer, dossier in sorted(dossiers.items()):
        weer = dossier.staat in OP_TAFEL and dossier.laatste is not None and dossier.laatste.handeling in _TERUG
        if weer and nummer not in daar and dossier.vraag is not None:
            yield dossier.vraag


def _aflopend(
    trajecten: tuple[LopendTraject, ...], dossiers: Mapping[str, Dossier], week: Week, termijnen: Termijnen
) -> tuple[LopendTraject, ...]:
    """De trajecten die binnen de afgesproken dagen aflopen, het eerste eerst; meedenken en regie loopt mee af."""
    hulp = {nummer for dossier in dossiers.values() for nummer in hoofddelen(dossier)}
    grens = week.maandag + timedelta(days=termijnen.afloop_dagen)
    bijna = [traject for traject in trajecten if traject.einddatum <= grens and traject.nummer in hulp]
    return tuple(sorted(bijna, key=lambda traject: (traject.einddatum, traject.nummer)))


def _nieuwe_vragen(
    aflopend: tuple[LopendTraject, ...], vragen: list[Hulpvraag], dossiers: Mapping[str, Dossier], week: Week
) -> dict[str, Hulpvraag]:
    """Voor elk aflopend traject waar nog niet over gewogen wordt een hulpvraag; de oordelen vult de wijkcoach in."""
    gewogen = {vraag.lopend_traject for vraag in vragen}
    gewogen |= {d.vraag.lopend_traject for d in dossiers.values() if d.vraag and d.keuze and d.keuze.plek}
    bezet = {vraag.nummer for vraag in vragen} | set(dossiers)
    uit: dict[str, Hulpvraag] = {}
    volgnummer = 0
    for traject in aflopend:
        if traject.nummer in gewogen:
            continue
        volgnummer += 1
        while (nummer := f"A{week.jaar % 100:02d}{week.nummer:02d}-{volgnummer:02d}") in bezet:
            volgnummer += 1
        uit[traject.nummer] = Hulpvraag(
            nummer=nummer,
            wet=traject.wet,
            wijk=traject.wijk,
            melddatum=week.maandag,
            minuten_per_week=traject.minuten_per_week,
            aanleiding=Aanleiding.AFLOOP,
            huishouden=traject.huishouden,
            lopend_traject=traject.nummer,
            huidige_plek=traject.plek,
        )
    return uit


def _met_ruimte(
    aanbieder: Aanbieder, werk: Werkvoorraad, dossiers: Mapping[str, Dossier], week: Week, termijnen: Termijnen
) -> Aanbieder:
    """De opgegeven vrije ruimte, min wat sinds deze werkmap is besloten, plus wat intussen afliep."""
    telling: Counter[str] = Counter()
    for dossier in dossiers.values():
        for deel in dossier.delen:
            bij = dossier.keuze or dossier.traject
            if deel.plek != aanbieder.code or bij is None or bij.product is None:
                continue
            specialistisch = _specialistisch(bij.product, deel.minuten_per_week, termijnen)
            keer = _keer(dossier, deel.tot, werk, week)
            telling["specialistisch"] += keer * specialistisch
            telling["basis"] += keer * (deel.minuten_per_week - specialistisch)
    return aanbieder.model_copy(
        update={
            "ruimte_basis": max(0, aanbieder.ruimte_basis - telling["basis"]),
            "ruimte_specialistisch": max(0, aanbieder.ruimte_specialistisch - telling["specialistisch"]),
        }
    )


def _met_bezetting(
    groep: CollectiefAanbod, werk: Werkvoorraad, dossiers: Mapping[str, Dossier], week: Week
) -> CollectiefAanbod:
    erbij = sum(
        _keer(dossier, deel.tot, werk, week)
        for dossier in dossiers.values()
        for deel in dossier.delen
        if deel.plek == groep.code
    )
    return groep.model_copy(update={"bezet": max(0, groep.bezet + erbij)})


def _keer(dossier: Dossier, tot: date | None, werk: Werkvoorraad, week: Week) -> int:
    """1 als het deel sinds deze werkmap besloten is, −1 als het sindsdien afliep, 0 als de werkmap het al telt."""
    nieuw = dossier.keuze is not None and Week.lees(dossier.keuze.week).maandag >= werk.week.maandag
    afgelopen = tot is not None and werk.week.maandag <= tot < week.maandag
    return int(nieuw) - int(afgelopen)


def _specialistisch(product: Product, minuten: int, termijnen: Termijnen) -> int:
    if product is Product.BASIS:
        return 0
    return minuten * termijnen.gecombineerd_procent // 100 if product is Product.GECOMBINEERD else minuten


def _vastgezet(werk: Werkvoorraad, dossiers: Mapping[str, Dossier], op_tafel: set[str]) -> Iterator[Vastzetting]:
    """Wat de teamleider vastlegde voor wat nog op tafel ligt; het journaal gaat voor."""
    uit_journaal = {nummer: dossiers[nummer] for nummer in sorted(op_tafel & dossiers.keys())}
    for rij in werk.vastgezet:
        dossier = uit_journaal.get(rij.hulpvraag)
        anders = dossier is not None and (dossier.vastgezet is not None or rij.plek in dossier.uitgesloten)
        if rij.hulpvraag in op_tafel and not anders:
            yield rij
    for nummer, dossier in uit_journaal.items():
        plekken = [(plek, Vastzetsoort.UITGESLOTEN) for plek in sorted(dossier.uitgesloten)]
        if dossier.vastgezet is not None:
            plekken.append((dossier.vastgezet, Vastzetsoort.VASTGEZET))
        for plek, soort in plekken:
            yield Vastzetting(hulpvraag=nummer, plek=plek, soort=soort, reden="staat in het journaal", door=DOOR)


def _vorige(werk: Werkvoorraad, dossiers: Mapping[str, Dossier], op_tafel: set[str]) -> Iterator[VorigeRij]:
    """Het voorstel van deze week voor wat is aangehouden; meegedeeld blijft meegedeeld zolang de plek gelijk is."""
    was = {rij.hulpvraag: rij for rij in werk.vorig_voorstel}
    for nummer in sorted(op_tafel):
        voorstel = dossiers[nummer].voorstel if nummer in dossiers else None
        oud = was.get(nummer)
        if voorstel is not None and voorstel.plek is not None:
            gelijk = oud is not None and oud.plek == voorstel.plek and oud.meegedeeld
            tweede = voorstel.tweede_coach
            yield VorigeRij(hulpvraag=nummer, plek=voorstel.plek, tweede_coach=tweede, meegedeeld=gelijk)
        elif oud is not None:
            yield oud


def _wacht(vraag: Hulpvraag, week: Week, termijnen: Termijnen) -> Wachtende:
    onderzoek = vraag.melddatum + timedelta(weeks=termijnen.onderzoek_weken)
    nadert = week.maandag + timedelta(days=termijnen.nadert_dagen)
    stand = "verlopen" if onderzoek < week.maandag else "nadert" if onderzoek <= nadert else "op tijd"
    return Wachtende(
        hulpvraag=vraag.nummer,
        melddatum=vraag.melddatum,
        dagen_wacht=(week.maandag - vraag.melddatum).days,
        onderzoek_uiterlijk=onderzoek,
        beschikking_uiterlijk=onderzoek + timedelta(weeks=termijnen.beschikking_weken),
        stand=stand,
    )


def _afloop(traject: LopendTraject, week: Week, hulpvraag: str | None) -> Aflopend:
    return Aflopend(
        traject=traject.nummer,
        plek=traject.plek,
        einddatum=traject.einddatum,
        nog_dagen=(traject.einddatum - week.maandag).days,
        hulpvraag=hulpvraag,
    )


def _zonder_plan(dossiers: Mapping[str, Dossier], week: Week) -> Iterator[Ontbreekt]:
    for dossier in dossiers.values():
        loopt = dossier.staat is Staat.LOOPT and dossier.traject is not None
        if loopt and dossier.traject is not None and dossier.traject.heeft_plan is not Oordeel.JA:
            yield from _hulp(dossier, week, voorbij=False)


def _zonder_evaluatie(aflopend: tuple[LopendTraject, ...], week: Week, termijnen: Termijnen) -> Iterator[Ontbreekt]:
    grens = week.maandag + timedelta(days=termijnen.evaluatie_dagen)
    for traject in aflopend:
        if traject.einddatum <= grens and traject.evaluatie_ontvangen is not Oordeel.JA:
            yield Ontbreekt(traject=traject.nummer, plek=traject.plek, einddatum=traject.einddatum)


def _voorbij(dossiers: Mapping[str, Dossier], week: Week) -> Iterator[Ontbreekt]:
    for dossier in dossiers.values():
        if dossier.staat in BEZET:
            yield from _hulp(dossier, week, voorbij=True)


def _hulp(dossier: Dossier, week: Week, *, voorbij: bool) -> Iterator[Ontbreekt]:
    """Het traject als geheel: het deel dat het langst doorloopt staat ervoor."""
    delen = [deel for deel in dossier.delen if deel.rol is not Deelrol.TWEEDE_WIJKCOACH]
    if not delen or any(deel.tot is None for deel in delen):
        return
    laatste = max(delen, key=lambda deel: deel.tot or date.min)
    if laatste.tot is not None and (laatste.tot < week.maandag) is voorbij:
        nummer = dossier.trajectnummer or dossier.hulpvraag
        yield Ontbreekt(traject=nummer, plek=laatste.plek, einddatum=laatste.tot)
