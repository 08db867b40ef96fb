"""Waarom hier en niet daar: elke andere plek met wat haar uitsluit, of wat zij meer kost."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from wijknetwerk.begrippen import Alternatief, Reden, Route, SoortPlek, uren
from wijknetwerk.eisen import EISEN_COACH, EISEN_GROEP, Getallen, Masker, Toelating
from wijknetwerk.regels import SCHILUITKOMSTEN
from wijknetwerk.verdeling import GEEN, Verdeling
from wijknetwerk.verdeling.opties import SCHIL_NAAR_SOORT, SOORTEN, deel_minuten, verdeel_over_producten
from wijknetwerk.verdeling.stelsel import groepeer
from wijknetwerk.verdeling.verhuisprijs import Verhuisprijs
from wijknetwerk.verdeling.verhuizing import BASIS, SPECIALISTISCH, Belemmering, Oorzaak, Verhuizing
from wijknetwerk.verdeling.wensen import WENSEN, minpunten

VOL = "vol"
VEEL_PLEKKEN = 150
"""Bij meer plekken dan dit is een werkmap een stad; een team heeft er tientallen."""
NABIJHEID = frozenset({"coach_nabij", "groep_wijk", "aanbieder_gebied"})
"""De eisen die een plek ver weg niet haalt."""


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
        """De andere plekken voor een hulpvraag: eerst wat kan, van goed naar minder, dan wat niet kan.

        In een stad staan er geen plekken bij die te ver weg zijn; `alle_alternatieven` heeft ook die.
        """
        return self._alternatieven(vraag, ook_ver=not self._is_stad)

    def alle_alternatieven(self, vraag: int) -> tuple[Alternatief, ...]:
        """Hetzelfde, met in een stad ook elke plek die te ver weg is."""
        return self._alternatieven(vraag, ook_ver=True)

    def _alternatieven(self, vraag: int, *, ook_ver: bool) -> tuple[Alternatief, ...]:
        opties = self.verdeling.opties
        gekozen = int(self.verdeling.keuze.optie[vraag])
        huidig = opties.code(gekozen) if gekozen != GEEN else None
        per_plek: dict[str, list[int]] = {}
        for optie in self.opties_van(vraag):
            per_plek.setdefault(opties.code(optie), []).append(optie)
        beste = sorted((self._beste(vormen) for code, vormen in per_plek.items() if code != huidig), key=self._rang)
        toegestaan = [self._alternatief(optie) for optie in beste]
        rest = [
            ander
            for ander in self._andere(vraag, ook_ver=ook_ver)
            if ander.plek != huidig and ander.plek not in per_plek
        ]
        vol = [ander for ander in rest if ander.toegestaan]
        return (*toegestaan, *vol, *(ander for ander in rest if not ander.toegestaan))

    @cached_property
    def verhuizing(self) -> Verhuizing:
        """Wat er naast de rest van het voorstel nog kan."""
        return Verhuizing(self.verdeling.opties, self.verdeling.keuze)

    @cached_property
    def prijs(self) -> Verhuisprijs:
        """Wat een verhuizing scheelt als de rest van het voorstel blijft."""
        return Verhuisprijs(self.verhuizing)

    @cached_property
    def _wensen(self) -> list[Masker]:
        return [wens.geldt(self.verdeling.opties) for wens in WENSEN]

    @cached_property
    def _minpunten(self) -> Getallen:
        return minpunten(self.verdeling.opties)

    def opties_van(self, vraag: int) -> list[int]:
        """De opties van een hulpvraag; leeg als geen enkele plek mag en groot genoeg is."""
        return self._per_vraag.get(vraag, [])

    @cached_property
    def _per_vraag(self) -> dict[int, list[int]]:
        return {vraag: rijen.tolist() for vraag, rijen in groepeer(self.verdeling.opties.hulpvraag)}

    def _rang(self, optie: int) -> tuple[int, int, int]:
        opties = self.verdeling.opties
        return int(opties.trede[optie]), int(self._minpunten[optie]), int(opties.loot[optie])

    def _beste(self, vormen: list[int]) -> int:
        """De beste vorm op één plek (samen of heel) die nog kan; kan er geen, dan de beste."""
        vrij = [optie for optie in vormen if self.verhuizing.belemmering(optie) is None]
        if not vrij:
            return min(vormen, key=self._rang)
        return min(vrij, key=lambda optie: (self.prijs.van(optie).rang, self._rang(optie)))

    def _alternatief(self, optie: int) -> Alternatief:
        opties, vraag = self.verdeling.opties, int(self.verdeling.opties.hulpvraag[optie])
        vol = self.verhuizing.belemmering(optie)
        verschil = self.prijs.eigen(optie) if vol else self.prijs.van(optie).verschil
        return Alternatief(
            plek=opties.code(optie),
            soort_plek=SOORTEN[opties.soort[optie]],
            toegestaan=True,
            redenen=((Reden(regel=VOL, zin=vol.zin),) if vol else ()) + self.kanttekeningen(optie),
            te_kort=vol.te_kort if vol else 0,
            bezet_door=self._anderen_op(opties.code(optie), vraag, vol.product) if vol and vol.te_kort else (),
            verschil=verschil,
        )

    def _anderen_op(self, plek: str, vraag: int, product: str) -> tuple[str, ...]:
        """De andere hulpvragen die in dit plan ruimte (van dit product) gebruiken, ook als tweede persoon."""
        opties, keuze = self.verdeling.opties, self.verdeling.keuze
        telt = {BASIS: opties.basis, SPECIALISTISCH: opties.specialistisch}.get(product)
        return tuple(
            opties.veld.werkvoorraad.hulpvragen[ander].nummer
            for ander in self._gebruikers.get(plek, ())
            if ander != vraag and (telt is None or telt[keuze.optie[ander]] > 0)
        )

    @cached_property
    def _gebruikers(self) -> dict[str, list[int]]:
        opties, keuze = self.verdeling.opties, self.verdeling.keuze
        coaches = opties.veld.codes(SoortPlek.ZELF)
        gebruikers: dict[str, list[int]] = {}
        for vraag in opties.verdeeld.tolist():
            optie, bij = int(keuze.optie[vraag]), int(keuze.bij[vraag])
            if optie != GEEN:
                gebruikers.setdefault(opties.code(optie), []).append(vraag)
            if bij != GEEN:
                gebruikers.setdefault(coaches[int(opties.bij_coach[bij])], []).append(vraag)
        return gebruikers

    def beletsels(self, vraag: int, soort: SoortPlek, plek: int) -> set[str]:
        """De namen van de eisen die een plek niet haalt."""
        return {eis.naam for eis in self._toelatingen[soort].beletsels(vraag, plek)}

    @cached_property
    def _toelatingen(self) -> dict[SoortPlek, Toelating]:
        opties = self.verdeling.opties
        return {
            SoortPlek.COLLECTIEF: Toelating(EISEN_GROEP, opties.veld),
            SoortPlek.ZELF: Toelating(EISEN_COACH, opties.veld),
            SoortPlek.NETWERKPARTNER: opties.wegingen.toelating,
        }

    @cached_property
    def _is_stad(self) -> bool:
        """Of er zoveel plekken zijn dat ze bij elke hulpvraag noemen niemand iets vertelt."""
        werk = self.verdeling.opties.veld.werkvoorraad
        return len(werk.wijkcoaches) + len(werk.aanbieders) + len(werk.collectief_aanbod) > VEEL_PLEKKEN

    def _andere(self, vraag: int, *, ook_ver: bool) -> Iterator[Alternatief]:
        """Plekken die geen optie zijn: een eis laat ze niet toe, of de vraag past er op zichzelf al niet."""
        opties = self.verdeling.opties
        weging = opties.wegingen.rijen[vraag]
        for soort, routes in _ROUTES:
            if not any(weging.kan(route) for route in routes):
                continue
            toelating, codes = self._toelatingen[soort], opties.veld.codes(soort)
            for plek in range(len(codes)) if ook_ver else toelating.zonder_bezwaar(vraag, NABIJHEID):
                code, redenen = codes[plek], toelating.redenen(vraag, plek)
                nooit = None if redenen else self._past_nooit(soort, vraag, plek)
                yield Alternatief(
                    plek=code,
                    soort_plek=self._soort(soort, vraag, plek),
                    toegestaan=nooit is not None,
                    redenen=redenen if nooit is None else (Reden(regel=VOL, zin=nooit.zin),),
                    te_kort=0 if nooit is None else nooit.te_kort,
                )

    def _soort(self, soort: SoortPlek, vraag: int, plek: int) -> SoortPlek:
        if soort is not SoortPlek.NETWERKPARTNER:
            return soort
        return SCHIL_NAAR_SOORT[SCHILUITKOMSTEN[self.verdeling.opties.wegingen.schil[vraag, plek]]]

    def _past_nooit(self, soort: SoortPlek, vraag: int, plek: int) -> Belemmering:
        """Waarom een plek die mag, toch geen optie is: de vraag is groter dan wat er nu vrij is."""
        veld = self.verdeling.opties.veld
        if soort is SoortPlek.COLLECTIEF:
            groep = veld.werkvoorraad.collectief_aanbod[plek]
            return Belemmering(Oorzaak.RUIMTE, f"{groep.naam} is vol", groep.bezet + 1 - groep.plaatsen)
        if soort is SoortPlek.ZELF:
            vrij, nodig = int(veld.coachruimte[plek]), int(veld.minuten[vraag])
            zin = f"{veld.codes(soort)[plek]} heeft {uren(vrij)} uur per week vrij; nodig is {uren(nodig)}"
            return Belemmering(Oorzaak.RUIMTE, zin, nodig - vrij)
        aanbieder = veld.werkvoorraad.aanbieders[plek]
        samen = self.verdeling.opties.wegingen.rijen[vraag].kan(Route.SAMEN)
        basis, specialistisch = (int(deel[vraag]) for deel in (self._samen_nodig if samen else self._alleen_nodig))
        ruimtes = (
            (basis, aanbieder.ruimte_basis, "basis"),
            (specialistisch, aanbieder.ruimte_specialistisch, "specialistisch"),
        )
        krap = [f"{uren(vrij)} uur {naam} (nodig {uren(nodig)})" for nodig, vrij, naam in ruimtes if nodig > vrij]
        te_kort = max(nodig - vrij for nodig, vrij, _ in ruimtes)
        zin = f"{aanbieder.naam} heeft per week maar {' en '.join(krap)} vrij"
        return Belemmering(Oorzaak.RUIMTE, zin, te_kort)

    @cached_property
    def _alleen_nodig(self) -> tuple[Getallen, Getallen]:
        """Per hulpvraag de minuten basis en specialistisch als een aanbieder alles doet."""
        return verdeel_over_producten(self.verdeling.opties.veld, self.verdeling.opties.veld.minuten)

    @cached_property
    def _samen_nodig(self) -> tuple[Getallen, Getallen]:
        """Hetzelfde, als de wijkcoach een deel doet."""
        opties = self.verdeling.opties
        return verdeel_over_producten(opties.veld, opties.veld.minuten - deel_minuten(opties.wegingen))


_ROUTES: tuple[tuple[SoortPlek, tuple[Route, ...]], ...] = (
    (SoortPlek.COLLECTIEF, (Route.COLLECTIEF,)),
    (SoortPlek.ZELF, (Route.ZELF,)),
    (SoortPlek.NETWERKPARTNER, (Route.ZELF, Route.SAMEN, Route.AANBIEDER)),
)
