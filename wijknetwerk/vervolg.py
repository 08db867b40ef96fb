"""Het vervolg: wie er meekijkt en welke termijnen lopen, gegeven waar een hulpvraag uitkomt.

Dit kijkt naar waar de hulpvraag écht heen gaat: wie zelf begeleid kon worden maar door volte naar een aanbieder gaat,
krijgt dus ook de toets van de teamleider en de termijn van de beschikking.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wijknetwerk.begrippen import Actie, Product, Route, Termijn
from wijknetwerk.regels import Regel, Regelboek
from wijknetwerk.weging import Wegingen

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
            termijnen=tuple(_termijn(regel, _dagen(wegingen, i), waarden[i]) for regel in termijnen.geldig(i)),
        )
        for i in range(len(waarden))
    )


def _dagen(wegingen: Wegingen, i: int) -> dict[str, date]:
    """De dagen waarvanaf een termijn kan lopen."""
    wv, vraag = wegingen.veld.werkvoorraad, wegingen.rijen[i].hulpvraag
    dagen = {"melddatum": vraag.melddatum, "maandag": wv.week.maandag}
    for traject in wv.lopende_trajecten:
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
