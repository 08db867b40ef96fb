"""De optietabel: één rij voor elke plek die de regels en eisen voor een hulpvraag openlaten."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.begrippen import Product, Route, Schilreden, SoortPlek
from wijknetwerk.eisen import (
    EISEN_COACH,
    EISEN_DEEL_COACH,
    EISEN_GROEP,
    EISEN_TWEEDE_COACH,
    Getallen,
    Masker,
    Veld,
    haalt_alle,
)
from wijknetwerk.regels import SCHILUITKOMSTEN
from wijknetwerk.weging import Wegingen

Codes = NDArray[np.object_]

SOORTEN = tuple(SoortPlek)
NUMMER = {soort: nummer for nummer, soort in enumerate(SOORTEN)}
KLEINSTE_LOT, VERDUBBELINGEN = 2**14, 12
SCHIL_NAAR_SOORT = {
    "netwerkpartner": SoortPlek.NETWERKPARTNER,
    "aanbieder": SoortPlek.AANBIEDER,
    "tweede_schil_expertise": SoortPlek.TWEEDE_SCHIL,
    "tweede_schil_ervaring": SoortPlek.TWEEDE_SCHIL,
    "tweede_schil_capaciteit": SoortPlek.TWEEDE_SCHIL,
}
_SOORT_VAN_SCHIL = np.array([NUMMER[SCHIL_NAAR_SOORT[naam]] for naam in SCHILUITKOMSTEN], dtype=np.int64)


@dataclass(frozen=True)
class Opties:
    """Wat er te kiezen is, als kolommen naast elkaar.

    Een optie is een hulpvraag op een plek (`plek` is het kolomnummer binnen haar soort plek). Vraagt een optie ook
    een tweede persoon (de tweede wijkcoach bij zelf, het deel van de wijkcoach bij samen), dan staat die keuze bij
    de bijrollen, en zegt `vraagt_bij` dat er precies één bijrol nodig is.
    """

    wegingen: Wegingen
    hulpvraag: Getallen
    soort: Getallen
    plek: Getallen
    samen: Masker
    minuten: Getallen
    basis: Getallen
    specialistisch: Getallen
    bij_hulpvraag: Getallen
    bij_coach: Getallen
    bij_minuten: Getallen

    def __len__(self) -> int:
        return len(self.hulpvraag)

    @property
    def veld(self) -> Veld:
        """Het veld waarover deze opties gaan."""
        return self.wegingen.veld

    @cached_property
    def verdeeld(self) -> Getallen:
        """De rijnummers van de hulpvragen die deze week een plek krijgen."""
        return np.array([i for i, weging in enumerate(self.wegingen.rijen) if weging.wordt_verdeeld], dtype=np.int64)

    @cached_property
    def is_coach(self) -> Masker:
        """Opties bij een wijkcoach."""
        return self._is(SoortPlek.ZELF)

    @cached_property
    def is_groep(self) -> Masker:
        """Opties in een groep."""
        return self._is(SoortPlek.COLLECTIEF)

    @cached_property
    def is_aanbieder(self) -> Masker:
        """Opties bij een aanbieder, van welke schil ook."""
        return ~(self.is_coach | self.is_groep)

    @cached_property
    def is_netwerkpartner(self) -> Masker:
        """Opties bij een deelnemer van het wijknetwerk."""
        return self._is(SoortPlek.NETWERKPARTNER)

    def _is(self, soort: SoortPlek) -> Masker:
        masker: Masker = self.soort == NUMMER[soort]
        return masker

    @cached_property
    def vraagt_bij(self) -> Masker:
        """Opties die een tweede persoon vragen."""
        return self.is_coach | self.samen

    @cached_property
    def trede(self) -> Getallen:
        """Punten van de volgorde collectief, zelf, netwerk, tweede schil."""
        punten = np.array([self.veld.drempels[f"trede_{soort}"] for soort in SOORTEN], dtype=np.int64)
        trede: Getallen = punten[self.soort]
        return trede

    @cached_property
    def codes(self) -> Codes:
        """De code van de plek van elke optie."""
        codes = np.empty(len(self), dtype=object)
        for nummer in np.unique(self.soort):
            bij = np.flatnonzero(self.soort == nummer)
            codes[bij] = np.array(self.veld.codes(SOORTEN[nummer]), dtype=object)[self.plek[bij]]
        return codes

    def code(self, optie: int) -> str:
        """De code van de plek van een optie."""
        return str(self.codes[optie])

    def schilreden(self, optie: int) -> Schilreden | None:
        """Waarom de tweede schil openstaat, voor een optie in de tweede schil."""
        if SOORTEN[self.soort[optie]] is not SoortPlek.TWEEDE_SCHIL:
            return None
        naam = SCHILUITKOMSTEN[self.wegingen.schil[self.hulpvraag[optie], self.plek[optie]]]
        return Schilreden(naam.removeprefix("tweede_schil_"))

    @cached_property
    def loot(self) -> Getallen:
        """Het lot van elke optie: elke week opnieuw, gelijk voor dezelfde week, hulpvraag en plek."""
        return self._loten((vraag, code, "plek") for vraag, code in zip(self.hulpvraag, self.codes, strict=True))

    @cached_property
    def loot_geen_plek(self) -> Getallen:
        """Het lot van 'geen plek' voor elke verdeelde hulpvraag."""
        return self._loten((i, SoortPlek.GEEN_PLEK, "plek") for i in self.verdeeld)

    @cached_property
    def loot_bij(self) -> Getallen:
        """Het lot van elke bijrol."""
        coaches = self.veld.codes(SoortPlek.ZELF)
        return self._loten(
            (vraag, coaches[coach], "tweede" if self.wegingen.rijen[vraag].kan(Route.ZELF) else "deel")
            for vraag, coach in zip(self.bij_hulpvraag, self.bij_coach, strict=True)
        )

    def _loten(self, rollen: Iterable[tuple[int, str, str]]) -> Getallen:
        week = self.veld.werkvoorraad.week
        vraag = [f"{week}|{vraag.nummer}" for vraag in self.veld.werkvoorraad.hulpvragen]
        return np.array([trek_lot(f"{vraag[v]}|{plek}|{rol}") for v, plek, rol in rollen], dtype=np.int64)


def trek_lot(tekst: str) -> int:
    """Een lot van 16.384 tot 67.108.864, vast voor deze tekst (loting zoals in brief 004, maar herhaalbaar).

    Elke verdubbeling is even waarschijnlijk. Zo telt in de som vooral wie een slecht lot zou krijgen, en is het bewijs
    goedkoper dan bij loten die overal even dicht liggen.
    """
    toeval = int(hashlib.sha256(tekst.encode()).hexdigest()[:16], 16)
    laagste = KLEINSTE_LOT << toeval % VERDUBBELINGEN
    return laagste + toeval // VERDUBBELINGEN % laagste


def maak_opties(wegingen: Wegingen) -> Opties:
    """Maakt de optietabel; wat op zichzelf niet past (meer minuten dan vrij, groep vol) wordt geen optie."""
    delen = [_coachopties(wegingen), *_aanbiederopties(wegingen), _groepopties(wegingen)]
    samen = {kolom: np.concatenate([deel[kolom] for deel in delen]) for kolom in delen[0]}
    volgorde = np.lexsort((samen["samen"], samen["plek"], samen["soort"], samen["hulpvraag"]))
    kolom = {naam: waarden[volgorde] for naam, waarden in samen.items()}
    vorm = kolom.pop("samen").astype(bool)
    vragend = np.unique(kolom["hulpvraag"][vorm | (kolom["soort"] == NUMMER[SoortPlek.ZELF])])
    return Opties(wegingen=wegingen, samen=vorm, **kolom, **_bijrollen(wegingen, vragend))


def _open(wegingen: Wegingen, route: Route) -> Masker:
    return np.array([weging.wordt_verdeeld and weging.kan(route) for weging in wegingen.rijen], dtype=bool)


def _rijen(masker: Masker, soort: Getallen | int, **kolommen: Getallen | int) -> dict[str, Getallen]:
    vraag, plek = np.nonzero(masker)
    leeg = {"samen": 0, "minuten": 0, "basis": 0, "specialistisch": 0} | {"soort": soort} | kolommen
    breed = {naam: _bij(np.asarray(waarde), vraag, plek) for naam, waarde in leeg.items()}
    return {"hulpvraag": vraag.astype(np.int64), "plek": plek.astype(np.int64)} | breed


def _bij(waarde: Getallen, vraag: Getallen, plek: Getallen) -> Getallen:
    """De waarden bij deze paren, uit één getal voor alles, een kolom per hulpvraag of een hele tabel."""
    if not waarde.ndim:
        return np.full(len(vraag), waarde)
    return waarde[vraag, 0] if waarde.shape[1] == 1 else waarde[vraag, plek]


def _coachopties(wegingen: Wegingen) -> dict[str, Getallen]:
    veld = wegingen.veld
    past = veld.minuten[:, None] <= veld.coachruimte[None, :]
    masker = haalt_alle(EISEN_COACH, veld) & past & _open(wegingen, Route.ZELF)[:, None]
    return _rijen(masker, NUMMER[SoortPlek.ZELF], minuten=veld.minuten[:, None])


def _groepopties(wegingen: Wegingen) -> dict[str, Getallen]:
    veld = wegingen.veld
    vrij = np.array([groep.plaatsen - groep.bezet for groep in veld.werkvoorraad.collectief_aanbod], dtype=np.int64)
    masker = haalt_alle(EISEN_GROEP, veld) & (vrij > 0)[None, :] & _open(wegingen, Route.COLLECTIEF)[:, None]
    return _rijen(masker, NUMMER[SoortPlek.COLLECTIEF])


def _aanbiederopties(wegingen: Wegingen) -> list[dict[str, Getallen]]:
    veld = wegingen.veld
    toegestaan = wegingen.toelating.mag
    samen = _open(wegingen, Route.SAMEN)
    heel = samen | _open(wegingen, Route.ZELF) | _open(wegingen, Route.AANBIEDER)
    vormen = ((heel, veld.minuten, 0), (samen, veld.minuten - deel_minuten(wegingen), 1))
    return [_aanbiedervorm(wegingen, toegestaan & open_[:, None], minuten, vorm) for open_, minuten, vorm in vormen]


def _aanbiedervorm(wegingen: Wegingen, masker: Masker, minuten: Getallen, samen: int) -> dict[str, Getallen]:
    veld = wegingen.veld
    aanbieders = veld.werkvoorraad.aanbieders
    basis, specialistisch = verdeel_over_producten(veld, minuten)
    vrij_basis = np.array([a.ruimte_basis for a in aanbieders], dtype=np.int64)
    vrij_specialistisch = np.array([a.ruimte_specialistisch for a in aanbieders], dtype=np.int64)
    past = (basis[:, None] <= vrij_basis) & (specialistisch[:, None] <= vrij_specialistisch)
    return _rijen(
        masker & past,
        _SOORT_VAN_SCHIL[wegingen.schil],
        samen=samen,
        basis=basis[:, None],
        specialistisch=specialistisch[:, None],
    )


def deel_minuten(wegingen: Wegingen) -> Getallen:
    """H: de minuten die de wijkcoach doet als hulpvraag en aanbieder samengaan; anders een vast deel van de vraag."""
    procent = wegingen.veld.drempels["samen_deel_wijkcoach_procent"]
    return np.array(
        [
            vraag.minuten_wijkcoach
            if vraag.minuten_wijkcoach is not None and vraag.minuten_wijkcoach < vraag.minuten_per_week
            else vraag.minuten_per_week * procent // 100
            for vraag in wegingen.veld.werkvoorraad.hulpvragen
        ],
        dtype=np.int64,
    )


def verdeel_over_producten(veld: Veld, minuten: Getallen) -> tuple[Getallen, Getallen]:
    """Verdeelt de minuten over de ruimte basis en specialistisch; een vast duo gebruikt beide (brief 004)."""
    procent = veld.drempels["gecombineerd_deel_specialistisch_procent"]
    aandeel = {Product.BASIS: 0, None: 0, Product.GECOMBINEERD: procent}
    specialistisch = minuten * np.array([aandeel.get(product, 100) for product in veld.product], dtype=np.int64) // 100
    return minuten - specialistisch, specialistisch


def _bijrollen(wegingen: Wegingen, vragend: Getallen) -> dict[str, Getallen]:
    """De tweede personen die kunnen, alleen bij hulpvragen met een optie die erom vraagt."""
    veld = wegingen.veld
    vraagt = np.isin(np.arange(len(wegingen.rijen)), vragend)[:, None]
    tweede = np.full(len(wegingen.rijen), veld.drempels["tweede_coach_minuten_per_week"], dtype=np.int64)
    delen = [
        (haalt_alle(EISEN_TWEEDE_COACH, veld) & _open(wegingen, Route.ZELF)[:, None], tweede),
        (haalt_alle(EISEN_DEEL_COACH, veld) & _open(wegingen, Route.SAMEN)[:, None], deel_minuten(wegingen)),
    ]
    vragen, coaches, minuten = [], [], []
    for masker, nodig in delen:
        vraag, coach = np.nonzero(masker & vraagt & (nodig[:, None] <= veld.coachruimte[None, :]))
        vragen.append(vraag.astype(np.int64))
        coaches.append(coach.astype(np.int64))
        minuten.append(nodig[vraag])
    kolom = {"hulpvraag": np.concatenate(vragen), "coach": np.concatenate(coaches), "minuten": np.concatenate(minuten)}
    volgorde = np.lexsort((kolom["coach"], kolom["hulpvraag"]))
    return {f"bij_{naam}": waarden[volgorde] for naam, waarden in kolom.items()}
