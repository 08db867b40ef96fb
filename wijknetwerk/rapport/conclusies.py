"""De zin onder een plaatje: wat je ziet, geteld uit dezelfde cijfers. Zij is ook de alt-tekst."""

from collections import Counter
from collections.abc import Sequence

from wijknetwerk.begrippen import Belasting, Weekvoorstel, uren
from wijknetwerk.rapport import woorden
from wijknetwerk.rapport.blik import tel_banden


def over_coaches(belastingen: Sequence[Belasting]) -> str:
    """Hoeveel wijkcoaches binnen hun bandbreedte zitten, en hoeveel er geen ruimte meer hebben."""
    telling = tel_banden(belastingen)
    vol = sum(b.minuten >= b.ruimte for b in belastingen)
    return (
        f"Van de {woorden.aantal(len(belastingen), 'wijkcoach', 'wijkcoaches')} {_zit(telling['binnen'])} binnen de "
        f"afgesproken bandbreedte, {telling['onder']} eronder en {telling['boven']} erboven; "
        f"{vol} {'heeft' if vol == 1 else 'hebben'} geen ruimte meer."
    )


def over_aanbieders(belastingen: Sequence[Belasting]) -> str:
    """Hoeveel aanbieders vol zijn en hoeveel uren er bij komen."""
    vol = sum(b.minuten >= b.ruimte for b in belastingen)
    nieuw = sum(b.waarvan_nieuw for b in belastingen)
    return (
        f"Van de {woorden.aantal(len(belastingen), 'aanbieder', 'aanbieders')} {_zit(vol)} vol en "
        f"{_heeft(len(belastingen) - vol)} nog ruimte; dit voorstel voegt {uren(nieuw)} uur per week toe."
    )


def over_groepen(belastingen: Sequence[Belasting]) -> str:
    """Hoeveel groepen vol zijn en hoeveel deelnemers er bij komen."""
    vol = sum(b.minuten >= b.ruimte for b in belastingen)
    nieuw = sum(b.waarvan_nieuw for b in belastingen)
    return (
        f"Van de {woorden.aantal(len(belastingen), 'groep', 'groepen')} {_zit(vol)} vol en "
        f"{_heeft(len(belastingen) - vol)} nog plaats; er {'komt' if nieuw == 1 else 'komen'} "
        f"{woorden.aantal(nieuw, 'deelnemer', 'deelnemers')} bij."
    )


def over_stromen(stromen: Sequence[tuple[str, str, int]]) -> str:
    """Waar de hulpvragen op uitkomen, de meeste eerst."""
    telling: Counter[str] = Counter()
    for _, naar, getal in stromen:
        telling[naar] += getal
    delen = [f"{getal} {_NAAR.get(naar, 'bij ' + naar)}" for naar, getal in telling.most_common()]
    return f"{woorden.aantal(telling.total(), 'hulpvraag', 'hulpvragen')}: {woorden.opsomming(delen)}."


def over_bewijs(voorstel: Weekvoorstel) -> str:
    """Wat bewezen betekent voor wie de ladder niet kent."""
    if voorstel.bewijs.noodplan:
        return "De berekening is niet gelukt; dit plan komt van een eenvoudige vuistregel en is niet bewezen."
    if all(trede.bewezen for trede in voorstel.bewijs.treden):
        return "Bewezen betekent: er bestaat geen ander plan dat aan alle eisen voldoet en op deze trede beter is."
    return "Bij een trede die niet bewezen is staat hoeveel het hoogstens nog beter kan (het gat)."


_NAAR = {
    "collectief aanbod": "naar collectief aanbod",
    "wijkcoach begeleidt zelf": "naar een wijkcoach",
    "netwerkpartner": "naar een netwerkpartner",
    "aanbieder": "naar een aanbieder",
    "tweede schil": "naar de tweede schil",
    "geen plek": "zonder plek",
    "buiten de weekronde": "buiten de weekronde",
}


def _zit(getal: int) -> str:
    return f"zit er {getal}" if getal == 1 else f"zitten er {getal}"


def _heeft(getal: int) -> str:
    return f"heeft er {getal}" if getal == 1 else f"hebben er {getal}"
