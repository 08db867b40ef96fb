"""Geen persoonsgegevens (ontwerp §7): een werkmap met een naam, adres of BSN wordt geweigerd, zonder herhaling."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from stdnum.nl import bsn

from wijknetwerk.invoer.cellen import Rauw
from wijknetwerk.invoer.kolommen import ELKE_TABEL, SLEUTELS, Celsoort, kolommen
from wijknetwerk.invoer.meldingen import Melding
from wijknetwerk.invoer.tabel import Tabel
from wijknetwerk.invoer.tekens import LANGSTE_CEL, zichtbaar

MEESTE_MELDINGEN = 200

VERBODEN_KOLOMMEN = (
    *("bsn", "burgerservice", "sofinummer", "naam", "initialen", "voorletters", "geboort", "nationalit", "etnici"),
    *("etnisch", "afkomst", "religie", "godsdienst", "geloof", "adres", "postcode", "straat", "huisnummer"),
    *("woonplaats", "email", "telefoon", "mobiel", "gsm", "iban", "rekeningnummer"),
)
"""Een onbekende kolom waarvan de naam hiermee te maken heeft, wijst op persoonsgegevens."""

GEEN_BSN = (
    "dit lijkt een burgerservicenummer; het hele bestand is geweigerd en de waarde is niet bewaard; "
    "gebruik een eigen nummer dat geen BSN is, bijvoorbeeld H-12"
)
GEEN_PERSOON = (
    "deze kolom wijst op persoonsgegevens; het hele bestand is geweigerd; "
    "verwijder de kolom: het voorstel heeft alleen codes nodig"
)

_REEKS = re.compile(r"(?<![0-9])[0-9]+(?:[ .]{1,2}[0-9]+)*(?![0-9])")
_DAG = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MAAND = r"(?:0?[1-9]|1[0-2])"
_JAAR = r"(?:19|20)[0-9]{2}"
_DATUM = re.compile(
    rf"(?<![0-9])(?:{_DAG}[-/. ]{_MAAND}[-/. ]{_JAAR}|{_JAAR}-{_MAAND}-{_DAG}|{_JAAR}[ ]{_JAAR})(?![0-9])"
)
_STREEPJES = re.compile(r"(?<![0-9])([0-9]{3})[-/]([0-9]{3})[-/]([0-9]{3})(?![0-9])")
_LENGTES = (8, 9)
_BSN_WOORD = re.compile(r"(bsn|sofi|burgerservicenummer)[^a-z0-9]*$")


def bevat_bsn(tekst: str) -> bool:
    """Of er ergens in de tekst een nummer staat dat de elfproef haalt, ook met punten, spaties of zonder nul vooraan.

    Acht cijfers die aan een letter vastzitten (`BU02020101`) zijn een code, tenzij die letters `bsn` zijn; negen
    cijfers tellen altijd, ook als drie groepen van drie met een streepje. Datums tellen niet.
    """
    if len(tekst) < min(_LENGTES):
        return False
    plat = " ".join(zichtbaar(tekst).casefold().split())
    plat = _STREEPJES.sub(r"\1\2\3", plat)
    plat = _DATUM.sub(lambda gevonden: "-" * len(gevonden[0]), plat)
    return any(_haalt_elfproef(plat, reeks) for reeks in _REEKS.finditer(plat))


def _haalt_elfproef(tekst: str, reeks: re.Match[str]) -> bool:
    groepen = re.split(r"[ .]+", reeks[0])
    voor, na = tekst[: reeks.start()], tekst[reeks.end() : reeks.end() + 1]
    aan_letter_voor = voor[-1:].isalpha() and not _BSN_WOORD.search(voor)
    for begin in range(len(groepen)):
        cijfers = ""
        for einde in range(begin, len(groepen)):
            cijfers += groepen[einde]
            if len(cijfers) > max(_LENGTES):
                break
            vast = (begin == 0 and aan_letter_voor) or (einde == len(groepen) - 1 and na.isalpha())
            if len(cijfers) in _LENGTES and not (vast and len(cijfers) == min(_LENGTES)) and _elfproef(cijfers):
                return True
    return False


def _elfproef(cijfers: str) -> bool:
    return bool(bsn.is_valid(cijfers.zfill(max(_LENGTES))))


def persoonsgegevens(tabellen: Iterable[Tabel]) -> tuple[Melding, ...]:
    """Alle plaatsen waar persoonsgegevens lijken te staan. De meldingen herhalen nooit een waarde."""
    tabellen = tuple(tabellen)
    codes = _bekende_codes(tabellen)
    gevonden = (melding for tabel in tabellen for zoek in _ZOEKERS for melding in zoek(tabel, codes))
    return tuple(islice(gevonden, MEESTE_MELDINGEN))


def _in_kop(tabel: Tabel, _: frozenset[str]) -> Iterator[Melding]:
    bekend = {kolom.naam for kolom in kolommen(tabel.naam)} if tabel.naam in ELKE_TABEL else set()
    for index, kop in enumerate(tabel.kop):
        if bevat_bsn(kop):
            yield _zonder_waarde(tabel, GEEN_BSN, 1, index)
        elif bekend and _kaal(kop) not in {_kaal(naam) for naam in bekend} and _verboden(kop):
            yield tabel.melding(GEEN_PERSOON, rij=1, index=index)


def _in_cellen(tabel: Tabel, codes: frozenset[str]) -> Iterator[Melding]:
    soorten = {kolom.naam: kolom.soort for kolom in kolommen(tabel.naam)} if tabel.naam in ELKE_TABEL else {}
    schoon: set[object] = set()
    lijsten = {index for index, kop in enumerate(tabel.kop) if soorten.get(kop) is Celsoort.CODES}
    for rij, waarden in tabel.rijen:
        for index, waarde in enumerate(waarden):
            if waarde in schoon or not isinstance(waarde, str | int | float):
                continue
            tekst = _als_tekst(waarde)[:LANGSTE_CEL]  # een langere cel wordt toch al geweigerd
            if not bevat_bsn(tekst):
                schoon.add(waarde)
            elif not (index in lijsten and _alleen_codes(tekst, codes)):
                yield _zonder_waarde(tabel, GEEN_BSN, rij, index)


_ZOEKERS = (_in_kop, _in_cellen)


def _als_tekst(waarde: Rauw) -> str:
    """Een Excel-getal zonder decimalen als cijfers; openpyxl geeft soms een float."""
    return str(int(waarde)) if isinstance(waarde, float) and waarde.is_integer() else str(waarde)


def _alleen_codes(tekst: str, codes: frozenset[str]) -> bool:
    """Een lijst van korte codes die alle elders in de werkmap als sleutel staan, is geen nummer met spaties."""
    delen = tekst.split()
    return len(delen) > 1 and all(deel in codes for deel in delen)


def _bekende_codes(tabellen: Iterable[Tabel]) -> frozenset[str]:
    return frozenset(
        waarde
        for tabel in tabellen
        for sleutel in (*SLEUTELS.get(tabel.naam, ())[:1], "gebied")
        if sleutel in tabel.kop
        for _, waarden in tabel.rijen
        for waarde in waarden[tabel.kop.index(sleutel) :][:1]
        if isinstance(waarde, str)
    )


def _zonder_waarde(tabel: Tabel, zin: str, rij: int, index: int) -> Melding:
    """Een melding zonder waarde, en zonder kolomnaam als die zelf verdacht is."""
    melding = tabel.melding(zin, rij=rij, index=index)
    return (
        melding if melding.kolom is None or not bevat_bsn(melding.kolom) else melding.model_copy(update={"kolom": None})
    )


def _verboden(kop: str) -> bool:
    return any(woord in _kaal(kop) for woord in VERBODEN_KOLOMMEN)


def _kaal(kop: str) -> str:
    return "".join(teken for teken in zichtbaar(kop).casefold() if teken.isalnum())
