"""De snelle verdeling tegen de solver: waar zij zegt dat het bewezen is, is het hetzelfde plan."""

import sys
from pathlib import Path
from random import Random

import bouwers
import numpy as np
import pytest
from werelden import boek, loketten, rkv

from wijknetwerk.begrippen import Werkvoorraad
from wijknetwerk.simulatie import Beleid, loop, snel
from wijknetwerk.simulatie.snel import verdeel_snel
from wijknetwerk.verdeling import GEEN, Keuze, Opties, verdeel
from wijknetwerk.verdeling.opties import maak_opties
from wijknetwerk.verdeling.treden import TREDEN
from wijknetwerk.weging import weeg

sys.path.append(str(Path(__file__).resolve().parents[1] / "verdeling"))
from krappeweken import maak_krappe_week

WEINIG_ZOEKEN, DIEP_ZOEKEN = 1, 100_000


def krappe_week(zaad: int) -> Werkvoorraad:
    """Een krappe week zoals de simulatie haar kent: niets vastgezet of meegedeeld, geen huishoudens."""
    week = maak_krappe_week(Random(zaad))  # noqa: S311 - een proefweek, geen geheim
    vragen = tuple(vraag.model_copy(update={"huishouden": None}) for vraag in week.hulpvragen)
    return week.model_copy(
        update={"hulpvragen": vragen, "vastgezet": (), "vorig_voorstel": (), "wijzigingsbudget": None}
    )


def waarden(opties: Opties, keuze: Keuze) -> list[int]:
    return [trede.waarde(opties, keuze) for trede in TREDEN]


def controleer_geheel(opties: Opties, keuze: Keuze) -> None:
    """Alles wat over het geheel hard is, los van het zoeken nagerekend."""
    werk = opties.veld.werkvoorraad
    assert (keuze.coachminuten(opties) <= opties.veld.coachruimte).all()
    basis, specialistisch = keuze.aanbiederminuten(opties)
    assert (basis <= [wie.ruimte_basis for wie in werk.aanbieders]).all()
    assert (specialistisch <= [wie.ruimte_specialistisch for wie in werk.aanbieders]).all()
    for groep, erbij in zip(werk.collectief_aanbod, keuze.deelnemers(opties).tolist(), strict=True):
        assert groep.bezet + erbij <= groep.plaatsen
        assert not erbij or groep.bezet + erbij >= groep.minimum
    for vraag, (optie, rol) in enumerate(zip(keuze.optie.tolist(), keuze.bij.tolist(), strict=True)):
        if optie == GEEN:
            assert rol == GEEN
            continue
        assert opties.hulpvraag[optie] == vraag
        assert bool(opties.vraagt_bij[optie]) == (rol != GEEN)
        if rol != GEEN:
            assert opties.bij_hulpvraag[rol] == vraag
            assert not (opties.is_coach[optie] and opties.bij_coach[rol] == opties.plek[optie])


def test_diep_zoeken_is_bewezen_en_geeft_het_plan_van_de_solver() -> None:
    keuzes = 0
    for zaad in range(60):
        wegingen = weeg(krappe_week(zaad), boek())
        opties = maak_opties(wegingen)
        keuze, bewezen = verdeel_snel(opties, DIEP_ZOEKEN)
        precies = verdeel(wegingen).keuze
        assert bewezen, zaad
        assert waarden(opties, keuze) == waarden(opties, precies), zaad
        assert (keuze.optie == precies.optie).all(), zaad
        assert (keuze.bij == precies.bij).all(), zaad
        keuzes += len(opties)
    assert keuzes > 300


def test_kort_zoeken_geeft_altijd_een_plan_dat_kan_en_nooit_een_dat_te_mooi_is() -> None:
    gestopt = 0
    for zaad in range(60):
        wegingen = weeg(krappe_week(zaad), boek())
        opties = maak_opties(wegingen)
        keuze, bewezen = verdeel_snel(opties, WEINIG_ZOEKEN)
        controleer_geheel(opties, keuze)
        precies = waarden(opties, verdeel(wegingen).keuze)
        assert waarden(opties, keuze) >= precies, zaad
        assert not bewezen or waarden(opties, keuze) == precies, zaad
        gestopt += not bewezen
    assert gestopt > 5


