"""Eén rij van het voorstel tegen de regels en de eisen: route, redenen, plek, product, schil en minuten."""

from collections.abc import Iterator

from wijknetwerk.begrippen import Hulpvraag, Rij, Route, SoortPlek
from wijknetwerk.toets.bevinding import Bevinding, Soort
from wijknetwerk.toets.geheel import AANBIEDERSOORTEN
from wijknetwerk.toets.plekken import (
    Schending,
    deel_wijkcoach,
    eisen_aanbieder,
    eisen_coach,
    eisen_deel,
    eisen_groep,
    eisen_tweede,
)
from wijknetwerk.toets.stand import Stand, verdeelbaar
from wijknetwerk.toets.weging import Beeld, Zaak


def toets_rij(beeld: Beeld, rij: Rij) -> Iterator[Bevinding]:
    """Alles wat over één rij te zeggen is zonder de andere rijen te kennen."""
    zaak = beeld.zaken[rij.hulpvraag]
    yield from _toets_route(zaak, rij)
    yield from _toets_redenen(beeld.stand, zaak, rij)
    yield from _toets_navragen(zaak, rij)
    yield from _toets_plek(beeld, zaak, rij)
    yield from _toets_begeleiders(beeld, zaak, rij)
    yield from _toets_product_en_schil(beeld, zaak, rij)
    yield from _toets_minuten(beeld, rij)


def toets_besloten_rij(beeld: Beeld, rij: Rij) -> Iterator[Bevinding]:
    """Wat er over één besluit te zeggen is: de plek en wie er helpt; hoe het voorstel tot stand kwam telt niet."""
    zaak = beeld.zaken[rij.hulpvraag]
    yield from _toets_plek(beeld, zaak, rij)
    yield from _toets_begeleiders(beeld, zaak, rij)
    yield from _toets_product_en_schil(beeld, zaak, rij)
    yield from _toets_minuten(beeld, rij)


def _toets_route(zaak: Zaak, rij: Rij) -> Iterator[Bevinding]:
    if rij.route is not zaak.route:
        yield _vind(Soort.ROUTE, rij, f"{rij.hulpvraag} heeft route {rij.route}, de regels zeggen {zaak.route}")
    if verdeelbaar(zaak.route):
        if rij.soort_plek is None:
            yield _vind(
                Soort.ROUTE, rij, f"{rij.hulpvraag} heeft route {zaak.route} maar doet niet mee in de weekronde"
            )
    elif rij.soort_plek is not None:
        zin = f"{rij.hulpvraag} verlaat de weekronde ({zaak.route}) maar staat op {rij.plek or 'geen_plek'}"
        yield _vind(Soort.ROUTE, rij, zin)


def _toets_redenen(stand: Stand, zaak: Zaak, rij: Rij) -> Iterator[Bevinding]:
    genoemd = {reden.regel for reden in rij.redenen}
    for naam in sorted(zaak.tenzij - genoemd):
        yield _vind(Soort.REDEN, rij, f"{rij.hulpvraag} noemt tenzij-regel {naam} niet, terwijl die zeker geldt")
    alle = {regel.id for tabel in ("tenzij", "route", "product", "schil") for regel in stand.regels.tabellen[tabel]}
    for naam in sorted(genoemd & alle - zaak.mag_als_reden):
        yield _vind(Soort.REDEN, rij, f"{rij.hulpvraag} noemt regel {naam} als reden, terwijl die niet geldt")


def _toets_navragen(zaak: Zaak, rij: Rij) -> Iterator[Bevinding]:
    gevraagd = {navraag.veld for navraag in rij.navragen}
    if zaak.route is Route.NAVRAGEN and not gevraagd:
        yield _vind(Soort.NAVRAGEN, rij, f"{rij.hulpvraag} heeft route navragen, maar er staat geen vraag bij")
    for veld in sorted(gevraagd - zaak.navragen):
        zin = f"{rij.hulpvraag} vraagt naar {veld}, maar dat antwoord verandert de uitkomst niet"
        yield _vind(Soort.NAVRAGEN, rij, zin)


def _toets_plek(beeld: Beeld, zaak: Zaak, rij: Rij) -> Iterator[Bevinding]:
    if rij.plek is None:
        return
    if not open_voor(zaak, rij.soort_plek):
        yield _vind(
            Soort.EIS,
            rij,
            f"{rij.hulpvraag} staat op {rij.plek} ({rij.soort_plek}), route {zaak.route} laat dat niet toe",
        )
    for naam, zin in schendingen(beeld, rij.hulpvraag, rij.plek, rij.soort_plek):
        yield _vind(Soort.EIS, rij, f"Eis {naam}: {zin}")


def open_voor(zaak: Zaak, soort: SoortPlek | None) -> bool:
    """Of de route een plek van dit soort toelaat."""
    if soort is SoortPlek.COLLECTIEF:
        return zaak.route is Route.COLLECTIEF
    if soort is SoortPlek.ZELF:
        return zaak.begeleiding is Route.ZELF
    return zaak.begeleiding is not None


