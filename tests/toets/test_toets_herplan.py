"""Een herplan dat niet klopt: elke bewering over het vorige voorstel wordt nagerekend."""

from collections.abc import Callable
from functools import cache

import bouwers
import pytest
import toetsplan as plan

from wijknetwerk.begrippen import Herplan, Krommepunt, Trede, VorigeRij, Weekvoorstel, Werkvoorraad
from wijknetwerk.herplan import Opdracht, Vorig, herplan
from wijknetwerk.regels import Regelboek
from wijknetwerk.toets import toets
from wijknetwerk.weekvoorstel import maak_weekvoorstel

BOEK = Regelboek.laad(plan.REGELS, bouwers.WEEK.maandag)
LANG = {"verwachte_duur_weken": 40}
DRIE = ("A1", "A2", "A3")


def week(*weg: str) -> Werkvoorraad:
    """Drie langdurige hulpvragen en drie aanbieders; de aanbieders in `weg` hebben een wachtlijst."""
    return bouwers.werkvoorraad(
        *(bouwers.hulpvraag(f"H{nr}", **LANG, voorkeur_aanbieder=f"A{nr}") for nr in (1, 2, 3)),
        aanbieders=tuple(
            bouwers.aanbieder(code, ruimte_basis=120, capaciteitsstand="wachtlijst" if code in weg else "capaciteit")
            for code in DRIE
        ),
        wijken=(bouwers.wijk("WK1", "RKV"),),
        vorig_voorstel=(VorigeRij(hulpvraag="H1", plek="A1", meegedeeld=True),),
    )


NU = week("A1")


@cache
def goed() -> Weekvoorstel:
    """H1 moet weg bij A1; daarvoor is één wijziging afgesproken."""
    return herplan(NU, BOEK, Opdracht(Vorig(maak_weekvoorstel(week(), BOEK)), 1, kromme=True))


def met(**anders: object) -> Callable[[Herplan], Herplan]:
    return lambda herplan_: herplan_.model_copy(update=anders)


def kromme(*punten: tuple[int, int]) -> Callable[[Herplan], Herplan]:
    """Een kromme met deze (wijzigingen, minpunten voor wensen)."""
    return met(kromme=tuple(Krommepunt(wijzigingen=n, treden={"wensen": w}, bewezen=True) for n, w in punten))


def zonder_telling(herplan_: Herplan) -> Herplan:
    return herplan_.model_copy(
        update={"wijzigingen": tuple(w.model_copy(update={"telt": False}) for w in herplan_.wijzigingen)}
    )


def andere_kant(herplan_: Herplan) -> Herplan:
    return herplan_.model_copy(
        update={"wijzigingen": tuple(w.model_copy(update={"wordt": "A1"}) for w in herplan_.wijzigingen)}
    )


def niets_verteld(herplan_: Herplan) -> Herplan:
    return herplan_.model_copy(
        update={"vorig": tuple(rij.model_copy(update={"meegedeeld": False}) for rij in herplan_.vorig)}
    )


def vals_geteld(herplan_: Herplan) -> Herplan:
    een, *rest = herplan_.wijzigingen
    return herplan_.model_copy(update={"wijzigingen": (een.model_copy(update={"hulpvraag": "H3"}), *rest)})


def test_het_goede_herplan_is_goed_en_verandert_precies_een_plek() -> None:
    assert toets(NU, goed(), plan.REGELS) == ()
    gegevens = goed().herplan
    assert gegevens is not None
    assert [(w.hulpvraag, w.was, w.soort, w.meegedeeld) for w in gegevens.wijzigingen if w.telt] == [
        ("H1", "A1", "andere_plek", True)
    ]
    assert [punt.wijzigingen for punt in gegevens.kromme] == [1]


