"""Evenwicht over weken: wat iemand eerder te veel had, telt nu mee; net wel en net niet."""

from datetime import date, timedelta

import bouwers
import pytest
from bouwers import hulpvraag
from weekplan import coach, met_drempels, plan, trede

from wijknetwerk.begrippen import EerdereWeek

MAANDAG = bouwers.WEEK.maandag
TWEE = (
    coach("C1", begeleiding_minuten=600, bandbreedte_van=0, bandbreedte_tot=600),
    coach("C2", begeleiding_minuten=600, bandbreedte_van=0, bandbreedte_tot=600),
)
ZONDER_TWEEDE = {"tweede_coach_minuten_per_week": 0}


def eerder(terug: int, **minuten: int) -> tuple[EerdereWeek, ...]:
    maandag: date = MAANDAG - timedelta(weeks=terug)
    return tuple(EerdereWeek(maandag=maandag, plek=plek, minuten_per_week=m) for plek, m in minuten.items())


def scheef(*eerdere: EerdereWeek, weken: int = 4, **anders: object) -> int:
    """De trede evenwicht als de ene hulpvraag van vijf uur bij C1 is vastgezet."""
    boek = met_drempels(evenwicht_weken=weken, **ZONDER_TWEEDE)
    tabellen = {"wijkcoaches": TWEE, "eerdere_weken": eerdere, "vastgezet": (bouwers.vastgezet("H1", "C1"),)} | anders
    return trede("evenwicht", hulpvraag("H1", minuten_per_week=300), boek=boek, **tabellen)


def wie(*eerdere: EerdereWeek, weken: int = 4) -> str:
    boek = met_drempels(evenwicht_weken=weken, **ZONDER_TWEEDE)
    vraag = hulpvraag("H1", minuten_per_week=300)
    return plan(vraag, boek=boek, wijkcoaches=TWEE, eerdere_weken=eerdere)["H1"].split("+")[0]


def test_zonder_eerdere_weken_en_met_een_venster_van_een_week_is_het_als_vroeger() -> None:
    vroeger = scheef()
    assert vroeger == 4  # streef is 150 voor ieder; 300 en 0 zijn er elk 150 naast: twee tienden na de eerste, elk
    assert scheef(weken=1) == vroeger
    assert scheef(*eerder(1, C1=600, C2=0), weken=1) == vroeger


def test_wie_eerder_te_veel_had_krijgt_nu_minder() -> None:
    assert wie(*eerder(1, C1=400, C2=100)) == "C2"
    assert wie(*eerder(1, C1=100, C2=400)) == "C1"


def test_het_streven_verschuift_met_precies_wat_iemand_te_veel_had() -> None:
    # C1 had 150 te weinig en C2 150 te veel: C1 streeft naar 300 en C2 naar 0, en dat is precies dit plan
    assert scheef(*eerder(1, C1=0, C2=300)) == 0
    # net niet: met 209 minuten te weinig in plaats van 210 valt het verschil nog binnen de eerste tiende
    assert scheef(*eerder(1, C1=0, C2=420)) == 0
    assert scheef(*eerder(1, C1=0, C2=424)) == 1


@pytest.mark.parametrize(("terug", "telt"), [(0, False), (1, True), (3, True), (4, False), (-1, False)])
def test_alleen_de_weken_van_het_venster_tellen(terug: int, *, telt: bool) -> None:
    assert (scheef(*eerder(terug, C1=0, C2=300)) == 0) == telt


def test_twee_weken_tellen_op() -> None:
    assert scheef(*eerder(1, C1=75, C2=225), *eerder(2, C1=75, C2=225)) == 0


def test_gemeten_naar_ieders_bandbreedte() -> None:
    half = (TWEE[0], TWEE[1].model_copy(update={"bandbreedte_tot": 300}))
    # samen 450: naar bandbreedte 300 voor C1 en 150 voor C2, dus niemand had te veel
    gelijk = scheef(*eerder(1, C1=300, C2=150), wijkcoaches=half)
    assert gelijk == scheef(wijkcoaches=half)
    assert scheef(*eerder(1, C1=225, C2=225), wijkcoaches=half) < gelijk


def test_wie_er_toen_niet_was_telt_die_week_niet_mee() -> None:
    assert scheef(*eerder(1, C1=500)) == scheef()


def test_wie_geen_bandbreedte_heeft_of_in_een_ander_team_zit_telt_niet_mee() -> None:
    zonder = (*TWEE, coach("C3", bandbreedte_van=0, bandbreedte_tot=0), coach("C4", team="NW"))
    rust = scheef(wijkcoaches=zonder)
    assert scheef(*eerder(1, C1=100, C2=100, C3=600, C4=600), wijkcoaches=zonder) == rust


def test_het_streven_blijft_tussen_nul_en_de_bovenkant() -> None:
    # C1 had 2000 te veel; het streven is nul en niet min 1850, dus de 300 van nu is vier tienden te veel (en C2 vol)
    assert scheef(*eerder(1, C1=4000, C2=0)) == scheef(*eerder(1, C1=1900, C2=0))
