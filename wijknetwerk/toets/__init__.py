"""De onafhankelijke toets: rekent een weekvoorstel na uit de werkmap en de regelmap alleen.

Zij deelt geen code met het regelboek, de weging of de verdeling, en gebruikt geen solver. Wat zij controleert staat in
`docs/ontwerp.md`; elke fout in een voorstel is één bevinding met een zin.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from wijknetwerk.begrippen import Rij, Weekvoorstel, Werkvoorraad
from wijknetwerk.toets.bevinding import Bevinding, Soort
from wijknetwerk.toets.bijlagen import (
    toets_alternatieven,
    toets_belasting,
    toets_bewijs,
    toets_kengetallen,
    toets_tekorten,
)
from wijknetwerk.toets.eerlijkheid import toets_eerlijkheid
from wijknetwerk.toets.geheel import Gebruik, toets_geheel
from wijknetwerk.toets.herplan import mag_niet_schuiven, met_vorig, toets_herplan
from wijknetwerk.toets.ladder import bereken_treden
from wijknetwerk.toets.overdracht import toets_overdracht
from wijknetwerk.toets.regelset import RegelmapFout
from wijknetwerk.toets.rijen import toets_besloten_rij, toets_rij
from wijknetwerk.toets.stand import maak_stand
from wijknetwerk.toets.volgorde import toets_volgorde
from wijknetwerk.toets.volle_plekken import toets_volle_plekken
from wijknetwerk.toets.vorm import toets_herkomst, toets_rijen, toets_vorm
from wijknetwerk.toets.weging import Beeld, maak_beeld

__all__ = ["Bevinding", "RegelmapFout", "Soort", "toets", "toets_besloten", "toets_overdracht", "treden"]


def toets(werkvoorraad: Werkvoorraad, voorstel: Weekvoorstel, regelmap: Path) -> tuple[Bevinding, ...]:
    """Alles wat er niet klopt aan een voorstel; leeg betekent dat het mag worden getoond.

    Wijst een rij naar iets wat niet bestaat, of ontbreekt er een, dan volgt alleen de vorm; meer is dan niet te tellen.
    """
    try:
        beeld = maak_beeld(maak_stand(met_vorig(werkvoorraad, voorstel.herplan), regelmap))
    except RegelmapFout as fout:
        return (Bevinding(soort=Soort.REGELSET, over="regelset", zin=str(fout)),)
    vorm = (*toets_herkomst(beeld.stand, voorstel), *toets_rijen(beeld.stand, voorstel.rijen))
    if any(bevinding.soort is Soort.VORM for bevinding in vorm):
        return vorm
    return (*vorm, *_toets_inhoud(beeld, voorstel), *toets_herplan(werkvoorraad, beeld.stand, voorstel))


def toets_besloten(werkvoorraad: Werkvoorraad, rijen: Sequence[Rij], regelmap: Path) -> tuple[Bevinding, ...]:
    """Alles wat er niet klopt aan wat tot nu toe besloten is: eisen, ruimte, groepen en netwerkgrootte.

    Anders dan een voorstel hoeft een besluit niet het beste te zijn, en hoeft nog niet over alles besloten te zijn.
    """
    try:
        beeld = maak_beeld(maak_stand(werkvoorraad, regelmap))
    except RegelmapFout as fout:
        return (Bevinding(soort=Soort.REGELSET, over="regelset", zin=str(fout)),)
    if vorm := tuple(bevinding for rij in rijen for bevinding in toets_vorm(beeld.stand, rij)):
        return vorm
    per_rij = (bevinding for rij in rijen for bevinding in toets_besloten_rij(beeld, rij))
    return (*per_rij, *toets_geheel(Gebruik(beeld, rijen), halverwege=True))


def treden(werkvoorraad: Werkvoorraad, rijen: Sequence[Rij], regelmap: Path) -> dict[str, int]:
    """De waarde van elke trede van de ladder voor een plan, in de volgorde van de ladder."""
    beeld = maak_beeld(maak_stand(werkvoorraad, regelmap))
    if vorm := tuple(toets_rijen(beeld.stand, tuple(rijen))):
        raise ValueError("; ".join(bevinding.zin for bevinding in vorm))
    return bereken_treden(beeld, rijen)


def _toets_inhoud(beeld: Beeld, voorstel: Weekvoorstel) -> Iterator[Bevinding]:
    rijen = voorstel.rijen
    gebruik = Gebruik(beeld, rijen)
    for rij in rijen:
        yield from toets_rij(beeld, rij)
        yield from toets_alternatieven(beeld, rij)
    yield from toets_volle_plekken(gebruik, rijen)
    yield from toets_geheel(gebruik)
    bewezen = {trede.naam for trede in voorstel.bewijs.treden if trede.bewezen}
    vast = mag_niet_schuiven(beeld.stand, rijen)
    vrij = [rij for rij in rijen if rij.hulpvraag not in vast]
    yield from toets_volgorde(gebruik, vrij, bewezen={"zonder_plek", "volgorde"} <= bewezen)
    yield from toets_bewijs(voorstel.bewijs, bereken_treden(beeld, rijen))
    yield from toets_belasting(gebruik, voorstel.belasting)
    yield from toets_tekorten(beeld, voorstel)
    yield from toets_kengetallen(voorstel)
    yield from toets_eerlijkheid(beeld, voorstel)
