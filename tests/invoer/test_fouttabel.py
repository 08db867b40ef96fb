"""De achttien rijen van de fouttabel (onderzoek betrouwbaarheid §2.1), elk met wat er moet gebeuren.

De uitkomst is altijd één van twee: een goede werkvoorraad, of een Nederlandse melding met plaats en remedie.
"""

from pathlib import Path

import pytest
from invoerhulp import (
    WOORDENLIJST,
    Tabellen,
    goede_tabellen,
    goede_werkvoorraad,
    lees_csv_map,
    samen,
    schrijf_csv,
    zet,
    zinnen,
)
from test_bommen import BOMMEN
from test_fouten_cellen import GEVALLEN
from test_fouten_map import BESTANDEN, GOED, KOPPEN
from test_fouten_werkboek import BYTES, CELLEN, LEDEN
from test_privacy import PLEKKEN

from wijknetwerk.invoer import Lezing, lees

CELGEVALLEN = {geval[0] for geval in GEVALLEN}

FOUTTABEL: dict[str, tuple[set[str], set[str]]] = {
    "I1 scheidingsteken": ({"puntkomma", "komma", "tab"}, set(GOED)),
    "I2 veld te veel": ({"alle_rijen_verschoven", "rij_te_breed", "rij_te_breed_maar_leeg"}, set(KOPPEN)),
    "I3 veld te weinig": ({"rij_te_smal"}, set(KOPPEN)),
    "I4 getallen": (
        {"uren_dubbelzinnig_punt", "uren_nan", "uren_oneindig", "uren_1e400", "uren_negatief", "uren_engels"},
        CELGEVALLEN,
    ),
    "I5 datums": ({"datum_dertiende_maand", "datum_getal", "datum_met_tijd", "datum_te_vroeg"}, CELGEVALLEN),
    "I6 codering": ({"bom", "utf16", "cp1252"}, set(GOED)),
    "I6 mojibake": ({"tekst_mojibake", "tekst_vervangteken"}, CELGEVALLEN),
    "I7 NA blijft tekst": ({"wet_na", "oordeel_nan"}, CELGEVALLEN),
    "I8 voorloopnullen": ({"getal_als_code", "getal_als_tekst"}, set(CELLEN)),
    "I9 bsn": ({"als_nummer", "acht_cijfers", "met_punten", "in_vrije_tekst"}, set(PLEKKEN)),
    "I10 dubbele kolom": ({"kolom_dubbel"}, set(KOPPEN)),
    "I11 werkboek": (
        {"samengevoegd", "formule_zonder_waarde", "excelfout_ref", "blad_te_veel", "blad_verkeerd_gespeld"},
        set(CELLEN),
    ),
    "I12 verre cel": ({"verre_cel", "brede_lege_rijen"}, set(BOMMEN)),
    "I13 zipbom": ({"zipbom", "uitgepakt_te_groot", "te_veel_teksten"}, set(BOMMEN)),
    "I13 leden": ({"lid_naar_buiten", "te_veel_leden", "macros_erin"}, set(LEDEN)),
    "I14 xml": ({"miljard_keer_lachen", "kwadratische_entiteit", "bestand_van_de_computer"}, set(BOMMEN)),
    "I15 kapot": ({"kapotte_xml", "tekst_die_niet_bestaat", "blad_weg"}, set(LEDEN)),
    "I15 geen werkboek": ({"afgekapt", "geen_zip", "oud_xls", "wachtwoord"}, set(BYTES)),
    "I16 te veel rijen": ({"twintigduizend_en_een_rijen"}, set(BESTANDEN)),
    "I17 leeg": ({"leeg", "alleen_bom", "nul_tekens", "cel_van_een_megabyte"}, set(BESTANDEN)),
    "I18 vijandige tekst": (
        {"code_html", "code_formule", "code_bidi", "code_nulbreed", "cel_veel_te_lang"},
        CELGEVALLEN,
    ),
}


@pytest.mark.parametrize("rij", FOUTTABEL)
def test_elke_rij_van_de_fouttabel_heeft_gevallen(rij: str) -> None:
    gevallen, alle = FOUTTABEL[rij]
    assert gevallen <= alle


