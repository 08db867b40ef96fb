"""`wijknetwerk controleer`: is deze werkmap te gebruiken?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, toon_json
from wijknetwerk.opdrachten.opties import REGELS, WEEK_OPTIE, WERKMAP

if TYPE_CHECKING:
    from pathlib import Path

    from wijknetwerk.begrippen import Week


@click.command(cls=Opdracht)
@WERKMAP
@WEEK_OPTIE
@REGELS
def controleer(*, werkmap: Path, week: Week | None, regels: Path | None, als_json: bool) -> None:
    """Kijk een werkmap na en noem alle fouten tegelijk.

    Er wordt niets berekend en niets geschreven. Exitcode 3 als er fouten zijn.
    """
    from wijknetwerk.begrippen import TABELLEN

    regelmap = inlezen.kies_regelmap(regels)
    werkvoorraad, waarschuwingen = inlezen.lees_werkmap(werkmap, regelmap, week, als_json=als_json)
    regelboek = inlezen.lees_regelboek(regelmap, werkvoorraad.week, als_json=als_json)
    aantallen = {naam: len(getattr(werkvoorraad, naam)) for naam in TABELLEN}
    if als_json:
        toon_json(
            {
                "schema": "wijknetwerk/controle/1",
                "goed": True,
                "week": str(werkvoorraad.week),
                "regelset": regelboek.naam,
                "invoer_sha256": werkvoorraad.vingerafdruk(),
                "aantallen": aantallen,
                "fouten": [],
                "waarschuwingen": [inlezen.als_document(melding) for melding in waarschuwingen],
            }
        )
        return
    click.echo(f"De werkmap is in orde voor week {werkvoorraad.week}, met de regels {regelboek.naam}.")
    for naam, aantal in aantallen.items():
        click.echo(f"  {naam:<18} {aantal:>6}")
    for waarschuwing in waarschuwingen:
        click.echo(f"Let op: {waarschuwing}")
