"""De tweede lezer van de regelmap, en dat zij hetzelfde zegt als het regelboek."""

import hashlib
import random
import shutil
from datetime import date
from pathlib import Path

import bouwers
import pytest
import toetsplan as plan
from toetsplan import week

from wijknetwerk.begrippen import Hulpvraag, Route, ZesOgen
from wijknetwerk.regels import Regelboek
from wijknetwerk.toets import toets, treden
from wijknetwerk.toets.regelset import RegelmapFout, Regelset, lees_regelset
from wijknetwerk.toets.stand import maak_stand
from wijknetwerk.toets.weging import Zaak, _feiten, maak_beeld


@pytest.fixture(scope="module")
def regels() -> Regelset:
    return lees_regelset(plan.REGELS, bouwers.WEEK.maandag)


@pytest.mark.parametrize(
    ("cel", "waarden_wel", "waarden_niet"),
    [
        ("ja", ("ja",), ("nee",)),
        ("niet wmo", ("jeugdwet",), ("wmo",)),
        (["nieuw", "afloop"], ("nieuw", "afloop"), ("anders",)),
        ("= 3", (3,), (2, 4)),
        ("< 3", (2,), (3,)),
        ("<= 3", (3,), (4,)),
        ("> kortdurend_weken", (27,), (26,)),
        (">= 3", (3,), (2,)),
        ("2 t/m kortdurend_weken", (2, 26), (1, 27)),
        (">= -1", (-1,), (-2,)),
    ],
)
def test_celgrammatica(
    regels: Regelset, cel: object, waarden_wel: tuple[object, ...], waarden_niet: tuple[object, ...]
) -> None:
    assert all(regels.klopt(cel, waarde) for waarde in waarden_wel)
    assert not any(regels.klopt(cel, waarde) for waarde in waarden_niet)


@pytest.mark.parametrize(
    ("dag", "naam"),
    [
        (date(2021, 2, 1), "2021-02-01_pilot-wmo"),
        (date(2024, 1, 31), "2021-02-01_pilot-wmo"),
        (date(2025, 1, 1), "2025-01-01_wijknetwerk"),
        (date(2030, 1, 1), "2025-01-01_wijknetwerk"),
    ],
)
def test_de_regelset_van_de_dag(dag: date, naam: str) -> None:
    assert lees_regelset(plan.REGELS, dag).naam == naam


@pytest.mark.parametrize("dag", [date(2021, 1, 31), date(2024, 2, 1)])
def test_geen_regelset_op_deze_dag(dag: date) -> None:
    with pytest.raises(RegelmapFout, match=f"Op {dag} gelden 0 regelsets"):
        lees_regelset(plan.REGELS, dag)


def test_de_vingerafdruk_is_die_van_het_regelboek(regels: Regelset) -> None:
    assert regels.sha256 == Regelboek.laad(plan.REGELS, bouwers.WEEK.maandag).sha256


def test_de_vingerafdruk_staat_vast_en_kent_geen_bom_of_windows_regeleinden(tmp_path: Path, regels: Regelset) -> None:
    map_ = tmp_path / "regels"
    shutil.copytree(plan.REGELS, map_)
    bestanden = [*map_.glob("*.toml"), *(map_ / regels.naam).glob("*.toml")]
    som = hashlib.sha256()
    for bestand in sorted(bestanden, key=lambda pad: pad.name):
        inhoud = bestand.read_bytes()
        som.update(f"{bestand.name}\n{len(inhoud)}\n".encode())
        som.update(inhoud)
        bestand.write_bytes(b"\xef\xbb\xbf" + inhoud.replace(b"\n", b"\r\n"))
    windows = lees_regelset(map_, bouwers.WEEK.maandag)
    assert windows.getallen == regels.getallen
    assert windows.sha256 == som.hexdigest() == regels.sha256


def test_een_ander_getal_is_een_andere_vingerafdruk(tmp_path: Path, regels: Regelset) -> None:
    ander = plan.eigen_regels(tmp_path, "parameters.toml", "waarde = 26", "waarde = 27")
    assert lees_regelset(ander, bouwers.WEEK.maandag).sha256 != regels.sha256


