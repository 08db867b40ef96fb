"""Wat een netwerk levert, tegen een aparte rekenwijze: de goedkoopste grootste stroom van networkx."""

from itertools import combinations

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from netwerkbouwers import alle_netwerken, kandidaat, net, opgaven, vraag

from wijknetwerk.begrippen import Vorm
from wijknetwerk.eisen import Masker
from wijknetwerk.netwerk import Kiezer, sterkste_netwerk, uitval, zekerheid
from wijknetwerk.netwerk.gelijk import HEEL, verdeel_gelijk
from wijknetwerk.netwerk.levering import Spanne, bereken_levering
from wijknetwerk.netwerk.stroom import Stroomnet


def _graaf(net_: Stroomnet, leden: Masker) -> nx.DiGraph:
    graaf = nx.DiGraph()
    graaf.add_nodes_from(["vraag", "einde"])
    for nummer, cel in enumerate(net_.opgave.vraag):
        graaf.add_edge("vraag", ("cel", nummer), capacity=cel.minuten, weight=0)
        for wie, lid in zip(net_.opgave.kandidaten, leden, strict=True):
            if lid and wie.kan(cel):
                graaf.add_edge(("cel", nummer), (wie.code, cel.vorm), capacity=cel.minuten, weight=0)
                graaf.add_edge((wie.code, cel.vorm), "einde", capacity=wie.minuten(cel.vorm), weight=0)
    return graaf


def _spanne(graaf: nx.DiGraph, pijlen: list[tuple[object, object]]) -> Spanne:
    """Minste en meeste minuten over deze pijlen, van alle grootste stromen."""
    uitersten = []
    for kost in (1, -1):
        for van, naar in pijlen:
            graaf[van][naar]["weight"] = kost
        stroom = nx.max_flow_min_cost(graaf, "vraag", "einde")
        uitersten.append(sum(stroom[van][naar] for van, naar in pijlen))
        for van, naar in pijlen:
            graaf[van][naar]["weight"] = 0
    return Spanne(*uitersten)


@settings(max_examples=40, deadline=None)
@given(opgaven(meeste=5), st.data())
def test_elke_spanne_is_het_minste_en_het_meeste_van_alle_grootste_stromen(
    net_: Stroomnet, trek: st.DataObject
) -> None:
    leden = np.array([trek.draw(st.booleans()) for _ in net_.opgave.kandidaten], dtype=bool)
    codes = tuple(wie.code for wie, lid in zip(net_.opgave.kandidaten, leden, strict=True) if lid)
    levering, graaf = bereken_levering(net_, codes), _graaf(net_, leden)
    assert levering.minuten == nx.maximum_flow_value(graaf, "vraag", "einde")
    for plek, een in enumerate(levering.cellen):
        spanne = _spanne(graaf, [("vraag", ("cel", plek))])
        assert een.buiten == Spanne(een.cel.minuten - spanne.hoogstens, een.cel.minuten - spanne.minstens)
    for lid in levering.leden:
        pijlen = [((lid.code, vorm), "einde") for vorm in Vorm if graaf.has_edge((lid.code, vorm), "einde")]
        assert lid.last == _spanne(graaf, pijlen)
    for deel in levering.gebieden:
        cellen = [plek for plek, cel in enumerate(net_.opgave.vraag) if cel.gebied == deel.naam]
        assert deel.geleverd == _spanne(graaf, [("vraag", ("cel", plek)) for plek in cellen])


def test_individueel_en_groep_tellen_op_tot_alles() -> None:
    twee = [kandidaat("a", basis_minuten=100, groep_minuten=30), kandidaat("b", basis_minuten=20)]
    levering = bereken_levering(net(twee, [vraag(150), vraag(50, vorm="groep")]), ("a", "b"))
    assert levering.individueel == (150, 120)
    assert levering.groep == (50, 30)
    assert levering.minuten == 150


def test_alleen_leden_die_de_vraag_aankunnen_staan_erbij() -> None:
    twee = [kandidaat("a"), kandidaat("b", expertise=("lvb",))]
    (kan, kan_ook) = bereken_levering(net(twee, [vraag(10), vraag(10, expertise=("lvb",))]), ("a", "b")).cellen
    assert (kan.leden, kan_ook.leden) == (("a", "b"), ("b",))


