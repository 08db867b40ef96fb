"""De volgende werkmap: elke rij van de tabel in docs/journaal.md, met wat er net wel en net niet in komt."""

from datetime import date, timedelta
from typing import Any

import bouwers
import pytest
from proceshulp import EINDE, NU, besloten, deel, gebeurtenis, keuze, loopt, mag, stap, traject, vastgesteld, voorstel

from wijknetwerk.begrippen import Rij, Week, Werkvoorraad
from wijknetwerk.proces import Dossier
from wijknetwerk.proces.besluit import neem_over, rij_van
from wijknetwerk.proces.dossier import dossiers
from wijknetwerk.proces.stand import lopend, rijafdrukken, trajectnummers, verschil_met_werkmap, wat_veranderde
from wijknetwerk.proces.volgende_week import Termijnen, VolgendeWeek, maak_volgende_week

VOLGENDE = Week.lees("2026-W48")
TERMIJNEN = Termijnen(42, 42, 6, 2, 14, 50, 3)


def week(**anders: Any) -> Werkvoorraad:
    gewoon = {
        "wijkcoaches": (bouwers.wijkcoach("C1"), bouwers.wijkcoach("C2")),
        "aanbieders": (bouwers.aanbieder("A1"), bouwers.aanbieder("A2")),
        "collectief_aanbod": (bouwers.groep(),),
    }
    return bouwers.werkvoorraad(bouwers.hulpvraag("H1"), bouwers.hulpvraag("H2"), **(gewoon | anders))


def volgend(werk: Werkvoorraad, *van: Dossier, naar: Week = VOLGENDE) -> VolgendeWeek:
    return maak_volgende_week(werk, {een.hulpvraag: een for een in van}, naar, TERMIJNEN)


def overgenomen(**anders: Any) -> Dossier:
    (besluit,) = neem_over(week(lopende_trajecten=(bouwers.traject("T1", **anders),)), (), NU)
    return dossiers(besluit.gebeurtenissen)[besluit.gebeurtenissen[0].hulpvraag or ""]


def test_wat_besloten_is_loopt_en_de_rest_blijft_op_tafel() -> None:
    uit = volgend(week(), besloten())
    assert [vraag.nummer for vraag in uit.werkvoorraad.hulpvragen] == ["H2"]
    (rij,) = uit.werkvoorraad.lopende_trajecten
    assert (rij.nummer, rij.plek, rij.minuten_per_week, rij.start) == ("H1.1", "C1", 60, date(2026, 11, 23))
    assert [wachtende.hulpvraag for wachtende in uit.wachtlijst] == ["H2"]
    assert volgend(week(), besloten()) == uit


def test_een_eerdere_week_bestaat_niet() -> None:
    with pytest.raises(ValueError, match="komt niet na"):
        volgend(week(), naar=Week.lees("2026-W47"))


def test_aangehouden_blijft_met_het_vorige_voorstel() -> None:
    dossier = mag(Dossier("H1"), gebeurtenis("voorstel_gemaakt", voorstel(tweede_coach="C2")))
    dossier = mag(dossier, gebeurtenis("aangehouden"))
    (rij,) = volgend(week(), dossier).werkvoorraad.vorig_voorstel
    assert (rij.plek, rij.tweede_coach, rij.meegedeeld) == ("C1", "C2", False)
    for plek, gelijk in (("C1", True), ("C2", False)):
        was = bouwers_vorige("H1", plek)
        (rij,) = volgend(week(vorig_voorstel=(was,)), dossier).werkvoorraad.vorig_voorstel
        assert rij.meegedeeld is gelijk
    assert volgend(week(vorig_voorstel=(bouwers_vorige("H2", "C1"),))).werkvoorraad.vorig_voorstel[0].hulpvraag == "H2"


def bouwers_vorige(nummer: str, plek: str) -> Any:
    from wijknetwerk.begrippen import VorigeRij  # noqa: PLC0415 - alleen hier nodig

    return VorigeRij(hulpvraag=nummer, plek=plek, meegedeeld=True)


