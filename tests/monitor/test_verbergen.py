"""Kleine aantallen zijn weg, en aftrekken brengt ze niet terug: bewezen met een lezer die alles optelt en aftrekt."""

import itertools
from collections.abc import Iterable, Mapping
from fractions import Fraction

import pytest
from bouwers_monitor import afspraken, begonnen, geeindigd, monitor, pilot
from hypothesis import given, settings
from hypothesis import strategies as st

from wijknetwerk.monitor import om_te_delen
from wijknetwerk.monitor.bestanden import als_json
from wijknetwerk.monitor.cijfer import Cijfer, Eenheid, Pad, Rij, Uitkomst, tel_op
from wijknetwerk.monitor.verbergen import te_verbergen, verberg

GRENS = 5
Boom = dict[Pad, dict[str, int]]
MATEN = ("uit", "actief")


def bomen(hoogstens: int = 60) -> st.SearchStrategy[Boom]:
    """Twee lagen groepen met twee maten, opgeteld tot een totaal."""
    aantallen = st.tuples(*[st.integers(0, hoogstens)] * len(MATEN))
    bladen = st.dictionaries(st.tuples(st.sampled_from("ab"), st.sampled_from("wxyz")), aantallen, min_size=1)
    return bladen.map(
        lambda blad: tel_op({maat: {pad: n[i] for pad, n in blad.items()} for i, maat in enumerate(MATEN)})
    )


def onbekenden(boom: Boom) -> list[Pad]:
    return [pad for pad in boom if not any(ander[: len(pad)] == pad and ander != pad for ander in boom)]


def te_berekenen(boom: Boom, weg: Iterable[Pad], pad: Pad) -> bool:
    """Of een lezer het aantal van een groep uit de getoonde groepen kan uitrekenen: het ligt in hun opspanning."""
    bladen = onbekenden(boom)
    weg = set(weg)

    def rij(groep: Pad) -> list[Fraction]:
        return [Fraction(blad[: len(groep)] == groep) for blad in bladen]

    getoond = [rij(groep) for groep in boom if groep not in weg]
    return _rang([*getoond, rij(pad)]) == _rang(getoond)


def _rang(matrix: list[list[Fraction]]) -> int:
    rijen, rang = [list(rij) for rij in matrix], 0
    for kolom in range(len(rijen[0]) if rijen else 0):
        spil = next((rij for rij in rijen[rang:] if rij[kolom]), None)
        if spil is None:
            continue
        rijen.remove(spil)
        rijen.insert(rang, spil)
        for plaats in range(rang + 1, len(rijen)):
            maal = rijen[plaats][kolom] / spil[kolom]
            rijen[plaats] = [a - maal * b for a, b in zip(rijen[plaats], spil, strict=True)]
        rang += 1
    return rang


def _bestaat(boom: Boom) -> set[str]:
    return {maat for groep in boom.values() for maat, aantal in groep.items() if aantal}


@settings(max_examples=150, deadline=None)
@given(bomen())
def test_geen_klein_aantal_is_getoond_of_uit_te_rekenen(boom: Boom) -> None:
    weg = te_verbergen(boom, GRENS)
    for pad, groep in boom.items():
        if any(groep[maat] < GRENS for maat in _bestaat(boom)):
            assert pad in weg
            assert not te_berekenen(boom, weg, pad)


@settings(max_examples=150, deadline=None)
@given(bomen())
def test_wat_een_lezer_kan_uitrekenen_is_zelf_groot_genoeg(boom: Boom) -> None:
    weg = te_verbergen(boom, GRENS)
    for ouder in boom:
        delen = [pad for pad in boom if pad[:-1] == ouder and len(pad) == len(ouder) + 1]
        verborgen = [pad for pad in delen if pad in weg]
        if ouder in weg:
            assert verborgen == delen
        elif verborgen:
            assert len(verborgen) >= 2
            resten = [sum(boom[pad][maat] for pad in verborgen) for maat in MATEN]
            assert all(rest == 0 or rest >= GRENS for rest in resten)


@settings(max_examples=40, deadline=None)
@given(bomen(hoogstens=7))
def test_elk_verborgen_aantal_kan_voor_de_lezer_ook_iets_anders_zijn(boom: Boom) -> None:
    """Uitputtend: er is een andere verdeling met dezelfde getoonde getallen, zonder negatieve aantallen."""
    weg = te_verbergen(boom, GRENS)
    bladen = onbekenden(boom)
    for maat in MATEN:
        for pad in weg:
            if boom[()][maat] and boom[pad[:-1] if pad else ()][maat]:
                assert _kan_anders(boom, weg, pad, maat, bladen) or _rest_is_nul(boom, weg, pad, maat)


