"""Veilig in een werkboek schrijven: tekst blijft tekst, en dezelfde inhoud geeft dezelfde bytes."""

import io
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

import xlsxwriter

from wijknetwerk.rapport import woorden

MERK, LIJN, INVULVLAK = "#14505C", "#C9D3D6", "#FFF8E1"
_PUNTEN_PER_RIJ, _MEESTE_PUNTEN = 13.5, 400.0
LANGSTE_CEL = 32_000
"""Een cel in een werkboek houdt 32.767 tekens; wat langer is eindigt op …."""

Rij = TypeVar("Rij")
Waarde = str | int | float | None


class Vorm(StrEnum):
    """Hoe een cel eruitziet en of iemand haar mag invullen."""

    TEKST = "tekst"
    VET = "vet"
    UREN = "uren"
    GETAL = "getal"
    PROCENT = "procent"
    INVULTEKST = "invultekst"
    INVULDATUM = "invuldatum"


_GEWOON = {"valign": "top", "font_name": "Calibri", "font_size": 10, "border": 1, "border_color": LIJN}
_TEKST = _GEWOON | {"text_wrap": True, "quote_prefix": True}
_CIJFER = _GEWOON | {"align": "right", "indent": 1}
_VORMEN: dict[Vorm, dict[str, object]] = {
    Vorm.TEKST: _TEKST,
    Vorm.VET: _TEKST | {"bold": True},
    Vorm.UREN: _CIJFER | {"num_format": "0.00"},
    Vorm.GETAL: _CIJFER | {"num_format": "0"},
    Vorm.PROCENT: _CIJFER | {"num_format": "0%"},
    Vorm.INVULTEKST: _GEWOON | {"text_wrap": True, "num_format": "@", "locked": False, "bg_color": INVULVLAK},
    Vorm.INVULDATUM: _GEWOON | {"num_format": "dd-mm-yyyy", "locked": False, "bg_color": INVULVLAK},
}
_KOP = _TEKST | {"bold": True, "font_color": "#FFFFFF", "bg_color": MERK, "valign": "vcenter"}


@dataclass(frozen=True)
class Kolom(Generic[Rij]):
    """Eén kolom: haar kop, hoe breed, hoe zij eruitziet en wat er van een rij in staat."""

    kop: str
    breedte: float
    vorm: Vorm | Callable[[Rij], Vorm]
    waarde: Callable[[Rij], Waarde]
    verborgen: bool = False

    def vorm_van(self, rij: Rij) -> Vorm:
        """De vorm van de cel in deze rij."""
        return self.vorm if isinstance(self.vorm, Vorm) else self.vorm(rij)


class Werkboek:
    """Een werkboek in het geheugen. Geen enkele tekst wordt een formule, een getal of een koppeling."""

    def __init__(
        self, titel: str, gemaakt: date, kenmerken: dict[str, str], kopregel: str = "voorstel, geen besluit"
    ) -> None:
        self._uit = io.BytesIO()
        self._boek: Any = xlsxwriter.Workbook(
            self._uit,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._titel, self._kopregel = titel, kopregel
        moment = datetime(gemaakt.year, gemaakt.month, gemaakt.day)  # noqa: DTZ001 - een vaste dag, geen tijdstip
        self._boek.set_properties({"title": titel, "author": "wijknetwerk", "created": moment})
        for naam, waarde in kenmerken.items():
            self._boek.set_custom_property(naam, waarde, "text")
        self._vormen = {vorm: self._boek.add_format(stijl) for vorm, stijl in _VORMEN.items()}
        self._kop = self._boek.add_format(_KOP)
        self.opvallend = self._boek.add_format({"bg_color": "#F7C9A8"})

    def blad(self, naam: str, kolommen: Sequence[Kolom[Rij]], rijen: Iterable[Rij]) -> Any:  # noqa: ANN401 - xlsxwriter heeft geen typen
        """Een blad met een vaste kop, een filter, en een afdruk die op A4 past; beveiligd zonder wachtwoord."""
        blad = self._boek.add_worksheet(naam)
        for plek, kolom in enumerate(kolommen):
            blad.set_column(plek, plek, kolom.breedte, None, {"hidden": kolom.verborgen})
            blad.write_string(0, plek, kolom.kop, self._kop)
        blad.set_row(0, _hoogte((kolom.kop, kolom.breedte) for kolom in kolommen))
        laatste = 0
        for laatste, rij in enumerate(rijen, start=1):
            waarden = [kolom.waarde(rij) for kolom in kolommen]
            zichtbaar = [(w, kolom.breedte) for w, kolom in zip(waarden, kolommen, strict=True) if not kolom.verborgen]
            blad.set_row(laatste, _hoogte(zichtbaar))
            for plek, kolom in enumerate(kolommen):
                self.schrijf(blad, laatste, plek, waarden[plek], kolom.vorm_van(rij))
        blad.freeze_panes(1, 1)
        blad.autofilter(0, 0, laatste, len(kolommen) - 1)
        self._afdruk(blad)
        blad.protect("", {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True})
        return blad

    def verborgen_lijst(self, naam: str, waarden: Sequence[str]) -> str:
        """Een verborgen blad met keuzes; geeft het bereik terug voor een keuzelijst."""
        blad = self._boek.add_worksheet(naam)
        for plek, waarde in enumerate(waarden):
            self.schrijf(blad, plek, 0, waarde, Vorm.TEKST)
        blad.hide()
        return f"={naam}!$A$1:$A${max(len(waarden), 1)}"

    def schrijf(self, blad: Any, rij: int, kolom: int, waarde: Waarde, vorm: Vorm) -> None:  # noqa: ANN401 - idem
        """Schrijft één cel, altijd met de schrijfwijze die bij het soort waarde hoort."""
        stijl = self._vormen[vorm]
        if waarde is None or waarde == "":
            blad.write_blank(rij, kolom, None, stijl)
        elif isinstance(waarde, str):
            blad.write_string(rij, kolom, celtekst(waarde), stijl)
        else:
            blad.write_number(rij, kolom, waarde, stijl)

    def inhoud(self) -> bytes:
        """Sluit het werkboek en geeft de bytes."""
        self._boek.close()
        return self._uit.getvalue()

    def _afdruk(self, blad: Any) -> None:  # noqa: ANN401 - idem
        blad.set_paper(9)  # A4
        blad.set_landscape()
        blad.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        blad.fit_to_pages(1, 0)
        blad.repeat_rows(0)
        blad.hide_gridlines(2)
        blad.set_header(f"&L{self._titel.replace('&', '&&')}&R{self._kopregel}")
        blad.set_footer("&L&A&R&P van &N")


def celtekst(tekst: str) -> str:
    """Zonder stuurtekens en kort genoeg voor een cel; een nieuwe rij in de cel blijft een nieuwe rij."""
    netjes = "\n".join(woorden.schoon(rij) for rij in tekst.split("\n"))
    return netjes if len(netjes) <= LANGSTE_CEL else f"{netjes[: LANGSTE_CEL - 1]}…"


def _hoogte(cellen: Iterable[tuple[Waarde, float]]) -> float:
    """Hoog genoeg voor de langste tekst; niet elk rekenblad past dat zelf aan bij het openen."""
    rijen = max(
        (
            sum(math.ceil(max(len(deel), 1) / (1.05 * breedte)) for deel in waarde.split("\n"))
            for waarde, breedte in cellen
            if isinstance(waarde, str)
        ),
        default=1,
    )
    return min(rijen * _PUNTEN_PER_RIJ + 3, _MEESTE_PUNTEN)
