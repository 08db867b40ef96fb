"""Wat elke aanbieder in een scenario omzet, en hoe dat verschuift; met het wijkteam erbij is de som altijd nul."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from wijknetwerk.simulatie.cijfers import KWARTAAL_WEKEN, ZELF, Herhaling
from wijknetwerk.simulatie.maten import MINUTEN_PER_UUR, Tarieven
from wijknetwerk.simulatie.scenario import WEKEN_PER_JAAR

SAMEN = "kleine aanbieders samen"
"""Aanbieders met te weinig inwoners om los te noemen."""


@dataclass(frozen=True)
class Plekomzet:
    """Eén aanbieder (of het wijkteam): omzet per jaar in eurocenten, deel van alle begeleiding, en inwoners."""

    plek: str
    eurocent: Fraction
    aandeel: Fraction
    inwoners: Fraction


@dataclass(frozen=True)
class Verschuiving:
    """Hoeveel een plek wint of verliest tegenover een ander scenario.

    `punten` is het verschil in aandeel van alle begeleiding; over alle plekken samen is dat precies nul.
    `eurocent` is dat verschil bij een gelijke hoeveelheid begeleiding, tegen het gemiddelde tarief van een aanbieder.
    """

    plek: str
    punten: Fraction
    eurocent: Fraction


def omzet(herhalingen: Sequence[Herhaling], tarieven: Tarieven, aanloop_weken: int = 0) -> tuple[Plekomzet, ...]:
    """Per plek, gemiddeld over de herhalingen en de hele kwartalen na de aanloop; het wijkteam staat vooraan."""
    weken = len(herhalingen[0].weken)
    eerste = -(-aanloop_weken // KWARTAAL_WEKEN)
    geteld = weken - eerste * KWARTAAL_WEKEN
    sommen: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for herhaling in herhalingen:
        for rij in herhaling.plekken:
            if rij.kwartaal >= eerste:
                for plaats, aantal in enumerate((rij.basis, rij.specialistisch, rij.zelf, rij.inwonerweken)):
                    sommen[rij.plek][plaats] += aantal
    keer = len(herhalingen) * geteld
    minuten = {plek: sum(som[:3]) for plek, som in sommen.items()}
    alles = sum(minuten.values())
    return tuple(
        Plekomzet(
            plek=plek,
            eurocent=Fraction(
                (som[0] * tarieven.basis + som[1] * tarieven.specialistisch + som[2] * tarieven.wijkcoach)
                * WEKEN_PER_JAAR,
                MINUTEN_PER_UUR * keer,
            ),
            aandeel=Fraction(minuten[plek], alles) if alles else Fraction(),
            inwoners=Fraction(som[3], keer),
        )
        for plek, som in sorted(sommen.items(), key=lambda rij: (rij[0] != ZELF, rij[0]))
    )


def _waarde(som: Sequence[int], tarieven: Tarieven) -> int:
    basis, specialistisch, zelf, _ = som
    return basis * tarieven.basis + specialistisch * tarieven.specialistisch + zelf * tarieven.wijkcoach


def verschuif(basis: Iterable[Plekomzet], ander: Iterable[Plekomzet]) -> tuple[Verschuiving, ...]:
    """Elke plek van het ene scenario naar het andere."""
    nu, dan = ({rij.plek: rij for rij in rijen} for rijen in (basis, ander))
    geld = sum((rij.eurocent for rij in nu.values() if rij.plek != ZELF), Fraction())
    deel = sum((rij.aandeel for rij in nu.values() if rij.plek != ZELF), Fraction())
    per_punt = geld / deel if deel else Fraction()
    return tuple(
        Verschuiving(plek, verschil, verschil * per_punt)
        for plek in sorted({*nu, *dan}, key=lambda plek: (plek != ZELF, plek))
        for verschil in [_aandeel(dan, plek) - _aandeel(nu, plek)]
    )


def _aandeel(rijen: Mapping[str, Plekomzet], plek: str) -> Fraction:
    return rijen[plek].aandeel if plek in rijen else Fraction()


def te_klein(per_scenario: Sequence[Sequence[Plekomzet]], grens: int) -> frozenset[str]:
    """Aanbieders met ergens minder dan `grens` inwoners, en zoveel andere dat ook hun som niet klein is.

    Zij worden in elk scenario samengenomen: wie in het ene los staat en in het andere niet, is anders uit te rekenen.
    """
    laagst: dict[str, Fraction] = {}
    for rijen in per_scenario:
        for rij in rijen:
            if rij.plek != ZELF:
                laagst[rij.plek] = min(laagst.get(rij.plek, rij.inwoners), rij.inwoners)
    plekken = sorted(laagst, key=lambda plek: (laagst[plek], plek))
    weg = [
        plek for plek in plekken if laagst[plek] < grens or any(plek not in _plekken(rijen) for rijen in per_scenario)
    ]
    over = [plek for plek in plekken if plek not in weg]
    while weg and over and (len(weg) == 1 or sum(laagst[plek] for plek in weg) < grens):
        weg.append(over.pop(0))
    return frozenset(weg)


def _plekken(rijen: Iterable[Plekomzet]) -> set[str]:
    return {rij.plek for rij in rijen}


def neem_samen(rijen: Iterable[Plekomzet], klein: frozenset[str]) -> tuple[Plekomzet, ...]:
    """Dezelfde rijen, met de kleine aanbieders als één rij achteraan."""
    los = [rij for rij in rijen if rij.plek not in klein]
    weg = [rij for rij in rijen if rij.plek in klein]
    if not weg:
        return tuple(los)
    sommen = (sum((getattr(rij, veld) for rij in weg), Fraction()) for veld in ("eurocent", "aandeel", "inwoners"))
    return (*los, Plekomzet(SAMEN, *sommen))
