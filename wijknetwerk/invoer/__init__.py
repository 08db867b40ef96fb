"""De invoer: van werkmap (map met CSV-bestanden of .xlsx-werkboek) naar een gecontroleerde werkvoorraad, en terug."""

from wijknetwerk.invoer.lezen import lees
from wijknetwerk.invoer.meldingen import Lezing, Melding
from wijknetwerk.invoer.schrijven import schrijf_monitormap, schrijf_netwerkmap, schrijf_werkmap
from wijknetwerk.invoer.sjabloon import schrijf_netwerksjabloon, schrijf_sjabloon

__all__ = [
    "Lezing",
    "Melding",
    "lees",
    "schrijf_monitormap",
    "schrijf_netwerkmap",
    "schrijf_netwerksjabloon",
    "schrijf_sjabloon",
    "schrijf_werkmap",
]
