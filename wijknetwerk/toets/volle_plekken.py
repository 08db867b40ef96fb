"""Volle plekken nagerekend: hoeveel er ontbreekt, en welke andere hulpvragen daar nu ruimte gebruiken."""

from collections.abc import Iterator, Sequence

from wijknetwerk.begrippen import Alternatief, Rij, Route
from wijknetwerk.toets.bevinding import Bevinding, Soort
from wijknetwerk.toets.geheel import Gebruik
from wijknetwerk.toets.plekken import deel_wijkcoach, productdelen


def toets_volle_plekken(gebruik: Gebruik, rijen: Sequence[Rij]) -> Iterator[Bevinding]:
    """Of elk alternatief dat vol heet, precies zoveel te kort komt als het zegt, door wie het noemt."""
    niemand = Gebruik(gebruik.beeld, ())
    for rij in rijen:
        gebruik.zet(rij, -1)
        for ander in rij.alternatieven:
            if not (ander.te_kort or ander.bezet_door) or not _bestaat(gebruik, ander.plek):
                continue
            naast, leeg = _te_kort(gebruik, rij, ander), _te_kort(niemand, rij, ander)
            anderen = sorted(wie.hulpvraag for wie in rijen if wie is not rij and ander.plek in _gebruikt(wie))
            if (ander.te_kort, sorted(ander.bezet_door)) not in [(een, anderen) for een in naast] + [
                (een, []) for een in leeg
            ]:
                zin = (
                    f"{rij.hulpvraag} naar {ander.plek}: {ander.te_kort} te kort door {', '.join(ander.bezet_door)}; "
                    f"nagerekend is {' of '.join(map(str, naast))} door {', '.join(anderen)}"
                )
                yield Bevinding(soort=Soort.ALTERNATIEF, over=rij.hulpvraag, zin=zin)
        gebruik.zet(rij, 1)


def _bestaat(gebruik: Gebruik, plek: str) -> bool:
    stand = gebruik.stand
    return plek in stand.coaches or plek in stand.groepen or plek in stand.aanbieders


def _gebruikt(rij: Rij) -> tuple[str | None, ...]:
    return rij.plek, rij.wijkcoach, rij.tweede_coach


def _te_kort(gebruik: Gebruik, rij: Rij, ander: Alternatief) -> list[int]:
    """Wat er ontbreekt voor deze hulpvraag op een plek, in elke vorm die kan."""
    stand, hulpvraag, plek = gebruik.stand, gebruik.stand.hulpvragen[rij.hulpvraag], ander.plek
    if plek in stand.groepen:
        groep = stand.groepen[plek]
        return [groep.bezet + gebruik.groep[plek] + 1 - groep.plaatsen]
    if plek in stand.coaches:
        return [hulpvraag.minuten_per_week + gebruik.coach[plek] - stand.vrij_coach(plek)]
    zaak, aanbieder = gebruik.beeld.zaken[rij.hulpvraag], stand.aanbieders[plek]
    delen = [0, deel_wijkcoach(stand, hulpvraag)] if zaak.begeleiding is Route.SAMEN else [0]
    uit = []
    for deel in delen:
        basis, specialistisch = productdelen(stand, zaak.product, hulpvraag.minuten_per_week - deel)
        krap_basis = basis + gebruik.basis[plek] - aanbieder.ruimte_basis
        krap_specialistisch = specialistisch + gebruik.specialistisch[plek] - aanbieder.ruimte_specialistisch
        uit.append(max(krap_basis, krap_specialistisch))
    return uit
