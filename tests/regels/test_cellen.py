"""De grammatica van een cel: wat er mag staan en wat het betekent."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from regelmap import BOEKEN, NETWERK, fouten, knoei, kopie

from wijknetwerk.regels import Regelboek, Rekendag
from wijknetwerk.regels.cellen import Cel, lees_cel
from wijknetwerk.regels.fouten import Plek, RegelFout
from wijknetwerk.regels.velden import zeg

BOEK = BOEKEN[NETWERK]


def cel(veld: str, ruw: object) -> Cel:
    gevonden: list[RegelFout] = []
    gelezen = lees_cel(ruw, BOEK.velden[veld], BOEK.getallen, Plek(gevonden))
    assert gevonden == []
    assert gelezen is not None
    return gelezen


@pytest.mark.parametrize(
    ("ruw", "waarden"),
    [
        ("basis", ["basis"]),
        (["basis"], ["basis"]),
        (["basis", "hoog_specialistisch"], ["basis", "hoog_specialistisch"]),
        ("niet basis", ["specialistisch", "hoog_specialistisch"]),
        ("niet  hoog_specialistisch", ["basis", "specialistisch"]),
    ],
)
def test_een_keuze(ruw: object, waarden: list[str]) -> None:
    veld = BOEK.velden["specialisme"]
    klopt = cel("specialisme", ruw).klopt(np.arange(3))
    assert [waarde for waarde, goed in zip(veld.waarden, klopt, strict=True) if goed] == waarden


@pytest.mark.parametrize(
    ("ruw", "net_niet", "van", "tot"),
    [
        ("= 26", (25, 27), 26, 26),
        ("=26", (25, 27), 26, 26),
        ("< 26", (26,), 1, 25),
        ("<= 26", (27,), 1, 26),
        ("> 26", (26,), 27, 520),
        (">= 26", (25,), 26, 520),
        ("3 t/m 9", (2, 10), 3, 9),
        ("9 t/m 9", (8, 10), 9, 9),
        ("> kortdurend_weken", (26,), 27, 520),
        ("onderzoek_weken t/m kortdurend_weken", (5, 27), 6, 26),
        ("  > 26 ", (26,), 27, 520),
    ],
)
def test_een_getal(ruw: str, net_niet: tuple[int, ...], van: int, tot: int) -> None:
    gelezen = cel("verwachte_duur_weken", ruw)
    assert gelezen.klopt(np.array([van, tot])).all()
    assert not gelezen.klopt(np.array(net_niet)).any()
    assert gelezen.tekst == ruw.strip()


def test_een_negatief_getal() -> None:
    assert cel("resterende_dagen", "-7 t/m -1").klopt(np.array([-8, -7, -1, 0])).tolist() == [False, True, True, False]


def test_de_tekst_van_een_cel_is_te_lezen() -> None:
    assert cel("specialisme", ["basis", "specialistisch"]).tekst == "basis of specialistisch"
    assert cel("specialisme", "niet basis").tekst == "niet basis"
    assert cel("crisis", "ja").tekst == "ja"


@pytest.mark.parametrize(
    ("waarde", "eenheid", "zin"),
    [
        (None, "", "onbekend"),
        (True, "", "ja"),
        (False, "", "nee"),
        (26, "weken", "26"),
        (90, "minuten", "1,5"),
        ("hoog_specialistisch", "", "hoog specialistisch"),
    ],
)
def test_een_waarde_in_een_zin(waarde: object, eenheid: str, zin: str) -> None:
    assert zeg(waarde, eenheid) == zin


@pytest.mark.parametrize(
    ("begin", "stappen", "dag"),
    [
        (date(2026, 1, 31), [(1, "maanden")], date(2026, 2, 28)),
        (date(2028, 1, 31), [(1, "maanden")], date(2028, 2, 29)),
        (date(2026, 11, 30), [(3, "maanden")], date(2027, 2, 28)),
        (date(2026, 11, 16), [(3, "maanden")], date(2027, 2, 16)),
        (date(2026, 9, 16), [(3, "maanden")], date(2026, 12, 16)),
        (date(2026, 1, 31), [(-2, "maanden")], date(2025, 11, 30)),
        (date(2026, 12, 28), [(1, "weken"), (2, "dagen")], date(2027, 1, 6)),
        (date(2026, 1, 1), [(-42, "dagen")], date(2025, 11, 20)),
        (date(2026, 1, 1), [], date(2026, 1, 1)),
    ],
)
def test_een_termijn_rekent_met_dagen_weken_en_kalendermaanden(
    begin: date, stappen: list[tuple[int, str]], dag: date
) -> None:
    assert Rekendag("maandag", tuple(stappen)).reken({"maandag": begin, "melddatum": date(2000, 1, 1)}) == dag


def test_een_andere_drempel_verandert_de_regel(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    knoei(map_, f"{NETWERK}/parameters.toml", "waarde = 26", "waarde = 39")
    boek = Regelboek.laad(map_, date(2026, 11, 16))
    regel = boek.tabel("tenzij").regels[2]
    assert [cel.onder for cel in regel.als if cel.veld.naam == "verwachte_duur_weken"] == [40]
    assert "39 weken" in regel.zin({})


def test_een_getal_met_een_fout_geeft_maar_een_melding(tmp_path: Path) -> None:
    map_ = kopie(tmp_path)
    for waarde in (26, 6):
        knoei(
            map_,
            f"{NETWERK}/parameters.toml",
            f'waarde = {waarde}\neenheid = "weken"',
            'waarde = 1.5\neenheid = "weken"',
        )
    assert [fout.tabel for fout in fouten(map_)] == ["kortdurend_weken", "onderzoek_weken"]
