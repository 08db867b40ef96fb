"""De keten: elke boeking draagt de hash van de vorige. Zuiver; ook zonder database na te rekenen.

Wat over de inwoner gaat (nummer, traject, reden, de rij uit de werkmap) staat los, met een eigen afdruk en zout. Alleen
die afdruk zit in de keten. Verwijderen haalt het losse weg, met het zout: de keten klopt dan nog, en de afdruk is
door niemand terug te rekenen.
"""

import hashlib
import json
from typing import Any

from wijknetwerk.begrippen import Boeking

BEGIN = "0" * 64
"""De vorige hash van de eerste boeking."""
PERSOONLIJK = ("hulpvraag", "traject", "reden", "vraag", "huishouden")
"""De velden die te verwijderen zijn."""
VERWIJDERD = "verwijderd"


def canoniek(inhoud: dict[str, Any]) -> str:
    """Eén vaste schrijfwijze."""
    return json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def afdruk(tekst: str) -> str:
    """Sha256, als hexcijfers."""
    return hashlib.sha256(tekst.encode()).hexdigest()


def neven_afdruk(zout: str, neven: str) -> str:
    """De afdruk van wat over de inwoner gaat; zonder zout niet te raden."""
    return afdruk(f"{zout}\n{neven}")


def splits(velden: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Wat in de keten blijft, en wat te verwijderen is."""
    vast = {naam: waarde for naam, waarde in velden.items() if naam not in PERSOONLIJK}
    return vast, {naam: velden[naam] for naam in PERSOONLIJK}


def voeg_samen(inhoud: str, hash_: str, neven: str | None) -> Boeking:
    """De boeking uit haar bewaarde delen; na verwijderen staat er een nummer dat niemand aanwijst."""
    velden = json.loads(inhoud)
    if neven is not None:
        los = json.loads(neven)
    else:
        onderwerp = velden["onderwerp"]
        nummer = f"{VERWIJDERD}-{onderwerp.replace('-', '')[:12]}" if onderwerp else None
        los = {"hulpvraag": nummer}
    return Boeking.model_validate({**velden, **los, "hash": hash_})
