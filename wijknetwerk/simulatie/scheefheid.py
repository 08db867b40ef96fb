"""De trede evenwicht terwijl er één voor één geplaatst wordt: wat elke minuut erbij verandert."""

from wijknetwerk.verdeling import Opties
from wijknetwerk.verdeling.treden import streeflast, tiende, tienden_buiten


class Band(dict[int, int]):
    """Van één wijkcoach: last in minuten -> hoeveel tienden die scheef is; elke last wordt één keer berekend."""

    def __init__(self, streef: tuple[int, int], band: tuple[int, int], stap: int, zwaarder: int) -> None:
        super().__init__()
        self.streef, self.band, self.stap, self.zwaarder = streef, band, stap, zwaarder

    def __missing__(self, last: int) -> int:
        buiten_band = self.zwaarder * tienden_buiten(last, *self.band, self.stap)
        waarde = self[last] = tienden_buiten(last, *self.streef, self.stap) + buiten_band
        return waarde


class Scheefheid:
    """De last van elke wijkcoach, en hoeveel tienden die scheef is; zoals `Evenwicht` in de ladder."""

    def __init__(self, opties: Opties) -> None:
        veld = opties.veld
        coaches = veld.werkvoorraad.wijkcoaches
        self._zwaarder = veld.drempels["evenwicht_buiten_bandbreedte"]
        self._banden: dict[int, Band] = {}
        for coach, streef in streeflast(opties).items():
            wie, stap = coaches[coach], tiende(coaches[coach])
            band = (wie.bandbreedte_van, wie.bandbreedte_tot)
            self._banden[coach] = Band((streef - stap, streef + stap), band, stap, self._zwaarder)
        self.last: list[int] = veld.coachlast.tolist()
        self.begin = sum(band[self.last[coach]] for coach, band in self._banden.items())

    def verandert(self, coach: int, minuten: int) -> int:
        """Hoeveel tienden er bij komen (of af gaan) als deze wijkcoach zoveel minuten meer doet."""
        if (band := self._banden.get(coach)) is None:
            return 0
        last = self.last[coach]
        return band[last + minuten] - band[last]

    def meeste_winst(self, coach: int, minuten: int) -> int:
        """Zoveel tienden maken deze minuten hoogstens goed, wat de last ook is."""
        if (band := self._banden.get(coach)) is None:
            return 0
        return -(-minuten // band.stap) * (1 + self._zwaarder)
