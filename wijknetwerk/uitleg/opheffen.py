"""Eén eis opheffen: de kleinste verandering in de werkmap waardoor een plek deze eis wel haalt, en geen andere.

Wat over de inwoner vaststaat blijft gelijk; er verandert iets aan de plek of aan wat de teamleider heeft vastgelegd.
Alleen bij het dagdeel verandert de vraag: het gaat er dan om of de inwoner ook op een ander moment kan.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wijknetwerk.begrippen import Capaciteitsstand, Hulpvraag, Product, Vastzetsoort, Werkvoorraad

PLEKTABELLEN = ("wijkcoaches", "aanbieders", "collectief_aanbod")


@dataclass(frozen=True)
class Paar:
    """Een hulpvraag en een plek in een week, met het product dat de regels adviseren."""

    werkvoorraad: Werkvoorraad
    hulpvraag: Hulpvraag
    plek: str
    product: Product | None

    @property
    def gebied(self) -> str:
        """Het gebied waar de inwoner woont."""
        return next(wijk.gebied for wijk in self.werkvoorraad.wijken if wijk.code == self.hulpvraag.wijk)

    def erbij(self, veld: str, *waarden: object) -> Werkvoorraad:
        """De week waarin de plek bij dit veld ook deze waarden heeft."""
        heeft = next(
            getattr(rij, veld) for naam in PLEKTABELLEN for rij in getattr(self.werkvoorraad, naam) if self._is(rij)
        )
        return self.anders(**{veld: (*heeft, *(waarde for waarde in waarden if waarde not in heeft))})

    def anders(self, **velden: object) -> Werkvoorraad:
        """De week waarin de plek deze velden heeft."""
        tabellen = {
            naam: tuple(
                rij.model_copy(update=velden) if self._is(rij) else rij for rij in getattr(self.werkvoorraad, naam)
            )
            for naam in PLEKTABELLEN
        }
        return self.werkvoorraad.model_copy(update=tabellen)

    def zonder_vastzetting(self, soort: Vastzetsoort) -> Werkvoorraad:
        """De week waarin de teamleider dit over deze hulpvraag (en bij uitsluiten: deze plek) niet vastlegde."""
        blijft = tuple(
            rij
            for rij in self.werkvoorraad.vastgezet
            if (rij.soort, rij.hulpvraag) != (soort, self.hulpvraag.nummer)
            or (soort is Vastzetsoort.UITGESLOTEN and rij.plek != self.plek)
        )
        return self.werkvoorraad.model_copy(update={"vastgezet": blijft})

    def met_vraag(self, **velden: object) -> Werkvoorraad:
        """De week waarin de hulpvraag deze velden heeft."""
        return met_vraag(self.werkvoorraad, self.hulpvraag.nummer, velden)

    def dagdeel(self) -> str:
        """Het dagdeel van de groep."""
        return next(groep.dagdeel for groep in self.werkvoorraad.collectief_aanbod if self._is(groep))

    def _is(self, rij: object) -> bool:
        return getattr(rij, "code", None) == self.plek


@dataclass(frozen=True)
class Opheffing:
    """Wat er dan anders is, in woorden, en de week waarin dat zo is."""

    zin: str
    werkvoorraad: Werkvoorraad


def met_vraag(werkvoorraad: Werkvoorraad, nummer: str, velden: Mapping[str, object]) -> Werkvoorraad:
    """Dezelfde week met andere antwoorden bij één hulpvraag; elke waarde wordt nagekeken."""
    vragen = tuple(
        Hulpvraag.model_validate(dict(vraag) | dict(velden)) if vraag.nummer == nummer else vraag
        for vraag in werkvoorraad.hulpvragen
    )
    return werkvoorraad.model_copy(update={"hulpvragen": vragen})


def hef_op(paar: Paar, eis: str) -> Opheffing | None:
    """De week waarin de plek deze ene eis wel haalt; None als daar geen zinvolle verandering voor is."""
    zin, maak = OPHEFFERS[eis]
    week = maak(paar)
    if week is None:
        return None
    vraag = paar.hulpvraag
    woorden = {
        "plek": paar.plek,
        "wet": vraag.wet,
        "expertise": " en ".join(vraag.expertise),
        "gebied": paar.gebied,
        "wijk": vraag.wijk,
        "product": paar.product,
        "thema": vraag.thema,
    }
    return Opheffing(zin.format(**woorden), week)


def _wet(paar: Paar) -> Werkvoorraad:
    return paar.erbij("wetten", paar.hulpvraag.wet)


def _expertise(paar: Paar) -> Werkvoorraad:
    return paar.erbij("expertise", *paar.hulpvraag.expertise)


def _product(paar: Paar) -> Werkvoorraad | None:
    return None if paar.product is None else paar.erbij("producten", paar.product)


def _thema(paar: Paar) -> Werkvoorraad | None:
    return None if paar.hulpvraag.thema is None else paar.anders(thema=paar.hulpvraag.thema)


OPHEFFERS: Mapping[str, tuple[str, Callable[[Paar], Werkvoorraad | None]]] = {
    "uitgesloten": (
        "de teamleider {plek} niet had uitgesloten",
        lambda paar: paar.zonder_vastzetting(Vastzetsoort.UITGESLOTEN),
    ),
    "vastgezet_elders": (
        "de teamleider deze hulpvraag niet elders had vastgezet",
        lambda paar: paar.zonder_vastzetting(Vastzetsoort.VASTGEZET),
    ),
    "coach_wet": ("{plek} ook onder de {wet} werkte", _wet),
    "coach_expertise": ("{plek} de expertise {expertise} had", _expertise),
    "coach_nabij": ("{plek} bij team {gebied} hoorde", lambda paar: paar.anders(team=paar.gebied)),
    "coach_verlof": ("{plek} geen verlof had", lambda paar: paar.anders(verlof_van=None, verlof_tot=None)),
    "aanbieder_wet": ("{plek} ook een contract voor de {wet} had", _wet),
    "aanbieder_gebied": ("{plek} ook in {gebied} werkte", lambda paar: paar.erbij("gebieden", paar.gebied)),
    "aanbieder_product": ("{plek} ook {product} leverde", _product),
    "aanbieder_expertise": ("{plek} de expertise {expertise} had", _expertise),
    "aanbieder_ervaring": ("de ervaring met {plek} voldoende was", lambda paar: paar.anders(ervaring_score=None)),
    "aanbieder_contract": ("het contract met {plek} doorliep", lambda paar: paar.anders(contract_tot=None)),
    "aanbieder_stand": (
        "{plek} nieuwe hulpvragen aannam",
        lambda paar: paar.anders(capaciteitsstand=Capaciteitsstand.CAPACITEIT),
    ),
    "groep_thema": ("{plek} over {thema} ging", _thema),
    "groep_wet": ("{plek} er ook voor de {wet} was", _wet),
    "groep_wijk": ("{plek} er ook voor wijk {wijk} was", lambda paar: paar.erbij("wijken", paar.hulpvraag.wijk)),
    "groep_dagdeel": (
        "de inwoner ook kon als {plek} er is",
        lambda paar: paar.met_vraag(dagdelen=(*paar.hulpvraag.dagdelen, paar.dagdeel())),
    ),
    "groep_start": (
        "{plek} deze week al begon en nog doorliep",
        lambda paar: paar.anders(start=paar.werkvoorraad.week.maandag, einde=None),
    ),
}
"""Per eis: wat er dan anders is, en hoe de week er dan uitziet."""
