"""De XML van een werkblad bekijken vóór openpyxl haar leest: hoe groot, en wat openpyxl ons niet vertelt.

openpyxl laat stil rijen vallen die niet op volgorde staan of buiten de opgegeven maat liggen, en noemt in de
spaarzame stand geen samengevoegde cellen of verborgen rijen. Daarom tellen wij zelf, en moet de telling kloppen.
"""

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO
from xml.parsers import expat  # snel; elke DTD wordt geweigerd, en zonder DTD zijn er geen entiteiten

from defusedxml.ElementTree import fromstring

from wijknetwerk.invoer.meldingen import kolomletter
from wijknetwerk.invoer.tabel import MEESTE_KOLOMMEN, MEESTE_RIJEN

WERKBOEK = "xl/workbook.xml"
VERBANDEN = "xl/_rels/workbook.xml.rels"
MEESTE_ELEMENTEN = 700_000
"""Hoogstens zo veel XML-elementen in alle bladen samen: ruim 20.000 trajecten; openpyxl leest ze in tien seconden."""
VERSTE_RIJ = 100_000
"""Ook lege rijen kosten tijd: openpyxl vult alles ertussen aan."""
GROOTSTE_OPPERVLAK = 5_000_000
"""Som van de breedtes van alle rijen: openpyxl vult elke rij op tot haar laatste cel."""
LAATSTE_EXCELKOLOM = 16_384
CIJFERS_VAN_EEN_RIJ = len("1048576")
OPNIEUW = "bewaar het werkboek opnieuw in Excel of LibreOffice"

_TE_GROOT = f"het werkblad is te groot; hoogstens {MEESTE_RIJEN} rijen en {MEESTE_KOLOMMEN} kolommen mogen"
_TE_VEEL = "het werkboek heeft te veel cellen; verwijder lege opgemaakte cellen, of lever een map met CSV-bestanden aan"
_HAP = 65_536
_PLAATS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_VERBAND = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass
class Blad:
    """Wat er over één werkblad bekend is voordat de waarden gelezen worden."""

    naam: str
    lid: str
    verborgen: bool
    bezwaar: str | None = None
    cellen: int = 0
    laatste_rij: int = 0
    laatste_kolom: int = 0
    formules_zonder_waarde: set[tuple[int, int]] = field(default_factory=set)
    samengevoegd: list[str] = field(default_factory=list)
    verborgen_rijen: list[int] = field(default_factory=list)


def bladen(zip_: zipfile.ZipFile) -> list[Blad]:
    """De werkbladen in hun volgorde, elk bekeken tot het eerste bezwaar."""
    verbanden = {verband.get("Id"): verband for verband in fromstring(zip_.read(VERBANDEN), forbid_dtd=True)}
    gevonden = [
        Blad(
            naam=blad.get("name", ""),
            lid=_lid(verbanden[blad.get(_VERBAND)].get("Target", "")),
            verborgen=blad.get("state", "visible") != "visible",
            bezwaar=_geen_werkblad(verbanden[blad.get(_VERBAND)].get("Type", "")),
        )
        for blad in fromstring(zip_.read(WERKBOEK), forbid_dtd=True).iter()
        if blad.tag.endswith("}sheet")
    ]
    elementen = 0
    for blad in gevonden:
        if not blad.bezwaar:
            with zip_.open(blad.lid) as bron:
                geteld = Schouw(blad, elementen).bekijk(bron)
            elementen = elementen if blad.bezwaar else geteld
    return gevonden


def _geen_werkblad(soort: str) -> str | None:
    return None if soort.endswith("/worksheet") else "dit blad heeft geen cellen, alleen een grafiek; haal het weg"


def _lid(doel: str) -> str:
    return doel.removeprefix("/") if doel.startswith("/") else str(PurePosixPath("xl") / doel)


