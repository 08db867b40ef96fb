"""Hoe lang wat over een inwoner gaat bewaard blijft; de termijn per wet staat in de regelmap."""

from collections.abc import Iterable
from datetime import date

from wijknetwerk.begrippen import Staat, Wet
from wijknetwerk.journaal.keten import VERWIJDERD
from wijknetwerk.proces import Afspraken, Dossier


def verlopen_dossiers(dossiers: Iterable[Dossier], afspraken: Afspraken, vandaag: date) -> tuple[str, ...]:
    """De hulpvragen waarvan de termijn na de laatste gebeurtenis voorbij is; wat nog loopt, blijft."""
    return tuple(sorted(d.hulpvraag for d in dossiers if _verlopen(d, afspraken, vandaag)))


def _verlopen(dossier: Dossier, afspraken: Afspraken, vandaag: date) -> bool:
    wet = _wet(dossier)
    al_weg = dossier.hulpvraag.startswith(f"{VERWIJDERD}-")
    if al_weg or wet is None or dossier.laatste is None or dossier.staat is Staat.LOOPT:
        return False
    laatste = dossier.laatste.tijdstip.date()
    jaar = laatste.year + afspraken.bewaren_jaren(wet)
    return (vandaag.year, vandaag.month, vandaag.day) > (jaar, laatste.month, laatste.day)


def _wet(dossier: Dossier) -> Wet | None:
    for bij in (dossier.traject, dossier.keuze, dossier.voorstel):
        if bij is not None:
            return bij.wet
    return None