@pytest.mark.parametrize("inhoud", [b"niet = [goed", b"\xff\xfe", None])
def test_een_regelmap_die_niet_te_lezen_is_is_een_bevinding(tmp_path: Path, inhoud: bytes | None) -> None:
    map_ = plan.eigen_regels(tmp_path)
    bestand = map_ / "2025-01-01_wijknetwerk" / "route.toml"
    bestand.unlink() if inhoud is None else bestand.write_bytes(inhoud)
    voorraad = week()
    (fout,) = toets(voorraad, plan.voorstel(voorraad), map_)
    assert fout.soort == "regelset"
    assert fout.zin.startswith("2025-01-01_wijknetwerk/route.toml is niet te lezen: ")
    with pytest.raises(RegelmapFout):
        treden(voorraad, (), map_)


def test_een_schiltabel_met_een_gat_is_een_bevinding(tmp_path: Path) -> None:
    map_ = plan.eigen_regels(
        tmp_path, "schil.toml", 'als = { in_netwerkgebied = "nee" }', 'als = { deelnemer = ["x"] }'
    )
    voorraad = week(bouwers.hulpvraag("H1", wijk="WK3"))
    (fout,) = toets(voorraad, plan.voorstel(week()), map_)
    assert fout.zin == "De schiltabel geeft geen uitkomst voor H1, netwerk"


def zaak(**anders: object) -> Zaak:
    voorraad = week(bouwers.hulpvraag("H1", **anders))
    return maak_beeld(maak_stand(voorraad, plan.REGELS)).zaken["H1"]


def test_onbekende_crisis_wordt_nooit_zelf() -> None:
    onbekend = zaak(crisis="onbekend")
    assert (onbekend.route, onbekend.begeleiding, onbekend.navragen) == (Route.NAVRAGEN, None, {"crisis"})


def test_wat_er_niet_toe_doet_wordt_niet_gevraagd() -> None:
    """Hoog specialistisch is al een reden; doel en duur veranderen dan niets meer."""
    zeker = zaak(specialisme="hoog_specialistisch", verwachte_duur_weken=None, doel="onbekend", waakvlam="onbekend")
    assert (zeker.route, zeker.tenzij, zeker.navragen) == (Route.AANBIEDER, {"TZ-05"}, frozenset())


def test_de_grens_van_een_getal_doet_ertoe() -> None:
    assert zaak(verwachte_duur_weken=26).route is Route.ZELF
    assert zaak(verwachte_duur_weken=27).route is Route.AANBIEDER
    assert zaak(verwachte_duur_weken=None).navragen == {"verwachte_duur_weken"}


def test_een_bereik_heeft_twee_grenzen_die_ertoe_doen(tmp_path: Path) -> None:
    map_ = plan.eigen_regels(tmp_path, "tenzij.toml", '"> kortdurend_weken"', '"20 t/m kortdurend_weken"')
    regels = lees_regelset(map_, bouwers.WEEK.maandag)
    assert regels.invullingen("verwachte_duur_weken") == (1, 19, 20, 21, 25, 26, 27)
    voorraad = week(bouwers.hulpvraag("H1", verwachte_duur_weken=None))
    assert maak_beeld(maak_stand(voorraad, map_)).zaken["H1"].navragen == {"verwachte_duur_weken"}


def test_zonder_vangnet_vraagt_collectief_verder_naar_wat_er_dan_toe_doet() -> None:
    vraag = zaak(thema="ontmoeten", collectief_passend="ja", verwachte_duur_weken=None)
    assert (vraag.route, vraag.begeleiding, vraag.navragen) == (Route.COLLECTIEF, None, {"verwachte_duur_weken"})


def test_uitgesloten_verandert_niet_of_er_collectief_aanbod_is() -> None:
    vraag = bouwers.hulpvraag("H1", thema="ontmoeten", collectief_passend="ja")
    voorraad = week(vraag, vastgezet=(bouwers.vastgezet("H1", "G-1", "uitgesloten"),))
    assert maak_beeld(maak_stand(voorraad, plan.REGELS)).zaken["H1"].route is Route.COLLECTIEF


@pytest.mark.parametrize(("dagen", "route"), [(42, Route.ZELF), (43, Route.LOOPT_DOOR)])
def test_loopt_door_telt_dagen_vanaf_maandag(dagen: int, route: Route) -> None:
    eind = date.fromordinal(bouwers.WEEK.maandag.toordinal() + dagen)
    voorraad = week(bouwers.hulpvraag("H1", lopend_traject="T1"), lopende_trajecten=(bouwers.traject(einddatum=eind),))
    assert maak_beeld(maak_stand(voorraad, plan.REGELS)).zaken["H1"].route is route


