"""De bladzijde over waar te beginnen."""

from pathlib import Path

import pytest

from wijknetwerk.begrippen import Kaartwijk, Netwerkmap, Wijkcijfer
from wijknetwerk.meegeleverd import pad
from wijknetwerk.netwerk.gebiedsverslag import OnvolledigFout, maak_gebiedskeuze
from wijknetwerk.rapport.bladzijde.frames import als_frames
from wijknetwerk.rapport.planafspraken import PlanafsprakenFout, lees_planafspraken

AFSPRAKEN = lees_planafspraken(pad("regels"))
NAMEN = {"W1": "Noord", "W2": "Zuid", "W3": "Oost"}


def _map(**anders: int) -> Netwerkmap:
    """Noord is overal het kansrijkst; `anders` zet cijfers van Zuid."""
    cijfers = [
        Wijkcijfer(wijk=wijk, criterium=een.naam, waarde=(anders.get(een.naam, waarde) if wijk == "W2" else waarde))
        for een in AFSPRAKEN.criteria
        for wijk, waarde in zip(NAMEN, (3, 2, 1) if een.richting == "hoog" else (1, 2, 3), strict=True)
    ]
    kaart = tuple(
        Kaartwijk(code=code, naam=naam, gebied="G", rij=1, kolom=k) for k, (code, naam) in enumerate(NAMEN.items(), 1)
    )
    return Netwerkmap(kandidaten=(), vraag=(), kaart=kaart, wijkcijfers=tuple(cijfers))


def test_er_zijn_drie_criteria_in_brief_001_en_vier_in_brief_003() -> None:
    per_brief = {brief: [een for een in AFSPRAKEN.criteria if een.brief == brief] for brief in ("001", "003")}
    assert len(per_brief["003"]) == 4
    assert len(per_brief["001"]) == 4, "kosten en duur zijn samen één criterium"
    kosten_en_duur = [een for een in per_brief["001"] if een.naam in ("kosten_per_traject", "duur_in_weken")]
    ander = [een.gewicht for een in per_brief["001"] if een not in kosten_en_duur]
    assert {sum(een.gewicht for een in kosten_en_duur)} == set(ander)


def test_wie_overal_beter_is_blijft_bij_elk_gewicht_boven() -> None:
    bladzijde = maak_gebiedskeuze(_map(), AFSPRAKEN, 1)
    eerste, tweede, beide, _ = bladzijde.stukken
    assert eerste.zin == "Volgens de criteria van brief 001 staat Noord bovenaan. Dat blijft zo bij elk ander gewicht."
    assert "Noord" in tweede.zin
    assert beide.zin == "Noord staat bij beide brieven bovenaan."
    assert als_frames(bladzijde)["volgorde_001"]["wijk"].tolist() == ["Noord", "Zuid", "Oost"]


def test_een_ontbrekend_cijfer_wordt_met_wijk_en_criterium_genoemd() -> None:
    heel = _map()
    zonder = heel.model_copy(update={"wijkcijfers": heel.wijkcijfers[1:]})
    with pytest.raises(OnvolledigFout, match="wijk W1 heeft geen cijfer voor inwoners_met_begeleiding"):
        maak_gebiedskeuze(zonder, AFSPRAKEN, 1)
    assert maak_gebiedskeuze(zonder, AFSPRAKEN, 1, ("003",)).stukken
    with pytest.raises(OnvolledigFout, match="geen enkel cijfer"):
        maak_gebiedskeuze(heel.model_copy(update={"wijkcijfers": ()}), AFSPRAKEN, 1)


def test_een_andere_keuze_per_brief_staat_er_als_zodanig() -> None:
    bladzijde = maak_gebiedskeuze(
        _map(zorgvolume=9, voorzieningen=9, andere_projecten=0, capaciteit_wijkteam=9), AFSPRAKEN, 1
    )
    assert bladzijde.stukken[2].zin == "Geen enkele wijk staat bij beide brieven bovenaan."


def test_afspraken_die_niet_kloppen_noemen_het_bestand(tmp_path: Path) -> None:
    (tmp_path / "journaal").mkdir()
    (tmp_path / "journaal/monitor.toml").write_text("[kleinste_cel]\nwaarde = 5\n", encoding="utf-8")
    with pytest.raises(PlanafsprakenFout, match=r"journaal/planning\.toml is niet te lezen"):
        lees_planafspraken(tmp_path)
    (tmp_path / "journaal/planning.toml").write_text("[netwerk_streven]\nwaarde = [7]\n", encoding="utf-8")
    with pytest.raises(PlanafsprakenFout, match=r"criteria, netwerk_streven"):
        lees_planafspraken(tmp_path)
    (tmp_path / "journaal/planning.toml").write_text("[", encoding="utf-8")
    with pytest.raises(PlanafsprakenFout, match="geen geldig TOML"):
        lees_planafspraken(tmp_path)
