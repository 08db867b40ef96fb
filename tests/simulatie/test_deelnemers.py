"""Een netwerk van een grootte is het bewezen beste: systeempartijen, en dan wie samen het meeste leveren."""

from itertools import combinations
from typing import Any

import bouwers
import numpy as np
import pytest
from werelden import rkv, wereld

from wijknetwerk.begrippen import Schil, Wet
from wijknetwerk.netwerk import Netwerkopgave
from wijknetwerk.netwerk.kiezen import masker
from wijknetwerk.netwerk.stroom import Stroomnet
from wijknetwerk.simulatie import loop
from wijknetwerk.simulatie.deelnemers import als_kandidaat, gevraagd
from wijknetwerk.simulatie.draaien import vingerafdruk
from wijknetwerk.simulatie.ruimte import lege_ruimte
from wijknetwerk.weging import weeg

LANG = 52
"""Zo lang begeleidt een wijkcoach niet zelf: dan hoort de vraag bij een aanbieder."""


def leden(*aanbieders: Any, grootte: int, vragen: tuple[Any, ...] | None = None, **scenario: Any) -> frozenset[str]:
    vragen = vragen or (bouwers.hulpvraag(verwachte_duur_weken=LANG),)
    week = bouwers.werkvoorraad(*vragen, aanbieders=aanbieders)
    return wereld(week, netwerkgrootte=grootte, **scenario).deelnemers


def test_wie_de_gevraagde_expertise_heeft_gaat_voor_wie_alleen_groot_is() -> None:
    groot = bouwers.aanbieder("GROOT", ruimte_basis=100_000)
    klein = bouwers.aanbieder("KLEIN", ruimte_basis=6_000, expertise=("ggz",))
    vraag = bouwers.hulpvraag(verwachte_duur_weken=LANG, expertise=("ggz",))
    assert leden(groot, klein, grootte=1, vragen=(vraag,)) == {"KLEIN"}
    assert leden(groot, klein, grootte=1) == {"GROOT"}


@pytest.mark.parametrize(
    "anders", [{"capaciteitsstand": "geen"}, {"capaciteitsstand": "wachtlijst"}, {"ervaring_score": 0}]
)
def test_wie_niemand_aanneemt_of_te_weinig_ervaring_heeft_levert_niets(anders: dict[str, Any]) -> None:
    vol = bouwers.aanbieder("VOL", ruimte_basis=100_000, **anders)
    assert leden(vol, bouwers.aanbieder("VRIJ", ruimte_basis=60), grootte=1) == {"VRIJ"}


def test_net_genoeg_ervaring_is_genoeg() -> None:
    minimum = rkv().regelboek.drempels["ervaring_minimum"]
    for score, wie in ((minimum, "GROOT"), (minimum - 1, "KLEIN")):
        groot = bouwers.aanbieder("GROOT", ruimte_basis=100_000, ervaring_score=score)
        assert leden(groot, bouwers.aanbieder("KLEIN", ruimte_basis=60), grootte=1) == {wie}


def test_een_systeempartij_zit_er_altijd_in_en_wie_uitvalt_nooit() -> None:
    partij = bouwers.aanbieder("PARTIJ", ruimte_basis=60, systeempartij=True)
    groot = bouwers.aanbieder("GROOT", ruimte_basis=100_000)
    assert leden(partij, groot, grootte=1) == {"PARTIJ"}
    assert leden(partij, groot, grootte=2) == {"PARTIJ", "GROOT"}
    assert leden(partij, groot, grootte=2, eruit=("GROOT",)) == {"PARTIJ"}
    assert leden(partij, groot, grootte=0) == frozenset()


def test_van_te_veel_systeempartijen_blijven_de_beste() -> None:
    partijen = [bouwers.aanbieder(f"P{uur}", ruimte_basis=60 * uur, systeempartij=True) for uur in (1, 3, 2)]
    assert leden(*partijen, grootte=2) == {"P2", "P3"}


def test_wie_onder_beide_wetten_werkt_telt_onder_beide() -> None:
    beide = bouwers.aanbieder("BEIDE", ruimte_basis=100_000, wetten=("wmo", "jeugdwet"))
    jeugd = bouwers.aanbieder("JEUGD", ruimte_basis=1_000, wetten=("jeugdwet",))
    vragen = (
        bouwers.hulpvraag("H1", verwachte_duur_weken=LANG),
        bouwers.hulpvraag("H2", verwachte_duur_weken=LANG, wet="jeugdwet"),
    )
    assert leden(beide, jeugd, grootte=1, vragen=vragen) == {"BEIDE"}


