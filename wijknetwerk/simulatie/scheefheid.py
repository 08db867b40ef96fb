"""De trede evenwicht terwijl er één voor één geplaatst wordt: wat elke minuut erbij verandert."""

from wijknetwerk.verdeling import GEEN, Opties
from wijknetwerk.verdeling.treden import streeflast, tiende, tienden_buiten


class Scheefheid:
    """De last van elke wijkcoach, en hoeveel tienden die scheef is; zoals `Evenwicht` in de ladder."""

    def __init__(self, opties: Opties) -> None:
        veld = opties.veld
        coaches = veld.werkvoorraad.wijkcoaches
        self._zwaarder = veld.drempels["evenwicht_buiten_bandbreedte"]
        self._banden = {}
        for coach, streef in streeflast(opties).items():
            wie, stap = coaches[coach], tiende(coaches[coach])
            self._banden[coach] = (streef - stap, streef + stap, wie.bandbreedte_van, wie.bandbreedte_tot, stap)
        self._bekend: dict[tuple[int, int], int] = {}
        self.last: list[int] = veld.coachlast.tolist()
        self.begin = sum(self._scheef(coach, self.last[coach]) for coach in self._banden)

    def verandert(self, coach: int, minuten: int) -> int:
        """Hoeveel tienden er bij komen (of af gaan) als deze wijkcoach zoveel minuten meer doet."""
        last = self.last[coach]
        return self._scheef(coach, last + minuten) - self._scheef(coach, last)

    def meeste_winst(self, coach: int, minuten: int) -> int:
        """Zoveel tienden maken deze minuten hoogstens goed, wat de last ook is."""
        if coach == GEEN or coach not in self._banden:
            return 0
        return -(-minuten // self._banden[coach][-1]) * (1 + self._zwaarder)

    def _scheef(self, coach: int, last: int) -> int:
        sleutel = coach, last
        if (waarde := self._bekend.get(sleutel)) is None:
            waarde = self._bekend[sleutel] = self._reken(coach, last)
        return waarde

    def _reken(self, coach: int, last: int) -> int:
        if (band := self._banden.get(coach)) is None:
            return 0
        laag, hoog, van, tot, stap = band
        return tienden_buiten(last, laag, hoog, stap) + self._zwaarder * tienden_buiten(last, van, tot, stap)
