"""De vermelding in het Algoritmeregister (publicatiestandaard 1.0), ingevuld uit de regels die gelden."""

import difflib
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from wijknetwerk import __version__
from wijknetwerk.begrippen import Begrip
from wijknetwerk.papieren.fouten import PapierFouten
from wijknetwerk.papieren.instellingen import lees_model
from wijknetwerk.regels import Herkomst, Regelboek
from wijknetwerk.verdeling.treden import TREDEN

BESTAND: Final = Path("journaal") / "register.toml"
KENMERK: Final = 12
"""Tekens van een vingerafdruk in de vermelding."""

Vermelding = dict[str, str | list[str]]


class Registertekst(Begrip):
    """De vaste teksten, met de open vraag erbij zolang de gemeente ze niet heeft vastgesteld."""

    status: str
    open_vraag: str = ""
    naam: str
    korte_omschrijving: str
    organisatie: str
    thema: tuple[str, ...]
    contact: str
    publicatiecategorie: str
    doel_en_impact: str
    afwegingen: str
    menselijke_tussenkomst: str
    risicobeheer: str
    wettelijke_basis: str
    wettelijke_basis_titel: str
    wettelijke_basis_link: str
    impacttoetsen: str
    toelichting_impacttoetsen: str
    gegevens: str
    technische_werking: str
    leverancier: str
    zoektermen: str


class Registerveld(NamedTuple):
    """Een veld van de standaard: hoe het daar heet, en hoeveel tekens erin mogen (None is onbeperkt)."""

    naam: str
    langste: int | None = None


VELDEN: Final = MappingProxyType(
    {
        "name": Registerveld("Naam", 99),
        "description_short": Registerveld("Korte omschrijving", 399),
        "organization": Registerveld("Organisatie", 99),
        "theme": Registerveld("Thema"),
        "status": Registerveld("Status"),
        "start_date": Registerveld("Begindatum"),
        "end_date": Registerveld("Einddatum"),
        "contact": Registerveld("Contactgegevens"),
        "publication_category": Registerveld("Publicatiecategorie"),
        "purpose_and_impact": Registerveld("Doel en impact", 2499),
        "considerations": Registerveld("Afwegingen", 2499),
        "human_intervention": Registerveld("Menselijke tussenkomst", 2499),
        "risk_management": Registerveld("Risicobeheer", 2499),
        "legal_basis": Registerveld("Wettelijke basis", 2499),
        "legal_basis_link": Registerveld("Link naar wettelijke basis"),
        "legal_basis_title": Registerveld("Titel van wettelijke basis", 99),
        "impact_assessments": Registerveld("Impacttoetsen"),
        "impact_assessment_explanation": Registerveld("Toelichting op impacttoetsen", 2499),
        "data": Registerveld("Gegevens", 2499),
        "technical_operation": Registerveld("Technische werking", 4999),
        "supplier": Registerveld("Leverancier", 199),
        "language": Registerveld("Taal"),
        "schema": Registerveld("Schema"),
        "source_id": Registerveld("Bron-ID"),
        "search_terms": Registerveld("Zoektermen"),
    }
)
"""Elk veld dat wij vullen, in de volgorde van de standaard."""

CATEGORIEEN: Final = (
    "Hoog-risico AI-systeem (Categorie A)",
    "Impactvolle algoritmes (Categorie B)",
    "Overige algoritmes (Categorie C)",
)


def maak_vermelding(regelmap: Path, regelboek: Regelboek, peildatum: date) -> Vermelding:
    """De hele vermelding; te lange of ongeldige teksten geven één `PapierFouten`."""
    tekst = lees_model(regelmap / BESTAND, Registertekst)
    set_ = regelboek.regelset
    vermelding: Vermelding = {
        "name": tekst.naam,
        "description_short": tekst.korte_omschrijving,
        "organization": tekst.organisatie,
        "theme": list(tekst.thema),
        "status": _status(regelboek, peildatum),
        "start_date": f"{set_.geldig_van:%Y-%m}",
        "contact": tekst.contact,
        "publication_category": tekst.publicatiecategorie,
        "purpose_and_impact": tekst.doel_en_impact.strip(),
        "considerations": tekst.afwegingen.strip(),
        "human_intervention": tekst.menselijke_tussenkomst.strip(),
        "risk_management": "\n".join((tekst.risicobeheer.strip(), *_aannames(regelboek))),
        "legal_basis": tekst.wettelijke_basis,
        "legal_basis_link": tekst.wettelijke_basis_link,
        "legal_basis_title": tekst.wettelijke_basis_titel,
        "impact_assessments": tekst.impacttoetsen,
        "impact_assessment_explanation": tekst.toelichting_impacttoetsen,
        "data": "\n".join((tekst.gegevens, *_gegevens(regelboek))),
        "technical_operation": "\n".join((tekst.technische_werking.strip(), *_werking(regelmap, regelboek))),
        "supplier": tekst.leverancier,
        "language": "nld",
        "schema": "1.0.0",
        "source_id": f"{regelboek.naam}/{regelboek.sha256[:KENMERK]}",
        "search_terms": tekst.zoektermen,
    }
    if set_.geldig_tot is not None and set_.geldig_tot < peildatum:
        vermelding["end_date"] = f"{set_.geldig_tot:%Y-%m}"
    if fouten := tuple(keur_vermelding(vermelding)):
        raise PapierFouten(f"{BESTAND.as_posix()}: {fout}" for fout in fouten)
    return {veld: vermelding[veld] for veld in VELDEN if veld in vermelding}


