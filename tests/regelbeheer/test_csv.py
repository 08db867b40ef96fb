"""Naar CSV en terug: zonder wijziging verandert geen byte, en een wijziging verliest geen id, bron of instelling."""

import csv as standaard_csv
import io
import tomllib
from pathlib import Path

import pytest
from beheerhulp import NETWERK, PILOT, REGELS, knoei, kopie, laad
from hypothesis import given
from hypothesis import strategies as st

from wijknetwerk.regelbeheer.csv import ONDERDELEN, naar_csv, uit_csv
from wijknetwerk.regelbeheer.csvtekst import lees_csv, maak_csv
from wijknetwerk.regelbeheer.mappen import BestaatAl
from wijknetwerk.regelbeheer.tomltekst import blokken, schrijf_blok, schrijf_sleutel, schrijf_waarde, zet_sleutels
from wijknetwerk.regels import RegelFouten
from wijknetwerk.regels.fouten import Plek
from wijknetwerk.regels.regelboek import VAN_DE_SET


@pytest.fixture
def werk(tmp_path: Path) -> Path:
    naar_csv(REGELS, NETWERK, tmp_path / "csv")
    return tmp_path


def inhoud(map_: Path) -> dict[str, bytes]:
    return {pad.relative_to(map_).as_posix(): pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()}


def voorstel(werk: Path, naam: str = NETWERK) -> tuple[str, ...]:
    return uit_csv(werk / "csv", REGELS, naam, werk / "voorstel").wijzigingen


@pytest.mark.parametrize("naam", [NETWERK, PILOT])
def test_zonder_wijziging_komt_er_geen_voorstel(tmp_path: Path, naam: str) -> None:
    assert naar_csv(REGELS, naam, tmp_path / "csv") == tuple(f"{deel}.csv" for deel in ONDERDELEN)
    assert voorstel(tmp_path, naam) == ()
    assert not (tmp_path / "voorstel").exists()


def test_een_wijziging_laat_de_rest_letterlijk_staan(werk: Path) -> None:
    voor = inhoud(REGELS)
    knoei(werk / "csv" / "parameters.csv", "kortdurend_weken;26;", "kortdurend_weken;39;")
    assert voorstel(werk) == ("parameters kortdurend_weken: waarde «26» wordt «39»",)
    na = inhoud(werk / "voorstel" / "regels")
    assert {naam for naam in na if na[naam] != voor[naam]} == {f"{NETWERK}/parameters.toml"}
    oud, nieuw = (regels[f"{NETWERK}/parameters.toml"].decode().splitlines() for regels in (voor, na))
    assert [(a, b) for a, b in zip(oud, nieuw, strict=True) if a != b] == [("waarde = 26", "waarde = 39")]
    assert inhoud(REGELS) == voor
    verschil = (werk / "voorstel" / "verschil.txt").read_text(encoding="utf-8")
    assert "-waarde = 26\n+waarde = 39\n" in verschil


@pytest.mark.parametrize("naam", [NETWERK, PILOT])
def test_alles_opnieuw_schrijven_verliest_niets(tmp_path: Path, naam: str) -> None:
    """Elke rij een andere reden of vraag, dan schrijft onze eigen schrijver elk blok opnieuw."""
    naar_csv(REGELS, naam, tmp_path / "csv")
    for pad in (tmp_path / "csv").iterdir():
        rijen = lees_csv(pad, Plek([]))
        assert rijen is not None
        kolom = rijen[0].index("reden" if "reden" in rijen[0] else "open_vraag")
        for rij in rijen[1:]:
            rij[kolom] = f"{rij[kolom]} Nieuw." if rij[kolom] else ""
        pad.write_bytes(maak_csv(rijen))
    voorstel(tmp_path, naam)
    oud, nieuw = laad(naam=naam), laad(tmp_path / "voorstel" / "regels", naam)
    for tabel in oud.tabellen.values():
        ander = nieuw.tabel(tabel.naam)
        assert (ander.uitkomst, ander.trefregel) == (tabel.uitkomst, tabel.trefregel)
        for links, rechts in zip(tabel.regels, ander.regels, strict=True):
            assert rechts.reden == f"{links.reden} Nieuw."
            zelfde = ("id", "dan", "bron", "open_vraag", "fase", "actie", "gevolg", "rekendag")
            assert [getattr(links, deel) for deel in zelfde] == [getattr(rechts, deel) for deel in zelfde]
            assert set(links.als) == set(rechts.als)
    for getal, anders in zip(oud.getallen.values(), nieuw.getallen.values(), strict=True):
        assert (getal.naam, getal.waarde, getal.eenheid, getal.bron) == (
            anders.naam,
            anders.waarde,
            anders.eenheid,
            anders.bron,
        )
        assert anders.open_vraag == (f"{getal.open_vraag} Nieuw." if getal.open_vraag else "")


