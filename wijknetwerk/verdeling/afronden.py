"""Van het lineaire model naar een plan: wat daar zeker is blijft staan, de twijfel wordt stuk voor stuk exact opgelost.

Het lineaire model verdeelt maar een paar procent van de hulpvragen over meer plekken: ongeveer zoveel als er volle
plekken zijn. Al het andere past al, dus een paar kleine modellen na elkaar geven een plan vlak bij de grens.
"""

from collections.abc import Sequence

import numpy as np

from wijknetwerk.eisen import Getallen, Masker
from wijknetwerk.verdeling.geheel import Kolommen
from wijknetwerk.verdeling.keuze import GEEN, Keuze
from wijknetwerk.verdeling.lineair import Kommagetallen
from wijknetwerk.verdeling.opties import Opties

STUK = 40
"""Zoveel hulpvragen waarover twijfel is komen er tegelijk vrij: tweemaal zoveel kost zes keer zoveel tijd."""
ZEKER = 0.999
"""Vanaf dit deel op een plek is het lineaire model zeker van een hulpvraag."""


def zekere_keuze(opties: Opties, kolommen: Kolommen, oplossing: Kommagetallen) -> Keuze:
    """De keuzes waar het lineaire model zeker van is; een groep die zo niet door kan gaan, valt weg.

    Wie dan niets heeft, heeft nog geen plek: die keuze is dus altijd een plan.
    """
    aantal = len(opties.wegingen.rijen)
    bij = np.full(aantal, GEEN, dtype=np.int64)
    rollen = np.flatnonzero(oplossing[kolommen.bij] >= ZEKER)
    bij[opties.bij_hulpvraag[rollen]] = rollen
    gekozen = np.flatnonzero(oplossing[kolommen.optie] >= ZEKER)
    gekozen = gekozen[~opties.vraagt_bij[gekozen] | (bij[opties.hulpvraag[gekozen]] != GEEN)]
    gekozen = gekozen[~_in_te_kleine_groep(opties, gekozen)]
    optie = np.full(aantal, GEEN, dtype=np.int64)
    optie[opties.hulpvraag[gekozen]] = gekozen
    bij[optie == GEEN] = GEEN
    return Keuze(optie, bij)


def _in_te_kleine_groep(opties: Opties, gekozen: Getallen) -> Masker:
    groepen = opties.veld.werkvoorraad.collectief_aanbod
    masker = opties.is_groep[gekozen]
    nieuw = np.bincount(opties.plek[gekozen[masker]], minlength=len(groepen)).tolist()
    te_klein = np.array([groep.bezet + bij < groep.minimum for groep, bij in zip(groepen, nieuw, strict=True)], bool)
    masker[masker] = te_klein[opties.plek[gekozen[masker]]]
    return masker


def twijfelt(keuzes: Sequence[Getallen], oplossing: Kommagetallen, plan: Getallen) -> Masker:
    """Van welke hulpvragen het lineaire model niet zeker is dat zij zitten waar dit plan ze zet."""
    zeker = oplossing * plan >= ZEKER
    twijfel: Masker = np.array([not zeker[kolommen].any() for kolommen in keuzes], dtype=bool)
    return twijfel


def stukken(twijfel: Masker, gebied: Getallen, grootte: int = STUK) -> list[Getallen]:
    """De hulpvragen waarover twijfel is, per gebied in even grote stukken; buurgebieden zo ver mogelijk uit elkaar."""
    per_gebied: list[Sequence[Getallen]] = []
    for naam in sorted(set(gebied.tolist())):
        wie = np.flatnonzero(twijfel & (gebied == naam))
        per_gebied.append(np.array_split(wie, max(1, -(-len(wie) // grootte))))
    helft = -(-len(per_gebied) // 2)
    om_en_om = [deel for paar in zip(range(helft), range(helft, 2 * helft), strict=True) for deel in paar]
    volgorde = [per_gebied[nummer] for nummer in om_en_om if nummer < len(per_gebied)]
    rondes = max((len(delen) for delen in volgorde), default=0)
    return [delen[ronde] for ronde in range(rondes) for delen in volgorde if ronde < len(delen) and len(delen[ronde])]
