"""Van het lineaire model naar een plan: wat zeker is blijft, halve mensen bestaan niet, en buurten botsen niet."""

import numpy as np
import pytest
import weekplan
from bouwers import groep, hulpvraag
from hypothesis import given
from hypothesis import strategies as st

from wijknetwerk.verdeling import Instellingen
from wijknetwerk.verdeling import kern as kernmodule
from wijknetwerk.verdeling.afronden import stukken, twijfelt, zekere_keuze
from wijknetwerk.verdeling.groot import Groot
from wijknetwerk.verdeling.kern import Kern, kern, scherp_aan
from wijknetwerk.verdeling.keuze import GEEN
from wijknetwerk.verdeling.ladder import leg_op
from wijknetwerk.verdeling.oplossen import minimaliseer
from wijknetwerk.verdeling.stelsel import Doel, Stelsel

# --- een half mens bestaat niet ---


def _krap(ruimte: int) -> tuple[Stelsel, Doel, Doel]:
    """Drie hulpvragen van twee uur op een plek met `ruimte` uur, of geen plek; de som en haar bovenste deel."""
    stelsel = Stelsel()
    plek, geen = stelsel.variabelen(3), stelsel.variabelen(3)
    for eigen in range(3):
        stelsel.rij(np.array([plek[eigen], geen[eigen]]), 1, 1, 1)
    stelsel.rij(plek, 2, 0, ruimte)
    zonder = Doel(geen, np.ones(3, dtype=np.int64))
    return stelsel, Doel(geen, np.full(3, 100)) + Doel(plek, np.array([1, 2, 3])), zonder


def _wijzer(stelsel: Stelsel, doel: Doel) -> Kern:
    return kern(stelsel, doel, np.array([0, 0, 0, 1, 1, 1]))


def test_een_half_mens_zonder_plek_telt_voor_een_heel_en_dat_verhoogt_de_grens() -> None:
    stelsel, doel, zonder = _krap(ruimte=3)
    exact = minimaliseer(stelsel, doel, None, Instellingen()).waarde
    half = _wijzer(stelsel, doel)
    scherp = scherp_aan(stelsel, [zonder], half, doel)
    assert half.klem.ondergrens < scherp.klem.ondergrens == exact == 201
    assert len(stelsel.rijen) == 5


def test_een_heel_getal_krijgt_geen_rij_erbij() -> None:
    stelsel, doel, zonder = _krap(ruimte=4)
    wijzer = _wijzer(stelsel, doel)
    assert scherp_aan(stelsel, [zonder], wijzer, doel) is wijzer
    assert len(stelsel.rijen) == 4


def test_is_de_eigen_grens_niet_hoger_dan_blijft_alles_zoals_het_was() -> None:
    stelsel, doel, _ = _krap(ruimte=3)
    wijzer = _wijzer(stelsel, doel)
    los_van_de_ruimte = Doel(np.array([3]), np.array([1]))
    alle = [Doel(np.array([kolom]), np.array([1])) for kolom in (3, 4, 5)]
    half = [deel for deel in alle if 0 < wijzer.oplossing[deel.kolommen[0]] < 1] or [los_van_de_ruimte]
    assert scherp_aan(stelsel, half, wijzer, doel) is wijzer
    assert len(stelsel.rijen) == 4


@pytest.mark.parametrize("lukt", [0, 1])
def test_lukt_een_lineair_model_niet_dan_blijft_de_oude_kern(lukt: int, monkeypatch: pytest.MonkeyPatch) -> None:
    stelsel, doel, zonder = _krap(ruimte=3)
    wijzer = _wijzer(stelsel, doel)
    echt, keren = kernmodule.los_kern_op, iter(range(9))
    monkeypatch.setattr(kernmodule, "los_kern_op", lambda *wat: echt(*wat) if next(keren) < lukt else None)
    assert scherp_aan(stelsel, [zonder], wijzer, doel) is wijzer


# --- wat zeker is ---


