"""Het werkboek is veilig, vast en terug te lezen."""

import io
import warnings

import openpyxl
import pytest
import voorstelbouwer
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from wijknetwerk.begrippen import Reden, Weekvoorstel, Werkvoorraad
from wijknetwerk.rapport import xlsx
from wijknetwerk.rapport.werkblad import LANGSTE_CEL, celtekst
from wijknetwerk.rapport.xlsx import BESLUITEN, maak_xlsx, vingerafdrukken


def open_boek(inhoud: bytes) -> Workbook:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*extension is not supported")  # openpyxl kent de staven van Excel 2010 niet
        return openpyxl.load_workbook(io.BytesIO(inhoud))


def test_twee_keer_maken_geeft_dezelfde_bytes(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
    inhoud = maak_xlsx(voorstel, werkvoorraad)
    assert inhoud == maak_xlsx(voorstel, werkvoorraad)
    assert f"{open_boek(inhoud).properties.created:%Y-%m-%d %H:%M:%S}" == "2026-11-16 00:00:00"  # niet de klok


@settings(max_examples=6, deadline=None)
@given(naam=st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
@example(naam="=1+1")
@example(naam="+31 26 377")
@example(naam="@SUM(A1:A9)")
@example(naam="\t=1+1")
@example(naam="-2+3")
@example(naam="http://voorbeeld.nl")
@example(naam="{=1+1}")
@example(naam="12345")
@example(naam="\x00\x07\ufffe")
def test_geen_cel_wordt_een_formule_of_koppeling(naam: str) -> None:
    werkvoorraad = voorstelbouwer.werkvoorraad()
    aanbieders = tuple(a.model_copy(update={"naam": naam}) for a in werkvoorraad.aanbieders)
    werkvoorraad = werkvoorraad.model_copy(update={"aanbieders": aanbieders})
    voorstel = voorstelbouwer.voorstel(werkvoorraad)
    rijen = tuple(r.model_copy(update={"redenen": (Reden(regel="X", zin=naam),)}) for r in voorstel.rijen)
    boek = open_boek(maak_xlsx(voorstel.model_copy(update={"rijen": rijen}), werkvoorraad))
    for blad in boek.worksheets:
        assert not blad._hyperlinks  # noqa: SLF001 - openpyxl heeft geen open naam hiervoor
        for rij in blad.iter_rows():
            for cel in rij:
                assert cel.data_type != "f", (blad.title, cel.coordinate, cel.value)
                if cel.data_type == "s":
                    assert cel.quotePrefix or cel.protection.locked is False


def test_alleen_de_besluitkolommen_zijn_in_te_vullen(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
    blad = open_boek(maak_xlsx(voorstel, werkvoorraad))["besluiten"]
    koppen = [cel.value for cel in blad[1]]
    open_koppen = {
        koppen[cel.column - 1] for rij in blad.iter_rows(min_row=2) for cel in rij if not cel.protection.locked
    }
    open_ = {"besluit", "plek na besluit", "reden van afwijking", "besloten door", "datum", "waarom geen groep"}
    assert open_koppen == open_
    assert blad.protection.sheet
    assert blad.max_row == 16
    assert blad.freeze_panes == "B2"
    assert blad.auto_filter.ref == "A1:N16"
    assert blad.print_title_rows == "$1:$1"
    assert (blad.page_setup.orientation, int(blad.page_setup.paperSize)) == ("landscape", 9)


def test_keuzelijsten(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
    boek = open_boek(maak_xlsx(voorstel, werkvoorraad))
    lijsten = {str(lijst.sqref): lijst for lijst in boek["besluiten"].data_validations.dataValidation}
    assert lijsten["H2:H16"].formula1 == f'"{",".join(BESLUITEN)}"'
    assert lijsten["I2:I16"].formula1 == "keuzes!$A$1:$A$11"
    assert lijsten["L2:L16"].type == "date"
    assert lijsten["M2:M16"].formula1 == '"beperkt aanwezig,geen passend aanbod,niet bekend"'
    keuzes = [cel.value for cel in boek["keuzes"]["A"]]
    assert keuzes[0] == "C1 · wijkcoach C1"
    assert "A1 · De Linde" in keuzes
    assert not any("geen_plek" in str(keuze) for keuze in keuzes)  # nog geen plek is aanhouden, niet afwijken
    assert boek["keuzes"].sheet_state == "hidden"


def test_een_afwijking_zonder_plek_of_reden_valt_op(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
    opmaak = open_boek(maak_xlsx(voorstel, werkvoorraad))["besluiten"].conditional_formatting
    assert {str(bereik.sqref): [regel.formula for regel in bereik.rules] for bereik in opmaak} == {
        "I2:I16": [['AND($H2="afwijken",$I2="")']],
        "J2:J16": [['AND($H2="afwijken",$J2="")']],
    }


def test_bladen_en_hun_inhoud(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
    boek = open_boek(maak_xlsx(voorstel, werkvoorraad))
    assert boek.sheetnames == [
        "besluiten",
        "belasting",
        "tekorten",
        "navragen",
        "alternatieven",
        "uitleg",
        "stand",
        "keuzes",
    ]
    assert [cel.value for cel in boek["besluiten"]["A"]][1:4] == ["H11", "H12", "H09"]
    assert [cel.value for cel in boek["navragen"]["A"]] == ["hulpvraag", "H05", "H10"]
    kan = [cel.value for cel in boek["alternatieven"]["E"]]
    assert kan == ["kan", "mag niet", "mag niet", "kan", "kan", "kan", "vol", "mag niet", "mag niet"]
    redenen = {rij[0]: rij[5] for rij in boek["besluiten"].iter_rows(min_row=2, values_only=True)}
    assert redenen["H05"].split("\n") == [
        "De begeleiding duurt naar verwachting 60 weken; kortdurend is tot en met 26 weken. (aanname)",
        "Het product is specialistische begeleiding.",
        "Let op: Het cijfer van De Linde is 20 dagen oud.",
        "Navragen: Past basisbegeleiding vanaf de start.",
        "Meekijken: teamleider.",
        "Termijnen: onderzoek 21-12-2026.",
    ]
    alternatieven = {rij[0]: rij[6] for rij in boek["besluiten"].iter_rows(min_row=2, values_only=True)}
    assert alternatieven["H09"] == "geen andere plek mag"
    assert alternatieven["H05"].startswith("Stichting Brugwijk Begeleiding (A2): minpunten: wensen +6\nKompas")
    belasting = {rij[0]: rij for rij in boek["belasting"].iter_rows(values_only=True)}
    assert belasting["C1"][4:8] == (580 / 60, 2.75, 10, 580 / 600)
    assert belasting["G-1"][4:7] == (4, 1, 6)
    assert belasting["A3"][8:] == (None, None, None)


def test_vingerafdrukken_zijn_terug_te_lezen(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
    boek = open_boek(maak_xlsx(voorstel, werkvoorraad))
    verwacht = vingerafdrukken(voorstel)
    assert verwacht["invoer_sha256"] == "b" * 64
    uitleg = dict(rij for rij in boek["uitleg"].iter_rows(values_only=True))
    assert {naam: uitleg[naam] for naam in verwacht} == verwacht
    assert {kenmerk.name: kenmerk.value for kenmerk in boek.custom_doc_props.props} == verwacht


def test_een_leeg_voorstel_geeft_ook_een_werkboek(werkvoorraad: Werkvoorraad) -> None:
    leeg = voorstelbouwer.voorstel(rijen=(), tekorten=(), belasting=())
    assert open_boek(maak_xlsx(leeg, werkvoorraad))["besluiten"].max_row == 1


def test_te_veel_alternatieven_worden_gemeld(
    voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MEESTE_ALTERNATIEVEN", 2)
    boek = open_boek(maak_xlsx(voorstel, werkvoorraad))
    assert boek["alternatieven"].max_row == 3
    uitleg = dict(rij for rij in boek["uitleg"].iter_rows(values_only=True))
    assert uitleg["alternatieven"] == "6 andere plekken staan alleen in voorstel.json."


def test_een_te_lange_cel_wordt_zichtbaar_afgebroken() -> None:
    assert celtekst("x" * 40_000).endswith("…")
    assert len(celtekst("x" * 40_000)) == LANGSTE_CEL
    assert celtekst("a\x07b\nc") == "a b\nc"
