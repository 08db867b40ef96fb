"""De veiligheidswet: crisis en spoed gaan altijd voor, en onbekend is nooit een reden om dat te vergeten.

Dit is geen beleid dat een regelset mag veranderen, maar een belofte van het programma: crisis en spoed wachten nooit op
de weekronde. Daarom staat zij hier en niet in `regels/`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from wijknetwerk.begrippen import Route
from wijknetwerk.regelbeheer.bevinding import Bevinding, Wat, opsomming, vertel
from wijknetwerk.regelbeheer.onderzoek import Onderzoek
from wijknetwerk.regelbeheer.rooster import GRENS, Geval, als_kolommen
from wijknetwerk.regels import Regel, Regelboek, Regelveld, Tabel
from wijknetwerk.regels.cellen import Cel


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
        """Elke regel die voor de belofte gaat, en wat er misgaat als een antwoord onbekend is."""
        als = " en ".join(f"{naam} = {waarde}" for naam, waarde in self.belofte.als.items())
        moet = opsomming([f"«{route}»" for route in self.belofte.routes], "of")
        zelf = len(self._onderzoek.regels) - 1
        if (geval := self._onderzoek.kort((zelf,), range(zelf))) is not None:
            zin = f"veiligheid: bij {als} hoort {moet}, maar geen enkele regel geldt als {vertel(geval)}"
            yield Bevinding(Wat.VEILIGHEID, self.tabel.naam, (), zin, geval)
        for nummer, regel in enumerate(self._onderzoek.regels[:-1]):
            if regel.dan in self.belofte.routes:
                continue
            if (geval := self._onderzoek.kort((nummer, zelf), range(nummer))) is not None:
                maakt = f"{regel.id} maakt er «{regel.dan}» van als {vertel(geval)}"
                zin = f"veiligheid: bij {als} hoort {moet}, maar {maakt}"
                yield Bevinding(Wat.VEILIGHEID, self.tabel.naam, (regel.id,), zin, geval)
            yield from self._onbekend(nummer, regel)

    def _onbekend(self, nummer: int, regel: Regel) -> Iterator[Bevinding]:
        """Beslist deze regel nog zeker als een antwoord van de belofte onbekend wordt, dan is dat een fout."""
        geval = self._onderzoek.kort((nummer,), range(nummer))
        if geval is None:
            return
        namen = tuple(self.belofte.als)
        for open_namen in (deel for aantal in range(1, len(namen) + 1) for deel in combinations(namen, aantal)):
            proef: Geval = dict.fromkeys(veld.naam for veld in self._onderzoek.velden)
            proef |= {**geval, **self.belofte.als, **dict.fromkeys(open_namen)}
            if self.tabel.beslis(als_kolommen(proef, self._onderzoek.velden)).uitkomst[0] == regel.dan:
                bekend: Geval = {naam: waarde for naam, waarde in proef.items() if waarde is not None}
                zin = (
                    f"veiligheid: is {opsomming(open_namen)} onbekend, dan maakt {regel.id} er toch zeker "
                    f"«{regel.dan}» van als {vertel(bekend)}; dat moet navragen zijn"
                )
                yield Bevinding(Wat.VEILIGHEID, self.tabel.naam, (regel.id,), zin, proef)
                return
