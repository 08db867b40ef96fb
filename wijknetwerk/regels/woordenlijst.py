"""De woordenlijst van een regelmap lezen."""

import re
from pathlib import Path

from wijknetwerk.begrippen.woordenlijst import Woordenlijst
from wijknetwerk.regels.fouten import Plek, RegelFout, RegelFouten
from wijknetwerk.regels.lezen import Inhoud, lees_toml, sleutels, tabellen, tekst

BESTAND = "woordenlijst.toml"
LANGSTE = 200

_CODE = re.compile(r"^[a-z][a-z0-9_]{0,39}$")


def laad_woordenlijst(map_: Path) -> Woordenlijst:
    """Leest woordenlijst.toml; wat er mis is komt in één RegelFouten."""
    fouten: list[RegelFout] = []
    plek = Plek(fouten).in_bestand(BESTAND)
    inhoud = lees_toml(map_ / BESTAND, plek)
    woordenlijst = lees_woordenlijst(inhoud, plek) if inhoud is not None else None
    if woordenlijst is None or fouten:
        raise RegelFouten(fouten)
    return woordenlijst


def lees_woordenlijst(inhoud: Inhoud, plek: Plek) -> Woordenlijst:
    """Maakt de woordenlijst van de inhoud; een code met een fout is gemeld en staat er niet in."""
    sleutels(inhoud, plek, ("expertise", "thema"))
    delen = tabellen(inhoud, plek)
    return Woordenlijst(
        expertise=_codes(delen.get("expertise", {}), plek.in_tabel("expertise")),
        thema=_codes(delen.get("thema", {}), plek.in_tabel("thema")),
    )


def _codes(inhoud: Inhoud, plek: Plek) -> dict[str, str]:
    codes = {}
    for code in inhoud:
        omschrijving = tekst(inhoud, code, plek)
        if not _CODE.match(code):
            plek.in_cel(code).fout(f"«{code}» is geen code; gebruik kleine letters, cijfers en _")
        elif len(omschrijving) > LANGSTE:
            plek.in_cel(code).fout(f"de omschrijving is langer dan {LANGSTE} tekens")
        elif omschrijving:
            codes[code] = omschrijving
    return codes
