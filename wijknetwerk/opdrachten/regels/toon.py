"""`wijknetwerk regels toon`: een regelset lezen op het scherm, in een document of als pagina."""

from __future__ import annotations

from pathlib import Path

import click

from wijknetwerk.opdrachten.opdracht import Opdracht, toon_json
from wijknetwerk.opdrachten.opties import REGELS
from wijknetwerk.opdrachten.regels.gedeeld import REGELSET_OF_VANDAAG, als_json_waarde, laad, schrijven_naar

VORMEN = {".txt": "tekst", ".md": "markdown", ".html": "html"}


@click.command(cls=Opdracht)
@REGELSET_OF_VANDAAG
@click.option("--tabel", metavar="TABEL", help="Alleen deze tabel, bijvoorbeeld route.")
@click.option(
    "--uit",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Schrijf naar dit bestand; eindigt het op .txt, .md of .html, dan wordt het tekst, Markdown of een pagina.",
)
@click.option("--overschrijven", is_flag=True, help="Vervang een bestand dat er al staat.")
@REGELS
def toon(  # noqa: PLR0913 - zoveel opties heeft deze opdracht
    *,
    regelset: str | None,
    tabel: str | None,
    uit: Path | None,
    overschrijven: bool,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Lees een regelset in gewone woorden.

    Per tabel elke regel met haar bron, waarvoor zij moet wijken, en achteraan alle aannames met hun open vraag.
    """
    if uit is not None:
        _kijk_na(uit, overschrijven=overschrijven)
    boek = laad(regels, regelset, als_json=als_json).regelboek
    from wijknetwerk.regelbeheer.beeld import maak_beeld
    from wijknetwerk.regelbeheer.toon import maak_html, maak_markdown, maak_tekst
    from wijknetwerk.regels.fouten import bedoelde_u

    if tabel is not None and tabel not in boek.tabellen:
        zin = f"er is geen tabel «{tabel}»{bedoelde_u(tabel, boek.tabellen)}"
        raise click.BadParameter(zin, param_hint="--tabel")
    beeld = maak_beeld(boek, tabel)
    if uit is not None:
        from wijknetwerk.bestanden import schrijf_veilig

        vorm = VORMEN[uit.suffix.lower()]
        inhoud = maak_html(beeld) if vorm == "html" else (maak_markdown if vorm == "markdown" else maak_tekst)(beeld)
        with schrijven_naar(uit):
            schrijf_veilig(uit, inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    if als_json:
        toon_json({"schema": "wijknetwerk/regels/1", **als_json_waarde(beeld)})
    elif uit is not None:
        click.echo(f"De regels van {boek.naam} staan in {uit}.")
    else:
        click.echo(maak_tekst(beeld), nl=False)


def _kijk_na(uit: Path, *, overschrijven: bool) -> None:
    if uit.suffix.lower() not in VORMEN:
        raise click.BadParameter(f"«{uit.name}» moet eindigen op .txt, .md of .html.", param_hint="--uit")
    if uit.exists() and not overschrijven:
        zin = f"«{uit}» bestaat al. Kies een andere naam, of gebruik --overschrijven."
        raise click.BadParameter(zin, param_hint="--uit")
