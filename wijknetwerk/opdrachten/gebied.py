"""`wijknetwerk gebied`: in welke wijken te beginnen, en of dat bij andere gewichten zo blijft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.bladzijde import UIT, schrijf_en_toon
from wijknetwerk.opdrachten.netwerk import NETWERKMAP
from wijknetwerk.opdrachten.opdracht import Opdracht
from wijknetwerk.opdrachten.opties import REGELS
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from pathlib import Path


@click.command(cls=Opdracht)
@NETWERKMAP
@click.option(
    "--aantal", type=click.IntRange(1, 50), default=2, metavar="AANTAL", help="Hoeveel wijken er gekozen worden."
)
@click.option("--brief", type=click.Choice(["001", "003"]), help="Alleen de criteria van deze brief.")
@UIT("gebied")
@REGELS
def gebied(
    *, map_: Path, aantal: int, brief: str | None, uit: Path | None, regels: Path | None, als_json: bool
) -> None:
    """Zet wijken op volgorde: waar is beginnen het kansrijkst?

    Volgens de drie criteria van brief 001 en de vier van brief 003. De richting en het gewicht van elk criterium staan
    in regels/journaal/planning.toml. Erbij staat hoeveel de gewichten mogen schuiven voordat de keuze verandert.
    """
    regelmap = inlezen.kies_regelmap(regels)
    with Voortgang() as voortgang:
        voortgang("gereedschap laden")
        from wijknetwerk.netwerk.gebiedsverslag import BRIEVEN, OnvolledigFout, maak_gebiedskeuze

        gelezen = inlezen.lees_netwerkmap(map_, regelmap, als_json=als_json)
        afspraken = inlezen.lees_planafspraken(regelmap, als_json=als_json)
        try:
            bladzijde = maak_gebiedskeuze(gelezen, afspraken, aantal, (brief,) if brief else BRIEVEN)
        except OnvolledigFout as fout:
            raise inlezen.Invoerfouten(fout.zinnen, als_json=als_json) from fout
        schrijf_en_toon(bladzijde, uit, als_json=als_json)
