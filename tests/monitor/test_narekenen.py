"""De cijfers nog eens geteld, met gewone Python en zonder pandas: van de rijen van de map naar dezelfde tellers."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from fractions import Fraction

from bouwers_monitor import TOT, VAN, begonnen, besluit, deel, geeindigd, monitor, pilot, pilotmap
from hypothesis import given, settings
from hypothesis import strategies as st

from wijknetwerk.begrippen import BegonnenRij, BesluitRij, Monitormap, Oordeel, SoortPlek
from wijknetwerk.monitor import Monitor
from wijknetwerk.monitor.cijfers.terugblik import maanden_terug
from wijknetwerk.monitor.cijfers.verloop import maandeinden

DAGEN = st.dates(date(2021, 10, 1), date(2022, 9, 30))


@st.composite
def mappen(draw: st.DrawFn) -> Monitormap:
    """Een kleine map met trajecten, einden en besluiten, ook buiten de periode."""
    soorten = st.sampled_from(["zelf", "zelf", "aanbieder", "collectief", "tweede_schil"])
    rijen, einden = [], []
    for nummer in range(draw(st.integers(1, 12))):
        van = draw(DAGEN)
        rijen.append(
            begonnen(
                f"T{nummer}",
                van=van,
                tot=draw(st.none() | st.integers(0, 200).map(lambda n, van=van: van + timedelta(days=n))),
                soort_plek=draw(soorten),
                plek=draw(st.sampled_from(["C1", "A1", "A2"])),
                wet=draw(st.sampled_from(["wmo", "jeugdwet"])),
                gebied=draw(st.sampled_from(["G1", "G2"])),
                wijk=draw(st.sampled_from(["WK1", "WK2"])),
            )
        )
        if draw(st.booleans()):
            einden.append(geeindigd(f"T{nummer}", datum=van + timedelta(days=draw(st.integers(0, 200)))))
    besluiten = [
        besluit(f"V{i}", datum=draw(DAGEN), voorgestelde_plek=draw(st.sampled_from(["C1", "C2"])))
        for i in range(draw(st.integers(0, 6)))
    ]
    return Monitormap(begonnen=tuple(rijen), geeindigd=tuple(einden), besluiten=tuple(besluiten))


def _zelf(rij: BegonnenRij) -> bool:
    return rij.soort_plek is SoortPlek.ZELF


def _loopt(rij: BegonnenRij, einden: dict[str, date], dag: date) -> bool:
    return rij.van <= dag and (rij.traject not in einden or einden[rij.traject] > dag)


def _verwacht(map_: Monitormap, van: date, tot: date, team_van: dict[str, str]) -> dict[str, Counter[tuple[str, ...]]]:
    einden = {rij.traject: rij.datum for rij in map_.geeindigd}
    uit: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for rij in map_.begonnen:
        team = team_van.get(rij.plek, rij.gebied)
        for pad in ((), (rij.wet.value,), (rij.wet.value, team)):
            if rij.soort_plek is not SoortPlek.COLLECTIEF:
                uit["begeleiding"][pad] += _loopt(rij, einden, tot)
            if not _zelf(rij):
                continue
            uit["beginstand"][pad] += _loopt(rij, einden, van - timedelta(days=1))
            uit["instroom"][pad] += van <= rij.van <= tot
            uit["uitstroom"][pad] += van <= einden.get(rij.traject, date.max) <= tot
            uit["actief"][pad] += _loopt(rij, einden, tot)
    return uit


def _vergelijk(gemaakt: Monitor, map_: Monitormap, team_van: dict[str, str]) -> None:
    verwacht = _verwacht(map_, gemaakt.van, gemaakt.tot, team_van)
    for naam in ("beginstand", "instroom", "uitstroom", "actief"):
        gevonden = {rij.pad: rij.teller for rij in gemaakt.uitkomst(naam).rijen if rij.teller}
        assert gevonden == {pad: aantal for pad, aantal in verwacht[naam].items() if aantal}, naam
    for rij in gemaakt.uitkomst("aandeel_zelf").rijen:
        assert (rij.teller, rij.noemer) == (verwacht["actief"][rij.pad], verwacht["begeleiding"][rij.pad])


@settings(max_examples=20, deadline=None)
@given(mappen())
def test_in_uit_en_actief_kloppen_met_een_eigen_telling(map_: Monitormap) -> None:
    gemaakt = monitor(begonnen=map_.begonnen, geeindigd=map_.geeindigd, besluiten=map_.besluiten)
    _vergelijk(gemaakt, map_, {})


@settings(max_examples=20, deadline=None)
@given(mappen())
def test_beginstand_plus_in_min_uit_is_altijd_actief(map_: Monitormap) -> None:
    gemaakt = monitor(begonnen=map_.begonnen, geeindigd=map_.geeindigd)
    tellers = {
        naam: {rij.pad: rij.teller for rij in gemaakt.uitkomst(naam).rijen}
        for naam in ("beginstand", "instroom", "uitstroom", "actief")
    }
    for pad in set().union(*tellers.values()):
        begin, in_, uit, actief = (tellers[naam].get(pad, 0) for naam in tellers)
        assert begin + in_ - uit == actief


@settings(max_examples=15, deadline=None)
@given(mappen())
def test_de_volggraad_klopt_met_een_eigen_telling(map_: Monitormap) -> None:
    gemaakt = monitor(besluiten=map_.besluiten, begonnen=map_.begonnen)
    telt = [rij for rij in map_.besluiten if VAN <= _maandag(rij) <= TOT]
    verwacht = (sum(rij.plek == rij.voorgestelde_plek for rij in telt), len(telt))
    assert deel(gemaakt, "volggraad") == (verwacht if telt else None)


@settings(max_examples=15, deadline=None)
@given(mappen())
def test_het_effectieve_aantal_is_een_gedeeld_door_hhi(map_: Monitormap) -> None:
    gemaakt = monitor(begonnen=map_.begonnen, geeindigd=map_.geeindigd)
    einden = {rij.traject: rij.datum for rij in map_.geeindigd}
    plekken = Counter(
        rij.plek
        for rij in map_.begonnen
        if rij.soort_plek not in (SoortPlek.ZELF, SoortPlek.COLLECTIEF) and _loopt(rij, einden, TOT)
    )
    hhi = sum(Fraction(n, plekken.total()) ** 2 for n in plekken.values())
    gevonden = next(rij for rij in gemaakt.uitkomst("effectief_aantal").rijen if not rij.pad)
    assert gevonden.waarde == (1 / hhi if plekken else None)


def _maandag(rij: BesluitRij) -> date:
    return rij.datum - timedelta(days=rij.datum.weekday())


def test_de_pilot_klopt_met_een_eigen_telling() -> None:
    map_ = pilotmap()
    _vergelijk(pilot(), map_, {rij.plek: rij.team for rij in map_.coaches})


def test_de_formulieren_van_de_pilot_kloppen_met_een_eigen_telling() -> None:
    map_ = pilotmap()
    af = {rij.traject for rij in map_.geeindigd}
    for cijfer, formulieren, veld in (
        ("netwerk_betrokken", map_.evaluaties_coaches, "netwerk_betrokken"),
        ("integraal", map_.evaluaties_coaches, "integraal"),
        ("oplossingsvermogen", map_.evaluaties_coaches, "oplossingsvermogen_vergroot"),
        ("zelfstandig_verder", map_.evaluaties_inwoners, "zelfstandig_verder"),
    ):
        antwoorden = [getattr(rij, veld) for rij in formulieren if rij.traject in af]
        ja, nee = antwoorden.count(Oordeel.JA), antwoorden.count(Oordeel.NEE)
        assert deel(pilot(), cijfer) == (ja, ja + nee)


def test_de_volgorde_van_de_rijen_doet_er_niet_toe() -> None:
    map_ = pilotmap()
    om = {naam: tuple(reversed(getattr(map_, naam))) for naam in type(map_).model_fields}
    andersom = monitor(pilot().van, pilot().tot, **om)
    assert andersom.uitkomsten == pilot().uitkomsten


def test_maanden_en_een_half_jaar_terug() -> None:
    assert maanden_terug(date(2022, 6, 30), 6) == date(2022, 1, 1)
    assert maanden_terug(date(2022, 2, 27), 6) == date(2021, 8, 28)
    assert maanden_terug(date(2022, 8, 30), 6) == date(2022, 2, 28)
    assert [f"{dag}" for dag in maandeinden(date(2022, 1, 31), date(2022, 3, 2))] == [
        "2022-01-31",
        "2022-02-28",
        "2022-03-02",
    ]
