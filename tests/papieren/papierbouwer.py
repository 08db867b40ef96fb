"""Bouwers voor de papieren: een gewoon besluit, een geldige toewijzing en waar de schema's van de standaard staan."""

import os
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from wijknetwerk.begrippen import Rij, Wet
from wijknetwerk.papieren.berichtregels import Toewijzing
from wijknetwerk.papieren.besluit import Besluit, Toewijzingsgegevens
from wijknetwerk.papieren.codelijsten import CATEGORIE, FREQUENTIE, REDEN_WIJZIGING
from wijknetwerk.papieren.instellingen import Afzender

WORTEL = Path(__file__).resolve().parents[2]
OP = datetime(2026, 11, 18, 10, 30, 12, tzinfo=UTC)
AFZENDER = Afzender(gemeentecode="0202", agb={f"A{n}": f"4242000{n}" for n in range(1, 6)})


def gegevens(**anders: Any) -> Toewijzingsgegevens:
    """Een toewijzing van een half jaar."""
    gewoon: dict[str, Any] = {"nummers": (1001,), "ingangsdatum": date(2026, 11, 23), "einddatum": date(2027, 5, 23)}
    return Toewijzingsgegevens(**(gewoon | anders))


def besluit(rij: Rij, **anders: Any) -> Besluit:
    """Een besluit dat het voorstel volgt; noem alleen wat anders is."""
    gewoon: dict[str, Any] = {
        "nummer": UUID(int=7),
        "hulpvraag": rij.hulpvraag,
        "plek": rij.plek,
        "minuten_per_week": rij.minuten_per_week,
        "minuten_wijkcoach": rij.minuten_wijkcoach,
        "product": rij.product,
        "door": "tl-1",
        "functie": "teamleider",
        "op": OP,
        "toewijzing": gegevens(nummers=(1001, 1002) if rij.product == "gecombineerd" else (1001,)),
    }
    return Besluit(**(gewoon | anders))


def toewijzing(**anders: Any) -> Toewijzing:
    """Anderhalf uur per week, een half jaar lang; geldig."""
    gewoon: dict[str, Any] = {
        "wet": "wmo",
        "nummer": 1001,
        "toegewezen_op": OP.replace(tzinfo=None),
        "ingangsdatum": date(2026, 11, 23),
        "einddatum": date(2027, 5, 23),
        "categorie": "02",
        "code": "02A03",
        "volume": 90,
        "eenheid": "01",
        "frequentie": "2",
    }
    return Toewijzing(**(gewoon | anders))


def willekeurig(nummer: int) -> Toewijzing:
    """Een geldige toewijzing, elke keer een andere: elke wet, categorie, frequentie, reden en looptijd komt voor."""
    lot = random.Random(nummer)  # noqa: S311 - herhaalbare proef, geen geheim
    wet = lot.choice(list(Wet))
    begin = date(2026, 1, 1) + timedelta(days=lot.randrange(1000))
    reden = lot.choice([None, *(code for code in REDEN_WIJZIGING if code != "01")])
    frequentie = lot.choice(list(FREQUENTIE))
    zonder_einde = frequentie != "2" and reden != "13" and lot.random() < 0.3
    eind = begin if reden == "13" else begin + timedelta(days=lot.randrange(730))
    op_verzoek = lot.random() < 0.2
    return toewijzing(
        wet=wet,
        nummer=lot.choice([0, 999_999_999, lot.randrange(1_000_000)]),
        toegewezen_op=datetime.combine(begin, datetime.min.time()) + timedelta(seconds=lot.randrange(86_400)),
        ingangsdatum=begin,
        einddatum=None if zonder_einde else eind,
        categorie=lot.choice(sorted(CATEGORIE[wet])),
        code="".join(lot.choices("0123456789AX&<", k=lot.randint(1, 5))),
        volume=lot.choice([0, 99_999_999, lot.randint(1, 10_080)]),
        eenheid=lot.choice(["01", "04", "82"]) if frequentie == "1" else lot.choice(["01", "04", "14", "16", "84"]),
        frequentie=frequentie,
        reden_wijziging=reden,
        op_verzoek=op_verzoek,
        referentie_aanbieder="ref & <1>" if op_verzoek else None,
    )


def xsd_map() -> Path:
    """De map met de XSD's van het Zorginstituut: uit `WIJKNETWERK_XSD`, of naast de repo; anders slaat de test over."""
    opgegeven = os.environ.get("WIJKNETWERK_XSD")
    naast = (ouder / "shared/data/istandaarden/xsd-opgeschoond" for ouder in WORTEL.parents)
    for pad in (Path(opgegeven) if opgegeven else None, *naast):
        if pad is not None and pad.is_dir():
            return pad
    pytest.skip("de XSD's van het Zorginstituut zitten niet in de repo; zet hun map in WIJKNETWERK_XSD")
