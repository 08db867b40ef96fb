"""Bestanden schrijven zonder dat er ooit een half bestand staat."""

import os
import secrets
from pathlib import Path


def schrijf_veilig(pad: Path, inhoud: bytes) -> None:
    """Schrijft `inhoud` naast `pad`, dwingt haar naar schijf en hernoemt dan pas.

    Wie op elk moment kijkt, ziet het oude bestand of het nieuwe, nooit een stuk. Gaat er iets mis, dan blijft
    het oude staan, verdwijnt het tijdelijke bestand en komt de OSError bij de aanroeper terecht.
    """
    naast = pad.with_name(f".{pad.name}.{secrets.token_hex(4)}.tmp")
    try:
        with naast.open("xb") as uit:
            uit.write(inhoud)
            uit.flush()
            os.fsync(uit.fileno())
        naast.replace(pad)
    finally:
        naast.unlink(missing_ok=True)
    _bewaar_de_naam(pad.parent)


def _bewaar_de_naam(map_: Path) -> None:
    """Dwingt ook de nieuwe naam naar schijf; op Windows kan een map niet open en doet het systeem dat zelf."""
    if os.name == "nt":
        return
    greep = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(greep)
    finally:
        os.close(greep)
