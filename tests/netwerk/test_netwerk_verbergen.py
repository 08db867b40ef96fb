"""Kleine vragen komen niet in een verslag, en zijn ook niet uit de totalen te halen."""

from hypothesis import given, settings
from hypothesis import strategies as st
from netwerkbouwers import vraag

from wijknetwerk.begrippen import Vraagcel
from wijknetwerk.netwerk.verbergen import te_klein

GRENS = 5


def _cel(gebied: str, vorm: str, inwoners: int | None, expertise: tuple[str, ...] = ()) -> Vraagcel:
    return vraag(60, gebied, vorm, expertise).model_copy(update={"inwoners": inwoners})


def test_net_klein_en_net_niet_klein() -> None:
    cellen = [_cel("G1", "basis", 5), _cel("G1", "basis", 6, ("lvb",))]
    assert te_klein(cellen, GRENS) == frozenset()
    cellen[0] = _cel("G1", "basis", 4)
    assert te_klein(cellen, GRENS) == {"basis in G1", "basis in G1 met lvb"}, "één verborgen vraag is uit te rekenen"


def test_niet_ingevuld_telt_als_klein() -> None:
    assert te_klein([_cel("G1", "basis", None)], GRENS) == {"basis in G1"}


def test_twee_kleine_samen_zijn_genoeg_als_zij_samen_groot_genoeg_zijn() -> None:
    drie = [_cel("G1", "basis", 3), _cel("G1", "basis", 2, ("lvb",)), _cel("G1", "basis", 9, ("ggz",))]
    assert te_klein(drie, GRENS) == {"basis in G1", "basis in G1 met lvb"}
    drie[0] = _cel("G1", "basis", 2)
    assert len(te_klein(drie, GRENS)) == 3


CELLEN = st.lists(
    st.builds(
        _cel,
        st.sampled_from(["G1", "G2", "G3"]),
        st.sampled_from(["basis", "groep"]),
        st.integers(0, 12) | st.none(),
        st.sampled_from([(), ("lvb",), ("ggz",), ("nah",)]),
    ),
    unique_by=lambda cel: cel.naam,
)


@settings(max_examples=150, deadline=None)
@given(CELLEN)
def test_geen_totaal_geeft_een_kleine_vraag_terug(cellen: list[Vraagcel]) -> None:
    verborgen = te_klein(cellen, GRENS)
    assert {cel.naam for cel in cellen if (cel.inwoners or 0) < GRENS} <= verborgen
    for groep in {cel.gebied for cel in cellen} | {cel.vorm.value for cel in cellen}:
        leden = [cel for cel in cellen if groep in (cel.gebied, cel.vorm.value)]
        weg = [cel for cel in leden if cel.naam in verborgen]
        heel = len(weg) == len(leden)  # dan is er in het verslag alleen het totaal
        assert not weg or heel or (len(weg) >= 2 and sum(cel.inwoners or 0 for cel in weg) >= GRENS)
