"""`wijknetwerk algoritmeregister`: de vermelding bij de regels die gelden, en wat eraan veranderde."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, Uitgang, os_zin, toon_json
from wijknetwerk.opdrachten.opties import REGELS

if TYPE_CHECKING:
    from datetime import date

    from wijknetwerk.papieren.register import Veldverschil, Vermelding
    from wijknetwerk.regels import Regelboek


@click.command(cls=Opdracht)
@click.option("--uit", type=click.Path(path_type=Path), metavar="BESTAND.JSON", help="Waar de vermelding komt.")
@click.option(
    "--vorige",
    type=click.Path(path_type=Path),
    metavar="BESTAND.JSON",
    help="De vermelding die nu gepubliceerd is; toont wat er anders is.",
)
@click.option("--dag", type=click.DateTime(["%Y-%m-%d"]), metavar="JJJJ-MM-DD", help="De peildatum; anders vandaag.")
@click.option("--regelset", metavar="NAAM", help="Een andere regelset dan die op de peildatum geldt.")
@REGELS
@click.pass_context
def algoritmeregister(
    ctx: click.Context,
    *,
    uit: Path | None,
    vorige: Path | None,
    dag: datetime | None,
    regelset: str | None,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Maak de vermelding voor het Algoritmeregister.

    Zij volgt publicatiestandaard 1.0 en wordt ingevuld uit de regels die gelden. Met --vorige ziet u per veld wat er
    anders is dan wat nu gepubliceerd is, en welke gevallen een andere uitkomst krijgen als de oude regels er nog zijn.

    Exitcode 5 als de vorige vermelding niet meer klopt.
    """
    from wijknetwerk.bestanden import schrijf_veilig
    from wijknetwerk.papieren import register
    from wijknetwerk.papieren.fouten import PapierFouten

    if uit is None and vorige is None and not als_json:
        raise click.UsageError("Noem --uit om te schrijven, --vorige om te vergelijken, of --json om te lezen.")
    peildatum = (dag or datetime.now().astimezone()).date()
    regelmap = inlezen.kies_regelmap(regels)
    boek = _laad(regelmap, peildatum, regelset, als_json=als_json)
    try:
        vermelding = register.maak_vermelding(regelmap, boek, peildatum)
        oud = register.lees_vermelding(vorige) if vorige is not None else None
    except PapierFouten as fout:
        raise inlezen.Invoerfouten(fout.fouten, als_json=als_json) from fout
    anders = register.verschillen(oud, vermelding) if oud is not None else ()
    regelverschil = _regelverschil(regelmap, oud, boek, peildatum) if oud is not None and anders else ""
    if uit is not None:
        try:
            schrijf_veilig(uit, register.als_json(vermelding))
        except OSError as fout:
            raise click.UsageError(f"Schrijven naar «{uit}» lukt niet: {os_zin(fout)}.") from fout
    if als_json:
        toon_json(
            {
                "schema": "wijknetwerk/algoritmeregister/1",
                "vermelding": vermelding,
                "verschillen": [verschil._asdict() for verschil in anders],
                "regels": regelverschil,
            }
        )
    else:
        _toon(uit, anders, regelverschil, vergeleken=oud is not None)
    if anders:
        ctx.exit(Uitgang.BEVINDINGEN)


def _laad(regelmap: Path, peildatum: date, naam: str | None, *, als_json: bool) -> Regelboek:
    from wijknetwerk.regels import Regelboek, RegelFouten

    try:
        return Regelboek.laad(regelmap, peildatum, naam)
    except RegelFouten as fout:
        raise inlezen.Invoerfouten(fout.fouten, als_json=als_json) from fout


def _regelverschil(regelmap: Path, oud: Vermelding, nieuw: Regelboek, peildatum: date) -> str:
    """Welke gevallen een andere uitkomst krijgen; dat kan alleen als de regels van toen er nog zijn."""
    from wijknetwerk.papieren.register import KENMERK
    from wijknetwerk.regelbeheer.vergelijk import vergelijk
    from wijknetwerk.regels import Regelboek, RegelFouten

    naam, _, kenmerk = str(oud.get("source_id", "")).partition("/")
    if kenmerk == nieuw.sha256[:KENMERK]:
        return "De regels zelf zijn niet veranderd.\n"
    try:
        toen = Regelboek.laad(regelmap, peildatum, naam)
    except RegelFouten:
        toen = None
    if toen is None or toen.sha256[:KENMERK] != kenmerk:
        return f"De regels van toen ({naam}, kenmerk {kenmerk}) staan niet meer in {regelmap}.\n"
    return vergelijk(toen, nieuw).tekst()


def _toon(uit: Path | None, anders: tuple[Veldverschil, ...], regelverschil: str, *, vergeleken: bool) -> None:
    if uit is not None:
        click.echo(f"Geschreven: {uit}")
    if vergeleken and not anders:
        click.echo("De vermelding klopt nog met de regels.")
    for verschil in anders:
        click.echo(f"{verschil.veld}:")
        for zin in verschil.weg:
            click.echo(f"  - {zin}")
        for zin in verschil.erbij:
            click.echo(f"  + {zin}")
    click.echo(regelverschil, nl=False)