@pytest.mark.parametrize(
    ("oordelen", "uitkomst"), [((1, 1, 0), "aanbieder_passend"), ((1, 0, 0), "zelf_passend"), ((1, 1), None)]
)
def test_de_meerderheid_van_zes_ogen(oordelen: tuple[int, ...], uitkomst: str | None) -> None:
    dossier = mag(Dossier("H1"), gebeurtenis("voorstel_gemaakt", voorstel(inwoner_wil_aanbieder="ja")))
    for wie, passend in zip(("Anja", "Bert", "Carla"), oordelen, strict=False):
        dossier = mag(
            dossier, gebeurtenis("zes_ogen", {"soort": "oogpaar", "aanbieder_passend": bool(passend)}, wie=wie)
        )
    vraag = volgend(week(), dossier).werkvoorraad.hulpvragen[0]
    assert vraag.zes_ogen == (uitkomst or "nog_niet_gewogen")


def test_wat_een_partner_afwees_komt_terug_en_de_partner_is_uitgesloten() -> None:
    dossier = vastgesteld("A1", "netwerkpartner")
    dossier = mag(dossier, stap(dossier, "afgewezen_door_partner", doelpartner="A2", gedeeld_met="wijkteam"))
    werk = week().model_copy(update={"hulpvragen": ()})
    uit = volgend(werk, dossier).werkvoorraad
    assert [vraag.nummer for vraag in uit.hulpvragen] == ["H1"]
    assert [(rij.plek, rij.soort) for rij in uit.vastgezet] == [("A1", "uitgesloten")]


def test_vastgezet_uit_werkmap_en_journaal() -> None:
    dossier = mag(Dossier("H1"), gebeurtenis("voorstel_gemaakt", voorstel()))
    dossier = mag(dossier, stap(dossier, "vastgezet", plek="C2"))
    oud = (bouwers.vastgezet("H1", "C1"), bouwers.vastgezet("H2", "C1"), bouwers.vastgezet("H9", "C1"))
    uit = volgend(week(vastgezet=oud), dossier).werkvoorraad.vastgezet
    assert [(rij.hulpvraag, rij.plek) for rij in uit] == [("H1", "C2"), ("H2", "C1")]


@pytest.mark.parametrize(("dagen", "erin"), [(42, True), (43, False)])
def test_wat_binnen_zes_weken_afloopt_wordt_een_hulpvraag(dagen: int, erin: bool) -> None:  # noqa: FBT001 - de verwachting
    einde = VOLGENDE.maandag + timedelta(days=dagen)
    uit = volgend(week(), overgenomen(einddatum=einde))
    nieuw = [vraag for vraag in uit.werkvoorraad.hulpvragen if vraag.lopend_traject]
    assert [(een.nummer, een.lopend_traject, een.huidige_plek, een.crisis) for een in nieuw] == (
        [("A2648-01", "T1", "C1", "onbekend")] if erin else []
    )
    assert [(een.traject, een.nog_dagen, een.hulpvraag) for een in uit.afloop] == (
        [("T1", 42, "A2648-01")] if erin else []
    )
    assert [een.traject for een in uit.evaluatie_ontbreekt] == (["T1"] if erin else [])


def test_over_een_aflopend_traject_wordt_maar_een_keer_gewogen() -> None:
    einde = VOLGENDE.maandag + timedelta(days=7)
    lopend_traject = bouwers.traject("T1", einddatum=einde, evaluatie_ontvangen="ja")
    vraag = bouwers.hulpvraag("A2648-01", lopend_traject="T1")
    werk = week(lopende_trajecten=(lopend_traject,)).model_copy(update={"hulpvragen": (vraag,)})
    uit = volgend(werk, overgenomen(einddatum=einde))
    assert [een.nummer for een in uit.werkvoorraad.hulpvragen] == ["A2648-01"]
    assert uit.evaluatie_ontbreekt == ()
    bezet = vraag.model_copy(update={"lopend_traject": None})
    uit = volgend(werk.model_copy(update={"hulpvragen": (bezet,)}), overgenomen(einddatum=einde))
    assert [een.nummer for een in uit.werkvoorraad.hulpvragen] == ["A2648-01", "A2648-02"]


