"""`wijknetwerk volgende-week`: de volgende werkmap, afgeleid uit het journaal."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wijknetwerk.opdrachten import inlezen, vastleggen
from wijknetwerk.opdrachten.opdracht import WEEK, Opdracht, os_zin, toon_json
from wijknetwerk.opdrachten.opties import JOURNAAL, REGELS, WERKMAP

if TYPE_CHECKING:
    from wijknetwerk.begrippen import Week
    from wijknetwerk.proces.volgende_week import VolgendeWeek

LIJSTEN = ("wachtlijst", "afloop", "plan_ontbreekt", "evaluatie_ontbreekt", "af_te_sluiten")


@click.command("volgende-week", cls=Opdracht)
@WERKMAP
@click.option(
    "--uit", type=click.Path(path_type=Path), metavar="MAP", required=True, help="De map voor de nieuwe week."
)
@click.option("--week", type=WEEK, metavar="WEEK", help="De nieuwe week; anders de week na die van de werkmap.")
@JOURNAAL
@REGELS
def volgende_week(
    *, werkmap: Path, uit: Path, week: Week | None, journaal: str, regels: Path | None, als_json: bool
) -> None:
    """Maak de werkmap van de volgende week.

    Dat gebeurt uit deze werkmap en het journaal. Wat besloten is loopt en telt mee, wat niet besloten is blijft op
    tafel, en wat binnen zes weken afloopt wordt een nieuwe hulpvraag waarvan de wijkcoach de oordelen invult.

    Naast de werkmap komen lijsten: de wachtlijst met termijnen, wat afloopt, waar een plan of evaluatieverslag
    ontbreekt, en wat nog afgesloten moet worden.
    """
    from wijknetwerk.begrippen import Week as Weeksoort
    from wijknetwerk.invoer import schrijf_werkmap
    from wijknetwerk.proces.volgende_week import maak_volgende_week

    gelezen = inlezen.lees_alles(werkmap, regels, None, als_json=als_json)
    nieuw = week or Weeksoort.van(gelezen.werkvoorraad.week.zondag + timedelta(days=1))
    if nieuw.maandag <= gelezen.werkvoorraad.week.maandag:
        raise click.UsageError(f"Week {nieuw} komt niet na week {gelezen.werkvoorraad.week} van de werkmap.")
    boek = inlezen.lees_regelboek(gelezen.regelmap, nieuw, als_json=als_json)
    afspraken = vastleggen.afspraken_uit(regels, als_json=als_json)
    with vastleggen.geopend(journaal, als_json=als_json) as open_journaal:
        dossiers = open_journaal.dossiers()
    volgend = maak_volgende_week(gelezen.werkvoorraad, dossiers, nieuw, _termijnen(boek, afspraken))
    if uit.exists() and any(uit.iterdir()):
        raise click.UsageError(f"De map «{uit}» is niet leeg; kies een nieuwe, dan raakt er niets kwijt.")
    try:
        schrijf_werkmap(uit, volgend.werkvoorraad)
        _schrijf_lijsten(uit, volgend)
    except OSError as fout:
        raise click.UsageError(f"Schrijven in «{uit}» lukt niet: {os_zin(fout)}.") from fout
    _toon(uit, volgend, als_json=als_json)


def _termijnen(boek: Any, afspraken: Any) -> Any:  # noqa: ANN401 - de klassen laden pas in de opdracht
    from wijknetwerk.proces.volgende_week import Termijnen

    return Termijnen(
        afloop_dagen=boek.getal("loopt_door_dagen"),
        evaluatie_dagen=boek.getal("evaluatie_dagen_voor_einde"),
        onderzoek_weken=boek.getal("onderzoek_weken"),
        beschikking_weken=boek.getal("beschikking_weken"),
        nadert_dagen=boek.getal("termijn_nadert_dagen"),
        gecombineerd_procent=boek.getal("gecombineerd_deel_specialistisch_procent"),
        zes_ogen_mensen=afspraken.zes_ogen_mensen,
    )


def _schrijf_lijsten(uit: Path, volgend: VolgendeWeek) -> None:
    from wijknetwerk.bestanden import schrijf_veilig
    from wijknetwerk.invoer.schrijven import lijst_als_csv

    for naam in LIJSTEN:
        schrijf_veilig(uit / f"lijst_{naam}.csv", lijst_als_csv(getattr(volgend, naam)))


def _toon(uit: Path, volgend: VolgendeWeek, *, als_json: bool) -> None:
    werk = volgend.werkvoorraad
    if als_json:
        lijsten = {naam: [rij.model_dump(mode="json") for rij in getattr(volgend, naam)] for naam in LIJSTEN}
        toon_json({"schema": "wijknetwerk/volgende-week/1", "week": str(werk.week), "map": str(uit), **lijsten})
        return
    verlopen = sum(wachtende.stand == "verlopen" for wachtende in volgend.wachtlijst)
    nieuw = sum(vraag.melddatum == werk.week.maandag for vraag in werk.hulpvragen)
    click.echo(f"Week {werk.week}: {len(werk.hulpvragen)} hulpvragen, waarvan {nieuw} omdat hulp afloopt")
    click.echo(f"{len(werk.lopende_trajecten):5} trajecten lopen of zijn afgesproken")
    click.echo(f"{verlopen:5} hulpvragen zijn over de termijn van het onderzoek (lijst_wachtlijst.csv)")
    click.echo(f"{len(volgend.afloop):5} trajecten lopen binnenkort af (lijst_afloop.csv)")
    click.echo(f"{len(volgend.plan_ontbreekt):5} trajecten zonder ondersteuningsplan (lijst_plan_ontbreekt.csv)")
    click.echo(f"{len(volgend.evaluatie_ontbreekt):5} zonder evaluatieverslag (lijst_evaluatie_ontbreekt.csv)")
    click.echo(f"{len(volgend.af_te_sluiten):5} zijn voorbij en nog niet afgesloten (lijst_af_te_sluiten.csv)")
    click.echo(f"De werkmap staat in {uit}")