@pytest.mark.parametrize(
    ("breuk", "zin"),
    [
        (niets_verteld, "H1 is meegedeeld (A1), maar dat staat niet in het herplan"),
        (met(wijzigingen=()), "H1 verandert, maar de wijzigingen zeggen iets anders"),
        (zonder_telling, "H1 verandert, maar de wijzigingen zeggen iets anders"),
        (vals_geteld, "H3 verandert niet, maar de wijzigingen zeggen iets anders"),
        (andere_kant, "H1 gaat volgens de wijzigingen naar A1"),
        (kromme((2, 5), (1, 4)), "De kromme gaat van 2 naar 1 wijzigingen"),
        (kromme((1, 4), (2, 5)), "Met 2 wijzigingen is het plan slechter dan met 1"),
        (kromme((1, 999)), "Bij 1 wijzigingen noemt de kromme een ander plan dan dit"),
    ],
)
def test_een_onwaar_herplan_wordt_gevonden(breuk: Callable[[Herplan], Herplan], zin: str) -> None:
    gegevens = goed().herplan
    assert gegevens is not None
    gebroken = goed().model_copy(update={"herplan": breuk(gegevens)})
    assert zin in [bevinding.zin for bevinding in toets(NU, gebroken, plan.REGELS) if bevinding.soort == "herplan"]


@pytest.mark.parametrize("budget", [None, 0, 5])
def test_een_ander_budget_dan_waarmee_gerekend_is_hoort_bij_andere_invoer(budget: int | None) -> None:
    gegevens = goed().herplan
    assert gegevens is not None
    anders = goed().model_copy(update={"herplan": gegevens.model_copy(update={"budget": budget})})
    assert "invoer" in plan.soorten(toets(NU, anders, plan.REGELS))


def test_een_verzwegen_trede_of_een_verkeerd_aantal_wordt_gevonden() -> None:
    treden = goed().bewijs.treden
    zonder = tuple(trede for trede in treden if trede.naam != "boven_budget")
    vals = tuple(
        trede
        if trede.naam != "wijzigingen"
        else Trede(naam=trede.naam, zin=trede.zin, waarde=0, ondergrens=0, bewezen=True)
        for trede in treden
    )
    for ladder in (zonder, vals):
        bewijs = goed().bewijs.model_copy(update={"treden": ladder})
        assert plan.soorten(toets(NU, goed().model_copy(update={"bewijs": bewijs}), plan.REGELS)) == {"trede"}


def test_wie_door_het_budget_blijft_mag_een_betere_plek_laten_liggen() -> None:
    """Zonder budget zou H1 naar de groep gaan; met budget nul blijft zij, en dat is geen bevinding."""
    vraag = bouwers.hulpvraag("H1", **LANG, collectief_passend="ja", thema="ontmoeten")
    zonder_groep = bouwers.werkvoorraad(
        vraag, aanbieders=(bouwers.aanbieder("A1"),), wijken=(bouwers.wijk("WK1", "RKV"),)
    )
    met_groep = zonder_groep.model_copy(update={"collectief_aanbod": (bouwers.groep("G-1"),)})
    vorig = Vorig(maak_weekvoorstel(zonder_groep, BOEK))
    for budget, plek in ((0, "A1"), (1, "G-1"), (None, "G-1")):
        voorstel = herplan(met_groep, BOEK, Opdracht(vorig, budget))
        assert voorstel.rijen[0].plek == plek
        assert toets(met_groep, voorstel, plan.REGELS) == ()


@pytest.mark.parametrize(
    ("vorig", "telt"),
    [
        ({"volledig": True}, 1),  # de aanbieder deed alles, en nu doet C1 een deel
        ({}, 0),  # een losse rij die niemand noemt
        ({"wijkcoach": "C1"}, 0),
        ({"wijkcoach": "C2"}, 1),
        ({"volledig": True, "wijkcoach": "C1"}, 0),
    ],
)
def test_wie_een_deel_doet_telt_mee_als_gezicht(vorig: dict[str, object], telt: int) -> None:
    voorraad = bouwers.werkvoorraad(
        bouwers.hulpvraag("H1", **LANG, deel_door_wijkcoach="ja"),
        aanbieders=(bouwers.aanbieder("A1"),),
        wijkcoaches=(bouwers.wijkcoach("C1", team="RKV"),),
        wijken=(bouwers.wijk("WK1", "RKV"),),
        vorig_voorstel=(VorigeRij(hulpvraag="H1", plek="A1", **vorig),),
    )
    voorstel = herplan(voorraad, BOEK, Opdracht(budget=5))
    assert (voorstel.rijen[0].plek, voorstel.rijen[0].wijkcoach) == ("A1", "C1")
    assert {t.naam: t.waarde for t in voorstel.bewijs.treden}["wijzigingen"] == telt
    assert toets(voorraad, voorstel, plan.REGELS) == ()
