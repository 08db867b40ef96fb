"""Knoeien in een kopie van de regelmap, rij voor rij; een mutatie die niets verandert is geen mutatie."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from wijknetwerk.regelbeheer.controle import controleer
from wijknetwerk.regels import Regelboek, RegelFouten

REGELS = Path(__file__).resolve().parents[2] / "regels"
PILOT, NETWERK = "2021-02-01_pilot-wmo", "2025-01-01_wijknetwerk"
SETS = {PILOT: date(2023, 5, 1), NETWERK: date(2026, 11, 16)}

Mutatie = Callable[[Path], None]


def kopie(doel: Path) -> Path:
    return Path(shutil.copytree(REGELS, doel / "regels"))


def laad(map_: Path = REGELS, naam: str = NETWERK) -> Regelboek:
    return Regelboek.laad(map_, SETS[naam], naam)


def gevonden(map_: Path, naam: str = NETWERK) -> list[str]:
    """Wat laden en controleren samen vinden, als zinnen."""
    try:
        boek = laad(map_, naam)
    except RegelFouten as fouten:
        return [str(fout) for fout in fouten.fouten]
    return [str(bevinding) for bevinding in controleer(boek).fouten]


def bestand(naam: str, verander: Callable[[str], str]) -> Mutatie:
    """Een mutatie van één bestand, van de regelset of gedeeld."""

    def doe(map_: Path) -> None:
        pad = map_ / naam if (map_ / naam).exists() else map_ / NETWERK / naam
        was = pad.read_text(encoding="utf-8")
        wordt = verander(was)
        assert wordt != was, f"deze mutatie verandert {naam} niet"
        pad.write_text(wordt, encoding="utf-8")

    return doe


def _blok(tekst: str, regel_id: str) -> str:
    delen = re.split(r"(?=^\[\[regel\]\]\n)", tekst, flags=re.MULTILINE)
    (blok,) = (deel for deel in delen if f'\nid = "{regel_id}"\n' in deel)
    return blok


def weg(naam: str, regel_id: str) -> Mutatie:
    return bestand(naam, lambda tekst: tekst.replace(_blok(tekst, regel_id), ""))


def in_regel(naam: str, regel_id: str, oud: str, nieuw: str) -> Mutatie:
    return bestand(
        naam, lambda tekst: tekst.replace(_blok(tekst, regel_id), _blok(tekst, regel_id).replace(oud, nieuw, 1))
    )


def vervang(naam: str, oud: str, nieuw: str) -> Mutatie:
    return bestand(naam, lambda tekst: tekst.replace(oud, nieuw, 1))


def voor(naam: str, regel_id: str, als: str, dan: str, nieuw_id: str = "XX-01") -> Mutatie:
    """Zet een nieuwe regel vóór een bestaande."""
    regel = f'[[regel]]\nid = "{nieuw_id}"\nals = {als}\ndan = {dan}\nreden = "Proef."\n'
    regel += 'status = "aanname"\nopen_vraag = "Is dit een proef?"\n\n'
    return bestand(naam, lambda tekst: tekst.replace(_blok(tekst, regel_id), regel + _blok(tekst, regel_id)))


def verplaats(naam: str, regel_id: str, voor_id: str) -> Mutatie:
    """Zet een regel vóór een andere."""

    def doe(tekst: str) -> str:
        blok = _blok(tekst, regel_id).rstrip("\n") + "\n\n"
        rest = tekst.replace(_blok(tekst, regel_id), "")
        return rest.replace(_blok(rest, voor_id), blok + _blok(rest, voor_id))

    return bestand(naam, doe)


def samen(*mutaties: Mutatie) -> Mutatie:
    def doe(map_: Path) -> None:
        for mutatie in mutaties:
            mutatie(map_)

    return doe
