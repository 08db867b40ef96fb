"""De weg van een grote week, afgedwongen op kleine weken: nooit beter dan exact, grenzen nooit erboven, toets groen."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from random import Random

import numpy as np
import pytest
import weekplan
from bouwers import hulpvraag
from hypothesis import given, settings
from hypothesis import strategies as st
from krappeweken import maak_krappe_week

from wijknetwerk.begrippen import Bewijs, Werkvoorraad
from wijknetwerk.meegeleverd import pad
from wijknetwerk.toets import toets
from wijknetwerk.verdeling import Instellingen, Verdeling, ladder, stand, verdeel
from wijknetwerk.verdeling import kern as kernmodule
from wijknetwerk.verdeling.deel import neem_deel
from wijknetwerk.verdeling.kern import kern
from wijknetwerk.verdeling.klem import klem, reken_na
from wijknetwerk.verdeling.klimmen import klim
from wijknetwerk.verdeling.ladder import beklim, leg_op
from wijknetwerk.verdeling.lineair import los_lineair_op
from wijknetwerk.verdeling.oplossen import SolverAlarmError, minimaliseer
from wijknetwerk.verdeling.prijzen import Prijzenzoeker
from wijknetwerk.verdeling.stad import Opgave, beklim_stad, gids
from wijknetwerk.verdeling.stand import Afbreekbaar, Tussenstand
from wijknetwerk.verdeling.stelsel import Doel, Stelsel
from wijknetwerk.verdeling.treden import ZonderPlek
from wijknetwerk.weekvoorstel import maak_weekvoorstel
from wijknetwerk.weging import weeg

WORTEL = Path(__file__).parents[2]

GROOT = Instellingen(groot_vanaf=0, ronden=2)


def _treden(verdeeld: Verdeling) -> list[int]:
    return [trede.waarde for trede in verdeeld.bewijs.treden]


def _week(zaad: int) -> Werkvoorraad:
    return maak_krappe_week(Random(zaad))  # noqa: S311 - een proefweek, geen geheim


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6))
def test_de_grote_weg_is_nooit_beter_dan_exact_en_haar_grenzen_liggen_er_nooit_boven(zaad: int) -> None:
    wegingen = weeg(_week(zaad), weekplan.regelboek())
    exact, groot = verdeel(wegingen), verdeel(wegingen, GROOT)
    assert _treden(exact) <= _treden(groot)
    for beste, trede in zip(exact.bewijs.treden, groot.bewijs.treden, strict=True):
        assert trede.ondergrens <= trede.waarde
        assert trede.bewezen == (trede.ondergrens == trede.waarde)
        if trede.waarde != beste.waarde:
            break
        assert trede.ondergrens <= beste.waarde


def test_de_grote_weg_vindt_op_kleine_weken_meestal_het_beste_plan() -> None:
    wegingen = [weeg(_week(zaad), weekplan.regelboek()) for zaad in range(15)]
    gelijk = [_treden(verdeel(week)) == _treden(verdeel(week, GROOT)) for week in wegingen]
    assert sum(gelijk) >= 12


@pytest.mark.parametrize("zaad", range(3))
def test_de_toets_keurt_een_plan_van_de_grote_weg_goed(zaad: int) -> None:
    week = _week(zaad)
    voorstel = maak_weekvoorstel(week, weekplan.regelboek(), instellingen=GROOT)
    assert toets(week, voorstel, pad("regels")) == ()


@pytest.mark.parametrize("zaad", range(3))
def test_twee_werkers_geven_hetzelfde_plan_en_dezelfde_grenzen(zaad: int) -> None:
    wegingen = weeg(_week(zaad), weekplan.regelboek())
    een, twee = (verdeel(wegingen, replace(GROOT, werkers=werkers)) for werkers in (1, 2))
    assert een.bewijs == twee.bewijs
    assert (een.keuze.optie == twee.keuze.optie).all()


def test_elke_tussenstand_is_op_de_ladder_minstens_zo_goed_als_de_vorige() -> None:
    opties = weekplan.opties(*(hulpvraag(str(nummer)) for nummer in range(4)), wijkcoaches=_coaches())
    stelsel, kolommen, ladder = leg_op(opties)
    doelen = [doel for _, doel in ladder]
    stappen = list(beklim_stad(opties, Opgave(stelsel, kolommen, doelen, doelen[:-1]), GROOT, lambda _: None))
    waarden = [[doel.waarde(stap.oplossing) for doel in doelen] for stap in stappen]
    assert waarden == sorted(waarden, reverse=True)
    assert len(stappen) > 3


def _coaches() -> tuple[object, ...]:
    return (weekplan.coach("C1"), weekplan.coach("C2"))


# --- afbreken ---


def _wacht_met_ctrl_c(keer: int) -> type[SimpleQueue[object]]:
    """Een rij waarop wie wacht bij de zoveelste keer Ctrl-C krijgt, nadat die stap af is."""

    class Wachtrij(SimpleQueue[object]):
        gehaald = 0

        def get(self, block: bool = True, timeout: float | None = None) -> object:  # noqa: FBT001, FBT002 - zoals in queue
            stap = super().get(block, timeout)
            self.gehaald += 1
            if self.gehaald == keer:
                raise KeyboardInterrupt
            return stap

    return Wachtrij


def test_afbreken_geeft_het_beste_plan_tot_dan_toe_en_zegt_dat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stand, "SimpleQueue", _wacht_met_ctrl_c(3))
    opties = weekplan.opties(hulpvraag("1"), hulpvraag("2"), wijkcoaches=_coaches())
    gehoord: list[str] = []
    keuze, bewijs = beklim(opties, Instellingen(), gehoord.append)
    assert bewijs.afgebroken
    assert gehoord[-1].startswith("afgebroken")
    assert len(keuze.gekozen) + int(keuze.zonder_plek(opties).sum()) == 2


def test_afbreken_voordat_er_een_plan_is_geeft_niets(monkeypatch: pytest.MonkeyPatch) -> None:
    def kan_niet(*_: object) -> Iterator[Tussenstand]:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(ladder, "_beklim_team", kan_niet)
    with pytest.raises(KeyboardInterrupt):
        beklim(weekplan.opties(hulpvraag("1"), wijkcoaches=_coaches()), Instellingen(), lambda _: None)


ECHT = """
import signal, sys, threading, time
import weekplan
from bouwers import hulpvraag
from test_stad import _coaches
from wijknetwerk.verdeling import Instellingen
from wijknetwerk.verdeling.ladder import beklim

