"""`wijknetwerk regels uit-csv`: wat in Excel gewijzigd is, terug als voorstel."""

from __future__ import annotations

from pathlib import Path

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, toon_json
from wijknetwerk.opdrachten.opties import REGELS
from wijknetwerk.opdrachten.regels.gedeeld import REGELSET, UIT_MAP, laad, schrijven_naar


@click.command("uit-csv", cls=Opdracht)
@click.argument(
    "csvmap", type=click.Path(path_type=Path), metavar="CSVMAP", help="De map met CSV-bestanden van «regels naar-csv»."
)
@REGELSET
@UIT_MAP
@REGELS
def uit_csv(*, csvmap: Path, regelset: str, uit: Path, regels: Path | None, als_json: bool) -> None:
    """Maak van gewijzigde CSV-bestanden een voorstel.

    REGELSET is de set waar de CSV-bestanden van gemaakt zijn; die blijft zoals zij is. In de nieuwe map komen het
    voorstel (regels) en wat er verandert (verschil.txt).
    """
    from wijknetwerk.regelbeheer.csv import VERSCHIL
    from wijknetwerk.regelbeheer.csv import uit_csv as lees
    from wijknetwerk.regels import RegelFouten

    regelmap, boek = laad(regels, regelset, als_json=als_json)
    try:
        with schrijven_naar(uit):
            voorstel = lees(csvmap, regelmap, boek.naam, uit)
    except RegelFouten as fout:
        raise inlezen.Invoerfouten(fout.fouten, als_json=als_json) from fout
    if als_json:
        map_ = str(uit) if voorstel.wijzigingen else None
        wijzigingen = list(voorstel.wijzigingen)
        toon_json(
            {"schema": "wijknetwerk/regels-voorstel/1", "map": map_, "regelset": boek.naam, "wijzigingen": wijzigingen}
        )
        return
    if not voorstel.wijzigingen:
        click.echo(f"De CSV-bestanden zeggen hetzelfde als {boek.naam}; er is niets geschreven.")
        return
    click.echo(f"Dit voorstel verandert aan {boek.naam}:")
    for zin in voorstel.wijzigingen:
        click.echo(f"  - {zin}")
    click.echo(f"Het staat in {uit / 'regels' / boek.naam}; het verschil per rij in {uit / VERSCHIL}.")
