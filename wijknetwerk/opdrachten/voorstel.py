"""`wijknetwerk voorstel`: van werkmap naar weekvoorstel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, os_zin
from wijknetwerk.opdrachten.opties import REGELS, WEEK_OPTIE, WERKMAP
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from wijknetwerk.begrippen import Week


@click.command(cls=Opdracht)
@WERKMAP
@click.option(
    "--uit",
    type=click.Path(path_type=Path),
    metavar="MAP",
    show_default="uit/<week>",
    help="De map voor de bestanden; wat er al staat wordt per bestand vervangen.",
)
@WEEK_OPTIE
@REGELS
def voorstel(*, werkmap: Path, uit: Path | None, week: Week | None, regels: Path | None, als_json: bool) -> None:
    """Maak het weekvoorstel van een werkmap.

    Wie begeleidt welke hulpvraag, waarom, waarom niet elders, en wat er niet past.

    Het voorstel komt op het scherm en in vier bestanden: voorstel.html om te lezen, voorstel.xlsx om in te besluiten,
    voorstel.csv voor eigen analyse en voorstel.json met alles. Het is een voorstel en geen besluit: dat neemt een mens.
    """
    gelezen = inlezen.lees_alles(werkmap, regels, week, als_json=als_json)
    map_ = uit if uit is not None else Path("uit") / str(gelezen.werkvoorraad.week)
    with Voortgang() as voortgang:
        voortgang("gereedschap laden")
        from wijknetwerk.opdrachten.berekenen import bereken
        from wijknetwerk.rapport.json import maak_json
        from wijknetwerk.rapport.schrijven import maak_bestanden, schrijf_bestanden
        from wijknetwerk.rapport.terminal import maak_terminal

        weekvoorstel = bereken(gelezen, map_, voortgang)
        voortgang("bestanden maken")
        bestanden = maak_bestanden(weekvoorstel, gelezen.werkvoorraad)
        try:
            paden = schrijf_bestanden(map_, bestanden)
        except OSError as fout:
            raise click.UsageError(f"Schrijven in «{map_}» lukt niet: {os_zin(fout)}.") from fout
    if als_json:
        click.echo(maak_json(weekvoorstel), nl=False)
        click.echo(f"Geschreven in {map_}: {', '.join(pad.name for pad in paden)}", err=True)
    else:
        click.echo(maak_terminal(weekvoorstel, gelezen.werkvoorraad, paden), nl=False)
