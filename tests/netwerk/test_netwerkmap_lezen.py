"""Een netwerkmap lezen: uit een map en uit een werkboek, en elke fout in één keer."""

import shutil
from pathlib import Path

from wijknetwerk.begrippen import Netwerkmap, Wet
from wijknetwerk.invoer import schrijf_netwerkmap, schrijf_netwerksjabloon
from wijknetwerk.meegeleverd import pad
from wijknetwerk.netwerk.lezen import lees_netwerkmap
from wijknetwerk.regels import laad_woordenlijst

WOORDEN = laad_woordenlijst(pad("regels"))
VOORBEELD = pad("voorbeelddata") / "netwerk-arnhem"


def _gelezen(waar: Path) -> Netwerkmap:
    lezing = lees_netwerkmap(waar, WOORDEN)
    assert lezing.fouten == ()
    assert lezing.map is not None
    return lezing.map


def test_het_voorbeeld_heeft_elk_criterium_en_heel_arnhem() -> None:
    map_ = _gelezen(VOORBEELD)
    assert len({wie.code for wie in map_.kandidaten}) == 52
    assert {cel.gebied for cel in map_.vraag} == {wijk.gebied for wijk in map_.kaart}
    assert len(map_.kaart) == 24
    plaatsen = {(wijk.rij, wijk.kolom) for wijk in map_.kaart}
    assert len(plaatsen) == 24, "geen twee wijken op dezelfde tegel"
    systeem = {wet: sum(wie.systeempartij for wie in map_.kandidaten if wie.wet is wet) for wet in Wet}
    assert systeem == {Wet.WMO: 3, Wet.JEUGDWET: 3}


def test_map_en_werkboek_geven_terug_wat_erin_ging(tmp_path: Path) -> None:
    map_ = _gelezen(VOORBEELD)
    schrijf_netwerkmap(tmp_path / "map", map_)
    schrijf_netwerksjabloon(tmp_path / "netwerk.xlsx", WOORDEN, map_)
    assert _gelezen(tmp_path / "map") == map_
    assert _gelezen(tmp_path / "netwerk.xlsx") == map_


def test_een_leeg_werkboek_zegt_dat_er_niets_te_kiezen_valt(tmp_path: Path) -> None:
    schrijf_netwerksjabloon(tmp_path / "leeg.xlsx", WOORDEN)
    zinnen = [fout.zin for fout in lees_netwerkmap(tmp_path / "leeg.xlsx", WOORDEN).fouten]
    assert zinnen == ["er staat geen enkele rij in; er valt niets te kiezen"] * 2


def test_kaart_en_cijfers_mogen_ontbreken(tmp_path: Path) -> None:
    shutil.copytree(VOORBEELD, tmp_path / "map")
    (tmp_path / "map/kaart.csv").unlink()
    (tmp_path / "map/wijkcijfers.csv").unlink()
    assert _gelezen(tmp_path / "map").kaart == ()


def test_alle_fouten_komen_in_een_keer_met_plaats_en_herstel(tmp_path: Path) -> None:
    shutil.copytree(VOORBEELD, tmp_path / "map")
    kop = "code;naam;wet;gebieden;expertise;basis_uren;loondienst_procent;zzp_procent\n"
    rijen = "a;A;wmo;NWW;lvbb;10;60;41\na;B;jeugdwet;;;10;60;40\nc;C;wmo;;;1.250;101;\n"
    (tmp_path / "map/kandidaten.csv").write_text(kop + rijen, encoding="utf-8")
    (tmp_path / "map/vraag.csv").write_text(
        "wet;gebied;vorm;uren_per_week\nwmo;NW;basis;3\nwmo;NW;basis;4\nwmo;XX;los;4\n", encoding="utf-8"
    )
    with (tmp_path / "map/wijkcijfers.csv").open("a", encoding="utf-8") as bestand:
        bestand.write("WK999;zorgvolume;3\n")
    lezing = lees_netwerkmap(tmp_path / "map", WOORDEN)
    tekst = "\n".join(map(str, lezing.fouten))
    assert lezing.map is None
    for zin in (
        "bedoelde u «lvb»",
        "in gebied NWW is geen vraag",
        "zijn samen meer dan 100 %",
        "in rij 2 heet deze organisatie «A»",
        "1.250",
        "101",
        "hetzelfde staat al in rij 2",
        "dit gebied staat niet in de tabel kaart",
        "«los»",
        "deze code staat niet in de tabel kaart",
    ):
        assert zin in tekst, (zin, tekst)


def test_net_honderd_procent_mag_wel(tmp_path: Path) -> None:
    shutil.copytree(VOORBEELD, tmp_path / "map")
    kop = "code;naam;wet;basis_uren;loondienst_procent;zzp_procent\n"
    (tmp_path / "map/kandidaten.csv").write_text(kop + "a;A;wmo;10;60;40\n", encoding="utf-8")
    assert _gelezen(tmp_path / "map").kandidaten[0].zzp_procent == 40


def test_een_map_die_er_niet_is_noemt_het_voorbeeld(tmp_path: Path) -> None:
    (fout,) = lees_netwerkmap(tmp_path / "nergens", WOORDEN).fouten
    assert "voorbeelddata/netwerk-arnhem is een voorbeeld" in fout.zin
