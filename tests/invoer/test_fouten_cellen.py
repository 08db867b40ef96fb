"""Elke verkeerde cel geeft precies één melding: de plaats, de waarde en de Nederlandse zin liggen hier vast."""

import re
from pathlib import Path

import pytest
from invoerhulp import goede_tabellen, lees_csv_map, zet

from wijknetwerk.invoer.meldingen import kolomletter

GETAL = "verwacht een getal van nul of meer, bijvoorbeeld 2,5"
HEEL = "verwacht een heel getal van nul of meer, bijvoorbeeld 12"
VERPLICHT = "deze cel is verplicht en mag niet leeg zijn"
DATUM = "verwacht een datum zoals 09-11-2026 of 2026-11-09, met een jaar van vier cijfers"
GEEN_DAG = "deze dag bestaat niet; schrijf eerst de dag en dan de maand, zoals 09-11-2026"
CODE = "verwacht een code van hoogstens 40 letters, cijfers, punten of streepjes, zonder spaties"
EXCELFOUT = "de cel bevat een Excel-fout; herstel de formule of typ de waarde"
OORDEEL = "verwacht ja, nee of onbekend"
GEEN_TIJD = "verwacht een datum zonder tijdstip"
JAREN = "verwacht een datum in de jaren 2015 tot en met 2040"
UTF8 = "de letters zijn bij het opslaan verminkt"
OPNIEUW = "typ de waarde opnieuw"

