"""Het verslag: dezelfde bytes bij een tweede keer, veilig, toegankelijk, en niets wat verborgen hoort te zijn."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import openpyxl
import pytest
from bouwers_monitor import WORTEL, begonnen, besluit, monitor, pilot, team

from wijknetwerk.monitor import Monitor, lees_afspraken, om_te_delen, verslag, woorden
from wijknetwerk.monitor.bestanden import als_document, maak_bestanden
from wijknetwerk.monitor.cijfer import Rij
from wijknetwerk.monitor.cijfers import CIJFERS
from wijknetwerk.monitor.regelkaart import maak_regelkaart
from wijknetwerk.monitor.tabellen import KOLOMMEN
from wijknetwerk.monitor.uitleg import MAAK_OPNIEUW, markdown

HERKOMST = lees_afspraken(WORTEL / "regels")[1]


@pytest.fixture(scope="module")
def gedeeld() -> Monitor:
    return om_te_delen(pilot())


@pytest.fixture(scope="module")
def bestanden(gedeeld: Monitor) -> dict[str, bytes]:
    return maak_bestanden(gedeeld, HERKOMST)


class _Pagina(HTMLParser):
    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.merken: list[tuple[str, dict[str, str | None]]] = []
        self.feed(tekst)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.merken.append((tag, dict(attrs)))


def test_een_tweede_keer_geeft_dezelfde_bytes(gedeeld: Monitor, bestanden: dict[str, bytes]) -> None:
    assert maak_bestanden(gedeeld, HERKOMST) == bestanden


def test_de_pagina_staat_op_zichzelf_en_is_toegankelijk(bestanden: dict[str, bytes]) -> None:
    pagina = _Pagina(bestanden["monitor.html"].decode())
    merken = [merk for merk, _ in pagina.merken]
    assert not {"script", "link", "iframe", "object"} & set(merken)
    assert pagina.merken[0] == ("html", {"lang": "nl"})
    plaatjes = [bij for merk, bij in pagina.merken if merk == "img"]
    assert plaatjes
    assert all(bij["alt"] and (bij["src"] or "").startswith("data:image/svg+xml") for bij in plaatjes)
    assert merken.count("table") == merken.count("caption")
    assert {bij.get("scope") for merk, bij in pagina.merken if merk == "th"} == {"col", "row"}
    namen = {bij.get("id") for _, bij in pagina.merken}
    assert {(bij["href"] or "")[1:] for merk, bij in pagina.merken if merk == "a"} <= namen


def test_bij_elk_plaatje_hoort_een_tabel_in_hetzelfde_deel() -> None:
    assert [deel.naam for deel in verslag.DELEN if deel.plaatje and not list(verslag.rijen_van(deel, pilot()))] == []
    assert sum(deel.plaatje is not None for deel in verslag.DELEN) == 4


def test_elk_cijfer_staat_in_precies_een_deel_en_elk_deel_bestaat() -> None:
    genoemd = [naam for deel in verslag.DELEN for naam in deel.cijfers]
    assert sorted(genoemd) == sorted(cijfer.naam for cijfer in CIJFERS)


def test_csv_heeft_de_kolommen_van_het_woordenboek_en_verbergt(bestanden: dict[str, bytes], gedeeld: Monitor) -> None:
    rijen = list(csv.DictReader(io.StringIO(bestanden["monitor.csv"].decode("utf-8-sig")), delimiter=";"))
    assert list(rijen[0]) == list(KOLOMMEN)
    assert len(rijen) == sum(len(uitkomst.rijen) for uitkomst in gedeeld.uitkomsten)
    verborgen = [rij for rij in rijen if rij["verborgen"] == "ja"]
    assert verborgen
    assert {rij[naam] for rij in verborgen for naam in ("teller", "noemer", "n", "waarde", "onbekend")} == {""}
    uren = next(rij for rij in rijen if rij["cijfer"] == "uren_benut" and not rij["groep_1"])
    assert (uren["teller"], uren["noemer"], uren["waarde"]) == ("12182", "16814", "72,4515")
    boek = csv.DictReader(io.StringIO(bestanden["datawoordenboek.csv"].decode("utf-8-sig")), delimiter=";")
    namen = {(rij["soort"], rij["naam"]) for rij in boek}
    assert namen == {("kolom", naam) for naam in KOLOMMEN} | {("cijfer", cijfer.naam) for cijfer in CIJFERS}


def test_het_werkboek_heeft_geen_formules_en_dezelfde_verborgen_cellen(bestanden: dict[str, bytes]) -> None:
    boek = openpyxl.load_workbook(io.BytesIO(bestanden["monitor.xlsx"]))
    cellen = [cel for blad in boek for rij in blad.iter_rows() for cel in rij]
    assert {cel.data_type for cel in cellen} <= {"s", "n"}
    assert any(cel.value == woorden.VERBORGEN for cel in cellen)
    assert "casus-01" not in {cel.value for cel in cellen}
    assert {"samenvatting", "verloop", "alle cijfers", "formules", "begroting"} <= set(boek.sheetnames)


def test_alleen_de_interne_versie_toont_wat_klein_is(bestanden: dict[str, bytes]) -> None:
    intern = maak_bestanden(pilot(), HERKOMST)["monitor.html"].decode()
    for klein in ("24 van 28", "casus-01", "Intern: niet delen"):
        assert klein in intern
        assert klein not in bestanden["monitor.html"].decode()


def test_het_document_verraadt_niets_en_is_json(gedeeld: Monitor) -> None:
    document = json.loads(json.dumps(als_document(gedeeld)))
    rijen = [rij for cijfer in document["cijfers"].values() for rij in cijfer["rijen"]]
    assert {tuple(sorted(rij)) for rij in rijen if rij["verborgen"]} == {("groep", "verborgen")}
    assert document["begroting_eurocenten"] == 83_034_167
    assert document["schema"] == "wijknetwerk/monitor/1"


def test_namen_uit_de_map_worden_geen_opmaak_en_geen_formule() -> None:
    gemaakt = monitor(teams=[team(naam="<b>=1+1</b>")], begonnen=[begonnen()])
    uit = maak_bestanden(gemaakt, HERKOMST)
    assert b"<b>=1+1" not in uit["monitor.html"]
    assert b"&lt;b&gt;=1+1" in uit["monitor.html"]


def test_een_map_met_bijna_niets_geeft_een_heel_verslag_dat_dat_zegt() -> None:
    gemaakt = monitor(besluiten=[besluit()])
    for versie in (gemaakt, om_te_delen(gemaakt)):
        pagina = maak_bestanden(versie, HERKOMST)["monitor.html"].decode()
        assert "geen gegevens" in pagina
        assert not re.search(r"\bNone\b|nan", pagina.split("<main")[1])


def test_de_regelkaart_telt_na() -> None:
    rijen = pilot().uitkomst("volggraad").rijen
    kaart = maak_regelkaart(rijen, 3)
    assert kaart is not None
    totaal = next(rij for rij in rijen if not rij.pad)
    assert kaart.midden == pytest.approx((totaal.noemer - totaal.teller) / totaal.noemer)
    for punt in kaart.punten:
        ruimte = 3 * (kaart.midden * (1 - kaart.midden) / punt.besluiten) ** 0.5
        assert punt.boven == pytest.approx(min(kaart.midden + ruimte, 1))
        assert punt.onder == pytest.approx(max(kaart.midden - ruimte, 0))
        assert punt.buiten == (punt.deel > punt.boven or punt.deel < punt.onder)
    assert [punt.week for punt in kaart.buiten] == ["2022-W10"]


def test_zonder_getoonde_weken_is_er_geen_regelkaart(gedeeld: Monitor) -> None:
    assert maak_regelkaart([rij for rij in gedeeld.uitkomst("volggraad").rijen if not rij.pad], 3) is None
    assert maak_regelkaart([], 3) is None


def test_docs_monitor_is_gemaakt_van_de_cijfers() -> None:
    assert (WORTEL / "docs/monitor.md").read_text(encoding="utf-8") == markdown(HERKOMST), f"draai {MAAK_OPNIEUW}"


def test_zonder_een_enkel_antwoord_staan_er_geen_grenzen_en_geen_nul_van_nul() -> None:
    cijfer = next(een for een in CIJFERS if een.naam == "respons_inwoners")
    niemand, een_van_twee = Rij((), 0, 0, onbekend=8), Rij((), 1, 2, onbekend=2)
    assert (woorden.delen(cijfer, niemand), woorden.grenzen(niemand)) == ("", "")
    assert (woorden.delen(cijfer, een_van_twee), woorden.grenzen(een_van_twee)) == ("1 van 2", "tussen 25 % en 75 %")
