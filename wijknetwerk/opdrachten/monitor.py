"""`wijknetwerk monitor`: van gebeurtenissen naar het verslag over zelf begeleiden."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, os_zin
from wijknetwerk.opdrachten.opruimen import niet_opruimen
from wijknetwerk.opdrachten.opties import REGELS
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from datetime import date, datetime

    from wijknetwerk.begrippen import Gebeurtenis
    from wijknetwerk.monitor import Monitor
    from wijknetwerk.monitor.afspraken import Afspraak

_DAG = click.DateTime(["%Y-%m-%d", "%d-%m-%Y"])


@click.command(cls=Opdracht)
@click.argument(
    "map_",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Een map met de tabellen van de monitor, zoals voorbeelddata/pilot-2020-2022.",
)
@click.option(
    "--uit",
    type=click.Path(path_type=Path),
    metavar="MAP",
    show_default="uit/monitor",
    help="De map voor de bestanden; wat er al staat wordt per bestand vervangen.",
)
@click.option("--van", type=_DAG, metavar="DAG", help="De eerste dag, bijvoorbeeld 2022-01-01.")
@click.option("--tot", type=_DAG, metavar="DAG", help="De laatste dag, die telt mee.")
@click.option(
    "--journaal",
    metavar="ADRES",
    help="Tel ook wat in dit journaal is vastgelegd; de map geeft dan de feiten ernaast, zoals teams en formulieren.",
)
@click.option("--intern", is_flag=True, help="Toon ook kleine aantallen; alleen voor het team zelf, niet om te delen.")
@REGELS
def monitor(
    *,
    map_: Path,
    uit: Path | None,
    van: datetime | None,
    tot: datetime | None,
    journaal: str | None,
    intern: bool,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Tel het verslag over zelf begeleiden uit gebeurtenissen.

    In- en uitstroom, uren, effecten, versnippering, volggraad, waarvoor aanbieders zijn ingezet, en de begroting.

    Het verslag komt op het scherm en in vier bestanden: monitor.html om te lezen en te printen, monitor.xlsx,
    monitor.csv met één rij per cijfer en groep, en datawoordenboek.csv met wat elk cijfer is. Kleine aantallen zijn
    verborgen, ook als zij uit te rekenen zouden zijn; met --intern staan zij er wel.
    """
    eerste, laatste = (dag.date() if dag else None for dag in (van, tot))
    if eerste and laatste and laatste < eerste:
        raise click.UsageError("--tot ligt voor --van; verwissel ze of verbeter er een.")
    with Voortgang() as voortgang, niet_opruimen():
        voortgang("gereedschap laden")
        from wijknetwerk.monitor.bestanden import als_json as maak_json
        from wijknetwerk.monitor.bestanden import maak_bestanden
        from wijknetwerk.monitor.terminal import maak_terminal
        from wijknetwerk.rapport.schrijven import schrijf_bestanden

        voortgang("gebeurtenissen lezen en tellen")
        uit_journaal = _boekingen(journaal, als_json=als_json)
        gemaakt, herkomst = _bereken((map_, uit_journaal), regels, (eerste, laatste), als_json=als_json)
        getoond = gemaakt if intern else _om_te_delen(gemaakt)
        voortgang("bestanden maken")
        bestanden = maak_bestanden(getoond, herkomst)
        doel = uit or Path("uit") / "monitor"
        try:
            paden = schrijf_bestanden(doel, bestanden)
        except OSError as fout:
            raise click.UsageError(f"Schrijven in «{doel}» lukt niet: {os_zin(fout)}.") from fout
    if als_json:
        click.echo(maak_json(getoond), nl=False)
        click.echo(f"Geschreven in {doel}: {', '.join(pad.name for pad in paden)}", err=True)
    else:
        click.echo(maak_terminal(getoond, paden), nl=False)


def _boekingen(adres: str | None, *, als_json: bool) -> tuple[Gebeurtenis, ...]:
    """Wat er in het journaal staat; niets als er geen gevraagd is."""
    if adres is None:
        return ()
    from wijknetwerk.opdrachten import vastleggen

    with vastleggen.geopend(adres, als_json=als_json) as open_journaal:
        return open_journaal.boekingen()


def _bereken(
    bron: tuple[Path, tuple[Gebeurtenis, ...]],
    regels: Path | None,
    periode: tuple[date | None, date | None],
    *,
    als_json: bool,
) -> tuple[Monitor, dict[str, Afspraak]]:
    """Leest de map en de afspraken en telt haar met wat uit het journaal kwam; elke invoerfout komt tegelijk."""
    from wijknetwerk.monitor import (
        AfsprakenFout,
        Feiten,
        PeriodeFout,
        gebeurtenissen_van,
        geldige,
        lees_afspraken,
        lees_monitormap,
        maak_monitor,
    )

    map_, uit_journaal = bron
    lezing = lees_monitormap(map_)
    try:
        afspraken, herkomst = lees_afspraken(inlezen.kies_regelmap(regels))
    except AfsprakenFout as fout:
        raise inlezen.Invoerfouten([*lezing.fouten, str(fout)], als_json=als_json) from fout
    if lezing.map is None:
        raise inlezen.Invoerfouten(lezing.fouten, als_json=als_json)
    if not (uit_journaal or lezing.map.begonnen or lezing.map.besluiten):
        leeg = f"{map_.name}: er staat geen enkel traject of besluit in; er valt niets te tellen"
        raise inlezen.Invoerfouten([leeg], als_json=als_json)
    # Het journaal blijft in zijn eigen volgorde: een besluit van gisteren kan na het voorstel van vandaag geboekt zijn.
    gebeurtenissen = chain(gebeurtenissen_van(lezing.map), geldige(uit_journaal))
    try:
        return maak_monitor(gebeurtenissen, Feiten.van_map(lezing.map), afspraken, *periode), herkomst
    except PeriodeFout as fout:
        raise click.UsageError(str(fout)) from fout


def _om_te_delen(gemaakt: Monitor) -> Monitor:
    from wijknetwerk.monitor import om_te_delen

    return om_te_delen(gemaakt)
