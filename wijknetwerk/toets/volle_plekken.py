"""Volle plekken nagerekend: hoeveel er ontbreekt, en welke andere hulpvragen daar nu ruimte gebruiken."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from wijknetwerk.begrippen import Alternatief, Rij, Route
from wijknetwerk.toets.bevinding import Bevinding, Soort
from wijknetwerk.toets.geheel import Gebruik
from wijknetwerk.toets.plekken import deel_wijkcoach, productdelen

PRODUCTEN = ("basis", "specialistisch")


def toets_volle_plekken(gebruik: Gebruik, rijen: Sequence[Rij]) -> Iterator[Bevinding]:
    """Of elk alternatief dat vol heet, precies zoveel te kort komt als het zegt, door wie het noemt."""
    niemand, wie_op = Gebruik(gebruik.beeld, ()), _wie_op(rijen)
    for rij in rijen:
        gebruik.zet(rij, -1)
        for ander in rij.alternatieven:
            if (ander.te_kort or ander.bezet_door) and _bestaat(gebruik, ander.plek):
                naast = [
                    (nodig, _door(gebruik, wie_op.get(ander.plek, ()), rij, soort))
                    for nodig, soort in _krap(gebruik, rij, ander)
                ]
                leeg: list[tuple[int, list[str]]] = [(nodig, []) for nodig, _ in _krap(niemand, rij, ander)]
                if (ander.te_kort, sorted(ander.bezet_door)) not in [*naast, *leeg]:
                    yield _vind(rij, ander, naast)
        gebruik.zet(rij, 1)


def _vind(rij: Rij, ander: Alternatief, hoort: Sequence[tuple[int, list[str]]]) -> Bevinding:
    nageteld = " of ".join(f"{nodig} door {', '.join(wie) or 'niemand'}" for nodig, wie in hoort)
    gemeld = f"{ander.te_kort} te kort door {', '.join(ander.bezet_door) or 'niemand'}"
    zin = f"{rij.hulpvraag} naar {ander.plek}: {gemeld}; nagerekend is {nageteld}"
    return Bevinding(soort=Soort.ALTERNATIEF, over=rij.hulpvraag, zin=zin)


def _bestaat(gebruik: Gebruik, plek: str) -> bool:
    stand = gebruik.stand
    return plek in stand.coaches or plek in stand.groepen or plek in stand.aanbieders


def _wie_op(rijen: Sequence[Rij]) -> Mapping[str, list[Rij]]:
    """Plek -> de rijen die daar iets van gebruiken."""
    wie_op: defaultdict[str, list[Rij]] = defaultdict(list)
    for rij in rijen:
        for plek in {rij.plek, rij.wijkcoach, rij.tweede_coach}:
            if plek is not None:
                wie_op[plek].append(rij)
    return wie_op


def _door(gebruik: Gebruik, op_plek: Sequence[Rij], rij: Rij, product: str) -> list[str]:
    """De andere hulpvragen die deze ruimte gebruiken."""
    return sorted(
        wie.hulpvraag
        for wie in op_plek
        if wie is not rij and (not product or _delen(gebruik, wie, wie.wijkcoach is not None)[product] > 0)
    )


def _delen(gebruik: Gebruik, rij: Rij, samen: object) -> dict[str, int]:
    """De minuten basis en specialistisch bij een aanbieder, met of zonder een deel door een wijkcoach."""
    hulpvraag, zaak = gebruik.stand.hulpvragen[rij.hulpvraag], gebruik.beeld.zaken[rij.hulpvraag]
    minuten = hulpvraag.minuten_per_week - (deel_wijkcoach(gebruik.stand, hulpvraag) if samen else 0)
    return dict(zip(PRODUCTEN, productdelen(gebruik.stand, zaak.product, minuten), strict=True))


def _krap(gebruik: Gebruik, rij: Rij, ander: Alternatief) -> Iterator[tuple[int, str]]:
    """Wat er ontbreekt voor deze hulpvraag op een plek, in elke vorm die kan, en van welk product."""
    stand, plek = gebruik.stand, ander.plek
    if plek in stand.groepen:
        groep = stand.groepen[plek]
        yield groep.bezet + gebruik.groep[plek] + 1 - groep.plaatsen, ""
    elif plek in stand.coaches:
        minuten = stand.hulpvragen[rij.hulpvraag].minuten_per_week
        yield minuten + gebruik.coach[plek] - stand.vrij_coach(plek), ""
    else:
        aanbieder = stand.aanbieders[plek]
        for samen in {gebruik.beeld.zaken[rij.hulpvraag].begeleiding is Route.SAMEN, False}:
            delen = _delen(gebruik, rij, samen)
            krap = {
                "basis": delen["basis"] + gebruik.basis[plek] - aanbieder.ruimte_basis,
                "specialistisch": delen["specialistisch"]
                + gebruik.specialistisch[plek]
                - aanbieder.ruimte_specialistisch,
            }
            yield from ((nodig, product) for product, nodig in krap.items() if nodig == max(krap.values()))
