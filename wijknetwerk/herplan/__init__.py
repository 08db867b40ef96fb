"""Herplannen: een voorstel dat voortbouwt op het vorige, en wat een eigen keuze kost."""

from wijknetwerk.herplan.herplan import Opdracht, herplan
from wijknetwerk.herplan.vorig import Vorig, met_vorig

__all__ = ["Opdracht", "Vorig", "herplan", "met_vorig"]
