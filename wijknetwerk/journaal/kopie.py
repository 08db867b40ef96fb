"""Bewaren en terugzetten: een kopie als tekst, los van de soort database, met de hele keten erin."""

import hashlib
import json
from pathlib import Path
from typing import Any

from django.db import DatabaseError, transaction

from wijknetwerk.bestanden import schrijf_veilig
from wijknetwerk.journaal import keten
from wijknetwerk.journaal.controle import controleer
from wijknetwerk.journaal.fouten import JournaalFout, vertaal
from wijknetwerk.journaal.models import Boekingrij, Kop, Nevenrij
from wijknetwerk.journaal.opslag import Journaal

SCHEMA = "wijknetwerk/journaalkopie/1"


def bewaar(journaal: Journaal, pad: Path) -> str:
    """Schrijft een kopie en geeft haar anker (`volgnummer:hash`). Een journaal dat niet klopt, wordt niet bewaard.

    De kopie is gemaakt van één moment, en is geheim: er staat in wat ook in het journaal staat.
    """
    with journaal.momentopname():
        if afwijkingen := controleer(journaal):
            raise JournaalFout(f"het journaal klopt niet en is niet bewaard: {afwijkingen[0]}")
        rijen = [_als_tekst(rij, neven) for rij, neven in journaal.rijen()]
        anker = journaal.kop()
    kop = keten.canoniek({"schema": SCHEMA, "boekingen": len(rijen), "anker": anker})
    inhoud = "\n".join([kop, *rijen]) + "\n"
    slot = keten.canoniek({"sha256": hashlib.sha256(inhoud.encode()).hexdigest()})
    schrijf_veilig(pad, (inhoud + slot + "\n").encode())
    return anker


def herstel(pad: Path, journaal: Journaal) -> str:
    """Zet een kopie terug in een leeg journaal en rekent de keten na; anders blijft het journaal leeg."""
    kop, rijen = _lees(pad)
    with transaction.atomic(using=journaal.alias):
        if Boekingrij.objects.using(journaal.alias).exists():
            raise JournaalFout(f"{journaal.naam} is niet leeg; zet een kopie alleen terug in een nieuw journaal")
        try:
            _zet_terug(journaal, rijen)
        except DatabaseError as fout:
            raise vertaal(fout, journaal.naam) from fout
        if afwijkingen := controleer(journaal, kop["anker"]):
            raise JournaalFout(f"de kopie klopt niet en is niet teruggezet: {afwijkingen[0]}")
    return str(kop["anker"])


def _als_tekst(rij: Any, neven: Any) -> str:  # noqa: ANN401 - Django heeft geen typen
    los = None if neven is None else {"zout": neven.zout, "inhoud": neven.inhoud}
    return keten.canoniek({"inhoud": rij.inhoud, "hash": rij.hash, "neven": los})


def _lees(pad: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    try:
        tekst = pad.read_text(encoding="utf-8")
        inhoud, _, slot = tekst.removesuffix("\n").rpartition("\n")
        if json.loads(slot)["sha256"] != hashlib.sha256(f"{inhoud}\n".encode()).hexdigest():
            raise JournaalFout(f"{pad.name} is beschadigd of veranderd sinds het bewaren")
        kop, *rijen = [json.loads(rij) for rij in inhoud.split("\n")]
    except OSError as fout:
        raise JournaalFout(f"{pad.name} is niet te lezen") from fout
    except (ValueError, KeyError, TypeError) as fout:
        raise JournaalFout(f"{pad.name} is geen bewaard journaal") from fout
    if kop.get("schema") != SCHEMA:
        raise JournaalFout(f"{pad.name} is geen bewaard journaal van deze versie")
    return kop, rijen


def _zet_terug(journaal: Journaal, rijen: list[dict[str, Any]]) -> None:
    vast, los = [], []
    for rij in rijen:
        velden = json.loads(rij["inhoud"])
        uuid, onderwerp = velden["uuid"], velden["onderwerp"]
        vast.append(
            Boekingrij(
                volgnummer=velden["volgnummer"],
                uuid=uuid,
                besluit=velden["besluit"],
                onderwerp=onderwerp,
                handeling=velden["handeling"],
                inhoud=rij["inhoud"],
                hash=rij["hash"],
            )
        )
        if rij["neven"] is not None:
            nummer = json.loads(rij["neven"]["inhoud"])["hulpvraag"]
            los.append(Nevenrij(uuid=uuid, onderwerp=onderwerp, hulpvraag=nummer, **rij["neven"]))
    Boekingrij.objects.using(journaal.alias).bulk_create(vast, batch_size=500)
    Nevenrij.objects.using(journaal.alias).bulk_create(los, batch_size=500)
    if vast:
        kop = Kop.objects.using(journaal.alias).get(nummer=1)
        kop.volgnummer, kop.hash = vast[-1].volgnummer, vast[-1].hash
        kop.save(using=journaal.alias, update_fields=["volgnummer", "hash"])