def test_de_fouttabel_is_volledig() -> None:
    assert {int(rij.split()[0][1:]) for rij in FOUTTABEL} == set(range(1, 19))
    aantal = sum(map(len, (CELGEVALLEN, BESTANDEN, KOPPEN, CELLEN, LEDEN, BYTES, BOMMEN, PLEKKEN)))
    assert aantal >= 150


def _tekst(lezing: Lezing, tabel: str, veld: str) -> set[object]:
    assert zinnen(lezing) == []
    assert lezing.werkvoorraad is not None
    return {getattr(rij, veld) for rij in getattr(lezing.werkvoorraad, tabel)}


def test_i5_de_dag_staat_voorop_ook_als_beide_kunnen(tmp_path: Path) -> None:
    lezing = lees_csv_map(tmp_path / "m", zet("hulpvragen", 2, "melddatum", "03-04-2026"))
    assert "2026-04-03" in {str(dag) for dag in _tekst(lezing, "hulpvragen", "melddatum")}


@pytest.mark.parametrize("naam", ["NA", "None", "nan", "null", "N/A", "-", "#1", "'s Heeren Loo", "1/2", "0012"])
def test_i7_tekst_blijft_tekst(naam: str, tmp_path: Path) -> None:
    assert naam in _tekst(lees_csv_map(tmp_path / "m", zet("aanbieders", 2, "naam", naam)), "aanbieders", "naam")


def test_i8_voorloopnullen_blijven(tmp_path: Path) -> None:
    wijziging = samen(zet("hulpvragen", 2, "nummer", "007"), zet("vorig_voorstel", 2, "hulpvraag", "007"))
    assert "007" in _tekst(lees_csv_map(tmp_path / "m", wijziging), "hulpvragen", "nummer")


def test_i10_dubbele_sleutel_noemt_beide_rijen(tmp_path: Path) -> None:
    lezing = lees_csv_map(tmp_path / "m", zet("hulpvragen", 3, "nummer", "H1"))
    assert "rij 3" in zinnen(lezing)[0]
    assert "rij 2" in zinnen(lezing)[0]


@pytest.mark.parametrize(
    "tekst", ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "مرحبا", "👩‍👧 Zorg", "a" * 200, "@SUM(1)"]
)
def test_i18_vijandige_tekst_blijft_gewone_tekst(tekst: str, tmp_path: Path) -> None:
    assert tekst in _tekst(lees_csv_map(tmp_path / "m", zet("aanbieders", 2, "naam", tekst)), "aanbieders", "naam")


def test_witruimte_om_en_in_een_cel_telt_niet(tmp_path: Path) -> None:
    wijziging = samen(
        *(zet("hulpvragen", 2, "wet", " WMO\u00a0"), zet("hulpvragen", 2, "uren_per_week", "\u00a01,00 ")),
        zet("vastgezet", 2, "reden", " afgesproken\nin  het team\t"),
    )
    assert lees_csv_map(tmp_path / "m", wijziging).werkvoorraad == goede_werkvoorraad()


def test_na_duizend_fouten_stopt_een_tabel_en_zegt_dat(tmp_path: Path) -> None:
    def veel(tabellen: Tabellen) -> None:
        tabellen["wijken"] += [[f"W#{nummer}", "Wijk", "G1", "", ""] for nummer in range(5000)]

    lezing = lees_csv_map(tmp_path / "m", veel)
    assert len(lezing.fouten) == 1001
    assert zinnen(lezing)[-1] == (
        "wijken.csv, rij 1004: na 1000 fouten is het lezen van deze tabel gestopt; de rijen hieronder zijn niet bekeken"
    )


@pytest.mark.parametrize("tabel", list(goede_tabellen()))
def test_niets_wordt_geschreven_en_het_bestand_blijft_zoals_het_was(tabel: str, tmp_path: Path) -> None:
    tabellen = goede_tabellen()
    tabellen[tabel][1][0] = "?? ??"
    schrijf_csv(tmp_path / "m", tabellen)
    voor = {pad: pad.read_bytes() for pad in (tmp_path / "m").iterdir()}
    assert lees(tmp_path / "m", WOORDENLIJST).werkvoorraad is None
    assert {pad: pad.read_bytes() for pad in (tmp_path / "m").iterdir()} == voor
    assert [pad.name for pad in tmp_path.iterdir()] == ["m"]
