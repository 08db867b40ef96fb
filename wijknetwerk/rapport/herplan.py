"""Wat er verandert ten opzichte van het vorige voorstel, klaar om te tonen: dezelfde woorden in elk rapport."""

from typing import NamedTuple

from wijknetwerk.begrippen import Herplan, SoortPlek, Weekvoorstel
from wijknetwerk.rapport import woorden
from wijknetwerk.rapport.blik import Blik

_NIET_IN_DE_KROMME = ("boven_budget", "wijzigingen", "loting")
_KORT = {"vastgezet": "vast", "zonder_plek": "zonder", "meegedeeld": "verteld", "versnippering": "versnip."}
_SOORTEN = {
    "andere_plek": "andere plek",
    "ander_erbij": "ander gezicht",
    "geen_plek_meer": "geen plek meer",
    "eerste_plek": "eerste plek",
    "nieuw": "nieuw",
    "niet_meer_verdeeld": "niet meer verdeeld",
    "weg": "niet meer op tafel",
}


class Verandering(NamedTuple):
    """Eén verschil met het vorige voorstel, in woorden."""

    hulpvraag: str
    wat: str
    was: str
    wordt: str
    zin: str
    meegedeeld: bool
    telt: bool


class Punt(NamedTuple):
    """Eén punt van de kromme: zoveel wijzigingen, de minpunten per trede, en wat dat scheelt met het vorige punt."""

    wijzigingen: int
    minpunten: tuple[int, ...]
    levert: str


def samenvatting(herplan: Herplan) -> str:
    """Hoeveel er verandert, en of dat binnen de afspraak is."""
    telt = [wijziging for wijziging in herplan.wijzigingen if wijziging.telt]
    van = f" van week {herplan.vorig_week}" if herplan.vorig_week else ""
    aantal = "verandert 1 plek" if len(telt) == 1 else f"veranderen {len(telt)} plekken"
    zinnen = [f"Ten opzichte van het vorige voorstel{van} {aantal}."]
    if verteld := sum(wijziging.meegedeeld for wijziging in telt):
        zinnen.append(f"Daarvan {'was' if verteld == 1 else 'waren'} er {verteld} al meegedeeld.")
    if herplan.budget is None:
        zinnen.append("Er is geen aantal wijzigingen afgesproken.")
    else:
        zinnen.append(f"Afgesproken {'is' if herplan.budget == 1 else 'zijn'} er hoogstens {herplan.budget}.")
        if len(telt) > herplan.budget:
            zinnen.append(f"Met minder dan {len(telt)} kan het niet.")
    return " ".join(zinnen)


def veranderingen(blik: Blik) -> list[Verandering]:
    """De verschillen; wat voor iemand verandert eerst, dan wat nieuw of weg is."""
    herplan = blik.voorstel.herplan
    rijen = sorted(herplan.wijzigingen, key=lambda w: (not w.telt, w.hulpvraag)) if herplan else []
    return [
        Verandering(
            hulpvraag=wijziging.hulpvraag,
            wat=_SOORTEN[wijziging.soort],
            was=_waar(blik, wijziging.was, wijziging.was_erbij),
            wordt=_waar(blik, wijziging.wordt, wijziging.wordt_erbij),
            zin=woorden.zin(wijziging.zin),
            meegedeeld=wijziging.meegedeeld,
            telt=wijziging.telt,
        )
        for wijziging in rijen
    ]


def krommekop(voorstel: Weekvoorstel) -> tuple[str, ...]:
    """De namen van de treden in de kromme, in volgorde van de ladder."""
    return tuple(trede.naam for trede in voorstel.bewijs.treden if trede.naam not in _NIET_IN_DE_KROMME)


def korte_trede(naam: str) -> str:
    """De naam van een trede in één kort woord, voor de kop van een smalle kolom."""
    return _KORT.get(naam, naam)


def kromme(voorstel: Weekvoorstel) -> list[Punt]:
    """De punten van de kromme, met wat elke wijziging erbij oplevert op de hoogste trede die verandert."""
    namen, punten = krommekop(voorstel), []
    vorige: tuple[int, ...] | None = None
    for punt in voorstel.herplan.kromme if voorstel.herplan else ():
        nu = tuple(punt.treden[naam] for naam in namen)
        bij = "" if punt.bewezen else "niet bewezen"
        if vorige is None:
            levert = "minder kan niet" if punt.wijzigingen else "alles blijft zoals het was"
        else:
            levert = next(
                (
                    f"{woorden.trede(naam)} {woorden.getal(waarde - eerder)}"
                    for naam, waarde, eerder in zip(namen, nu, vorige, strict=True)
                    if waarde != eerder
                ),
                "levert niets extra op",
            )
        punten.append(Punt(punt.wijzigingen, nu, "; ".join(deel for deel in (levert, bij) if deel)))
        vorige = nu
    return punten


def _waar(blik: Blik, plek: str | None, erbij: str | None) -> str:
    if plek is None or plek == SoortPlek.GEEN_PLEK:
        return "geen plek"
    bekend = {coach.code for coach in blik.werkvoorraad.wijkcoaches}
    bekend |= {aanbieder.code for aanbieder in blik.werkvoorraad.aanbieders}
    bekend |= {groep.code for groep in blik.werkvoorraad.collectief_aanbod}
    naam = blik.naam(plek) if plek in bekend else plek
    return f"{naam} met {erbij}" if erbij else naam
