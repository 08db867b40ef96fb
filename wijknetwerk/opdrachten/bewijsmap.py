"""`wijknetwerk bewijsmap` en `wijknetwerk herhaal`: een voorstel bewaren om het te verantwoorden, en opnieuw maken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, Uitgang, os_zin, toon_json
from wijknetwerk.opdrachten.opties import OOK_JOURNAAL, REGELS, VOORSTEL, WERKMAP
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from wijknetwerk.papieren.herhaling import Herhaling


@click.command(cls=Opdracht)
@WERKMAP
@VOORSTEL
@click.option(
    "--uit",
    type=click.Path(path_type=Path),
    metavar="MAP",
    required=True,
    help="De nieuwe map; zij mag er nog niet zijn.",
)
@click.option(
    "--vorig",
    type=click.Path(path_type=Path),
    metavar="VOORSTEL.JSON",
    help="Het vorige voorstel, als dit voorstel daar een vervolg op is.",
)
@OOK_JOURNAAL
@REGELS
def bewijsmap(
    *,
    werkmap: Path,
    voorstel: Path,
    uit: Path,
    vorig: Path | None,
    journaal: str | None,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Bewaar alles waar een voorstel uit is gemaakt.

    In de map komen de invoer, de regels, het plan met de andere plekken, de besluiten uit het journaal, de versies en
    de vingerafdruk van elk bestand. Zij komt er in één keer of helemaal niet. Het kenmerk dat u ziet bewijst later dat
    er niets aan is veranderd: schrijf het ergens anders op.
    """
    from wijknetwerk.opdrachten.nagekeken import lees_journaal, lees_nagekeken
    from wijknetwerk.papieren.bewijsmap import Inhoud, maak_bewijsmap, mist_vorig
    from wijknetwerk.regelbeheer.mappen import BestaatAl

    weekvoorstel, gelezen = lees_nagekeken(werkmap, voorstel, regels, als_json=als_json)
    vorige = _lees(vorig) if vorig is not None else None
    if mis := mist_vorig(weekvoorstel, vorige):
        raise inlezen.Invoerfouten([f"{voorstel.name}: {mis}"], als_json=als_json)
    boekingen, anker = lees_journaal(journaal, als_json=als_json)
    try:
        bronnen = _bronbestanden(werkmap)
        inhoud = Inhoud(gelezen.werkvoorraad, weekvoorstel, gelezen.regelmap, bronnen, boekingen, anker, vorige)
        kenmerk = maak_bewijsmap(uit, inhoud)
    except BestaatAl as fout:
        raise click.UsageError(f"«{uit}» bestaat al; een bewijsmap wordt nooit overschreven.") from fout
    except OSError as fout:
        raise click.UsageError(f"Schrijven in «{uit}» lukt niet: {os_zin(fout)}.") from fout
    if als_json:
        toon_json({"schema": "wijknetwerk/bewijs/1", "map": str(uit), "kenmerk": kenmerk, "anker": anker})
    else:
        click.echo(f"De bewijsmap van week {weekvoorstel.week} staat in {uit}\nKenmerk: {kenmerk}")


def _lees(pad: Path) -> bytes:
    try:
        return pad.read_bytes()
    except OSError as fout:
        raise click.UsageError(f"«{pad}» lezen lukt niet: {os_zin(fout)}.") from fout


def _bronbestanden(werkmap: Path) -> dict[str, bytes]:
    """De bestanden zoals de gebruiker ze aanbood; alleen hun vingerafdruk wordt bewaard."""
    paden = [werkmap] if werkmap.is_file() else sorted(werkmap.glob("*.csv"))
    return {pad.name: pad.read_bytes() for pad in paden}


@click.command(cls=Opdracht)
@click.argument("bewijsmap", type=click.Path(path_type=Path), metavar="BEWIJSMAP", help="Een map van `bewijsmap`.")
@click.option("--kenmerk", metavar="KENMERK", help="Het kenmerk dat u bij het maken zag; ook een begin ervan mag.")
@click.pass_context
def herhaal(ctx: click.Context, *, bewijsmap: Path, kenmerk: str | None, als_json: bool) -> None:
    """Maak het voorstel van een bewijsmap opnieuw.

    Eerst worden de bestanden nagekeken. Dan wordt het plan opnieuw berekend met de invoer en de regels van toen; het
    moet byte voor byte hetzelfde zijn.

    Exitcode 5 als er iets anders is; dan staat er wat.
    """
    from wijknetwerk.papieren.bewijsmap import lees_bewijs
    from wijknetwerk.papieren.fouten import PapierFouten

    try:
        bewijs, echt = lees_bewijs(bewijsmap)
    except PapierFouten as fout:
        raise inlezen.Invoerfouten(fout.fouten, als_json=als_json) from fout
    with Voortgang() as voortgang:
        voortgang("het plan opnieuw maken")
        from wijknetwerk.papieren.herhaling import herhaal as doe_over

        herhaling = doe_over(bewijsmap, bewijs)
    if kenmerk is not None and not (kenmerk and echt.startswith(kenmerk.casefold())):
        zin = f"het kenmerk is {echt}; dat is niet het kenmerk dat u opgaf"
        herhaling = herhaling._replace(verschillen=(zin, *herhaling.verschillen))
    _toon(bewijs.week, echt, herhaling, als_json=als_json)
    if herhaling.verschillen:
        ctx.exit(Uitgang.BEVINDINGEN)


def _toon(week: str, kenmerk: str, herhaling: Herhaling, *, als_json: bool) -> None:
    if als_json:
        toon_json(
            {
                "schema": "wijknetwerk/herhaling/1",
                "gelijk": not herhaling.verschillen,
                "week": week,
                "kenmerk": kenmerk,
                "verschillen": list(herhaling.verschillen),
                "versies": list(herhaling.versies),
            }
        )
        return
    for zin in herhaling.verschillen:
        click.echo(f"Anders: {zin}")
    for zin in herhaling.versies:
        click.echo(f"Versie: {zin}")
    if not herhaling.verschillen:
        click.echo(f"Het voorstel van week {week} is opnieuw gemaakt en byte voor byte hetzelfde.\nKenmerk: {kenmerk}")
