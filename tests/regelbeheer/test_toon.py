"""Een regelset lezen: elke regel met haar bron, aannames met hun vraag, en wat er vóór gaat; overal hetzelfde."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from beheerhulp import NETWERK, PILOT, knoei, kopie, laad

from wijknetwerk.regelbeheer.beeld import TITELS, Setbeeld, maak_beeld
from wijknetwerk.regelbeheer.toon import maak_html, maak_markdown, maak_tekst
from wijknetwerk.regels import TABELSOORTEN


@pytest.fixture(params=(NETWERK, PILOT))
def beeld(request: pytest.FixtureRequest) -> Setbeeld:
    return maak_beeld(laad(naam=request.param))


class Kijker(HTMLParser):
    """Verzamelt wat een toegankelijke pagina nodig heeft."""

    def __init__(self) -> None:
        super().__init__()
        self.koppen: list[int] = []
        self.ids: list[str] = []
        self.doelen: list[str] = []
        self.namen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        waarden = dict(attrs)
        self.namen.add(tag)
        if re.fullmatch(r"h\d", tag):
            self.koppen.append(int(tag[1]))
        if waarden.get("id"):
            self.ids.append(str(waarden["id"]))
        if str(waarden.get("href", "")).startswith("#"):
            self.doelen.append(str(waarden["href"])[1:])


def test_elke_tabel_heeft_een_vraag() -> None:
    assert set(TITELS) == {soort.naam for soort in TABELSOORTEN}
    assert all(titel.endswith("?") for titel in TITELS.values())


def test_elke_regel_bron_en_aanname_staat_overal(beeld: Setbeeld) -> None:
    tekst, markdown, html = maak_tekst(beeld), maak_markdown(beeld), maak_html(beeld).decode()
    plat = re.sub(r"\s+", " ", tekst)
    for tabel in beeld.tabellen:
        for regel in tabel.regels:
            assert f"  {regel.id}  Als" in tekst or f"  {regel.id}  Altijd" in tekst
            assert f"### {regel.id}" in markdown
            assert f'id="{regel.id}"' in html
            assert regel.open_vraag in plat
            for bron in regel.bron:
                assert f"Bron: {bron.stuk} «{bron.citaat}»" in plat
                assert f"- Bron {bron.stuk}: «" in markdown
    assert f"{len(beeld.aannames)} keuzes waar geen stuk iets over zegt" in tekst
    assert all(aanname.open_vraag in plat for aanname in beeld.aannames)
    assert max(len(rij) for rij in tekst.splitlines()) <= 100


def test_bij_de_eerste_regel_die_beslist_staat_wat_voorgaat() -> None:
    beeld = maak_beeld(laad())
    zin = {regel.id: regel.niet_zin for tabel in beeld.tabellen for regel in tabel.regels}
    assert zin["RT-01"] == ""
    assert zin["RT-02"] == "Geldt alleen als niet RT-01 geldt."
    assert zin["RT-03"] == "Geldt alleen als niet RT-01 of RT-02 geldt."
    assert zin["RT-08"] == "Geldt alleen als niet RT-01, RT-02, RT-03, RT-04, RT-05, RT-06 of RT-07 geldt."
    assert zin["RT-10"] == "Geldt alleen als niet RT-01, RT-02, RT-03, RT-04, RT-05 of RT-09 geldt."
    assert zin["SC-01"] == ""
    assert zin["SC-03b"] == ""
    assert zin["TZ-03"] == ""


def test_voorwaarden_in_gewone_woorden(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    knoei(map_ / NETWERK / "tenzij.toml", '"hoog_specialistisch" }', '"niet basis", minuten_per_week = "30 t/m 90" }')
    knoei(map_ / NETWERK / "product.toml", 'basis_passend = "ja"', 'minuten_per_week = "< 20"')
    beeld = maak_beeld(laad(map_))
    als = {regel.id: regel.als_zin for tabel in beeld.tabellen for regel in tabel.regels}
    assert als["TZ-03"] == "Als verwachte duur weken is meer dan 26 weken (kortdurend_weken) en waakvlam is nee"
    assert als["TZ-05"] == "Als specialisme is niet basis en minuten per week is 30 minuten tot en met 90 minuten"
    assert als["PR-02"] == "Als minuten per week is minder dan 20 minuten"
    assert als["PR-04"] == "Altijd"
    niet = {regel.id: regel.niet for tabel in beeld.tabellen for regel in tabel.regels}
    assert niet["PR-03"] == ("PR-01",), "een vast duo begint bij 240 minuten en sluit «minder dan 20» dus uit"


def test_uitkomsten_met_delen_staan_er_helemaal() -> None:
    beeld = maak_beeld(laad())
    dan = {regel.id: regel.dan for tabel in beeld.tabellen for regel in tabel.regels}
    assert dan["MK-03"].startswith("teamleider: Toetst of de juiste stappen")
    assert dan["TE-03"] == "beschikking (melddatum plus 6 weken plus 2 weken)"
    assert dan["TE-04"] == "evaluatieverslag (einddatum min 42 dagen)"
    assert dan["TE-06"] == "einde toewijzing (einddatum)"
    assert dan["PS-08"] == "alleen gespecialiseerd (uitsluiten)"
    assert (
        next(g for g in beeld.drempels if g.naam == "waakvlam_max_minuten_per_week").waarde == "28 minuten (0,47 uur)"
    )


def test_een_tabel_apart() -> None:
    beeld = maak_beeld(laad(), "termijnen")
    assert [tabel.naam for tabel in beeld.tabellen] == ["termijnen"]
    assert (beeld.drempels, beeld.gewichten) == ((), ())
    assert [aanname.naam for aanname in beeld.aannames] == ["TE-02"]
    assert "DREMPELS" not in maak_tekst(beeld)
    assert "## Drempels" not in maak_markdown(beeld)
    assert 'href="#drempels"' not in maak_html(beeld).decode()
    zonder = maak_beeld(laad(naam=PILOT), "product")
    assert "AANNAMES" not in maak_tekst(zonder)
    assert "## Aannames" not in maak_markdown(zonder)


def test_de_pagina_is_zelfstandig_en_toegankelijk(beeld: Setbeeld) -> None:
    html = maak_html(beeld).decode()
    kijker = Kijker()
    kijker.feed(html)
    assert '<html lang="nl">' in html
    assert "script" not in kijker.namen
    assert "http" not in html.replace("http-equiv", "")
    assert kijker.koppen[0] == 1
    assert all(na - voor <= 1 for voor, na in zip(kijker.koppen, kijker.koppen[1:], strict=False))
    assert len(set(kijker.ids)) == len(kijker.ids)
    assert set(kijker.doelen) <= set(kijker.ids)
    assert html.count("<caption>") == html.count("<table>") == 3


def test_tekens_uit_een_regel_worden_geen_opmaak(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    knoei(map_ / NETWERK / "tenzij.toml", "Er is crisis;", "Er is <b>*crisis*</b>;")
    beeld = maak_beeld(laad(map_))
    assert "&lt;b&gt;*crisis*" in maak_html(beeld).decode()
    assert "\\<b\\>\\*crisis\\*" in maak_markdown(beeld)


def test_elk_stuk_waarnaar_verwezen_wordt_staat_er_met_zijn_titel() -> None:
    boek = laad()
    beeld = maak_beeld(boek, "tenzij")
    assert [stuk for stuk, _ in beeld.stukken] == ["000", "001"]
    titel = "Raadsbrief Pilot Transformatie ambulante begeleiding Wmo (zaaknummer 494709) (2021-01-19)"
    assert f"  001: {titel}\n" in maak_tekst(beeld)
    assert f"- 001: {titel}\n" in maak_markdown(beeld)
    assert f"<dt>001</dt><dd>{titel}</dd>" in maak_html(beeld).decode()
    alles = {stuk for stuk, _ in maak_beeld(boek).stukken}
    assert alles == {"000", "001", "003", "004", "wmo-2-3-2", "wmo-2-3-5"}
