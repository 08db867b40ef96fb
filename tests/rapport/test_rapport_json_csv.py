"""json is canoniek en komt ongeschonden terug; csv opent goed en voert nooit iets uit."""

import csv
import io
import json
from pathlib import Path

import pytest
import voorstelbouwer
from hypothesis import given
from hypothesis import strategies as st

from wijknetwerk.begrippen import Reden, Weekvoorstel, Werkvoorraad
from wijknetwerk.rapport.csv import KOLOMMEN, maak_csv, veilig
from wijknetwerk.rapport.json import VoorstelFout, lees_voorstel, maak_json


def test_json_is_canoniek(voorstel: Weekvoorstel) -> None:
    inhoud = maak_json(voorstel)
    assert inhoud == maak_json(Weekvoorstel.model_validate_json(inhoud))
    assert inhoud.endswith(b"}\n")
    assert b"\r" not in inhoud
    assert "wijkteam begeleidt zelf" in inhoud.decode()
    gelezen = json.loads(inhoud)
    assert gelezen["schema"] == "wijknetwerk/voorstel/1"
    assert list(gelezen) == sorted(gelezen)


def test_json_schrijft_letters_als_letters() -> None:
    rij = voorstelbouwer.rij("H01", "zelf", "zelf", "C1", redenen=(Reden(regel="X", zin="één reden"),))
    assert "één reden" in maak_json(voorstelbouwer.voorstel(rijen=(rij,))).decode()


def test_lees_geeft_terug_wat_erin_ging(voorstel: Weekvoorstel, tmp_path: Path) -> None:
    pad = tmp_path / "voorstel.json"
    pad.write_bytes(maak_json(voorstel))
    assert lees_voorstel(pad) == voorstel


@pytest.mark.parametrize(
    ("was", "wordt", "zin"),
    [
        ('"week"', '"weken"', "veld weken hoort niet in een voorstel"),
        ('"minuten_per_week": 240', '"minuten_per_week": "240"', "veld rijen.5.minuten_per_week heeft geen geldige"),
        ('"versie": "0.1.0",\n', "", "veld versie ontbreekt"),
        ("{", "niet json", "dit is geen json-bestand"),
    ],
)
def test_een_kapot_voorstel_geeft_nederlandse_zinnen(
    voorstel: Weekvoorstel, tmp_path: Path, was: str, wordt: str, zin: str
) -> None:
    pad = tmp_path / "voorstel.json"
    inhoud = maak_json(voorstel).decode()
    assert was in inhoud
    pad.write_text(inhoud.replace(was, wordt, 1), encoding="utf-8")
    with pytest.raises(VoorstelFout) as fout:
        lees_voorstel(pad)
    assert any(zin in deel for deel in fout.value.fouten), fout.value.fouten


def test_een_bestand_dat_er_niet_is(tmp_path: Path) -> None:
    with pytest.raises(VoorstelFout, match="kan het bestand niet lezen"):
        lees_voorstel(tmp_path / "weg.json")


def test_csv_opent_in_een_nederlands_rekenblad(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> None:
    inhoud = maak_csv(voorstel, werkvoorraad)
    assert inhoud.startswith(b"\xef\xbb\xbfweek;hulpvraag;")
    kop, *rijen = csv.reader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";")
    assert tuple(kop) == KOLOMMEN
    assert len(rijen) == 15
    h05 = dict(zip(kop, next(rij for rij in rijen if rij[1] == "H05"), strict=True))
    assert h05["uren_per_week"] == "2,5"
    assert h05["plek_naam"] == "De Linde"
    assert h05["termijnen"] == "21-12-2026: Het onderzoek moet binnen zes weken klaar zijn."
    assert inhoud == maak_csv(voorstel, werkvoorraad)


@given(
    begin=st.sampled_from("=+-@＝＋－＠"),
    rest=st.text(max_size=20),
    wit=st.sampled_from(["", " ", "\n ", "\t", "\r", "\u00a0"]),
)
def test_geen_tekst_wordt_een_formule(begin: str, rest: str, wit: str) -> None:
    assert veilig(wit + begin + rest) == "'" + wit + begin + rest


@given(tekst=st.text(alphabet=st.characters(categories=["L", "N"]), max_size=20))
def test_gewone_tekst_blijft_wat_zij_is(tekst: str) -> None:
    assert veilig(tekst) == tekst


def test_formules_in_namen_en_redenen_worden_tekst_in_csv() -> None:
    werkvoorraad = voorstelbouwer.werkvoorraad()
    kwaad = tuple(a.model_copy(update={"naam": "=cmd|' /C calc'!A0"}) for a in werkvoorraad.aanbieders)
    werkvoorraad = werkvoorraad.model_copy(update={"aanbieders": kwaad})
    voorstel = voorstelbouwer.voorstel(werkvoorraad)
    rijen = tuple(r.model_copy(update={"redenen": (Reden(regel="X", zin="@SUM(A1)"),)}) for r in voorstel.rijen)
    inhoud = maak_csv(voorstel.model_copy(update={"rijen": rijen}), werkvoorraad).decode("utf-8-sig")
    cellen = [cel for rij in csv.reader(io.StringIO(inhoud), delimiter=";") for cel in rij]
    assert "'=cmd|' /C calc'!A0" in cellen
    assert "'@SUM(A1)." in cellen
    assert not any(cel.startswith(("=", "+", "-", "@")) for cel in cellen)
