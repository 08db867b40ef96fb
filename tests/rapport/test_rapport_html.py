"""De pagina is zelfstandig, toegankelijk en vast; niets uit de gegevens wordt opmaak."""

import base64
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import NamedTuple

import pytest
import voorstelbouwer

from wijknetwerk.begrippen import Bewijs, Reden, Weekvoorstel, Werkvoorraad
from wijknetwerk.rapport import html
from wijknetwerk.rapport.html import maak_html

LEEG = {"meta", "img", "link", "br", "hr", "input"}


class Element(NamedTuple):
    naam: str
    kenmerken: dict[str, str]
    ouders: tuple[str, ...]


class Lezer(HTMLParser):
    """Leest de pagina en bewaakt dat alles netjes sluit."""

    def __init__(self, pagina: str) -> None:
        super().__init__()
        self.elementen: list[Element] = []
        self.tekst: list[str] = []
        self._open: list[str] = []
        self.feed(pagina)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elementen.append(Element(tag, {naam: waarde or "" for naam, waarde in attrs}, tuple(self._open)))
        if tag not in LEEG:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.tekst.append(data)

    def alle(self, naam: str) -> list[Element]:
        return [element for element in self.elementen if element.naam == naam]


@pytest.fixture
def pagina(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> str:
    return maak_html(voorstel, werkvoorraad).decode()


@pytest.fixture
def lezer(pagina: str) -> Lezer:
    return Lezer(pagina)


def test_twee_keer_maken_geeft_dezelfde_bytes(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
    assert maak_html(voorstel, werkvoorraad) == maak_html(voorstel, werkvoorraad)


def test_een_zelfstandige_pagina_zonder_script(lezer: Lezer) -> None:
    namen = {element.naam for element in lezer.elementen}
    assert not namen & {"script", "link", "iframe", "object", "embed", "form", "base"}
    for element in lezer.elementen:
        assert not [kenmerk for kenmerk in element.kenmerken if kenmerk.startswith("on") or kenmerk == "style"]
        assert element.kenmerken.get("src", "data:").startswith("data:image/svg+xml;base64,") or element.naam != "img"
        assert element.kenmerken.get("href", "#").startswith("#")


def test_geen_verwijzing_naar_buiten_ook_niet_in_de_plaatjes(pagina: str) -> None:
    assert "http" not in re.sub(r"base64,[A-Za-z0-9+/=]+", "", pagina).replace("http-equiv", "")
    for svg in re.findall(r"base64,([A-Za-z0-9+/=]+)", pagina):
        plaatje = base64.b64decode(svg).decode()
        assert "<script" not in plaatje
        assert set(re.findall(r'href="([^#"][^"]*)"', plaatje)) == set()
        assert "<dc:date>" not in plaatje


def test_taal_titel_koppen_en_overslaglink(lezer: Lezer) -> None:
    assert lezer.alle("html")[0].kenmerken["lang"] == "nl"
    assert len(lezer.alle("h1")) == 1
    niveaus = [int(e.naam[1]) for e in lezer.elementen if re.fullmatch(r"h[1-6]", e.naam)]
    assert all(volgend - vorig <= 1 for vorig, volgend in pairwise(niveaus))
    assert lezer.alle("a")[0].kenmerken == {"class": "naar-inhoud", "href": "#inhoud"}
    assert lezer.alle("main")[0].kenmerken["id"] == "inhoud"


def test_elke_verwijzing_binnen_de_pagina_bestaat_en_elk_id_is_uniek(lezer: Lezer) -> None:
    ids = [element.kenmerken["id"] for element in lezer.elementen if "id" in element.kenmerken]
    assert len(ids) == len(set(ids))
    doelen = {e.kenmerken["href"][1:] for e in lezer.alle("a")}
    doelen |= {e.kenmerken["aria-labelledby"] for e in lezer.elementen if "aria-labelledby" in e.kenmerken}
    assert doelen <= set(ids)


def test_elke_tabel_heeft_een_bijschrift_en_elke_kop_een_richting(lezer: Lezer) -> None:
    assert len(lezer.alle("table")) == len(lezer.alle("caption")) >= 14
    assert {element.kenmerken.get("scope") for element in lezer.alle("th")} == {"col", "row"}
    assert all("table" in element.ouders for element in lezer.alle("caption"))


def test_elk_plaatje_heeft_een_conclusie_als_alt_en_een_tabel_ernaast(lezer: Lezer) -> None:
    alt = [element.kenmerken["alt"] for element in lezer.alle("img")]
    assert len(alt) == 4
    assert all(zin.endswith(".") and re.search(r"\d", zin) for zin in alt)
    assert alt[1].startswith("Van de 5 wijkcoaches zitten er 2 binnen de afgesproken bandbreedte")


def test_elke_uitklap_heeft_een_eigen_naam(pagina: str) -> None:
    namen = [re.sub(r"<[^>]+>", "", naam) for naam in re.findall(r"<summary>(.*?)</summary>", pagina, re.DOTALL)]
    assert len(namen) == len(set(namen))


def test_alles_staat_op_de_pagina(lezer: Lezer) -> None:
    tekst = re.sub(r"\s+", " ", " ".join(lezer.tekst))
    for deel in (
        "Dit is een voorstel, geen besluit.",
        "Van de 9 hulpvragen die een plek zoeken, heeft er 1 nog geen",
        "bron 001 : «niet gericht op langdurige zorg»".replace(" :", ":"),
        "aanname",
        "Het cijfer van De Linde is 20 dagen oud.",
        "Andere plekken die kunnen",
        "A5 heeft na dit voorstel nog 1 uur per week vrij; nodig is 2,5.",
        "geen andere plek mag",
        "C2 is met verlof tot en met 04-12-2026.",
        "teamleider: Bespreek dit in het casuïstiekoverleg.",
        "21-12-2026: Het onderzoek moet binnen zes weken klaar zijn.",
        "om expertise",
        "Wie kijkt mee",
        "crisisdienst",
        "Gebruikte regels van 2025-01-01_wijknetwerk",
        "001: «het wijkteam begeleidt zelf, tenzij»",
        "2025-01-01_wijknetwerk",
        "b" * 64,
    ):
        assert deel in tekst, deel


def test_gegevens_worden_nooit_opmaak(voorstel: Weekvoorstel) -> None:
    kwaad = "<script>alert(1)</script><img src=x onerror=y>\"'&"
    werkvoorraad = voorstelbouwer.werkvoorraad(namen=kwaad)
    rijen = tuple(r.model_copy(update={"redenen": (Reden(regel=kwaad, zin=kwaad),)}) for r in voorstel.rijen)
    pagina = maak_html(
        voorstel.model_copy(update={"rijen": rijen, "belasting": voorstelbouwer.voorstel(werkvoorraad).belasting}),
        werkvoorraad,
    ).decode()
    lezer = Lezer(pagina)
    assert not lezer.alle("script")
    assert len(lezer.alle("img")) == 4
    assert "&lt;script&gt;alert(1)" in pagina


def test_namen_met_dollars_en_vreemde_tekens_zijn_te_tekenen(voorstel: Weekvoorstel) -> None:
    werkvoorraad = voorstelbouwer.werkvoorraad(namen=" $\\nee{$ 漢字 \U0001f33b \u0007")
    bij = voorstelbouwer.voorstel(werkvoorraad).belasting
    assert "漢字" in maak_html(voorstel.model_copy(update={"belasting": bij}), werkvoorraad).decode()


def test_veel_coaches_krijgen_een_plaatje_per_team(
    voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "_COACHES_IN_EEN_PLAATJE", 3)
    monkeypatch.setattr(html, "_STAVEN_IN_EEN_PLAATJE", 2)
    pagina = maak_html(voorstel, werkvoorraad).decode()
    assert "Belasting per wijkcoach, team G1." in pagina
    assert "Belasting per wijkcoach, team G2." in pagina
    assert "Belasting per aanbieder (de 2 met de meeste nieuwe hulpvragen)." in pagina


def test_veel_geweigerde_plekken_worden_ingekort(
    voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "_ANDERE_PER_HULPVRAAG", 1)
    assert "En nog 1 andere; die staan in voorstel.json." in maak_html(voorstel, werkvoorraad).decode()


def test_een_noodplan_staat_bovenaan(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
    nood = voorstel.model_copy(update={"bewijs": Bewijs(treden=voorstel.bewijs.treden, seconden=0.0, noodplan=True)})
    assert "<strong>Noodplan.</strong>" in maak_html(nood, werkvoorraad).decode()


def test_een_leeg_voorstel_is_ook_een_pagina(werkvoorraad: Werkvoorraad) -> None:
    lezer = Lezer(maak_html(voorstelbouwer.voorstel(rijen=(), tekorten=(), belasting=()), werkvoorraad).decode())
    assert not lezer.alle("img")


def test_contrast_van_elke_tekstkleur_is_aa() -> None:
    """Elke combinatie van tekst en vlak uit het stijlblad haalt 4,5 : 1 (WCAG 2.2, 1.4.3)."""
    for tekst, vlak in (
        *(("#1d2b2f", "#ffffff"), ("#4d5b60", "#ffffff"), ("#4d5b60", "#f3f6f6"), ("#14505c", "#ffffff")),
        *(("#ffffff", "#14505c"), ("#8a3b00", "#ffffff"), ("#8a3b00", "#fdf3e7"), ("#4d5b60", "#fdf3e7")),
    ):
        assert _contrast(tekst, vlak) >= 4.5, (tekst, vlak)


def test_het_stijlblad_gebruikt_alleen_getoetste_kleuren(pagina: str) -> None:
    stijl = pagina.split("<style>", 1)[1].split("</style>", 1)[0]
    kleuren = {kleur.lower() for kleur in re.findall(r"#[0-9a-fA-F]{3,6}\b", stijl)}
    assert kleuren == {"#1d2b2f", "#4d5b60", "#c9d3d6", "#f3f6f6", "#14505c", "#8a3b00", "#fdf3e7", "#fff"}


def _contrast(een: str, ander: str) -> float:
    licht, donker = sorted((_helderheid(een), _helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _helderheid(kleur: str) -> float:
    kanalen = [int(kleur[plek : plek + 2], 16) / 255 for plek in (1, 3, 5)]
    lineair = [k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanalen]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]


def test_een_afgebroken_berekening_staat_bovenaan(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
    bewijs = voorstel.bewijs.model_copy(update={"afgebroken": True})
    afgebroken = maak_html(voorstel.model_copy(update={"bewijs": bewijs}), werkvoorraad)
    assert "<strong>Afgebroken.</strong>" in afgebroken.decode()
    assert "<strong>Afgebroken.</strong>" not in maak_html(voorstel, werkvoorraad).decode()
