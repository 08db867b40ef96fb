"""Van .po (tekst, voor mensen) naar .mo (wat gettext leest); de standaardbibliotheek kan dat laatste niet schrijven."""

import ast
import struct

_MAGISCH = 0x950412DE
_KOP = 7 * 4
_SOORTEN = ("msgid_plural", "msgid", "msgstr[0]", "msgstr[1]", "msgstr")


def lees_po(tekst: str) -> dict[str, str]:
    """Engelse tekst -> vertaling; enkelvoud en meervoud staan achter elkaar met een nul ertussen, zoals gettext wil."""
    catalogus: dict[str, str] = {}
    for blok in tekst.split("\n\n"):
        delen: dict[str, str] = {}
        soort = ""
        for rij in blok.splitlines():
            if rij.startswith("#") or not rij.strip():
                continue
            gevonden = next((naam for naam in _SOORTEN if rij.startswith(f"{naam} ")), None)
            if gevonden is not None:
                soort, rij = gevonden, rij[len(gevonden) :]  # noqa: PLW2901 - de rest van de rij is de tekst
            delen[soort] = delen.get(soort, "") + ast.literal_eval(rij.strip())
        if "msgid" in delen:
            bron = [delen["msgid"], delen.get("msgid_plural")]
            vertaling = [delen.get("msgstr", delen.get("msgstr[0]")), delen.get("msgstr[1]")]
            catalogus["\0".join(filter(None, bron))] = "\0".join(filter(None, vertaling))
    return catalogus


def maak_mo(catalogus: dict[str, str]) -> bytes:
    """De catalogus in de vorm van GNU gettext: twee tabellen met lengte en plaats, en dan alle teksten."""
    paren = sorted((bron.encode(), vertaling.encode()) for bron, vertaling in catalogus.items())
    aantal = len(paren)
    plaats = _KOP + 2 * 8 * aantal
    tabellen, teksten = b"", b""
    for kant in (0, 1):
        for paar in paren:
            tabellen += struct.pack("<II", len(paar[kant]), plaats + len(teksten))
            teksten += paar[kant] + b"\0"
    kop = struct.pack("<7I", _MAGISCH, 0, aantal, _KOP, _KOP + 8 * aantal, 0, plaats)
    return kop + tabellen + teksten
