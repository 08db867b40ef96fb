"""Elke zin die uitlegt waarom, is waar: nagerekend op getrokken weken."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import strategieen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from krappeweken import maak_krappe_week
from nagerekend import REGELS, Nagerekend
from redenen_waar import REDENEN
from tekort_waar import tekorten_kloppen
from vol_waar import klopt_vol
from weekplan import regelboek

from wijknetwerk.begrippen import Alternatief, SoortPlek, Werkvoorraad
from wijknetwerk.eisen import EISEN_AANBIEDER, EISEN_COACH, EISEN_GROEP
from wijknetwerk.regels import Regelboek
from wijknetwerk.toets import toets
from wijknetwerk.verdeling import Opties
from wijknetwerk.verdeling.opties import maak_opties
from wijknetwerk.verdeling.wensen import WENSEN
from wijknetwerk.weekvoorstel import maak_weekvoorstel
from wijknetwerk.weging import weeg

HOEVEEL = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
WEKEN = st.one_of(strategieen.werkvoorraden(), st.randoms(use_true_random=False).map(maak_krappe_week))
EISEN = {SoortPlek.ZELF: EISEN_COACH, SoortPlek.COLLECTIEF: EISEN_GROEP}


def alternatieven(na: Nagerekend) -> Iterator[tuple[str, Alternatief, list[str]]]:
    for rij in na.voorstel.rijen:
        for ander in rij.alternatieven:
            yield rij.hulpvraag, ander, [reden.zin for reden in ander.redenen if reden.regel == "vol"]


def toets_vindt_niets(na: Nagerekend, opties: Opties) -> None:
    del opties
    assert toets(na.werkvoorraad, na.voorstel, na.regelmap) == ()


def kan_ook_betekent_dat_een_verhuizing_lukt_en_vol_dat_zij_niet_lukt(na: Nagerekend, opties: Opties) -> None:
    del opties
    for nummer, ander, vol in alternatieven(na):
        if ander.toegestaan:
            assert na.kan_verhuizen(nummer, ander) == (not vol), (nummer, ander)


def elke_zin_over_vol_klopt_met_de_minuten(na: Nagerekend, opties: Opties) -> None:
    del opties
    for nummer, ander, vol in alternatieven(na):
        for zin in vol:
            assert ander.toegestaan
            assert klopt_vol(na, nummer, ander.plek, zin), (nummer, zin)


def wat_niet_mag_is_zonder_precies_die_eisen_open(na: Nagerekend, opties: Opties) -> None:
    """Alle genoemde eisen falen, en alle niet genoemde eisen laten de plek toe."""
    nummers = [vraag.nummer for vraag in na.werkvoorraad.hulpvragen]
    for nummer, ander, _ in alternatieven(na):
        if ander.toegestaan:
            continue
        genoemd = {reden.regel for reden in ander.redenen}
        soort = ander.soort_plek if ander.soort_plek in EISEN else SoortPlek.NETWERKPARTNER
        eisen = EISEN.get(soort, EISEN_AANBIEDER)
        plaats = nummers.index(nummer), opties.veld.codes(soort).index(ander.plek)
        assert genoemd
        assert genoemd == {eis.naam for eis in eisen if not eis.mag(opties.veld)[plaats]}


def elke_plek_die_de_route_openlaat_wordt_genoemd(na: Nagerekend, opties: Opties) -> None:
    """De gekozen plek en de alternatieven zijn samen alle opties, elk één keer."""
    for i, rij in enumerate(na.voorstel.rijen):
        genoemd = [ander.plek for ander in rij.alternatieven]
        assert len(genoemd) == len(set(genoemd))
        assert rij.plek not in genoemd
        kan = {opties.code(optie) for optie in range(len(opties)) if opties.hulpvraag[optie] == i}
        assert kan <= {rij.plek, *genoemd}


def redenen_na_de_verdeling_zijn_waar(na: Nagerekend, opties: Opties) -> None:
    del opties
    for rij in na.voorstel.rijen:
        for waar in REDENEN:
            assert waar(na, rij), (waar.__name__, rij)


def kanttekeningen_en_huishoudens_zijn_samen_de_trede_wensen(na: Nagerekend, opties: Opties) -> None:
    punten = {wens.naam: opties.veld.drempels[f"wens_{wens.naam}"] for wens in WENSEN}
    som = sum(punten[reden.regel] for rij in na.voorstel.rijen for reden in rij.kanttekeningen)
    thuis: dict[str, set[str]] = {}
    for vraag in na.werkvoorraad.hulpvragen:
        rij = na.rijen[vraag.nummer]
        if vraag.huishouden and rij.plek and rij.soort_plek is not SoortPlek.COLLECTIEF:
            thuis.setdefault(vraag.huishouden, set()).add(rij.plek)
    som += sum(len(plekken) - 1 for plekken in thuis.values()) * opties.veld.drempels["wens_huishouden"]
    assert {trede.naam: trede.waarde for trede in na.voorstel.bewijs.treden}["wensen"] == som


def het_plan_is_het_beste_dus_niemand_kan_zonder_nadeel_beter_verhuizen(na: Nagerekend, opties: Opties) -> None:
    """Een alternatief dat kan, is op de eerste trede waar het scheelt niet beter; de loting daargelaten."""
    del opties
    namen = [trede.naam for trede in na.voorstel.bewijs.treden if trede.naam != "loting"]
    for _, ander, vol in alternatieven(na):
        if ander.toegestaan and not vol:
            assert set(ander.verschil) <= set(namen)
            assert next((ander.verschil[naam] for naam in namen if naam in ander.verschil), 1) > 0, ander


WAARHEDEN = (
    toets_vindt_niets,
    kan_ook_betekent_dat_een_verhuizing_lukt_en_vol_dat_zij_niet_lukt,
    elke_zin_over_vol_klopt_met_de_minuten,
    wat_niet_mag_is_zonder_precies_die_eisen_open,
    elke_plek_die_de_route_openlaat_wordt_genoemd,
    redenen_na_de_verdeling_zijn_waar,
    kanttekeningen_en_huishoudens_zijn_samen_de_trede_wensen,
    het_plan_is_het_beste_dus_niemand_kan_zonder_nadeel_beter_verhuizen,
    tekorten_kloppen,
)


@pytest.fixture(scope="module")
def krap_beleid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Dezelfde regels met een netwerk van één deelnemer, zware tweede coaches en kleine vaste duo's."""
    map_ = tmp_path_factory.mktemp("beleid") / "regels"
    shutil.copytree(REGELS, map_)
    drempels = map_ / "2025-01-01_wijknetwerk" / "parameters.toml"
    tekst = drempels.read_text(encoding="utf-8")
    for naam, waarde in (
        ("netwerk_maximum", 1),
        ("tweede_coach_minuten_per_week", 60),
        ("gecombineerd_min_minuten_per_week", 30),
    ):
        tekst, keer = re.subn(rf"(\[{naam}\]\nwaarde = )\d+", rf"\g<1>{waarde}", tekst)
        assert keer == 1
    drempels.write_text(tekst, encoding="utf-8")
    return map_


def _alles_is_waar(week: Werkvoorraad, regelmap: Path, boek: Regelboek) -> None:
    na = Nagerekend(week, maak_weekvoorstel(week, boek), regelmap)
    opties = maak_opties(weeg(week, boek))
    for waarheid in WAARHEDEN:
        waarheid(na, opties)


@HOEVEEL
@given(WEKEN)
def test_alles_wat_het_voorstel_zegt_is_waar(week: Werkvoorraad) -> None:
    _alles_is_waar(week, REGELS, regelboek())


@HOEVEEL
@given(week=WEKEN)
def test_ook_bij_een_krap_beleid_is_alles_waar(week: Werkvoorraad, krap_beleid: Path) -> None:
    _alles_is_waar(week, krap_beleid, Regelboek.laad(krap_beleid, week.week.maandag))