GEVALLEN: list[tuple[str, str, str, str] | tuple[str, str, str, str, str | None]] = [
    ("uren_tekst", "hulpvragen!E2", "veel", GETAL),
    ("uren_dubbelzinnig_punt", "hulpvragen!E2", "1.250", "dit getal is dubbelzinnig; schrijf 1250 of 1,25"),
    ("uren_dubbelzinnig_komma", "hulpvragen!E2", "1,250", "dit getal is dubbelzinnig; schrijf 1250 of 1,25"),
    ("uren_engels", "hulpvragen!E2", "1,250.5", GETAL),
    ("uren_nan", "hulpvragen!E2", "NaN", GETAL),
    ("uren_oneindig", "hulpvragen!E2", "Infinity", GETAL),
    ("uren_1e400", "hulpvragen!E2", "1e400", GETAL),
    ("uren_negatief", "hulpvragen!E2", "-4", GETAL),
    ("uren_negatief_typografisch", "hulpvragen!E2", "−4,5", GETAL),
    ("uren_nul", "hulpvragen!E2", "0", "verwacht een getal groter dan 0 uur"),
    ("uren_meer_dan_een_week", "hulpvragen!E2", "168,5", "verwacht een getal van hoogstens 168 uur"),
    (
        "uren_drie_decimalen",
        "hulpvragen!E2",
        "1,3333",
        "verwacht uren met hoogstens twee cijfers achter de komma, bijvoorbeeld 1,33",
    ),
    ("uren_klok", "hulpvragen!E2", "1:30", "schrijf uren als getal met een komma, bijvoorbeeld 1,5 voor anderhalf uur"),
    ("uren_met_eenheid", "hulpvragen!E2", "4 uur", GETAL),
    ("uren_te_veel_cijfers", "hulpvragen!E2", "1" * 30, GETAL + "; dit getal is te groot"),
    ("uren_lange_breuk", "hulpvragen!E2", "1," + "3" * 30, GETAL + "; dit getal heeft te veel cijfers"),
    ("uren_arabische_cijfers", "hulpvragen!E2", "٤", GETAL),
    ("uren_leeg", "hulpvragen!E2", "", VERPLICHT, None),
    ("uren_spatie", "hulpvragen!E2", "\xa0 ", VERPLICHT, None),
    ("uren_letter_o", "aanbieders!I2", "1O", GETAL),
    ("ruimte_te_groot", "aanbieders!I2", "20000", "verwacht een getal van hoogstens 10000 uur"),
    ("plaatsen_breuk", "collectief_aanbod!G2", "6,5", HEEL),
    ("plaatsen_dubbelzinnig", "collectief_aanbod!G2", "1.250", "dit getal is dubbelzinnig; schrijf 1250"),
    ("plaatsen_negatief", "collectief_aanbod!H2", "-1", HEEL),
    ("plaatsen_te_veel", "collectief_aanbod!G2", "100001", "verwacht een getal van hoogstens 100000"),
    ("duur_nul", "hulpvragen!U2", "0", "verwacht een getal van minstens 1"),
    ("duur_te_lang", "hulpvragen!U2", "521", "verwacht een getal van hoogstens 520"),
    ("duur_woord", "hulpvragen!U2", "lang", HEEL),
    ("ervaring_elf", "aanbieders!N2", "11", "verwacht een getal van hoogstens 10"),
    ("datum_bestaat_niet", "hulpvragen!D2", "31-02-2026", GEEN_DAG),
    ("datum_dertiende_maand", "hulpvragen!D2", "03-13-2026", GEEN_DAG),
    ("datum_kort_jaar", "hulpvragen!D2", "9-11-26", DATUM),
    ("datum_amerikaans", "hulpvragen!D2", "11/09/26", DATUM),
    ("datum_getal", "hulpvragen!D2", "46335", DATUM),
    ("datum_aaneen", "hulpvragen!D2", "20261109", DATUM),
    ("datum_woorden", "hulpvragen!D2", "9 nov 2026", DATUM),
    ("datum_met_tijd", "hulpvragen!D2", "2026-11-09 13:45", GEEN_TIJD),
    ("datum_iso_t", "hulpvragen!D2", "2026-11-09T00:00:00", GEEN_TIJD),
    ("datum_gemengd", "hulpvragen!D2", "09-11/2026", DATUM),
    ("datum_te_vroeg", "lopende_trajecten!F2", "31-12-2014", JAREN),
    ("datum_nooit", "aanbieders!M3", "31-12-9999", JAREN + "; is er geen datum, laat de cel dan leeg"),
    ("datum_leeg", "hulpvragen!D2", "", VERPLICHT, None),
    ("datum_schrikkeldag", "hulpvragen!D2", "29-02-2026", GEEN_DAG),
    ("wet_spelfout", "hulpvragen!B2", "jeugd", "verwacht wmo of jeugdwet; bedoelde u «jeugdwet»?"),
    ("wet_leeg", "hulpvragen!B2", "", VERPLICHT, None),
    ("wet_na", "hulpvragen!B2", "NA", "verwacht wmo of jeugdwet"),
    ("wetten_en", "wijkcoaches!C2", "wmo en jeugdwet", "verwacht wmo of jeugdwet", "en"),
    ("wetten_leeg", "wijkcoaches!C2", "", VERPLICHT, None),
    ("oordeel_j", "hulpvragen!J2", "j", OORDEEL + "; bedoelde u «ja»?"),
    ("oordeel_nan", "hulpvragen!J2", "nan", OORDEEL),
    ("oordeel_misschien", "hulpvragen!K2", "misschien", OORDEEL),
    (
        "specialisme_spatie",
        "hulpvragen!W2",
        "hoog specialistisch",
        "verwacht basis, specialistisch, hoog_specialistisch of onbekend; bedoelde u «hoog_specialistisch»?",
    ),
    ("dagdeel_spelfout", "collectief_aanbod!F2", "ochtent", "verwacht ochtend, middag of avond; bedoelde u «ochtend»?"),
    ("dagdelen_onbekend", "hulpvragen!S2", "ochtend nacht", "verwacht ochtend, middag of avond", "nacht"),
    (
        "producten_spelfout",
        "aanbieders!G2",
        "basis, specialistis",
        "verwacht basis, specialistisch, gecombineerd of orientatie; bedoelde u «specialistisch»?",
        "specialistis",
    ),
    ("janee_waar", "aanbieders!D2", "waar", "verwacht ja of nee"),
    ("code_met_spatie", "hulpvragen!A2", "H 1", CODE),
    ("code_te_lang", "hulpvragen!A2", "H" * 41, CODE),
    ("code_leeg", "hulpvragen!A2", "", VERPLICHT, None),
    ("code_html", "hulpvragen!A2", "<script>alert(1)</script>", CODE),
    ("code_formule", "hulpvragen!A2", "=cmd|' /C calc'!A0", CODE),
    ("code_emoji", "hulpvragen!A2", "H😀", CODE),
    ("code_nulbreed", "hulpvragen!A2", "H\u200b1", "de cel bevat een onzichtbaar teken (U+200B); " + OPNIEUW, "H 1"),
    ("code_bidi", "hulpvragen!A2", "H\u202e1", "de cel bevat een onzichtbaar teken (U+202E); " + OPNIEUW, "H 1"),
    ("code_stuurteken", "hulpvragen!A2", "H\x071", "de cel bevat een stuurteken (U+0007); " + OPNIEUW, "H 1"),
    ("codes_een_fout", "wijken!D2", "WK2 W#3", CODE, "W#3"),
    (
        "tekst_mojibake",
        "aanbieders!B2",
        "ZoÃ« Zorg",
        UTF8 + " («Ã«» was waarschijnlijk «ë»); typ ze opnieuw, of bewaar een CSV als «CSV UTF-8»",
    ),
    (
        "tekst_mojibake_euro",
        "aanbieders!B2",
        "â‚¬ zorg",
        UTF8 + " («â‚¬» was waarschijnlijk «€»); typ ze opnieuw, of bewaar een CSV als «CSV UTF-8»",
    ),
    (
        "tekst_vervangteken",
        "aanbieders!B2",
        "Zo\ufffd Zorg",
        UTF8 + "; typ ze opnieuw, of bewaar een CSV als «CSV UTF-8»",
    ),
    (
        "tekst_bidi",
        "aanbieders!B2",
        "Zorg\u202eplus",
        "de cel bevat een onzichtbaar teken (U+202E); " + OPNIEUW,
        "Zorg plus",
    ),
    (
        "tekst_geen_teken",
        "aanbieders!B2",
        "Zorg\ufdd0",
        "de cel bevat een teken dat niet bestaat (U+FDD0); " + OPNIEUW,
        "Zorg ",
    ),
    ("tekst_te_lang", "aanbieders!B2", "z" * 201, "verwacht hoogstens 200 tekens", "z" * 60 + "…"),
    (
        "cel_veel_te_lang",
        "aanbieders!B2",
        "z" * 2001,
        "de cel telt 2001 tekens; hoogstens 2000 mogen, kort de tekst in",
        "z" * 60 + "…",
    ),
    ("excelfout_na", "hulpvragen!C2", "#N/A", EXCELFOUT),
    ("excelfout_nederlands", "aanbieders!B2", "#VERW!", EXCELFOUT),
    ("excelfout_in_lege_kolom", "hulpvragen!H2", "#WAARDE!", EXCELFOUT),
]


