"""De prijs van een criterium: wat het netwerk meer zou leveren als dit ene criterium niet telde."""

from dataclasses import dataclass

from wijknetwerk.begrippen import Netwerkmap, Wet
from wijknetwerk.netwerk.kiezen import Kiezer, Netwerkkeuze
from wijknetwerk.netwerk.selectie import TABEL, Ingreep, beoordeel, maak_opgave
from wijknetwerk.netwerk.stroom import Stroomnet
from wijknetwerk.regels import Regelboek


@dataclass(frozen=True)
class Prijs:
    """Wat er verandert zonder een criterium: minuten per week meer, minder onbedekt, en wie er dan in en uit gaat."""

    criterium: str
    minuten: int
    onbedekt: int
    erbij: tuple[str, ...]
    eruit: tuple[str, ...]


def prijzen(
    map_: Netwerkmap, wet: Wet, regelboek: Regelboek, keuze: Netwerkkeuze, ingreep: Ingreep | None = None
) -> tuple[Prijs, ...]:
    """De prijs van elk criterium bij de omvang van de keuze, gevonden door opnieuw te kiezen zonder dat criterium.

    Dat een systeempartij altijd meedoet is geen criterium en heeft dus geen prijs.
    """
    criteria = dict.fromkeys(regel.dan for regel in regelboek.tabel(TABEL).regels if regel.gevolg != "altijd")
    gevonden = []
    for criterium in criteria:
        beoordelingen = beoordeel(map_.kandidaten, regelboek, zonder=(criterium,))
        ander = Kiezer(Stroomnet(maak_opgave(beoordelingen, map_.vraag, wet, regelboek, ingreep))).kies(keuze.omvang)
        gevonden.append(
            Prijs(
                criterium=criterium,
                minuten=ander.minuten - keuze.minuten,
                onbedekt=keuze.waarde("onbedekt") - ander.waarde("onbedekt"),
                erbij=tuple(code for code in ander.leden if code not in keuze.leden),
                eruit=tuple(code for code in keuze.leden if code not in ander.leden),
            )
        )
    return tuple(gevonden)
