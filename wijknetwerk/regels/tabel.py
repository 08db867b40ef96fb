"""Een tabel met regels, en de uitslag ervan voor veel gevallen tegelijk: zeker, mogelijk of na te vragen.

Er zijn drie waarheden: een regel geldt zeker, geldt zeker niet, of dat hangt af van wat onbekend is. Een uitkomst
staat alleen vast als elke invulling van wat onbekend is haar geeft.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.regels.beslisboom import Inzicht, Regels, Uitkomst, Vraagpunt, doorzie
from wijknetwerk.regels.regel import Regel
from wijknetwerk.regels.velden import Gegevens, Kolom, Masker
from wijknetwerk.regels.vorm import Soorten, Vorm

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

    @cached_property
    def zeker(self) -> Masker:
        """Gevallen × regels: de regel geldt, wat er ook nog bekend wordt."""
        return self._masker("zeker")

    @cached_property
    def mogelijk(self) -> Masker:
        """Gevallen × regels: de regel geldt of kan nog gaan gelden."""
        return self._masker("mogelijk")

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
            mogelijk = self._doorzie(int(rij), self._uitkomst).uitkomsten
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
        eersten = self._doorzie(rij, _laagste).uitkomsten
        return tuple(self.regels[nummer] for nummer in sorted(e for e in eersten if isinstance(e, int)))

    def geldig(self, rij: int) -> tuple[Regel, ...]:
        """De regels die in dit geval zeker gelden."""
        return tuple(regel for regel, zeker in zip(self.regels, self.zeker[rij], strict=True) if zeker)

    def navragen(self, rij: int) -> tuple[str, ...]:
        """De velden die onbekend zijn en er in dit geval toe doen, in de volgorde van de regels.

        Bij `eerste`: het antwoord kan de uitkomst veranderen. Bij `alle`: het kan veranderen welke regels gelden.
        """
        if self.tabel.trefregel == EERSTE:
            return self._doorzie(rij, self._uitkomst).velden
        return self._navragen_alle(rij)

    def minstens_een(self) -> Kolom:
        """Per geval: geldt er minstens één regel? Onbekend als dat van een antwoord afhangt."""
        ja: Masker = np.logical_or.reduce(self.zeker, axis=1)
        kan: Masker = np.logical_or.reduce(self.mogelijk, axis=1)
        for rij in np.flatnonzero(kan & ~ja):
            uitkomsten = self._doorzie(int(rij), _een_of_geen).uitkomsten
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

    def _masker(self, welk: str) -> Masker:
        masker = np.ones((self._aantal, len(self.regels)), dtype=bool)
        for naam, soorten in self._vorm.velden.items():
            masker &= getattr(soorten, welk)[self._nummers[naam]]
        return masker

    def _kan_eerste(self) -> Masker:
        """Gevallen × (regels + 'geen regel'): wie nog de eerste kan zijn."""
        altijd = np.ones((self._aantal, 1), dtype=bool)
        zeker, mogelijk = np.hstack([self.zeker, altijd]), np.hstack([self.mogelijk, altijd])
        eerste_zekere = zeker.argmax(axis=1)
        kan: Masker = mogelijk & (np.arange(zeker.shape[1]) <= eerste_zekere[:, None])
        return kan

    def _navragen_alle(self, rij: int) -> tuple[str, ...]:
        open_regels = self.mogelijk[rij] & ~self.zeker[rij]
        gevraagd = []
        for naam, soorten in self._vorm.velden.items():
            verschil = soorten.klopt[soorten.komt_voor]
            maakt_uit = open_regels & verschil.any(axis=0) & ~verschil.all(axis=0)
            if self._nummers[naam][rij] == soorten.onbekend and maakt_uit.any():
                gevraagd.append(naam)
        return tuple(gevraagd)

    def _doorzie(self, rij: int, uitkomst: Callable[[Regels], Uitkomst]) -> Inzicht:
        """Doorziet één geval, met de regels van deze tabel en van de tabellen achter haar afgeleide velden."""
        vormen = (self._vorm, *(uitslag._vorm for uitslag in self._afgeleid.values()))  # noqa: SLF001 - zelfde klasse
        over, vraagpunten = [vorm.alle for vorm in vormen], []
        for naam in self._basisvelden:
            kolom = self.gegevens[naam]
            soorten = [vorm.velden.get(naam) for vorm in vormen]
            if kolom.bekend[rij]:
                bits = _bits(soorten, vormen, int(kolom.codes[rij]))
                over = [rest & mag for rest, mag in zip(over, bits, strict=True)]
            else:
                voorbeelden = sorted({code for soort in soorten if soort for code in soort.voorbeelden})
                antwoorden = dict.fromkeys(_bits(soorten, vormen, code) for code in voorbeelden)
                vraagpunten.append(Vraagpunt(naam, tuple(antwoorden)))

        def rond_af(regels: tuple[Regels, ...]) -> Uitkomst:
            eigen = regels[0]
            for naam, andere in zip(self._afgeleid, regels[1:], strict=True):
                eigen &= self._vorm.velden[naam].bits(int(andere != 0))
            return uitkomst(eigen)

        return doorzie(tuple(over), tuple(vraagpunten), rond_af)

    @cached_property
    def _basisvelden(self) -> tuple[str, ...]:
        """De velden waar de uitslag op rust; een afgeleid veld is vervangen door de velden waar het uit volgt."""
        velden: dict[str, None] = {}
        for naam in self._vorm.velden:
            eigen = self._afgeleid[naam]._vorm.velden if naam in self._afgeleid else (naam,)  # noqa: SLF001
            velden |= dict.fromkeys(eigen)
        return tuple(velden)

    def _uitkomst(self, regels: Regels) -> Uitkomst:
        eerste = _laagste(regels)
        return None if eerste is None else self.regels[eerste].dan


def _bits(soorten: Sequence[Soorten | None], vormen: Sequence[Vorm], code: int) -> tuple[Regels, ...]:
    """Per tabel de regels die dit antwoord toelaten."""
    return tuple(vorm.alle if soort is None else soort.bits(code) for soort, vorm in zip(soorten, vormen, strict=True))


def _laagste(regels: Regels) -> int | None:
    return (regels & -regels).bit_length() - 1 if regels else None


def _een_of_geen(regels: Regels) -> int:
    return int(regels != 0)
