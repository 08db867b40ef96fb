"""Wat boven wat gaat, wat vóór en wat na de verdeling geldt, en wat beide regelsets onderscheidt."""

from datetime import date
from itertools import product
from typing import Any

import numpy as np
import pytest
from regelmap import BOEKEN, NETWERK, PILOT

from wijknetwerk.begrippen import (
    Aanleiding,
    Doel,
    Hulpvraag,
    Oordeel,
    Product,
    Route,
    Specialisme,
    Wet,
    ZesOgen,
)
from wijknetwerk.regels import Herkomst, Kolom, Regelboek, Soort
from wijknetwerk.regels.getallen import NODIGE_GEWICHTEN, NODIGE_PARAMETERS

GEWOON: dict[str, Any] = {
    "crisis": "nee",
    "veiligheidsrisico": "nee",
    "uitstelbaar": "ja",
    "wlz_indicatie": "nee",
    "resterende_dagen": -1,
    "collectief_passend": "nee",
    "contra_indicatie_groep": "nee",
    "collectief_beschikbaar": "nee",
    "inwoner_wil_aanbieder": "nee",
    "zes_ogen": "nog_niet_gewogen",
    "deel_door_wijkcoach": "nee",
    "verwachte_duur_weken": 16,
    "waakvlam": "nee",
    "doel": "zelfstandigheid_vergroten",
    "specialisme": "basis",
    "expertise_in_team": "ja",
    "minuten_per_week": 60,
}


@pytest.fixture(params=list(BOEKEN))
def boek(request: pytest.FixtureRequest) -> Regelboek:
    return BOEKEN[request.param]


def route(boek: Regelboek, **anders: object) -> str | None:
    return boek.tabel("route").beslis(boek.kolommen([GEWOON | anders])).uitkomst[0]


def navragen(boek: Regelboek, **anders: object) -> tuple[str, ...]:
    return boek.tabel("route").beslis(boek.kolommen([GEWOON | anders])).navragen(0)


def test_zelf_begeleiden_tenzij(boek: Regelboek) -> None:
    assert route(boek) == "zelf"
    assert route(boek, verwachte_duur_weken=27) == "aanbieder"
    assert route(boek, doel="stabiliseren") == "aanbieder"
    assert route(boek, expertise_in_team="nee", deel_door_wijkcoach="ja") == "samen"


def test_waakvlam_mag_lang_duren_en_stabiel_houden_als_het_licht_is(boek: Regelboek) -> None:
    lang = {"waakvlam": "ja", "doel": "stabiliseren", "verwachte_duur_weken": 104}
    assert route(boek, **lang, minuten_per_week=28) == "zelf"
    assert route(boek, **lang, minuten_per_week=29) == "aanbieder"


def test_de_volgorde_van_de_routes(boek: Regelboek) -> None:
    alles = {
        "crisis": "ja",
        "veiligheidsrisico": "ja",
        "uitstelbaar": "nee",
        "wlz_indicatie": "ja",
        "resterende_dagen": 300,
        "collectief_passend": "ja",
        "collectief_beschikbaar": "ja",
        "inwoner_wil_aanbieder": "ja",
    }
    gezien = [route(boek, **alles)]
    for veld in ("crisis", "veiligheidsrisico", "wlz_indicatie", "resterende_dagen", "collectief_passend"):
        alles[veld] = GEWOON[veld]
        gezien.append(route(boek, **alles))
    assert gezien == ["crisishulp", "aanbieder_met_spoed", "wlz", "loopt_door", "collectief", "opnieuw_wegen"]
    assert route(boek, inwoner_wil_aanbieder="ja", zes_ogen="zelf_passend") == "zelf"


def test_spoed_gaat_boven_een_onbekende_wlz_indicatie_en_looptijd(boek: Regelboek) -> None:
    spoed = {"veiligheidsrisico": "ja", "uitstelbaar": "nee"}
    assert route(boek, **spoed, wlz_indicatie=None, resterende_dagen=None, doel=None) == "aanbieder_met_spoed"


def test_onbekende_duur_of_doel_wordt_alleen_nagevraagd_als_het_ertoe_doet(boek: Regelboek) -> None:
    assert navragen(boek, verwachte_duur_weken=None, doel=None) == ("verwachte_duur_weken", "doel")
    assert route(boek, verwachte_duur_weken=None, doel=None, specialisme="hoog_specialistisch") == "aanbieder"
    assert navragen(boek, verwachte_duur_weken=None, doel=None, specialisme="hoog_specialistisch") == ()
    assert navragen(boek, verwachte_duur_weken=None, doel=None, waakvlam="ja", minuten_per_week=20) == ()


def test_onbekende_crisis_vraagt_alleen_naar_crisis(boek: Regelboek) -> None:
    assert route(boek, crisis=Oordeel.ONBEKEND) is None
    assert navragen(boek, crisis=Oordeel.ONBEKEND, deel_door_wijkcoach=None) == ("crisis",)