def test_een_afgelopen_traject_is_weg_ook_bij_de_hulpvraag_en_staat_op_de_lijst() -> None:
    vraag = bouwers.hulpvraag("H1", lopend_traject="T1")
    werk = week(lopende_trajecten=(bouwers.traject("T1", einddatum=date(2026, 11, 22)),))
    uit = volgend(werk.model_copy(update={"hulpvragen": (vraag,)}), overgenomen(einddatum=date(2026, 11, 22)))
    assert uit.werkvoorraad.lopende_trajecten == ()
    assert uit.werkvoorraad.hulpvragen[0].lopend_traject is None
    assert [een.traject for een in uit.af_te_sluiten] == ["T1"]
    assert uit.plan_ontbreekt == ()


def test_plan_ontbreekt_tot_het_er_ligt() -> None:
    dossier = vastgesteld()
    zonder = mag(dossier, stap(dossier, "begonnen"))
    met = mag(dossier, stap(dossier, "begonnen", heeft_plan="ja"))
    assert [een.traject for een in volgend(week(), zonder).plan_ontbreekt] == ["H1"]
    assert volgend(week(), met).plan_ontbreekt == ()
    zonder_einde = Dossier("H1", staat=zonder.staat, traject=traject(deel(tot=None)))
    assert volgend(week(), zonder_einde).plan_ontbreekt == ()


@pytest.mark.parametrize(
    ("product", "basis", "specialistisch"),
    [("basis", 540, 600), ("specialistisch", 600, 540), ("gecombineerd", 570, 570)],
)
def test_de_ruimte_van_een_aanbieder_daalt_met_wat_besloten_is(product: str, basis: int, specialistisch: int) -> None:
    dossier = mag(Dossier("H1"), gebeurtenis("voorstel_gemaakt", voorstel("A1", "netwerkpartner")))
    dossier = mag(dossier, gebeurtenis("casuistiek", {"soort": "bespreking"}))
    dossier = mag(dossier, gebeurtenis("besloten", keuze("A1", "netwerkpartner", product=product)))
    een, ander = volgend(week(), dossier).werkvoorraad.aanbieders
    assert (een.ruimte_basis, een.ruimte_specialistisch) == (basis, specialistisch)
    assert (ander.ruimte_basis, ander.ruimte_specialistisch) == (600, 600)


def test_de_ruimte_stijgt_met_wat_afliep_en_een_groep_ook() -> None:
    oud = {"week": "2026-W20"}
    tot = date(2026, 11, 20)
    bij = deel("A1", "netwerkpartner", tot=tot, van=date(2026, 6, 1))
    aanbieder = Dossier("H1", staat=loopt().staat, keuze=keuze("A1", "netwerkpartner", (bij,), product="basis", **oud))
    in_groep = deel("G-1", "collectief", 0, tot=tot, van=date(2026, 6, 1))
    groep = Dossier("H2", staat=loopt().staat, keuze=keuze("G-1", "collectief", (in_groep,), **oud))
    uit = volgend(week(), aanbieder, groep).werkvoorraad
    assert uit.aanbieders[0].ruimte_basis == 660
    assert uit.collectief_aanbod[0].bezet == 2
    nieuw = Dossier("H2", staat=loopt().staat, keuze=keuze("G-1", "collectief", (deel("G-1", "collectief", 0),)))
    assert volgend(week(), nieuw).werkvoorraad.collectief_aanbod[0].bezet == 4


@pytest.mark.parametrize(("weken", "stand"), [(6, "nadert"), (7, "verlopen"), (3, "op tijd")])
def test_de_wachtlijst_kent_de_termijnen(weken: int, stand: str) -> None:
    melding = VOLGENDE.maandag - timedelta(weeks=weken)
    werk = week().model_copy(update={"hulpvragen": (bouwers.hulpvraag(melddatum=melding),)})
    (een,) = volgend(werk).wachtlijst
    assert (een.stand, een.dagen_wacht) == (stand, 7 * weken)
    assert een.beschikking_uiterlijk - een.onderzoek_uiterlijk == timedelta(weeks=2)


