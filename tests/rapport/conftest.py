"""Het voorbeeld van de rapporttests: een voorstel waarin alles één keer voorkomt."""

import pytest
import voorstelbouwer

from wijknetwerk.begrippen import Weekvoorstel, Werkvoorraad


@pytest.fixture
def werkvoorraad() -> Werkvoorraad:
    return voorstelbouwer.werkvoorraad()


@pytest.fixture
def voorstel(werkvoorraad: Werkvoorraad) -> Weekvoorstel:
    return voorstelbouwer.voorstel(werkvoorraad)
