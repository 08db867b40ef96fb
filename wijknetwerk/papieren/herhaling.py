"""Een voorstel opnieuw maken uit zijn bewijsmap, en zeggen wat er anders is."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from wijknetwerk.begrippen import Week, Weekvoorstel, Werkvoorraad
from wijknetwerk.herplan import Opdracht, Vorig, herplan
from wijknetwerk.invoer import lees
from wijknetwerk.papieren.bewijsmap import REGELS, VOORSTEL, VORIG, WERKMAP, Bewijs, afdrukken, versies
from wijknetwerk.rapport.json import lees_voorstel, maak_json
from wijknetwerk.regels import Regelboek, RegelFouten, laad_woordenlijst
from wijknetwerk.weekvoorstel import maak_weekvoorstel


class Herhaling(NamedTuple):
    """Wat er anders is dan toen; leeg is byte voor byte hetzelfde. `versies` zijn de programma's die nu anders zijn."""

    verschillen: tuple[str, ...]
    versies: tuple[str, ...]


def herhaal(map_: Path, bewijs: Bewijs) -> Herhaling:
    """Kijkt de bestanden na en maakt dan het plan opnieuw; zijn er bestanden anders, dan wordt er niet gerekend."""
    anders = tuple(_bestanden(bewijs.bestanden, dict(afdrukken(map_))))
    return Herhaling(anders or tuple(_plan(map_, bewijs)), tuple(_versies(bewijs.versies, versies())))


def _bestanden(toen: Mapping[str, str], nu: Mapping[str, str]) -> Iterator[str]:
    for naam in sorted(toen.keys() | nu.keys()):
        if naam not in nu:
            yield f"het bestand {naam} is weg"
        elif naam not in toen:
            yield f"het bestand {naam} hoort er niet bij"
        elif toen[naam] != nu[naam]:
            yield f"het bestand {naam} is veranderd"


def _plan(map_: Path, bewijs: Bewijs) -> Iterator[str]:
    """Leest de invoer en de regels zoals toen, rekent opnieuw en vergelijkt de bytes."""
    week = Week.lees(bewijs.week)
    try:
        regelboek = Regelboek.laad(map_ / REGELS, week.maandag, bewijs.regelset.naam)
        lezing = lees(map_ / WERKMAP, laad_woordenlijst(map_ / REGELS), week)
    except RegelFouten as fout:
        yield from (f"de regels zijn nu niet te lezen: {een}" for een in fout.fouten)
        return
    if lezing.werkvoorraad is None:
        yield from (f"de invoer is nu niet te lezen: {een}" for een in lezing.fouten)
        return
    if lezing.werkvoorraad.vingerafdruk() != bewijs.invoer_sha256:
        yield "de invoer wordt nu anders gelezen dan toen"
    if regelboek.sha256 != bewijs.regelset.sha256:
        yield "de regels hebben nu een andere vingerafdruk dan toen"
    was = lees_voorstel(map_ / VOORSTEL)
    opnieuw = maak_json(_maak_opnieuw(map_, was, lezing.werkvoorraad, regelboek))
    toen = (map_ / VOORSTEL).read_bytes()
    if opnieuw != toen:
        if was.bewijs.afgebroken or not all(trede.bewezen for trede in was.bewijs.treden):
            yield "het plan was niet op elke trede bewezen; dan hoeft hetzelfde er niet weer uit te komen"
        yield from _planverschillen(json.loads(toen), json.loads(opnieuw))


def _maak_opnieuw(map_: Path, was: Weekvoorstel, werkvoorraad: Werkvoorraad, regelboek: Regelboek) -> Weekvoorstel:
    """Langs dezelfde weg als toen: vers, of als vervolg op het vorige voorstel met evenveel wijzigingen."""
    if was.herplan is None:
        return maak_weekvoorstel(werkvoorraad, regelboek)
    sha256 = was.herplan.vorig_sha256
    vorig = Vorig(lees_voorstel(map_ / VORIG), sha256) if sha256 else None
    return herplan(werkvoorraad, regelboek, Opdracht(vorig, was.herplan.budget, kromme=bool(was.herplan.kromme)))


def _planverschillen(toen: Mapping[str, Any], nu: Mapping[str, Any]) -> Iterator[str]:
    """Waarin twee voorstellen verschillen: per hulpvraag de velden, en verder welk deel."""
    for deel in sorted(toen.keys() | nu.keys()):
        if deel != "rijen" and toen.get(deel) != nu.get(deel):
            yield f"{deel} is anders{_van_naar(toen.get(deel), nu.get(deel))}"
    oud, nieuw = ({rij["hulpvraag"]: rij for rij in voorstel["rijen"]} for voorstel in (toen, nu))
    for nummer in sorted(oud.keys() | nieuw.keys()):
        was, wordt = oud.get(nummer, {}), nieuw.get(nummer, {})
        for veld in sorted(was.keys() | wordt.keys()):
            if was.get(veld) != wordt.get(veld):
                yield f"{nummer}: {veld} is anders{_van_naar(was.get(veld), wordt.get(veld))}"


def _van_naar(was: object, wordt: object) -> str:
    los = all(isinstance(waarde, str | int | None) for waarde in (was, wordt))
    return f" (was {_zeg(was)}, is nu {_zeg(wordt)})" if los else ""


def _zeg(waarde: object) -> str:
    return "leeg" if waarde is None else str(waarde)


def _versies(toen: Mapping[str, str], nu: Mapping[str, str]) -> Iterator[str]:
    for naam in sorted(toen.keys() | nu.keys()):
        if toen.get(naam) != nu.get(naam):
            yield f"{naam} was {toen.get(naam, 'er niet')} en is nu {nu.get(naam, 'er niet')}"
