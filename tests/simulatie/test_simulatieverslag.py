"""Het verslag van een simulatie: welke groottes naast elkaar staan, en zinnen die scenario's samennemen."""

from collections.abc import Sequence

import werelden

from wijknetwerk.simulatie import Wereld
from wijknetwerk.simulatie.draaien import draai
from wijknetwerk.simulatie.simulatie import Afspraken, Simulatie, vat_alles_samen
from wijknetwerk.simulatie.verslag.stukken import Stuk, maak_stukken


def _simuleer(werelden_: Sequence[Wereld]) -> Simulatie:
    afspraken = Afspraken(werelden.TARIEVEN, netwerk_doel_procent=80, netwerkband=(7, 8), kleinste_cel=5)
    return vat_alles_samen(werelden_, [draai(wereld, 1).herhalingen for wereld in werelden_], afspraken)


def _stukken(*werelden_: Wereld) -> dict[str, Stuk]:
    return {stuk.naam: stuk for stuk in maak_stukken(_simuleer(werelden_))}


def _groot(naam: str, grootte: int | None, weken: int = 13, **anders: int) -> Wereld:
    return werelden.rkv(naam=naam, netwerkgrootte=grootte, weken=weken, **anders)


def test_een_grootte_die_er_dubbel_is_of_een_ander_scenario_houdt_het_plaatje_niet_tegen() -> None:
    anders = _groot("minder mensen", 6, fte_procent=90)
    stukken = _stukken(_groot("nu", None), _groot("zeven", 7), anders, *(_groot(f"g{n}", n) for n in (8, 7, 5)))
    assert [rij[0] for rij in stukken["grootte"].rijen] == ["5 · g5", "7 · zeven", "8 · g8"]
    assert stukken["grootte"].teken is not None
    assert "grootte" not in _stukken(_groot("zeven", 7), _groot("acht", 8), anders)


def test_scenarios_met_dezelfde_zin_staan_samen_in_die_zin() -> None:
    stukken = _stukken(_groot("nu", None, 26), _groot("zeven", 7, 26), _groot("ook zeven", 7, 26))
    assert stukken["binnen_netwerk"].zin.count("Bij «zeven» en «ook zeven» ") == 1
    assert "Bij «zeven» en «ook zeven» " in stukken["omzet"].zin
    assert stukken["verschillen"].zin.count("aantoonbaar anders dan bij «nu»") == 1
