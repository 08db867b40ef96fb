"""Een voorstel nagerekend uit de werkmap en de rijen alleen: wat is er vrij naast alle andere hulpvragen?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from wijknetwerk.begrippen import Alternatief, Rij, Route, SoortPlek, Weekvoorstel, Werkvoorraad
from wijknetwerk.meegeleverd import pad
from wijknetwerk.toets.bevinding import Soort
from wijknetwerk.toets.geheel import Gebruik, toets_geheel
from wijknetwerk.toets.rijen import toets_rij
from wijknetwerk.toets.stand import Stand, maak_stand
from wijknetwerk.toets.weging import Beeld, Zaak, maak_beeld

REGELS = pad("regels")
HARD = {Soort.EIS, Soort.TWEEDE_COACH, Soort.COACHDEEL}


@dataclass(frozen=True)
class Nagerekend:
    """Een werkvoorraad met haar voorstel, bekeken met de ogen van de toets."""

    werkvoorraad: Werkvoorraad
    voorstel: Weekvoorstel
    regelmap: Path = REGELS

    @cached_property
    def beeld(self) -> Beeld:
        return maak_beeld(maak_stand(self.werkvoorraad, self.regelmap))

    @cached_property
    def stand(self) -> Stand:
        return self.beeld.stand

    @cached_property
    def rijen(self) -> dict[str, Rij]:
        return {rij.hulpvraag: rij for rij in self.voorstel.rijen}

    def zaak(self, nummer: str) -> Zaak:
        return self.beeld.zaken[nummer]

    def zonder(self, nummer: str) -> Gebruik:
        """Het gebruik van alle ruimte door alle andere hulpvragen."""
        return Gebruik(self.beeld, [rij for rij in self.voorstel.rijen if rij.hulpvraag != nummer])

    def vrij_coach(self, nummer: str, code: str) -> int:
        return self.stand.vrij_coach(code) - self.zonder(nummer).coach[code]

    def vrij_product(self, nummer: str, code: str, product: str) -> int:
        gebruik, aanbieder = self.zonder(nummer), self.stand.aanbieders[code]
        if product == "basis":
            return aanbieder.ruimte_basis - gebruik.basis[code]
        return aanbieder.ruimte_specialistisch - gebruik.specialistisch[code]

    def in_groep(self, nummer: str, code: str) -> int:
        """Hoeveel deelnemers een groep heeft zonder deze hulpvraag."""
        return self.stand.groepen[code].bezet + self.zonder(nummer).groep[code]

    def kan_verhuizen(self, nummer: str, ander: Alternatief) -> bool:
        """Of de hulpvraag naar deze plek kan, met een of andere tweede persoon, zonder dat er iets stukgaat."""
        return any(self.verhuisd(nummer, ander))

    def verhuisd(self, nummer: str, ander: Alternatief) -> Iterator[list[Rij]]:
        """Elk plan waarin alleen deze hulpvraag naar deze plek gaat, en dat mag."""
        for rij in self._vormen(self.rijen[nummer], ander):
            if self._mag(rij):
                yield [rij if een.hulpvraag == nummer else een for een in self.voorstel.rijen]

    def _vormen(self, rij: Rij, ander: Alternatief) -> Iterator[Rij]:
        """Elke manier waarop deze plek kan worden ingevuld."""
        op_plek = {"plek": ander.plek, "soort_plek": ander.soort_plek, "wijkcoach": None, "tweede_coach": None}
        if ander.soort_plek is not SoortPlek.ZELF:
            yield rij.model_copy(update=op_plek)
        if ander.soort_plek is SoortPlek.ZELF:
            for coach in self.stand.coaches:
                yield rij.model_copy(update=op_plek | {"wijkcoach": ander.plek, "tweede_coach": coach})
        elif ander.soort_plek is not SoortPlek.COLLECTIEF and self.zaak(rij.hulpvraag).begeleiding is Route.SAMEN:
            for coach in self.stand.coaches:
                yield rij.model_copy(update=op_plek | {"wijkcoach": coach})

    def _mag(self, rij: Rij) -> bool:
        rijen = [rij if een.hulpvraag == rij.hulpvraag else een for een in self.voorstel.rijen]
        over_de_rij = {bevinding.soort for bevinding in toets_rij(self.beeld, rij)}
        return not (over_de_rij & HARD) and not any(toets_geheel(Gebruik(self.beeld, rijen)))

    @cached_property
    def nieuw_per_coach(self) -> Counter[str]:
        """De minuten die de rijen zelf noemen."""
        telling: Counter[str] = Counter()
        for rij in self.voorstel.rijen:
            telling[rij.wijkcoach or ""] += rij.minuten_wijkcoach
            telling[rij.tweede_coach or ""] += rij.minuten_tweede_coach
        return telling
