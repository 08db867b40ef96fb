"""Bouwers: een test noemt alleen wat ertoe doet, de rest is een gewone, onopvallende waarde."""

from datetime import date
from typing import Any

from wijknetwerk.begrippen import (
    Aanbieder,
    CollectiefAanbod,
    Hulpvraag,
    LopendTraject,
    Vastzetting,
    Week,
    Werkvoorraad,
    Wijk,
    Wijkcoach,
)

WEEK = Week.lees("2026-W47")


def hulpvraag(nummer: str = "H1", **anders: Any) -> Hulpvraag:
    """Een duidelijke Wmo-vraag die het wijkteam zelf kan begeleiden."""
    gewoon: dict[str, Any] = {
        "nummer": nummer,
        "wet": "wmo",
        "wijk": "WK1",
        "melddatum": date(2026, 11, 9),
        "minuten_per_week": 60,
        "crisis": "nee",
        "veiligheidsrisico": "nee",
        "uitstelbaar": "ja",
        "wlz_indicatie": "nee",
        "wlz_denkbaar": "nee",
        "mantelzorg_ondersteuning": "nee",
        "collectief_passend": "nee",
        "contra_indicatie_groep": "nee",
        "doel": "zelfstandigheid_vergroten",
        "verwachte_duur_weken": 16,
        "waakvlam": "nee",
        "specialisme": "basis",
        "inwoner_wil_aanbieder": "nee",
        "deel_door_wijkcoach": "nee",
        "onduidelijk_wat_nodig": "nee",
        "basis_passend": "ja",
        "zelfstandig_wonend": "ja",
        "ernstige_psychiatrie": "nee",
    }
    return Hulpvraag(**(gewoon | anders))


def wijkcoach(code: str = "C1", **anders: Any) -> Wijkcoach:
    """Een wijkcoach van team G1 met tien uur per week om zelf te begeleiden."""
    gewoon: dict[str, Any] = {
        "code": code,
        "team": "G1",
        "wetten": ("wmo", "jeugdwet"),
        "contract_minuten": 36 * 60,
        "begeleiding_minuten": 10 * 60,
        "bandbreedte_van": 6 * 60,
        "bandbreedte_tot": 10 * 60,
    }
    return Wijkcoach(**(gewoon | anders))


def aanbieder(code: str = "A1", **anders: Any) -> Aanbieder:
    """Een deelnemer van het wijknetwerk met tien uur vrij per product."""
    gewoon: dict[str, Any] = {
        "code": code,
        "naam": f"Aanbieder {code}",
        "schil": "netwerk",
        "wetten": ("wmo", "jeugdwet"),
        "producten": ("basis", "specialistisch", "gecombineerd"),
        "ruimte_basis": 600,
        "ruimte_specialistisch": 600,
        "capaciteit_datum": date(2026, 11, 12),
    }
    return Aanbieder(**(gewoon | anders))


def groep(code: str = "G-1", **anders: Any) -> CollectiefAanbod:
    """Een groep in wijk WK1 met zes plaatsen, die al doorgaat."""
    gewoon: dict[str, Any] = {
        "code": code,
        "naam": f"Groep {code}",
        "thema": "ontmoeten",
        "wetten": ("wmo", "jeugdwet"),
        "wijken": ("WK1",),
        "dagdeel": "ochtend",
        "plaatsen": 6,
        "bezet": 3,
        "minimum": 3,
        "start": date(2026, 9, 1),
    }
    return CollectiefAanbod(**(gewoon | anders))


def wijk(code: str = "WK1", gebied: str = "G1", buren: tuple[str, ...] = ()) -> Wijk:
    """Een wijk in gebied G1."""
    return Wijk(code=code, naam=f"Wijk {code}", gebied=gebied, buren=buren)


def traject(nummer: str = "T1", **anders: Any) -> LopendTraject:
    """Hulp die het hele jaar loopt bij wijkcoach C1."""
    gewoon: dict[str, Any] = {
        "nummer": nummer,
        "plek": "C1",
        "wet": "wmo",
        "wijk": "WK1",
        "minuten_per_week": 60,
        "start": date(2026, 1, 5),
        "einddatum": date(2026, 12, 31),
    }
    return LopendTraject(**(gewoon | anders))


def vastgezet(hulpvraag_nummer: str, plek: str, soort: str = "vastgezet") -> Vastzetting:
    """Een keuze van de teamleider."""
    return Vastzetting(
        hulpvraag=hulpvraag_nummer, plek=plek, soort=soort, reden="afgesproken in het team", door="teamleider"
    )


def werkvoorraad(*hulpvragen: Hulpvraag, **tabellen: Any) -> Werkvoorraad:
    """Een week met één wijk; noem alleen de tabellen die ertoe doen."""
    gewoon: dict[str, Any] = {"wijkcoaches": (), "aanbieders": (), "collectief_aanbod": (), "wijken": (wijk(),)}
    return Werkvoorraad(week=WEEK, hulpvragen=hulpvragen, **(gewoon | tabellen))
