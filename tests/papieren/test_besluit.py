"""Welk besluit nu geldt, en hoe een uitdraai van het journaal gelezen wordt."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from papierbouwer import gebeurtenis, keuze

from wijknetwerk.begrippen import Afwijzing, Gebeurtenis, Terugdraaiing, Weekvoorstel
from wijknetwerk.papieren.besluit import Besluit, geldend_besluit, lees_gebeurtenissen
from wijknetwerk.papieren.fouten import PapierFouten


@pytest.fixture
def besloten(voorstel: Weekvoorstel) -> Gebeurtenis:
    (rij,) = (rij for rij in voorstel.rijen if rij.hulpvraag == "H05")
    return gebeurtenis("besloten", "H05", 1, gegevens=keuze(rij))


def geldt(*gebeurtenissen: Gebeurtenis) -> Besluit | None:
    return geldend_besluit(gebeurtenissen, "H05")


def test_besloten_en_daarna_vastgesteld(besloten: Gebeurtenis) -> None:
    vast = gebeurtenis("vastgesteld", "H05", 2)
    assert geldt() is None
    assert geldt(vast) is None
    alleen_besloten, allebei = geldt(besloten), geldt(besloten, vast, gebeurtenis("toegewezen", "H05", 3))
    assert alleen_besloten is not None
    assert alleen_besloten.vastgesteld is None
    assert allebei is not None
    assert allebei.vastgesteld == vast


def test_een_ander_besluit_begint_opnieuw(besloten: Gebeurtenis) -> None:
    anders = besloten.model_copy(update={"uuid": UUID(int=9), "handeling": "afgeweken"})
    nu = geldt(besloten, gebeurtenis("vastgesteld", "H05", 2), anders)
    assert nu is not None
    assert (nu.gebeurtenis, nu.vastgesteld) == (anders, None)


@pytest.mark.parametrize("handeling", ["opnieuw_gewogen", "aangehouden"])
def test_wie_opnieuw_weegt_of_aanhoudt_heeft_geen_besluit_meer(besloten: Gebeurtenis, handeling: str) -> None:
    assert geldt(besloten, gebeurtenis(handeling, "H05", 2)) is None


def test_een_partner_die_niet_begeleidt_maakt_het_besluit_ongedaan(besloten: Gebeurtenis) -> None:
    gegevens = Afwijzing(partner="A1", doelpartner="A2", gedeeld_met="wijkteam")
    assert geldt(besloten, gebeurtenis("afgewezen_door_partner", "H05", 2, gegevens=gegevens)) is None


def test_wat_is_teruggedraaid_telt_niet(besloten: Gebeurtenis) -> None:
    vast = gebeurtenis("vastgesteld", "H05", 2)
    terug = gebeurtenis("teruggedraaid", "H05", 3, gegevens=Terugdraaiing(gebeurtenis=vast.uuid))
    nu = geldt(besloten, vast, terug)
    assert nu is not None
    assert nu.vastgesteld is None


def test_een_andere_hulpvraag_telt_niet(besloten: Gebeurtenis) -> None:
    assert geldt(besloten, gebeurtenis("aangehouden", "H06", 2)) is not None


def schrijf(map_: Path, *gebeurtenissen: Gebeurtenis, **anders: Any) -> Path:
    inhoud = {"schema": "wijknetwerk/gebeurtenissen/1"}
    inhoud |= {"gebeurtenissen": [g.model_dump(mode="json") for g in gebeurtenissen]} | anders
    pad = map_ / "gebeurtenissen.json"
    pad.write_text(json.dumps(inhoud), encoding="utf-8")
    return pad


def test_een_uitdraai_gaat_heen_en_terug(tmp_path: Path, besloten: Gebeurtenis) -> None:
    vast = gebeurtenis("vastgesteld", "H05", 2)
    assert lees_gebeurtenissen(schrijf(tmp_path, besloten, vast)).gebeurtenissen == (besloten, vast)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [({"schema": "x"}, "«schema» heeft geen geldige waarde"), ({"meer": 1}, "«meer» is hier onbekend")],
)
def test_een_verkeerd_bestand_krijgt_een_nederlandse_zin(tmp_path: Path, anders: Any, zin: str) -> None:
    with pytest.raises(PapierFouten) as gevangen:
        lees_gebeurtenissen(schrijf(tmp_path, **anders))
    assert gevangen.value.fouten == (f"gebeurtenissen.json: {zin}",)


def test_geen_json_en_geen_bestand(tmp_path: Path) -> None:
    pad = tmp_path / "g.json"
    for zin in ("kan het bestand niet lezen", "dit is geen json-bestand"):
        with pytest.raises(PapierFouten, match=zin):
            lees_gebeurtenissen(pad)
        pad.write_text("x")


def test_een_bsn_in_een_reden_wordt_geweigerd_zonder_herhaling(tmp_path: Path, besloten: Gebeurtenis) -> None:
    pad = schrijf(tmp_path, besloten.model_copy(update={"reden": "meneer 999900006 wil dit"}))
    with pytest.raises(PapierFouten) as gevangen:
        lees_gebeurtenissen(pad)
    assert "burgerservicenummer" in str(gevangen.value)
    assert "999900006" not in str(gevangen.value)