@settings(max_examples=40, deadline=None)
@given(opgaven(meeste=5), st.integers(1, 3))
def test_gelijk_verdelen_kan_en_het_laagste_kan_niet_hoger(net_: Stroomnet, aantal: int) -> None:
    leden = np.ones(len(net_.opgave.kandidaten), dtype=bool)
    groepen = [np.arange(len(net_.vraag)) % aantal == groep for groep in range(aantal)]
    deel = verdeel_gelijk(net_, leden, groepen)
    vraag_per = [int(net_.vraag[groep].sum()) for groep in groepen]
    krijgt = [gevraagd * promille // HEEL for gevraagd, promille in zip(vraag_per, deel, strict=True)]
    for hoeveel in range(1, aantal + 1):
        for samen in combinations(range(aantal), hoeveel):
            welke = np.logical_or.reduce([groepen[groep] for groep in samen])
            assert sum(krijgt[groep] for groep in samen) <= net_.lever(leden, welke).minuten
    laagste = min(deel)
    if laagste < HEEL:  # één duizendste meer voor iedereen past niet: een verzameling groepen krijgt al alles wat kan
        hoger = [gevraagd * (laagste + 1) // HEEL for gevraagd in vraag_per]
        assert any(
            sum(hoger[groep] for groep in samen)
            > net_.lever(leden, np.logical_or.reduce([groepen[groep] for groep in samen])).minuten
            for hoeveel in range(1, aantal + 1)
            for samen in combinations(range(aantal), hoeveel)
        )


def test_wie_meer_kan_krijgt_meer_als_de_ander_vastzit() -> None:
    twee = [kandidaat("a", basis_minuten=400, gebieden=("G1",)), kandidaat("b", basis_minuten=900, gebieden=("G2",))]
    net_ = net(twee, [vraag(1000, gebied="G1"), vraag(1000, gebied="G2")])
    per_gebied = [np.array([cel.gebied == gebied for cel in net_.opgave.vraag]) for gebied in ("G1", "G2")]
    assert verdeel_gelijk(net_, np.ones(2, dtype=bool), per_gebied) == (400, 900)


@settings(max_examples=25, deadline=None)
@given(opgaven(meeste=6), st.integers(1, 2))
def test_uitval_van_een_en_van_twee_is_die_van_een_aparte_stroom(net_: Stroomnet, tegelijk: int) -> None:
    leden = tuple(wie.code for wie in net_.opgave.kandidaten)
    alles = nx.maximum_flow_value(_graaf(net_, np.ones(len(leden), dtype=bool)), "vraag", "einde")
    gevallen = {geval.leden: geval for geval in uitval(net_, leden, tegelijk)}
    assert set(gevallen) == set(combinations(leden, tegelijk))
    for weg, geval in gevallen.items():
        over = np.array([code not in weg for code in leden])
        assert geval.minuten == alles - nx.maximum_flow_value(_graaf(net_, over), "vraag", "einde")
        kunnen = [[wie.code for wie in net_.opgave.kandidaten if wie.kan(cel)] for cel in net_.opgave.vraag]
        alleen = {
            cel.naam
            for cel, wie in zip(net_.opgave.vraag, kunnen, strict=True)
            if cel.minuten and wie and set(wie) <= set(weg)
        }
        assert set(geval.alleen) == alleen


def test_veertien_kandidaten_tegen_opsommen_op_elke_maat() -> None:
    expertise = (("lvb",), ("ggz",), (), ("lvb", "ggz"), ("nah",))
    veertien = [
        kandidaat(
            f"k{nummer:02d}",
            basis_minuten=60 * (1 + nummer * 7 % 9),
            specialistisch_minuten=30 * (nummer * 5 % 8),
            expertise=expertise[nummer % 5],
            gebieden=(("G1",), ("G2",), ())[nummer % 3],
        )
        for nummer in range(14)
    ]
    cellen = [
        vraag(300 + 40 * nummer, gebied, vorm, nodig)
        for nummer, (gebied, vorm, nodig) in enumerate(
            (g, v, e) for g in ("G1", "G2") for v in ("basis", "specialistisch") for e in ((), ("lvb",), ("ggz",))
        )
    ]
    net_ = net(veertien, cellen, procent=5, minpunten={f"k{nummer:02d}": nummer % 4 for nummer in range(14)})
    kiezer, gevraagd, omvang = Kiezer(net_), net_.opgave.gevraagd, 4
    alle = list(alle_netwerken(net_, omvang))
    assert len(alle) == 1471
    keuze, sterkste = kiezer.kies(omvang), sterkste_netwerk(kiezer, omvang)
    beste = min((een.onbedekt, gevraagd - een.geleverd, len(een.leden), een.minpunten) for een in alle)
    assert (keuze.waarde("onbedekt"), gevraagd - keuze.minuten, len(keuze.leden), keuze.minpunten) == beste
    stevigst = min((een.onbedekt, gevraagd - een.bij_uitval, gevraagd - een.geleverd) for een in alle)
    assert tuple(sterkste.waarde(trede) for trede in ("onbedekt", "bij_uitval", "buiten_netwerk")) == stevigst
    for marge in (0, 10, 50):
        drempel = -(-keuze.minuten * (1000 - marge) // 1000)
        goed = [
            een for een in alle if len(een.leden) == omvang and een.geleverd >= drempel and een.onbedekt <= beste[0]
        ]
        telling = zekerheid(kiezer, keuze, marge)
        assert (telling.aantal, telling.volledig) == (len(goed), True)
        assert telling.in_alle == tuple(
            f"k{nr:02d}" for nr in sorted(set.intersection(*(set(een.leden) for een in goed)))
        )
