"""Het rooster en de bewijzer geven op elke vraag het antwoord van wie alles opsomt."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tabellen import VELDEN, alle_gevallen, geldende, tabellen

from wijknetwerk.regelbeheer.bewijzer import Bewijzer
from wijknetwerk.regelbeheer.onderzoek import Onderzoek, Roosterzoeker
from wijknetwerk.regelbeheer.rooster import Rooster, als_kolommen, soorten, voorbeeld
from wijknetwerk.regels import Regel, Tabel
from wijknetwerk.regels.cellen import Cel

FASEN = ["voor", "na"]


@st.composite
def vragen(draw: st.DrawFn, aantal: int) -> tuple[set[int], set[int]]:
    nummers = st.sets(st.sampled_from(range(aantal)), max_size=3) if aantal else st.just(set())
    return draw(nummers), draw(nummers)


@pytest.mark.parametrize("grens", [10**6, 0], ids=["rooster", "bewijzer"])
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_een_getuige_bestaat_precies_als_opsommen_er_een_vindt(grens: int, data: st.DataObject) -> None:
    tabel = data.draw(tabellen("eerste"))
    fase = data.draw(st.sampled_from(FASEN))
    onderzoek = Onderzoek.van(tabel, fase, grens)
    assert isinstance(onderzoek.zoeker, Bewijzer if grens == 0 else Roosterzoeker)
    wel, niet = data.draw(vragen(len(onderzoek.regels)))
    patronen = {frozenset(geldende(tabel, geval, fase)) for geval in alle_gevallen()}
    bestaat = any(wel <= patroon and not niet & patroon for patroon in patronen)
    getuige = onderzoek.getuige(wel, niet)
    assert (getuige is not None) == bestaat == onderzoek.kan(wel, niet)
    if getuige is not None:
        geldt = set(geldende(tabel, dict.fromkeys("abge", "nee") | {"b": "x", "g": 0} | getuige, fase))
        assert wel <= geldt
        assert not niet & geldt


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_ook_zonder_greep_bewijst_ortools_hetzelfde(data: st.DataObject) -> None:
    tabel = data.draw(tabellen("eerste"))
    fase = data.draw(st.sampled_from(FASEN))
    bewijzer = Bewijzer(tabel, fase)
    wel, niet = data.draw(vragen(len(Onderzoek.van(tabel, fase).regels)))
    patronen = {frozenset(geldende(tabel, geval, fase)) for geval in alle_gevallen()}
    gevonden = bewijzer._bewijs(wel, niet)  # noqa: SLF001 - de greep zou bijna elk klein geval al vinden
    assert (gevonden is not None) == any(wel <= patroon and not niet & patroon for patroon in patronen)
    if gevonden is not None:
        geldt = set(geldende(tabel, dict.fromkeys("abge", "nee") | {"b": "x", "g": 0} | gevonden, fase))
        assert wel <= geldt
        assert not niet & geldt


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_een_kort_geval_klopt_hoe_de_rest_ook_is_en_geen_antwoord_kan_weg(data: st.DataObject) -> None:
    tabel = data.draw(tabellen("eerste"))
    onderzoek = Onderzoek.van(tabel, "na")
    wel, niet = data.draw(vragen(len(onderzoek.regels)))
    kort = onderzoek.kort(wel, niet)
    if kort is None:
        assert onderzoek.getuige(wel, niet) is None
        return

    def altijd(deel: dict[str, object]) -> bool:
        passend = (geval for geval in alle_gevallen() if deel.items() <= geval.items())
        geldt = [set(geldende(tabel, geval, "na")) for geval in passend]
        return all(wel <= regels and not niet & regels for regels in geldt)

    assert altijd(dict(kort))
    for naam in kort:
        assert not altijd({ander: waarde for ander, waarde in kort.items() if ander != naam})


@given(tabellen("eerste"), st.sampled_from(FASEN))
@settings(max_examples=60, deadline=None)
def test_het_rooster_kent_elke_verzameling_regels_die_samen_kan_gelden(tabel: Tabel, fase: str) -> None:
    patronen = Roosterzoeker(tabel, fase, Rooster.van([tabel], fase)).patronen
    verwacht = {sum(1 << nummer for nummer in geldende(tabel, geval, fase)) for geval in alle_gevallen()}
    assert set(patronen) == verwacht


def test_meer_regels_dan_er_bits_zijn_gaan_naar_de_bewijzer() -> None:
    regels = tuple(Regel(f"R{nr}", (Cel(VELDEN["g"], "", onder=nr, boven=nr),), "p", "") for nr in range(-2, 61))
    onderzoek = Onderzoek.van(Tabel("lang", "eerste", ("p",), regels), "voor")
    assert isinstance(onderzoek.zoeker, Bewijzer)
    assert onderzoek.getuige((3,), (0,)) == {"g": 1}
    assert onderzoek.getuige((20,), ()) is None
    assert not any(onderzoek.kan(paar, ()) for paar in combinations(range(4), 2))


def test_een_rooster_dat_te_groot_is_bundelt_niet(monkeypatch: pytest.MonkeyPatch) -> None:
    onder = Tabel("onder", "alle", ("p",), (Regel("O1", (Cel(VELDEN["e"], "", frozenset({1})),), "p", ""),))
    boven = Tabel(
        "boven", "eerste", ("p",), (Regel("B1", (Cel(VELDEN["d"], "", frozenset({1})),), "p", ""),), {"d": onder}
    )
    assert Rooster.van([boven], "voor").bundel.soorten
    monkeypatch.setattr("wijknetwerk.regelbeheer.rooster.GRENS", 1)
    rooster = Rooster.van([boven], "voor")
    assert (rooster.vorm, rooster.bundel.soorten) == ((2,), ())


def test_een_bundel_neemt_samen_wat_achter_een_afgeleid_veld_hetzelfde_is() -> None:
    cellen = [(Cel(VELDEN["e"], "", frozenset({1})),), (Cel(VELDEN["g"], "", onder=3, boven=9),)]
    onder = Tabel("onder", "alle", ("p",), tuple(Regel(f"O{nr}", als, "p", "") for nr, als in enumerate(cellen)))
    regel = Regel("B1", (Cel(VELDEN["d"], "", frozenset({1})),), "p", "")
    rooster = Rooster.van([Tabel("boven", "eerste", ("p",), (regel,), {"d": onder})], "voor")
    assert (rooster.aantal, rooster.bundel.stand.tolist()) == (2, [0, 1, 1, 1])
    assert replace(regel, id="B2").als == regel.als
    assert [rooster.geval(nr) for nr in (0, 1)] == [{"e": "nee", "g": 2}, {"e": "nee", "g": 3}]


def test_soorten_van_een_getal_raken_elkaar_en_hun_voorbeeld_ligt_aan_de_grens() -> None:
    regels = [Regel("R", (Cel(VELDEN["g"], "", onder=1, boven=3),), "p", "")]
    delen = soorten(VELDEN["g"], regels)
    assert [(deel.onder, deel.boven, voorbeeld(deel)) for deel in delen] == [(-2, 0, 0), (1, 3, 1), (4, 6, 4)]
    assert [voorbeeld(deel) for deel in soorten(VELDEN["g"], [])] == [-2]


def test_een_tabel_zonder_voorwaarden_heeft_een_geval() -> None:
    tabel = Tabel("kaal", "eerste", ("p",), (Regel("R", (), "p", ""),))
    rooster = Rooster.van([tabel], "voor")
    assert (rooster.aantal, rooster.geval(0)) == (1, {})
    assert list(als_kolommen({}, ())) == [""]
    assert Onderzoek.van(tabel, "voor").kort((0,), ()) == {}
    assert Bewijzer(tabel, "voor").getuige((), (0,)) is None
