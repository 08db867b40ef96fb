"""Een week met het werkboek: voorstellen, invullen in Excel, inleveren, vaststellen en de volgende week."""

import io
import json
import shutil
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from draaien import Draai

Vul = Callable[..., Path]
GEZET = ("--gezet", "besproken", "--gezet", "wensen_gevraagd", "--gezet", "clientondersteuning_genoemd")


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Een werkmap van klein met haar voorstel, één keer gemaakt."""
    from draaien import draai  # noqa: PLC0415 - dezelfde naam als de fixture

    map_ = tmp_path_factory.mktemp("week")
    from wijknetwerk import meegeleverd  # noqa: PLC0415

    shutil.copytree(meegeleverd.pad("voorbeelddata") / "klein", map_ / "werkmap")
    uit = draai("voorstel", map_ / "werkmap", "--uit", map_ / "uit")
    assert uit.exit_code == 0, uit.output
    return map_


@pytest.fixture
def week(gemaakt: Path, tmp_path: Path) -> Path:
    shutil.copytree(gemaakt, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def vul(week: Path) -> Vul:
    """Vult het werkboek in zoals een mens in Excel: per hulpvraag de cellen die je noemt."""

    def _vul(cellen: dict[str, dict[str, Any]], doe: Callable[[Any], None] = lambda _: None) -> Path:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl kent de staven op het blad belasting niet
            boek = openpyxl.load_workbook(io.BytesIO((week / "uit" / "voorstel.xlsx").read_bytes()))
        blad = boek["besluiten"]
        kop = [cel.value for cel in blad[1]]
        for rij in blad.iter_rows(min_row=2):
            for kolom, waarde in cellen.get(rij[0].value, {}).items():
                rij[kop.index(kolom)].value = waarde
        doe(boek)
        pad = week / "uit" / "besluiten.xlsx"
        boek.save(pad)
        return pad

    return _vul


@pytest.fixture
def plekken(week: Path) -> dict[str, Any]:
    voorstel = json.loads((week / "uit" / "voorstel.json").read_text(encoding="utf-8"))
    return {rij["hulpvraag"]: rij for rij in voorstel["rijen"]}


def zonder_zes_ogen(week: Path, plekken: dict[str, Any]) -> list[str]:
    wil = (week / "werkmap" / "hulpvragen.csv").read_text(encoding="utf-8-sig").splitlines()
    kop = wil[0].split(";")
    ja = {rij.split(";")[0] for rij in wil[1:] if rij.split(";")[kop.index("inwoner_wil_aanbieder")] == "ja"}
    return [nummer for nummer, rij in plekken.items() if rij["plek"] and nummer not in ja]


def lever_in(draai: Draai, week: Path, pad: Path, *meer: str):  # noqa: ANN201 - de uitkomst van click
    return draai("besluit", week / "werkmap", pad, "--door", "Anja", "--journaal", week / "j.sqlite3", *meer)


def test_een_hele_week(draai: Draai, week: Path, vul: Vul, plekken: dict[str, Any]) -> None:
    kan = zonder_zes_ogen(week, plekken)
    pad = vul({nummer: {"besluit": "overnemen", "besloten door": "Anja", "datum": "18-11-2026"} for nummer in kan})
    eerste = json.loads(lever_in(draai, week, pad, "--json").stdout)
    assert sum(een["handeling"] == "besloten" for een in eerste["nieuw"]) == len(kan)
    tweede = json.loads(lever_in(draai, week, pad, "--json").stdout)
    assert (tweede["nieuw"], len(tweede["al_bekend"]), tweede["anker"]) == ([], len(kan), eerste["anker"])

    journaal = ("--journaal", week / "j.sqlite3")
    niet = draai("stel-vast", "--door", "Dirk", *GEZET[:4], *journaal)
    assert (niet.exit_code, "clientondersteuning_genoemd" in niet.stderr) == (4, True)
    assert draai("stel-vast", "--door", "Dirk", *GEZET, *journaal).exit_code == 0
    assert draai("journaal", "controleer", "--anker", eerste["anker"], *journaal).exit_code == 0

    na = draai("volgende-week", week / "werkmap", "--uit", week / "volgend", "--json", *journaal)
    assert na.exit_code == 0, na.stderr
    assert json.loads(na.stdout)["week"] == "2026-W48"
    weer = draai("controleer", week / "volgend")
    assert weer.exit_code == 0, weer.stderr
    nummers = (week / "volgend" / "hulpvragen.csv").read_text(encoding="utf-8-sig")
    assert not any(f"\n{nummer};" in nummers for nummer in kan)
    assert (week / "volgend" / "lijst_wachtlijst.csv").exists()
    assert draai("volgende-week", week / "werkmap", "--uit", week / "volgend", *journaal).exit_code == 2

    oud = lever_in(draai, week, pad)
    assert oud.exit_code == 0  # dezelfde week, hetzelfde werkboek: er komt niets bij


def test_waarom_geen_groep_is_een_van_de_drie_redenen_van_de_brief(
    draai: Draai, week: Path, vul: Vul, plekken: dict[str, Any]
) -> None:
    geen, leeg, *_ = (n for n in zonder_zes_ogen(week, plekken) if plekken[n]["soort_plek"] != "collectief")
    groep = next(nummer for nummer, rij in plekken.items() if rij["soort_plek"] == "collectief")
    rij = {"besluit": "overnemen", "besloten door": "Anja"}
    fout = {geen: rij | {"waarom geen groep": "weet niet"}, leeg: {"besluit": "aanhouden", "waarom geen groep": "vol"}}
    niet = lever_in(draai, week, vul(fout))
    assert niet.exit_code == 3
    assert niet.stderr.count("verwacht beperkt aanwezig, geen passend aanbod of niet bekend") == 2
    aangehouden = lever_in(draai, week, vul({leeg: {"besluit": "aanhouden", "waarom geen groep": "niet bekend"}}))
    assert (aangehouden.exit_code, "nog niet gekozen" in aangehouden.stderr) == (3, True)
    toch = lever_in(draai, week, vul({groep: rij | {"waarom geen groep": "Niet bekend"}}))
    assert (toch.exit_code, "is een groep; maak" in toch.stderr) == (4, True)
    wel = lever_in(draai, week, vul({geen: rij | {"waarom geen groep": "niet bekend"}, leeg: rij}), "--json")
    assert wel.exit_code == 0, wel.stderr
    besloten = {b["hulpvraag"]: b["gegevens"] for b in json.loads(wel.stdout)["nieuw"] if b["handeling"] == "besloten"}
    assert besloten[geen]["collectief_niet"] == "niet_bekend"
    assert besloten[leeg]["collectief_niet"] in {"niet_passend", "niet_beschikbaar", "vol"}


def test_leeg_inleveren_legt_alleen_het_voorstel_vast(
    draai: Draai, week: Path, vul: Vul, plekken: dict[str, Any]
) -> None:
    uit = json.loads(lever_in(draai, week, vul({}), "--json").stdout)
    soorten = {een["handeling"] for een in uit["nieuw"]}
    assert soorten <= {"voorstel_gemaakt", "overgenomen"}
    assert sum(een["handeling"] == "voorstel_gemaakt" for een in uit["nieuw"]) == len(plekken)


def test_alle_fouten_in_een_keer_en_niets_vastgelegd(
    draai: Draai, week: Path, vul: Vul, plekken: dict[str, Any]
) -> None:
    a, b, c, d = zonder_zes_ogen(week, plekken)[:4]

    def knoei(boek: Any) -> None:
        blad = boek["besluiten"]
        per = {rij[0].value: rij for rij in blad.iter_rows(min_row=2)}
        per[a][5].value = "een andere reden"
        blad.append([cel.value for cel in per[d]])
        blad.append(["H-bestaat-niet", "", "", "", "", "", "", "overnemen"])

    pad = vul(
        {
            b: {"besluit": "afwijken"},
            c: {"besluit": "overneme", "datum": "31-02-2026", "plek na besluit": "X1"},
            d: {"besluit": "overnemen", "reden van afwijking": "bsn 111222333"},
        },
        knoei,
    )
    uit = lever_in(draai, week, pad)
    assert uit.exit_code == 3
    for zin in (
        "alleen de lichte kolommen",
        "staat er twee keer",
        "staat niet in het voorstel",
        "bij afwijken hoort een plek",
        "bij afwijken hoort een reden",
        "bedoelde u «overnemen»",
        "verwacht een datum",
        "burgerservicenummer",
    ):
        assert zin in uit.stderr, zin
    assert "111222333" not in uit.output
    assert not (week / "j.sqlite3").exists()


def test_een_rij_of_kolom_die_weg_is(draai: Draai, week: Path, vul: Vul) -> None:
    uit = lever_in(draai, week, vul({}, lambda boek: boek["besluiten"].delete_rows(3)))
    assert (uit.exit_code, "ontbreekt; zet haar terug" in uit.stderr) == (3, True)
    uit = lever_in(draai, week, vul({}, lambda boek: boek["besluiten"].delete_cols(2)))
    assert (uit.exit_code, "de kolom vraag ontbreekt" in uit.stderr) == (3, True)
    uit = lever_in(draai, week, vul({}, lambda boek: boek.remove(boek["uitleg"])))
    assert (uit.exit_code, "het blad uitleg ontbreekt" in uit.stderr) == (3, True)
    for vreemd, zin in (("voorstel.csv", "verwacht het ingevulde voorstel.xlsx"), ("weg.xlsx", "bestaat niet")):
        niet = lever_in(draai, week, week / "uit" / vreemd)
        assert (niet.exit_code, zin in niet.stderr) == (3, True), niet.stderr
    kapot = week / "uit" / "kapot.xlsx"
    kapot.write_bytes(b"geen werkboek")
    assert lever_in(draai, week, kapot).exit_code == 3


def test_een_veranderde_werkmap_zegt_wat_er_veranderde(draai: Draai, week: Path, vul: Vul) -> None:
    pad, csv = vul({}), week / "werkmap" / "hulpvragen.csv"
    kop, eerste, *rest = csv.read_text(encoding="utf-8-sig").splitlines()
    anders = eerste.split(";")
    plaats = kop.split(";").index("urgentie")
    anders[plaats] = "laag" if anders[plaats] != "laag" else "hoog"
    csv.write_text("\n".join([kop, ";".join(anders), *rest]) + "\n", encoding="utf-8-sig")
    uit = lever_in(draai, week, pad)
    assert uit.exit_code == 4
    assert "gemaakt op een andere werkmap" in uit.stderr
    assert f"hulpvragen {anders[0]} is veranderd" in uit.stderr
    assert "2 bezwaren" in uit.stderr


def test_een_werkboek_van_een_andere_week_noemt_beide_weken(draai: Draai, week: Path, vul: Vul) -> None:
    uit = lever_in(draai, week, vul({}), "--week", "2026-W48")
    assert (uit.exit_code, "van week 2026-W47 en de werkmap van week 2026-W48" in uit.stderr) == (4, True)


def test_een_ander_voorstel_dan_dat_van_het_werkboek(draai: Draai, week: Path, vul: Vul) -> None:
    pad = vul({})
    json_ = week / "uit" / "voorstel.json"
    inhoud = json.loads(json_.read_text(encoding="utf-8"))
    inhoud["kengetallen"]["hulpvragen"] += 1
    json_.write_text(json.dumps(inhoud), encoding="utf-8")
    uit = lever_in(draai, week, pad)
    assert (uit.exit_code, "hoort niet bij dit voorstel" in uit.stderr) == (4, True)
    json_.write_text("{}", encoding="utf-8")
    assert lever_in(draai, week, pad).exit_code == 3
    json_.unlink()
    assert lever_in(draai, week, pad).exit_code == 0  # dan wordt het opnieuw berekend, en is het gelijk


def test_twee_teamleiders_met_hetzelfde_werkboek(draai: Draai, week: Path, vul: Vul, plekken: dict[str, Any]) -> None:
    nummer = zonder_zes_ogen(week, plekken)[0]
    assert lever_in(draai, week, vul({nummer: {"besluit": "overnemen", "besloten door": "Anja"}})).exit_code == 0
    uit = lever_in(draai, week, vul({nummer: {"besluit": "overnemen", "besloten door": "Bert"}}))
    assert uit.exit_code == 4
    assert "sinds Anja" in uit.stderr
    assert "niets overschreven" in uit.stderr


def test_afwijken_naar_een_plek_die_kan_en_die_niet_kan(
    draai: Draai, week: Path, vul: Vul, plekken: dict[str, Any]
) -> None:
    kan = [
        (nummer, ander["plek"])
        for nummer in zonder_zes_ogen(week, plekken)
        for ander in plekken[nummer]["alternatieven"]
        if ander["toegestaan"] and not ander["redenen"]
    ]
    nummer, plek = kan[0]
    mag_niet = next(a["plek"] for a in plekken[nummer]["alternatieven"] if not a["toegestaan"])
    rij = {"besluit": "afwijken", "reden van afwijking": "kent het gezin", "besloten door": "Anja"}
    niet = lever_in(draai, week, vul({nummer: rij | {"plek na besluit": mag_niet}}))
    assert (niet.exit_code, "kan niet" in niet.stderr) == (4, True), niet.stderr
    vreemd = lever_in(draai, week, vul({nummer: rij | {"plek na besluit": "nergens"}}))
    assert (vreemd.exit_code, "staat niet in de werkmap" in vreemd.stderr) == (4, True)
    wel = lever_in(draai, week, vul({nummer: rij | {"plek na besluit": f"{plek} · naam"}}), "--json")
    assert wel.exit_code == 0, wel.stderr
    keuze = next(een for een in json.loads(wel.stdout)["nieuw"] if een["handeling"] == "afgeweken")
    assert keuze["gegevens"]["plek"] == plek
    assert keuze["reden"] == "kent het gezin"


def test_de_toets_zit_in_het_vastleggen(draai: Draai, week: Path, vul: Vul, monkeypatch: pytest.MonkeyPatch) -> None:
    from wijknetwerk.journaal import inleveren  # noqa: PLC0415 - laadt Django
    from wijknetwerk.toets import Bevinding, Soort  # noqa: PLC0415 - idem

    vondst = Bevinding(soort=Soort.RUIMTE, over="C1", zin="te vol")
    monkeypatch.setattr(inleveren, "toets_besloten", lambda *_: (vondst,))
    uit = lever_in(draai, week, vul({}))
    assert (uit.exit_code, "C1: de toets zegt: te vol" in uit.stderr) == (4, True)
    assert draai("journaal", "toon", "--journaal", week / "j.sqlite3").stdout == "0 boekingen\n"


def test_stap_verwijder_bewaar_en_herstel(draai: Draai, week: Path, vul: Vul, plekken: dict[str, Any]) -> None:
    journaal = ("--journaal", week / "j.sqlite3")
    nummer = next(n for n in zonder_zes_ogen(week, plekken) if plekken[n]["soort_plek"] == "zelf")
    lever_in(draai, week, vul({nummer: {"besluit": "overnemen", "besloten door": "Anja"}}))
    assert draai("stel-vast", nummer, "--door", "Dirk", *GEZET, *journaal).exit_code == 0
    dirk = ("--door", "Dirk", "--rol", "teamleider", *journaal)
    assert draai("stap", nummer, "toegewezen", *dirk).exit_code == 4
    assert draai("stap", nummer, "begonnen", "--datum", "23-11-2026", *dirk).exit_code == 0
    assert draai("stap", nummer, "opgeschaald", *dirk).exit_code == 2
    assert draai("stap", nummer, "opgeschaald", "--uren", "veel", *dirk).exit_code == 2
    meer = draai("stap", nummer, "opgeschaald", "--uren", "9,5", "--datum", "07-12-2026", "--reden", "zwaarder", *dirk)
    assert meer.exit_code == 0, meer.stderr
    assert draai("stap", nummer, "geeindigd", *dirk, "--reden", "bsn 111222333").exit_code == 2
    assert (
        draai("stap", nummer, "geeindigd", "--eindreden", "volgens_plan", "--datum", "01-03-2027", *dirk).exit_code == 0
    )
    assert draai("journaal", "bewaar", week / "kopie", *journaal).exit_code == 0
    weg = ("--reden", "verzoek van de inwoner", "--door", "Dirk", *journaal)
    assert draai("journaal", "verwijder", *weg).exit_code == 2
    assert draai("journaal", "verwijder", "H-nergens", *weg).exit_code == 4
    assert draai("journaal", "verwijder", "--verlopen", *weg).exit_code == 0
    assert draai("journaal", "verwijder", nummer, *weg).exit_code == 0
    assert nummer not in draai("journaal", "toon", *journaal).stdout.split()
    assert draai("journaal", "controleer", *journaal).exit_code == 0
    terug = ("--journaal", week / "terug.sqlite3")
    assert draai("journaal", "herstel", week / "kopie", *terug).exit_code == 0
    assert nummer in draai("journaal", "toon", nummer, *terug).stdout
    assert draai("journaal", "controleer", "--json", "--anker", "1:0", *terug).exit_code == 5
    assert draai("journaal", "toon", "--journaal", week / "weg.sqlite3").exit_code == 4


def test_een_eigen_weg_overnemen_kan_en_geen_plek_niet(
    draai: Draai, week: Path, vul: Vul, plekken: dict[str, Any]
) -> None:
    eigen = ("crisishulp", "aanbieder_met_spoed", "wlz", "loopt_door")
    weg = next(nummer for nummer, rij in plekken.items() if rij["route"] in eigen)
    anders = next(nummer for nummer, rij in plekken.items() if rij["plek"] is None and rij["route"] not in eigen)
    rij = {"besluit": "overnemen", "besloten door": "Anja"}
    uit = json.loads(lever_in(draai, week, vul({weg: rij}), "--json").stdout)
    keuze = next(een for een in uit["nieuw"] if een["handeling"] == "besloten")
    assert (keuze["gegevens"]["plek"], keuze["gegevens"]["delen"]) == (None, [])
    niet = lever_in(draai, week, vul({anders: rij}))
    assert (niet.exit_code, "kies aanhouden of afwijken" in niet.stderr) == (4, True)
