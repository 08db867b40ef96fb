"""De controle zelf: wat zij ter informatie zegt, welk geval zij kiest, en dat bewijzen hetzelfde geeft als rekenen."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from mutatie import NETWERK, PILOT, in_regel, kopie, laad, vervang, voor, weg
from tabellen import VELDEN, alle_gevallen, geldende, tabellen, uitkomst

from wijknetwerk.regelbeheer.bevinding import Controle, Wat, opsomming, vertel
from wijknetwerk.regelbeheer.controle import LEEST_HET_PROGRAMMA, controleer
from wijknetwerk.regelbeheer.tabelcontrole import controleer_tabel
from wijknetwerk.regels import Regel, Rekendag, Tabel
from wijknetwerk.regels.cellen import Cel
from wijknetwerk.regels.getallen import NODIGE_PARAMETERS

PAKKET = Path(__file__).resolve().parents[2] / "wijknetwerk"


def cel(naam: str, *codes: int) -> Cel:
    return Cel(VELDEN[naam], "", frozenset(codes))


def tabel(trefregel: str, *rijen: tuple[tuple[Cel, ...], str], uitkomsten: tuple[str, ...] = ("p", "q")) -> Tabel:
    regels = tuple(Regel(f"R{nummer}", als, dan, "") for nummer, (als, dan) in enumerate(rijen, 1))
    return Tabel("proef", trefregel, uitkomsten, regels)


def zinnen(deze: Tabel) -> list[str]:
    return [bevinding.zin for bevinding in controleer_tabel(deze)]


def test_enige_bewijst_dat_nooit_twee_regels_gelden() -> None:
    goed = tabel("enige", ((cel("a", 1),), "p"), ((cel("a", 0),), "q"))
    assert zinnen(goed) == ["bewezen: nooit gelden twee regels met een andere uitkomst tegelijk"]
    fout = tabel("enige", ((cel("a", 1),), "p"), ((cel("b", 0),), "q"), ((cel("a", 0), cel("b", 1, 2)), "q"))
    assert zinnen(fout) == ["overlap: R1 en R2 gelden allebei als a = ja en b = x"]
    (bevinding,) = controleer_tabel(fout)
    assert (bevinding.regels, bevinding.getuige) == (("R1", "R2"), {"a": "ja", "b": "x"})


def test_een_uitkomst_die_geen_regel_geeft_is_onbereikbaar() -> None:
    assert "de uitkomst «r» komt nooit voor" in zinnen(tabel("eerste", ((), "p"), uitkomsten=("p", "r")))


def test_een_regel_die_zichzelf_tegenspreekt_in_een_tabel_waarin_elke_regel_telt() -> None:
    onder = Tabel("onder", "alle", ("p",), (Regel("O1", (cel("a", 1),), "p", ""),))
    los = tabel("alle", ((cel("d", 1), cel("a", 0)), "p"), ((), "q"))
    assert zinnen(replace(los, bij={"d": onder})) == [
        "regel R1 kan nooit gelden: haar voorwaarden spreken elkaar tegen"
    ]


def test_een_gat_dat_er_alleen_na_de_verdeling_is() -> None:
    onder = Tabel("onder", "alle", ("p",), (Regel("O1", (cel("e", 1),), "p", "", fase="na"),))
    los = tabel("eerste", ((cel("d", 0),), "p"))
    regels = (*los.regels, Regel("R2", (cel("d", 1), cel("a", 1)), "q", "", fase="na"))
    zin = "gat: geen enkele regel geldt na de verdeling als a = nee en e = ja"
    assert zin in zinnen(replace(los, regels=regels, bij={"d": onder}))


@given(tabellen("eerste"))
@settings(max_examples=60, deadline=None)
def test_de_controle_van_een_eerste_tabel_klopt_met_opsommen(deze: Tabel) -> None:
    bevindingen = controleer_tabel(deze)
    gaten = [uitkomst(deze, geval, "voor") is None for geval in alle_gevallen()]
    gat = [deel for deel in bevindingen if deel.wat is Wat.GAT and "na de verdeling" not in deel.zin]
    assert bool(gat) == any(gaten)
    mee = [regel for regel in deze.regels if regel.fase == "voor"]
    eersten = {mee[geldt[0]].id for geval in alle_gevallen() if (geldt := geldende(deze, geval, "voor"))}
    eersten |= {
        deze.regels[geldt[0]].id
        for geval in alle_gevallen()
        if (geldt := geldende(deze, geval, "na")) and deze.regels[geldt[0]].fase == "na"
    }
    bedekt = {regel for deel in bevindingen if deel.wat is Wat.BEDEKT for regel in deel.regels}
    assert bedekt == {regel.id for regel in deze.regels} - eersten


@given(tabellen("eerste"))
@settings(max_examples=40, deadline=None)
def test_bewijzen_geeft_hetzelfde_als_rekenen(deze: Tabel) -> None:
    gerekend, bewezen = controleer_tabel(deze), controleer_tabel(deze, grens=0)
    assert [(deel.wat, deel.regels) for deel in gerekend] == [(deel.wat, deel.regels) for deel in bewezen]


def test_ook_bewezen_is_de_meegeleverde_regelset_schoon() -> None:
    assert controleer(laad(), grens=0).fouten == ()


def test_de_bewijzer_vindt_een_kapotte_crisisregel(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    in_regel("route.toml", "RT-01", 'crisis = "ja"', 'crisis = "ja", wlz_indicatie = "nee"')(map_)
    soorten = {bevinding.wat for bevinding in controleer(laad(map_), grens=0).fouten}
    assert soorten == {Wat.VEILIGHEID}


def test_te_groot_om_uit_te_rekenen_kijkt_de_aansluiting_of_een_regel_de_uitkomst_noemt(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    weg("route.toml", "RT-09")(map_)
    vervang("route.toml", ', "samen"', "")(map_)
    in_regel("meekijken.toml", "MK-03", '["samen", "aanbieder", "aanbieder_met_spoed"]', '"samen"')(map_)
    for grens in (0, 10**6):
        zinnen_ = [str(deel) for deel in controleer(laad(map_), grens).fouten]
        assert "meekijken: regel MK-03 kan nooit gelden: tabel route geeft dan nooit «samen»" in zinnen_


def test_een_regel_op_navragen_of_geen_product_wacht_op_niets(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    in_regel("meekijken.toml", "MK-09", 'route = "zelf"', 'route = "navragen"')(map_)
    in_regel("termijnen.toml", "TE-05", 'product = "orientatie"', 'product = ["orientatie", "geen"]')(map_)
    assert controleer(laad(map_)).fouten == ()


def test_dezelfde_termijn_of_hetzelfde_criterium_op_twee_manieren_is_tegenspraak() -> None:
    los = tabel("alle", ((cel("a", 1),), "p"), ((cel("a", 0),), "p"), ((cel("b", 0),), "p"))
    een, ander, derde = los.regels
    dagen = (replace(een, rekendag=Rekendag("maandag")), replace(ander, rekendag=Rekendag("einddatum")))
    assert zinnen(replace(los, regels=dagen)) == []
    samen_ = (*dagen, replace(derde, rekendag=dagen[0].rekendag))
    assert zinnen(replace(los, regels=samen_)) == [
        "tegenspraak: R2 en R3 geven een andere datum voor «p» als a = nee en b = x"
    ]
    gevolgen = (replace(een, gevolg="eis"), replace(derde, gevolg="malus"))
    assert zinnen(replace(los, regels=gevolgen)) == [
        "tegenspraak: R1 en R3 geven een ander gevolg voor «p» als a = ja en b = x"
    ]


# Veiligheid


def test_geen_regel_bij_crisis_is_een_gat_en_een_gebroken_belofte(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    for regel in ("RT-01", "RT-02", "RT-03", "RT-04", "RT-05", "RT-09", "RT-10"):
        weg("route.toml", regel)(map_)
    for naam in ("crisishulp", "aanbieder_met_spoed", "wlz", "loopt_door", "collectief"):
        vervang("route.toml", f'"{naam}", ', "")(map_)
    vervang("route.toml", ', "samen"', "")(map_)
    zinnen_ = [str(deel) for deel in controleer(laad(map_)).fouten]
    assert (
        "route: veiligheid: bij crisis = ja hoort «crisishulp», maar geen enkele regel geldt als crisis = ja" in zinnen_
    )


def test_zonder_het_veld_crisis_is_er_geen_veiligheid() -> None:
    boek = laad()
    velden = {naam: veld for naam, veld in boek.velden.items() if naam not in ("crisis", "uitstelbaar")}
    gebroken = [str(deel) for deel in controleer(replace(boek, velden=velden)).fouten]
    assert gebroken == [
        f"route: veiligheid: velden.toml kent {naam} niet; zonder dat herkennen wij geen crisis of spoed"
        for naam in ("crisis", "uitstelbaar")
    ]


# Ter informatie


def test_de_volgorde_van_de_route_is_informatie() -> None:
    controle = controleer(laad())
    volgorde = {bevinding.regels[0]: bevinding for bevinding in controle.informatie if bevinding.wat is Wat.VOLGORDE}
    assert volgorde["RT-06"].zin == "de volgorde doet ertoe: RT-06 (opnieuw_wegen) gaat voor RT-08"
    assert {"RT-01", "PR-01"} <= volgorde.keys()
    assert "schil" in {bevinding.tabel for bevinding in controle.informatie if bevinding.wat is Wat.UNIEK}


def test_ongebruikte_velden_en_drempels_worden_genoemd(tmp_path: Path) -> None:
    ongebruikt = [deel.zin for deel in controleer(laad(naam=PILOT)).informatie if deel.wat is Wat.ONGEBRUIKT]
    assert "het veld eerste_schil_vol staat in velden.toml, maar geen regel gebruikt het" in ongebruikt
    map_ = kopie(tmp_path)
    in_regel("product.toml", "PR-03", ">= gecombineerd_min_minuten_per_week", ">= 240")(map_)
    zinnen_ = [deel.zin for deel in controleer(laad(map_)).informatie if deel.wat is Wat.ONGEBRUIKT]
    zin = "de drempel gecombineerd_min_minuten_per_week staat in parameters.toml, maar geen regel gebruikt hem"
    assert zin in zinnen_


def test_wat_het_programma_zelf_leest_staat_ook_in_het_programma() -> None:
    code = "".join(
        pad.read_text(encoding="utf-8")
        for pad in PAKKET.rglob("*.py")
        if "regelbeheer" not in pad.parts and pad.name != "getallen.py"
    )
    for naam in LEEST_HET_PROGRAMMA:
        assert f'"{naam}"' in code
        assert naam in NODIGE_PARAMETERS


def test_een_zin_mag_een_andere_drempel_noemen_als_de_eigen_er_ook_staat(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    in_regel("tenzij.toml", "TZ-03", "kortdurend is tot", "na {onderzoek_weken} weken onderzoek; kortdurend is tot")(
        map_
    )
    assert controleer(laad(map_)).fouten == ()


def test_de_tekst_telt_fouten_en_noemt_de_informatie(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    voor("product.toml", "PR-04", '{ onduidelijk_wat_nodig = "nee" }', '"specialistisch"')(map_)
    controle = controleer(laad(map_))
    assert not controle.schoon
    rijen = controle.tekst().splitlines()
    assert rijen[:2] == [
        f"Regelset {NETWERK}: 1 fout.",
        "  - product: regel PR-04 kan nooit beslissen: PR-01 en XX-01 gaan altijd voor",
    ]
    assert "Ter informatie:" in rijen
    twee = Controle(controle.regelset, (*controle.fouten, *controle.fouten))
    assert twee.tekst().startswith(f"Regelset {NETWERK}: 2 fouten.")
    assert "Ter informatie" not in twee.tekst()


@pytest.mark.parametrize(
    ("namen", "zin"), [((), ""), (("a",), "a"), (("a", "b"), "a en b"), (("a", "b", "c"), "a, b en c")]
)
def test_opsommen(namen: tuple[str, ...], zin: str) -> None:
    assert opsomming(namen) == zin
    assert vertel({}) == "in elk geval"


def test_geen_twee_bevindingen_zeggen_hetzelfde() -> None:
    for naam in (PILOT, NETWERK):
        alle = [str(bevinding) for bevinding in controleer(laad(naam=naam)).bevindingen]
        assert not [een for een, ander in combinations(alle, 2) if een == ander]