def test_de_waarde_van_een_onbekende_waakvlam_doet_er_soms_niet_toe(boek: Regelboek) -> None:
    """Ruim een jaar en een uur per week: is het geen waakvlam, dan te lang, en anders te zwaar."""
    assert route(boek, waakvlam=None, verwachte_duur_weken=60) == "aanbieder"
    assert navragen(boek, waakvlam=None, verwachte_duur_weken=60) == ()


def test_een_gegeven_kolom_gaat_voor_de_tabel_erachter(boek: Regelboek) -> None:
    assert route(boek, tenzij_geldt="ja") == "aanbieder"
    assert navragen(boek, tenzij_geldt=None) == ("tenzij_geldt",)


def test_geen_ruimte_telt_pas_na_de_verdeling(boek: Regelboek) -> None:
    kolommen = boek.kolommen([GEWOON | {"ruimte_in_team": "nee"}])
    voor, na = (boek.tabel("tenzij").beslis(kolommen, fase) for fase in ("voor", "na"))
    assert voor.geldig(0) == ()
    assert [regel.id for regel in na.geldig(0)] == ["TZ-07"]
    assert "TZ-07" not in {regel.id for regel in voor.regels}
    assert boek.tabel("route").beslis(kolommen).uitkomst == ("zelf",)


def test_de_tweede_schil_om_capaciteit_heeft_na_de_verdeling_haar_eigen_reden() -> None:
    boek = BOEKEN[NETWERK]
    geval = {
        "in_netwerkgebied": "ja",
        "deelnemer": "nee",
        "netwerk_heeft_expertise": "ja",
        "netwerk_heeft_ervaring": "ja",
        "eerste_schil_vol": "ja",
    }
    kolommen = boek.kolommen([geval])
    voor, na = (boek.tabel("schil").beslis(kolommen, fase) for fase in ("voor", "na"))
    assert voor.uitkomst == na.uitkomst == ("tweede_schil_capaciteit",)
    assert [regel.id for uitslag in (voor, na) for regel in uitslag.beslissend(0)] == ["SC-03b", "SC-03"]


def test_voor_de_verdeling_geldt_er_precies_een_schilregel() -> None:
    """De regels van de schil sluiten elkaar uit: hun volgorde doet er niet toe."""
    boek = BOEKEN[NETWERK]
    tabel = boek.tabel("schil")
    antwoorden = product(("ja", "nee"), repeat=len(tabel.velden))
    kolommen = boek.kolommen([dict(zip(tabel.velden, geval, strict=True)) for geval in antwoorden])
    assert (tabel.beslis(kolommen).zeker.sum(axis=1) == 1).all()
    na = tabel.beslis(kolommen, "na")
    eigen, algemeen = ([regel.id for regel in na.regels].index(naam) for naam in ("SC-03", "SC-03b"))
    vol = kolommen["eerste_schil_vol"].codes == 1
    assert (na.zeker[:, eigen] == (na.zeker[:, algemeen] & vol)).all()


def test_samen_en_aanbieder_rusten_op_een_reden_om_niet_zelf_te_begeleiden(boek: Regelboek) -> None:
    for regel in boek.tabel("route").regels[-2:]:
        assert {cel.veld.naam: cel.tekst for cel in regel.als}["tenzij_geldt"] == "ja"


def test_het_casuistiekoverleg_noemt_beide_aanleidingen(boek: Regelboek) -> None:
    """Komt er ooit een derde aanleiding bij, dan hoort die hier niet vanzelf onder."""
    (regel,) = (regel for regel in boek.tabel("meekijken").regels if regel.id == "MK-08")
    assert {cel.veld.naam: cel.tekst for cel in regel.als}["aanleiding"] == "nieuw of afloop"


def test_in_de_pilot_is_er_geen_netwerk_en_geen_tweede_schil() -> None:
    boek = BOEKEN[PILOT]
    assert (boek.gebieden, boek.wetten) == ((), (Wet.WMO,))
    uitslag = boek.tabel("schil").beslis({"deelnemer": Kolom.ja_nee(np.array([True, False]))})
    assert uitslag.uitkomst == ("aanbieder", "aanbieder")


def test_het_wijknetwerk_werkt_in_twee_gebieden_en_voor_beide_wetten() -> None:
    boek = BOEKEN[NETWERK]
    assert (boek.gebieden, boek.wetten) == (("NW", "RKV"), (Wet.WMO, Wet.JEUGDWET))


PARTNERDREMPELS = {
    "zorgvolume_min_minuten_per_week": 2400,
    "basis_min_procent": 25,
    "loondienst_min_procent": 51,
    "zzp_max_procent": 30,
}
PARTNERVELDEN = set(BOEKEN[NETWERK].tabel("partnerselectie").velden)


