"""De proef met één verhuizing: kan een hulpvraag in haar eentje naar een betere trede, met alle eisen intact?"""

from collections.abc import Collection, Iterable, Iterator

from wijknetwerk.begrippen import Hulpvraag, Rij, Route, Schilreden, SoortPlek
from wijknetwerk.toets.bevinding import Bevinding, Soort
from wijknetwerk.toets.geheel import AANBIEDERSOORTEN, Gebruik
from wijknetwerk.toets.plekken import eisen_aanbieder, eisen_coach, eisen_groep
from wijknetwerk.toets.weging import Zaak


def toets_volgorde(gebruik: Gebruik, rijen: Iterable[Rij], *, bewezen: bool) -> Iterator[Bevinding]:
    """Zoekt per rij de beste betere plek.

    Een tweede schil om capaciteit mag nooit als een partner nog kan; de rest is pas fout als de ladder bewezen is.
    """
    for rij in rijen:
        if rij.soort_plek is None:
            continue
        nu = gebruik.stand.getal(f"trede_{rij.soort_plek}")
        beter = {soort for soort in SoortPlek if gebruik.stand.getal(f"trede_{soort}") < nu} if bewezen else set()
        capaciteit = rij.schilreden is Schilreden.CAPACITEIT
        if capaciteit:
            beter.add(SoortPlek.NETWERKPARTNER)
        gebruik.zet(rij, -1)
        gevonden = next(verhuizingen(gebruik, rij, beter), None)
        gebruik.zet(rij, 1)
        if gevonden is None:
            continue
        soort, plek = gevonden
        if capaciteit and soort is SoortPlek.NETWERKPARTNER:
            zin = f"{rij.hulpvraag} staat om capaciteit in de tweede schil ({rij.plek}), maar past bij partner {plek}"
            yield Bevinding(soort=Soort.SCHIL, over=rij.hulpvraag, zin=zin)
        else:
            zin = f"{rij.hulpvraag} staat op {rij.soort_plek}, maar kan naar {plek} ({soort}) zonder dat iemand schuift"
            yield Bevinding(soort=Soort.VOLGORDE, over=rij.hulpvraag, zin=zin)


def verhuizingen(gebruik: Gebruik, rij: Rij, soorten: Collection[SoortPlek]) -> Iterator[tuple[SoortPlek, str]]:
    """Alle plekken van de gevraagde soorten waar de hulpvraag nog bij kan; haar eigen rij is al van het gebruik af."""
    if rij.soort_plek is SoortPlek.COLLECTIEF and rij.plek is not None and not gebruik.groep_kan_missen(rij.plek):
        return
    zaak = gebruik.beeld.zaken[rij.hulpvraag]
    hulpvraag = gebruik.stand.hulpvragen[rij.hulpvraag]
    if zaak.route is Route.COLLECTIEF and SoortPlek.COLLECTIEF in soorten:
        yield from _groepen(gebruik, hulpvraag)
    if zaak.begeleiding is Route.ZELF and SoortPlek.ZELF in soorten:
        yield from _coaches(gebruik, hulpvraag)
    if zaak.begeleiding is not None and any(soort in soorten for soort in AANBIEDERSOORTEN):
        yield from _aanbieders(gebruik, hulpvraag, zaak, soorten)


def _groepen(gebruik: Gebruik, hulpvraag: Hulpvraag) -> Iterator[tuple[SoortPlek, str]]:
    for code, groep in gebruik.stand.groepen.items():
        if gebruik.groep_past(code) and not any(eisen_groep(gebruik.stand, hulpvraag, groep)):
            yield SoortPlek.COLLECTIEF, code


def _coaches(gebruik: Gebruik, hulpvraag: Hulpvraag) -> Iterator[tuple[SoortPlek, str]]:
    for code, coach in gebruik.stand.coaches.items():
        if not any(eisen_coach(gebruik.stand, hulpvraag, coach)) and gebruik.zelf_past(hulpvraag, coach):
            yield SoortPlek.ZELF, code


def _aanbieders(
    gebruik: Gebruik, hulpvraag: Hulpvraag, zaak: Zaak, soorten: Collection[SoortPlek]
) -> Iterator[tuple[SoortPlek, str]]:
    vormen = (False, True) if zaak.begeleiding is Route.SAMEN else (False,)
    for code, aanbieder in gebruik.stand.aanbieders.items():
        soort, _ = zaak.schil[aanbieder.schil]
        if soort not in soorten or any(eisen_aanbieder(gebruik.stand, hulpvraag, aanbieder, zaak.product)):
            continue
        in_netwerk = soort is SoortPlek.NETWERKPARTNER
        if any(gebruik.aanbieder_past(hulpvraag, aanbieder, in_netwerk=in_netwerk, samen=vorm) for vorm in vormen):
            yield soort, code
