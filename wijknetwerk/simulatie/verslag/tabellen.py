"""simulatie.csv en datawoordenboek.csv: één rij per scenario, maat en kwartaal, en wat elke kolom en maat is."""

import csv
import io
from collections.abc import Iterable, Sequence

from wijknetwerk.rapport.csv import veilig
from wijknetwerk.simulatie.maten import MATEN, Eenheid, Schatting
from wijknetwerk.simulatie.simulatie import Simulatie
from wijknetwerk.simulatie.verslag.woorden import PER_NAAM

KOLOMMEN: dict[str, str] = {
    "scenario": "naam van het scenario",
    "soort": "geheel, kwartaal, verschil, omzet, verschuiving of formatie",
    "kwartaal": "kwartaal van de simulatie; 1 is het eerste; leeg als het over alles na de aanloop gaat",
    "plek": "code van de aanbieder, zelf voor het wijkteam; leeg als het over alles gaat",
    "maat": "naam van de maat, zoals verderop in dit bestand",
    "eenheid": "procent, weken, aantal, euro per jaar of procentpunt",
    "gemiddeld": "gemiddelde over de herhalingen; procenten maal honderd; leeg als het scenario niet stabiel is",
    "van": "ondergrens van het 95 %-interval",
    "tot": "bovengrens van het 95 %-interval",
}
"""Kolom van simulatie.csv -> wat erin staat."""
_OMZET = {
    "omzet": "omzet van een aanbieder in euro per jaar; van het wijkteam de minuten begeleiding × het tarief",
    "verschuiving": "verschil in aandeel van alle begeleiding met het eerste scenario; de som over alle plekken is nul",
    "op_tijd_bij_fte": "deel dat op tijd begint bij zoveel fte; de plek is dan het aantal procent van de formatie",
}
_DECIMALEN = 4

Getallen = tuple[float | None, float | None, float | None]
Tabelrij = tuple[str, str, str, str, str, str, Getallen]
"""Zoals de kolommen; de laatste drie zijn getallen."""


def rijen_van(simulatie: Simulatie) -> Iterable[Tabelrij]:
    """Alle cijfers, van grof naar fijn."""
    for uitkomst in simulatie.uitkomsten:
        naam = uitkomst.scenario.naam
        yield from (_rij(naam, "geheel", "", een) for een in uitkomst.schattingen)
        for kwartaal in uitkomst.kwartalen:
            yield from (_rij(naam, "kwartaal", str(kwartaal.nummer), een) for een in kwartaal.schattingen)
    for verschil in simulatie.verschillen:
        yield from (_rij(verschil.scenario, "verschil", "", een) for een in verschil.schattingen)
    yield from _van_plekken(simulatie)
    if simulatie.formatie is not None:
        naam = simulatie.uitkomsten[0].scenario.naam
        for procent, een in simulatie.formatie.punten:
            yield (naam, "formatie", "", str(procent), "op_tijd_bij_fte", Eenheid.PROCENT, _getallen(een))


def _van_plekken(simulatie: Simulatie) -> Iterable[Tabelrij]:
    namen = [uitkomst.scenario.naam for uitkomst in simulatie.uitkomsten]
    for naam, omzet in zip(namen, simulatie.omzet, strict=True):
        for rij in omzet:
            yield (naam, "omzet", "", rij.plek, "omzet", Eenheid.EURO, (float(rij.eurocent) / 100, None, None))
    for naam, verschuiving in zip(namen[1:], simulatie.verschuivingen, strict=True):
        for weg in verschuiving:
            yield (
                naam,
                "verschuiving",
                "",
                weg.plek,
                "verschuiving",
                "procentpunt",
                (float(weg.punten) * 100, None, None),
            )


def _rij(scenario: str, soort: str, kwartaal: str, schatting: Schatting) -> Tabelrij:
    eenheid = PER_NAAM[schatting.naam].eenheid
    return (scenario, soort, kwartaal, "", schatting.naam, eenheid, _getallen(schatting))


def _getallen(schatting: Schatting) -> Getallen:
    procent = schatting.naam not in PER_NAAM or PER_NAAM[schatting.naam].eenheid is Eenheid.PROCENT
    maal = 100 if procent else 1
    midden, van, tot = (
        None if waarde is None else waarde * maal for waarde in (schatting.gemiddeld, schatting.van, schatting.tot)
    )
    return midden, van, tot


def maak_csv(simulatie: Simulatie) -> bytes:
    """Puntkomma, komma in getallen, UTF-8 met BOM."""
    rijen = ((*kop, *map(_met_komma, getallen)) for *kop, getallen in rijen_van(simulatie))
    return _schrijf(tuple(KOLOMMEN), rijen)


def maak_woordenboek() -> bytes:
    """Eerst de kolommen van simulatie.csv, dan elke maat met haar formule."""
    rijen = [
        *(("kolom", naam, "", "", uitleg) for naam, uitleg in KOLOMMEN.items()),
        *(("maat", maat.naam, maat.titel, maat.eenheid, maat.formule) for maat in MATEN),
        *(("maat", naam, naam.replace("_", " "), "", uitleg) for naam, uitleg in _OMZET.items()),
    ]
    return _schrijf(("soort", "naam", "titel", "eenheid", "uitleg"), rijen)


def _met_komma(waarde: float | None) -> str:
    return "" if waarde is None else f"{round(waarde, _DECIMALEN) + 0.0:.{_DECIMALEN}f}".replace(".", ",")


def _schrijf(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> bytes:
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(kop)
    schrijver.writerows([_cel(waarde) for waarde in rij] for rij in rijen)
    return uit.getvalue().encode("utf-8-sig")


def _cel(waarde: str) -> str:
    """Een getal onder nul is geen formule."""
    return waarde if waarde.removeprefix("-").replace(",", "").isdecimal() else veilig(waarde)
