"""TOML-bestanden van een regelmap lezen: streng, begrensd en met een Nederlandse zin bij elke fout."""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from wijknetwerk.begrippen import Bron
from wijknetwerk.regels.fouten import Plek, bedoelde_u

MAX_BYTES = 64 * 1024
MAX_REGELS = 500

_PLAATS = re.compile(r"at line (\d+), column (\d+)")

Inhoud = dict[str, Any]


def lees_toml(pad: Path, plek: Plek) -> Inhoud | None:
    """Leest één bestand; bij een fout is die gemeld en is de uitkomst None."""
    if not pad.is_file():
        plek.fout("dit bestand ontbreekt")
        return None
    with pad.open("rb") as bestand:
        ruw = bestand.read(MAX_BYTES + 1)
    if len(ruw) > MAX_BYTES:
        plek.fout(f"het bestand is groter dan {MAX_BYTES // 1024} kB")
        return None
    try:
        tekst = ruw.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        rij = ruw.count(b"\n", 0, fout.start) + 1
        plek.fout(f"rij {rij}: dit is geen UTF-8; sla het bestand op als UTF-8")
        return None
    try:
        return tomllib.loads(tekst.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as fout:
        plek.fout(_syntaxzin(str(fout)))
        return None


def _syntaxzin(engels: str) -> str:
    gevonden = _PLAATS.search(engels)
    plaats = f"rij {gevonden[1]}, teken {gevonden[2]}" if gevonden else "het einde van het bestand"
    if any(woord in engels for woord in ("overwrite", "twice", "Duplicate")):
        return f"{plaats}: deze sleutel of tabel staat er al"
    return f"{plaats}: hier klopt de TOML niet; staan alle aanhalingstekens, haakjes en komma's er?"


def sleutels(inhoud: Mapping[str, Any], plek: Plek, nodig: Collection[str], mag: Collection[str] = ()) -> bool:
    """Meldt ontbrekende en onbekende sleutels; geeft of alle nodige er zijn."""
    for sleutel in inhoud:
        if sleutel not in nodig and sleutel not in mag:
            plek.in_cel(sleutel).fout(f"onbekende sleutel «{sleutel}»{bedoelde_u(sleutel, {*nodig, *mag})}")
    gemist = [sleutel for sleutel in nodig if sleutel not in inhoud]
    for sleutel in gemist:
        plek.in_cel(sleutel).fout(f"«{sleutel}» ontbreekt")
    return not gemist


def tekst(inhoud: Mapping[str, Any], sleutel: str, plek: Plek) -> str:
    """Een tekst die niet leeg is; anders gemeld en leeg."""
    waarde = inhoud.get(sleutel)
    if isinstance(waarde, str) and waarde.strip():
        return waarde
    if waarde is not None:
        plek.in_cel(sleutel).fout(f"hier hoort een tekst, niet {toon(waarde)}")
    return ""


def keuze(inhoud: Mapping[str, Any], sleutel: str, plek: Plek, mogelijk: Iterable[str]) -> str:
    """Een tekst uit een vaste lijst; anders gemeld en leeg."""
    waarde, lijst = tekst(inhoud, sleutel, plek), tuple(mogelijk)
    if waarde and waarde not in lijst:
        plek.in_cel(sleutel).fout(f"onbekende waarde «{waarde}»{bedoelde_u(waarde, lijst)}")
        return ""
    return waarde


def getal(inhoud: Mapping[str, Any], sleutel: str, plek: Plek) -> int | None:
    """Een heel getal (ja/nee telt niet als getal); anders gemeld en None."""
    waarde = inhoud.get(sleutel)
    if isinstance(waarde, int) and not isinstance(waarde, bool):
        return waarde
    if waarde is not None:
        plek.in_cel(sleutel).fout(f"hier hoort een heel getal, niet {toon(waarde)}")
    return None


def dag(inhoud: Mapping[str, Any], sleutel: str, plek: Plek) -> date | None:
    """Een datum zonder aanhalingstekens, zoals 2025-01-01; anders gemeld en None."""
    waarde = inhoud.get(sleutel)
    if type(waarde) is date:
        return waarde
    if waarde is not None:
        plek.in_cel(sleutel).fout(
            f"hier hoort een datum zonder aanhalingstekens, zoals 2025-01-01, niet {toon(waarde)}"
        )
    return None


def lijst(inhoud: Mapping[str, Any], sleutel: str, plek: Plek, minstens: int = 0) -> tuple[str, ...]:
    """Een lijst verschillende teksten, minstens zoveel; anders gemeld en leeg."""
    waarde = inhoud.get(sleutel)
    if waarde is None:
        return ()
    if not isinstance(waarde, list) or not all(isinstance(deel, str) and deel.strip() for deel in waarde):
        plek.in_cel(sleutel).fout(f"hier hoort een lijst teksten tussen [ en ], niet {toon(waarde)}")
        return ()
    if len(waarde) < minstens:
        plek.in_cel(sleutel).fout(f"noem er minstens {minstens}")
    for deel in {deel for deel in waarde if waarde.count(deel) > 1}:
        plek.in_cel(sleutel).fout(f"«{deel}» staat er twee keer")
    return tuple(waarde)


def tabellen(inhoud: Mapping[str, Any], plek: Plek) -> dict[str, Inhoud]:
    """De tabellen [naam] van een bestand; wat geen tabel is, wordt gemeld."""
    goed = {}
    for naam, deel in inhoud.items():
        if isinstance(deel, dict):
            goed[naam] = deel
        else:
            plek.in_cel(naam).fout(f"hier hoort een tabel [{naam}], niet {toon(deel)}")
    return goed


def herkomst(inhoud: Mapping[str, Any], plek: Plek, stukken: Collection[str]) -> tuple[tuple[Bron, ...], str]:
    """De bronnen en de open vraag van een regel of getal; een van beide moet er zijn."""
    bronnen = bronlijst(inhoud, plek, stukken)
    status = keuze(inhoud, "status", plek, ("bron", "aanname")) if "status" in inhoud else "bron"
    vraag = tekst(inhoud, "open_vraag", plek)
    if status == "aanname" and not vraag:
        plek.in_cel("open_vraag").fout("een aanname noemt de vraag die nog open staat; vul open_vraag in")
    if status == "bron" and vraag:
        plek.in_cel("status").fout('er is een open vraag, dus is dit een aanname; zet status = "aanname"')
    if status == "bron" and not inhoud.get("bron"):
        plek.in_cel("bron").fout('er is geen bron; noem stuk en citaat, of zet status = "aanname" met een open_vraag')
    return bronnen, vraag if status == "aanname" else ""


def bronlijst(inhoud: Mapping[str, Any], plek: Plek, stukken: Collection[str]) -> tuple[Bron, ...]:
    """De lijst bron = [{ stuk = …, citaat = … }]; elk stuk staat in bronnen.toml."""
    ruw, cel = inhoud.get("bron", []), plek.in_cel("bron")
    if not isinstance(ruw, list) or not all(isinstance(deel, dict) for deel in ruw):
        cel.fout(f'hier hoort een lijst als [{{ stuk = "001", citaat = "…" }}], niet {toon(ruw)}')
        return ()
    bronnen = []
    for deel in ruw:
        sleutels(deel, cel, ("stuk", "citaat"))
        stuk, citaat = tekst(deel, "stuk", cel), tekst(deel, "citaat", cel)
        if stuk and stuk not in stukken:
            cel.fout(f"onbekend stuk «{stuk}»{bedoelde_u(stuk, stukken)}")
        bronnen.append(Bron(stuk=stuk, citaat=citaat))
    return tuple(bronnen)


def toon(waarde: object) -> str:
    """Een waarde zoals hij in het bestand staat, kort."""
    if isinstance(waarde, bool):
        return "«true»" if waarde else "«false»"
    kort = str(waarde)
    return f"«{kort[:40]}…»" if len(kort) > 40 else f"«{kort}»"  # noqa: PLR2004 - past op een scherm
