"""Eén geval en veel gevallen: dezelfde uitspraak, ook bij onbekend, bij brede tabellen en bij veel grenzen."""

import random
from typing import Any

import numpy as np
import pytest
from regelmap import BOEKEN, NETWERK
from test_driewaardig import VELDEN, antwoorden, basisvelden, toets_tegen_brute_kracht

from wijknetwerk.begrippen import Oordeel
from wijknetwerk.regels import GEEN_REGEL, Klopt, Kolom, Regel, Regelveld, Tabel, doorzicht, gevallezer, leg_uit
from wijknetwerk.regels.cellen import Cel
from wijknetwerk.regels.greep import Woorden, pak_in, pak_uit
from wijknetwerk.regels.velden import Herkomst, Soort, kolommen

TABELLEN = ("tenzij", "route", "product", "schil", "meekijken", "termijnen")
Geval = dict[str, Any]


def trek(tabel: Tabel, velden: dict[str, Regelveld], aantal: int, zaad: int) -> list[Geval]:
    """Willekeurige gevallen waarin elk antwoord met 5 % kans onbekend is."""
    loten = random.Random(zaad)  # noqa: S311 - proefgevallen, geen geheim
    namen = dict.fromkeys(basisvelden(tabel) or ["deelnemer"])
    keuzes = {naam: antwoorden(velden[naam], [tabel, *tabel.bij.values()]) for naam in namen}
    return [
        {naam: None if loten.random() < 0.05 else loten.choice(keuze) for naam, keuze in keuzes.items()}
        for _ in range(aantal)
    ]


@pytest.mark.parametrize("fase", ["voor", "na"])
@pytest.mark.parametrize("naam", TABELLEN)
@pytest.mark.parametrize("boek", BOEKEN)
def test_een_voor_een_is_hetzelfde_als_allemaal_tegelijk(boek: str, naam: str, fase: str) -> None:
    tabel, velden = BOEKEN[boek].tabel(naam), dict(BOEKEN[boek].velden)
    gevallen = trek(tabel, velden, 600, zaad=7)
    uitslag = tabel.beslis(kolommen(gevallen, velden), fase)
    los = [tabel.beslis_een(geval, fase) for geval in gevallen]
    if tabel.trefregel == "eerste":
        assert uitslag.codes.tolist() == [uitspraak.code for uitspraak in los]
        assert uitslag.uitkomst == tuple(uitspraak.uitkomst for uitspraak in los)
        assert uitslag.onbeslist.tolist() == [uitspraak.onbeslist for uitspraak in los]
        assert [uitslag.beslissend(i) for i in range(600)] == [uitspraak.beslissend for uitspraak in los]
    regels = len(uitslag.regels)
    assert (uitslag.zeker == pak_uit(_woorden([u.zeker for u in los], regels), regels)).all()
    assert (uitslag.mogelijk == pak_uit(_woorden([u.mogelijk for u in los], regels), regels)).all()
    assert [uitslag.navragen(i) for i in range(600)] == [uitspraak.navragen for uitspraak in los]
    assert [uitslag.geldig(i) for i in range(600)] == [uitspraak.geldig for uitspraak in los]
    kolom = uitslag.minstens_een()
    een = [bool(code) if bekend else None for code, bekend in zip(kolom.codes, kolom.bekend, strict=True)]
    assert een == [uitspraak.minstens_een for uitspraak in los]


def _woorden(getallen: list[int], regels: int) -> Woorden:
    return pak_in(np.array([[getal >> bit & 1 for bit in range(regels)] for getal in getallen], dtype=bool))


@pytest.mark.parametrize("trefregel", ["eerste", "alle"])
@pytest.mark.parametrize("regels", [1, 15, 16, 17, 33])
def test_een_brede_tabel_tegen_brute_kracht(regels: int, trefregel: str) -> None:
    """Zestien regels vullen een woord; de regels daarna tellen even goed mee."""
    loten = random.Random(regels)  # noqa: S311 - idem
    rijen = tuple(Regel(f"R{nummer}", _cellen(loten), loten.choice("pq"), "") for nummer in range(regels))
    tabel = Tabel("breed", trefregel, ("p", "q"), rijen)
    for _ in range(60):
        geval = {naam: loten.choice([None, *antwoorden(VELDEN[naam], [tabel])]) for naam in "abgh"}
        toets_tegen_brute_kracht(tabel, VELDEN, geval)


