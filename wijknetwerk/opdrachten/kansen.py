"""`wijknetwerk kansen`: welke individuele hulpvragen samen een nieuwe groep kunnen vormen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.bladzijde import INTERN, UIT, schrijf_en_toon
from wijknetwerk.opdrachten.opdracht import Opdracht
from wijknetwerk.opdrachten.opties import REGELS, WEEK_OPTIE
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from wijknetwerk.begrippen import Week


@click.command(cls=Opdracht)
@click.argument(
    "werkmappen",
    type=click.Path(path_type=Path),
    nargs=-1,
    required=True,
    metavar="WERKMAP...",
    help="Een of meer weken; de nieuwste geeft wijken en groepen, van de andere tellen de hulpvragen mee.",
)
@click.option(
    "--na-navragen",
    is_flag=True,
    help="Tel ook hulpvragen mee waarvan nog niet bekend is of een groep past; nooit een met een contra-indicatie.",
)
@UIT("kansen")
@INTERN
@WEEK_OPTIE
@REGELS
def kansen(
    *,
    werkmappen: tuple[Path, ...],
    na_navragen: bool,
    uit: Path | None,
    intern: bool,
    week: Week | None,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Zoek nieuwe groepen in open en recente hulpvragen.

    Hetzelfde thema en doel, in dezelfde wijk of ernaast, op een dagdeel waarop iedereen kan. De gekozen groepen maken
    samen de meeste uren vrij, met bewijs. Ook te zien: groepen die er nog één te kort komen.
    """
    if week is not None and len(werkmappen) > 1:
        raise click.UsageError("--week hoort bij één werkmap; bij meer staat de week in de tabel instellingen.")
    regelmap = inlezen.kies_regelmap(regels)
    with Voortgang() as voortgang:
        voortgang("gereedschap laden")
        from wijknetwerk.collectief import vind_kansen
        from wijknetwerk.collectief.samenvoegen import voeg_samen
        from wijknetwerk.collectief.verslag import Opmaak, maak_kansen
        from wijknetwerk.weging import weeg

        weken = [inlezen.lees_werkmap(pad, regelmap, week, als_json=als_json).werkvoorraad for pad in werkmappen]
        werk, buiten = voeg_samen(weken)
        boek = inlezen.lees_regelboek(regelmap, werk.week, als_json=als_json)
        afspraken = inlezen.lees_planafspraken(regelmap, als_json=als_json)
        voortgang("groepen zoeken")
        gevonden = vind_kansen(weeg(werk, boek).veld, na_navragen=na_navragen)
        schrijf_en_toon(maak_kansen(gevonden, Opmaak(werk, afspraken, boek, intern), buiten), uit, als_json=als_json)
