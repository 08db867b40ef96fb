"""Het rooster: elke soort geval die de regels onderscheiden, één keer.

Een getal wordt geknipt waar een regel een grens trekt; waarden die geen regel onderscheidt vallen samen. Wat over elke
soort geldt, geldt daarom over elk geval.

Velden die alleen achter een afgeleid ja/nee-veld staan (zoals die van tenzij achter `tenzij_geldt`) worden gebundeld:
van alle combinaties die voor dat veld op hetzelfde neerkomen staat er één in het rooster.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.regels import Kolom, Regel, Regelveld, Soort, Tabel
from wijknetwerk.regels.cellen import Cel

GRENS = 5_000_000
"""Meer soorten gevallen rekenen wij niet uit; dan bewijst OR-Tools het."""

STUK = 1 << 16

Codes = NDArray[np.int64]
Antwoord = str | int | None
Geval = dict[str, Antwoord]


def soorten(veld: Regelveld, regels: Iterable[Regel]) -> tuple[Cel, ...]:
    """De soorten antwoord op een veld die deze regels onderscheiden, elk als de verzameling antwoorden erin."""
    cellen = [cel for regel in regels for cel in regel.als if cel.veld.naam == veld.naam]
    if veld.soort is Soort.GETAL:
        grenzen = {grens for cel in cellen for grens in (cel.onder, cel.boven + 1)}
        begin = sorted({veld.minimum, *(grens for grens in grenzen if veld.minimum < grens <= veld.maximum)})
        einde = [volgende - 1 for volgende in begin[1:]] + [veld.maximum]
        return tuple(Cel(veld, "", onder=onder, boven=boven) for onder, boven in zip(begin, einde, strict=True))
    groepen: dict[tuple[bool, ...], set[int]] = {}
    for code in range(len(veld.waarden)):
        groepen.setdefault(tuple(code in cel.waarden for cel in cellen), set()).add(code)
    return tuple(Cel(veld, "", frozenset(groep)) for groep in groepen.values())


def voorbeeld(soort: Cel) -> int:
    """Eén antwoord van deze soort, als code; bij een getal het dichtst bij de grens."""
    if soort.veld.soort is not Soort.GETAL:
        return min(soort.waarden)
    onderaan = soort.onder == soort.veld.minimum and soort.boven < soort.veld.maximum
    return soort.boven if onderaan else soort.onder


def antwoord(veld: Regelveld, code: int) -> Antwoord:
    """Het antwoord dat bij een code hoort, zoals een mens het schrijft."""
    return code if veld.soort is Soort.GETAL else veld.waarden[code]


def regels_in(tabel: Tabel, fase: str) -> tuple[Regel, ...]:
    """De regels die in deze fase meedoen."""
    return tuple(regel for regel in tabel.regels if fase in ("na", regel.fase))


@dataclass(frozen=True, eq=False)
class As:
    """Eén richting van het rooster: een veld, of een bundel velden, met per stand een code per veld."""

    velden: tuple[Regelveld, ...]
    codes: Codes

    def __len__(self) -> int:
        return len(self.codes)


@dataclass(frozen=True, eq=False)
class Bundel:
    """De gebundelde velden: hun soorten antwoord, en bij elke combinatie daarvan haar stand op de as."""

    soorten: tuple[tuple[Cel, ...], ...] = ()
    stand: Codes = field(default_factory=lambda: np.zeros(1, dtype=np.int64))


@dataclass(frozen=True, eq=False)
class Rooster:
    """Alle soorten gevallen van een of meer tabellen in één fase. `losse` zijn de assen die één veld zijn."""

    losse: tuple[tuple[Cel, ...], ...]
    assen: tuple[As, ...]
    bundel: Bundel

    @classmethod
    def van(cls, tabellen: Sequence[Tabel], fase: str, extra: Sequence[Regel] = ()) -> "Rooster":
        """Het rooster waarop deze tabellen, en de voorwaarden van `extra`, overal hetzelfde antwoord geven."""
        achter = [(naam, bij) for tabel in tabellen for naam, bij in tabel.bij.items()]
        eigen = [*(regel for tabel in tabellen for regel in regels_in(tabel, fase)), *extra]
        onder = [regel for _, bij in achter for regel in regels_in(bij, fase)]
        afgeleid = {naam for naam, _ in achter}
        direct = {naam: veld for naam, veld in _velden(eigen).items() if naam not in afgeleid}
        alles = [*eigen, *onder]
        losse = {naam: soorten(veld, alles) for naam, veld in direct.items()}
        diep = {naam: soorten(veld, alles) for naam, veld in _velden(onder).items() if naam not in direct}
        gedeeld = [losse[naam] for naam in _velden(onder) if naam in direct]
        if prod(len(as_) for as_ in (*gedeeld, *diep.values())) > GRENS:
            losse, diep = losse | diep, {}
        assen = tuple(_as(as_) for as_ in losse.values())
        if not diep:
            return cls(tuple(losse.values()), assen, Bundel())
        bundel_as, stand = _bundel(tuple(diep.values()), gedeeld, [bij for _, bij in achter], fase)
        return cls(tuple(losse.values()), (*assen, bundel_as), Bundel(tuple(diep.values()), stand))

    @property
    def vorm(self) -> tuple[int, ...]:
        """Het aantal standen per as."""
        return tuple(len(as_) for as_ in self.assen)

    @property
    def aantal(self) -> int:
        """Het aantal soorten gevallen."""
        return prod(self.vorm)

    def gegevens(self, nummers: Codes) -> dict[str, Kolom]:
        """Deze soorten gevallen als kolommen; een tabel zonder voorwaarden krijgt één kolom die er niet toe doet."""
        bekend = np.ones(len(nummers), dtype=bool)
        standen = np.unravel_index(nummers, self.vorm) if self.assen else ()
        kolommen = {"": Kolom(np.zeros(len(nummers), dtype=np.int64), bekend)} if not self.assen else {}
        for as_, stand in zip(self.assen, standen, strict=True):
            for plaats, veld in enumerate(as_.velden):
                kolommen[veld.naam] = Kolom(as_.codes[stand, plaats], bekend)
        return kolommen

    def stukken(self) -> Iterator[tuple[Codes, dict[str, Kolom]]]:
        """Het hele rooster, in stukken die in het geheugen passen."""
        for begin in range(0, self.aantal, STUK):
            nummers = np.arange(begin, min(begin + STUK, self.aantal))
            yield nummers, self.gegevens(nummers)

    def geval(self, nummer: int) -> Geval:
        """Een soort geval als antwoorden."""
        standen = np.unravel_index(nummer, self.vorm) if self.assen else ()
        return {
            veld.naam: antwoord(veld, int(code))
            for as_, stand in zip(self.assen, standen, strict=True)
            for veld, code in zip(as_.velden, as_.codes[stand], strict=True)
        }


def _velden(regels: Iterable[Regel]) -> dict[str, Regelveld]:
    return {cel.veld.naam: cel.veld for regel in regels for cel in regel.als}


def _as(standen: Sequence[Cel]) -> As:
    return As((standen[0].veld,), np.array([[voorbeeld(soort)] for soort in standen], dtype=np.int64))


def _bundel(
    diep: tuple[tuple[Cel, ...], ...], gedeeld: Sequence[Sequence[Cel]], tabellen: Sequence[Tabel], fase: str
) -> tuple[As, Codes]:
    """Voegt combinaties samen die bij elke stand van de gedeelde velden dezelfde afgeleide antwoorden geven."""
    rooster = Rooster((), tuple(_as(as_) for as_ in (*diep, *gedeeld)), Bundel())
    aantal = prod(len(as_) for as_ in diep)
    gegevens = rooster.gegevens(np.arange(rooster.aantal))
    profielen = [tabel.beslis(gegevens, fase).minstens_een().codes.reshape(aantal, -1) for tabel in tabellen]
    _, eerste, stand = np.unique(np.hstack(profielen), axis=0, return_index=True, return_inverse=True)
    velden = tuple(as_[0].veld for as_ in diep)
    begin = eerste * (rooster.aantal // aantal)
    codes = np.stack([gegevens[veld.naam].codes[begin] for veld in velden], axis=1).astype(np.int64)
    return As(velden, codes), stand.reshape(-1).astype(np.int64)


def als_kolommen(geval: Mapping[str, Antwoord], velden: Iterable[Regelveld]) -> dict[str, Kolom]:
    """Eén geval als kolommen; None is onbekend."""
    kolommen = {veld.naam: Kolom.gelijk(veld.code(geval[veld.naam]), 1) for veld in velden}
    return kolommen or {"": Kolom.gelijk(0, 1)}
