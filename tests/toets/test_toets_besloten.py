"""De toets van wat besloten is: eisen en ruimte wel, het beste plan en een half gevulde groep niet."""

from pathlib import Path

import bouwers

from wijknetwerk import meegeleverd
from wijknetwerk.begrippen import Rij, Werkvoorraad
from wijknetwerk.toets import Soort, toets_besloten

REGELMAP = meegeleverd.pad("regels")


def week(**anders: object) -> Werkvoorraad:
    gewoon = {
        "wijkcoaches": (
            bouwers.wijkcoach("C1", begeleiding_minuten=80),
            bouwers.wijkcoach("C2", begeleiding_minuten=80),
        ),
        "collectief_aanbod": (bouwers.groep(bezet=0, minimum=2, plaatsen=2),),
    }
    vragen = [bouwers.hulpvraag(f"H{n}") for n in (1, 2)]
    groepsvragen = [bouwers.hulpvraag(f"G{n}", collectief_passend="ja", thema="ontmoeten") for n in (1, 2, 3)]
    return bouwers.werkvoorraad(*vragen, *groepsvragen, **(gewoon | anders))


def zelf(nummer: str, plek: str, tweede: str, minuten: int = 60) -> Rij:
    return Rij(
        hulpvraag=nummer,
        route="zelf",
        plek=plek,
        soort_plek="zelf",
        wijkcoach=plek,
        tweede_coach=tweede,
        minuten_per_week=minuten,
        minuten_wijkcoach=minuten,
        minuten_tweede_coach=15,
    )


def groep(nummer: str) -> Rij:
    return Rij(hulpvraag=nummer, route="collectief", plek="G-1", soort_plek="collectief")


def soorten(*rijen: Rij, werk: Werkvoorraad | None = None) -> set[Soort]:
    return {vondst.soort for vondst in toets_besloten(werk or week(), rijen, REGELMAP)}


def test_een_deel_van_de_week_is_genoeg() -> None:
    assert soorten(zelf("H1", "C1", "C2")) == set()
    assert soorten(zelf("H1", "C1", "C2"), zelf("H2", "C2", "C1")) == set()
    assert soorten() == set()


def test_te_vol() -> None:
    assert soorten(zelf("H1", "C1", "C2"), zelf("H2", "C1", "C2")) == {Soort.RUIMTE}


def test_een_groep_mag_onderweg_nog_te_klein_zijn_maar_nooit_te_groot() -> None:
    assert soorten(groep("G1")) == set()
    assert soorten(groep("G1"), groep("G2"), groep("G3")) == {Soort.GROEP}


def test_eisen_minuten_en_een_plek_die_niet_bestaat() -> None:
    assert soorten(zelf("H1", "C1", "C1")) == {Soort.TWEEDE_COACH}
    assert soorten(zelf("H1", "C1", "C2", minuten=61)) == {Soort.MINUTEN}
    assert soorten(zelf("H1", "C9", "C2")) == {Soort.VORM}
    elders = bouwers.wijkcoach("C1", wetten=("jeugdwet",))
    assert Soort.EIS in soorten(zelf("H1", "C1", "C2"), werk=week(wijkcoaches=(elders, bouwers.wijkcoach("C2"))))


def test_zonder_regels_is_er_geen_toets(tmp_path: Path) -> None:
    assert [vondst.soort for vondst in toets_besloten(week(), (), tmp_path)] == [Soort.REGELSET]
