"""Een voorstel dat al gemaakt is, nagekeken vóór er papieren van komen, met de besluiten uit het journaal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wijknetwerk.opdrachten import inlezen, vastleggen

if TYPE_CHECKING:
    from pathlib import Path

    from wijknetwerk.begrippen import Boeking, Weekvoorstel
    from wijknetwerk.opdrachten.inlezen import Gelezen

NIETS_GEMAAKT = "er is niets gemaakt"


class Nagekeken(NamedTuple):
    """Een voorstel dat bij de werkmap en de regels hoort en klopt."""

    voorstel: Weekvoorstel
    gelezen: Gelezen


class Journaalstand(NamedTuple):
    """De boekingen op volgorde, en het anker van de laatste; zonder journaal is het anker leeg."""

    boekingen: tuple[Boeking, ...] = ()
    anker: str | None = None


def lees_nagekeken(werkmap: Path, voorstel: Path, regels: Path | None, *, als_json: bool) -> Nagekeken:
    """Leest alles en rekent het voorstel na; klopt er iets niet, dan volgt een `Geweigerd` met elke bevinding."""
    from wijknetwerk.begrippen import Week
    from wijknetwerk.toets import toets

    weekvoorstel = inlezen.lees_weekvoorstel(voorstel, als_json=als_json)
    gelezen = inlezen.lees_alles(werkmap, regels, Week.lees(weekvoorstel.week), als_json=als_json)
    if bevindingen := toets(gelezen.werkvoorraad, weekvoorstel, gelezen.regelmap):
        zinnen = [f"het voorstel klopt niet, {v.soort} · {v.over}: {v.zin}" for v in bevindingen]
        raise vastleggen.Geweigerd(zinnen, als_json=als_json, gevolg=NIETS_GEMAAKT)
    return Nagekeken(weekvoorstel, gelezen)


def lees_journaal(adres: str | None, *, als_json: bool) -> Journaalstand:
    """Alle boekingen van het journaal; leeg als er geen adres is."""
    if adres is None:
        return Journaalstand()
    with vastleggen.geopend(adres, als_json=als_json) as journaal, journaal.momentopname():
        return Journaalstand(journaal.boekingen(), journaal.kop())
