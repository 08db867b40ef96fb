"""Vastleggen: alles of niets, één keer, nooit gewijzigd; op beide databases hetzelfde."""

import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from journaalproef import AFSPRAKEN, besluit
from proceshulp import BEGIN, NU, gebeurtenis, keuze, stap

from wijknetwerk.begrippen import ActorRol, Handeling, Herkomst, Staat
from wijknetwerk.journaal import keten
from wijknetwerk.journaal.adres import AdresFout, lees_adres
from wijknetwerk.journaal.bewaren import verlopen_dossiers
from wijknetwerk.journaal.controle import controleer
from wijknetwerk.journaal.fouten import Geweigerd, JournaalFout
from wijknetwerk.journaal.kopie import bewaar, herstel
from wijknetwerk.journaal.opslag import Journaal
from wijknetwerk.proces import Besluit, Dossier
from wijknetwerk.proces.stapbouwer import Antwoorden, Wie, maak_stap


def zet(journaal: Journaal, nummer: str, handeling: Handeling, **antwoorden: object) -> None:
    wie = Wie("Dirk", ActorRol.TEAMLEIDER, NU, Herkomst.SCRIPT, "volgens afspraak")
    antwoord = Antwoorden(**({"datum": BEGIN} | antwoorden))
    journaal.leg_vast([maak_stap(uuid4(), journaal.dossier(nummer), handeling, wie, antwoord)], AFSPRAKEN)


def test_een_besluit_staat_er_een_keer_hoe_vaak_het_ook_komt(journaal: Journaal) -> None:
    eerste = journaal.leg_vast([besluit("H1")], AFSPRAKEN)
    tweede = journaal.leg_vast([besluit("H1"), besluit("H2")], AFSPRAKEN)
    assert [een.volgnummer for een in eerste.nieuw] == [1, 2, 3]
    assert [een.hulpvraag for een in tweede.nieuw] == ["H2"] * 3
    assert tweede.al_bekend == (besluit("H1").nummer,)
    assert journaal.al_vastgelegd([besluit("H1").nummer, uuid4()]) == {besluit("H1").nummer}
    assert (journaal.dossier("H1").staat, journaal.dossier("H9").staat) == (Staat.BESLOTEN, Staat.NIEUW)
    assert journaal.boekingen()[:3] == eerste.nieuw
    assert not controleer(journaal, eerste.kop)


def test_wat_niet_mag_laat_niets_achter(journaal: Journaal) -> None:
    los = gebeurtenis("besloten", keuze(), hulpvraag="H2")
    with pytest.raises(Geweigerd) as weigering:
        journaal.leg_vast([besluit("H1"), Besluit(los.besluit, (los,))], AFSPRAKEN)
    assert [bezwaar.hulpvraag for bezwaar in weigering.value.bezwaren] == ["H2"]
    assert journaal.boekingen() == ()


def test_de_tweede_teamleider_hoort_dat_er_iets_veranderde(journaal: Journaal) -> None:
    journaal.leg_vast([besluit("H1")], AFSPRAKEN)
    gezien = journaal.dossier("H1")
    zet(journaal, "H1", Handeling.TEAMLEIDERTOETS, stappen=AFSPRAKEN.stappen)
    te_laat = stap(gezien, "opnieuw_gewogen")
    with pytest.raises(Geweigerd, match=r"intussen veranderd: teamleidertoets door Dirk.*niets overschreven"):
        journaal.leg_vast([Besluit(te_laat.besluit, (te_laat,), gezien.versie)], AFSPRAKEN)
    assert journaal.dossier("H1").staat is Staat.TEAMLEIDERTOETS


def test_de_keuring_ziet_de_dossiers_zoals_ze_worden(journaal: Journaal) -> None:
    gezien: list[Staat] = []

    def keur(dossiers):  # noqa: ANN001, ANN202 - een keuring
        gezien.append(dossiers["H1"].staat)
        return []

    journaal.leg_vast([besluit("H1")], AFSPRAKEN, keur)
    journaal.leg_vast([besluit("H1")], AFSPRAKEN, keur)
    assert gezien == [Staat.BESLOTEN]


