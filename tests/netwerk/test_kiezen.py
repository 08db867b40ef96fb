"""Het gekozen netwerk is het beste van alle netwerken, op elke trede, met een bewijs."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from netwerkbouwers import alle_netwerken, kandidaat, net, opgaven, vraag

from wijknetwerk.netwerk import Kiezer, sterkste_netwerk, verloop
from wijknetwerk.netwerk.opgelegd import TeKleinError
from wijknetwerk.netwerk.stroom import Stroomnet


def _omvang(net_: Stroomnet, gewenst: int) -> int:
    return max(gewenst, sum(wie.systeempartij for wie in net_.opgave.kandidaten))


@settings(max_examples=60, deadline=None)
@given(opgaven(), st.integers(1, 4))
def test_de_keuze_is_de_beste_van_alle_netwerken(net_: Stroomnet, gewenst: int) -> None:
    omvang, gevraagd = _omvang(net_, gewenst), net_.opgave.gevraagd
    alle = list(alle_netwerken(net_, omvang))
    keuze = Kiezer(net_).kies(omvang)
    beste = min((een.onbedekt, gevraagd - een.geleverd, len(een.leden), een.minpunten) for een in alle)
    assert (
        keuze.waarde("onbedekt"),
        gevraagd - keuze.minuten,
        len(keuze.leden),
        keuze.minpunten,
    ) == beste
    assert keuze.bewezen
    assert keuze.waarde("buiten_netwerk") == gevraagd - keuze.minuten


@settings(max_examples=40, deadline=None)
@given(opgaven(meeste=6), st.integers(1, 4))
def test_het_stevigste_netwerk_houdt_bij_uitval_het_meest_over(net_: Stroomnet, gewenst: int) -> None:
    omvang, gevraagd = _omvang(net_, gewenst), net_.opgave.gevraagd
    keuze = sterkste_netwerk(Kiezer(net_), omvang)
    beste = min(
        (een.onbedekt, gevraagd - een.bij_uitval, gevraagd - een.geleverd, len(een.leden), een.minpunten)
        for een in alle_netwerken(net_, omvang)
    )
    gekozen = tuple(keuze.waarde(trede) for trede in ("onbedekt", "bij_uitval", "buiten_netwerk", "leden", "minpunten"))
    assert gekozen == beste


@settings(max_examples=40, deadline=None)
@given(opgaven(), st.data())
def test_een_snede_begrenst_elk_netwerk_en_is_strak_bij_het_hare(net_: Stroomnet, trek: st.DataObject) -> None:
    leden = np.array([trek.draw(st.booleans()) for _ in net_.opgave.kandidaten], dtype=bool)
    anderen = np.array([trek.draw(st.booleans()) for _ in net_.opgave.kandidaten], dtype=bool)
    levering = net_.lever(leden)
    assert levering.snede.grens(leden) == levering.minuten
    assert levering.snede.grens(anderen) >= net_.lever(anderen).minuten
    assert all(snede.grens(leden) >= levering.minuten for snede in net_.beginsneden())


@settings(max_examples=30, deadline=None)
@given(opgaven(), st.data())
def test_de_stroom_is_die_van_networkx(net_: Stroomnet, trek: st.DataObject) -> None:
    leden = np.array([trek.draw(st.booleans()) for _ in net_.opgave.kandidaten], dtype=bool)
    graaf = nx.DiGraph()
    graaf.add_nodes_from(["vraag", "einde"])
    for nummer, cel in enumerate(net_.opgave.vraag):
        graaf.add_edge("vraag", ("cel", nummer), capacity=cel.minuten)
        for wie, lid in zip(net_.opgave.kandidaten, leden, strict=True):
            if lid and wie.kan(cel):
                graaf.add_edge(("cel", nummer), (wie.code, cel.vorm))
                graaf.add_edge((wie.code, cel.vorm), "einde", capacity=wie.minuten(cel.vorm))
    assert net_.lever(leden).minuten == nx.maximum_flow_value(graaf, "vraag", "einde")


def test_een_systeempartij_zit_er_altijd_in_ook_als_zij_niets_toevoegt() -> None:
    twee = [kandidaat("groot", basis_minuten=500), kandidaat("vast", basis_minuten=0, systeempartij=True)]
    assert Kiezer(net(twee, [vraag(300)])).kies(2).leden == ("groot", "vast")
    assert Kiezer(net(twee[:1], [vraag(300)])).kies(2).leden == ("groot",)


def test_meer_systeempartijen_dan_plaatsen_past_net_niet() -> None:
    drie = [kandidaat(code, systeempartij=True) for code in ("a", "b", "c")]
    kiezer = Kiezer(net(drie, [vraag(100)]))
    assert kiezer.kies(3).leden == ("a", "b", "c")
    with pytest.raises(TeKleinError, match="3 verplichte leden passen niet in een netwerk van 2"):
        kiezer.kies(2)
    assert [keuze.omvang for keuze in verloop(kiezer, range(1, 5)).keuzes] == [3, 4]


def test_dekking_gaat_voor_volume() -> None:
    twee = [kandidaat("groot", basis_minuten=900), kandidaat("kundig", basis_minuten=100, expertise=("lvb",))]
    cellen = [vraag(900), vraag(100, expertise=("lvb",))]
    assert Kiezer(net(twee, cellen, procent=10)).kies(1).leden == ("kundig",)
    assert Kiezer(net(twee, cellen, procent=11)).kies(1).leden == ("groot",)


def test_minpunten_beslissen_pas_als_levering_en_aantal_gelijk_zijn() -> None:
    gelijk = [kandidaat("a"), kandidaat("b")]
    assert Kiezer(net(gelijk, [vraag(100)], minpunten={"a": 1})).kies(1).leden == ("b",)
    ruimer = [kandidaat("a", basis_minuten=101), kandidaat("b")]
    assert Kiezer(net(ruimer, [vraag(101)], minpunten={"a": 1})).kies(1).leden == ("a",)


def test_het_verloop_noemt_het_kleinste_netwerk_dat_het_doel_haalt() -> None:
    drie = [kandidaat("a", basis_minuten=50), kandidaat("b", basis_minuten=30), kandidaat("c", basis_minuten=20)]
    gang = verloop(Kiezer(net(drie, [vraag(100)])), range(1, 5))
    assert [keuze.minuten for keuze in gang.keuzes] == [50, 80, 100, 100]
    assert gang.toename == (30, 20, 0)
    kleinste = gang.kleinste(80)
    assert kleinste is not None
    assert kleinste.omvang == 2
    assert gang.kleinste(81) == gang.keuzes[2]
    assert verloop(Kiezer(net(drie, [vraag(200)])), range(1, 5)).kleinste(51) is None


def test_verplicht_en_verboden_leden() -> None:
    kiezer = Kiezer(net([kandidaat("a", basis_minuten=50), kandidaat("b", basis_minuten=30)], [vraag(100)]))
    assert kiezer.kies(1, verboden=np.array([True, False])).leden == ("b",)
    assert kiezer.kies(1, verplicht=np.array([False, True])).leden == ("b",)
    with pytest.raises(TeKleinError):
        kiezer.kies(2, np.array([True, False]), np.array([True, False]))
