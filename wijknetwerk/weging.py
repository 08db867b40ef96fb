"""Wegen: wat de regels over elke hulpvraag zeggen, vóór de verdeling over plekken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.begrippen import (
    VERDEELROUTES,
    Hulpvraag,
    Navraag,
    Product,
    Reden,
    Route,
    Schil,
    Werkvoorraad,
)
from wijknetwerk.eisen import (
    EISEN_AANBIEDER,
    EISEN_BESCHIKBAAR,
    EISEN_ERVARING,
    EISEN_EXPERTISE,
    Masker,
    Toelating,
    Veld,
    dekt,
    haalt_alle,
    kruisjes,
)
from wijknetwerk.regels import SCHILUITKOMSTEN, Kolom, Regel, Regelboek, Uitslag

GEEN_TRAJECT = -1
"""Waarde van `resterende_dagen` als er geen traject loopt."""

DIRECT_VERDEELD = (Route.SAMEN, Route.AANBIEDER)
"""Routes die niet verdeeld kunnen worden zolang het product onbeslist is."""


@dataclass(frozen=True)
class Weging:
    """Het oordeel van de regels over één hulpvraag.

    `vangnet` is de route als er in de groep geen plaats is; gelijk aan `route` als die geen collectief is, en None
    als de hulpvraag dan niet verdeeld mag worden (bijvoorbeeld omdat er iets na te vragen is).
    `productredenen` horen bij het product en tellen alleen als een aanbieder begeleidt.
    """

    hulpvraag: Hulpvraag
    route: Route
    vangnet: Route | None
    product: Product | None
    redenen: tuple[Reden, ...] = ()
    productredenen: tuple[Reden, ...] = ()
    navragen: tuple[Navraag, ...] = ()

    @property
    def wordt_verdeeld(self) -> bool:
        """Of de hulpvraag deze week een plek krijgt."""
        return self.route in VERDEELROUTES

    def kan(self, route: Route) -> bool:
        """Of deze route, zelf of als vangnet, open staat."""
        return route in (self.route, self.vangnet)


@dataclass(frozen=True)
class Wegingen:
    """Alle wegingen van een week, in de volgorde van de hulpvragen, met per aanbieder wat de schiltabel zegt.

    `antwoorden` zijn de velden waarop de regels beslisten; `schiluitslag` gaat over elk paar hulpvraag en aanbieder.
    """

    veld: Veld
    rijen: tuple[Weging, ...]
    schiluitslag: Uitslag
    antwoorden: tuple[Mapping[str, object], ...] = ()

    @cached_property
    def schil(self) -> NDArray[np.int8]:
        """H × A: onder welke noemer elke aanbieder bij elke hulpvraag mag (nummer in SCHILUITKOMSTEN)."""
        nummer = np.array([SCHILUITKOMSTEN.index(naam) for naam in self.schiluitslag.tabel.uitkomst], dtype=np.int8)
        schil: NDArray[np.int8] = nummer[self.schiluitslag.codes].reshape(
            len(self.rijen), len(self.veld.werkvoorraad.aanbieders)
        )
        return schil

    @cached_property
    def toelating(self) -> Toelating:
        """H × A: de eisen die een aanbieder bij een hulpvraag niet haalt."""
        return Toelating(EISEN_AANBIEDER, self.veld)

    def redenen(self, vraag: int, aanbieder: int) -> tuple[Reden, ...]:
        """Alles wat over deze aanbieder bij deze hulpvraag te zeggen is: eerst wat hem uitsluit, dan zijn schil."""
        aantal = len(self.veld.werkvoorraad.aanbieders)
        (regel,) = self.schiluitslag.beslissend(vraag * aantal + aanbieder)
        schil = Reden(regel=regel.id, zin=regel.zin({}), bron=regel.bron, aanname=regel.aanname)
        return (*self.toelating.redenen(vraag, aanbieder), schil)


Gewogen = dict[tuple[object, ...], Weging]
"""Antwoorden op volgorde van hun velden -> wat dit regelboek daarover zegt; bij een ander regelboek hoort een ander."""


def weeg(werkvoorraad: Werkvoorraad, regelboek: Regelboek, gewogen: Gewogen | None = None) -> Wegingen:
    """Past het regelboek toe op alle hulpvragen tegelijk.

    De regels zien alleen de antwoorden, en geven bij gelijke antwoorden dus hetzelfde. Wie vele weken weegt, geeft
    steeds dezelfde `gewogen` mee: dan wordt elk stel antwoorden maar één keer langs de regels gelegd.
    """
    veld = Veld(werkvoorraad, regelboek.drempels)
    antwoorden = _antwoorden(veld, regelboek)
    gewogen = {} if gewogen is None else gewogen
    sleutels = [tuple(antwoord.values()) for antwoord in antwoorden]
    nieuw = {sleutel: rij for rij, sleutel in enumerate(sleutels) if sleutel not in gewogen}
    if nieuw:
        weger = _weger(werkvoorraad, regelboek, antwoorden)
        gewogen.update((sleutel, weger.weeg(rij)) for sleutel, rij in nieuw.items())
    rijen = tuple(
        replace(gewogen[sleutel], hulpvraag=vraag)
        for sleutel, vraag in zip(sleutels, werkvoorraad.hulpvragen, strict=True)
    )
    veld = replace(veld, product=tuple(weging.product for weging in rijen))
    return Wegingen(veld, rijen, _schil(veld, regelboek), tuple(antwoorden))


def _weger(werkvoorraad: Werkvoorraad, regelboek: Regelboek, antwoorden: list[dict[str, object]]) -> "_Weger":
    kolommen = regelboek.kolommen(antwoorden)
    niets = Kolom.ja_nee(np.zeros(len(antwoorden), dtype=bool))
    routetabel = regelboek.tabel("route")
    return _Weger(
        regelboek=regelboek,
        werkvoorraad=werkvoorraad,
        antwoorden=antwoorden,
        tenzij=regelboek.tabel("tenzij").beslis(kolommen),
        route=routetabel.beslis(kolommen),
        vangnet=routetabel.beslis({**kolommen, "collectief_beschikbaar": niets}),
        product=regelboek.tabel("product").beslis(kolommen),
    )


def antwoorden(werkvoorraad: Werkvoorraad, regelboek: Regelboek) -> list[dict[str, object]]:
    """Per hulpvraag de antwoorden die de regels van tenzij, route en product te zien krijgen."""
    return _antwoorden(Veld(werkvoorraad, regelboek.drempels), regelboek)


def _antwoorden(veld: Veld, regelboek: Regelboek) -> list[dict[str, object]]:
    """Per hulpvraag de velden die de regels mogen gebruiken: wat er staat en wat wij eruit afleiden."""
    wv = veld.werkvoorraad
    einde = {traject.nummer: traject.einddatum for traject in wv.lopende_trajecten}
    beschikbaar = np.any(haalt_alle(EISEN_BESCHIKBAAR, veld), axis=1).tolist()
    expertise = np.any(_expertise_in_team(veld), axis=1).tolist()
    eigen = [naam for naam in regelboek.velden if naam in Hulpvraag.model_fields]
    rijen = []
    for i, vraag in enumerate(wv.hulpvragen):
        rij: dict[str, object] = {naam: getattr(vraag, naam) for naam in eigen}
        loopt_tot = einde.get(vraag.lopend_traject or "")
        rij["resterende_dagen"] = GEEN_TRAJECT if loopt_tot is None else (loopt_tot - wv.week.maandag).days
        rij["collectief_beschikbaar"] = beschikbaar[i]
        rij["expertise_in_team"] = expertise[i]
        rijen.append(rij)
    return rijen


def _expertise_in_team(veld: Veld) -> Masker:
    """H × C: coaches van het eigen team met de wet en alle expertise."""
    coaches = veld.werkvoorraad.wijkcoaches
    teams = sorted({*veld.gebied, *(coach.team for coach in coaches)})
    kenmerken = (*veld.expertises, *teams, "wmo", "jeugdwet")
    vragen = veld.werkvoorraad.hulpvragen
    nodig = kruisjes([(*v.expertise, veld.gebied[i], v.wet) for i, v in enumerate(vragen)], kenmerken)
    return dekt(nodig, kruisjes([(*coach.expertise, coach.team, *coach.wetten) for coach in coaches], kenmerken))


def _schil(veld: Veld, regelboek: Regelboek) -> Uitslag:
    """Wat de schiltabel over elk paar zegt: hulpvraag voor hulpvraag, en daarbinnen aanbieder voor aanbieder."""
    aanbieders = veld.werkvoorraad.aanbieders
    vorm = (len(veld.werkvoorraad.hulpvragen), len(aanbieders))
    deelnemer = np.array([a.schil is Schil.NETWERK for a in aanbieders], dtype=bool)
    feiten = {
        "deelnemer": np.broadcast_to(deelnemer, vorm),
        "in_netwerkgebied": _per_vraag([gebied in regelboek.gebieden for gebied in veld.gebied], vorm),
        "netwerk_heeft_expertise": _per_vraag((haalt_alle(EISEN_EXPERTISE, veld) & deelnemer).any(axis=1), vorm),
        "netwerk_heeft_ervaring": _per_vraag((haalt_alle(EISEN_ERVARING, veld) & deelnemer).any(axis=1), vorm),
    }
    return regelboek.tabel("schil").beslis({naam: Kolom.ja_nee(feit.ravel()) for naam, feit in feiten.items()})


def _per_vraag(kolom: Sequence[bool] | Masker, vorm: tuple[int, int]) -> Masker:
    return np.broadcast_to(np.asarray(kolom, dtype=bool)[:, None], vorm)


@dataclass(frozen=True)
class _Weger:
    """Zet de uitslagen van de tabellen om in één weging per hulpvraag."""

    regelboek: Regelboek
    werkvoorraad: Werkvoorraad
    antwoorden: Sequence[Mapping[str, object]]
    tenzij: Uitslag
    route: Uitslag
    vangnet: Uitslag
    product: Uitslag

    def weeg(self, i: int) -> Weging:
        """De weging van hulpvraag `i`; onbeslist wordt navragen, nooit stil een 'nee'."""
        advies = self.product.uitkomst[i]
        product = None if advies is None else Product(advies)
        route, velden = self._route(i, self.route, product)
        vangnet, open_velden = self._route(i, self.vangnet, product) if route is Route.COLLECTIEF else (route, ())
        beslist = () if route is Route.NAVRAGEN else self.route.beslissend(i)
        tenzij = self._tenzij(i, route)
        return Weging(
            hulpvraag=self.werkvoorraad.hulpvragen[i],
            route=route,
            vangnet=vangnet if vangnet in VERDEELROUTES and vangnet is not Route.COLLECTIEF else None,
            product=product,
            redenen=tuple(self._reden(regel, i) for regel in (*tenzij, *beslist)),
            productredenen=tuple(self._reden(regel, i) for regel in self.product.beslissend(i)) if product else (),
            navragen=self._vragen((*velden, *open_velden)),
        )

    def _route(self, i: int, uitslag: Uitslag, product: Product | None) -> tuple[Route, tuple[str, ...]]:
        uitkomst = uitslag.uitkomst[i]
        if uitkomst is None:
            return Route.NAVRAGEN, uitslag.navragen(i)
        route = Route(uitkomst)
        if route in DIRECT_VERDEELD and product is None:
            return Route.NAVRAGEN, self.product.navragen(i)
        return route, ()

    def _tenzij(self, i: int, route: Route) -> tuple[Regel, ...]:
        """Alle tenzij-redenen die zeker gelden; rust de route op 'een van deze', dan die."""
        zeker = self.tenzij.geldig(i)
        if zeker or route not in DIRECT_VERDEELD:
            return zeker
        return tuple(regel for regel, kan in zip(self.tenzij.regels, self.tenzij.mogelijk[i], strict=True) if kan)

    def _reden(self, regel: Regel, i: int) -> Reden:
        return Reden(regel=regel.id, zin=regel.zin(self.antwoorden[i]), bron=regel.bron, aanname=regel.aanname)

    def _vragen(self, velden: Sequence[str]) -> tuple[Navraag, ...]:
        return tuple(Navraag(veld=veld, vraag=self.regelboek.vraag(veld)) for veld in dict.fromkeys(velden))
