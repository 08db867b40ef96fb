"""Nederlands voor de teksten van click. De vertalingen staan in `nl.po`; `python -m wijknetwerk.taal` maakt de .mo."""

import gettext
import os
from pathlib import Path

DOMEIN = "wijknetwerk"
MAP = Path(__file__).parent
PO = MAP / "nl.po"
MO = MAP / "nl" / "LC_MESSAGES" / f"{DOMEIN}.mo"


def spreek_nederlands() -> None:
    """Laat gettext deze catalogus gebruiken, welke taal het systeem ook heeft: alles hier is Nederlands."""
    os.environ["LANGUAGE"] = "nl"
    gettext.bindtextdomain(DOMEIN, MAP)
    gettext.textdomain(DOMEIN)
