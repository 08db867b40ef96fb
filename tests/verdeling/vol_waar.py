"""Klopt een zin die zegt dat een plek vol is? Nagerekend met de minuten en plaatsen van het voorstel."""

import re

from nagerekend import Nagerekend

from wijknetwerk.begrippen import Route, uren
from wijknetwerk.toets.plekken import deel_wijkcoach, productdelen


def klopt_vol(na: Nagerekend, nummer: str, plek: str, zin: str) -> bool:
    return any(klopt(na, nummer, plek, deel) for vorm, klopt in VOL_ZINNEN if (deel := re.fullmatch(vorm, zin)))


def _nodig(na: Nagerekend, nummer: str, plek: str) -> list[tuple[int, int]]:
    """Per vorm (heel en soms samen): de minuten basis en specialistisch."""
    vraag, zaak = na.stand.hulpvragen[nummer], na.zaak(nummer)
    vormen = [vraag.minuten_per_week]
    if zaak.begeleiding is Route.SAMEN:
        vormen.append(vraag.minuten_per_week - deel_wijkcoach(na.stand, vraag))
    assert plek in na.stand.aanbieders
    return [productdelen(na.stand, zaak.product, minuten) for minuten in vormen]


def _krap(na: Nagerekend, nummer: str, plek: str, deel: re.Match[str]) -> bool:
    if plek != deel["plek"]:
        return False
    if deel["product"] is None:
        vrij, nodig = na.vrij_coach(nummer, plek), [na.stand.hulpvragen[nummer].minuten_per_week]
    else:
        soort = deel["product"].removesuffix("begeleiding").removesuffix("e ")
        vrij = na.vrij_product(nummer, plek, soort)
        nodig = [delen[soort != "basis"] for delen in _nodig(na, nummer, plek)]
    return deel["vrij"] == uren(vrij) and any(deel["nodig"] == uren(een) and een > vrij for een in nodig)


def _plaatsen(na: Nagerekend, nummer: str, plek: str, deel: re.Match[str]) -> bool:
    groep = na.stand.groepen[plek]
    return (
        (deel["naam"], int(deel["plaatsen"])) == (groep.naam, groep.plaatsen) == (groep.naam, na.in_groep(nummer, plek))
    )


def _minimum(na: Nagerekend, nummer: str, plek: str, deel: re.Match[str]) -> bool:
    groep, samen = na.stand.groepen[plek], na.in_groep(nummer, plek) + 1
    return (int(deel["minimum"]), int(deel["samen"])) == (groep.minimum, samen) and samen < groep.minimum


def _blijft(na: Nagerekend, nummer: str, plek: str, deel: re.Match[str]) -> bool:
    groep = na.stand.groepen[na.rijen[nummer].plek or ""]
    samen = na.in_groep(nummer, groep.code)
    assert plek != groep.code
    return (deel["naam"], int(deel["samen"])) == (groep.naam, samen) and groep.bezet < samen < groep.minimum


def _geen_tweede(na: Nagerekend, nummer: str, plek: str, deel: re.Match[str]) -> bool:
    del deel
    minuten = na.stand.getal("tweede_coach_minuten_per_week")
    return all(code == plek or na.vrij_coach(nummer, code) < minuten for code in _helpers(na, nummer, wet=False))


def _geen_deel(na: Nagerekend, nummer: str, plek: str, deel: re.Match[str]) -> bool:
    del deel
    assert plek in na.stand.aanbieders
    minuten = deel_wijkcoach(na.stand, na.stand.hulpvragen[nummer])
    return all(na.vrij_coach(nummer, code) < minuten for code in _helpers(na, nummer, wet=True))


def _helpers(na: Nagerekend, nummer: str, *, wet: bool) -> list[str]:
    """Wie mee mag kijken (en bij een eigen deel ook onder de wet werkt)."""
    vraag, stand = na.stand.hulpvragen[nummer], na.stand
    return [
        code
        for code, coach in stand.coaches.items()
        if stand.dichtbij(vraag, coach)
        and not stand.met_verlof(coach)
        and code not in stand.uitgesloten[nummer]
        and (not wet or vraag.wet in coach.wetten)
    ]


