"""Elke eis: net wel en net niet. De hulpvraag H1 staat op de plek; alleen het genoemde is anders."""

from datetime import date
from typing import Any

import bouwers
import pytest
import toetsplan as plan
from toetsplan import bij, groep, week, zelf

from wijknetwerk.begrippen import Hulpvraag, Rij
from wijknetwerk.toets.plekken import EISEN

MAANDAG, ZONDAG = date(2026, 11, 16), date(2026, 11, 22)
COLLECTIEF = {"thema": "ontmoeten", "collectief_passend": "ja"}
LANG = {"verwachte_duur_weken": 40}


def coach(eis: str, wel: dict[str, Any], niet: dict[str, Any], **vraag: object) -> tuple[Any, ...]:
    weken = ({"wijkcoaches": _coaches(anders)} for anders in (wel, niet))
    return eis, zelf("H1", "C9", "C2"), vraag, *weken


def _coaches(anders: dict[str, Any]) -> tuple[Any, ...]:
    """C9 is de plek; C2 en C3 zijn er zodat het team de expertise heeft en er een tweede coach is."""
    gewoon = {"team": "RKV", "expertise": ("lvb", "ggz")}
    return bouwers.wijkcoach("C9", **(gewoon | anders)), bouwers.wijkcoach("C2", **gewoon)


def aanbieder(
    eis: str, wel: dict[str, Any], niet: dict[str, Any], rij: Rij | None = None, **vraag: object
) -> tuple[Any, ...]:
    """A9 is de plek; bij A1 kan het altijd, zodat alleen de eis van A9 telt."""
    weken = (
        {"aanbieders": (bouwers.aanbieder("A1", expertise=("lvb",)), bouwers.aanbieder("A9", **a))} for a in (wel, niet)
    )
    return eis, rij or bij("H1", "A9"), LANG | vraag, *weken


def kring(eis: str, wel: dict[str, Any], niet: dict[str, Any], **vraag: object) -> tuple[Any, ...]:
    """G-9 is de plek; G-1 past altijd, zodat de route collectief blijft."""
    ruim = bouwers.groep("G-1", wijken=(), wetten=("wmo", "jeugdwet"))
    weken = ({"collectief_aanbod": (ruim, bouwers.groep("G-9", **anders))} for anders in (wel, niet))
    return eis, groep("H1", "G-9"), COLLECTIEF | vraag, *weken


def keuze(soort: str, op: str, niet_op: str) -> tuple[Any, ...]:
    eis = {"uitgesloten": "uitgesloten", "vastgezet": "vastgezet_elders"}[soort]
    wel, niet = ({"vastgezet": (bouwers.vastgezet("H1", plek, soort),)} for plek in (op, niet_op))
    return eis, bij("H1"), LANG, wel, niet


