"""Advies over één geval: de route met alle redenen, wat net niet gold, wat na te vragen is en wie er meekijkt."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from wijknetwerk.begrippen import Actie, Navraag, Product, Reden, RegelsetNaam, Route
from wijknetwerk.regels.fouten import bedoelde_u
from wijknetwerk.regels.regel import DATUM, Regel
from wijknetwerk.regels.uitleg import Regeluitleg, leg_uit
from wijknetwerk.regels.uitspraak import Uitspraak
from wijknetwerk.regels.velden import Herkomst, zeg

if TYPE_CHECKING:
    from wijknetwerk.regels.regelboek import Regelboek

MET_AANBIEDER = (Route.SAMEN, Route.AANBIEDER)
"""Routes die niet vaststaan zolang het product onbeslist is."""

OVER_DE_ROUTE = ("tenzij", "route", "product")
GEEN_PRODUCT = "geen"
DREMPEL = re.compile(r"[a-z_][a-z0-9_]*")


@dataclass(frozen=True)
class NetNiet:
    """Een regel die niet geldt door precies één voorwaarde; bij een drempel in `nodig` staat haar waarde."""

    tabel: str
    regel: str
    dan: str
    veld: str
    waarde: object
    nodig: str

    def __str__(self) -> str:
        return f"{self.regel} ({zeg(self.dan)}): {zeg(self.veld)} is {zeg(self.waarde)}, nodig is {self.nodig}"


@dataclass(frozen=True)
class Oordeelveld:
    """Een antwoord van een professional; `bepalend` als een ander antwoord de route of het product kan veranderen."""

    veld: str
    waarde: object
    bepalend: bool

    def __str__(self) -> str:
        slot = "; een ander antwoord kan het advies veranderen" if self.bepalend else ""
        return f"{zeg(self.veld)} is {zeg(self.waarde)}{slot}."


@dataclass(frozen=True)
class Termijnadvies:
    """Een termijn; zonder de dag waarvan zij loopt is er geen datum."""

    regel: str
    naam: str
    vanaf: str
    datum: date | None
    zin: str


@dataclass(frozen=True, eq=False)
class Advies:
    """Wat de regels over één geval zeggen. Het is een advies: een mens beslist."""

    regelboek: "Regelboek"
    waarden: Mapping[str, object]
    dagen: Mapping[str, date]

    @property
    def regelset(self) -> RegelsetNaam:
        """Naam en vingerafdruk van de regelset."""
        return self.regelboek.kenmerk

    @cached_property
    def product(self) -> Product | None:
        """Het product als een aanbieder begeleidt; None als dat van een antwoord afhangt."""
        uitkomst = self._uitspraak("product").uitkomst
        return None if uitkomst is None else Product(uitkomst)

    @cached_property
    def route(self) -> Route:
        """De route; `navragen` als een antwoord de route kan veranderen, of het product dat zij nodig heeft."""
        uitkomst = self._uitspraak("route").uitkomst
        if uitkomst is None or (Route(uitkomst) in MET_AANBIEDER and self.product is None):
            return Route.NAVRAGEN
        return Route(uitkomst)

    @cached_property
    def redenen(self) -> tuple[Reden, ...]:
        """De tenzij-redenen die gelden, en de regel die de route geeft."""
        tenzij = self._uitspraak("tenzij")
        beslist = () if self.route is Route.NAVRAGEN else self._uitspraak("route").beslissend
        geldig = tenzij.geldig or (tenzij.denkbaar if self.route in MET_AANBIEDER else ())
        return tuple(self._reden(regel) for regel in (*geldig, *beslist))

    @cached_property
    def productredenen(self) -> tuple[Reden, ...]:
        """De regel die het product geeft."""
        beslist = self._uitspraak("product").beslissend if self.product else ()
        return tuple(self._reden(regel) for regel in beslist)

    @cached_property
    def navragen(self) -> tuple[Navraag, ...]:
        """De vragen waarvan het antwoord de route kan veranderen."""
        velden: tuple[str, ...] = ()
        if self.route is Route.NAVRAGEN:
            velden = self._uitspraak("route").navragen or self._uitspraak("product").navragen
        return tuple(Navraag(veld=veld, vraag=self.regelboek.vraag(veld)) for veld in velden)

    @cached_property
    def net_niet(self) -> tuple[NetNiet, ...]:
        """Regels die door precies één voorwaarde niet gelden en die de uitkomst hadden kunnen veranderen.

        In een tabel waar de eerste regel beslist, zijn dat regels met een andere uitkomst vóór de beslissende.
        """
        return tuple(
            NetNiet(
                naam,
                deel.regel.id,
                deel.regel.dan,
                voorwaarde.veld,
                voorwaarde.waarde,
                DREMPEL.sub(self._met_waarde, voorwaarde.nodig),
            )
            for naam in self._tabellen
            for deel in self._ter_zake(naam)
            if (voorwaarde := deel.net_niet)
            if not self._eerste_beslist(naam) or deel.regel.dan != self._uitspraak(naam).uitkomst
        )

    @cached_property
    def oordelen(self) -> tuple[Oordeelveld, ...]:
        """De bekende antwoorden waar het advies op rust en die een oordeel van een professional zijn."""
        gebruikt = dict.fromkeys(
            voorwaarde.veld
            for naam in self._tabellen
            for deel in self._ter_zake(naam)
            for voorwaarde in deel.voorwaarden
            if voorwaarde.waarde is not None
        )
        return tuple(
            Oordeelveld(veld, self.waarden[veld], self._bepaalt(veld))
            for veld in gebruikt
            if self.regelboek.velden[veld].herkomst is Herkomst.OORDEEL
        )

    @cached_property
    def meekijken(self) -> tuple[Actie, ...]:
        """Wie er meekijkt, en wat die doet."""
        return tuple(
            Actie(regel=regel.id, wie=regel.dan, zin=f"{regel.actie} {regel.zin(self._alles)}")
            for regel in self._uitspraak("meekijken").geldig
        )

    @cached_property
    def termijnen(self) -> tuple[Termijnadvies, ...]:
        """De termijnen die lopen."""
        return tuple(self._termijn(regel) for regel in self._uitspraak("termijnen").geldig)

    def uitleg(self, tabel: str) -> tuple[Regeluitleg, ...]:
        """Elke regel van een tabel, met elke voorwaarde, het antwoord, en of die klopt."""
        return leg_uit(self.regelboek.tabel(tabel), self._alles if tabel not in OVER_DE_ROUTE else self.waarden)

    def tekst(self) -> str:
        """Het advies in zinnen."""
        product = f", product {zeg(self.product)}" if self.route in MET_AANBIEDER else ""
        delen = [
            ("Waarom:", [f"{reden.zin} ({reden.regel})" for reden in self._verteld]),
            ("Eerst navragen:", [vraag.vraag for vraag in self.navragen]),
            ("Net niet:", [f"{net}." for net in self.net_niet]),
            ("Wie kijkt mee:", [f"{zeg(actie.wie)}: {actie.zin} ({actie.regel})" for actie in self.meekijken]),
            ("Termijnen:", [f"{termijn.zin} ({termijn.regel})" for termijn in self.termijnen]),
            ("Dit rust op het oordeel van een professional:", [str(oordeel) for oordeel in self.oordelen]),
        ]
        regels = [rij for kop, rijen in delen if rijen for rij in (kop, *(f"- {rij}" for rij in rijen))]
        slot = f"Regelset {self.regelset.naam}, sha256 {self.regelset.sha256}. Dit is een advies; een mens beslist."
        return "\n".join([f"Advies: {zeg(self.route)}{product}.", *regels, slot])

    @property
    def _tabellen(self) -> tuple[str, ...]:
        """De tabellen waar dit advies op rust; het product telt alleen als een aanbieder begeleidt."""
        return OVER_DE_ROUTE if self.route in MET_AANBIEDER else OVER_DE_ROUTE[:2]

    @property
    def _verteld(self) -> tuple[Reden, ...]:
        return self.redenen + (self.productredenen if self.route in MET_AANBIEDER else ())

    def _met_waarde(self, woord: re.Match[str]) -> str:
        """Zet bij de naam van een drempel haar waarde."""
        getal = self.regelboek.getallen.get(woord[0])
        return woord[0] if getal is None else f"{woord[0]} ({getal})"

    def _ter_zake(self, naam: str) -> Iterator[Regeluitleg]:
        """De regels van een tabel tot en met de eerste die zeker geldt en beslist; anders alle."""
        beslissend = self._uitspraak(naam).beslissend if self._eerste_beslist(naam) else ()
        for deel in self.uitleg(naam):
            yield deel
            if beslissend and deel.regel is beslissend[-1]:
                return

    def _eerste_beslist(self, naam: str) -> bool:
        return self._uitspraak(naam).spreker.eerste_beslist

    def _bepaalt(self, veld: str) -> bool:
        """Of de route of het product nog vaststaat als dit antwoord onbekend was."""
        zonder = Advies(self.regelboek, {**self.waarden, veld: None}, self.dagen)
        return zonder.route is not self.route or (self.route in MET_AANBIEDER and zonder.product is not self.product)

    @cached_property
    def _alles(self) -> Mapping[str, object]:
        product = GEEN_PRODUCT if self.product is None else self.product
        return {**self.waarden, "route": self.route, "product": product}

    @cached_property
    def _uitspraken(self) -> dict[str, Uitspraak]:
        return {}

    def _uitspraak(self, naam: str) -> Uitspraak:
        if naam not in self._uitspraken:
            waarden = self.waarden if naam in OVER_DE_ROUTE else self._alles
            self._uitspraken[naam] = self.regelboek.tabel(naam).beslis_een(waarden)
        return self._uitspraken[naam]

    def _reden(self, regel: Regel) -> Reden:
        return Reden(regel=regel.id, zin=regel.zin(self.waarden), bron=regel.bron, aanname=regel.aanname)

    def _termijn(self, regel: Regel) -> Termijnadvies:
        rekendag = regel.rekendag
        if rekendag is None:
            raise ValueError(f"termijnregel {regel.id} heeft geen rekendag")
        if rekendag.vanaf not in self.dagen:
            zin = f"{zeg(regel.dan)}: de datum volgt uit de {rekendag.vanaf}."
            return Termijnadvies(regel.id, regel.dan, rekendag.vanaf, None, zin)
        datum = rekendag.reken(self.dagen)
        zin = regel.zin({**self._alles, DATUM: datum})
        return Termijnadvies(regel.id, regel.dan, rekendag.vanaf, datum, zin)


def adviseer(regelboek: "Regelboek", waarden: Mapping[str, object], dagen: Mapping[str, date]) -> Advies:
    """Kijkt de antwoorden na en geeft het advies. Een veld dat er niet staat is onbekend, nooit 'nee'."""
    nodig: dict[str, object] = {
        naam: None for naam, veld in regelboek.velden.items() if not veld.uit_tabel and naam not in OVER_DE_ROUTE
    }
    for naam in waarden:
        if naam not in regelboek.velden:
            raise ValueError(f"onbekend veld «{naam}»{bedoelde_u(naam, nodig)}")
        if naam not in nodig:
            raise ValueError(f"{naam} volgt uit de regels en is niet op te geven")
    return Advies(regelboek, {**nodig, **waarden}, dagen)
