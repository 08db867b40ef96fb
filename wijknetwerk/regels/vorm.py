"""De rekenvorm van een tabel: de regels van één fase, en per veld de soorten antwoorden die zij onderscheiden."""

from dataclasses import dataclass
from functools import cached_property

from wijknetwerk.regels.beslisboom import Regels
from wijknetwerk.regels.greep import Greep, maak_grepen
from wijknetwerk.regels.regel import Regel
from wijknetwerk.regels.soorten import Soorten


@dataclass(frozen=True, eq=False)
class Vorm:
    """De regels van een tabel in één fase, klaar om mee te rekenen."""

    regels: tuple[Regel, ...]

    @cached_property
    def velden(self) -> dict[str, Soorten]:
        """Elk veld dat een regel gebruikt, in de volgorde waarin het voor het eerst voorkomt."""
        gebruikt = {cel.veld.naam: cel.veld for regel in self.regels for cel in regel.als}
        return {naam: Soorten.van(veld, self.regels) for naam, veld in gebruikt.items()}

    @cached_property
    def cellen(self) -> tuple[tuple[Regel, Regels, tuple[tuple[str, str], ...]], ...]:
        """Per regel haar bit, en van elke voorwaarde het veld en wat er staat."""
        return tuple(
            (regel, 1 << nummer, tuple((cel.veld.naam, cel.tekst) for cel in regel.als))
            for nummer, regel in enumerate(self.regels)
        )

    @property
    def alle(self) -> Regels:
        """Alle regels, als bits."""
        return (1 << len(self.regels)) - 1

    def bits(self, veld: str, code: int) -> Regels:
        """De regels die dit antwoord op een veld toelaten, als bits."""
        return self.velden[veld].bits(code) if veld in self.velden else self.alle

    def gebruikt(self, veld: str) -> Regels:
        """De regels die niet elk antwoord op een veld toelaten, als bits."""
        return self.velden[veld].gebruikt if veld in self.velden else 0

    def voorbeelden(self, veld: str) -> tuple[int, ...]:
        """Eén antwoord van elke soort die voor deze regels verschil maakt."""
        return self.velden[veld].voorbeelden if veld in self.velden else ()

    @cached_property
    def grepen(self) -> tuple[Greep, ...]:
        """De velden in grepen die samen worden opgezocht."""
        return maak_grepen(self.velden.values())
