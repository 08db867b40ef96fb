"""De kern van een groot stelsel: alleen de kolommen die er bij goede prijzen toe doen, lineair opgelost.

Eerst prijzen zonder solver (`prijzen`), dan het lineaire model over de kern, en daarna de grens over álle kolommen
nagerekend. Wat de kern mist, kost hoogstens een stukje van de grens; geldig is zij altijd.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from ortools.math_opt import parameters_pb2

from wijknetwerk.eisen import Getallen, Masker
from wijknetwerk.verdeling.klem import Klem, reken_na
from wijknetwerk.verdeling.lineair import Kommagetallen, los_lineair_op
from wijknetwerk.verdeling.prijzen import Prijzenzoeker
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Doel, Rijen, Stelsel

STAPPEN = 60
PER_GROEP, PER_VOLGRIJ = 10, 4
"""Zoveel kolommen per hulpvraag, en zoveel bijrollen, doen mee in het lineaire model."""
RUIM_PER_GROEP, RUIM_PER_VOLGRIJ = 20, 12
"""Zoveel komen er vrij als een buurt een beter plan zoekt."""

BIJNA = 1e-6
"""Zo dicht bij een geheel getal is een som van het lineaire model dat getal."""


@dataclass(frozen=True)
class Kern:
    """De grens van een doel, met de lineaire oplossing en de kolommen die een beter plan kan gebruiken.

    `klein` zijn de kolommen van het lineaire model.
    """

    klem: Klem
    oplossing: Kommagetallen
    kolommen: Masker
    klein: Masker


def kern(stelsel: Stelsel, doel: Doel, begin: Getallen) -> Kern:
    """Berekent prijzen, lost de kern op en rekent de grens na; `begin` is een plan dat er al is."""
    punten = doel.per_kolom(stelsel.aantal)
    zoeker = Prijzenzoeker(stelsel, punten)
    eerste = reken_na(stelsel, punten, zoeker.zoek(float(punten @ begin), STAPPEN), doel.constante)
    klein = zoeker.opbouw.kern(eerste.prijs, PER_GROEP, PER_VOLGRIJ) | (begin > 0)
    ruim = zoeker.opbouw.kern(eerste.prijs, RUIM_PER_GROEP, RUIM_PER_VOLGRIJ)
    lineair = los_kern_op(stelsel, doel, klein)
    if lineair is None:
        return Kern(eerste, begin.astype(float), ruim, klein)
    return Kern(max(eerste, lineair[0], key=lambda een: een.exact), lineair[1], ruim, klein)


def los_kern_op(stelsel: Stelsel, doel: Doel, klein: Masker) -> tuple[Klem, Kommagetallen] | None:
    """Het lineaire model over alleen deze kolommen, met de grens over alle kolommen; None als het niet lukt."""
    punten = doel.per_kolom(stelsel.aantal)
    beperkt, rijen, kolommen = _beperk(stelsel, klein)
    antwoord = los_lineair_op(beperkt, punten[kolommen], parameters_pb2.SOLVER_TYPE_HIGHS)
    if antwoord is None:
        return None
    oplossing, prijzen = np.zeros(stelsel.aantal), np.zeros(len(stelsel.rijen))
    oplossing[kolommen], prijzen[rijen] = antwoord.oplossing, antwoord.prijzen
    return reken_na(stelsel, punten, Prijzenzoeker(stelsel, punten).vul_aan(prijzen), doel.constante), oplossing


def scherp_aan(stelsel: Stelsel, delen: Sequence[Doel], wijzer: Kern, doel: Doel) -> Kern:
    """De kern met een rij erbij: het eerste deel dat in het lineaire model geen geheel getal is, naar boven afgerond.

    Elk deel is een som van gehele getallen, dus zijn eigen grens mag naar boven afgerond worden. Het lineaire model
    geeft half iemand zonder plek; dat kost hier het meest, en het verschil is meteen een betere grens.
    """
    waarden = [float(deel.punten @ wijzer.oplossing[deel.kolommen]) + deel.constante for deel in delen]
    half = [(deel, waarde) for deel, waarde in zip(delen, waarden, strict=True) if abs(waarde - round(waarde)) > BIJNA]
    if not half:
        return wijzer
    deel, waarde = half[0]
    eigen = los_kern_op(stelsel, deel, wijzer.klein)
    if eigen is None or eigen[0].ondergrens <= waarde:
        return wijzer
    stelsel.rij(deel.kolommen, deel.punten, eigen[0].ondergrens - deel.constante, ONBEGRENSD)
    if (beter := los_kern_op(stelsel, doel, wijzer.klein)) is None:
        return wijzer
    return replace(wijzer, klem=max(wijzer.klem, beter[0], key=lambda een: een.exact), oplossing=beter[1])


def _beperk(stelsel: Stelsel, mee: Masker) -> tuple[Stelsel, Getallen, Getallen]:
    """Het stelsel van alleen deze kolommen, de andere op nul; met welke rijen en kolommen er nog in zitten."""
    rijen, (onder, boven) = stelsel.rijen, stelsel.grenzen()
    kolommen = np.flatnonzero(mee)
    plaats = np.cumsum(mee) - 1
    blijft = mee[rijen.kolommen]
    aantal = np.bincount(rijen.rij[blijft], minlength=len(rijen))
    koppeling = (np.diff(rijen.begin) == 2) & (aantal < 2) & (rijen.laag <= 0) & (rijen.hoog >= 0)  # noqa: PLR2004 - een paar
    rij = (aantal > 0) & ~koppeling
    blijft &= rij[rijen.rij]
    klein = Stelsel()
    klein.variabelen(len(kolommen), boven[kolommen], onder[kolommen])
    begin = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(aantal[rij])])
    klein.voeg_toe(
        Rijen(begin, plaats[rijen.kolommen[blijft]], rijen.factoren[blijft], rijen.laag[rij], rijen.hoog[rij])
    )
    return klein, np.flatnonzero(rij), kolommen
