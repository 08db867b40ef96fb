"""Wat pas na de verdeling blijkt: was er plaats in een groep, ruimte in het team en ruimte in de eerste schil?"""

from collections.abc import Iterator
from dataclasses import dataclass

from wijknetwerk.begrippen import Reden, Schil, SoortPlek
from wijknetwerk.verdeling.verhuizing import Oorzaak
from wijknetwerk.verdeling.waarom import Waarom

GROEP_VOL = "groep_vol"


@dataclass(frozen=True)
class Achteraf:
    """Kijkt per hulpvraag terug op het plan, met al het andere op zijn plaats."""

    waarom: Waarom

    def zonder_groep(self, vraag: int) -> Reden | None:
        """Waarom geen enkele groep die past en mag, deze hulpvraag er nog bij kan hebben."""
        oorzaken = set(self._oorzaken(vraag, SoortPlek.COLLECTIEF))
        if not oorzaken or None in oorzaken:
            return None
        zin = "Passend collectief aanbod is er wel, maar deze week is er geen plaats."
        if oorzaken != {Oorzaak.RUIMTE}:
            zin = "Passend collectief aanbod is er wel, maar daar is geen plaats of het gaat nog niet door."
        return Reden(regel=GROEP_VOL, zin=zin)

    def ruimte_in_team(self, vraag: int) -> bool:
        """Of een wijkcoach met de wet en de expertise, in de buurt en aanwezig, de minuten over heeft."""
        return any(self._coaches_met_ruimte(vraag))

    def anders_niet_zelf(self, vraag: int) -> Reden | None:
        """Waarom een wijkcoach met ruimte deze hulpvraag toch niet kan doen."""
        if None in (oorzaken := set(self._oorzaken(vraag, SoortPlek.ZELF))):
            return None
        if Oorzaak.TWEEDE_PERSOON in oorzaken:
            zin = "Er is een wijkcoach met ruimte, maar geen tweede wijkcoach met ruimte om mee te kijken."
            return Reden(regel="tweede_coach", zin=zin)
        codes = " en ".join(self._coaches_met_ruimte(vraag))
        return Reden(regel="uitgesloten", zin=f"De teamleider heeft wie nog ruimte heeft ({codes}) uitgesloten.")

    def eerste_schil_vol(self, vraag: int) -> bool:
        """Of elke deelnemer die deze vraag aankan geen ruimte meer heeft of geen nieuwe hulpvragen aanneemt."""
        aanbieders = self.waarom.verdeling.opties.veld.werkvoorraad.aanbieders
        for plek, aanbieder in enumerate(aanbieders):
            beletsels = self.waarom.beletsels(vraag, SoortPlek.NETWERKPARTNER, plek)
            if aanbieder.schil is not Schil.NETWERK or "aanbieder_stand" in beletsels:
                continue
            kan_het_aan = beletsels <= {"uitgesloten", "vastgezet_elders"}
            if kan_het_aan and (beletsels or self._oorzaak(vraag, aanbieder.code) is not Oorzaak.RUIMTE):
                return False
        return True

    def _coaches_met_ruimte(self, vraag: int) -> Iterator[str]:
        veld = self.waarom.verdeling.opties.veld
        vrij = self.waarom.verhuizing.coachruimte(vraag)
        for plek, code in enumerate(veld.codes(SoortPlek.ZELF)):
            if self.waarom.beletsels(vraag, SoortPlek.ZELF, plek) <= {"uitgesloten"} and (
                veld.minuten[vraag] <= vrij[plek]
            ):
                yield code

    def _oorzaken(self, vraag: int, soort: SoortPlek) -> Iterator[Oorzaak | None]:
        for plek, code in enumerate(self.waarom.verdeling.opties.veld.codes(soort)):
            if not self.waarom.beletsels(vraag, soort, plek):
                yield self._oorzaak(vraag, code)

    def _oorzaak(self, vraag: int, code: str) -> Oorzaak | None:
        """Wat een plek die mag in de weg staat; geen optie betekent dat de hulpvraag er nooit past."""
        belemmeringen = [
            self.waarom.verhuizing.belemmering(optie)
            for optie in self.waarom.opties_van(vraag)
            if self.waarom.verdeling.opties.code(optie) == code
        ]
        if not belemmeringen:
            return Oorzaak.RUIMTE
        oorzaken = [None if wat is None else wat.oorzaak for wat in belemmeringen]
        return None if None in oorzaken else oorzaken[0]
