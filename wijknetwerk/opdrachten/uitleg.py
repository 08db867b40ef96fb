"""`wijknetwerk uitleg`: alles over één hulpvraag, uit een vers berekend voorstel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, toon_json
from wijknetwerk.opdrachten.opties import REGELS, WEEK_OPTIE, WERKMAP
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from wijknetwerk.begrippen import Prijs, Rij, Tegenfeit, Week
    from wijknetwerk.rapport.blik import Blik
    from wijknetwerk.verdeling import Verdeling


BESTE = 3
"""Van zoveel andere plekken rekenen wij zonder `--naar` de prijs uit; elke prijs is één keer opnieuw oplossen."""


@click.command(cls=Opdracht)
@WERKMAP
@click.argument("hulpvraag", metavar="HULPVRAAG", help="Het nummer van de hulpvraag.")
@click.option("--naar", metavar="PLEK", help="Alleen over deze plek: waarom wel of waarom niet, en wat zij kost.")
@click.option("--kort", is_flag=True, help="Zonder opnieuw te rekenen: geen prijzen en geen tegenfeiten.")
@WEEK_OPTIE
@REGELS
def uitleg(
    *,
    werkmap: Path,
    hulpvraag: str,
    naar: str | None,
    kort: bool,
    week: Week | None,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Leg uit waarom een hulpvraag haar plek kreeg.

    En waarom een andere plek niet: welke eis haar uitsluit, wie de ruimte heeft en hoeveel er ontbreekt, of wat zij
    meer kost als de rest mag schuiven (afgedwongen en opnieuw opgelost). Daarna de kleinste veranderingen die de
    uitkomst omgooien. Het voorstel wordt opnieuw berekend; er wordt niets geschreven.
    """
    from wijknetwerk.rapport.blik import Blik

    gelezen = inlezen.lees_alles(werkmap, regels, week, als_json=als_json)
    werk = gelezen.werkvoorraad
    inlezen.moet_bestaan(hulpvraag, (vraag.nummer for vraag in werk.hulpvragen), "HULPVRAAG")
    if naar is not None:
        plekken = (plek.code for tabel in (werk.wijkcoaches, werk.aanbieders, werk.collectief_aanbod) for plek in tabel)
        inlezen.moet_bestaan(naar, plekken, "--naar")
    with Voortgang() as voortgang:
        voortgang("gereedschap laden")
        from wijknetwerk.opdrachten.berekenen import bereken_met_verdeling
        from wijknetwerk.verdeling.waarom import Waarom

        voorstel, verdeling = bereken_met_verdeling(gelezen, Path("uit") / str(werk.week), voortgang)
        blik = Blik(voorstel, werk)
        rij = next(rij for rij in voorstel.rijen if rij.hulpvraag == hulpvraag)
        if naar is not None:
            alle = Waarom(verdeling).alle_alternatieven(voorstel.rijen.index(rij))
            rij = rij.model_copy(update={"alternatieven": tuple(ander for ander in alle if ander.plek == naar)})
        prijzen, tegenfeiten = _reken_door(verdeling, gelezen, blik, (rij, naar), voortgang) if not kort else ((), ())
    if als_json:
        document = {
            "schema": "wijknetwerk/uitleg/1",
            "week": voorstel.week,
            "naar": naar,
            "rij": rij.model_dump(mode="json", by_alias=True),
            "prijzen": [prijs.model_dump(mode="json") for prijs in prijzen],
            "tegenfeiten": [tegenfeit.model_dump(mode="json") for tegenfeit in tegenfeiten],
        }
        toon_json(document)
        return
    click.echo(_tekst(blik, rij, naar), nl=False)
    if not kort:
        from wijknetwerk.rapport.uitleg import maak_prijzen, maak_tegenfeiten

        click.echo(maak_prijzen(blik, prijzen) + maak_tegenfeiten(tegenfeiten), nl=False)


def _reken_door(
    verdeling: Verdeling, gelezen: inlezen.Gelezen, blik: Blik, waarover: tuple[Rij, str | None], voortgang: Voortgang
) -> tuple[tuple[Prijs, ...], tuple[Tegenfeit, ...]]:
    """De prijs van de gevraagde plek of van de beste andere plekken, en de tegenfeiten."""
    from wijknetwerk.uitleg import bereken_prijzen, zoek_tegenfeiten

    rij, naar = waarover
    anderen = blik.alternatieven(rij)
    voortgang("andere plekken doorrekenen")
    mag = [ander.plek for ander in (*anderen.kan, *anderen.vol)]
    prijzen = bereken_prijzen(verdeling, rij.hulpvraag, mag[:BESTE])
    voortgang("zoeken wat de uitkomst verandert")
    return prijzen, zoek_tegenfeiten(verdeling, gelezen.regelboek, rij.hulpvraag, naar)


def _tekst(blik: Blik, rij: Rij, naar: str | None) -> str:
    from wijknetwerk.rapport.terminal import maak_alternatieven, maak_rij
    from wijknetwerk.rapport.uitleg import zonder_alternatief

    if naar is not None and not rij.alternatieven:
        return f"{maak_rij(blik, rij)}{zonder_alternatief(blik, rij, naar)}\n"
    return maak_rij(blik, rij) + maak_alternatieven(blik, rij)