@pytest.mark.parametrize("intussen", ["niets", "een besluit", "een verwijdering"])
def test_onder_het_slot_wordt_alleen_gelezen_wat_er_daarna_bij_kwam(
    journaal: Journaal, adres: str, intussen: str
) -> None:
    """De aanroeper las al; de keuring ziet toch wat een ander intussen vastlegde, en nooit een halve stand."""
    journaal.leg_vast([besluit("H1"), besluit("H2")], AFSPRAKEN)
    gelezen = journaal.stand()
    ander = Journaal(adres)
    if intussen == "een besluit":
        ander.leg_vast([besluit("H3")], AFSPRAKEN)
    elif intussen == "een verwijdering":
        wie = Wie("Dirk", ActorRol.BEHEERDER, NU, Herkomst.OPDRACHTREGEL, "op verzoek")
        weg = maak_stap(uuid4(), ander.dossier("H1"), Handeling.VERWIJDERD, wie, Antwoorden(BEGIN))
        ander.leg_vast([weg], AFSPRAKEN)
    gezien: list[dict[str, Dossier]] = []
    vragen = Vragen()
    with connections[journaal.alias].execute_wrapper(vragen):
        journaal.leg_vast([besluit("H4")], AFSPRAKEN, lambda na: gezien.append(dict(na)) or [], gelezen)
    vers = {nummer: een.staat for nummer, een in journaal.dossiers().items()}
    assert {nummer: een.staat for nummer, een in gezien[0].items()} == vers
    assert {nummer for nummer in vers if not nummer.startswith("verwijderd")} == {
        "niets": {"H1", "H2", "H4"},
        "een besluit": {"H1", "H2", "H3", "H4"},
        "een verwijdering": {"H2", "H4"},
    }[intussen]
    assert vragen.hele_boek == (intussen == "een verwijdering")


def leg_elders_vast(adres: str, nummer: str) -> None:
    """Zoals een ander proces: met een eigen verbinding."""
    ander = Journaal(adres)
    ander.leg_vast([besluit(nummer)], AFSPRAKEN)
    ander.sluit()


class Vragen:
    """Telt hoe vaak het hele boek gelezen wordt."""

    def __init__(self) -> None:
        self.hele_boek = 0

    def __call__(self, doe: Any, vraag: str, waarden: Any, veel: Any, context: Any) -> Any:
        if vraag.startswith("SELECT") and '"journaal_boeking"."inhoud"' in vraag:
            self.hele_boek += 'WHERE "journaal_boeking"' not in vraag
        return doe(vraag, waarden, veel, context)


def test_een_momentopname_ziet_niet_wat_er_intussen_bij_komt_en_houdt_niemand_op(
    journaal: Journaal, adres: str
) -> None:
    journaal.leg_vast([besluit("H1")], AFSPRAKEN)
    schrijver = Thread(target=leg_elders_vast, args=(adres, "H2"))
    with journaal.momentopname():
        eerst = journaal.kop()
        schrijver.start()
        schrijver.join(timeout=30)
        assert not schrijver.is_alive()
        assert journaal.kop() == eerst
        assert {een.hulpvraag for een in journaal.boekingen()} == {"H1"}
        assert not controleer(journaal, eerst)
    assert journaal.dossier("H2").staat is Staat.BESLOTEN


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE journaal_boeking SET inhoud = 'x' WHERE volgnummer = 1",
        "DELETE FROM journaal_boeking WHERE volgnummer = 3",
        "UPDATE journaal_neven SET inhoud = 'x'",
        "DELETE FROM journaal_neven",
        "UPDATE journaal_kop SET volgnummer = 1",
        "DELETE FROM journaal_kop",
        "INSERT INTO journaal_boeking SELECT 9, 'u', 'b', 'o', 'besloten', 'i', 'h'",
    ],
)
def test_de_database_zelf_weigert(journaal: Journaal, opdracht: str) -> None:
    journaal.leg_vast([besluit("H1")], AFSPRAKEN)
    with (
        pytest.raises(Exception, match=r"wijzig|verwijder|vooruit|blijft|achteraan|weigert"),
        connections[journaal.alias].cursor() as cursor,
    ):
        cursor.execute(opdracht)
    assert not controleer(journaal)


