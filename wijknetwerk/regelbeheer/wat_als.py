"""Wat als: de kleinste verandering van een geval die de uitkomst verandert.

Wij proberen eerst elke verandering van één antwoord, dan elk tweetal, enzovoort, en rekenen elk geval echt uit. De
eerste die raak zijn, zijn dus de kleinste. Wat beschermd is verandert nooit: niemand krijgt te horen dat het met een
beetje crisis wel was gelukt.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

import numpy as np

from wijknetwerk.begrippen import Werkvoorraad
from wijknetwerk.regelbeheer.bevinding import opsomming
from wijknetwerk.regelbeheer.rooster import STUK, Antwoord, antwoord, soorten
from wijknetwerk.regels import Kolom, Regelboek, Regelveld, Soort, Tabel
from wijknetwerk.regels.cellen import Cel
from wijknetwerk.weging import antwoorden

BESCHERMD = (
    "crisis",
    "veiligheidsrisico",
    "uitstelbaar",
    "wlz_indicatie",
    "wet",
    "aanleiding",
    "inwoner_wil_aanbieder",
)
"""Veiligheid, wet en de wens van de inwoner: daar stellen wij nooit een ander antwoord voor."""

HOOGSTENS = 3


@dataclass(frozen=True)
class Verandering:
    """Een ander antwoord op één veld."""

    veld: str
    van: Antwoord
    naar: Antwoord

    def __str__(self) -> str:
        return f"{self.veld} {'onbekend' if self.van is None else self.van} → {self.naar}"


@dataclass(frozen=True)
class Omslag:
    """Een kleinste verandering met de uitkomst die zij geeft."""

    veranderingen: tuple[Verandering, ...]
    uitkomst: str

    def __str__(self) -> str:
        return f"{opsomming([str(deel) for deel in self.veranderingen])}: {self.uitkomst}"


@dataclass(frozen=True)
class WatAls:
    """De uitkomst nu (None is navragen) en alle kleinste veranderingen naar een andere."""

    uitkomst: str | None
    doel: str
    omslagen: tuple[Omslag, ...]
    hoogstens: int

    def tekst(self) -> str:
        """De uitkomst zoals een teamleider haar leest."""
        wens = f"«{self.doel}»" if self.doel else "een andere uitkomst"
        rijen = [f"Nu: {self.uitkomst or 'navragen'}. Voor {wens}:"]
        if not self.omslagen:
            rijen.append(f"  geen verandering van hoogstens {self.hoogstens} antwoorden is genoeg.")
        return "\n".join([*rijen, *(f"  {omslag}" for omslag in self.omslagen)]) + "\n"


def wat_als(
    tabel: Tabel,
    geval: Mapping[str, object],
    doel: str = "",
    vast: Collection[str] = BESCHERMD,
    hoogstens: int = HOOGSTENS,
) -> WatAls:
    """De kleinste veranderingen waarmee dit geval `doel` krijgt, of zonder doel: een andere uitkomst.

    `geval` geeft elk veld van de tabel; None of "onbekend" is onbekend. Een onbekend antwoord invullen is ook een
    verandering.
    """
    if doel and doel not in tabel.uitkomst:
        raise ValueError(f"tabel {tabel.naam} kent geen uitkomst «{doel}»; kies uit {', '.join(tabel.uitkomst)}")
    proef = _Proef(tabel, geval, frozenset(vast))
    nu = proef.uitkomsten([()])[0]
    omslagen: list[Omslag] = []
    if nu != doel or not doel:
        for aantal in range(1, hoogstens + 1):
            gevonden = (
                Omslag(keuze, uitkomst)
                for keuze, uitkomst in proef.probeer(aantal)
                if uitkomst is not None and uitkomst != nu and doel in ("", uitkomst)
            )
            omslagen = list(gevonden)
            if omslagen:
                break
    return WatAls(nu, doel, tuple(omslagen), hoogstens)


def wat_als_hulpvraag(
    werkvoorraad: Werkvoorraad, boek: Regelboek, nummer: str, doel: str = "", vast: Collection[str] = BESCHERMD
) -> WatAls:
    """Hetzelfde voor de route van één hulpvraag uit een werkvoorraad."""
    nummers = [vraag.nummer for vraag in werkvoorraad.hulpvragen]
    if nummer not in nummers:
        raise ValueError(f"er is geen hulpvraag «{nummer}» in deze werkvoorraad")
    return wat_als(boek.tabel("route"), antwoorden(werkvoorraad, boek)[nummers.index(nummer)], doel, vast)


@dataclass(frozen=True, eq=False)
class _Proef:
    """Eén geval waarvan wij antwoorden veranderen en het gevolg uitrekenen."""

    tabel: Tabel
    geval: Mapping[str, object]
    vast: frozenset[str]

    @cached_property
    def velden(self) -> dict[str, Regelveld]:
        regels = [regel for tabel in (self.tabel, *self.tabel.bij.values()) for regel in tabel.regels]
        velden = {cel.veld.naam: cel.veld for regel in regels if regel.fase == "voor" for cel in regel.als}
        return {naam: veld for naam, veld in velden.items() if naam not in self.tabel.bij}

    @cached_property
    def nu(self) -> dict[str, int | None]:
        return {naam: veld.code(self.geval[naam]) for naam, veld in self.velden.items()}

    @cached_property
    def _mogelijk(self) -> dict[str, tuple[Verandering, ...]]:
        regels = [regel for tabel in (self.tabel, *self.tabel.bij.values()) for regel in tabel.regels]
        return {
            naam: tuple(
                Verandering(
                    naam, None if code is None else antwoord(veld, code), antwoord(veld, _dichtbij(soort, code))
                )
                for soort in soorten(veld, regels)
                if code is None or not soort.klopt(np.array([code]))[0]
            )
            for naam, veld in self.velden.items()
            if naam not in self.vast
            for code in (self.nu[naam],)
        }

    def probeer(self, aantal: int) -> Iterator[tuple[tuple[Verandering, ...], str | None]]:
        """Elke verandering van precies zoveel antwoorden, met haar uitkomst."""
        keuzes = [keuze for namen in combinations(self._mogelijk, aantal) for keuze in product(*self._per(namen))]
        for begin in range(0, len(keuzes), STUK):
            stuk = keuzes[begin : begin + STUK]
            yield from zip(stuk, self.uitkomsten(stuk), strict=True)

    def _per(self, namen: Collection[str]) -> list[tuple[Verandering, ...]]:
        return [self._mogelijk[naam] for naam in namen]

    def uitkomsten(self, keuzes: Collection[tuple[Verandering, ...]]) -> tuple[str | None, ...]:
        """De uitkomst na elke keuze, uitgerekend."""
        kolommen = {naam: _kolom(code, len(keuzes)) for naam, code in self.nu.items()}
        for rij, keuze in enumerate(keuzes):
            for deel in keuze:
                kolommen[deel.veld].codes[rij] = self.velden[deel.veld].code(deel.naar) or 0
                kolommen[deel.veld].bekend[rij] = True
        return self.tabel.beslis(kolommen or {"": _kolom(0, len(keuzes))}).uitkomst


def _kolom(code: int | None, aantal: int) -> Kolom:
    return Kolom(np.full(aantal, code or 0, dtype=np.int64), np.full(aantal, code is not None))


def _dichtbij(soort: Cel, code: int | None) -> int:
    """Het antwoord van deze soort dat het dichtst bij het huidige ligt."""
    if soort.veld.soort is not Soort.GETAL:
        return min(soort.waarden)
    return min(max(code or 0, soort.onder), soort.boven)
