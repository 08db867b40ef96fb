"""Voor planners: welke zeven of acht aanbieders vormen samen het wijknetwerk, en hoe zeker en stevig is die keuze."""

from wijknetwerk.netwerk.kiezen import Kiezer, Netwerkkeuze
from wijknetwerk.netwerk.opgave import Netwerkopgave
from wijknetwerk.netwerk.robuust import Uitval, sterkste_netwerk, uitval
from wijknetwerk.netwerk.verloop import Verloop, verloop
from wijknetwerk.netwerk.zekerheid import Zekerheid, zekerheid

__all__ = [
    "Kiezer",
    "Netwerkkeuze",
    "Netwerkopgave",
    "Uitval",
    "Verloop",
    "Zekerheid",
    "sterkste_netwerk",
    "uitval",
    "verloop",
    "zekerheid",
]
