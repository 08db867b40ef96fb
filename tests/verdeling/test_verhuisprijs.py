"""Wat een verhuizing scheelt, is op elke trede het verschil van de som na en voor die verhuizing."""

from collections import Counter
from random import Random

import numpy as np
import strategieen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from krappeweken import loten_van, maak_beleid, maak_krappe_week

from wijknetwerk.begrippen import Werkvoorraad
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import Regelboek
from wijknetwerk.verdeling import GEEN, Keuze, Opties, verdeel
from wijknetwerk.verdeling.treden import LADDER, ladder_van
from wijknetwerk.verdeling.verhuisprijs import PRIJZEN, Verhuisprijs
from wijknetwerk.verdeling.verhuizing import Verhuizing
from wijknetwerk.weging import weeg

BOEK = Regelboek.laad(pad("regels"), strategieen.MAANDAG)
HOEVEEL = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
TREKKINGEN = st.randoms(use_true_random=False)


def met_afspraak(week: Werkvoorraad, budget: int | None) -> Werkvoorraad:
    return week.model_copy(update={"wijzigingsbudget": budget})


def sommen(opties: Opties, keuze: Keuze) -> list[int]:
    return [trede.waarde(opties, keuze) for trede in ladder_van(opties)[:-1]]


def plannen(verhuizing: Verhuizing, optie: int) -> list[Keuze]:
    """Het plan na deze verhuizing, met elke tweede persoon die kan."""
    opties, keuze = verhuizing.opties, verhuizing.keuze
    rollen = verhuizing.vrije_rollen(optie).tolist() if opties.vraagt_bij[optie] else [GEEN]
    uit = []
    for rol in rollen:
        na = Keuze(keuze.optie.copy(), keuze.bij.copy())
        na.optie[opties.hulpvraag[optie]], na.bij[opties.hulpvraag[optie]] = optie, rol
        uit.append(na)
    return uit


def zonder(keuze: Keuze, vraag: int) -> Keuze:
    """Hetzelfde plan, waarin één hulpvraag geen plek heeft."""
    hier = np.arange(len(keuze.optie)) == vraag
    return Keuze(np.where(hier, GEEN, keuze.optie), np.where(hier, GEEN, keuze.bij))


def alle_prijzen_kloppen(opties: Opties, keuze: Keuze) -> Counter[str]:
    """Telt per trede hoe vaak een prijs er iets scheelde."""
    prijs, nu = Verhuisprijs(Verhuizing(opties, keuze)), sommen(opties, keuze)
    telling: Counter[str] = Counter()
    for optie in range(len(opties)):
        if prijs.verhuizing.belemmering(optie) is None:
            samen = [sommen(opties, na) for na in plannen(prijs.verhuizing, optie)]
            beste = min([dan - eerst for dan, eerst in zip(na, nu, strict=True)] for na in samen)
            assert list(prijs.van(optie).rang) == beste
            telling.update(prijs.van(optie).verschil.keys())
    return telling


def _week(loten: Random, boek: Regelboek) -> Counter[str]:
    week = met_afspraak(maak_krappe_week(loten), loten.choice((None, 0, 1, 2)))
    verdeling = verdeel(weeg(week, boek))
    telling = alle_prijzen_kloppen(verdeling.opties, verdeling.keuze)
    for vraag in verdeling.opties.verdeeld.tolist():
        telling += alle_prijzen_kloppen(verdeling.opties, zonder(verdeling.keuze, vraag))
    return telling


@HOEVEEL
@given(TREKKINGEN)
def test_elke_prijs_is_het_verschil_van_twee_plannen(loten: Random) -> None:
    _week(loten, maak_beleid(loten, BOEK))


def test_elke_trede_behalve_de_loting_scheelt_weleens() -> None:
    telling: Counter[str] = Counter()
    for zaad in range(40):
        loten = loten_van(zaad)
        telling += _week(loten, maak_beleid(loten, BOEK))
    assert set(telling) == set(PRIJZEN) == {trede.naam for trede, _ in LADDER[:-1]}
