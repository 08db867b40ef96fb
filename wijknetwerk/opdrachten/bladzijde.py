"""Wat de opdrachten voor planners delen: een bladzijde in bestanden zetten en op het scherm tonen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten.opdracht import os_zin

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from wijknetwerk.rapport.bladzijde import Bladzijde

INTERN = click.option(
    "--intern", is_flag=True, help="Toon ook kleine aantallen; alleen voor het team zelf, niet om te delen."
)


def UIT(naam: str) -> Callable[[Any], Any]:  # noqa: N802 - een optie, zoals INTERN en REGELS
    """De optie `--uit` met haar eigen standaardmap."""
    return click.option(
        "--uit",
        type=click.Path(path_type=Path),
        metavar="MAP",
        show_default=f"uit/{naam}",
        help="De map voor de bestanden; wat er al staat wordt per bestand vervangen.",
    )


def schrijf_en_toon(bladzijde: Bladzijde, uit: Path | None, *, als_json: bool) -> None:
    """Maakt eerst alle bestanden, zet ze dan neer, en toont de bladzijde als tekst of als één JSON-document."""
    from wijknetwerk.rapport.bladzijde.bestanden import als_json as maak_json
    from wijknetwerk.rapport.bladzijde.bestanden import maak_bestanden
    from wijknetwerk.rapport.bladzijde.scherm import maak_scherm
    from wijknetwerk.rapport.schrijven import schrijf_bestanden

    doel = uit or Path("uit") / bladzijde.naam
    bestanden = maak_bestanden(bladzijde)
    try:
        paden = schrijf_bestanden(doel, bestanden)
    except OSError as fout:
        raise click.UsageError(f"Schrijven in «{doel}» lukt niet: {os_zin(fout)}.") from fout
    if als_json:
        click.echo(maak_json(bladzijde), nl=False)
        click.echo(f"Geschreven in {doel}: {', '.join(pad.name for pad in paden)}", err=True)
    else:
        click.echo(maak_scherm(bladzijde, paden), nl=False)
