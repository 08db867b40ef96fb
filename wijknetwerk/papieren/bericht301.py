"""Het 301-bericht als XML. Wat van de inwoner zelf is, staat er nooit in: dat vult de afzender aan.

Op die plaatsen staat een verwerkingsopdracht (`<?afzender-vult-in Bsn?>`). Het schema ziet daar niets, dus keurt
het een concept af: een concept kan niet per ongeluk verzonden worden.
"""

import re
from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from wijknetwerk.begrippen import Wet
from wijknetwerk.papieren.berichtregels import Toewijzing

OPDRACHT: Final = "afzender-vult-in"
VAN_DE_INWONER: Final = ("Bsn", "Geboortedatum", "Geslacht", "Naam", "Contactgegevens")
"""De verplichte elementen die hier nooit worden ingevuld, in de volgorde van het schema."""


class Standaard(NamedTuple):
    """Waarin iWmo en iJw verschillen."""

    naam: str
    bericht: str
    basis: str
    berichtcode: str
    xsd_versie: str

    @property
    def ruimte(self) -> str:
        """De naamruimte van het bericht."""
        return f"http://www.istandaarden.nl/{self.naam.lower()}/3_2/{self.bericht}/schema"

    @property
    def basisruimte(self) -> str:
        """De naamruimte van het basisschema."""
        return f"http://www.istandaarden.nl/{self.naam.lower()}/3_2/basisschema/schema"


STANDAARDEN: Final = MappingProxyType(
    {
        Wet.WMO: Standaard("iWmo", "wmo301", "iwmo", "414", "1.0.0"),
        Wet.JEUGDWET: Standaard("iJw", "jw301", "ijw", "436", "0.1.0"),
    }
)


class Kop(NamedTuple):
    """Wie het bericht stuurt en ontvangt."""

    afzender: str
    ontvanger: str
    identificatie: str
    dagtekening: date


class _Schrijver:
    """Schrijft ingesprongen XML; rijen eindigen op CR LF, zoals OP192 vraagt."""

    def __init__(self, standaard: Standaard) -> None:
        self._bericht, self._basis = standaard.bericht, standaard.basis
        self._rijen: list[str] = []
        self._diep = 0

    def zet(self, rij: str) -> None:
        """Eén rij op de huidige diepte."""
        self._rijen.append("  " * self._diep + rij)

    def open(self, naam: str, kenmerken: str = "") -> None:
        """Begint een element."""
        self.zet(f"<{self._bericht}:{naam}{kenmerken}>")
        self._diep += 1

    def sluit(self, naam: str) -> None:
        """Eindigt een element."""
        self._diep -= 1
        self.zet(f"</{self._bericht}:{naam}>")

    def veld(self, naam: str, waarde: object | None) -> None:
        """Een element met een waarde; None is: er staat niets."""
        if waarde is not None:
            self.zet(f"<{self._bericht}:{naam}>{escape(str(waarde))}</{self._bericht}:{naam}>")

    def groep(self, naam: str, velden: Sequence[tuple[str, object | None]]) -> None:
        """Een element met velden uit het basisschema; zonder gevulde velden staat er niets."""
        gevuld = [(veld, waarde) for veld, waarde in velden if waarde is not None]
        if not gevuld:
            return
        self.open(naam)
        for veld, waarde in gevuld:
            self.zet(f"<{self._basis}:{veld}>{escape(str(waarde))}</{self._basis}:{veld}>")
        self.sluit(naam)

    def bytes(self) -> bytes:
        """Het hele bericht, UTF-8 zonder BOM."""
        return "".join(f"{rij}\r\n" for rij in self._rijen).encode()


