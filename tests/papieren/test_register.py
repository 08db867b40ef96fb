"""De vermelding in het Algoritmeregister: geldig, uit de regels, en met wat er veranderde."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from voorbeelden import REGELS, regelboek

from wijknetwerk.papieren.fouten import PapierFouten
from wijknetwerk.papieren.instellingen import lees_model
from wijknetwerk.papieren.leesniveau import Leesniveau, bezwaren, meet
from wijknetwerk.papieren.register import (
    VELDEN,
    als_json,
    keur_vermelding,
    lees_vermelding,
    maak_vermelding,
    verschillen,
)
from wijknetwerk.regels import Regelboek

DAG = date(2026, 11, 16)
SCHEMA = json.loads((Path(__file__).parent / "algoritmeregister_1_0.schema.json").read_text(encoding="utf-8"))
"""Het schema van publicatiestandaard 1.0.0, van github.com/Algoritmeregister (EUPL-1.2)."""
PILOT = "2021-02-01_pilot-wmo"


def vermelding(map_: Path = REGELS, dag: date = DAG, naam: str | None = None) -> dict[str, Any]:
    return maak_vermelding(map_, Regelboek.laad(map_, dag, naam), dag)


@pytest.mark.parametrize("naam", [None, PILOT])
def test_de_vermelding_is_geldig_volgens_de_publicatiestandaard(naam: str | None) -> None:
    jsonschema.validate(vermelding(naam=naam), SCHEMA, format_checker=jsonschema.FormatChecker())


def test_onze_velden_en_lengtes_zijn_die_van_het_schema() -> None:
    assert set(SCHEMA["required"]) <= set(VELDEN) <= set(SCHEMA["properties"])
    for veld, ons in VELDEN.items():
        assert (ons.naam, ons.langste) == (
            SCHEMA["properties"][veld]["name"],
            SCHEMA["properties"][veld].get("maxLength"),
        ), veld


def test_alles_wat_uit_de_regels_volgt_staat_erin() -> None:
    boek, gemaakt = regelboek(), vermelding()
    assert gemaakt["source_id"] == f"{boek.naam}/{boek.sha256[:12]}"
    assert gemaakt["start_date"] == "2025-01"
    assert "end_date" not in gemaakt
    for aanname in boek.aannames:
        assert aanname.naam in gemaakt["risk_management"]
    for getal in boek.getallen.values():
        assert f"{getal.naam.replace('_', ' ')}: {getal.waarde} {getal.eenheid}" in gemaakt["technical_operation"]
    for tabel in boek.tabellen.values():
        assert f"Tabel {tabel.naam}: {len(tabel.regels)} regels" in gemaakt["technical_operation"]
        for veld in tabel.velden:
            assert veld.replace("_", " ") in gemaakt["data"]


def test_een_regelset_die_voorbij_is_is_buiten_gebruik() -> None:
    laatste = date(2024, 1, 31)
    nog = vermelding(dag=laatste, naam=PILOT)
    assert (nog["status"], "end_date" in nog) == ("In ontwikkeling", False)
    voorbij = vermelding(dag=date(2024, 2, 1), naam=PILOT)
    assert (voorbij["status"], voorbij["end_date"]) == ("Buiten gebruik", "2024-01")


def test_de_teksten_voor_iedereen_zijn_gewoon_genoeg() -> None:
    norm = lees_model(REGELS / "leesniveau.toml", Leesniveau)
    gemaakt = vermelding()
    voor_iedereen = ("description_short", "purpose_and_impact", "considerations", "human_intervention")
    meting = meet([gemaakt[veld] for veld in voor_iedereen], norm)
    assert meting.moeilijke_woorden == ()
    assert meting.woorden_per_zin <= norm.hoogste_gemiddelde_woorden
    assert bezwaren(meting, norm.model_copy(update={"laagste_flesch_douma": 60})) == ()


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    shutil.copytree(REGELS, tmp_path / "regels")
    return tmp_path / "regels"


def verander(pad: Path, oud: str, nieuw: str) -> None:
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.count(oud) == 1, oud
    pad.write_text(tekst.replace(oud, nieuw), encoding="utf-8")


def test_een_veranderde_drempel_staat_in_het_verschil_en_verder_niets(kopie: Path) -> None:
    verander(kopie / "2025-01-01_wijknetwerk" / "parameters.toml", "waarde = 26\n", "waarde = 27\n")
    anders = {verschil.veld: verschil for verschil in verschillen(vermelding(), vermelding(kopie))}
    assert set(anders) == {"Technische werking", "Bron-ID"}
    assert "kortdurend weken: 26 weken;" in anders["Technische werking"].weg
    assert "kortdurend weken: 27 weken;" in anders["Technische werking"].erbij
    assert len(anders["Technische werking"].erbij) == 2  # de drempel en het kenmerk van de regelset


def test_een_veranderde_regel_verandert_het_kenmerk_van_haar_tabel(kopie: Path) -> None:
    pad = kopie / "2025-01-01_wijknetwerk" / "tenzij.toml"
    pad.write_text(pad.read_text(encoding="utf-8") + "# nagekeken\n", encoding="utf-8")
    (werking,) = [v for v in verschillen(vermelding(), vermelding(kopie)) if v.veld == "Technische werking"]
    assert [zin.split(",")[0] for zin in werking.erbij if zin.startswith("Tabel")] == ["Tabel tenzij: 8 regels"]


def test_zonder_verandering_is_er_geen_verschil(tmp_path: Path) -> None:
    pad = tmp_path / "vermelding.json"
    pad.write_bytes(als_json(vermelding()))
    assert verschillen(lees_vermelding(pad), vermelding()) == ()


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("name", "x" * 100, "«Naam» heeft 100 tekens; hoogstens 99 mag"),
        ("contact", "bel Jan", "«Contactgegevens» is een algemeen mailadres"),
        ("publication_category", "Impactvol", "«Publicatiecategorie» is een van"),
        ("legal_basis_link", "wetten.nl", "«Link naar wettelijke basis» begint met https://"),
        ("theme", [], "«Thema» is leeg"),
    ],
)
def test_wat_de_standaard_niet_toelaat_krijgt_een_zin(veld: str, waarde: object, zin: str) -> None:
    goed = vermelding()
    assert list(keur_vermelding(goed)) == []
    (fout,) = keur_vermelding({**goed, veld: waarde})
    assert fout.startswith(zin)


def test_een_te_lange_naam_wordt_geweigerd(kopie: Path) -> None:
    verander(kopie / "journaal" / "register.toml", "Hulp in de wijk eerlijk verdelen", "x" * 100)
    with pytest.raises(PapierFouten, match=r"journaal/register.toml: «Naam» heeft 100 tekens"):
        vermelding(kopie)


@pytest.mark.parametrize(
    ("inhoud", "zin"), [(None, "kan het bestand niet lezen"), ("x", "geen json"), ("{}", "geen vermelding")]
)
def test_een_vorige_die_geen_vermelding_is(tmp_path: Path, inhoud: str | None, zin: str) -> None:
    pad = tmp_path / "v.json"
    if inhoud is not None:
        pad.write_text(inhoud)
    with pytest.raises(PapierFouten, match=zin):
        lees_vermelding(pad)