def keur_vermelding(vermelding: Vermelding) -> Iterator[str]:
    """Wat de publicatiestandaard niet toelaat, elk met het veld en het herstel."""
    for veld, beschreven in VELDEN.items():
        waarde = vermelding.get(veld)
        if waarde is not None and not waarde:
            yield f"«{beschreven.naam}» is leeg"
        elif isinstance(waarde, str) and beschreven.langste is not None and len(waarde) > beschreven.langste:
            yield f"«{beschreven.naam}» heeft {len(waarde)} tekens; hoogstens {beschreven.langste} mag"
    if vermelding["publication_category"] not in CATEGORIEEN:
        yield f"«Publicatiecategorie» is een van: {'; '.join(CATEGORIEEN)}"
    if not re.fullmatch(r"https://\S+|[^@\s]+@[^@\s]+\.[^@\s]+", str(vermelding["contact"])):
        yield "«Contactgegevens» is een algemeen mailadres of een adres dat met https:// begint"
    if not str(vermelding["legal_basis_link"]).startswith("https://"):
        yield "«Link naar wettelijke basis» begint met https://"


def _status(regelboek: Regelboek, peildatum: date) -> str:
    set_ = regelboek.regelset
    if set_.geldig_tot is not None and set_.geldig_tot < peildatum:
        return "Buiten gebruik"
    return "In gebruik" if set_.status == "vastgesteld" else "In ontwikkeling"


def _aannames(regelboek: Regelboek) -> Iterator[str]:
    namen = sorted({aanname.naam for aanname in regelboek.aannames})
    if namen:
        yield f"Nog niet vastgesteld zijn {len(namen)} regels en getallen: {', '.join(namen)}."


_HERKOMST: Final = (
    (Herkomst.FEIT, "Feiten"),
    (Herkomst.OORDEEL, "Oordelen van een professional"),
    (Herkomst.AFGELEID, "Door het programma afgeleid"),
)


def _gegevens(regelboek: Regelboek) -> Iterator[str]:
    """De velden waar de regels echt naar kijken, naar waar zij vandaan komen."""
    gebruikt = {veld for tabel in regelboek.tabellen.values() for veld in tabel.velden}
    for herkomst, kop in _HERKOMST:
        velden = [veld for veld in regelboek.velden.values() if veld.herkomst is herkomst and veld.naam in gebruikt]
        if velden:
            yield f"{kop}: {', '.join(veld.naam.replace('_', ' ') for veld in velden)}."


def _werking(regelmap: Path, regelboek: Regelboek) -> Iterator[str]:
    """Wat er in deze regelset staat: tabellen met hun kenmerk, de ladder en alle drempels."""
    yield f"Regelset {regelboek.naam}, kenmerk {regelboek.sha256[:KENMERK]}, wijknetwerk {__version__}."
    for naam, tabel in regelboek.tabellen.items():
        inhoud = (regelmap / regelboek.naam / f"{naam}.toml").read_bytes().replace(b"\r\n", b"\n")
        afdruk = hashlib.sha256(inhoud).hexdigest()[:KENMERK]
        yield f"Tabel {naam}: {len(tabel.regels)} regels, kenmerk {afdruk}."
    yield f"De ladder, de zwaarste eerst: {'; '.join(trede.zin for trede in TREDEN)}."
    getallen = "; ".join(
        f"{getal.naam.replace('_', ' ')}: {getal.waarde} {getal.eenheid}" for getal in regelboek.getallen.values()
    )
    yield f"Drempels en gewichten: {getallen}."


def als_json(vermelding: Vermelding) -> bytes:
    """Canoniek, in de volgorde van de standaard."""
    return (json.dumps(vermelding, ensure_ascii=False, indent=1) + "\n").encode()


def lees_vermelding(pad: Path) -> Vermelding:
    """Een eerder gemaakte vermelding, om mee te vergelijken."""
    try:
        inhoud = json.loads(pad.read_bytes())
    except OSError as fout:
        raise PapierFouten([f"{pad.name}: kan het bestand niet lezen"]) from fout
    except ValueError as fout:
        raise PapierFouten([f"{pad.name}: dit is geen json-bestand"]) from fout
    if not isinstance(inhoud, dict) or inhoud.get("schema") != "1.0.0":
        raise PapierFouten([f"{pad.name}: dit is geen vermelding volgens publicatiestandaard 1.0.0"])
    return {str(veld): waarde for veld, waarde in inhoud.items()}


class Veldverschil(NamedTuple):
    """Wat er in één veld verdween en bijkwam."""

    veld: str
    weg: tuple[str, ...]
    erbij: tuple[str, ...]


def verschillen(oud: Mapping[str, object], nieuw: Mapping[str, object]) -> tuple[Veldverschil, ...]:
    """De velden die anders zijn, in de volgorde van de standaard; per zin wat er verdween en bijkwam."""
    namen = dict.fromkeys((*VELDEN, *sorted(oud.keys() | nieuw.keys())))
    gevonden = []
    for veld in namen:
        if oud.get(veld) == nieuw.get(veld):
            continue
        regels = list(difflib.ndiff(_zinnen(oud.get(veld)), _zinnen(nieuw.get(veld))))
        naam = VELDEN[veld].naam if veld in VELDEN else veld
        gevonden.append(Veldverschil(naam, tuple(_met("- ", regels)), tuple(_met("+ ", regels))))
    return tuple(gevonden)


def _zinnen(waarde: object) -> list[str]:
    delen: Iterable[object] = waarde if isinstance(waarde, list) else [waarde]
    return [zin for deel in delen if deel is not None for zin in re.split(r"(?<=[.;])\s+|\n", str(deel)) if zin]


def _met(teken: str, regels: Iterable[str]) -> Iterator[str]:
    return (regel.removeprefix(teken) for regel in regels if regel.startswith(teken))
