"""Wat elk op zich te lezen is, maar samen niet kan; de zin per geval staat in verwacht.toml."""

from pathlib import Path

import pytest
from invoerhulp import Wijziging, alleen_kop, kopieer, lees_csv_map, samen, verwacht, zet, zinnen

H, C, A, K = "hulpvragen", "wijkcoaches", "aanbieders", "collectief_aanbod"
W, T, V, VV, INST = "wijken", "lopende_trajecten", "vastgezet", "vorig_voorstel", "instellingen"
EW = "eerdere_weken"

FOUTEN: dict[str, Wijziging] = {
    "dubbele_sleutel": kopieer(H, 2),
    "dubbele_sleutel_op_hoofdletters_na": kopieer(C, 2, code="c1"),
    "dubbel_vastgezet": kopieer(V, 2),
    "vastgezet_en_uitgesloten": kopieer(V, 2, soort="uitgesloten"),
    "twee_keer_vastgezet": kopieer(V, 2, plek="A2"),
    "dubbele_plekcode": zet(K, 2, "code", "A2"),
    "plekcode_geen_plek": zet(K, 2, "code", "geen_plek"),
    "week_twee_keer": kopieer(INST, 2),
    "wijk": zet(H, 2, "wijk", "WK"),
    "wijk_kleine_letters": zet(H, 2, "wijk", "wk1"),
    "buur": zet(W, 2, "buren", "WK2 WK9"),
    "buur_van_zichzelf": zet(W, 2, "buren", "WK1 WK2"),
    "team": zet(C, 2, "team", "Noord"),
    "gebied": zet(A, 2, "gebieden", "G1 G7"),
    "traject_plek_is_een_groep": zet(T, 2, "plek", "K1"),
    "traject_wijk": zet(T, 2, "wijk", "WK8"),
    "voorkeur_aanbieder": zet(H, 2, "voorkeur_aanbieder", "A9"),
    "niet_aanbieder": zet(H, 2, "niet_aanbieder", "A1 A9"),
    "huidige_plek": zet(H, 2, "huidige_plek", "C9"),
    "lopend_traject": zet(H, 2, "lopend_traject", "T9"),
    "vastgezet_hulpvraag": zet(V, 2, "hulpvraag", "H9"),
    "vastgezet_plek": zet(V, 2, "plek", "Q"),
    "vorige_plek": zet(VV, 2, "plek", "C7"),
    "vorige_tweede_coach": zet(VV, 2, "tweede_coach", "A1"),
    "vorige_wijkcoach": zet(VV, 2, "wijkcoach", "A1"),
    "eerdere_week_plek": zet(EW, 2, "plek", "A1"),
    "eerdere_week_dinsdag": zet(EW, 2, "maandag", "10-11-2026"),
    "wijk_van_een_groep": zet(K, 2, "wijken", "WK1,WK3"),
    "expertise_spelfout": zet(H, 2, "expertise", "lvb autism"),
    "expertise_coach": zet(C, 2, "expertise", "ADHD"),
    "expertise_aanbieder": zet(A, 2, "expertise", "LVB"),
    "thema_spelfout": zet(H, 2, "thema", "ontmoeting"),
    "thema_groep": zet(K, 2, "thema", "voetbal"),
    "deel_zo_groot_als_geheel": zet(H, 2, "wijkcoach_uren", "1"),
    "voorkeur_en_liever_niet": zet(H, 3, "niet_aanbieder", "A1"),
    "einddatum_voor_start": zet(T, 2, "einddatum", "01-01-2026"),
    "groep_einde_voor_start": zet(K, 2, "einde", "31-08-2026"),
    "verlof_omgekeerd": samen(zet(C, 2, "verlof_van", "10-11-2026"), zet(C, 2, "verlof_tot", "09-11-2026")),
    "verlof_zonder_begin": zet(C, 2, "verlof_tot", "09-11-2026"),
    "bezet_boven_plaatsen": zet(K, 2, "bezet", "7"),
    "minimum_boven_plaatsen": zet(K, 2, "minimum", "7"),
    "bandbreedte_omgekeerd": zet(C, 2, "bandbreedte_van_uren", "10,5"),
    "begeleiding_boven_contract": zet(C, 2, "contract_uren", "8"),
    "vastgezet_op_verlopen_contract": zet(A, 2, "contract_tot", "21-11-2026"),
    "week_bestaat_niet": zet(INST, 2, "waarde", "2025-W53"),
    "week_los_geschreven": zet(INST, 2, "waarde", "week 47 2026"),
    "week_zonder_w": zet(INST, 2, "waarde", "2026-47"),
    "week_54": zet(INST, 2, "waarde", "2026-54"),
    "instelling_onbekend": zet(INST, 2, "instelling", "weken"),
    "week_ontbreekt": zet(INST, 2, "waarde", ""),
}


@pytest.mark.parametrize("naam", FOUTEN)
def test_samenhang(naam: str, tmp_path: Path) -> None:
    lezing = lees_csv_map(tmp_path / "werkmap", FOUTEN[naam])
    assert lezing.werkvoorraad is None
    assert zinnen(lezing) == verwacht("samenhang", naam)


