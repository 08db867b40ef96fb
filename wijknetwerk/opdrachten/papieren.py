"""`wijknetwerk papieren`: wegingsbladen, motiveringsbladen en 301-concepten bij een voorstel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, Uitgang, os_zin, toon_json
from wijknetwerk.opdrachten.opties import OOK_JOURNAAL, REGELS, VOORSTEL, WERKMAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wijknetwerk.begrippen import Rij
    from wijknetwerk.papieren.instellingen import Administratie
    from wijknetwerk.papieren.maken import Geweigerd, Papieren

SOORTEN = ("wegingsblad", "motivering", "301")


@click.command(cls=Opdracht)
@WERKMAP
@VOORSTEL
@click.option("--soort", type=click.Choice(SOORTEN), required=True, help="Welk papier.")
@click.option(
    "--hulpvraag", "hulpvragen", multiple=True, metavar="NUMMER", help="Alleen deze hulpvraag; mag vaker. Anders alle."
)
@click.option("--uit", type=click.Path(path_type=Path), metavar="MAP", required=True, help="De map voor de bestanden.")
@click.option(
    "--administratie",
    type=click.Path(path_type=Path),
    metavar="BESTAND.TOML",
    help="Voor een 301: de gemeentecode, de AGB-codes en de nummers van de toewijzingen.",
)
@OOK_JOURNAAL
@REGELS
@click.pass_context
def papieren(
    ctx: click.Context,
    *,
    werkmap: Path,
    voorstel: Path,
    soort: str,
    hulpvragen: tuple[str, ...],
    uit: Path,
    administratie: Path | None,
    journaal: str | None,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Maak de papieren bij een voorstel.

    Een wegingsblad is één A4 per hulpvraag voor het casuïstiekoverleg. Een motiveringsblad legt de inwoner in gewone
    taal uit wat er is voorgesteld of besloten en waarom. Een 301-concept is er alleen na een vastgesteld besluit voor
    een aanbieder; er staat niets van de inwoner in en het wordt niet verstuurd.

    Exitcode 4 als een 301 niet mag die u noemde, of als er bij een besluit iets niet klopt.
    """
    from wijknetwerk.opdrachten.nagekeken import lees_journaal, lees_nagekeken
    from wijknetwerk.papieren.fouten import PapierFouten
    from wijknetwerk.papieren.maken import Soort, Stapel, maak_papieren
    from wijknetwerk.rapport.blik import Blik
    from wijknetwerk.rapport.schrijven import schrijf_bestanden

    if soort == Soort.BERICHT_301 and (journaal is None or administratie is None):
        raise click.UsageError("Een 301 komt uit een besluit: noem --journaal en --administratie.")
    weekvoorstel, gelezen = lees_nagekeken(werkmap, voorstel, regels, als_json=als_json)
    rijen = _kies(weekvoorstel.rijen, hulpvragen)
    try:
        stapel = Stapel(
            Blik(weekvoorstel, gelezen.werkvoorraad),
            gelezen.regelboek,
            gelezen.regelmap,
            lees_journaal(journaal, als_json=als_json).boekingen,
            _lees_administratie(administratie),
        )
        gemaakt = maak_papieren(stapel, Soort(soort), rijen)
    except PapierFouten as fout:
        raise inlezen.Invoerfouten(fout.fouten, als_json=als_json) from fout
    try:
        paden = schrijf_bestanden(uit, gemaakt.bestanden) if gemaakt.bestanden else []
    except OSError as fout:
        raise click.UsageError(f"Schrijven in «{uit}» lukt niet: {os_zin(fout)}.") from fout
    _toon(gemaakt, soort, paden, als_json=als_json)
    if any(hulpvragen or not weigering.past for weigering in gemaakt.geweigerd):
        ctx.exit(Uitgang.GEWEIGERD)


def _kies(rijen: Sequence[Rij], hulpvragen: tuple[str, ...]) -> list[Rij]:
    """De genoemde rijen, in de volgorde van het voorstel; zonder namen alle."""
    if vreemd := sorted(set(hulpvragen) - {rij.hulpvraag for rij in rijen}):
        raise click.BadParameter(f"«{', '.join(vreemd)}» staat niet in het voorstel.", param_hint="--hulpvraag")
    return [rij for rij in rijen if not hulpvragen or rij.hulpvraag in hulpvragen]


def _lees_administratie(pad: Path | None) -> Administratie | None:
    from wijknetwerk.papieren.instellingen import Administratie, lees_model

    return lees_model(pad, Administratie) if pad is not None else None


def _toon(gemaakt: Papieren, soort: str, paden: Sequence[Path], *, als_json: bool) -> None:
    for zin in gemaakt.opgevallen:
        click.echo(f"Let op, de taal kan gewoner: {zin}", err=True)
    if als_json:
        toon_json(
            {
                "schema": "wijknetwerk/papieren/1",
                "soort": soort,
                "bestanden": [str(pad) for pad in paden],
                "geweigerd": [_als_document(weigering) for weigering in gemaakt.geweigerd],
                "opgevallen": list(gemaakt.opgevallen),
            }
        )
        return
    for weigering in gemaakt.geweigerd:
        click.echo(f"Geen {soort} voor {weigering}")
    for pad in paden:
        click.echo(f"Geschreven: {pad}")
    if not paden:
        click.echo("Er is niets geschreven.")


def _als_document(geweigerd: Geweigerd) -> dict[str, object]:
    redenen = [{"regel": weigering.nummer, "zin": weigering.zin} for weigering in geweigerd.weigeringen]
    return {"hulpvraag": geweigerd.hulpvraag, "redenen": redenen}
