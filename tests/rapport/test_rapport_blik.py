"""De blik telt en groepeert, en laat geen rij weg."""

import pytest
import voorstelbouwer

from wijknetwerk.begrippen import (
    Belasting,
    Bewijs,
    Rij,
    Route,
    SoortPlek,
    Termijn,
    Trede,
    Week,
    Weekvoorstel,
    Werkvoorraad,
)
from wijknetwerk.rapport import blik as blik_module
from wijknetwerk.rapport import conclusies, woorden
from wijknetwerk.rapport.blik import Blik, band, bewijs_van, kernreden
from wijknetwerk.verdeling import waarom as verdeling


@pytest.fixture
def blik(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> Blik:
    return Blik(voorstel, werkvoorraad)


def met_rijen(*rijen: Rij, **anders: object) -> Blik:
    return Blik(voorstelbouwer.voorstel(rijen=rijen, **anders), voorstelbouwer.werkvoorraad())


def test_elke_rij_staat_in_precies_een_groep(blik: Blik) -> None:
    in_groepen = [rij.hulpvraag for groep in blik.groepen for rij in groep.rijen]
    assert sorted(in_groepen) == sorted(rij.hulpvraag for rij in blik.voorstel.rijen)


def test_elke_route_en_elk_soort_plek_heeft_een_groep_en_een_woord() -> None:
    for soort in SoortPlek:
        plek = None if soort is SoortPlek.GEEN_PLEK else "A1"
        assert len(met_rijen(voorstelbouwer.rij("H01", "aanbieder", soort, plek)).groepen) == 1
        assert woorden.SOORTEN[soort]
    for route in {Route(rij.route) for rij in voorstelbouwer.rijen() if rij.soort_plek is None}:
        assert len(met_rijen(voorstelbouwer.rij("H01", route, None, None)).groepen) == 1
    assert set(woorden.ROUTES) == set(Route)


def test_urgentie_gaat_voor_melddatum(blik: Blik) -> None:
    nummers = [rij.hulpvraag for rij in blik.rijen]
    assert nummers[:2] == ["H05", "H09"]
    assert nummers[-1] == "H03"


def test_kerncijfers_tellen_op_tot_alle_hulpvragen(blik: Blik) -> None:
    samen, *delen = [cijfer.getal for cijfer in blik.kerncijfers()]
    assert samen == 15
    assert delen == [8, 1, 1, 5]
    assert sum(delen) == samen


def test_stromen_tellen_elke_hulpvraag_een_keer(blik: Blik) -> None:
    assert sum(getal for _, _, getal in blik.stromen()) == 15
    assert ("samen", "netwerkpartner", 1) in blik.stromen()
    assert ("navragen", "buiten de weekronde", 1) in blik.stromen()


def test_tekort_in_een_zin(blik: Blik) -> None:
    assert blik.tekort_zin() == (
        "Van de 9 hulpvragen die een plek zoeken, heeft er 1 nog geen; samen vragen die 2 uur per week."
    )


def test_geen_tekort_en_niets_te_verdelen() -> None:
    met_plek = voorstelbouwer.rij("H05", "aanbieder", "netwerkpartner", "A1")
    buiten = voorstelbouwer.rij("H11", "crisishulp", None, None)
    assert met_rijen(met_plek).tekort_zin() == "Er is geen tekort: de hulpvraag die een plek zoekt, heeft er een."
    assert "geen hulpvraag om een plek voor te zoeken" in met_rijen(buiten).tekort_zin()


def test_alternatieven_op_de_volgorde_van_de_ladder(blik: Blik) -> None:
    rij = next(rij for rij in blik.rijen if rij.hulpvraag == "H05")
    anderen = blik.alternatieven(rij)
    assert [[ander.plek for ander in deel] for deel in anderen] == [["A2", "A4"], ["A5"], ["A3", "C2"]]
    assert [blik.verschil(ander) for ander in anderen.kan] == [
        "minpunten: wensen +6",
        "minpunten: volgorde van plekken +1 en wensen +4",
    ]


def test_de_loting_telt_alleen_als_al_het_andere_gelijk_is() -> None:
    treden = ("volgorde", "wensen", "loting")
    assert woorden.verschil({"loting": 5}, treden) == "even goed; de loting besliste"
    assert woorden.verschil({"loting": 5, "wensen": -3}, treden) == "minpunten: wensen −3"
    assert woorden.verschil({}, treden) == "geen verschil in minpunten"


def test_wie_er_meekijkt_staat_per_overleg_bij_elkaar(blik: Blik) -> None:
    assert [(wie, nummers) for wie, _, nummers in blik.wie_kijkt_mee()] == [
        ("crisisdienst", ("H11",)),
        ("teamleider", ("H01", "H02", "H04", "H05")),
    ]


def test_elke_gebruikte_regel_met_een_bron_staat_er_een_keer(blik: Blik) -> None:
    assert [(regel.regel, regel.aanname, regel.aantal) for regel in blik.gebruikte_regels()] == [
        ("RT-05", False, 2),
        ("RT-07", False, 2),
        ("TZ-03", True, 5),
    ]


def test_een_termijn_noemt_haar_datum_een_keer() -> None:
    termijn = Termijn(regel="TM", naam="einde_toewijzing", datum="2027-04-14", zin="loopt door tot en met 14-04-2027")
    assert woorden.termijn_zin(termijn) == "Loopt door tot en met 14-04-2027."
    assert woorden.termijn_kort(termijn) == "einde toewijzing 14-04-2027"
    zonder = termijn.model_copy(update={"zin": "de hulp loopt door"})
    assert woorden.termijn_zin(zonder) == "14-04-2027: De hulp loopt door."


def test_vol_heet_zoals_de_verdeling_het_noemt() -> None:
    assert blik_module.VOL == verdeling.VOL


@pytest.mark.parametrize(
    ("nummer", "zin"),
    [
        ("H01", "Geen van de uitzonderingen geldt, dus het wijkteam begeleidt zelf."),
        ("H03", "Er is collectief aanbod dat past bij thema, wijk en dagdeel."),
        ("H04", "Passend collectief aanbod is er wel, maar deze week is er geen plaats."),
        ("H05", "De begeleiding duurt naar verwachting 60 weken; kortdurend is tot en met 26 weken."),
        ("H08", "De begeleiding duurt naar verwachting 60 weken; kortdurend is tot en met 26 weken."),
        ("H10", "Is er crisis."),
        ("H11", "Er is crisis en de hulp kan niet wachten."),
    ],
)
def test_de_kernreden_zegt_het_meest(blik: Blik, nummer: str, zin: str) -> None:
    assert kernreden(next(rij for rij in blik.rijen if rij.hulpvraag == nummer)) == zin


def test_zonder_reden_en_zonder_vraag_is_er_geen_kernreden() -> None:
    assert kernreden(voorstelbouwer.rij("H01", "navragen", None, None, redenen=())) == ""


@pytest.mark.parametrize(("minuten", "waar"), [(359, "onder"), (360, "binnen"), (600, "binnen"), (601, "boven")])
def test_bandbreedte(minuten: int, waar: str) -> None:
    belasting = Belasting(
        plek="C1", naam="C1", soort_plek="zelf", eenheid="minuten", minuten=minuten, ruimte=600, bandbreedte=(360, 600)
    )
    assert band(belasting) == waar
    assert band(belasting.model_copy(update={"bandbreedte": None})) == ""


def test_bewijs_noemt_het_gat_en_het_noodplan(blik: Blik) -> None:
    assert blik.bewijs_zin() == "Bewezen: op alle 8 treden van de ladder kan het niet beter."
    open_trede = Trede(naam="wensen", zin="minpunten", waarde=34, ondergrens=31, bewezen=False)
    assert bewijs_van(open_trede) == "niet bewezen; ondergrens 31, gat 3"
    onbewezen = met_rijen(bewijs=Bewijs(treden=(open_trede,), seconden=1.0))
    assert onbewezen.bewijs_zin() == "Niet alles is bewezen; misschien kan het nog beter op: wensen."
    assert "gat" in conclusies.over_bewijs(onbewezen.voorstel)
    nood = met_rijen(bewijs=Bewijs(treden=(open_trede,), seconden=1.0, noodplan=True))
    assert nood.bewijs_zin().startswith("Dit is een noodplan")
    afgebroken = met_rijen(bewijs=Bewijs(treden=(open_trede,), seconden=1.0, afgebroken=True))
    assert afgebroken.bewijs_zin().startswith("De berekening is afgebroken")
    assert "niet gelukt" in conclusies.over_bewijs(nood.voorstel)


def test_conclusies_komen_uit_de_cijfers(blik: Blik) -> None:
    assert conclusies.over_coaches(blik.belasting_van(SoortPlek.ZELF)) == (
        "Van de 5 wijkcoaches zitten er 2 binnen de afgesproken bandbreedte, 1 eronder en 1 erboven; "
        "1 heeft geen ruimte meer."
    )
    aanbieders = blik.belasting_van(SoortPlek.NETWERKPARTNER, SoortPlek.AANBIEDER, SoortPlek.TWEEDE_SCHIL)
    assert conclusies.over_aanbieders(aanbieders) == (
        "Van de 5 aanbieders zit er 1 vol en hebben er 4 nog ruimte; dit voorstel voegt 11,5 uur per week toe."
    )
    assert conclusies.over_groepen(blik.belasting_van(SoortPlek.COLLECTIEF)) == (
        "Van de 1 groep zitten er 0 vol en heeft er 1 nog plaats; er komt 1 deelnemer bij."
    )
    assert conclusies.over_stromen(blik.stromen()).startswith("15 hulpvragen: 6 buiten de weekronde, 3 naar een")


@pytest.mark.parametrize(
    ("week", "dagen"),
    [
        ("2026-W47", "16 t/m 22 november 2026"),
        ("2026-W40", "28 september t/m 4 oktober 2026"),
        ("2026-W53", "28 december 2026 t/m 3 januari 2027"),
    ],
)
def test_een_week_in_woorden(week: str, dagen: str) -> None:
    assert woorden.weekdagen(Week.lees(week)) == dagen


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("alles is vol", "Alles is vol."),
        ("c1 is vol", "c1 is vol."),
        ("iZorg mist expertise", "iZorg mist expertise."),
        ("Klopt dit?", "Klopt dit?"),
        ("  met\tstuur\x1b[31m\n ", "Met stuur [31m."),
        ("", ""),
    ],
)
def test_zinnen(tekst: str, zin: str) -> None:
    assert woorden.zin(tekst) == zin
