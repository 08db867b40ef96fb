"""`maak_beeld`: alles wat een planner over het wijknetwerk van één wet wil weten, in één keer uitgerekend."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from wijknetwerk.begrippen import Kandidaat, Netwerkmap, Wet
from wijknetwerk.netwerk.kiezen import Kiezer, Netwerkkeuze
from wijknetwerk.netwerk.levering import Netwerklevering, bereken_levering
from wijknetwerk.netwerk.opgelegd import TeKleinError
from wijknetwerk.netwerk.prijzen import Prijs, prijzen
from wijknetwerk.netwerk.robuust import Uitval, sterkste_netwerk, uitval
from wijknetwerk.netwerk.selectie import Beoordeling, Ingreep, beoordeel, maak_opgave
from wijknetwerk.netwerk.stroom import Stroomnet
from wijknetwerk.netwerk.verloop import Verloop, verloop
from wijknetwerk.netwerk.zekerheid import Zekerheid, zekerheid
from wijknetwerk.regels import Regelboek

MEESTE_LEDEN = 15
"""Zo ver loopt het verloop door: ruim boven de zeven of acht van brief 003, om te zien wat een groter netwerk geeft."""


@dataclass(frozen=True)
class Wens:
    """Wat een planner vraagt: welke omvangen uitgewerkt worden, wie erin of eruit moet, en wat «bijna even goed» is.

    Zonder omvangen is het die van de regelset; de marge is in duizendsten van wat het beste netwerk levert.
    """

    omvangen: tuple[int, ...] = ()
    ingreep: Ingreep = field(default_factory=Ingreep)
    marge_promille: int = 10


@dataclass(frozen=True)
class Omvangbeeld:
    """Eén omvang uitgewerkt: wie, hoe zeker, wat het levert, wat uitval doet en wat elk criterium kost."""

    keuze: Netwerkkeuze
    levering: Netwerklevering
    zekerheid: Zekerheid
    een_weg: tuple[Uitval, ...]
    twee_weg: tuple[Uitval, ...]
    sterkste: Netwerkkeuze
    sterkste_weg: tuple[Uitval, ...]
    prijzen: tuple[Prijs, ...]


@dataclass(frozen=True)
class Netwerkbeeld:
    """Het hele beeld van één wet."""

    wet: Wet
    wens: Wens
    doel_procent: int
    beoordelingen: tuple[Beoordeling, ...]
    kandidaten: tuple[Kandidaat, ...]
    verloop: Verloop
    leveringen: tuple[Netwerklevering, ...]
    kleinste: Netwerkkeuze | None
    omvangen: tuple[Omvangbeeld, ...]


class TeKleinFout(ValueError):  # noqa: N818 - Nederlandse naam, zoals RegelFouten
    """Een gevraagde omvang is kleiner dan het aantal organisaties dat er zeker in zit."""


def maak_beeld(
    map_: Netwerkmap,
    wet: Wet,
    regelboek: Regelboek,
    wens: Wens | None = None,
    voortgang: Callable[[str], None] = lambda _: None,
) -> Netwerkbeeld:
    """Rekent het beeld van één wet uit; een omvang waar de vaste leden niet in passen is een `TeKleinFout`."""
    wil = wens or Wens()
    van_wet = [een for een in beoordeel(map_.kandidaten, regelboek) if een.kandidaat.wet is wet]
    net = Stroomnet(maak_opgave(van_wet, map_.vraag, wet, regelboek, wil.ingreep))
    kiezer = Kiezer(net)
    gang = verloop(kiezer, range(1, MEESTE_LEDEN + 1), voortgang)
    leveringen = tuple(bereken_levering(net, keuze.leden) for keuze in gang.keuzes)
    omvangen = []
    for omvang in wil.omvangen or (regelboek.getal("netwerk_maximum"),):
        voortgang(f"netwerk van {omvang}: zekerheid, uitval en prijzen")
        omvangen.append(_omvang(kiezer, omvang, wil, (map_, wet, regelboek)))
    return Netwerkbeeld(
        wet=wet,
        wens=wil,
        doel_procent=regelboek.getal("netwerk_doel_procent"),
        beoordelingen=tuple(van_wet),
        kandidaten=net.opgave.kandidaten,
        verloop=gang,
        leveringen=leveringen,
        kleinste=gang.kleinste_voor_het_doel(regelboek),
        omvangen=tuple(omvangen),
    )


def _omvang(kiezer: Kiezer, omvang: int, wens: Wens, bron: tuple[Netwerkmap, Wet, Regelboek]) -> Omvangbeeld:
    try:
        keuze = kiezer.kies(omvang)
    except TeKleinError as fout:
        vast = _vast(kiezer.net.opgave.kandidaten)
        raise TeKleinFout(f"een netwerk van {omvang} is te klein: {', '.join(vast)} zitten er zeker in") from fout
    sterkste = sterkste_netwerk(kiezer, omvang)
    return Omvangbeeld(
        keuze=keuze,
        levering=bereken_levering(kiezer.net, keuze.leden),
        zekerheid=zekerheid(kiezer, keuze, wens.marge_promille),
        een_weg=uitval(kiezer.net, keuze.leden),
        twee_weg=uitval(kiezer.net, keuze.leden, tegelijk=2),
        sterkste=sterkste,
        sterkste_weg=uitval(kiezer.net, sterkste.leden),
        prijzen=prijzen(*bron, keuze, wens.ingreep),
    )


def _vast(kandidaten: Sequence[Kandidaat]) -> list[str]:
    return [wie.code for wie in kandidaten if wie.systeempartij]
