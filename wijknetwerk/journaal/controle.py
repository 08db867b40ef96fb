"""De controle: reken de hele keten na, met wat erbij hoort en wat er weg mag zijn."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from wijknetwerk.begrippen import Boeking, Handeling
from wijknetwerk.journaal import keten
from wijknetwerk.journaal.opslag import Journaal
from wijknetwerk.proces import Dossier, na, stap_van


@dataclass(frozen=True)
class Afwijking:
    """Wat er niet klopt, en bij welke boeking."""

    volgnummer: int
    zin: str

    def __str__(self) -> str:
        return f"boeking {self.volgnummer}: {self.zin}"


def controleer(journaal: Journaal, anker: str | None = None) -> tuple[Afwijking, ...]:
    """Alles wat er niet klopt; leeg betekent dat er niets gewijzigd, verplaatst of weggehaald is.

    Een `anker` (`volgnummer:hash`, zoals na elk besluit getoond) bewijst ook dat het einde er niet af is: dat kan
    een keten uit zichzelf niet.
    """
    with journaal.momentopname():
        return tuple(_controleer(journaal, anker))


def _controleer(journaal: Journaal, anker: str | None) -> Iterator[Afwijking]:
    vorige, volgnummer = keten.BEGIN, 0
    hashes: dict[int, str] = {0: keten.BEGIN}
    zonder: dict[str, int] = {}
    verwijderd: set[str] = set()
    dossiers: dict[str, Dossier] = {}
    for rij, neven in journaal.rijen():
        if rij is None:
            yield Afwijking(0, f"er zijn nevengegevens zonder boeking ({neven.uuid})")
            continue
        if rij.volgnummer != volgnummer + 1:
            yield Afwijking(
                rij.volgnummer, f"hierna verwacht is {volgnummer + 1}; er ontbreekt iets of het staat dubbel"
            )
        volgnummer = rij.volgnummer
        yield from _rij(rij, neven, vorige)
        vorige = hashes[volgnummer] = rij.hash
        if neven is None:
            zonder.setdefault(rij.onderwerp, volgnummer)
        if rij.handeling == Handeling.VERWIJDERD:
            verwijderd.add(rij.onderwerp)
        yield from _proces(rij, neven, dossiers)
    for onderwerp, eerste in zonder.items():
        if onderwerp not in verwijderd:
            yield Afwijking(eerste, "de nevengegevens zijn weg, maar verwijderen is nooit geboekt")
    if journaal.kop() != f"{volgnummer}:{vorige}":
        yield Afwijking(volgnummer, "de kop van de keten wijst een andere laatste boeking aan; er is iets weggehaald")
    if anker is not None:
        yield from _anker(anker, hashes)


def _rij(rij: Any, neven: Any, vorige: str) -> Iterator[Afwijking]:  # noqa: ANN401 - Django heeft geen typen
    nr = rij.volgnummer
    if keten.afdruk(rij.inhoud) != rij.hash:
        yield Afwijking(nr, "de inhoud past niet bij de hash")
    try:
        velden = json.loads(rij.inhoud)
        gelijk = {
            "volgnummer": rij.volgnummer,
            "uuid": rij.uuid,
            "besluit": rij.besluit,
            "onderwerp": rij.onderwerp,
            "handeling": rij.handeling,
        }
        if any(velden[naam] != waarde for naam, waarde in gelijk.items()):
            yield Afwijking(nr, "de kolommen zeggen iets anders dan de inhoud")
        if velden["vorige_hash"] != vorige:
            yield Afwijking(nr, "zij zit niet vast aan de vorige boeking")
        afdruk = velden["neven_afdruk"]
    except (ValueError, KeyError, TypeError):
        yield Afwijking(nr, "de inhoud is niet te lezen")
        return
    if neven is None:
        return
    if keten.neven_afdruk(neven.zout, neven.inhoud) != afdruk:
        yield Afwijking(nr, "de nevengegevens passen niet bij hun afdruk")
    elif (neven.hulpvraag, neven.onderwerp) != (json.loads(neven.inhoud)["hulpvraag"], rij.onderwerp):
        yield Afwijking(nr, "de nevengegevens horen bij een andere hulpvraag")


def _proces(rij: Any, neven: Any, dossiers: dict[str, Dossier]) -> Iterator[Afwijking]:  # noqa: ANN401 - Django
    """Of de stap mocht vanuit de staat van dat moment, en of het resultaat klopt."""
    try:
        boeking: Boeking = keten.voeg_samen(rij.inhoud, rij.hash, None if neven is None else neven.inhoud)
        onderwerp = rij.onderwerp
        dossier = dossiers.get(onderwerp, Dossier(onderwerp))
        if dossier.staat not in stap_van(boeking.handeling).van:
            yield Afwijking(rij.volgnummer, f"{boeking.handeling} kon niet vanuit de staat {dossier.staat}")
        dossiers[onderwerp] = na(dossier, boeking)
        if boeking.resultaat is not dossiers[onderwerp].staat:
            yield Afwijking(rij.volgnummer, f"het resultaat is {boeking.resultaat}, dat hoort anders te zijn")
    except (ValidationError, ValueError, KeyError, TypeError):
        yield Afwijking(rij.volgnummer, "dit is geen gebeurtenis die wij kennen")


def _anker(anker: str, hashes: dict[int, str]) -> Iterator[Afwijking]:
    nummer, _, hash_ = anker.partition(":")
    if not nummer.isdigit() or hashes.get(int(nummer)) != hash_:
        yield Afwijking(int(nummer) if nummer.isdigit() else 0, "de boeking van het anker staat er niet (meer) zo")
