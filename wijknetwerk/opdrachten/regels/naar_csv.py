"""`wijknetwerk regels naar-csv`: de regels om in Excel te wijzigen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten.opdracht import Opdracht, toon_json
from wijknetwerk.opdrachten.opties import REGELS
from wijknetwerk.opdrachten.regels.gedeeld import REGELSET, UIT_MAP, laad, schrijven_naar

if TYPE_CHECKING:
    from pathlib import Path


@click.command("naar-csv", cls=Opdracht)
@REGELSET
@UIT_MAP
@REGELS
def naar_csv(*, regelset: str, uit: Path, regels: Path | None, als_json: bool) -> None:
    """Schrijf de tabellen als CSV, voor Excel.

    Eén bestand per tabel, met elke regel op een rij. Terug gaat het met «regels uit-csv».
    """
    from wijknetwerk.regelbeheer.csv import naar_csv as schrijf

    regelmap, boek = laad(regels, regelset, als_json=als_json)
    with schrijven_naar(uit):
        bestanden = schrijf(regelmap, boek.naam, uit)
    if als_json:
        toon_json({"schema": "wijknetwerk/regels-csv/1", "map": str(uit), "bestanden": list(bestanden)})
    else:
        click.echo(f"Geschreven in {uit}: {', '.join(bestanden)}")
