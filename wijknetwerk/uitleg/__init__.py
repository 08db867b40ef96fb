"""Uitleg op verzoek: wat een andere plek kost en welke verandering de uitkomst omgooit, telkens echt doorgerekend."""

from wijknetwerk.uitleg.prijzen import bereken_prijzen
from wijknetwerk.uitleg.tegenfeit import zoek_tegenfeiten

__all__ = ["bereken_prijzen", "zoek_tegenfeiten"]