def _netwerk(na: Nagerekend, nummer: str, plek: str, deel: re.Match[str]) -> bool:
    vraag, gebruik = na.stand.hulpvragen[nummer], na.zonder(nummer)
    leden = gebruik.netwerk_nu(deel["gebied"], vraag.wet)
    grens = gebruik.netwerk_grens(deel["gebied"], vraag.wet)
    goed = (int(deel["leden"]), int(deel["grens"])) == (len(leden), grens) and len(leden) >= grens
    return goed and plek not in leden and deel["gebied"] == na.stand.gebied(vraag)


def _nooit_coach(na: Nagerekend, nummer: str, plek: str, deel: re.Match[str]) -> bool:
    vrij, nodig = na.stand.vrij_coach(plek), na.stand.hulpvragen[nummer].minuten_per_week
    return (deel["plek"], deel["vrij"], deel["nodig"]) == (plek, uren(vrij), uren(nodig)) and nodig > vrij


def _nooit_aanbieder(na: Nagerekend, nummer: str, plek: str, deel: re.Match[str]) -> bool:
    aanbieder, delen = na.stand.aanbieders[plek], _nodig(na, nummer, plek)
    ruimtes = {"basis": aanbieder.ruimte_basis, "specialistisch": aanbieder.ruimte_specialistisch}
    kleinste = dict(zip(("basis", "specialistisch"), delen[-1], strict=True))
    genoemd = {
        soort: (vrij, nodig) for vrij, soort, nodig in re.findall(r"(\S+) uur (\w+) \(nodig (\S+)\)", deel["delen"])
    }
    krap = {
        soort: (uren(ruimtes[soort]), uren(kleinste[soort])) for soort in ruimtes if kleinste[soort] > ruimtes[soort]
    }
    return bool(krap) and genoemd == krap and deel["naam"] == aanbieder.naam


def _nooit_groep(na: Nagerekend, nummer: str, plek: str, deel: re.Match[str]) -> bool:
    groep = na.stand.groepen[plek]
    return deel["naam"] == groep.naam and groep.bezet >= groep.plaatsen and bool(nummer)


_VRIJ = r"(?P<plek>\S+) heeft naast de rest van dit voorstel nog (?P<vrij>\S+) uur per week vrij"
_PRODUCT = r"( voor (?P<product>basisbegeleiding|specialistische begeleiding))?"
_NETWERK = r"het netwerk van (?P<gebied>\S+) voor de \w+ telt al (?P<leden>\d+) deelnemers"

VOL_ZINNEN = (
    (_VRIJ + _PRODUCT + r"; nodig is (?P<nodig>\S+)", _krap),
    (r"(?P<naam>.+) heeft naast de rest van dit voorstel alle (?P<plaatsen>\d+) plaatsen bezet", _plaatsen),
    (
        r"(?P<naam>.+) gaat pas door bij (?P<minimum>\d+) deelnemers; met deze erbij zijn het er (?P<samen>\d+)",
        _minimum,
    ),
    (r"zonder deze hulpvraag gaat (?P<naam>.+) niet door: dan zijn er (?P<samen>\d+) deelnemers", _blijft),
    (r"er is geen tweede wijkcoach met ruimte om mee te kijken", _geen_tweede),
    (r"er is geen wijkcoach met ruimte voor het eigen deel", _geen_deel),
    (_NETWERK + r"; meer dan (?P<grens>\d+) mag niet", _netwerk),
    (r"(?P<plek>\S+) heeft (?P<vrij>\S+) uur per week vrij; nodig is (?P<nodig>\S+)", _nooit_coach),
    (r"(?P<naam>.+) heeft per week maar (?P<delen>.+) vrij", _nooit_aanbieder),
    (r"(?P<naam>.+) is vol", _nooit_groep),
)
"""Elke zin over een volle plek, met hoe zij is na te rekenen."""