def schendingen(beeld: Beeld, nummer: str, plek: str, soort: SoortPlek | None) -> tuple[Schending, ...]:
    """De eisen die een bestaande plek schendt voor een hulpvraag."""
    stand, hulpvraag = beeld.stand, beeld.stand.hulpvragen[nummer]
    if soort is SoortPlek.ZELF:
        return tuple(eisen_coach(stand, hulpvraag, stand.coaches[plek]))
    if soort is SoortPlek.COLLECTIEF:
        return tuple(eisen_groep(stand, hulpvraag, stand.groepen[plek]))
    return tuple(eisen_aanbieder(stand, hulpvraag, stand.aanbieders[plek], beeld.zaken[nummer].product))


def _toets_begeleiders(beeld: Beeld, zaak: Zaak, rij: Rij) -> Iterator[Bevinding]:
    stand, hulpvraag = beeld.stand, beeld.stand.hulpvragen[rij.hulpvraag]
    if rij.soort_plek is SoortPlek.ZELF:
        if rij.tweede_coach is None:
            yield _vind(Soort.TWEEDE_COACH, rij, f"{rij.hulpvraag} wordt zelf opgepakt zonder tweede coach")
        elif rij.tweede_coach == rij.plek:
            yield _vind(
                Soort.TWEEDE_COACH,
                rij,
                f"{rij.hulpvraag} heeft {rij.plek} ook als tweede coach; dat moet een ander zijn",
            )
        else:
            for naam, zin in eisen_tweede(stand, hulpvraag, stand.coaches[rij.tweede_coach]):
                yield _vind(Soort.TWEEDE_COACH, rij, f"Eis {naam}: {zin}")
    elif rij.tweede_coach is not None:
        yield _vind(
            Soort.TWEEDE_COACH, rij, f"{rij.hulpvraag} heeft tweede coach {rij.tweede_coach} zonder eigen wijkcoach"
        )
    if rij.soort_plek in AANBIEDERSOORTEN and rij.wijkcoach is not None:
        if zaak.begeleiding is not Route.SAMEN:
            yield _vind(
                Soort.COACHDEEL, rij, f"{rij.hulpvraag} heeft een deel bij {rij.wijkcoach}, de route is niet samen"
            )
        for naam, zin in eisen_deel(stand, hulpvraag, stand.coaches[rij.wijkcoach]):
            yield _vind(Soort.COACHDEEL, rij, f"Eis {naam}: {zin}")


def _toets_product_en_schil(beeld: Beeld, zaak: Zaak, rij: Rij) -> Iterator[Bevinding]:
    bij_aanbieder = rij.soort_plek in AANBIEDERSOORTEN and rij.plek is not None
    product = zaak.product if bij_aanbieder else None
    if rij.product != product:
        zin = f"{rij.hulpvraag} heeft product {rij.product or 'geen'}, dat hoort {product or 'geen'} te zijn"
        yield _vind(Soort.PRODUCT, rij, zin)
    soort, reden = rij.soort_plek, None
    if bij_aanbieder:
        soort, reden = zaak.schil[beeld.stand.aanbieders[rij.plek or ""].schil]
    if rij.soort_plek is not soort:
        zin = f"{rij.hulpvraag} staat bij {rij.plek} als {rij.soort_plek}, dat hoort {soort} te zijn"
        yield _vind(Soort.SCHIL, rij, zin)
    if rij.schilreden is not reden:
        zin = f"{rij.hulpvraag} heeft schilreden {rij.schilreden or 'geen'}, dat hoort {reden or 'geen'} te zijn"
        yield _vind(Soort.SCHIL, rij, zin)


def _toets_minuten(beeld: Beeld, rij: Rij) -> Iterator[Bevinding]:
    hoort = minuten_van(beeld, rij)
    gemeld = (rij.minuten_per_week, rij.minuten_wijkcoach, rij.minuten_tweede_coach)
    for naam, is_nu, moet in zip(("per week", "van de wijkcoach", "van de tweede coach"), gemeld, hoort, strict=True):
        if is_nu != moet:
            yield _vind(
                Soort.MINUTEN, rij, f"{rij.hulpvraag} meldt {is_nu} minuten {naam}, dat horen er {moet} te zijn"
            )


def minuten_van(beeld: Beeld, rij: Rij) -> tuple[int, int, int]:
    """Minuten per week in totaal, van de wijkcoach en van de tweede coach."""
    hulpvraag: Hulpvraag = beeld.stand.hulpvragen[rij.hulpvraag]
    minuten = hulpvraag.minuten_per_week
    if rij.plek is None or rij.soort_plek is SoortPlek.COLLECTIEF:
        return 0, 0, 0
    if rij.soort_plek is SoortPlek.ZELF:
        return minuten, minuten, beeld.stand.getal("tweede_coach_minuten_per_week")
    return minuten, deel_wijkcoach(beeld.stand, hulpvraag) if rij.wijkcoach is not None else 0, 0


def _vind(soort: Soort, rij: Rij, zin: str) -> Bevinding:
    return Bevinding(soort=soort, over=rij.hulpvraag, zin=zin)
