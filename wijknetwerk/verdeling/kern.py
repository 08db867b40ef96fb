"""De kern van een groot stelsel: alleen de kolommen die er bij goede prijzen toe doen, lineair opgelost.

Eerst prijzen zonder solver (`prijzen`), dan het lineaire model over de kern, en daarna de grens over álle kolommen
nagerekend. Wat de kern mist, kost hoogstens een stukje van de grens; geldig is zij altijd.
"""

from dataclasses import dataclass

import numpy as np
from ortools.math_opt import parameters_pb2

from wijknetwerk.eisen import Getallen, Masker
from wijknetwerk.verdeling.klem import Klem, reken_na
from wijknetwerk.verdeling.lineair import Kommagetallen, los_lineair_op
from wijknetwerk.verdeling.prijzen import Prijzenzoeker
from wijknetwerk.verdeling.stelsel import Doel, Rijen, Stelsel

STAPPEN = 60
PER_GROEP, PER_VOLGRIJ = 10, 4
"""Zoveel kolommen per hulpvraag, en zoveel bijrollen, doen mee in het lineaire model."""
RUIM_PER_GROEP, RUIM_PER_VOLGRIJ = 20, 12
"""Zoveel komen er vrij als een buurt een beter plan zoekt."""


@dataclass(frozen=True)
class Kern:
    """De grens van een doel, met de lineaire oplossing en de kolommen die een beter plan kan gebruiken."""

    klem: Klem
    oplossing: Kommagetallen
    kolommen: Masker


def kern(stelsel: Stelsel, doel: Doel, begin: Getallen) -> Kern:
    """Berekent prijzen, lost de kern op en rekent de grens na; `begin` is een plan dat er al is."""
    punten = doel.per_kolom(stelsel.aantal)
    zoeker = Prijzenzoeker(stelsel, punten)
    prijzen = zoeker.zoek(float(punten @ begin), STAPPEN)
    eerste = reken_na(stelsel, punten, prijzen, doel.constante)
    mee = zoeker.opbouw.kern(eerste.prijs, PER_GROEP, PER_VOLGRIJ) | (begin > 0)
    klein, rijen, kolommen = _beperk(stelsel, mee)
    antwoord = los_lineair_op(klein, punten[kolommen], parameters_pb2.SOLVER_TYPE_HIGHS)
    oplossing = begin.astype(float)
    ruim = zoeker.opbouw.kern(eerste.prijs, RUIM_PER_GROEP, RUIM_PER_VOLGRIJ)
    if antwoord is None:
        return Kern(eerste, oplossing, ruim)
    oplossing[kolommen] = antwoord.oplossing
    prijzen = np.zeros(len(stelsel.rijen))
    prijzen[rijen] = antwoord.prijzen
    tweede = reken_na(stelsel, punten, zoeker.vul_aan(prijzen), doel.constante)
    return Kern(max(eerste, tweede, key=lambda een: een.exact), oplossing, ruim)


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