def maak_bericht(wet: Wet, kop: Kop, toewijzingen: Sequence[Toewijzing]) -> bytes:
    """Het concept; `toewijzingen` zijn al gekeurd. Dezelfde invoer geeft dezelfde bytes."""
    standaard = STANDAARDEN[wet]
    uit = _Schrijver(standaard)
    uit.zet('<?xml version="1.0" encoding="UTF-8"?>')
    soort = f"{standaard.bericht.upper()}, {standaard.naam} 3.2"
    uit.zet(f"<!-- CONCEPT ({soort}): niet verzonden, en zo niet te verzenden -->")
    uit.open(
        "Bericht", f' xmlns:{standaard.bericht}="{standaard.ruimte}" xmlns:{standaard.basis}="{standaard.basisruimte}"'
    )
    _kop(uit, standaard, kop)
    uit.open("Client")
    for element in VAN_DE_INWONER:
        uit.zet(f"<?{OPDRACHT} {element}?>")
    uit.open("ToegewezenProducten")
    for toewijzing in toewijzingen:
        _product(uit, toewijzing)
    uit.zet("<!-- OP087: zet hier ook de andere actuele toewijzingen van deze inwoner bij deze aanbieder. -->")
    for element in ("ToegewezenProducten", "Client", "Bericht"):
        uit.sluit(element)
    return uit.bytes()


def _kop(uit: _Schrijver, standaard: Standaard, kop: Kop) -> None:
    uit.open("Header")
    uit.veld("BerichtCode", standaard.berichtcode)
    uit.veld("BerichtVersie", 3)
    uit.veld("BerichtSubversie", 2)
    uit.veld("Afzender", kop.afzender)
    uit.veld("Ontvanger", kop.ontvanger)
    uit.groep("BerichtIdentificatie", [("Identificatie", kop.identificatie), ("Dagtekening", kop.dagtekening)])
    versie = standaard.xsd_versie
    uit.groep("XsdVersie", [("BasisschemaXsdVersie", versie), ("BerichtXsdVersie", versie)])
    uit.sluit("Header")


def _product(uit: _Schrijver, t: Toewijzing) -> None:
    uit.open("ToegewezenProduct")
    uit.veld("ToewijzingNummer", t.nummer)
    uit.veld("ReferentieAanbieder", t.referentie_aanbieder)
    uit.groep("Product", [("Categorie", t.categorie), ("Code", t.code)])
    uit.veld("Toewijzingsdatum", t.toegewezen_op.date())
    uit.veld("Toewijzingstijd", t.toegewezen_op.time().replace(microsecond=0))
    uit.veld("Ingangsdatum", t.ingangsdatum)
    uit.veld("Einddatum", t.einddatum)
    uit.veld("RedenWijziging", t.reden_wijziging)
    uit.groep("Omvang", [("Volume", t.volume), ("Eenheid", t.eenheid), ("Frequentie", t.frequentie)])
    uit.veld("Budget", t.budget)
    uit.veld("Commentaar", t.commentaar)
    uit.sluit("ToegewezenProduct")


_PLAATS = re.compile(rf"<\?{OPDRACHT} (\w+)\?>")


def met_proefinwoner(concept: bytes, wet: Wet) -> bytes:
    """Het concept met op elke open plaats wat het schema daar als «onbekend» toelaat, alleen om het na te kijken.

    Nul als BSN, een onbekende geboortedatum en een streepje als naam: geen gegeven van een mens. Schrijf dit nooit weg.
    """
    standaard = STANDAARDEN[wet]

    def vul(plaats: re.Match[str]) -> str:
        naam = plaats[1]
        inhoud = _PROEF[naam].format(m=standaard.bericht, b=standaard.basis)
        return f"<{standaard.bericht}:{naam}>{inhoud}</{standaard.bericht}:{naam}>"

    return _PLAATS.sub(vul, concept.decode()).encode()


_PROEF: Final = MappingProxyType(
    {
        "Bsn": "000000000",
        "Geboortedatum": "<{b}:Datum>1900-01-01</{b}:Datum><{b}:DatumGebruik>3</{b}:DatumGebruik>",
        "Geslacht": "0",
        "Naam": "<{b}:Geslachtsnaam><{b}:Achternaam>-</{b}:Achternaam></{b}:Geslachtsnaam>"
        "<{b}:NaamGebruik>1</{b}:NaamGebruik>",
        "Contactgegevens": "<{m}:Contact><{m}:Soort>01</{m}:Soort></{m}:Contact>",
    }
)
