"""Van herhalingen naar cijfers: aanloop en overbelasting uit elkaar, paren, omzet en wat te klein is."""

from fractions import Fraction

import bouwers
import numpy as np
import pytest
from werelden import TARIEVEN, loketten, rkv

from wijknetwerk.simulatie import Scenario, loop, maak_wereld
from wijknetwerk.simulatie.cijfers import ZELF
from wijknetwerk.simulatie.draaien import draai
from wijknetwerk.simulatie.formatie import HOOGST, LAAGST, zoek_formatie
from wijknetwerk.simulatie.maten import MATEN, schat
from wijknetwerk.simulatie.omzet import SAMEN, Plekomzet, neem_samen, omzet, te_klein, verschuif
from wijknetwerk.simulatie.uitkomst import Uitkomst, vat_samen, zoek_aanloop
from wijknetwerk.simulatie.vergelijken import vergelijk
from wijknetwerk.simulatie.wereld import Wereld

VOL = {"weken": 78, "instroom_per_jaar": 30}


def uitkomst(wereld: Wereld, keer: int = 3) -> Uitkomst:
    return vat_samen(wereld.scenario, draai(wereld, keer).herhalingen, TARIEVEN)


def test_te_veel_instroom_is_niet_stabiel_en_dan_geen_gemiddelde_wachttijd() -> None:
    druk = uitkomst(loketten(2, aanloop_weken=20, **VOL))
    assert not druk.stabiel
    assert druk.zin.startswith(
        "Niet stabiel: instroom > uitstroom. De wachtlijst groeit, ook na een aanloop van 20 weken,"
    )
    assert druk.schatting("wachttijd").gemiddeld is None
    assert druk.schatting("actief").bekend is not None
    rustig = uitkomst(loketten(25, aanloop_weken=20, **VOL))
    assert rustig.stabiel
    assert [schatting.naam for schatting in rustig.schattingen] == [maat.naam for maat in MATEN]
    wacht = rustig.schatting("wachttijd").bekend
    assert wacht is not None
    assert wacht[1] <= wacht[0] <= wacht[2]


def test_een_leeg_begin_is_aanloop_en_geen_overbelasting() -> None:
    """Alles begint leeg: wat loopt groeit een jaar lang, maar de wachtlijst daarna niet meer."""
    vol = uitkomst(loketten(25, weken=156, instroom_per_jaar=30))
    assert vol.stabiel
    assert 5 <= vol.aanloop_weken <= 78
    zonder = uitkomst(loketten(25, weken=156, instroom_per_jaar=30, aanloop_weken=0))
    met, alles = vol.schatting("actief").gemiddeld, zonder.schatting("actief").gemiddeld
    assert met is not None
    assert alles is not None
    assert met > alles


def test_de_aanloop_is_de_stijging_en_niet_de_rust() -> None:
    rust = np.array([10.0, 11.0] * 40)
    assert zoek_aanloop([rust]) <= 1
    stijging = np.concatenate([np.linspace(0, 10, 20), rust])
    assert 15 <= zoek_aanloop([stijging]) <= 22


def test_wie_nergens_kan_is_geen_overbelasting() -> None:
    """Een vraag met een expertise die niemand heeft wacht voor altijd; daar helpt geen formatie tegen."""
    kan = bouwers.hulpvraag("H1", verwachte_duur_weken=10)
    nergens = bouwers.hulpvraag("H2", verwachte_duur_weken=10, expertise=("nah",))
    coaches = tuple(bouwers.wijkcoach(f"C{nummer}", begeleiding_minuten=3000) for nummer in (1, 2))
    week = bouwers.werkvoorraad(kan, nergens, wijkcoaches=coaches)
    scenario = Scenario(naam="nergens", leeg_begin=True, instroom_per_jaar=52, weken=104, aanloop_weken=13)
    uit = uitkomst(maak_wereld(week, loketten(1).regelboek, scenario))
    assert uit.stabiel
    nergens_, wachtend = uit.schatting("nergens").gemiddeld, uit.schatting("wachtend").gemiddeld
    assert nergens_ is not None
    assert nergens_ > 10
    assert wachtend == pytest.approx(0, abs=0.5)


def test_op_tijd_telt_iedereen_die_binnenkwam_en_niet_alleen_wie_begon() -> None:
    weken = loop(loketten(1, weken=60, instroom_per_jaar=40, start_binnen_weken=4), 0).weken
    assert all(week.te_beginnen == week.op_tijd == 0 for week in weken[-4:])
    assert sum(week.te_beginnen for week in weken) == sum(week.instroom for week in weken[:-4])
    assert 0 < sum(week.op_tijd for week in weken) < sum(week.te_beginnen for week in weken)


