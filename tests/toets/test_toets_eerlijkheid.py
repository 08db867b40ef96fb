"""De eerlijkheid en de volle plekken: een goed voorstel is goed, en elke verkeerde telling wordt gevonden."""

from collections.abc import Callable

import bouwers
import pytest
import toetsplan as plan

from wijknetwerk.begrippen import (
    Eerlijkheid,
    Evenwichtsprijs,
    Spijt,
    Spreiding,
    VorigeRij,
    Weekvoorstel,
    Werkvoorraad,
)
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import Regelboek
from wijknetwerk.toets import toets
from wijknetwerk.weekvoorstel import maak_weekvoorstel

LANG = {"verwachte_duur_weken": 40}
SAMEN = LANG | {"deel_door_wijkcoach": "ja", "basis_passend": "nee", "specialisme": "specialistisch"}
Breuk = Callable[[Eerlijkheid], Eerlijkheid]


def een_week() -> Werkvoorraad:
    """Twee vragen willen naar dezelfde partner met ruimte voor één; de derde kan samen en de vierde in een groep."""
    return plan.week(
        bouwers.hulpvraag("H1", **LANG),
        bouwers.hulpvraag("H2", urgentie="laag", **LANG),
        bouwers.hulpvraag("H3", wijk="WK2", **SAMEN),
        bouwers.hulpvraag("H4", collectief_passend="ja", thema="ontmoeten"),
        bouwers.hulpvraag("H5", crisis="ja"),
        aanbieders=(
            bouwers.aanbieder("A1", ruimte_basis=60),
            bouwers.aanbieder("S1", schil="tweede_schil", ruimte_basis=60),
        ),
        collectief_aanbod=(bouwers.groep("G-1"),),
    )


VOORRAAD = een_week()
GOED = maak_weekvoorstel(VOORRAAD, Regelboek.laad(pad("regels"), bouwers.WEEK.maandag))


def bevindingen(voorstel: Weekvoorstel) -> list[str]:
    return [f"{een.soort}: {een.zin}" for een in toets(VOORRAAD, voorstel, plan.REGELS)]


def blok() -> Eerlijkheid:
    assert GOED.eerlijkheid is not None
    return GOED.eerlijkheid


def test_het_voorstel_zelf_is_goed_ook_zonder_het_blok() -> None:
    assert bevindingen(GOED) == []
    assert bevindingen(GOED.model_copy(update={"eerlijkheid": None})) == []


def test_wie_moest_wijken_heeft_spijt_van_precies_een_stap() -> None:
    (spijt,) = blok().spijt
    assert (spijt.beste_plek, spijt.verschil) == ("A1", {"volgorde": 1})
    (rij,) = (rij for rij in GOED.rijen if rij.hulpvraag == spijt.hulpvraag)
    assert rij.plek == "S1"


def anders(**velden: object) -> Breuk:
    return lambda goed: goed.model_copy(update=velden)


def spijt(nummer: str, plek: str, **verschil: int) -> Spijt:
    return Spijt(hulpvraag=nummer, beste_plek=plek, verschil=verschil)


def prijs(nummer: str, plek: str | None, **verschil: int) -> Breuk:
    return anders(evenwicht=(Evenwichtsprijs(hulpvraag=nummer, plek_zonder=plek, verschil=verschil),))


def zonder_eerste(goed: Eerlijkheid) -> Eerlijkheid:
    return goed.model_copy(update={"spreiding": goed.spreiding[1:]})


WIE = blok().spijt[0].hulpvraag
BREUKEN: list[tuple[Breuk, str]] = [
    (anders(spijt=()), f"{WIE} kon alleen beter terecht, maar staat niet bij de spijt"),
    (anders(spijt=(spijt(WIE, "A1", volgorde=2),)), "meldt spijt {'volgorde': 2}, nagerekend is {'volgorde': 1}"),
    (anders(spijt=(spijt(WIE, "S1", volgorde=1),)), f"{WIE} had als enige niet op S1 het beste gezeten"),
    (anders(spijt=(spijt(WIE, "A1", volgorde=1),) * 2), "Een hulpvraag staat meer dan één keer bij de spijt"),
    (
        anders(spijt=(spijt(WIE, "A1", volgorde=1), spijt("H5", "A1", volgorde=1))),
        "H5 heeft spijt, maar doet niet mee in de weekronde",
    ),
    (
        anders(spijt=(spijt(WIE, "A1", volgorde=1), spijt("H4", "G-1", volgorde=1))),
        "H4 meldt spijt {'volgorde': 1}, nagerekend is {}",
    ),
    (prijs("H5", "A1", volgorde=1), "H5 betaalt voor het evenwicht, maar doet niet mee in de weekronde"),
    (prijs(WIE, "A1", volgorde=2), "zou zonder evenwicht op A1 {'volgorde': 2} schelen"),
    (prijs(WIE, "bestaat-niet", volgorde=1), "zou zonder evenwicht op bestaat-niet"),
    (anders(evenwicht_versnippering=9), "Het evenwicht kost 9 aan versnippering, het hele plan heeft"),
    (zonder_eerste, "De spreiding over wijk WK1 is None, geteld is"),
    (
        anders(
            spreiding=(
                *blok().spreiding,
                Spreiding(
                    kenmerk="wet", groep="jeugdwet", hulpvragen=1, zonder_plek=0, met_spijt=0, volgorde=0, wensen=0
                ),
            )
        ),
        "De spreiding over wet jeugdwet is [1, 0, 0, 0, 0], geteld is None",
    ),
]


