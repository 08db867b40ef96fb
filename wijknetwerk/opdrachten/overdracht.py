"""`wijknetwerk overdracht`: de caseload van wie vertrekt verdelen over de anderen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, Uitgang, toon_json
from wijknetwerk.opdrachten.opties import REGELS, WEEK_OPTIE, WERKMAP
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from wijknetwerk.begrippen import Week


class OverdrachtAfgekeurd(click.ClickException):
    """De toets keurde onze eigen overdracht af: een fout van ons, nooit van de gebruiker."""

    exit_code = Uitgang.ONZE_FOUT


@click.command(cls=Opdracht)
@WERKMAP
@click.option("--vertrekt", multiple=True, required=True, metavar="WIJKCOACH", help="Wie er weggaat; mag vaker.")
@click.option(
    "--per",
    type=click.DateTime(formats=["%d-%m-%Y", "%Y-%m-%d"]),
    metavar="DATUM",
    help="De eerste dag zonder deze wijkcoach, zoals 01-12-2026. Anders de maandag van de week.",
)
@click.option(
    "--voeg-samen",
    "samen",
    nargs=2,
    multiple=True,
    metavar="GEBIED GEBIED",
    help="Het eerste gebied gaat op in het tweede; mag vaker.",
)
@WEEK_OPTIE
@REGELS
def overdracht(
    *,
    werkmap: Path,
    vertrekt: tuple[str, ...],
    per: datetime | None,
    samen: tuple[tuple[str, str], ...],
    week: Week | None,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Verdeel de caseload van wie vertrekt over de anderen.

    Alleen de lopende trajecten van wie vertrekt verhuizen; al het andere loopt door waar het loopt. Eerst iedereen een
    wijkcoach, dan zo min mogelijk nieuwe gezichten in een huishouden, dan het eigen team, dan het evenwicht. Het is een
    voorstel; er wordt niets geschreven.
    """
    gelezen = inlezen.lees_alles(werkmap, regels, week, als_json=als_json)
    werk = gelezen.werkvoorraad
    for code in vertrekt:
        inlezen.moet_bestaan(code, (coach.code for coach in werk.wijkcoaches), "--vertrekt")
    for paar in samen:
        for gebied in paar:
            inlezen.moet_bestaan(gebied, {wijk.gebied for wijk in werk.wijken}, "--voeg-samen")
    with Voortgang() as voortgang:
        voortgang("gereedschap laden")
        from wijknetwerk.herplan.overdracht import maak_overdracht
        from wijknetwerk.rapport.overdracht import maak_overdrachttekst
        from wijknetwerk.toets import toets_overdracht

        voortgang("trajecten verdelen")
        dag = per.date() if per is not None else werk.week.maandag
        uitkomst = maak_overdracht(werk, gelezen.regelboek, sorted(set(vertrekt)), dag, samen)
        if bevindingen := toets_overdracht(werk, uitkomst, gelezen.regelmap):
            zinnen = "\n".join(f"  - {bevinding.over}: {bevinding.zin}" for bevinding in bevindingen)
            raise OverdrachtAfgekeurd(
                f"van ons: de toets keurt de overdracht af, dus zij wordt niet getoond.\n{zinnen}"
            )
    if als_json:
        toon_json(uitkomst.model_dump(mode="json", by_alias=True))
    else:
        click.echo(maak_overdrachttekst(uitkomst), nl=False)