@dataclass
class Schouw:
    """Loopt één werkblad langs en schrijft op wat het ziet."""

    blad: Blad
    elementen: int = 0
    oppervlak: int = 0
    rij: int = 0
    kolom: int = 0
    soort_cel: str = "n"
    delen: set[str] = field(default_factory=set)
    in_waarde: bool = False

    def bekijk(self, bron: IO[bytes]) -> int:
        """Leest het blad in happen en stopt na de hap waarin een bezwaar bleek; geeft hoeveel elementen er nu zijn."""
        lezer = expat.ParserCreate(namespace_separator="}")
        lezer.buffer_text = True
        lezer.StartDoctypeDeclHandler = self._dtd
        lezer.StartElementHandler = self._begin
        lezer.EndElementHandler = self._einde
        lezer.CharacterDataHandler = self._tekst
        while not self.blad.bezwaar and (hap := bron.read(_HAP)):
            lezer.Parse(hap, False)  # noqa: FBT003 - expat kent dit argument alleen op plaats
        if not self.blad.bezwaar:
            lezer.Parse(b"", True)  # noqa: FBT003 - idem
        return self.elementen

    def _bezwaar(self, zin: str) -> None:
        self.blad.bezwaar = self.blad.bezwaar or zin

    def _dtd(self, *_: object) -> None:
        self._bezwaar(f"het werkblad bevat een DTD, dat hoort niet; {OPNIEUW}")

    def _begin(self, naam: str, kenmerken: dict[str, str]) -> None:
        self.elementen += 1
        if self.elementen > MEESTE_ELEMENTEN:
            self._bezwaar(_TE_VEEL)
        soort = naam[naam.rfind("}") + 1 :]
        if soort == "c":
            self._begin_cel(kenmerken)
        elif soort == "row":
            self._begin_rij(kenmerken)
        elif soort == "mergeCell":
            self.blad.samengevoegd.append(kenmerken.get("ref", ""))
        elif soort in ("v", "f", "is"):
            self.delen.add(soort)
            self.in_waarde = soort == "v"

    def _begin_rij(self, kenmerken: dict[str, str]) -> None:
        vorige, self.rij = self.rij, _geheel(kenmerken.get("r", str(self.rij + 1)))
        self.kolom = 0
        if self.rij <= vorige:
            self._bezwaar(f"de rijen staan niet op volgorde; {OPNIEUW}")
        if kenmerken.get("hidden") in ("1", "true"):
            self.blad.verborgen_rijen.append(self.rij)

    def _begin_cel(self, kenmerken: dict[str, str]) -> None:
        vorige, self.kolom = self.kolom, _kolomnummer(kenmerken.get("r"), self.rij, self.kolom)
        self.soort_cel = kenmerken.get("t", "n")
        self.delen = set()
        self.oppervlak += self.kolom - vorige
        if not vorige < self.kolom <= LAATSTE_EXCELKOLOM:
            self._bezwaar(f"de cellen in rij {self.rij} staan niet op volgorde; {OPNIEUW}")
        if self.oppervlak > GROOTSTE_OPPERVLAK:
            self._bezwaar(_TE_GROOT)

    def _tekst(self, _: str) -> None:
        if self.in_waarde:
            self.delen.add("waarde")

    def _einde(self, naam: str) -> None:
        soort = naam[naam.rfind("}") + 1 :]
        if soort == "v":
            self.in_waarde = False
        elif soort == "c":
            self._einde_cel()
        elif soort == "row" and self.rij > VERSTE_RIJ:
            self._bezwaar(_TE_GROOT)

    def _einde_cel(self) -> None:
        gevuld = "is" in self.delen if self.soort_cel == "inlineStr" else "waarde" in self.delen
        formule = "f" in self.delen
        if gevuld:
            self.blad.cellen += 1
        elif formule and not ("v" in self.delen and self.soort_cel == "str"):
            self.blad.formules_zonder_waarde.add((self.rij, self.kolom))
        if not gevuld and not formule:
            return
        self.blad.laatste_rij = self.rij
        self.blad.laatste_kolom = max(self.blad.laatste_kolom, self.kolom)
        cel = f"{kolomletter(self.kolom - 1)}{self.rij}"
        if self.rij > MEESTE_RIJEN + 1:
            self._bezwaar(f"er staat iets in cel {cel}; een tabel heeft hoogstens {MEESTE_RIJEN} rijen")
        if self.kolom > MEESTE_KOLOMMEN:
            self._bezwaar(f"er staat iets in cel {cel}; een tabel heeft hoogstens {MEESTE_KOLOMMEN} kolommen")


def _geheel(tekst: str) -> int:
    """Een rijnummer; iets anders wordt nul en staat dus niet op volgorde."""
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) <= CIJFERS_VAN_EEN_RIJ else 0


def _kolomnummer(plaats: str | None, rij: int, vorige: int) -> int:
    """Het nummer van de kolom; een plaats die niet bij de rij hoort wordt nul en staat dus niet op volgorde."""
    if plaats is None:
        return vorige + 1
    deel = _PLAATS.fullmatch(plaats)
    if deel is None or int(deel[2]) != rij:
        return 0
    nummer = 0
    for letter in deel[1]:
        nummer = nummer * 26 + ord(letter) - ord("A") + 1
    return nummer
