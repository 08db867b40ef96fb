"""De opdrachten op de opdrachtregel: lezen, aanroepen, schrijven. Zij besluiten niets.

Zware bibliotheken laden pas in de opdracht zelf, zodat `--help` meteen antwoordt.
"""

from wijknetwerk.opdrachten.hoofd import main
from wijknetwerk.opdrachten.start import start

__all__ = ["main", "start"]