def _zeker(minimum: int) -> tuple[int, int]:
    """Twee hulpvragen zeker in een groep: hoeveel er na het afronden een plek hebben, en over hoeveel er twijfel is."""
    vragen = (hulpvraag("1", **weekplan.IN_GROEP), hulpvraag("2", **weekplan.IN_GROEP))
    opties = weekplan.opties(*vragen, collectief_aanbod=(groep("G1", minimum=minimum, bezet=0),))
    stelsel, kolommen, _ = leg_op(opties)
    oplossing = np.zeros(stelsel.aantal)
    oplossing[kolommen.optie[opties.is_groep]] = 1.0
    keuze = zekere_keuze(opties, kolommen, oplossing)
    keuzes = [kolommen.optie[opties.hulpvraag == vraag] for vraag in opties.verdeeld]
    plan = np.zeros(stelsel.aantal, dtype=np.int64)
    plan[kolommen.optie[keuze.gekozen]] = 1
    return len(keuze.gekozen), int(twijfelt(keuzes, oplossing, plan).sum())


def test_een_groep_met_genoeg_zekere_deelnemers_gaat_door() -> None:
    assert _zeker(minimum=2) == (2, 0)


def test_een_groep_met_te_weinig_zekere_deelnemers_valt_weg() -> None:
    assert _zeker(minimum=3) == (0, 2)


def test_zonder_zekere_tweede_persoon_is_ook_de_plek_niet_zeker() -> None:
    opties = weekplan.opties(hulpvraag("1"), wijkcoaches=(weekplan.coach("C1"), weekplan.coach("C2")))
    stelsel, kolommen, _ = leg_op(opties)
    oplossing = np.zeros(stelsel.aantal)
    oplossing[kolommen.optie[np.flatnonzero(opties.is_coach)[0]]] = 1.0
    oplossing[kolommen.bij] = 0.5
    assert (zekere_keuze(opties, kolommen, oplossing).optie == GEEN).all()
    oplossing[kolommen.bij[opties.bij_coach != opties.plek[np.flatnonzero(opties.is_coach)[0]]]] = 1.0
    assert (zekere_keuze(opties, kolommen, oplossing).optie != GEEN).all()


# --- stukken ---


@given(st.lists(st.tuples(st.booleans(), st.sampled_from("abcde")), max_size=60), st.integers(1, 9))
def test_elke_twijfel_zit_in_precies_een_stuk_van_een_gebied(wie: list[tuple[bool, str]], grootte: int) -> None:
    twijfel = np.array([twijfelt for twijfelt, _ in wie], dtype=bool)
    gebied = np.array([naam for _, naam in wie], dtype=object)
    delen = stukken(twijfel, gebied, grootte)
    assert sorted(np.concatenate([np.zeros(0, int), *delen]).tolist()) == np.flatnonzero(twijfel).tolist()
    assert all(0 < len(deel) <= grootte and len(set(gebied[deel])) == 1 for deel in delen)


def test_buurgebieden_komen_niet_naast_elkaar_aan_de_beurt() -> None:
    delen = stukken(np.ones(4, dtype=bool), np.array(list("abcd"), dtype=object))
    assert [deel.tolist() for deel in delen] == [[0], [2], [1], [3]]


# --- buurten die dezelfde ruimte willen ---


def test_wie_te_laat_is_voor_de_ruimte_zoekt_opnieuw_en_krijgt_het_op_een_na_beste() -> None:
    stelsel = Stelsel()
    keuze = stelsel.variabelen(6)  # per hulpvraag: de ene plek, de andere plek, geen plek
    for eerste in (0, 3):
        stelsel.rij(keuze[eerste : eerste + 3], 1, 1, 1)
    stelsel.rij(keuze[[0, 3]], 1, 0, 1)
    doel = Doel(keuze, np.array([0, 4, 9, 0, 5, 9]))
    alles = np.ones(6, dtype=bool)
    heel = Groot(stelsel, [doel], doel, [keuze[:3], keuze[3:]], alles, ~alles)
    begin = np.array([0, 0, 1, 0, 0, 1])
    for werkers in (1, 2):
        plannen = list(heel.verbeter(begin, [np.array([0]), np.array([1])], Instellingen(werkers=werkers)))
        assert [doel.waarde(plan) for plan in plannen] == [9, 5]
        assert plannen[-1].tolist() == [1, 0, 0, 0, 1, 0]
