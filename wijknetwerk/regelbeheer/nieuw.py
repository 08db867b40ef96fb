"""Een nieuwe regelset beginnen: een eigen regelmap met een volledige kopie als concept."""

import re
from datetime import date
from pathlib import Path

from wijknetwerk.bestanden import schrijf_veilig
from wijknetwerk.regelbeheer.mappen import BestaatAl, kopieer_regelmap, nieuwe_map
from wijknetwerk.regelbeheer.tomltekst import zet_sleutels
from wijknetwerk.regels import Regelboek
from wijknetwerk.regels.regelset import BESTAND
from wijknetwerk.regels.zegel import VAST

NAAM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""Wat achter de datum in de naam van een regelset mag staan."""


def nieuw(regelmap: Path, van: str, geldig_van: date, naam: str, doel: Path) -> str:
    """Maakt `doel`: een kopie van de regelmap met daarin een nieuw concept. Geeft de naam van de nieuwe regelset.

    De oude regelmap blijft zoals zij is, dus de weekronde merkt niets van een concept.
    """
    nieuwe_naam = f"{geldig_van}_{naam}"
    if (regelmap / nieuwe_naam).exists():
        raise BestaatAl(str(regelmap / nieuwe_naam))
    with nieuwe_map(doel) as werk:
        kopieer_regelmap(regelmap, werk)
        kopieer_regelmap(regelmap / van, werk / nieuwe_naam)
        maak_concept(werk / nieuwe_naam, geldig_van)
        Regelboek.laad(werk, geldig_van, nieuwe_naam)
    return nieuwe_naam


def maak_concept(set_: Path, geldig_van: date | None = None) -> None:
    """Haalt zegel en einde weg, zodat de regelset weer te wijzigen is."""
    pad = set_ / BESTAND
    tekst = pad.read_text(encoding="utf-8-sig")
    kop = dict.fromkeys(VAST) | {"status": "concept"}
    if geldig_van is not None:
        kop |= {"geldig_van": geldig_van, "geldig_tot": None}
    schrijf_veilig(pad, zet_sleutels(tekst.partition("\n[zegel]")[0].rstrip("\n") + "\n", kop).encode())
