"""De terminal blijft binnen honderd kolommen, wat er ook in namen staat."""

import unicodedata
from pathlib import Path

import voorstelbouwer
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wijknetwerk.begrippen import Bewijs, Navraag, Reden, Weekvoorstel, Werkvoorraad
from wijknetwerk.rapport.blik import Blik
from wijknetwerk.rapport.terminal import BREEDTE, breedte, kort, maak_alternatieven, maak_rij, maak_terminal, vouw, vul

rare_tekst = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=190)


def kolommen(rij: str) -> int:
    """Los van de kamer zelf geteld: brede tekens dubbel, combinerende tekens niet."""
    return sum(
        0 if unicodedata.combining(teken) else 1 + (unicodedata.east_asian_width(teken) in {"W", "F"}) for teken in rij
    )


@settings(max_examples=30, deadline=None)
@given(naam=rare_tekst)
@example(naam="漢" * 190)
@example(naam="\x1b[31mrood\x1b[0m\r\nweg")
@example(naam="W" * 190)
def test_nooit_breder_dan_honderd_kolommen(naam: str) -> None:
    werkvoorraad = voorstelbouwer.werkvoorraad(namen=naam)
    voorstel = voorstelbouwer.voorstel(werkvoorraad)
    rijen = tuple(rij.model_copy(update={"redenen": (Reden(regel="X", zin=naam),)}) for rij in voorstel.rijen)
    voorstel = voorstel.model_copy(update={"rijen": rijen})
    blik = Blik(voorstel, werkvoorraad)
    tekst = maak_terminal(voorstel, werkvoorraad, [Path("uit") / naam.replace("/", "") / "voorstel.json"])
    tekst += "".join(maak_rij(blik, rij) + maak_alternatieven(blik, rij) for rij in rijen)
    for rij in tekst.split("\n"):
        assert kolommen(rij) <= BREEDTE
        assert not any(unicodedata.category(teken) == "Cc" for teken in rij)


@given(tekst=rare_tekst, hoogstens=st.integers(2, 120))
def test_kort_en_vul_houden_hun_maat(tekst: str, hoogstens: int) -> None:
    assert breedte(kort(tekst, hoogstens)) <= hoogstens
    assert breedte(vul(tekst, hoogstens)) == hoogstens
    assert all(breedte(rij) <= hoogstens for rij in vouw(tekst, hoogstens))


def test_wat_er_te_lezen_staat(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
    tekst = maak_terminal(
        voorstel, werkvoorraad, [Path("uit/2026-W47/voorstel.json"), Path("uit/2026-W47/voorstel.html")]
    )
    assert tekst.startswith("Weekvoorstel 2026-W47 (16 t/m 22 november 2026)\nStatus: voorstel; een mens besluit.")
    assert "Regels: 2025-01-01_wijknetwerk" in tekst
    assert "Routes: crisishulp 1, aanbieder met spoed 1, Wlz 1, loopt door 1, collectief 2," in tekst
    assert "Netwerkpartner (2)" in tekst
    assert "wijkcoach C1, tweede C3" in tekst
    assert "Tekort: Van de 9 hulpvragen die een plek zoeken, heeft er 1 nog geen" in tekst
    assert "Navragen: 2 vragen" in tekst
    assert "Bewezen: op alle 8 treden" in tekst
    assert tekst.endswith("Geschreven in uit/2026-W47: voorstel.json, voorstel.html\n")


def test_lange_naam_laat_de_wijkcoach_staan(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
    rij = next(r for r in maak_terminal(voorstel, werkvoorraad).split("\n") if r.startswith("  H06"))
    assert "… met C4" in rij


def test_een_gat_is_te_zien(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
    treden = tuple(t.model_copy(update={"bewezen": False, "ondergrens": 0}) for t in voorstel.bewijs.treden)
    onbewezen = voorstel.model_copy(update={"bewijs": Bewijs(treden=treden, seconden=1.0)})
    assert "niet bewezen; ondergrens 0, gat 21" in maak_terminal(onbewezen, werkvoorraad)


def test_veel_vragen_worden_ingekort(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
    vragen = tuple(Navraag(veld="crisis", vraag=f"vraag {nummer}?") for nummer in range(1, 14))
    rijen = (voorstelbouwer.rij("H10", "navragen", None, None, redenen=(), navragen=vragen),)
    tekst = maak_terminal(voorstel.model_copy(update={"rijen": rijen}), werkvoorraad)
    assert "Navragen: 13 vragen" in tekst
    assert "Vraag 12?" in tekst
    assert "Vraag 13?" not in tekst
    assert "en nog 1; alle vragen staan in het werkboek en op de pagina" in tekst


def test_een_leeg_voorstel_is_ook_te_lezen(werkvoorraad: Werkvoorraad) -> None:
    leeg = voorstelbouwer.voorstel(rijen=(), tekorten=(), belasting=())
    assert "0 hulpvragen op tafel" in maak_terminal(leeg, werkvoorraad)


def test_alles_over_een_rij(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
    blik = Blik(voorstel, werkvoorraad)
    rij = next(rij for rij in blik.rijen if rij.hulpvraag == "H05")
    tekst = maak_rij(blik, rij) + maak_alternatieven(blik, rij)
    for deel in (
        "De Linde (netwerkpartner, product specialistisch, 2,5 uur per week)",
        "regel TZ-03, bron 001 («niet gericht op langdurige zorg»), aanname",
        "21-12-2026: Het onderzoek moet binnen zes weken klaar zijn.",
        "Stichting Brugwijk Begeleiding (A2): minpunten: wensen +6.",
        "wijkcoach C2: C2 is met verlof tot en met 04-12-2026.",
    ):
        assert deel in tekst
