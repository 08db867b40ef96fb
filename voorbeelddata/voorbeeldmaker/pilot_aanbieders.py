"""Wie in de pilotgebieden bij een aanbieder loopt, en wat er in het laatste half jaar besloten is; alles verzonnen.

In Kronenburg zijn het 180 inwoners bij 60 aanbieders (brief 001). Met 909 inwoners in begeleiding is het aandeel zelf
11 % (brief 000).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from voorbeeldmaker import feiten
from voorbeeldmaker.loten import Loten, gespreid
from wijknetwerk.begrippen import (
    BegonnenRij,
    BesluitRij,
    EindReden,
    GeeindigdRij,
    Product,
    Route,
    Schilreden,
    SoortPlek,
    Wet,
)
from wijknetwerk.begrippen.monitormap import CollectiefBijBesluit

_WAAROM_GEEN_GROEP = (
    CollectiefBijBesluit.NIET_PASSEND,
    CollectiefBijBesluit.NIET_BESCHIKBAAR,
    CollectiefBijBesluit.VOL,
)
KRONENBURG, IN_KRONENBURG, AANBIEDERS_IN_KRONENBURG = "WK020219", 180, 60
LOPEND = {"CSA": 210, "RKV": 240, "MAL": 210, "SE": 149}
"""Lopende trajecten bij aanbieders op de laatste dag: samen 809, en met 100 trajecten zelf dus 909."""
GEEINDIGD = 370
AANBIEDERS = 96
TERUG, PILOT = 1400, 607
"""Dagen: zo lang geleden begon het oudste traject dat nog loopt, en zo lang duurt de pilot."""
GROEPEN = 34
"""Besluiten voor een groep in het laatste half jaar."""
BEGIN_BESLUITEN = date(2022, 1, 3)
PEIL, JAAR = date(2022, 6, 30), 364
"""Wat loopt, is telkens met een jaar verlengd tot na de laatste dag."""
WETTEN = {"CSA": Wet.WMO, "RKV": Wet.WMO, "MAL": Wet.JEUGDWET, "SE": Wet.JEUGDWET}


@dataclass(frozen=True)
class Elders:
    """De trajecten bij aanbieders."""

    begonnen: tuple[BegonnenRij, ...]
    geeindigd: tuple[GeeindigdRij, ...]


def bij_aanbieders(einde: date, loten: Loten) -> Elders:
    """Wat op de laatste dag loopt, en wat tijdens de pilots eindigde."""
    begonnen, geeindigd = [], []
    lopend = [gebied for gebied, aantal in LOPEND.items() for _ in range(aantal)]
    voorbij = [loten.kies("voorbij", i, uit=tuple(LOPEND)) for i in range(GEEINDIGD)]
    for plaats, gebied in enumerate([*lopend, *voorbij]):
        nummer = f"A-{plaats + 1:04d}"
        loopt = plaats < len(lopend)
        rang = plaats - list(lopend).index(gebied) if loopt else None
        if loopt:
            van = einde - timedelta(days=1 + int(gespreid(plaats + 1) * TERUG))
        else:
            stopt = einde - timedelta(days=int(gespreid(plaats + 1) * PILOT))
            van = stopt - timedelta(days=PILOT + loten.geheel(nummer, "duur", van=30, tot=400))
            geeindigd.append(
                GeeindigdRij(
                    traject=nummer,
                    datum=stopt,
                    eindreden=loten.kies(
                        nummer, "reden", uit=(EindReden.VOLGENS_PLAN, EindReden.ANDERE_AANBIEDER, EindReden.VERHUIZING)
                    ),
                )
            )
        begonnen.append(_begin(nummer, gebied, rang, van, loten))
    return Elders(tuple(begonnen), tuple(geeindigd))


def _begin(nummer: str, gebied: str, rang: int | None, van: date, loten: Loten) -> BegonnenRij:
    kronenburg = gebied == "RKV" and rang is not None and rang < IN_KRONENBURG
    wijken = [wijk.code for wijk in feiten.wijken_van(gebied) if wijk.code != KRONENBURG]
    aanbieder = rang % AANBIEDERS_IN_KRONENBURG if kronenburg and rang is not None else _aanbieder(nummer, loten)
    return BegonnenRij(
        traject=nummer,
        hulpvraag=f"V{nummer}",
        wet=WETTEN[gebied],
        wijk=KRONENBURG if kronenburg else loten.kies(nummer, "wijk", uit=wijken),
        gebied=gebied,
        soort_plek=SoortPlek.AANBIEDER,
        plek=f"aanbieder-{aanbieder + 1:02d}",
        product=loten.kies(nummer, "product", uit=(Product.BASIS, Product.SPECIALISTISCH)),
        minuten_per_week=loten.geheel(nummer, "uren", van=90, tot=240, stap=30),
        van=van,
        tot=van + timedelta(days=JAAR * (1 + (PEIL - van).days // JAAR) - 1),
        huishouden=f"HH-{loten.geheel(nummer, 'huishouden', van=1, tot=260):03d}"
        if loten.kans(nummer, "samen", op=0.4)
        else None,
    )


def _aanbieder(nummer: str, loten: Loten) -> int:
    """Sommige aanbieders zijn veel groter dan andere."""
    return int(loten.trek(nummer, "aanbieder") ** 1.7 * AANBIEDERS)


def besluiten_van(begonnen: Iterable[BegonnenRij], einde: date, loten: Loten) -> tuple[BesluitRij, ...]:
    """Een besluit bij elk traject dat in het laatste half jaar begon; in de pilots was er nog geen voorstel."""
    recent = [rij for rij in begonnen if BEGIN_BESLUITEN <= rij.van <= einde]
    besluiten = [_besluit(rij, loten) for rij in recent]
    groepen = [_naar_groep(i, besluiten[i * len(besluiten) // GROEPEN], loten) for i in range(GROEPEN)]
    return tuple(sorted([*besluiten, *groepen], key=lambda rij: (rij.datum, rij.hulpvraag)))


def _naar_groep(nummer: int, als: BesluitRij, loten: Loten) -> BesluitRij:
    """Een besluit voor een groep, op de dag en in de wijk van een ander besluit."""
    groep = loten.kies(nummer, "groep", uit=("groep-1", "groep-2", "groep-3"))
    anders = {"hulpvraag": f"VG-{nummer + 1:02d}", "route": Route.COLLECTIEF, "plek": groep, "voorgestelde_plek": groep}
    leeg = {"product": None, "schilreden": None, "collectief_niet": None}
    return als.model_copy(update=anders | leeg | {"soort_plek": SoortPlek.COLLECTIEF})


def _besluit(rij: BegonnenRij, loten: Loten) -> BesluitRij:
    zelf = rij.soort_plek is SoortPlek.ZELF
    druk = loten.geheel(rij.traject, "druk", van=700, tot=1080, stap=10)
    afwijken = loten.kans(rij.traject, "afwijken", op=0.1 + (0.25 if druk > 950 else 0))  # noqa: PLR2004 - verzonnen
    routes: Sequence[Route] = (Route.ZELF, Route.SAMEN) if zelf else (Route.ZELF, Route.SAMEN, Route.AANBIEDER)
    gewicht = (0.9, 0.1) if zelf else (0.25, 0.15, 0.6)
    schil = loten.kies(rij.traject, "schil", uit=(None, *Schilreden), gewicht=(0.6, 0.15, 0.2, 0.05))
    return BesluitRij(
        hulpvraag=rij.hulpvraag,
        datum=rij.van,
        wet=rij.wet,
        wijk=rij.wijk,
        gebied=rij.gebied,
        route=loten.kies(rij.traject, "route", uit=routes, gewicht=gewicht),
        regelset="2021-02-01_pilot-wmo",
        voorgestelde_plek=loten.kies(rij.traject, "voorstel", uit=("CSA-P01", "RKV-P02")) if afwijken else rij.plek,
        plek=rij.plek,
        soort_plek=SoortPlek.TWEEDE_SCHIL if not zelf and schil else rij.soort_plek,
        product=rij.product,
        schilreden=None if zelf else schil,
        bezetting_promille=druk,
        collectief_niet=loten.kies(rij.traject, "collectief", uit=_WAAROM_GEEN_GROEP, gewicht=(0.6, 0.3, 0.1)),
    )
