"""Hoe zeker en hoe stevig een keuze is, tegen opsommen van alle netwerken."""

from hypothesis import given, settings
from hypothesis import strategies as st
from netwerkbouwers import alle_netwerken, kandidaat, net, opgaven, vraag

from wijknetwerk.netwerk import Kiezer, Zekerheid, uitval, zekerheid
from wijknetwerk.netwerk.kiezen import Netwerkkeuze
from wijknetwerk.netwerk.stroom import Stroomnet


def _opgesomd(net_: Stroomnet, keuze: Netwerkkeuze, marge: int) -> Zekerheid:
    kandidaten = net_.opgave.kandidaten
    drempel = -(-keuze.minuten * (1000 - marge) // 1000)
    goed = [
        set(een.leden)
        for een in alle_netwerken(net_, keuze.omvang)
        if len(een.leden) == min(keuze.omvang, len(kandidaten))
        and een.geleverd >= drempel
        and een.onbedekt <= keuze.waarde("onbedekt")
    ]
    alle, enige = set.intersection(*goed), set.union(*goed)
    return Zekerheid(
        marge_promille=marge,
        aantal=len(goed),
        volledig=True,
        in_alle=tuple(kandidaten[nr].code for nr in sorted(alle)),
        in_sommige=tuple(kandidaten[nr].code for nr in sorted(enige - alle)),
        in_geen=tuple(wie.code for nr, wie in enumerate(kandidaten) if nr not in enige),
    )


@settings(max_examples=40, deadline=None)
@given(opgaven(), st.integers(1, 4), st.sampled_from([0, 10, 200]))
def test_de_telling_klopt_met_opsommen(net_: Stroomnet, gewenst: int, marge: int) -> None:
    omvang = max(gewenst, sum(wie.systeempartij for wie in net_.opgave.kandidaten))
    kiezer = Kiezer(net_)
    keuze = kiezer.kies(omvang)
    verwacht = _opgesomd(net_, keuze, marge)
    assert zekerheid(kiezer, keuze, marge) == verwacht
    kort = zekerheid(kiezer, keuze, marge, hoogstens=1)
    assert (kort.in_alle, kort.in_sommige, kort.in_geen) == (verwacht.in_alle, verwacht.in_sommige, verwacht.in_geen)
    assert (kort.aantal, kort.volledig) == (1, verwacht.aantal == 1)


def test_net_binnen_en_net_buiten_de_marge() -> None:
    kiezer = Kiezer(net([kandidaat("a", basis_minuten=1000), kandidaat("b", basis_minuten=990)], [vraag(1000)]))
    keuze = kiezer.kies(1)
    assert zekerheid(kiezer, keuze, marge_promille=10).in_sommige == ("a", "b")
    assert zekerheid(kiezer, keuze, marge_promille=9).in_alle == ("a",)


def test_alleen_d_kan_dit() -> None:
    drie = [
        kandidaat("a", basis_minuten=300),
        kandidaat("b", basis_minuten=300),
        kandidaat("d", basis_minuten=100, expertise=("nah",)),
    ]
    net_ = net(drie, [vraag(400), vraag(50, expertise=("nah",))])
    per_lid = {geval.leden: geval for geval in uitval(net_, ("a", "b", "d"))}
    assert per_lid["d",].alleen == ("basis in G1 met nah",)
    assert per_lid["d",].minuten == 50
    assert per_lid["a",].alleen == ()
    assert per_lid["a",].minuten == 50, "b en d leveren samen 400 van de 450 minuten"
    ergste, *_ = uitval(net_, ("a", "b", "d"), tegelijk=2)
    assert (ergste.leden, ergste.minuten) == (("a", "b"), 350)


@settings(max_examples=25, deadline=None)
@given(opgaven(meeste=5))
def test_uitval_verliest_nooit_minder_met_meer_leden_weg(net_: Stroomnet) -> None:
    leden = tuple(wie.code for wie in net_.opgave.kandidaten)
    een = {geval.leden[0]: geval for geval in uitval(net_, leden)}
    for geval in uitval(net_, leden, tegelijk=2):
        assert geval.minuten >= max(een[lid].minuten for lid in geval.leden)
        assert set(geval.alleen) >= {cel for lid in geval.leden for cel in een[lid].alleen}