def test_een_verschil_gaat_over_paren_en_is_dus_scherper_dan_twee_gemiddelden() -> None:
    een, ander = (
        uitkomst(loketten(6, naam="a", aanloop_weken=0, **VOL), 5),
        uitkomst(loketten(7, naam="b", aanloop_weken=0, **VOL), 5),
    )
    verschil = {schatting.naam: schatting for schatting in vergelijk(een, ander).schattingen}["actief"].bekend
    assert verschil is not None
    los = schat("los", ander.per_herhaling["actief"]).bekend
    assert los is not None
    assert verschil[2] - verschil[1] < los[2] - los[1]
    zelfde = vergelijk(een, een).schattingen
    assert {schatting.bekend for schatting in zelfde} <= {(0.0, 0.0, 0.0), None}


def test_elke_verschuiving_telt_met_het_wijkteam_op_tot_precies_nul() -> None:
    per_scenario = [
        omzet(draai(wereld, 2).herhalingen, TARIEVEN, 13)
        for wereld in (rkv(weken=39), rkv(weken=39, netwerkgrootte=3), rkv(weken=39, fte_procent=40))
    ]
    klein = te_klein(per_scenario, 5)
    assert klein
    for ander in per_scenario[1:]:
        rijen = verschuif(neem_samen(per_scenario[0], klein), neem_samen(ander, klein))
        assert sum((rij.punten for rij in rijen), Fraction()) == 0
        assert sum((rij.eurocent for rij in rijen), Fraction()) == 0
        assert any(rij.punten for rij in rijen)
        assert {rij.plek for rij in rijen}.isdisjoint(klein)
        assert rijen[0].plek == ZELF
    geld = sum((rij.eurocent for rij in per_scenario[0]), Fraction())
    assert geld == sum((rij.eurocent for rij in neem_samen(per_scenario[0], klein)), Fraction())


@pytest.mark.parametrize(
    ("inwoners", "weg"),
    [((9, 9, 9), set()), ((4, 4, 9), {"a", "b"}), ((4, 6, 9), {"a", "b"}), ((1, 1, 9), {"a", "b", "c"})],
    ids=["niets klein", "samen groot genoeg", "één alleen krijgt gezelschap", "ook samen te klein"],
)
def test_wie_te_klein_is_verdwijnt_zo_dat_de_som_niets_verraadt(inwoners: tuple[int, ...], weg: set[str]) -> None:
    rijen = [Plekomzet(plek, Fraction(1), Fraction(1, 3), Fraction(n)) for plek, n in zip("abc", inwoners, strict=True)]
    assert te_klein([rijen], 5) == weg
    assert ({SAMEN} if weg else set()) == {rij.plek for rij in neem_samen(rijen, frozenset(weg))} - {"a", "b", "c"}


def test_de_formatie_is_de_kleinste_die_het_doel_haalt() -> None:
    """Alle herhalingen opnieuw voor elke stap: net eronder haalt het doel niet, deze wel."""
    basis = loketten(4, weken=40, instroom_per_jaar=20)

    def met(procent: int) -> tuple[object, ...]:
        scenario = basis.scenario.model_copy(update={"fte_procent": procent})
        return draai(maak_wereld(basis.werkvoorraad, basis.regelboek, scenario), 2).herhalingen

    gevonden = zoek_formatie(met, 90, 6, contractminuten=2 * 2160)  # type: ignore[arg-type] # een bouwer neemt alles aan
    assert gevonden.procent is not None
    assert gevonden.van is not None
    assert gevonden.tot is not None
    assert LAAGST <= gevonden.van <= gevonden.procent <= gevonden.tot <= HOOGST
    deel = {procent: schatting.gemiddeld or 0 for procent, schatting in gevonden.punten}
    assert deel[gevonden.procent] >= 0.9 > deel[gevonden.procent - 5]
    assert gevonden.fte(gevonden.procent) == pytest.approx(2 * gevonden.procent / 100)


def test_het_eerste_kwartaal_is_dat_van_waaraf_het_zo_blijft() -> None:
    uit = uitkomst(loketten(25, weken=52, instroom_per_jaar=60, aanloop_weken=0))
    reeks = [next(een.gemiddeld or 0 for een in kw.schattingen if een.naam == "actief") for kw in uit.kwartalen]
    assert len(reeks) == 4
    assert uit.eerste_kwartaal("actief", 0) == 1
    assert uit.eerste_kwartaal("actief", max(reeks) + 1) is None
    assert uit.eerste_kwartaal("actief", reeks[-1]) in {4, 3, 2}
