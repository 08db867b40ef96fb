"""De controle van één tabel: gaten, regels die nooit beslissen, volgorde en tegenspraak."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from wijknetwerk.regelbeheer.bevinding import Bevinding, Wat, opsomming, vertel
from wijknetwerk.regelbeheer.onderzoek import Onderzoek
from wijknetwerk.regelbeheer.rooster import GRENS
from wijknetwerk.regels import Regel, Tabel

EERSTE, ENIGE, ALLE = "eerste", "enige", "alle"


def controleer_tabel(tabel: Tabel, grens: int = GRENS) -> tuple[Bevinding, ...]:
    """Alles wat over deze tabel te zeggen is zonder naar andere te kijken, vóór de verdeling en erna."""
    fasen = ("voor", "na") if any(regel.fase == "na" for regel in tabel.regels) else ("voor",)
    gevonden: list[Bevinding] = []
    for fase in fasen:
        onderzoek = Onderzoek.van(tabel, fase, grens)
        al_gemeld = {(bevinding.wat, bevinding.regels) for bevinding in gevonden}
        gevonden += [deel for deel in _controleer(onderzoek) if (deel.wat, deel.regels) not in al_gemeld]
    return tuple(gevonden)


def _controleer(onderzoek: Onderzoek) -> Iterator[Bevinding]:
    if onderzoek.tabel.trefregel == ALLE:
        yield from _nooit(onderzoek)
        yield from _overbodig(onderzoek)
        yield from _tegenspraak(onderzoek)
        return
    yield from _gat(onderzoek)
    bedekt = tuple(_bedekt(onderzoek))
    yield from bedekt
    yield from _onbereikbaar(onderzoek, {regel for bevinding in bedekt for regel in bevinding.regels})
    yield from _overlap(onderzoek) if onderzoek.tabel.trefregel == ENIGE else _volgorde(onderzoek)


def _gat(onderzoek: Onderzoek) -> Iterator[Bevinding]:
    if (geval := onderzoek.kort((), range(len(onderzoek.regels)))) is not None:
        wanneer = " na de verdeling" if onderzoek.fase == "na" else ""
        zin = f"gat: geen enkele regel geldt{wanneer} {vertel(geval)}"
        yield Bevinding(Wat.GAT, onderzoek.tabel.naam, (), zin, geval)


def _telt_hier(onderzoek: Onderzoek, regel: Regel) -> bool:
    """Een regel van na de verdeling beoordelen wij daarna, elke andere ervoor."""
    return regel.fase == onderzoek.fase


def _bedekt(onderzoek: Onderzoek) -> Iterator[Bevinding]:
    """Regels die nooit de eerste zijn, met de regels die steeds voorgaan."""
    naam = onderzoek.tabel.naam
    for nummer, regel in enumerate(onderzoek.regels):
        if not _telt_hier(onderzoek, regel) or onderzoek.kan((nummer,), range(nummer)):
            continue
        voor = [onderzoek.regels[plek].id for plek in _nodig(onderzoek, nummer, range(nummer))]
        zin = f"regel {regel.id} kan nooit beslissen: " + (
            f"{opsomming(voor)} {'gaat' if len(voor) == 1 else 'gaan'} altijd voor"
            if voor
            else "haar voorwaarden spreken elkaar tegen"
        )
        yield Bevinding(Wat.BEDEKT, naam, (regel.id,), zin)


def _nodig(onderzoek: Onderzoek, nummer: int, andere: Iterable[int]) -> list[int]:
    """Zo min mogelijk van de andere regels die samen al maken dat deze regel nooit alleen geldt."""
    nodig = list(andere)
    for ander in tuple(nodig):
        rest = [plek for plek in nodig if plek != ander]
        if not onderzoek.kan((nummer,), rest):
            nodig = rest
    return nodig


def _onbereikbaar(onderzoek: Onderzoek, bedekt: set[str]) -> Iterator[Bevinding]:
    naam = onderzoek.tabel.naam
    for uitkomst in onderzoek.tabel.uitkomst:
        gevers = tuple(regel.id for regel in onderzoek.tabel.regels if regel.dan == uitkomst)
        if bedekt.issuperset(gevers):
            zin = f"de uitkomst «{uitkomst}» komt nooit voor" + (
                f": {opsomming(gevers)} beslist nooit" if gevers else ""
            )
            yield Bevinding(Wat.ONBEREIKBAAR, naam, gevers, zin)


def _volgorde(onderzoek: Onderzoek) -> Iterator[Bevinding]:
    """Regels die voorgaan op een regel die iets anders zou zeggen."""
    naam, gevonden = onderzoek.tabel.naam, False
    for nummer, regel in enumerate(onderzoek.regels):
        later = enumerate(onderzoek.regels[nummer + 1 :], nummer + 1)
        anders = (plek for plek, ander in later if ander.dan != regel.dan)
        na = tuple(onderzoek.regels[plek].id for plek in anders if onderzoek.kan((nummer, plek), range(nummer)))
        if na:
            gevonden = True
            zin = f"de volgorde doet ertoe: {regel.id} ({regel.dan}) gaat voor {opsomming(na)}"
            yield Bevinding(Wat.VOLGORDE, naam, (regel.id, *na), zin)
    if not gevonden:
        yield _uniek(onderzoek)


def _overlap(onderzoek: Onderzoek) -> Iterator[Bevinding]:
    """Bij `enige` mogen nooit twee regels tegelijk gelden."""
    naam, gevonden = onderzoek.tabel.naam, False
    for een, ander in combinations(range(len(onderzoek.regels)), 2):
        if (geval := onderzoek.kort((een, ander), ())) is not None:
            gevonden = True
            ids = (onderzoek.regels[een].id, onderzoek.regels[ander].id)
            zin = f"overlap: {opsomming(ids)} gelden allebei {vertel(geval)}"
            yield Bevinding(Wat.OVERLAP, naam, ids, zin, geval)
    if not gevonden:
        yield _uniek(onderzoek)


def _uniek(onderzoek: Onderzoek) -> Bevinding:
    zin = "bewezen: nooit gelden twee regels met een andere uitkomst tegelijk"
    return Bevinding(Wat.UNIEK, onderzoek.tabel.naam, (), zin)


def _nooit(onderzoek: Onderzoek) -> Iterator[Bevinding]:
    for nummer, regel in enumerate(onderzoek.regels):
        if _telt_hier(onderzoek, regel) and not onderzoek.kan((nummer,), ()):
            zin = f"regel {regel.id} kan nooit gelden: haar voorwaarden spreken elkaar tegen"
            yield Bevinding(Wat.BEDEKT, onderzoek.tabel.naam, (regel.id,), zin)


def _overbodig(onderzoek: Onderzoek) -> Iterator[Bevinding]:
    """Regels die in een tabel `alle` nooit iets toevoegen: hetzelfde gevolg volgt al uit andere regels."""
    over = [nummer for nummer in range(len(onderzoek.regels)) if onderzoek.kan((nummer,), ())]
    for nummer in reversed(tuple(over)):
        regel = onderzoek.regels[nummer]
        gelijk = [ander for ander in over if ander != nummer and _gevolg(onderzoek.regels[ander]) == _gevolg(regel)]
        if _telt_hier(onderzoek, regel) and gelijk and not onderzoek.kan((nummer,), gelijk):
            over.remove(nummer)
            ids = [onderzoek.regels[ander].id for ander in _nodig(onderzoek, nummer, gelijk)]
            zin = f"regel {regel.id} voegt nooit iets toe: als zij geldt, geeft {opsomming(ids, 'of')} al hetzelfde"
            yield Bevinding(Wat.OVERBODIG, onderzoek.tabel.naam, (regel.id,), zin)


def _gevolg(regel: Regel) -> tuple[object, ...]:
    return regel.dan, regel.actie, regel.gevolg, regel.rekendag


def _tegenspraak(onderzoek: Onderzoek) -> Iterator[Bevinding]:
    """Twee termijnen met een andere datum, of twee keer hetzelfde criterium met een ander gevolg, in één geval."""
    for een, ander in combinations(range(len(onderzoek.regels)), 2):
        links, rechts = onderzoek.regels[een], onderzoek.regels[ander]
        if links.dan != rechts.dan or (links.rekendag, links.gevolg) == (rechts.rekendag, rechts.gevolg):
            continue
        if (geval := onderzoek.kort((een, ander), ())) is not None:
            wat = "een andere datum" if links.rekendag else "een ander gevolg"
            zin = f"tegenspraak: {links.id} en {rechts.id} geven {wat} voor «{links.dan}» {vertel(geval)}"
            yield Bevinding(Wat.TEGENSPRAAK, onderzoek.tabel.naam, (links.id, rechts.id), zin, geval)
