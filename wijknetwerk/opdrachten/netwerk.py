"""`wijknetwerk netwerk`: welke aanbieders samen het wijknetwerk vormen, hoe zeker dat is en wat uitval doet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.bladzijde import INTERN, UIT, schrijf_en_toon
from wijknetwerk.opdrachten.opdracht import DATUM, Opdracht
from wijknetwerk.opdrachten.opties import REGELS
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from wijknetwerk.begrippen import Netwerkmap, Wet
    from wijknetwerk.netwerk.beeld import Wens

NETWERKMAP = click.argument(
    "map_",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Een map met CSV-bestanden of één .xlsx-werkboek, zoals voorbeelddata/netwerk-arnhem.",
)
PEILDATUM = click.option(
    "--peildatum",
    type=DATUM,
    metavar="DAG",
    help="De regels van deze dag, bijvoorbeeld 2027-01-01. Anders die van vandaag.",
)


@click.command(cls=Opdracht)
@NETWERKMAP
@click.option("--wet", type=click.Choice(["wmo", "jeugdwet"]), help="Alleen deze wet; anders elke wet met vraag.")
@click.option(
    "--omvang",
    "omvangen",
    type=click.IntRange(1, 40),
    multiple=True,
    metavar="AANTAL",
    help="Werk een netwerk met zoveel leden uit; mag vaker. Anders het maximum uit de regels.",
)
@click.option("--erin", multiple=True, metavar="CODE", help="Deze organisatie zit erin, ook als zij afvalt; mag vaker.")
@click.option("--eruit", multiple=True, metavar="CODE", help="Deze organisatie doet niet mee; mag vaker.")
@click.option(
    "--marge",
    type=click.FloatRange(0, 20),
    default=1.0,
    metavar="PROCENT",
    help="Wat «bijna even goed» is: hoogstens zoveel procent minder uren.",
)
@UIT("netwerk")
@INTERN
@PEILDATUM
@REGELS
def netwerk(
    *,
    map_: Path,
    wet: str | None,
    omvangen: tuple[int, ...],
    erin: tuple[str, ...],
    eruit: tuple[str, ...],
    marge: float,
    uit: Path | None,
    intern: bool,
    peildatum: date | None,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Kies een wijknetwerk: wie, hoe zeker en hoe stevig.

    Voor elk aantal leden van 1 tot en met 15 het beste netwerk, met bewijs. Voor de gevraagde omvang ook: wat binnen
    het netwerk past en wat niet, wat er gebeurt als een of twee leden uitvallen, hoeveel netwerken bijna even goed
    zijn, en wat elk criterium kost.

    Het verslag komt op het scherm en in netwerk.html, netwerk.xlsx, netwerk.csv en datawoordenboek.csv.
    """
    if samen := sorted(set(erin) & set(eruit)):
        raise click.UsageError(f"«{samen[0]}» staat bij --erin en bij --eruit; kies er een.")
    regelmap = inlezen.kies_regelmap(regels)
    with Voortgang() as voortgang:
        voortgang("gereedschap laden")
        from wijknetwerk.netwerk.beeld import TeKleinFout, Wens, maak_beeld
        from wijknetwerk.netwerk.selectie import Ingreep
        from wijknetwerk.netwerk.verslag import Opmaak, maak_bladzijde

        gelezen = inlezen.lees_netwerkmap(map_, regelmap, als_json=als_json)
        boek = inlezen.lees_regelboek_van(regelmap, peildatum, als_json=als_json)
        afspraken = inlezen.lees_planafspraken(regelmap, als_json=als_json)
        for optie, codes in (("--erin", erin), ("--eruit", eruit)):
            for code in codes:
                inlezen.moet_bestaan(code, {wie.code for wie in gelezen.kandidaten}, optie)
        wens = Wens(tuple(dict.fromkeys(omvangen)), Ingreep(erin, eruit), round(10 * marge))
        try:
            beelden = [
                maak_beeld(gelezen, welke, boek, _van_wet(wens, gelezen, welke), voortgang)
                for welke in _wetten(gelezen, wet)
            ]
        except TeKleinFout as fout:
            raise click.UsageError(f"{fout}.") from fout
        voortgang("bestanden maken")
        bladzijde = maak_bladzijde(beelden, Opmaak(gelezen, afspraken, intern), boek)
        schrijf_en_toon(bladzijde, uit, als_json=als_json)


def _wetten(map_: Netwerkmap, wet: str | None) -> Sequence[Wet]:
    """De wetten waarvoor er kandidaten en vraag zijn, of de gevraagde wet als die er is."""
    from wijknetwerk.begrippen import Wet

    kan = [een for een in Wet if any(k.wet is een for k in map_.kandidaten) and any(c.wet is een for c in map_.vraag)]
    gekozen = [een for een in kan if wet in (None, een.value)]
    if not gekozen:
        wat = f"de {wet}" if wet else "geen enkele wet"
        raise click.UsageError(f"Voor {wat} staan er niet zowel kandidaten als vraag in de map.")
    return gekozen


def _van_wet(wens: Wens, map_: Netwerkmap, wet: Wet) -> Wens:
    """De wens met alleen de organisaties die voor deze wet kandidaat zijn."""
    from dataclasses import replace

    codes = {wie.code for wie in map_.kandidaten if wie.wet is wet}
    ingreep = replace(
        wens.ingreep,
        erin=tuple(code for code in wens.ingreep.erin if code in codes),
        eruit=tuple(code for code in wens.ingreep.eruit if code in codes),
    )
    return replace(wens, ingreep=ingreep)
