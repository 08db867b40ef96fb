"""Iemand zet de wachters uit en verandert, verwijdert of verwisselt iets: de controle vindt het altijd.

Het knoeien gebeurt op elke database in een transactie die na de controle wordt teruggedraaid; de controle leest in
diezelfde transactie en ziet dus precies wat de knoeier achterliet.
"""

import random
from typing import Any

from django.db import connections, transaction
from journaalproef import AFSPRAKEN, besluit

from wijknetwerk.journaal.controle import controleer
from wijknetwerk.journaal.opslag import Journaal

SLEUTELS = {"journaal_boeking": "volgnummer", "journaal_neven": "uuid", "journaal_kop": "nummer"}
KOLOMMEN = {
    "journaal_boeking": ("volgnummer", "uuid", "besluit", "onderwerp", "handeling", "inhoud", "hash"),
    "journaal_neven": ("onderwerp", "hulpvraag", "zout", "inhoud"),
    "journaal_kop": ("volgnummer", "hash"),
}
BESLUITEN = 12


def knoei(adres: str, keren: int, lot: random.Random) -> int:
    """Hoe vaak het knoeien gevonden werd."""
    journaal = Journaal(adres, maak=True)
    for nummer in range(BESLUITEN):
        journaal.leg_vast([besluit(f"P{nummer}")], AFSPRAKEN)
    anker = journaal.kop()
    assert not controleer(journaal, anker)
    gevonden = 0
    for poging in range(keren):
        with transaction.atomic(using=journaal.alias), connections[journaal.alias].cursor() as lijn:
            _zet_wachters_uit(lijn, connections[journaal.alias].vendor)
            SOORTEN[poging % len(SOORTEN)](lijn, lot)
            gevonden += bool(controleer(journaal, anker))
            transaction.set_rollback(True, using=journaal.alias)
    assert not controleer(journaal, anker), "het terugdraaien lukte niet"
    journaal.sluit()
    return gevonden


def _zet_wachters_uit(lijn: Any, soort: str) -> None:  # noqa: ANN401 - een cursor van Django
    if soort == "postgresql":
        for tabel in KOLOMMEN:
            lijn.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
        return
    lijn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (wachter,) in lijn.fetchall():
        lijn.execute(f"DROP TRIGGER {wachter}")


def _haal_rij_weg(lijn: Any, lot: random.Random) -> None:  # noqa: ANN401 - idem
    tabel = lot.choice(("journaal_boeking", "journaal_neven"))
    sleutel = SLEUTELS[tabel]
    lijn.execute(f"SELECT {sleutel} FROM {tabel} ORDER BY {sleutel}")  # noqa: S608 - vaste namen
    rij = lot.choice(lijn.fetchall())[0]
    lijn.execute(f"DELETE FROM {tabel} WHERE {sleutel} = %s", [rij])  # noqa: S608 - idem


def _haal_einde_weg(lijn: Any, lot: random.Random) -> None:  # noqa: ANN401 - idem
    """Knipt het einde eraf en zet de kop netjes terug: alleen het anker verraadt dat nog."""
    laatste = _hoeveel(lijn) - lot.randrange(1, BESLUITEN)
    lijn.execute(
        "DELETE FROM journaal_neven WHERE uuid IN (SELECT uuid FROM journaal_boeking WHERE volgnummer > %s)", [laatste]
    )
    lijn.execute("DELETE FROM journaal_boeking WHERE volgnummer > %s", [laatste])
    lijn.execute(
        "UPDATE journaal_kop SET volgnummer = %s, hash = (SELECT hash FROM journaal_boeking WHERE volgnummer = %s)",
        [laatste, laatste],
    )


def _verwissel(lijn: Any, lot: random.Random) -> None:  # noqa: ANN401 - idem
    a, b = lot.sample(range(1, 1 + _hoeveel(lijn)), 2)
    for van, naar in ((a, -1), (b, a), (-1, b)):
        lijn.execute("UPDATE journaal_boeking SET volgnummer = %s WHERE volgnummer = %s", [naar, van])


def _verander_een_teken(lijn: Any, lot: random.Random) -> None:  # noqa: ANN401 - idem
    tabel = lot.choice(tuple(KOLOMMEN))
    kolom, sleutel = lot.choice(KOLOMMEN[tabel]), SLEUTELS[tabel]
    lijn.execute(f"SELECT {sleutel}, {kolom} FROM {tabel} ORDER BY {sleutel}")  # noqa: S608 - vaste namen
    rij, waarde = lot.choice(lijn.fetchall())
    if isinstance(waarde, int):
        nieuw: object = waarde + 1000
    else:
        plaats = lot.randrange(len(waarde))
        nieuw = waarde[:plaats] + ("x" if waarde[plaats] != "x" else "y") + waarde[plaats + 1 :]
    lijn.execute(f"UPDATE {tabel} SET {kolom} = %s WHERE {sleutel} = %s", [nieuw, rij])  # noqa: S608 - idem


def _hoeveel(lijn: Any) -> int:  # noqa: ANN401 - idem
    lijn.execute("SELECT max(volgnummer) FROM journaal_boeking")
    return int(lijn.fetchone()[0])


SOORTEN = (_haal_rij_weg, _haal_einde_weg, _verwissel, _verander_een_teken)
"""Om en om: een rij weg, het einde weg met de kop netjes terug, twee rijen verwisseld, één teken anders."""
