"""Regels vergelijken op echte hulpvragen: wie gaat van waar naar waar, door welke regel, en hoeveel uren gaan mee?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from wijknetwerk.begrippen import Route, Werkvoorraad, uren
from wijknetwerk.regelbeheer.aangepast import met_getal
from wijknetwerk.regelbeheer.bevinding import opsomming
from wijknetwerk.regels import Regelboek
from wijknetwerk.weging import Weging, weeg

HEEL = 100
"""Procent."""


@dataclass(frozen=True)
class Verhuizing:
    """Eén hulpvraag die ergens anders uitkomt, met de regels die dat bepalen."""

    hulpvraag: str
    van: str
    naar: str
    minuten_per_week: int
    regels_oud: tuple[str, ...]
    regels_nieuw: tuple[str, ...]

    def __str__(self) -> str:
        oud, nieuw = (opsomming(ids) or "geen regel" for ids in (self.regels_oud, self.regels_nieuw))
        return f"{self.hulpvraag}: van {self.van} naar {self.naar} (was {oud}, wordt {nieuw})"


@dataclass(frozen=True)
class Werkmapverschil:
    """Wat er voor deze hulpvragen verandert. `plekken` is None zolang er niet verdeeld is."""

    aantal: int
    routes: tuple[Verhuizing, ...]
    plekken: tuple[Verhuizing, ...] | None = None

    def tekst(self) -> str:
        """Het verschil zoals een beleidsmedewerker het leest."""
        rijen = [f"{len(self.routes)} van {self.aantal} hulpvragen krijgen een andere weg."]
        rijen += _blok(self.routes)
        if self.plekken is not None:
            krijgt = "krijgt" if len(self.plekken) == 1 else "krijgen"
            rijen += ["", f"Na de verdeling {krijgt} {_vragen(len(self.plekken))} een andere plek."]
            rijen += _blok(self.plekken, per_soort=True)
        return "\n".join(rijen) + "\n"


def stromen(verhuizingen: tuple[Verhuizing, ...], *, per_soort: bool = False) -> dict[tuple[str, str], tuple[int, int]]:
    """Per (van, naar) het aantal hulpvragen en de minuten per week, de grootste eerst.

    Met `per_soort` telt alleen de soort plek, zonder de code van de wijkcoach of aanbieder.
    """
    aantal: Counter[tuple[str, str]] = Counter()
    minuten: Counter[tuple[str, str]] = Counter()
    for verhuizing in verhuizingen:
        van, naar = verhuizing.van, verhuizing.naar
        stroom = (van.partition(" ")[0], naar.partition(" ")[0]) if per_soort else (van, naar)
        aantal[stroom] += 1
        minuten[stroom] += verhuizing.minuten_per_week
    return {stroom: (keer, minuten[stroom]) for stroom, keer in aantal.most_common()}


def _vragen(aantal: int) -> str:
    return "1 hulpvraag" if aantal == 1 else f"{aantal} hulpvragen"


def _blok(verhuizingen: tuple[Verhuizing, ...], *, per_soort: bool = False) -> Iterator[str]:
    for (van, naar), (aantal, minuten) in stromen(verhuizingen, per_soort=per_soort).items():
        waar = f"van {van} naar {naar}" if van != naar else f"{van}, op een andere plek"
        yield f"  {waar}: {_vragen(aantal)}, {uren(minuten)} uur per week"
    yield from (f"    {verhuizing}" for verhuizing in verhuizingen)


def vergelijk_werkmap(oud: Regelboek, nieuw: Regelboek, werkvoorraad: Werkvoorraad) -> Werkmapverschil:
    """Weegt dezelfde hulpvragen met beide regelsets. Na de verdeling: `herverdeling.vergelijk_verdeling`."""
    wegingen = [weeg(werkvoorraad, boek).rijen for boek in (oud, nieuw)]
    routes = tuple(
        Verhuizing(
            links.hulpvraag.nummer,
            weg(links),
            weg(rechts),
            links.hulpvraag.minuten_per_week,
            _regels(links),
            _regels(rechts),
        )
        for links, rechts in zip(*wegingen, strict=True)
        if weg(links) != weg(rechts)
    )
    return Werkmapverschil(len(wegingen[0]), routes)


def weg(weging: Weging) -> str:
    """De route, met het product als een aanbieder begeleidt en het vangnet als de groep vol zit."""
    if weging.route in (Route.SAMEN, Route.AANBIEDER):
        return f"{weging.route} ({weging.product})"
    if weging.route is Route.COLLECTIEF and weging.vangnet is not None:
        product = f", {weging.product}" if weging.vangnet is not Route.ZELF else ""
        return f"{weging.route} (is de groep vol: {weging.vangnet}{product})"
    return str(weging.route)


def _regels(weging: Weging) -> tuple[str, ...]:
    return tuple(reden.regel for reden in weging.redenen)


@dataclass(frozen=True)
class Gevoeligheid:
    """Wat er gebeurt als één drempel een beetje lager of hoger wordt; de hulpvragen die omslaan zijn grensgevallen."""

    naam: str
    waarde: int
    eenheid: str
    lager: int
    hoger: int
    bij_lager: tuple[Verhuizing, ...]
    bij_hoger: tuple[Verhuizing, ...]

    @property
    def grensgevallen(self) -> tuple[str, ...]:
        """De hulpvragen die bij lager of hoger anders uitkomen."""
        return tuple(dict.fromkeys(verhuizing.hulpvraag for verhuizing in (*self.bij_lager, *self.bij_hoger)))

    def __str__(self) -> str:
        zin = (
            f"{self.naam} {self.waarde} {self.eenheid}: bij {self.lager} slaan er {len(self.bij_lager)} om, "
            f"bij {self.hoger} {len(self.bij_hoger)}"
        )
        return f"{zin} ({', '.join(self.grensgevallen)})" if self.grensgevallen else zin


def drempelgevoeligheid(boek: Regelboek, werkvoorraad: Werkvoorraad, procent: int = 10) -> tuple[Gevoeligheid, ...]:
    """Per drempel hoeveel hulpvragen een andere weg krijgen als zij zoveel procent lager of hoger is, minstens 1.

    De gevoeligste drempel staat vooraan. Datums schuiven niet mee; het gaat om de route en het product.
    """
    gemeten = []
    for naam, getal in boek.getallen.items():
        if getal.bestand == "parameters.toml":
            stap = max(1, getal.waarde * procent // HEEL)
            waarden = (max(0, getal.waarde - stap), getal.waarde + stap)
            lager, hoger = (
                vergelijk_werkmap(boek, met_getal(boek, naam, waarde), werkvoorraad).routes for waarde in waarden
            )
            gemeten.append(Gevoeligheid(naam, getal.waarde, getal.eenheid, *waarden, lager, hoger))
    return tuple(sorted(gemeten, key=lambda deel: -len(deel.grensgevallen)))
