"""De keuze van een netwerk als lineair stelsel: wie lid is, wat onbedekt blijft en wat er buiten het netwerk valt."""

from dataclasses import dataclass

import numpy as np

from wijknetwerk.eisen import Getallen, Masker
from wijknetwerk.netwerk.stroom import Snede, Stroomnet
from wijknetwerk.verdeling.opties import trek_lot
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Doel, Stelsel


class TeKleinError(ValueError):
    """Er zijn meer verplichte leden dan het netwerk leden mag hebben, of een verplicht lid mag niet."""


@dataclass(frozen=True)
class Doeltrede:
    """Eén trede van de keuze, met de maat die de stroom moet narekenen als de trede over levering gaat."""

    naam: str
    zin: str
    doel: Doel


class Opgelegd:
    """Een stelsel over N kandidaten; sneden begrenzen wat er buiten het netwerk valt, en bij uitval van één lid."""

    def __init__(self, net: Stroomnet, omvang: int, verplicht: Masker, verboden: Masker) -> None:
        kandidaten = net.opgave.kandidaten
        vast = verplicht | np.array([wie.systeempartij for wie in kandidaten], dtype=bool)
        if int(vast.sum()) > omvang or bool((vast & verboden).any()):
            raise TeKleinError(f"{int(vast.sum())} verplichte leden passen niet in een netwerk van {omvang}")
        self.net = net
        self.stelsel = Stelsel()
        self.lid = self.stelsel.variabelen(len(kandidaten), boven=(~verboden).astype(np.int64), onder=vast * 1)
        self.stelsel.rij(self.lid, 1, 0, omvang)
        self.open = self._leg_dekking_op()
        self.buiten = self.stelsel.variabelen(1, boven=net.opgave.gevraagd)
        self.kwetsbaar = self.stelsel.variabelen(1, boven=net.opgave.gevraagd)
        self.sneden = 0
        self.hoogstens: dict[str, int] = {}

    def treden(self, *, stevig: bool) -> tuple[Doeltrede, ...]:
        """De treden, van boven naar beneden; een stevig netwerk kijkt eerst naar wat er bij uitval overblijft."""
        een = np.ones(len(self.lid), dtype=np.int64)
        kandidaten = self.net.opgave.kandidaten
        punten = np.array([self.net.opgave.minpunten.get(wie.code, 0) for wie in kandidaten], dtype=np.int64)
        loten = np.array([trek_lot(f"{self.net.opgave.wet}|{wie.code}|lid") for wie in kandidaten], dtype=np.int64)
        cellen = self.net.vraag[self.net.veelvoorkomend]
        onbedekt = Doeltrede(
            "onbedekt", "minuten in veelvoorkomende vragen die geen lid aankan", Doel(self.open, cellen)
        )
        uitval = Doeltrede(
            "bij_uitval", "minuten buiten het netwerk als het ergste lid uitvalt", Doel(self.kwetsbaar, een[:1])
        )
        return (
            onbedekt,
            *([uitval] if stevig else []),
            Doeltrede("buiten_netwerk", "gevraagde minuten die buiten het netwerk vallen", Doel(self.buiten, een[:1])),
            Doeltrede("leden", "aantal leden", Doel(self.lid, een)),
            Doeltrede("minpunten", "minpunten uit de partnerselectie", Doel(self.lid, punten)),
            Doeltrede("loting", "de som van de loten, als al het andere gelijk is", Doel(self.lid, loten)),
        )

    def leg_op(self, snede: Snede) -> None:
        """Wat er buiten valt, met alle leden en zonder het ergste lid, is minstens wat de snede openlaat."""
        over = self.net.opgave.gevraagd - snede.vast
        self.stelsel.rij(np.append(self.lid, self.buiten), np.append(snede.per_kandidaat, 1), over, ONBEGRENSD)
        ergste = self.stelsel.variabelen(1, boven=int(snede.per_kandidaat.max()))
        for lid, minuten in zip(self.lid, snede.per_kandidaat.tolist(), strict=True):
            if minuten:
                self.stelsel.rij(np.append(ergste, lid), np.array([1, -minuten]), 0, ONBEGRENSD)
        kolommen = np.concatenate([self.lid, self.kwetsbaar, ergste])
        self.stelsel.rij(kolommen, np.concatenate([snede.per_kandidaat, [1, -1]]), over, ONBEGRENSD)
        self.sneden += 1

    def gebroken(self, oplossing: Getallen) -> list[Snede]:
        """De sneden die laten zien dat deze leden minder leveren dan beloofd; leeg als alles klopt."""
        leden = self.leden(oplossing)
        gevraagd, sneden = self.net.opgave.gevraagd, []
        if "buiten_netwerk" in self.hoogstens:
            levering = self.net.lever(leden)
            if gevraagd - levering.minuten > self.hoogstens["buiten_netwerk"]:
                sneden.append(levering.snede)
        if "bij_uitval" in self.hoogstens:
            leveringen = [self.net.lever(leden & (np.arange(len(leden)) != lid)) for lid in np.flatnonzero(leden)]
            te_weinig = [een for een in leveringen if gevraagd - een.minuten > self.hoogstens["bij_uitval"]]
            sneden += [een.snede for een in te_weinig]
        return sneden

    def leden(self, oplossing: Getallen) -> Masker:
        """N: wie er lid is."""
        masker: Masker = oplossing[self.lid] > 0
        return masker

    def _leg_dekking_op(self) -> Getallen:
        cellen = np.flatnonzero(self.net.veelvoorkomend)
        kolommen = self.stelsel.variabelen(len(cellen))
        for kolom, cel in zip(kolommen, cellen, strict=True):
            self.stelsel.rij(np.append(self.lid[self.net.dekt[:, cel]], kolom), 1, 1, ONBEGRENSD)
        return kolommen
