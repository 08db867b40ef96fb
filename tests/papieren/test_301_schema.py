"""Duizend willekeurige toewijzingen zijn geldig volgens de XSD's van het Zorginstituut.

Het concept zelf is met opzet ongeldig: op de plaats van de inwoner staat niets. Nagekeken wordt dezelfde tekst met op
die plaatsen wat het schema als «onbekend» toelaat; die staat alleen in het geheugen.
"""

from datetime import date

import pytest
from papierbouwer import geldig, schema, toewijzing, vind_xsd, willekeurig
from regelparen import PAREN

from wijknetwerk.begrippen import Wet
from wijknetwerk.papieren.bericht301 import STANDAARDEN, VAN_DE_INWONER, Kop, maak_bericht, met_proefinwoner
from wijknetwerk.papieren.berichtregels import Toewijzing, keur
from wijknetwerk.papieren.codelijsten import CATEGORIE, EENHEID, FREQUENTIE, REDEN_WIJZIGING

KOP = Kop("0202", "42420001", "ABC123", date(2026, 11, 18))
AANTAL = 1000


def bericht(*toewijzingen: Toewijzing) -> bytes:
    return maak_bericht(toewijzingen[0].wet, KOP, toewijzingen)


def test_duizend_willekeurige_toewijzingen_zijn_geldig() -> None:
    fout = []
    for nummer in range(AANTAL):
        t = willekeurig(nummer)
        assert keur(t) == (), nummer
        if not geldig(met_proefinwoner(bericht(t), t.wet), t.wet):
            fout.append((nummer, schema(t.wet).error_log.last_error))
    assert fout == []


@pytest.mark.parametrize("wet", list(Wet))
def test_het_concept_zelf_is_niet_te_verzenden(wet: Wet) -> None:
    concept = bericht(toewijzing(wet=wet, categorie="02" if wet is Wet.WMO else "45"))
    assert not geldig(concept, wet)
    assert geldig(met_proefinwoner(concept, wet), wet)


@pytest.mark.parametrize("element", VAN_DE_INWONER)
def test_elke_open_plaats_is_nodig(element: str) -> None:
    concept = bericht(toewijzing()).replace(f"<?afzender-vult-in {element}?>".encode(), b"")
    assert not geldig(met_proefinwoner(concept, Wet.WMO), Wet.WMO)


@pytest.mark.parametrize("nummer", [naam for naam in PAREN if naam.startswith(("LDT_", "CDT_"))])
def test_wat_een_veldregel_verbiedt_keurt_het_schema_ook_af(nummer: str) -> None:
    """De gegevenstypen staan in de XSD; onze eigen regels mogen daar niet strenger of losser dan zijn."""
    wel, niet = (toewijzing(**anders) for anders in PAREN[nummer])
    assert geldig(met_proefinwoner(bericht(wel), Wet.WMO), Wet.WMO)
    assert not geldig(met_proefinwoner(bericht(niet), Wet.WMO), Wet.WMO)


@pytest.mark.parametrize("nummer", [naam for naam in PAREN if not naam.startswith(("LDT_", "CDT_"))])
def test_wat_velden_van_elkaar_vragen_ziet_het_schema_niet(nummer: str) -> None:
    """Daarom kijken wij het zelf na: zonder deze regels kwam een verboden toewijzing door het schema."""
    t = toewijzing(**PAREN[nummer][1])
    half = t.met_omvang and None in (t.volume, t.eenheid, t.frequentie)  # een halve omvang ziet het schema wel
    assert geldig(met_proefinwoner(bericht(t), t.wet), t.wet) is not half


@pytest.mark.parametrize("wet", list(Wet))
def test_onze_codelijsten_zijn_die_van_het_schema(wet: Wet) -> None:
    etree, map_ = pytest.importorskip("lxml.etree"), vind_xsd()
    if map_ is None:
        pytest.skip("de XSD's van het Zorginstituut zitten niet in de repo")
    boom = etree.parse(str(map_ / STANDAARDEN[wet].bericht.removesuffix("301") / "basisschema.xsd"))
    lijsten = {"Eenheid": EENHEID, "Frequentie": FREQUENTIE, "RedenWijziging": REDEN_WIJZIGING}
    for naam, lijst in {**lijsten, "ProductCategorie": CATEGORIE[wet]}.items():
        waarden = boom.xpath(f"//*[@name='LDT_{naam}']//*[local-name()='enumeration']/@value")
        assert set(waarden) == set(lijst), naam


def test_twee_producten_in_een_bericht() -> None:
    duo = bericht(toewijzing(), toewijzing(nummer=1002, code="02A05"))
    assert duo.count(b"<wmo301:ToegewezenProduct>") == 2
    assert geldig(met_proefinwoner(duo, Wet.WMO), Wet.WMO)
