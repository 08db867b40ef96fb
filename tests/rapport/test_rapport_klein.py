"""Het echte voorstel van voorbeelddata/klein: wat er in elk rapport over elke hulpvraag staat."""

import pytest

from wijknetwerk import meegeleverd
from wijknetwerk.begrippen import Weekvoorstel, Werkvoorraad
from wijknetwerk.invoer import lees
from wijknetwerk.rapport.blik import GROEP_VOL, Blik, kernreden
from wijknetwerk.rapport.html import maak_html
from wijknetwerk.rapport.schrijven import maak_bestanden
from wijknetwerk.regels import Regelboek, laad_woordenlijst
from wijknetwerk.weekvoorstel import maak_weekvoorstel


@pytest.fixture(scope="module")
def echt() -> tuple[Weekvoorstel, Werkvoorraad]:
    regels = meegeleverd.pad("regels")
    werkvoorraad = lees(meegeleverd.pad("voorbeelddata") / "klein", laad_woordenlijst(regels)).werkvoorraad
    assert werkvoorraad is not None
    return maak_weekvoorstel(werkvoorraad, Regelboek.laad(regels, werkvoorraad.week.maandag)), werkvoorraad


def test_de_kernreden_van_elke_hulpvraag(echt: tuple[Weekvoorstel, Werkvoorraad]) -> None:
    assert {rij.hulpvraag: kernreden(rij) for rij in Blik(*echt).rijen} == {
        "K-1": "Collectief aanbod past bij de vraag en is er in de buurt.",
        "K-2": "Passend collectief aanbod is er wel, maar daar is geen plaats of het gaat nog niet door.",
        "K-3": "De begeleiding duurt naar verwachting 52 weken; kortdurend is tot en met 26 weken.",
        "K-4": "Zelf begeleiden past, maar geen wijkcoach met deze expertise heeft deze week ruimte.",
        "K-5": "Elke plek die mag, zit deze week vol.",
        "K-6": "De vraag is hoog specialistisch.",
        "K-7": "Er is crisis. Crisishulp wacht niet op de weekronde.",
        "K-8": "Hoeveel weken duurt de begeleiding naar verwachting?",
    }


def test_groep_vol_heet_zoals_het_weekvoorstel_het_noemt(echt: tuple[Weekvoorstel, Werkvoorraad]) -> None:
    k2 = next(rij for rij in echt[0].rijen if rij.hulpvraag == "K-2")
    assert GROEP_VOL in {reden.regel for reden in k2.redenen}


def test_alle_bestanden_liggen_vast(echt: tuple[Weekvoorstel, Werkvoorraad]) -> None:
    een, ander = (maak_bestanden(*echt, lambda: maak_html(*echt)) for _ in range(2))
    assert een == ander
