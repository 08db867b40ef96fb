"""De XML van een werkblad bekijken vóór openpyxl haar leest: hoe groot, en wat openpyxl ons niet vertelt.

openpyxl laat stil rijen vallen die niet op volgorde staan of buiten de opgegeven maat liggen, en noemt in de
spaarzame stand geen samengevoegde cellen of verborgen rijen. Daarom tellen wij zelf, en moet de telling kloppen.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring, iterparse

from wijknetwerk.invoer.tabel import MEESTE_KOLOMMEN, MEESTE_RIJEN

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WERKBOEK = "xl/workbook.xml"
VERBANDEN = "xl/_rels/workbook.xml.rels"
MEESTE_ELEMENTEN = {"row": 100_000, "c": 1_300_000, "cellen in deze rij": 16_384, "alles": 5_000_000}
"""Ook lege, alleen opgemaakte cellen kosten tijd en geheugen; meer dan dit lezen wij niet."""
GROOTSTE_OPPERVLAK = 5_000_000
"""Som van de breedtes van alle rijen: openpyxl vult elke rij op tot haar laatste cel."""
LAATSTE_EXCELRIJ = 1_048_576
OPNIEUW = "bewaar het werkboek opnieuw in Excel of LibreOffice"

_PLAATS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_VERBAND = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass
class Blad:
    """Wat er over één werkblad bekend is voordat de waarden gelezen worden."""

    naam: str
    lid: str
    verborgen: bool
    cellen: int = 0
    oppervlak: int = 0
    laatste_rij: int = 0
    laatste_kolom: int = 0
    formules_zonder_waarde: set[tuple[int, int]] = field(default_factory=set)
    samengevoegd: list[str] = field(default_factory=list)
    verborgen_rijen: list[int] = field(default_factory=list)
    bezwaar: str | None = None


def bladen(zip_: zipfile.ZipFile) -> list[Blad]:
    """De werkbladen in hun volgorde, elk bekeken tot het eerste bezwaar."""
    verbanden = {
        verband.get("Id"): verband.get("Target", "") for verband in fromstring(zip_.read(VERBANDEN), forbid_dtd=True)
    }
    gevonden = [
        Blad(
            naam=blad.get("name", ""),
            lid=_lid(verbanden[blad.get(_VERBAND)]),
            verborgen=blad.get("state", "visible") != "visible",
        )
        for blad in fromstring(zip_.read(WERKBOEK), forbid_dtd=True).iter()
        if _soort(blad) == "sheet"
    ]
    for blad in gevonden:
        with zip_.open(blad.lid) as bron:
            blad.bezwaar = next(_bekijk(blad, iterparse(bron, events=("start", "end"), forbid_dtd=True)), None)
    return gevonden


def _lid(doel: str) -> str:
    return doel.removeprefix("/") if doel.startswith("/") else str(PurePosixPath("xl") / doel)


def _soort(element: "Element") -> str:
    return element.tag.rpartition("}")[2]


def _bekijk(blad: Blad, stroom: "Iterator[tuple[str, Element]]") -> Iterator[str]:
    """Loopt de rijen langs, vult het blad en geeft elk bezwaar; de aanroeper stopt bij het eerste."""
    tellers = Counter[str]()
    rij = 0
    for moment, element in stroom:
        soort = _soort(element)
        if moment == "start":
            tellers[soort] += 1
            tellers["alles"] += 1
            if soort == "row":
                tellers["cellen in deze rij"] = 0
                vorige, rij = rij, int(element.get("r", rij + 1))
                if not vorige < rij <= LAATSTE_EXCELRIJ:
                    yield f"de rijen staan niet op volgorde; {OPNIEUW}"
            elif soort == "c":
                tellers["cellen in deze rij"] += 1
            if any(tellers[wat] > meeste for wat, meeste in MEESTE_ELEMENTEN.items()):
                yield f"het werkblad is te groot; hoogstens {MEESTE_RIJEN} rijen mogen, verwijder de lege rijen"
        elif soort == "row":
            if element.get("hidden") in ("1", "true"):
                blad.verborgen_rijen.append(rij)
            yield from _bekijk_cellen(blad, rij, element)
            element.clear()
        elif soort == "mergeCell":
            blad.samengevoegd.append(element.get("ref", ""))


def _bekijk_cellen(blad: Blad, rij: int, element: "Element") -> Iterator[str]:
    kolom = 0
    for cel in element:
        vorige, kolom = kolom, _kolomnummer(cel.get("r"), rij, kolom)
        if kolom <= vorige:
            yield f"de cellen in rij {rij} staan niet op volgorde; {OPNIEUW}"
        blad.oppervlak += kolom - vorige
        if blad.oppervlak > GROOTSTE_OPPERVLAK:
            yield f"het werkblad is te groot; hoogstens {MEESTE_KOLOMMEN} kolommen mogen, verwijder de lege kolommen"
        delen = {_soort(deel): deel for deel in cel}
        formule, waarde = "f" in delen, delen.get("v")
        gevuld = "is" in delen if cel.get("t") == "inlineStr" else waarde is not None and bool(waarde.text)
        if gevuld:
            blad.cellen += 1
        elif formule and (waarde is None or cel.get("t") != "str"):
            blad.formules_zonder_waarde.add((rij, kolom))
        if not gevuld and not formule:
            continue
        blad.laatste_rij, blad.laatste_kolom = rij, max(blad.laatste_kolom, kolom)
        if rij > MEESTE_RIJEN + 1:
            yield f"er staat iets in rij {rij}; een tabel heeft hoogstens {MEESTE_RIJEN} rijen onder de kopregel"
        if kolom > MEESTE_KOLOMMEN:
            yield f"er staat iets in cel {cel.get('r', '')}; een tabel heeft hoogstens {MEESTE_KOLOMMEN} kolommen"


def _kolomnummer(plaats: str | None, rij: int, vorige: int) -> int:
    if plaats is None:
        return vorige + 1
    deel = _PLAATS.fullmatch(plaats)
    if deel is None or int(deel[2]) != rij:
        return 0
    nummer = 0
    for letter in deel[1]:
        nummer = nummer * 26 + ord(letter) - ord("A") + 1
    return nummer