def test_de_getallen_van_beide_sets(boek: Regelboek) -> None:
    """De waarden staan hier nog eens, zodat een verschreven drempel opvalt."""
    assert {naam: boek.getal(naam) for naam in NODIGE_PARAMETERS} == {
        "kortdurend_weken": 26,
        "waakvlam_max_minuten_per_week": 28,
        "loopt_door_dagen": 42,
        "evaluatie_dagen_voor_einde": 42,
        "evenwicht_weken": 4,
        "orientatie_maanden": 3,
        "gecombineerd_min_minuten_per_week": 240,
        "gecombineerd_deel_specialistisch_procent": 50,
        "samen_deel_wijkcoach_procent": 50,
        "tweede_coach_minuten_per_week": 15,
        "ervaring_minimum": 6,
        "capaciteit_verouderd_dagen": 14,
        "collectief_wachtweken": 4,
        "netwerk_maximum": 8,
        "reserve_schaars_procent": 0,
        "onderzoek_weken": 6,
        "beschikking_weken": 2,
        "termijn_nadert_dagen": 14,
        "wlz_weinig_minuten_per_week": 120,
    }
    urgentie = [boek.getal(f"urgentie_{naam}") for naam in ("laag", "normaal", "hoog")]
    assert (urgentie, boek.getal("termijn_nadert"), boek.getal("termijn_verlopen")) == ([1, 2, 4], 2, 3)
    treden = ("collectief", "zelf", "netwerkpartner", "aanbieder", "tweede_schil", "geen_plek")
    assert [boek.getal(f"trede_{naam}") for naam in treden] == [0, 1, 2, 2, 3, 4]
    assert {naam.removeprefix("wens_"): boek.getal(naam) for naam in NODIGE_GEWICHTEN if naam.startswith("wens_")} == {
        "voorkeur_inwoner": 6,
        "niet_gewenst": 12,
        "continuiteit": 4,
        "nabijheid": 3,
        "eerst_beoordelen": 2,
        "verouderd_cijfer": 1,
        "deel_door_wijkcoach": 3,
        "huishouden": 4,
    }
    assert boek.getal("evenwicht_buiten_bandbreedte") == 2
    partner = {naam: waarde for naam, waarde in boek.drempels.items() if naam in PARTNERDREMPELS}
    assert partner == (PARTNERDREMPELS if boek.gebieden else {})
    assert boek.drempels == partner | {naam: boek.getal(naam) for naam in (*NODIGE_PARAMETERS, *NODIGE_GEWICHTEN)}


def test_velden_kennen_dezelfde_antwoorden_als_de_begrippen(boek: Regelboek) -> None:
    keuzes = {
        "wet": Wet,
        "aanleiding": Aanleiding,
        "doel": Doel,
        "specialisme": Specialisme,
        "zes_ogen": ZesOgen,
        "route": Route,
        "product": Product,
    }
    for naam, begrip in keuzes.items():
        assert set(boek.velden[naam].waarden) == {str(w) for w in begrip} - {"onbekend"} | (
            {"geen"} & set(boek.velden[naam].waarden)
        )
    for veld in boek.velden.values():
        if veld.herkomst is Herkomst.AFGELEID or veld.naam in PARTNERVELDEN:
            assert veld.naam not in Hulpvraag.model_fields
        else:
            soort = Hulpvraag.model_fields[veld.naam].annotation
            assert (veld.soort is Soort.JA_NEE) == (soort is Oordeel)
    assert {naam for naam, veld in boek.velden.items() if veld.fase == "na"} == {"ruimte_in_team", "eerste_schil_vol"}


def test_elk_veld_heeft_een_vraag_en_elke_vraag_is_een_vraag(boek: Regelboek) -> None:
    assert all(boek.vraag(naam).endswith("?") for naam in boek.velden)


def test_elke_aanname_noemt_haar_open_vraag(boek: Regelboek) -> None:
    namen = {aanname.naam for aanname in boek.aannames}
    assert {"kortdurend_weken", "TZ-06", "RT-01", "MK-06"} <= namen
    assert all(aanname.open_vraag for aanname in boek.aannames)
    bestanden = {aanname.bestand for aanname in boek.aannames}
    assert bestanden <= {f"{naam}.toml" for naam in (*boek.tabellen, "parameters", "gewichten")}


def test_een_zin_noemt_de_waarden_en_schrijft_minuten_als_uren(boek: Regelboek) -> None:
    regels = {regel.id: regel for tabel in boek.tabellen.values() for regel in tabel.regels}
    lang = regels["TZ-03"].zin({"verwachte_duur_weken": 60})
    assert lang == "De begeleiding duurt naar verwachting 60 weken; kortdurend is tot en met 26 weken."
    assert regels["TZ-08"].zin({"minuten_per_week": 90}) == (
        "De vraag is waakvlam, maar vraagt 1,5 uur per week; waakvlam is hoogstens 0,47 uur per week."
    )
    assert "onbekend weken" in regels["TZ-03"].zin({"verwachte_duur_weken": None})
    assert "31-12-2026" in regels["TE-06"].zin({"datum": date(2026, 12, 31)})


def test_elke_zin_laat_zich_invullen(boek: Regelboek) -> None:
    for tabel in boek.tabellen.values():
        for regel in tabel.regels:
            zin = regel.zin({"datum": date(2026, 1, 1)})
            assert "{" not in zin
            assert zin.endswith(".")
