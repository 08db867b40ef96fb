"""De tabel van stappen en de voorwaarden: van elk een net wel en een net niet."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from proceshulp import (
    AFSPRAKEN,
    BEGIN,
    EINDE,
    besloten,
    deel,
    gebeurtenis,
    keuze,
    loopt,
    mag,
    stap,
    traject,
    vastgesteld,
    voorstel,
    waarom_niet,
)

from wijknetwerk.begrippen import ActorRol, Handeling, Staat, Wet
from wijknetwerk.proces import STAPPEN, VOORWAARDEN, Dossier, dossiers, lees_afspraken, na, stap_van
from wijknetwerk.proces.afspraken import AfsprakenFout
from wijknetwerk.proces.stapbouwer import Ontbreekt

LEEG = Dossier("H1")
VOORGESTELD = mag(LEEG, gebeurtenis("voorstel_gemaakt", voorstel()))
CASUISTIEK = mag(VOORGESTELD, gebeurtenis("casuistiek", {"soort": "bespreking"}))
WIL_AANBIEDER = mag(LEEG, gebeurtenis("voorstel_gemaakt", voorstel(inwoner_wil_aanbieder="ja")))


def oog(wie: str, *, passend: bool = True):  # noqa: ANN201 - een gebeurtenis
    return gebeurtenis("zes_ogen", {"soort": "oogpaar", "aanbieder_passend": passend}, wie=wie)


def test_elke_handeling_heeft_een_rij() -> None:
    assert [een.handeling for een in STAPPEN] == sorted(Handeling, key=[s.handeling for s in STAPPEN].index)
    assert {een.handeling for een in STAPPEN} == set(Handeling)
    assert all(stap_van(handeling).handeling is handeling for handeling in Handeling)


def test_elke_voorwaarde_heeft_een_eigen_naam() -> None:
    assert len({voorwaarde.naam for voorwaarde in VOORWAARDEN}) == len(VOORWAARDEN)


def test_van_voorstel_naar_toewijzing_is_geen_weg_zonder_mens() -> None:
    """Zonder de stappen van mensen komt het programma nergens waar een plek bezet is."""
    bereikbaar = {Staat.NIEUW}
    while True:
        erbij = {
            een.naar
            for een in STAPPEN
            if een.naar and set(een.van) & bereikbaar and ActorRol.PROGRAMMA in een.rollen
            if een.handeling is not Handeling.OVERGENOMEN
        }
        if erbij <= bereikbaar:
            break
        bereikbaar |= erbij
    assert bereikbaar == {Staat.NIEUW, Staat.VOORSTEL}


@pytest.mark.parametrize("een", [een for een in STAPPEN if ActorRol.PROGRAMMA not in een.rollen], ids=str)
def test_het_programma_zet_geen_stap_van_een_mens(een) -> None:  # noqa: ANN001 - een stap
    dossier = Dossier("H1", staat=een.van[0])
    bij = {"casuistiek": {"soort": "bespreking"}, "zes_ogen": {"soort": "oogpaar", "aanbieder_passend": True}}
    handeling = een.handeling.value
    if handeling in bij or stap_van(een.handeling).naar is Staat.VASTGESTELD:
        mis = waarom_niet(dossier, gebeurtenis(handeling, bij.get(handeling), rol=ActorRol.PROGRAMMA))
        assert "mag niet als programma" in mis


def test_de_hele_weg_zelf_en_bij_een_aanbieder() -> None:
    assert loopt().staat is Staat.LOOPT
    bij_aanbieder = loopt("A1", "netwerkpartner")
    assert mag(bij_aanbieder, stap(bij_aanbieder, "geeindigd", eindreden=EINDE)).staat is Staat.GEEINDIGD


def test_een_stap_overslaan_kan_niet_en_zegt_hoe_het_staat() -> None:
    zin = waarom_niet(VOORGESTELD, gebeurtenis("besloten", keuze()))
    assert "de staat is «voorstel» sinds wijknetwerk op 18-11-2026" in zin
    assert "nog niets over vastgelegd" in waarom_niet(LEEG, gebeurtenis("besloten", keuze()))


def test_wie_te_laat_komt_hoort_wie_wat_besloot() -> None:
    zin = waarom_niet(besloten(), gebeurtenis("afgeweken", keuze("C2"), wie="Bert"))
    assert "Anja" in zin
    assert "C1" in zin
    assert "niets overschreven" in zin


def test_afwijken_vraagt_een_reden() -> None:
    anders = keuze("C2")
    assert "hoort een reden" in waarom_niet(CASUISTIEK, gebeurtenis("afgeweken", anders, reden="  ja "))
    assert waarom_niet(CASUISTIEK, gebeurtenis("afgeweken", anders, reden="kan eerder")) == ""


def test_overnemen_is_het_voorstel_en_afwijken_niet() -> None:
    assert "afwijken, met een reden" in waarom_niet(CASUISTIEK, gebeurtenis("besloten", keuze("C2")))
    assert "overnemen en niet afwijken" in waarom_niet(CASUISTIEK, gebeurtenis("afgeweken", keuze("C1")))
    assert waarom_niet(CASUISTIEK, gebeurtenis("besloten", keuze("C1"))) == ""


def test_een_plek_die_niet_mag() -> None:
    assert "mag volgens de regels" in waarom_niet(CASUISTIEK, gebeurtenis("afgeweken", keuze("C9")))


@pytest.mark.parametrize("handeling", ["vastgezet", "uitgesloten"])
def test_vastgezet_en_uitgesloten(handeling: str) -> None:
    plek = "C2" if handeling == "vastgezet" else "C1"
    dossier = mag(CASUISTIEK, stap(CASUISTIEK, handeling, plek=plek))
    assert waarom_niet(dossier, gebeurtenis("besloten", keuze("C1"))) != ""
    assert waarom_niet(dossier, gebeurtenis("afgeweken", keuze("C2"))) == ""
    andersom = mag(dossier, stap(dossier, "uitgesloten" if handeling == "vastgezet" else "vastgezet", plek=plek))
    assert andersom.vastgezet == (None if handeling == "vastgezet" else "C1")
    with pytest.raises(Ontbreekt):
        stap(CASUISTIEK, handeling)


def test_zes_ogen_zijn_drie_verschillende_mensen() -> None:
    dossier = mag(mag(WIL_AANBIEDER, oog("Anja")), oog("Bert", passend=False))
    besluit = gebeurtenis("besloten", keuze())
    assert "(nu 2)" in waarom_niet(dossier, besluit)
    assert "anja woog al mee" in waarom_niet(dossier, oog("anja"))
    dossier = mag(dossier, oog("Carla"))
    assert "er wogen al 3" in waarom_niet(dossier, oog("Dirk"))
    assert mag(dossier, besluit).staat is Staat.BESLOTEN


def test_zes_ogen_blijven_gelden_bij_een_nieuw_voorstel_en_niet_na_opnieuw_wegen() -> None:
    dossier = mag(mag(mag(WIL_AANBIEDER, oog("Anja")), oog("Bert")), oog("Carla"))
    opnieuw = mag(dossier, gebeurtenis("voorstel_gemaakt", voorstel(inwoner_wil_aanbieder="ja")))
    assert len(opnieuw.ogen) == 3
    besluit = mag(dossier, gebeurtenis("besloten", keuze()))
    assert mag(besluit, stap(besluit, "opnieuw_gewogen")).ogen == ()


def test_zes_ogen_alleen_als_de_inwoner_een_aanbieder_wil() -> None:
    assert "alleen als de inwoner" in waarom_niet(VOORGESTELD, oog("Anja"))


@pytest.mark.parametrize(
    ("delen", "mis"),
    [
        ((deel("A1", "netwerkpartner", 40, rol="deel"), deel("C1", minuten=20, rol="deel")), ""),
        ((deel("A1", "netwerkpartner", 40, rol="deel"), deel("C1", minuten=21, rol="deel")), "61 minuten"),
        ((deel("C1"),), "geen van de delen"),
        ((deel("A1", "netwerkpartner", 30, rol="deel"), deel("A1", "netwerkpartner", 30, rol="deel")), "andere plek"),
        ((deel("A1", "netwerkpartner"), deel("C2", minuten=15, rol="tweede_wijkcoach")), ""),
    ],
)
def test_delen_zijn_samen_wat_gevraagd_is(delen, mis: str) -> None:  # noqa: ANN001 - delen
    zin = waarom_niet(CASUISTIEK, gebeurtenis("afgeweken", keuze("A1", "netwerkpartner", delen)))
    assert (mis in zin) if mis else zin == ""


def test_zonder_plek_zijn_er_geen_delen() -> None:
    zonder = mag(
        mag(LEEG, gebeurtenis("voorstel_gemaakt", voorstel(None, None))),
        gebeurtenis("casuistiek", {"soort": "bespreking"}),
    )
    assert waarom_niet(zonder, gebeurtenis("besloten", keuze(None, "geen_plek"))) == ""
    assert "geen plek" in waarom_niet(zonder, gebeurtenis("besloten", keuze(None, "geen_plek", (deel(),))))
    assert mag(zonder, gebeurtenis("besloten", keuze(None, "geen_plek"))).delen == ()


def test_de_teamleider_toetst_alle_stappen_en_alleen_de_teamleider() -> None:
    dossier = besloten()
    assert "nog niet gezet: wensen_gevraagd" in waarom_niet(
        dossier, stap(dossier, "teamleidertoets", stappen=tuple(s for s in AFSPRAKEN.stappen if s != "wensen_gevraagd"))
    )
    alles = stap(dossier, "teamleidertoets", rol="wijkcoach", stappen=AFSPRAKEN.stappen)
    assert "wel als teamleider" in waarom_niet(dossier, alles)


@pytest.mark.parametrize("soort", ["zelf", "collectief"])
def test_zelf_en_collectief_krijgen_nooit_een_toewijzing(soort: str) -> None:
    dossier = na(vastgesteld(), gebeurtenis("besloten", keuze("C1", soort)))
    dossier = Dossier("H1", staat=Staat.VASTGESTELD, keuze=dossier.keuze)
    assert "algemene voorzieningen" in waarom_niet(dossier, stap(dossier, "toegewezen"))


def test_een_aanbieder_begint_pas_na_de_toewijzing() -> None:
    dossier = vastgesteld("A1", "netwerkpartner")
    assert "pas na de toewijzing" in waarom_niet(dossier, stap(dossier, "begonnen"))


def test_wat_begint_is_wat_besloten_is() -> None:
    dossier = vastgesteld()
    assert "niet wat besloten is" in waarom_niet(dossier, gebeurtenis("begonnen", traject(deel("C2"))))
    zonder = Dossier("H1", staat=Staat.VASTGESTELD, keuze=keuze(None, "geen_plek"))
    assert "geen plek besloten" in waarom_niet(zonder, gebeurtenis("begonnen", traject()))
    with pytest.raises(Ontbreekt):
        stap(zonder, "begonnen")


def test_later_beginnen_schuift_het_einde_mee() -> None:
    dossier = vastgesteld()
    begin = stap(dossier, "begonnen", datum=BEGIN + timedelta(days=7))
    assert mag(dossier, begin).delen[0].tot == date(2027, 3, 21)


def test_afschalen_met_een_overgang_telt_beide_kanten() -> None:
    dossier = loopt("A1", "netwerkpartner")
    af = stap(dossier, "afgeschaald", minuten=30, plek="C2", datum=date(2026, 12, 7), overlap_tot=date(2026, 12, 20))
    na_af = mag(dossier, af)
    tijdens = [een.plek for een in na_af.delen if een.raakt(date(2026, 12, 14), date(2026, 12, 20))]
    daarna = [een.plek for een in na_af.delen if een.raakt(date(2026, 12, 21), date(2026, 12, 27))]
    assert (tijdens, daarna) == (["A1", "C2"], ["C2"])
    assert "geen opschalen" in waarom_niet(dossier, stap(dossier, "opgeschaald", minuten=60, datum=date(2026, 12, 7)))
    assert waarom_niet(dossier, stap(dossier, "opgeschaald", minuten=61, datum=date(2026, 12, 7))) == ""
    assert "geen afschalen" in waarom_niet(dossier, stap(dossier, "afgeschaald", minuten=60, datum=date(2026, 12, 7)))


def test_een_lopend_deel_verdwijnt_nooit() -> None:
    dossier = loopt()
    weg = gebeurtenis("opgeschaald", traject(deel("C2", minuten=120)))
    assert "het lopende deel bij C1 ontbreekt" in waarom_niet(dossier, weg)
    with pytest.raises(Ontbreekt):
        stap(dossier, "opgeschaald", minuten=90, datum=BEGIN)
    with pytest.raises(Ontbreekt):
        stap(dossier, "opgeschaald")
    with pytest.raises(Ontbreekt):
        stap(besloten(), "opgeschaald", minuten=90)
    assert "loopt geen traject" in waarom_niet(
        Dossier("H1", staat=Staat.LOOPT), gebeurtenis("opgeschaald", traject(deel("C2", minuten=120)))
    )


def test_eindigen_met_een_reden_uit_de_codelijst() -> None:
    dossier = loopt()
    with pytest.raises(Ontbreekt):
        stap(dossier, "geeindigd")
    with pytest.raises(Ontbreekt):
        stap(VOORGESTELD, "geeindigd", eindreden=EINDE)
    te_vroeg = stap(dossier, "geeindigd", eindreden=EINDE, datum=BEGIN - timedelta(days=1))
    assert "vóór het begin" in waarom_niet(dossier, te_vroeg)
    assert mag(dossier, stap(dossier, "geeindigd", eindreden=EINDE)).delen == ()


def test_een_partner_wijst_alleen_af_naar_een_ander_met_reden_en_gedeeld() -> None:
    dossier = vastgesteld("A1", "netwerkpartner")
    for mist in ({"doelpartner": "A2"}, {"gedeeld_met": "wijkteam"}):
        with pytest.raises(Ontbreekt):
            stap(dossier, "afgewezen_door_partner", **mist)
    goed = {"doelpartner": "A2", "gedeeld_met": "wijkteam"}
    assert "hoort een reden" in waarom_niet(dossier, stap(dossier, "afgewezen_door_partner", reden="", **goed))
    zelfde = stap(dossier, "afgewezen_door_partner", doelpartner="A1", gedeeld_met="wijkteam")
    assert "moet een andere zijn" in waarom_niet(dossier, zelfde)
    vreemd = stap(dossier, "afgewezen_door_partner", doelpartner="A9", gedeeld_met="wijkteam")
    assert "niet doen" in waarom_niet(dossier, vreemd)
    anders = stap(dossier, "afgewezen_door_partner", plek="A2", **goed)
    assert "alleen de partner" in waarom_niet(dossier, anders)
    na_afwijzen = mag(dossier, stap(dossier, "afgewezen_door_partner", rol="netwerkpartner", **goed))
    assert (na_afwijzen.staat, na_afwijzen.keuze) == (Staat.CASUISTIEK, None)
    assert "wees deze hulpvraag af" in waarom_niet(na_afwijzen, gebeurtenis("besloten", keuze("A1", "netwerkpartner")))
    assert waarom_niet(na_afwijzen, gebeurtenis("afgeweken", keuze("A2", "netwerkpartner"))) == ""


def test_een_wijkcoach_wijst_niet_af() -> None:
    dossier = vastgesteld()
    assert "alleen een aanbieder" in waarom_niet(
        dossier, stap(dossier, "afgewezen_door_partner", doelpartner="A2", gedeeld_met="wijkteam")
    )
    with pytest.raises(Ontbreekt):
        stap(VOORGESTELD, "afgewezen_door_partner", doelpartner="A2", gedeeld_met="wijkteam")


def test_terugdraaien_maakt_alleen_het_laatste_ongedaan() -> None:
    dossier = besloten()
    terug = stap(dossier, "teruggedraaid")
    weer = mag(dossier, terug)
    assert (weer.staat, weer.keuze) == (Staat.CASUISTIEK, None)
    assert "alleen de laatste" in waarom_niet(weer, terug)
    nogmaals = mag(weer, stap(weer, "teruggedraaid"))
    assert "niet terug te draaien" in waarom_niet(nogmaals, stap(nogmaals, "teruggedraaid"))
    with pytest.raises(Ontbreekt):
        stap(LEEG, "teruggedraaid")
    with pytest.raises(ValueError, match="om terug te draaien"):
        na(LEEG, terug)


def test_zes_ogen_en_teamleidertoets_vragen_een_antwoord() -> None:
    with pytest.raises(Ontbreekt):
        stap(WIL_AANBIEDER, "zes_ogen")
    with pytest.raises(Ontbreekt):
        stap(besloten(), "teamleidertoets")


def test_zonder_voorstel_is_er_niets_te_besluiten() -> None:
    zonder = Dossier("H1", staat=Staat.CASUISTIEK)
    assert waarom_niet(zonder, gebeurtenis("besloten", keuze())) == "er is geen voorstel om over te besluiten"


def test_een_gebeurtenis_zonder_hulpvraag_heeft_geen_dossier() -> None:
    assert dossiers([gebeurtenis("voorstel_gemaakt", voorstel(), hulpvraag=None)]) == {}


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (None, "niet te lezen"),
        ("[zes_ogen_mensen]\nwaarde = 3\n", "ontbreken of kloppen niet: bewaren_jaren_jeugdwet"),
        ("[zes_ogen_mensen\n", "geen geldig bestand"),
        ("[zes_ogen_mensen]\n", "geen geldig bestand"),
    ],
)
def test_afspraken_die_er_niet_zijn_of_niet_kloppen(tmp_path: Path, inhoud: str | None, zin: str) -> None:
    if inhoud is not None:
        (tmp_path / "journaal").mkdir()
        (tmp_path / "journaal" / "afspraken.toml").write_text(inhoud, encoding="utf-8")
    with pytest.raises(AfsprakenFout, match=zin):
        lees_afspraken(tmp_path)


def test_bewaren_is_per_wet() -> None:
    assert AFSPRAKEN.bewaren_jaren(Wet.WMO) < AFSPRAKEN.bewaren_jaren(Wet.JEUGDWET)


def test_hoeveel_mensen_erbij_waren() -> None:
    besproken = mag(VOORGESTELD, stap(VOORGESTELD, "casuistiek", aanwezigen=3))
    assert (besproken.staat, besproken.laatste.gegevens.aanwezigen) == (Staat.CASUISTIEK, 3)
