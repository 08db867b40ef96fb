"""De bouwstenen van een bladzijde: elke vorm zegt hetzelfde, en wat verborgen is staat nergens."""

import csv
import io
import json
import re

import openpyxl
import pytest

from wijknetwerk.rapport.bladzijde import VERBORGEN, Bladzijde, Eenheid, Kolom, Stuk, Tabel, woorden
from wijknetwerk.rapport.bladzijde.bestanden import als_json, maak_bestanden, maak_csv
from wijknetwerk.rapport.bladzijde.frames import als_frames
from wijknetwerk.rapport.bladzijde.scherm import maak_scherm

KOLOMMEN = (
    Kolom("wie", "wie", Eenheid.TEKST, "wie het is", sleutel=True),
    Kolom("uren", "uren", Eenheid.UREN, "uren per week"),
    Kolom("deel", "deel", Eenheid.PROCENT, "deel van alles"),
    Kolom("inwoners", "inwoners", Eenheid.AANTAL, "aantal inwoners"),
)
RIJEN = (("=a", 90, 835, 1234), ("b <b>", -90, None, VERBORGEN))


def bladzijde(*stukken: Stuk, intern: bool = False) -> Bladzijde:
    deel = Stuk(
        "deel", "Een deel", "Zin & cijfer.", (Tabel("tabel", "De tabel", KOLOMMEN, RIJEN),), b"<svg/>", "Een lijn."
    )
    return Bladzijde("proef", "Proef", "Ondertitel", intern, 5, stukken or (deel,), {"regelset": "x"})


@pytest.mark.parametrize(
    ("waarde", "eenheid", "tekst"),
    [
        (570, Eenheid.UREN, "9,5"),
        (600, Eenheid.UREN, "10"),
        (629, Eenheid.UREN, "10"),
        (630, Eenheid.UREN, "11"),
        (-90, Eenheid.UREN, "−1,5"),
        (60, Eenheid.UREN, "1"),
        (729_000, Eenheid.UREN, "12.150"),
        (835, Eenheid.PROCENT, "83,5 %"),
        (-5, Eenheid.PROCENT, "−0,5 %"),
        (1000, Eenheid.PROCENT, "100 %"),
        (123_449, Eenheid.EURO, "€ 1.234"),
        (123_450, Eenheid.EURO, "€ 1.235"),
        (None, Eenheid.AANTAL, "–"),
        (VERBORGEN, Eenheid.AANTAL, "verborgen"),
        ("a\u202eb", Eenheid.TEKST, "a b"),
    ],
)
def test_een_waarde_zoals_iemand_haar_leest(waarde: int | str | None, eenheid: Eenheid, tekst: str) -> None:
    assert woorden.waarde(waarde, eenheid) == tekst


def test_de_csv_heeft_een_rij_per_cijfer_en_geen_formules() -> None:
    rijen = list(csv.DictReader(io.StringIO(maak_csv(bladzijde()).decode("utf-8-sig")), delimiter=";"))
    assert [(rij["rij"], rij["maat"], rij["waarde"], rij["verborgen"]) for rij in rijen] == [
        ("'=a", "uren", "1,5", "nee"),
        ("'=a", "deel", "83,5", "nee"),
        ("'=a", "inwoners", "1234", "nee"),
        ("b <b>", "uren", "-1,5", "nee"),
        ("b <b>", "deel", "", "nee"),
        ("b <b>", "inwoners", "", "ja"),
    ]


def test_elke_maat_van_de_csv_staat_in_het_datawoordenboek() -> None:
    woordenboek = maak_bestanden(bladzijde())["datawoordenboek.csv"].decode("utf-8-sig")
    genoemd = {(rij["tabel"], rij["naam"]) for rij in csv.DictReader(io.StringIO(woordenboek), delimiter=";")}
    assert {("tabel", kolom.naam) for kolom in KOLOMMEN} <= genoemd
    kop = maak_csv(bladzijde()).decode("utf-8-sig").splitlines()[0].split(";")
    assert {("", naam) for naam in kop} <= genoemd


def test_het_werkboek_heeft_getallen_en_geen_formules() -> None:
    boek = openpyxl.load_workbook(io.BytesIO(maak_bestanden(bladzijde())["proef.xlsx"]))
    assert boek.sheetnames == ["conclusies", "tabel"]
    cellen = [[cel.value for cel in rij] for rij in boek["tabel"].iter_rows()]
    assert cellen[1:] == [["=a", 1.5, 83.5, 1234], ["b <b>", -1.5, None, "verborgen"]]
    assert boek["tabel"]["A2"].data_type == "s"


def test_de_pagina_heeft_bij_elk_plaatje_een_beschrijving_en_staat_op_zichzelf() -> None:
    pagina = maak_bestanden(bladzijde())["proef.html"].decode()
    assert 'alt="Een lijn."' in pagina
    assert "b &lt;b&gt;" in pagina
    assert "Zin &amp; cijfer." in pagina
    assert not re.search(r"<script|https?://", pagina.replace("http://www.w3.org", ""))
    assert pagina.count("<th scope=") == len(KOLOMMEN) + len(RIJEN)


def test_intern_staat_er_groot_bij() -> None:
    assert b"Intern: niet delen" in maak_bestanden(bladzijde(intern=True))["proef.html"]
    assert b"Om te delen" in maak_bestanden(bladzijde())["proef.html"]


def test_dezelfde_gegevens_geven_dezelfde_bytes() -> None:
    assert maak_bestanden(bladzijde()) == maak_bestanden(bladzijde())


def test_json_en_frames_hebben_dezelfde_getallen() -> None:
    document = json.loads(als_json(bladzijde()))
    assert document["tabellen"]["tabel"][1] == {"wie": "b <b>", "uren": -1.5, "deel": None, "inwoners": "verborgen"}
    frame = als_frames(bladzijde())["tabel"]
    assert frame["uren"].tolist() == [1.5, -1.5]
    assert frame["inwoners"].isna().tolist() == [False, True]


def test_het_scherm_toont_alleen_kolommen_die_passen() -> None:
    breed = tuple(Kolom(f"k{nummer}", "x" * 30, Eenheid.TEKST, "") for nummer in range(5))
    tabel = Tabel("breed", "Breed", breed, tuple(("y",) * 5 for _ in range(20)))
    scherm = maak_scherm(bladzijde(Stuk("s", "Stuk", "Zin.", (tabel,))))
    assert max(map(len, scherm.splitlines())) <= 100
    assert "… en nog 4 rijen en 2 kolommen, in de bestanden" in scherm


def test_een_plaatje_zonder_tabel_of_een_scheve_rij_is_onze_fout() -> None:
    with pytest.raises(ValueError, match="horen een beschrijving en een tabel"):
        Stuk("s", "Stuk", "Zin.", (), b"<svg/>", "iets")
    with pytest.raises(ValueError, match="niet evenveel cellen"):
        Tabel("t", "T", KOLOMMEN, (("a",),))
