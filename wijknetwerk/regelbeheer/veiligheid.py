"""De veiligheidswet: crisis en spoed gaan altijd voor, en onbekend is nooit een reden om dat te vergeten.

Dit is geen beleid dat een regelset mag veranderen, maar een belofte van het programma: crisis en spoed wachten nooit op
de weekronde. Daarom staat zij hier en niet in `regels/`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from wijknetwerk.begrippen import Route
from wijknetwerk.regelbeheer.bevinding import Bevinding, Wat, opsomming, vertel
from wijknetwerk.regelbeheer.onderzoek import Onderzoek, verkort
from wijknetwerk.regelbeheer.rooster import GRENS, Geval, als_kolommen
from wijknetwerk.regels import Regel, Regelboek, Regelveld, Tabel
from wijknetwerk.regels.cellen import Cel
from wijknetwerk.regels.velden import Gegevens


@dataclass(frozen=True)
class Belofte:
    """Als deze antwoorden gegeven zijn, mag de route alleen een van deze zijn."""

    als: Mapping[str, str]
    routes: tuple[str, ...]


BELOFTEN = (
    Belofte({"crisis": "ja"}, (Route.CRISISHULP,)),
    Belofte({"veiligheidsrisico": "ja", "uitstelbaar": "nee"}, (Route.CRISISHULP, Route.AANBIEDER_MET_SPOED)),
)


def controleer_veiligheid(boek: Regelboek, grens: int = GRENS) -> Iterator[Bevinding]:
    """Toetst elke belofte, met alles bekend en met wat ertoe doet onbekend."""
    for belofte in BELOFTEN:
        if vreemd := [naam for naam in belofte.als if naam not in boek.velden]:
            zin = (
                f"veiligheid: velden.toml kent {opsomming(vreemd)} niet; zonder dat herkennen wij geen crisis of spoed"
            )
            yield Bevinding(Wat.VEILIGHEID, "route", (), zin)
        else:
            yield from _Toets(boek.tabel("route"), belofte, boek.velden, grens).bevindingen()


@dataclass(frozen=True, eq=False)
class _Toets:
    """Eén belofte tegen één routetabel; de belofte doet mee als een regel achteraan, die niets beslist."""

    tabel: Tabel
    belofte: Belofte
    velden: Mapping[str, Regelveld]
    grens: int

    @cached_property
    def _onderzoek(self) -> Onderzoek:
        cellen = ((self.velden[naam], waarde) for naam, waarde in self.belofte.als.items())
        als = tuple(Cel(veld, waarde, frozenset({veld.waarden.index(waarde)})) for veld, waarde in cellen)
        regel = Regel("belofte", als, self.belofte.routes[0], "")
        voor = tuple(regel for regel in self.tabel.regels if regel.fase == "voor")
        return Onderzoek.van(replace(self.tabel, regels=(*voor, regel)), "voor", self.grens)

    def bevindingen(self) -> Iterator[Bevinding]:
        """De regels die voorgaan op de belofte, en die welke beslissen terwijl een antwoord van haar onbekend is."""
        als = " en ".join(f"{naam} = {waarde}" for naam, waarde in self.belofte.als.items())
        moet = f"bij {als} hoort {opsomming([f'«{route}»' for route in self.belofte.routes], 'of')}"
        zelf = len(self._onderzoek.regels) - 1
        if (geval := self._onderzoek.kort((zelf,), range(zelf))) is not None:
            yield self._bevinding((), f"{moet}, maar geen enkele regel geldt {vertel(geval)}", geval)
        anders = [nr for nr, regel in enumerate(self._onderzoek.regels) if regel.dan not in self.belofte.routes]
        breekt = {nr: geval for nr in anders if (geval := self._onderzoek.kort((nr, zelf), range(nr))) is not None}
        if breekt:
            regels, geval = self._regels(breekt), next(iter(breekt.values()))
            zin = f"{moet}, maar {regels[0].id} maakt er «{regels[0].dan}» van {vertel(geval)}{_ook(regels)}"
            yield self._bevinding(regels, zin, geval)
        open_ = {nr: geval for nr in anders if (geval := self._toch_zeker(nr)) is not None}
        if open_:
            regels, geval = self._regels(open_), next(iter(open_.values()))
            onbekend = opsomming([naam for naam in self.belofte.als if geval[naam] is None])
            bekend: Geval = {naam: waarde for naam, waarde in geval.items() if waarde is not None}
            wordt = f"dan maakt {regels[0].id} er toch zeker «{regels[0].dan}» van {vertel(bekend)}{_ook(regels)}"
            yield self._bevinding(regels, f"is {onbekend} onbekend, {wordt}; dat moet navragen zijn", geval)

    def _bevinding(self, regels: Sequence[Regel], zin: str, geval: Geval) -> Bevinding:
        ids = tuple(regel.id for regel in regels)
        return Bevinding(Wat.VEILIGHEID, self.tabel.naam, ids, f"veiligheid: {zin}", geval)

    def _regels(self, nummers: Iterable[int]) -> tuple[Regel, ...]:
        return tuple(self._onderzoek.regels[nummer] for nummer in nummers)

    def _toch_zeker(self, nummer: int) -> Geval | None:
        """Een geval waarin deze regel zeker beslist terwijl een antwoord van de belofte onbekend is."""
        geval = self._onderzoek.getuige((nummer,), range(nummer))
        if geval is None:
            return None
        namen, uitkomst = tuple(self.belofte.als), self._onderzoek.regels[nummer].dan
        velden = self._onderzoek.velden

        def zeker(gegevens: Gegevens) -> bool:
            return self.tabel.beslis(gegevens).uitkomst[0] == uitkomst

        for open_namen in (deel for aantal in range(1, len(namen) + 1) for deel in combinations(namen, aantal)):
            proef: Geval = {**geval, **self.belofte.als, **dict.fromkeys(open_namen)}
            if zeker(als_kolommen(proef, velden)):
                kort = verkort(proef, [veld for veld in velden if veld.naam not in namen], zeker, velden)
                return dict.fromkeys(namen) | kort
        return None


def _ook(regels: Sequence[Regel]) -> str:
    """De andere regels die hetzelfde doen."""
    return f" (en zo ook {opsomming([regel.id for regel in regels[1:]])})" if regels[1:] else ""
