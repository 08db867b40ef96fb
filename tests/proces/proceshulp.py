"""Bouwers voor gebeurtenissen: een test noemt alleen wat ertoe doet."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import bouwers

from wijknetwerk import meegeleverd
from wijknetwerk.begrippen import (
    ActorRol,
    Deel,
    EindReden,
    Gebeurtenis,
    Handeling,
    Herkomst,
    Keuze,
    RegelsetNaam,
    SoortPlek,
    Trajectgegevens,
    VoorstelGemaakt,
)
from wijknetwerk.proces import Bezwaar, Dossier, bezwaren, lees_afspraken, na
from wijknetwerk.proces.stapbouwer import Antwoorden, Wie, maak_stap

AFSPRAKEN = lees_afspraken(meegeleverd.pad("regels"))
NU = datetime(2026, 11, 18, 12, tzinfo=UTC)
BEGIN = date(2026, 11, 23)
WAAR = {"wet": "wmo", "wijk": "WK1", "gebied": "G1"}


def voorstel(plek: str | None = "C1", soort: str | None = "zelf", **anders: Any) -> VoorstelGemaakt:
    gewoon: dict[str, Any] = {
        "week": "2026-W47",
        "voorstel_sha256": "a" * 64,
        "invoer_sha256": "b" * 64,
        "regelset": RegelsetNaam(naam="proef", sha256="c" * 64),
        "melddatum": date(2026, 11, 9),
        "route": "zelf",
        "plek": plek,
        "soort_plek": soort,
        "minuten_per_week": 60,
        "toegestaan": ("A1", "A2", "C1", "C2"),
    }
    return VoorstelGemaakt(**(gewoon | WAAR | anders))


def deel(plek: str = "C1", soort: str = "zelf", minuten: int = 60, **anders: Any) -> Deel:
    gewoon: dict[str, Any] = {"van": BEGIN, "tot": date(2027, 3, 14)}
    return Deel(plek=plek, soort_plek=soort, minuten_per_week=minuten, **(gewoon | anders))


def keuze(plek: str | None = "C1", soort: str = "zelf", delen: tuple[Deel, ...] | None = None, **anders: Any) -> Keuze:
    eigen = ((deel(plek, soort),) if plek else ()) if delen is None else delen
    gewoon: dict[str, Any] = {"week": "2026-W47", "voorgestelde_plek": "C1", "plek": plek, "soort_plek": soort}
    return Keuze(**(gewoon | WAAR | anders), delen=eigen)


def traject(*delen: Deel, soort: str = "zelf", **anders: Any) -> Trajectgegevens:
    return Trajectgegevens(**WAAR, soort_plek=soort, delen=delen or (deel(),), **anders)


def gebeurtenis(handeling: str, gegevens: Any = None, wie: str = "Anja", **anders: Any) -> Gebeurtenis:
    programma = handeling in {"voorstel_gemaakt", "overgenomen"}
    gewoon: dict[str, Any] = {
        "uuid": uuid4(),
        "besluit": uuid4(),
        "tijdstip": NU,
        "wie": "wijknetwerk" if programma else wie,
        "rol": ActorRol.PROGRAMMA if programma else ActorRol.TEAMLEIDER,
        "handeling": handeling,
        "hulpvraag": "H1",
        "herkomst": Herkomst.SCRIPT,
        "reden": "in het overleg besproken",
    }
    if gegevens is not None:
        gewoon["gegevens"] = gegevens
    if handeling == "voorstel_gemaakt":
        gewoon["vraag"] = bouwers.hulpvraag()
    return Gebeurtenis(**(gewoon | anders))


def stap(
    dossier: Dossier, handeling: str, wie: str = "Anja", rol: str = "teamleider", **antwoorden: Any
) -> Gebeurtenis:
    """Een stap zoals een mens haar met `wijknetwerk stap` zet."""
    reden = antwoorden.pop("reden", "afgesproken in het team")
    mens = Wie(wie, ActorRol(rol), NU, Herkomst.SCRIPT, reden)
    return maak_stap(
        uuid4(), dossier, Handeling(handeling), mens, Antwoorden(**({"datum": BEGIN} | antwoorden))
    ).gebeurtenissen[0]


def waarom_niet(dossier: Dossier, een: Gebeurtenis) -> str:
    """Alle bezwaren als tekst; leeg als het mag."""
    return "; ".join(bezwaar.zin for bezwaar in bezwaren(dossier, een, AFSPRAKEN))


def mag(dossier: Dossier, een: Gebeurtenis) -> Dossier:
    """Zet de stap en geeft het dossier erna; zij moet mogen."""
    mis: tuple[Bezwaar, ...] = bezwaren(dossier, een, AFSPRAKEN)
    assert not mis, mis
    return na(dossier, een)


def besloten(plek: str = "C1", soort: str = "zelf", **bij_voorstel: Any) -> Dossier:
    """Een hulpvraag waarvan het voorstel is overgenomen."""
    dossier = mag(Dossier("H1"), gebeurtenis("voorstel_gemaakt", voorstel(plek, soort, **bij_voorstel)))
    dossier = mag(dossier, gebeurtenis("casuistiek", {"soort": "bespreking"}))
    return mag(dossier, gebeurtenis("besloten", keuze(plek, soort)))


def vastgesteld(plek: str = "C1", soort: str = "zelf") -> Dossier:
    dossier = besloten(plek, soort)
    dossier = mag(dossier, stap(dossier, "teamleidertoets", stappen=AFSPRAKEN.stappen))
    return mag(dossier, stap(dossier, "vastgesteld"))


def loopt(plek: str = "C1", soort: str = "zelf") -> Dossier:
    dossier = vastgesteld(plek, soort)
    if soort != "zelf":
        dossier = mag(dossier, stap(dossier, "toegewezen"))
    return mag(dossier, stap(dossier, "begonnen"))


EINDE = EindReden.VOLGENS_PLAN
ZELF = SoortPlek.ZELF
