"""Hoe een cijfer, een groep en een bedrag geschreven worden; één plek, zodat elk verslag hetzelfde zegt."""

import re
from fractions import Fraction

from wijknetwerk.begrippen import EindReden, Wet
from wijknetwerk.monitor.cijfer import Cijfer, Eenheid, Pad, Rij, afgerond, procent
from wijknetwerk.rapport import woorden

VERBORGEN = "verborgen"
"""Staat op de plaats van een getal dat te klein is om te delen."""
ONBEKEND = "–"
_EINDREDENEN = {
    EindReden.VOLGENS_PLAN: "volgens plan",
    EindReden.TIJDELIJK: "tijdelijk gestopt",
    EindReden.OP_VERZOEK_INWONER: "op verzoek van de inwoner",
    EindReden.DOOR_AANBIEDER: "door de aanbieder",
    EindReden.IN_OVEREENSTEMMING: "in overeenstemming, vaak naar intensievere hulp",
    EindReden.VERHUIZING: "verhuizing",
    EindReden.DOOR_GEMEENTE: "door de gemeente",
    EindReden.WIJZIGING: "wijziging",
    EindReden.ANDERE_AANBIEDER: "andere aanbieder",
    EindReden.ANDER_DOMEIN: "ander domein",
    EindReden.OVERLEDEN: "overleden",
}
_VOLGNUMMER = re.compile(r"^\d\. ")
"""Staat voor een klasse om haar op volgorde te houden; hoeft niemand te lezen."""
_GROEPEN = {
    "beperkt_aanwezig": "beperkt aanwezig",
    "geen_passend_aanbod": "geen passend aanbod",
    "niet_bekend": "de wijkcoach kent het aanbod niet",
    "opgeschaald": "opgeschaald",
    "afgeschaald": "afgeschaald",
    "1. kon zelf": "kon zelf, maar er was geen ruimte",
    "2. expertise ontbreekt": "expertise ontbreekt",
    "3. samenwerking": "beter met een klein aantal aanbieders",
    **{reden.value: zin for reden, zin in _EINDREDENEN.items()},
    **{wet.value: woorden.WETTEN[wet] for wet in Wet},
}


def groep(pad: Pad, namen: dict[str, str]) -> str:
    """De naam van een groep; het totaal heet totaal."""
    if not pad:
        return "Totaal"
    return namen.get(pad[-1]) or _GROEPEN.get(pad[-1]) or _VOLGNUMMER.sub("", pad[-1])


def getal(heel: int) -> str:
    """Een geheel getal met een punt per duizendtal: 12.182."""
    return f"{heel:,}".replace(",", ".")


def met_komma(waarde: Fraction | float, decimalen: int) -> str:
    """Een getal met zoveel cijfers achter de komma, half naar boven."""
    maal = 10**decimalen
    heel = afgerond(Fraction(waarde) * maal)
    voor, na = divmod(abs(heel), maal)
    return f"{'−' if heel < 0 else ''}{getal(voor)},{na:0{decimalen}d}"


def waarde(cijfer: Cijfer, rij: Rij) -> str:
    """De waarde zoals iemand haar leest."""
    if rij.verborgen:
        return VERBORGEN
    if rij.waarde is None:
        return ONBEKEND
    if cijfer.eenheid is Eenheid.PROCENT:
        return f"{procent(rij.waarde)} %"
    if cijfer.eenheid is Eenheid.AANTAL:
        return getal(rij.teller)
    return met_komma(rij.waarde, 2 if cijfer.eenheid is Eenheid.FTE else 1)


def delen(cijfer: Cijfer, rij: Rij) -> str:
    """Teller en noemer: `12.182 van 16.814`; leeg als zij niets toevoegen."""
    if rij.verborgen or not rij.noemer or not cijfer.toon_delen or cijfer.eenheid is Eenheid.AANTAL:
        return ""
    teller, noemer = (getal(afgerond(Fraction(deel, cijfer.per))) for deel in (rij.teller, rij.noemer))
    return f"{teller} {'van' if cijfer.eenheid is Eenheid.PROCENT else 'op'} {noemer}"


def grenzen(rij: Rij) -> str:
    """`tussen 15 % en 78 %`; leeg als iedereen antwoordde, en ook als niemand dat deed."""
    if rij.verborgen or rij.grenzen is None or not rij.noemer:
        return ""
    return f"tussen {procent(rij.grenzen.laagst)} % en {procent(rij.grenzen.hoogst)} %"


def euro(eurocenten: Fraction | int) -> str:
    """Hele euro's: € 830.342."""
    heel = afgerond(Fraction(eurocenten) / 100)
    return f"{'−' if heel < 0 else ''}€ {getal(abs(heel))}"
