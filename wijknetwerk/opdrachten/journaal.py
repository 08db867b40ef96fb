"""`wijknetwerk journaal`: nakijken, tonen, bewaren, terugzetten en verwijderen."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import click

from wijknetwerk.opdrachten import vastleggen
from wijknetwerk.opdrachten.opdracht import INSTELLINGEN, Opdracht, Uitgang, os_zin, toon_json
from wijknetwerk.opdrachten.opties import DOOR, JOURNAAL, REGELS


@click.group(context_settings=INSTELLINGEN, options_metavar="[OPTIES]", subcommand_metavar="OPDRACHT [ARGUMENTEN]...")
def journaal() -> None:
    """Kijk het journaal na, toon, bewaar, herstel of verwijder."""


@journaal.command(cls=Opdracht)
@click.option("--anker", metavar="ANKER", help="Een eerder getoond anker; bewijst dat er sindsdien niets af is.")
@JOURNAAL
@click.pass_context
def controleer(ctx: click.Context, *, anker: str | None, journaal: str, als_json: bool) -> None:
    """Reken de hele keten na.

    Zo blijkt of er iets gewijzigd, verplaatst of weggehaald is.

    Exitcode 5 als er iets niet klopt.
    """
    from wijknetwerk.journaal.controle import controleer as kijk_na

    with vastleggen.geopend(journaal, als_json=als_json) as open_journaal, open_journaal.momentopname():
        afwijkingen = kijk_na(open_journaal, anker)
        kop = open_journaal.kop()
    if als_json:
        zinnen = [{"volgnummer": een.volgnummer, "zin": een.zin} for een in afwijkingen]
        toon_json({"schema": "wijknetwerk/journaalcontrole/1", "goed": not zinnen, "anker": kop, "afwijkingen": zinnen})
    elif afwijkingen:
        for afwijking in afwijkingen:
            click.echo(str(afwijking))
    else:
        click.echo(f"De keten klopt: {kop.partition(':')[0]} boekingen.\nAnker: {kop}")
    if afwijkingen:
        ctx.exit(Uitgang.BEVINDINGEN)


@journaal.command(cls=Opdracht)
@click.argument("hulpvraag", required=False, metavar="[HULPVRAAG]", help="Alleen deze hulpvraag; anders alles.")
@JOURNAAL
def toon(*, hulpvraag: str | None, journaal: str, als_json: bool) -> None:
    """Toon wat er gebeurde: wanneer, wie, wat en waarom."""
    with vastleggen.geopend(journaal, als_json=als_json) as open_journaal:
        boekingen = [een for een in open_journaal.boekingen() if hulpvraag in (None, een.hulpvraag, een.traject)]
    if als_json:
        rijen = [boeking.model_dump(mode="json", by_alias=True) for boeking in boekingen]
        toon_json({"schema": "wijknetwerk/journaal/1", "boekingen": rijen})
        return
    for een in boekingen:
        wat = een.handeling.replace("_", " ")
        reden = f": {een.reden}" if een.reden else ""
        click.echo(
            f"{een.volgnummer:6}  {een.tijdstip:%d-%m-%Y}  {een.hulpvraag or '-':16}  {wat} door {een.wie}{reden}"
        )
    click.echo("1 boeking" if len(boekingen) == 1 else f"{len(boekingen)} boekingen")


@journaal.command(cls=Opdracht)
@click.argument("bestand", type=click.Path(path_type=Path), metavar="BESTAND", help="Waar de kopie komt.")
@JOURNAAL
def bewaar(*, bestand: Path, journaal: str, als_json: bool) -> None:
    """Maak een kopie om veilig te bewaren.

    Zij hangt niet af van de soort database. Eerst wordt de keten nagerekend. De kopie is net zo geheim als het
    journaal zelf.
    """
    from wijknetwerk.journaal.kopie import bewaar as maak_kopie

    with vastleggen.geopend(journaal, als_json=als_json) as open_journaal:
        try:
            anker = maak_kopie(open_journaal, bestand)
        except OSError as fout:
            raise click.UsageError(f"Schrijven naar «{bestand}» lukt niet: {os_zin(fout)}.") from fout
    _toon_kopie("bewaard in", bestand, anker, als_json=als_json)


@journaal.command(cls=Opdracht)
@click.argument("bestand", type=click.Path(path_type=Path), metavar="BESTAND", help="Een kopie van `bewaar`.")
@JOURNAAL
def herstel(*, bestand: Path, journaal: str, als_json: bool) -> None:
    """Zet een kopie terug in een nieuw, leeg journaal.

    De keten wordt daarbij nagerekend. Wat na de kopie is verwijderd, staat er dan weer in: verwijder dat opnieuw.
    """
    from wijknetwerk.journaal.kopie import herstel as zet_terug

    with vastleggen.geopend(journaal, als_json=als_json, maak=True) as open_journaal:
        anker = zet_terug(bestand, open_journaal)
    _toon_kopie("teruggezet uit", bestand, anker, als_json=als_json)


@journaal.command(cls=Opdracht)
@click.argument("hulpvragen", nargs=-1, metavar="[HULPVRAAG]...", help="De hulpvragen om te verwijderen.")
@click.option("--verlopen", is_flag=True, help="Alles waarvan de bewaartermijn van de wet voorbij is.")
@click.option("--reden", required=True, metavar="TEKST", help="Waarom, bijvoorbeeld: verzoek van de inwoner.")
@DOOR
@JOURNAAL
@REGELS
def verwijder(
    *,
    hulpvragen: tuple[str, ...],
    verlopen: bool,
    reden: str,
    door: str,
    journaal: str,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Verwijder wat over een inwoner gaat.

    Dat zijn het nummer, het traject, de redenen en de rij uit de werkmap. Dat er iets gebeurde blijft staan, zonder dat
    het nog iemand aanwijst; de keten klopt dan nog steeds.
    """
    from wijknetwerk.begrippen import ActorRol, Handeling, Herkomst
    from wijknetwerk.journaal.bewaren import verlopen_dossiers
    from wijknetwerk.proces import Dossier
    from wijknetwerk.proces.stapbouwer import Antwoorden, Wie, maak_stap

    vastleggen.keur_naam(door, reden)
    if bool(hulpvragen) is verlopen:
        raise click.UsageError("Noem hulpvragen, of kies --verlopen.")
    afspraken = vastleggen.afspraken_uit(regels, als_json=als_json)
    nu = datetime.now(UTC)
    wie = Wie(door, ActorRol.BEHEERDER, nu, Herkomst.OPDRACHTREGEL, reden)
    with vastleggen.geopend(journaal, als_json=als_json) as open_journaal:
        dossiers = open_journaal.dossiers()
        kies = verlopen_dossiers(dossiers.values(), afspraken, nu.date()) if verlopen else hulpvragen
        if vreemd := [nummer for nummer in kies if nummer not in dossiers]:
            raise vastleggen.Geweigerd([f"{nummer} staat niet in het journaal" for nummer in vreemd], als_json=als_json)
        stappen = [
            maak_stap(uuid4(), dossiers.get(nummer, Dossier(nummer)), Handeling.VERWIJDERD, wie, Antwoorden(nu.date()))
            for nummer in kies
        ]
        vastleggen.toon_vastgelegd(open_journaal.leg_vast(stappen, afspraken), open_journaal.naam, als_json=als_json)


def _toon_kopie(wat: str, bestand: Path, anker: str, *, als_json: bool) -> None:
    if als_json:
        toon_json({"schema": "wijknetwerk/journaalkopie/1", "bestand": str(bestand), "anker": anker})
    else:
        click.echo(f"{anker.partition(':')[0]} boekingen {wat} {bestand}\nAnker: {anker}")
