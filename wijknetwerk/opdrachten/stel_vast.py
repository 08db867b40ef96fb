"""`wijknetwerk stel-vast`: de teamleider toetst de stappen en stelt besluiten vast."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4, uuid5

import click

from wijknetwerk.opdrachten import vastleggen
from wijknetwerk.opdrachten.opdracht import Opdracht
from wijknetwerk.opdrachten.opties import DOOR, JOURNAAL, REGELS

if TYPE_CHECKING:
    from pathlib import Path


@click.command("stel-vast", cls=Opdracht)
@click.argument("hulpvragen", nargs=-1, metavar="[HULPVRAAG]...", help="Zonder nummers: alles wat besloten is.")
@DOOR
@click.option(
    "--gezet",
    multiple=True,
    metavar="STAP",
    help="Een stap die voor al deze hulpvragen gezet is; herhaal dit per stap. Ontbreekt er een, dan staat er welke.",
)
@JOURNAAL
@REGELS
def stel_vast(
    *,
    hulpvragen: tuple[str, ...],
    door: str,
    gezet: tuple[str, ...],
    journaal: str,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Toets als teamleider de stappen en stel besluiten vast.

    De toets gaat over de stappen en niet over de inhoud. Welke stappen dat zijn, staat in de regelmap.
    """
    from wijknetwerk.begrippen import ActorRol, Handeling, Herkomst, Staat
    from wijknetwerk.proces import Besluit, Dossier
    from wijknetwerk.proces.stapbouwer import Antwoorden, Ontbreekt, Wie, maak_stap

    vastleggen.keur_naam(door)
    afspraken = vastleggen.afspraken_uit(regels, als_json=als_json)
    nu = datetime.now(UTC)
    wie = Wie(door, ActorRol.TEAMLEIDER, nu, Herkomst.OPDRACHTREGEL)
    antwoorden = Antwoorden(datum=nu.date(), stappen=tuple(sorted(set(gezet))))
    with vastleggen.geopend(journaal, als_json=als_json) as open_journaal:
        dossiers = open_journaal.dossiers()
        kies = hulpvragen or sorted(nummer for nummer, een in dossiers.items() if een.staat is Staat.BESLOTEN)
        besluiten = []
        for hulpvraag in kies:
            dossier, nummer = dossiers.get(hulpvraag, Dossier(hulpvraag)), uuid4()
            try:
                toets = maak_stap(nummer, dossier, Handeling.TEAMLEIDERTOETS, wie, antwoorden).gebeurtenissen[0]
            except Ontbreekt as fout:
                stappen = ", ".join(afspraken.stappen)
                raise click.UsageError(f"{fout} De stappen zijn: {stappen}.") from fout
            vast = maak_stap(nummer, dossier, Handeling.VASTGESTELD, wie, antwoorden).gebeurtenissen[0]
            tweede = vast.model_copy(update={"uuid": uuid5(nummer, "1")})
            besluiten.append(Besluit(nummer, (toets, tweede), dossier.versie))
        vastleggen.toon_vastgelegd(open_journaal.leg_vast(besluiten, afspraken), open_journaal.naam, als_json=als_json)
