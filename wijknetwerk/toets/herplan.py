"""Het herplannen nagerekend: welke plekken van het vorige voorstel anders zijn, en of dat eerlijk verteld is."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wijknetwerk.begrippen import Bewijs, Herplan, Krommepunt, Rij, SoortPlek, VorigeRij, Weekvoorstel, Werkvoorraad
from wijknetwerk.toets.bevinding import Bevinding, Soort
from wijknetwerk.toets.stand import Stand

BUITEN_DE_KROMME = ("boven_budget", "wijzigingen", "loting")
"""Treden die per punt van de kromme iets anders meten, en dus niet samen dalen."""


def met_vorig(werkvoorraad: Werkvoorraad, herplan: Herplan | None) -> Werkvoorraad:
    """De werkvoorraad waarmee gerekend is: met het vorige voorstel en het budget die het voorstel noemt."""
    if herplan is None:
        return werkvoorraad
    return werkvoorraad.model_copy(update={"vorig_voorstel": herplan.vorig, "wijzigingsbudget": herplan.budget})


def gewijzigd(stand: Stand, op_tafel: Sequence[Rij]) -> frozenset[str]:
    """De hulpvragen op tafel die vorige keer een plek hadden en nu anders terechtkomen."""
    nu = {rij.hulpvraag: rij for rij in op_tafel}
    return frozenset(
        oud.hulpvraag
        for oud in _vorig_plan(stand.werkvoorraad)
        if oud.plek != SoortPlek.GEEN_PLEK.value and oud.hulpvraag in nu and not _zelfde(oud, nu[oud.hulpvraag])
    )


def _vorig_plan(werkvoorraad: Werkvoorraad) -> Iterator[VorigeRij]:
    """Een rij uit een heel voorstel telt; een losse rij alleen als er geen hele is."""
    heel = {rij.hulpvraag for rij in werkvoorraad.vorig_voorstel if rij.volledig}
    return (rij for rij in werkvoorraad.vorig_voorstel if rij.volledig or rij.hulpvraag not in heel)


def boven_budget(stand: Stand, op_tafel: Sequence[Rij]) -> int:
    """Hoeveel wijzigingen er meer zijn dan afgesproken."""
    return max(0, len(gewijzigd(stand, op_tafel)) - (stand.werkvoorraad.wijzigingsbudget or 0))


def _zelfde(oud: VorigeRij, rij: Rij) -> bool:
    if rij.plek != oud.plek:
        return False
    if rij.soort_plek is SoortPlek.COLLECTIEF:
        return True
    if rij.soort_plek is SoortPlek.ZELF:
        return oud.tweede_coach in (None, rij.tweede_coach)
    if oud.wijkcoach is None:
        return rij.wijkcoach is None or not oud.volledig
    return rij.wijkcoach == oud.wijkcoach


def mag_niet_schuiven(stand: Stand, rijen: Sequence[Rij]) -> frozenset[str]:
    """Wie op de oude plek staat en daar door het budget blijft; wie al anders is, mag zonder meer naar iets beters."""
    budget = stand.werkvoorraad.wijzigingsbudget
    anders = gewijzigd(stand, rijen)
    if budget is None or len(anders) < budget:
        return frozenset()
    return frozenset(rij.hulpvraag for rij in stand.werkvoorraad.vorig_voorstel) - anders


def toets_herplan(werkmap: Werkvoorraad, stand: Stand, voorstel: Weekvoorstel) -> Iterator[Bevinding]:
    """Wat het voorstel over het vorige zegt: niets meegedeelds weggelaten, elke wijziging verteld, een ware kromme."""
    herplan = voorstel.herplan
    if herplan is None:
        return
    nu = {rij.hulpvraag: rij for rij in voorstel.rijen}
    verteld = {(rij.hulpvraag, rij.plek) for rij in herplan.vorig if rij.meegedeeld}
    for rij in werkmap.vorig_voorstel:
        if rij.meegedeeld and (rij.hulpvraag, rij.plek) not in verteld:
            yield _vind(
                rij.hulpvraag, f"{rij.hulpvraag} is meegedeeld ({rij.plek}), maar dat staat niet in het herplan"
            )
    genoemd = {wijziging.hulpvraag for wijziging in herplan.wijzigingen if wijziging.telt}
    op_tafel = [rij for rij in voorstel.rijen if rij.soort_plek is not None]
    anders = gewijzigd(stand, op_tafel)
    for nummer in sorted(anders ^ genoemd):
        wat = "verandert" if nummer in anders else "verandert niet"
        yield _vind(nummer, f"{nummer} {wat}, maar de wijzigingen zeggen iets anders")
    for wijziging in herplan.wijzigingen:
        rij_nu = nu.get(wijziging.hulpvraag)
        if wijziging.wordt != (rij_nu.plek if rij_nu else None):
            yield _vind(
                wijziging.hulpvraag, f"{wijziging.hulpvraag} gaat volgens de wijzigingen naar {wijziging.wordt}"
            )
    yield from _toets_kromme(herplan, voorstel.bewijs)


def _toets_kromme(herplan: Herplan, bewijs: Bewijs) -> Iterator[Bevinding]:
    """Meer wijzigingen geven van boven naar beneden nooit een slechter plan; het eigen punt is dit plan."""
    ladder = {trede.naam: trede.waarde for trede in bewijs.treden if trede.naam not in BUITEN_DE_KROMME}

    def hoogte(punt: Krommepunt) -> tuple[int, ...]:
        return tuple(punt.treden.get(naam, 0) for naam in ladder)

    for een, ander in pairwise(herplan.kromme):
        if een.wijzigingen >= ander.wijzigingen:
            yield _vind("kromme", f"De kromme gaat van {een.wijzigingen} naar {ander.wijzigingen} wijzigingen")
        if een.bewezen and ander.bewezen and hoogte(een) < hoogte(ander):
            yield _vind("kromme", f"Met {ander.wijzigingen} wijzigingen is het plan slechter dan met {een.wijzigingen}")
    binnen = [punt for punt in herplan.kromme if herplan.budget is None or punt.wijzigingen <= herplan.budget]
    eigen = binnen[-1:] or list(herplan.kromme[:1])
    for punt in eigen:
        bewezen = punt.bewezen and all(trede.bewezen for trede in bewijs.treden)
        if bewezen and hoogte(punt) != tuple(ladder.values()):
            yield _vind("kromme", f"Bij {punt.wijzigingen} wijzigingen noemt de kromme een ander plan dan dit")


def _vind(over: str, zin: str) -> Bevinding:
    return Bevinding(soort=Soort.HERPLAN, over=over, zin=zin)
