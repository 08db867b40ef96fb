"""De opgave van tests/verdeling als lineair stelsel, apart geschreven van `wijknetwerk.verdeling`.

Eén kolom per zet, dus per paar van plek en tweede persoon; de verdeling kiest die twee los. Koppelingen zijn hier
geteld (som <= aantal × kolom) en de tienden van het evenwicht staan per wijkcoach in een eigen rij.
"""

from collections import defaultdict
from collections.abc import Iterable

from highs import Ladder
from opgave import Maat, Opgave, Zet

ONBEGRENSD = 2**40


class Formulering:
    """Bouwt de ladder op; `zetten` is de zet bij elke kolom, in volgorde."""

    def __init__(self, opgave: Opgave) -> None:
        self.opgave = opgave
        self.ladder = Ladder([], [], [], [])
        self.zetten = [zet for zetten in opgave.zetten for zet in zetten]
        self._kolommen(len(self.zetten), 1)
        self.doel: dict[str, dict[int, int]] = {trede: {} for trede in opgave.treden}
        for kolom, zet in enumerate(self.zetten):
            for trede in self.doel.keys() & zet.kost.keys():
                self.doel[trede][kolom] = zet.kost[trede]
        self._een_zet()
        self._ruimte()
        self._groepen()
        self._netwerken()
        self._huishoudens()
        for coach, maat in opgave.maten.items():
            self._evenwicht(coach, maat)
        for kolommen in self._per(zet.nieuw_paar or "" for zet in self.zetten).values():
            self.doel["versnippering"][self._schakelaar(kolommen)] = 1
        if "reserve" in self.doel:
            self._reserves()
        self.ladder.doelen = [(list(punten), list(punten.values()), 0) for punten in self.doel.values()]

    def zetten_van(self, oplossing: list[int]) -> list[Zet]:
        """De gekozen zetten."""
        return [zet for zet, waarde in zip(self.zetten, oplossing, strict=False) if waarde]

    def _kolommen(self, aantal: int, boven: int) -> int:
        eerste = len(self.ladder.onder)
        self.ladder.onder += [0] * aantal
        self.ladder.boven += [boven] * aantal
        return eerste

    def _rij(self, punten: dict[int, int], laag: int, hoog: int) -> None:
        self.ladder.rijen.append((list(punten), list(punten.values()), laag, hoog))

    def _schakelaar(self, kolommen: list[int]) -> int:
        """Een kolom die aan moet staan zodra een van deze kolommen aan staat."""
        aan = self._kolommen(1, 1)
        self._rij(dict.fromkeys(kolommen, 1) | {aan: -len(kolommen)}, -ONBEGRENSD, 0)
        return aan

    @staticmethod
    def _per(sleutels: Iterable[str]) -> dict[str, list[int]]:
        groepen: defaultdict[str, list[int]] = defaultdict(list)
        for kolom, sleutel in enumerate(sleutels):
            if sleutel:
                groepen[sleutel].append(kolom)
        return groepen

    def _een_zet(self) -> None:
        for kolommen in self._per(zet.hulpvraag for zet in self.zetten).values():
            self._rij(dict.fromkeys(kolommen, 1), 1, 1)

    def _coachminuten(self, coach: str) -> dict[int, int]:
        minuten = {kolom: dict(zet.coach).get(coach, 0) for kolom, zet in enumerate(self.zetten)}
        return {kolom: aantal for kolom, aantal in minuten.items() if aantal}

    def _ruimte(self) -> None:
        for coach, vrij in self.opgave.coachruimte.items():
            self._rij(self._coachminuten(coach), 0, vrij)
        for code in self.opgave.basisruimte:
            bij = [(kolom, zet) for kolom, zet in enumerate(self.zetten) if zet.plek == code]
            self._rij({kolom: zet.basis for kolom, zet in bij}, 0, self.opgave.basisruimte[code])
            self._rij({kolom: zet.specialistisch for kolom, zet in bij}, 0, self.opgave.specialistischruimte[code])

    def _groepen(self) -> None:
        for code, kolommen in self._per(zet.plek if zet.soort == "collectief" else "" for zet in self.zetten).items():
            deelnemers = dict.fromkeys(kolommen, 1)
            self._rij(deelnemers, 0, max(0, self.opgave.plaatsen[code]))
            self._rij(deelnemers | {self._schakelaar(kolommen): -self.opgave.minimum[code]}, 0, ONBEGRENSD)

    def _netwerken(self) -> None:
        for naam, systeem in self.opgave.systeempartijen.items():
            leden = self._per(
                zet.plek if zet.netwerk == naam and zet.plek not in systeem else "" for zet in self.zetten
            )
            vrij = self.opgave.netwerkmaximum[naam] - len(systeem)
            self._rij({self._schakelaar(kolommen): 1 for kolommen in leden.values()}, 0, vrij)

    def _huishoudens(self) -> None:
        for naam in {zet.huishouden for zet in self.zetten if zet.huishouden}:
            plekken = self._per(zet.plek if zet.huishouden == naam else "" for zet in self.zetten)
            extra = self._kolommen(1, len(plekken))
            gebruikt = {self._schakelaar(kolommen): 1 for kolommen in plekken.values()}
            self._rij(gebruikt | {extra: -1}, -ONBEGRENSD, 1)
            self.doel["wensen"][extra] = self.opgave.wens_huishouden

    def _reserves(self) -> None:
        """Gewoon werk boven wat er buiten de reserve past, per ruimte van wie als enige iets kan."""
        for ruimte, buiten in self.opgave.reserves.items():
            soort, code = ruimte.split("|")
            boven = self._kolommen(1, 10**6)
            self._rij(self._gewoon_werk(soort, code) | {boven: -1}, -ONBEGRENSD, buiten)
            self.doel["reserve"][boven] = 1

    def _gewoon_werk(self, soort: str, code: str) -> dict[int, int]:
        if soort == "coach":
            minuten = self._coachminuten(code)
            return {kolom: n for kolom, n in minuten.items() if not self._schaars_hier(kolom, code)}
        bij = {kolom: zet for kolom, zet in enumerate(self.zetten) if zet.plek == code and not zet.schaars}
        return {kolom: zet.basis if soort == "basis" else zet.specialistisch for kolom, zet in bij.items()}

    def _schaars_hier(self, kolom: int, code: str) -> bool:
        return self.zetten[kolom].schaars and self.zetten[kolom].plek == code

    def _evenwicht(self, coach: str, maat: Maat) -> None:
        minuten = self._coachminuten(coach)
        for midden_laag, midden_hoog, punten in (
            (maat.streef - maat.tiende, maat.streef + maat.tiende, 1),
            (maat.van, maat.tot, self.opgave.buiten_bandbreedte),
        ):
            tienden = self._kolommen(1, 10**6)
            self._rij(minuten | {tienden: maat.tiende}, midden_laag - maat.last, ONBEGRENSD)
            self._rij(minuten | {tienden: -maat.tiende}, -ONBEGRENSD, midden_hoog - maat.last)
            self.doel["evenwicht"][tienden] = punten
