"""De hoofdopdracht `wijknetwerk` met haar opdrachten, in de volgorde waarin een team ze gebruikt."""

import gc
from typing import Any

import click

from wijknetwerk import __version__
from wijknetwerk.opdrachten.algoritmeregister import algoritmeregister
from wijknetwerk.opdrachten.besluit import besluit
from wijknetwerk.opdrachten.bewijsmap import bewijsmap, herhaal
from wijknetwerk.opdrachten.controleer import controleer
from wijknetwerk.opdrachten.gebied import gebied
from wijknetwerk.opdrachten.hiaten import hiaten
from wijknetwerk.opdrachten.journaal import journaal
from wijknetwerk.opdrachten.kansen import kansen
from wijknetwerk.opdrachten.monitor import monitor
from wijknetwerk.opdrachten.netwerk import netwerk
from wijknetwerk.opdrachten.opdracht import INSTELLINGEN, Groep
from wijknetwerk.opdrachten.overdracht import overdracht
from wijknetwerk.opdrachten.papieren import papieren
from wijknetwerk.opdrachten.regels import regels
from wijknetwerk.opdrachten.simuleer import simuleer
from wijknetwerk.opdrachten.sjabloon import sjabloon
from wijknetwerk.opdrachten.stap import stap
from wijknetwerk.opdrachten.stel_vast import stel_vast
from wijknetwerk.opdrachten.toets import toets
from wijknetwerk.opdrachten.uitleg import uitleg
from wijknetwerk.opdrachten.volgende_week import volgende_week
from wijknetwerk.opdrachten.voorstel import voorstel
from wijknetwerk.opdrachten.wat_als import wat_als
from wijknetwerk.taal import spreek_nederlands

OPDRACHTEN = (
    *(sjabloon, controleer, voorstel, uitleg, wat_als, overdracht, toets),
    *(besluit, stel_vast, stap, volgende_week, journaal, monitor),
    *(papieren, algoritmeregister, bewijsmap, herhaal),
    *(netwerk, gebied, kansen, hiaten, simuleer),
    regels,
)


OBJECTEN_TUSSEN_OPRUIMEN = 200_000
"""Een opdracht maakt veel en gooit weinig weg; vaker opruimen kost een tiende van haar rekentijd en levert niets op."""


class Hoofd(Groep):
    """De groep van alle opdrachten: spreekt Nederlands."""

    def main(self, *delen: Any, **anders: Any) -> Any:  # noqa: ANN401 - de argumenten van click.Group.main
        """Begint altijd met de Nederlandse teksten van click."""
        gc.set_threshold(OBJECTEN_TUSSEN_OPRUIMEN)
        spreek_nederlands()
        return super().main(*delen, **anders)


@click.group(
    cls=Hoofd,
    name="wijknetwerk",
    context_settings=INSTELLINGEN,
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT [ARGUMENTEN]...",
    epilog="Hulp bij een opdracht: wijknetwerk OPDRACHT --hulp",
)
@click.version_option(
    __version__,
    "--versie",
    "--version",
    message="wijknetwerk, versie %(version)s",
    help="Toon het versienummer en stop.",
)
def main() -> None:
    """Verdeel hulpvragen over wijkcoaches, collectief aanbod en een klein netwerk van aanbieders.

    Uit een werkmap komt een voorstel voor het casuïstiekoverleg: wie begeleidt, waarom, waarom niet elders en wat er
    niet past. Een voorstel is geen besluit.
    """


for _opdracht in OPDRACHTEN:
    main.add_command(_opdracht)
