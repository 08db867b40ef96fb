"""De tabellen naast het plan: bewijs, belasting, tekorten, alternatieven en kengetallen."""

from collections import Counter
from collections.abc import Iterator

from wijknetwerk.begrippen import Alternatief, Belasting, Bewijs, Rij, Route, Schil, SoortPlek, Weekvoorstel
from wijknetwerk.toets.bevinding import Bevinding, Soort
from wijknetwerk.toets.geheel import Gebruik
from wijknetwerk.toets.ladder import GEEN_PLEK
from wijknetwerk.toets.plekken import EISEN
from wijknetwerk.toets.rijen import open_voor, schendingen
from wijknetwerk.toets.weging import Beeld


def toets_bewijs(bewijs: Bewijs, waarden: dict[str, int]) -> Iterator[Bevinding]:
    """Elke trede: naam, waarde, ondergrens, en of zij terecht bewezen heet."""
    namen = tuple(trede.naam for trede in bewijs.treden)
    if namen != tuple(waarden):
        zin = f"De ladder heeft de treden {', '.join(namen) or 'geen'}; dat horen te zijn {', '.join(waarden)}"
        yield Bevinding(soort=Soort.TREDE, over="ladder", zin=zin)
    for trede in bewijs.treden:
        if trede.waarde != waarden.get(trede.naam, trede.waarde):
            zin = f"Trede {trede.naam} meldt {trede.waarde}, nageteld is {waarden[trede.naam]}"
            yield Bevinding(soort=Soort.TREDE, over=trede.naam, zin=zin)
        if trede.ondergrens > trede.waarde:
            zin = f"Trede {trede.naam} heeft ondergrens {trede.ondergrens} boven waarde {trede.waarde}"
            yield Bevinding(soort=Soort.TREDE, over=trede.naam, zin=zin)
        if trede.bewezen != (trede.ondergrens == trede.waarde):
            heet = "bewezen" if trede.bewezen else "niet bewezen"
            zin = f"Trede {trede.naam} heet {heet} bij waarde {trede.waarde} en ondergrens {trede.ondergrens}"
            yield Bevinding(soort=Soort.TREDE, over=trede.naam, zin=zin)


def toets_belasting(gebruik: Gebruik, belasting: tuple[Belasting, ...]) -> Iterator[Bevinding]:
    """De belasting van elke plek die genoemd wordt, en of wie iets krijgt ook genoemd wordt."""
    verwacht = _belasting(gebruik)
    keren = Counter(rij.plek for rij in belasting)
    krijgt = {plek for plek, rij in verwacht.items() if rij.waarvan_nieuw}
    for plek in sorted(krijgt | keren.keys()):
        if keren[plek] != 1:
            yield _belast(plek, f"{plek} staat {keren[plek]} keer in de belasting, dat hoort 1 keer te zijn")
    for rij in belasting:
        if (hoort := verwacht.get(rij.plek)) is None:
            yield _belast(rij.plek, f"De belasting noemt «{rij.plek}», die staat niet in de werkmap")
            continue
        for veld in ("eenheid", "minuten", "waarvan_nieuw", "ruimte", "bandbreedte"):
            gemeld, geteld = getattr(rij, veld), getattr(hoort, veld)
            if gemeld != geteld:
                yield _belast(rij.plek, f"De belasting van {rij.plek} meldt {veld} {gemeld}, nageteld is {geteld}")


def _belasting(gebruik: Gebruik) -> dict[str, Belasting]:
    stand = gebruik.stand
    uit: dict[str, Belasting] = {}
    for code, coach in stand.coaches.items():
        nieuw, bezet = gebruik.coach[code], stand.bezet_coach(code)
        uit[code] = Belasting(
            plek=code,
            naam=code,
            soort_plek=SoortPlek.ZELF,
            eenheid="minuten",
            minuten=bezet + nieuw,
            waarvan_nieuw=nieuw,
            ruimte=bezet + stand.vrij_coach(code),
            bandbreedte=(coach.bandbreedte_van, coach.bandbreedte_tot),
        )
    for code, aanbieder in stand.aanbieders.items():
        nieuw, bezet = gebruik.basis[code] + gebruik.specialistisch[code], stand.loopt.get(code, 0)
        uit[code] = Belasting(
            plek=code,
            naam=aanbieder.naam,
            soort_plek=SoortPlek.NETWERKPARTNER if aanbieder.schil is Schil.NETWERK else SoortPlek.TWEEDE_SCHIL,
            eenheid="minuten",
            minuten=bezet + nieuw,
            waarvan_nieuw=nieuw,
            ruimte=bezet + aanbieder.ruimte_basis + aanbieder.ruimte_specialistisch,
        )
    for code, groep in stand.groepen.items():
        uit[code] = Belasting(
            plek=code,
            naam=groep.naam,
            soort_plek=SoortPlek.COLLECTIEF,
            eenheid="plaatsen",
            minuten=groep.bezet + gebruik.groep[code],
            waarvan_nieuw=gebruik.groep[code],
            ruimte=groep.plaatsen,
        )
    return uit


def _belast(over: str, zin: str) -> Bevinding:
    return Bevinding(soort=Soort.BELASTING, over=over, zin=zin)


