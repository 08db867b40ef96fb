"""De ladder beklimmen: trede na trede zo goed mogelijk, zonder een hogere trede te verslechteren."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from wijknetwerk.begrippen import Bewijs
from wijknetwerk.begrippen import Trede as Tredebewijs
from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling.geheel import GEHEEL, Kolommen
from wijknetwerk.verdeling.keuze import GEEN, Keuze
from wijknetwerk.verdeling.klimmen import klim
from wijknetwerk.verdeling.oplossen import Instellingen, SolverAlarmError
from wijknetwerk.verdeling.opties import Opties
from wijknetwerk.verdeling.stad import Opgave, beklim_stad
from wijknetwerk.verdeling.stand import Afbreekbaar, Tussenstand
from wijknetwerk.verdeling.stelsel import Doel, Stelsel
from wijknetwerk.verdeling.treden import Trede, ladder_van


def beklim(opties: Opties, instellingen: Instellingen, voortgang: Callable[[str], None]) -> tuple[Keuze, Bewijs]:
    """Lost het hele stelsel op, trede na trede, en geeft de keuze met het bewijs per trede.

    Met Ctrl-C is de uitkomst het beste plan tot dan toe, als er al een is; anders gaat de onderbreking door.
    """
    stelsel, kolommen, ladder = leg_op(opties)
    doelen = [doel for _, doel in ladder]
    if len(opties) >= instellingen.groot_vanaf:
        stappen = beklim_stad(opties, Opgave(stelsel, kolommen, doelen, doelen[:-1]), instellingen, voortgang)
    else:
        stappen = _beklim_team(stelsel, ladder, instellingen, voortgang)
    stand, afgebroken = _laatste(Afbreekbaar(stappen))
    if afgebroken:
        voortgang("afgebroken; dit wordt het beste plan tot nu toe")
    keuze = lees_keuze(opties, kolommen, stand.oplossing)
    return keuze, _bewijs(opties, keuze, ladder, stand, afgebroken=afgebroken)


def _laatste(tocht: Afbreekbaar[Tussenstand]) -> tuple[Tussenstand, bool]:
    """De laatste stand, en of iemand de tocht daar afbrak; zonder stand gaat de onderbreking door."""
    try:
        *_, stand = tocht
    except KeyboardInterrupt:
        if tocht.laatste is None:
            raise
        return tocht.laatste, True
    return stand, False


def _beklim_team(
    stelsel: Stelsel,
    ladder: Sequence[tuple[Trede, Doel]],
    instellingen: Instellingen,
    voortgang: Callable[[str], None],
) -> Iterator[Tussenstand]:
    """Exact: elke trede wordt bewezen voordat de volgende begint."""
    grenzen = [doel.laagste(stelsel) for _, doel in ladder]
    seconden = 0.0
    standen = klim(stelsel, [doel for _, doel in ladder], None, instellingen)
    for nummer, (trede, _) in enumerate(ladder):
        voortgang(trede.zin)
        stand = next(standen)
        grenzen[nummer] = stand.ondergrens
        seconden += stand.seconden
        yield Tussenstand(stand.oplossing, tuple(grenzen), seconden)


def _bewijs(
    opties: Opties, keuze: Keuze, ladder: Sequence[tuple[Trede, Doel]], stand: Tussenstand, *, afgebroken: bool
) -> Bewijs:
    treden = []
    for (trede, doel), ondergrens in zip(ladder, stand.ondergrenzen, strict=True):
        bewijs = bewijs_van(trede, opties, keuze, ondergrens)
        if bewijs.waarde > (geteld := doel.waarde(stand.oplossing)):
            raise SolverAlarmError(f"trede {bewijs.naam}: het plan kost {bewijs.waarde}, de solver telde {geteld}")
        treden.append(bewijs)
    return Bewijs(treden=tuple(treden), seconden=round(stand.seconden, 3), afgebroken=afgebroken)


def bewijs_van(trede: Trede, opties: Opties, keuze: Keuze, ondergrens: int) -> Tredebewijs:
    """De waarde van een trede, teruggelezen uit de keuze, naast wat zeker niet lager kan."""
    waarde = trede.waarde(opties, keuze)
    return Tredebewijs(
        naam=trede.naam, zin=trede.zin, waarde=waarde, ondergrens=ondergrens, bewezen=waarde == ondergrens
    )


def leg_op(opties: Opties) -> tuple[Stelsel, Kolommen, list[tuple[Trede, Doel]]]:
    """Bouwt het stelsel met alle harde voorwaarden en het doel van elke trede."""
    stelsel = Stelsel()
    kolommen = Kolommen(
        optie=stelsel.variabelen(len(opties)),
        bij=stelsel.variabelen(len(opties.bij_hulpvraag)),
        geen_plek=stelsel.variabelen(len(opties.verdeeld)),
    )
    for onderdeel in GEHEEL:
        onderdeel.leg_op(stelsel, opties, kolommen)
    return stelsel, kolommen, [(trede, trede.leg_op(stelsel, opties, kolommen)) for trede in ladder_van(opties)]


def lees_keuze(opties: Opties, kolommen: Kolommen, oplossing: Getallen) -> Keuze:
    """Leest uit de oplossing welke optie en bijrol elke hulpvraag kreeg."""
    keuze = np.full((2, len(opties.wegingen.rijen)), GEEN, dtype=np.int64)
    gekozen, bij = (np.flatnonzero(oplossing[wat]) for wat in (kolommen.optie, kolommen.bij))
    keuze[0, opties.hulpvraag[gekozen]] = gekozen
    keuze[1, opties.bij_hulpvraag[bij]] = bij
    return Keuze(optie=keuze[0], bij=keuze[1])
