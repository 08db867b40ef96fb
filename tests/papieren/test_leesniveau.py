"""Meten hoe gewoon een tekst is, met voor elke grens net wel en net niet."""

import pytest
from voorbeelden import REGELS

from wijknetwerk.papieren.instellingen import lees_model
from wijknetwerk.papieren.leesniveau import Leesniveau, bezwaren, lettergrepen, meet

NORM = lees_model(REGELS / "leesniveau.toml", Leesniveau)


@pytest.mark.parametrize(
    ("woord", "aantal"),
    [
        *[("hulp", 1), ("coach", 1), ("organisatie", 5), ("wijkcoach", 2), ("beschikking", 3), ("ooit", 1)],
        *[
            ("leeuw", 1),
            ("nieuwe", 2),
            ("cliënt", 2),
            ("idee", 2),
            ("26", 1),
            ("Wlz", 1),
            ("begeleiding", 4),
            ("oase", 3),
        ],
    ],
)
def test_lettergrepen(woord: str, aantal: int) -> None:
    assert lettergrepen(woord) == aantal


def test_de_maat_is_die_van_flesch_douma() -> None:
    meting = meet(["De kat zit op de mat. Hij slaapt."], NORM)
    assert (meting.zinnen, meting.woorden, meting.lettergrepen) == (2, 8, 8)
    assert meting.flesch_douma == pytest.approx(206.84 - 0.93 * 4 - 77)


def mis(*teksten: str) -> tuple[str, ...]:
    return bezwaren(meet(teksten, NORM), NORM)


def test_een_zin_van_twintig_woorden_mag_net_en_een_van_eenentwintig_niet() -> None:
    kort = ["Ik zie de kat."] * 6
    assert mis(" ".join(["kat"] * 20) + ".", *kort) == ()
    (zin,) = mis(" ".join(["kat"] * 21) + ".", *kort)
    assert zin.startswith("deze zin heeft 21 woorden")


def test_gemiddeld_twaalf_woorden_mag_net_en_dertien_niet() -> None:
    assert mis(" ".join(["kat"] * 12)) == ()
    assert mis(" ".join(["kat"] * 13)) == ("een zin heeft gemiddeld 13,0 woorden",)


def test_lange_woorden_halen_de_leesbaarheid_niet() -> None:
    (zin,) = mis("De organisatie organiseert organisatorische bijeenkomsten.")
    assert "de leesbaarheid is" in zin


def test_een_moeilijk_woord_krijgt_een_gewoon_woord_terug() -> None:
    assert mis("De toewijzing is er.") == ("liever gewoon: «toewijzing» → «opdracht»",)


def test_een_tekst_zonder_woorden_is_niet_te_meten() -> None:
    with pytest.raises(ValueError, match="niet te meten"):
        meet(["…", ""], NORM)
