"""Trede na trede zo goed mogelijk in één stelsel, zonder een hogere trede te verslechteren."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling.klem import klem
from wijknetwerk.verdeling.oplossen import Instellingen, Stand, minimaliseer
from wijknetwerk.verdeling.stelsel import Doel, Stelsel


def klim(
    stelsel: Stelsel, doelen: Sequence[Doel], begin: Getallen | None, instellingen: Instellingen
) -> Iterator[Stand]:
    """Geeft na elke trede de stand; het stelsel houdt vast wat bereikt is."""
    oplossing = begin
    for doel in doelen:
        stand = _trede(stelsel, doel, oplossing, instellingen)
        oplossing = stand.oplossing
        stelsel.houd_vast(doel, stand.waarde)
        yield stand


def _trede(stelsel: Stelsel, doel: Doel, begin: Getallen | None, instellingen: Instellingen) -> Stand:
    """Eén trede: is de vorige oplossing al bewezen goed genoeg, dan hoeft de solver niet aan het werk."""
    if begin is not None and (waarde := doel.waarde(begin)) == doel.laagste(stelsel):
        return Stand(begin, waarde, waarde, seconden=0.0)
    prijzen = klem(stelsel, doel)
    if begin is not None and (waarde := doel.waarde(begin)) == prijzen.ondergrens:
        stand = Stand(begin, waarde, waarde, seconden=0.0)
    else:
        stand = minimaliseer(stelsel, doel, begin, instellingen)
        stand = replace(stand, ondergrens=max(stand.ondergrens, prijzen.ondergrens))
    stelsel.zet_vast(*prijzen.te_duur(stand.waarde))
    return stand