@pytest.mark.parametrize("grootte", [1, 2, 3, 4, 5, 6, 7, 8, 12])
def test_in_rkv_levert_geen_ander_netwerk_van_die_grootte_meer(grootte: int) -> None:
    gekozen = rkv(netwerkgrootte=grootte)
    werk, scenario = gekozen.werkvoorraad, gekozen.scenario
    cellen = gevraagd(weeg(werk, gekozen.regelboek), scenario)
    eerste = max(Wet, key=lambda wet: sum(cel.minuten for cel in cellen if cel.wet is wet))
    minimum = gekozen.regelboek.drempels["ervaring_minimum"]
    genoeg = [wie for wie in werk.aanbieders if wie.ervaring_score is None or wie.ervaring_score >= minimum]
    kan = [wie for wie in genoeg if eerste in wie.wetten]
    ruimte = lege_ruimte(werk)
    net = Stroomnet(
        Netwerkopgave(
            wet=eerste,
            kandidaten=tuple(als_kandidaat(wie, eerste, ruimte[wie.code], vast=wie.systeempartij) for wie in kan),
            vraag=tuple(cel for cel in cellen if cel.wet is eerste),
            veelvoorkomend_procent=gekozen.regelboek.getal("netwerk_veelvoorkomend_procent"),
        )
    )

    def uitkomst(codes: tuple[str, ...]) -> tuple[int, int]:
        """Gedekte minuten in veelvoorkomende vragen, en wat het netwerk levert."""
        wie = masker(net, codes)
        gedekt = net.dekt[wie].any(axis=0) & net.veelvoorkomend
        return int(net.vraag[gedekt].sum()), net.lever(wie).minuten

    partijen = {wie.code for wie in kan if wie.systeempartij}
    alle = [wie.code for wie in kan]
    sets = (set_ for aantal in range(grootte + 1) for set_ in combinations(alle, aantal))
    mag = [set_ for set_ in sets if partijen <= set(set_) or (len(partijen) > grootte and set(set_) <= partijen)]
    mee = tuple(code for code in alle if code in gekozen.deelnemers)
    assert len(mee) <= grootte
    assert uitkomst(mee) == max(map(uitkomst, mag))


def test_onder_geen_wet_zijn_er_meer_dan_de_grootte_en_de_schil_volgt() -> None:
    for grootte in range(1, 16):
        gekozen = rkv(netwerkgrootte=grootte)
        leden = [wie for wie in gekozen.aanbieders if wie.schil is Schil.NETWERK]
        per_wet = [sum(wet in wie.wetten for wie in leden) for wet in Wet]
        assert min(per_wet) > 0
        assert max(per_wet) == gekozen.boek(0).drempels["netwerk_maximum"] <= grootte


def test_is_er_plaats_over_dan_telt_ook_wat_een_wijkcoach_zou_doen() -> None:
    eigen = bouwers.hulpvraag("H1", expertise=("lvb",))
    ander = bouwers.hulpvraag("H2", verwachte_duur_weken=LANG, expertise=("ggz",))
    aanbieders = [
        bouwers.aanbieder(code.upper(), ruimte_basis=9_000, expertise=(code,)) for code in ("ggz", "lvb", "nah")
    ]
    assert leden(*aanbieders, grootte=1, vragen=(eigen, ander)) == {"GGZ"}
    assert leden(*aanbieders, grootte=2, vragen=(eigen, ander)) == {"GGZ", "LVB"}
    assert leden(*aanbieders, grootte=3, vragen=(eigen, ander)) == {"GGZ", "LVB"}


def test_groottes_met_dezelfde_leden_zijn_dezelfde_wereld() -> None:
    vijf, tien, vijftien = (rkv(netwerkgrootte=grootte, weken=4) for grootte in (5, 10, 15))
    assert tien.deelnemers == vijftien.deelnemers != vijf.deelnemers
    assert vingerafdruk(tien) == vingerafdruk(vijftien) != vingerafdruk(vijf)
    assert loop(tien, 0) == loop(vijftien, 0)


def test_de_vraag_is_wat_er_gemiddeld_tegelijk_loopt() -> None:
    vraag = bouwers.hulpvraag(verwachte_duur_weken=LANG, minuten_per_week=90)
    week = bouwers.werkvoorraad(vraag, aanbieders=(bouwers.aanbieder(),))
    gekozen = wereld(week, instroom_per_jaar=104)
    (cel,) = gevraagd(weeg(week, gekozen.regelboek), gekozen.scenario)
    assert cel.minuten == 2 * LANG * 90
    assert np.isclose(gekozen.per_week, 2)
