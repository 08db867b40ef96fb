"""Voor welke week het voorstel is: opgegeven, ingesteld, of met een waarschuwing die van vandaag."""

from datetime import date
from pathlib import Path

from invoerhulp import WOORDENLIJST, Tabellen, goede_tabellen, schrijf_csv, zet, zinnen

from wijknetwerk.begrippen import Week
from wijknetwerk.invoer import Lezing, lees

ANDERS = Week.lees("2026-W53")
VANDAAG = date(2027, 1, 1)


def _lees(
    tmp_path: Path, week: Week | None = None, vandaag: date | None = None, waarde: str | None = "2026-W47"
) -> Lezing:
    tabellen: Tabellen = goede_tabellen()
    if waarde is None:
        tabellen.pop("instellingen")
    else:
        zet("instellingen", 2, "waarde", waarde)(tabellen)
    return lees(schrijf_csv(tmp_path / "werkmap", tabellen), WOORDENLIJST, week, vandaag)


def _week(lezing: Lezing) -> str:
    assert zinnen(lezing) == []
    assert lezing.werkvoorraad is not None
    return str(lezing.werkvoorraad.week)


def test_de_ingestelde_week_gaat_voor_vandaag(tmp_path: Path) -> None:
    lezing = _lees(tmp_path, vandaag=VANDAAG)
    assert _week(lezing) == "2026-W47"
    assert lezing.waarschuwingen == ()


def test_de_opgegeven_week_gaat_voor_de_ingestelde_en_dat_wordt_gezegd(tmp_path: Path) -> None:
    lezing = _lees(tmp_path, ANDERS)
    assert _week(lezing) == "2026-W53"
    assert [str(melding) for melding in lezing.waarschuwingen] == [
        (
            "instellingen.csv, rij 2, kolom waarde (B2): waarde «2026-W47»; "
            "gerekend wordt met de opgegeven week 2026-W53, niet met deze"
        )
    ]


def test_dezelfde_week_opgeven_geeft_geen_waarschuwing(tmp_path: Path) -> None:
    assert _lees(tmp_path, Week.lees("2026-W47")).waarschuwingen == ()


def test_zonder_week_telt_vandaag_met_een_waarschuwing(tmp_path: Path) -> None:
    lezing = _lees(tmp_path, vandaag=VANDAAG, waarde=None)
    assert _week(lezing) == "2026-W53"
    assert [str(melding) for melding in lezing.waarschuwingen] == [
        "werkmap: er is geen week opgegeven; gerekend wordt met de week van vandaag, 2026-W53"
    ]


def test_een_foute_ingestelde_week_is_ook_fout_als_er_een_is_opgegeven(tmp_path: Path) -> None:
    assert len(zinnen(_lees(tmp_path, ANDERS, waarde="47"))) == 1


def test_een_foute_ingestelde_week_wordt_niet_door_vandaag_vervangen(tmp_path: Path) -> None:
    assert len(zinnen(_lees(tmp_path, vandaag=VANDAAG, waarde="47"))) == 1
