"""De regels van iWmo en iJw 3.2 voor een ToegewezenProduct, elk met haar eigen nummer.

Een toewijzing mag hier nog fout zijn: wat de standaard verbiedt moet te zeggen zijn om het te kunnen weigeren.
Regels over één veld heten naar het gegevenstype in het basisschema (`LDT_…`).
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from wijknetwerk.begrippen import Begrip, Wet
from wijknetwerk.papieren.codelijsten import (
    CATEGORIE,
    EENHEID,
    FREQUENTIE,
    PER_WEEK,
    REDEN_WIJZIGING,
    TOTAAL,
    VERVALLEN,
    VERWIJDERD,
)

GROOTSTE_NUMMER = 999_999_999
GROOTSTE_GETAL = 99_999_999
LANGSTE_REFERENTIE, LANGSTE_CODE, LANGSTE_IDENTIFICATIE = 36, 5, 12
ALLEEN_MET_FREQUENTIE = ("14", "16", "83", "84")
ZONDER_DAG = ("2", "4", "6")


class Toewijzing(Begrip):
    """Eén ToegewezenProduct, nog niet nagekeken. Volume is in de eenheid; budget in eurocenten (hier altijd leeg)."""

    wet: Wet
    nummer: int
    toegewezen_op: datetime
    ingangsdatum: date
    einddatum: date | None = None
    categorie: str | None = None
    code: str | None = None
    volume: int | None = None
    eenheid: str | None = None
    frequentie: str | None = None
    reden_wijziging: str | None = None
    referentie_aanbieder: str | None = None
    op_verzoek: bool = False
    budget: int | None = None
    commentaar: str | None = None

    @property
    def met_omvang(self) -> bool:
        """Of er iets over de omvang is ingevuld."""
        return (self.volume, self.eenheid, self.frequentie) != (None, None, None)

    @property
    def wat(self) -> tuple[object, ...]:
        """Product en omvang: wat er geleverd wordt, los van wanneer."""
        return self.categorie, self.code, self.volume, self.eenheid, self.frequentie


class Berichtregel(NamedTuple):
    """Eén regel: haar nummer, of de toewijzing haar haalt, en de zin als dat niet zo is."""

    nummer: str
    haalt: Callable[[Toewijzing], bool]
    zin: str


class Weigering(NamedTuple):
    """Waarom een toewijzing niet in een bericht mag."""

    nummer: str
    zin: str

    def __str__(self) -> str:
        return f"{self.nummer}: {self.zin}"


def _omvang_compleet(t: Toewijzing) -> bool:
    return not t.met_omvang or None not in (t.volume, t.eenheid, t.frequentie)


def _tussen(getal: int | None, hoogste: int) -> bool:
    return getal is None or 0 <= getal <= hoogste


def _tekst(waarde: str | None, langste: int) -> bool:
    return waarde is None or (bool(waarde.strip()) and len(waarde) <= langste)


VELDREGELS: tuple[Berichtregel, ...] = (
    Berichtregel("LDT_Nummer", lambda t: _tussen(t.nummer, GROOTSTE_NUMMER), "het nummer is 0 tot en met 999999999"),
    Berichtregel(
        "LDT_Referentie",
        lambda t: _tekst(t.referentie_aanbieder, LANGSTE_REFERENTIE),
        "de referentie is niet leeg en hoogstens 36 tekens",
    ),
    Berichtregel(
        "LDT_ProductCategorie",
        lambda t: t.categorie is None or t.categorie in CATEGORIE[t.wet],
        "de productcategorie staat niet in de lijst van deze wet",
    ),
    Berichtregel(
        "LDT_ProductCode",
        lambda t: _tekst(t.code, LANGSTE_CODE),
        "de productcode is niet leeg en hoogstens 5 tekens",
    ),
    Berichtregel(
        "LDT_Volume", lambda t: _tussen(t.volume, GROOTSTE_GETAL), "het volume is een heel getal, 0 tot en met 99999999"
    ),
    Berichtregel("LDT_Eenheid", lambda t: t.eenheid in (None, *EENHEID), "de eenheid staat niet in lijst WJ756"),
    Berichtregel(
        "LDT_Frequentie", lambda t: t.frequentie in (None, *FREQUENTIE), "de frequentie staat niet in lijst WMO757"
    ),
    Berichtregel(
        "LDT_RedenWijziging",
        lambda t: t.reden_wijziging in (None, *REDEN_WIJZIGING),
        "de reden van wijziging staat niet in de codelijst",
    ),
    Berichtregel(
        "LDT_Budget", lambda t: _tussen(t.budget, GROOTSTE_GETAL), "het budget is 0 tot en met 99999999 eurocent"
    ),
    Berichtregel(
        "LDT_Commentaar", lambda t: t.commentaar is None or bool(t.commentaar.strip()), "leeg commentaar bestaat niet"
    ),
    Berichtregel("CDT_Omvang", _omvang_compleet, "volume, eenheid en frequentie horen bij elkaar: alle drie of geen"),
    Berichtregel(
        "CDT_Product", lambda t: t.code is None or t.categorie is not None, "een productcode heeft een categorie nodig"
    ),
)
"""Wat het basisschema van één veld of groep velden vraagt."""

SAMENHANGREGELS: tuple[Berichtregel, ...] = (
    Berichtregel("CD041", lambda t: t.code is None or t.met_omvang, "met een productcode is de omvang verplicht"),
    Berichtregel(
        "CD075", lambda t: t.budget is None or t.einddatum is not None, "met een budget is de einddatum verplicht"
    ),
    Berichtregel(
        "CD076",
        lambda t: t.frequentie != PER_WEEK or t.einddatum is not None,
        "met frequentie «per week» is de einddatum verplicht",
    ),
    Berichtregel("CD077", lambda t: t.budget is None or t.volume is None, "met een budget blijft het volume leeg"),
    Berichtregel("CD078", lambda t: not t.met_omvang or t.budget is None, "met een omvang blijft het budget leeg"),
    Berichtregel(
        "CD079",
        lambda t: t.budget is not None or t.categorie is not None,
        "zonder budget is het product verplicht",
    ),
    Berichtregel(
        "CD080", lambda t: t.code is not None or t.volume is None, "zonder productcode blijft het volume leeg"
    ),
    Berichtregel(
        "CS003",
        lambda t: t.einddatum is None or t.einddatum >= t.ingangsdatum,
        "de einddatum ligt niet vóór de ingangsdatum",
    ),
    Berichtregel(
        "CS335",
        lambda t: t.reden_wijziging != VERWIJDERD or t.einddatum == t.ingangsdatum,
        "reden 13 (verwijderd) mag alleen als de einddatum gelijk is aan de ingangsdatum",
    ),
    Berichtregel("CS336", lambda t: t.reden_wijziging != VERVALLEN, "reden 01 is vervallen en mag niet meer"),
    Berichtregel(
        "CS338",
        lambda t: t.eenheid not in ALLEEN_MET_FREQUENTIE or t.frequentie in ZONDER_DAG,
        "etmaal, dagdeel, euro en stuks (inspanning) zijn per week, per maand of totaal",
    ),
    Berichtregel(
        "TR379",
        lambda t: t.referentie_aanbieder is None or t.op_verzoek,
        "een referentie van de aanbieder hoort alleen bij het honoreren van zijn verzoek",
    ),
    Berichtregel("OP191", lambda t: t.commentaar is None, "vrije tekst komt niet in het concept"),
)
"""Wat velden van elkaar vragen (CD en CS), en wat het bericht als geheel vraagt (TR en OP)."""

BERICHTREGELS = (*VELDREGELS, *SAMENHANGREGELS)


def keur(toewijzing: Toewijzing, eerder: tuple[Toewijzing, ...] = ()) -> tuple[Weigering, ...]:
    """Alle regels die de toewijzing niet haalt; leeg betekent dat zij in een bericht mag.

    `eerder` is wat dezelfde aanbieder voor dezelfde hulpvraag al toegewezen kreeg.
    """
    zelf = [Weigering(regel.nummer, regel.zin) for regel in BERICHTREGELS if not regel.haalt(toewijzing)]
    return (*zelf, *_tegen_eerder(toewijzing, eerder))


def _tegen_eerder(nieuw: Toewijzing, eerder: tuple[Toewijzing, ...]) -> list[Weigering]:
    """OP257: wie wijzigt wat geleverd wordt, geeft een nieuw nummer. OP380: wie alleen verlengt, juist niet."""
    weigeringen = []
    for oud in eerder:
        vrij = nieuw.frequentie == oud.frequentie == TOTAAL
        if oud.nummer == nieuw.nummer and oud.wat != nieuw.wat and not (vrij and oud.code == nieuw.code):
            zin = (
                f"product of omvang verandert: beëindig toewijzing {oud.nummer} en geef een nieuwe met een ander nummer"
            )
            weigeringen.append(Weigering("OP257", zin))
        loopt_nog = oud.einddatum is None or oud.einddatum >= nieuw.toegewezen_op.date()
        if oud.nummer != nieuw.nummer and oud.wat == nieuw.wat and loopt_nog and nieuw.frequentie != TOTAAL:
            zin = f"alleen de duur verandert: rek toewijzing {oud.nummer} op in plaats van een nieuwe te geven"
            weigeringen.append(Weigering("OP380", zin))
    return weigeringen


_GEMEENTE, _AGB = re.compile(r"[0-9]{4}"), re.compile(r"[0-9]{8}")


def keur_kop(afzender: str, ontvanger: str, identificatie: str) -> tuple[Weigering, ...]:
    """Wat er aan de kop van het bericht mankeert."""
    eisen = (
        (_GEMEENTE.fullmatch(afzender), "LDT_Gemeente", "de gemeentecode is vier cijfers"),
        (_AGB.fullmatch(ontvanger), "LDT_AgbCode", "de AGB-code is acht cijfers"),
        (
            _tekst(identificatie, LANGSTE_IDENTIFICATIE),
            "LDT_IdentificatieBericht",
            "de identificatie is 1 tot en met 12 tekens",
        ),
    )
    return tuple(Weigering(nummer, zin) for goed, nummer, zin in eisen if not goed)