def toets_tekorten(beeld: Beeld, voorstel: Weekvoorstel) -> Iterator[Bevinding]:
    """Of een tekort over bestaande hulpvragen en plekken gaat en echt een tekort is."""
    stand = beeld.stand
    plekken = stand.coaches.keys() | stand.aanbieders.keys() | stand.groepen.keys()
    geplaatst = {rij.hulpvraag for rij in voorstel.rijen if rij.plek is not None}
    for nummer, tekort in enumerate(voorstel.tekorten, start=1):
        over = f"tekort {nummer}"
        for code in (*(set(tekort.hulpvragen) - stand.hulpvragen.keys()), *(set(tekort.plekken) - plekken)):
            yield Bevinding(
                soort=Soort.TEKORT, over=over, zin=f"Een tekort noemt «{code}», die staat niet in de werkmap"
            )
        if tekort.soort == "tekort" and tekort.gevraagd_minuten <= tekort.vrij_minuten:
            zin = f"Een tekort meldt {tekort.gevraagd_minuten} minuten gevraagd en {tekort.vrij_minuten} vrij: dat past"
            yield Bevinding(soort=Soort.TEKORT, over=over, zin=zin)
        if tekort.soort == "geen_opties":
            for code in sorted(geplaatst.intersection(tekort.hulpvragen)):
                zin = f"{code} heet zonder opties, maar heeft een plek"
                yield Bevinding(soort=Soort.TEKORT, over=over, zin=zin)


def toets_alternatieven(beeld: Beeld, rij: Rij) -> Iterator[Bevinding]:
    """Of een alternatief terecht wel of niet mag, en of de genoemde eisen precies de geschonden eisen zijn."""
    for ander in rij.alternatieven:
        naar = f"{rij.hulpvraag} naar {ander.plek}"
        if ander.soort_plek is not _soort(beeld, rij, ander.plek):
            yield _alternatief(rij, f"{naar} heet {ander.soort_plek}, dat klopt niet met de werkmap")
        elif ander.soort_plek is not SoortPlek.GEEN_PLEK:
            yield from _toets_alternatief(beeld, rij, ander, naar)


def _soort(beeld: Beeld, rij: Rij, plek: str) -> SoortPlek | None:
    stand = beeld.stand
    if aanbieder := stand.aanbieders.get(plek):
        return beeld.zaken[rij.hulpvraag].schil[aanbieder.schil][0]
    if plek in stand.groepen:
        return SoortPlek.COLLECTIEF
    if plek in stand.coaches:
        return SoortPlek.ZELF
    return SoortPlek.GEEN_PLEK if plek == GEEN_PLEK else None


def _toets_alternatief(beeld: Beeld, rij: Rij, ander: Alternatief, naar: str) -> Iterator[Bevinding]:
    geschonden = dict(schendingen(beeld, rij.hulpvraag, ander.plek, ander.soort_plek))
    genoemd = {reden.regel for reden in ander.redenen}
    if ander.toegestaan:
        for zin in geschonden.values():
            yield _alternatief(rij, f"{naar} heet toegestaan, maar {zin}")
        if not open_voor(beeld.zaken[rij.hulpvraag], ander.soort_plek):
            yield _alternatief(rij, f"{naar} heet toegestaan, maar route {rij.route} laat dat niet toe")
    elif not genoemd:
        yield _alternatief(rij, f"{naar} heet niet toegestaan, zonder reden")
    for naam in sorted(genoemd & set(EISEN) - geschonden.keys()):
        yield _alternatief(rij, f"{naar} noemt eis {naam} als reden, maar die is gehaald")
    if genoemd <= set(EISEN) and not ander.toegestaan:
        for naam in sorted(geschonden.keys() - genoemd):
            yield _alternatief(rij, f"{naar} verzwijgt eis {naam}: {geschonden[naam]}")


def _alternatief(rij: Rij, zin: str) -> Bevinding:
    return Bevinding(soort=Soort.ALTERNATIEF, over=rij.hulpvraag, zin=zin)


def toets_kengetallen(voorstel: Weekvoorstel) -> Iterator[Bevinding]:
    """De kengetallen die uit de rijen te tellen zijn; andere namen laat de toets met rust."""
    geteld = Counter({"hulpvragen": len(voorstel.rijen)})
    geteld.update(f"route_{rij.route}" for rij in voorstel.rijen)
    op_tafel = [rij for rij in voorstel.rijen if rij.soort_plek is not None]
    geteld.update({"verdeeld": len(op_tafel)})
    geteld.update(f"plek_{rij.soort_plek}" for rij in op_tafel)
    telbaar = {
        "hulpvragen",
        "verdeeld",
        *(f"route_{route}" for route in Route),
        *(f"plek_{soort}" for soort in SoortPlek),
    }
    for naam in sorted(telbaar & voorstel.kengetallen.keys()):
        if voorstel.kengetallen[naam] != geteld[naam]:
            zin = f"Kengetal {naam} is {voorstel.kengetallen[naam]}, geteld zijn er {geteld[naam]}"
            yield Bevinding(soort=Soort.KENGETAL, over=naam, zin=zin)
