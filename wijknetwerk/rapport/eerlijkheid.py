"""De eerlijkheid van een voorstel in zinnen die alle rapporten delen."""

from wijknetwerk.begrippen import Eerlijkheid, Spreiding
from wijknetwerk.rapport import woorden
from wijknetwerk.rapport.blik import Blik

_GROEPEN = {
    **{str(wet): naam for wet, naam in woorden.WETTEN.items()},
    **{str(product): naam for product, naam in woorden.PRODUCTEN.items()},
    "geen": "geen product",
    "ruim": "termijn ruim",
    "nadert": "termijn nadert",
    "verlopen": "termijn verlopen",
}


def zin(blik: Blik) -> str:
    """Hoeveel hulpvragen op een mindere plek zitten dan alleen mogelijk was, en wat het evenwicht kost."""
    if (eerlijkheid := blik.voorstel.eerlijkheid) is None:
        return ""
    spijt, samen = len(eerlijkheid.spijt), len(blik.in_verdeling)
    wie = "Geen enkele hulpvraag zit"
    if spijt:
        van = woorden.aantal(samen, "hulpvraag", "hulpvragen")
        wie = f"{spijt} van de {van} {'zit' if spijt == 1 else 'zitten'}"
    return f"{wie} op een mindere plek (of zonder) dan alleen mogelijk was. {_evenwicht(eerlijkheid)}"


def _evenwicht(eerlijkheid: Eerlijkheid) -> str:
    betaalt, nieuw = len(eerlijkheid.evenwicht), eerlijkheid.evenwicht_versnippering
    wie = woorden.aantal(betaalt, "hulpvraag", "hulpvragen") if betaalt else "niemand"
    erbij = f", en geeft {woorden.aantal(nieuw, 'aanbieder', 'aanbieders')} extra in een wijk" if nieuw else ""
    return f"Het evenwicht in caseload kost {wie} een betere plek{erbij}."


def groep(blik: Blik, spreiding: Spreiding) -> str:
    """De groep van een spreiding in gewone woorden."""
    if spreiding.kenmerk == "wijk":
        return blik.wijknaam(spreiding.groep)
    return _GROEPEN.get(spreiding.groep, spreiding.groep)
