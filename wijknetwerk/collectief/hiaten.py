"""Hiaten: waar een groep had gepast maar er niet is, en wat het zou schelen als zij er kwam."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from wijknetwerk.begrippen import Oordeel
from wijknetwerk.collectief.kansen import heeft_plaats
from wijknetwerk.eisen import EISEN_BESCHIKBAAR, Veld, haalt_alle


class Oorzaak(StrEnum):
    """Waarom er geen collectief aanbod is (brief 000): twee van de drie zijn uit een werkmap af te lezen.

    De derde, dat de wijkcoach het aanbod niet kent, weet alleen wie besluit; die komt uit de vastlegging.
    """

    GEEN_PASSEND_AANBOD = "geen_passend_aanbod"
    BEPERKT_AANWEZIG = "beperkt_aanwezig"


@dataclass(frozen=True)
class Hiaat:
    """Vraag naar één thema in één wijk waar geen plaats voor is."""

    thema: str
    wijk: str
    oorzaak: Oorzaak
    hulpvragen: tuple[str, ...]
    minuten: int


def hiaten(veld: Veld) -> tuple[Hiaat, ...]:
    """Alle hiaten van een week, die met de meeste minuten eerst.

    Een hulpvraag telt mee als een groep past en er geen contra-indicatie is, haar thema bekend is, en geen enkele groep
    plaats heeft (`beperkt_aanwezig`) of zelfs maar past (`geen_passend_aanbod`).
    """
    past = np.asarray(haalt_alle(EISEN_BESCHIKBAAR, veld).any(axis=1))
    met_plaats = heeft_plaats(veld)
    per_hiaat: dict[tuple[str, str, Oorzaak], list[int]] = defaultdict(list)
    for nummer, vraag in enumerate(veld.werkvoorraad.hulpvragen):
        zoekt = vraag.collectief_passend is Oordeel.JA and vraag.contra_indicatie_groep is Oordeel.NEE
        if vraag.thema is None or not zoekt or met_plaats[nummer]:
            continue
        oorzaak = Oorzaak.BEPERKT_AANWEZIG if past[nummer] else Oorzaak.GEEN_PASSEND_AANBOD
        per_hiaat[vraag.thema, vraag.wijk, oorzaak].append(nummer)
    gevonden = [
        Hiaat(
            thema=thema,
            wijk=wijk,
            oorzaak=oorzaak,
            hulpvragen=tuple(sorted(veld.werkvoorraad.hulpvragen[nummer].nummer for nummer in wie)),
            minuten=int(veld.minuten[wie].sum()),
        )
        for (thema, wijk, oorzaak), wie in per_hiaat.items()
    ]
    return tuple(sorted(gevonden, key=lambda hiaat: (-hiaat.minuten, hiaat.thema, hiaat.wijk, hiaat.oorzaak)))
