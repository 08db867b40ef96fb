"""Het zegel van een vastgestelde regelset: per bestand een sha256, zodat elke latere wijziging opvalt.

`geldig_tot` valt erbuiten: een regelset beëindigen verandert niet wat zij zegt. Van `velden.toml` tellen alleen de
velden die in deze regelset voorkomen; een andere regelset mag er velden bij krijgen.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wijknetwerk.regels.fouten import Plek
from wijknetwerk.regels.lezen import Inhoud, lees_toml

REGELSET, VELDEN = "regelset.toml", "velden.toml"
VAST = ("vastgesteld_door", "gezien_door", "vastgesteld_op", "zegel")
"""De sleutels die bij vaststellen in regelset.toml komen."""
_BUITEN_HET_ZEGEL = {*VAST, "status", "geldig_tot"}


def maak_zegel(map_: Path, naam: str) -> dict[str, str]:
    """Per bestandsnaam de sha256 van wat er nu staat."""
    set_ = map_ / naam
    tabellen = {pad.name: _gewoon(pad) for pad in sorted(set_.glob("*.toml")) if pad.name != REGELSET}
    zegel = {bestand: _sha(inhoud) for bestand, inhoud in tabellen.items()}
    if (scenarios := set_ / "scenarios.csv").is_file():
        zegel[scenarios.name] = _sha(_gewoon(scenarios))
    kop = {sleutel: waarde for sleutel, waarde in _toml(set_ / REGELSET).items() if sleutel not in _BUITEN_HET_ZEGEL}
    tekst = b"\n".join(tabellen.values()).decode("utf-8", "replace")
    woorden = set(re.findall(r"[a-z_][a-z0-9_]*", tekst))
    velden = {naam: veld for naam, veld in _toml(map_ / VELDEN).items() if naam in woorden}
    return {REGELSET: _sha(_vast(kop)), VELDEN: _sha(_vast(velden)), **zegel}


def kijk_zegel_na(map_: Path, naam: str, inhoud: Mapping[str, Any], plek: Plek) -> None:
    """Meldt wat er na het vaststellen is gewijzigd; `inhoud` is wat er in regelset.toml staat."""
    zegel = inhoud.get("zegel")
    if inhoud.get("status") != "vastgesteld":
        if zegel is not None:
            zin = (
                "deze regelset heeft een zegel en is dus vastgesteld; maak een nieuwe met «regels nieuw» en wijzig die"
            )
            plek.in_cel("status").fout(zin)
        return
    if not isinstance(zegel, dict):
        plek.in_cel("zegel").fout("een vastgestelde regelset heeft een zegel; stel haar vast met «regels stel-vast»")
        return
    for sleutel in VAST[:-1]:
        if sleutel not in inhoud:
            plek.in_cel(sleutel).fout(f"«{sleutel}» ontbreekt; stel de regelset vast met «regels stel-vast»")
    nu = maak_zegel(map_, naam)
    for bestand in sorted({*zegel, *nu}):
        if zegel.get(bestand) != nu.get(bestand):
            hier = plek.in_bestand(bestand if bestand == VELDEN else f"{naam}/{bestand}")
            hier.fout(
                "de regelset is vastgesteld en dit is daarna gewijzigd; zet het terug, of maak met «regels nieuw» een "
                "nieuwe regelset en wijzig die"
            )


def _toml(pad: Path) -> Inhoud:
    """De inhoud; een bestand dat niet te lezen is, wordt elders gemeld en past bij geen enkel zegel."""
    return lees_toml(pad, Plek([])) or {}


def _vast(inhoud: Mapping[str, Any]) -> bytes:
    return json.dumps(inhoud, ensure_ascii=False, sort_keys=True, default=str).encode()


def _gewoon(pad: Path) -> bytes:
    """Zonder BOM en met gewone regeleinden: daar verandert een editor ongemerkt iets aan."""
    return pad.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")


def _sha(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud).hexdigest()
