"""Het netwerk kiezen: trede voor trede het beste, met een bewijs uit sneden.

Het model kiest leden en schat met de bekende sneden wat zij leveren; de stroom rekent dat na. Levert het netwerk
minder dan geschat, dan komt haar snede erbij en begint de trede opnieuw. Klopt de schatting, dan is de trede bewezen.
"""

from dataclasses import dataclass, field

import numpy as np

from wijknetwerk.begrippen import Trede
from wijknetwerk.eisen import Getallen, Masker
from wijknetwerk.netwerk.opgelegd import Doeltrede, Opgelegd
from wijknetwerk.netwerk.stroom import Snede, Stroomnet
from wijknetwerk.verdeling.oplossen import Instellingen, minimaliseer


@dataclass(frozen=True)
class Netwerkkeuze:
    """Een gekozen netwerk met wat het levert en het bewijs dat het niet beter kan.

    `minuten` is wat het netwerk per week levert van de `gevraagd` minuten; `onbedekt` zijn de veelvoorkomende vragen
    die geen enkel lid aankan. `omvang` is hoeveel leden er hoogstens mochten zijn.
    """

    leden: tuple[str, ...]
    omvang: int
    minuten: int
    gevraagd: int
    onbedekt: tuple[str, ...]
    minpunten: int
    treden: tuple[Trede, ...]

    @property
    def promille(self) -> int:
        """Het deel van de vraag dat binnen het netwerk past, in duizendsten, naar beneden afgerond."""
        return 1000 * self.minuten // self.gevraagd if self.gevraagd else 1000

    @property
    def bewezen(self) -> bool:
        """Of elke trede bewezen is."""
        return all(trede.bewezen for trede in self.treden)

    def waarde(self, naam: str) -> int:
        """De waarde van een trede."""
        return next(trede.waarde for trede in self.treden if trede.naam == naam)


@dataclass
class Kiezer:
    """Kiest netwerken voor één opgave; wat zij bij de ene vraag over sneden leert, helpt bij de volgende."""

    net: Stroomnet
    sneden: list[Snede] = field(default_factory=list)
    instellingen: Instellingen = field(default_factory=Instellingen)

    def __post_init__(self) -> None:
        self.sneden = self.sneden or self.net.beginsneden()

    def kies(
        self, omvang: int, verplicht: Masker | None = None, verboden: Masker | None = None, *, stevig: bool = False
    ) -> Netwerkkeuze:
        """Het beste netwerk met hoogstens `omvang` leden.

        `verplicht` en `verboden` (N) dwingen leden erin en eruit; systeempartijen zitten er altijd in. `stevig` zet
        wat er overblijft als het ergste lid uitvalt boven wat het hele netwerk levert. Passen de verplichte leden
        niet, dan volgt een TeKleinError.
        """
        niemand = np.zeros(len(self.net.opgave.kandidaten), dtype=bool)
        opgave = Opgelegd(
            self.net,
            omvang,
            niemand if verplicht is None else verplicht,
            niemand if verboden is None else verboden,
        )
        oplossing: Getallen | None = None
        treden = []
        for trede in opgave.treden(stevig=stevig):
            oplossing, bewijs = self._klim(opgave, trede, oplossing)
            treden.append(bewijs)
        leden = niemand if oplossing is None else opgave.leden(oplossing)
        return self._vertel(omvang, leden, tuple(treden))

    def _klim(self, opgave: Opgelegd, trede: Doeltrede, begin: Getallen | None) -> tuple[Getallen, Trede]:
        """Eén trede, net zo lang tot de leden leveren wat de sneden beloofden."""
        while True:
            for snede in self.sneden[opgave.sneden :]:
                opgave.leg_op(snede)
            stand = minimaliseer(opgave.stelsel, trede.doel, begin, self.instellingen)
            if trede.naam in ("buiten_netwerk", "bij_uitval"):
                opgave.hoogstens[trede.naam] = stand.waarde
            if not (gebroken := opgave.gebroken(stand.oplossing)):
                break
            self.sneden += gebroken
            begin = None
        opgave.stelsel.houd_vast(trede.doel, stand.waarde)
        return stand.oplossing, Trede(
            naam=trede.naam,
            zin=trede.zin,
            waarde=stand.waarde,
            ondergrens=stand.ondergrens,
            bewezen=stand.waarde == stand.ondergrens,
        )

    def _vertel(self, omvang: int, leden: Masker, treden: tuple[Trede, ...]) -> Netwerkkeuze:
        opgave = self.net.opgave
        return Netwerkkeuze(
            leden=codes(self.net, leden),
            omvang=omvang,
            minuten=self.net.lever(leden).minuten,
            gevraagd=opgave.gevraagd,
            onbedekt=tuple(
                cel.naam for cel, open_ in zip(opgave.vraag, onbedekt(self.net, leden), strict=True) if open_
            ),
            minpunten=sum(opgave.minpunten.get(code, 0) for code in codes(self.net, leden)),
            treden=treden,
        )


def codes(net: Stroomnet, leden: Masker) -> tuple[str, ...]:
    """De codes van de leden."""
    return tuple(wie.code for wie, lid in zip(net.opgave.kandidaten, leden, strict=True) if lid)


def masker(net: Stroomnet, leden: tuple[str, ...]) -> Masker:
    """N: wie van de kandidaten in dit rijtje staat."""
    return np.array([wie.code in leden for wie in net.opgave.kandidaten], dtype=bool)


def onbedekt(net: Stroomnet, leden: Masker) -> Masker:
    """C: de veelvoorkomende vragen die geen enkel lid aankan."""
    open_: Masker = net.veelvoorkomend & ~net.dekt[leden].any(axis=0)
    return open_