def _cellen(loten: random.Random) -> tuple[Cel, ...]:
    """Strenge voorwaarden, zodat ook late regels nog de eerste kunnen zijn."""
    grens = loten.randint(-2, 9)
    alle = (
        Cel(VELDEN["a"], "", frozenset([loten.randint(0, 1)])),
        Cel(VELDEN["b"], "", frozenset([loten.randint(0, 2)])),
        Cel(VELDEN["g"], "", onder=grens, boven=grens),
    )
    return tuple(loten.sample(alle, 2))


@pytest.mark.parametrize("grenzen", [3, 17, 40])
def test_een_getal_met_veel_grenzen(grenzen: int) -> None:
    veld = Regelveld("n", Soort.GETAL, Herkomst.FEIT, "N?", eenheid="aantal", minimum=0, maximum=100)
    regels = tuple(Regel(f"R{i}", (Cel(veld, "", onder=2 * i, boven=2 * i),), "p", "") for i in range(grenzen))
    tabel = Tabel("grenzen", "eerste", ("p",), regels)
    uitslag = tabel.beslis(kolommen([{"n": n} for n in range(101)], {"n": veld}))
    verwacht = [0 if n % 2 == 0 and n < 2 * grenzen else GEEN_REGEL for n in range(101)]
    assert uitslag.codes.tolist() == verwacht == [tabel.beslis_een({"n": n}).code for n in range(101)]
    assert [uitslag.beslissend(n) for n in (0, 1, 4)] == [(regels[0],), (), (regels[2],)]


def test_velden_die_niet_in_een_greep_passen() -> None:
    """Acht velden met vier antwoorden zijn 5^8 sleutels: dat worden meer grepen."""
    waarden = ("w", "x", "y", "z")
    velden = {f"k{i}": Regelveld(f"k{i}", Soort.KEUZE, Herkomst.FEIT, "K?", waarden) for i in range(8)}
    als = tuple(Cel(veld, "", frozenset([1, 2])) for veld in velden.values())
    tabel = Tabel("greep", "eerste", ("p", "q"), (Regel("R0", als, "p", ""), Regel("R1", (), "q", "")))
    assert [len(greep.velden) for greep in tabel.vormen["voor"].grepen] == [5, 3]
    loten = random.Random(3)  # noqa: S311 - idem
    gevallen = [{naam: loten.choice("wxxxyyyz") for naam in velden} for _ in range(300)]
    verwacht = tuple("p" if set(geval.values()) <= {"x", "y"} else "q" for geval in gevallen)
    assert tabel.beslis(kolommen(gevallen, velden)).uitkomst == verwacht
    assert {"p", "q"} == set(verwacht)


@pytest.mark.parametrize(
    ("waarde", "uitkomst"),
    [("ja", "crisishulp"), (True, "crisishulp"), (Oordeel.JA, "crisishulp"), (None, None), ("onbekend", None)],
)
def test_een_antwoord_mag_op_elke_manier_geschreven_zijn(waarde: object, uitkomst: str | None) -> None:
    boek = BOEKEN[NETWERK]
    geval = dict.fromkeys(basisvelden(boek.tabel("route"))) | {"crisis": waarde}
    assert boek.tabel("route").beslis_een(geval).uitkomst == uitkomst


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("crisis", "jaa"), ("crisis", 1), ("crisis", 0), ("zes_ogen", True), ("resterende_dagen", True), ("doel", "")],
)
def test_een_antwoord_dat_niet_bestaat_is_ook_los_een_fout(veld: str, waarde: object) -> None:
    tabel = BOEKEN[NETWERK].tabel("route")
    geval = dict.fromkeys(basisvelden(tabel)) | {veld: waarde}
    with pytest.raises(ValueError, match=f"^veld {veld}: "):
        tabel.beslis_een(geval)
    with pytest.raises(KeyError, match="wlz_indicatie"):
        tabel.beslis_een({naam: None for naam in geval if naam != "wlz_indicatie"})