def test_een_nieuwe_regel_een_verdwenen_regel_en_een_andere_volgorde(werk: Path) -> None:
    pad = werk / "csv" / "meekijken.csv"
    rijen = lees_csv(pad, Plek([]))
    assert rijen is not None
    kop, *rest = rijen
    nieuw = [*rest[0]]
    nieuw[0] = "MK-20"
    rest = [rest[1], rest[0], *(rij for rij in rest[2:] if rij[0] != "MK-09"), nieuw]
    pad.write_bytes(maak_csv([kop, *rest]))
    assert voorstel(werk) == (
        "meekijken MK-09: verdwijnt",
        "meekijken MK-20: nieuw",
        "meekijken: de volgorde wordt MK-02, MK-01, MK-03, MK-04, MK-10, MK-05, MK-06, MK-07, MK-08, MK-20",
    )
    ids = [regel.id for regel in laad(werk / "voorstel" / "regels").tabel("meekijken").regels]
    assert (ids[0], ids[-1], "MK-09" in ids) == ("MK-02", "MK-20", False)


def test_een_nieuwe_voorwaarde_in_een_nieuwe_kolom(werk: Path) -> None:
    pad = werk / "csv" / "product.csv"
    rijen = lees_csv(pad, Plek([]))
    assert rijen is not None
    rijen = [
        [*rij, "als waakvlam" if nummer == 0 else "nee" if rij[0] == "PR-03" else ""]
        for nummer, rij in enumerate(rijen)
    ]
    pad.write_bytes(maak_csv(rijen))
    assert voorstel(werk) == ("product PR-03: als waakvlam «» wordt «nee»",)


def test_een_lijst_en_een_drempel_in_een_cel(werk: Path) -> None:
    knoei(werk / "csv" / "meekijken.csv", ";samen, aanbieder, aanbieder_met_spoed;", ";samen, aanbieder;")
    knoei(werk / "csv" / "partnerselectie.csv", "'= 0", "'= 1")
    voorstel(werk)
    boek = laad(werk / "voorstel" / "regels")
    cel = next(regel for regel in boek.tabel("meekijken").regels if regel.id == "MK-03").als[0]
    assert cel.tekst == "samen of aanbieder"
    assert next(regel for regel in boek.tabel("partnerselectie").regels if regel.id == "PS-08").als[0].tekst == "= 1"


def test_een_fout_in_het_voorstel_schrijft_niets(werk: Path) -> None:
    knoei(werk / "csv" / "tenzij.csv", "> kortdurend_weken", "> kortdurende_weken")
    with pytest.raises(RegelFouten, match=r"onbekende parameter «kortdurende_weken»; bedoelde u «kortdurend_weken»\?"):
        voorstel(werk)
    assert sorted(pad.name for pad in werk.iterdir()) == ["csv"]


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "zin"),
    [
        ("tenzij", "id;fase", "id;fase;fase", "tenzij.csv, kolom fase: deze kolom staat er twee keer"),
        (
            "tenzij",
            "als crisis",
            "als crisiss",
            "tenzij.csv, kolom als crisiss: onbekende kolom; bedoelde u «als crisis»?",
        ),
        (
            "tenzij",
            ";bron;",
            ";bronn;",
            "tenzij.csv, kolom bron: deze kolom ontbreekt; zonder haar zou er iets verloren",
        ),
        ("tenzij", "TZ-02;", ";", "tenzij.csv, rij 3: de kolom id is leeg"),
        ("tenzij", "TZ-02;", "TZ-01;", "tenzij.csv, rij 3: «TZ-01» staat er twee keer"),
        (
            "tenzij",
            "001: omvat",
            "001 omvat",
            "tenzij.csv, rij 2: schrijf een bron als «stuk: citaat», niet «001 omvat",
        ),
        ("tenzij", "omvat geen crisishulp\r\n", "omvat geen crisishulp;;;;;;;;;;;;;;;x\r\n", ""),
        ("parameters", "weken;26", "weken;26,5", "parameters.csv, rij 2: de waarde «26,5» is geen heel getal"),
    ],
)
def test_een_fout_in_een_csv_krijgt_haar_plaats(werk: Path, bestand: str, oud: str, nieuw: str, zin: str) -> None:
    pad = werk / "csv" / f"{bestand}.csv"
    if zin:
        knoei(pad, oud, nieuw)
    else:
        zin = "tenzij.csv, rij 10: deze rij heeft meer cellen dan de kop"
        pad.write_bytes(pad.read_bytes() + b"TZ-99" + b";x" * 30 + b"\r\n;;\r\n")
    with pytest.raises(RegelFouten) as gevangen:
        voorstel(werk)
    assert any(str(fout).startswith(zin) for fout in gevangen.value.fouten), str(gevangen.value)


