"""Hulpvraag × aanbieder: per cel alle redenen, dezelfde als de eisen en de schiltabel elk voor zich geven."""

import numpy as np
import pytest
from bouwers import WEEK, aanbieder, hulpvraag, werkvoorraad

from wijknetwerk.eisen import EISEN_AANBIEDER, haalt_alle
from wijknetwerk.invoer import lees
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import SCHILUITKOMSTEN, Regelboek, laad_woordenlijst
from wijknetwerk.weging import weeg

REGELBOEK = Regelboek.laad(pad("regels"), WEEK.maandag)


@pytest.mark.parametrize("naam", ["klein", "rkv"])
def test_elke_cel_noemt_precies_de_eisen_die_niet_gehaald_worden_en_haar_schil(naam: str) -> None:
    werkvoorraad = lees(pad("voorbeelddata") / naam, laad_woordenlijst(pad("regels"))).werkvoorraad
    assert werkvoorraad is not None
    wegingen = weeg(werkvoorraad, Regelboek.laad(pad("regels"), werkvoorraad.week.maandag))
    maskers = [eis.mag(wegingen.veld) for eis in EISEN_AANBIEDER]
    regels = {regel.id: regel.dan for regel in wegingen.schiluitslag.regels}
    for vraag, plek in np.ndindex(wegingen.schil.shape):
        *eisen, schil = wegingen.redenen(vraag, plek)
        verwacht = [eis.naam for eis, mag in zip(EISEN_AANBIEDER, maskers, strict=True) if not mag[vraag, plek]]
        assert [reden.regel for reden in eisen] == verwacht
        assert wegingen.toelating.mag[vraag, plek] == (not verwacht)
        assert regels[schil.regel] == SCHILUITKOMSTEN[wegingen.schil[vraag, plek]]
        assert all(reden.zin for reden in (*eisen, schil))
    assert 0 < wegingen.toelating.mag.sum() < wegingen.schil.size
    assert (haalt_alle(EISEN_AANBIEDER, wegingen.veld) == wegingen.toelating.mag).all()


def test_een_cel_kan_meer_dan_een_bezwaar_hebben() -> None:
    ver = aanbieder("A2", wetten=("jeugdwet",), gebieden=("ELDERS",))
    wegingen = weeg(werkvoorraad(hulpvraag(), aanbieders=(aanbieder("A1"), ver)), REGELBOEK)
    assert [reden.regel for reden in wegingen.redenen(0, 1)][:2] == ["aanbieder_wet", "aanbieder_gebied"]
    assert [reden.regel[:3] for reden in wegingen.redenen(0, 0)] == ["SC-"]
    assert [eis.naam for eis in wegingen.toelating.beletsels(0, 1)][:2] == ["aanbieder_wet", "aanbieder_gebied"]


@pytest.mark.parametrize(("vragen", "aanbieders"), [(0, 0), (0, 2), (2, 0)])
def test_zonder_hulpvragen_of_aanbieders_is_de_tabel_leeg(vragen: int, aanbieders: int) -> None:
    week = werkvoorraad(
        *(hulpvraag(f"H{i}") for i in range(vragen)), aanbieders=tuple(aanbieder(f"A{i}") for i in range(aanbieders))
    )
    wegingen = weeg(week, REGELBOEK)
    assert wegingen.schil.shape == wegingen.toelating.bezwaren.shape == (vragen, aanbieders)
