"""Een uitspraak: wat de regels van een tabel over één geval zeggen, exact, ook als er iets onbekend is."""

from dataclasses import dataclass
from functools import cached_property

from wijknetwerk.regels.beslisboom import Inzicht, Regels, Stand
from wijknetwerk.regels.doorzicht import Doorzicht, Lezer, een_of_geen, eerste_regel
from wijknetwerk.regels.regel import Regel

ONBESLIST = -1
GEEN_REGEL = -2


@dataclass(frozen=True, eq=False)
class Spreker:
    """Wie de uitspraken van een tabel doet: het doorzicht, met bij elke regel het nummer van haar uitkomst."""

    doorzicht: Doorzicht
    uitkomsten: tuple[str, ...]
    eerste_beslist: bool

    @cached_property
    def codes(self) -> tuple[int, ...]:
        """Per regel het nummer van haar uitkomst."""
        nummers = {uitkomst: nummer for nummer, uitkomst in enumerate(self.uitkomsten)}
        return tuple(nummers[regel.dan] for regel in self.regels)

    @property
    def regels(self) -> tuple[Regel, ...]:
        """De regels die meedoen."""
        return self.doorzicht.vorm.regels

    def code(self, regels: Regels) -> int:
        """Het nummer van de uitkomst als precies deze regels gelden."""
        eerste = eerste_regel(regels)
        return GEEN_REGEL if eerste is None else self.codes[eerste]


@dataclass(frozen=True, eq=False)
class Uitspraak:
    """De uitspraak over één geval: de regels die de bekende antwoorden toelaten, en de velden die nog open zijn."""

    spreker: Spreker
    stand: Stand
    open_velden: int

    @cached_property
    def code(self) -> int:
        """Het nummer van de uitkomst, of ONBESLIST, of GEEN_REGEL als zeker geen enkele regel geldt."""
        mogelijk = self._inzicht(self.spreker.code).uitkomsten
        return int(next(iter(mogelijk)) or 0) if len(mogelijk) == 1 else ONBESLIST

    @cached_property
    def uitkomst(self) -> str | None:
        """De uitkomst; None als die onbeslist is (of als geen enkele regel geldt)."""
        return None if self.code < 0 else self.spreker.uitkomsten[self.code]

    @property
    def onbeslist(self) -> bool:
        """Of het antwoord op een vraag de uitkomst nog kan veranderen."""
        return self.code == ONBESLIST

    @cached_property
    def beslissend(self) -> tuple[Regel, ...]:
        """De regels die de eerste kunnen zijn; één, of meer als er iets onbekend is."""
        eersten = self._inzicht(eerste_regel).uitkomsten
        return tuple(self.spreker.regels[nummer] for nummer in sorted(e for e in eersten if isinstance(e, int)))

    @cached_property
    def geldig(self) -> tuple[Regel, ...]:
        """De regels die zeker gelden."""
        return self._regels(self.zeker)

    @cached_property
    def denkbaar(self) -> tuple[Regel, ...]:
        """De regels die gelden of nog kunnen gaan gelden."""
        return self._regels(self.mogelijk)

    @property
    def zeker(self) -> Regels:
        """De regels die gelden, wat er ook nog bekend wordt, als bits."""
        return self._per_regel[0]

    @property
    def mogelijk(self) -> Regels:
        """De regels die gelden of nog kunnen gaan gelden, als bits."""
        return self._per_regel[1]

    @cached_property
    def minstens_een(self) -> bool | None:
        """Of er minstens één regel geldt; None als dat van een antwoord afhangt."""
        uitkomsten = self._inzicht(een_of_geen).uitkomsten
        return None if len(uitkomsten) > 1 else 1 in uitkomsten

    @cached_property
    def navragen(self) -> tuple[str, ...]:
        """De velden die onbekend zijn en ertoe doen, in de volgorde van de regels.

        Bij `eerste`: het antwoord kan de uitkomst veranderen. Bij `alle`: het kan veranderen welke regels gelden.
        """
        if self.spreker.eerste_beslist:
            return self._inzicht(self.spreker.code).velden
        gevraagd = {veld for inzicht in self._inzichten.values() for veld in inzicht.velden}
        return tuple(veld for veld in self.spreker.doorzicht.velden if veld in gevraagd)

    @cached_property
    def _inzichten(self) -> dict[int, Inzicht]:
        """Per regel die kan gelden of zij dat doet, en waar dat van afhangt."""
        eigen, *andere = self.stand
        nummers = (nummer for nummer in range(len(self.spreker.regels)) if eigen >> nummer & 1)
        doorzicht = self.spreker.doorzicht
        return {nr: doorzicht.inzicht(een_of_geen, (1 << nr, *andere), self.open_velden) for nr in nummers}

    @cached_property
    def _per_regel(self) -> tuple[Regels, Regels]:
        if not self.open_velden:
            geldt = self.spreker.doorzicht.vul_in(self.stand)
            return geldt, geldt
        inzichten = self._inzichten.items()
        zeker = sum(1 << nummer for nummer, inzicht in inzichten if inzicht.uitkomsten == {1})
        return zeker, sum(1 << nummer for nummer, inzicht in inzichten if 1 in inzicht.uitkomsten)

    def _inzicht(self, lezer: Lezer) -> Inzicht:
        return self.spreker.doorzicht.inzicht(lezer, self.stand, self.open_velden)

    def _regels(self, bits: Regels) -> tuple[Regel, ...]:
        return tuple(regel for nummer, regel in enumerate(self.spreker.regels) if bits >> nummer & 1)
