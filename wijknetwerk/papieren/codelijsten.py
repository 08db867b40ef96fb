"""De codelijsten van iWmo en iJw 3.2 die een 301 gebruikt (Zorginstituut Nederland, release 3.2)."""

from typing import Final

from wijknetwerk.begrippen import Wet

PER_WEEK: Final = "2"
TOTAAL: Final = "6"
MINUUT: Final = "01"
VERWIJDERD: Final = "13"
VERVALLEN: Final = "01"

EENHEID: Final = {
    "01": "minuut",
    "04": "uur",
    "14": "etmaal",
    "16": "dagdeel (4 uur)",
    "82": "stuks (output)",
    "83": "euro's",
    "84": "stuks (inspanning)",
}
"""WJ756."""

FREQUENTIE: Final = {"1": "per dag", "2": "per week", "4": "per maand", "6": "totaal binnen de toewijzing"}
"""WMO757; 3 en 5 bestaan niet meer."""

REDEN_WIJZIGING: Final = {
    "01": "administratieve correctie (vervallen)",
    "02": "cliënt overleden",
    "03": "contractwijziging",
    "04": "verlenging",
    "05": "verkorting",
    "06": "uitstroom naar ander domein",
    "07": "verhuizing naar een andere gemeente",
    "08": "wijziging leveringsvorm",
    "09": "overstap naar andere aanbieder",
    "10": "nieuwe bekostiging",
    "11": "gemeentelijke herindeling",
    "12": "geïnitieerd door de aanbieder",
    "13": "verwijderd",
    "14": "administratieve correctie",
}
"""WMO002 en JZ002."""

CATEGORIE: Final = {
    Wet.WMO: frozenset(f"{nummer:02d}" for nummer in range(1, 19)),
    Wet.JEUGDWET: frozenset(str(nummer) for nummer in (*range(31, 39), *range(40, 56))),
}
"""WMO020 en JZ020."""