def test_verwijderen_laat_de_keten_heel_en_niets_van_de_inwoner_achter(journaal: Journaal, adres: str) -> None:
    journaal.leg_vast([besluit("H1"), besluit("H2")], AFSPRAKEN)
    wie = Wie("Dirk", ActorRol.BEHEERDER, NU, Herkomst.OPDRACHTREGEL, "op verzoek")
    weg = maak_stap(uuid4(), journaal.dossier("H1"), Handeling.VERWIJDERD, wie, Antwoorden(BEGIN))
    journaal.leg_vast([weg], AFSPRAKEN)
    assert not controleer(journaal)
    nummers = {een.hulpvraag for een in journaal.boekingen()}
    assert "H1" not in nummers
    assert len(nummers) == 2
    assert all(een.reden == "" for een in journaal.boekingen() if een.hulpvraag != "H2")
    assert journaal.dossier("H1").staat is Staat.NIEUW
    journaal.sluit()
    if Path(adres).exists():
        bytes_ = b"".join(pad.read_bytes() for pad in Path(adres).parent.glob("journaal.sqlite3*"))
        assert b"geheim over H1" not in bytes_
        assert b"geheim over H2" in bytes_


def test_nevengegevens_weghalen_zonder_te_boeken_valt_op(tmp_path: Path) -> None:
    pad = tmp_path / "j.sqlite3"
    journaal = Journaal(str(pad), maak=True)
    journaal.leg_vast([besluit("H1")], AFSPRAKEN)
    journaal.sluit()
    with sqlite3.connect(pad) as lijn:
        lijn.execute("DROP TRIGGER neven_eerst_boeken")
        lijn.execute("DELETE FROM journaal_neven")
    assert "nooit geboekt" in str(controleer(journaal)[0])


def test_de_bewaartermijn_is_per_wet_en_alleen_voor_wat_voorbij_is(journaal: Journaal) -> None:
    journaal.leg_vast([besluit("H1")], AFSPRAKEN)
    dossiers = journaal.dossiers()
    laatste = NU.date()
    assert verlopen_dossiers(dossiers.values(), AFSPRAKEN, laatste.replace(year=laatste.year + 15)) == ()
    later = laatste.replace(year=laatste.year + 15, day=laatste.day + 1)
    assert verlopen_dossiers(dossiers.values(), AFSPRAKEN, later) == ("H1",)
    assert verlopen_dossiers(dossiers.values(), AFSPRAKEN.model_copy(update={"bewaren_jaren_wmo": 16}), later) == ()


def test_bewaren_en_terugzetten_op_de_andere_database(journaal: Journaal, tmp_path: Path) -> None:
    journaal.leg_vast([besluit("H1"), besluit("H2")], AFSPRAKEN)
    kopie = tmp_path / "kopie.jsonl"
    anker = bewaar(journaal, kopie)
    nieuw = Journaal(str(tmp_path / "nieuw.sqlite3"), maak=True)
    assert herstel(kopie, nieuw) == anker == nieuw.kop()
    assert nieuw.boekingen() == journaal.boekingen()
    with pytest.raises(JournaalFout, match="niet leeg"):
        herstel(kopie, nieuw)
    nieuw.leg_vast([besluit("H3")], AFSPRAKEN)
    assert not controleer(nieuw, anker)


def test_een_kopie_met_een_ander_teken_wordt_niet_teruggezet(tmp_path: Path) -> None:
    journaal = Journaal(str(tmp_path / "j.sqlite3"), maak=True)
    journaal.leg_vast([besluit("H1")], AFSPRAKEN)
    kopie = tmp_path / "kopie.jsonl"
    bewaar(journaal, kopie)
    heel = kopie.read_text(encoding="utf-8")
    leeg = Journaal(str(tmp_path / "leeg.sqlite3"), maak=True)
    for kapot in (heel.replace("Anja", "Anna"), heel[:200], "", "{}\n{}\n"):
        kopie.write_text(kapot, encoding="utf-8")
        with pytest.raises(JournaalFout):
            herstel(kopie, leeg)
        assert leeg.boekingen() == ()
    with pytest.raises(JournaalFout, match="niet te lezen"):
        herstel(tmp_path / "bestaat-niet", leeg)


def test_een_adres_dat_niet_kan(tmp_path: Path) -> None:
    for tekst, zin in (
        ("mysql://x/y", "kennen wij niet"),
        ("postgresql://x", "naam van de database"),
        (str(tmp_path), "is een map"),
    ):
        with pytest.raises(AdresFout, match=zin):
            lees_adres(tekst)
    with pytest.raises(AdresFout, match="poort"):
        lees_adres("postgresql://x:y:z/d")
    geheim = lees_adres("postgresql://naam:wachtwoord@machine:5433/team")
    assert geheim.naam == "machine/team"
    assert "wachtwoord" not in geheim.alias


