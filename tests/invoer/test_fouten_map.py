"""Wat er met een map en haar CSV-bestanden mis kan zijn; de zinnen staan in verwacht.toml."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from invoerhulp import (
    WOORDENLIJST,
    Wijziging,
    als_bytes,
    goede_tabellen,
    goede_werkvoorraad,
    lees_csv_map,
    met_kolom,
    samen,
    schrijf_csv,
    verwacht,
    zet,
    zinnen,
    zonder_kolom,
)

from wijknetwerk.invoer import Lezing, lees

H, C, W = "hulpvragen", "wijkcoaches", "wijken"

KOPPEN: dict[str, Wijziging] = {
    "kolom_ontbreekt": zonder_kolom(H, "wet"),
    "kolom_spelfout": zet(H, 1, "uren_per_week", "uren_per_wek"),
    "kolom_onbekend": met_kolom(H, "opmerking", "x"),
    "kolom_in_minuten": zet(H, 1, "uren_per_week", "minuten_per_week"),
    "kolom_dubbel": met_kolom(H, "wet", "wmo"),
    "kolom_onbekend_en_dubbel": samen(met_kolom(H, "extra"), met_kolom(H, "extra")),
    "kolom_zonder_naam": met_kolom(H, "", "x"),
    "kop_ontbreekt": lambda tabellen: tabellen[H].pop(0),
    "kop_op_rij_twee": lambda tabellen: tabellen[H].insert(0, ["Hulpvragen week 47"]),
    "kop_van_een_andere_tabel": lambda tabellen: tabellen.update({W: tabellen["instellingen"]}),
    "rij_te_breed": lambda tabellen: tabellen[H][1].append("x"),
    "rij_te_breed_maar_leeg": lambda tabellen: tabellen[H][1].append(""),
    "rij_te_smal": lambda tabellen: tabellen[H][1].pop(),
    "alle_rijen_verschoven": lambda tabellen: [rij.insert(3, "x") for rij in tabellen[H][1:]],
    "decimale_komma_als_scheiding": lambda tabellen: tabellen[H][1].__setitem__(slice(4, 5), ["4", "5"]),
    "tabel_ontbreekt": lambda tabellen: tabellen.pop(C),
    "twee_tabellen_ontbreken": lambda tabellen: [tabellen.pop(naam) for naam in (C, W)],
    "tabel_verkeerd_gespeld": lambda tabellen: tabellen.update({"wijkcoach": tabellen.pop(C)}),
    "tabel_te_veel": lambda tabellen: tabellen.update({"planning": [["a"], ["b"]]}),
}

Greep = Callable[[Path], object]


def _schrijf(naam: str, inhoud: bytes) -> Greep:
    return lambda map_: (map_ / naam).write_bytes(inhoud)


def _hernoem(van: str, naar: str) -> Greep:
    return lambda map_: (map_ / van).rename(map_ / naar)


def _vervang(naam: str, oud: bytes, nieuw: bytes) -> Greep:
    def vervang(map_: Path) -> None:
        inhoud = (map_ / naam).read_bytes()
        assert oud in inhoud
        (map_ / naam).write_bytes(inhoud.replace(oud, nieuw))

    return vervang


def _onleesbaar(map_: Path) -> None:
    (map_ / "wijken.csv").unlink()
    os.mkfifo(map_ / "wijken.csv")


def _veel_bestanden(map_: Path) -> None:
    for nummer in range(100):
        (map_ / f"foto{nummer}.jpg").touch()


BESTANDEN: dict[str, Greep] = {
    "leeg": _schrijf("wijken.csv", b""),
    "alleen_bom": _schrijf("wijken.csv", b"\xef\xbb\xbf"),
    "alleen_witte_regels": _schrijf("wijken.csv", b"\r\n\r\n  \r\n"),
    "nul_tekens": _vervang("wijken.csv", b"WK1", b"WK\x001"),
    "utf16_zonder_bom": _schrijf("wijken.csv", "code;naam;gebied\nWK1;Wijk;G1\n".encode("utf-16-le")),
    "utf16_half": _schrijf("wijken.csv", "code;naam;gebied".encode("utf-16") + b"x"),
    "geen_tekst": _schrijf("wijken.csv", bytes(range(128, 256)) * 3),
    "mojibake": _schrijf(
        "wijken.csv", "code;naam;gebied\nWK1;Wéstervoort;G1\nWK2;Wijk;G2\n".encode().decode("cp1252").encode()
    ),
    "aanhalingsteken_open": _vervang("wijken.csv", b"WK1;", b'"WK1;'),
    "tekst_na_aanhalingsteken": _vervang("wijken.csv", b"WK1;", b'"WK1"x;'),
    "cel_van_een_megabyte": _vervang("wijken.csv", b"Wijk WK1", b"x" * 1_000_000),
    "twintigduizend_en_een_rijen": _schrijf("wijken.csv", b"code;naam;gebied\n" + b"WK1;W;G\n" * 20_001),
    "te_veel_kolommen": _schrijf("wijken.csv", b";".join(b"k%d" % n for n in range(61)) + b"\n"),
    "te_groot": _schrijf("wijken.csv", b"x" * 20_000_001),
    "geen_gewoon_bestand": _onleesbaar,
    "twee_keer": _schrijf("WIJKEN.csv", b"code;naam;gebied\n"),
    "werkboek_in_de_map": _schrijf("week47.xlsx", b"PK"),
    "submap": lambda map_: (map_ / "oud").mkdir(),
    "tekstbestand": _hernoem("wijkcoaches.csv", "wijkcoaches.txt"),
    "verkeerde_map": _veel_bestanden,
}


def met_map(map_: Path, greep: Greep) -> Lezing:
    greep(schrijf_csv(map_, goede_tabellen()))
    return lees(map_, WOORDENLIJST)


PADEN: dict[str, Greep] = {
    "bestaat_niet": lambda _: None,
    "een_csv": lambda pad: pad.with_suffix(".csv"),
    "oud_excel": lambda pad: pad.with_suffix(".xls"),
    "macros": lambda pad: pad.with_suffix(".xlsm"),
    "ods": lambda pad: pad.with_suffix(".ods"),
}


def met_pad(map_: Path, greep: Greep) -> Lezing:
    pad = greep(map_)
    if not isinstance(pad, Path):
        return lees(map_, WOORDENLIJST)
    pad.write_bytes(b"inhoud doet er niet toe")
    return lees(pad, WOORDENLIJST)


@pytest.mark.parametrize("naam", KOPPEN)
def test_een_verkeerde_kop_of_rij(naam: str, tmp_path: Path) -> None:
    lezing = lees_csv_map(tmp_path / "werkmap", KOPPEN[naam])
    assert lezing.werkvoorraad is None
    assert zinnen(lezing) == verwacht("kop", naam)


@pytest.mark.parametrize("naam", BESTANDEN)
def test_een_verkeerd_bestand(naam: str, tmp_path: Path) -> None:
    lezing = met_map(tmp_path / "werkmap", BESTANDEN[naam])
    assert lezing.werkvoorraad is None
    assert zinnen(lezing) == verwacht("map", naam)


@pytest.mark.parametrize("naam", PADEN)
def test_een_verkeerd_pad(naam: str, tmp_path: Path) -> None:
    lezing = met_pad(tmp_path / "werkmap", PADEN[naam])
    assert lezing.werkvoorraad is None
    assert zinnen(lezing) == verwacht("pad", naam)


def test_de_huidige_map_heeft_een_naam_in_de_melding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(schrijf_csv(tmp_path / "week47", goede_tabellen()))
    Path("wijken.csv").unlink()
    zin = "week47: het bestand wijken ontbreekt; een tabel zonder rijen heeft alleen een kopregel"
    assert zinnen(lees(Path(), WOORDENLIJST)) == [zin]


@pytest.mark.parametrize(
    ("fout", "reden"),
    [
        (PermissionError(13, "Permission denied"), "geen toegang"),
        (FileNotFoundError(2, "No such file"), "het is er niet meer"),
        (OSError(5, "Input/output error"), "systeemfout 5"),
    ],
)
def test_wat_niet_open_gaat(fout: OSError, reden: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def weiger(_: Path) -> bytes:
        raise fout

    map_ = schrijf_csv(tmp_path / "werkmap", {"wijken": []})
    (tmp_path / "week.xlsx").touch()
    zin = f"niet te openen ({reden}); sluit het elders of vraag toegang"
    monkeypatch.setattr(Path, "read_bytes", weiger)
    assert f"wijken.csv: {zin}" in zinnen(lees(map_, WOORDENLIJST))
    assert zinnen(lees(tmp_path / "week.xlsx", WOORDENLIJST)) == [f"week.xlsx: {zin}"]
    monkeypatch.setattr(Path, "iterdir", weiger)
    assert zinnen(lees(map_, WOORDENLIJST)) == [f"werkmap: {zin}"]


GOED: dict[str, Callable[[list[list[str]]], bytes]] = {
    "puntkomma": als_bytes,
    "komma": lambda rijen: als_bytes(rijen, ","),
    "tab": lambda rijen: als_bytes(rijen, "\t"),
    "bom": lambda rijen: b"\xef\xbb\xbf" + als_bytes(rijen),
    "utf16": lambda rijen: als_bytes(rijen).decode().encode("utf-16"),
    "cp1252": lambda rijen: als_bytes(rijen).decode().encode("cp1252"),
    "windows_regels": lambda rijen: als_bytes(rijen).replace(b"\n", b"\r\n"),
    "oude_mac_regels": lambda rijen: als_bytes(rijen).replace(b"\n", b"\r"),
    "lege_staart": lambda rijen: als_bytes([[*rij, "", ""] for rij in rijen]),
    "lege_rijen": lambda rijen: als_bytes(
        [rijen[0], [], *[deel for rij in rijen[1:] for deel in (rij, [""] * len(rij))]]
    ),
    "kop_met_hoofdletters": lambda rijen: als_bytes(
        [[f" {kop.upper().replace('_', ' ')} " for kop in rijen[0]], *rijen[1:]]
    ),
    "alles_tussen_aanhalingstekens": lambda rijen: "\n".join(
        ";".join(f'"{cel}"' for cel in rij) for rij in rijen
    ).encode(),
    "kolommen_omgekeerd": lambda rijen: als_bytes([rij[::-1] for rij in rijen]),
    "rijen_omgekeerd": lambda rijen: als_bytes([rijen[0], *rijen[:0:-1]]),
}


@pytest.mark.parametrize("naam", GOED)
def test_elke_gewone_csv_is_goed(naam: str, tmp_path: Path) -> None:
    for tabel, rijen in goede_tabellen().items():
        (tmp_path / f"{tabel.upper()}.CSV").write_bytes(GOED[naam](rijen))
    for extra in ("LEESMIJ.md", "leesmij.txt", "verwacht.json", ".DS_Store", "~$hulpvragen.csv", "Thumbs.db"):
        (tmp_path / extra).touch()
    (tmp_path / "verwacht").mkdir()
    lezing = lees(tmp_path, WOORDENLIJST)
    assert zinnen(lezing) == []
    assert lezing.werkvoorraad == goede_werkvoorraad()


def test_optionele_tabellen_en_kolommen_mogen_weg(tmp_path: Path) -> None:
    def kaal(tabellen: dict[str, list[list[str]]]) -> None:
        for naam in ("vastgezet", "vorig_voorstel"):
            tabellen.pop(naam)

    wijziging = samen(kaal, zonder_kolom(H, "crisis"), zonder_kolom(H, "expertise"), zonder_kolom(H, "huidige_plek"))
    lezing = lees_csv_map(tmp_path / "werkmap", wijziging)
    assert zinnen(lezing) == []
    assert lezing.werkvoorraad is not None
    assert {vraag.crisis for vraag in lezing.werkvoorraad.hulpvragen} == {"onbekend"}
