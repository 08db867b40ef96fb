"""De reserve voor schaarse expertise: net wel en net niet, en wat zij nooit mag kosten."""

from pathlib import Path

import bouwers
import pytest
from bouwers import WEEK, aanbieder, hulpvraag
from krappeweken import loten_van, maak_krappe_week
from weekplan import LANG, coach, met_drempels, plan, regelboek, trede

from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import Regelboek
from wijknetwerk.toets import toets
from wijknetwerk.weekvoorstel import maak_weekvoorstel

LVB = ("lvb",)
HALF = met_drempels(reserve_schaars_procent=50, tweede_coach_minuten_per_week=0, evenwicht_weken=1)
TWEE = (
    coach("C1", expertise=LVB, begeleiding_minuten=100, bandbreedte_van=0, bandbreedte_tot=0),
    coach("C2", begeleiding_minuten=100, bandbreedte_van=0, bandbreedte_tot=0),
)


def erin(minuten: int, **anders: object) -> int:
    """De trede reserve als een hulpvraag van zoveel minuten bij C1 is vastgezet."""
    tabellen = {"wijkcoaches": TWEE, "vastgezet": (bouwers.vastgezet("H1", "C1"),)} | anders
    vraag = {"minuten_per_week": minuten} | {k: tabellen.pop(k) for k in ("expertise",) if k in tabellen}
    return trede("reserve", hulpvraag("H1", **vraag), boek=HALF, **tabellen)


def test_gewoon_werk_gaat_liever_naar_wie_niets_schaars_heeft() -> None:
    vraag = hulpvraag("H1", minuten_per_week=60, huidige_plek="C1")
    zonder = met_drempels(tweede_coach_minuten_per_week=0)
    assert plan(vraag, boek=zonder, wijkcoaches=TWEE)["H1"].startswith("C1")
    assert plan(vraag, boek=HALF, wijkcoaches=TWEE)["H1"].startswith("C2")


@pytest.mark.parametrize(("minuten", "waarde"), [(50, 0), (51, 1), (100, 50)])
def test_alleen_wat_niet_buiten_de_reserve_past_telt(minuten: int, waarde: int) -> None:
    assert erin(minuten) == waarde


def test_werk_dat_de_schaarse_expertise_vraagt_mag_erin() -> None:
    assert erin(100, expertise=LVB) == 0


def test_expertise_die_een_ander_van_het_team_ook_heeft_is_niet_schaars() -> None:
    zelfde_team = (*TWEE, coach("C3", expertise=LVB, begeleiding_minuten=0))
    ander_team = (*TWEE, coach("C3", expertise=LVB, begeleiding_minuten=0, team="NW"))
    assert (erin(100, wijkcoaches=zelfde_team), erin(100, wijkcoaches=ander_team)) == (0, 50)


def test_een_tweede_rol_is_gewoon_werk() -> None:
    boek = met_drempels(reserve_schaars_procent=50, tweede_coach_minuten_per_week=60)
    tabellen = {"wijkcoaches": TWEE, "vastgezet": (bouwers.vastgezet("H1", "C2"),)}
    assert trede("reserve", hulpvraag("H1", minuten_per_week=30), boek=boek, **tabellen) == 10


@pytest.mark.parametrize(
    ("ander", "waarde"),
    [
        ({"expertise": LVB}, 0),
        ({"expertise": ()}, 20),
        ({"expertise": LVB, "schil": "tweede_schil"}, 20),
        ({"expertise": LVB, "gebieden": ("NW",)}, 20),
        ({"expertise": LVB, "gebieden": ("NW", "RKV")}, 0),
    ],
)
def test_een_deelnemer_die_als_enige_iets_kan(ander: dict[str, object], waarde: int) -> None:
    partijen = (
        aanbieder("A1", expertise=LVB, gebieden=("RKV",), ruimte_basis=80),
        aanbieder("A2", **({"ruimte_basis": 0} | ander)),
    )
    assert trede("reserve", hulpvraag("H1", **LANG), boek=HALF, aanbieders=partijen) == waarde


def test_de_tweede_schil_houdt_geen_reserve() -> None:
    partij = aanbieder("A1", schil="tweede_schil", expertise=LVB, ruimte_basis=60)
    assert trede("reserve", hulpvraag("H1", **LANG), boek=HALF, aanbieders=(partij,)) == 0


@pytest.mark.parametrize("zaad", range(12))
def test_een_reserve_kost_niemand_zijn_plek_en_stuurt_niemand_verder_weg(zaad: int) -> None:
    week = maak_krappe_week(loten_van(zaad))
    zonder = {t.naam: t.waarde for t in maak_weekvoorstel(week, regelboek()).bewijs.treden}
    assert "reserve" not in zonder
    for procent in (10, 100):
        boek = met_drempels(reserve_schaars_procent=procent)
        met = {t.naam: t.waarde for t in maak_weekvoorstel(week, boek).bewijs.treden}
        for naam in ("vastgezet", "zonder_plek", "volgorde", "meegedeeld"):
            assert met[naam] == zonder[naam]


def test_de_toets_telt_de_reserve_los_na(tmp_path: Path) -> None:
    map_ = tmp_path / "regels"
    for bestand in pad("regels").rglob("*"):
        if bestand.is_file():
            doel = map_ / bestand.relative_to(pad("regels"))
            doel.parent.mkdir(parents=True, exist_ok=True)
            doel.write_bytes(bestand.read_bytes().replace(b"waarde = 0    # uit", b"waarde = 60"))
    boek = Regelboek.laad(map_, WEEK.maandag)
    assert boek.drempels["reserve_schaars_procent"] == 60
    waarden = set()
    for zaad in range(60):
        week = maak_krappe_week(loten_van(zaad))
        voorstel = maak_weekvoorstel(week, boek)
        assert toets(week, voorstel, map_) == ()
        waarden.add(next(t.waarde for t in voorstel.bewijs.treden if t.naam == "reserve"))
    assert len(waarden) > 3
