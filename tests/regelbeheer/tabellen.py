"""Willekeurige kleine tabellen, ook rare, en een domme referentie die elk geval apart uitrekent."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from hypothesis import strategies as st

from wijknetwerk.regels import Regel, Regelveld, Soort, Tabel
from wijknetwerk.regels.cellen import OEVER, Cel
from wijknetwerk.regels.velden import Herkomst

Geval = dict[str, Any]

VELDEN = {
    "a": Regelveld("a", Soort.JA_NEE, Herkomst.OORDEEL, "A?", ("nee", "ja")),
    "b": Regelveld("b", Soort.KEUZE, Herkomst.FEIT, "B?", ("x", "y", "z")),
    "g": Regelveld("g", Soort.GETAL, Herkomst.FEIT, "G?", eenheid="weken", minimum=-2, maximum=6),
    "d": Regelveld("d", Soort.JA_NEE, Herkomst.AFGELEID, "D?", ("nee", "ja"), uit_tabel="onder"),
    "e": Regelveld("e", Soort.JA_NEE, Herkomst.FEIT, "E?", ("nee", "ja")),
}
BASIS = "abge"


def cellen(naam: str) -> st.SearchStrategy[Cel]:
    veld = VELDEN[naam]
    if veld.soort is not Soort.GETAL:
        codes = range(len(veld.waarden))
        return st.sets(st.sampled_from(codes), min_size=1).map(lambda deel: Cel(veld, "", frozenset(deel)))
    maten = st.sampled_from([-OEVER, *range(veld.minimum, veld.maximum + 1), OEVER])
    return st.tuples(maten, maten).map(lambda paar: Cel(veld, "", onder=min(paar), boven=max(paar)))


def tabel_van(naam: str, velden: str, trefregel: str) -> st.SearchStrategy[Tabel]:
    losse = st.fixed_dictionaries({}, optional={veld: cellen(veld) for veld in velden})
    rijen = st.tuples(losse, st.sampled_from("pq"), st.sampled_from(["voor", "voor", "na"]))

    def maak(gekozen: list[tuple[dict[str, Cel], str, str]]) -> Tabel:
        regels = (Regel(f"R{i}", tuple(als.values()), dan, "", fase=fase) for i, (als, dan, fase) in enumerate(gekozen))
        return Tabel(naam, trefregel, ("p", "q"), tuple(regels))

    return st.lists(rijen, min_size=1, max_size=5).map(maak)


@st.composite
def tabellen(draw: st.DrawFn, trefregel: str) -> Tabel:
    """Een tabel met een afgeleid veld `d`, waarachter een tweede tabel staat."""
    los = draw(tabel_van("boven", "abgd", trefregel))
    onder = draw(tabel_van("onder", "age", "alle"))
    return Tabel(los.naam, los.trefregel, los.uitkomst, los.regels, {"d": onder} if "d" in los.velden else {})


def alle_gevallen() -> Iterator[Geval]:
    """Elk geval dat er is; het ene getal is klein genoeg om op te sommen."""
    g = VELDEN["g"]
    waarden = [VELDEN[naam].waarden or range(g.minimum, g.maximum + 1) for naam in BASIS]
    yield from (dict(zip(BASIS, keuze, strict=True)) for keuze in product(*waarden))


def klopt(cel: Cel, waarde: str | int) -> bool:
    if cel.veld.soort is Soort.GETAL:
        return cel.onder <= int(waarde) <= cel.boven
    return cel.veld.waarden.index(str(waarde)) in cel.waarden


def geldende(tabel: Tabel, geval: Geval, fase: str) -> list[int]:
    """De nummers van de regels die gelden, onder die welke in deze fase meedoen."""
    vol = dict(geval)
    for naam, achter in tabel.bij.items():
        vol[naam] = "ja" if geldende(achter, geval, fase) else "nee"
    mee = [regel for regel in tabel.regels if fase == "na" or regel.fase == "voor"]
    return [nr for nr, regel in enumerate(mee) if all(klopt(cel, vol[cel.veld.naam]) for cel in regel.als)]


def uitkomst(tabel: Tabel, geval: Geval, fase: str) -> str | None:
    mee = [regel for regel in tabel.regels if fase == "na" or regel.fase == "voor"]
    geldt = geldende(tabel, geval, fase)
    return mee[geldt[0]].dan if geldt else None
