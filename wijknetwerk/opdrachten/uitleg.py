"""`wijknetwerk uitleg`: alles over één hulpvraag, uit een vers berekend voorstel."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, toon_json
from wijknetwerk.opdrachten.opties import REGELS, WEEK_OPTIE, WERKMAP
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wijknetwerk.begrippen import Rij, Week
    from wijknetwerk.rapport.blik import Blik


@click.command(cls=Opdracht)
@WERKMAP
@click.argument("hulpvraag", metavar="HULPVRAAG", help="Het nummer van de hulpvraag.")
@click.option("--naar", metavar="PLEK", help="Alleen over deze plek: waarom wel of waarom niet.")
@WEEK_OPTIE
@REGELS
def uitleg(
    *, werkmap: Path, hulpvraag: str, naar: str | None, week: Week | None, regels: Path | None, als_json: bool
) -> None:
    """Leg uit waarom een hulpvraag haar plek kreeg.

    En waarom een andere plek niet. Het voorstel wordt opnieuw berekend; er wordt niets geschreven.
    """
    from wijknetwerk.rapport.blik import Blik
    from wijknetwerk.rapport.terminal import maak_alternatieven, maak_rij

    gelezen = inlezen.lees_alles(werkmap, regels, week, als_json=als_json)
    werk = gelezen.werkvoorraad
    _bestaat(hulpvraag, (vraag.nummer for vraag in werk.hulpvragen), "HULPVRAAG")
    if naar is not None:
        plekken = (plek.code for tabel in (werk.wijkcoaches, werk.aanbieders, werk.collectief_aanbod) for plek in tabel)
        _bestaat(naar, plekken, "--naar")
    with Voortgang() as voortgang:
        voortgang("gereedschap laden")
        from wijknetwerk.opdrachten.berekenen import bereken

        voorstel = bereken(gelezen, Path("uit") / str(werk.week), voortgang)
    rij = next(rij for rij in voorstel.rijen if rij.hulpvraag == hulpvraag)
    if naar is not None:
        rij = rij.model_copy(update={"alternatieven": tuple(a for a in rij.alternatieven if a.plek == naar)})
    if als_json:
        inhoud = rij.model_dump(mode="json", by_alias=True)
        toon_json({"schema": "wijknetwerk/uitleg/1", "week": voorstel.week, "naar": naar, "rij": inhoud})
        return
    blik = Blik(voorstel, werk)
    click.echo(maak_rij(blik, rij), nl=False)
    if naar is not None and not rij.alternatieven:
        click.echo(_zonder_alternatief(blik, rij, naar))
    else:
        click.echo(maak_alternatieven(blik, rij), nl=False)


def _bestaat(code: str, codes: Iterable[str], waar: str) -> None:
    bekend = sorted(codes)
    if code in bekend:
        return
    lijkt_op = difflib.get_close_matches(code, bekend, n=1)
    bedoeld = f" Bedoelde u {lijkt_op[0]}?" if lijkt_op else ""
    raise click.BadParameter(f"«{code}» staat niet in de werkmap.{bedoeld}", param_hint=waar)


def _zonder_alternatief(blik: Blik, rij: Rij, naar: str) -> str:
    if naar in {rij.plek, rij.wijkcoach, rij.tweede_coach}:
        return f"{blik.naam_en_code(naar)} hoort bij dit voorstel."
    return (
        f"{blik.naam_en_code(naar)} komt voor deze hulpvraag niet in beeld: de regels sturen haar een andere kant op."
    )
