"""De volgorde van wijken, en hoe vast de top ligt als gewichten schuiven."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from wijknetwerk.netwerk.gebiedskeuze import Criterium, Gebiedskeuze, Richting, kies_gebied

AANDEEL = Criterium("aandeel_met_begeleiding", Richting.HOOG, 1)
PROJECTEN = Criterium("andere_projecten", Richting.LAAG, 1)


def _keuze(*gewichten: int, aantal: int = 1) -> Gebiedskeuze:
    waarden = {
        "Kronenburg": {"aandeel_met_begeleiding": 40, "andere_projecten": 2},
        "Elden": {"aandeel_met_begeleiding": 10, "andere_projecten": 0},
        "Presikhaaf": {"aandeel_met_begeleiding": 30, "andere_projecten": 4},
    }
    criteria = [
        Criterium(AANDEEL.naam, AANDEEL.richting, gewichten[0]),
        Criterium(PROJECTEN.naam, PROJECTEN.richting, gewichten[1]),
    ]
    return kies_gebied(waarden, criteria, aantal)


def test_hoog_en_laag_tellen_elk_de_goede_kant_op() -> None:
    rangen = {rang.wijk: rang for rang in _keuze(1, 1).rangen}
    assert dict(rangen["Kronenburg"].punten) == {"aandeel_met_begeleiding": 1000, "andere_projecten": 500}
    assert dict(rangen["Elden"].punten) == {"aandeel_met_begeleiding": 0, "andere_projecten": 1000}
    assert dict(rangen["Presikhaaf"].punten) == {"aandeel_met_begeleiding": 666, "andere_projecten": 0}


def test_de_top_ligt_vast_tot_het_percentage_waar_zij_net_omslaat() -> None:
    keuze = _keuze(1, 1)
    assert keuze.top == ("Kronenburg",)
    # Kronenburg wint van Elden zolang 1000 × (100 − p) meer is dan 500 × (100 + p): tot p = 33.
    assert keuze.vast_tot_procent == 33
    assert _keuze(1, 3).top == ("Elden",)


def test_wie_overal_beter_is_ligt_bij_elk_gewicht_vast() -> None:
    waarden = {"a": {"x": 2, "y": 2}, "b": {"x": 1, "y": 1}}
    keuze = kies_gebied(waarden, [Criterium("x", Richting.HOOG, 1), Criterium("y", Richting.HOOG, 1)], 1)
    assert (keuze.top, keuze.vast_tot_procent) == (("a",), 100)


WAARDEN = st.dictionaries(
    st.sampled_from("abcd"), st.fixed_dictionaries({"x": st.integers(0, 5), "y": st.integers(0, 5)}), min_size=2
)


@settings(max_examples=80, deadline=None)
@given(WAARDEN, st.integers(1, 4), st.integers(1, 4), st.sampled_from([Richting.HOOG, Richting.LAAG]))
def test_binnen_het_percentage_verandert_geen_enkel_gewicht_de_top(
    waarden: dict[str, dict[str, int]], zwaar_x: int, zwaar_y: int, richting: Richting
) -> None:
    honderd = [Criterium("x", Richting.HOOG, 100 * zwaar_x), Criterium("y", richting, 100 * zwaar_y)]
    keuze = kies_gebied(waarden, honderd, 1)
    vast = keuze.vast_tot_procent
    for schuif_x, schuif_y in product((-vast, 0, vast), repeat=2):
        anders = [
            Criterium("x", Richting.HOOG, zwaar_x * (100 + schuif_x)),
            Criterium("y", richting, zwaar_y * (100 + schuif_y)),
        ]
        assert kies_gebied(waarden, anders, 1).top == keuze.top
    if vast < 100:
        hoeken = product((-vast - 1, vast + 1), repeat=2)
        assert any(
            kies_gebied(
                waarden,
                [Criterium("x", Richting.HOOG, zwaar_x * (100 + x)), Criterium("y", richting, zwaar_y * (100 + y))],
                1,
            ).top
            != keuze.top
            for x, y in hoeken
        )
