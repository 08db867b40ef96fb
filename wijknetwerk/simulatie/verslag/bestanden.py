"""Alle bestanden van een simulatie, en haar ene document voor `--json`."""

import json

from wijknetwerk.simulatie.simulatie import Simulatie
from wijknetwerk.simulatie.uitkomst import Uitkomst
from wijknetwerk.simulatie.verslag.html import maak_html
from wijknetwerk.simulatie.verslag.stukken import maak_stukken
from wijknetwerk.simulatie.verslag.tabellen import KOLOMMEN, maak_csv, maak_woordenboek, rijen_van
from wijknetwerk.simulatie.verslag.xlsx import maak_xlsx


def maak_bestanden(simulatie: Simulatie) -> dict[str, bytes]:
    """Naam -> inhoud. Dezelfde gegevens geven dezelfde bytes."""
    stukken = maak_stukken(simulatie)
    return {
        "simulatie.html": maak_html(simulatie, stukken),
        "simulatie.xlsx": maak_xlsx(simulatie, stukken),
        "simulatie.csv": maak_csv(simulatie),
        "datawoordenboek.csv": maak_woordenboek(),
        "simulatie.json": als_json(simulatie),
    }


def als_json(simulatie: Simulatie) -> bytes:
    """Canoniek: gesorteerde sleutels, utf-8, LF."""
    return (json.dumps(_document(simulatie), ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _document(simulatie: Simulatie) -> dict[str, object]:
    formatie = simulatie.formatie
    return {
        "schema": "wijknetwerk/simulatie/1",
        "week": simulatie.week,
        "scenarios": [
            _scenario(uitkomst, deelnemers, regelset)
            for uitkomst, deelnemers, regelset in zip(
                simulatie.uitkomsten, simulatie.deelnemers, simulatie.regelsets, strict=True
            )
        ],
        "formatie": formatie
        and {
            "doel_procent": formatie.doel_procent,
            "binnen_weken": formatie.binnen_weken,
            "fte_nu": formatie.fte_nu,
            "fte": formatie.fte(formatie.procent),
            "fte_van": formatie.fte(formatie.van),
            "fte_tot": formatie.fte(formatie.tot),
        },
        "conclusies": {stuk.naam: stuk.zin for stuk in maak_stukken(simulatie)},
        "cijfers": [dict(zip(KOLOMMEN, (*kop, *getallen), strict=True)) for *kop, getallen in rijen_van(simulatie)],
    }


def _scenario(uitkomst: Uitkomst, deelnemers: int, regelset: str) -> dict[str, object]:
    return {
        "knoppen": uitkomst.scenario.model_dump(mode="json"),
        "herhalingen": uitkomst.herhalingen,
        "aanloop_weken": uitkomst.aanloop_weken,
        "deelnemers_per_wet": deelnemers,
        "regelset": regelset,
        "stabiel": uitkomst.stabiel,
        "zin": uitkomst.zin,
    }
