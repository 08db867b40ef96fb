"""Wat voor het hele plan geldt: ruimte, plaatsen, kleinste groep en netwerkgrootte."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from wijknetwerk.begrippen import Aanbieder, Hulpvraag, Rij, SoortPlek, Wet, Wijkcoach
from wijknetwerk.toets.bevinding import Bevinding, Soort
from wijknetwerk.toets.plekken import deel_wijkcoach, eisen_deel, eisen_tweede, productdelen, te_kort
from wijknetwerk.toets.weging import Beeld

AANBIEDERSOORTEN = (SoortPlek.NETWERKPARTNER, SoortPlek.AANBIEDER, SoortPlek.TWEEDE_SCHIL)
"""De soorten plek waar een aanbieder begeleidt."""


class Gebruik:
    """Het gebruik van alle ruimte in een plan. Een rij kan erbij en er weer af, zodat één verhuizing te proberen is.

    De minuten komen uit de werkmap en niet uit de rij: wat een rij zelf zegt, wordt apart getoetst.
    """

    def __init__(self, beeld: Beeld, rijen: Iterable[Rij]) -> None:
        """Telt alle rijen van een plan."""
        self.beeld = beeld
        self.stand = beeld.stand
        self.coach: Counter[str] = Counter()
        self.basis: Counter[str] = Counter()
        self.specialistisch: Counter[str] = Counter()
        self.groep: Counter[str] = Counter()
        self.netwerk: defaultdict[tuple[str, Wet], Counter[str]] = defaultdict(Counter)
        for rij in rijen:
            self.zet(rij, 1)

    def zet(self, rij: Rij, keer: int) -> None:
        """Telt een rij bij het gebruik op (`keer=1`) of haalt haar eraf (`keer=-1`)."""
        hulpvraag = self.stand.hulpvragen[rij.hulpvraag]
        if rij.plek is None:
            return
        if rij.soort_plek is SoortPlek.COLLECTIEF:
            self.groep[rij.plek] += keer
        elif rij.soort_plek is SoortPlek.ZELF:
            self.coach[rij.plek] += keer * hulpvraag.minuten_per_week
            if rij.tweede_coach is not None:
                self.coach[rij.tweede_coach] += keer * self.stand.getal("tweede_coach_minuten_per_week")
        else:
            deel = 0
            if rij.wijkcoach is not None:
                deel = deel_wijkcoach(self.stand, hulpvraag)
                self.coach[rij.wijkcoach] += keer * deel
            basis, specialistisch = self._delen(hulpvraag, hulpvraag.minuten_per_week - deel)
            self.basis[rij.plek] += keer * basis
            self.specialistisch[rij.plek] += keer * specialistisch
            if rij.soort_plek is SoortPlek.NETWERKPARTNER:
                self.netwerk[self.stand.gebied(hulpvraag), hulpvraag.wet][rij.plek] += keer

    def _delen(self, hulpvraag: Hulpvraag, minuten: int) -> tuple[int, int]:
        return productdelen(self.stand, self.beeld.zaken[hulpvraag.nummer].product, minuten)

    # Past één verhuizing? De rij van de hulpvraag zelf is er dan al af.

    def coach_past(self, code: str, minuten: int) -> bool:
        """Of een wijkcoach nog zoveel minuten heeft."""
        return self.coach[code] + minuten <= self.stand.vrij_coach(code)

    def zelf_past(self, hulpvraag: Hulpvraag, coach: Wijkcoach) -> bool:
        """Of de wijkcoach ruimte heeft en er een ander is die als tweede coach kan."""
        minuten = self.stand.getal("tweede_coach_minuten_per_week")
        return self.coach_past(coach.code, hulpvraag.minuten_per_week) and any(
            ander.code != coach.code
            and self.coach_past(ander.code, minuten)
            and not any(eisen_tweede(self.stand, hulpvraag, ander))
            for ander in self.stand.coaches.values()
        )

    def groep_past(self, code: str) -> bool:
        """Of er een plaats is en de groep met deze ene erbij doorgaat."""
        groep = self.stand.groepen[code]
        return groep.minimum <= groep.bezet + self.groep[code] + 1 <= groep.plaatsen

    def groep_kan_missen(self, code: str) -> bool:
        """Of de groep zonder de rij die er net af is nog doorgaat, of deze week niemand nieuw heeft."""
        groep = self.stand.groepen[code]
        return self.groep[code] == 0 or groep.bezet + self.groep[code] >= groep.minimum

    def aanbieder_past(self, hulpvraag: Hulpvraag, aanbieder: Aanbieder, *, in_netwerk: bool, samen: bool) -> bool:
        """Of de aanbieder ruimte heeft, in het netwerk past, en bij `samen` een wijkcoach het deel kan doen."""
        deel = deel_wijkcoach(self.stand, hulpvraag) if samen else 0
        basis, specialistisch = self._delen(hulpvraag, hulpvraag.minuten_per_week - deel)
        if self.basis[aanbieder.code] + basis > aanbieder.ruimte_basis:
            return False
        if self.specialistisch[aanbieder.code] + specialistisch > aanbieder.ruimte_specialistisch:
            return False
        if in_netwerk and not self._netwerk_past(self.stand.gebied(hulpvraag), hulpvraag.wet, aanbieder.code):
            return False
        return not samen or any(
            self.coach_past(coach.code, deel) and not any(eisen_deel(self.stand, hulpvraag, coach))
            for coach in self.stand.coaches.values()
        )

    def netwerk_nu(self, gebied: str, wet: Wet) -> frozenset[str]:
        """De partners die meetellen: wie nieuwe hulpvragen krijgt, en elke systeempartij."""
        gekozen = frozenset(code for code, aantal in self.netwerk[gebied, wet].items() if aantal > 0)
        return gekozen | self.stand.systeempartijen(gebied, wet)

    def netwerk_grens(self, gebied: str, wet: Wet) -> int:
        """Hoeveel partners er hoogstens mogen zijn; systeempartijen passen altijd."""
        return max(self.stand.getal("netwerk_maximum"), len(self.stand.systeempartijen(gebied, wet)))

    def _netwerk_past(self, gebied: str, wet: Wet, code: str) -> bool:
        return len(self.netwerk_nu(gebied, wet) | {code}) <= self.netwerk_grens(gebied, wet)


def toets_geheel(gebruik: Gebruik, *, halverwege: bool = False) -> Iterator[Bevinding]:
    """Elke grens die over meer dan één hulpvraag gaat.

    Is pas over een deel besloten (`halverwege`), dan mag een groep haar minimum nog missen: de rest kan nog komen.
    """
    stand = gebruik.stand
    for code, minuten in sorted(gebruik.coach.items()):
        if minuten > (vrij := stand.vrij_coach(code)):
            yield Bevinding(soort=Soort.RUIMTE, over=code, zin=te_kort(f"Wijkcoach {code}", minuten, vrij))
    for code, aanbieder in stand.aanbieders.items():
        for product, bezet, vrij in (
            ("basis", gebruik.basis[code], aanbieder.ruimte_basis),
            ("specialistisch", gebruik.specialistisch[code], aanbieder.ruimte_specialistisch),
        ):
            if bezet > vrij:
                zin = te_kort(f"Aanbieder {code}, {product}", bezet, vrij)
                yield Bevinding(soort=Soort.RUIMTE, over=code, zin=zin)
    yield from _toets_groepen(gebruik, halverwege=halverwege)
    for gebied, wet in sorted(gebruik.netwerk):
        aantal, grens = len(gebruik.netwerk_nu(gebied, wet)), gebruik.netwerk_grens(gebied, wet)
        if aantal > grens:
            zin = f"Het netwerk van {gebied} voor de {wet} heeft {aantal} partners, hoogstens {grens} mag"
            yield Bevinding(soort=Soort.NETWERKGROOTTE, over=gebied, zin=zin)


def _toets_groepen(gebruik: Gebruik, *, halverwege: bool) -> Iterator[Bevinding]:
    for code, nieuw in sorted(gebruik.groep.items()):
        groep = gebruik.stand.groepen[code]
        if groep.bezet + nieuw > groep.plaatsen:
            zin = f"Groep {code}: {groep.bezet} bezet en {nieuw} nieuw, maar {groep.plaatsen} plaatsen"
            yield Bevinding(soort=Soort.GROEP, over=code, zin=zin)
        if not halverwege and not gebruik.groep_kan_missen(code):
            zin = f"Groep {code}: {groep.bezet} bezet en {nieuw} nieuw, nodig zijn er {groep.minimum}"
            yield Bevinding(soort=Soort.GROEP, over=code, zin=zin)
