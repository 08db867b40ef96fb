"""Waar een journaal staat: een SQLite-bestand, of PostgreSQL met een adres."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

POSTGRES = ("postgresql", "postgres")
NETWERKSCHIJVEN = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs")
_WACHTTIJD = 60


class AdresFout(ValueError):  # noqa: N818 - Nederlandse naam, zoals RegelFouten
    """Het adres van een journaal deugt niet; de zin zegt wat er wel kan."""


@dataclass(frozen=True)
class Adres:
    """Een adres dat te openen is. `bestand` is leeg bij PostgreSQL; `naam` toont nooit een wachtwoord."""

    naam: str
    instellingen: dict[str, Any]
    bestand: Path | None = None

    @property
    def alias(self) -> str:
        """De naam waaronder Django deze database kent."""
        kern = repr(sorted((k, str(v)) for k, v in self.instellingen.items()))
        return f"journaal_{hashlib.sha256(kern.encode()).hexdigest()[:16]}"


def lees_adres(tekst: str) -> Adres:
    """Maakt van een pad of `postgresql://naam@machine/database` een adres, of geeft een `AdresFout`."""
    if "://" not in tekst:
        return _sqlite(Path(tekst))
    delen = urlsplit(tekst)
    if delen.scheme not in POSTGRES:
        raise AdresFout(f"«{delen.scheme}» kennen wij niet; geef een bestand of postgresql://naam@machine/database")
    database = unquote(delen.path.lstrip("/"))
    if not database:
        raise AdresFout("in het adres ontbreekt de naam van de database: postgresql://naam@machine/database")
    try:
        poort = delen.port
    except ValueError as fout:
        raise AdresFout("de poort in het adres is geen getal") from fout
    opties = {"connect_timeout": 10, "application_name": "wijknetwerk", **dict(parse_qsl(delen.query))}
    return Adres(
        naam=f"{delen.hostname or 'deze machine'}/{database}",
        instellingen={
            "ENGINE": "django.db.backends.postgresql",
            "NAME": database,
            "USER": unquote(delen.username or ""),
            "PASSWORD": unquote(delen.password or ""),
            "HOST": delen.hostname or "",
            "PORT": str(poort or ""),
            "OPTIONS": opties,
        },
    )


def _sqlite(pad: Path) -> Adres:
    pad = pad.absolute()
    if pad.is_dir():
        raise AdresFout(f"«{pad.name}» is een map; geef een bestand, bijvoorbeeld {pad.name}/journaal.sqlite3")
    if (soort := _netwerkschijf(pad)) is not None:
        zin = f"«{pad.name}» staat op een netwerkschijf ({soort}); zet het op een eigen schijf of kies PostgreSQL"
        raise AdresFout(zin)
    return Adres(
        naam=str(pad),
        bestand=pad,
        instellingen={
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(pad),
            "OPTIONS": {
                "timeout": _WACHTTIJD,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON",
            },
        },
    )


def _netwerkschijf(pad: Path) -> str | None:
    """De soort schijf als die via het netwerk gaat: daar houdt SQLite zijn slot niet."""
    try:
        regels = Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None  # geen Linux; daar is dit niet te zien
    beste, soort = 0, ""
    for regel in regels:
        _, plaats, type_, *_ = regel.split(" ")
        plaats = plaats.replace("\\040", " ")
        if len(plaats) > beste and pad.is_relative_to(plaats):
            beste, soort = len(plaats), type_
    return soort if soort in NETWERKSCHIJVEN else None
