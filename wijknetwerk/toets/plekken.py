"""De harde eisen van één plek voor één hulpvraag, elk met haar zin. Een lege uitkomst betekent: toegestaan."""

from collections.abc import Iterator
from datetime import timedelta

from wijknetwerk.begrippen import Aanbieder, Capaciteitsstand, CollectiefAanbod, Hulpvraag, Product, Wijkcoach, uren
from wijknetwerk.toets.stand import Stand, in_gebied, levert

Schending = tuple[str, str]
"""De naam van een eis en de zin die zegt waarom zij niet gehaald wordt."""

EISEN = (
    "uitgesloten",
    "vastgezet_elders",
    "coach_wet",
    "coach_expertise",
    "coach_nabij",
    "coach_verlof",
    "aanbieder_wet",
    "aanbieder_gebied",
    "aanbieder_product",
    "aanbieder_expertise",
    "aanbieder_ervaring",
    "aanbieder_contract",
    "aanbieder_stand",
    "groep_thema",
    "groep_wet",
    "groep_wijk",
    "groep_dagdeel",
    "groep_start",
)
"""De namen van alle harde eisen, zoals zij als `regel` in een voorstel staan."""

_OPEN = (Capaciteitsstand.CAPACITEIT, Capaciteitsstand.EERST_BEOORDELEN)


def eisen_algemeen(stand: Stand, hulpvraag: Hulpvraag, plek: str) -> Iterator[Schending]:
    """Wat de teamleider heeft vastgelegd."""
    if plek in stand.uitgesloten[hulpvraag.nummer]:
        yield "uitgesloten", f"{plek} is voor {hulpvraag.nummer} uitgesloten door de teamleider"
    for anders in sorted(stand.vastgezet[hulpvraag.nummer] - {plek}):
        yield "vastgezet_elders", f"{hulpvraag.nummer} is vastgezet op {anders} en staat nu op {plek}"


def eisen_begeleider(stand: Stand, hulpvraag: Hulpvraag, coach: Wijkcoach) -> Iterator[Schending]:
    """Wat voor elke wijkcoach geldt, ook voor een tweede coach: in de buurt en niet met verlof."""
    if not stand.dichtbij(hulpvraag, coach):
        yield (
            "coach_nabij",
            f"team {coach.team} van {coach.code} werkt niet in of naast wijk {hulpvraag.wijk} van {hulpvraag.nummer}",
        )
    if stand.met_verlof(coach):
        tot = coach.verlof_tot or "onbekende datum"
        yield "coach_verlof", f"{coach.code} heeft verlof van {coach.verlof_van} tot en met {tot}"


def eisen_wet(hulpvraag: Hulpvraag, coach: Wijkcoach) -> Iterator[Schending]:
    """De wijkcoach werkt voor de wet van de hulpvraag."""
    if hulpvraag.wet not in coach.wetten:
        yield "coach_wet", f"{coach.code} werkt niet voor de {hulpvraag.wet} van {hulpvraag.nummer}"


def eisen_coach(stand: Stand, hulpvraag: Hulpvraag, coach: Wijkcoach) -> Iterator[Schending]:
    """Alles wat geldt voor een wijkcoach die een hulpvraag zelf oppakt."""
    yield from eisen_algemeen(stand, hulpvraag, coach.code)
    yield from eisen_wet(hulpvraag, coach)
    if mist := sorted(set(hulpvraag.expertise) - set(coach.expertise)):
        yield "coach_expertise", f"{coach.code} mist expertise {', '.join(mist)} voor {hulpvraag.nummer}"
    yield from eisen_begeleider(stand, hulpvraag, coach)


def eisen_tweede(stand: Stand, hulpvraag: Hulpvraag, coach: Wijkcoach) -> Iterator[Schending]:
    """Een tweede coach is in de buurt, niet met verlof en niet uitgesloten; wet en expertise hoeven niet."""
    if coach.code in stand.uitgesloten[hulpvraag.nummer]:
        yield "uitgesloten", f"{coach.code} is voor {hulpvraag.nummer} uitgesloten door de teamleider"
    yield from eisen_begeleider(stand, hulpvraag, coach)


def eisen_deel(stand: Stand, hulpvraag: Hulpvraag, coach: Wijkcoach) -> Iterator[Schending]:
    """Wie een deel naast een aanbieder doet, werkt ook voor de wet; expertise hoeft niet."""
    yield from eisen_wet(hulpvraag, coach)
    yield from eisen_tweede(stand, hulpvraag, coach)