@pytest.mark.parametrize("geval", GEVALLEN, ids=[geval[0] for geval in GEVALLEN])
def test_een_verkeerde_cel(geval: tuple[str, str, str, str, str | None], tmp_path: Path) -> None:
    _, plaats, waarde, zin = geval[:4]
    getoond = geval[4] if len(geval) > 4 else waarde
    tabel, cel = plaats.split("!")
    rij = int(re.sub("[A-Z]", "", cel))
    kop = goede_tabellen()[tabel][0]
    kolom = next(naam for index, naam in enumerate(kop) if f"{kolomletter(index)}{rij}" == cel)

    lezing = lees_csv_map(tmp_path / "werkmap", zet(tabel, rij, kolom, waarde))

    assert lezing.werkvoorraad is None
    (melding,) = lezing.fouten
    assert (melding.bestand, melding.rij, melding.kolom, melding.cel) == (f"{tabel}.csv", rij, kolom, cel)
    assert (melding.waarde, melding.zin) == (getoond, zin)
    assert [pad.name for pad in tmp_path.iterdir()] == ["werkmap"]


def test_een_melding_is_een_zin_met_plaats_waarde_en_remedie(tmp_path: Path) -> None:
    lezing = lees_csv_map(tmp_path / "werkmap", zet("hulpvragen", 2, "wet", "jeugd"))
    assert str(lezing.fouten[0]) == (
        "hulpvragen.csv, rij 2, kolom wet (B2): waarde «jeugd»; verwacht wmo of jeugdwet; bedoelde u «jeugdwet»?"
    )
