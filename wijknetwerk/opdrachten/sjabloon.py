"""`wijknetwerk sjabloon`: een leeg of gevuld werkboek om in te vullen."""

from __future__ import annotations

from pathlib import Path

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, os_zin, toon_json
from wijknetwerk.opdrachten.opties import REGELS


@click.command(cls=Opdracht)
@click.argument(
    "pad", type=click.Path(path_type=Path), metavar="PAD", help="Het werkboek dat gemaakt wordt; eindigt op .xlsx."
)
@click.option(
    "--werkmap",
    type=click.Path(path_type=Path),
    metavar="WERKMAP",
    help="Vul het werkboek met deze werkmap, bijvoorbeeld die van vorige week.",
)
@click.option(
    "--soort",
    type=click.Choice(["week", "netwerk"]),
    default="week",
    help="Een werkboek voor een week, of voor planners die een wijknetwerk kiezen.",
)
@click.option(
    "--netwerkmap",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Vul het werkboek met deze netwerkmap, bijvoorbeeld voorbeelddata/netwerk-arnhem.",
)
@click.option("--overschrijven", is_flag=True, help="Vervang een werkboek dat er al staat.")
@REGELS
def sjabloon(
    *,
    pad: Path,
    werkmap: Path | None,
    soort: str,
    netwerkmap: Path | None,
    overschrijven: bool,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Maak een werkboek om een week of netwerkmap in te vullen.

    Het werkboek heeft keuzelijsten en een blad met uitleg bij elke kolom.
    """
    from wijknetwerk.invoer import schrijf_netwerksjabloon, schrijf_sjabloon

    if werkmap is not None and (soort == "netwerk" or netwerkmap is not None):
        raise click.UsageError("--werkmap hoort bij een week; vul een werkboek voor een netwerk met --netwerkmap.")
    if pad.suffix.lower() != ".xlsx":
        raise click.BadParameter(f"«{pad.name}» moet eindigen op .xlsx.", param_hint="PAD")
    if pad.exists() and not overschrijven:
        raise click.BadParameter(
            f"«{pad}» bestaat al. Kies een andere naam, of gebruik --overschrijven.", param_hint="PAD"
        )
    regelmap = inlezen.kies_regelmap(regels)
    woordenlijst = inlezen.lees_woordenlijst(regelmap, als_json=als_json)
    try:
        if soort == "netwerk" or netwerkmap is not None:
            netwerk = inlezen.lees_netwerkmap(netwerkmap, regelmap, als_json=als_json) if netwerkmap else None
            schrijf_netwerksjabloon(pad, woordenlijst, netwerk)
        else:
            week = inlezen.lees_werkmap(werkmap, regelmap, None, als_json=als_json) if werkmap else None
            schrijf_sjabloon(pad, woordenlijst, week.werkvoorraad if week else None)
    except OSError as fout:
        raise click.UsageError(f"«{pad}» schrijven lukt niet: {os_zin(fout)}.") from fout
    if als_json:
        gevuld = werkmap is not None or netwerkmap is not None
        toon_json({"schema": "wijknetwerk/sjabloon/1", "bestand": str(pad), "gevuld": gevuld})
    else:
        click.echo(f"Het werkboek staat in {pad}.")
