"""Bouwers voor de papieren: een gewoon besluit, een geldige toewijzing en waar de schema's van de standaard staan."""

import os
import random
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from wijknetwerk.begrippen import Deel, Gebeurtenis, Keuze, Rij, Wet
from wijknetwerk.papieren.bericht301 import STANDAARDEN
from wijknetwerk.papieren.berichtregels import Toewijzing
from wijknetwerk.papieren.besluit import Besluit
from wijknetwerk.papieren.codelijsten import CATEGORIE, FREQUENTIE, REDEN_WIJZIGING
from wijknetwerk.papieren.instellingen import Administratie, Toewijzingsgegevens

WORTEL = Path(__file__).resolve().parents[2]
OP = datetime(2026, 11, 18, 10, 30, 12, tzinfo=UTC)
AGB = {f"A{n}": f"4242000{n}" for n in range(1, 6)}


def administratie(nummer: str, **anders: Any) -> Administratie:
    """De nummers van één hulpvraag, met alle AGB-codes."""
    gewoon: dict[str, Any] = {"nummers": (1001,)}
    return Administratie(gemeentecode="0202", agb=AGB, toewijzing={nummer: Toewijzingsgegevens(**(gewoon | anders))})


def keuze(rij: Rij, wet: Wet = Wet.WMO, **anders: Any) -> Keuze:
    """De keuze die het voorstel volgt, een half jaar lang; noem alleen wat anders is."""
    plek = anders.get("plek", rij.plek)
    rest = rij.minuten_per_week - (rij.minuten_wijkcoach if rij.wijkcoach != rij.plek else 0)
    looptijd = {"van": date(2026, 11, 23), "tot": date(2027, 5, 23)}
    delen = (
        [Deel(plek=plek, soort_plek=rij.soort_plek or "tweede_schil", minuten_per_week=rest, **looptijd)]
        if plek
        else []
    )
    if rij.wijkcoach and rij.wijkcoach != rij.plek:
        delen.append(Deel(plek=rij.wijkcoach, soort_plek="zelf", minuten_per_week=rij.minuten_wijkcoach, **looptijd))
    gewoon: dict[str, Any] = {
        "week": "2026-W47",
        "voorgestelde_plek": rij.plek,
        "plek": plek,
        "soort_plek": rij.soort_plek or "tweede_schil",
        "product": rij.product,
        "wet": wet,
        "wijk": "WK1",
        "gebied": "G1",
        "delen": tuple(delen),
    }
    return Keuze(**(gewoon | anders))


def gebeurtenis(handeling: str, hulpvraag: str, nummer: int = 1, **anders: Any) -> Gebeurtenis:
    """Iets wat de teamleider deed, op woensdag in de week van het voorstel."""
    gewoon: dict[str, Any] = {
        "uuid": UUID(int=nummer),
        "besluit": UUID(int=nummer),
        "tijdstip": OP,
        "wie": "teamleider RKV",
        "rol": "teamleider",
        "handeling": handeling,
        "hulpvraag": hulpvraag,
        "herkomst": "script",
    }
    return Gebeurtenis(**(gewoon | anders))


def besluit(rij: Rij, *, vastgesteld: bool = True, reden: str = "", wet: Wet = Wet.WMO, **anders: Any) -> Besluit:
    """Een vastgesteld besluit dat het voorstel volgt; noem alleen wat anders is."""
    gekozen = keuze(rij, wet, **anders)
    besloten = gebeurtenis("besloten", rij.hulpvraag, 7, gegevens=gekozen, reden=reden)
    return Besluit(besloten, gekozen, gebeurtenis("vastgesteld", rij.hulpvraag, 8) if vastgesteld else None)


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


def vind_xsd() -> Path | None:
    """De map met de XSD's van het Zorginstituut: uit `WIJKNETWERK_XSD`, of naast de repo."""
    opgegeven = os.environ.get("WIJKNETWERK_XSD")
    naast = (ouder / "shared/data/istandaarden/xsd-opgeschoond" for ouder in WORTEL.parents)
    paden = (Path(opgegeven) if opgegeven else None, *naast)
    return next((pad for pad in paden if pad is not None and pad.is_dir()), None)


@cache
def schema(wet: Wet) -> Any:
    """Het schema van de 301 van een wet; zonder XSD's of zonder lxml slaat de test over."""
    etree = pytest.importorskip("lxml.etree")
    if (map_ := vind_xsd()) is None:
        pytest.skip("de XSD's van het Zorginstituut zitten niet in de repo; zet hun map in WIJKNETWERK_XSD")
    bericht = STANDAARDEN[wet].bericht
    return etree.XMLSchema(etree.parse(str(map_ / bericht.removesuffix("301") / f"{bericht}.xsd")))


def geldig(bericht: bytes, wet: Wet) -> bool:
    """Of het schema dit bericht goedkeurt."""
    etree = pytest.importorskip("lxml.etree")
    return bool(schema(wet).validate(etree.fromstring(bericht)))
