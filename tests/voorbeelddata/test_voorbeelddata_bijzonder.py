"""In beide grote voorbeelden zit alles wat een team in een gewone week kan tegenkomen."""

from collections import Counter
from datetime import timedelta

import pytest

from wijknetwerk.begrippen import Capaciteitsstand, Schil, Vastzetsoort, Werkvoorraad

GROOT = ("rkv", "noordwest")
ERVARING_MINIMUM, VEROUDERD_DAGEN, ONDERZOEK_WEKEN = 6, 14, 6


def _vrij(werkvoorraad: Werkvoorraad) -> dict[str, int]:
    bezet: Counter[str] = Counter()
    for traject in werkvoorraad.lopende_trajecten:
        if traject.start <= werkvoorraad.week.zondag and traject.einddatum >= werkvoorraad.week.maandag:
            bezet[traject.plek] += traject.minuten_per_week
    return {
        coach.code: coach.begeleiding_minuten - coach.overige_minuten - bezet[coach.code]
        for coach in werkvoorraad.wijkcoaches
    }


@pytest.mark.parametrize("naam", GROOT)
def test_wijkcoaches_met_verlof_en_te_vol(voorbeelden: dict[str, Werkvoorraad], naam: str) -> None:
    week = voorbeelden[naam].week
    verlof = [c.code for c in voorbeelden[naam].wijkcoaches if c.verlof_van and c.verlof_van <= week.zondag]
    net_niet = [c.code for c in voorbeelden[naam].wijkcoaches if c.verlof_tot and c.verlof_tot < week.maandag]
    straks = [c.code for c in voorbeelden[naam].wijkcoaches if c.verlof_van and c.verlof_van > week.zondag]
    vrij = _vrij(voorbeelden[naam])
    assert set(verlof) - set(net_niet)
    assert net_niet or straks, "verlof dat de week net niet raakt"
    assert min(vrij.values()) < 0
    assert sum(minuten > 0 for minuten in vrij.values()) > len(vrij) / 2


@pytest.mark.parametrize("naam", GROOT)
def test_aanbieders_in_elke_stand(voorbeelden: dict[str, Werkvoorraad], naam: str) -> None:
    week, aanbieders = voorbeelden[naam].week, voorbeelden[naam].aanbieders
    assert {aanbieder.capaciteitsstand for aanbieder in aanbieders} == set(Capaciteitsstand)
    assert any(aanbieder.contract_tot and aanbieder.contract_tot < week.maandag for aanbieder in aanbieders)
    assert any((week.maandag - aanbieder.capaciteit_datum).days > VEROUDERD_DAGEN for aanbieder in aanbieders)
    for schil in Schil:
        scores = [a.ervaring_score for a in aanbieders if a.schil is schil and a.ervaring_score is not None]
        assert min(scores) < ERVARING_MINIMUM <= max(scores)
    assert sum(aanbieder.systeempartij for aanbieder in aanbieders) == 4


@pytest.mark.parametrize("naam", GROOT)
def test_groepen_vol_te_klein_te_laat_of_voorbij(voorbeelden: dict[str, Werkvoorraad], naam: str) -> None:
    week, groepen = voorbeelden[naam].week, voorbeelden[naam].collectief_aanbod
    assert any(groep.bezet == groep.plaatsen for groep in groepen)
    assert sum(groep.bezet < groep.minimum for groep in groepen) >= 2
    assert any(groep.start > week.zondag + timedelta(weeks=4) for groep in groepen)
    assert {groep.dagdeel.value for groep in groepen} == {"ochtend", "middag", "avond"}


@pytest.mark.parametrize("naam", GROOT)
def test_keuzes_van_de_teamleider_en_eerdere_beloften(voorbeelden: dict[str, Werkvoorraad], naam: str) -> None:
    werkvoorraad = voorbeelden[naam]
    assert {rij.soort for rij in werkvoorraad.vastgezet} == set(Vastzetsoort)
    assert {rij.meegedeeld for rij in werkvoorraad.vorig_voorstel} == {True, False}
    gewenst = [vraag.voorkeur_aanbieder for vraag in werkvoorraad.hulpvragen if vraag.voorkeur_aanbieder]
    ongewenst = [vraag.niet_aanbieder for vraag in werkvoorraad.hulpvragen if vraag.niet_aanbieder]
    assert gewenst
    assert ongewenst


@pytest.mark.parametrize("naam", GROOT)
def test_huishoudens_met_meer_hulpvragen(voorbeelden: dict[str, Werkvoorraad], naam: str) -> None:
    telling = Counter(vraag.huishouden for vraag in voorbeelden[naam].hulpvragen if vraag.huishouden)
    assert len(telling) == 2
    assert set(telling.values()) == {2}


def test_termijnen_die_naderen_en_verlopen_zijn(voorbeelden: dict[str, Werkvoorraad]) -> None:
    over = [
        (vraag.melddatum + timedelta(weeks=ONDERZOEK_WEKEN) - voorbeelden[naam].week.maandag).days
        for naam in GROOT
        for vraag in voorbeelden[naam].hulpvragen
    ]
    assert min(over) < 0
    assert any(0 <= dagen < 14 for dagen in over)
    assert max(over) >= 14


@pytest.mark.parametrize("naam", GROOT)
def test_vragen_uit_een_wijk_buiten_het_netwerk(voorbeelden: dict[str, Werkvoorraad], naam: str) -> None:
    gebied = {wijk.code: wijk.gebied for wijk in voorbeelden[naam].wijken}
    eigen = {"rkv": "RKV", "noordwest": "NW"}[naam]
    elders = {gebied[vraag.wijk] for vraag in voorbeelden[naam].hulpvragen} - {eigen}
    assert elders
    assert not elders & {"RKV", "NW"}
