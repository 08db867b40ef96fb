"""De bewijsmap: alles om een voorstel later te verantwoorden en opnieuw te maken, met de hash van elk bestand."""

import hashlib
import json
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final, Literal

from pydantic import Field, ValidationError

from wijknetwerk import __version__
from wijknetwerk.begrippen import Begrip, Boeking, RegelsetNaam, Week, Weekvoorstel, Werkvoorraad
from wijknetwerk.begrippen.gebeurtenis import Vingerafdruk
from wijknetwerk.bestanden import schrijf_veilig
from wijknetwerk.invoer import lees, schrijf_werkmap
from wijknetwerk.papieren.fouten import PapierFouten, fout_zinnen
from wijknetwerk.rapport.json import maak_json
from wijknetwerk.regelbeheer.mappen import kopieer_regelmap, nieuwe_map
from wijknetwerk.regels import laad_woordenlijst

BEWIJS, WERKMAP, REGELS, VOORSTEL, VORIG, BESLUITEN, LEESMIJ = (
    *("bewijs.json", "werkmap", "regels", "voorstel.json", "vorig.json", "besluiten.json", "LEESMIJ.txt"),
)
BIBLIOTHEKEN: Final = ("ortools", "numpy", "networkx", "pydantic")
"""De bibliotheken die mee de uitkomst maken."""

_UITLEG = """\
Bewijsmap van week {week}

Hierin staat alles waar dit voorstel uit is gemaakt en wat erover is besloten:

  werkmap/         de invoer, zoals het programma haar las
  regels/          de regels die golden ({regelset})
  voorstel.json    het plan, met bij elke hulpvraag de redenen en de andere plekken
  vorig.json       het vorige voorstel, als dit er een vervolg op is
  besluiten.json   wat het journaal over deze hulpvragen zei{journaal}
  bewijs.json      de versies van de programma's en de vingerafdruk (sha256) van elk bestand

Opnieuw maken en vergelijken: wijknetwerk herhaal MAP

Deze map is net zo vertrouwelijk als de werkmap zelf. Bewaar haar niet langer dan het dossier.
"""


class Bewijs(Begrip):
    """Wat er in de map hoort te staan, en waarmee het is gemaakt."""

    schema_: Literal["wijknetwerk/bewijsmap/1"] = Field("wijknetwerk/bewijsmap/1", alias="schema")
    week: str
    versies: dict[str, str]
    regelset: RegelsetNaam
    invoer_sha256: Vingerafdruk
    voorstel_sha256: Vingerafdruk
    anker: str | None = Field(None, description="het anker van het journaal; leeg zonder journaal")
    bronbestanden: dict[str, Vingerafdruk] = Field(description="de bestanden die de gebruiker aanbood")
    bestanden: dict[str, Vingerafdruk] = Field(description="elk bestand in de map, behalve bewijs.json zelf")


@dataclass(frozen=True)
class Inhoud:
    """Wat er in een bewijsmap komt. Het voorstel is al nagerekend; `anker` is leeg zonder journaal."""

    werkvoorraad: Werkvoorraad
    voorstel: Weekvoorstel
    regelmap: Path
    bronbestanden: Mapping[str, bytes]
    boekingen: tuple[Boeking, ...] = ()
    anker: str | None = None
    vorig: bytes | None = None
    """Het bestand met het vorige voorstel; nodig als dit voorstel er een vervolg op is."""


def mist_vorig(voorstel: Weekvoorstel, vorig: bytes | None) -> str | None:
    """Waarom dit vorige voorstel er niet bij hoort of juist ontbreekt; None als het klopt."""
    nodig = voorstel.herplan.vorig_sha256 if voorstel.herplan else None
    if nodig is None:
        return None if vorig is None else "dit voorstel is geen vervolg op een vorig bestand; laat --vorig weg"
    if vorig is None:
        return "dit voorstel is een vervolg; geef het vorige voorstel erbij met --vorig, anders is het niet te herhalen"
    return None if hashlib.sha256(vorig).hexdigest() == nodig else "dit is niet het vorige voorstel waar dit op volgt"


