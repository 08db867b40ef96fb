"""Voor aanjagers: welke individuele vragen samen een groep kunnen worden, en welk collectief aanbod ontbreekt."""

from wijknetwerk.collectief.hiaten import Hiaat, Oorzaak, hiaten
from wijknetwerk.collectief.kansen import BijnaKans, Kans, Kansen, vind_kansen

__all__ = ["BijnaKans", "Hiaat", "Kans", "Kansen", "Oorzaak", "hiaten", "vind_kansen"]