def test_een_map_zonder_csv_en_een_vreemd_bestand(werk: Path, tmp_path: Path) -> None:
    with pytest.raises(RegelFouten, match="weg: in deze map staan geen CSV-bestanden"):
        uit_csv(tmp_path / "weg", REGELS, NETWERK, tmp_path / "uit")
    (werk / "csv" / "tenzijj.csv").write_text("id\n", encoding="utf-8")
    (werk / "csv" / "route.csv").write_bytes(b"")
    with pytest.raises(RegelFouten) as gevangen:
        voorstel(werk)
    assert [str(fout) for fout in gevangen.value.fouten] == [
        "route.csv: het bestand heeft geen kopregel",
        "tenzijj.csv: onbekend bestand; bedoelde u «tenzij»?",
    ]


def test_er_wordt_nooit_iets_overschreven(werk: Path) -> None:
    with pytest.raises(BestaatAl):
        naar_csv(REGELS, NETWERK, werk / "csv")
    knoei(werk / "csv" / "parameters.csv", "kortdurend_weken;26;", "kortdurend_weken;39;")
    (werk / "voorstel").write_text("van een ander", encoding="utf-8")
    with pytest.raises(BestaatAl):
        voorstel(werk)
    assert (werk / "voorstel").read_text(encoding="utf-8") == "van een ander"


def test_een_bestand_dat_niet_te_knippen_is_wordt_helemaal_geschreven(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    knoei(map_ / NETWERK / "tenzij.toml", '"omvat geen crisishulp"', '"""\n[omvat geen crisishulp"""')
    knoei(map_ / NETWERK / "parameters.toml", '"niet gericht op langdurige zorg"', '"""\n[niet gericht op"""')
    naar_csv(map_, NETWERK, tmp_path / "csv")
    knoei(tmp_path / "csv" / "parameters.csv", "kortdurend_weken;26;", "kortdurend_weken;39;")
    knoei(tmp_path / "csv" / "tenzij.csv", "Er is crisis;", "Er is nu crisis;")
    uit_csv(tmp_path / "csv", map_, NETWERK, tmp_path / "voorstel")
    nieuw = laad(tmp_path / "voorstel" / "regels")
    assert nieuw.getal("kortdurend_weken") == 39
    assert nieuw.tabel("tenzij").regels[0].bron[0].citaat == "[omvat geen crisishulp"
    assert nieuw.tabel("tenzij").uitkomst == laad().tabel("tenzij").uitkomst


@given(
    st.recursive(
        st.text() | st.integers() | st.booleans() | st.dates(),
        lambda deel: st.lists(deel) | st.dictionaries(st.text(), deel),
        max_leaves=8,
    ),
    st.text(),
)
def test_de_schrijver_schrijft_wat_tomllib_leest(waarde: object, naam: str) -> None:
    assert tomllib.loads(f"{schrijf_sleutel(naam)} = {schrijf_waarde(waarde)}") == {naam: waarde}


def test_een_lange_lijst_krijgt_een_rij_per_deel() -> None:
    lang = ["een heel lange tekst die niet op een rij past" for _ in range(3)]
    blok = schrijf_blok("[kop]", {"kort": ["a"], "lijst": lang, "tekst": "x" * 130})
    assert blok.count("\n    ") == 3
    assert tomllib.loads(blok) == {"kop": {"kort": ["a"], "lijst": lang, "tekst": "x" * 130}}


def test_sleutels_zetten_laat_de_rest_staan() -> None:
    tekst = "# kop\na = 1  # een\nb = 2\n\n[c]\na = 3\n"
    nieuw = zet_sleutels(tekst, {"a": 9, "b": None, "d": "e"})
    assert nieuw == '# kop\na = 9\n\nd = "e"\n[c]\na = 3\n'


def test_blokken_zijn_letterlijk_of_er_zijn_er_geen() -> None:
    for naam in (NETWERK, PILOT):
        for bestand in VAN_DE_SET:
            tekst = (REGELS / naam / bestand).read_text(encoding="utf-8")
            geknipt = blokken(tekst)
            assert geknipt is not None
            assert geknipt[0] + "".join(geknipt[1]) == tekst
    assert blokken('a = """\n[b]\n"""\n') is None
    assert blokken("a = [\n[1],\n]\n") is None


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\0")), min_size=2, max_size=2), min_size=1
    )
)
def test_csv_heen_en_terug(rijen: list[list[str]]) -> None:
    gelezen = list(standaard_csv.reader(io.StringIO(maak_csv(rijen).decode("utf-8-sig")), delimiter=";"))
    assert [len(rij) for rij in gelezen] == [len(rij) for rij in rijen]
    assert not [cel for rij in gelezen for cel in rij if cel.startswith(("=", "+", "-", "@"))]
