"""Kloppen de redenen die pas na de verdeling blijken, en de zin bij wie geen plek heeft?"""

import re
from collections.abc import Callable

from nagerekend import Nagerekend

from wijknetwerk.begrippen import Aanbieder, Capaciteitsstand, Rij, Route, Schil, SoortPlek
from wijknetwerk.toets.plekken import deel_wijkcoach, productdelen

KRAP = re.compile(r".* (plaatsen bezet|nodig is \S+|is vol|heeft per week maar .* vrij)")


def _zin(rij: Rij, regel: str) -> str | None:
    return next((reden.zin for reden in rij.redenen if reden.regel == regel), None)


def _vol(rij: Rij, soort: SoortPlek) -> list[list[str]]:
    """Per plek van dit soort die mag: waarom zij vol heet."""
    return [
        [reden.zin for reden in ander.redenen if reden.regel == "vol"]
        for ander in rij.alternatieven
        if ander.soort_plek is soort and ander.toegestaan
    ]


def team_heeft_ruimte(na: Nagerekend, rij: Rij) -> list[str]:
    """Wijkcoaches in de buurt die aanwezig zijn, met de wet en de expertise, en met de minuten over."""
    vraag, stand = na.stand.hulpvragen[rij.hulpvraag], na.stand
    return [
        code
        for code, coach in stand.coaches.items()
        if vraag.wet in coach.wetten
        and set(vraag.expertise) <= set(coach.expertise)
        and stand.dichtbij(vraag, coach)
        and not stand.met_verlof(coach)
        and na.vrij_coach(rij.hulpvraag, code) >= vraag.minuten_per_week
    ]


def groep_vol(na: Nagerekend, rij: Rij) -> bool:
    """Er is een groep die past en mag, en nergens kan deze hulpvraag erbij."""
    if (zin := _zin(rij, "groep_vol")) is None:
        return True
    groepen = _vol(rij, SoortPlek.COLLECTIEF)
    alles_krap = all(KRAP.fullmatch(een[0]) for een in groepen)
    return (
        na.zaak(rij.hulpvraag).route is Route.COLLECTIEF
        and bool(groepen)
        and alles_krap == zin.endswith("geen plaats.")
    )


def geen_ruimte_in_team(na: Nagerekend, rij: Rij) -> bool:
    """TZ-07 staat er precies als zelf kan volgens de regels, maar niemand de minuten heeft."""
    zelf = na.zaak(rij.hulpvraag).begeleiding is Route.ZELF
    elders = rij.soort_plek not in (SoortPlek.ZELF, SoortPlek.COLLECTIEF, None)
    hoort = zelf and elders and not na.stand.vastgezet[rij.hulpvraag] and not team_heeft_ruimte(na, rij)
    return (_zin(rij, "TZ-07") is not None) == hoort


def geen_tweede_coach(na: Nagerekend, rij: Rij) -> bool:
    """Wie met ruimte mag, heeft geen tweede wijkcoach naast zich."""
    if _zin(rij, "tweede_coach") is None:
        return True
    zinnen = [een[0] for een in _vol(rij, SoortPlek.ZELF) if een]
    met_ruimte = set(team_heeft_ruimte(na, rij)) - na.stand.uitgesloten[rij.hulpvraag]
    return bool(met_ruimte) and "er is geen tweede wijkcoach met ruimte om mee te kijken" in zinnen


def uitgesloten_coach(na: Nagerekend, rij: Rij) -> bool:
    """Wie nog ruimte heeft, is uitgesloten; niemand anders heeft ruimte."""
    if (zin := _zin(rij, "uitgesloten")) is None:
        return True
    met_ruimte = team_heeft_ruimte(na, rij)
    genoemd = re.fullmatch(r"De teamleider heeft wie nog ruimte heeft \((.+)\) uitgesloten\.", zin)
    return bool(
        genoemd and genoemd[1].split(" en ") == met_ruimte and set(met_ruimte) <= na.stand.uitgesloten[rij.hulpvraag]
    )


def vastgezet(na: Nagerekend, rij: Rij) -> bool:
    """De reden staat er precies bij wie vastgezet is en daar een plek kreeg."""
    vast = na.stand.vastgezet[rij.hulpvraag]
    zin = _zin(rij, "vastgezet")
    if rij.plek is None or not vast:
        return zin is None
    (plek,) = vast
    return (
        zin == f"De teamleider heeft deze hulpvraag vastgezet op {plek}: afgesproken in het team" and rij.plek == plek
    )