def test_onthouden_is_begrensd_en_verandert_niets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doorzicht, "MEESTE_INZICHTEN", 3)
    monkeypatch.setattr(gevallezer, "MEESTE_UITSPRAKEN", 3)
    boek = BOEKEN[NETWERK]
    echt = boek.tabel("route")
    vers = Tabel(echt.naam, echt.trefregel, echt.uitkomst, echt.regels, echt.bij)
    gevallen = trek(vers, dict(boek.velden), 80, zaad=11)
    assert [vers.beslis_een(g).navragen for g in gevallen] == [echt.beslis_een(g).navragen for g in gevallen]
    lezer = vers.lezer(gevallen[0], "voor")
    assert lezer is vers.lezer(gevallen[1], "voor")
    for onthouden in (lezer, lezer.spreker.doorzicht):
        assert 1 <= len(vars(onthouden)["_eerder"]) <= 3


# Uitleg


@pytest.mark.parametrize("naam", TABELLEN)
def test_de_uitleg_noemt_elke_voorwaarde_en_volgt_de_uitspraak(naam: str) -> None:
    boek = BOEKEN[NETWERK]
    tabel = boek.tabel(naam)
    for geval in trek(tabel, dict(boek.velden), 150, zaad=5):
        uitspraak = tabel.beslis_een(geval)
        uitleg = leg_uit(tabel, geval)
        assert [deel.regel for deel in uitleg] == list(uitspraak.spreker.regels)
        assert tuple(deel.regel for deel in uitleg if deel.geldt is Klopt.JA) == uitspraak.geldig
        assert tuple(deel.regel for deel in uitleg if deel.geldt is not Klopt.NEE) == uitspraak.denkbaar
        for deel in uitleg:
            assert [v.veld for v in deel.voorwaarden] == [cel.veld.naam for cel in deel.regel.als]
            for voorwaarde, cel in zip(deel.voorwaarden, deel.regel.als, strict=True):
                assert voorwaarde.nodig == cel.tekst
                if cel.veld.naam in geval and len(cel.waarden) < len(cel.veld.waarden):
                    assert voorwaarde.waarde == geval[cel.veld.naam]
                    assert voorwaarde.klopt is _los(cel, geval[cel.veld.naam])
            niet = [v for v in deel.voorwaarden if v.klopt is Klopt.NEE]
            open_ = [v for v in deel.voorwaarden if v.klopt is Klopt.ONBEKEND]
            assert deel.net_niet == (niet[0] if len(niet) == 1 and not open_ else None)


def _los(cel: Cel, waarde: str | int | None) -> Klopt:
    if waarde is None:
        return Klopt.ONBEKEND
    code = cel.veld.code(waarde)
    assert code is not None
    goed = cel.onder <= code <= cel.boven if cel.veld.soort is Soort.GETAL else code in cel.waarden
    return Klopt.JA if goed else Klopt.NEE


def test_de_uitleg_van_een_afgeleid_veld_zegt_ja_nee_of_onbekend() -> None:
    boek = BOEKEN[NETWERK]
    tabel = boek.tabel("route")
    gewoon = dict.fromkeys(basisvelden(tabel))
    for geval, waarde, klopt in (
        ({"doel": "stabiliseren", "waakvlam": False}, "ja", Klopt.JA),
        ({"crisis": "ja"}, "ja", Klopt.JA),
        ({}, None, Klopt.ONBEKEND),
    ):
        (deel,) = (deel for deel in leg_uit(tabel, gewoon | geval) if deel.regel.id == "RT-10")
        assert deel.voorwaarden[0][:1] + deel.voorwaarden[0][2:] == ("tenzij_geldt", waarde, klopt)


def test_bits_van_geen_regels_en_geen_gevallen() -> None:
    assert pak_in(np.ones((3, 0), dtype=bool)).shape == (1, 3)
    leeg = Tabel("leeg", "eerste", ("p",), (Regel("R0", (), "p", "", fase="na"),))
    voor, na = (leeg.beslis({"a": Kolom.gelijk(0, 2)}, fase) for fase in ("voor", "na"))
    assert (voor.codes.tolist(), na.uitkomst) == ([GEEN_REGEL] * 2, ("p", "p"))
    assert leeg.beslis_een({}).code == GEEN_REGEL
    assert voor.zeker.shape == (2, 0)
