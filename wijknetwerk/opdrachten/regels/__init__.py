"""`wijknetwerk regels`: de regels lezen, nakijken, beproeven, vergelijken en vaststellen."""

import click

from wijknetwerk.opdrachten.opdracht import INSTELLINGEN, Groep
from wijknetwerk.opdrachten.regels.advies import advies
from wijknetwerk.opdrachten.regels.controleer import controleer
from wijknetwerk.opdrachten.regels.naar_csv import naar_csv
from wijknetwerk.opdrachten.regels.nieuw import nieuw
from wijknetwerk.opdrachten.regels.proef import proef
from wijknetwerk.opdrachten.regels.stel_vast import stel_vast
from wijknetwerk.opdrachten.regels.toon import toon
from wijknetwerk.opdrachten.regels.uit_csv import uit_csv
from wijknetwerk.opdrachten.regels.vergelijk import vergelijk
from wijknetwerk.opdrachten.regels.wat_als import wat_als

OPDRACHTEN = (toon, nieuw, controleer, proef, vergelijk, wat_als, advies, naar_csv, uit_csv, stel_vast)


@click.group(
    cls=Groep,
    context_settings=INSTELLINGEN,
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT [ARGUMENTEN]...",
    epilog="Hulp bij een opdracht: wijknetwerk regels OPDRACHT --hulp",
)
def regels() -> None:
    """Lees, beproef, vergelijk en stel de regels vast.

    Een REGELSET is de naam van een map in de map met regels, of het pad van zo'n map.
    """


for _opdracht in OPDRACHTEN:
    regels.add_command(_opdracht)
