"""Van besluit naar concept: alleen een mens, alleen een aanbieder, alleen wat hij zelf levert."""

from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import papierbouwer
import pytest
from papierbouwer import AFZENDER, besluit, gegevens

from wijknetwerk.begrippen import Rij, Weekvoorstel, Werkvoorraad
from wijknetwerk.invoer.privacy import bevat_bsn
from wijknetwerk.papieren.concept301 import Concept, Opdracht, maak_concept
from wijknetwerk.papieren.instellingen import Berichtcodes, lees_model

REGELS = papierbouwer.WORTEL / "regels"
CODES = lees_model(REGELS / "2025-01-01_wijknetwerk" / "berichten.toml", Berichtcodes)
NIET_GENOEMD: Any = object()


def rij(voorstel: Weekvoorstel, nummer: str) -> Rij:
    return next(rij for rij in voorstel.rijen if rij.hulpvraag == nummer)


@pytest.fixture
def maak(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> Any:
    def maak(nummer: str, genomen: Any = NIET_GENOEMD, **anders: Any) -> Concept:
        over = rij(voorstel, nummer)
        genomen = besluit(over, **anders) if genomen is NIET_GENOEMD else genomen
        return maak_concept(Opdracht(werkvoorraad, over, genomen, CODES, AFZENDER, 50))

    return maak


def waarden(concept: Concept, veld: str) -> list[str]:
    assert concept.bericht is not None
    return [el.text or "" for el in ET.fromstring(concept.bericht).iter() if el.tag.endswith(f"}}{veld}")]  # noqa: S314 - ons eigen bericht


def weigering(concept: Concept) -> list[str]:
    assert concept.bericht is None
    return [str(reden) for reden in concept.weigeringen]


def test_een_netwerkpartner_en_de_tweede_schil_krijgen_een_concept(maak: Any) -> None:
    for nummer, agb in (("H05", "42420001"), ("H07", "42420004"), ("H08", "42420005")):
        concept = maak(nummer)
        assert concept.weigeringen == ()
        assert waarden(concept, "Ontvanger") == [agb]


@pytest.mark.parametrize("nummer", ["H01", "H02", "H03", "H04", "H09"])
def test_zelf_collectief_en_geen_plek_nooit_ook_zonder_besluit(nummer: str, maak: Any, voorstel: Weekvoorstel) -> None:
    over = rij(voorstel, nummer)
    zin = "er is geen plek" if over.plek is None else "algemene voorziening en leidt nooit tot een toewijzing"
    genomen = besluit(over, plek=over.plek) if over.plek else None
    for besloten in (genomen, None):
        (reden,) = weigering(maak(nummer, besloten))
        assert zin in reden


@pytest.mark.parametrize("nummer", ["H05", "H07", "H10", "H11", "H15"])
def test_zonder_besluit_van_een_mens_nooit_een_toewijzing(nummer: str, maak: Any) -> None:
    (reden,) = weigering(maak(nummer, None))
    assert "nog geen besluit" in reden


def test_wat_buiten_de_weekronde_gaat_heeft_geen_plek_in_het_voorstel(maak: Any) -> None:
    assert "hoort niet bij deze hulpvraag" in weigering(maak("H11", plek="A1"))[0]


def test_bij_samen_telt_alleen_het_deel_van_de_aanbieder(maak: Any) -> None:
    concept = maak("H06")
    assert waarden(concept, "Volume") == ["180"]
    assert (waarden(concept, "Eenheid"), waarden(concept, "Frequentie")) == (["01"], ["2"])


def test_een_vast_duo_is_twee_toewijzingen_die_samen_alles_zijn(maak: Any) -> None:
    concept = maak("H07", minuten_per_week=301, reden="een minuut meer")
    assert waarden(concept, "ToewijzingNummer") == ["1001", "1002"]
    assert waarden(concept, "Code") == ["02A05", "02A03"]
    assert waarden(concept, "Volume") == ["150", "151"]


@pytest.mark.parametrize("nummers", [(1001,), (1001, 1001), (1001, 1002, 1003)])
def test_elk_deel_van_een_duo_heeft_een_eigen_nummer(maak: Any, nummers: tuple[int, ...]) -> None:
    assert "voor elk deel een eigen nummer" in weigering(maak("H07", toewijzing=gegevens(nummers=nummers)))[0]


def test_jeugd_gaat_volgens_ijw(maak: Any) -> None:
    concept = maak("H05")
    assert b"ijw/3_2/jw301" in concept.bericht
    assert (waarden(concept, "BerichtCode"), waarden(concept, "Categorie")) == (["436"], ["45"])


def test_een_afwijking_heeft_een_reden_nodig(maak: Any) -> None:
    assert "noemt geen reden" in weigering(maak("H05", plek="A2"))[0]
    assert waarden(maak("H05", plek="A2", reden="de inwoner kent deze aanbieder"), "Ontvanger") == ["42420002"]


def test_wat_het_proces_niet_toelaat_staat_er_in_een_keer(maak: Any) -> None:
    redenen = weigering(maak("H05", plek="A2", minuten_wijkcoach=150, geen_berichtenverkeer=True, toewijzing=None))
    assert [reden.partition(":")[0] for reden in redenen] == ["OP003", "besluit", "besluit", "besluit"]


def test_een_aanbieder_zonder_agb_code(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
    over = rij(voorstel, "H05")
    zonder = AFZENDER.model_copy(update={"agb": {}})
    concept = maak_concept(Opdracht(werkvoorraad, over, besluit(over), CODES, zonder, 50))
    assert "AGB-code van A1 ontbreekt" in weigering(concept)[0]


@pytest.mark.parametrize(
    ("anders", "regel"),
    [
        ({"einddatum": None}, "CD076"),
        ({"einddatum": date(2026, 11, 22)}, "CS003"),
        ({"reden_wijziging": "13"}, "CS335"),
        ({"reden_wijziging": "01"}, "CS336"),
        ({"reden_wijziging": "99"}, "LDT_RedenWijziging"),
        ({"referentie_aanbieder": "R-1"}, "TR379"),
        ({"nummers": (1_000_000_000,)}, "LDT_Nummer"),
    ],
)
def test_wat_de_standaard_verbiedt_wordt_geweigerd_met_het_nummer(maak: Any, anders: Any, regel: str) -> None:
    assert [reden.partition(":")[0] for reden in weigering(maak("H05", toewijzing=gegevens(**anders)))] == [regel]


def test_wie_eerder_al_dit_product_kreeg(maak: Any) -> None:
    eerder = papierbouwer.toewijzing(wet="jeugdwet", categorie="45", code="45A53", volume=150, nummer=900)
    assert weigering(maak("H05", toewijzing=gegevens(eerder=(eerder,))))[0].startswith("OP380")
    minder = eerder.model_copy(update={"volume": 60, "nummer": 1001})
    assert weigering(maak("H05", toewijzing=gegevens(eerder=(minder,))))[0].startswith("OP257")


def test_er_staat_niets_van_een_inwoner_in_en_geen_bedrag(maak: Any) -> None:
    tekst = maak("H05").bericht.decode()
    assert not bevat_bsn(tekst.replace("42420001", ""))
    assert "<?afzender-vult-in Bsn?>" in tekst
    for element in ("Bsn", "Geboortedatum", "Geslacht", "Naam", "Contactgegevens", "Budget", "Commentaar"):
        assert f":{element}>" not in tekst


def test_regeleinden_en_codering_zoals_op192(maak: Any) -> None:
    bericht = maak("H05").bericht
    assert not bericht.startswith(b"\xef\xbb\xbf")
    assert bericht.count(b"\n") == bericht.count(b"\r\n") > 30


def test_hetzelfde_besluit_geeft_dezelfde_bytes(maak: Any) -> None:
    assert maak("H05").bericht == maak("H05").bericht
