"""De effectencalculator en de begroting, met de hand nagerekend."""

from fractions import Fraction
from pathlib import Path

import pytest
from bouwers_monitor import WORTEL, afspraken, pilotmap

from wijknetwerk.begrippen import Begrotingsrij, Casus, Wet
from wijknetwerk.monitor import AfsprakenFout, lees_afspraken, woorden
from wijknetwerk.monitor.begroting import in_euros, maak_begroting
from wijknetwerk.monitor.effecten import AANBIEDER, AANNAMES, ZELF, samen, samengevat, vergelijk


def casus(**anders: int | str) -> Casus:
    """Tien weken: een uur per week zelf of bij een aanbieder, zonder iets bijzonders."""
    gewoon: dict[str, int | str] = {"casus": "c1", "wet": "wmo", "product": "basis", "zelf_minuten": 60}
    gewoon |= {"zelf_weken": 10, "regie_minuten": 0, "aanbieder_minuten": 60, "aanbieder_weken": 10}
    return Casus.model_validate(gewoon | anders)


def test_een_gewone_casus_met_de_hand() -> None:
    gemaakt = vergelijk(casus(), afspraken())
    assert gemaakt.bedrag(ZELF) == 10 * 5649
    assert gemaakt.bedrag(AANBIEDER) == 10 * 5760 + 3 * 5760 + 10 * 5649 // 2
    assert gemaakt.verschil == gemaakt.bedrag(AANBIEDER) - gemaakt.bedrag(ZELF)


@pytest.mark.parametrize(
    ("anders", "kant", "erbij"),
    [
        ({"regie_minuten": 6}, ZELF, 5649),
        ({"zelf_gegroeid_minuten": 60}, ZELF, 5649),
        ({"zelf_uitloop_weken": 4}, ZELF, 0),
        ({"wacht_weken": 4}, AANBIEDER, 5649),
        ({"vermeden_minuten": 60}, AANBIEDER, 6180),
        ({"product": "specialistisch"}, AANBIEDER, 13 * (6180 - 5760)),
    ],
)
def test_wat_elk_effect_scheelt(anders: dict[str, int | str], kant: str, erbij: int) -> None:
    gewoon, met = vergelijk(casus(), afspraken()), vergelijk(casus(**anders), afspraken())
    assert met.bedrag(kant) - gewoon.bedrag(kant) == erbij
    andere = AANBIEDER if kant == ZELF else ZELF
    assert met.bedrag(andere) == gewoon.bedrag(andere)


def test_uitloop_staat_apart_maar_kost_hetzelfde() -> None:
    posten = {post.effect: post.minuten for post in vergelijk(casus(zelf_uitloop_weken=4), afspraken()).posten}
    assert posten["einde niet afgebakend"] == 240
    assert posten["begeleiding tegen het uurtarief van een coach"] == 360


def test_samen_is_de_som_van_de_onafgeronde_posten() -> None:
    alle = [vergelijk(rij, afspraken()) for rij in pilotmap().casussen]
    for kant in (ZELF, AANBIEDER):
        precies = sum((post.bedrag for een in alle for post in een.posten if post.kant == kant), Fraction())
        assert samen(alle).bedrag(kant) == round(precies)
        assert sum((rij.bedrag for rij in samengevat(samen(alle)) if rij.kant == kant), Fraction()) == precies


def test_elke_aanname_bestaat_en_heeft_een_open_vraag() -> None:
    herkomst = lees_afspraken(WORTEL / "regels")[1]
    assert all(herkomst[naam].status == "aanname" and herkomst[naam].open_vraag for naam in AANNAMES)


def test_afspraken_die_niet_kloppen_zeggen_welke(tmp_path: Path) -> None:
    with pytest.raises(AfsprakenFout, match="niet te lezen"):
        lees_afspraken(tmp_path)
    (tmp_path / "journaal").mkdir()
    for inhoud, zin in (("[kleinste_cel]\nwaarde = 0\n", "kleinste_cel"), ("[kleinste_cel\n", "TOML")):
        (tmp_path / "journaal/monitor.toml").write_text(inhoud, encoding="utf-8")
        with pytest.raises(AfsprakenFout, match=zin):
            lees_afspraken(tmp_path)


def test_een_derde_fte_verliest_geen_cent() -> None:
    rijen = [
        Begrotingsrij(wet="wmo", omschrijving=f"p{i}", fte="1/3", bedrag_per_fte=100, maanden=12) for i in range(3)
    ]
    *posten, som, alles = maak_begroting(rijen)
    assert [in_euros(post.totaal) for post in posten] == [33, 33, 33]
    assert (som.wet, in_euros(som.totaal), in_euros(alles.totaal)) == (Wet.WMO, 100, 100)
    assert maak_begroting([]) == ()


def test_bedragen_en_getallen_zoals_mensen_ze_schrijven() -> None:
    assert [woorden.euro(n) for n in (83_034_167, 49, 50, -150)] == ["€ 830.342", "€ 0", "€ 1", "−€ 1"]
    assert woorden.met_komma(Fraction(-3, 2), 1) == "−1,5"
    assert woorden.met_komma(Fraction(37, 3), 2) == "12,33"
