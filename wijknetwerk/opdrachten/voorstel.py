"""`wijknetwerk voorstel`: van werkmap naar weekvoorstel."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, os_zin
from wijknetwerk.opdrachten.opties import REGELS, WEEK_OPTIE, WERKMAP
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from wijknetwerk.begrippen import Week
    from wijknetwerk.herplan import Opdracht as Herplanopdracht


@click.command(cls=Opdracht)
@WERKMAP
@click.option(
    "--uit",
    type=click.Path(path_type=Path),
    metavar="MAP",
    show_default="uit/<week>",
    help="De map voor de bestanden; wat er al staat wordt per bestand vervangen.",
)
@click.option(
    "--vorig",
    type=click.Path(path_type=Path),
    metavar="VOORSTEL.JSON",
    help="Het vorige voorstel, van vorige week of vanochtend: toont wat er verandert en waarom.",
)
@click.option(
    "--wijzigingen",
    "budget",
    type=click.IntRange(min=0),
    metavar="AANTAL",
    help="Verander hoogstens zoveel plekken van het vorige voorstel; alleen wat echt niet meer kan komt erbovenop.",
)
@click.option("--kromme", is_flag=True, help="Reken ook uit wat meer of minder wijzigingen opleveren.")
@WEEK_OPTIE
@REGELS
def voorstel(
    *,
    werkmap: Path,
    uit: Path | None,
    vorig: Path | None,
    budget: int | None,
    kromme: bool,
    week: Week | None,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Maak het weekvoorstel van een werkmap.

    Wie begeleidt welke hulpvraag, waarom, waarom niet elders, en wat er niet past.

    Het voorstel komt op het scherm en in vier bestanden: voorstel.html om te lezen, voorstel.xlsx om in te besluiten,
    voorstel.csv voor eigen analyse en voorstel.json met alles. Het is een voorstel en geen besluit: dat neemt een mens.
    """
    gelezen = inlezen.lees_alles(werkmap, regels, week, als_json=als_json)
    opdracht = _herplanopdracht(gelezen, vorig, budget, kromme=kromme, als_json=als_json)
    map_ = uit if uit is not None else Path("uit") / str(gelezen.werkvoorraad.week)
    from wijknetwerk.opdrachten.naast import tekenaar

    with tekenaar() as pagina, Voortgang() as voortgang:
        voortgang("gereedschap laden")
        from wijknetwerk.opdrachten.berekenen import bereken

        weekvoorstel = bereken(gelezen, map_, voortgang, opdracht, lambda v: pagina.begin(v, gelezen.werkvoorraad))
        voortgang("bestanden maken")
        from wijknetwerk.rapport.json import maak_json
        from wijknetwerk.rapport.schrijven import maak_bestanden, schrijf_bestanden
        from wijknetwerk.rapport.terminal import maak_terminal

        bestanden = maak_bestanden(weekvoorstel, gelezen.werkvoorraad, pagina.bladzijde)
        try:
            paden = schrijf_bestanden(map_, bestanden)
        except OSError as fout:
            raise click.UsageError(f"Schrijven in «{map_}» lukt niet: {os_zin(fout)}.") from fout
    if als_json:
        click.echo(maak_json(weekvoorstel), nl=False)
        click.echo(f"Geschreven in {map_}: {', '.join(pad.name for pad in paden)}", err=True)
    else:
        click.echo(maak_terminal(weekvoorstel, gelezen.werkvoorraad, paden), nl=False)


def _herplanopdracht(
    gelezen: inlezen.Gelezen, pad: Path | None, budget: int | None, *, kromme: bool, als_json: bool
) -> Herplanopdracht | None:
    """Wat er aan herplannen gevraagd is; niets als er geen vorig voorstel in het spel is."""
    if pad is None and budget is None and not kromme:
        return None
    from wijknetwerk.begrippen import Week
    from wijknetwerk.herplan import Opdracht as Herplanopdracht
    from wijknetwerk.herplan import Vorig

    if pad is None:
        if not gelezen.werkvoorraad.vorig_voorstel:
            raise click.UsageError(
                "--wijzigingen en --kromme gaan over het vorige voorstel: geef het op met --vorig, "
                "of vul de tabel vorig_voorstel van de werkmap."
            )
        return Herplanopdracht(budget=budget, kromme=kromme)
    weekvoorstel = inlezen.lees_weekvoorstel(pad, als_json=als_json)
    if Week.lees(weekvoorstel.week).maandag > gelezen.werkvoorraad.week.maandag:
        zin = f"dit voorstel is van week {weekvoorstel.week}, na de week van de werkmap ({gelezen.werkvoorraad.week})"
        raise inlezen.Invoerfouten([f"{pad.name}: {zin}; geef een eerder voorstel op"], als_json=als_json)
    if weekvoorstel.regelset != gelezen.regelboek.kenmerk:
        click.echo(
            "Let op: het vorige voorstel is met andere regels gemaakt; ook dat kan een plek veranderen.", err=True
        )
    vorig = Vorig(weekvoorstel, hashlib.sha256(pad.read_bytes()).hexdigest())
    return Herplanopdracht(vorig, budget, kromme=kromme)
