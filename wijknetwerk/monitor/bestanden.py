"""Alle bestanden van de monitor: eerst allemaal maken, dan pas één voor één neerzetten (`rapport/schrijven.py`)."""

import json

from wijknetwerk.monitor.afspraken import Afspraak
from wijknetwerk.monitor.cijfer import Rij
from wijknetwerk.monitor.cijfers import CIJFERS
from wijknetwerk.monitor.effecten import AANBIEDER, ZELF
from wijknetwerk.monitor.html import maak_html
from wijknetwerk.monitor.monitor import Monitor
from wijknetwerk.monitor.tabellen import maak_csv, maak_woordenboek
from wijknetwerk.monitor.xlsx import maak_xlsx


def maak_bestanden(monitor: Monitor, afspraken: dict[str, Afspraak]) -> dict[str, bytes]:
    """Naam -> inhoud. Dezelfde gegevens geven dezelfde bytes."""
    return {
        "monitor.html": maak_html(monitor, afspraken),
        "monitor.xlsx": maak_xlsx(monitor),
        "monitor.csv": maak_csv(monitor),
        "datawoordenboek.csv": maak_woordenboek(CIJFERS),
    }


def als_document(monitor: Monitor) -> dict[str, object]:
    """Het ene document van `--json`. Tellers en noemers zijn gehele getallen in de eenheid van het cijfer."""
    return {
        "schema": "wijknetwerk/monitor/1",
        "van": f"{monitor.van}",
        "tot": f"{monitor.tot}",
        "intern": monitor.intern,
        "cijfers": {
            uitkomst.cijfer.naam: {
                "titel": uitkomst.cijfer.titel,
                "eenheid": uitkomst.cijfer.eenheid.value,
                "formule": uitkomst.cijfer.formule,
                "per": uitkomst.cijfer.per,
                "rijen": [_rij(rij) for rij in uitkomst.rijen],
            }
            for uitkomst in monitor.uitkomsten
        },
        "begroting_eurocenten": round(monitor.begroting[-1].totaal) if monitor.begroting else None,
        "effecten_eurocenten": {kant: monitor.samen.bedrag(kant) for kant in (ZELF, AANBIEDER)}
        if monitor.samen
        else None,
        "opmerkingen": list(monitor.opmerkingen),
    }


def _rij(rij: Rij) -> dict[str, object]:
    if rij.verborgen:
        return {"groep": list(rij.pad), "verborgen": True}
    grenzen = [float(grens) for grens in rij.grenzen] if rij.grenzen else None
    waarde = float(rij.waarde) if rij.waarde is not None else None
    delen = {"teller": rij.teller, "noemer": rij.noemer, "onbekend": rij.onbekend, "n": rij.n}
    return {"groep": list(rij.pad), "verborgen": False, "waarde": waarde, "grenzen": grenzen, **delen}


def als_json(monitor: Monitor) -> bytes:
    """Canoniek: gesorteerde sleutels, utf-8, LF."""
    return (json.dumps(als_document(monitor), ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
