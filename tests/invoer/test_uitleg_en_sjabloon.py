"""De uitleg klopt met de lezer, en het sjabloon helpt de invuller."""

import io
from pathlib import Path

import openpyxl
import pytest
from invoerhulp import WOORDENLIJST, goede_werkvoorraad
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation

from wijknetwerk.invoer.kolommen import ALLE_TABELLEN, Celsoort, kolommen
from wijknetwerk.invoer.sjabloon import als_werkboek
from wijknetwerk.invoer.uitleg import als_leeg, kolomuitleg, markdown, wat_mag
from wijknetwerk.invoer.verwijzingen import VERWIJZINGEN
from wijknetwerk.regels import laad_woordenlijst

HUIS = Path(__file__).parents[2]


def test_het_stuk_over_de_invoer_is_bij() -> None:
    uitleg = markdown(laad_woordenlijst(HUIS / "regels"))
    opnieuw = "maak docs/invoer.md opnieuw: python -m wijknetwerk.invoer regels docs/invoer.md"
    assert (HUIS / "docs" / "invoer.md").read_text(encoding="utf-8") == uitleg, opnieuw


def test_de_uitleg_noemt_elke_tabel_kolom_en_code() -> None:
    uitleg = markdown(WOORDENLIJST)
    for tabel in ALLE_TABELLEN:
        assert f"\n## {tabel}\n" in uitleg
        for kolom in kolommen(tabel):
            assert f"| `{kolom.naam}` | {wat_mag(kolom)} | {als_leeg(kolom)} |" in uitleg
    assert "- `lvb`: licht verstandelijke beperking" in uitleg


BERICHTEN = {
    ("hulpvragen", "uren_per_week"): (
        "Gevraagde begeleiding in uren per week. "
        "Vul in: uren groter dan 0, tot en met 168, bijvoorbeeld 4,5. Verplicht."
    ),
    ("hulpvragen", "crisis"): "Is er crisis? (oordeel). Vul in: ja, nee of onbekend. Leeg: onbekend.",
    ("hulpvragen", "verwachte_duur_weken"): (
        "Verwachte duur in weken; leeg of onbekend als dat nog niet te zeggen is (oordeel). "
        "Vul in: een heel getal van 1 tot en met 520, of onbekend. Leeg: niets."
    ),
    ("wijken", "buren"): (
        "Aangrenzende wijken die te bereiken zijn; een rivier zonder brug telt niet. "
        "Vul in: codes uit de tabel wijken. Leeg: niets."
    ),
    ("vorig_voorstel", "meegedeeld"): "Is de plek al aan de inwoner verteld? Vul in: ja of nee. Leeg: nee.",
}


@pytest.mark.parametrize(("tabel", "naam"), BERICHTEN)
def test_uitleg_bij_een_kolom(tabel: str, naam: str) -> None:
    kolom = next(kolom for kolom in kolommen(tabel) if kolom.naam == naam)
    assert kolomuitleg(kolom) == BERICHTEN[tabel, naam]


@pytest.fixture(scope="module")
def boek() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(als_werkboek(WOORDENLIJST, goede_werkvoorraad())))


def test_het_sjabloon_heeft_elk_blad_met_kop_en_bevroren_rij(boek: openpyxl.Workbook) -> None:
    assert boek.sheetnames == ["uitleg", *ALLE_TABELLEN, "keuzelijsten"]
    for tabel in ALLE_TABELLEN:
        blad = boek[tabel]
        assert [cel.value for cel in blad[1]] == [kolom.naam for kolom in kolommen(tabel)]
        assert blad.freeze_panes == "B2"


def _bereik(regel: DataValidation) -> CellRange:
    (bereik,) = regel.sqref.ranges
    return bereik


def test_elke_kolom_heeft_een_invoerbericht_en_de_vaste_keuzes_een_lijst(boek: openpyxl.Workbook) -> None:
    for tabel in ALLE_TABELLEN:
        regels = {_bereik(regel).min_col: regel for regel in boek[tabel].data_validations.dataValidation}
        for nummer, kolom in enumerate(kolommen(tabel), 1):
            regel = regels[nummer]
            assert regel.promptTitle == kolom.naam[:32]
            assert regel.prompt
            assert _bereik(regel).min_row == 2
            if kolom.soort in (Celsoort.KEUZE, Celsoort.JANEE):
                assert regel.formula1 == f'"{",".join(kolom.keuzes)}"'


def test_een_verwijzing_naar_een_tabel_is_een_keuzelijst(boek: openpyxl.Workbook) -> None:
    lijsten = {
        regel.promptTitle: regel.formula1
        for regel in boek["hulpvragen"].data_validations.dataValidation
        if regel.type == "list"
    }
    assert lijsten["wijk"] == "wijken!$A$2:$A$20001"
    assert lijsten["thema"] == "keuzelijsten!$C$2:$C$3"
    assert lijsten["lopend_traject"] == "lopende_trajecten!$A$2:$A$20001"
    assert boek["keuzelijsten"]["C2"].value == "ontmoeten"
    assert "expertise" not in lijsten


def test_codes_staan_in_een_tekstkolom(boek: openpyxl.Workbook) -> None:
    for tabel in ALLE_TABELLEN:
        breed = boek[tabel].column_dimensions.values()
        for nummer, kolom in enumerate(kolommen(tabel), 1):
            opmaak = next(deel.number_format for deel in breed if deel.min <= nummer <= deel.max)
            verwacht = {Celsoort.DATUM: "dd-mm-yyyy", Celsoort.UREN: "0.##", Celsoort.AANTAL: "0.##"}
            assert opmaak == verwacht.get(kolom.soort, "@"), (tabel, kolom.naam)


def test_elke_verwijzing_wijst_naar_een_kolom_die_bestaat() -> None:
    for verwijzing in VERWIJZINGEN:
        assert any(kolom.veld == verwijzing.veld for kolom in kolommen(verwijzing.tabel))
        for tabel in verwijzing.naar:
            if tabel != "woordenlijst":
                assert any(kolom.veld == verwijzing.doelveld for kolom in kolommen(tabel))
