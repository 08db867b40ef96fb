"""Wie mag meedoen volgens de partnerselectie, en wat een criterium kost."""

from datetime import date

from netwerkbouwers import kandidaat, net, vraag

from wijknetwerk.begrippen import Netwerkmap, Wet
from wijknetwerk.meegeleverd import pad
from wijknetwerk.netwerk import Kiezer, verloop
from wijknetwerk.netwerk.prijzen import prijzen
from wijknetwerk.netwerk.selectie import Beoordeling, beoordeel, maak_opgave
from wijknetwerk.netwerk.stroom import Stroomnet
from wijknetwerk.regels import Regelboek

BOEK = Regelboek.laad(pad("regels"), date(2026, 11, 16))
UUR = 60


def _een(**anders: object) -> Beoordeling:
    gewoon = {"basis_minuten": 50 * UUR, "expertise": ("lvb",)}
    (uitkomst,) = beoordeel([kandidaat("k", **(gewoon | anders))], BOEK)
    return uitkomst


def test_wie_aan_alles_voldoet_heeft_geen_minpunten_en_geen_vragen() -> None:
    goed = _een()
    assert (goed.valt_af, goed.waarschuwingen, goed.gemiste_wensen, goed.navragen, goed.minpunten) == (
        (),
        (),
        (),
        (),
        0,
    )


def test_een_eis_die_net_wel_en_net_niet_gehaald_wordt() -> None:
    assert not _een(loondienst_procent=51).valt_af
    (reden,) = _een(loondienst_procent=50).valt_af
    assert reden.regel == "PS-06"
    assert reden.zin.startswith("Haalt de eis loondienst niet; die luidt: «De aanbieder werkt voor 50 procent")


def test_een_onbekende_eis_laat_niemand_afvallen_maar_wordt_nagevraagd() -> None:
    onbekend = _een(loondienst_procent=None)
    assert not onbekend.valt_af
    assert [navraag.veld for navraag in onbekend.navragen] == ["loondienst_procent"]


def test_alleen_gespecialiseerd_sluit_uit_en_te_veel_zzp_telt_tegen() -> None:
    alleen = _een(basis_minuten=0, specialistisch_minuten=50 * UUR)
    assert {reden.regel for reden in alleen.valt_af} == {"PS-05", "PS-08"}
    zzp = _een(zzp_procent=31)
    assert not zzp.valt_af
    assert [reden.regel for reden in zzp.waarschuwingen] == ["PS-09"]
    assert zzp.minpunten == BOEK.getal("netwerk_malus")
    assert _een(zzp_procent=30).minpunten == 0


def test_een_gemiste_wens_kost_een_minpunt() -> None:
    assert _een(sterke_positie="nee").gemiste_wensen == ("positie",)
    assert _een(sterke_positie="nee").minpunten == BOEK.getal("netwerk_wens")


def test_een_systeempartij_valt_nooit_af_maar_krijgt_de_waarschuwing() -> None:
    vast = _een(systeempartij=True, loondienst_procent=0)
    assert not vast.valt_af
    assert [reden.regel for reden in vast.waarschuwingen] == ["PS-06"]


def test_een_organisatie_telt_per_wet() -> None:
    beide = beoordeel([kandidaat("k"), kandidaat("k", wet="jeugdwet")], BOEK)
    for wet in Wet:
        assert [wie.wet for wie in maak_opgave(beide, [vraag(100)], wet, BOEK).kandidaten] == [wet]


def test_het_doel_van_de_regelset_kiest_het_kleinste_netwerk_dat_het_haalt() -> None:
    vier = [kandidaat(code, basis_minuten=40) for code in "abcd"]
    net_wel = verloop(Kiezer(net(vier, [vraag(100)])), range(1, 5)).kleinste_voor_het_doel(BOEK)
    assert net_wel is not None
    assert net_wel.omvang == 2
    net_niet = verloop(Kiezer(net(vier, [vraag(101)])), range(1, 5)).kleinste_voor_het_doel(BOEK)
    assert net_niet is not None
    assert net_niet.omvang == 3
    assert verloop(Kiezer(net(vier, [vraag(201)])), range(1, 5)).kleinste_voor_het_doel(BOEK) is None


def test_de_prijs_van_een_criterium_is_wat_opnieuw_kiezen_geeft() -> None:
    ruim = {"basis_minuten": 50 * UUR, "expertise": ("lvb",)}
    kandidaten = [
        kandidaat("in_loondienst", **ruim),
        kandidaat("met_zzp", **(ruim | {"basis_minuten": 80 * UUR, "loondienst_procent": 20, "zzp_procent": 80})),
    ]
    cellen = [vraag(100 * UUR)]
    keuze = Kiezer(Stroomnet(maak_opgave(beoordeel(kandidaten, BOEK), cellen, Wet.WMO, BOEK))).kies(1)
    assert keuze.leden == ("in_loondienst",)
    per_criterium = {
        prijs.criterium: prijs
        for prijs in prijzen(Netwerkmap(kandidaten=tuple(kandidaten), vraag=tuple(cellen)), Wet.WMO, BOEK, keuze)
    }
    assert "systeempartij" not in per_criterium
    loondienst = per_criterium["loondienst"]
    assert (loondienst.minuten, loondienst.erbij, loondienst.eruit) == (30 * UUR, ("met_zzp",), ("in_loondienst",))
    assert per_criterium["te_veel_zzp"].minuten == 0
    assert net(kandidaten, cellen).opgave.gevraagd == 100 * UUR
