"""Wat een aanbieder in de simulatie kan: zijn ruimte als er niets loopt, en hoe een traject daarin telt."""

from wijknetwerk.begrippen import Aanbieder, Werkvoorraad


def lege_ruimte(werkvoorraad: Werkvoorraad) -> dict[str, tuple[int, int]]:
    """Aanbieder -> minuten basis en specialistisch die hij heeft als er niets loopt."""
    leeg = {wie.code: (wie.ruimte_basis, wie.ruimte_specialistisch) for wie in werkvoorraad.aanbieders}
    per_code = {wie.code: wie for wie in werkvoorraad.aanbieders}
    for traject in werkvoorraad.lopende_trajecten:
        if traject.einddatum >= werkvoorraad.week.maandag and traject.plek in leeg:
            basis, specialistisch = splits(per_code[traject.plek], traject.minuten_per_week)
            al_basis, al_specialistisch = leeg[traject.plek]
            leeg[traject.plek] = (al_basis + basis, al_specialistisch + specialistisch)
    return leeg


def splits(aanbieder: Aanbieder, minuten: int) -> tuple[int, int]:
    """Een traject uit de werkmap noemt geen product; het telt naar verhouding van de ruimte van de aanbieder."""
    totaal = aanbieder.ruimte_basis + aanbieder.ruimte_specialistisch
    specialistisch = minuten * aanbieder.ruimte_specialistisch // totaal if totaal else 0
    return minuten - specialistisch, specialistisch
