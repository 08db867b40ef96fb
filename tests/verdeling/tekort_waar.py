"""Klopt een tekort? Nagerekend zonder stroomnetwerk: met de stelling van Hall over alle deelverzamelingen."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations

from nagerekend import Nagerekend

from wijknetwerk.begrippen import SoortPlek, Tekort, uren
from wijknetwerk.verdeling import Opties

Ruimte = tuple[str, str]
Vraag = tuple[str, str]


@dataclass(frozen=True)
class Knelpunten:
    """Hulpvragen met een vraag in minuten en de ruimtes waar zij heen kunnen, opgemaakt uit de optietabel."""

    na: Nagerekend
    opties: Opties

    @cached_property
    def bezet(self) -> dict[str, int]:
        """Minuten als tweede wijkcoach of naast een aanbieder, per wijkcoach."""
        bezet = dict.fromkeys(self.na.stand.coaches, 0)
        for rij in self.na.voorstel.rijen:
            if rij.tweede_coach is not None:
                bezet[rij.tweede_coach] += rij.minuten_tweede_coach
            if rij.wijkcoach is not None and rij.soort_plek is not SoortPlek.ZELF:
                bezet[rij.wijkcoach] += rij.minuten_wijkcoach
        return bezet

    def vrij(self, ruimte: Ruimte) -> int:
        soort, code = ruimte
        if soort == "wijkcoach":
            return self.na.stand.vrij_coach(code) - self.bezet[code]
        if soort == "groep":
            return 0
        aanbieder = self.na.stand.aanbieders[code]
        return aanbieder.ruimte_basis if soort == "basis" else aanbieder.ruimte_specialistisch

    @cached_property
    def vraag(self) -> dict[Vraag, tuple[int, frozenset[Ruimte]]]:
        """Per hulpvraag (en per product als zij alleen als vast duo kan): minuten, en waar zij heen kan."""
        uit: dict[Vraag, tuple[int, frozenset[Ruimte]]] = {}
        for nummer, rij in self.na.rijen.items():
            drukken = list(self._drukken(nummer))
            if not drukken or rij.soort_plek is SoortPlek.COLLECTIEF or self._kan_in_groep(nummer):
                continue
            if all({soort for soort, _ in druk} == {"basis", "specialistisch"} for druk in drukken):
                for product in ("basis", "specialistisch"):
                    kan = [
                        (ruimte, minuten)
                        for druk in drukken
                        for ruimte, minuten in druk.items()
                        if ruimte[0] == product
                    ]
                    uit[nummer, product] = min(m for _, m in kan), frozenset(ruimte for ruimte, _ in kan)
            else:
                minuten = min(sum(druk.values()) for druk in drukken)
                uit[nummer, ""] = minuten, frozenset(ruimte for druk in drukken for ruimte in druk)
        return uit

    def _drukken(self, nummer: str) -> Iterator[dict[Ruimte, int]]:
        for optie in range(len(self.opties)):
            vraag = self.opties.veld.werkvoorraad.hulpvragen[int(self.opties.hulpvraag[optie])]
            if vraag.nummer != nummer:
                continue
            code = self.opties.code(optie)
            if self.opties.is_groep[optie]:
                yield {("groep", code): vraag.minuten_per_week}
            elif self.opties.is_coach[optie]:
                yield {("wijkcoach", code): int(self.opties.minuten[optie])}
            else:
                delen = {("basis", code): int(self.opties.basis[optie])}
                delen["specialistisch", code] = int(self.opties.specialistisch[optie])
                yield {ruimte: minuten for ruimte, minuten in delen.items() if minuten}

    def _kan_in_groep(self, nummer: str) -> bool:
        """Of er naast de rest van het voorstel nog een groep open staat."""
        return any(
            ander.soort_plek is SoortPlek.COLLECTIEF and ander.toegestaan and self.na.kan_verhuizen(nummer, ander)
            for ander in self.na.rijen[nummer].alternatieven
        )

    def tekort_volgens_hall(self) -> int:
        """Het grootste tekort over alle deelverzamelingen van de hulpvragen: de vraag min de grootste stroom."""
        deelverzamelingen = chain.from_iterable(
            combinations(self.vraag, aantal) for aantal in range(1, len(self.vraag) + 1)
        )
        return max((self._ontbreekt(deel) for deel in deelverzamelingen), default=0)

    def _ontbreekt(self, deel: tuple[Vraag, ...]) -> int:
        waar = frozenset().union(*(self.vraag[knoop][1] for knoop in deel))
        return max(0, sum(self.vraag[knoop][0] for knoop in deel) - sum(map(self.vrij, waar)))


def tekorten_kloppen(na: Nagerekend, opties: Opties) -> None:
    """Wie geen plek heeft staat in een tekort, elke snede is gesloten, en samen zijn zij het tekort volgens Hall."""
    knelpunten = Knelpunten(na, opties)
    zonder = {rij.hulpvraag for rij in na.voorstel.rijen if rij.soort_plek is SoortPlek.GEEN_PLEK}
    genoemd = {nummer for tekort in na.voorstel.tekorten for nummer in tekort.hulpvragen}
    assert zonder <= genoemd
    sneden = [tekort for tekort in na.voorstel.tekorten if tekort.soort == "tekort"]
    assert sum(een.gevraagd_minuten - een.vrij_minuten for een in sneden) == knelpunten.tekort_volgens_hall()
    for tekort in na.voorstel.tekorten:
        if tekort.soort == "tekort":
            _snede_klopt(knelpunten, tekort)
            assert zonder & set(tekort.hulpvragen)
        else:
            assert set(tekort.hulpvragen) <= zonder
            _rest_klopt(na, opties, tekort)


def _snede_klopt(knelpunten: Knelpunten, tekort: Tekort) -> None:
    """Deze hulpvragen kunnen nergens anders heen, vragen zoveel, en zoveel is daar vrij."""
    gevraagd, vrij = tekort.gevraagd_minuten, tekort.vrij_minuten
    assert gevraagd > vrij
    assert f"({uren(gevraagd)} uur per week)" in tekort.zin
    assert f"daar is {uren(vrij)} uur vrij" in tekort.zin
    assert tekort.zin.endswith(f": tekort {uren(gevraagd - vrij)} uur.")
    van = {knoop: knelpunten.vraag[knoop] for knoop in knelpunten.vraag if knoop[0] in tekort.hulpvragen}
    for deel in chain.from_iterable(combinations(van, aantal) for aantal in range(1, len(van) + 1)):
        waar = frozenset().union(*(van[knoop][1] for knoop in deel))
        in_deel = {nummer for nummer, _ in deel}
        if in_deel == set(tekort.hulpvragen) and {code for _, code in waar} == set(tekort.plekken):
            som = sum(van[knoop][0] for knoop in deel), sum(map(knelpunten.vrij, waar))
            if som == (gevraagd, vrij):
                return
    raise AssertionError(tekort)


def _rest_klopt(na: Nagerekend, opties: Opties, tekort: Tekort) -> None:
    eigen = [
        optie
        for optie in range(len(opties))
        if opties.veld.werkvoorraad.hulpvragen[int(opties.hulpvraag[optie])].nummer in tekort.hulpvragen
    ]
    assert set(tekort.plekken) == {opties.code(optie) for optie in eigen}
    assert tekort.gevraagd_minuten == sum(na.stand.hulpvragen[nummer].minuten_per_week for nummer in tekort.hulpvragen)
    if tekort.soort == "geen_opties":
        assert not eigen
        return
    for nummer in tekort.hulpvragen:
        zinnen = [
            reden.zin
            for ander in na.rijen[nummer].alternatieven
            if ander.plek in tekort.plekken
            for reden in ander.redenen
            if reden.regel == "vol"
        ]
        tegen = {woord for woord, vorm in OORZAKEN.items() if any(vorm in zin for zin in zinnen)}
        assert tegen == {woord for woord in OORZAKEN if woord in tekort.zin}
        assert (tekort.soort == "indelingsverlies") == (not tegen)


OORZAKEN = {
    "geen andere wijkcoach": "er is geen",
    "haalt haar minimum niet": "gaat pas door",
    "het netwerk mag niet groter": "het netwerk van",
}
"""Wat in de zin van een tekort staat, en waaraan de zin bij een plek dat is te zien."""
