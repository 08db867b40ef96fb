"""Het vervolg: wie er meekijkt en welke termijnen lopen, gegeven waar een hulpvraag uitkomt.

Dit kijkt naar waar de hulpvraag écht heen gaat: wie zelf begeleid kon worden maar door volte naar een aanbieder gaat,
krijgt dus ook de toets van de teamleider en de termijn van de beschikking.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wijknetwerk.begrippen import Actie, Hulpvraag, Product, Route, Termijn, Werkvoorraad
from wijknetwerk.regels import Advies, Regel, Regelboek
from wijknetwerk.weging import Wegingen, antwoorden

GEEN_PRODUCT = "geen"


@dataclass(frozen=True)
class Uitkomst:
    """Waar een hulpvraag uitkomt: de route die zij echt volgt, met het product als een aanbieder begeleidt."""

    route: Route
    product: Product | None = None


@dataclass(frozen=True)
class Vervolg:
    """Wat er rond één hulpvraag nog moet gebeuren."""

    meekijken: tuple[Actie, ...]
    termijnen: tuple[Termijn, ...]


def bepaal_vervolg(wegingen: Wegingen, regelboek: Regelboek, uitkomsten: Sequence[Uitkomst]) -> tuple[Vervolg, ...]:
    """Past de tabellen meekijken en termijnen toe op alle hulpvragen tegelijk."""
    waarden = [
        {**antwoord, "route": uitkomst.route.value, "product": uitkomst.product or GEEN_PRODUCT}
        for antwoord, uitkomst in zip(wegingen.antwoorden, uitkomsten, strict=True)
    ]
    kolommen = regelboek.kolommen(waarden)
    meekijken, termijnen = (regelboek.tabel(naam).beslis(kolommen) for naam in ("meekijken", "termijnen"))
    return tuple(
        Vervolg(
            meekijken=tuple(_actie(regel, waarden[i]) for regel in meekijken.geldig(i)),
            termijnen=tuple(
                _termijn(regel, _dagen(wegingen.veld.werkvoorraad, rij.hulpvraag), waarden[i])
                for regel in termijnen.geldig(i)
            ),
        )
        for i, rij in enumerate(wegingen.rijen)
    )


def adviseer_hulpvraag(werkvoorraad: Werkvoorraad, regelboek: Regelboek, nummer: str) -> Advies:
    """Wat de regels over één hulpvraag zeggen, vóór de verdeling, met alles waar dat op rust."""
    plaats = [vraag.nummer for vraag in werkvoorraad.hulpvragen].index(nummer)
    dagen = _dagen(werkvoorraad, werkvoorraad.hulpvragen[plaats])
    return regelboek.adviseer(antwoorden(werkvoorraad, regelboek)[plaats], dagen)


def _dagen(werkvoorraad: Werkvoorraad, vraag: Hulpvraag) -> dict[str, date]:
    """De dagen waarvanaf een termijn kan lopen."""
    dagen = {"melddatum": vraag.melddatum, "maandag": werkvoorraad.week.maandag}
    for traject in werkvoorraad.lopende_trajecten:
        if traject.nummer == vraag.lopend_traject:
            dagen["einddatum"] = traject.einddatum
    return dagen


def _actie(regel: Regel, waarden: Mapping[str, object]) -> Actie:
    return Actie(regel=regel.id, wie=regel.dan, zin=f"{regel.actie} {regel.zin(waarden)}")


def _termijn(regel: Regel, dagen: Mapping[str, date], waarden: Mapping[str, object]) -> Termijn:
    if regel.rekendag is None:
        raise ValueError(f"termijnregel {regel.id} heeft geen rekendag")
    datum = regel.rekendag.reken(dagen)
    zin = regel.zin({**waarden, "datum": datum})
    return Termijn(regel=regel.id, naam=regel.dan, datum=datum.isoformat(), zin=zin)
