"""Het weekvoorstel: wegen, verdelen en vertellen, op één weg voor teamleider en planner."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from wijknetwerk import __version__
from wijknetwerk.begrippen import (
    Belasting,
    Reden,
    Rij,
    Route,
    Schil,
    Schilreden,
    SoortPlek,
    Vastzetsoort,
    Weekvoorstel,
    Werkvoorraad,
)
from wijknetwerk.regels import Kolom, Regel, Regelboek
from wijknetwerk.verdeling import GEEN, Instellingen, Verdeling, stil, verdeel
from wijknetwerk.verdeling.achteraf import Achteraf
from wijknetwerk.verdeling.eerlijk import bepaal_eerlijkheid
from wijknetwerk.verdeling.opties import SOORTEN
from wijknetwerk.verdeling.tekort import verklaar_tekort
from wijknetwerk.verdeling.verhuizing import Oorzaak
from wijknetwerk.verdeling.waarom import VOL, Waarom
from wijknetwerk.vervolg import Uitkomst, bepaal_vervolg
from wijknetwerk.weging import Weging, weeg


def maak_weekvoorstel(
    werkvoorraad: Werkvoorraad,
    regelboek: Regelboek,
    voortgang: Callable[[str], None] = stil,
    instellingen: Instellingen | None = None,
) -> Weekvoorstel:
    """Maakt van een werkvoorraad en een regelboek het voorstel van de week.

    Dezelfde werkvoorraad en hetzelfde regelboek geven hetzelfde voorstel, byte voor byte.
    """
    return vertel(verdeel(weeg(werkvoorraad, regelboek), instellingen, voortgang), regelboek)


def vertel(verdeling: Verdeling, regelboek: Regelboek) -> Weekvoorstel:
    """Het weekvoorstel bij een verdeling: dezelfde keuzes, met redenen, alternatieven, tekorten en belasting."""
    return _Verteller(verdeling, regelboek).vertel()


@dataclass(frozen=True)
class _Verteller:
    """Zet een verdeling om in wat mensen lezen; rekent niets nieuws uit."""

    verdeling: Verdeling
    regelboek: Regelboek

    @property
    def _werkvoorraad(self) -> Werkvoorraad:
        return self.verdeling.opties.veld.werkvoorraad

    def vertel(self) -> Weekvoorstel:
        """Het hele voorstel."""
        wegingen = self.verdeling.opties.wegingen
        vervolgen = bepaal_vervolg(wegingen, self.regelboek, [self._uitkomst(i) for i in range(len(wegingen.rijen))])
        rijen = tuple(
            self._rij(i, weging).model_copy(update={"meekijken": na.meekijken, "termijnen": na.termijnen})
            for i, (weging, na) in enumerate(zip(wegingen.rijen, vervolgen, strict=True))
        )
        return Weekvoorstel(
            week=str(self._werkvoorraad.week),
            versie=__version__,
            regelset=self.regelboek.kenmerk,
            invoer_sha256=self._werkvoorraad.vingerafdruk(),
            bewijs=self.verdeling.bewijs,
            rijen=rijen,
            tekorten=verklaar_tekort(self.verdeling),
            belasting=(*self._coaches(), *self._aanbieders(), *self._groepen()),
            kengetallen=_kengetallen(rijen),
            eerlijkheid=bepaal_eerlijkheid(self.verdeling),
        )

    @cached_property
    def _waarom(self) -> Waarom:
        return Waarom(self.verdeling)

    @cached_property
    def _achteraf(self) -> Achteraf:
        return Achteraf(self._waarom)

    def _uitkomst(self, i: int) -> Uitkomst:
        """De route die een hulpvraag echt volgt; zonder plek is dat de route van de regels."""
        opties, optie = self.verdeling.opties, int(self.verdeling.keuze.optie[i])
        weging = opties.wegingen.rijen[i]
        if optie == GEEN:
            return Uitkomst(weging.route)
        if opties.is_groep[optie]:
            return Uitkomst(Route.COLLECTIEF)
        if opties.is_coach[optie]:
            return Uitkomst(Route.ZELF)
        return Uitkomst(Route.SAMEN if opties.samen[optie] else Route.AANBIEDER, weging.product)

    def _rij(self, i: int, weging: Weging) -> Rij:
        opties, optie = self.verdeling.opties, int(self.verdeling.keuze.optie[i])
        if not weging.wordt_verdeeld:
            return _eigen_weg(weging)
        basis = _eigen_weg(weging).model_copy(update={"alternatieven": self._waarom.alternatieven(i)})
        redenen = (*weging.redenen, *self._na(i, weging, optie))
        if optie == GEEN:
            redenen = (*redenen, self._geen_plek(i, basis))
            return basis.model_copy(update={"soort_plek": SoortPlek.GEEN_PLEK, "redenen": redenen})
        plek = {
            "plek": opties.code(optie),
            "soort_plek": SOORTEN[opties.soort[optie]],
            "kanttekeningen": self._waarom.kanttekeningen(optie),
            "redenen": redenen,
        }
        if opties.is_groep[optie]:
            return basis.model_copy(update=plek)
        plek |= self._mensen(i, optie)
        if opties.is_aanbieder[optie]:
            plek |= {"product": weging.product, "schilreden": opties.schilreden(optie)}
            plek["redenen"] = (*redenen, self._schilreden(i, optie), *weging.productredenen)
        return basis.model_copy(update=plek)

    def _mensen(self, i: int, optie: int) -> dict[str, object]:
        """Wie er begeleidt en hoeveel minuten ieder doet."""
        opties, bij = self.verdeling.opties, int(self.verdeling.keuze.bij[i])
        totaal = int(opties.veld.minuten[i])
        if not opties.vraagt_bij[optie]:
            return {"minuten_per_week": totaal}
        ander = opties.veld.codes(SoortPlek.ZELF)[int(opties.bij_coach[bij])]
        minuten = int(opties.bij_minuten[bij])
        if opties.samen[optie]:
            return {"minuten_per_week": totaal, "wijkcoach": ander, "minuten_wijkcoach": minuten}
        return {
            "minuten_per_week": totaal,
            "wijkcoach": opties.code(optie),
            "minuten_wijkcoach": totaal,
            "tweede_coach": ander,
            "minuten_tweede_coach": minuten,
        }

    def _na(self, i: int, weging: Weging, optie: int) -> tuple[Reden, ...]:
        """Redenen die pas na de verdeling blijken: het is vastgezet, of de groep of het team zat vol."""
        if (vast := self._vastgezet(weging)) is not None:
            return (vast,) if optie != GEEN else ()
        opties = self.verdeling.opties
        if optie != GEEN and opties.is_groep[optie]:
            return ()
        zonder_groep = self._achteraf.zonder_groep(i) if weging.route is Route.COLLECTIEF else None
        redenen = (zonder_groep,) if zonder_groep else ()
        if not weging.kan(Route.ZELF) or (optie != GEEN and opties.is_coach[optie]):
            return redenen
        if self._achteraf.ruimte_in_team(i):
            anders = self._achteraf.anders_niet_zelf(i)
            return (*redenen, anders) if anders else redenen
        return (*redenen, *(self._reden(regel) for regel in self._geldig_na("tenzij", {"ruimte_in_team": False})))

    def _vastgezet(self, weging: Weging) -> Reden | None:
        for keuze in self._werkvoorraad.vastgezet:
            if keuze.soort is Vastzetsoort.VASTGEZET and keuze.hulpvraag == weging.hulpvraag.nummer:
                zin = f"De teamleider heeft deze hulpvraag vastgezet op {keuze.plek}: {keuze.reden}"
                return Reden(regel="vastgezet", zin=zin)
        return None

    def _geldig_na(self, tabel: str, feiten: dict[str, bool]) -> tuple[Regel, ...]:
        """De regels van fase 'na' die gelden bij deze feiten, los van wat er over de hulpvraag zelf bekend is."""
        regels = self.regelboek.tabel(tabel)
        kolommen = {veld: Kolom.gelijk(None, 1) for veld in regels.velden}
        kolommen |= {naam: Kolom.ja_nee(np.array([waarde])) for naam, waarde in feiten.items()}
        return tuple(regel for regel in regels.beslis(kolommen, fase="na").geldig(0) if regel.fase == "na")

    def _schilreden(self, i: int, optie: int) -> Reden:
        """Welke schilregel deze aanbieder openstelt; of de eerste schil vol zit, blijkt pas na de verdeling."""
        opties = self.verdeling.opties
        if opties.schilreden(optie) is Schilreden.CAPACITEIT and self._achteraf.eerste_schil_vol(i):
            for regel in self.regelboek.tabel("schil").regels:
                if regel.fase == "na" and regel.dan == "tweede_schil_capaciteit":
                    return self._reden(regel)
        return opties.wegingen.redenen(i, int(opties.plek[optie]))[-1]

    @staticmethod
    def _reden(regel: Regel) -> Reden:
        return Reden(regel=regel.id, zin=regel.zin({}), bron=regel.bron, aanname=regel.aanname)

    def _geen_plek(self, i: int, rij: Rij) -> Reden:
        vast = self.verdeling.opties.veld.vastgezet.get(rij.hulpvraag)
        zin = self._geen_plek_elders(i) if vast is None else _vast_lukt_niet(vast, rij)
        return Reden(regel="geen_plek", zin=zin)

    def _geen_plek_elders(self, i: int) -> str:
        wat = [self._waarom.verhuizing.belemmering(optie) for optie in self._waarom.opties_van(i)]
        if not wat:
            return "Geen enkele plek haalt alle eisen en is groot genoeg."
        if None in wat:
            return "Er is nog een plek die kan; dit plan benut die niet en is dus niet het beste."
        zinnen = [een.zin for een in wat if een is not None and een.oorzaak is not Oorzaak.RUIMTE]
        if not zinnen:
            return "Elke plek die mag, zit deze week vol."
        return f"Geen plek die mag, kan nu: {'; '.join(dict.fromkeys(zinnen))}."

    def _coaches(self) -> list[Belasting]:
        veld, nieuw = self.verdeling.opties.veld, self.verdeling.keuze.coachminuten(self.verdeling.opties)
        return [
            Belasting(
                plek=coach.code,
                naam=coach.code,
                soort_plek=SoortPlek.ZELF,
                eenheid="minuten",
                minuten=int(veld.coachlast[nr] + nieuw[nr]),
                waarvan_nieuw=int(nieuw[nr]),
                ruimte=int(veld.coachlast[nr] + veld.coachruimte[nr]),
                bandbreedte=(coach.bandbreedte_van, coach.bandbreedte_tot),
            )
            for nr, coach in enumerate(self._werkvoorraad.wijkcoaches)
        ]

    def _aanbieders(self) -> list[Belasting]:
        """Elke deelnemer van het netwerk, en wie verder iets heeft of krijgt."""
        basis, specialistisch = self.verdeling.keuze.aanbiederminuten(self.verdeling.opties)
        loopt = self._lopend()
        rijen = []
        for nr, aanbieder in enumerate(self._werkvoorraad.aanbieders):
            nieuw, bezet = int(basis[nr] + specialistisch[nr]), loopt[aanbieder.code]
            if nieuw or bezet or aanbieder.schil is Schil.NETWERK:
                rijen.append(
                    Belasting(
                        plek=aanbieder.code,
                        naam=aanbieder.naam,
                        soort_plek=SoortPlek.NETWERKPARTNER
                        if aanbieder.schil is Schil.NETWERK
                        else SoortPlek.TWEEDE_SCHIL,
                        eenheid="minuten",
                        minuten=bezet + nieuw,
                        waarvan_nieuw=nieuw,
                        ruimte=bezet + aanbieder.ruimte_basis + aanbieder.ruimte_specialistisch,
                    )
                )
        return rijen

    def _lopend(self) -> Counter[str]:
        wv = self._werkvoorraad
        loopt: Counter[str] = Counter()
        for traject in wv.lopende_trajecten:
            if traject.start <= wv.week.zondag and traject.einddatum >= wv.week.maandag:
                loopt[traject.plek] += traject.minuten_per_week
        return loopt

    def _groepen(self) -> list[Belasting]:
        nieuw = self.verdeling.keuze.deelnemers(self.verdeling.opties)
        return [
            Belasting(
                plek=groep.code,
                naam=groep.naam,
                soort_plek=SoortPlek.COLLECTIEF,
                eenheid="plaatsen",
                minuten=groep.bezet + int(nieuw[nr]),
                waarvan_nieuw=int(nieuw[nr]),
                ruimte=groep.plaatsen,
            )
            for nr, groep in enumerate(self._werkvoorraad.collectief_aanbod)
        ]


def _eigen_weg(weging: Weging) -> Rij:
    """De rij van een hulpvraag zonder plek: wat de regels zeggen en wat er moet gebeuren."""
    return Rij(
        hulpvraag=weging.hulpvraag.nummer,
        route=weging.route,
        plek=None,
        soort_plek=None,
        redenen=weging.redenen,
        navragen=weging.navragen,
    )


def _vast_lukt_niet(plek: str, rij: Rij) -> str:
    """Waarom een hulpvraag niet terechtkan op de plek waar de teamleider haar heeft vastgezet."""
    want = f"de regels sturen haar een andere kant op ({rij.route})"
    for ander in rij.alternatieven:
        if ander.plek == plek:
            redenen = (reden.zin for reden in ander.redenen if not ander.toegestaan or reden.regel == VOL)
            want = "; ".join(redenen) or "dit plan benut de ruimte daar niet"
    return f"Vastgezet op {plek}, maar daar kan deze hulpvraag niet terecht: {want}."


def _kengetallen(rijen: tuple[Rij, ...]) -> dict[str, int]:
    telling: Counter[str] = Counter({"hulpvragen": len(rijen)})
    for rij in rijen:
        telling[f"route_{rij.route}"] += 1
        if rij.soort_plek is not None:
            telling[f"plek_{rij.soort_plek}"] += 1
            telling["verdeeld"] += 1
    return dict(telling)
