"""voorstel.csv: de rijen voor eigen analyse, zoals een Nederlands rekenblad ze verwacht en zonder formules."""

import csv
import io
from collections.abc import Iterable

from wijknetwerk.begrippen import Rij, Weekvoorstel, Werkvoorraad, uren
from wijknetwerk.rapport import woorden
from wijknetwerk.rapport.blik import Blik

_GEVAARLIJK = tuple("=+-@＝＋－＠\t\r\n")
KOLOMMEN = (
    "week",
    "hulpvraag",
    "wet",
    "wijk",
    "urgentie",
    "route",
    "soort_plek",
    "plek",
    "plek_naam",
    "wijkcoach",
    "tweede_coach",
    "product",
    "schilreden",
    "uren_per_week",
    "wijkcoach_uren",
    "tweede_coach_uren",
    "redenen",
    "kanttekeningen",
    "meekijken",
    "navragen",
    "termijnen",
)


def maak_csv(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> bytes:
    """Puntkomma, komma in getallen, UTF-8 met BOM: opent goed in een Nederlands rekenblad."""
    blik = Blik(voorstel, werkvoorraad)
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOLOMMEN)
    schrijver.writerows([veilig(waarde) for waarde in _waarden(blik, rij)] for rij in blik.rijen)
    return uit.getvalue().encode("utf-8-sig")


def veilig(waarde: str) -> str:
    """Zet een ' voor tekst die een rekenblad als formule zou uitvoeren, ook na spaties."""
    if waarde.startswith(_GEVAARLIJK) or waarde.lstrip().startswith(_GEVAARLIJK):
        return f"'{waarde}"
    return waarde


def _waarden(blik: Blik, rij: Rij) -> tuple[str, ...]:
    vraag = blik.hulpvragen[rij.hulpvraag]
    return (
        blik.voorstel.week,
        rij.hulpvraag,
        vraag.wet,
        vraag.wijk,
        vraag.urgentie,
        rij.route,
        rij.soort_plek or "",
        rij.plek or "",
        blik.naam(rij.plek) if rij.plek else "",
        rij.wijkcoach or "",
        rij.tweede_coach or "",
        rij.product or "",
        rij.schilreden or "",
        uren(rij.minuten_per_week),
        uren(rij.minuten_wijkcoach),
        uren(rij.minuten_tweede_coach),
        _samen(reden.zin for reden in rij.redenen),
        _samen(kanttekening.zin for kanttekening in rij.kanttekeningen),
        _samen(f"{actie.wie}: {actie.zin}" for actie in rij.meekijken),
        _samen(navraag.vraag for navraag in rij.navragen),
        _samen(woorden.termijn_zin(termijn) for termijn in rij.termijnen),
    )


def _samen(zinnen: Iterable[str]) -> str:
    return " | ".join(woorden.zin(zin) for zin in zinnen)
