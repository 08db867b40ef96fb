"""De uitkomst van een scenario: elke maat over alle herhalingen met een interval, of dat het niet stabiel is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wijknetwerk.simulatie.cijfers import KWARTAAL_WEKEN, Herhaling
from wijknetwerk.simulatie.maten import MATEN, Kolommen, Kommagetallen, Maat, Schatting, Tarieven, kolommen, schat
from wijknetwerk.simulatie.scenario import Scenario


@dataclass(frozen=True)
class Kwartaal:
    """De maten van één kwartaal van de simulatie; het eerste is nummer 1."""

    nummer: int
    schattingen: tuple[Schatting, ...]


@dataclass(frozen=True)
class Uitkomst:
    """Alles over één scenario. `groei_wachtlijst` is in hulpvragen per week, na de aanloop.

    `per_herhaling` geeft bij elke maat de waarde van elke herhaling: daarmee vergelijkt men paren.
    """

    scenario: Scenario
    herhalingen: int
    aanloop_weken: int
    stabiel: bool
    groei_wachtlijst: Schatting
    groei_in_aanloop: float
    schattingen: tuple[Schatting, ...]
    per_herhaling: dict[str, tuple[float, ...]]
    kwartalen: tuple[Kwartaal, ...]

    def schatting(self, naam: str) -> Schatting:
        """De schatting van een maat."""
        return next(een for een in self.schattingen if een.naam == naam)

    def eerste_kwartaal(self, naam: str, deel: float) -> int | None:
        """Het eerste kwartaal vanaf waar een maat gemiddeld op of boven `deel` blijft; None als dat niet gebeurt."""
        vanaf = None
        for kwartaal in self.kwartalen:
            een = next(schatting for schatting in kwartaal.schattingen if schatting.naam == naam)
            if een.gemiddeld is None or een.gemiddeld < deel:
                vanaf = None
            elif vanaf is None:
                vanaf = kwartaal.nummer
        return vanaf

    @property
    def zin(self) -> str:
        """Of het scenario stabiel is, en wat er aan de aanloop lag, in één zin."""
        aanloop = f"een aanloop van {self.aanloop_weken} weken"
        if not self.stabiel:
            per_kwartaal = _met_komma((self.groei_wachtlijst.gemiddeld or 0) * KWARTAAL_WEKEN)
            na = f", ook na {aanloop}," if self.aanloop_weken else ""
            groei = f"De wachtlijst groeit{na} met {per_kwartaal} hulpvragen per kwartaal."
            return f"Niet stabiel: instroom > uitstroom. {groei}"
        if self.groei_in_aanloop * KWARTAAL_WEKEN > 1:
            return f"Stabiel na {aanloop}: de wachtlijst groeide alleen toen, en die weken tellen niet mee."
        return "Stabiel: de wachtlijst groeit niet aantoonbaar."


def vat_samen(scenario: Scenario, herhalingen: Sequence[Herhaling], tarieven: Tarieven) -> Uitkomst:
    """Maakt van alle herhalingen de uitkomst; de weken van de aanloop tellen niet mee in de gemiddelden."""
    alles = [kolommen(herhaling.weken, tarieven) for herhaling in herhalingen]
    aanloop = scenario.aanloop_weken
    if aanloop is None:
        aanloop = zoek_aanloop([week["wacht_op_ruimte"] + week["actief"] for week in alles])
    weken = [_vanaf(week, aanloop) for week in alles]
    groei = schat("groei_wachtlijst", [helling(week["wacht_op_ruimte"]) for week in weken])
    stabiel = groei.van is None or groei.van * KWARTAAL_WEKEN <= 1
    per_herhaling = {maat.naam: tuple(maat.reken(week) for week in weken) for maat in MATEN}
    return Uitkomst(
        scenario=scenario,
        herhalingen=len(herhalingen),
        aanloop_weken=aanloop,
        stabiel=stabiel,
        groei_wachtlijst=groei,
        groei_in_aanloop=float(np.mean([helling(week["wacht_op_ruimte"][:aanloop]) for week in alles])),
        schattingen=tuple(_schatting(maat, per_herhaling[maat.naam], stabiel=stabiel) for maat in MATEN),
        per_herhaling=per_herhaling,
        kwartalen=_kwartalen(alles),
    )


def _schatting(maat: Maat, waarden: Sequence[float], *, stabiel: bool) -> Schatting:
    if maat.alleen_als_stabiel and not stabiel:
        return Schatting(maat.naam, None, None, None)
    return schat(maat.naam, waarden)


def _kwartalen(alles: Sequence[Kolommen]) -> tuple[Kwartaal, ...]:
    """Elk heel kwartaal; een laatste stuk van een kwartaal telt niet."""
    aantal = len(alles[0]["week"]) // KWARTAAL_WEKEN
    delen = [slice(nummer * KWARTAAL_WEKEN, (nummer + 1) * KWARTAAL_WEKEN) for nummer in range(aantal)]
    return tuple(
        Kwartaal(
            nummer,
            tuple(
                schat(maat.naam, [maat.reken({naam: kolom[deel] for naam, kolom in week.items()}) for week in alles])
                for maat in MATEN
            ),
        )
        for nummer, deel in enumerate(delen, start=1)
    )


def zoek_aanloop(reeksen: Sequence[Kommagetallen]) -> int:
    """Hoeveel weken aan het begin de kleinste standaardfout van het gemiddelde geven als zij wegvallen (MSER).

    Hoogstens de helft: wie daarna nog niet rustig is, komt in deze tijd niet tot rust.
    """
    gemiddeld = np.mean(reeksen, axis=0)
    fouten = [float(gemiddeld[weg:].var()) / (len(gemiddeld) - weg) for weg in range(len(gemiddeld) // 2 + 1)]
    return int(np.argmin(fouten))


def _vanaf(week: Kolommen, aanloop: int) -> Kolommen:
    return {naam: kolom[aanloop:] for naam, kolom in week.items()}


def helling(wachtend: Kommagetallen) -> float:
    """Hoeveel de wachtlijst gemiddeld per week groeit (kleinste kwadraten)."""
    weken = np.arange(len(wachtend)) - (len(wachtend) - 1) / 2
    noemer = float((weken**2).sum())
    return float(weken @ wachtend) / noemer if noemer else 0.0


def _met_komma(waarde: float) -> str:
    return f"{waarde:.1f}".replace(".", ",")
