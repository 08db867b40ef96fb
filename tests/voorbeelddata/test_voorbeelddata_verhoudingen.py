"""De voorbeelden blijven bij de verhoudingen van de brieven 000 en 003."""

import pytest
from maak import WEEK
from voorbeeldmaker import feiten, noordwest, rkv, stad

from wijknetwerk.begrippen import Aanleiding, LopendTraject, Oordeel, Schil, Werkvoorraad, Wet

MAKERS = {"rkv": rkv.maak, "noordwest": noordwest.maak, "stad": stad.maak}


@pytest.fixture(scope="module")
def gemaakt() -> dict[str, Werkvoorraad]:
    return {naam: maak(WEEK) for naam, maak in MAKERS.items()}


def _bij_coaches(werkvoorraad: Werkvoorraad) -> list[LopendTraject]:
    coaches = {coach.code for coach in werkvoorraad.wijkcoaches}
    return [traject for traject in werkvoorraad.lopende_trajecten if traject.plek in coaches]


def _fte(werkvoorraad: Werkvoorraad) -> float:
    return sum(coach.contract_minuten for coach in werkvoorraad.wijkcoaches) / 60 / feiten.UREN_PER_FTE


@pytest.mark.parametrize("naam", MAKERS)
def test_begeleiding_per_fte_is_72_procent_van_25_uur(gemaakt: dict[str, Werkvoorraad], naam: str) -> None:
    begeleiding = sum(coach.begeleiding_minuten for coach in gemaakt[naam].wijkcoaches)
    assert begeleiding / _fte(gemaakt[naam]) == pytest.approx(feiten.minuten_begeleiding_per_fte(), rel=0.03)


@pytest.mark.parametrize("wet", Wet)
@pytest.mark.parametrize("naam", MAKERS)
def test_uren_en_duur_van_zelf_begeleide_trajecten(gemaakt: dict[str, Werkvoorraad], naam: str, wet: Wet) -> None:
    trajecten = [traject for traject in _bij_coaches(gemaakt[naam]) if traject.wet is wet]
    weken = [((traject.einddatum - traject.start).days + 1) / 7 for traject in trajecten]
    minuten = [traject.minuten_per_week for traject in trajecten]
    uren = sum(m * w for m, w in zip(minuten, weken, strict=True)) / len(trajecten) / 60
    assert uren == pytest.approx(feiten.uren_per_traject(wet), rel=0.12)
    assert sum(weken) / len(weken) == pytest.approx(feiten.weken_per_traject(wet), rel=0.12)


@pytest.mark.parametrize("naam", MAKERS)
def test_actieve_trajecten_per_fte_liggen_tussen_die_van_de_pilotteams(
    gemaakt: dict[str, Werkvoorraad], naam: str
) -> None:
    pilot = [team.actief / team.extra_fte for team in feiten.pilotteams()]
    assert min(pilot) < len(_bij_coaches(gemaakt[naam])) / _fte(gemaakt[naam]) < max(pilot)


@pytest.mark.parametrize("naam", MAKERS)
def test_de_instroom_past_bij_de_duur(gemaakt: dict[str, Werkvoorraad], naam: str) -> None:
    """Wet van Little: wat de laatste 12 weken begon, is actief × 12 ÷ gemiddelde duur."""
    trajecten = _bij_coaches(gemaakt[naam])
    recent = sum((WEEK.maandag - traject.start).days < 12 * 7 for traject in trajecten)
    weken = sum(((traject.einddatum - traject.start).days + 1) / 7 for traject in trajecten) / len(trajecten)
    assert recent == pytest.approx(len(trajecten) * 12 / weken, rel=0.25)


@pytest.mark.parametrize("gebied", ["NW", "RKV"])
@pytest.mark.parametrize("wet", Wet)
def test_acht_deelnemers_per_wet_in_elk_netwerkgebied(gemaakt: dict[str, Werkvoorraad], gebied: str, wet: Wet) -> None:
    for naam in ("stad", "rkv" if gebied == "RKV" else "noordwest"):
        deelnemers = [
            aanbieder.code
            for aanbieder in gemaakt[naam].aanbieders
            if aanbieder.schil is Schil.NETWERK
            and wet in aanbieder.wetten
            and (not aanbieder.gebieden or gebied in aanbieder.gebieden)
        ]
        assert len(deelnemers) == 8, (naam, deelnemers)


def test_de_stad_heeft_8_teams_2200_clienten_260_aanbieders_en_een_gewone_week(
    gemaakt: dict[str, Werkvoorraad],
) -> None:
    week = gemaakt["stad"]
    assert len({coach.team for coach in week.wijkcoaches}) == 8
    assert len(week.lopende_trajecten) == pytest.approx(2_200, abs=10)
    assert len(week.aanbieders) == 260
    assert 60 <= len(week.hulpvragen) <= 130
    aflopend = sum(vraag.aanleiding is Aanleiding.AFLOOP for vraag in week.hulpvragen)
    assert 0.3 < aflopend / len(week.hulpvragen) < 0.6


@pytest.mark.parametrize("naam", MAKERS)
def test_ongeveer_een_op_de_twintig_oordelen_is_onbekend(gemaakt: dict[str, Werkvoorraad], naam: str) -> None:
    oordelen = [
        waarde
        for vraag in gemaakt[naam].hulpvragen
        for waarde in (getattr(vraag, veld) for veld in type(vraag).model_fields)
        if isinstance(waarde, Oordeel)
    ]
    onbekend = sum(waarde is Oordeel.ONBEKEND for waarde in oordelen) / len(oordelen)
    assert 0.03 <= onbekend <= 0.07


@pytest.mark.parametrize("naam", MAKERS)
def test_geen_code_of_naam_lijkt_op_een_persoon_of_een_bsn(gemaakt: dict[str, Werkvoorraad], naam: str) -> None:
    for aanbieder in gemaakt[naam].aanbieders:
        assert "verzonnen" in aanbieder.naam
    codes = [vraag.nummer for vraag in gemaakt[naam].hulpvragen]
    codes += [traject.nummer for traject in gemaakt[naam].lopende_trajecten]
    assert max(sum(teken.isdigit() for teken in code) for code in codes) < 8
