"""Waarom een plek verandert: de oude plek kan niet meer, of blijven kost iets. Nagerekend door blijven te dwingen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wijknetwerk.begrippen import (
    Rij,
    SoortPlek,
    Vastzetsoort,
    Vastzetting,
    VorigeRij,
    Weekvoorstel,
    Werkvoorraad,
    Wijziging,
)
from wijknetwerk.verdeling import Verdeling
from wijknetwerk.verdeling.waarom import VOL
from wijknetwerk.verdeling.wijzigingen import vorige_plekken

LOTING = "loting"
"""Een trede die geen reden is: alleen het lot."""


def vertel_wijzigingen(
    week: Werkvoorraad, voorstel: Weekvoorstel, los_op: Callable[[Werkvoorraad], Verdeling] | None
) -> tuple[Wijziging, ...]:
    """Elk verschil met het vorige voorstel, met waarom; zonder `los_op` wordt er niets nagerekend."""
    return tuple(_Verschil(week, voorstel, los_op).alle())


@dataclass(frozen=True)
class _Verschil:
    week: Werkvoorraad
    voorstel: Weekvoorstel
    los_op: Callable[[Werkvoorraad], Verdeling] | None

    def alle(self) -> Iterator[Wijziging]:
        nu = {rij.hulpvraag: rij for rij in self.voorstel.rijen}
        for oud in self.week.vorig_plan():
            if (wijziging := self._een(oud, nu.get(oud.hulpvraag))) is not None:
                yield wijziging
        if not any(rij.volledig for rij in self.week.vorig_voorstel):
            return  # alleen losse rijen uit de werkmap: wat daar niet in staat hoeft niet nieuw te zijn
        bekend = {oud.hulpvraag for oud in self.week.vorig_voorstel}
        for nummer, rij in nu.items():
            if nummer not in bekend and rij.soort_plek is not None:
                yield _wijziging(None, rij, "nieuw", "komt nieuw in de verdeling")

    def _een(self, oud: VorigeRij, rij: Rij | None) -> Wijziging | None:
        had_plek = oud.plek != SoortPlek.GEEN_PLEK
        if rij is None:
            return _wijziging(oud, None, "weg", "staat niet meer in de werkmap")
        if rij.soort_plek is None:
            zin = f"wordt nu niet verdeeld; de route is {rij.route}"
            return _wijziging(oud, rij, "niet_meer_verdeeld", zin)
        if not had_plek:
            return None if rij.plek is None else _wijziging(oud, rij, "eerste_plek", "had nog geen plek")
        if is_gelijk(oud, rij):
            return None
        zin, winst = self._waarom(oud, rij)
        soort = "geen_plek_meer" if rij.plek is None else "ander_erbij" if rij.plek == oud.plek else "andere_plek"
        return _wijziging(oud, rij, soort, zin).model_copy(update={"telt": True, "winst": winst})

    def _waarom(self, oud: VorigeRij, rij: Rij) -> tuple[str, dict[str, int]]:
        if rij.plek != oud.plek and (zin := self._kan_niet_meer(oud, rij)) is not None:
            return zin, {}
        if self.los_op is None:
            return "verandert door de keuze die is doorgerekend", {}
        gedwongen = self.los_op(dwing(self.week, oud))
        if not blijft_gelijk(gedwongen, oud.hulpvraag):
            return self._past_niet_meer(oud, rij), {}
        nu = self.voorstel.bewijs.treden
        waarden = {trede.naam: trede.waarde for trede in nu}
        meer = {trede.naam: trede.waarde - waarden[trede.naam] for trede in gedwongen.bewijs.treden}
        winst = {naam: verschil for naam, verschil in meer.items() if verschil and naam != LOTING}
        for trede in nu:
            if winst.get(trede.naam, 0) > 0:
                naam = trede.naam.replace("_", " ")
                return f"op de oude plek blijven kost {winst[trede.naam]} meer op de trede «{naam}»", winst
        return "blijven is even goed; de loting van deze week kiest zo", winst

    def _kan_niet_meer(self, oud: VorigeRij, rij: Rij) -> str | None:
        """De oude plek is weg of mag niet meer; None als zij mag."""
        tabellen = (self.week.wijkcoaches, self.week.aanbieders, self.week.collectief_aanbod)
        if not any(plek.code == oud.plek for tabel in tabellen for plek in tabel):
            return f"{oud.plek} staat niet meer in de werkmap"
        ander = next((ander for ander in rij.alternatieven if ander.plek == oud.plek), None)
        if ander is None:
            return f"{oud.plek} komt niet meer in beeld; de route is nu {rij.route}"
        if not ander.toegestaan:
            return f"{oud.plek} mag niet meer: {'; '.join(reden.zin for reden in ander.redenen)}"
        return None

    @staticmethod
    def _past_niet_meer(oud: VorigeRij, rij: Rij) -> str:
        """De oude plek mag, maar ook met voorrang past het daar niet."""
        if rij.plek == oud.plek:
            return f"{oud.tweede_coach or oud.wijkcoach or 'zonder iemand erbij'} kan er niet meer bij zijn"
        ander = next(ander for ander in rij.alternatieven if ander.plek == oud.plek)
        vol = [reden.zin for reden in ander.redenen if reden.regel == VOL]
        return f"{oud.plek} kan niet meer: {'; '.join(vol) or 'het past daar niet'}"


def is_gelijk(oud: VorigeRij, rij: Rij) -> bool:
    """Of een hulpvraag terechtkomt waar zij was, met dezelfde mensen voor zover de oude rij die noemt."""
    if rij.plek != oud.plek or rij.soort_plek is SoortPlek.COLLECTIEF:
        return rij.plek == oud.plek
    zelf = rij.soort_plek is SoortPlek.ZELF
    was, wordt = (oud.tweede_coach, rij.tweede_coach) if zelf else (oud.wijkcoach, rij.wijkcoach)
    return was == wordt or (was is None and (zelf or not oud.volledig))


def blijft_gelijk(verdeling: Verdeling, nummer: str) -> bool:
    """Of een hulpvraag in deze verdeling terechtkomt waar zij was."""
    vragen = verdeling.opties.veld.werkvoorraad.hulpvragen
    return any(
        gelijk.geldt(verdeling.keuze)
        for gelijk in vorige_plekken(verdeling.opties)
        if vragen[gelijk.vraag].nummer == nummer
    )


def dwing(week: Werkvoorraad, oud: VorigeRij) -> Werkvoorraad:
    """Dezelfde week, maar deze hulpvraag blijft waar zij was: vastgezet, en zonder anderen die erbij kunnen."""
    anders = [rij for rij in week.vastgezet if rij.hulpvraag != oud.hulpvraag or rij.soort is Vastzetsoort.UITGESLOTEN]
    erbij = {oud.tweede_coach, oud.wijkcoach} - {None}
    al_uit = {rij.plek for rij in anders if rij.hulpvraag == oud.hulpvraag}
    vrij = {coach.code for coach in week.wijkcoaches} - erbij - al_uit - {oud.plek}
    uit = sorted(vrij) if erbij or oud.volledig else []
    dwang = [_vast(oud.hulpvraag, oud.plek, Vastzetsoort.VASTGEZET)]
    dwang += [_vast(oud.hulpvraag, code, Vastzetsoort.UITGESLOTEN) for code in uit]
    return week.model_copy(update={"vastgezet": (*anders, *dwang)})


def _vast(hulpvraag: str, plek: str, soort: Vastzetsoort) -> Vastzetting:
    return Vastzetting(hulpvraag=hulpvraag, plek=plek, soort=soort, reden="doorgerekend", door="wijknetwerk")


def _wijziging(oud: VorigeRij | None, rij: Rij | None, soort: str, zin: str) -> Wijziging:
    nummer = oud.hulpvraag if oud is not None else rij.hulpvraag if rij is not None else ""
    erbij = None
    if rij is not None:
        erbij = rij.tweede_coach if rij.soort_plek is SoortPlek.ZELF else rij.wijkcoach
    return Wijziging(
        hulpvraag=nummer,
        soort=soort,
        was=None if oud is None else oud.plek,
        was_erbij=None if oud is None else oud.tweede_coach or oud.wijkcoach,
        wordt=None if rij is None else rij.plek,
        wordt_erbij=erbij,
        meegedeeld=oud is not None and oud.meegedeeld,
        zin=zin,
    )