WAARSCHUWINGEN: dict[str, Wijziging] = {
    "contract_verlopen": zet(A, 3, "contract_tot", "21-11-2026"),
    "overbezette_start": zet(T, 2, "uren_per_week", "10,5"),
    "te_groot_verzoek": zet(H, 2, "uren_per_week", "30,5"),
    "te_groot_verzoek_zonder_deel": zet(H, 2, "uren_per_week", "20,5"),
    "melding_na_de_week": zet(H, 2, "melddatum", "23-11-2026"),
    "eenzijdige_buren": zet(W, 3, "buren", ""),
    "geen_hulpvragen": samen(alleen_kop(H), alleen_kop(V)),
}


@pytest.mark.parametrize("naam", WAARSCHUWINGEN)
def test_een_waarschuwing_houdt_niets_tegen(naam: str, tmp_path: Path) -> None:
    lezing = lees_csv_map(tmp_path / "werkmap", WAARSCHUWINGEN[naam])
    assert zinnen(lezing) == []
    assert lezing.werkvoorraad is not None
    assert [str(melding) for melding in lezing.waarschuwingen] == verwacht("waarschuwing", naam)


@pytest.mark.parametrize(
    "wijziging",
    [
        zet(T, 2, "einddatum", "15-11-2026"),
        zet(T, 2, "start", "23-11-2026"),
        zet(H, 2, "uren_per_week", "20"),
        samen(zet(H, 2, "deel_door_wijkcoach", "onbekend"), zet(H, 2, "uren_per_week", "30")),
        zet(A, 2, "contract_tot", "22-11-2026"),
        zet(H, 2, "melddatum", "22-11-2026"),
        samen(zet(H, 2, "wijkcoach_uren", "0,98")),
        samen(zet(C, 2, "verlof_van", "09-11-2026"), zet(C, 2, "verlof_tot", "09-11-2026")),
        zet(C, 2, "verlof_van", "09-11-2026"),
        samen(zet(K, 2, "bezet", "6"), zet(K, 2, "minimum", "6"), zet(K, 2, "einde", "01-09-2026")),
        zet(C, 2, "bandbreedte_van_uren", "10"),
        zet(C, 2, "contract_uren", "10"),
    ],
)
def test_precies_op_de_grens_is_goed(wijziging: Wijziging, tmp_path: Path) -> None:
    lezing = lees_csv_map(tmp_path / "werkmap", samen(zet(T, 2, "uren_per_week", "10"), wijziging))
    assert (zinnen(lezing), lezing.waarschuwingen) == ([], ())


@pytest.mark.parametrize("dag", ["16-11-2026", "22-11-2026"])
def test_een_traject_dat_de_week_raakt_telt_als_belasting(dag: str, tmp_path: Path) -> None:
    wijziging = samen(zet(T, 2, "uren_per_week", "11"), zet(T, 2, "start", dag), zet(T, 2, "einddatum", dag))
    assert len(lees_csv_map(tmp_path / "werkmap", wijziging).waarschuwingen) == 1


@pytest.mark.parametrize(("start", "eind"), [("01-11-2026", "15-11-2026"), ("23-11-2026", "30-11-2026")])
def test_een_traject_buiten_de_week_telt_niet(start: str, eind: str, tmp_path: Path) -> None:
    wijziging = samen(zet(T, 2, "uren_per_week", "11"), zet(T, 2, "start", start), zet(T, 2, "einddatum", eind))
    assert lees_csv_map(tmp_path / "werkmap", wijziging).waarschuwingen == ()


def test_een_afgekeurde_sleutel_geeft_geen_reeks_onbekende_verwijzingen(tmp_path: Path) -> None:
    wijziging = samen(
        zet(W, 2, "code", "W#1"), zet(W, 3, "buren", ""), zet(H, 2, "wijk", "WK2"), zet(K, 2, "wijken", "")
    )
    lezing = lees_csv_map(tmp_path / "werkmap", samen(wijziging, zet(T, 2, "wijk", "WK2")))
    assert [(melding.bestand, melding.cel) for melding in lezing.fouten] == [("wijken.csv", "A2")]


def test_alle_fouten_van_alle_tabellen_komen_tegelijk_en_op_volgorde(tmp_path: Path) -> None:
    wijziging = samen(
        *(zet(H, 3, "wet", "wmoo"), zet(H, 2, "uren_per_week", "x"), zet(H, 2, "crisis", "?")),
        *(zet(C, 2, "contract_uren", "8"), zet(T, 2, "wijk", "WK7"), zet(V, 2, "soort", "vast")),
        zet(INST, 2, "waarde", "47"),
    )
    lezing = lees_csv_map(tmp_path / "werkmap", wijziging)
    assert [f"{melding.bestand}!{melding.cel}" for melding in lezing.fouten] == [
        "hulpvragen.csv!E2",
        "hulpvragen.csv!J2",
        "hulpvragen.csv!B3",
        "instellingen.csv!B2",
        "lopende_trajecten.csv!D2",
        "vastgezet.csv!C2",
        "wijkcoaches.csv!F2",
    ]
