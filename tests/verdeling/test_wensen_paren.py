"""Elke wens met een paar *net wel / net niet*: wanneer zij minpunten geeft, welke zin daarbij hoort, en hoeveel."""

from dataclasses import dataclass, field
from datetime import timedelta

import bouwers
import pytest
import weekplan
from bouwers import aanbieder, groep, hulpvraag
from weekplan import IN_GROEP, LANG, SAMEN, coach

from wijknetwerk.verdeling import Opties
from wijknetwerk.verdeling.wensen import WENSEN, minpunten

MAANDAG = bouwers.WEEK.maandag


@dataclass(frozen=True)
class Kant:
    """Eén hulpvraag in een kleine week, en de plek waar het om gaat."""

    plek: str
    vraag: dict[str, object]
    tabellen: dict[str, object]
    samen: bool = False

    def optie(self) -> tuple[Opties, int]:
        opties = weekplan.opties(hulpvraag("H1", **self.vraag), **self.tabellen)
        (gevonden,) = (
            i for i in range(len(opties)) if opties.code(i) == self.plek and bool(opties.samen[i]) == self.samen
        )
        return opties, gevonden


@dataclass(frozen=True)
class Paar:
    """`stoort` geeft minpunten met een zin, `stoort_niet` net niet."""

    wens: str
    stoort: Kant
    stoort_niet: Kant
    zin: str
    gewicht: int = field(kw_only=True)


def bij(plek: str, vraag: dict[str, object] | None = None, *, samen: bool = False, **anders: object) -> Kant:
    """Een langdurige vraag bij A1 of A2."""
    partners = (aanbieder("A1", **anders), aanbieder("A2"))
    return Kant(plek, LANG | (vraag or {}), {"aanbieders": partners, "wijkcoaches": (coach("C1"),)}, samen)


def zelf(plek: str, vraag: dict[str, object] | None = None, team: str = "RKV") -> Kant:
    """Een vraag die het team zelf begeleidt."""
    return Kant(
        plek, vraag or {}, {"wijkcoaches": (coach("C1", team=team), coach("C2")), "aanbieders": (aanbieder("A1"),)}
    )


def samen_in(vraag: dict[str, object] | None = None, **anders: object) -> Kant:
    """Een vraag voor een groep."""
    return Kant(
        "G-1", IN_GROEP | (vraag or {}), {"collectief_aanbod": (groep("G-1", **anders),), "wijkcoaches": (coach(),)}
    )


PAREN = (
    Paar(
        "voorkeur_inwoner",
        bij("A1", {"voorkeur_aanbieder": "A2"}),
        bij("A2", {"voorkeur_aanbieder": "A2"}),
        "de inwoner wil graag naar A2",
        gewicht=6,
    ),
    Paar(
        "voorkeur_inwoner",
        bij("A1", {"voorkeur_aanbieder": "A2"}),
        zelf("C1", {"voorkeur_aanbieder": "A1"}),  # een voorkeur gaat alleen over welke aanbieder
        "de inwoner wil graag naar A2",
        gewicht=6,
    ),
    Paar(
        "niet_gewenst",
        bij("A1", {"niet_aanbieder": ("A1",)}),
        bij("A2", {"niet_aanbieder": ("A1",)}),
        "de inwoner wil liever niet naar A1",
        gewicht=12,
    ),
    Paar(
        "continuiteit",
        zelf("C1", {"huidige_plek": "C2"}),
        zelf("C2", {"huidige_plek": "C2"}),
        "de inwoner wordt nu begeleid door C2; dit geeft een overdracht",
        gewicht=4,
    ),
    Paar(
        "continuiteit",
        bij("A1", {"huidige_plek": "C1"}),
        Kant("G-1", IN_GROEP | {"huidige_plek": "C1"}, samen_in().tabellen),  # een groep komt ernaast
        "de inwoner wordt nu begeleid door C1; dit geeft een overdracht",
        gewicht=4,
    ),
    Paar(
        "nabijheid", zelf("C1", team="NW"), zelf("C1", team="RKV"), "wijkcoach C1 hoort bij een ander team", gewicht=3
    ),
    Paar(
        "nabijheid",
        samen_in(wijken=("WK2",)),
        samen_in(wijken=("WK1", "WK2")),
        "G-1 is in een buurwijk",
        gewicht=3,
    ),
    Paar(
        "nabijheid",
        samen_in({"wijk": "WK2"}, wijken=("WK1",)),
        samen_in({"wijk": "WK2"}, wijken=()),  # er voor iedereen is er ook voor deze wijk
        "G-1 is in een buurwijk",
        gewicht=3,
    ),
    Paar(
        "eerst_beoordelen",
        bij("A1", capaciteitsstand="eerst_beoordelen"),
        bij("A1", capaciteitsstand="capaciteit"),
        "A1 wil de vraag eerst zelf beoordelen",
        gewicht=2,
    ),
    Paar(
        "verouderd_cijfer",
        bij("A1", capaciteit_datum=MAANDAG - timedelta(days=15)),
        bij("A1", capaciteit_datum=MAANDAG - timedelta(days=14)),
        "het cijfer over de ruimte van A1 is van 01-11-2026; vraag het na",
        gewicht=1,
    ),
    Paar(
        "deel_door_wijkcoach",
        bij("A1", SAMEN),
        bij("A1", SAMEN, samen=True),
        "de wijkcoach kan een deel doen, maar A1 doet hier alles",
        gewicht=3,
    ),
    Paar(
        "deel_door_wijkcoach",
        bij("A1", SAMEN),
        bij("A1", SAMEN | {"deel_door_wijkcoach": "nee"}),
        "de wijkcoach kan een deel doen, maar A1 doet hier alles",
        gewicht=3,
    ),
)


@pytest.mark.parametrize("paar", PAREN, ids=lambda paar: f"{paar.wens}: {paar.zin[:40]}")
def test_net_wel_en_net_niet(paar: Paar) -> None:
    (wens,) = (wens for wens in WENSEN if wens.naam == paar.wens)
    opties, optie = paar.stoort.optie()
    andere, goede = paar.stoort_niet.optie()
    assert wens.geldt(opties)[optie]
    assert not wens.geldt(andere)[goede]
    assert wens.zin(opties, optie) == paar.zin
    assert minpunten(opties)[optie] == paar.gewicht
    assert minpunten(andere)[goede] == 0


def test_elke_wens_heeft_een_paar() -> None:
    assert {wens.naam for wens in WENSEN} == {paar.wens for paar in PAREN}


def test_minpunten_tellen_alle_wensen_op() -> None:
    alles = {"voorkeur_aanbieder": "A2", "niet_aanbieder": ("A1",), "huidige_plek": "A2"} | SAMEN
    oud = MAANDAG - timedelta(days=99)
    opties, optie = bij("A1", alles, capaciteitsstand="eerst_beoordelen", capaciteit_datum=oud).optie()
    assert minpunten(opties)[optie] == 6 + 12 + 4 + 2 + 1 + 3


def test_een_gewicht_van_nul_zet_een_wens_uit() -> None:
    vraag = hulpvraag("H1", niet_aanbieder=("A1",), **LANG)
    zonder = weekplan.met_drempels(wens_niet_gewenst=0)
    assert minpunten(weekplan.opties(vraag, aanbieders=(aanbieder(),))).tolist() == [12]
    assert minpunten(weekplan.opties(vraag, aanbieders=(aanbieder(),), boek=zonder)).tolist() == [0]