def eisen_aanbieder(
    stand: Stand, hulpvraag: Hulpvraag, aanbieder: Aanbieder, product: Product | None
) -> Iterator[Schending]:
    """Alles wat geldt voor een aanbieder, van welke schil ook."""
    yield from eisen_algemeen(stand, hulpvraag, aanbieder.code)
    gebied = stand.gebied(hulpvraag)
    if hulpvraag.wet not in aanbieder.wetten:
        yield "aanbieder_wet", f"{aanbieder.code} heeft geen contract voor de {hulpvraag.wet} van {hulpvraag.nummer}"
    if not in_gebied(aanbieder, gebied):
        yield "aanbieder_gebied", f"{aanbieder.code} werkt niet in gebied {gebied} van {hulpvraag.nummer}"
    if product is None or not levert(aanbieder, product):
        yield (
            "aanbieder_product",
            f"{aanbieder.code} levert geen {product or 'onbekend product'} voor {hulpvraag.nummer}",
        )
    if mist := sorted(set(hulpvraag.expertise) - set(aanbieder.expertise)):
        yield "aanbieder_expertise", f"{aanbieder.code} mist expertise {', '.join(mist)} voor {hulpvraag.nummer}"
    minimum = stand.getal("ervaring_minimum")
    if aanbieder.ervaring_score is not None and aanbieder.ervaring_score < minimum:
        yield "aanbieder_ervaring", f"{aanbieder.code} heeft ervaring {aanbieder.ervaring_score}, nodig is {minimum}"
    if aanbieder.contract_tot is not None and aanbieder.contract_tot < stand.zondag:
        yield "aanbieder_contract", f"het contract van {aanbieder.code} eindigt op {aanbieder.contract_tot}"
    if aanbieder.capaciteitsstand not in _OPEN:
        yield "aanbieder_stand", f"{aanbieder.code} meldt «{aanbieder.capaciteitsstand}» en neemt niemand aan"


def eisen_groep(stand: Stand, hulpvraag: Hulpvraag, groep: CollectiefAanbod) -> Iterator[Schending]:
    """Alles wat geldt voor een groep, los van haar plaatsen."""
    yield from eisen_algemeen(stand, hulpvraag, groep.code)
    yield from groepseisen(stand, hulpvraag, groep)


def groepseisen(stand: Stand, hulpvraag: Hulpvraag, groep: CollectiefAanbod) -> Iterator[Schending]:
    """Of een groep bij de hulpvraag past, los van wat de teamleider vastlegde."""
    if hulpvraag.thema is None or hulpvraag.thema != groep.thema:
        yield (
            "groep_thema",
            f"{groep.code} gaat over {groep.thema}, {hulpvraag.nummer} over {hulpvraag.thema or 'niets'}",
        )
    if hulpvraag.wet not in groep.wetten:
        yield "groep_wet", f"{groep.code} is er niet voor de {hulpvraag.wet} van {hulpvraag.nummer}"
    if groep.wijken and not stand.omgeving(hulpvraag) & set(groep.wijken):
        yield "groep_wijk", f"{groep.code} is er niet voor wijk {hulpvraag.wijk} van {hulpvraag.nummer}"
    if hulpvraag.dagdelen and groep.dagdeel not in hulpvraag.dagdelen:
        yield "groep_dagdeel", f"{groep.code} is in de {groep.dagdeel}, dan kan {hulpvraag.nummer} niet"
    uiterlijk = stand.zondag + timedelta(weeks=stand.getal("collectief_wachtweken"))
    if groep.start > uiterlijk:
        yield "groep_start", f"{groep.code} begint op {groep.start}, dat is na {uiterlijk}"
    if groep.einde is not None and groep.einde < stand.zondag:
        yield "groep_start", f"{groep.code} eindigt op {groep.einde}, vóór het eind van de week"


def deel_wijkcoach(stand: Stand, hulpvraag: Hulpvraag) -> int:
    """De minuten die een wijkcoach doet als de begeleiding gedeeld wordt."""
    afgesproken = hulpvraag.minuten_wijkcoach
    if afgesproken is not None and afgesproken < hulpvraag.minuten_per_week:
        return afgesproken
    return hulpvraag.minuten_per_week * stand.getal("samen_deel_wijkcoach_procent") // 100


def productdelen(stand: Stand, product: Product | None, minuten: int) -> tuple[int, int]:
    """Hoeveel minuten van de ruimte voor basis en voor specialistisch een aanbieder kwijt is."""
    if product is Product.BASIS:
        return minuten, 0
    if product is Product.GECOMBINEERD:
        specialistisch = minuten * stand.getal("gecombineerd_deel_specialistisch_procent") // 100
        return minuten - specialistisch, specialistisch
    return 0, minuten


def te_kort(wat: str, gevraagd: int, vrij: int) -> str:
    """Zegt hoeveel er te veel gevraagd is."""
    return f"{wat}: {gevraagd} minuten gevraagd en {vrij} vrij, {uren(gevraagd - vrij)} uur te veel"