GEVALLEN: list[tuple[str, Rij, dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    keuze("uitgesloten", "S1", "A1"),
    keuze("vastgezet", "A1", "S1"),
    coach("coach_wet", {"wetten": ("jeugdwet",)}, {"wetten": ("wmo",)}, wet="jeugdwet"),
    coach("coach_expertise", {"expertise": ("ggz", "lvb")}, {"expertise": ("ggz",)}, expertise=("ggz", "lvb")),
    coach("coach_nabij", {"team": "ZUID"}, {"team": "VER"}, wijk="WK2"),
    coach("coach_nabij", {"team": "RKV"}, {"team": "ZUID"}, wijk="WK1"),
    coach("coach_verlof", {"verlof_van": date(2026, 11, 23)}, {"verlof_van": ZONDAG}),
    coach("coach_verlof", {"verlof_van": date(2026, 11, 1), "verlof_tot": date(2026, 11, 15)}, {"verlof_van": MAANDAG}),
    coach(
        "coach_verlof",
        {"verlof_van": date(2026, 11, 1), "verlof_tot": date(2026, 11, 15)},
        {"verlof_van": date(2026, 11, 1), "verlof_tot": MAANDAG},
    ),
    aanbieder("aanbieder_wet", {"wetten": ("jeugdwet",)}, {"wetten": ("wmo",)}, wet="jeugdwet"),
    aanbieder("aanbieder_gebied", {"gebieden": ("NW", "RKV")}, {"gebieden": ("NW",)}),
    aanbieder("aanbieder_gebied", {"gebieden": ()}, {"gebieden": ("ZUID",)}),
    aanbieder("aanbieder_product", {"producten": ("basis",)}, {"producten": ("specialistisch", "gecombineerd")}),
    aanbieder(
        "aanbieder_product",
        {"producten": ("specialistisch",)},
        {"producten": ("basis", "gecombineerd")},
        bij("H1", "A9", product="orientatie"),
        onduidelijk_wat_nodig="ja",
    ),
    aanbieder(
        "aanbieder_product",
        {"producten": ("gecombineerd",)},
        {"producten": ("basis", "specialistisch")},
        bij("H1", "A9", product="gecombineerd", minuten=240),
        basis_passend="nee",
        ernstige_psychiatrie="ja",
        minuten_per_week=240,
    ),
    aanbieder("aanbieder_expertise", {"expertise": ("ggz", "lvb")}, {"expertise": ("ggz",)}, expertise=("lvb",)),
    aanbieder("aanbieder_ervaring", {"ervaring_score": 6}, {"ervaring_score": 5}),
    aanbieder("aanbieder_ervaring", {"ervaring_score": None}, {"ervaring_score": 0}),
    aanbieder("aanbieder_contract", {"contract_tot": ZONDAG}, {"contract_tot": date(2026, 11, 21)}),
    aanbieder("aanbieder_stand", {"capaciteitsstand": "capaciteit"}, {"capaciteitsstand": "wachtlijst"}),
    aanbieder("aanbieder_stand", {"capaciteitsstand": "eerst_beoordelen"}, {"capaciteitsstand": "geen"}),
    kring("groep_thema", {"thema": "ontmoeten"}, {"thema": "dagritme"}),
    kring("groep_wet", {"wetten": ("jeugdwet",)}, {"wetten": ("wmo",)}, wet="jeugdwet"),
    kring("groep_wijk", {"wijken": ("WK2", "WK9")}, {"wijken": ("WK3",)}),
    kring("groep_wijk", {"wijken": ()}, {"wijken": ("WK3",)}),
    kring("groep_dagdeel", {"dagdeel": "ochtend"}, {"dagdeel": "middag"}, dagdelen=("ochtend", "avond")),
    kring("groep_start", {"start": date(2026, 12, 20)}, {"start": date(2026, 12, 21)}),
    kring("groep_start", {"einde": ZONDAG}, {"einde": date(2026, 11, 21)}),
]


@pytest.mark.parametrize(("eis", "rij", "vraag", "wel", "niet"), GEVALLEN, ids=[g[0] for g in GEVALLEN])
def test_net_wel_en_net_niet(
    eis: str, rij: Rij, vraag: dict[str, Any], wel: dict[str, Any], niet: dict[str, Any]
) -> None:
    hulpvraag = bouwers.hulpvraag("H1", **(vraag | {"expertise": vraag.get("expertise", ())}))
    goed = [b for b in _toets(hulpvraag, rij, wel) if b.soort == "eis"]
    assert goed == []
    (fout,) = (b for b in _toets(hulpvraag, rij, niet) if b.soort == "eis")
    assert fout.zin.startswith(f"Eis {eis}: ")
    assert fout.over == "H1"


def _toets(hulpvraag: Hulpvraag, rij: Rij, anders: dict[str, Any]) -> tuple[Any, ...]:
    return plan.bevindingen(week(hulpvraag, **anders), rij)


def test_elke_eis_heeft_een_geval() -> None:
    assert {geval[0] for geval in GEVALLEN} == set(EISEN)


def test_een_thema_dat_niet_is_ingevuld_past_bij_geen_groep() -> None:
    gevonden = plan.bevindingen(week(bouwers.hulpvraag("H1")), groep("H1"))
    assert "Eis groep_thema: G-1 gaat over ontmoeten, H1 over niets" in {b.zin for b in gevonden}


@pytest.mark.parametrize(("hier", "daar"), [("WKa", "WKb"), ("WKb", "WKa")])
def test_buren_gelden_van_twee_kanten(hier: str, daar: str) -> None:
    """WKa noemt WKb als buur en WKb noemt niemand; toch liggen zij naast elkaar."""
    wijken = (bouwers.wijk("WKa", "RKV", ("WKb",)), bouwers.wijk("WKb", "NW"))
    team = {"WKa": "RKV", "WKb": "NW"}
    coaches = (bouwers.wijkcoach("C1", team=team[daar]), bouwers.wijkcoach("C2", team=team[hier]))
    vragen = (bouwers.hulpvraag("H1", wijk=hier), bouwers.hulpvraag("H2", wijk=hier, **COLLECTIEF))
    voorraad = week(*vragen, wijken=wijken, wijkcoaches=coaches, collectief_aanbod=(bouwers.groep(wijken=(daar,)),))
    assert plan.bevindingen(voorraad, zelf("H1"), groep("H2")) == ()


TWEEDE = [
    ({"wetten": ("jeugdwet",), "expertise": ()}, True),
    ({"team": "VER"}, False),
    ({"verlof_van": ZONDAG}, False),
]


@pytest.mark.parametrize(("anders", "mag"), TWEEDE)
def test_tweede_coach_hoeft_geen_wet_of_expertise(anders: dict[str, Any], mag: bool) -> None:  # noqa: FBT001
    coaches = (
        bouwers.wijkcoach("C1", team="RKV", expertise=("lvb",)),
        bouwers.wijkcoach("C2", **({"team": "RKV"} | anders)),
    )
    gevonden = plan.bevindingen(week(bouwers.hulpvraag("H1", expertise=("lvb",)), wijkcoaches=coaches), zelf("H1"))
    assert ("tweede_coach" not in plan.soorten(gevonden)) is mag


DEEL = [({"expertise": ()}, True), ({"wetten": ("jeugdwet",)}, False), ({"team": "VER"}, False)]


@pytest.mark.parametrize(("anders", "mag"), DEEL)
def test_coachdeel_vraagt_wet_en_nabijheid_maar_geen_expertise(anders: dict[str, Any], mag: bool) -> None:  # noqa: FBT001
    coaches = (
        bouwers.wijkcoach("C1", team="RKV", expertise=("lvb",)),
        bouwers.wijkcoach("C2", **({"team": "RKV"} | anders)),
    )
    vraag = bouwers.hulpvraag("H1", deel_door_wijkcoach="ja", expertise=("lvb",), **LANG)
    voorraad = week(vraag, wijkcoaches=coaches, aanbieders=(bouwers.aanbieder("A1", expertise=("lvb",)),))
    gevonden = plan.bevindingen(voorraad, bij("H1", route="samen", wijkcoach="C2", minuten_wijkcoach=30))
    assert ("coachdeel" not in plan.soorten(gevonden)) is mag


def test_uitgesloten_geldt_ook_voor_tweede_coach_en_deel() -> None:
    niet = (bouwers.vastgezet("H1", "C2", "uitgesloten"), bouwers.vastgezet("H2", "C2", "uitgesloten"))
    voorraad = week(bouwers.hulpvraag("H1"), bouwers.hulpvraag("H2", deel_door_wijkcoach="ja", **LANG), vastgezet=niet)
    rijen = (zelf("H1"), bij("H2", route="samen", wijkcoach="C2", minuten_wijkcoach=30))
    gevonden = plan.bevindingen(voorraad, *rijen)
    assert {(b.soort, b.over) for b in gevonden} == {("tweede_coach", "H1"), ("coachdeel", "H2")}
