"""De effectencalculator: wat een casus bij het wijkteam kostte, en wat hij bij een aanbieder zou kosten.

De posten volgen de voor- en nadelen die brief 000 §5.3 noemt. Elke post is minuten × tarief; alleen het eindbedrag
wordt afgerond. Het is een vergelijking met aannames, geen oordeel over een casus.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from wijknetwerk.begrippen import MINUTEN_PER_UUR, Casus
from wijknetwerk.monitor.afspraken import Afspraken
from wijknetwerk.monitor.cijfer import afgerond


@dataclass(frozen=True)
class Kostenpost:
    """Eén onderdeel van de vergelijking: aan welke kant, welk effect, en hoeveel minuten tegen welk tarief."""

    kant: str
    effect: str
    minuten: int
    tarief: int

    @property
    def bedrag(self) -> Fraction:
        """Eurocenten, onafgerond."""
        return Fraction(self.minuten * self.tarief, MINUTEN_PER_UUR)


ZELF, AANBIEDER = "wijkteam", "aanbieder"
AANNAMES = (
    *("uurtarief_wijkcoach", "uurtarief_basis", "uurtarief_specialistisch"),
    *("kennismaking_minuten", "regie_bij_aanbieder_minuten", "overbrugging_minuten"),
)
"""De afspraken waar de vergelijking op rust; zij staan er altijd bij. Tarieven in eurocenten per uur."""


@dataclass(frozen=True)
class Vergelijking:
    """Eén casus, of alle casussen samen."""

    casus: str
    posten: tuple[Kostenpost, ...]

    def bedrag(self, kant: str) -> int:
        """Wat het aan deze kant kost, in eurocenten; pas hier afgerond."""
        return afgerond(sum((post.bedrag for post in self.posten if post.kant == kant), Fraction()))

    @property
    def verschil(self) -> int:
        """Eurocenten die het wijkteam goedkoper is; negatief als het duurder is."""
        return self.bedrag(AANBIEDER) - self.bedrag(ZELF)


def vergelijk(casus: Casus, afspraken: Afspraken) -> Vergelijking:
    """De twee kanten van één casus."""
    coach, aanbieder = afspraken.uurtarief_wijkcoach, afspraken.uurtarief(casus.product)
    regie_elders = afspraken.regie_bij_aanbieder_minuten * casus.aanbieder_weken
    zelf_weken = max(casus.zelf_weken - casus.zelf_uitloop_weken, 0)
    posten = (
        Kostenpost(ZELF, "begeleiding tegen het uurtarief van een coach", casus.zelf_minuten * zelf_weken, coach),
        Kostenpost(ZELF, "regie door de tweede wijkcoach", casus.regie_minuten * casus.zelf_weken, coach),
        Kostenpost(ZELF, "de vraag groeide gaandeweg", casus.zelf_gegroeid_minuten, coach),
        Kostenpost(ZELF, "einde niet afgebakend", casus.zelf_minuten * (casus.zelf_weken - zelf_weken), coach),
        Kostenpost(AANBIEDER, "begeleiding", casus.aanbieder_minuten * casus.aanbieder_weken, aanbieder),
        Kostenpost(AANBIEDER, "opnieuw kennismaken", afspraken.kennismaking_minuten, aanbieder),
        Kostenpost(AANBIEDER, "regie door het wijkteam", regie_elders, coach),
        Kostenpost(AANBIEDER, "wachttijd overbruggen", afspraken.overbrugging_minuten * casus.wacht_weken, coach),
        Kostenpost(AANBIEDER, "zwaardere begeleiding", casus.vermeden_minuten, afspraken.uurtarief_specialistisch),
    )
    return Vergelijking(casus.casus, posten)


@dataclass(frozen=True)
class Samengevat:
    """Eén effect van alle casussen: minuten en eurocenten, onafgerond."""

    kant: str
    effect: str
    minuten: int
    bedrag: Fraction


def samengevat(vergelijking: Vergelijking) -> tuple[Samengevat, ...]:
    """De posten per kant en effect bij elkaar, in de volgorde waarin zij voorkomen."""
    soorten = dict.fromkeys((post.kant, post.effect) for post in vergelijking.posten)
    uit = []
    for kant, effect in soorten:
        eigen = [post for post in vergelijking.posten if (post.kant, post.effect) == (kant, effect)]
        bedrag = sum((post.bedrag for post in eigen), Fraction())
        uit.append(Samengevat(kant, effect, sum(post.minuten for post in eigen), bedrag))
    return tuple(uit)


def samen(vergelijkingen: Iterable[Vergelijking]) -> Vergelijking:
    """Alle casussen bij elkaar."""
    return Vergelijking("samen", tuple(post for vergelijking in vergelijkingen for post in vergelijking.posten))
