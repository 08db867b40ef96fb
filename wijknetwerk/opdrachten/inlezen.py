"""Van paden op de opdrachtregel naar een werkvoorraad en een regelboek, of alle fouten in één keer."""

from __future__ import annotations

import dataclasses
import difflib
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from wijknetwerk.opdrachten.opdracht import Uitgang, toon_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from wijknetwerk.begrippen import Netwerkmap, Week, Weekvoorstel, Werkvoorraad, Woordenlijst
    from wijknetwerk.invoer import Melding
    from wijknetwerk.rapport.planafspraken import Planafspraken
    from wijknetwerk.regels import Regelboek, RegelFout


class Gelezen(NamedTuple):
    """Alles wat een opdracht nodig heeft om te rekenen."""

    werkvoorraad: Werkvoorraad
    regelboek: Regelboek
    regelmap: Path


class Invoerfouten(click.ClickException):
    """De invoer is niet te gebruiken; alle meldingen staan er tegelijk in."""

    exit_code = Uitgang.INVOERFOUTEN

    def __init__(self, fouten: Sequence[Melding | RegelFout | str], *, als_json: bool) -> None:
        super().__init__("\n".join(str(fout) for fout in fouten))
        self.fouten = tuple(fouten)
        self.als_json = als_json

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - zoals bij click
        """Alle fouten op stderr, en met `--json` als document op stdout."""
        if self.als_json:
            toon_json(
                {"schema": "wijknetwerk/controle/1", "goed": False, "fouten": [als_document(f) for f in self.fouten]}
            )
        for fout in self.fouten:
            click.echo(f"Fout: {fout}", file=file, err=file is None)
        telling = "1 fout" if len(self.fouten) == 1 else f"{len(self.fouten)} fouten"
        click.echo(f"{telling} gevonden; er is niets berekend en niets geschreven.", file=file, err=file is None)


def als_document(melding: Melding | RegelFout | str) -> dict[str, object]:
    """Een melding met al haar delen, en de hele zin onder `tekst`."""
    if isinstance(melding, str):
        return {"tekst": melding}
    delen = dataclasses.asdict(melding) if dataclasses.is_dataclass(melding) else melding.model_dump(mode="json")
    return {**delen, "tekst": str(melding)}


def kies_regelmap(regels: Path | None) -> Path:
    """De opgegeven regelmap, en anders die van wijknetwerk zelf."""
    from wijknetwerk import meegeleverd

    return regels or meegeleverd.pad("regels")


def lees_woordenlijst(regelmap: Path, *, als_json: bool) -> Woordenlijst:
    """De woordenlijst van de regelmap, of een `Invoerfouten`."""
    from wijknetwerk.regels import RegelFouten, laad_woordenlijst

    try:
        return laad_woordenlijst(regelmap)
    except RegelFouten as fout:
        raise Invoerfouten(fout.fouten, als_json=als_json) from fout


class Werkmap(NamedTuple):
    """Een goed gelezen werkmap, met wat er opviel."""

    werkvoorraad: Werkvoorraad
    waarschuwingen: tuple[Melding, ...]


def lees_werkmap(werkmap: Path, regelmap: Path, week: Week | None, *, als_json: bool) -> Werkmap:
    """De werkmap met haar waarschuwingen, of een `Invoerfouten`."""
    from wijknetwerk.invoer import lees

    woordenlijst = lees_woordenlijst(regelmap, als_json=als_json)
    lezing = lees(werkmap, woordenlijst, week, vandaag=datetime.now().astimezone().date())
    if lezing.werkvoorraad is None:
        raise Invoerfouten(lezing.fouten, als_json=als_json)
    return Werkmap(lezing.werkvoorraad, lezing.waarschuwingen)


def lees_netwerkmap(map_: Path, regelmap: Path, *, als_json: bool) -> Netwerkmap:
    """De netwerkmap, of een `Invoerfouten`."""
    from wijknetwerk.netwerk.lezen import lees_netwerkmap as lees_map

    lezing = lees_map(map_, lees_woordenlijst(regelmap, als_json=als_json))
    if lezing.map is None:
        raise Invoerfouten(lezing.fouten, als_json=als_json)
    return lezing.map


def lees_planafspraken(regelmap: Path, *, als_json: bool) -> Planafspraken:
    """De afspraken voor planners, of een `Invoerfouten`."""
    from wijknetwerk.rapport.planafspraken import PlanafsprakenFout
    from wijknetwerk.rapport.planafspraken import lees_planafspraken as lees_afspraken

    try:
        return lees_afspraken(regelmap)
    except PlanafsprakenFout as fout:
        raise Invoerfouten([str(fout)], als_json=als_json) from fout


def lees_regelboek_van(regelmap: Path, dag: date | None, *, als_json: bool) -> Regelboek:
    """De regels van een dag (anders vandaag), of een `Invoerfouten`."""
    from wijknetwerk.begrippen import Week

    return lees_regelboek(regelmap, Week.van(dag or datetime.now().astimezone().date()), als_json=als_json)


def lees_regelboek(regelmap: Path, week: Week, *, als_json: bool) -> Regelboek:
    """De regels die in deze week gelden, of een `Invoerfouten`."""
    from wijknetwerk.regels import Regelboek, RegelFouten

    try:
        return Regelboek.laad(regelmap, week.maandag)
    except RegelFouten as fout:
        raise Invoerfouten(fout.fouten, als_json=als_json) from fout


def lees_weekvoorstel(pad: Path, *, als_json: bool) -> Weekvoorstel:
    """Een voorstel.json, of een `Invoerfouten`."""
    from wijknetwerk.begrippen import Week
    from wijknetwerk.rapport.json import VoorstelFout, lees_voorstel

    try:
        weekvoorstel = lees_voorstel(pad)
        Week.lees(weekvoorstel.week)
    except VoorstelFout as fout:
        raise Invoerfouten([f"{pad.name}: {zin}" for zin in fout.fouten], als_json=als_json) from fout
    except ValueError as fout:
        raise Invoerfouten([f"{pad.name}: {fout}"], als_json=als_json) from fout
    return weekvoorstel


def lees_alles(werkmap: Path, regels: Path | None, week: Week | None, *, als_json: bool) -> Gelezen:
    """Werkmap en regels; waarschuwingen gaan naar stderr."""
    regelmap = kies_regelmap(regels)
    werkvoorraad, waarschuwingen = lees_werkmap(werkmap, regelmap, week, als_json=als_json)
    for waarschuwing in waarschuwingen:
        click.echo(f"Let op: {waarschuwing}", err=True)
    return Gelezen(werkvoorraad, lees_regelboek(regelmap, werkvoorraad.week, als_json=als_json), regelmap)


def moet_bestaan(code: str, codes: Iterable[str], waar: str) -> None:
    """Een code uit de werkmap die op de opdrachtregel staat, of een zin met wat er bedoeld kan zijn."""
    bekend = sorted(codes)
    if code in bekend:
        return
    lijkt_op = difflib.get_close_matches(code, bekend, n=1)
    bedoeld = f" Bedoelde u {lijkt_op[0]}?" if lijkt_op else ""
    raise click.BadParameter(f"«{code}» staat niet in de werkmap.{bedoeld}", param_hint=waar)
