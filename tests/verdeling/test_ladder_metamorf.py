"""Wetten van de ladder: wat er aan een week verandert, en wat er dan aan het voorstel mag veranderen.

Per trede gesteld; over een som van treden zijn zulke wetten niet waar.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from bouwers import WEEK, aanbieder, hulpvraag, vastgezet, werkvoorraad
from krappeweken import maak_krappe_week

from wijknetwerk.begrippen import Urgentie, Weekvoorstel, Werkvoorraad
from wijknetwerk.meegeleverd import pad
from wijknetwerk.rapport.json import maak_json
from wijknetwerk.regels import Regelboek
from wijknetwerk.verdeling import Instellingen
from wijknetwerk.weekvoorstel import maak_weekvoorstel

REGELBOEK = Regelboek.laad(pad("regels"), WEEK.maandag)
ZADEN = range(6)
WORTEL = Path(__file__).resolve().parents[2]


def krappe_week(zaad: int) -> Werkvoorraad:
    return maak_krappe_week(random.Random(zaad))  # noqa: S311 - een proefweek, geen geheim


def voorstel(week: Werkvoorraad, instellingen: Instellingen | None = None) -> Weekvoorstel:
    return maak_weekvoorstel(week, REGELBOEK, instellingen=instellingen)


def plekken(wie: Weekvoorstel) -> dict[str, tuple[str | None, str | None]]:
    return {rij.hulpvraag: (rij.plek, rij.tweede_coach or rij.wijkcoach) for rij in wie.rijen}


def waarden(wie: Weekvoorstel) -> list[int]:
    assert all(trede.bewezen for trede in wie.bewijs.treden)
    return [trede.waarde for trede in wie.bewijs.treden]


def zonder_rekentijd(wie: Weekvoorstel) -> bytes:
    """Het voorstel als bytes; alleen de rekentijd mag van werkers en zaad afhangen."""
    bewijs = wie.bewijs.model_copy(update={"seconden": 0.0})
    return maak_json(wie.model_copy(update={"bewijs": bewijs}))


def geschud(week: Werkvoorraad, zaad: int) -> Werkvoorraad:
    loten = random.Random(zaad)  # noqa: S311 - een volgorde om te schudden, geen geheim
    tabellen = {}
    for naam in (
        "hulpvragen",
        "wijkcoaches",
        "aanbieders",
        "collectief_aanbod",
        "wijken",
        "lopende_trajecten",
        "eerdere_weken",
    ):
        rijen = list(getattr(week, naam))
        loten.shuffle(rijen)
        tabellen[naam] = tuple(rijen)
    return Werkvoorraad(week=week.week, vastgezet=week.vastgezet, vorig_voorstel=week.vorig_voorstel, **tabellen)


@pytest.mark.parametrize("zaad", ZADEN)
def test_de_volgorde_van_de_rijen_verandert_geen_byte(zaad: int) -> None:
    week = krappe_week(zaad)
    assert maak_json(voorstel(week)) == maak_json(voorstel(geschud(week, zaad)))


@pytest.mark.parametrize("nummer", range(12))
def test_twaalf_runs_met_andere_volgorde_zaad_werkers_voorbewerking_en_hashzaad(nummer: int) -> None:
    zo = json.dumps({"zaad": nummer, "werkers": (1, 2, 8)[nummer % 3], "voorbewerking": nummer % 2 == 0})
    zoekpad = os.pathsep.join(str(map_) for map_ in (WORTEL, WORTEL / "tests", WORTEL / "tests" / "verdeling"))
    klaar = subprocess.run(
        [sys.executable, "-c", f"import test_ladder_metamorf as deze; import json; deze.druk_af(**json.loads({zo!r}))"],
        env=os.environ | {"PYTHONHASHSEED": str(nummer + 1), "PYTHONPATH": zoekpad},
        capture_output=True,
        check=True,
    )
    assert klaar.stdout == zonder_rekentijd(voorstel(krappe_week(5)))


def druk_af(*, zaad: int, werkers: int, voorbewerking: bool) -> None:
    """In een eigen proces: hetzelfde voorstel, uit geschudde rijen en met een anders ingestelde solver."""
    instellingen = Instellingen(werkers=werkers, zaad=zaad, voorbewerking=voorbewerking)
    sys.stdout.buffer.write(zonder_rekentijd(voorstel(geschud(krappe_week(5), zaad), instellingen)))


@pytest.mark.parametrize("zaad", ZADEN)
def test_meer_ruimte_geeft_nooit_een_slechtere_eerste_trede(zaad: int) -> None:
    week = krappe_week(zaad)
    ruimer = week.model_copy(
        update={
            "aanbieders": tuple(
                a.model_copy(update={"ruimte_basis": a.ruimte_basis + 60, "ruimte_specialistisch": 60})
                if not a.ruimte_specialistisch
                else a.model_copy(update={"ruimte_basis": a.ruimte_basis + 60})
                for a in week.aanbieders
            ),
            "wijkcoaches": tuple(
                c.model_copy(update={"begeleiding_minuten": c.begeleiding_minuten + 60}) for c in week.wijkcoaches
            ),
        }
    )
    assert waarden(voorstel(ruimer))[:2] <= waarden(voorstel(week))[:2]


@pytest.mark.parametrize("zaad", ZADEN)
def test_vastzetten_wat_al_gekozen_is_verandert_niets(zaad: int) -> None:
    week = krappe_week(zaad)
    vrij = voorstel(week)
    al_vast = {rij.hulpvraag for rij in week.vastgezet}
    pin = tuple(
        vastgezet(rij.hulpvraag, rij.plek)
        for rij in vrij.rijen
        if rij.plek is not None and rij.hulpvraag not in al_vast
    )
    vast = voorstel(week.model_copy(update={"vastgezet": (*week.vastgezet, *pin)}))
    assert plekken(vast) == plekken(vrij)
    assert waarden(vast) == waarden(vrij)


@pytest.mark.parametrize("zaad", ZADEN)
def test_een_hulpvraag_die_nergens_kan_verandert_de_anderen_niet(zaad: int) -> None:
    week = krappe_week(zaad)
    wijk = week.hulpvragen[0].wijk
    kansloos = hulpvraag("Z-kansloos", wijk=wijk, specialisme="hoog_specialistisch", minuten_per_week=5000)
    met = voorstel(week.model_copy(update={"hulpvragen": (*week.hulpvragen, kansloos)}))
    assert plekken(met).pop("Z-kansloos") == (None, None)
    assert {n: p for n, p in plekken(met).items() if n != "Z-kansloos"} == plekken(voorstel(week))


@pytest.mark.parametrize("zaad", ZADEN)
def test_wie_dringender_wordt_verliest_haar_plek_niet(zaad: int) -> None:
    week = krappe_week(zaad)
    for rij in voorstel(week).rijen:
        if rij.plek is None:
            continue
        vragen = tuple(
            v.model_copy(update={"urgentie": Urgentie.HOOG}) if v.nummer == rij.hulpvraag else v
            for v in week.hulpvragen
        )
        later = voorstel(week.model_copy(update={"hulpvragen": vragen}))
        assert plekken(later)[rij.hulpvraag][0] is not None


def test_twee_gebieden_die_niets_delen_samen_is_elk_apart() -> None:
    links = werkvoorraad(hulpvraag("H1", doel="stabiliseren"), aanbieders=(aanbieder("A1"), aanbieder("A2")))
    apart = plekken(voorstel(links))
    rechts_wijk = links.wijken[0].model_copy(update={"code": "WK9", "gebied": "G9"})
    verhuisd = links.model_copy(
        update={
            "hulpvragen": (*links.hulpvragen, hulpvraag("H9", wijk="WK9", doel="stabiliseren")),
            "wijken": (*links.wijken, rechts_wijk),
            "aanbieders": (
                *(a.model_copy(update={"gebieden": ("G1",)}) for a in links.aanbieders),
                aanbieder("A9", gebieden=("G9",)),
            ),
        }
    )
    samen = plekken(voorstel(verhuisd))
    assert samen["H1"] == apart["H1"]
    assert samen["H9"][0] == "A9"
