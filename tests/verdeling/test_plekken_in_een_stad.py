"""In een stad noemt een voorstel geen plekken die te ver weg zijn; `uitleg` noemt ze op verzoek wel."""

import bouwers
import pytest
import weekplan

from wijknetwerk.begrippen import Alternatief
from wijknetwerk.verdeling import waarom
from wijknetwerk.verdeling.waarom import Waarom

PLEKKEN = {
    "wijkcoaches": [
        weekplan.coach("NABIJ"),
        weekplan.coach("KUNDIG", expertise=("lvb",)),
        weekplan.coach("VER", team="ZUID"),
    ],
    "aanbieders": [
        bouwers.aanbieder("HIER", gebieden=("RKV",)),
        bouwers.aanbieder("DAAR", gebieden=("ZUID",)),
        bouwers.aanbieder("OVERAL", gebieden=(), wetten=("jeugdwet",)),
    ],
}


def plekken(anderen: tuple[Alternatief, ...]) -> set[str]:
    return {ander.plek for ander in anderen}


@pytest.mark.parametrize(("veel", "ver"), [(6, {"VER", "DAAR"}), (5, set())])
def test_te_ver_weg_telt_alleen_in_een_stad_niet_mee(monkeypatch: pytest.MonkeyPatch, veel: int, ver: set[str]) -> None:
    monkeypatch.setattr(waarom, "VEEL_PLEKKEN", veel)
    vraag = bouwers.hulpvraag("H1", expertise=("lvb",))
    uitleg = Waarom(weekplan.verdeling(vraag, **PLEKKEN))
    alle = plekken(uitleg.alle_alternatieven(0))
    assert alle == {"NABIJ", "VER", "HIER", "DAAR", "OVERAL"}
    assert plekken(uitleg.alternatieven(0)) == alle - {"VER", "DAAR"} | ver


def test_wat_overblijft_is_gelijk_aan_wat_er_anders_over_staat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waarom, "VEEL_PLEKKEN", 0)
    uitleg = Waarom(weekplan.verdeling(bouwers.hulpvraag("H1", expertise=("lvb",)), **PLEKKEN))
    alle = {ander.plek: ander for ander in uitleg.alle_alternatieven(0)}
    assert all(alle[ander.plek] == ander for ander in uitleg.alternatieven(0))
