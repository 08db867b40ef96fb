"""Kleine aantallen verbergen in wat gedeeld wordt, zo dat aftrekken ze niet terugbrengt.

Cijfers van één tabel worden per groep samen getoond of samen verborgen, want in − uit = actief. Een groep is klein als
een van haar aantallen onder de grens ligt (nul ook, tenzij het in de hele tabel nul is). Onder elke getoonde groep:

1. er zijn geen of minstens twee delen verborgen, en
2. wat de verborgen delen samen tellen, en wat een lezer dus kan uitrekenen, is zelf per maat nul of minstens de grens.

Wie alles optelt en aftrekt wat er staat, vindt precies die resten en niets kleiners; elke verdeling van een rest over
de verborgen delen blijft mogelijk. Onder een verborgen groep is alles verborgen. Een aantal dat een andere tabel
verbergt, is hier niet terug te rekenen; daarom herhalen wij tot er niets meer bijkomt.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from wijknetwerk.monitor.cijfer import Pad, Rij, Uitkomst

Tellingen = Mapping[Pad, Mapping[str, int]]
Plaats = tuple[str, Pad]
"""Een maat van een groep: hetzelfde aantal, in welke tabel het ook staat."""

MINSTENS_VERBORGEN = 2


def verberg(uitkomsten: Sequence[Uitkomst], grens: int) -> tuple[Uitkomst, ...]:
    """Dezelfde uitkomsten, met in elke rij die niet gedeeld mag worden geen getal meer."""
    tabellen: dict[str, dict[Pad, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    leunt: dict[str, dict[Pad, set[str]]] = defaultdict(lambda: defaultdict(set))
    los: set[str] = set()
    for uitkomst in uitkomsten:
        if not uitkomst.cijfer.optelbaar:
            los.add(uitkomst.cijfer.tabel)
        for rij in uitkomst.rijen:
            tabellen[uitkomst.cijfer.tabel][rij.pad].update(rij.tellingen)
            leunt[uitkomst.cijfer.tabel][rij.pad].update(rij.leunt_op)
    weg: dict[str, set[Pad]] = {naam: set() for naam in tabellen}
    geheim: set[Plaats] = set()
    vorige = -1
    while vorige != len(geheim):
        vorige = len(geheim)
        for naam, tellingen in tabellen.items():
            elders = {pad for pad, groep in tellingen.items() if _geheim(pad, {*groep, *leunt[naam][pad]}, geheim)}
            weg[naam] = klein(tellingen, grens) | elders if naam in los else te_verbergen(tellingen, grens, elders)
            geheim |= {(maat, pad) for pad in weg[naam] for maat in tellingen[pad]}
    return tuple(
        Uitkomst(u.cijfer, tuple(_leeg(rij) if rij.pad in weg[u.cijfer.tabel] else rij for rij in u.rijen))
        for u in uitkomsten
    )


def te_verbergen(tellingen: Tellingen, grens: int, elders: Iterable[Pad] = ()) -> set[Pad]:
    """Welke groepen van één tabel verborgen worden; die in `elders` om wat een andere tabel verbergt."""
    weg = klein(tellingen, grens) | set(elders)
    for ouder in sorted(tellingen, key=lambda pad: (len(pad), pad)):
        delen = [pad for pad in tellingen if len(pad) == len(ouder) + 1 and pad[:-1] == ouder]
        if ouder in weg:
            weg.update(delen)
            continue
        verborgen = [pad for pad in delen if pad in weg]
        getoond = sorted((pad for pad in delen if pad not in weg), key=lambda pad: (_omvang(tellingen[pad]), pad))
        while verborgen and getoond and not _veilig([tellingen[pad] for pad in verborgen], grens):
            verborgen.append(getoond.pop(0))
        weg.update(verborgen)
    return weg


def _veilig(verborgen: Sequence[Mapping[str, int]], grens: int) -> bool:
    maten = {maat for deel in verborgen for maat in deel}
    resten = [sum(deel.get(maat, 0) for deel in verborgen) for maat in maten]
    return len(verborgen) >= MINSTENS_VERBORGEN and all(rest == 0 or rest >= grens for rest in resten)


def klein(tellingen: Tellingen, grens: int) -> set[Pad]:
    """De groepen met een te klein aantal."""
    bestaat = {maat for groep in tellingen.values() for maat, aantal in groep.items() if aantal}
    return {
        pad
        for pad, groep in tellingen.items()
        if any(aantal < grens and maat in bestaat for maat, aantal in groep.items())
    }


def _geheim(pad: Pad, maten: Iterable[str], geheim: Collection[Plaats]) -> bool:
    return any((maat, pad) in geheim for maat in maten)


def _omvang(groep: Mapping[str, int]) -> int:
    return sum(groep.values())


def _leeg(rij: Rij) -> Rij:
    return Rij(rij.pad, 0, 0, verborgen=True)
