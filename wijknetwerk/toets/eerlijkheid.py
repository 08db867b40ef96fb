"""De eerlijkheid nagerekend: wat elke hulpvraag als enige had gekregen, en hoe de spijt verspreid is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from wijknetwerk.begrippen import Eerlijkheid, Evenwichtsprijs, Rij, Route, SoortPlek, Spijt, Weekvoorstel
from wijknetwerk.toets.bevinding import Bevinding, Soort
from wijknetwerk.toets.geheel import AANBIEDERSOORTEN, Gebruik
from wijknetwerk.toets.ladder import GEEN_PLEK, wensen_van
from wijknetwerk.toets.stand import verdeelbaar
from wijknetwerk.toets.volgorde import verhuizingen
from wijknetwerk.toets.weging import Beeld

PUNTEN = ("volgorde", "meegedeeld", "wensen")
Punten = tuple[int, int, int]


def toets_eerlijkheid(beeld: Beeld, voorstel: Weekvoorstel) -> Iterator[Bevinding]:
    """Of de spijt van elke hulpvraag, de spreiding en de prijs van het evenwicht kloppen met de werkmap."""
    if (gemeld := voorstel.eerlijkheid) is None:
        return
    op_tafel = [rij for rij in voorstel.rijen if verdeelbaar(beeld.zaken[rij.hulpvraag].route)]
    alleen = Gebruik(beeld, ())
    anders = {rij.hulpvraag: dict(_plekken(alleen, rij)) for rij in op_tafel}
    punten = {rij.hulpvraag: _punten(beeld, rij) for rij in op_tafel}
    yield from _toets_spijt(gemeld.spijt, anders, punten)
    for prijs in gemeld.evenwicht:
        yield from _toets_prijs(beeld, prijs, op_tafel, punten)
    versnippering = next((trede.waarde for trede in voorstel.bewijs.treden if trede.naam == "versnippering"), 0)
    if gemeld.evenwicht_versnippering > versnippering:
        kost = gemeld.evenwicht_versnippering
        yield _vind("evenwicht", f"Het evenwicht kost {kost} aan versnippering, het hele plan heeft {versnippering}")
    yield from _toets_spreiding(beeld, gemeld, op_tafel)


def _plekken(alleen: Gebruik, rij: Rij) -> Iterator[tuple[str, Punten]]:
    """Elke plek die kan als er verder niemand is, met de eigen minpunten van de beste vorm daar."""
    beeld, nummer = alleen.beeld, rij.hulpvraag
    hulpvraag, zaak = beeld.stand.hulpvragen[nummer], beeld.zaken[nummer]
    niets = Rij(hulpvraag=nummer, route=rij.route, plek=None, soort_plek=SoortPlek.GEEN_PLEK)
    for soort, plek in verhuizingen(alleen, niets, tuple(SoortPlek)):
        hier = niets.model_copy(update={"plek": plek, "soort_plek": soort})
        vormen = [hier]
        if soort in AANBIEDERSOORTEN and zaak.begeleiding is Route.SAMEN:
            vormen = [
                hier.model_copy(update={"wijkcoach": "deel" if samen else None})
                for samen in (True, False)
                if alleen.aanbieder_past(
                    hulpvraag,
                    beeld.stand.aanbieders[plek],
                    in_netwerk=soort is SoortPlek.NETWERKPARTNER,
                    samen=samen,
                )
            ]
        yield plek, min(_punten(beeld, vorm) for vorm in vormen)


def _punten(beeld: Beeld, rij: Rij) -> Punten:
    """De eigen minpunten van een hulpvraag op een plek."""
    stand, plek = beeld.stand, rij.plek or GEEN_PLEK
    anders = bool(stand.meegedeeld.get(rij.hulpvraag, frozenset()) - {plek})
    return stand.getal(f"trede_{rij.soort_plek if rij.plek else GEEN_PLEK}"), int(anders), wensen_van(beeld, rij)


def _verschil(nu: Punten, dan: Punten) -> dict[str, int]:
    return {naam: een - ander for naam, een, ander in zip(PUNTEN, nu, dan, strict=True) if een != ander}


def _toets_spijt(
    spijt: Sequence[Spijt], anders: Mapping[str, Mapping[str, Punten]], punten: Mapping[str, Punten]
) -> Iterator[Bevinding]:
    gemeld = {een.hulpvraag: een for een in spijt}
    if len(gemeld) != len(spijt):
        yield _vind("spijt", "Een hulpvraag staat meer dan één keer bij de spijt")
    for nummer in sorted(gemeld.keys() - punten.keys()):
        yield _vind(nummer, f"{nummer} heeft spijt, maar doet niet mee in de weekronde")
    for nummer, plekken in anders.items():
        beste = min(plekken.values(), default=punten[nummer])
        een = gemeld.get(nummer)
        if een is None:
            if punten[nummer] > beste:
                yield _vind(nummer, f"{nummer} kon alleen beter terecht, maar staat niet bij de spijt")
        elif plekken.get(een.beste_plek) != beste:
            yield _vind(nummer, f"{nummer} had als enige niet op {een.beste_plek} het beste gezeten")
        elif een.verschil != _verschil(punten[nummer], beste) or punten[nummer] <= beste:
            hoort = _verschil(punten[nummer], beste)
            yield _vind(nummer, f"{nummer} meldt spijt {een.verschil}, nagerekend is {hoort}")


def _toets_prijs(
    beeld: Beeld, prijs: Evenwichtsprijs, op_tafel: Sequence[Rij], punten: Mapping[str, Punten]
) -> Iterator[Bevinding]:
    """Of de genoemde plek zoveel scheelt; dat het plan zonder evenwicht haar geeft, is zonder solver niet te zien."""
    rij = next((rij for rij in op_tafel if rij.hulpvraag == prijs.hulpvraag), None)
    if rij is None:
        yield _vind(
            prijs.hulpvraag, f"{prijs.hulpvraag} betaalt voor het evenwicht, maar doet niet mee in de weekronde"
        )
        return
    mogelijk = [_verschil(punten[rij.hulpvraag], dan) for dan in _punten_op(beeld, rij, prijs.plek_zonder)]
    if prijs.verschil not in mogelijk:
        zin = f"{prijs.hulpvraag} zou zonder evenwicht op {prijs.plek_zonder or GEEN_PLEK} {prijs.verschil} schelen"
        yield _vind(prijs.hulpvraag, f"{zin}; dat klopt niet met de werkmap")


def _punten_op(beeld: Beeld, rij: Rij, plek: str | None) -> Iterator[Punten]:
    """De eigen minpunten op een plek, in elke vorm (met en zonder een deel door een wijkcoach)."""
    stand = beeld.stand
    soort = SoortPlek.GEEN_PLEK
    if plek in stand.coaches:
        soort = SoortPlek.ZELF
    elif plek in stand.groepen:
        soort = SoortPlek.COLLECTIEF
    elif aanbieder := stand.aanbieders.get(plek or ""):
        soort = beeld.zaken[rij.hulpvraag].schil[aanbieder.schil][0]
    elif plek is not None:
        return
    for wijkcoach in (None, "deel"):
        yield _punten(beeld, rij.model_copy(update={"plek": plek, "soort_plek": soort, "wijkcoach": wijkcoach}))


def _toets_spreiding(beeld: Beeld, gemeld: Eerlijkheid, op_tafel: Sequence[Rij]) -> Iterator[Bevinding]:
    spijt = {een.hulpvraag: een.verschil for een in gemeld.spijt}
    geteld: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for rij in op_tafel:
        verschil = spijt.get(rij.hulpvraag, {})
        erbij = (
            1,
            int(rij.plek is None),
            int(rij.hulpvraag in spijt),
            verschil.get("volgorde", 0),
            verschil.get("wensen", 0),
        )
        for sleutel in _kenmerken(beeld, rij):
            geteld[sleutel] = [som + een for som, een in zip(geteld[sleutel], erbij, strict=True)]
    staat: dict[tuple[str, str], list[int]] = {
        (een.kenmerk, een.groep): [een.hulpvragen, een.zonder_plek, een.met_spijt, een.volgorde, een.wensen]
        for een in gemeld.spreiding
    }
    for sleutel in sorted(geteld.keys() | staat.keys()):
        if staat.get(sleutel) != geteld.get(sleutel):
            zin = f"De spreiding over {' '.join(sleutel)} is {staat.get(sleutel)}, geteld is {geteld.get(sleutel)}"
            yield _vind(" ".join(sleutel), zin)


def _kenmerken(beeld: Beeld, rij: Rij) -> Iterator[tuple[str, str]]:
    hulpvraag = beeld.stand.hulpvragen[rij.hulpvraag]
    yield "wijk", hulpvraag.wijk
    yield "product", str(beeld.zaken[rij.hulpvraag].product or "geen")
    yield "wet", str(hulpvraag.wet)
    uiterlijk = hulpvraag.melddatum + timedelta(weeks=beeld.stand.getal("onderzoek_weken"))
    dagen = (uiterlijk - beeld.stand.maandag).days
    nadert = dagen < beeld.stand.getal("termijn_nadert_dagen")
    yield "wachttijd", "verlopen" if dagen < 0 else ("nadert" if nadert else "ruim")


def _vind(over: str, zin: str) -> Bevinding:
    return Bevinding(soort=Soort.EERLIJKHEID, over=over, zin=zin)
