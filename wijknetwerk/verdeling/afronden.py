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
    optie, bij = np.full((2, aantal), GEEN, dtype=np.int64)
    gekozen = np.flatnonzero(oplossing[kolommen.optie] >= ZEKER)
    rollen = np.flatnonzero(oplossing[kolommen.bij] >= ZEKER)
    optie[opties.hulpvraag[gekozen]] = gekozen
    bij[opties.bij_hulpvraag[rollen]] = rollen
    mist = (optie != GEEN) & opties.vraagt_bij[optie] & (bij == GEEN)
    optie[mist | _in_te_kleine_groep(opties, Keuze(optie, bij))] = GEEN
    bij[optie == GEEN] = GEEN
    return Keuze(optie, bij)


def _in_te_kleine_groep(opties: Opties, keuze: Keuze) -> Masker:
    groepen = opties.veld.werkvoorraad.collectief_aanbod
    nieuw = keuze.deelnemers(opties).tolist()
    te_klein = np.array([groep.bezet + bij < groep.minimum for groep, bij in zip(groepen, nieuw, strict=True)], bool)
    masker = np.zeros(len(keuze.optie), dtype=bool)
    wie = np.flatnonzero((keuze.optie != GEEN) & opties.is_groep[keuze.optie])
    masker[wie] = te_klein[opties.plek[keuze.optie[wie]]]
    return masker


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