@pytest.mark.parametrize(("samen", "in_groep"), [(2, 2), (1, 0)], ids=["net genoeg", "net te weinig"])
def test_een_groep_gaat_door_als_er_samen_genoeg_zijn(samen: int, in_groep: int) -> None:
    groep = bouwers.groep(bezet=1, minimum=3, plaatsen=6)
    vragen = [bouwers.hulpvraag(f"H{n}", thema=groep.thema, collectief_passend="ja") for n in range(samen)]
    coaches = tuple(bouwers.wijkcoach(f"C{n}", begeleiding_minuten=900) for n in (1, 2))
    opties = maak_opties(weeg(bouwers.werkvoorraad(*vragen, wijkcoaches=coaches, collectief_aanbod=(groep,)), boek()))
    for knopen in (WEINIG_ZOEKEN, DIEP_ZOEKEN):
        keuze, _ = verdeel_snel(opties, knopen)
        assert int(keuze.deelnemers(opties).sum()) == in_groep
        assert (keuze.optie != GEEN).all()


def test_een_loop_met_snel_is_bijna_die_met_precies() -> None:
    """Dezelfde instroom; wat begint en waar verschilt hoogstens een paar hulpvragen."""
    snel, precies = (loop(rkv(weken=12, beleid=beleid), 0).weken for beleid in (Beleid.SNEL, Beleid.PRECIES))
    for telling in ("instroom", "begonnen", "begonnen_zelf", "begonnen_netwerkpartner", "minuten_zelf"):
        links, rechts = (np.array([getattr(week, telling) for week in weken]).sum() for weken in (snel, precies))
        assert links == pytest.approx(rechts, rel=0.01), telling


def _volle_plek() -> Opties:
    """Tien dringende hulpvragen kunnen bij elke wijkcoach, en een minder dringende alleen bij de kundige."""
    coaches = [bouwers.wijkcoach("KUNDIG", begeleiding_minuten=60, expertise=("ggz",))]
    coaches += [bouwers.wijkcoach(f"C{nr}", begeleiding_minuten=180) for nr in range(5)]
    coaches += [bouwers.wijkcoach("MEE", begeleiding_minuten=900, wetten=("jeugdwet",))]
    vragen = [bouwers.hulpvraag(f"H{nr:02d}", urgentie="hoog", minuten_per_week=60) for nr in range(10)]
    vragen.append(bouwers.hulpvraag("K", urgentie="laag", minuten_per_week=60, expertise=("ggz",)))
    return maak_opties(weeg(bouwers.werkvoorraad(*vragen, wijkcoaches=coaches), boek()))


def test_wie_bleef_wachten_krijgt_voorrang(monkeypatch: pytest.MonkeyPatch) -> None:
    opties = _volle_plek()
    keuze, _ = verdeel_snel(opties)
    controleer_geheel(opties, keuze)
    assert not keuze.zonder_plek(opties).any()
    monkeypatch.setattr(snel, "KEER_VOORRANG", 0)
    zonder, bewezen = verdeel_snel(opties)
    assert not bewezen
    assert zonder.zonder_plek(opties).tolist() == [False] * 10 + [True]


@pytest.mark.parametrize("weinig", [50, 0], ids=["klein", "te groot"])
def test_alleen_een_kleine_week_zonder_bewijs_gaat_naar_de_solver(monkeypatch: pytest.MonkeyPatch, weinig: int) -> None:
    def niets(opties: Opties) -> tuple[Keuze, bool]:
        optie, bij = np.full((2, len(opties.wegingen.rijen)), GEEN, dtype=np.int64)
        return Keuze(optie=optie, bij=bij), False

    module = sys.modules["wijknetwerk.simulatie.loop"]
    monkeypatch.setattr(module, "verdeel_snel", niets)
    monkeypatch.setattr(module, "WEINIG_KEUZES", weinig)
    weken = loop(loketten(3, weken=20, instroom_per_jaar=52), 0).weken
    assert any(week.begonnen for week in weken) == (weinig > 0)
