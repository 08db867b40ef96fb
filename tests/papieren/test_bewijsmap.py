"""De bewijsmap: in één keer geschreven, byte voor byte te herhalen, en elke verandering valt op."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from papierbouwer import gebeurtenis, keuze
from voorbeelden import REGELS, voorbeeld

from wijknetwerk.begrippen import Boeking, Weekvoorstel
from wijknetwerk.invoer import Lezing
from wijknetwerk.papieren import bewijsmap, herhaling
from wijknetwerk.papieren.bewijsmap import BEWIJS, Inhoud, lees_bewijs, maak_bewijsmap
from wijknetwerk.papieren.fouten import PapierFouten
from wijknetwerk.papieren.herhaling import Herhaling, herhaal
from wijknetwerk.regelbeheer.mappen import BestaatAl

NUL = "0" * 64


def inhoud(naam: str = "klein", **anders: Any) -> Inhoud:
    een = voorbeeld(naam)
    return Inhoud(een.werkvoorraad, een.voorstel, REGELS, {"hulpvragen.csv": b"nummer"}, **anders)


@pytest.fixture(scope="session")
def gemaakt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    doel = tmp_path_factory.mktemp("bewijs") / "map"
    maak_bewijsmap(doel, inhoud())
    return doel


@pytest.fixture
def map_(gemaakt: Path, tmp_path: Path) -> Path:
    return shutil.copytree(gemaakt, tmp_path / "map")


def doe_over(map_: Path) -> Herhaling:
    return herhaal(map_, lees_bewijs(map_)[0])


@pytest.mark.parametrize("naam", ["klein", "rkv"])
def test_het_plan_komt_er_byte_voor_byte_weer_uit(naam: str, tmp_path: Path) -> None:
    maak_bewijsmap(tmp_path / "map", inhoud(naam))
    assert doe_over(tmp_path / "map") == Herhaling((), ())


def test_twee_keer_maken_geeft_hetzelfde_kenmerk(tmp_path: Path) -> None:
    kenmerk = maak_bewijsmap(tmp_path / "een", inhoud())
    assert kenmerk == maak_bewijsmap(tmp_path / "twee", inhoud()) == lees_bewijs(tmp_path / "een")[1]
    assert kenmerk == hashlib.sha256((tmp_path / "een" / BEWIJS).read_bytes()).hexdigest()


def test_elk_bestand_staat_met_zijn_hash_in_het_bewijs(gemaakt: Path) -> None:
    bewijs, _ = lees_bewijs(gemaakt)
    echt = {pad.relative_to(gemaakt).as_posix() for pad in gemaakt.rglob("*") if pad.is_file()}
    assert set(bewijs.bestanden) == echt - {BEWIJS}
    assert {"voorstel.json", "besluiten.json", "LEESMIJ.txt", "werkmap/hulpvragen.csv"} <= set(bewijs.bestanden)
    assert bewijs.bronbestanden == {"hulpvragen.csv": hashlib.sha256(b"nummer").hexdigest()}
    assert set(bewijs.versies) == {"wijknetwerk", "python", "ortools", "numpy", "networkx", "pydantic"}


def test_elk_veranderd_bestand_valt_op(map_: Path) -> None:
    for naam in lees_bewijs(map_)[0].bestanden:
        pad = map_ / naam
        oud = pad.read_bytes()
        pad.write_bytes(oud + b" ")
        assert doe_over(map_).verschillen == (f"het bestand {naam} is veranderd",)
        pad.write_bytes(oud)


def test_een_bestand_dat_weg_is_of_erbij_kwam_valt_op(map_: Path) -> None:
    (map_ / "voorstel.json").rename(map_ / "ander.json")
    assert doe_over(map_).verschillen == (
        "het bestand ander.json hoort er niet bij",
        "het bestand voorstel.json is weg",
    )


def test_wie_het_plan_en_zijn_hash_verandert_wordt_met_rekenen_gevonden(map_: Path) -> None:
    voorstel = json.loads((map_ / "voorstel.json").read_text(encoding="utf-8"))
    (rij,) = [rij for rij in voorstel["rijen"] if rij["hulpvraag"] == "K-4"]
    echt, rij["plek"] = rij["plek"], "C2"
    bytes_ = (json.dumps(voorstel, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
    (map_ / "voorstel.json").write_bytes(bytes_)
    bewijs = lees_bewijs(map_)[0]
    vals = bewijs.model_copy(
        update={"bestanden": bewijs.bestanden | {"voorstel.json": hashlib.sha256(bytes_).hexdigest()}}
    )
    assert herhaal(map_, vals).verschillen == (f"K-4: plek is anders (was C2, is nu {echt})",)


def test_een_ander_plan_wordt_per_deel_genoemd(map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    voorstel = voorbeeld("klein").voorstel

    def anders(*_: Any) -> Weekvoorstel:
        return voorstel.model_copy(update={"versie": "9.9", "rijen": voorstel.rijen[1:], "tekorten": ()})

    monkeypatch.setattr(herhaling, "maak_weekvoorstel", anders)
    zinnen = doe_over(map_).verschillen
    assert "versie is anders (was 0.1.0, is nu 9.9)" in zinnen
    eerste = voorstel.rijen[0].hulpvraag
    assert f"{eerste}: hulpvraag is anders (was {eerste}, is nu leeg)" in zinnen
    assert all(zin.startswith((f"{eerste}:", "versie", "tekorten")) for zin in zinnen)


def test_invoer_en_regels_die_nu_anders_gelezen_worden_vallen_op(map_: Path) -> None:
    bewijs = lees_bewijs(map_)[0]
    vals = bewijs.model_copy(
        update={"invoer_sha256": NUL, "regelset": bewijs.regelset.model_copy(update={"sha256": NUL})}
    )
    assert herhaal(map_, vals).verschillen == (
        "de invoer wordt nu anders gelezen dan toen",
        "de regels hebben nu een andere vingerafdruk dan toen",
    )


@pytest.mark.parametrize(
    ("weg", "zin"),
    [("regels/velden.toml", "de regels zijn nu niet te lezen"), ("werkmap/hulpvragen.csv", "de invoer is nu niet")],
)
def test_wat_niet_meer_te_lezen_is_wordt_gezegd(map_: Path, weg: str, zin: str) -> None:
    (map_ / weg).unlink()
    bewijs = lees_bewijs(map_)[0]
    zonder = {naam: afdruk for naam, afdruk in bewijs.bestanden.items() if naam != weg}
    verschillen = herhaal(map_, bewijs.model_copy(update={"bestanden": zonder})).verschillen
    assert verschillen
    assert all(een.startswith(zin) for een in verschillen)


def test_andere_programma_s_worden_genoemd(map_: Path) -> None:
    bewijs = lees_bewijs(map_)[0]
    ouder = bewijs.model_copy(update={"versies": bewijs.versies | {"ortools": "9.0", "scip": "1"}})
    versies = herhaal(map_, ouder).versies
    assert [zin.split()[0] for zin in versies] == ["ortools", "scip"]
    assert "is nu er niet" in versies[1]


def test_een_map_die_er_al_is_blijft_zoals_zij_is(gemaakt: Path) -> None:
    voor = lees_bewijs(gemaakt)
    with pytest.raises(BestaatAl):
        maak_bewijsmap(gemaakt, inhoud("rkv"))
    assert lees_bewijs(gemaakt) == voor


@pytest.mark.parametrize("keer", range(1, 15))
def test_wie_onderweg_stopt_laat_niets_achter(keer: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elk bestand dat geschreven wordt, kan het laatste zijn: er staat dan geen halve map."""
    aantal = 0

    def schrijf(pad: Path, bytes_: bytes) -> None:
        nonlocal aantal
        aantal += 1
        if aantal == keer:
            raise OSError(28, "vol")
        pad.write_bytes(bytes_)

    monkeypatch.setattr(bewijsmap, "schrijf_veilig", schrijf)
    monkeypatch.setattr("wijknetwerk.invoer.schrijven.schrijf_veilig", schrijf)
    try:
        maak_bewijsmap(tmp_path / "map", inhoud())
    except OSError:
        assert list(tmp_path.iterdir()) == []
    else:
        assert aantal < keer
        assert doe_over(tmp_path / "map").verschillen == ()


