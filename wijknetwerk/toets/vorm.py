"""De vorm van een voorstel: hoort het bij deze werkmap en deze regels, en wijst elke rij naar iets dat bestaat?"""

from collections import Counter
from collections.abc import Iterator

from wijknetwerk.begrippen import Rij, SoortPlek, Weekvoorstel
from wijknetwerk.toets.bevinding import Bevinding, Soort
from wijknetwerk.toets.stand import Stand


def toets_herkomst(stand: Stand, voorstel: Weekvoorstel) -> Iterator[Bevinding]:
    """Week, status, regelset en vingerafdruk van de invoer."""
    week = str(stand.werkvoorraad.week)
    verwacht = (
        (Soort.WEEK, "week", voorstel.week, week),
        (Soort.STATUS, "status", voorstel.status, "voorstel"),
        (Soort.REGELSET, "regelset", voorstel.regelset.naam, stand.regels.naam),
        (Soort.REGELSET, "regelset", voorstel.regelset.sha256, stand.regels.sha256),
        (Soort.INVOER, "invoer", voorstel.invoer_sha256, stand.werkvoorraad.vingerafdruk()),
    )
    for soort, over, gemeld, hoort in verwacht:
        if gemeld != hoort:
            yield Bevinding(
                soort=soort, over=over, zin=f"Het voorstel noemt als {over} «{gemeld}», dat hoort «{hoort}» te zijn"
            )


def toets_rijen(stand: Stand, rijen: tuple[Rij, ...]) -> Iterator[Bevinding]:
    """Elke hulpvraag precies één rij, en elke rij met plekken die bestaan."""
    keren = Counter(rij.hulpvraag for rij in rijen)
    for nummer in sorted(stand.hulpvragen.keys() | keren.keys()):
        if nummer not in stand.hulpvragen:
            yield _vorm(nummer, f"{nummer} staat in het voorstel maar niet in de werkmap")
        elif keren[nummer] != 1:
            yield _vorm(nummer, f"{nummer} heeft {keren[nummer]} rijen in het voorstel, dat hoort er 1 te zijn")
    for rij in rijen:
        yield from toets_vorm(stand, rij)


def toets_vorm(stand: Stand, rij: Rij) -> Iterator[Bevinding]:
    """Of één rij alleen naar plekken en wijkcoaches wijst die bestaan."""
    codes: dict[SoortPlek | None, set[str | None]] = {None: {None}, SoortPlek.GEEN_PLEK: {None}}
    codes[SoortPlek.ZELF] = set(stand.coaches)
    codes[SoortPlek.COLLECTIEF] = set(stand.groepen)
    if rij.plek not in codes.get(rij.soort_plek, set(stand.aanbieders)):
        yield _vorm(rij.hulpvraag, f"{rij.hulpvraag} heeft plek «{rij.plek}», dat is geen {rij.soort_plek}")
    for rol, code in (("wijkcoach", rij.wijkcoach), ("tweede coach", rij.tweede_coach)):
        if code is not None and code not in stand.coaches:
            yield _vorm(rij.hulpvraag, f"{rij.hulpvraag} heeft als {rol} «{code}», die staat niet in de werkmap")
    if rij.soort_plek is SoortPlek.ZELF and rij.wijkcoach != rij.plek:
        yield _vorm(
            rij.hulpvraag, f"{rij.hulpvraag} wordt zelf opgepakt door {rij.plek}, maar wijkcoach is {rij.wijkcoach}"
        )
    if rij.soort_plek in (None, SoortPlek.GEEN_PLEK, SoortPlek.COLLECTIEF) and rij.wijkcoach is not None:
        yield _vorm(
            rij.hulpvraag,
            f"{rij.hulpvraag} heeft wijkcoach {rij.wijkcoach} bij {rij.soort_plek or 'een route zonder plek'}",
        )


def _vorm(over: str, zin: str) -> Bevinding:
    return Bevinding(soort=Soort.VORM, over=over, zin=zin)
