"""Het verloop: wat een netwerk van elke omvang geeft, en hoeveel het volgende lid toevoegt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wijknetwerk.netwerk.kiezen import Kiezer, Netwerkkeuze
from wijknetwerk.netwerk.opgelegd import TeKleinError
from wijknetwerk.regels import Regelboek


@dataclass(frozen=True)
class Verloop:
    """Het beste netwerk per omvang, van klein naar groot."""

    keuzes: tuple[Netwerkkeuze, ...]

    def kleinste(self, procent: int) -> Netwerkkeuze | None:
        """Het kleinste netwerk dat minstens dit deel van de vraag levert; None als geen enkel netwerk het haalt."""
        return next((keuze for keuze in self.keuzes if 100 * keuze.minuten >= procent * keuze.gevraagd), None)

    def kleinste_voor_het_doel(self, regelboek: Regelboek) -> Netwerkkeuze | None:
        """Het kleinste netwerk dat het doel van de regelset haalt (brief 003: zo'n 80 %); None als geen het haalt."""
        return self.kleinste(regelboek.getal("netwerk_doel_procent"))

    @property
    def toename(self) -> tuple[int, ...]:
        """Per omvang na de eerste: minuten per week die het extra lid toevoegt.

        Kan negatief zijn als de dekking, een hogere trede, door het extra lid beter werd.
        """
        return tuple(na.minuten - voor.minuten for voor, na in zip(self.keuzes, self.keuzes[1:], strict=False))


def verloop(kiezer: Kiezer, omvangen: Sequence[int], voortgang: Callable[[str], None] | None = None) -> Verloop:
    """Kiest voor elke omvang het beste netwerk; een omvang waar de systeempartijen niet in passen doet niet mee."""
    keuzes = []
    for omvang in omvangen:
        if voortgang is not None:
            voortgang(f"netwerk van hoogstens {omvang} leden")
        try:
            keuzes.append(kiezer.kies(omvang))
        except TeKleinError:
            continue
    return Verloop(tuple(keuzes))
