"""Vergelijken op echte hulpvragen, en hoe gevoelig de drempels zijn."""

from pathlib import Path

import bouwers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutatie import kopie, laad, vervang

from wijknetwerk.regelbeheer.aangepast import met_getal
from wijknetwerk.regelbeheer.herverdeling import vergelijk_verdeling
from wijknetwerk.regelbeheer.werkmap import drempelgevoeligheid, stromen, vergelijk_werkmap
from wijknetwerk.regels import Regelboek
from wijknetwerk.weging import weeg

GROEP_OUD = "collectief (is de groep vol: aanbieder, basis)"
GROEP_NIEUW = "collectief (is de groep vol: zelf)"
GROEP = {"collectief_passend": "ja", "thema": "ontmoeten"}
WEEK = bouwers.werkvoorraad(
    bouwers.hulpvraag("H-16"),
    bouwers.hulpvraag("H-30", verwachte_duur_weken=30),
    bouwers.hulpvraag("H-39", verwachte_duur_weken=39, minuten_per_week=90, deel_door_wijkcoach="ja"),
    bouwers.hulpvraag("H-40", verwachte_duur_weken=40),
    bouwers.hulpvraag("H-groep", verwachte_duur_weken=30, **GROEP),
    bouwers.hulpvraag("H-groep-kort", **GROEP),
    bouwers.hulpvraag(
        "H-duo", verwachte_duur_weken=52, minuten_per_week=240, basis_passend="nee", ernstige_psychiatrie="ja"
    ),
    wijkcoaches=(bouwers.wijkcoach("C1"), bouwers.wijkcoach("C2")),
    aanbieders=(bouwers.aanbieder("A1"),),
    collectief_aanbod=(bouwers.groep(),),
)


@pytest.fixture
def ruimer(tmp_path: Path) -> Regelboek:
    map_ = kopie(tmp_path)
    vervang("parameters.toml", "waarde = 26", "waarde = 39")(map_)
    return laad(map_)


def test_kortdurend_39_weken_op_een_werkmap(ruimer: Regelboek) -> None:
    verschil = vergelijk_werkmap(laad(), ruimer, WEEK)
    assert [str(deel) for deel in verschil.routes] == [
        "H-30: van aanbieder (basis) naar zelf (was TZ-03 en RT-10, wordt RT-08)",
        "H-39: van samen (basis) naar zelf (was TZ-03 en RT-09, wordt RT-08)",
        f"H-groep: van {GROEP_OUD} naar {GROEP_NIEUW} (was TZ-03 en RT-05, wordt RT-05)",
    ]
    assert (verschil.aantal, verschil.plekken) == (7, None)
    assert stromen(verschil.routes)["samen (basis)", "zelf"] == (1, 90)
    rijen = verschil.tekst().splitlines()
    assert rijen[0] == "3 van 7 hulpvragen krijgen een andere weg."
    assert "  van samen (basis) naar zelf: 1 hulpvraag, 1,5 uur per week" in rijen
    assert "Na de verdeling" not in verschil.tekst()


def test_dezelfde_regels_veranderen_niets() -> None:
    verschil = vergelijk_verdeling(laad(), laad(), bouwers.werkvoorraad(bouwers.hulpvraag("H1")))
    assert (verschil.routes, verschil.plekken) == ((), ())
    assert verschil.tekst().startswith("0 van 1 hulpvragen krijgen een andere weg.\n")


def test_na_de_verdeling_schuift_de_plek_mee(ruimer: Regelboek) -> None:
    week = bouwers.werkvoorraad(
        bouwers.hulpvraag("H-crisis", crisis="ja"),
        bouwers.hulpvraag("H-30", verwachte_duur_weken=30),
        wijkcoaches=(bouwers.wijkcoach("C1"), bouwers.wijkcoach("C2")),
        aanbieders=(),
    )
    verschil = vergelijk_verdeling(laad(), ruimer, week)
    assert verschil.plekken is not None
    (plek,) = verschil.plekken
    assert (plek.hulpvraag, plek.van, plek.minuten_per_week) == ("H-30", "geen_plek", 60)
    assert plek.naar in ("zelf C1", "zelf C2")
    assert "RT-10" in plek.regels_oud
    assert plek.regels_nieuw == ("RT-08",)
    assert "Na de verdeling krijgt 1 hulpvraag een andere plek." in verschil.tekst().splitlines()


