"""De werkvoorraad van één gesimuleerde week: dezelfde tabellen als een werkmap, gevuld uit de stand."""

from collections import Counter
from datetime import date, timedelta

from pydantic import BaseModel

from wijknetwerk.begrippen import LopendTraject, SoortPlek, Week, Werkvoorraad
from wijknetwerk.simulatie.stand import Stand, Zorg, afwezig
from wijknetwerk.simulatie.wereld import Wereld


def maandag_van(wereld: Wereld, week: int) -> date:
    """De maandag van een week van de simulatie; week 0 is de week van de werkmap."""
    return wereld.werkvoorraad.week.maandag + timedelta(weeks=week)


def werkvoorraad_van(wereld: Wereld, stand: Stand) -> Werkvoorraad:
    """Wat er deze week op tafel ligt."""
    maandag = maandag_van(wereld, stand.week)
    return BaseModel.model_copy(  # zonder opnieuw te sorteren: elke tabel staat hier al op haar sleutel
        wereld.werkvoorraad,
        update={
            "week": Week.van(maandag),
            "hulpvragen": tuple(wachtende.hulpvraag for wachtende in stand.wachtend),
            "wijkcoaches": _wijkcoaches(wereld, stand, maandag),
            "aanbieders": _aanbieders(wereld, stand),
            "collectief_aanbod": _groepen(wereld, stand, maandag),
            "lopende_trajecten": _trajecten(stand.zorg, maandag),
            "vastgezet": (),
            "vorig_voorstel": (),
        },
    )


def _wijkcoaches(wereld: Wereld, stand: Stand, maandag: date) -> tuple[object, ...]:
    """Wie vertrokken is heeft verlof tot de vervanger begint; wie er deze week niet is, heeft nu verlof."""
    weg = afwezig(stand)
    return tuple(
        wie.model_copy(update={"verlof_van": maandag, "verlof_tot": None}) if wie.code in weg else wie
        for wie in wereld.wijkcoaches
    )


def _aanbieders(wereld: Wereld, stand: Stand) -> tuple[object, ...]:
    """Elke aanbieder met de ruimte die er naast de lopende hulp over is."""
    bezet: dict[str, tuple[int, int]] = {}
    for zorg in stand.zorg:
        if zorg.basis or zorg.specialistisch:
            basis, specialistisch = bezet.get(zorg.plek, (0, 0))
            bezet[zorg.plek] = basis + zorg.basis, specialistisch + zorg.specialistisch
    rijen = []
    for wie in wereld.aanbieders:
        basis, specialistisch = wereld.ruimte[wie.code]
        vol_basis, vol_specialistisch = bezet.get(wie.code, (0, 0))
        vrij = max(0, basis - vol_basis), max(0, specialistisch - vol_specialistisch)
        if (rij := wereld.met_ruimte.get((wie.code, *vrij))) is None:
            rij = wie.model_copy(update={"ruimte_basis": vrij[0], "ruimte_specialistisch": vrij[1]})
            wereld.met_ruimte[wie.code, *vrij] = rij
        rijen.append(rij)
    return tuple(rijen)


def _groepen(wereld: Wereld, stand: Stand, maandag: date) -> tuple[object, ...]:
    """Wie er volgens de werkmap al in een groep zit, blijft; nieuwe deelnemers komen en gaan."""
    erbij = Counter(zorg.plek for zorg in stand.zorg if zorg.soort is SoortPlek.COLLECTIEF)
    return tuple(
        groep.model_copy(
            update={"bezet": min(groep.plaatsen, groep.bezet + erbij[groep.code]), "start": min(groep.start, maandag)}
        )
        for groep in wereld.groepen
    )


def _trajecten(zorgen: tuple[Zorg, ...], maandag: date) -> tuple[LopendTraject, ...]:
    """De lopende hulp, opgeteld: meer hoeft de verdeling er niet van te weten.

    Per wijkcoach tellen de minuten. Van een aanbieder telt alleen dat hij in de wijk werkt: zijn ruimte is al
    verrekend.
    """
    minuten: dict[str, int] = {}
    ergens: dict[str, Zorg] = {}
    bekend: dict[tuple[str, str], Zorg] = {}
    for zorg in zorgen:
        if zorg.aanbiederminuten:
            bekend[zorg.plek, zorg.wijk] = zorg
        for coach, aantal in ((zorg.plek, zorg.coach_minuten), (zorg.bij_coach, zorg.bij_minuten)):
            if coach is not None and aantal:
                minuten[coach] = minuten.get(coach, 0) + aantal
                ergens[coach] = zorg
    rijen = [
        *((coach, zorg, minuten[coach]) for coach, zorg in sorted(ergens.items())),
        *((plek, zorg, 0) for (plek, _), zorg in sorted(bekend.items())),
    ]
    zondag = maandag + timedelta(days=6)
    return tuple(
        LopendTraject(
            nummer=f"L{volgnummer:05d}",
            plek=plek,
            wet=zorg.wet,
            wijk=zorg.wijk,
            minuten_per_week=aantal,
            start=maandag,
            einddatum=zondag,
        )
        for volgnummer, (plek, zorg, aantal) in enumerate(rijen)
    )