def test_een_veld_in_een_tabel_zonder_regel_die_altijd_geldt_geeft_navragen(tmp_path: Path) -> None:
    """Een gat in de route is geen uitkomst; wie zo'n regelset toch gebruikt, krijgt navragen en nooit een gok."""
    map_ = plan.eigen_regels(tmp_path, "route.toml", 'als = { tenzij_geldt = "nee" }', 'als = { crisis = "ja" }')
    voorraad = week(bouwers.hulpvraag("H1"), bouwers.hulpvraag("H2", inwoner_wil_aanbieder="onbekend"))
    zaken = maak_beeld(maak_stand(voorraad, map_)).zaken
    assert (zaken["H1"].route, zaken["H1"].navragen) == (Route.NAVRAGEN, frozenset())
    assert (zaken["H2"].route, zaken["H2"].navragen) == (Route.NAVRAGEN, {"inwoner_wil_aanbieder"})


def willekeurig(kans: random.Random, nummer: int) -> Hulpvraag:
    oordelen = ("ja", "nee", "nee", "nee", "nee", "onbekend")
    velden = (
        "veiligheidsrisico",
        "uitstelbaar",
        "collectief_passend",
        "contra_indicatie_groep",
        "waakvlam",
        "inwoner_wil_aanbieder",
        "deel_door_wijkcoach",
        "onduidelijk_wat_nodig",
        "basis_passend",
        "zelfstandig_wonend",
        "ernstige_psychiatrie",
    )
    return bouwers.hulpvraag(
        f"H{nummer}",
        **{veld: kans.choice(oordelen) for veld in velden},
        wet=kans.choice(("wmo", "jeugdwet")),
        crisis=kans.choice(("nee",) * 8 + ("ja", "onbekend")),
        wlz_indicatie=kans.choice(("nee",) * 8 + ("ja", "onbekend")),
        doel=kans.choice(("zelfstandigheid_vergroten",) * 4 + ("stabiliseren", "onbekend")),
        verwachte_duur_weken=kans.choice((None, 10, 10, 26, 27)),
        specialisme=kans.choice(("basis",) * 4 + ("specialistisch", "hoog_specialistisch", "onbekend")),
        zes_ogen=kans.choice(tuple(ZesOgen)),
        minuten_per_week=kans.choice((28, 29, 239, 240)),
        expertise=kans.choice(((), ("lvb",))),
        thema=kans.choice((None, "ontmoeten")),
        lopend_traject=kans.choice((None, None, "T1")),
    )


def test_twee_beslissers_geven_hetzelfde() -> None:
    """Het regelboek en deze toets zijn los van elkaar geschreven; op 600 willekeurige hulpvragen zijn zij het eens."""
    kans = random.Random(20261116)  # noqa: S311 - een vast zaad, geen geheim
    voorraad = week(*(willekeurig(kans, nummer) for nummer in range(600)), lopende_trajecten=(bouwers.traject(),))
    beeld = maak_beeld(maak_stand(voorraad, plan.REGELS))
    boek = Regelboek.laad(plan.REGELS, voorraad.week.maandag)
    feiten = [_feiten(beeld.stand, vraag) for vraag in voorraad.hulpvragen]
    gebruikt = {
        veld
        for tabel in ("tenzij", "route", "product")
        for regel in beeld.stand.regels.voor(tabel)
        for veld in regel.als
    }
    kolommen = boek.kolommen(
        [{v: None if rij[v] == "onbekend" else rij[v] for v in sorted(gebruikt - {"tenzij_geldt"})} for rij in feiten]
    )
    route, product, tenzij = (boek.tabel(naam).beslis(kolommen) for naam in ("route", "product", "tenzij"))
    gezien = set()
    for plaats, vraag in enumerate(voorraad.hulpvragen):
        eigen = beeld.zaken[vraag.nummer]
        verwacht, vragen = route.uitkomst[plaats], route.navragen(plaats)
        if verwacht in ("samen", "aanbieder") and product.uitkomst[plaats] is None:
            verwacht, vragen = None, product.navragen(plaats)
        assert eigen.route == (verwacht or "navragen"), vraag
        assert eigen.product == product.uitkomst[plaats], vraag
        assert eigen.tenzij == {regel.id for regel in tenzij.geldig(plaats)}, vraag
        if verwacht is None:
            assert eigen.navragen == set(vragen), vraag
        gezien.add(eigen.route)
    assert gezien == set(Route)
