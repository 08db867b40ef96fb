"""Het woordenboek van velden, en kolommen: de antwoorden van veel gevallen naast elkaar, met wat onbekend is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.begrippen import uren
from wijknetwerk.regels.fouten import Plek
from wijknetwerk.regels.lezen import Inhoud, getal, keuze, lijst, sleutels, tabellen, tekst, toon

Getallen = NDArray[np.integer[Any]]
Masker = NDArray[np.bool_]
Waarde = str | int | bool | None

ONBEKEND = "onbekend"
UITERSTE = 1_000_000_000
JA_NEE = ("nee", "ja")
EENHEDEN = ("aantal", "dagen", "maanden", "minuten", "procent", "punten", "score", "weken")


class Soort(StrEnum):
    """Wat voor antwoorden een veld kent."""

    JA_NEE = "ja_nee"
    KEUZE = "keuze"
    GETAL = "getal"


class Herkomst(StrEnum):
    """Hoe een antwoord tot stand komt; een oordeel is van een professional, iets afgeleids typt niemand in."""

    FEIT = "feit"
    OORDEEL = "oordeel"
    AFGELEID = "afgeleid"


@dataclass(frozen=True)
class Regelveld:
    """Een veld dat een regel mag gebruiken. Een antwoord is een code: het nummer van de waarde, of het getal zelf."""

    naam: str
    soort: Soort
    herkomst: Herkomst
    vraag: str
    waarden: tuple[str, ...] = ()
    eenheid: str = ""
    minimum: int = 0
    maximum: int = 0
    uit_tabel: str = ""
    fase: str = "voor"

    def code(self, waarde: object) -> int | None:
        """De code van een antwoord; None als het onbekend is. Een antwoord dat niet bestaat is een fout van ons."""
        if waarde is None or waarde == ONBEKEND:
            return None
        if self.soort is Soort.GETAL:
            if isinstance(waarde, bool) or not isinstance(waarde, int):
                raise ValueError(f"veld {self.naam}: {toon(waarde)} is geen heel getal")
            return waarde
        if isinstance(waarde, bool) and self.soort is Soort.JA_NEE:
            return int(waarde)
        if waarde not in self.waarden:
            raise ValueError(f"veld {self.naam}: {toon(waarde)} is geen antwoord; kies uit {', '.join(self.waarden)}")
        return self.waarden.index(str(waarde))


def zeg(waarde: object, eenheid: str = "") -> str:
    """Schrijft een waarde voor in een zin: minuten als uren met een komma, onbekend als 'onbekend'."""
    if waarde is None:
        return ONBEKEND
    if isinstance(waarde, bool):
        return JA_NEE[waarde]
    if isinstance(waarde, int):
        return uren(waarde) if eenheid == "minuten" else str(waarde)
    return str(waarde).replace("_", " ")


@dataclass(frozen=True, eq=False)
class Kolom:
    """De antwoorden op één veld voor n gevallen: codes, en waar zij bekend zijn."""

    codes: Getallen
    bekend: Masker

    def __len__(self) -> int:
        return len(self.codes)

    def deel(self, rijen: slice) -> tuple[Getallen, Masker]:
        """De codes van een deel van de gevallen, en waar zij bekend zijn."""
        return self.codes[rijen], self.bekend[rijen]

    @classmethod
    def ja_nee(cls, ja: Masker, bekend: Masker | None = None) -> Self:
        """Een kolom van een masker: waar is ja."""
        return cls(ja.astype(np.int8), np.ones(len(ja), dtype=bool) if bekend is None else bekend)

    @classmethod
    def gelijk(cls, code: int | None, aantal: int) -> Self:
        """Een kolom waarin elk geval hetzelfde antwoord heeft."""
        return cls(np.full(aantal, code or 0, dtype=np.int32), np.full(aantal, code is not None))


Gegevens = Mapping[str, Kolom]


def kolommen(rijen: Sequence[Mapping[str, object]], velden: Mapping[str, Regelveld]) -> dict[str, Kolom]:
    """Zet rijen antwoorden om in kolommen, voor elk veld dat in de eerste rij staat.

    None en 'onbekend' zijn onbekend. Een naam die geen veld is, of een rij waarin een veld ontbreekt, is een fout.
    """
    namen = tuple(rijen[0]) if rijen else tuple(velden)
    return {naam: kolom([rij[naam] for rij in rijen], velden[naam]) for naam in namen}


def kolom(waarden: Iterable[object], veld: Regelveld) -> Kolom:
    """Zet antwoorden op één veld om in een kolom."""
    codes = [veld.code(waarde) for waarde in waarden]
    gevuld = [-1 if code is None else code for code in codes]
    bekend = np.array([code is not None for code in codes], dtype=bool)
    if veld.soort is Soort.GETAL:
        return Kolom(np.array(gevuld, dtype=np.int32), bekend)
    return Kolom(np.array(gevuld, dtype=np.int8), bekend)


def lees_velden(inhoud: Inhoud, plek: Plek, tabelnamen: Collection[str]) -> dict[str, Regelveld | None]:
    """Maakt het woordenboek van velden.toml; een veld met een fout is None."""
    delen = tabellen(inhoud, plek)
    return {naam: _lees_veld(naam, deel, plek.in_tabel(naam), tabelnamen) for naam, deel in delen.items()}


_EXTRA = {
    Soort.JA_NEE: ((), ("uit_tabel",)),
    Soort.KEUZE: (("waarden",), ()),
    Soort.GETAL: (("eenheid", "minimum", "maximum"), ()),
}


def _lees_veld(naam: str, inhoud: Inhoud, plek: Plek, tabelnamen: Collection[str]) -> Regelveld | None:
    if not naam.isidentifier() or naam != naam.lower():
        plek.fout(f"«{naam}» is geen naam voor een veld; gebruik kleine letters, cijfers en _")
    soort = keuze(inhoud, "soort", plek, Soort)
    nodig, mag = _EXTRA[Soort(soort)] if soort else ((), ("waarden", "eenheid", "minimum", "maximum", "uit_tabel"))
    volledig = sleutels(inhoud, plek, ("soort", "herkomst", "vraag", *nodig), ("fase", *mag))
    waarden = lijst(inhoud, "waarden", plek, minstens=2)
    if ONBEKEND in waarden:
        plek.in_cel("waarden").fout("«onbekend» is geen antwoord; elk veld kan vanzelf onbekend zijn")
    veld = {
        "herkomst": keuze(inhoud, "herkomst", plek, Herkomst),
        "vraag": tekst(inhoud, "vraag", plek),
        "eenheid": keuze(inhoud, "eenheid", plek, EENHEDEN),
        "uit_tabel": keuze(inhoud, "uit_tabel", plek, tabelnamen),
        "fase": keuze(inhoud, "fase", plek, ("voor", "na")) or "voor",
    }
    minimum, maximum = getal(inhoud, "minimum", plek), getal(inhoud, "maximum", plek)
    grens = max(abs(minimum or 0), abs(maximum or 0))
    if minimum is not None and maximum is not None and minimum > maximum:
        plek.in_cel("minimum").fout(f"het minimum {minimum} is groter dan het maximum {maximum}")
    if grens > UITERSTE:
        plek.in_cel("minimum").fout(f"het minimum en maximum liggen tussen -{UITERSTE} en {UITERSTE}")
    if not (soort and veld["herkomst"] and volledig) or (minimum or 0) > (maximum or 0) or grens > UITERSTE:
        return None
    return Regelveld(
        naam=naam,
        soort=Soort(soort),
        herkomst=Herkomst(veld["herkomst"]),
        vraag=veld["vraag"],
        waarden=JA_NEE if soort == Soort.JA_NEE else waarden,
        eenheid=veld["eenheid"],
        minimum=minimum or 0,
        maximum=maximum or 0,
        uit_tabel=veld["uit_tabel"],
        fase=veld["fase"],
    )
