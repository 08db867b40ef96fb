"""Van gebeurtenissen naar de stand van een periode: de tabellen waar elk cijfer uit telt.

Een traject wordt één of meer *stukken*: zo lang het op dezelfde soort plek en bij hetzelfde team loopt is het één stuk.
Wie opschaalt, stroomt dus uit bij het wijkteam en in bij de aanbieder. Datums staan als volgnummer van de dag, zodat
elke vraag naar een periode een vergelijking van getallen is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any

import pandas as pd

from wijknetwerk.begrippen import (
    Deel,
    Einde,
    Gebeurtenis,
    Handeling,
    Keuze,
    Oordeel,
    SoortPlek,
    Terugdraaiing,
    Trajectgegevens,
    VoorstelGemaakt,
    Week,
)
from wijknetwerk.monitor.afspraken import Afspraken
from wijknetwerk.monitor.feiten import Feiten

NOOIT = date.max.toordinal()
"""Het einde van wat nog loopt."""

OORDELEN = ("zelfstandig_verder", "netwerk_betrokken", "integraal")
STUK = (
    *("traject", "hulpvraag", "wet", "wijk", "gebied", "team", "soort", "plek", "begin", "einde", "reden"),
    *("huishouden", "overgenomen"),
    *OORDELEN,
)
INZET = ("wet", "team", "traject", "begin", "minuutdagen", "zonder_einde")
BESLUIT = (
    *("hulpvraag", "week", "dag", "wet", "wijk", "gebied", "soort", "plek", "route", "afgeweken", "voorgesteld"),
    *("schilreden", "bezetting", "collectief_niet"),
)


class PeriodeFout(ValueError):  # noqa: N818 - Nederlandse naam, zoals RegelFouten
    """Er is geen periode om over te tellen."""


@dataclass(frozen=True)
class Stand:
    """Alles waar de cijfers uit tellen, voor de periode `van` tot en met `tot`."""

    van: date
    tot: date
    afspraken: Afspraken
    feiten: Feiten
    stukken: pd.DataFrame
    inzet: pd.DataFrame
    besluiten: pd.DataFrame
    opmerkingen: tuple[str, ...] = ()
    """Wat er in de gebeurtenissen niet klopt en dus niet meetelt."""

    @cached_property
    def zelf(self) -> pd.DataFrame:
        """De stukken waarin het wijkteam zelf begeleidt."""
        return self.stukken[self.stukken["soort"] == SoortPlek.ZELF]

    def in_periode(self, dagen: pd.Series) -> pd.Series:
        """Welke dagen in de periode vallen."""
        return dagen.between(self.van.toordinal(), self.tot.toordinal())

    def actief(self, stukken: pd.DataFrame, dag: date | None = None) -> pd.DataFrame:
        """De stukken die aan het einde van deze dag (zonder dag: van de periode) lopen."""
        nummer = (dag or self.tot).toordinal()
        return stukken[(stukken["begin"] <= nummer) & (stukken["einde"] > nummer)]

    @cached_property
    def begonnen(self) -> pd.DataFrame:
        """De stukken zelf begeleiden die in de periode begonnen, zonder wat al liep toen het journaal begon."""
        zelf = self.zelf
        return zelf[self.in_periode(zelf["begin"]) & ~zelf["overgenomen"].astype(bool)]

    @cached_property
    def liep_al(self) -> pd.DataFrame:
        """De stukken zelf begeleiden die liepen voordat er in de periode geteld werd."""
        zelf = self.zelf
        overgenomen = zelf[self.in_periode(zelf["begin"]) & zelf["overgenomen"].astype(bool)]
        return pd.concat([self.actief(zelf, self.van - timedelta(days=1)), overgenomen])

    @cached_property
    def geeindigd(self) -> pd.DataFrame:
        """De stukken zelf begeleiden die in de periode eindigden.

        Een formulier hoort bij het laatste stuk van zijn traject, zodat het één keer telt.
        """
        zelf = self.zelf
        uit = zelf[self.in_periode(zelf["einde"])]
        return uit.assign(laatste=~uit["traject"].duplicated(keep="last"))


@dataclass
class _Traject:
    """Een traject terwijl wij zijn gebeurtenissen lezen."""

    hulpvraag: str
    overgenomen: bool = False
    afspraken: list[tuple[date, Trajectgegevens]] = field(default_factory=list)
    stukken: list[dict[str, Any]] = field(default_factory=list)
    """Open of gesloten stukken, met de kolommen van STUK."""

    @property
    def loopt(self) -> bool:
        return bool(self.stukken) and self.stukken[-1]["einde"] == NOOIT


class Lopend:
    """Leest gebeurtenissen één voor één en houdt bij wat loopt."""

    def __init__(self, feiten: Feiten) -> None:
        self._feiten = feiten
        self.trajecten: dict[str, _Traject] = {}
        self.besluiten: list[tuple[object, ...]] = []
        self.opmerkingen: list[str] = []
        self._voorstellen: dict[str | None, VoorstelGemaakt] = {}
        self._huishoudens: dict[str | None, str] = {}

    def lees(self, gebeurtenis: Gebeurtenis) -> None:
        """Verwerkt de volgende gebeurtenis."""
        gegevens = gebeurtenis.gegevens
        huishouden = gebeurtenis.huishouden or (gebeurtenis.vraag and gebeurtenis.vraag.huishouden)
        if huishouden:
            self._huishoudens[gebeurtenis.hulpvraag] = huishouden
        if isinstance(gegevens, Trajectgegevens):
            self._traject(gebeurtenis, gegevens)
        elif isinstance(gegevens, Einde):
            self._einde(gebeurtenis, gegevens)
        elif isinstance(gegevens, VoorstelGemaakt):
            self._voorstellen[gebeurtenis.hulpvraag] = gegevens
        elif isinstance(gegevens, Keuze):
            self._besluit(gebeurtenis, gegevens)
        elif isinstance(gegevens, Terugdraaiing):
            raise TypeError("wat is teruggedraaid hoort hier niet; geef geldige(gebeurtenissen)")

    def _traject(self, gebeurtenis: Gebeurtenis, gegevens: Trajectgegevens) -> None:
        nummer, overgenomen = _nummer(gebeurtenis), gebeurtenis.handeling is Handeling.OVERGENOMEN
        traject = self.trajecten.setdefault(nummer, _Traject(gebeurtenis.hulpvraag or nummer, overgenomen))
        begin = (max if traject.loopt else min)(deel.van for deel in gegevens.delen)
        team = self._team(gegevens)
        traject.afspraken.append((begin, gegevens))
        if traject.loopt:
            laatste = traject.stukken[-1]
            if (laatste["soort"], laatste["team"]) == (gegevens.soort_plek, team):
                return
            _sluit(traject, begin - timedelta(days=1), gebeurtenis.handeling.value)
        traject.stukken.append(
            {
                "traject": nummer,
                "hulpvraag": traject.hulpvraag,
                "wet": gegevens.wet.value,
                "wijk": gegevens.wijk,
                "gebied": gegevens.gebied,
                "team": team,
                "soort": gegevens.soort_plek.value,
                "plek": _hoofddeel(gegevens).plek,
                "begin": begin.toordinal(),
                "einde": NOOIT,
                "reden": "",
                "huishouden": self._feiten.huishoudens.get(nummer) or self._huishoudens.get(gebeurtenis.hulpvraag),
                "overgenomen": overgenomen,
                **dict.fromkeys(OORDELEN, Oordeel.ONBEKEND.value),
            }
        )

    def _einde(self, gebeurtenis: Gebeurtenis, gegevens: Einde) -> None:
        nummer = _nummer(gebeurtenis)
        traject = self.trajecten.get(nummer)
        if traject is None or not traject.loopt:
            self.opmerkingen.append(f"traject {nummer} eindigt zonder dat het loopt; dat einde telt niet mee")
        elif gegevens.datum.toordinal() < traject.stukken[-1]["begin"]:
            self.opmerkingen.append(f"traject {nummer} eindigt voor het begint; dat einde telt niet mee")
        else:
            oordelen = {naam: getattr(gegevens, naam).value for naam in OORDELEN}
            _sluit(traject, gegevens.datum, gegevens.eindreden.value, oordelen)

    def _besluit(self, gebeurtenis: Gebeurtenis, keuze: Keuze) -> None:
        voorstel = self._voorstellen.get(gebeurtenis.hulpvraag)
        self.besluiten.append(
            (
                gebeurtenis.hulpvraag,
                keuze.week,
                _maandag(keuze.week),
                keuze.wet.value,
                keuze.wijk,
                keuze.gebied,
                keuze.soort_plek.value,
                keuze.plek,
                voorstel.route.value if voorstel else None,
                gebeurtenis.handeling is Handeling.AFGEWEKEN,
                voorstel is not None,
                keuze.schilreden.value if keuze.schilreden else None,
                keuze.bezetting_promille,
                keuze.collectief_niet,
            )
        )

    def _team(self, gegevens: Trajectgegevens) -> str:
        """Het team van de wijkcoach; een aanbieder of groep hoort bij het gebied van de inwoner."""
        return self._feiten.team_van_plek.get(_hoofddeel(gegevens).plek, gegevens.gebied)

    def inzet(self) -> list[tuple[object, ...]]:
        """Per afspraak van een traject wat de wijkcoaches zelf zouden doen, in minuten × dagen (÷ 7 is minuten)."""
        rijen: list[tuple[object, ...]] = []
        for nummer, traject in self.trajecten.items():
            for plaats, (begin, gegevens) in enumerate(traject.afspraken):
                volgende = traject.afspraken[plaats + 1][0] if plaats + 1 < len(traject.afspraken) else date.max
                eigen = [deel for deel in gegevens.delen if deel.soort_plek is SoortPlek.ZELF]
                if not eigen or (traject.overgenomen and plaats == 0):
                    continue  # wat al liep toen het journaal begon, is geen nieuwe inzet
                dagen = [_dagen(deel, gegevens, begin if plaats else deel.van, volgende) for deel in eigen]
                minuten = sum(deel.minuten_per_week * (n or 0) for deel, n in zip(eigen, dagen, strict=True))
                team = self._feiten.team_van_plek.get(eigen[0].plek, gegevens.gebied)
                rijen.append((gegevens.wet.value, team, nummer, begin.toordinal(), minuten, None in dagen))
        return rijen


@cache
def _maandag(week: str) -> int:
    return Week.lees(week).maandag.toordinal()


def _sluit(traject: _Traject, dag: date, reden: str, oordelen: Mapping[str, str] = MappingProxyType({})) -> None:
    traject.stukken[-1].update(einde=dag.toordinal(), reden=reden, **oordelen)


def _nummer(gebeurtenis: Gebeurtenis) -> str:
    return gebeurtenis.traject or gebeurtenis.hulpvraag or str(gebeurtenis.uuid)


def _hoofddeel(gegevens: Trajectgegevens) -> Deel:
    """Het deel van wie begeleidt: het nieuwste van de soort plek waar het traject nu is."""
    eigen = [deel for deel in gegevens.delen if deel.soort_plek is gegevens.soort_plek]
    return max(eigen or gegevens.delen, key=lambda deel: (deel.rol != "tweede_wijkcoach", deel.van))


def _dagen(deel: Deel, gegevens: Trajectgegevens, begin: date, volgende: date) -> int | None:
    """Afgesproken dagen van dit deel zolang deze afspraak geldt; None als er geen einde is afgesproken."""
    einde = deel.tot or gegevens.einddatum
    if einde is None and volgende == date.max:
        return None
    laatste = min(einde or date.max, volgende - timedelta(days=1) if volgende < date.max else date.max)
    return max((laatste - max(begin, deel.van)).days + 1, 0)


def geldige(gebeurtenissen: Iterable[Gebeurtenis]) -> list[Gebeurtenis]:
    """De gebeurtenissen die nog gelden: zonder terugdraaiingen en wat die terugdraaien.

    Ook terugdraaien is terug te draaien.
    """
    alle, weg = list(gebeurtenissen), set()
    for gebeurtenis in reversed(alle):
        if isinstance(gebeurtenis.gegevens, Terugdraaiing):
            if gebeurtenis.uuid not in weg:
                weg.add(gebeurtenis.gegevens.gebeurtenis)
            weg.add(gebeurtenis.uuid)
    return [gebeurtenis for gebeurtenis in alle if gebeurtenis.uuid not in weg]


def maak_stand(
    gebeurtenissen: Iterable[Gebeurtenis],
    feiten: Feiten,
    afspraken: Afspraken,
    van: date | None = None,
    tot: date | None = None,
) -> Stand:
    """De stand van `van` tot en met `tot`; zonder opgave vanaf de eerste dag zelf begeleiden of de eerste besluiten.

    De gebeurtenissen staan in de volgorde waarin ze zijn vastgelegd, zonder wat is teruggedraaid (zie `geldige`); ze
    worden één voor één gelezen en niet bewaard. Zonder gebeurtenissen en zonder periode is er niets te tellen: dat is
    een PeriodeFout, net als een periode die eindigt voor zij begint.
    """
    lopend, dagen = Lopend(feiten), set[date]()
    for gebeurtenis in gebeurtenissen:
        lopend.lees(gebeurtenis)
        dagen.add(gebeurtenis.tijdstip.date())
    stukken = pd.DataFrame([stuk for traject in lopend.trajecten.values() for stuk in traject.stukken], columns=STUK)
    if not dagen and (van is None or tot is None):
        raise PeriodeFout("zonder gebeurtenissen is er geen periode; geef van en tot op")
    zelf = stukken.loc[(stukken["soort"] == SoortPlek.ZELF) & ~stukken["overgenomen"].astype(bool), "begin"]
    besluiten = pd.DataFrame(lopend.besluiten, columns=BESLUIT)
    begin = [date.fromordinal(int(eerste.min())) for eerste in (zelf, besluiten["dag"]) if len(eerste)]
    van, tot = van or min(begin or dagen), tot or max(dagen)
    if tot < van:
        raise PeriodeFout(f"de periode eindigt op {tot:%d-%m-%Y}, voor zij begint op {van:%d-%m-%Y}")
    return Stand(
        van=van,
        tot=tot,
        afspraken=afspraken,
        feiten=feiten,
        stukken=stukken,
        inzet=pd.DataFrame(lopend.inzet(), columns=INZET),
        besluiten=besluiten,
        opmerkingen=tuple(lopend.opmerkingen),
    )
