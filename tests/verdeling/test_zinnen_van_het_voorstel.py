"""Zinnen die pas na de verdeling te zeggen zijn, ook bij een plan of regelset die wij zelf niet zo zouden maken."""

from dataclasses import replace

import numpy as np
import pytest
import weekplan
from bouwers import aanbieder, hulpvraag, vastgezet
from weekplan import LANG, coach

from wijknetwerk import weekvoorstel
from wijknetwerk.begrippen import Hulpvraag, Rij
from wijknetwerk.regels import Regelboek
from wijknetwerk.verdeling import GEEN, Keuze, Verdeling
from wijknetwerk.verdeling.klem import klem
from wijknetwerk.verdeling.stelsel import Doel, Stelsel
from wijknetwerk.weekvoorstel import maak_weekvoorstel


def rij(*hulpvragen: Hulpvraag, boek: Regelboek | None = None, **tabellen: object) -> Rij:
    """De eerste rij van het voorstel van een piepkleine week."""
    return maak_weekvoorstel(weekplan.week(*hulpvragen, **tabellen), boek or weekplan.regelboek()).rijen[0]


def zin(rij_: Rij, regel: str) -> str:
    return next(reden.zin for reden in rij_.redenen if reden.regel == regel)


def test_een_wijkcoach_met_ruimte_zonder_tweede_wijkcoach_begeleidt_niet_zelf() -> None:
    alleen = rij(hulpvraag("H1"), wijkcoaches=(coach("C1"),), aanbieders=(aanbieder("A1"),))
    assert alleen.plek == "A1"
    assert zin(alleen, "tweede_coach") == (
        "Er is een wijkcoach met ruimte, maar geen tweede wijkcoach met ruimte om mee te kijken."
    )
    samen = rij(hulpvraag("H1"), wijkcoaches=(coach("C1"), coach("C2")), aanbieders=(aanbieder("A1"),))
    assert samen.soort_plek == "zelf"
    assert "tweede_coach" not in [reden.regel for reden in samen.redenen]


def test_wie_ruimte_heeft_maar_uitgesloten_is_wordt_genoemd() -> None:
    plekken = {"wijkcoaches": (coach("C1"),), "aanbieders": (aanbieder("A1"),)}
    uit = rij(hulpvraag("H1"), vastgezet=(vastgezet("H1", "C1", "uitgesloten"),), **plekken)
    assert uit.plek == "A1"
    assert zin(uit, "uitgesloten") == "De teamleider heeft wie nog ruimte heeft (C1) uitgesloten."


def test_zonder_regel_over_de_volle_eerste_schil_telt_de_regel_die_de_schil_bepaalde() -> None:
    vol = (aanbieder("A1", ruimte_basis=0, ruimte_specialistisch=0), aanbieder("S1", schil="tweede_schil"))
    boek = weekplan.regelboek()
    tabel = boek.tabel("schil")
    zonder = replace(tabel, regels=tuple(regel for regel in tabel.regels if regel.fase != "na"))
    ander = replace(boek, tabellen={**boek.tabellen, "schil": zonder})
    assert [reden.regel for reden in rij(hulpvraag("H1", **LANG), aanbieders=vol).redenen].count("SC-03") == 1
    redenen = [reden.regel for reden in rij(hulpvraag("H1", **LANG), boek=ander, aanbieders=vol).redenen]
    assert "SC-03" not in redenen
    assert "SC-03b" in redenen


def test_een_plan_dat_een_plek_onbenut_laat_zegt_dat(monkeypatch: pytest.MonkeyPatch) -> None:
    """De verdeling geeft zo'n plan nooit; wie er toch een vertelt, mag niet zeggen dat alles vol zit."""

    def niemand(*delen: object, **anders: object) -> Verdeling:
        goed = weekplan.verdeel(*delen, **anders)
        leeg = np.full_like(goed.keuze.optie, GEEN)
        return replace(goed, keuze=Keuze(leeg, leeg))

    monkeypatch.setattr(weekvoorstel, "verdeel", niemand)
    zonder_plek = rij(hulpvraag("H1", **LANG), aanbieders=(aanbieder("A1"),))
    assert zin(zonder_plek, "geen_plek") == (
        "Er is nog een plek die kan; dit plan benut die niet en is dus niet het beste."
    )


def test_prijzen_zonder_oplossing_geven_toch_een_ware_grens() -> None:
    """Komt GLOP er niet uit (hier kan het niet), dan blijft de grens uit de variabelen zelf over."""
    stelsel = Stelsel()
    kolommen = stelsel.variabelen(2)
    doel = Doel(kolommen, np.array([3, 5]), 7)
    stelsel.rij(kolommen, 1, 1, 2)
    assert klem(stelsel, doel).ondergrens == 10
    stelsel.rij(kolommen, 1, 3, 3)
    assert klem(stelsel, doel).ondergrens == 7