@given(st.sampled_from(["kortdurend_weken", "waakvlam_max_minuten_per_week", "loopt_door_dagen"]), st.integers(0, 600))
@settings(max_examples=15, deadline=None)
def test_een_aangepast_getal_werkt_als_een_aangepast_bestand(naam: str, waarde: int) -> None:
    boek = met_getal(laad(), naam, waarde)
    assert boek.getal(naam) == waarde
    assert boek.sha256 != laad().sha256
    week = bouwers.werkvoorraad(
        *(bouwers.hulpvraag(f"H{duur}", verwachte_duur_weken=duur) for duur in (1, 26, 27, 520)),
        wijkcoaches=(bouwers.wijkcoach(),),
    )
    grens = waarde if naam == "kortdurend_weken" else 26
    verwacht = ["zelf" if duur <= grens else "aanbieder" for duur in (1, 26, 27, 520)]
    assert [str(weging.route) for weging in weeg(week, boek).rijen] == verwacht


def test_een_aangepast_getal_staat_ook_in_de_zin() -> None:
    boek = met_getal(laad(), "kortdurend_weken", 39)
    (regel,) = (regel for regel in boek.tabel("tenzij").regels if regel.id == "TZ-03")
    assert "kortdurend is tot en met 39 weken" in regel.zin({"verwachte_duur_weken": 40})
    assert boek.tabel("route").bij["tenzij_geldt"].regels == boek.tabel("tenzij").regels


def test_de_gevoeligste_drempel_staat_vooraan_met_haar_grensgevallen() -> None:
    week = bouwers.werkvoorraad(
        *(bouwers.hulpvraag(f"H-{duur}", verwachte_duur_weken=duur) for duur in (23, 24, 25, 26, 27, 28, 29)),
        bouwers.hulpvraag("H-waak", waakvlam="ja", minuten_per_week=27, verwachte_duur_weken=100),
        wijkcoaches=(bouwers.wijkcoach(),),
    )
    duur, waakvlam, *rest = drempelgevoeligheid(laad(), week)
    assert (duur.naam, duur.lager, duur.hoger) == ("kortdurend_weken", 24, 28)
    assert [deel.hulpvraag for deel in duur.bij_lager] == ["H-25", "H-26"]
    assert [deel.hulpvraag for deel in duur.bij_hoger] == ["H-27", "H-28"]
    assert duur.grensgevallen == ("H-25", "H-26", "H-27", "H-28")
    assert str(duur) == ("kortdurend_weken 26 weken: bij 24 slaan er 2 om, bij 28 2 (H-25, H-26, H-27, H-28)")
    assert str(waakvlam) == "waakvlam_max_minuten_per_week 28 minuten: bij 26 slaan er 1 om, bij 30 0 (H-waak)"
    assert all(deel.grensgevallen == () for deel in rest)
    assert "orientatie_maanden 3 maanden: bij 2 slaan er 0 om, bij 4 0" in [str(deel) for deel in rest]
    assert not [deel for deel in rest if deel.naam.startswith("wens_")]


def test_een_groter_percentage_slaat_minstens_zoveel_om() -> None:
    vragen = (bouwers.hulpvraag(f"H{duur}", verwachte_duur_weken=duur) for duur in range(10, 45, 3))
    week = bouwers.werkvoorraad(*vragen, wijkcoaches=(bouwers.wijkcoach(),))
    aantallen = [len(drempelgevoeligheid(laad(), week, procent)[0].grensgevallen) for procent in (1, 50)]
    assert aantallen == sorted(aantallen)
    assert aantallen[0] < aantallen[-1]