def test_openen_wat_er_niet_is_of_geen_journaal_is(tmp_path: Path) -> None:
    with pytest.raises(JournaalFout, match="bestaat nog niet"):
        Journaal(str(tmp_path / "nee.sqlite3"))
    with pytest.raises(JournaalFout):
        Journaal(str(tmp_path / "geen" / "map" / "j.sqlite3"), maak=True)
    tekst = tmp_path / "tekst.sqlite3"
    tekst.write_text("dit is geen journaal " * 100)
    with pytest.raises(JournaalFout, match=r"geen \(heel\) journaal"):
        Journaal(str(tekst), maak=True)
    with pytest.raises(JournaalFout, match="mag u erin"):
        Journaal(str(tekst / "j.sqlite3"), maak=True)
    leeg = tmp_path / "leeg.sqlite3"
    sqlite3.connect(leeg).close()
    with pytest.raises(JournaalFout, match="geen journaal"):
        Journaal(str(leeg))
    assert not list(tmp_path.glob(".*"))


def test_django_laadt_alleen_waar_het_nodig_is() -> None:
    kamers = ("opdrachten", "begrippen", "proces", "weekvoorstel", "journaal", "journaal.keten")
    code = f"import sys{''.join(f', wijknetwerk.{kamer}' for kamer in kamers)}; print('django' in sys.modules)"
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert uit.stdout.strip() == "False"


def test_de_opbouw_past_bij_de_tabellen(journaal: Journaal) -> None:
    from django.core.management import call_command  # noqa: PLC0415 - eerst staat Django klaar

    journaal.kop()
    call_command("makemigrations", "journaal", check=True, dry_run=True, verbosity=0)


def test_een_anker_van_elders_valt_op(journaal: Journaal) -> None:
    kop = journaal.leg_vast([besluit("H1")], AFSPRAKEN).kop
    assert re.fullmatch(r"3:[0-9a-f]{64}", kop)
    assert not controleer(journaal, kop)
    for fout in ("3:" + "0" * 64, "99:" + "0" * 64, "niets"):
        assert "anker" in str(controleer(journaal, fout)[0])


@pytest.mark.parametrize("hoe", ["een boeking uit het midden", "een boeking met een nieuwe, kloppende hash"])
def test_wie_handig_knoeit_breekt_de_keten(tmp_path: Path, hoe: str) -> None:
    pad = tmp_path / "j.sqlite3"
    journaal = Journaal(str(pad), maak=True)
    journaal.leg_vast([besluit("H1")], AFSPRAKEN)
    journaal.sluit()
    with sqlite3.connect(pad) as lijn:
        for (wachter,) in lijn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            lijn.execute(f"DROP TRIGGER {wachter}")
        if hoe == "een boeking uit het midden":
            lijn.execute(
                "DELETE FROM journaal_neven WHERE uuid = (SELECT uuid FROM journaal_boeking WHERE volgnummer = 2)"
            )
            lijn.execute("DELETE FROM journaal_boeking WHERE volgnummer = 2")
        else:
            (inhoud,) = lijn.execute("SELECT inhoud FROM journaal_boeking WHERE volgnummer = 2").fetchone()
            anders = inhoud.replace("Anja", "Anna")
            nieuw = [anders, keten.afdruk(anders)]
            lijn.execute("UPDATE journaal_boeking SET inhoud = ?, hash = ? WHERE volgnummer = 2", nieuw)
    assert "boeking 3: zij zit niet vast aan de vorige boeking" in [str(een) for een in controleer(journaal)]


def test_een_opbouw_die_halverwege_stopt_laat_niets_achter(adres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as halverwege:
        halverwege.setattr(MigrationRecorder, "record_applied", stop)
        with pytest.raises(KeyboardInterrupt):
            Journaal(adres, maak=True)
    opnieuw = Journaal(adres, maak=True)
    opnieuw.leg_vast([besluit("H1")], AFSPRAKEN)
    assert not controleer(opnieuw)
    opnieuw.sluit()
