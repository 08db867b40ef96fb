"""Wat de proeven op het journaal delen: besluiten, beide databases, en een lijn om door te knippen."""

import contextlib
import socket
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid5

WORTEL = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(WORTEL), *(str(WORTEL / "tests" / map_) for map_ in (".", "journaal", "opdrachten"))]

import postgres  # noqa: E402 - de mappen van de tests horen eerst in het zoekpad
from draaien import draai  # noqa: E402, F401 - idem; bench/gedood.py gebruikt haar

from wijknetwerk.begrippen import (  # noqa: E402 - idem
    ActorRol,
    Bespreking,
    Deel,
    Gebeurtenis,
    Handeling,
    Herkomst,
    Keuze,
    RegelsetNaam,
    Route,
    SoortPlek,
    VoorstelGemaakt,
    Wet,
)
from wijknetwerk.journaal.controle import controleer  # noqa: E402 - idem
from wijknetwerk.journaal.opslag import Journaal  # noqa: E402 - idem
from wijknetwerk.proces import Besluit, lees_afspraken  # noqa: E402 - idem

AFSPRAKEN = lees_afspraken(WORTEL / "regels")
PER_BESLUIT = 3
"""Een besluit is hier: het voorstel, de bespreking en de keuze."""
_NAAM = UUID("b3f0c0de-0000-4000-8000-000000000001")
_NU = datetime(2026, 11, 18, 12, tzinfo=UTC)
_PLEK = {"plek": "C1", "soort_plek": SoortPlek.ZELF, "wet": Wet.WMO, "wijk": "WK1", "gebied": "G1"}


def besluit(nummer: str) -> Besluit:
    """Een heel besluit over één hulpvraag: zelf begeleiden door C1. Hetzelfde nummer geeft hetzelfde besluit."""
    wie = uuid5(_NAAM, nummer)
    voorstel = VoorstelGemaakt(
        week="2026-W47",
        voorstel_sha256="a" * 64,
        invoer_sha256="b" * 64,
        regelset=RegelsetNaam(naam="proef", sha256="c" * 64),
        melddatum=date(2026, 11, 9),
        route=Route.ZELF,
        minuten_per_week=60,
        **_PLEK,
    )
    deel = Deel(plek="C1", soort_plek=SoortPlek.ZELF, minuten_per_week=60, van=date(2026, 11, 23))
    keuze = Keuze(week="2026-W47", voorgestelde_plek="C1", delen=(deel,), **_PLEK)
    stappen = (
        (Handeling.VOORSTEL_GEMAAKT, voorstel, ActorRol.PROGRAMMA, "wijknetwerk"),
        (Handeling.CASUISTIEK, Bespreking(), ActorRol.TEAMLEIDER, "Anja"),
        (Handeling.BESLOTEN, keuze, ActorRol.TEAMLEIDER, "Anja"),
    )
    return Besluit(
        wie,
        tuple(
            Gebeurtenis(
                uuid=uuid5(wie, str(plaats)),
                besluit=wie,
                tijdstip=_NU,
                wie=naam,
                rol=rol,
                handeling=handeling,
                hulpvraag=nummer,
                gegevens=gegevens,
                herkomst=Herkomst.SCRIPT,
                reden=f"geheim over {nummer}",
            )
            for plaats, (handeling, gegevens, rol, naam) in enumerate(stappen)
        ),
    )


def hele_besluiten(journaal: Journaal) -> set[str]:
    """De hulpvragen met een heel besluit; een half besluit of een gebroken keten is een fout."""
    assert not (mis := controleer(journaal)), mis[:5]
    per = Counter(boeking.hulpvraag or "" for boeking in journaal.boekingen())
    half = [nummer for nummer, aantal in per.items() if aantal != PER_BESLUIT]
    assert not half, f"half of dubbel vastgelegd: {half[:5]}"
    return set(per)


@contextlib.contextmanager
def databases(*, met_postgres: bool = True) -> Iterator[dict[str, str]]:
    """De adressen van een leeg journaal op elke database; PostgreSQL alleen als zij er is, en dat staat er dan bij."""
    with contextlib.ExitStack() as stapel:
        map_ = stapel.enter_context(tempfile.TemporaryDirectory())
        uit = {"SQLite": str(Path(map_) / "journaal.sqlite3")}
        if met_postgres and (mist := postgres.ontbreekt()):
            print(f"!!! {mist}", file=sys.stderr)
        elif met_postgres:
            server = stapel.enter_context(postgres.server())
            uit["PostgreSQL"] = server.maak("proef")
        yield uit


class Schaar:
    """Een lijn naar PostgreSQL die rond COMMIT wordt doorgeknipt: ervoor, of erna en vóór het antwoord."""

    def __init__(self, poort: int) -> None:
        """Luistert op een vrije poort en geeft door aan `poort`."""
        self._naar = poort
        self._hoor = socket.create_server(("127.0.0.1", 0))
        self.poort = int(self._hoor.getsockname()[1])
        self.knip: str | None = None
        self.geknipt = 0
        threading.Thread(target=self._luister, daemon=True).start()

    def _luister(self) -> None:
        while True:
            klant, _ = self._hoor.accept()
            server = socket.create_connection(("127.0.0.1", self._naar))
            na = threading.Event()
            for van, naar, heen in ((klant, server, True), (server, klant, False)):
                threading.Thread(target=self._geef_door, args=(van, naar, na, heen), daemon=True).start()

    def _geef_door(self, van: socket.socket, naar: socket.socket, na: threading.Event, heen: bool) -> None:  # noqa: FBT001 - een richting
        try:
            while stuk := van.recv(65536):
                if heen and b"COMMIT" in stuk and self.knip is not None:
                    if self.knip == "ervoor":
                        break
                    na.set()
                    self.knip = None
                    self.geknipt += 1
                elif not heen and na.is_set():
                    break  # de server heeft bevestigd; de klant hoort het niet meer
                naar.sendall(stuk)
        except OSError:
            pass  # de andere kant is al weg
        if heen and self.knip == "ervoor":
            self.knip = None
            self.geknipt += 1
        for lijn in (van, naar):
            with contextlib.suppress(OSError):
                lijn.shutdown(socket.SHUT_RDWR)
            lijn.close()
