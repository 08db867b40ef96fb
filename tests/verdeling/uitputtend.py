"""Uitputtend zoeken: alle plannen van een opgave opsommen en het beste kiezen."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from opgave import GEEN, Opgave, Zet

from wijknetwerk.begrippen import Rij

Plan = dict[str, tuple[str, str, str | None]]
"""Per hulpvraag de plek, de soort plek en wie er nog bij is."""


@dataclass(frozen=True)
class Uitslag:
    """De laagste waarde van elke trede, en elk plan dat haar haalt."""

    treden: tuple[int, ...]
    plannen: list[Plan]


def plan_van_zetten(zetten: Sequence[Zet]) -> Plan:
    """Het plan dat deze zetten samen zijn."""
    return {zet.hulpvraag: (zet.plek, zet.soort, zet.ander) for zet in zetten}


def plan_van(rijen: Sequence[Rij]) -> Plan:
    """Het plan in een voorstel."""
    plan: Plan = {}
    for rij in rijen:
        if rij.soort_plek is not None:
            ander = rij.tweede_coach if rij.soort_plek == "zelf" else rij.wijkcoach
            plan[rij.hulpvraag] = (rij.plek or GEEN, str(rij.soort_plek), ander)
    return plan


def aantal_plannen(opgave: Opgave) -> int:
    """Hoeveel combinaties er zijn, ook de combinaties die niet passen."""
    aantal = 1
    for zetten in opgave.zetten:
        aantal *= len(zetten)
    return aantal


def zoek_uit(opgave: Opgave) -> Uitslag:
    """Probeert elke combinatie; wat niet meer past wordt niet verder aangevuld, want erbij maakt nooit ruimte."""
    beste: tuple[int, ...] | None = None
    plannen: list[tuple[Zet, ...]] = []
    for plan in _passende(opgave, 0, (), Counter()):
        waarden = waardeer(opgave, plan)
        if beste is None or waarden < beste:
            beste, plannen = waarden, []
        if waarden == beste:
            plannen.append(plan)
    if beste is None:
        raise AssertionError("niemand een plek geven past altijd")
    return Uitslag(beste, [plan_van_zetten(plan) for plan in plannen])


def _passende(opgave: Opgave, nummer: int, plan: tuple[Zet, ...], gebruik: Counter[str]) -> Iterator[tuple[Zet, ...]]:
    if nummer == len(opgave.zetten):
        if _geheel_klopt(opgave, plan):
            yield plan
        return
    for zet in opgave.zetten[nummer]:
        samen = gebruik + _vraagt(zet)
        if all(samen[wat] <= _ruimte(opgave, wat) for wat in samen):
            yield from _passende(opgave, nummer + 1, (*plan, zet), samen)


def _vraagt(zet: Zet) -> Counter[str]:
    vraagt = Counter({f"basis|{zet.plek}": zet.basis, f"specialistisch|{zet.plek}": zet.specialistisch})
    for code, minuten in zet.coach:
        vraagt[f"coach|{code}"] += minuten
    if zet.soort == "collectief":
        vraagt[f"plaats|{zet.plek}"] += 1
    return vraagt


def _ruimte(opgave: Opgave, wat: str) -> int:
    soort, _, code = wat.partition("|")
    ruimtes = {
        "basis": opgave.basisruimte,
        "specialistisch": opgave.specialistischruimte,
        "coach": opgave.coachruimte,
        "plaats": opgave.plaatsen,
    }
    return ruimtes[soort][code]


def _geheel_klopt(opgave: Opgave, plan: Sequence[Zet]) -> bool:
    deelnemers = Counter(zet.plek for zet in plan if zet.soort == "collectief")
    if any(aantal < opgave.minimum[groep] for groep, aantal in deelnemers.items()):
        return False
    netwerken: defaultdict[str, set[str]] = defaultdict(set)
    for zet in plan:
        if zet.netwerk:
            netwerken[zet.netwerk].add(zet.plek)
    return all(
        len(leden.union(opgave.systeempartijen[naam])) <= opgave.netwerkmaximum[naam]
        for naam, leden in netwerken.items()
    )


def waardeer(opgave: Opgave, plan: Sequence[Zet]) -> tuple[int, ...]:
    """De waarde van elke trede van een plan, in de volgorde van de ladder."""
    som = Counter(dict.fromkeys(opgave.treden, 0))
    minuten: Counter[str] = Counter()
    huishoudens: defaultdict[str, set[str]] = defaultdict(set)
    for zet in plan:
        for trede, punten in zet.kost.items():
            som[trede] += punten
        for code, aantal in zet.coach:
            minuten[code] += aantal
        if zet.huishouden:
            huishoudens[zet.huishouden].add(zet.plek)
    som["wensen"] += opgave.wens_huishouden * sum(len(plekken) - 1 for plekken in huishoudens.values())
    som["evenwicht"] = sum(maat.tienden(minuten[c], opgave.buiten_bandbreedte) for c, maat in opgave.maten.items())
    som["versnippering"] = len({zet.nieuw_paar for zet in plan if zet.nieuw_paar})
    som["reserve"] = _reserve(opgave, plan)
    som["boven_budget"] = max(0, som["wijzigingen"] - (opgave.budget or 0))
    return tuple(som[trede] for trede in opgave.treden)


def _reserve(opgave: Opgave, plan: Sequence[Zet]) -> int:
    werk: Counter[str] = Counter()
    for zet in plan:
        for code, minuten in zet.coach:
            if not (zet.schaars and code == zet.plek):
                werk[f"coach|{code}"] += minuten
        if not zet.schaars:
            werk.update({f"basis|{zet.plek}": zet.basis, f"specialistisch|{zet.plek}": zet.specialistisch})
    return sum(max(0, werk[ruimte] - buiten) for ruimte, buiten in opgave.reserves.items())
