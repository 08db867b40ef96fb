"""Waar de mappen `regels` en `voorbeelddata` staan: naast het pakket in een checkout, en anders erin."""

from pathlib import Path

HIER = Path(__file__).resolve().parent
IN_HET_PAKKET = "_meegeleverd"


def pad(naam: str) -> Path:
    """Het pad van een meegeleverde map.

    Een wheel heeft haar in het pakket zelf; een checkout (ook een editable install) ernaast. Er wordt nooit in een
    andere map gezocht, dus ook niet in een verouderde kopie in site-packages.
    """
    for kandidaat in (HIER / IN_HET_PAKKET / naam, HIER.parent / naam):
        if kandidaat.is_dir():
            return kandidaat
    raise FileNotFoundError(f"de map «{naam}» is niet meegeleverd met wijknetwerk")
