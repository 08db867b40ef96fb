"""Een tabel met regels, en de uitslag ervan voor veel gevallen tegelijk: zeker, mogelijk of na te vragen.

Er zijn drie waarheden: een regel geldt zeker, geldt zeker niet, of dat hangt af van wat onbekend is. Een uitkomst
staat alleen vast als elke invulling van wat onbekend is haar geeft.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.regels.beslisboom import Regels, Uitkomst
from wijknetwerk.regels.doorzicht import Doorzicht, een_of_geen, eerste_regel
from wijknetwerk.regels.regel import Regel
from wijknetwerk.regels.velden import Gegevens, Kolom, Masker
from wijknetwerk.regels.vorm import Vorm

ALLE = "alle"
EERSTE = "eerste"
ONBESLIST = -1
GEEN_REGEL = -2
FASEN = ("voor", "na")


@dataclass(frozen=True, eq=False)
class Tabel:
    """Een beslistabel. Bij `eerste` beslist de eerste regel die geldt; bij `alle` telt elke regel die geldt.

    `bij` zijn de tabellen achter een afgeleid ja/nee-veld: `tenzij_geldt` is 'ja' als een regel van tenzij geldt.
    """

    naam: str
    trefregel: str
    uitkomst: tuple[str, ...]
    regels: tuple[Regel, ...]
    bij: Mapping[str, "Tabel"] = field(default_factory=dict)

    @property
    def velden(self) -> tuple[str, ...]:
        """De velden die een voorwaarde zijn, in de volgorde waarin zij voor het eerst voorkomen."""
        return tuple(dict.fromkeys(cel.veld.naam for regel in self.regels for cel in regel.als))

    @cached_property
    def vormen(self) -> dict[str, Vorm]:
        """Per fase de regels die meedoen: vóór de verdeling alleen die van `voor`, erna alle."""
        return {fase: Vorm(tuple(regel for regel in self.regels if fase in ("na", regel.fase))) for fase in FASEN}

    def beslis(self, gegevens: Gegevens, fase: str = "voor") -> "Uitslag":
        """Past de regels toe op alle gevallen.

        Ontbreekt de kolom van een afgeleid veld uit `bij`, dan wordt die uit de kolommen van dat veld uitgerekend.
        Elke andere kolom die een regel gebruikt moet er zijn.
        """
        return Uitslag(self, gegevens, fase)


@dataclass(frozen=True, eq=False)
class Uitslag:
    """Wat de regels van een tabel over n gevallen zeggen."""

    tabel: Tabel
    gegevens: Gegevens
    fase: str

    @property
    def regels(self) -> tuple[Regel, ...]:
        """De regels die meedoen; de kolommen van `zeker` en `mogelijk`."""
        return self._vorm.regels

    @property
    def zeker(self) -> Masker:
        """Gevallen × regels: de regel geldt, wat er ook nog bekend wordt."""
        return self._maskers[0]

    @property
    def mogelijk(self) -> Masker:
        """Gevallen × regels: de regel geldt of kan nog gaan gelden."""
        return self._maskers[1]

    @cached_property
    def codes(self) -> NDArray[np.int16]:
        """Per geval het nummer van de uitkomst, of ONBESLIST, of GEEN_REGEL als zeker geen enkele regel geldt."""
        if self.tabel.trefregel != EERSTE:
            raise ValueError(f"tabel {self.tabel.naam} geeft elke regel die geldt; gebruik zeker en mogelijk")
        nummers = {uitkomst: nummer for nummer, uitkomst in enumerate(self.tabel.uitkomst)}
        dan = np.array([*(nummers[regel.dan] for regel in self.regels), GEEN_REGEL], dtype=np.int16)
        kan_eerste = self._kan_eerste()
        laagste = np.where(kan_eerste, dan, np.iinfo(np.int16).max).min(axis=1)
        hoogste = np.where(kan_eerste, dan, np.iinfo(np.int16).min).max(axis=1)
        codes = np.where(laagste == hoogste, laagste, np.int16(ONBESLIST)).astype(np.int16)
        for rij in np.flatnonzero(laagste != hoogste):
            mogelijk = self._doorzicht.inzicht(int(rij), self._dan).uitkomsten
            if len(mogelijk) == 1:
                (enige,) = mogelijk
                codes[rij] = GEEN_REGEL if enige is None else nummers[str(enige)]
        return codes

    @property
    def uitkomst(self) -> tuple[str | None, ...]:
        """Per geval de uitkomst; None als die onbeslist is (of als geen enkele regel geldt)."""
        return tuple(None if code < 0 else self.tabel.uitkomst[code] for code in self.codes)

    @property
    def onbeslist(self) -> Masker:
        """Waar het antwoord op een vraag de uitkomst nog kan veranderen."""
        masker: Masker = self.codes == ONBESLIST
        return masker

    def beslissend(self, rij: int) -> tuple[Regel, ...]:
        """De regels die in dit geval de eerste kunnen zijn; één, of meer als er iets onbekend is."""
        eersten = self._doorzicht.inzicht(rij, eerste_regel).uitkomsten
        return tuple(self.regels[nummer] for nummer in sorted(e for e in eersten if isinstance(e, int)))

    def geldig(self, rij: int) -> tuple[Regel, ...]:
        """De regels die in dit geval zeker gelden."""
        return tuple(regel for regel, zeker in zip(self.regels, self.zeker[rij], strict=True) if zeker)

    def navragen(self, rij: int) -> tuple[str, ...]:
        """De velden die onbekend zijn en er in dit geval toe doen, in de volgorde van de regels.

        Bij `eerste`: het antwoord kan de uitkomst veranderen. Bij `alle`: het kan veranderen welke regels gelden.
        """
        if self.tabel.trefregel == EERSTE:
            return self._doorzicht.inzicht(rij, self._dan).velden
        hangt_af = np.flatnonzero(self.mogelijk[rij] & ~self.zeker[rij])
        inzichten = (self._doorzicht.inzicht(rij, een_of_geen, int(regel)) for regel in hangt_af)
        gevraagd = {veld for inzicht in inzichten for veld in inzicht.velden}
        return tuple(veld for veld in self._doorzicht.velden if veld in gevraagd)

    def minstens_een(self) -> Kolom:
        """Per geval: geldt er minstens één regel? Onbekend als dat van een antwoord afhangt."""
        ja: Masker = np.logical_or.reduce(self.zeker, axis=1)
        kan: Masker = np.logical_or.reduce(self.mogelijk, axis=1)
        for rij in np.flatnonzero(kan & ~ja):
            uitkomsten = self._doorzicht.inzicht(int(rij), een_of_geen).uitkomsten
            ja[rij], kan[rij] = uitkomsten == {1}, 1 in uitkomsten
        return Kolom(ja.astype(np.int8), ja == kan)

    @property
    def _vorm(self) -> Vorm:
        return self.tabel.vormen[self.fase]

    @cached_property
    def _afgeleid(self) -> dict[str, "Uitslag"]:
        """De uitslag achter elk afgeleid veld waarvan de kolom niet gegeven is."""
        nodig = (naam for naam in self._vorm.velden if naam in self.tabel.bij and naam not in self.gegevens)
        return {naam: self.tabel.bij[naam].beslis(self.gegevens, self.fase) for naam in nodig}

    @cached_property
    def _nummers(self) -> dict[str, NDArray[np.intp]]:
        """Per veld de soort antwoord van elk geval."""
        kolommen = {naam: uitslag.minstens_een() for naam, uitslag in self._afgeleid.items()}
        return {
            naam: soorten.nummers(kolommen[naam] if naam in kolommen else self.gegevens[naam])
            for naam, soorten in self._vorm.velden.items()
        }

    @cached_property
    def _aantal(self) -> int:
        return len(next(iter(self.gegevens.values())))

    @cached_property
    def _maskers(self) -> tuple[Masker, Masker]:
        vorm = (self._aantal, len(self.regels))
        zeker, mogelijk = np.ones(vorm, dtype=bool), np.ones(vorm, dtype=bool)
        for naam, soorten in self._vorm.velden.items():
            zeker &= soorten.zeker[self._nummers[naam]]
            mogelijk &= soorten.mogelijk[self._nummers[naam]]
        if self._afgeleid and self.tabel.trefregel == ALLE:
            for rij, regel in np.argwhere(mogelijk & ~zeker):
                uitkomsten = self._doorzicht.inzicht(int(rij), een_of_geen, int(regel)).uitkomsten
                zeker[rij, regel], mogelijk[rij, regel] = uitkomsten == {1}, 1 in uitkomsten
        return zeker, mogelijk

    def _kan_eerste(self) -> Masker:
        """Gevallen × (regels + 'geen regel'): wie nog de eerste kan zijn."""
        altijd = np.ones((self._aantal, 1), dtype=bool)
        zeker, mogelijk = np.hstack([self.zeker, altijd]), np.hstack([self.mogelijk, altijd])
        eerste_zekere = zeker.argmax(axis=1)
        kan: Masker = mogelijk & (np.arange(zeker.shape[1]) <= eerste_zekere[:, None])
        return kan

    def _dan(self, regels: Regels) -> Uitkomst:
        eerste = eerste_regel(regels)
        return None if eerste is None else self.regels[eerste].dan

    @cached_property
    def _doorzicht(self) -> Doorzicht:
        bij = {naam: self.tabel.bij[naam].vormen[self.fase] for naam in self._afgeleid}
        return Doorzicht(self._vorm, bij, self.gegevens)
