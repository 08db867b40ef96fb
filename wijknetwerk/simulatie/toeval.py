"""Toeval dat vastligt: elke trekking hangt alleen af van zaad, herhaling, onderwerp en week.

Zo hebben twee scenario's dezelfde instroom, ook als zij die anders verdelen, en verandert het aantal werkers niets.
"""

from enum import IntEnum

import numpy as np


class Onderwerp(IntEnum):
    """Waarover geloot wordt; elk onderwerp heeft zijn eigen reeks."""

    INSTROOM = 1
    VRAAG = 2
    EINDE = 3
    VERTREK = 4
    SCHAAL = 5
    VERZUIM = 6


def trekker(zaad: int, herhaling: int, onderwerp: Onderwerp, *plaats: int) -> np.random.Generator:
    """Een reeks die alleen bij deze plaats hoort."""
    return np.random.default_rng(np.random.SeedSequence([zaad, herhaling, int(onderwerp), *plaats]))
