"""Wat een teamleider vastzet of uitsluit, geldt voor die hulpvraag en die plek."""

import bouwers

from wijknetwerk.begrippen import SoortPlek
from wijknetwerk.eisen import Veld
from wijknetwerk.eisen.eis import NietEldersVastgezet, NietUitgesloten

VELD = Veld(
    bouwers.werkvoorraad(
        bouwers.hulpvraag("H1"),
        bouwers.hulpvraag("H2"),
        wijkcoaches=(bouwers.wijkcoach("C1"), bouwers.wijkcoach("C2")),
        vastgezet=(bouwers.vastgezet("H1", "C2"), bouwers.vastgezet("H2", "C1", "uitgesloten")),
    ),
    drempels={},
)


def test_een_vastgezette_hulpvraag_mag_alleen_naar_haar_eigen_plek() -> None:
    assert VELD.vastgezet == {"H1": "C2"}
    assert NietEldersVastgezet(SoortPlek.ZELF).mag(VELD).tolist() == [[False, True], [True, True]]


def test_een_uitgesloten_plek_mag_niet_en_de_andere_wel() -> None:
    assert NietUitgesloten(SoortPlek.ZELF).mag(VELD).tolist() == [[True, True], [False, True]]
