"""Het verslag als gegevens: welke delen, in welke volgorde, met zin, plaatje en tabellen. Elk formaat schrijft dit uit.

Een deel erbij is één plaats in `DELEN`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from wijknetwerk.monitor import conclusies, plaatjes, woorden
from wijknetwerk.monitor.cijfer import Cijfer, Pad, Rij, Uitkomst
from wijknetwerk.monitor.monitor import Monitor

Zin = Callable[[Monitor], str]
Plaatje = Callable[[Monitor], bytes | None]
EFFECTEN = ("zelfstandig_verder", "oplossingsvermogen", "netwerk_betrokken", "integraal")


@dataclass(frozen=True)
class Deel:
    """Een deel van het verslag: titel, de cijfers in de tabel, de zin en soms een plaatje."""

    naam: str
    titel: str
    cijfers: tuple[str, ...]
    zin: Zin
    plaatje: Plaatje | None = None


def _zin(naam: str, zin: str) -> Zin:
    return lambda monitor: conclusies.over(monitor, naam, zin)


def _verdeling(naam: str, zin: str) -> Zin:
    return lambda monitor: conclusies.over_verdeling(monitor, naam, zin)


DELEN: tuple[Deel, ...] = (
    Deel(
        "verloop",
        "In, uit en actief",
        ("beginstand", "instroom", "uitstroom", "actief"),
        conclusies.over_verloop,
        plaatjes.teken_verloop,
    ),
    Deel(
        "herkomst",
        "Uit de beoogde wijken",
        ("beoogde_wijken",),
        _zin("beoogde_wijken", "{waarde} van wie begon, kwam uit een beoogde wijk ({delen})."),
    ),
    Deel(
        "aandeel",
        "Aandeel zelf",
        ("aandeel_zelf",),
        _zin("aandeel_zelf", "Het wijkteam begeleidt {waarde} van alle inwoners in begeleiding zelf ({delen})."),
    ),
    Deel(
        "aandeel_per_maand",
        "Aandeel zelf per maand",
        ("aandeel_per_maand",),
        conclusies.over_maanden,
        plaatjes.teken_maanden,
    ),
    Deel(
        "uren",
        "Uren",
        ("extra_fte", "uren_benut"),
        _zin("uren_benut", "{waarde} van de beschikbare uren ging naar zelf begeleiden ({delen})."),
    ),
    Deel(
        "eindreden",
        "Redenen van beëindiging",
        ("eindreden",),
        _verdeling("eindreden", "Het vaakst eindigt een traject: {groepen}."),
    ),
    Deel(
        "uitdraai",
        "Zelfstandig verder, volgens het team",
        ("zelfstandig_volgens_team",),
        _zin("zelfstandig_volgens_team", "Na {waarde} van de trajecten kan de inwoner zelf verder ({delen})."),
    ),
    Deel(
        "respons",
        "Respons",
        ("respons_inwoners", "respons_coaches"),
        _zin("respons_inwoners", "{waarde} van de inwoners vulde een formulier in ({delen})."),
    ),
    Deel(
        "effecten",
        "Effecten",
        EFFECTEN,
        _zin("zelfstandig_verder", "{waarde} van de inwoners die antwoordden kan zelf verder ({delen})."),
        partial(plaatjes.teken_effecten, namen=EFFECTEN),
    ),
    Deel(
        "voorliggend",
        "Voorliggende voorzieningen",
        ("voorliggend",),
        _zin("voorliggend", "Coaches gebruikten bij {waarde} van de trajecten een voorliggende voorziening ({delen})."),
    ),
    Deel(
        "voorliggend_niet",
        "Waarom geen voorliggende voorziening",
        ("voorliggend_niet",),
        _verdeling("voorliggend_niet", "De meest genoemde reden: {groepen}."),
    ),
    Deel(
        "versnippering",
        "Versnippering per wijk",
        ("inwoners_per_aanbieder", "effectief_aantal"),
        _zin("inwoners_per_aanbieder", "Er zijn {waarde} inwoners per aanbieder ({delen})."),
    ),
    Deel(
        "huishoudens",
        "Versnippering per huishouden",
        ("aanbieders_per_huishouden",),
        _verdeling("aanbieders_per_huishouden", "Het gewoonste aantal aanbieders in een huishouden: {groepen}."),
    ),
    Deel(
        "volggraad",
        "Voorstel gevolgd",
        ("volggraad",),
        conclusies.over_regelkaart,
        lambda monitor: plaatjes.teken_regelkaart(conclusies.regelkaart_van(monitor)),
    ),
    Deel(
        "werkdruk",
        "Afwijken en werkdruk",
        ("afwijking_bij_werkdruk",),
        _zin("afwijking_bij_werkdruk", "Van de besluiten met bekende werkdruk wijkt {waarde} af ({delen})."),
    ),
    Deel(
        "collectief",
        "Collectief aanbod",
        ("collectief",),
        _zin("collectief", "{waarde} van de besluiten is voor een groep ({delen})."),
    ),
    Deel(
        "collectief_niet",
        "Waarom geen collectief aanbod",
        ("collectief_niet",),
        _verdeling("collectief_niet", "De meest genoemde reden: {groepen}."),
    ),
    Deel(
        "terugblik",
        "Het laatste half jaar: waarvoor aanbieders",
        ("terugblik", "terugblik_aanbieders"),
        _verdeling("terugblik", "De grootste groep: {groepen}."),
    ),
)


@dataclass(frozen=True)
class Cel:
    """Eén cel van een tabel: de waarde, en klein eronder waar zij uit bestaat."""

    waarde: str
    onder: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tabelrij:
    """Eén groep met een cel per cijfer; `diepte` is hoe ver zij inspringt."""

    groep: str
    diepte: int
    cellen: tuple[Cel, ...]


def cijfers_van(deel: Deel, monitor: Monitor) -> tuple[Uitkomst, ...]:
    """De uitkomsten van een deel; een beginstand die overal nul is, zegt niets en valt weg."""
    alle = (monitor.uitkomst(naam) for naam in deel.cijfers)
    return tuple(u for u in alle if u.cijfer.naam != "beginstand" or any(rij.teller for rij in u.rijen))


def rijen_van(deel: Deel, monitor: Monitor) -> Iterator[Tabelrij]:
    """De rijen van de tabel van een deel, in de volgorde van het eerste cijfer."""
    uitkomsten = cijfers_van(deel, monitor)
    per_pad = [{rij.pad: rij for rij in uitkomst.rijen} for uitkomst in uitkomsten]
    paden: dict[Pad, None] = dict.fromkeys(pad for rijen in per_pad for pad in rijen)
    for pad in paden:
        cellen = tuple(
            _cel(uitkomst.cijfer, rijen.get(pad)) for uitkomst, rijen in zip(uitkomsten, per_pad, strict=True)
        )
        yield Tabelrij(woorden.groep(pad, monitor.namen), len(pad), cellen)


def _cel(cijfer: Cijfer, rij: Rij | None) -> Cel:
    if rij is None:
        return Cel(woorden.ONBEKEND)
    onder = tuple(deel for deel in (woorden.delen(cijfer, rij), woorden.grenzen(rij)) if deel)
    return Cel(woorden.waarde(cijfer, rij), onder)