@pytest.mark.parametrize(("breuk", "zin"), BREUKEN, ids=[zin for _, zin in BREUKEN])
def test_elke_verkeerde_telling_wordt_gevonden(breuk: Breuk, zin: str) -> None:
    gevonden = bevindingen(GOED.model_copy(update={"eerlijkheid": breuk(blok())}))
    assert any(een.startswith("eerlijkheid: ") and zin in een for een in gevonden), gevonden


@pytest.mark.parametrize(
    ("plek", "verschil"),
    [("A1", {"volgorde": 1}), ("C1", {"volgorde": 2}), ("G-1", {"volgorde": 3}), (None, {"volgorde": -1})],
)
def test_een_prijs_van_het_evenwicht_telt_op_elk_soort_plek(plek: str | None, verschil: dict[str, int]) -> None:
    def gevonden(**punten: int) -> list[str]:
        return bevindingen(GOED.model_copy(update={"eerlijkheid": prijs(WIE, plek, **punten)(blok())}))

    assert gevonden(**verschil) == []
    assert gevonden(volgorde=verschil["volgorde"] + 1) != []


def vol(**velden: object) -> Weekvoorstel:
    """Het voorstel waarin bij wie moest wijken de volle partner iets anders zegt."""
    rijen = tuple(
        rij.model_copy(
            update={
                "alternatieven": tuple(
                    ander.model_copy(update=velden) if ander.plek == "A1" else ander for ander in rij.alternatieven
                )
            }
        )
        if rij.hulpvraag == WIE
        else rij
        for rij in GOED.rijen
    )
    return GOED.model_copy(update={"rijen": rijen})


def test_een_volle_plek_noemt_hoeveel_er_ontbreekt_en_door_wie() -> None:
    (ander,) = (een for rij in GOED.rijen if rij.hulpvraag == WIE for een in rij.alternatieven if een.plek == "A1")
    assert ander.te_kort == 60
    assert ander.bezet_door == ("H2",)  # H3 gebruikt daar alleen ruimte voor specialistische begeleiding


@pytest.mark.parametrize("velden", [{"te_kort": 59}, {"te_kort": 61}, {"bezet_door": ("H4",)}, {"bezet_door": ()}])
def test_een_volle_plek_die_iets_anders_zegt_wordt_gevonden(velden: dict[str, object]) -> None:
    assert any(een.startswith("alternatief: ") and "te kort door" in een for een in bevindingen(vol(**velden)))


def test_wie_ergens_tweede_is_bezet_die_plek_niet_voor_zichzelf() -> None:
    voorraad = plan.week(
        bouwers.hulpvraag("H1"),
        wijkcoaches=(
            bouwers.wijkcoach("C1", team="RKV", begeleiding_minuten=600),
            bouwers.wijkcoach("C2", team="RKV", begeleiding_minuten=50),
        ),
    )
    voorstel = maak_weekvoorstel(voorraad, Regelboek.laad(pad("regels"), bouwers.WEEK.maandag))
    (rij,) = voorstel.rijen
    (ander,) = (een for een in rij.alternatieven if een.plek == rij.tweede_coach)
    assert ander.te_kort > 0
    assert ander.bezet_door == ()
    assert toets(voorraad, voorstel, plan.REGELS) == ()
    anders = rij.model_copy(update={"alternatieven": (ander.model_copy(update={"bezet_door": ("H1",)}),)})
    gevonden = toets(voorraad, voorstel.model_copy(update={"rijen": (anders,)}), plan.REGELS)
    assert any("te kort door H1" in een.zin for een in gevonden)


def test_wat_was_meegedeeld_telt_in_de_spijt() -> None:
    voorraad = VOORRAAD.model_copy(
        update={
            "vastgezet": (bouwers.vastgezet("H1", "A1"),),
            "vorig_voorstel": (VorigeRij(hulpvraag="H2", plek="A1", meegedeeld=True),),
        }
    )
    voorstel = maak_weekvoorstel(voorraad, Regelboek.laad(pad("regels"), bouwers.WEEK.maandag))
    assert voorstel.eerlijkheid is not None
    (spijt,) = (een for een in voorstel.eerlijkheid.spijt if een.hulpvraag == "H2")
    assert spijt.verschil == {"volgorde": 1, "meegedeeld": 1}
    assert toets(voorraad, voorstel, plan.REGELS) == ()
