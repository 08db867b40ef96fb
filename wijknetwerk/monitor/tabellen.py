"""monitor.csv en datawoordenboek.csv: één rij per cijfer en groep, en wat elke kolom en elk cijfer is."""

import csv
import io
from collections.abc import Iterable, Sequence
from fractions import Fraction

from wijknetwerk.monitor import woorden
from wijknetwerk.monitor.cijfer import Cijfer, Eenheid, Rij, afgerond
from wijknetwerk.monitor.monitor import Monitor
from wijknetwerk.rapport.csv import veilig

KOLOMMEN: dict[str, str] = {
    "van": "eerste dag van de periode (jjjj-mm-dd)",
    "tot": "laatste dag van de periode (jjjj-mm-dd)",
    "cijfer": "naam van het cijfer, zoals verderop in dit bestand",
    "groep_1": "eerste indeling: wet, week, maand of klasse; leeg is het totaal",
    "groep_2": "tweede indeling: team, wijk, reden of groep; leeg is alles samen",
    "groep": "de naam van de groep zoals in het verslag",
    "eenheid": "aantal, procent, getal of fte",
    "teller": "geheel getal; bij uren in hele uren; leeg als het verborgen is",
    "noemer": "geheel getal; bij uren in hele uren; leeg als het verborgen is",
    "onbekend": "hoeveel er zonder antwoord zijn",
    "n": "hoeveel trajecten, besluiten of huishoudens de rij telt",
    "waarde": "teller gedeeld door noemer, bij procent maal 100; vier cijfers achter de komma",
    "laagst": "de waarde als iedereen zonder antwoord ongunstig had geantwoord",
    "hoogst": "de waarde als iedereen zonder antwoord gunstig had geantwoord",
    "verborgen": "ja als het aantal te klein is om te delen, of er een klein aantal mee uit te rekenen is",
}
"""Kolom van monitor.csv -> wat erin staat."""
_WOORDENBOEK = ("soort", "naam", "titel", "eenheid", "uitleg", "teller", "noemer", "doelen", "instrument", "bron")
_DECIMALEN = 4


def maak_csv(monitor: Monitor) -> bytes:
    """Alle cijfers, één rij per groep. Puntkomma, komma in getallen, UTF-8 met BOM."""
    return _schrijf(tuple(KOLOMMEN), rijen_van(monitor))


def rijen_van(monitor: Monitor) -> Iterable[tuple[str, ...]]:
    """De rijen van monitor.csv; ook het werkboek schrijft deze."""
    for uitkomst in monitor.uitkomsten:
        for rij in uitkomst.rijen:
            groepen = (*rij.pad, "", "")[:2]
            kop = (f"{monitor.van}", f"{monitor.tot}", uitkomst.cijfer.naam, *groepen)
            yield (
                *kop,
                woorden.groep(rij.pad, monitor.namen),
                uitkomst.cijfer.eenheid,
                *_getallen(uitkomst.cijfer, rij),
            )


def _getallen(cijfer: Cijfer, rij: Rij) -> tuple[str, ...]:
    if rij.verborgen:
        return ("",) * 7 + ("ja",)
    maal = 100 if cijfer.eenheid is Eenheid.PROCENT else 1
    grenzen = rij.grenzen
    heel = [str(afgerond(Fraction(deel, cijfer.per))) for deel in (rij.teller, rij.noemer)]
    waarden = [rij.waarde, grenzen.laagst if grenzen else None, grenzen.hoogst if grenzen else None]
    geschreven = [
        "" if deel is None else woorden.met_komma(deel * maal, _DECIMALEN).replace(".", "") for deel in waarden
    ]
    return (*heel, str(rij.onbekend), str(rij.n), *geschreven, "nee")


def maak_woordenboek(cijfers: Sequence[Cijfer]) -> bytes:
    """Het datawoordenboek: eerst de kolommen van monitor.csv, dan elk cijfer met zijn formule."""
    kolommen = [("kolom", naam, "", "", uitleg, "", "", "", "", "") for naam, uitleg in KOLOMMEN.items()]
    return _schrijf(_WOORDENBOEK, [*kolommen, *(_uitleg(cijfer) for cijfer in cijfers)])


def _uitleg(cijfer: Cijfer) -> tuple[str, ...]:
    doelen = " ".join(map(str, cijfer.doelen))
    eigen = (cijfer.naam, cijfer.titel, cijfer.eenheid, cijfer.formule, cijfer.teller, cijfer.noemer)
    return ("cijfer", *eigen, doelen, cijfer.instrument, cijfer.bron)


def _schrijf(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> bytes:
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(kop)
    schrijver.writerows([veilig(waarde) for waarde in rij] for rij in rijen)
    return uit.getvalue().encode("utf-8-sig")
