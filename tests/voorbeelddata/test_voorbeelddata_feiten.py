"""De constanten van brief 000 komen uit de tabel van die brief, en de wijken liggen zoals in Arnhem."""

import pytest
from voorbeeldmaker import feiten

from wijknetwerk.begrippen import Wet


def test_de_tabel_van_brief_000_klopt_met_zichzelf() -> None:
    teams = feiten.pilotteams()
    assert [team.instroom - team.uitstroom for team in teams] == [team.actief for team in teams]
    assert sum(team.uren_ingezet for team in teams) == 12_182
    assert sum(team.uren_beschikbaar for team in teams) == 16_814
    assert sum(team.extra_fte for team in teams) == pytest.approx(8.21)


def test_uren_per_fte_en_deel_voor_zelf_begeleiden() -> None:
    assert feiten.uren_per_fte_per_jaar() == pytest.approx(1_310, abs=2)
    assert feiten.deel_zelf_begeleiden() == pytest.approx(0.72, abs=0.005)
    assert feiten.minuten_begeleiding_per_fte() / 60 == pytest.approx(25.2 * 0.72, abs=0.2)


def test_elk_pilotteam_heeft_dezelfde_uren_per_fte() -> None:
    per_maand = [team.uren_beschikbaar / team.extra_fte / team.maanden for team in feiten.pilotteams()]
    assert min(per_maand) == pytest.approx(109.1, abs=0.1)
    assert max(per_maand) == pytest.approx(109.4, abs=0.1)


@pytest.mark.parametrize(("wet", "uren", "maanden"), [(Wet.WMO, 37, 7.4), (Wet.JEUGDWET, 54, 6.4)])
def test_uren_en_duur_per_traject(wet: Wet, uren: int, maanden: float) -> None:
    assert feiten.uren_per_traject(wet) == pytest.approx(uren, abs=0.5)
    assert feiten.weken_per_traject(wet) * 12 / 52 == pytest.approx(maanden, abs=0.05)


def test_24_wijken_in_8_gebieden_met_wederzijdse_buren() -> None:
    wijken = {wijk.code: wijk for wijk in feiten.wijken()}
    assert len(wijken) == 24
    assert len({wijk.gebied for wijk in wijken.values()}) == 8
    assert all(code in wijken[buur].buren for code, wijk in wijken.items() for buur in wijk.buren)


def test_de_nederrijn_scheidt_noordwest_van_malburgen_maar_het_centrum_niet() -> None:
    grenzen = {(wijk.gebied, buur) for wijk in feiten.wijken() for buur in wijk.buren}
    malburgen = {wijk.code for wijk in feiten.wijken_van("MAL")}
    assert not {buur for gebied, buur in grenzen if gebied == "NW"} & malburgen
    assert {buur for gebied, buur in grenzen if gebied == "CSA"} & malburgen == {"WK020216", "WK020217"}


def test_de_netwerkgebieden_zijn_die_van_brief_003() -> None:
    assert {wijk.naam for wijk in feiten.wijken_van("RKV")} == {"Rijkerswoerd", "Vredenburg/Kronenburg"}
    assert {wijk.naam.removesuffix(" e.o.") for wijk in feiten.wijken_van("NW")} == {
        "St. Marten/Sonsbeek",
        "Klarendal",
        "Klingelbeek",
        "Heijenoord/Lombok",
        "Burgemeesterswijk/Hoogkamp",
        "Schaarsbergen",
    }
