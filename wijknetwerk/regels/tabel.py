"""Een tabel met regels: zij beslist over één geval of over veel gevallen tegelijk, met dezelfde uitkomst.

Er zijn drie waarheden: een regel geldt zeker, geldt zeker niet, of dat hangt af van wat onbekend is. Een uitkomst
staat alleen vast als elke invulling van wat onbekend is haar geeft.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from wijknetwerk.regels.bits import Bits
from wijknetwerk.regels.doorzicht import Doorzicht
from wijknetwerk.regels.eerste import Codes, Opzoektabel, eersten
from wijknetwerk.regels.gevallezer import Gevallezer
from wijknetwerk.regels.greep import als_getal, als_woorden, pak_uit
from wijknetwerk.regels.patronen import patronen
from wijknetwerk.regels.regel import Regel
from wijknetwerk.regels.uitspraak import ONBESLIST, Spreker, Uitspraak
from wijknetwerk.regels.velden import Gegevens, Getallen, Kolom, Masker
from wijknetwerk.regels.vorm import Vorm

ALLE = "alle"
EERSTE = "eerste"
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
    _lezers: dict[tuple[str, tuple[str, ...]], Gevallezer] = field(init=False, repr=False, default_factory=dict)

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
        return Uitslag(self, gegevens, fase, self.lezer(gegevens, fase).spreker)

    def beslis_een(self, waarden: Mapping[str, object], fase: str = "voor") -> Uitspraak:
        """Past de regels toe op één geval, met dezelfde uitkomst als `beslis` maar zonder kolommen.

        Een antwoord is een waarde of getal; None en 'onbekend' zijn onbekend. Voor ontbrekende velden geldt wat bij
        `beslis` staat.
        """
        return self.lezer(waarden, fase).lees(waarden)

    def lezer(self, gegeven: Collection[str], fase: str) -> Gevallezer:
        """Wie gevallen leest waarvan deze velden gegeven zijn; van elk ander afgeleid veld telt de tabel erachter."""
        sleutel = (fase, tuple([naam for naam in self._afgeleid[fase] if naam not in gegeven]))
        lezer = self._lezers.get(sleutel)
        if lezer is None:
            doorzicht = Doorzicht(self.vormen[fase], {naam: self.bij[naam].vormen[fase] for naam in sleutel[1]})
            lezer = self._lezers[sleutel] = Gevallezer(Spreker(doorzicht, self.uitkomst, self.trefregel == EERSTE))
        return lezer

    @cached_property
    def _afgeleid(self) -> dict[str, tuple[str, ...]]:
        """Per fase de velden waar een tabel achter zit."""
        return {fase: tuple(naam for naam in vorm.velden if naam in self.bij) for fase, vorm in self.vormen.items()}

    @cached_property
    def opzoektabellen(self) -> dict[str, Opzoektabel]:
        """Per fase de uitkomst bij de regels die de eerste kunnen zijn."""
        return {fase: Opzoektabel.van(self.lezer((), fase).spreker.codes) for fase in FASEN}


@dataclass(frozen=True, eq=False)
class Uitslag:
    """Wat de regels van een tabel over n gevallen zeggen."""

    tabel: Tabel
    gegevens: Gegevens
    fase: str
    spreker: Spreker

    @property
    def regels(self) -> tuple[Regel, ...]:
        """De regels die meedoen; de kolommen van `zeker` en `mogelijk`."""
        return self.spreker.regels

    @cached_property
    def zeker(self) -> Masker:
        """Gevallen × regels: de regel geldt, wat er ook nog bekend wordt."""
        return pak_uit(self.bits.zeker, len(self.regels))

    @cached_property
    def mogelijk(self) -> Masker:
        """Gevallen × regels: de regel geldt of kan nog gaan gelden."""
        return pak_uit(self.bits.mogelijk, len(self.regels))

    @cached_property
    def codes(self) -> Codes:
        """Per geval het nummer van de uitkomst, of ONBESLIST, of GEEN_REGEL als zeker geen enkele regel geldt."""
        if self.tabel.trefregel != EERSTE:
            raise ValueError(f"tabel {self.tabel.naam} geeft elke regel die geldt; gebruik zeker en mogelijk")
        codes = self.tabel.opzoektabellen[self.fase].uitkomst(self._los)
        for rijen, uitspraak in self._patronen(np.flatnonzero(codes == ONBESLIST), alleen_eersten=True):
            codes[rijen] = uitspraak.code
        return codes

    @cached_property
    def uitkomst(self) -> tuple[str | None, ...]:
        """Per geval de uitkomst; None als die onbeslist is (of als geen enkele regel geldt)."""
        return tuple(None if code < 0 else self.tabel.uitkomst[code] for code in self.codes)

    @property
    def onbeslist(self) -> Masker:
        """Waar het antwoord op een vraag de uitkomst nog kan veranderen."""
        masker: Masker = self.codes == ONBESLIST
        return masker

    def uitspraak(self, rij: int) -> Uitspraak:
        """De uitspraak over één van de gevallen."""
        stand = (als_getal(bits.mogelijk, rij) for bits in (self._los, *self._bij.values()))
        open_velden = sum(
            1 << plaats for plaats, naam in enumerate(self._velden) if not self.gegevens[naam].bekend[rij]
        )
        return Uitspraak(self.spreker, tuple(stand), open_velden)

    def beslissend(self, rij: int) -> tuple[Regel, ...]:
        """De regels die in dit geval de eerste kunnen zijn; één, of meer als er iets onbekend is."""
        return self.uitspraak(rij).beslissend

    def geldig(self, rij: int) -> tuple[Regel, ...]:
        """De regels die in dit geval zeker gelden."""
        return self.uitspraak(rij).geldig

    def navragen(self, rij: int) -> tuple[str, ...]:
        """De velden die onbekend zijn en er in dit geval toe doen, in de volgorde van de regels."""
        return self.uitspraak(rij).navragen

    def minstens_een(self) -> Kolom:
        """Per geval: geldt er minstens één regel? Onbekend als dat van een antwoord afhangt."""
        kolom = self._los.minstens_een()
        for rijen, uitspraak in self._patronen(np.flatnonzero(~kolom.bekend)):
            kolom.codes[rijen] = uitspraak.minstens_een is True
            kolom.bekend[rijen] = uitspraak.minstens_een is not None
        return kolom

    @cached_property
    def bits(self) -> Bits:
        """De regels die zeker gelden en die kunnen gelden, als woorden van zestien bits."""
        los = self._los
        if not self._bij:
            return los
        zeker, mogelijk = los.zeker.copy(), los.mogelijk.copy()
        for rijen, uitspraak in self._patronen(np.flatnonzero(los.open)):
            zeker[:, rijen] = als_woorden(uitspraak.zeker, len(zeker))
            mogelijk[:, rijen] = als_woorden(uitspraak.mogelijk, len(mogelijk))
        return Bits(zeker, mogelijk)

    def _patronen(self, rijen: Getallen, *, alleen_eersten: bool = False) -> Iterator[tuple[Getallen, Uitspraak]]:
        """Deelt deze rijen in naar patroon, met per patroon de uitspraak die voor al haar rijen geldt."""
        if not len(rijen):
            return
        eigen, bij = self._los.van(rijen), [bits.van(rijen) for bits in self._bij.values()]
        regels = eersten(eigen.zeker, eigen.mogelijk)[0] if alleen_eersten else eigen.mogelijk
        onbekend = np.array([~self.gegevens[naam].bekend[rijen] for naam in self._velden])
        for deel, stand, open_velden in patronen(self.spreker.doorzicht, regels, bij, onbekend):
            yield rijen[deel], Uitspraak(self.spreker, stand, open_velden)

    @property
    def _velden(self) -> tuple[str, ...]:
        return self.spreker.doorzicht.velden

    @cached_property
    def _aantal(self) -> int:
        return len(next(iter(self.gegevens.values())))

    @cached_property
    def _bij(self) -> dict[str, Bits]:
        """De regels achter elk afgeleid veld waarvan de kolom niet gegeven is."""
        bij = self.spreker.doorzicht.bij
        return {naam: Bits.reken(vorm, self.gegevens, self._aantal) for naam, vorm in bij.items()}

    @cached_property
    def _los(self) -> Bits:
        """De regels van de tabel zelf, elk los bekeken; een afgeleid veld is onbekend zolang er regels open staan."""
        afgeleid = {naam: bits.minstens_een() for naam, bits in self._bij.items()}
        return Bits.reken(self.spreker.doorzicht.vorm, {**self.gegevens, **afgeleid}, self._aantal)