def breek_af(melding):
    if melding.startswith("hulpvragen zonder plek"):
        time.sleep(0.5)  # tot de hoofddraad zit te wachten
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
        time.sleep(0.5)

keuze, bewijs = beklim(weekplan.opties(hulpvraag("1"), wijkcoaches=_coaches()), Instellingen(), breek_af)
sys.exit(0 if bewijs.afgebroken else 3)
"""


def test_een_echte_ctrl_c_in_een_eigen_proces() -> None:
    """Een echt signaal hoort niet in het proces van de tests zelf: komt het te laat, dan stopt dat."""
    mappen = (WORTEL, WORTEL / "tests", WORTEL / "tests" / "verdeling")
    omgeving = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, mappen))}
    klaar = subprocess.run([sys.executable, "-c", ECHT], env=omgeving, check=False, timeout=120)
    assert klaar.returncode == 0


def test_wie_stopt_met_luisteren_stopt_ook_het_werk() -> None:
    gedaan: list[int] = []
    mag = threading.Event()

    def stappen() -> Iterator[int]:
        for nummer in range(100):
            gedaan.append(nummer)
            yield nummer
            mag.wait(5)

    for _ in Afbreekbaar(stappen()):
        break
    mag.set()
    time.sleep(0.2)
    assert len(gedaan) < 5


def test_een_fout_in_een_stap_komt_aan_bij_wie_luistert() -> None:
    def stappen() -> Iterator[int]:
        yield 1
        raise SolverAlarmError("onmogelijk")

    with pytest.raises(SolverAlarmError, match="onmogelijk"):
        list(Afbreekbaar(stappen()))


def test_een_bewijs_is_gewoon_niet_afgebroken() -> None:
    assert not Bewijs(treden=(), seconden=0.0).afgebroken


# --- de stukken ---


def _stelsel() -> tuple[Stelsel, Doel]:
    """Drie hulpvragen met elk drie kolommen, een gedeelde ruimte van twee en een schakelaar."""
    stelsel = Stelsel()
    keuze = stelsel.variabelen(9)
    schakelaar = stelsel.variabelen(1)
    for eerste in (0, 3, 6):
        stelsel.rij(keuze[eerste : eerste + 3], 1, 1, 1)
    stelsel.rij(keuze[[0, 3, 6]], np.array([1, 1, 1]), 0, 2)
    stelsel.hoogstens(keuze[[1, 4, 7]], np.repeat(schakelaar, 3))
    return stelsel, Doel(np.arange(10), np.array([1, 3, 9, 1, 4, 9, 1, 5, 9, 2]))


def test_een_deel_met_de_rest_vast_heeft_dezelfde_waarde_en_klopt_in_het_geheel() -> None:
    stelsel, doel = _stelsel()
    plan = np.array([0, 0, 1, 0, 0, 1, 0, 0, 1, 0])
    deel = neem_deel(stelsel, np.arange(6), plan)
    eigen = deel.doel(doel)
    assert eigen.waarde(plan[:6]) == doel.waarde(plan) == 27
    beste = minimaliseer(deel.stelsel, eigen, plan[:6], Instellingen())
    heel = deel.heel(beste.oplossing)
    assert stelsel.klopt(heel)
    assert doel.waarde(heel) == beste.waarde == 11
    assert not stelsel.klopt(np.ones(10, dtype=np.int64))


def test_klimmen_geeft_per_trede_een_stand_en_verslechtert_geen_hogere() -> None:
    stelsel, doel = _stelsel()
    onder = Doel(np.array([2, 5, 8]), np.array([1, 1, 1]))
    standen = list(klim(stelsel, [onder, doel], None, Instellingen()))
    assert [stand.waarde for stand in standen] == [0, 7]
    assert onder.waarde(standen[-1].oplossing) == 0


def test_prijzen_zonder_solver_geven_een_grens_die_klopt_en_dichtbij_ligt() -> None:
    stelsel, doel = _stelsel()
    punten = doel.per_kolom(stelsel.aantal)
    exact = minimaliseer(stelsel, doel, None, Instellingen()).waarde
    prijzen = Prijzenzoeker(stelsel, punten).zoek(9.0, 150)
    zonder_prijzen = 3
    assert zonder_prijzen < reken_na(stelsel, punten, prijzen, 0).ondergrens <= exact
    assert klem(stelsel, doel).ondergrens <= exact


def test_lukt_het_lineaire_model_niet_dan_blijft_de_grens_van_de_prijzen(monkeypatch: pytest.MonkeyPatch) -> None:
    stelsel, doel = _stelsel()
    plan = np.array([0, 0, 1, 0, 0, 1, 0, 0, 1, 0])
    met = kern(stelsel, doel, plan)
    monkeypatch.setattr(kernmodule, "los_lineair_op", lambda *_: None)
    zonder = kern(stelsel, doel, plan)
    exact = minimaliseer(stelsel, doel, None, Instellingen()).waarde
    assert zonder.klem.ondergrens <= met.klem.ondergrens <= exact
    assert (zonder.oplossing == plan).all()


def test_de_gids_telt_een_hogere_trede_zwaarder_en_het_lot_niet() -> None:
    boven, onder, lot = (Doel(np.array([kolom]), np.array([1])) for kolom in range(3))
    assert gids([boven, onder, lot]).per_kolom(3).tolist() == [100, 10, 0]
    assert gids([boven]).per_kolom(3).tolist() == [1, 0, 0]


def test_een_tussenstand_heeft_standaard_geen_rekentijd() -> None:
    assert Tussenstand(np.zeros(1), (0,)).seconden == 0


# --- wat niet hoort te kunnen, en wat ophoudt ---


def test_een_lineair_model_zonder_oplossing_geeft_geen_prijzen_en_dus_de_grens_van_de_punten() -> None:
    stelsel = Stelsel()
    kolom = stelsel.variabelen(2)
    stelsel.rij(kolom, 1, 3, 3)
    doel = Doel(kolom, np.array([2, -1]))
    assert los_lineair_op(stelsel, doel.per_kolom(2)) is None
    assert klem(stelsel, doel).ondergrens == -1


def test_een_stelsel_dat_niet_kan_is_een_alarm() -> None:
    stelsel = Stelsel()
    stelsel.rij(stelsel.variabelen(2), 1, 3, 3)
    with pytest.raises(SolverAlarmError, match="INFEASIBLE"):
        minimaliseer(stelsel, Doel.leeg(), None, Instellingen())


def test_een_plan_dat_meer_kost_dan_de_solver_telde_is_een_alarm(monkeypatch: pytest.MonkeyPatch) -> None:
    opties = weekplan.opties(hulpvraag("1"), wijkcoaches=_coaches())
    monkeypatch.setattr(ZonderPlek, "waarde", lambda *_: 99)
    with pytest.raises(SolverAlarmError, match="het plan kost 99"):
        beklim(opties, Instellingen(), lambda _: None)


def test_een_alarm_geeft_het_noodplan_van_de_vuistregel(monkeypatch: pytest.MonkeyPatch) -> None:
    def alarm(*_: object) -> None:
        raise SolverAlarmError("kan niet bestaan")

    monkeypatch.setattr("wijknetwerk.verdeling.beklim", alarm)
    nood = weekplan.verdeling(hulpvraag("1"), wijkcoaches=_coaches())
    assert nood.bewijs.noodplan
    assert len(nood.keuze.gekozen) == 1


def test_na_de_grens_in_seconden_begint_er_geen_ronde_meer() -> None:
    opties = weekplan.opties(hulpvraag("1"), wijkcoaches=_coaches())
    meldingen: list[str] = []
    beklim(opties, replace(GROOT, grens_seconden=0.0), meldingen.append)
    assert not [melding for melding in meldingen if melding.startswith("ronde")]
