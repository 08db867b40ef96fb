"""Elke tabel en elk percentage van de evaluatie van de pilots (brief 000), rij voor rij, uit het voorbeeld."""

import re
from fractions import Fraction

import pytest
from bouwers_monitor import pilot, rij

from wijknetwerk.monitor import verslag, woorden
from wijknetwerk.monitor.begroting import in_euros
from wijknetwerk.monitor.cijfer import afgerond, procent
from wijknetwerk.monitor.terminal import maak_terminal

VERLOOP = [
    ("wmo", "CSA", 69, 34, 35),
    ("wmo", "RKV", 62, 40, 22),
    ("wmo", None, 131, 74, 57),
    ("jeugdwet", "MAL", 72, 38, 34),
    ("jeugdwet", "SE", 62, 53, 9),
    ("jeugdwet", None, 134, 91, 43),
]
UREN = [
    (("wmo", "CSA"), 2127, "1,67", 3099, 69),
    (("jeugdwet", "MAL"), 4517, "2,88", 6298, 72),
    (("wmo", "RKV"), 2766, "1,77", 3284, 84),
    (("jeugdwet", "SE"), 2772, "1,89", 4133, 67),
    ((), 12182, "8,21", 16814, 72),
]
PERCENTAGES = [
    ("respons_inwoners", ("wmo",), 38),
    ("respons_coaches", ("wmo",), 35),
    ("respons_inwoners", ("jeugdwet",), 67),
    ("respons_coaches", ("jeugdwet",), 68),
    ("netwerk_betrokken", ("wmo",), 38),
    ("netwerk_betrokken", ("jeugdwet",), 56),
    ("integraal", (), 58),
    ("zelfstandig_verder", ("wmo",), 86),
    ("zelfstandig_verder", ("jeugdwet",), 64),
    ("oplossingsvermogen", (), 60),
    ("oplossingsvermogen", ("wmo",), 54),
    ("oplossingsvermogen", ("jeugdwet",), 63),
    ("aandeel_zelf", (), 11),
]
BEGROTING = [
    ("jeugdwet", "coaches", "4,64", 343_360, 429_200),
    ("jeugdwet", "projectleiderschap", "0,33", 24_667, 30_833),
    ("jeugdwet", "totaal", "4,97", 368_027, 460_033),
    ("wmo", "coaches", "3,67", 271_580, 339_475),
    ("wmo", "projectleiderschap", "0,33", 24_667, 30_833),
    ("wmo", "totaal", "4,00", 296_247, 370_308),
    (None, "alles samen", "8,98", 664_273, 830_342),
]


@pytest.mark.parametrize(("wet", "team", "in_", "uit", "actief"), VERLOOP)
def test_in_uit_en_actief(wet: str, team: str | None, in_: int, uit: int, actief: int) -> None:
    pad = (wet, team) if team else (wet,)
    gevonden = [rij(pilot(), naam, *pad) for naam in ("instroom", "uitstroom", "actief")]
    assert [gevonden_rij.teller for gevonden_rij in gevonden if gevonden_rij] == [in_, uit, actief]


@pytest.mark.parametrize(("pad", "ingezet", "fte", "beschikbaar", "deel"), UREN)
def test_ingezette_uren(pad: tuple[str, ...], ingezet: int, fte: str, beschikbaar: int, deel: int) -> None:
    uren, extra = rij(pilot(), "uren_benut", *pad), rij(pilot(), "extra_fte", *pad)
    assert uren is not None
    assert uren.waarde is not None
    assert extra is not None
    assert (uren.teller, uren.noemer) == (ingezet * 7 * 60, beschikbaar * 7 * 60)
    assert procent(uren.waarde) == deel
    assert woorden.waarde(pilot().uitkomst("extra_fte").cijfer, extra) == fte


@pytest.mark.parametrize(("cijfer", "pad", "verwacht"), PERCENTAGES)
def test_percentages(cijfer: str, pad: tuple[str, ...], verwacht: int) -> None:
    gevonden = rij(pilot(), cijfer, *pad)
    assert gevonden is not None
    assert gevonden.waarde is not None
    assert procent(gevonden.waarde) == verwacht


