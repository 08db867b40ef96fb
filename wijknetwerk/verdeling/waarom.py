"""Waarom hier en niet daar: elke andere plek met wat haar uitsluit, of wat zij meer kost."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from wijknetwerk.begrippen import Alternatief, Reden, Route, SoortPlek, uren
from wijknetwerk.eisen import EISEN_AANBIEDER, EISEN_COACH, EISEN_GROEP, Eis, Getallen, Masker
from wijknetwerk.regels import SCHILUITKOMSTEN
from wijknetwerk.verdeling import GEEN, Verdeling
from wijknetwerk.verdeling.opties import SCHIL_NAAR_SOORT, SOORTEN, verdeel_over_producten
from wijknetwerk.verdeling.stelsel import groepeer
from wijknetwerk.verdeling.wensen import WENSEN, minpunten

VOL = "vol"


@dataclass(frozen=True)
class Waarom:
    """Legt bij een verdeling elke keuze uit, uit dezelfde eisen en wensen waarmee zij is gemaakt."""

    verdeling: Verdeling

    def kanttekeningen(self, optie: int) -> tuple[Reden, ...]:
        """De wensen die een optie niet vervult."""
        opties = self.verdeling.opties
        return tuple(
            Reden(regel=wens.naam, zin=wens.zin(opties, optie))
            for wens, geldt in zip(WENSEN, self._wensen, strict=True)
            if geldt[optie]
        )

    def alternatieven(self, vraag: int) -> tuple[Alternatief, ...]:
        """Alle andere plekken voor een hulpvraag: eerst wat kan, van goed naar minder, dan wat niet kan."""
        opties = self.verdeling.opties
        gekozen = int(self.verdeling.keuze.optie[vraag])
        kan = self._opties_van.get(vraag, np.zeros(0, dtype=np.int64))
        volgorde = kan[np.lexsort((opties.loot[kan], self._minpunten[kan], opties.trede[kan]))]
        huidig = opties.code(gekozen) if gekozen != GEEN else None
        toegestaan: dict[str, Alternatief] = {}
        for optie in volgorde:
            code = opties.code(int(optie))
            if code != huidig and code not in toegestaan:
                toegestaan[code] = self._alternatief(int(optie), gekozen)
        rest = [ander for ander in self._andere(vraag) if ander.plek != huidig and ander.plek not in toegestaan]
        vol = [ander for ander in rest if ander.toegestaan]
        return (*toegestaan.values(), *vol, *(ander for ander in rest if not ander.toegestaan))

    @cached_property
    def _wensen(self) -> list[Masker]:
        return [wens.geldt(self.verdeling.opties) for wens in WENSEN]

    @cached_property
    def _minpunten(self) -> Getallen:
        return minpunten(self.verdeling.opties)

    @cached_property
    def _opties_van(self) -> dict[int, Getallen]:
        return dict(groepeer(self.verdeling.opties.hulpvraag))

    def _alternatief(self, optie: int, gekozen: int) -> Alternatief:
        opties = self.verdeling.opties
        geen = opties.veld.drempels["trede_geen_plek"]
        trede, punten = (geen, 0) if gekozen == GEEN else (int(opties.trede[gekozen]), int(self._minpunten[gekozen]))
        verschil = {"volgorde": int(opties.trede[optie]) - trede, "wensen": int(self._minpunten[optie]) - punten}
        vol = self._vol(optie)
        return Alternatief(
            plek=opties.code(optie),
            soort_plek=SOORTEN[opties.soort[optie]],
            toegestaan=True,
            redenen=((vol,) if vol else ()) + self.kanttekeningen(optie),
            verschil={naam: waarde for naam, waarde in verschil.items() if waarde},
        )

    def _vol(self, optie: int) -> Reden | None:
        """Of de plek na dit voorstel nog ruimte heeft voor deze hulpvraag erbij."""
        opties = self.verdeling.opties
        plek = int(opties.plek[optie])
        if opties.is_groep[optie]:
            groep = opties.veld.werkvoorraad.collectief_aanbod[plek]
            deelnemers = groep.bezet + int(self._na.groep[plek])
            if deelnemers + 1 > groep.plaatsen:
                return Reden(regel=VOL, zin=f"{groep.naam} heeft na dit voorstel alle {groep.plaatsen} plaatsen bezet")
            if deelnemers + 1 < groep.minimum:
                return Reden(
                    regel=VOL,
                    zin=f"{groep.naam} gaat pas door bij {groep.minimum} deelnemers; het zijn er {deelnemers + 1}",
                )
            return None
        code = opties.code(optie)
        if opties.is_coach[optie]:
            vrij, nodig, wat = int(self._na.coach[plek]), int(opties.minuten[optie]), ""
        else:
            ruimtes = (
                (int(self._na.basis[plek]), int(opties.basis[optie]), " voor basisbegeleiding"),
                (
                    int(self._na.specialistisch[plek]),
                    int(opties.specialistisch[optie]),
                    " voor specialistische begeleiding",
                ),
            )
            vrij, nodig, wat = min(ruimtes, key=lambda ruimte: ruimte[0] - ruimte[1])
        if nodig <= vrij:
            return None
        return Reden(
            regel=VOL,
            zin=f"{code} heeft na dit voorstel nog {uren(vrij)} uur per week vrij{wat}; nodig is {uren(nodig)}",
        )

    @cached_property
    def _na(self) -> "_Vrij":
        opties, keuze = self.verdeling.opties, self.verdeling.keuze
        wv = opties.veld.werkvoorraad
        basis, specialistisch = keuze.aanbiederminuten(opties)
        return _Vrij(
            coach=opties.veld.coachruimte - keuze.coachminuten(opties),
            basis=np.array([a.ruimte_basis for a in wv.aanbieders], dtype=np.int64) - basis,
            specialistisch=np.array([a.ruimte_specialistisch for a in wv.aanbieders], dtype=np.int64) - specialistisch,
            groep=keuze.deelnemers(opties),
        )

    def _andere(self, vraag: int) -> Iterator[Alternatief]:
        """Plekken die geen optie zijn: een eis laat ze niet toe, of de vraag past er op zichzelf al niet."""
        opties = self.verdeling.opties
        weging = opties.wegingen.rijen[vraag]
        for soort, eisen, routes in _SOORTEN_MET_EISEN:
            if not any(weging.kan(route) for route in routes):
                continue
            for plek, code in enumerate(opties.veld.codes(soort)):
                redenen = tuple(
                    Reden(regel=eis.naam, zin=eis.zin(opties.veld, vraag, plek))
                    for eis, mag in zip(eisen, self._eismaskers[soort], strict=True)
                    if not mag[vraag, plek]
                )
                yield Alternatief(
                    plek=code,
                    soort_plek=self._soort(soort, vraag, plek),
                    toegestaan=not redenen,
                    redenen=redenen or (self._past_nooit(soort, vraag, plek),),
                )

    @cached_property
    def _eismaskers(self) -> dict[SoortPlek, list[Masker]]:
        veld = self.verdeling.opties.veld
        return {soort: [eis.mag(veld) for eis in eisen] for soort, eisen, _ in _SOORTEN_MET_EISEN}

    def _soort(self, soort: SoortPlek, vraag: int, plek: int) -> SoortPlek:
        if soort is not SoortPlek.NETWERKPARTNER:
            return soort
        return SCHIL_NAAR_SOORT[SCHILUITKOMSTEN[self.verdeling.opties.wegingen.schil[vraag, plek]]]

    def _past_nooit(self, soort: SoortPlek, vraag: int, plek: int) -> Reden:
        """Waarom een plek die mag, toch geen optie is: de vraag is groter dan wat er nu vrij is."""
        veld = self.verdeling.opties.veld
        if soort is SoortPlek.COLLECTIEF:
            return Reden(regel=VOL, zin=f"{veld.werkvoorraad.collectief_aanbod[plek].naam} is vol")
        nodig = uren(int(veld.minuten[vraag]))
        if soort is SoortPlek.ZELF:
            vrij = uren(int(veld.coachruimte[plek]))
            return Reden(regel=VOL, zin=f"{veld.codes(soort)[plek]} heeft {vrij} uur per week vrij; nodig is {nodig}")
        aanbieder = veld.werkvoorraad.aanbieders[plek]
        basis, specialistisch = (int(deel[vraag]) for deel in verdeel_over_producten(veld, veld.minuten))
        krap = [
            f"{uren(vrij)} uur {naam} (nodig {uren(minuten)})"
            for minuten, vrij, naam in (
                (basis, aanbieder.ruimte_basis, "basis"),
                (specialistisch, aanbieder.ruimte_specialistisch, "specialistisch"),
            )
            if minuten > vrij
        ]
        return Reden(regel=VOL, zin=f"{aanbieder.naam} heeft per week maar {' en '.join(krap)} vrij")


@dataclass(frozen=True)
class _Vrij:
    """Wat er na het voorstel nog vrij is; bij groepen het aantal nieuwe deelnemers."""

    coach: Getallen
    basis: Getallen
    specialistisch: Getallen
    groep: Getallen


_SOORTEN_MET_EISEN: tuple[tuple[SoortPlek, tuple[Eis, ...], tuple[Route, ...]], ...] = (
    (SoortPlek.COLLECTIEF, EISEN_GROEP, (Route.COLLECTIEF,)),
    (SoortPlek.ZELF, EISEN_COACH, (Route.ZELF,)),
    (SoortPlek.NETWERKPARTNER, EISEN_AANBIEDER, (Route.ZELF, Route.SAMEN, Route.AANBIEDER)),
)