def test_een_traject_in_twee_delen_heeft_twee_rijen() -> None:
    delen = (deel("A1", "netwerkpartner", 40, rol="deel"), deel("C1", minuten=20, rol="deel"))
    dossier = Dossier("H1", staat=besloten().staat, keuze=keuze("A1", "netwerkpartner", delen))
    rijen = lopend([dossier], VOLGENDE)
    assert [(rij.nummer, rij.plek, rij.minuten_per_week) for rij in rijen] == [("H1.1", "A1", 40), ("H1.2", "C1", 20)]
    assert trajectnummers(overgenomen()) == ("T1",)


def test_een_traject_van_een_aanbieder_wordt_als_zodanig_overgenomen() -> None:
    assert overgenomen(plek="A1").delen[0].soort_plek == "aanbieder"
    assert neem_over(week(lopende_trajecten=(bouwers.traject("T1"),)), ("T1",), NU) == ()


def test_een_werkmap_die_achterloopt_op_het_journaal() -> None:
    werk = week(lopende_trajecten=(bouwers.traject("T1"),))
    dossier = overgenomen()
    assert verschil_met_werkmap({}, werk) == ()
    assert verschil_met_werkmap({"d": dossier}, werk) == ()
    assert "T1 bij C1 (60 minuten per week) ontbreekt" in verschil_met_werkmap({"d": dossier}, week())[0]
    meer = mag(dossier, stap(dossier, "opgeschaald", minuten=90, datum=date(2026, 11, 2)))
    zinnen = " ".join(verschil_met_werkmap({"d": meer}, werk))
    assert "opgeschaald door Anja" in zinnen
    klaar = mag(dossier, stap(dossier, "geeindigd", eindreden=EINDE))
    assert "T1 bij C1 loopt volgens het journaal niet meer" in verschil_met_werkmap({"d": klaar}, werk)[0]
    anders = week(lopende_trajecten=(bouwers.traject("T1", minuten_per_week=90),))
    assert "is nu 60 minuten per week bij C1" in verschil_met_werkmap({"d": dossier}, anders)[0]
    assert verschil_met_werkmap({"H1": besloten()}, week()) == ()  # dezelfde week hoort nog niet in de werkmap
    ooit = week(lopende_trajecten=(bouwers.traject("T9"),))
    assert verschil_met_werkmap({"d": Dossier("d", trajectnummer="T2")}, ooit) == ()


def test_wat_er_aan_een_werkmap_veranderde() -> None:
    toen = rijafdrukken(week(vastgezet=(bouwers.vastgezet("H1", "C1"),)))
    anders = week().model_copy(
        update={"hulpvragen": (bouwers.hulpvraag("H1", urgentie="hoog"), bouwers.hulpvraag("H3"))}
    )
    assert wat_veranderde(toen, rijafdrukken(anders)) == (
        "hulpvragen H1 is veranderd",
        "hulpvragen H2 is weg",
        "hulpvragen H3 is nieuw",
        "vastgezet H1 C1 vastgezet is weg",
    )


def test_de_rij_na_een_besluit_is_die_van_het_voorstel() -> None:
    delen = (deel("A1", "netwerkpartner", 40, rol="deel"), deel("C1", minuten=20, rol="deel"))
    samen = rij_van(keuze("A1", "netwerkpartner", delen, product="basis"), bouwers.hulpvraag(), voorstel())
    assert samen == Rij(
        hulpvraag="H1",
        route="zelf",
        plek="A1",
        soort_plek="netwerkpartner",
        wijkcoach="C1",
        product="basis",
        minuten_per_week=60,
        minuten_wijkcoach=20,
    )
    met_twee = (deel(), deel("C2", minuten=15, rol="tweede_wijkcoach"))
    zelf = rij_van(keuze(delen=met_twee), bouwers.hulpvraag(), voorstel())
    assert (zelf.wijkcoach, zelf.tweede_coach, zelf.minuten_tweede_coach) == ("C1", "C2", 15)
    groep = rij_van(keuze("G-1", "collectief", (deel("G-1", "collectief", 0),)), bouwers.hulpvraag(), voorstel())
    assert (groep.minuten_per_week, groep.wijkcoach) == (0, None)
