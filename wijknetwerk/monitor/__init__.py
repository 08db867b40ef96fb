"""De monitor: van gebeurtenissen naar de cijfers van de evaluatie van de pilots, met formule, teller, noemer en n."""

from wijknetwerk.monitor.afspraken import Afspraken, AfsprakenFout, lees_afspraken
from wijknetwerk.monitor.cijfer import Cijfer, Eenheid, Rij, Uitkomst
from wijknetwerk.monitor.feiten import Feiten
from wijknetwerk.monitor.gebeurtenissen import gebeurtenissen_van
from wijknetwerk.monitor.lezen import Monitorlezing, lees_monitormap
from wijknetwerk.monitor.monitor import Monitor, maak_monitor, om_te_delen
from wijknetwerk.monitor.stand import PeriodeFout, geldige

__all__ = [
    "Afspraken",
    "AfsprakenFout",
    "Cijfer",
    "Eenheid",
    "Feiten",
    "Monitor",
    "Monitorlezing",
    "PeriodeFout",
    "Rij",
    "Uitkomst",
    "gebeurtenissen_van",
    "geldige",
    "lees_afspraken",
    "lees_monitormap",
    "maak_monitor",
    "om_te_delen",
]
