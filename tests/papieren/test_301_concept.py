"""Van besluit naar concept: alleen een mens, alleen een aanbieder, alleen wat hij zelf levert."""

from typing import Any
from xml.etree import ElementTree as ET

import papierbouwer
import pytest
from papierbouwer import administratie, besluit, geldig, keuze

from wijknetwerk.begrippen import Handeling, Rij, Weekvoorstel, Werkvoorraad, Wet
from wijknetwerk.invoer.privacy import bevat_bsn
from wijknetwerk.papieren.bericht301 import met_proefinwoner
from wijknetwerk.papieren.concept301 import Concept, Opdracht, maak_concept
from wijknetwerk.papieren.instellingen import Administratie, Berichtcodes, lees_model

REGELS = papierbouwer.WORTEL / "regels"
CODES = lees_model(REGELS / "2025-01-01_wijknetwerk" / "berichten.toml", Berichtcodes)
NIET_GENOEMD: Any = object()


def rij(voorstel: Weekvoorstel, nummer: str) -> Rij:
    return next(rij for rij in voorstel.rijen if rij.hulpvraag == nummer)


@pytest.fixture
def maak(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> Any:
    """Maakt het concept van één hulpvraag; `bij` gaat over de administratie, de rest over het besluit."""

    def maak(nummer: str, genomen: Any = NIET_GENOEMD, *, bij: Any = None, **anders: Any) -> Concept:
        over = rij(voorstel, nummer)
        wet = next(vraag.wet for vraag in werkvoorraad.hulpvragen if vraag.nummer == nummer)
        genomen = besluit(over, wet=wet, **anders) if genomen is NIET_GENOEMD else genomen
        nummers = {"nummers": (1001, 1002)} if over.product == "gecombineerd" else {}
        return maak_concept(Opdracht(wet, over, genomen, CODES, administratie(nummer, **(nummers | (bij or {}))), 50))

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
    for besloten in (besluit(over), None):
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


def test_datums_en_nummer_komen_uit_het_besluit(maak: Any) -> None:
    concept = maak("H05")
    assert (waarden(concept, "Ingangsdatum"), waarden(concept, "Einddatum")) == (["2026-11-23"], ["2027-05-23"])
    assert (waarden(concept, "Toewijzingsdatum"), waarden(concept, "Toewijzingstijd")) == (["2026-11-18"], ["11:30:12"])
    assert waarden(concept, "ToewijzingNummer") == ["1001"]


def test_een_vast_duo_is_twee_toewijzingen_die_samen_alles_zijn(maak: Any, voorstel: Weekvoorstel) -> None:
    oneven = keuze(rij(voorstel, "H07").model_copy(update={"minuten_per_week": 301})).delen
    concept = maak("H07", delen=oneven, reden="een minuut meer")
    assert waarden(concept, "ToewijzingNummer") == ["1001", "1002"]
    assert waarden(concept, "Code") == ["02A05", "02A03"]
    assert waarden(concept, "Volume") == ["150", "151"]


@pytest.mark.parametrize("nummers", [(1001,), (1001, 1001), (1001, 1002, 1003)])
def test_elk_deel_van_een_duo_heeft_een_eigen_nummer(maak: Any, nummers: tuple[int, ...]) -> None:
    assert "voor elk deel een eigen nummer" in weigering(maak("H07", bij={"nummers": nummers}))[0]


def test_jeugd_gaat_volgens_ijw(maak: Any) -> None:
    concept = maak("H05")
    assert b"ijw/3_2/jw301" in concept.bericht
    assert (waarden(concept, "BerichtCode"), waarden(concept, "Categorie")) == (["436"], ["45"])


def test_een_afwijking_heeft_een_reden_nodig(maak: Any) -> None:
    assert "noemt geen reden" in weigering(maak("H05", plek="A2"))[0]
    assert waarden(maak("H05", plek="A2", reden="de inwoner kent deze aanbieder"), "Ontvanger") == ["42420002"]


def test_wat_niet_is_vastgesteld_wordt_niet_toegewezen(maak: Any) -> None:
    assert weigering(maak("H05", vastgesteld=False)) == ["proces: het besluit is nog niet vastgesteld"]


def test_wat_ontbreekt_staat_er_in_een_keer(maak: Any) -> None:
    redenen = weigering(maak("H05", vastgesteld=False, plek="A2", delen=(), bij={"geen_berichtenverkeer": True}))
    assert [reden.partition(":")[0] for reden in redenen] == ["proces", "besluit", "besluit", "OP003"]


def test_zonder_product_nummer_of_agb_code_geen_bericht(maak: Any, voorstel: Weekvoorstel) -> None:
    over = rij(voorstel, "H05")
    assert "noemt geen product" in " ".join(weigering(maak("H05", product=None, reden="nog niet bekend")))
    leeg = Administratie(gemeentecode="0202")
    redenen = weigering(maak_concept(Opdracht(Wet.JEUGDWET, over, besluit(over), CODES, leeg, 50)))
    assert [reden.partition(":")[0] for reden in redenen] == ["administratie", "administratie"]
    assert "AGB-code van A1" in redenen[0]


def test_een_referentie_met_een_bsn_wordt_geweigerd(maak: Any) -> None:
    bij = {"op_verzoek": True, "referentie_aanbieder": "999900006"}
    assert "op een BSN lijkt" in weigering(maak("H05", bij=bij))[0]


@pytest.mark.parametrize(
    ("bij", "regel"),
    [
        ({"reden_wijziging": "13"}, "CS335"),
        ({"reden_wijziging": "01"}, "CS336"),
        ({"reden_wijziging": "99"}, "LDT_RedenWijziging"),
        ({"referentie_aanbieder": "R-1"}, "TR379"),
        ({"nummers": (1_000_000_000,)}, "LDT_Nummer"),
    ],
)
def test_wat_de_standaard_verbiedt_wordt_geweigerd_met_het_nummer(maak: Any, bij: Any, regel: str) -> None:
    assert [reden.partition(":")[0] for reden in weigering(maak("H05", bij=bij))] == [regel]


def test_zonder_einddatum_geen_toewijzing_per_week(maak: Any, voorstel: Weekvoorstel) -> None:
    open_einde = tuple(deel.model_copy(update={"tot": None}) for deel in keuze(rij(voorstel, "H05")).delen)
    assert weigering(maak("H05", delen=open_einde))[0].startswith("CD076")


def test_wie_eerder_al_dit_product_kreeg(maak: Any) -> None:
    eerder = papierbouwer.toewijzing(wet="jeugdwet", categorie="45", code="45A53", volume=150, nummer=900)
    assert weigering(maak("H05", bij={"eerder": (eerder,)}))[0].startswith("OP380")
    minder = eerder.model_copy(update={"volume": 60, "nummer": 1001})
    assert weigering(maak("H05", bij={"eerder": (minder,)}))[0].startswith("OP257")


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


@pytest.mark.parametrize("nummer", ["H05", "H06", "H07", "H08"])
def test_elk_concept_is_met_een_lege_inwoner_geldig_volgens_het_schema(
    maak: Any, werkvoorraad: Werkvoorraad, nummer: str
) -> None:
    wet = next(vraag.wet for vraag in werkvoorraad.hulpvragen if vraag.nummer == nummer)
    concept = maak(nummer).bericht
    assert geldig(met_proefinwoner(concept, wet), wet)
    assert not geldig(concept, wet)


def test_een_nummer_dat_op_een_bsn_lijkt_wordt_geweigerd_zonder_het_te_noemen(maak: Any) -> None:
    (reden,) = weigering(maak("H05", bij={"nummers": (999900006,)}))
    assert "op een BSN lijkt" in reden
    assert "999900006" not in reden
    assert maak("H05", bij={"nummers": (999900007,)}).weigeringen == ()


@pytest.mark.parametrize(
    ("daarna", "zin"),
    [
        (Handeling.GEEINDIGD, "proces: de hulp van dit besluit is al geëindigd"),
        (Handeling.OPGESCHAALD, "besluit: na dit besluit is er op- of afgeschaald"),
        (Handeling.AFGESCHAALD, "besluit: na dit besluit is er op- of afgeschaald"),
    ],
)
def test_wat_na_het_besluit_veranderde_houdt_het_concept_tegen(
    maak: Any, voorstel: Weekvoorstel, daarna: Handeling, zin: str
) -> None:
    genomen = besluit(rij(voorstel, "H05"), wet=Wet.JEUGDWET)._replace(daarna=daarna)
    (reden,) = weigering(maak("H05", genomen))
    assert reden.startswith(zin)