def maak_bewijsmap(doel: Path, inhoud: Inhoud) -> str:
    """Schrijft de hele map in één keer en geeft haar kenmerk; bestaat `doel` al, dan een `BestaatAl`.

    Het kenmerk is de sha256 van bewijs.json: wie dat elders opschrijft, kan later zien dat de map nog dezelfde is.
    """
    voorstel = maak_json(inhoud.voorstel)
    with nieuwe_map(doel) as werk:
        schrijf_werkmap(werk / WERKMAP, inhoud.werkvoorraad)
        kopieer_regelmap(inhoud.regelmap, werk / REGELS)
        if (terug := _lees_terug(werk, inhoud.voorstel.week)) != (invoer := inhoud.werkvoorraad.vingerafdruk()):
            raise ValueError(f"de opgeschreven invoer leest terug als {terug}, en dat is niet {invoer}")
        schrijf_veilig(werk / VOORSTEL, voorstel)
        if inhoud.vorig is not None:
            schrijf_veilig(werk / VORIG, inhoud.vorig)
        schrijf_veilig(werk / BESLUITEN, _besluiten(inhoud))
        schrijf_veilig(werk / LEESMIJ, _leesmij(inhoud))
        bewijs = Bewijs(
            week=inhoud.voorstel.week,
            versies=versies(),
            regelset=inhoud.voorstel.regelset,
            invoer_sha256=invoer,
            voorstel_sha256=hashlib.sha256(voorstel).hexdigest(),
            anker=inhoud.anker,
            bronbestanden={naam: hashlib.sha256(b).hexdigest() for naam, b in sorted(inhoud.bronbestanden.items())},
            bestanden=dict(afdrukken(werk)),
        )
        bytes_ = _canoniek(bewijs.model_dump(mode="json", by_alias=True))
        schrijf_veilig(werk / BEWIJS, bytes_)
    return hashlib.sha256(bytes_).hexdigest()


def lees_bewijs(map_: Path) -> tuple[Bewijs, str]:
    """Het bewijs in een map met haar kenmerk; een `PapierFouten` als het er niet is of niet klopt."""
    try:
        bytes_ = (map_ / BEWIJS).read_bytes()
        return Bewijs.model_validate_json(bytes_), hashlib.sha256(bytes_).hexdigest()
    except OSError as fout:
        raise PapierFouten([f"{map_} is geen bewijsmap: {BEWIJS} is er niet of is niet te lezen"]) from fout
    except ValidationError as fout:
        raise PapierFouten(f"{BEWIJS}: {zin}" for zin in fout_zinnen(fout)) from fout


def afdrukken(map_: Path) -> Iterator[tuple[str, str]]:
    """Elk bestand in de map (behalve het bewijs zelf) met zijn sha256, op naam."""
    for pad in sorted(map_.rglob("*"), key=lambda pad: pad.relative_to(map_).as_posix()):
        naam = pad.relative_to(map_).as_posix()
        if pad.is_file() and naam != BEWIJS:
            yield naam, hashlib.sha256(pad.read_bytes()).hexdigest()


def versies() -> dict[str, str]:
    """Waarmee dit programma nu rekent."""
    bibliotheken = {naam: version(naam) for naam in BIBLIOTHEKEN}
    return {"wijknetwerk": __version__, "python": platform.python_version(), **bibliotheken}


def _lees_terug(map_: Path, week: str) -> str | None:
    """De vingerafdruk van de invoer zoals `herhaal` haar straks leest; None als zij niet te lezen is."""
    gelezen = lees(map_ / WERKMAP, laad_woordenlijst(map_ / REGELS), Week.lees(week)).werkvoorraad
    return gelezen.vingerafdruk() if gelezen else None


def _besluiten(inhoud: Inhoud) -> bytes:
    """De boekingen over de hulpvragen van dit voorstel, in de vorm van `journaal toon --json`."""
    nummers = {rij.hulpvraag for rij in inhoud.voorstel.rijen}
    boekingen = [b.model_dump(mode="json", by_alias=True) for b in inhoud.boekingen if b.hulpvraag in nummers]
    return _canoniek({"schema": "wijknetwerk/journaal/1", "boekingen": boekingen})


def _leesmij(inhoud: Inhoud) -> bytes:
    journaal = "" if inhoud.anker else " (er was geen journaal bij)"
    return _UITLEG.format(week=inhoud.voorstel.week, regelset=inhoud.voorstel.regelset.naam, journaal=journaal).encode()


def _canoniek(document: Mapping[str, object]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
