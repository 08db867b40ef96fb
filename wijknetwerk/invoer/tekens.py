"""Wat er met de letters van een cel mis kan zijn: verminkt, onzichtbaar, een Excel-fout of te lang."""

import re
import unicodedata

LANGSTE_CEL = 2000

EXCELFOUTEN = frozenset(
    (
        *("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!"),
        *("#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!"),
        *("#LEEG!", "#DEEL/0!", "#WAARDE!", "#VERW!", "#NAAM?", "#GETAL!", "#N/B", "#OVERLOOP!"),
    )
)
"""Foutwaarden van Excel, ook zoals een Nederlandse Excel ze in een CSV zet."""

_SAMENVOEGER = {"\u200c", "\u200d"}  # houden een emoji of letterpaar bij elkaar
_VERVANGTEKEN = "\ufffd"
_VERVOLG = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_VERMINKT = re.compile(f"[ÂÃÄÅ]{_VERVOLG}|[à-ï]{_VERVOLG}{{2}}|[ðñòóô]{_VERVOLG}{{3}}")
"""Letterparen die bijna alleen ontstaan als UTF-8 voor cp1252 wordt aangezien; het terugrekenen geeft zekerheid."""


def gebrek(tekst: str) -> str | None:
    """Zegt wat er aan de letters van een cel mankeert, of None. Het antwoord herhaalt de cel niet."""
    if len(tekst) > LANGSTE_CEL:
        return f"de cel telt {len(tekst)} tekens; hoogstens {LANGSTE_CEL} mogen, kort de tekst in"
    if tekst.strip() in EXCELFOUTEN:
        return "de cel bevat een Excel-fout; herstel de formule of typ de waarde"
    if tekst.isascii() and tekst.isprintable():
        return None
    if _VERVANGTEKEN in tekst or (zo := _verminkt(tekst)):
        zo = "" if _VERVANGTEKEN in tekst else zo
        return f"de letters zijn bij het opslaan verminkt{zo}; typ ze opnieuw, of bewaar een CSV als «CSV UTF-8»"
    return next((zin for teken in tekst if (zin := _verboden(teken))), None)


def _verminkt(tekst: str) -> str:
    """Wijst aan waar UTF-8 ooit voor cp1252 of latin-1 is aangezien (`Ã«` was `ë`); leeg als dat nergens zo is."""
    for stuk in _VERMINKT.findall(tekst):
        for codering in ("cp1252", "latin-1"):
            try:
                heel = stuk.encode(codering).decode("utf-8")
            except UnicodeError:
                continue
            return f" («{stuk}» was waarschijnlijk «{heel}»)"
    return ""


def _verboden(teken: str) -> str | None:
    soort = unicodedata.category(teken)
    if teken in "\t\n\r" or teken in _SAMENVOEGER or soort[0] != "C":
        return None
    if soort == "Cn" and not _is_geen_teken(ord(teken)):
        return None  # een teken van na deze Python-versie, zoals een nieuwe emoji
    naam = {"Cc": "stuurteken", "Cf": "onzichtbaar teken"}.get(soort, "teken dat niet bestaat")
    return f"de cel bevat een {naam} (U+{ord(teken):04X}); typ de waarde opnieuw"


def _is_geen_teken(punt: int) -> bool:
    eerste, laatste = 0xFDD0, 0xFDEF
    return punt & 0xFFFE == 0xFFFE or eerste <= punt <= laatste  # noqa: PLR2004 - zo legt Unicode ze vast


def zichtbaar(tekst: str) -> str:
    """De tekst zonder onzichtbare tekens en met gewone cijfers en spaties, om in te zoeken; niet om te bewaren."""
    if tekst.isascii():
        return tekst
    gewoon = unicodedata.normalize("NFKC", tekst)
    return "".join(teken for teken in gewoon if unicodedata.category(teken) != "Cf")
