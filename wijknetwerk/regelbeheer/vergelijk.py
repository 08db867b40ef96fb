"""Twee regelsets vergelijken zonder gegevens: welke soorten gevallen krijgen een andere uitkomst, en waardoor?"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.regelbeheer.beschrijving import Beschrijving, Masker, beschrijf
from wijknetwerk.regelbeheer.bevinding import opsomming
from wijknetwerk.regelbeheer.rooster import GRENS, Rooster, regels_in
from wijknetwerk.regelbeheer.tabelcontrole import ALLE
from wijknetwerk.regels import Regel, Regelboek, Tabel

GEEN = "geen uitkomst"
Nummers = NDArray[np.int64]
Paar = tuple[str, str]
Regelparen = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Verschuiving:
    """Gevallen die in een tabel van de ene naar de andere uitkomst gaan.

    `gevallen` zegt welke, onder de gevallen die nu `van` krijgen. Bij een tabel waarin elke regel telt is `van` of
    `naar` leeg: de uitkomst komt erbij of vervalt.
    """

    tabel: str
    van: str
    naar: str
    gevallen: tuple[Beschrijving, ...]
    regels_oud: tuple[str, ...]
    regels_nieuw: tuple[str, ...]

    @property
    def kop(self) -> str:
        """De verschuiving in een paar woorden."""
        if not self.van:
            return f"«{self.naar}» komt erbij"
        return f"van {self.van} naar {self.naar}" if self.naar else f"«{self.van}» vervalt"

    def __str__(self) -> str:
        wie = " · of ".join(str(geval) for geval in self.gevallen)
        oud, nieuw = (opsomming(ids) or "geen regel" for ids in (self.regels_oud, self.regels_nieuw))
        return f"{wie}: {self.kop} (was {oud}, wordt {nieuw})"


@dataclass(frozen=True)
class Getalverschil:
    """Een drempel of gewicht met een andere waarde; None als hij er in die set niet is."""

    naam: str
    oud: int | None
    nieuw: int | None
    eenheid: str

    def __str__(self) -> str:
        oud, nieuw = ("geen" if waarde is None else str(waarde) for waarde in (self.oud, self.nieuw))
        return f"{self.naam}: {oud} → {nieuw} {self.eenheid}"


@dataclass(frozen=True)
class Vergelijking:
    """Het verschil tussen twee regelsets. `niet_vergeleken` noemt tabellen waarover wij niets kunnen zeggen."""

    oud: str
    nieuw: str
    getallen: tuple[Getalverschil, ...]
    verschuivingen: tuple[Verschuiving, ...]
    alleen_tekst: tuple[str, ...]
    niet_vergeleken: tuple[str, ...]

    @property
    def gelijk(self) -> bool:
        """Of elk geval in beide sets dezelfde uitkomst krijgt en elk getal gelijk is."""
        return not (self.getallen or self.verschuivingen or self.niet_vergeleken)

    def tekst(self) -> str:
        """De vergelijking zoals een beleidsmedewerker haar leest."""
        rijen = [f"Van {self.oud} naar {self.nieuw}:"]
        if self.gelijk:
            rijen.append("Elk geval krijgt dezelfde uitkomst.")
        rijen += [f"  getal {verschil}" for verschil in self.getallen]
        for verschuiving in self.verschuivingen:
            onder = f" van wie nu {verschuiving.van} krijgt" if verschuiving.van else ""
            rijen.append(f"  {verschuiving.tabel}: {verschuiving.kop}; dat zijn{onder} de gevallen met")
            rijen += [f"    {'of ' if nummer else '   '}{geval}" for nummer, geval in enumerate(verschuiving.gevallen)]
            oud, nieuw = (opsomming(ids) or "-" for ids in (verschuiving.regels_oud, verschuiving.regels_nieuw))
            rijen.append(f"       regel: {oud}" if oud == nieuw else f"       regel: {oud} → {nieuw}")
        rijen += [f"  {zin}" for zin in self.niet_vergeleken]
        rijen += [f"  alleen de tekst of bron is anders: {opsomming(self.alleen_tekst)}"] if self.alleen_tekst else []
        return "\n".join(rijen) + "\n"


def vergelijk(oud: Regelboek, nieuw: Regelboek, grens: int = GRENS) -> Vergelijking:
    """Vergelijkt alle tabellen en getallen van twee regelsets."""
    verschuivingen: list[Verschuiving] = []
    niet: list[str] = []
    for naam in dict.fromkeys((*oud.tabellen, *nieuw.tabellen)):
        tabellen = (oud.tabellen.get(naam), nieuw.tabellen.get(naam))
        waarom = _waarom_niet(tabellen, oud, nieuw, grens)
        if waarom:
            niet.append(f"tabel {naam} is niet vergeleken: {waarom}")
        else:
            verschuivingen += vergelijk_tabel(*(tabel for tabel in tabellen if tabel is not None))
    return Vergelijking(
        oud.naam,
        nieuw.naam,
        tuple(_getallen(oud, nieuw)),
        tuple(verschuivingen),
        tuple(_tekst(oud, nieuw)),
        tuple(niet),
    )


def _waarom_niet(tabellen: tuple[Tabel | None, Tabel | None], oud: Regelboek, nieuw: Regelboek, grens: int) -> str:
    links, rechts = tabellen
    if links is None or rechts is None:
        return "zij staat maar in één van beide"
    anders = [
        naam
        for naam in sorted({*_namen(links), *_namen(rechts)})
        if naam in oud.velden and naam in nieuw.velden and _antwoorden(oud, naam) != _antwoorden(nieuw, naam)
    ]
    if anders:
        return f"het veld {opsomming(anders)} kent niet dezelfde antwoorden"
    if prod(_vol(Rooster.van([links, rechts], "na"))) > grens:
        return "er zijn te veel soorten gevallen; vergelijk met een werkmap"
    return ""


def _namen(tabel: Tabel) -> set[str]:
    return {cel.veld.naam for deel in (tabel, *tabel.bij.values()) for regel in deel.regels for cel in regel.als}


def _antwoorden(boek: Regelboek, naam: str) -> tuple[object, ...]:
    veld = boek.velden[naam]
    return veld.soort, veld.waarden, veld.minimum, veld.maximum, veld.uit_tabel


def _vol(rooster: Rooster) -> tuple[int, ...]:
    """De vorm van het rooster met elk gebundeld veld als eigen as."""
    return (*(len(as_) for as_ in rooster.losse), *(len(as_) for as_ in rooster.bundel.soorten))


def vergelijk_tabel(oud: Tabel, nieuw: Tabel) -> tuple[Verschuiving, ...]:
    """Wat er in één tabel verschuift, vóór de verdeling; en daarna, als er regels zijn die pas dan gelden."""
    na = any(regel.fase == "na" for tabel in (oud, nieuw) for regel in (*tabel.regels, *_achter(tabel)))
    gevonden: list[Verschuiving] = []
    for fase in ("voor", "na") if na else ("voor",):
        vergelijker = _Vergelijker(oud, nieuw, fase, Rooster.van([oud, nieuw], fase))
        paren = {(deel.van, deel.naar) for deel in gevonden}
        gevonden += [deel for deel in vergelijker.verschuivingen() if (deel.van, deel.naar) not in paren]
    return tuple(gevonden)


def _achter(tabel: Tabel) -> Iterator[Regel]:
    return (regel for bij in tabel.bij.values() for regel in bij.regels)


@dataclass(frozen=True, eq=False)
class _Vergelijker:
    """Twee versies van een tabel op hetzelfde rooster."""

    oud: Tabel
    nieuw: Tabel
    fase: str
    rooster: Rooster

    def verschuivingen(self) -> Iterator[Verschuiving]:
        """Elke verschuiving, de grootste eerst."""
        if self.oud.trefregel == ALLE:
            yield from self._gevolgen()
            return
        regel = [self._eerste(tabel) for tabel in (self.oud, self.nieuw)]
        namen = list(dict.fromkeys((*self.oud.uitkomst, *self.nieuw.uitkomst, GEEN)))
        van, naar = (
            np.array([*(namen.index(regel.dan) for regel in regels_in(tabel, self.fase)), len(namen) - 1])[nummers]
            for tabel, nummers in zip((self.oud, self.nieuw), regel, strict=True)
        )
        paren = Counter(zip(van[van != naar].tolist(), naar[van != naar].tolist(), strict=True))
        for (links, rechts), _ in paren.most_common():
            binnen = (van == links) & (naar == rechts)
            ids = (self._ids(self.oud, regel[0][binnen]), self._ids(self.nieuw, regel[1][binnen]))
            yield self._maak((namen[links], namen[rechts]), binnen, (van == links) & ~binnen, ids)

    def _gevolgen(self) -> Iterator[Verschuiving]:
        """Bij `alle` per gevolg: waar geldt het niet meer, en waar komt het erbij?"""
        geldt = [self._geldt(tabel) for tabel in (self.oud, self.nieuw)]
        nergens: Masker = np.zeros(self.rooster.aantal, dtype=bool)
        for naam in dict.fromkeys((*geldt[0], *geldt[1])):
            (was, oude), (wordt, nieuwe) = (deel.get(naam, (nergens, ())) for deel in geldt)
            ids = (oude, nieuwe)
            if (was & ~wordt).any():
                yield self._maak((naam, ""), was & ~wordt, was & wordt, ids)
            if (wordt & ~was).any():
                yield self._maak(("", naam), wordt & ~was, ~wordt & ~was, ids)

    def _geldt(self, tabel: Tabel) -> Mapping[str, tuple[Masker, tuple[str, ...]]]:
        """Per gevolg waar het geldt en welke regels het geven."""
        zeker = self._zeker(tabel)
        regels = regels_in(tabel, self.fase)
        groepen: dict[str, list[int]] = {}
        for nummer, regel in enumerate(regels):
            groepen.setdefault(gevolg(regel), []).append(nummer)
        return {
            naam: (np.logical_or.reduce(zeker[:, groep], axis=1), tuple(regels[nummer].id for nummer in groep))
            for naam, groep in groepen.items()
        }

    def _zeker(self, tabel: Tabel) -> Masker:
        return np.vstack([tabel.beslis(gegevens, self.fase).zeker for _, gegevens in self.rooster.stukken()])

    def _eerste(self, tabel: Tabel) -> Nummers:
        """Het nummer van de regel die beslist; het aantal regels als geen enkele geldt."""
        zeker = self._zeker(tabel)
        nummers: Nummers = np.where(zeker.any(axis=1), zeker.argmax(axis=1), zeker.shape[1])
        return nummers

    def _ids(self, tabel: Tabel, nummers: Nummers) -> tuple[str, ...]:
        regels = regels_in(tabel, self.fase)
        return tuple(regels[nummer].id for nummer in np.unique(nummers).tolist() if nummer < len(regels))

    def _maak(self, paar: Paar, binnen: Masker, buiten: Masker, ids: Regelparen) -> Verschuiving:
        soorten = (*self.rooster.losse, *self.rooster.bundel.soorten)
        gevallen = beschrijf(self._spreid(binnen), self._spreid(buiten), soorten)
        return Verschuiving(self.oud.naam, *paar, gevallen, *ids)

    def _spreid(self, masker: Masker) -> Masker:
        """Van het rooster met een bundel naar een as per veld."""
        vorm = self.rooster.vorm if self.rooster.bundel.soorten else (*self.rooster.vorm, 1)
        gespreid: Masker = masker.reshape(vorm)[..., self.rooster.bundel.stand]
        return gespreid.reshape(_vol(self.rooster))


def gevolg(regel: Regel) -> str:
    """Wat een regel in een tabel `alle` doet, als tekst."""
    deel = ": ".join(filter(None, (regel.dan, regel.actie, regel.gevolg)))
    if regel.rekendag is None:
        return deel
    stappen = " ".join(f"{aantal:+d} {eenheid}" for aantal, eenheid in regel.rekendag.stappen)
    return f"{deel} ({regel.rekendag.vanaf} {stappen})".replace(" )", ")")


def _getallen(oud: Regelboek, nieuw: Regelboek) -> Iterator[Getalverschil]:
    for naam in dict.fromkeys((*oud.getallen, *nieuw.getallen)):
        een, ander = oud.getallen.get(naam), nieuw.getallen.get(naam)
        waarden = (een.waarde if een else None, ander.waarde if ander else None)
        if waarden[0] != waarden[1]:
            eenheid = next(getal.eenheid for getal in (ander, een) if getal)
            yield Getalverschil(naam, *waarden, eenheid)


def _tekst(oud: Regelboek, nieuw: Regelboek) -> Iterator[str]:
    """Regels met dezelfde voorwaarden en uitkomst, maar een andere zin, bron of open vraag."""
    for naam, tabel in nieuw.tabellen.items():
        was = {regel.id: regel for regel in oud.tabellen[naam].regels} if naam in oud.tabellen else {}
        for regel in tabel.regels:
            vorige = was.get(regel.id)
            if vorige and vorige != regel and (vorige.als, gevolg(vorige)) == (regel.als, gevolg(regel)):
                yield regel.id