def schilreden(na: Nagerekend, rij: Rij) -> bool:
    """SC-03 (het netwerk zit vol) staat er precies als elke deelnemer die het aankan geen ruimte heeft.

    Heeft de teamleider een deelnemer uitgesloten of elders vastgezet, dan mag er SC-03b staan: dat is altijd waar.
    """
    sc03, sc03b = (_zin(rij, regel) is not None for regel in ("SC-03", "SC-03b"))
    if rij.schilreden != "capaciteit":
        return not (sc03 or sc03b)
    kandidaten = [een for een in na.stand.aanbieders.values() if een.schil is Schil.NETWERK and _kan_aan(na, rij, een)]
    vol = all(not _neemt_aan(een) or _past_niet(na, rij, een) for een in kandidaten)
    vrij_te_kiezen = not na.stand.vastgezet[rij.hulpvraag] and not na.stand.uitgesloten[rij.hulpvraag]
    return sc03 != sc03b and (sc03 == vol if vrij_te_kiezen else vol or sc03b)


def _kan_aan(na: Nagerekend, rij: Rij, aanbieder: Aanbieder) -> bool:
    vraag, stand = na.stand.hulpvragen[rij.hulpvraag], na.stand
    product = na.zaak(rij.hulpvraag).product
    ervaring, minimum = aanbieder.ervaring_score, stand.getal("ervaring_minimum")
    return (
        product is not None
        and aanbieder in stand.deelnemers(vraag, product)
        and (ervaring is None or ervaring >= minimum)
    )


def _neemt_aan(aanbieder: Aanbieder) -> bool:
    return aanbieder.capaciteitsstand in (Capaciteitsstand.CAPACITEIT, Capaciteitsstand.EERST_BEOORDELEN)


def _past_niet(na: Nagerekend, rij: Rij, aanbieder: Aanbieder) -> bool:
    """Ook de kleinste vorm past niet in de ruimte."""
    vraag, zaak = na.stand.hulpvragen[rij.hulpvraag], na.zaak(rij.hulpvraag)
    deel = deel_wijkcoach(na.stand, vraag) if zaak.begeleiding is Route.SAMEN else 0
    basis, specialistisch = productdelen(na.stand, zaak.product, vraag.minuten_per_week - deel)
    return basis > na.vrij_product(rij.hulpvraag, aanbieder.code, "basis") or specialistisch > na.vrij_product(
        rij.hulpvraag, aanbieder.code, "specialistische"
    )


def geen_plek(na: Nagerekend, rij: Rij) -> bool:
    """De zin bij wie geen plek heeft, tegen alle plekken die mogen."""
    zin = _zin(rij, "geen_plek")
    if zin is None or rij.soort_plek is not SoortPlek.GEEN_PLEK:
        return zin is None and rij.soort_plek is not SoortPlek.GEEN_PLEK
    if vast := na.stand.vastgezet[rij.hulpvraag]:
        return zin.startswith(f"Vastgezet op {next(iter(vast))}, maar daar kan deze hulpvraag niet terecht: ")
    mag = [[reden.zin for reden in een.redenen if reden.regel == "vol"] for een in rij.alternatieven if een.toegestaan]
    if not all(mag):
        return False
    nooit = [een[0].endswith((" is vol", " vrij")) or " uur per week vrij; " in een[0] for een in mag]
    if zin == "Geen enkele plek haalt alle eisen en is groot genoeg.":
        return all(nooit)
    krap = [bool(KRAP.fullmatch(een[0])) for een in mag]
    if zin == "Elke plek die mag, zit deze week vol.":
        return all(krap)
    genoemd = zin.removeprefix("Geen plek die mag, kan nu: ").removesuffix(".")
    return not all(krap) and {een[0] for een in mag if not KRAP.fullmatch(een[0])} <= set(
        re.split("; (?!met deze|meer dan)", genoemd)
    )


REDENEN: tuple[Callable[[Nagerekend, Rij], bool], ...] = (
    groep_vol,
    geen_ruimte_in_team,
    geen_tweede_coach,
    uitgesloten_coach,
    vastgezet,
    schilreden,
    geen_plek,
)
"""Elke soort reden die na de verdeling ontstaat, met wanneer zij waar is."""