def test_tachtig_van_131_uit_de_beoogde_wijken() -> None:
    paren = {pad: rij(pilot(), "beoogde_wijken", *pad) for pad in [("wmo",), ("wmo", "CSA"), ("wmo", "RKV")]}
    assert {pad: (r.teller, r.noemer) for pad, r in paren.items() if r} == {
        ("wmo",): (80, 131),
        ("wmo", "CSA"): (40, 69),
        ("wmo", "RKV"): (40, 62),
    }


def test_de_meeste_trajecten_eindigen_volgens_plan_en_een_behoorlijk_aantal_in_overeenstemming() -> None:
    for wet in ("wmo", "jeugdwet"):
        plan, samen = (rij(pilot(), "eindreden", wet, reden) for reden in ("volgens_plan", "in_overeenstemming"))
        assert plan is not None
        assert samen is not None
        assert 2 * plan.teller > plan.noemer
        assert 5 * samen.teller >= samen.noemer


def test_kronenburg_heeft_60_aanbieders_op_180_inwoners() -> None:
    gevonden, effectief = (
        rij(pilot(), naam, "wmo", "WK020219") for naam in ("inwoners_per_aanbieder", "effectief_aantal")
    )
    assert gevonden is not None
    assert effectief is not None
    assert (gevonden.teller, gevonden.noemer) == (180, 60)
    assert effectief.waarde == 60


@pytest.mark.parametrize(("plaats", "verwacht"), list(enumerate(BEGROTING)))
def test_begroting(plaats: int, verwacht: tuple[str | None, str, str, int, int]) -> None:
    post = pilot().begroting[plaats]
    gevonden = (post.wet, post.omschrijving, woorden.met_komma(post.fte, 2))
    assert (*gevonden, in_euros(post.per_jaar), in_euros(post.totaal)) == verwacht


def test_de_begroting_rondt_pas_het_laatst_af() -> None:
    subtotalen = [in_euros(post.totaal) for post in pilot().begroting if post.omschrijving == "totaal"]
    assert sum(subtotalen) == 830_341
    assert in_euros(pilot().begroting[-1].totaal) == 830_342


def test_elf_casussen_zijn_bij_het_wijkteam_niet_duurder() -> None:
    assert len(pilot().casussen) == 11
    assert pilot().samen is not None
    assert pilot().samen.verschil > 0


def test_het_scherm_toont_de_tabellen_van_de_brief() -> None:
    tekst = re.sub(r" +", " ", maak_terminal(pilot(), []))
    for zin in (
        "Wmo 131 74 57",
        "CSA 69 34 35",
        "RKV 62 40 22",
        "Jeugdwet 134 91 43",
        "Malburgen 72 38 34",
        "Schuytgraaf/Elderveld 62 53 9",
        "Totaal 8,21 72 % (12.182 van 16.814)",
        "CSA 1,67 69 % (2.127 van 3.099)",
        "RKV 1,77 84 % (2.766 van 3.284)",
        "Malburgen 2,88 72 % (4.517 van 6.298)",
        "Schuytgraaf/Elderveld 1,89 67 % (2.772 van 4.133)",
        "€ 830.342",
    ):
        assert zin in tekst


def test_de_periode_is_die_van_de_brief() -> None:
    assert (f"{pilot().van}", f"{pilot().tot}", pilot().opmerkingen) == ("2020-11-01", "2022-06-30", ())


def test_afronden_is_half_naar_boven() -> None:
    assert [afgerond(Fraction(n, 2)) for n in (1, 2, 3, -1, -2)] == [1, 1, 2, 0, -1]
    assert [procent(Fraction(n, 1000)) for n in (724, 725, 726)] == [72, 73, 73]


def test_elk_deel_van_het_verslag_heeft_rijen_in_het_voorbeeld() -> None:
    assert [deel.naam for deel in verslag.DELEN if not list(verslag.rijen_van(deel, pilot()))] == []
