"""Elke zin van de uitleg als bewering die waar of onwaar is, nagerekend zonder de code die haar maakte.

Eisen gaan langs de toets, prijzen en meerwaarde langs uitputtend zoeken, en tegenfeiten langs een nieuw voorstel van de
veranderde week. Elke functie geeft hoeveel beweringen zij nakeek. Ook bench/uitleg.py gebruikt dit.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from unittest.mock import patch

from krappeweken import MAANDAG
from nagerekend import Nagerekend
from opgave import TREDEN, Opgave, maak_opgave
from uitputtend import zoek_uit

from wijknetwerk.begrippen import (
    Alternatief,
    Product,
    Rij,
    Schilreden,
    SoortPlek,
    Tegenfeit,
    Weekvoorstel,
    Werkvoorraad,
)
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regelbeheer.aangepast import met_getal
from wijknetwerk.regels import Regelboek
from wijknetwerk.toets.ladder import bereken_treden
from wijknetwerk.toets.plekken import eisen_aanbieder, eisen_coach, eisen_groep
from wijknetwerk.toets.regelset import Regelset, lees_regelset
from wijknetwerk.toets.stand import Stand, maak_stand
from wijknetwerk.toets.weging import Beeld, maak_beeld
from wijknetwerk.uitleg import bereken_prijzen, zoek_tegenfeiten
from wijknetwerk.uitleg.opheffen import Paar, hef_op, met_vraag
from wijknetwerk.verdeling import Verdeling, verdeel
from wijknetwerk.verdeling.meerwaarde import met_ruimte
from wijknetwerk.weekvoorstel import vertel
from wijknetwerk.weging import weeg

REGELS = pad("regels")


@dataclass(frozen=True)
class Week:
    """Een week met haar regelboek, verdeling en voorstel."""

    werkvoorraad: Werkvoorraad
    boek: Regelboek

    @cached_property
    def verdeling(self) -> Verdeling:
        return verdeel(weeg(self.werkvoorraad, self.boek))

    @cached_property
    def voorstel(self) -> Weekvoorstel:
        return vertel(self.verdeling, self.boek)

    @cached_property
    def opgave(self) -> Opgave:
        return maak_opgave(
            self.werkvoorraad, self.verdeling.opties.wegingen.rijen, self.boek.drempels, self.boek.gebieden
        )

    @cached_property
    def treden(self) -> tuple[int, ...]:
        return zoek_uit(self.opgave).treden

    @cached_property
    def beeld(self) -> Beeld:
        return maak_beeld(_stand(self.werkvoorraad))

    def uitkomst(self, nummer: str) -> tuple[str, str | None]:
        rij = next(rij for rij in self.voorstel.rijen if rij.hulpvraag == nummer)
        return str(rij.route), rij.plek

    def alternatieven(self) -> Iterator[tuple[Rij, Alternatief]]:
        for rij in self.voorstel.rijen:
            for ander in rij.alternatieven:
                yield rij, ander


def uitsluitingen(week: Week) -> int:
    """(a) Zonder de genoemde eisen mag de plek; zonder alle behalve één houdt precies die ene haar tegen."""
    keer = 0
    for rij, ander in week.alternatieven():
        if ander.toegestaan:
            continue
        genoemd = [reden.regel for reden in ander.redenen]
        product = week.beeld.zaken[rij.hulpvraag].product
        for blijft in (None, *genoemd):
            anders = _opgeheven(week.werkvoorraad, rij.hulpvraag, ander.plek, product, set(genoemd) - {blijft})
            if anders is None:
                continue
            assert geschonden(anders, rij.hulpvraag, ander, product) == ({blijft} if blijft else set()), (rij, ander)
            keer += 1
    return keer


def _opgeheven(
    werkvoorraad: Werkvoorraad, nummer: str, plek: str, product: Product | None, eisen: set[str]
) -> Werkvoorraad | None:
    for eis in sorted(eisen):
        vraag = next(vraag for vraag in werkvoorraad.hulpvragen if vraag.nummer == nummer)
        if (opheffing := hef_op(Paar(werkvoorraad, vraag, plek, product), eis)) is None:
            return None
        werkvoorraad = opheffing.werkvoorraad
    return werkvoorraad


def geschonden(werkvoorraad: Werkvoorraad, nummer: str, ander: Alternatief, product: Product | None) -> set[str]:
    """De eisen die een plek volgens de toets niet haalt, met het product dat de regels nu adviseren."""
    stand = _stand(werkvoorraad)
    vraag = stand.hulpvragen[nummer]
    if ander.soort_plek is SoortPlek.ZELF:
        return {naam for naam, _ in eisen_coach(stand, vraag, stand.coaches[ander.plek])}
    if ander.soort_plek is SoortPlek.COLLECTIEF:
        return {naam for naam, _ in eisen_groep(stand, vraag, stand.groepen[ander.plek])}
    return {naam for naam, _ in eisen_aanbieder(stand, vraag, stand.aanbieders[ander.plek], product)}


def rest_blijft(week: Week) -> int:
    """Het verschil in het voorstel is op elke trede dat van het beste plan met alleen deze verhuizing."""
    na = Nagerekend(week.werkvoorraad, week.voorstel)
    namen = [trede.naam for trede in week.voorstel.bewijs.treden if trede.naam != "loting"]
    nu = bereken_treden(week.beeld, week.voorstel.rijen)
    keer = 0
    for rij, ander in week.alternatieven():
        if not ander.toegestaan or any(reden.regel == "vol" for reden in ander.redenen):
            continue
        plannen = (bereken_treden(week.beeld, rijen) for rijen in na.verhuisd(rij.hulpvraag, ander))
        beste = min(tuple(plan[naam] - nu[naam] for naam in namen) for plan in plannen)
        assert ander.verschil == {naam: meer for naam, meer in zip(namen, beste, strict=True) if meer}
        keer += 1
    return keer


@cache
def _regelset() -> Regelset:
    return lees_regelset(REGELS, MAANDAG)


def _stand(werkvoorraad: Werkvoorraad) -> Stand:
    """De stand van de toets, zonder voor elke bewering de regels opnieuw te lezen."""
    with patch("wijknetwerk.toets.stand.lees_regelset", return_value=_regelset()):
        return maak_stand(werkvoorraad, REGELS)


def prijzen(week: Week) -> int:
    """(c) Elk verschil is dat van dwingen en opnieuw uitputtend zoeken, en de wensen tellen op.

    Waar de plek nog kan als de rest blijft, is dat verschil er van boven naar beneden de ladder langs hoogstens.
    """
    keer = 0
    for rij in week.voorstel.rijen:
        anderen = {ander.plek: ander for ander in rij.alternatieven if ander.toegestaan}
        plekken = list(anderen)
        for prijs in bereken_prijzen(week.verdeling, rij.hulpvraag, plekken):
            verwacht = _gedwongen(week.opgave, rij.hulpvraag, prijs.plek)
            assert prijs.kan == (verwacht is not None)
            keer += 1
            if verwacht is None:
                continue
            samen = zip(week.opgave.treden[:-1], verwacht, week.treden, strict=False)
            assert prijs.verschil == {naam: met - zonder for naam, met, zonder in samen if met != zonder}
            if not any(reden.regel == "vol" for reden in anderen[prijs.plek].redenen):
                assert _ladder(week, prijs.verschil) <= _ladder(week, anderen[prijs.plek].verschil)
            assert sum(prijs.wensen.values()) == prijs.verschil.get("wensen", 0)
            assert prijs.bewezen
    return keer


def _ladder(week: Week, verschil: dict[str, int]) -> list[int]:
    return [verschil.get(trede.naam, 0) for trede in week.voorstel.bewijs.treden]


def _gedwongen(opgave: Opgave, nummer: str, plek: str) -> tuple[int, ...] | None:
    zetten = [[z for z in rij if z.hulpvraag != nummer or z.plek == plek] for rij in opgave.zetten]
    try:
        return zoek_uit(replace(opgave, zetten=zetten)).treden
    except AssertionError:
        return None


def tegenfeiten(week: Week, *, met_doel: bool) -> int:
    """Elk tegenfeit gooit de uitkomst om naar wat er staat; minder ruimte dan er staat doet dat niet."""
    keer = 0
    for rij in week.voorstel.rijen:
        doelen = [ander.plek for ander in rij.alternatieven][:2] if met_doel else [None]
        for doel in doelen:
            for feit in zoek_tegenfeiten(week.verdeling, week.boek, rij.hulpvraag, doel):
                dan = _veranderd(week, rij.hulpvraag, feit, doel, feit.naar).uitkomst(rij.hulpvraag)
                assert dan == (str(feit.route), feit.plek)
                assert dan != week.uitkomst(rij.hulpvraag)
                assert doel is None or feit.plek == doel
                keer += 1
                if feit.soort == "ruimte":
                    for erbij in range(15, int(feit.naar), 15):
                        minder = _veranderd(week, rij.hulpvraag, feit, doel, str(erbij))
                        assert minder.uitkomst(rij.hulpvraag)[1] != feit.plek
    return keer


def _veranderd(week: Week, nummer: str, feit: Tegenfeit, doel: str | None, naar: str) -> Week:
    if feit.soort == "drempel":
        return Week(week.werkvoorraad, met_getal(week.boek, feit.wat, int(naar)))
    if feit.soort == "antwoord":
        waarde = int(naar) if naar.isdigit() else naar
        return Week(met_vraag(week.werkvoorraad, nummer, {feit.wat: waarde}), week.boek)
    if feit.soort == "eis":
        assert doel is not None
        product = week.beeld.zaken[nummer].product
        anders = _opgeheven(week.werkvoorraad, nummer, doel, product, {feit.wat})
        assert anders is not None
        return Week(anders, week.boek)
    anders = week.werkvoorraad
    soorten = {"C": ("wijkcoach",), "G": ("groep",)}.get(feit.wat[0], ("basis", "specialistisch"))
    for soort in soorten:
        anders = met_ruimte(anders, soort, feit.wat, int(naar))
    return Week(anders, week.boek)


def meerwaarde(week: Week) -> int:
    """Elke winst is het verschil tussen twee keer uitputtend zoeken, zonder en met de stap erbij."""
    keer = 0
    for stap in (stap for tekort in week.voorstel.tekorten for stap in tekort.meerwaarde):
        ruimer = Week(met_ruimte(week.werkvoorraad, stap.ruimte, stap.plek, stap.erbij), week.boek)
        samen = zip(TREDEN[:3], week.treden, ruimer.treden, strict=False)
        assert stap.winst == {naam: zonder - met for naam, zonder, met in samen if zonder != met}
        keer += 1
    return keer


def redenen_van_tekort(week: Week) -> int:
    """Wie nergens heen kan: de genoemde reden wegnemen geeft een plek die mag, en een lichtere reden niet."""
    keer = 0
    for tekort in week.voorstel.tekorten:
        if tekort.soort != "geen_opties":
            continue
        for nummer in tekort.hulpvragen:
            rij = next(rij for rij in week.voorstel.rijen if rij.hulpvraag == nummer)
            assert tekort.reden is _reden(week, rij)
            keer += 1
    return keer


def _reden(week: Week, rij: Rij) -> Schilreden | None:
    product = week.beeld.zaken[rij.hulpvraag].product
    over = [geschonden(week.werkvoorraad, rij.hulpvraag, ander, product) for ander in rij.alternatieven]
    lichter = {
        Schilreden.CAPACITEIT: set(),
        Schilreden.ERVARING: {"aanbieder_ervaring"},
        Schilreden.EXPERTISE: {"aanbieder_ervaring", "aanbieder_expertise", "coach_expertise"},
    }
    return next((reden for reden, weg in lichter.items() if any(eisen <= weg for eisen in over)), None)
