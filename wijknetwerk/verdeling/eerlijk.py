"""Eerlijkheid: wat elke hulpvraag inlevert voor de anderen, hoe dat verspreid is, en wie het evenwicht betaalt.

De maat is steeds dezelfde: de eigen minpunten van een hulpvraag op een plek (volgorde, meegedeeld en wensen, zonder het
huishouden, want dat gaat over meer hulpvragen). Het beste is de plek die zij had gekregen als zij de enige was.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

import numpy as np

from wijknetwerk.begrippen import Eerlijkheid, Evenwichtsprijs, Kenmerk, Spijt, Spreiding
from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling import GEEN, Instellingen, Keuze, Verdeling
from wijknetwerk.verdeling.dalen import Daler, als_oplossing, andere_plekken
from wijknetwerk.verdeling.ladder import lees_keuze, leg_op
from wijknetwerk.verdeling.stelsel import groepeer
from wijknetwerk.verdeling.treden import Evenwicht, Versnippering, meegedeeld
from wijknetwerk.verdeling.verhuizing import Verhuizing
from wijknetwerk.verdeling.wensen import minpunten

GEEN_PRODUCT = "geen"


def bepaal_eerlijkheid(verdeling: Verdeling, instellingen: Instellingen | None = None) -> Eerlijkheid:
    """De hele verantwoording van een verdeling."""
    return _Weegschaal(verdeling, instellingen or Instellingen()).bepaal()


@dataclass(frozen=True)
class _Weegschaal:
    verdeling: Verdeling
    instellingen: Instellingen = field(default_factory=Instellingen)

    def bepaal(self) -> Eerlijkheid:
        """Spijt per hulpvraag, de spreiding ervan, en de prijs van het evenwicht."""
        return Eerlijkheid(
            spijt=tuple(self.spijt.values()),
            spreiding=tuple(self._spreiding()),
            evenwicht=tuple(self._evenwicht()),
            evenwicht_versnippering=self._versnippering_door_evenwicht(),
        )

    @cached_property
    def _nummers(self) -> list[str]:
        return [vraag.nummer for vraag in self.verdeling.opties.veld.werkvoorraad.hulpvragen]

    @cached_property
    def _minpunten(self) -> Getallen:
        return minpunten(self.verdeling.opties)

    @cached_property
    def _meegedeeld(self) -> dict[str, str]:
        return meegedeeld(self.verdeling.opties)

    def _plek(self, optie: int) -> str | None:
        return None if optie == GEEN else self.verdeling.opties.code(optie)

    def _punten(self, vraag: int, optie: int) -> tuple[int, int, int]:
        """Wat een hulpvraag zelf op deze optie kost: volgorde, meegedeeld, wensen."""
        opties, plek = self.verdeling.opties, self._plek(optie)
        anders = int(self._meegedeeld.get(self._nummers[vraag], plek) != plek)
        if optie == GEEN:
            return opties.veld.drempels["trede_geen_plek"], anders, 0
        return int(opties.trede[optie]), anders, int(self._minpunten[optie])

    @cached_property
    def spijt(self) -> dict[int, Spijt]:
        """Per hulpvraag die op een mindere plek zit dan zij alleen had gekregen: waar, en wat het scheelt."""
        opties, keuze = self.verdeling.opties, self.verdeling.keuze
        niemand = np.full_like(keuze.optie, GEEN)
        alleen = Verhuizing(opties, Keuze(niemand, niemand))
        per_vraag = {vraag: rijen.tolist() for vraag, rijen in groepeer(opties.hulpvraag)}
        spijt: dict[int, Spijt] = {}
        for vraag in opties.verdeeld.tolist():
            kan = [optie for optie in per_vraag.get(vraag, ()) if alleen.belemmering(optie) is None]
            beste = min(((self._punten(vraag, optie), int(opties.loot[optie]), optie) for optie in kan), default=None)
            if beste is None:
                continue
            (dan, _, optie), nu = beste, self._punten(vraag, int(keuze.optie[vraag]))
            if nu > dan:
                plek = opties.code(optie)
                spijt[vraag] = Spijt(hulpvraag=self._nummers[vraag], beste_plek=plek, verschil=_verschil(nu, dan))
        return spijt

    def _spreiding(self) -> Iterator[Spreiding]:
        """Per wijk, product, wet en wachttijd: hoeveel hulpvragen, zonder plek, met spijt, en hoeveel minpunten."""
        keuze = self.verdeling.keuze
        for kenmerk, groepen in self._kenmerken().items():
            for groep in sorted(set(groepen.values())):
                leden = [vraag for vraag, waar in groepen.items() if waar == groep]
                spijt = [self.spijt[vraag] for vraag in leden if vraag in self.spijt]
                yield Spreiding(
                    kenmerk=kenmerk,
                    groep=groep,
                    hulpvragen=len(leden),
                    zonder_plek=sum(int(keuze.optie[vraag]) == GEEN for vraag in leden),
                    met_spijt=len(spijt),
                    volgorde=sum(een.verschil.get("volgorde", 0) for een in spijt),
                    wensen=sum(een.verschil.get("wensen", 0) for een in spijt),
                )

    def _kenmerken(self) -> dict[Kenmerk, dict[int, str]]:
        opties = self.verdeling.opties
        vragen, rijen = opties.veld.werkvoorraad.hulpvragen, opties.wegingen.rijen
        wie = opties.verdeeld.tolist()
        return {
            "wijk": {vraag: vragen[vraag].wijk for vraag in wie},
            "product": {vraag: str(rijen[vraag].product or GEEN_PRODUCT) for vraag in wie},
            "wet": {vraag: str(vragen[vraag].wet) for vraag in wie},
            "wachttijd": {vraag: self._wachttijd(vraag) for vraag in wie},
        }

    def _wachttijd(self, vraag: int) -> str:
        """Waar de wettelijke termijn van het onderzoek staat: ruim, nadert of verlopen."""
        drempels, wv = self.verdeling.opties.veld.drempels, self.verdeling.opties.veld.werkvoorraad
        uiterlijk = wv.hulpvragen[vraag].melddatum + timedelta(weeks=drempels["onderzoek_weken"])
        if uiterlijk < wv.week.maandag:
            return "verlopen"
        nadert = wv.week.maandag + timedelta(days=drempels["termijn_nadert_dagen"])
        return "nadert" if uiterlijk < nadert else "ruim"

    def _evenwicht(self) -> Iterator[Evenwichtsprijs]:
        """Wie op een mindere plek zit omdat het evenwicht meetelt; alleen zinnig bij een bewezen plan."""
        opties, zonder = self.verdeling.opties, self._plan_zonder_evenwicht
        for vraag in opties.verdeeld.tolist():
            elders, hier = int(zonder.optie[vraag]), int(self.verdeling.keuze.optie[vraag])
            dan, nu = self._punten(vraag, elders), self._punten(vraag, hier)
            if nu > dan:
                yield Evenwichtsprijs(
                    hulpvraag=self._nummers[vraag], plek_zonder=self._plek(elders), verschil=_verschil(nu, dan)
                )

    def _versnippering_door_evenwicht(self) -> int:
        opties, nu = self.verdeling.opties, self.verdeling.keuze
        return Versnippering().waarde(opties, nu) - Versnippering().waarde(opties, self._plan_zonder_evenwicht)

    @cached_property
    def _plan_zonder_evenwicht(self) -> Keuze:
        """Het beste plan zonder de trede evenwicht, zo dicht mogelijk bij het voorstel.

        De hogere treden houden hun waarde; alleen de versnippering kan er zonder evenwicht nog beter van worden. Bij
        een plan dat niet bewezen is valt daar niets over te zeggen; dan is dit het voorstel zelf.
        """
        opties, keuze = self.verdeling.opties, self.verdeling.keuze
        if not all(trede.bewezen for trede in self.verdeling.bewijs.treden):
            return keuze
        stelsel, kolommen, doelen = leg_op(opties)
        waarde = {trede.naam: trede.waarde for trede in self.verdeling.bewijs.treden}
        namen = [trede.naam for trede, _ in doelen]
        for naam, (_, doel) in zip(namen[: namen.index(Evenwicht.naam)], doelen, strict=False):
            stelsel.houd_vast(doel, waarde[naam])
        daler = Daler(stelsel, als_oplossing(opties, keuze, self.instellingen), self.instellingen)
        versnippering = doelen[namen.index(Versnippering.naam)][1]
        stelsel.houd_vast(versnippering, daler.daal(versnippering).waarde)
        return lees_keuze(opties, kolommen, daler.daal(andere_plekken(opties, keuze, kolommen)).oplossing)


def _verschil(nu: tuple[int, int, int], dan: tuple[int, int, int]) -> dict[str, int]:
    namen = ("volgorde", "meegedeeld", "wensen")
    return {naam: een - ander for naam, een, ander in zip(namen, nu, dan, strict=True) if een != ander}