def _rest_is_nul(boom: Boom, weg: set[Pad], pad: Pad, maat: str) -> bool:
    """Niemand in de verborgen groepen onder de laatste getoonde ouder: dan is er ook niemand om te herkennen."""
    ouder = pad
    while ouder in weg and ouder:
        ouder = ouder[:-1]
    delen = [p for p in weg if len(p) == len(ouder) + 1 and p[: len(ouder)] == ouder]
    return sum(boom[p][maat] for p in delen) == 0


def _kan_anders(boom: Boom, weg: set[Pad], pad: Pad, maat: str, bladen: list[Pad]) -> bool:
    def goed(blad_aantal: Mapping[Pad, int]) -> bool:
        return all(
            sum(n for blad, n in blad_aantal.items() if blad[: len(groep)] == groep) == boom[groep][maat]
            for groep in boom
            if groep not in weg
        )

    echt = {blad: boom[blad][maat] for blad in bladen}
    verborgen = [blad for blad in bladen if blad in weg]
    if () in weg:
        return True  # zonder getoond totaal kan er altijd een bij
    for een, ander in itertools.permutations(verborgen, 2):
        if echt[een] < 1 or (een[: len(pad)] == pad) == (ander[: len(pad)] == pad):
            continue
        if goed(echt | {een: echt[een] - 1, ander: echt[ander] + 1}):
            return True
    return False


def _uitkomst(tabel: str, rijen: Iterable[Rij]) -> Uitkomst:
    leeg = {"formule": "", "teller": "", "noemer": "", "doelen": (), "instrument": "", "bron": ""}
    return Uitkomst(Cijfer(tabel, tabel, tabel, Eenheid.AANTAL, bereken=lambda _: (), **leeg), tuple(rijen))  # type: ignore[arg-type] # alles wat een cijfer zegt is hier leeg


@settings(max_examples=100, deadline=None)
@given(bomen(), bomen())
def test_een_maat_die_een_tabel_verbergt_staat_in_geen_enkele_andere(een: Boom, ander: Boom) -> None:
    tabellen = [
        _uitkomst("verloop", [Rij(pad, n["uit"], tellingen=n) for pad, n in een.items()]),
        _uitkomst("effect", [Rij(pad, 0, 1, 0, {"ja": n["uit"]}, ("uit",)) for pad, n in ander.items()]),
    ]
    verloop, effect = verberg(tabellen, GRENS)
    weg = {rij.pad for rij in verloop.rijen if rij.verborgen}
    assert not [rij.pad for rij in effect.rijen if rij.pad in weg and not rij.verborgen]


def test_verborgen_rijen_hebben_geen_getallen_meer() -> None:
    gedeeld = om_te_delen(pilot())
    verborgen = [rij for uitkomst in gedeeld.uitkomsten for rij in uitkomst.rijen if rij.verborgen]
    assert verborgen
    assert {(rij.teller, rij.noemer, rij.onbekend, rij.n, len(rij.tellingen)) for rij in verborgen} == {(0, 0, 0, 0, 0)}


def test_van_de_pilot_zijn_de_tabellen_van_de_brief_te_delen_op_een_na() -> None:
    """Vier Wmo-inwoners zeiden nee: 86 % staat alleen in de interne versie, en 64 % (Jeugdwet) dan ook."""
    gedeeld = om_te_delen(pilot())
    for naam in ("instroom", "uitstroom", "actief", "uren_benut", "extra_fte", "aandeel_zelf", "respons_inwoners"):
        assert gedeeld.uitkomst(naam) == pilot().uitkomst(naam)
    verborgen = {rij.pad for rij in gedeeld.uitkomst("zelfstandig_verder").rijen if rij.verborgen}
    assert {("wmo",), ("jeugdwet",)} <= verborgen
    assert () not in verborgen


def test_opmerkingen_en_casussen_met_nummers_gaan_niet_mee() -> None:
    gedeeld = om_te_delen(pilot())
    assert (gedeeld.casussen, gedeeld.opmerkingen, gedeeld.intern) == ((), (), False)
    assert gedeeld.samen == pilot().samen
    assert b"casus-0" not in als_json(gedeeld)


@pytest.mark.parametrize(("aantal", "getoond"), [(4, False), (5, True)])
def test_de_grens_zelf_telt_niet_als_klein(aantal: int, *, getoond: bool) -> None:
    rijen = [begonnen(f"T{i}") for i in range(2 * aantal)]
    einden = [geeindigd(f"T{i}") for i in range(aantal)]
    gedeeld = om_te_delen(monitor(begonnen=rijen, geeindigd=einden))
    assert afspraken().kleinste_cel == GRENS
    assert all(rij.verborgen != getoond for rij in gedeeld.uitkomst("instroom").rijen)
