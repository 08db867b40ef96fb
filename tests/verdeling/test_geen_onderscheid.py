"""Geen onderscheid: een kolom die geen regel, eis, wens of trede leest, verandert nooit wie waar terechtkomt.

Elke kolom van een werkmap staat hieronder: óf zij telt, met wie haar leest, óf zij telt niet en dat wordt nagerekend.
Een nieuwe kolom laat deze toets falen tot iemand zegt wat zij is.
"""

from random import Random

import pytest
from krappeweken import maak_krappe_week
from test_ladder_metamorf import REGELBOEK, plekken, voorstel, waarden

from wijknetwerk.begrippen import TABELLEN, LopendTraject, Werkvoorraad

TELT: dict[str, dict[str, str]] = {
    "hulpvragen": {
        "nummer": "het lot",
        "wijk": "coach_nabij, aanbieder_gebied, groep_wijk, schil, versnippering",
        "melddatum": "zonder_plek",
        "urgentie": "zonder_plek",
        "huishouden": "wens_huishouden",
        "lopend_traject": "resterende_dagen",
        "thema": "groep_thema",
        "dagdelen": "groep_dagdeel",
        "expertise": "coach_expertise, aanbieder_expertise",
        "minuten_wijkcoach": "het deel bij samen",
        "voorkeur_aanbieder": "wens_voorkeur_inwoner",
        "niet_aanbieder": "wens_niet_gewenst",
        "huidige_plek": "wens_continuiteit",
    },
    "wijkcoaches": {
        "code": "het lot",
        "team": "coach_nabij, evenwicht",
        "wetten": "coach_wet",
        "expertise": "coach_expertise",
        "begeleiding_minuten": "ruimte",
        "overige_minuten": "ruimte",
        "bandbreedte_van": "evenwicht",
        "bandbreedte_tot": "evenwicht",
        "verlof_van": "coach_verlof",
        "verlof_tot": "coach_verlof",
    },
    "aanbieders": {
        "code": "het lot",
        "schil": "schil",
        "systeempartij": "netwerkgrootte",
        "wetten": "aanbieder_wet",
        "gebieden": "aanbieder_gebied",
        "producten": "aanbieder_product",
        "expertise": "aanbieder_expertise",
        "ruimte_basis": "ruimte",
        "ruimte_specialistisch": "ruimte",
        "capaciteitsstand": "aanbieder_stand",
        "capaciteit_datum": "wens_verouderd_cijfer",
        "contract_tot": "aanbieder_contract",
        "ervaring_score": "aanbieder_ervaring",
    },
    "collectief_aanbod": {
        "code": "het lot",
        "thema": "groep_thema",
        "wetten": "groep_wet",
        "wijken": "groep_wijk",
        "dagdeel": "groep_dagdeel",
        "plaatsen": "groepsgrootte",
        "bezet": "groepsgrootte",
        "minimum": "groepsgrootte",
        "start": "groep_start",
        "einde": "groep_start",
    },
    "wijken": {"code": "de sleutel", "gebied": "coach_nabij, netwerkgrootte", "buren": "coach_nabij, groep_wijk"},
    "lopende_trajecten": {
        "nummer": "de sleutel",
        "plek": "ruimte, versnippering",
        "wijk": "versnippering",
        "minuten_per_week": "ruimte",
        "start": "of het deze week loopt",
        "einddatum": "of het deze week loopt, resterende_dagen",
    },
    "vastgezet": {"hulpvraag": "vastgezet", "plek": "vastgezet", "soort": "vastgezet of uitgesloten"},
    "vorig_voorstel": {
        "hulpvraag": "meegedeeld",
        "plek": "meegedeeld",
        "meegedeeld": "meegedeeld",
        "tweede_coach": "wijzigingen, alleen bij herplannen",
        "wijkcoach": "wijzigingen, alleen bij herplannen",
        "volledig": "wijzigingen, alleen bij herplannen",
    },
    "eerdere_weken": {"maandag": "evenwicht", "plek": "evenwicht", "minuten_per_week": "evenwicht"},
}
"""Kolom -> wie haar leest; de velden van een hulpvraag die een regel noemt, staan er vanzelf bij."""

TELT_NIET: dict[str, dict[str, tuple[object, ...]]] = {
    "wijkcoaches": {"contract_minuten": (0, 2400, 60)},
    "aanbieders": {"naam": ("Aa", "Zz (verzonnen)", "Één & ander")},
    "collectief_aanbod": {"naam": ("Aa", "Zz", "Één & ander")},
    "wijken": {"naam": ("Aa", "Zz", "Ander"), "inwoners": (None, 0, 99_999)},
    "lopende_trajecten": {
        "wet": ("wmo", "jeugdwet"),
        "huishouden": (None, "HH1", "HH9"),
        "expertise": ((), ("autisme",), ("lvb",)),
        "evaluatie_ontvangen": ("onbekend", "ja", "nee"),
    },
    "vastgezet": {"reden": ("omdat", "op verzoek"), "door": ("teamleider", "een-ander")},
}
"""Kolom -> andere waarden om in te vullen. Trajecten: expertise telt bij een overdracht, evaluatie bij de afloop."""


def _regelvelden() -> set[str]:
    return {cel.veld.naam for tabel in REGELBOEK.tabellen.values() for regel in tabel.regels for cel in regel.als}


def test_van_elke_kolom_is_gezegd_wie_haar_leest() -> None:
    for tabel, soort in TABELLEN.items():
        telt, telt_niet = set(TELT.get(tabel, {})), set(TELT_NIET.get(tabel, {}))
        regels = _regelvelden() & set(soort.model_fields) if tabel == "hulpvragen" else set()
        assert telt | telt_niet | regels == set(soort.model_fields), tabel
        assert not telt & telt_niet, tabel


def _week(zaad: int) -> Werkvoorraad:
    week = maak_krappe_week(Random(zaad))  # noqa: S311 - een proefweek, geen geheim
    coach, wijk = week.wijkcoaches[0], week.wijken[0]
    loopt = LopendTraject(
        nummer="T1",
        plek=coach.code,
        wet="wmo",
        wijk=wijk.code,
        minuten_per_week=15,
        start=week.week.maandag,
        einddatum=week.week.zondag,
    )
    return week.model_copy(update={"lopende_trajecten": (*week.lopende_trajecten, loopt)})


@pytest.mark.parametrize("zaad", range(5))
def test_wat_niemand_leest_verandert_niets(zaad: int) -> None:
    week, loten = _week(zaad), Random(zaad)  # noqa: S311 - een proefweek, geen geheim
    gewoon = voorstel(week)
    anders = {
        tabel: tuple(
            soort.model_validate(
                rij.model_dump() | {kolom: loten.choice(keuzes) for kolom, keuzes in TELT_NIET[tabel].items()}
            )
            for rij in getattr(week, tabel)
        )
        for tabel, soort in TABELLEN.items()
        if tabel in TELT_NIET
    }
    veranderd = week.model_copy(update=anders)
    assert veranderd != week
    assert plekken(voorstel(veranderd)) == plekken(gewoon)
    assert waarden(voorstel(veranderd)) == waarden(gewoon)