def test_invoer_die_niet_teruggelezen_kan_worden_is_een_fout_van_ons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bewijsmap, "lees", lambda *_: Lezing(werkvoorraad=None))
    with pytest.raises(ValueError, match="leest terug als None"):
        maak_bewijsmap(tmp_path / "map", inhoud())
    assert list(tmp_path.iterdir()) == []


def test_alleen_de_besluiten_over_deze_hulpvragen_gaan_mee(tmp_path: Path) -> None:
    rij = next(rij for rij in voorbeeld("klein").voorstel.rijen if rij.hulpvraag == "K-4")
    boekingen = tuple(
        Boeking(
            **dict(gebeurtenis("besloten", nummer, plaats, gegevens=keuze(rij))),
            volgnummer=plaats,
            geboekt="2026-11-18T10:30:13Z",
            neven_afdruk=NUL,
            vorige_hash=NUL,
            hash=NUL,
        )
        for plaats, nummer in enumerate(("K-4", "X-1"), start=1)
    )
    maak_bewijsmap(tmp_path / "map", inhoud(boekingen=boekingen, anker=f"2:{NUL}"))
    besluiten = json.loads((tmp_path / "map" / "besluiten.json").read_text(encoding="utf-8"))
    assert besluiten["schema"] == "wijknetwerk/journaal/1"
    assert [boeking["hulpvraag"] for boeking in besluiten["boekingen"]] == ["K-4"]
    assert lees_bewijs(tmp_path / "map")[0].anker == f"2:{NUL}"


def test_een_map_zonder_bewijs_en_een_bewijs_dat_niet_klopt(map_: Path, tmp_path: Path) -> None:
    with pytest.raises(PapierFouten, match="is geen bewijsmap"):
        lees_bewijs(tmp_path)
    (map_ / BEWIJS).write_text('{"schema": "wijknetwerk/bewijsmap/1"}')
    with pytest.raises(PapierFouten, match=r"bewijs.json: «week» ontbreekt"):
        lees_bewijs(map_)
