"""Vergelijken: de beschrijving dekt precies de gevallen die veranderen, en niets ervan kan weg."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutatie import NETWERK, PILOT, kopie, laad, samen, vervang, voor, weg
from tabellen import alle_gevallen, geldende, tabellen, uitkomst

from wijknetwerk.regelbeheer.beschrijving import Beschrijving
from wijknetwerk.regelbeheer.vergelijk import GEEN, Verschuiving, vergelijk, vergelijk_tabel
from wijknetwerk.regels import Regelboek, Tabel


def past(verschuiving: Verschuiving, geval: dict[str, object]) -> bool:
    return any(deel.past(geval) for deel in verschuiving.gevallen)  # type: ignore[arg-type]


def alleen_voor(tabel: Tabel) -> Tabel:
    bij = {naam: alleen_voor(achter) for naam, achter in tabel.bij.items()}
    return replace(tabel, regels=tuple(replace(regel, fase="voor") for regel in tabel.regels), bij=bij)


@given(tabellen("eerste"), tabellen("eerste"))
@settings(max_examples=60, deadline=None)
def test_de_beschrijving_dekt_precies_wat_verandert(oud: Tabel, nieuw: Tabel) -> None:
    oud, nieuw = alleen_voor(oud), alleen_voor(nieuw)
    verschuivingen = {(deel.van, deel.naar): deel for deel in vergelijk_tabel(oud, nieuw)}
    gezien = set()
    for geval in alle_gevallen():
        van, naar = (uitkomst(tabel, geval, "voor") or GEEN for tabel in (oud, nieuw))
        for (een, ander), verschuiving in verschuivingen.items():
            if een == van:
                assert past(verschuiving, geval) == (ander == naar)
        if van != naar:
            gezien.add((van, naar))
            verschuiving = verschuivingen[van, naar]
            for tabel, ids in ((oud, verschuiving.regels_oud), (nieuw, verschuiving.regels_nieuw)):
                geldt = geldende(tabel, geval, "voor")
                assert not geldt or tabel.regels[geldt[0]].id in ids
    assert gezien == set(verschuivingen)


@given(tabellen("alle"), tabellen("alle"))
@settings(max_examples=40, deadline=None)
def test_bij_alle_regels_tellen_komt_erbij_en_vervalt_precies(oud: Tabel, nieuw: Tabel) -> None:
    oud, nieuw = alleen_voor(oud), alleen_voor(nieuw)
    verschuivingen = {(deel.van, deel.naar): deel for deel in vergelijk_tabel(oud, nieuw)}
    gezien = set()
    for geval in alle_gevallen():
        was, wordt = ({tabel.regels[nr].dan for nr in geldende(tabel, geval, "voor")} for tabel in (oud, nieuw))
        for naam in "pq":
            if naam in was and (naam, "") in verschuivingen:
                assert past(verschuivingen[naam, ""], geval) == (naam not in wordt)
            if naam not in was and ("", naam) in verschuivingen:
                assert past(verschuivingen["", naam], geval) == (naam in wordt)
        gezien |= {(naam, "") for naam in was - wordt} | {("", naam) for naam in wordt - was}
    assert gezien == set(verschuivingen)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_geen_voorwaarde_en_geen_deel_van_de_beschrijving_kan_weg(data: st.DataObject) -> None:
    oud, nieuw = (alleen_voor(data.draw(tabellen("eerste"))) for _ in range(2))
    gevallen = [(geval, *(uitkomst(t, geval, "voor") or GEEN for t in (oud, nieuw))) for geval in alle_gevallen()]
    for verschuiving in vergelijk_tabel(oud, nieuw):
        onder = [(geval, naar == verschuiving.naar) for geval, van, naar in gevallen if van == verschuiving.van]
        for plek, blok in enumerate(verschuiving.gevallen):
            rest = (*verschuiving.gevallen[:plek], *verschuiving.gevallen[plek + 1 :])
            zonder = replace(verschuiving, gevallen=rest)
            assert any(past(zonder, geval) != hoort for geval, hoort in onder)
            for cel in blok.als:
                ruimer = Beschrijving(tuple(ander for ander in blok.als if ander is not cel))
                assert any(ruimer.past(geval) and not hoort for geval, hoort in onder)


# De echte wijziging: kortdurend van 26 naar 39 weken


@pytest.fixture
def ruimer(tmp_path: Path) -> Regelboek:
    map_ = kopie(tmp_path)
    vervang("parameters.toml", "waarde = 26", "waarde = 39")(map_)
    return laad(map_)


def test_kortdurend_van_26_naar_39_weken(ruimer: Regelboek) -> None:
    verschil = vergelijk(laad(), ruimer)
    assert not verschil.gelijk
    assert [str(getal) for getal in verschil.getallen] == ["kortdurend_weken: 26 → 39 weken"]
    langdurig, *routes = verschil.verschuivingen
    assert str(langdurig) == "verwachte_duur_weken 27 t/m 39: «langdurig» vervalt (was TZ-03, wordt TZ-03)"
    assert {(deel.van, deel.naar, deel.regels_oud, deel.regels_nieuw) for deel in routes} == {
        ("aanbieder", "zelf", ("RT-10",), ("RT-08",)),
        ("samen", "zelf", ("RT-09",), ("RT-08",)),
        ("aanbieder", "opnieuw_wegen", ("RT-10",), ("RT-06",)),
        ("samen", "opnieuw_wegen", ("RT-09",), ("RT-06",)),
        ("samen", "aanbieder", ("RT-09",), ("RT-07",)),
    }
    altijd = {
        "verwachte_duur_weken 27 t/m 39",
        "waakvlam = nee",
        "doel = zelfstandigheid_vergroten",
        "specialisme = niet hoog_specialistisch",
        "expertise_in_team = ja",
    }
    for verschuiving in routes:
        for blok in verschuiving.gevallen:
            assert altijd < {f"{cel.veld.naam} {cel.tekst}" for cel in blok.als}
    tekst = verschil.tekst()
    assert "getal kortdurend_weken: 26 → 39 weken" in tekst
    assert "route: van aanbieder naar zelf; dat zijn van wie nu aanbieder krijgt de gevallen met" in tekst
    assert "regel: RT-10 → RT-08" in tekst


def test_een_regelset_is_gelijk_aan_zichzelf() -> None:
    verschil = vergelijk(laad(), laad())
    assert (verschil.gelijk, verschil.verschuivingen, verschil.alleen_tekst) == (True, (), ())
    assert verschil.tekst() == f"Van {NETWERK} naar {NETWERK}:\nElk geval krijgt dezelfde uitkomst.\n"


def test_de_twee_meegeleverde_regelsets_verschillen_alleen_in_de_schil() -> None:
    oud, nieuw = laad(naam=PILOT), laad()
    schil = [deel for deel in vergelijk(oud, nieuw).verschuivingen if deel.tabel == "schil"]
    assert [deel.kop for deel in schil] == [
        "van aanbieder naar netwerkpartner",
        "van aanbieder naar tweede_schil_expertise",
        "van aanbieder naar tweede_schil_ervaring",
        "van aanbieder naar tweede_schil_capaciteit",
    ]
    assert "RT-05" in vergelijk(oud, nieuw).alleen_tekst


def test_een_regel_erbij_en_een_regel_eraf(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    extra = '{ naam = "evaluatieverslag", vanaf = "einddatum" }'
    samen(
        weg("meekijken.toml", "MK-09"),
        voor("termijnen.toml", "TE-06", '{ resterende_dagen = "<= 7" }', extra),
        vervang(
            "gewichten.toml",
            "[wens_huishouden]",
            '[extra]\nwaarde = 1\neenheid = "punten"\nstatus = "aanname"\nopen_vraag = "Wat?"\n\n[wens_huishouden]',
        ),
    )(map_)
    verschil = vergelijk(laad(), laad(map_))
    koppen = [str(deel) for deel in verschil.verschuivingen]
    assert koppen[0].startswith("elk geval: «casuïstiekoverleg: Kijkt tijdens de begeleiding")
    assert koppen[0].endswith("vervalt (was MK-09, wordt geen regel)")
    assert koppen[1:] == [
        "resterende_dagen <= 7: «evaluatieverslag (einddatum)» komt erbij (was geen regel, wordt XX-01)"
    ]
    assert [str(getal) for getal in verschil.getallen] == ["extra: geen → 1 punten"]
    terug = vergelijk(laad(map_), laad())
    assert [str(getal) for getal in terug.getallen] == ["extra: 1 → geen punten"]


def test_wat_niet_te_vergelijken_is_wordt_gezegd(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    vervang("velden.toml", 'waarden = ["wmo", "jeugdwet"]', 'waarden = ["jeugdwet", "wmo"]')(map_)
    oud, nieuw = laad(), laad(map_)
    zonder = replace(nieuw, tabellen={naam: tabel for naam, tabel in nieuw.tabellen.items() if naam != "schil"})
    verschil = vergelijk(oud, zonder, grens=300_000)
    assert verschil.niet_vergeleken == (
        "tabel route is niet vergeleken: er zijn te veel soorten gevallen; vergelijk met een werkmap",
        "tabel schil is niet vergeleken: zij staat maar in één van beide",
        "tabel termijnen is niet vergeleken: het veld wet kent niet dezelfde antwoorden",
    )
    assert not verschil.gelijk
    assert verschil.niet_vergeleken[0] in verschil.tekst()


def test_na_de_verdeling_kan_een_uitkomst_anders_zijn_dan_ervoor(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    weg("tenzij.toml", "TZ-07")(map_)
    vervang("tenzij.toml", ', "geen_ruimte"', "")(map_)
    verschil = vergelijk(laad(), laad(map_))
    assert "«geen_ruimte» vervalt" in [deel.kop for deel in verschil.verschuivingen]
    assert "van aanbieder naar zelf" in [deel.kop for deel in verschil.verschuivingen if deel.tabel == "route"]
