"""Een regelboek met één ander getal, om te zien wat een drempel uitmaakt."""

import hashlib
from dataclasses import replace

from wijknetwerk.regels import Getal, Regel, Regelboek, Soort, Tabel
from wijknetwerk.regels.cellen import Cel, lees_cel
from wijknetwerk.regels.fouten import Plek


def met_getal(boek: Regelboek, naam: str, waarde: int) -> Regelboek:
    """Hetzelfde regelboek, met een andere waarde voor één drempel of gewicht.

    Datums in de tabel termijnen schuiven niet mee. De vingerafdruk is een andere dan die van de map.
    """
    getallen = {**boek.getallen, naam: replace(boek.getallen[naam], waarde=waarde)}
    tabellen = {soort: _tabel(tabel, getallen) for soort, tabel in boek.tabellen.items()}
    tabellen = {
        soort: replace(tabel, bij={veld: tabellen[bij.naam] for veld, bij in tabel.bij.items()})
        for soort, tabel in tabellen.items()
    }
    som = hashlib.sha256(f"{boek.sha256}\n{naam} = {waarde}\n".encode()).hexdigest()
    return replace(boek, sha256=som, getallen=getallen, tabellen=tabellen)


def _tabel(tabel: Tabel, getallen: dict[str, Getal]) -> Tabel:
    return replace(tabel, regels=tuple(_regel(regel, getallen) for regel in tabel.regels))


def _regel(regel: Regel, getallen: dict[str, Getal]) -> Regel:
    return replace(regel, als=tuple(_cel(cel, getallen) for cel in regel.als), getallen=getallen)


def _cel(cel: Cel, getallen: dict[str, Getal]) -> Cel:
    """Dezelfde cel met de nieuwe getallen; valt de grens nu buiten het veld, dan klopt zij nooit."""
    if cel.veld.soort is not Soort.GETAL:
        return cel
    return lees_cel(cel.tekst, cel.veld, getallen, Plek([])) or replace(cel, onder=1, boven=0)
